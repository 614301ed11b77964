"""Dutch danger between the lines: what people write instead of the word, and single words that alarm.

Much of it is only a reason to ask (mark "check"); the classifier may turn the question into an alarm.
"""

from __future__ import annotations

from functools import cache

from nlu.danger_rule import Rule, rules_of
from nlu.danger_rules_nl import CLASSES as _CLASSES

CLASSES = _CLASSES | {
    "victim": r"<who>|(?:<poss>) (?:<staff>)",
    "tool": r"gordel|riem|stok|lat|schoen|pollepel|kabel|snoer|ketting|vuist|vuisten|slipper|hamer|knuppel|liniaal|vlakke hand|hand|pan",
    "edge": r"brug|spoor|dak|balkon|rand|viaduct|rails|treinspoor|flat|afgrond|vensterbank",
    "clothes": r"broek|kleren|kleding|shirt|bh|onderbroek|ondergoed|hemd|trui|rok|slip|pyjama",
    "aid": r"dokter|huisarts|ambulance|112|arts|ziekenhuis",
}


@cache
def rules() -> tuple[Rule, ...]:
    """Return the veiled Dutch rules."""
    return (
        *rules_of("nl-veiled-suicide", "suicide", "De melder schrijft misschien over niet meer willen leven.", _SUICIDE, CLASSES),
        *rules_of("nl-veiled-self-harm", "self_harm", "De melder schrijft over wonden bij zichzelf of over zichzelf straffen.", _SELF_HARM, CLASSES),
        *rules_of("nl-veiled-sexual", "sexual", "De melder beschrijft misschien iets seksueels tegen de zin.", _SEXUAL, CLASSES),
        *rules_of("nl-veiled-violence", "violence", "De melder beschrijft misschien lichamelijk geweld.", _VIOLENCE, CLASSES),
        *rules_of("nl-veiled-threat", "threat", "De melder beschrijft misschien een bedreiging of dwang.", _THREAT, CLASSES),
        *rules_of("nl-veiled-child", "child_unsafe", "Er is misschien een kind of iemand anders niet veilig.", _CHILD, CLASSES),
        *rules_of("nl-veiled-neglect", "neglect", "Iemand mist misschien dringende zorg of verzorging.", _NEGLECT, CLASSES),
    )


_SUICIDE = (
    ("end-of-all", r"(?:eind|einde) ~1 (?:te )?(?:maken|maak|maakt) aan (?:dit )?alles"),
    ("parting", r"(?:afscheidsbrief|afscheidsbrieven|afscheidsbriefje)"),
    ("with-life", r"kap ermee ~~8 leven"),
    ("wish-gone", r"(?:wou|wilde|wens|wenste|hoop|hoopte) ~1 dat ik er niet (?:meer )?(?:was|ben|zou zijn)|had ~1 dat ik er niet meer was", "own_no"),
    ("if-gone", r"(?:als|zodra|wanneer) ik er niet (?:meer )?(?:ben|was) ~~1 (?:heeft|is|hoeft|zijn|wordt|hebben|dan|zou|kan|gaat)(?! (?:vrijdag|morgen|maandag|dinsdag|woensdag|donderdag))|als ik dood ben|(?:als|zodra) ik ~1 dood (?:ben|was|ga)", "own_no"),
    ("edge", r"(?:ik|zij|ze|hij|kind|dochter|zoon|client|die|staat|sta|stond|zit) ~4 (?:op|bij|aan|langs|over|voor) (?:de|het|een) (?:hoge )?(?:<edge>)(?= )(?! (?:te (?:wachten|werken)|van (?:mijn|de) (?:dromen|dader)|op))|op de brug ~4 (?:gestaan|gezeten|stond|springen)", ""),
    ("edge-want", r"(?:wilde|wil|wou|ga|ging) ~2 springen(?! (?:op|in|over|met|touwtje|trampoline))|ik spring (?:zo|nu|straks|echt|anders|dan|vannacht|vanavond|er)|spring dan"),
    ("last", r"(?:mijn|m'n) (?:aller)?laatste (?:bericht|bericht(?:je)?|avond|nacht|brief|groet|woorden|uren|dag)(?! (?:van|bij|op|voor|dat|over|werk|hier))", "check"),
    ("tell-them", r"zeg ~2 (?:tegen|aan) ~3 dat (?:ik van (?:haar|hem|ze|hen) ?hou\w*|het niet (?:haar|zijn|hun|jouw) schuld|ik sorry)|niet (?:haar|jullie|jouw|zijn) schuld ~~2 ik (?:ga|ben weg)", "own_no check"),
    ("arranged", r"(?:alles|mijn uitvaart|mijn begrafenis|testament) ~3 geregeld ~~4 (?:kat|hond|kinderen|uitvaart|weg|straks)|(?:mijn uitvaart|mijn begrafenis)(?! (?:verzekering|kosten))", "check"),
    ("not-hear", r"dan weet (?:je|jij|u|jullie) ~1 genoeg|(?:als )?(?:je|jullie|u) ~1 (?:me|mij) ~2 (?:morgen|straks) niet ~1 (?:meer )?(?:hoor\w*|zie\w*)", "own_no check"),
    ("done-with-life", r"(?:klaar|kap|kappen|stop|stoppen|moe|zat|beu|genoeg|op) ~5 (?:mee )?(?:met|van) ~1 (?:mijn |het |dit )?leven(?! (?:op|in|van))|(?:het|mijn|dit) leven ~4 (?:beu|zat|moe|af|over|niet meer (?:aan|waard|leuk))|leven (?:is|was) ~2 (?:af|over|voorbij|op|klaar)(?= [.,?]| $| en )|kan (?:het|dit) leven niet (?:meer )?aan", "own_no"),
    ("why-live", r"(?:waarom|waarvoor|waar) ~3 (?:zou|moet|doe|leef|blijf) ~2 (?:nog )?(?:verder )?(?:leven|leef)|wat (?:heeft|is) ~2 (?:het|mijn|dit) leven ~2 (?:voor |nog )?~1 (?:zin|nut)|leef ~1 liever niet|liever niet ~1 leven|leven ~2 (?:een )?(?:hel|straf|marteling)(?= [.,?]| $| en )", "own_no"),
    ("end-all", r"(?:eind|einde) ~1 (?:te )?ma\w+ ~1 aan (?:dit alles|alles|mijn leven|mezelf|deze ellende|mijn bestaan)|(?:eind|einde) ~1 aan (?:dit alles|alles|mezelf)|hoe ~3 er ~2 (?:een )?eind\w* aan (?:kan|kon|moet|maak)"),
    ("plan", r"(?:doodgaan|dood gaan|sterven|de dood) ~~6 plan|heeft ~2 een plan om ~3 (?:dood|te sterven|zichzelf)|datum geprikt ~~6 (?:leven|dood|klaar|einde)|(?:geen toekomst|leven) ~~5 datum geprikt", "own_no"),
    ("self-act", r"(?:zich|mezelf|zichzelf|me) ~2 (?:iets|wat) (?:ergs )?aan <aux>(?:<do>)|(?:zich|mezelf|zichzelf) ~2 (?:iets|wat) (?:aandoe\w*|aandoet)|(?:mezelf|zichzelf) ~3 (?:doden|dood ?maken|verdrinken|verzuipen|ophangen|opgehangen|vergassen|verbranden|vergiftigen|doodschieten|neersteken)|(?:hangt|hing|verhing|verdrinkt|schiet) (?:zichzelf|zich) ~2 (?:op|dood)?"),
    ("pills", r"(?:hoeveel|al mijn|alle|al die|te veel|doos|doosjes|strips?|potje) ~1 (?:pillen|paracetamol|slaappillen|medicijnen|tabletten)|(?:pillen|slaappillen|paracetamol) ~3 (?:genoeg|werken|gespaard|verzameld|opgespaard|geslikt|ingenomen|genomen|op)(?! doktersadvies)|(?:slik|slikte|neem|nam|spaart|spaar) ~3 (?:al mijn |alle |al die |heel veel |haar |mijn )(?:pillen|slaappillen|medicijnen)(?! (?:elke|iedere|op tijd|niet))|(?:bleek|chloor|afwasmiddel|gif|antivries) ~2 (?:gedronken|drink|drinken|dronk)", ""),
    ("means", r"(?:heb|heeft|met|ligt) ~3 (?:het|een|al een|mijn) ~1 (?:touw|strop|scheermes\w*)|scheermes\w* ~3 klaar\w*|(?:doodgaan|dood te gaan|sterven) ~2 (?:makkelijk\w*|manier\w*|snel\w*)|manier\w* om (?:dood te gaan|te sterven|er een eind)|hoe (?:ga|moet|kan) ik ~3 dood|hoe hoog ~3 (?:brug|flat|gebouw) zijn|gas\w* ~2 open ?(?:te )?(?:zet\w*|draai\w*|doen)"),
    ("reason-not", r"(?:een|geef ~2) reden om niet te (?:springen|gaan|stoppen met leven|doen)|reden om (?:nog )?te (?:blijven leven|leven)", "own_no"),
    ("wheel", r"ruk aan het stuur|(?:treinen|trein) ~2 (?:geteld|tellen|zitten kijken)|op het station gezeten", "check"),
    ("only-way", r"(?:oplossing|beste|opgelost|beter|rustig\w*|fijner) ~4 (?:dat|als|wanneer) ik er niet (?:meer )?(?:ben|was)", "own_no"),
    ("told-to-die", r"(?:ga|moet|mag|kan) ~2 (?:maar |beter )(?:dood|doodgaan|doodvallen)", "check"),
    ("follow-dead", r"(?:wil|ga|wou) ~3 (?:hem|haar|ze|mijn \w+) achterna(?! (?:lopen|bellen|rennen|zitten))|naar mijn (?:overleden|dode|gestorven) \w+ ~1 (?:toe|gaan)?|(?:wil|ga) ~3 (?:ook )?bij (?:mama|papa|oma|opa|hem|haar|mijn \w+) (?:zijn )?in de hemel"),
    ("no-future", r"geen toekomst (?:meer )?(?:voor mij|voor mezelf)?|het is (?:toch )?(?:straks |binnenkort )?(?:allemaal )?(?:over en uit|allemaal voorbij|klaar met mij)|(?:straks|binnenkort) is (?:het|alles) ~2 voorbij|klaar is met mij|(?:stop|stopt) ik ook|voorgoed (?:weg|klaar|rust)|stop ik (?:voorgoed|met alles)|afscheid (?:neem|neemt|nemen|genomen) ~2 van (?:mijn|haar|zijn|iedereen|ons|alles|ze)(?! (?:coach|begeleider|klas|collega\w*|hond|kat|huis|groep|team))|(?:ze|hij) afscheid neemt", "check"),
    ("last-friday", r"(?:na|vanaf) (?:vandaag|morgen|\w+dag|vannacht|de feestdagen|kerst) ben ik er niet|ben ik er niet (?:meer )?~~3 (?:nooit|voorgoed)", "own_no check"),
    ("not-hold", r"(?:hou\w*|hield) ~4 niet ~1 (?:meer )?vol ~~2 (?:tot morgen|vannacht|deze nacht|het leven|leven)|niet ~1 (?:meer )?vol ~1 (?:ga|kan) houden tot morgen|dan hoeft niemand (?:zich|meer)", "own_no check"),
    ("voices", r"stem\w* ~6 (?:zeggen|zegt|dat ik|moet|doe het)|hoofd zegt ~4 (?:doe het|spring|dood)", "check"),
    ("better-away", r"beter ~1 (?:af )?(?:als|wanneer|dat) ik (?:weg|dood|er niet (?:meer )?)(?:ben|was)?|beter ~1 (?:als|wanneer) ik (?:weg|dood) (?:ben|was|ga)|geen last meer van (?:mij|me)(?= [.,?]| $)", "own_no check"),
    ("wrists", r"(?:net|nu|weer|al) (?:mijn|me) polsen|pols(?:en)? ~1 (?:door|open) ?(?:ge)?sn\w+"),
    ("dead-word", r"(?:ik|hij|zij|ze|zoon|dochter|client|moeder|vader|broer|zus|man|vrouw|vriend\w*) ~4 (?:liever |beter |maar |ook )(?:dood|doodgaan)(?= [.,?]| $| dan | zijn | wil | is )|(?:wil|wou) ~2 ook dood|denk\w* ~3 aan (?:doodgaan|sterven|de dood)|praat ~2 over (?:doodgaan|sterven|de dood|zelfmoord)|was ik ~1 dood"),
    ("drown", r"(?:ga|gaan|wil|kan) ~3 (?:mezelf )?(?:verdrinken|verzuipen)(?! in (?:het )?(?:werk|papier\w*|regels))", "check"),
)

_SELF_HARM = (
    ("cut-again", r"(?:heb|heeft) (?:me|mij|zich) (?:weer|opnieuw|toch|vannacht|gisteren) ~1 gesneden"),
    ("marks", r"(?:arm|armen|been|benen|polsen|bovenbenen|huid) ~3 (?:vol|onder) ~2 (?:krassen|sneeen|sneetjes|sneden|littekens|snijwonden|wonden)|(?:vol|onder de|allemaal|overal|nieuwe) ~1 (?:sneeen|sneetjes|krassen|snijwonden) ~3 (?:op|in)?|(?:sneeen|sneetjes) (?:op|in) (?:mijn|haar|zijn)"),
    ("punish", r"straf\w* (?:mezelf|zichzelf)|(?:mijn|haar|zijn) hand ~2 (?:tegen|op|in) (?:de|het) (?:kachel|kookplaat|vuur|vlam)|(?:mezelf|zichzelf) ~2 (?:straffen|gestraft)"),
    ("scratch", r"(?:bekrast|krab|krabt|krabben|kras|krast|bijt|krabde) ~4 (?:mijn|haar|zijn|me|uit haar|uit zijn) ~1 (?:benen|been|armen|arm|huid|polsen|gezicht) ~2 (?:open|kapot|stuk|met)?|(?:stukken|hele stukken) uit (?:haar|zijn|mijn) (?:arm|been|hand)"),
    ("starve", r"(?:eet|eten) ~4 (?:niks|niet|niets|bijna niks|bijna niet) ~2 ~~3 (?:weegt|kilo|flauw|valt flauw)|weegt nog maar \d+|(?:eet|drinkt) ~2 (?:<days>|al anderhalve week|al \w+ dagen) ~1 (?:niet|niks)|(?:eet|drinkt) al ~3 (?:niet|niks)", "own_no"),
    ("hair", r"trek ~1 (?:mijn )?(?:eigen )?haren uit", "check"),
)

_SEXUAL = (
    ("pedo", r"pedo\w*|kindermisbruik\w*|kinderporno"),
    ("undress", r"(?:moet|moest|moesten|wil|wilde|dwong|vroeg) ~7 (?:<clothes>) ~1 (?:uit|omlaag|naar beneden|uittrekken|uitdoen|uittrekt|uitdoet)|(?:<clothes>) ~1 (?:uit|uitdoen|uittrekken|uittrekt|omlaag) ~1 (?:moest|moet|moesten|van)|(?:<clothes>) waren uit|uitkleed\w* ~3 (?:voor|webcam|camera)|(?:me|mij|zich) ~2 (?:uitkleed|uitkleden|uit te kleden) (?:voor|van|terwijl)"),
    ("under", r"(?:onder|in) (?:mijn|haar|zijn|hun|me|de) ~1 (?:<clothes>) ~3 (?:voelt|voelde|gevoeld|zit|zat|gezeten|graait|aan|zaten|tast|gaat|ging|komt|kwam)|(?:voel\w*|gevoeld|hand|handen|zit|zat|gezeten|graai\w*) ~4 (?:onder|in) (?:mijn|haar|zijn|hun|me) ~1 (?:<clothes>)"),
    ("private", r"(?:hij|zij|ze|coach|begeleider|man|opa|oom|vader|vriend|meester|leraar|buurman|iemand|mentor|therapeut) ~~9 (?:mijn|haar|zijn|m'n|me) ~2 (?:borsten|tieten|billen|kont|kruis|piemel|vagina|plasser|kutje|spleetje)(?! (?:wassen|verschonen|insmeren|verzorgen))|mooie (?:borsten|billen|kont|tieten)", "check"),
    ("down-there", r"pijn (?:van onderen|tussen (?:mijn|haar|zijn) benen|daar beneden|aan (?:mijn|haar|zijn) (?:kruis|plasser|vagina|billen))|(?:kietel\w*|voel\w*|aai\w*|raak\w*|zit|zat|komt) ~4 (?:daar beneden|van onderen|tussen (?:mijn|haar) benen)"),
    ("pictures", r"(?:vieze|geile|rare|seks|porno) ~1 (?:plaatjes|filmpjes|foto\w*|films|porno)|porno ~4 (?:kijken|laten zien|zien)|raakt? zichzelf ~2 aan|trekt zich\w* af|aftrekken|masturb\w*"),
    ("lap", r"(?:moet|moest|wil dat|wilde dat|wil|vraagt) ~5 op (?:zijn |haar |z'n |hun )?schoot|op (?:zijn|haar) schoot ~2 (?:zit|zitten|moest|moet)", "check"),
    ("secret", r"(?:geheim\w*|iets|relatie|verhouding) ~3 (?:met|samen|heb\w*) ~5 (?:niemand ~1 (?:het |dit )?(?:mag |mocht )?(?:weten|zeggen)|geheim)|niemand ~1 (?:het |dit )?mag ~1 weten|(?:coach|begeleider|mentor) en ik ~2 (?:iets|een relatie|gaan met|hebben iets|samen)|geheimpjes? ~2 met (?:de|mijn|zijn|haar)", "own_no check"),
    ("bed", r"(?:gaan|ging|gegaan|ga|slaap|sliep|geslapen|slapen) ~3 met (?:elkaar|hem|haar|mijn (?:<staff>)|(?:de|een|mannen)) ~1 (?:naar bed|geslapen)|naar bed ~1 (?:met|gegaan met) ~2 (?:<staff>|client\w*|mannen)|bij (?:me|mij|hen|haar|hem|ons|ze|de kinderen|de meisjes|een \w+) in (?:zijn |haar |mijn )?bed ~2 (?:komt|kwam|ligt|lag|kruipt|kroop|gekropen|stapt|gelegen|komen)"),
    ("men", r"(?:met|bij|voor) (?:\w+ )?mannen ~3 (?:mee|slapen|naar bed|seks|moet|afspreken)|geld ~2 (?:voor|tegen) ~1 (?:seks|sex)|voor geld ~4 (?:seks|slapen|naar bed)|tegen betaling ~2 (?:seks|slapen)"),
    ("massage", r"(?:masseert|masseerde|gemasseerd|massages?) ~~6 (?:me|mij|haar|verder|wilde|wil|niet|bloot)", "own_no check"),
    ("against-will", r"tegen (?:mijn|haar|zijn|hun|je) (?:wil|zin)(?! (?:in|om) (?:een )?(?:traject|overgeplaatst|verhuisd))"),
    ("went-on", r"(?:nee|stop) ~1 (?:gezegd|zei|zeg|gezegt) ~~4 (?:hij|ze|zij) ~3 (?:door|niet stop|toch)|(?:nee|stop) (?:gezegd|zei) ~~2 (?:hij|ze) (?:ging|gaat)|(?:hij|ze|die) (?:ging|gaat) toch (?:gewoon )?door|wilde (?:dat|dit) niet ~~3 (?:ging|deed|toch)|(?:ging|gaat) (?:ze|hij) verder ~~2 (?:ik )?(?:wilde|wil)", "own_no check"),
    ("had-to-do", r"(?:moest|moet|moesten) ~3 (?:iets|dingen|van alles) ~4 (?:met hem|met haar|bij hem|voor hem|lichamelijk|aan hem)|(?:moest|moet) ~2 (?:dingen|iets) ~1 doen ~2 (?:in de auto|met|bij|op)|in de auto ~2 moest ik ~2 (?:dingen|iets)|(?:dingen|iets|spelletjes) (?:met|bij) (?:mij|me|haar|hem|ons|mijn \w+) ~3 (?:die|wat|dat) ~2 niet (?:mogen|mag|hoort|kan|kunnen|horen|wil|wilde)", "own_no"),
    ("things-forbidden", r"(?:doet|deed|doen|gebeuren) ~4 (?:dingen|iets) ~4 (?:die|dat|wat) ~1 niet (?:mogen|mag|horen|hoort|kunnen|kan)(?! van de (?:gemeente|wet))", "own_no check"),
    ("hotel", r"(?:mee|meega|meegaat|meegaan|meekom|afspreken|afspraak|kom|komt|ga) ~4 (?:naar|in) ~1 (?:een |het )?(?:hotel|hotelkamer)"),
    ("drugged", r"(?:iets|pil|poeder|drugs) ~2 in (?:mijn|haar) (?:drankje|drinken|glas|thee|koffie)|werd wakker ~~9 (?:kleren|bloot|naakt|benen|uit)|gedrogeerd"),
    ("hands", r"voel\w* ~3 (?:zijn|haar|hun) handen|(?:zijn|haar) handen ~3 (?:over|naar) (?:mijn|haar) ~2 (?:rug|lijf|lichaam|benen|beneden)|met (?:haar|zijn) hand ~3 (?:mijn|haar) (?:rug|been|arm) ~2 (?:naar beneden|omlaag|omhoog)", "check"),
    ("acts", r"tongzoen\w*|(?:me|mij|haar) getongd|randt ~2 (?:me|mij|haar) ~1 aan|friemel\w* ~3 aan (?:me|mij|haar|hem|mijn|zijn)|(?:hij|begeleider|man|coach) ~4 (?:naakt|bloot|in zijn onderbroek) ~3 (?:kamer|binnen|voor|stond)|(?:begeleider|medewerker|coach|<staff>) ~5 zwanger (?:gemaakt|van)|zwanger ~2 van (?:haar|mijn|een|de) (?:<staff>)|(?:aan|in) (?:haar|zijn|mijn|hun) (?:plasser|piemel|poesje|billen|kruis)"),
    ("night", r"s nachts ~4 (?:bij|op|naar) (?:mij|me|haar|hem|mijn|zijn|de|hun) ~2 (?:kamer|bed|slaapkamer) ~2|(?:kamer|bed) ~1 (?:komt|kwam) ~3 s nachts|(?:komt|kwam) ~4 s nachts ~3 (?:kamer|bed|mij|binnen)|als ik ~1 (?:slaap|in bed lig) ~2 (?:komt|kwam) ~3 (?:kamer|bed|binnen|bij)", "check"),
    ("be-nice", r"zegt dat ik lief moet zijn|lief (?:voor|tegen) (?:hem|haar) (?:moet|moest) zijn", "check"),
)

_VIOLENCE = (
    ("push", r"(?:duw|zet|schop|trap|klap|mep|tik|stomp) van (?:de|mijn|een|mn|die|onze|haar|zijn|juf|meester|mama|papa)(?! (?:molen|organisatie|directie|gemeente|uwv))|(?:gaf|geeft|gegeven|geven|kreeg|krijg|krijgt|gekregen) ~5 (?:een )?(?:harde |flinke )?duw(?= )(?! in de (?:rug|goede))"),
    ("blow", r"(?:klap|klappen|mep|stomp|schop|kopstoot|dreun|slaag|mot|lel|peer|muilpeer|hengst|optater|oplawaai|opdoffer|ram|draai|oorvijg|vuist) ~4 (?:geeft|geef|geef|geven|gegeven|krijgt|krijg|kreeg|kregen|gekregen|verkocht|uitgedeeld)|(?:geeft|geef|gaf|gegeven|kreeg|krijg|krijgt) ~4 (?:mot|lel|muilpeer|peer|hengst|optater|oplawaai|opdoffer|vuist|ram)(?= )(?! (?:van een))|(?:op|tegen|in|voor) (?:mijn|zijn|haar|me) (?:muil|smoel|bek|kop|maag|tanden|gezicht|buik) ~1 (?:ge\w+|slaan|slaat|sloeg|gekregen|gehad)|vuist (?:in|op|tegen) (?:mijn|zijn|haar)|er vallen klappen|vallen (?:er )?klappen"),
    ("hits-bare", r"(?:hij|zij|ze|papa|mama|vader|moeder|stiefvader|stiefpa|man|ex|juf|meester|oom|opa|broer|vent|<staff>)(?: van (?:de|het|onze|mijn) \w+)? (?:ons |mij |me |ook |altijd |soms |dan |weer |vaak |echt |mij altijd )*(?:slaat|sloeg|mept|schopt|knijpt|stompt|slaan|knijpen|schoppen)(?= [.,?]| $| als | en | wanneer | soms | vaak | altijd | ook | weer | alleen | iedereen | kinderen | echt | hard | elke | haar | hem | hen )(?! (?:als een tang|ook nergens|altijd over|haar slag|alles over))(?!.{0,14} (?:over|op tafel|nergens|mis|dicht|op hol) )"),
    ("hits-inverted", r"(?:slaat|sloeg|knijpt|schopt|mept|duwt) (?:hij|ze|zij|papa|mama|vader|moeder)(?= [.,?]| $)|als (?:hij|ze|zij|papa|mama) boos (?:is|wordt|werd) (?:slaat|knijpt|schopt|mept|slaan|gooit) "),
    ("hits-tool", r"met (?:een|zijn|haar|de|z'n) (?:<tool>) ~4 (?:sloeg|slaat|slaan|geslagen|sloegen|gekregen)|(?:slaat|sloeg|slaan|geslagen) ~4 met (?:een|zijn|haar|de) (?:<tool>)(?= )(?! (?:op|tegen|in) (?:de |het |een )?(?:tafel|deur|muur|spijker|bureau))"),
    ("sack", r"(?:hij|vent|man|vader|ze|ex) (?:klopt|klopte) (?:mij|me|ons|de kinderen)"),
    ("burn", r"sigaret\w* ~6 (?:uitgedrukt|uitdrukt|uitdrukte|uit te drukken)|uitgedrukt op (?:mijn|haar|zijn)|(?:heet|kokend|koud) (?:water|thee|koffie) ~2 over (?:mijn|haar|zijn|hem|mij|me)|over (?:mijn|haar|zijn) (?:hand|arm|been|hoofd|gezicht|lijf|rug|benen) ~2 (?:gegooid|gegoten|gooide|heen)|(?:koud|nat) ~2 (?:gespoten|afgespoten)|(?:spoot|spoten|spuit) ~3 (?:nat|koud)"),
    ("smother", r"kussen ~2 (?:op|over|tegen) (?:haar|zijn|mijn|hun) ~1 (?:mond|gezicht|hoofd)|onder water ~1 (?:hield|houdt|gehouden|geduwd|gedrukt|houden)|(?:hand|doek) ~2 (?:op|over) (?:haar|zijn|mijn) mond|(?:mond|neus) ~1 dicht(?:ge)?(?:hield|houdt|houden|drukt|drukte|plakt)"),
    ("grip", r"(?:in|nam|neemt|met) ~2 (?:een )?(?:wurggreep|nekklem|houdgreep|verwurging)(?= )(?! van (?:schulden|de))|(?:voet|knie|arm|been|laars) ~1 (?:op|om|in|tegen) (?:mijn|zijn|haar|hun) (?:nek|keel|rug|borst|gezicht|hoofd)|hand ~1 (?:om|op) (?:mijn|zijn|haar) (?:nek|keel|mond)"),
    ("shake", r"door elkaar (?:ge)?(?:schud\w*|rammel\w*)|(?:schudt|schudde|schudden|geschud) ~2 (?:<who>|baby|haar|hem) ~1|(?:haar|hem|me|mij) ~1 door elkaar|(?:baby|kind|kindje) ~4 geschud"),
    ("wrist", r"(?:bij|aan) (?:mijn|haar|zijn|de|me|een|hun|zn) ~1 (?:pols|polsen|arm|armen|been|benen|oor|oren|haar|haren|nek|kraag|benen|enkels|vel) ~3 (?:ge\w+|greep|grijpt|pakte|pakt|trok|trekt|sleurde|sleept|sleepte|vast\w*|mee\w*|uit\w*|trekken|hard)|(?:trok|trekt|trekken|getrokken|pakte|greep|gepakt|pakt) ~6 (?:bij|aan) (?:mijn|haar|zijn|de|me|een) (?:pols|polsen|arm|oor|oren|haar|haren|nek)(?! af)|(?:arm|pols|vinger|polsen) ~3 (?:omgedraaid|omdraait|omdraaide|verdraaid|gekneusd)|polsen ~2 blauw|greep ~3 in (?:zijn|haar|mijn) nek"),
    ("drag", r"(?:gesleept|sleept|sleepte|gesleurd|sleurt|sleurde|meegesleurd|meegesleept)(?= )(?! (?:in|door) (?:het|de) (?:rechter|procedure|proces|enthousiasme))"),
    ("no-release", r"(?:greep|pakt|houdt|hield|pakte|grijpt) ~3 vast ~~3 (?:laat|liet) ~2 niet ~1 los|(?:liet|laat|lieten) ~1 (?:me|mij|haar|hem) ~1 niet (?:meer )?los(?! van)|los (?:moet|moest|moeten) laten", "own_no"),
    ("lash", r"(?:heeft|had|heb) ~4 uitgehaald|haalt? (?:hij|ze) (?:wel eens )?uit(?= [.,?]| $| naar )|haalde uit naar", "check"),
    ("flying", r"(?:vloog|vliegt|vlogen|gegooid) ~4 naar (?:mijn|zijn|haar|me) (?:hoofd|kop)|thuis oorlog|oorlog thuis", ""),
    ("marks", r"striemen|striem|brandplek\w*|vingerafdruk\w* (?:in|op)|(?:hoe ~2 aan|steeds|elke keer|telkens|weer|nieuwe|vol|onder) ~4 blauwe? (?:oog|plek\w*)|blauwe? (?:oog|plek\w*) (?:komt|komen|van|op (?:haar|zijn|mijn) (?:rug|arm|armen|hals|benen|gezicht|billen|bovenarm\w*))(?! (?:van |door )?(?:het |een |de )?(?:val|vallen|voetbal\w*|sport\w*|fietsen|deur))|blauw oog", "own_no"),
    ("break", r"(?:breekt|breken|brak|breek) ~3 (?:mijn|me|zijn|haar|je) (?:benen|arm|armen|been|nek|vingers|poten|botten)|(?:mijn|zijn|haar|je) (?:benen|arm|armen|nek|poten|vingers|botten) ~1 (?:breekt|breken|breek|gebroken heeft)"),
    ("rough", r"(?:bewoner\w*|client\w*|mensen|kinderen|hem|haar|mij|me|ouderen|moeder|vader|zoon|dochter|jongens) ~3 (?:hard|ruw|hardhandig|grof) ~1 (?:aan ?pak\w*|aangepakt|aanpakt|aanpakken|vastpakken|beetpakken|behandel\w*)|(?:knijpen|slaan|schoppen|duwen|trekken) , (?:\w+ ){0,4}(?:knijpen|slaan|schoppen|duwen|trekken|oor)|, (?:knijpen|slaan|schoppen|duwen|wurgen)(?= [.,])|gezicht naar de muur", "check"),
    ("inject", r"hersenschudding ~~5 (?:gooi\w*|sla\w*|door|van)|(?:gooi\w*|sla\w*) ~~8 hersenschudding"),
    ("word", r"(?:geweld|mishandeling|misbruik) (?:door|van|tegen) ~3 (?:<staff>|vader|man|ouders|mij|kind\w*|client\w*)|(?<=^ )(?:misbruik|mishandeling|geweld|gevaar|noodgeval|sos|nood)(?= (?:$|[.] $))"),
)

_THREAT = (
    ("armed", r"(?:loopt|loop|rent|zwaait|komt|staat|stond|dreigt|dreig|dreigde|gedreigd|zit|kwam|is|rond) ~6 met (?:een |zijn )?(?:groot )?(?:mes|bijl|pistool|vuurwapen|hamer|schaar|honkbalknuppel|knuppel|machete|ijzeren staaf|kapmes|fles|benzine)(?= )(?! (?:in de keuken|groente|brood|te snijden|en vork))|(?:heeft|had|pakt|pakte|gepakt) ~3 (?:vuurwapen|pistool|mes|kapmes|machete|wapen) ~4 (?:laten zien|gepakt|uit de keuken|getrokken|mee|op zak|in huis)|(?:<tool>|mes|hamer|bijl|benzine) ~3 opwacht\w*|opwacht\w* met|mes staat voor de deur|mes hij"),
    ("weapon-word", r"(?:vuurwapen|pistool|granaat|machete|kapmes|benzine)(?= )(?! (?:is (?:weer |te )?duur|tanken|prijs|prijzen|kosten|geld|vergoeding|speelgoed))", "check"),
    ("arson", r"(?:steek|steken|zet|steekt|zetten|stak) ~5 in (?:de )?(?:brand|fik|hens)"),
    ("die-fear", r"(?:vrees|vrezen|vreest|bang|vreesde|angst) ~2 voor (?:mijn|zijn|haar|het|hun) ~1 leven|doden vallen|vallen (?:er )?doden|levend (?:zie|ziet|zien|terug ?zien|terug)|er komen doden"),
    ("kill", r"(?:<victim>) ~3 (?:gaat|wil|moet|zal|ga|kan|komt)? ?(?:neersteken|vermoorden|doodsteken|doodschieten|doodslaan|doodmaken|neerschieten|kapot (?:zou |gaat |zal |wil |te )?(?:maken|slaan|schieten|maakt)|neer te (?:steken|schieten)|dood te (?:maken|slaan|schieten|steken))|gedreigd ~3 (?:<victim>) ~1 (?:neer|dood|te slaan|kapot)|(?:<victim>) (?:zou |gaat )?vinden en kapot"),
    ("something", r"(?:dan|of|anders|straks|er) ~2 gebeurt ~2 (?:er )?(?:iets|wat) ~1 (?:met|ergs)|gebeurt ~1 er (?:iets|wat) met|dan gebeurt er (?:iets|wat)|iets ergs (?:thuis|gebeuren|met)|er gebeurt (?:nu )?(?:iets|wat) (?:ergs|met|thuis|vreselijks)|er gaat iets (?:ergs|vreselijks) gebeuren|kom (?:snel|nu|meteen|alsjeblieft)(?= )(?! (?:naar de|even|langs voor))|er moet (?:nu )?(?:nu |meteen |snel )iemand komen|merk\w* ~2 wat er ~2 (?:met (?:me|mij|je) )?gebeurt|(?:weet|weten) ~3 (?:je|me|mij|ons|haar|jullie) ~1 (?:wel )?te vinden|(?:een )?lesje ~1 leren|(?:gaat|gaan|ga) eraan|niet lang meer (?:heb|hebt|te leven)", "check"),
    ("silence", r"(?:mond|bek) ~1 (?:moet |moest )?(?:houd|houden|hou) ~~3 (?:of|anders|want)|als (?:je|ik) (?:praat|iets zeg|iets zegt|het zeg|het vertel|dit vertelt|dit aan iemand vertelt|iemand vertel\w*|praat met) ~~3 (?:dan|weet|gebeurt|zorg|maak|krijg|pak|sla|doe)", "check"),
    ("nowhere-safe", r"nergens ~2 veilig|niet ~1 (?:meer )?veilig ~1 bent|pakken ze (?:me|mij|mijn \w+|ons)|dan pakken ~2 (?:me|mij|mijn)", "own_no"),
    ("forced", r"(?:gedwongen|dwingen|dwingt|moet|moeten|verplicht) ~5 (?:te )?(?:trouwen|huwelijk)(?! (?:bij|voor de wet))|uithuwelijk\w*|uitgehuwelijkt|eer van de familie|eerwraak|familie ~3 geschonden|paspoort ~4 (?:afgepakt|afpakt|ingenomen|heeft|en telefoon)|mijn (?:paspoort|telefoon) en ~1 (?:telefoon|paspoort)"),
    ("at-door", r"(?:breekt|brak|beukt|ramt|trapt) ~3 deur ~1 (?:open|in)(?= [.,?]| $| en )|(?:staat|stond|staan) ~5 (?:voor|bij) (?:de|mijn|onze) deur ~4 (?:te (?:schreeuwen|schreeuwt|bonken|dreigen|wachten)|schreeuw\w*)|hij staat (?:nu |weer |daar )?(?:voor de deur|beneden|buiten)(?= [.,?]| $| te )", "check"),
    ("messages", r"dreig(?:app\w*|bericht\w*|brie\w*|mail\w*|telefoontje\w*)(?= )(?! van (?:de )?(?:incasso|deurwaarder|belasting\w*|gemeente))"),
    ("let-go", r"(?:laat|laten|liet) (?:me|mij|haar|hem) niet ~1 (?:gaan|weg|naar buiten|naar huis|alleen)|(?:mag|mogen) ~2 niet ~1 weg (?:van|bij|want|uit)", "own_no check"),
    ("follows", r"(?:volgt|volgde|achtervolgt) (?:me|mij|ons|haar|mijn dochter) ~1 (?:overal|steeds|elke|naar huis|op straat|de hele|al|weer)?(?= )(?! (?:op (?:instagram|facebook|tiktok|linkedin)))", "check"),
    ("afraid", r"(?<=^ )(?:ik ben |ben |ik ben zo |ik ben heel |help ik ben )?(?:heel |erg |zo )?bang(?= (?:$|[.!] $))|bang (?:voor|van) (?:mijn |de |die |onze )?(?:stiefvader|stiefpa|vader|papa|ex|man|oom|broers?|moeder|mama|partner|familie|<staff>)(?! (?:kwaad|boos|reactie|oordeel))|bang om te (?:slapen|gaan slapen|douchen|praten met)|bang dat (?:hij|ze|ik) ~4 (?:iets doet|wat doet|terugkomt|pijn|kwaad doet|mezelf|hem iets|haar iets|iets aandoe|komt vannacht)|(?:hij|ze) is hier . ~1 niet ~1 veilig|kan niet praten . hij is hier", "own_no check"),
    ("short-cry", r"(?<=^ )(?:sos|gevaar|noodgeval|nood|help gevaar|bel (?:de )?politie(?: nu)?|politie nu|niet veilig|help ik ben in gevaar|in gevaar)(?= (?:$|[.!] ))", "own_no"),
    ("i-will", r"(?:sla|schop|vermoord|steek|schiet|wurg|maak|trap) ik (?:je|jou|jullie|hem|haar|ze|iedereen)(?= )(?! (?:over|blij|wakker|koffie|er))"),
    ("voices", r"stemmen ~~6 (?:vermoorden|doden|steken|iets aandoen|pijn)|hoor ~1 stemmen ~~5 (?:moet|gas|mes)"),
    ("gone-off", r"(?:doordraai\w*|doorgedraaid|draait door|flipt) ~4 (?:met|schaar|mes|groep|kinderen)", "check"),
)

_CHILD = (
    ("drunk", r"(?:dronken|stomdronken|gedronken|drank op|onder invloed|stoned) ~8 (?:busje|auto|rijdt|stuur|snelweg|rijden)|(?:rijdt|rijden|reed|auto|busje) ~5 (?:dronken|stomdronken|gedronken|drank op|onder invloed)|(?:dronken|gedronken|stomdronken|onder invloed) ~~8 (?:alleen met|baby|kinderen|bang|slaat|broertje|zusje)"),
    ("drunk-staff", r"(?:<staff>) ~4 (?:dronken|onder invloed|stoned|drank op|naar drank)", "check"),
    ("missing", r"(?:zoontje|dochtertje|zoon|dochter|kind|kinderen|baby|broertje|zusje|moeder|vader) (?:van \w+ )?~2 (?:is|zijn) (?:al |nu |nog )?(?:zoek|kwijt|weg|vermist)(?= [.,?]| $| en )|(?:kind|dochter|zoon|kinderen) ~2 (?:meegenomen|ontvoerd) ~~6 (?:weet niet|nooit|ex|waar)|kan (?:hem|haar) niet (?:meer )?vinden|nooit (?:meer )?thuisgekomen", "own_no"),
    ("alone", r"(?:kleintjes|kinderen|peuter|baby|kleuter|kind|kleine) ~4 (?:alleen|opgesloten) ~1 (?:in bad|s nachts|gelaten|thuis gelaten|in de auto|op het balkon|buiten)|(?:laat|laten|liet) ~2 (?:kleintjes|kinderen|peuter|baby|kleuter|kind\w*|zoontje|dochtertje) ~3 alleen(?! (?:naar school|spelen|fietsen))|alleen met (?:de|een|mijn) baby"),
    ("unsafe", r"(?:kind|zoon|dochter|kinderen|kleinkind|zoontje|dochtertje|baby|neefje|nichtje) ~4 niet ~1 veilig|niet veilig ~1 (?:bij|thuis|daar|hier|voor)|(?:nu|hier|daar|thuis) ~1 niet ~1 veilig|niet ~1 veilig nu", "own_no"),
    ("hide", r"(?:moet|moest|ga) ~2 (?:ik )?me ~2 verstoppen|doe (?:alsof )?ik (?:alsof ik )?slaap|alsof ik slaap|weet ik (?:al )?wat er gaat gebeuren", "check"),
    ("changed", r"(?:plast|poept) ~1 (?:weer )?in bed ~~9 (?:striem\w*|logeer\w*|bezoek|sinds)|(?:wil|durft) ~3 niet ~1 (?:meer )?alleen ~1 (?:zijn )?met (?:hem|haar|die|de|mijn)", "own_no check"),
    ("marks", r"(?:kind|zoon|dochter|kleinkind|zoontje|dochtertje|broertje|zusje|baby|neefje|nichtje) ~6 (?:blauwe plek\w*|brandplek\w*|striemen|bijtwond\w*|bloeduitstorting\w*)"),
)

_NEGLECT = (
    ("sores", r"doorlig\w*|decubitus"),
    ("no-doctor", r"(?:wil|mag|mogen|willen|weiger\w*|zonder) ~3 (?:geen|niet|een)? ?~2 (?:<aid>) ~1 (?:te )?(?:bellen|halen|roepen|bel)|(?:belt|bellen|roept|halen) ~2 (?:geen|niet) ~1 (?:<aid>)|van (?:de |mijn )?(?:begeleiding|begeleider|man|leiding) ~1 (?:mag|niet) ~2 bellen|pijn op (?:mijn|zijn|haar|de) borst", "own_no"),
    ("let-die", r"(?:laat|laten|liet|lieten) ~4 (?:doodgaan|dood gaan|sterven|verhongeren|creperen|stikken|verrotten|verkommeren|verdrogen)(?= )(?! van (?:de )?(?:kou|verveling))|(?:laat|laten|liet) (?:<who>) ~5 (?:liggen|zonder eten|zonder drinken|in (?:haar|zijn) eigen)(?= )(?! (?:wat|dat) ~)"),
    ("own-dirt", r"in (?:haar|zijn|mijn|hun|de) eigen (?:ontlasting|poep|plas|urine|pis|vuil|stront|uitwerpselen|braaksel|kots)|in (?:een )?(?:vies|nat|vuil) (?:bed|matras)|(?:dezelfde|natte|volle|vieze) luier|(?:eigen )?braaksel (?:op ?(?:te )?eten|opeten)"),
    ("without", r"zonder ~1 (?:eten|drinken|water|verwarming|medicijnen|zuurstof|insuline) ~4 (?:gelaten|gezeten|laat|laten|zit|zitten|dagen|opgesloten|in dat|thuis)|(?:kind\w*|moeder|vader|oma|opa|baby|zus|broer|bewoner\w*|dagenlang) ~3 zonder (?:eten|drinken|water|medicijnen)|(?:geen|niks) ~1 (?:te )?drinken ~~6 (?:verward|lippen|uitgedroogd|suf)|baby ~5 (?:niks|geen|niet) ~1 (?:gehad|gegeten|melk|voeding|te eten)|(?:krijgt|krijg) ~2 geen (?:drinken|eten|water) ~~2 (?:tot|haar|zijn|als straf)", "own_no"),
    ("meds-acute", r"(?:epilepsiemedicijnen|hartmedicijnen|insuline|zuurstof|bloedverdunners) ~4 (?:niet|geen|weg\w*|al)|medicijnen ~4 (?:weggegooid|afgepakt|afgenomen|achtergehouden)|medicijnen ~~8 (?:aanval\w*|benauwd\w*|niet wakker|gevaarlijk|ziekenhuis)|(?:verkeerde|dubbele|te veel) ~1 (?:medicijnen|pillen|dosis) ~~6 (?:wakker|suf|valt|slaapt|ziek)|dubbele pillen|slaapmiddel\w* zodat|slaapmiddel\w*|platgespoten|(?:pillen|iets|medicijnen) ~1 in (?:zijn|haar|mijn|hun) (?:eten|drinken|pap|thee)", "own_no"),
    ("breath", r"(?:ademt|ademen|ademhaling|adem) ~3 (?:raar|vreemd|zwaar|heel raar|bijna niet|reutel\w*)|loopt blauw aan|blauw aan(?= )|blauwe lippen|(?:hij|zij|ze|vader|moeder|broer|zus|oma|opa|kind|zoon|dochter|man|vrouw|mijn \w+) (?:stikt|stikken)(?= [.,?]| $| help )|steeds benauwder|(?:erg|heel|zo) benauwd(?! in (?:de|het|dat))|krijg\w* ~2 geen (?:lucht|adem)|kan niet (?:meer )?ademen", "own_no"),
    ("gone", r"niet ~1 (?:meer )?(?:aanspreekbaar|wakker te krijgen)|(?:ligt|lig) ~4 (?:bewegingsloos|te ijlen|stijf|slap|niet meer te bewegen)|bewegingsloos|(?:ijlt|ijlen)(?= )|(?:valt|val|viel|vallen) ~2 (?:bijna |steeds )?(?:flauw|steeds om|bewusteloos)|flauwgevallen|(?:krijg|krijgt|heeft|had) ~2 (?:een )?(?:aanval|epileptische aanval|toeval) ~~8 (?:niemand|alleen|nu|help|begeleiding)|(?:wordt|is) ~1 niet (?:meer )?wakker", "own_no"),
    ("calling", r"(?:roept|roepen|schreeuwt|hoor (?:hem|haar) roepen) ~2 (?:om hulp|hulp)|hoor (?:hem|haar) roepen|kan niet uit bed ~~6 (?:niemand|zorg|roepen|komt)|(?:zorg|hulp|niemand) ~2 (?:dagen|al dagen) niet (?:geweest|gekomen) ~~8 (?:bed|roepen|eten|kan niet)|(?:dagen|week) ~3 geen (?:verzorging|zorg|hulp) ~1 (?:geweest|gekregen|gehad) ~~8 (?:bed|vies|eten|ligt)", "own_no"),
    ("locked", r"(?:donker|donkere|koud|koude) (?:hok|kamer|kast|kelder|schuur|cel)|isoleercel|separeercel|gesepareerd|(?:in|naar) (?:de|een) (?:kelder|schuur|kast|hok) ~2 (?:opgesloten|zetten|gezet|zit|moet|moest)|(?:mag|mocht|mogen|mochten) ~3 (?:deur|huis|kamer) ~1 niet ~1 uit|(?:deur|huis|kamer) niet (?:meer )?uit (?:van|mag)|(?:houden|houdt|gehouden|houd) ~3 (?:hier |daar )?(?:vast|opgesloten|gevangen)(?= )(?! aan)|vast (?:in|aan) (?:haar|zijn|de|een) (?:stoel|bed|rolstoel|radiator)(?: met)?|met een riem ~2 (?:vast|stoel|bed)|zonder (?:kleren|jas|schoenen) ~2 (?:op de gang|buiten)|(?:zonder jas|vriest|vrieskou|in de kou|sneeuw) ~4 (?:buiten|gezet|staan)|buiten gezet ~~4 (?:vriest|koud|nacht)", "own_no"),
    ("blood", r"(?:er is|veel|allemaal|zoveel|overal|onder het|verliest) ~1 bloed(?= )(?! (?:geprikt|prikken|afgenomen))|bloed\w* ~2 (?:uit|aan) (?:zijn|haar|mijn) (?:hoofd|neus|mond|pols\w*|arm|oor|been)|bloedt (?:heel |erg |nog |hard |dood )", "own_no check"),
    ("burst", r"gaslucht|gaslek|(?:laat|laten) ~3 alleen in bad|verdrinkt (?:ze|hij)|(?:straks|bijna) verdrink\w*"),
)
