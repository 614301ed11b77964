"""Ways of speaking that use the words of danger and mean none: they are blanked before the rules run.

Figures of speech, blows and locks to things, wounds of work and sport, deaths told of, and questions
about policy. Written in the pattern language of ``danger_rule``.
"""

from __future__ import annotations

import re
from functools import cache

from nlu.danger_rule import compile_pattern

_CLASSES = {
    "thing": (
        r"(?:de |het |een |zijn |haar |mijn |die |dat |hun |onze )?(?:\w+e )?(?:tafel|tafeltje|deur|deuren|kamerdeur|voordeur|kast|muur|muren|bureau|stoel|"
        r"stoelen|raam|ramen|auto|bank|bal|boksbal|kussen|toetsenbord|prullenbak|hek|band|banden|trommel|drums?|deksel|fiets|vloer|"
        r"balie|laptop|telefoon|printer|spijker|spijkers|hamer|vuist op tafel|trampoline|ping ?pong|tennisbal|piano|bord)"
    ),
    "hitting": (
        r"slaat|sla|slaan|sloeg|sloegen|geslagen|schopt|schoppen|schopte|schopten|geschopt|trapt|trappen|trapte|trapten|getrapt|duwt|duwde|"
        r"geduwd|smijt|smeet|gesmeten|smijten|gooit|gooide|gegooid|gooien|bonkt|bonkte|beukt|beukte|knalt|slaan|te slaan|te trappen|te schoppen|rammen|ramt"
    ),
}

_PATTERNS = (
    # to be tired, frightened, amused, annoyed "to death"
    r"dood ?(?:moe|op|gewoon|normaal|simpel|leuk|saai|zonde|eerlijk|stil|ziek van|ernstig|eenvoudig|kalm|makkelijk|verlegen|lief|ongelukkig met)",
    r"doodmoe\w*|doodop|doodsaai\w*|doodgewo\w+|doodsimpel\w*|doodnormaal|doodzonde|doodstil\w*|doodziek (?:van|ervan)|doodeng\w*|doodvermoeid|doodeerlijk|doodleuk|doodlopend\w*|doodgooi\w*|doodgegooid",
    r"(?:er|ik ben er|ben er|word er|wordt er) ~3 doodziek van",
    r"(?:schrik\w*|schrok\w*|lach\w*|gelachen|verve\w+|erger\w*|geergerd|schaam\w*|geschaamd|werk\w*|gewerkt|zoek\w*|gezocht|betaal\w*|loop|wacht\w*|gewacht|staar\w*|irriteer\w*|ergerde|bel|stress|vries\w*|hoest\w*|puf\w*|zweet\w*) ~4 (?:dood|kapot|rot|suf|een ongeluk|te pletter)",
    r"(?:me|mij|zich|ons|je) ~1 (?:dood|kapot|rot|suf) ~2 (?:ge)?(?:schrik\w*|schrok\w*|geschrokken|lach\w*|gelachen|verve\w+|erger\w*|geergerd|schaam\w*|geschaamd|werk\w*|gewerkt|zoeken|gezocht|wacht\w*|irriteer\w*|bellen|gebeld)",
    r"(?:ga\w*|ging|word\w*|ben|is|was|zit) ~3 (?:helemaal |zowat |echt )?kapot (?:aan|van)|kapot ~2 van ~3 (?:stress|verdriet|moe\w*|werk)|ik ga (?:echt |helemaal )?kapot",
    r"(?:ga|gaat|ging|sterf|sterft|sterven|stierf|verga|vergaat|val|stik|stikt|barst|kapot|dood|doodga|crepeer) ~2 (?:dood )?(?:van|aan) (?:de |het |mijn |onze |al dat )?(?:honger|dorst|kou|hitte|warmte|verveling|schaamte|lachen|nieuwsgierigheid|stress|spanning|zenuwen|ellende|schrik|werk|papierwerk|drukte|heimwee)",
    r"(?:honger|dorst|verveling|schaamte|stress|kou) ~1 (?:dood|doodga|sterf|om)",
    r"(?:rammel|rammelt|scheel|stik\w*|hebben|heb) ~2 (?:van )?(?:de )?honger (?:als een paard)?",
    r"(?:stikt|stikken|stik) van (?:de )?\w+|stik(?:t)? in (?:het |de )?(?:werk|papier\w*|regels|rommel)",
    r"(?:je zou|men zou|om) ~2 (?:je|jezelf|me|u) (?:bijna )?(?:op te hangen|dood te lachen|van te schamen|dood te schamen|dood te ergeren)",
    r"het is om ~2 (?:op te hangen|dood te gaan|te sterven|te huilen)|om te vermoorden",
    r"moord en brand|moordend\w*|moordwijf|moordgozer|moordvent|een moord (?:voor )?(?:doen|begaan|plegen) voor|moord (?:zou )?(?:doen|begaan) voor|moordkuil",
    r"moord\w* voor (?:een|koffie|n) ?\w*",
    r"over (?:mijn|me) lijk|dode (?:hoek|letter|punt|mus)|dood (?:spoor|paard|punt|hout|gewicht|kapitaal)|levende lijve|dood ~1 gewaand|op sterven na dood|ten dode|de dood in de pot|doodverf\w*|dood(?:s)?kist|(?:batterij|accu|telefoon|plant\w*|lijn|verbinding|vis\w*|vogel\w*|hamster|kat|poes|hond|cavia|konijn|goudvis) ~3 (?:dood|doodgegaan|doodgaat|gestorven|overleden)",
    r"(?:ik|ze|zij|hij|we|mama|papa|iemand) ~2 (?:vermoord|wurg|wurgt|vermoordt|maak|maakt|sla|slaat|schiet|villen|vil) (?:me|hem|haar|ze|je|jou|jullie|dat ding|die \w+) ~2 (?:nog (?:eens|een keer|een dag|n keer|wel)|als (?:ik|je|ze|hij) (?:te laat|weer vergeet|het weer|dit))",
    r"(?:kan|kon|zou|wil|kun) ~2 (?:hem|haar|ze|die \w+|je|mijn \w+|iemand|wel iemand) ~2 (?:wel|soms|af en toe) ~2 (?:schieten|wurgen|wat doen|iets doen|slaan|villen|vermoorden|schoppen|door elkaar schudden|aandoen|iets aandoen|wat aandoen)",
    r"(?:wel|soms) (?:iemand|hem|haar|ze) (?:kunnen |kan )?(?:schieten|wurgen|slaan|vermoorden|villen|iets aandoen)|achter (?:het )?behang plakken",
    r"wurggreep|wurgcontract\w*|(?:de )?(?:nek|das) om(?:gedaan| doen)?|keel ~1 uit(?:hang\w*)?|schreeuw\w* (?:de|mijn) longen",
    # to strike, in other senses
    r"(?:slaat|sloeg|sla|slaan|geslagen|slaagt) (?:hij |ze |het |dit |dat |zij |allemaal |echt |ook |gewoon |toch )*(?:nergens|helemaal nergens|echt nergens|als een tang|alles|dicht|over|terug op|mis|aan|in als|af|om|door|op de vlucht|toe|in de rondte|wartaal|flater\w*|een flater|een modderfiguur|een figuur|alarm|munt|acht|handen|een slag|een gat|een brug|de plank|de spijker|de klok|de brug|water|rechtsaf|linksaf|gade|stil|een dag|een keer over|een beurt)(?: op| mis)?",
    r"(?:slaat|sloeg|slaan) (?:hij |dat |het |dit |volgens mij )*(?:op (?:de|het|een|mijn|uw|deze|dat|die|wat|vorige)) (?:brief|mail|gesprek|afspraak|rekening|situatie|vraag|klacht|artikel|regel\w*|tekst|opmerking|factuur|vergoeding|verhaal|week)",
    r"(?:dat|het|dit|wat|waar) ~3 (?:nergens|ergens) ~1 op ?(?:slaat|sloeg|slaan)|nergens op (?:slaat|sloeg|slaan|geslagen)|nergens op",
    r"(?:sla|slaat|sloeg|slaan|sloegen) (?:ik |we |je |hij |ze |zij |er )?~3 (?:over|door|heen|me er(?:doorheen)?|mij erdoorheen)(?= [.,?]| $| en | want | maar )",
    r"(?:sla|slaat|sloeg) (?:ik |we |hij )?(?:me|mij|zich|ons) er ~2 (?:doorheen|door)|er ~2 doorheen (?:te )?sla\w*",
    r"(?:over|op|af|toe|om|aan|in|uit|dicht|mis|neer)(?:ge)?slaan over|overgeslagen|overslaan|opgeslagen|toegeslagen|afgeslagen|aangeslagen|omgeslagen|ingeslagen|uitgeslagen|doorgeslagen|voorgeslagen|dichtgeslagen|misgeslagen|gadegeslagen",
    r"(?:met stomheid|uit het veld|uit het lood|murw|lam|plat|met blindheid|in de boeien|in de wind|er ~2 op na|vleugels|een flater|een (?:goed |slecht )?figuur|een brug|een gat in|de handen in elkaar|geld|munt|water|alarm|de plank|de spijker|knoop|op hol|op de vlucht|een goede slag) ~2 (?:ge)?sla\w*",
    r"handen in elkaar (?:ge)?sla\w*|handen ineen\w* ?sla\w*",
    r"(?:ik |hij |ze |we |is |ben |zijn |heb |was )*~2 (?:geslaagd|geslagen|gezakt) voor ~2 (?:examen|toets|rijexamen|diploma|opleiding|cursus|theorie|test|tentamen|school|rijbewijs|inburgering)",
    r"(?:examen|toets|rijexamen|diploma|opleiding|theorie|test|tentamen|inburgering) ~3 geslagen",
    r"sla(?= (?:en|met|tomaat|salade|komkommer))|pak sla|krop sla",
    r"(?:klap|slag|trap|steek|schop|knauw) (?:onder|in) (?:de|mijn|zijn|haar|onze) (?:gordel|lucht|rug|kont|ziel|gezicht van (?:de|alle) \w+)|(?:een|n) (?:harde|grote|flinke|zware|hele|enorme|financiele) (?:klap|tik|dreun) (?:voor|gekregen|geweest|gehad|van|om)|(?:dat|het|dit|nieuws) ~3 (?:een )?(?:klap|dreun|mokerslag|stomp|trap) ~2 (?:in|voor|om)|klap op de vuurpijl|klap van de molen",
    r"tik\w* (?:op|over) (?:de|mijn|zijn|haar) vingers|op (?:de|mijn|zijn|haar) vingers (?:ge)?tik\w*|schouderklop\w*|(?:een )?(?:duw|duwtje|zet|zetje|steun) in (?:de rug|de goede richting|mijn rug)|schop onder (?:mijn|zijn|haar|de|hun|je) (?:kont|achterste|reet)|klap\w* (?:gegeven )?(?:voor|na) (?:het|de) (?:optreden|voorstelling|liedje|speech|publiek)|tik\w* (?:op|tegen) (?:het raam|mijn toetsenbord)|iets? van meegekregen",
    r"(?:<hitting>) (?:(?!me |mij |hem |haar |ons |mijn (?:kind|zoon|dochter|moeder|vader) )[^ .,?]+ ){0,2}(?:op|tegen|met|in|over|achter) <thing>(?! (?:tegen|op|naar|in) (?:me|mij|hem|haar|ons|mijn|zijn)\b)",
    r"(?:op|tegen|met) <thing> ~2 (?:<hitting>|te slaan|slaan|(?:in|kapot|dicht|om) ?(?:ge)?(?:slaan|slagen|trapt|schopt|gooid))",
    r"(?:<hitting>) ~2 <thing> ~2 (?:dicht|kapot|in|stuk|om|open|neer|weg|vol)(?! (?:op|tegen|naar) (?:me|mij|hem|haar|mijn)\b)",
    r"<thing> ~2 (?:dicht|in|om|kapot|stuk|open)(?:ge)?(?:slagen|slaat|sloeg|trapt|schopt|gegooid|gooit|gesmeten|gesmeten|getrapt|geslagen)",
    r"(?:(?<= de)|(?<= een)) trap(?:pen)?|van de trap (?:ge)?val\w*|op de trap|trap (?:op|af)|trappenhuis|trapte (?:ik|hij|ze) (?:er|erin|in de val)|er ~2 in ?(?:ge)?trap\w*|trapt erin",
    r"(?:schopt|trapt|schopte|trapte|slaat|sloeg|gooit|gooide|schoppen|trappen|gooien|slaan) ~2 (?:een |de |zijn )?(?:bal|voetbal|keet|herrie|lol|rotzooi|stennis|rel|ruzie)(?: naar (?:mij|me|hem|haar|zijn))?|schoppen ~2 (?:het|keet|stennis)|geschopt ~2 (?:tot|het)|uit (?:het|de|mijn) (?:huis|groep|traject|programma|woning|opvang) (?:gezet|geschopt|getrapt)|eruit (?:geschopt|getrapt|gegooid|gegooit|gezet)|(?:schop\w*|trap\w*|gooi\w*|gooide|zet) ~4 eruit",
    r"(?:weg|af|op|uit|door|terug|bij|in|samen|onder|vooruit|voor)geschopt|doorgeschopt|weggeduwd (?:gevoel)?|voel\w* ~3 (?:weggeduwd|geschopt|in de hoek geduwd|aan de kant geduwd|weggetrapt|gestoken|platgeslagen|geslagen hond)|(?:onder|in) ~2 (?:druk|de maag|schoenen|mijn schoenen) geduwd|(?:door|op)(?:ge)?duwd? ~2 (?:plan|voorstel|besluit)|aan de kant (?:ge)?(?:schuif\w*|zet|schoven|duwd)",
    # to touch, hold, cut, choke, in other senses
    r"(?:dat|het|dit|wat|verhaal|brief|nieuws|overlijden|opmerking|film|alles|er) ~3 (?:raakt|raakte|geraakt|heeft) ~2 (?:me|mij|ons|haar|hem)(?! aan (?:op|bij|mijn|haar|zijn))|(?:raakt|raakte|raakten) ~2 (?:me|mij|ons|hem|haar)? ?~2 (?:kwijt|betrokken|in de war|overspannen|achter|op|gewend|diep|overstuur|in de (?:war|stress|problemen))|(?:dat|het|dit) ~2 (?:me|mij|ons) ~2 (?:raakt|raakte|geraakt|aangeraakt)|(?:raakt|raakte) (?:dat|het|dit) (?:me|mij|ons)",
    r"raak\w* (?:ik|we|hij|ze) ~3 (?:aan de drank|kwijt|in paniek)|per ongeluk ~4 (?:aangeraakt|aan|geraakt|geduwd|geschopt|geslagen|getrapt)|(?:aangeraakt|raakte|stootte|botste) ~4 per ongeluk|per ongeluk ~5 (?:aan|tegen)",
    r"(?:zit|zat|zitten|hangt|hing|kleeft|plakt|zitten|vast) (?:er )?~2 (?:een|veel|nogal|wel|geen|niks|iets|wat|te veel|zoveel|kosten|voorwaarden|nadelen) ~3 (?:aan|vast)|(?:dat|het|er) ~2 zit\w* ~2 aan te komen|(?:zit|zat) ~1 aan (?:mijn|zijn|haar|me|de|onze) (?:spullen|telefoon|tas|laptop|eten|computer|kast|kleren|fiets|post|papieren|geld|lades|agenda|tafel|bureau|koffie|afspraken|huis|grens|taks)|(?:mijn|zijn|haar|de) (?:spullen|telefoon|tas|laptop|geld|eten|post|papieren|agenda|computer) ~2 (?:te )?(?:zitten|zit|gezeten|zat)|aan (?:mijn|zijn|haar) (?:spullen|telefoon|tas|geld|laptop|post|eten|papieren|kast) ~2 (?:zit|zat|gezeten|komt|te zitten|zitten)|vast aan ~3 (?:contract|afspra\w+|regels|indicatie)",
    r"(?:zit|zat|zitten|ligt) (?:me|mij|ons|haar|hem) ~2 (?:dwars|niet lekker|hoog|op de (?:huid|hielen|nek|lip)|in de weg|tot hier)|(?:houdt|hield|hou|gehouden|houden) (?:me|mij|ons|hem|haar) ~2 (?:vast )?(?:aan|op de hoogte|voor de gek|bezig|wakker|in de gaten|tegen|aan het lijntje)|hou\w* (?:me|ons|mij) ~3 vast aan",
    r"(?:pak\w*|gepakt|aangepakt|oppak\w*) ~3 (?:aan|op|door|in|uit|mee|af|terug|verkeerd|serieus|goed|slecht|spullen|koffers|tas|agenda|telefoon|draad|de draad)(?= [.,?]| $| want | en | maar )(?<! hardhandig aan)(?<! ruw aan)",
    r"(?:verkeerd|goed|anders|niet goed|slecht|serieus|stevig|streng) (?:aangepakt|gepakt)",
    r"(?:snijd|snijden|sneed|sneden|gesneden|cut) ~3 (?:hout|groente\w*|brood|vlees|ui|uien|taart|appel|kaas|fruit|papier|een onderwerp|onderwerp|de bocht af|kosten|bezuinig\w*|in (?:de|het) (?:budget|zorg|uren|kosten|begroting|pgb))(?: aan)?|(?:groente\w*|brood|vlees|ui|uien|taart|fruit|kaas) (?:te )?(?:snijd|snijden|gesneden|aan het snijden)|(?:onderwerp|iets|punt|kwestie|dit) ~2 (?:aan ?(?:te )?snijden|aangesneden)|mes snijd|snijd ~3 (?:twee kanten|door (?:de|mijn) ziel)|(?:in (?:mijn|zijn|haar) (?:vinger|duim|hand)) ~2 gesneden|(?:me|mij) (?:per ongeluk )?gesneden (?:aan|met koken|bij het|tijdens|met het)|haar(?:en)? (?:laten )?knippen",
    r"mes (?:op tafel|tussen|in het varken|en vork|op de keel)|messen (?:worden )?geslepen|(?:aardappel|keuken|brood|zak)mes\w*|(?:met|een) mes (?:en vork|snijden|brood|smeren|in de la|om (?:te )?(?:snijden|schillen|koken|groente))|mes op de keel|in de rug (?:gestoken|steken)|mes in ~1 rug",
    r"(?:knijp\w*|kneep|geknepen) ~3 (?:er ~1 tussenuit|tussenuit|oogje|de handen|in zijn handen|een oogje|een oogje toe|de kat in het donker|er ?uit|'m|m)|(?:ze|ik|hij) knijp\w* (?:hem|'m)(?= [.,?]| $| voor )|de kat in het donker knijp\w*|in mijn handen (?:ge)?knijp\w*|(?:mijn|de) handen dichtknijpen|billen (?:samen)?knijpen|met de billen bloot|(?:de )?buik ~1 vol|op (?:mijn|zijn|haar) kont|kont ~2 tegen de krib|borst(?:kanker|voeding)|borst vooruit|tegen de borst|(?:stuit\w*|gestuit) ~2 tegen de borst",
    r"(?:in de|de) steek (?:ge)?la\w*|steek la(?:at|ten|gen|g)|in de steek|(?:steek|steekt|stak|steken|gestoken) ~3 (?:hand|vinger|energie|tijd|geld|moeite|kop|er ~2 in|veel|over|op|van wal|de draak|uit)(?! in (?:brand|fik))|steek (?:er )?(?:veel|tijd)|draak ~2 (?:ge)?st\w+|(?:door|van|met) (?:een )?(?:wesp|bij|mug|insect|muggen|teek|kat|hond|poes|konijn|brandnetel)\w* ~2 (?:gestoken|gebeten|gekrabd)|(?:wesp|bij|mug|kat|hond|poes|hamster|konijn|paard) ~4 (?:gestoken|gebeten|gekrabd|beet|stak|bijt|krabt|krabde|schopte)",
    r"(?:tand\w*|tanden) ~2 (?:in|op elkaar)|op (?:mijn|zijn|haar) tong (?:ge)?b\w+|door de zure appel|spits af ?(?:te |ge)?b\w+|bijt ~2 (?:de|het) spits|in (?:een|het) (?:broodje|appel) (?:ge)?b\w+|(?:een )?beetje|(?:trekt|trok|getrokken|trek) ~3 (?:kar|aan de bel|aandacht|streep|conclusie\w*|lering|bij|het niet|in twijfel|wit weg|voor|de stekker|aan hetzelfde)",
    # threats that are no harm, and other senses
    r"(?:er|het|dit|dat|alles|project|traject|zorg|onweer|crisis) ~1 (?:dreigt|dreigde|dreigen) ~5|(?:dreigt|dreigde|dreigen) ~3 (?:mis|fout|te (?:mislukken|stoppen|sluiten|verlopen|vervallen|vallen|ontslaan|schorsen|beeindigen|korten)|ontslagen|te laat|achter|verloren|zonder|kwijt te raken|failliet|vast te lopen|uit te lopen|op straat|uithuis\w*|uit huis (?:gezet|geplaatst))|(?:dreigt|dreigde|dreigen|gedreigd|dreigement\w*) ~6 (?:ontslag|boete\w*|rekening|aangifte|rechter|rechtszaak|advocaat|deurwaarder|incasso|stop\w* (?:van|met|te)|te stoppen|gestopt|opzeg\w*|opgezegd|beeindig\w*|schors\w*|klacht|korten|korting|contract|begeleiding (?:te )?(?:stop\w*|beeindig\w*))|dreigbrief (?:van|over) (?:de )?(?:incasso|deurwaarder|belasting\w*)|dreigende (?:taal van de incasso|toon|uithuiszetting|schuld\w*|achterstand|armoede|tekort\w*|wolken|ontslag)",
    r"bedreigde (?:diersoort\w*|dieren|natuur|vogel\w*|planten)|(?:bedreigt|bedreiging voor|bedreigd) ~3 (?:voortbestaan|natuur|klimaat|organisatie|privacy|werkplek|huisvesting|de samenwerking)",
    r"(?:doet|deed|doen) (?:het|dat|dit|wat) ~3 pijn|(?:het|dat|dit|wat|verhaal|rug|knie|hoofd|buik|hart|arm|been|tand|kies|voet|schouder|nek) ~3 (?:doet|deed|gedaan|doen|heeft) ~4 pijn(?: gedaan| doet| doen)?|(?:het|dat|dit) ~5 pijn (?:gedaan|doet|deed|doen)|(?:me|mij|ons) ~1 (?:niks|niets) (?:kan schelen|uitmaken|boeit)|(?:het|dat|dit) ~1 doet (?:me|mij) ~1 niks|doet (?:het|dat) (?:me|mij) ~1 niks|pijn (?:aan|in) (?:mijn|haar|zijn) \w+|moeite gedaan",
    r"(?:brengt|bracht|brengen|komt|kwam|gebracht|komen|staat) ~5 in gevaar|(?:toekomst|baan|diploma|plek|traject|indicatie|pgb|uitkering|project|privacy|stage|opleiding|werk|contract|voortbestaan) ~4 (?:in )?gevaar|gevaar (?:voor|bestaat|is|om|dat|van)|(?:het|dat) ~2 (?:is|was) ~2 gevaarlijk|loop\w* ~2 gevaar om|zonder gevaar",
    r"(?:werkstuk|spreekbeurt|scriptie|opstel|presentatie|verslag|boek|documentaire|artikel|folder|cursus|training|workshop|les|lessen|voorlichting|onderzoek|film|serie|nieuws|meldcode|protocol|beleid|vragenlijst|wet|informatie|posters?|campagne|webinar|gastles|college|studie|campagnes|podcast|congres|stappenplan|regels) ~5 (?:zelfmoord\w*|zelfdoding|suicide\w*|mishandeling|kindermishandeling|huiselijk geweld|seksueel (?:misbruik|geweld|gedrag|overschrijdend)|seksuele \w+|geweld|verkrachting|intimidatie|agressie|pesten|misbruik|automutilatie|verwaarlozing|bedreiging\w*|grensoverschrijdend \w+|stalking|chantage|loverboys?)",
    r"(?:zelfmoordpreventie|113 zelfmoordpreventie|suicidepreventie|preventie van (?:zelfmoord|suicide)|geweldloos\w*|geweldloze communicatie|agressietraining|agressieregulatie\w*)",
    # a death told of
    r"(?:is|was|zijn|werd|werden|heeft|had|hebben) ~5 (?:zelfmoord|zelfdoding|suicide) ~1 (?:gepleegd|overleden|gestorven)|(?:pleegde|pleegden|overleden (?:door|aan|na)|gestorven (?:door|aan)|overlijden door|door|na|verloren (?:aan|door)) (?:de |een |zijn |haar )?(?:zelfmoord|zelfdoding|suicide)(?: van \w+)?|(?:zelfmoord|zelfdoding|suicide) (?:van|gepleegd|pleegde)(?! (?:plegen|willen))",
    r"(?:is|was|zijn|werd|werden) ~5 (?:vermoord|doodgeslagen|doodgestoken|doodgeschoten|omgebracht|doodgegaan|overleden|gestorven|verongelukt)|(?:heeft|had) ~3 een ~1 (?:eind|einde) aan ~1 (?:zijn|haar) leven gemaakt|(?:nadat|sinds|toen|omdat|dat|want) ~4 (?:is|was) ~1 (?:overleden|dood|doodgegaan|gestorven)|(?:is|was|zijn) ~3 dood(?= [.,?]| $| en | gegaan | door | aan | sinds )|ging ~3 dood|doodgegaan|dood ~1 (?:gegaan|gaan) (?:aan|door) (?:kanker|corona|een)|dood van (?:mijn|zijn|haar|onze|de|een)",
    # leaving a service, not life
    r"(?:eind|einde|punt|stop) ~2 (?:aan|achter|van) (?:de|het|deze|dit|mijn|onze|die) (?:begeleiding|samenwerking|traject|contract|gesprek|coaching|relatie|afspraak|afspraken|ruzie|gedoe|situatie|klacht|procedure|zorg|werk|baan|dag|maand|week|jaar|gepest|pesten|chaos)|(?:begeleiding|samenwerking|traject|contract|coaching|zorg|relatie|ruzie|gedoe) ~5 (?:er )?~2 (?:een )?(?:eind|einde) ~1 (?:aan|van) (?:te )?ma\w+|(?:uit|van) (?:het|de|dit|deze|mijn) (?:traject|begeleiding|programma|contract|project|groep|cursus|opleiding|coaching|bus|trein|auto|douche|bed) (?:te )?(?:ge)?stap\w*|stap\w* ~2 uit (?:het|de|dit|deze|mijn) (?:traject|begeleiding|programma|contract|project|groep|cursus|opleiding|coaching|bus|trein|auto|bed)",
    r"(?:telefoon|hoorn|lijn|was|jas|foto|foto's|schilderij|slingers|lamp|gordijn\w*|kaart|briefje|poster) ~4 (?:op ?(?:te )?(?:hang\w*|gehangen)|ophang\w*|opgehangen|hing|hangt|op)|(?:hing|hangt|hangen|hang|gooide|gooit) ~3 (?:telefoon|hoorn|op|de was|was|foto|slingers|lamp)(?= [.,?]| $| toen | als | want | en | terwijl )|ophang\w*(?<= mezelf ophangen)(?!)|(?:meteen|gelijk|direct|weer|zomaar|gewoon|midden) ~2 opgehangen",
    r"verhangen|opgehang\w* (?:toen|tijdens|zonder|midden)",
    r"opgesloten (?:gevoel|in (?:een|het|de) (?:systeem|contract|traject|regels))|voel\w* ~3 (?:me )?~2 opgesloten in (?:mijn hoofd|mezelf|regels|het systeem)|(?:ik|mezelf) ~2 (?:heb )?mezelf (?:buiten|op|in)gesloten|vast(?:ge)?(?:zit|zet|lopen|gelopen) in (?:het|de) (?:systeem|proces|traject)|(?:sluit|sluiten|sloot|aansluit\w*) ~3 (?:aan|af|uit|dicht|in (?:mijn|het) (?:hart|archief))(?: (?:op|in) \w+)?|sluit\w* ~4 (?:aan|goed aan) op|handen en voeten (?:ge)?b\w+|met handen en voeten gebonden|gebonden aan|vastgebonden aan (?:regels|contract|afspraken)|(?:fiets|hond|boot|paard|bagage) ~3 vast(?:ge)?b\w+|(?:documenten|bestand\w*|spullen|dossier\w*|fietsen|medicijnen|geld|gegevens) ~4 (?:op(?:ge)?sl\w+|opgesloten|opgeborgen)",
    r"verwaarloosde (?:tuin|huis|gebouw|website|pand|buurt|administratie|wijk)|(?:tuin|huis|gebouw|administratie|woning|pand|kantoor|website|contact) ~4 verwaarloos\w*",
    r"(?:adem|ademen|ademt) ~2 (?:in|uit|benomen|in de nek|ruimte)|in (?:mijn|zijn|haar|de) nek (?:hijg\w*|adem\w*)|buiten adem|lange adem|op adem|hete adem|(?:vol)?bloed (?:prikken|geprikt|onderzoek|druk|afnemen|kruipt|onder de nagels)|bloed\w* (?:prik\w*|druk|test|onderzoek|waarden|afname)|bloed onder (?:mijn|de) nagels|bloed ~2 (?:geprikt|geven|gegeven|afgenomen)|bloedneus(?: van)?|(?:mijn|het) hart bloedt|kwaad bloed|mijn bloed kookt|bloedmooi|bloedheet|bloedserieus|nieuw bloed",
    r"(?:brand|vuur) ~2 (?:oefening|alarm\w*|veilig\w*|weer|meld\w*|blus\w*|verzekering|deur|gevaarlijk)|van de brand|uit de brand|brandend\w* (?:vraag|kwestie|actueel)|brandoefening|moord en brand|(?:ben|staat) ~2 in vuur en vlam|burn ?-?out",
    r"(?:blauw\w* (?:plek\w*|oog)) ~3 (?:van (?:het|mijn|een)? ?(?:val\w*|voetbal\w*|sport\w*|spel\w*|trainen|fietsen|trap|skaten)|door (?:het|een|de) (?:val\w*|sport\w*|voetbal\w*))|(?:gevallen|uitgegleden|voetbal\w*|sport\w*|gestruikeld) ~~8 blauw\w* (?:plek\w*|oog)",
    r"(?:wil|wou|wilde) ~2 (?:hier|daar) ~2 niet meer (?:zijn|wezen) (?:als|bij|met|voor) (?:de|het|client|deze)|(?:wil|hoef|kan) ~3 niet meer ~2 (?:hier|er) (?:zijn|wonen|werken|heen|komen|blijven|naartoe|mee|over|aan|in|op)(?! op (?:aarde|de wereld))|(?:afspraak|vergadering|gesprek|bijeenkomst|cursus|training|les|dagbesteding|groep|overleg|feest) ~6 (?:er|hier) niet (?:meer )?(?:bij )?(?:zijn|wezen)|er (?:helaas |dan |morgen |vandaag |straks )*niet (?:meer )?(?:bij )?(?:zijn|wezen) (?:bij|op|voor|tijdens|morgen|om|vanwege|want)|er niet meer bij(?: zijn| wezen)?",
    r"(?:hier|er) (?:even |een tijdje )?(?:niet )?(?:zijn|wezen) (?:vanwege|door) (?:vakantie|ziekte)|op vakantie",
    r"(?:leven|bestaan) ~2 van (?:een|mijn|deze|zo weinig|de) (?:uitkering|bijstand|geld|inkomen|salaris|toeslagen|loon|bedrag)|(?:in|op|met) (?:angst|schulden|armoede|deze onzekerheid|die onzekerheid|zo veel stress|rommel|stress|onzekerheid|chaos|zo|deze manier) (?:te )?(?:leven|bestaan)|(?:niet|zonder) ~3 (?:zonder|met) ~4 (?:leven|bestaan)(?= [.,?]| $)|(?:schulden|armoede|stress|angst|onzekerheid|rotzooi|pijn) ~2 (?:te )?leven",
    r"levensgroot|leven lang|leven(?:s)? lang leren|sociaal leven|(?:het )?leven zuur|het leven (?:op|in) (?:de|een|het)|levensgenieter",
    r"niet meer (?:zitten|zo (?:leuk|goed|fijn)) (?:met|om|in|bij) (?:de|het|deze|die|dit|mijn|hem|haar)|zie ~1 het niet ~1 (?:meer )?zitten (?:om|met|in|dat)|(?:begeleiding|coach\w*|gesprek|afspraak|hulp|zorg|excuses|geld|cursus|uitleg|bellen|mail\w*|brief|koffie|training|klacht|antwoord|huisbezoek) ~5 hoeft ~4 niet (?:meer)?|hoeft ~5 niet meer ~3 (?:te (?:komen|bellen|mailen|helpen)|bellen|mailen|komen|terug)|hoef ~3 (?:geen|niks|die|deze|dat|dit|jullie|hem|haar) ~4 (?:niet )?meer",
    # English
    r"(?:killing|kills|kill) (?:me|it|us|time|for|two birds)(?! (?:if|when|and))|(?:is|are|it's|that's|this|traffic|suspense|feet|back|stress|job|paperwork|wait|waiting) ~3 killing me|could (?:kill|murder|strangle) (?:for|him|her|them|a)|(?:would|could|i'd) kill for|dressed to kill|buzz ?kill|over my dead body",
    r"(?:dead|deadly) (?:tired|serious|end|line|slow|easy|on|beat|weight|silence|boring|bored|wrong|right|set)|deadlines?|dying (?:to|for|of (?:boredom|curiosity|laughter|embarrassment|hunger|thirst))|(?:bored|scared|worried|tired|sick|frozen|starved|embarrassed|laughing|frightened|beaten) (?:half )?(?:to|me to) death|to death (?:by|with) (?:paper|forms|bureaucracy|emails)|die of (?:boredom|laughter|embarrassment|shame|hunger|curiosity|thirst)|died (?:of (?:laughter|boredom|embarrassment)|laughing)|to die for|die hard|dead (?:phone|battery|line|plant|fish|cat|dog)|(?:battery|phone|laptop|plant|cat|dog|fish) ~3 (?:died|dead|is dead|dies)",
    r"(?:it|that|this|news|reality|realisation|what|which|then it) (?:really |just |suddenly )?(?:hit|hits|strikes|struck|kicks|kicked|touched|touches|hurt|hurts|beats|kills|bothers) ~1 (?:me|home|us)(?! (?:in|on|with|inappropriately|down))|hits? (?:me|him|her|us) (?:up|hard|like|deeply|with (?:a|an) (?:bill|fee|invoice|charge|mail))|hit (?:it off|the road|the nail|rock bottom|the gym|send|the button|a wall|reply)|beats me|beat (?:me|him|her|them|us) (?:to it|at|by)|beat (?:around|the (?:clock|record|odds|queue|traffic))|(?:kicked|kick|kicking|kicks) (?:me |him |her |us |them )?(?:out|off|back|the habit|the bucket|in)|slap in the face|slap on the wrist|punch ~1 line|(?:grab|grabs|grabbed|grabbing) (?:me |us |him |her )?(?:a|some|my|the) (?:coffee|bite|drink|seat|chair|lunch|bag|coat|tea)|push(?:es|ed|ing)? (?:me|us|him|her) (?:to|too hard|towards|into (?:a|the|signing|making)|around the|forward|for)|push(?:ed|es)? back|shoot (?:me|him|her|us|them) (?:a|an) (?:mail|email|message|text)|pull(?:ing)? my (?:leg|hair out)|stab(?:bed)? in the (?:back|dark)|backstab\w*|stabbed ~2 in the back|pain in the \w+|choke(?:d)? up|choked (?:on|up)",
    r"(?:threaten|threatens|threatened|threatening) (?:me |us |him |her )?(?:with |to )(?:a |an |legal |my |the )?(?:stop|end|cancel|fire|fine|lawyer|lawsuit|court|sue|dismissal|eviction|letter|leave|quit|close|terminate|withdraw|report|legal|rain|bill|reduce|cut)\w*|drug abuse|abuse of (?:power|the system|trust)|substance abuse|(?:policy|training|course|book|movie|film|documentary|information|protocol|leaflet|article|lesson|poster|presentation|paper) ~4 (?:suicide|abuse|violence|self-harm|harassment|assault|neglect)|suicide prevention|(?:died|passed away|lost ~2) (?:by|from|to|of) suicide|committed suicide|(?:was|were|got) (?:murdered|killed|shot dead)|cut(?:s|ting)? (?:myself )?(?:off|short|down|corners|costs|out|back|hours|(?:my|the|his|her) (?:hours|budget|hair|support|benefits|grass|lawn|bread|cake|funding))|cut myself (?:shaving|cooking|on|while|slicing|some slack)|touch(?:ed|es)? (?:by|base|on|upon|a nerve|my heart|(?:me |us )?deeply|up)|(?:in|keep in|stay in|get in|out of|lost|lose) touch|(?:got|get|keep|stay|be|been) ~2 in touch|starving(?! (?:my|him|her|to|for))|suicide squad|a (?:hit|beating heart)|rape\w*seed|end (?:my|the|this|our) (?:contract|support|coaching|subscription|cooperation|membership|call|lease)",
)


def blanked(text: str) -> tuple[str, bool]:
    """Return the canonical text with its figures of speech blanked, and whether there were any.

    Blanked words keep their length, so places in the text stay the same.
    """
    found = False
    for pattern in _compiled():
        if pattern.search(text):
            found = True
            text = pattern.sub(_blank, text)
    return text, found


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^ .,?]", "#", match.group())


@cache
def _compiled() -> tuple[re.Pattern[str], ...]:
    return tuple(compile_pattern(pattern, _CLASSES) for pattern in _PATTERNS)
