"""Dutch danger rules: words for people and acts, and per kind the ways people say it."""

from __future__ import annotations

from functools import cache

from nlu.danger_rule import Rule, rules_of

_THING = (
    r"(?! (?:deur|tafel|spullen|telefoon|mobiel|raam|fiets|auto|kast|bril|laptop|computer|bord|glas|kamer|kamerdeur|"
    r"voordeur|stoel|bed|boek|tas|jas|over|dicht|best|tv|televisie|muur|speelgoed|eten|koffie|band|toetsenbord|map|hand weg|arm weg|fiets|sleutels|beurt|vragen|verhaal)\b)"
)

CLASSES = {
    "kin": (
        r"(?:kleine |oudste |jongste |eigen |andere |demente |zieke |gehandicapte )?"
        r"(?:kind(?:eren|je|jes)?|zoon(?:tje)?|dochter(?:tje)?|broer(?:tje)?|zus(?:je|ter)?|moeder|mama|mam|vader|papa|"
        r"pap|oma|opa|man|vrouw|partner|vriend(?:in|je)?|client(?:e|en)?|bewoner(?:s)?|bewoonster|huisgeno(?:ot|te|ten)|"
        r"groepsgeno(?:ot|ten)|jongen(?:s|tje)?|meisje(?:s)?|meid|baby|buurvrouw|buurman|buurmeisje|buurjongen|mevrouw|meneer|"
        r"deelnemer(?:s)?|leerling(?:en)?|pleegkind(?:eren)?|pleegzoon|pleegdochter|kleinzoon|kleindochter|"
        r"kleinkind(?:eren)?|stiefzoon|stiefdochter|neef(?:je)?|nicht(?:je)?|tante|oom|ouders|schoonmoeder|ex|tweeling)"
    ),
    "poss": (
        r"mijn|m|me|onze|ons|zijn|haar|hun|je|jouw|uw|een|de|het|die|dat|deze|dit|alle|sommige|twee|veel|andere|ander|"
        r"een andere|een ander|de andere"
    ),
    "whose": r"mijn|me|onze|ons|zijn|haar|hun|je|jouw|uw|een|de|het|die|dit|deze",
    # Somebody something is done to; pronouns that are as often a subject stay out.
    "who": rf"me{_THING}|mij|ons|hem|haar{_THING}|hen|hun{_THING}|iemand|elkaar|iedereen|mama|papa|mam|oma|opa|kinderen|clienten|bewoners|"
        r"(?:<poss>) (?:\w+e )?<kin>|mijn (?:\w+ )?van \w+|(?:een|twee|drie) van (?:de|onze) <kin>",
    # Words that slip in between the two parts of a verb: "aan zou doen", "in elkaar wil slaan".
    "aux": r"(?:(?:te|zou|zal|wil|wilde|wou|gaat|ga|ging|gaan|kan|kon|moet|komt|zouden|willen|heeft|had|zullen|ging) )?",
    "do": r"doen|doe|doet|deed|gedaan",
    "staff": (
        r"begeleider|begeleidster|coach|coaches|jobcoach|gezinscoach|burgercoach|medewerker|medewerkers|medewerkster|"
        r"leiding|leidster|groepsleider|groepsleidster|groepsleiding|hulpverlener|hulpverleners|hulpverleenster|"
        r"verzorger|verzorgster|verzorgende|zorgverlener|zorgmedewerker|zorgcoach|thuishulp|huishoudelijke hulp|zuster|broeder|"
        r"verpleger|verpleegkundige|behandelaar|therapeut|therapeute|psycholoog|psychiater|mentor|bewindvoerder|"
        r"nachtdienst|nachthulp|stagiair|stagiaire|vrijwilliger|vrijwilligster|invaller|invalkracht|teamleider|"
        r"leidinggevende|directeur|locatiemanager|pedagoog|maatschappelijk werker|jeugdwerker|jongerenwerker|"
        r"gezinsvoogd|voogd|jeugdbeschermer|leraar|juf|meester|trainer|docent|chauffeur|taxichauffeur|personeel|"
        r"klachtenfunctionaris|vertrouwenspersoon|generalist|pleegvader|pleegmoeder"
    ),
    "hits": (
        r"slaat|sla|slaan|schopt|schoppen|trapt|trappen|knijpt|knijpen|stompt|stompen|mept|meppen|bijt|bijten|"
        r"wurgt|wurgen|mishandelt|mishandelen|duwt|duwen|sleurt|sleuren|spuugt|aftuigt|toetakelt|ranselt|ramt"
    ),
    "hit": (
        r"sloeg|sloegen|schopte|schopten|trapte|trapten|kneep|knepen|stompte|stompten|mepte|mepten|beet|beten|"
        r"wurgde|wurgden|mishandelde|mishandelden|duwde|duwden|sleurde|sleurden|spuugde|spuugden|ramde"
    ),
    "struck": (
        r"geslagen|geschopt|getrapt|geknepen|gestompt|gemept|gebeten|gekrabd|gewurgd|mishandeld|mishandelt|geduwd|"
        r"gesleurd|bespuugd|afgetuigd|afgerammeld|afgeranseld|toegetakeld|neergeslagen|neergestoken|omvergeduwd|"
        r"omgeduwd|doodgeslagen|kapotgeslagen|verrot geslagen|gestoken|geramd|hardhandig vastgepakt|gewond"
    ),
    # Words between verb and person that do not turn the blow to a thing.
    "adv": (
        r"(?:(?!met |op |tegen |over |dicht |af |door |in |naar |aan |uit |van |voor |bij |en |maar |want |dat |omdat |als |"
        r"toen |niemand )[^ .,?]+ )"
    ),
    "body": (
        r"(?:in|op|tegen|aan|bij|naar|om|voor) (?:mijn|me|zijn|haar|hun|de|het) (?:gezicht|hoofd|kop|been|benen|buik|rug|arm|"
        r"armen|wang|oor|oren|neus|keel|nek|bek|mond|billen|kont|vingers|hand|handen|ribben|schouder|scheen|knie|ogen|oog)"
    ),
    "live": (
        r"leven|verder leven|doorleven|bestaan|hier zijn|er zijn|er wezen|er te zijn|te leven|te bestaan|wakker worden|"
        r"wakker te worden|op deze wereld zijn|op de wereld zijn|verder met leven|verder met mijn leven|voortleven|leve"
    ),
    "want": r"wil|wou|wilde|willen|wilden|wens|hoef|hoefde|hoeven|hoeft|kan|kon|zou willen|zou",
    "no": r"niet|geen|niks|nooit",
    "private": (
        r"borst|borsten|tieten|billen|kont|kruis|vagina|kut|piemel|penis|lul|schaamstreek|geslachtsdeel|geslachtsdelen|"
        r"lichaam|lijf|dij|dijen|bovenbeen|bovenbenen|bil|onderbroek|ondergoed|intieme plekken|edele delen|plasser|poes|"
        r"spleetje|tepels|intieme delen|onderlijf|plekken|plekjes"
    ),
    "days": (
        r"(?:al )?(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|\d+|paar|een paar|enkele|meerdere) "
        r"(?:dag|dagen|week|weken|nachten|uur|maanden|maand)(?: lang)?|al dagen(?: lang)?|dagenlang|al weken|sinds \w+|"
        r"de hele (?:dag|nacht|week|avond)|het hele weekend|heel het weekend|hele dag"
    ),
}


@cache
def rules() -> tuple[Rule, ...]:
    """Return the Dutch rules."""
    return (
        *rules_of("nl-suicide", "suicide", "De melder schrijft over niet meer willen leven of over zelfdoding.", _SUICIDE, CLASSES),
        *rules_of("nl-self-harm", "self_harm", "De melder schrijft over zichzelf pijn doen.", _SELF_HARM, CLASSES),
        *rules_of("nl-sexual", "sexual", "De melder schrijft over seksueel misbruik of ongewenst aanraken.", _SEXUAL, CLASSES),
        *rules_of("nl-violence", "violence", "De melder schrijft over lichamelijk geweld.", _VIOLENCE, CLASSES),
        *rules_of("nl-threat", "threat", "De melder schrijft over bedreiging of intimidatie.", _THREAT, CLASSES),
        *rules_of("nl-child", "child_unsafe", "Er is misschien een kind of iemand anders niet veilig.", _CHILD, CLASSES),
        *rules_of("nl-neglect", "neglect", "Iemand krijgt misschien dringende zorg of verzorging niet.", _NEGLECT, CLASSES),
    )


_SUICIDE = (
    ("no-more-life", r"<want> ~4 (?:niet|geen) ~2 (?:meer|langer) ~3 <live>", "own_no"),
    ("no-more-life-2", r"(?:niet|geen zin) ~1 (?:meer|langer) ~1 (?:<live>) ~1 (?:wil|wou|wilde|willen|hoef|hoeven)", "own_no"),
    ("no-more-life-3", r"(?:niet|geen zin) (?:meer )?(?:om )?(?:meer )?(?:te leven|verder te leven|te bestaan|wakker te worden)", "own_no"),
    ("no-more-life-4", r"geen zin ~2 (?:in (?:het |mijn |dit )?leven)(?! op)", "own_no"),
    ("no-more-life-5", r"(?:niet|nie|geen zin) ~1 (?:meer|langer) ~1 (?:wil|wou|wilde|willen|hoef|hoeft|hoeven|kan) ~2 (?:<live>)", "own_no"),
    ("no-more-life-6", r"(?:wil|wou|wilde|hoef) (?:gewoon |echt |zo |helemaal )*(?:niet|nie) (?:zo )?(?:leven|bestaan)(?= [.,?]| $| zo )|(?:wil|wou|wilde|hoef|kan) ~2 (?:op deze manier|op die manier|zo) ~1 niet (?:meer |langer )?(?:verder )?leven", "own_no"),
    ("sleep-away", r"(?:val|slaap|vallen|slapen|inslapen) ~5 (?:nooit|niet) ~1 (?:meer )?wakker|(?:word|worden|wordt) ~2 (?:nooit|niet) ~1 (?:meer )wakker(?= [.,?]| $)", "own_no"),
    ("attempt", r"(?:heb|heeft|deed|doe|doet|na) ~4 (?:een |n |weer een )?poging ~1 (?:gedaan|ondernomen|achter de rug)(?! (?:om|tot|te))"),
    ("means-ready", r"(?:touw|strop|mes|scheermes\w*|pillen|medicijnen|paracetamol) ~2 (?:klaar ?gelegd|klaargezet|klaar liggen|klaarliggen|opgespaard|gespaard|verzameld|liggen klaar)|(?:spaar|verzamel|leg) ~3 (?:pillen|medicijnen|paracetamol) ~1 (?:op|klaar)?"),
    ("drive-into", r"(?:rij|rijd|rijdt|gooi|stort|gooit|stuur|werp|smijt) (?:mezelf|zichzelf|me|de auto|mijn auto|mijn fiets) ~3 (?:tegen|onder|van|in|voor) (?:een|de|het) ~1 (?:boom|trein|vrachtwagen|brug|water|kanaal|muur|flat|dak|afgrond|rivier)|tegen (?:een|de) boom ~1 (?:te )?rij\w*"),
    ("leave-life", r"(?:ben|is|zijn) (?:ik|hij|ze|zij) ~1 er ~1 niet meer(?= [.,?]| $)", "own_no"),
    ("not-able-live", r"(?:niet|kan niet|wil niet) ~3 (?:met|zonder) ~4 (?:verder ?leven|doorleven)", "own_no check"),
    ("not-live", r"ik (?:wil|hoef) (?:gewoon |echt |helemaal )?niet (?:leven|bestaan)", "own_no"),
    ("rather-not-exist", r"(?:ben|zou|was|waren|is|wil|dan) ~2 (?:er |hier )?liever ~2 niet (?:meer(?! (?:bellen|komen|praten))|langer|er|geweest|geboren|(?:meer |langer )(?:er|geweest|zijn))", "own_no check"),
    ("rather-not-exist-2", r"(?:er|hier) liever (?:niet|nooit) (?:meer|geweest)|liever (?:niet|nooit) (?:meer )?(?:er zijn|zijn|bestaan|leven|geboren|geleefd)", "own_no"),
    ("not-be-here", r"(?:wil|wou|wilde|hoef|zou) ~3 (?:er|hier) ~2 niet meer ~1 (?:zijn|wezen|bestaan)", "own_no"),
    ("not-be-here-2", r"(?:er|hier) ~1 niet meer ~1 (?:wil|wou|wilde|hoef) ~1 (?:zijn|wezen)|(?:er|hier) ~1 niet meer (?:zijn|wezen) (?:wil|wou|wilde)", "own_no"),
    ("gone-soon", r"(?:als|wanneer|straks|binnenkort|morgen|vannacht|vanavond) ~1 ik ~1 er ~1 niet meer (?:ben|zijn)", "own_no"),
    ("gone-soon-2", r"ik ben er ~1 (?:straks|binnenkort|morgen|dan|volgende week) niet meer(?! bij)", "own_no"),
    ("wish-dead", r"(?:wil|wou|wilde|wens|willen|zou|kan beter|liever) ~4 (?:dood|doodgaan|dood gaan|sterven)(?! (?:spoor|punt|hoek|door))"),
    ("wish-dead-2", r"(?:dood|doodgaan|sterven) (?:wil|wou|wilde|willen|zijn|wezen|gaan wil|was)"),
    ("wish-dead-3", r"was ik ~2 dood|ik ~1 (?:maar|liever|beter) dood|dood ~1 ben ik beter|beter dood"),
    ("death-wish", r"doodswens\w*|(?:verlang\w*|snak\w*) ~2 naar de dood|denk\w* ~3 aan (?:de |mijn )?dood(?:gaan)?|levensmoe"),
    ("suicide", r"(?:poging tot )?(?:zelfmoord\w*|zelfdoding\w*|suicide\w*|suicida\w*)"),
    ("end-it", r"(?:eind|einde) ~1 (?:aan|van) (?:mijn|zijn|haar|het|dit|me) ~1 leven"),
    ("end-it-2", r"er ~3 (?:een )?(?:eind|einde) ~1 aan <aux>(?:te )?(?:maak|maken|gemaakt|maakt|wil|ga)"),
    ("end-it-3", r"(?:ik|hij|zij|ze) (?:maak|maakt|maken) ~2 er ~3 (?:een )?(?:eind|einde) ~1 aan"),
    ("end-it-4", r"(?:mijn|zijn|haar|hun|eigen) leven (?:te )?(?:beeindig\w*|stoppen)|(?:beroof|beroven|beroofd|benemen|beneem) ~4 leven|van het leven (?:te )?beroven"),
    ("step-out", r"uit het leven (?:te )?(?:stap|stapt|stappen|gestapt)|stap\w* ~2 uit het leven"),
    ("step-out-2", r"(?:ik|hij|zij|ze) ~3 (?:eruit|er uit) (?:wil |wilde )?(?:stap|stappen|stapt)|(?:ik|hij|ze) stap\w* ~1 (?:eruit|er uit)", "check weak"),
    ("method-jump", r"(?:voor|onder|van) (?:de|een|het) ~1 (?:trein|metro|flat|brug|dak|balkon|gebouw|auto|vrachtwagen|tram|viaduct) ~3 (?:spring\w*|sprong|gesprongen|lopen|gooi\w*|gegooid|stap\w*|liggen|ga|gaan|loop)"),
    ("method-jump-2", r"(?:spring\w*|sprong|gooi\w*|loop|stap|ga) ~3 (?:voor|onder|van) (?:de|een|het) ~1 (?:trein|metro|flat|brug|dak|balkon|viaduct|vrachtwagen)(?! (?:op|af naar|halen))"),
    ("method-hang", r"(?:mezelf|zichzelf|me|zich) ~2 (?:op te hangen|ophang\w*|opgehangen|verhang\w*|van kant (?:te )?maak\w*|van kant (?:te )?maken)"),
    ("hangs", r"(?:hangt|hang|ophangt) (?:zichzelf|mezelf|zich|me) ~1 op(?! met)"),
    ("method-hang-2", r"(?:hang|hangt|verhang|maak|maakt|schiet) (?:mezelf|zichzelf) ~2 (?:op|van kant|dood|af|kop)|(?:verhang|verhangt|verzuip|verdrink) (?:me|mezelf|zich|zichzelf)"),
    ("method-kill", r"(?:mezelf|zichzelf|mijn eigen) ~2 (?:dood\w*|vermoord\w*|kapot (?:te )?maken|afmaken|te doden|(?:iets|wat)(?: ergs)? aan(?: <aux>(?:<do>)|doen|doe|doet|gedaan)|offen|te offen|unalive\w*|ombreng\w*|om te brengen|doodmaken)"),
    ("method-kill-2", r"(?:vermoord|dood|off|unalive|doe|doet) (?:mezelf|zichzelf) ~1 (?:iets aan|wat aan|vanavond|vandaag|nog|wel|straks)?"),
    ("method-pills", r"(?:alle|al mijn|al die|heel veel|te veel|teveel|een hele|handvol|hele doos|potje|een strip|strip) ~2 (?:pillen|medicijnen|paracetamol\w*|tabletten|slaappillen|antidepressiva) ~3 (?:slik\w*|geslikt|in ?(?:te )?nemen|innemen|ingenomen|neem|nemen|op|genomen|eten)?"),
    ("method-pills-2", r"(?:overdosis|od) ~2 (?:nemen|neem|genomen|pillen|medicijnen)|(?:neem|nemen|nam|met) ~1 (?:een )?overdosis"),
    ("method-wrists", r"(?:mijn|zijn|haar|me) polsen ~2 (?:door)?(?:te )?(?:snijd\w*|snijden|gesneden|doorsnijd\w*)|(?:snijd|snijden|sneed) ~2 (?:mijn|zijn|haar|me) polsen"),
    ("never-wake", r"(?:nooit|niet) ~2 (?:meer )?wakker (?:te )?(?:hoef\w* |hoeven )?(?:wil |wilde )?(?:word\w*|wordt)", "own_no"),
    ("sleep-forever", r"voor (?:altijd|eeuwig) (?:te )?(?:slapen|weg|rust|verdwijn\w*)|voorgoed (?:weg|verdwijn\w*|slapen)"),
    ("vanish", r"(?:wil|wou|wilde|zou) ~4 (?:verdwijnen|weg van (?:de|deze|die) wereld|van (?:de|deze|die) (?:wereld|aarde) af)", "check"),
    ("heaven", r"(?:wil|ga|wou|liever|kom) ~3 naar ~4 (?:hemel|god)|naar ~1 (?:oma|opa|mama|papa|moeder|vader) in de hemel", ""),
    ("better-without", r"(?:beter|gelukkiger|fijner|rustiger|makkelijker) ~1 (?:af |uit |voor iedereen )?(?:zonder (?:mij|me)|als ik (?:er )?(?:niet|dood|weg|nooit)\b ?(?:meer |er )?(?:ben|was|besta)?)", "own_no"),
    ("better-without-2", r"zonder (?:mij|me) ~2 (?:beter|gelukkiger|fijner)"),
    ("nobody-misses", r"niemand ~3 (?:mist|missen|merkt|zou) ~2 (?:mij|me) ~3 (?:dood|weg|er niet|niet meer)?|(?:mij|me) ~2 toch niemand (?:missen|mist)|niemand ~1 (?:die )?(?:mij|me) ~2 (?:mist|missen|merken)", "own_no check"),
    ("no-reason", r"(?:geen reden|niks|niet[s]?|geen zin) ~2 (?:om )?(?:meer )?(?:voor )?(?:om )?voor (?:te )?(?:leven|blijven leven)|geen (?:enkele )?reden ~2 (?:om )?(?:nog |verder )?te (?:leven|bestaan)", "own_no"),
    ("life-no-sense", r"(?:mijn |het |dit )?leven ~3 (?:heeft|had) ~2 geen (?:zin|nut|waarde)|heeft (?:het|mijn|dit) leven ~2 geen (?:zin|nut)|leven ~2 (?:is )?(?:niet|niks) ~1 (?:meer )?waard", "own_no"),
    ("life-no-sense-2", r"zie ~1 (?:het|mijn|dit) leven ~2 niet ~1 (?:meer )?zitten|klaar met (?:het |mijn |dit |dat )?leven|(?:heb )?genoeg van (?:het|mijn|dit) leven|leven ~1 (?:moe|zat)|het leven ~2 (?:hoeft|moe|zat)", "own_no"),
    ("no-more-hoping", r"zie ~1 het ~2 niet ~1 meer zitten|(?:zie|weet) ~2 geen (?:uitweg|toekomst|uitzicht|oplossing) meer (?:voor mezelf)?|er is geen uitweg|(?:zie|heb) geen (?:uitweg|hoop)(?: meer)?", "own_no check"),
    ("no-need", r"(?:voor|van) (?:mij|me) hoeft ~2 (?:het|dit|alles)? ?(?:allemaal |zo )?niet ~1 meer|(?:het|dit|alles|leven) hoeft (?:voor|van) (?:mij|me) ~2 niet ~1 meer|(?:het|alles) hoeft ~2 niet meer(?: voor (?:mij|me))?", "own_no check"),
    ("no-need-2", r"ik hoef ~2 niet meer ~1 (?:zo nodig)?(?= [.,?]| $)", "own_no check"),
    ("no-more", r"ik wil (?:gewoon |echt |helemaal |zo |alleen maar |eigenlijk )+niet meer(?= [.,]|$| $| verder [.,]| verder $)", "own_no check"),
    ("no-more-2", r"kan (?:echt |gewoon |zo )?niet meer verder(?! (?:met|lezen|praten|werken|kijken|helpen|komen|in))|(?:het|alles) heeft (?:allemaal |toch )?geen zin meer(?! om (?:te )?(?:bellen|vragen|klagen|mailen|praten))", "own_no check"),
    ("farewell", r"afscheidsbrief\w*|afscheid ~2 (?:van het leven|van iedereen|van jullie allemaal)"),
    ("plans", r"(?:plan|plannen|gedachten|gedachte) ~2 om ~2 (?:mezelf|zichzelf|er een eind|dood)"),
    ("youth", r"kms|kmsing|(?:mezelf|zichzelf|me) ~1 (?:unalive\w*|offen|offed)|(?:mezelf|zichzelf) ~1 off|unaliv\w*|sewerslide|ctb|zmpoging"),
    ("let-me-die", r"laat (?:me|mij) ~1 (?:maar |gewoon )?(?:dood ?gaan|doodgaan|sterven|verrekken|dood)"),
    ("never-born", r"(?:had|was|waren) ik ~2 (?:maar )?nooit ~1 (?:geboren|bestaan)|nooit geboren", "own_no"),
)

_SELF_HARM = (
    ("cut", r"(?:snijd|sneed|kras|krast|cut|kraste|snijden|krassen|cutten|snee) ~2 (?:in )?(?:mezelf|zichzelf|mijn eigen|mijn armen|mijn arm|mijn benen|haar armen|zijn armen|me armen|mijn polsen|d'r eigen)"),
    ("cut-me", r"ik (?:snijd|kras|verwond|verbrand|prik|brand) (?:me|mij)(?= )(?! (?:een weg|door|vaak))"),
    ("cut-2", r"(?:mezelf|zichzelf|mijn eigen|in (?:mijn|haar|zijn|me) ~1 (?:arm|armen|been|benen|pols|polsen|huid|buik)) ~4 (?:(?:te )?snijd|(?:te )?snijden|sneed|gesneden|(?:te )?krassen|krast|gekrast|kras|cut|cutten|gecut|open te halen|opensnijd\w*)"),
    ("cut-3", r"ik (?:ben )?(?:weer )?(?:cut|gecut|aan het cutten|aan het snijden(?! in (?:de|het))|ga (?:weer )?cutten|automutileer|krassen)|automutil\w*|zelfbeschadig\w*|zelfverminking\w*"),
    ("cut-4", r"(?:neiging|drang|behoefte|zin) ~2 (?:om )?(?:te|mezelf) (?:snijden|krassen|automutileren)"),
    ("hurt", r"(?:doe|doet|deed|doen) ~1 (?:mezelf|zichzelf) ~3 (?:pijn|iets|wat)(?: aan)?|(?:mezelf|zichzelf) ~3 (?:pijn|letsel) (?:te |wil )?(?:doe\w*|doet|gedaan|aan ?doe\w*|toe ?breng\w*)"),
    ("blade", r"(?:snijd|kras|krast|snijden|krassen|sneed) ~3 (?:met|mezelf) ~4 (?:in|op) (?:mijn|haar|zijn|me) (?:been|benen|arm|armen|pols|polsen|buik|huid|bovenbeen)|(?:in|op) (?:mijn|haar|zijn|me) (?:been|benen|arm|armen|pols|polsen|buik|huid|bovenbeen\w*) ~3 (?:zitten |gaan |te |weer )?(?:snijden|krassen|gesneden|gekrast)"),
    ("hurt-2", r"(?:brand|verbrand|sla|bijt|knijp|wurg|verwond|uithonger) (?:mezelf|zichzelf)|(?:slaat|bijt|krabt|brandt|verwondt|verwond|bezeert) (?:ze |hij )?zichzelf|(?:mezelf|zichzelf) ~3 (?:te )?(?:slaan|bijten|(?:ver)?branden|verwond\w*|verwonden|uithonger\w*|beschadig\w*)"),
    ("head", r"(?:bonk\w*|sla\w*|beuk\w*) ~2 (?:met )?(?:mijn|zijn|haar) (?:hoofd|kop) ~2 (?:tegen|op) (?:de|een)|(?:met )?(?:mijn|zijn|haar) hoofd ~1 tegen (?:de|een) (?:muur|vloer|deur) ~1 (?:slaat|sla|bonkt|bonk|slaan|bonken)"),
    ("starve", r"ik eet ~1 expres (?:niet|niks)|expres ~1 (?:niet|niks) (?:eten|meer eten)", "own_no check"),
)

_SEXUAL = (
    ("on-me", r"(?:zit|zat|zaten|zitten) (?:(?:hij|zij|ze|er iemand|iemand|die|mijn \w+|de \w+) )?(?:<adv>){0,4}(?:met zijn handen |met zn vingers )?aan (?:me|mij|haar|hem|ons|(?:<whose>) <kin>|(?:mijn|haar|zijn|me|de|onze|d'r) (?:<private>))(?! (?:spullen|telefoon|tas|haar|kleren|bureau|computer|papieren|laptop|eten))"),
    ("on-me-2", r"aan (?:me|mij|haar|hem|ons|(?:<whose>) <kin>|(?:mijn|haar|zijn|me) (?:<private>)) ~2 (?:(?:te )?zitten|zit|zat|gezeten|komt|kwam|te komen|friem\w*|voel\w*|gevoeld|gefriemeld|gefrunnikt|heeft gezeten)"),
    ("touch", r"(?:raakt|raakte|raken|raakten|raak) (?:(?:hij|zij|ze) )?(?:<adv>){0,3}(?:me|mij|haar|hem|ons|hen|(?:<whose>) <kin>) ~4 aan(?= )(?! (?:het|de) hart)"),
    ("touch-2", r"(?:me|mij|haar|hem|ons|iemand|(?:<whose>) <kin>|mijn ~1 (?:<private>)) ~7 (?:aangeraakt|aanraakt|aanraakte|(?:te )?aanraken|aan te raken|aanraak|aan raakt|aan raakte)"),
    ("touch-3", r"(?:ben|is|word|wordt|werd|werden|zijn|was) ~5 (?:aangeraakt|betast|aangerand|verkracht|misbruikt|lastiggevallen)"),
    ("touch-4", r"(?:ongewenst\w*|intiem|intieme|ongepast\w*|seksueel) ~2 (?:aan ?ge ?raakt|aanrak\w*|aan ?raken|betast\w*|aangeraakt|contact|gedrag|aanraking\w*)|(?:aangeraakt|raakt|raakte|zit|zat|voel\w*) ~4 (?:op|bij|aan|tussen|onder) (?:mijn|haar|zijn|me|plekken|intieme|een|de|d'r) ~1 (?:<private>|benen|rok|bh|shirt|kleren)"),
    ("come-on", r"(?:kom|komt|kwam|kwamen|komen) ~3 aan (?:me|mij|haar|hem|(?:<whose>) <kin>|(?:mijn|haar|zijn|me) (?:<private>|been|benen|borst))|(?:zit|zat|gezeten|zitten) ~4 (?:aan|tussen|op|onder) (?:mijn|haar|zijn|me|de) (?:<private>|been|benen|rok|bh)"),
    ("hands", r"(?:hand|handen|vingers) ~3 (?:op|in|onder|tussen|aan|over|bij) (?:mijn|haar|zijn|me|m|de) ~1 (?:<private>|benen|rok|bh|broek|shirt|slip|trui)"),
    ("grope", r"(?:betast|betastte|betasten|begluurt|begluurde|aanrandt|verkracht|verkrachtte|verkrachting|aanrand\w*|aangerand|ontucht\w*|gevingerd|bepoteld|handtastelijk\w*|aanranding|verkrachtingen|misbruikte)"),
    ("abuse", r"(?:seksueel|sexueel|seksuele|sexuele|seks) ~2 (?:geintimideerd|lastig ?gevallen|misbruik\w*|geweld|getint\w*|contact|contacten|intimidatie|overschrijdend\w*|grensoverschrijdend\w*|handeling\w*|dingen|relatie)|seksuele? (?:opmerk\w*|berichten|appjes|intimidatie|voorstel\w*|toespeling\w*)"),
    ("abuse-2", r"(?:misbruikt|misbruikte|misbruiken|misbruik) (?:(?:hij|zij|ze|van) )?~2 (?:<who>|kinderen)|(?:<who>) ~4 (?:misbruikt|misbruiken|misbruikte)|grensoverschrijdend\w* gedrag"),
    ("sex-staff", r"(?:<staff>) ~5 (?:seks|sex|gevreeen|gevrijd|vrijt|naar bed|seksuele) ~4"),
    ("sex-force", r"(?:seks|sex|vrijen|naar bed|te pijpen|pijpen|aftrekken|trekken) ~3 (?:met (?:me|mij|hem|haar|een client\w*|mijn (?:<staff>|<kin>)))|(?:moet|moest|dwingt|dwong|gedwongen|verplicht|wil|wilde|wou) ~4 (?:seks|sex|hem pijpen|pijpen|hem aftrekken|met hem vrijen|met me vrijen|mijn kleren uit|me uitkleden)"),
    ("kiss-wish", r"(?:me|mij|haar|hem|ons) (?:wil |wilde |te |gaat |wou |probeerde te |ook )?kussen(?! (?:op|onder|gegeven|geven))|(?:wil|wilde|wou|probeerde) (?:me|mij|haar|hem) ~1 (?:te )?kussen"),
    ("kiss", r"(?:zoent|zoende|kust|kuste|zoenen|kussen|zoenden|tongt|tongde) (?:hij |zij |ze )?(?:<adv>){0,1}(?:me|mij|haar|hem|(?:<whose>) <kin>)|(?:me|mij|haar|hem|(?:<whose>) <kin>) ~6 (?:gezoend|gekust|zoent|kust|kuste|zoende|(?:te )?zoenen|getongd)"),
    ("bed", r"(?:kroop|kruipt|komt|kwam|ligt|lag|stapt|stapte) ~4 (?:bij|naast) (?:me|mij|haar|hem|ons|(?:<whose>) <kin>) (?:in|op) bed|met (?:me|mij|haar|hem|(?:<whose>) <kin>) naar bed"),
    ("nude", r"(?:naaktfoto\w*|nudes|dickpic\w*|blote foto\w*|naakt ?foto\w*|pornofilm\w*|seksfilm\w*|naaktbeelden|seksfoto\w*)"),
    ("nude-2", r"(?:laat|liet|toont|liet) ~4 (?:zijn|haar) ~1 (?:piemel|penis|lul|geslachtsdeel|borsten|blote \w+)(?: zien)?|(?:filmt|filmde|gefilmd|begluurt|gluurt|kijkt|keek) ~5 (?:onder de douche|douchen|douche|uitkleed\w*|naakt|omkleed\w*|omkleden)"),
    ("undress", r"(?:trekt|trok|deed|doet|haalde|kleedt|kleedde) ~2 (?:mijn|haar|me|mij|zijn) ~2 (?:broek|bh|onderbroek|kleren|shirt) ~1 (?:uit|naar beneden|omlaag)|(?:kleedt|kleedde) (?:me|mij|haar|hem) uit|(?:me|mij) ~3 (?:uit ?gekleed|uit te kleden|uitkleedt)"),
    ("unwilling", r"(?:doet|deed|doen|gedaan|gebeuren) ~4 (?:dingen|iets|wat|spelletjes) (?:met (?:me|mij) |bij (?:me|mij) |met haar |met hem )?(?:die|dat|wat) (?:ik|zij|ze|hij) (?:echt |helemaal )?niet (?:wil|wilde|fijn|leuk|prettig)|(?:tegen|zonder) (?:mijn|haar|zijn) (?:wil|toestemming) ~4 (?:aan|bed|uitkleed\w*|seks|doet|deed)", "own_no"),
    ("night-room", r"(?:komt|kwam|komen) ~3 (?:s nachts|elke nacht|midden in de nacht|snachts) ~3 (?:op|in|naar|bij) (?:mijn|haar|zijn|me) ~1 (?:kamer|slaapkamer|bed|bij)|(?:komt|kwam) (?:op|in|naar) (?:mijn|haar) (?:kamer|slaapkamer|bed) ~2 (?:s nachts|als ik slaap|in de nacht)", "check"),
    ("photo", r"foto\w* ~5 (?:zonder (?:kleren|kleding|shirt|bh)|in (?:mijn )?(?:ondergoed|bikini|bh)|bloot|naakt|van (?:mijn|haar) (?:<private>))|(?:zonder kleren|bloot|naakt) ~3 (?:foto\w*|filmpje\w*|voor de camera|poseren)|(?:bloot|naakt) ~4 (?:zien|staan|rond ?lop\w*|voor (?:me|mij|haar))|(?:foto\w*|filmpje\w*) ~2 van (?:zijn|haar|mijn) ~1 (?:<private>)", "own_no"),
    ("shows", r"(?:zijn|haar|z'n) (?:ding|zaakje|piemel|lul|geslacht|lid|pik|geslachtsdeel|borsten|penis) ~3 (?:laten zien|liet zien|laat zien|uit zijn broek|zien|vasthouden|vastpakken|aanraken|in mijn)|(?:liet|laat|toonde) ~3 (?:zijn|haar) (?:ding|zaakje|piemel|lul|pik|penis|geslacht)"),
    ("spies", r"(?:filmt|filmde|gefilmd|filmen|fotografeert) ~2 (?:me|mij|haar|ons|mijn dochter) ~4 (?:slaap\w*|bed|douche|badkamer|omkleed\w*|wc|naakt)"),
    ("rubs", r"(?:wrijft|wreef|wrijven|streelt|streelde|masseert|masseerde|kneep|knijpt|greep|grijpt|pakt|pakte|slaat|sloeg|tikt|tikte|zat|zit) ~6 (?:mijn|haar|me|m'n|zijn|de) ~3 (?:borst|borsten|tieten|billen|kont|kruis|kut|bil|dij|dijen|bovenbenen|bovenbeen)"),
    ("groom", r"loverboy\w*|grooming|sextortion|sekschat\w*|prostitutie|achter de ramen"),
    ("stroke", r"(?:streelt|streelde|aait|aaide|streelen|betast) ~2 (?:me|mij|mijn|haar|hem|(?:<whose>) <kin>)(?! (?:hond|kat))|(?:me|mij|mijn ~1) ~4 (?:gestreeld|streelt|streelde|(?:te )?strelen)"),
    ("relation", r"(?:<staff>) ~3 (?:heeft|had|wil|wilde|begon|begint) ~2 (?:een )?(?:relatie|verhouding|affaire) ~1 met ~1 (?:mij|me|een client\w*|een bewon\w*|clienten|(?:<whose>) <kin>)|relatie (?:gehad )?met ~1 (?:mijn|haar|de|een|zijn) (?:<staff>)", "check"),
    ("dirty", r"(?:doet|deed|doen|laat|moet|moest|wil) ~4 (?:vieze|viezige|rare|seksuele|enge) (?:dingen|spelletjes|filmpjes|foto\w*)(?: (?:met|bij|doen|zien|kijken)\b)?", "check"),
    ("bothered", r"valt ~2 (?:me|mij|haar|hem|(?:<whose>) <kin>) ~3 (?:seksueel )?lastig|(?:me|mij|haar|hem) ~4 lastig ?gevallen", "check weak"),
    ("noted", r"verliefd op (?:me|mij|haar|hem|een client\w*)|(?:stuurt|stuurde|gestuurd|maakt|maakte) ~5 (?:geile|vieze|seksuele|seksueel|intieme) (?:berichten|appjes|opmerkingen|foto\w*|filmpjes|teksten)", "check"),
)

_VIOLENCE = (
    ("hits", r"(?:<hits>|<hit>) (?:<adv>){0,3}(?:<who>)"),
    ("hits-2", r"(?:<who>) (?:(?!en |maar |want |dat |die |toen |of |op |tegen |met de )[^ .,?]+ ){0,3}(?:<hits>|<hit>)(?! (?:op tafel|nergens|op niks|terug op))"),
    ("spank", r"billenkoek"),
    ("hits-body", r"(?:<hits>|<hit>|schop|trap|gooit|gooide|prikt|prikte|brandt|brandde) ~3 <body>"),
    ("struck", r"(?:<who>) ~7 (?:<struck>)"),
    ("struck-passive", r"(?:word|wordt|worden|werd|werden|ben|is|zijn|was|waren|bent) ~9 (?:<struck>)(?! voor (?:mijn|zijn|haar|het|de))"),
    ("struck-by", r"(?:<struck>) (?:en \w+ )?door"),
    ("struck-self", r"(?:<staff>) (?:<adv>){0,4}(?:<struck>|slaat|schopt|knijpt|sloeg|schopte|kneep)(?= )(?! (?:op|met|nergens|over|de|een|door|alarm|af|het|dicht))"),
    ("hit-elliptic", r"(?:maar|wel|en) wel ~1 (?:<struck>)|wel (?:<struck>)"),
    ("loose-hands", r"losse handjes|handen niet thuis|(?:zijn|haar|hun) handen los"),
    ("blow", r"(?:geeft|gaf|geven|gegeven|krijg|krijgt|krijgen|kreeg|kregen|gekregen|verkocht|verkoopt|deelt|uitgedeeld|gehad) ~5 (?:klap|klappen|mep|meppen|knal|stomp|stompen|schop|schoppen|kopstoot|dreun|dreunen|vuistslag|slaag|tik|tikken|draai om (?:mijn|zijn|haar) oren)(?! (?:op de vingers|onder))"),
    ("blow-2", r"(?:klap|klappen|mep|stomp|schop|trap|trappen|schoppen|kopstoot|dreun|vuistslag|slaag|tik) ~5 (?:gegeven|gekregen|gehad|verkocht|uitgedeeld|geven|gaf|kreeg|krijg|krijgt)"),
    ("blow-3", r"(?:klap|klappen|mep|stomp|schop|trap|tik|dreun) ~1 <body>"),
    ("blow-4", r"draai om (?:mijn|zijn|haar|hun|de) oren|oorvijg|pak (?:slaag|rammel)|vuistslag\w*"),
    ("struck-body", r"<body> ~3 (?:<struck>|te slaan|slaan|geslagen)"),
    ("broken", r"(?:hij ~2 (?:mijn|haar)|(?:zij|ze) ~2 (?:mijn|zijn)|(?:<staff>) ~3 (?:mijn|haar|zijn)) (?:arm|pols|neus|been|vinger|kaak|hand|rib|enkel) ~2 (?:gebroken|verdraaid|omgedraaid|gekneusd|gebrand|verbrand)"),
    ("pour", r"(?:gooi\w*|gegooid|goot|giet|spoot|spuit|gespoten) ~5 over (?:me|mij|haar|hem|mijn (?:<kin>|hoofd)|ons)(?= )(?! (?:klagen|praten))"),
    ("beat-up", r"in elkaar (?:(?:ge)?sla\w*|sloeg|sloegen|(?:ge)?trap\w*|(?:ge)?schop\w*|geramd|ramt|gebeukt|te slaan)|bont en blauw|(?:verrot|kapot|lens|bewusteloos|bloed) (?:ge)?sla\w*"),
    ("struck-out", r"(?:<who>) ~3 (?:hardhandig|ruw|hard|met geweld) ~6 (?:getrokken|gesleurd|geduwd|gegooid|gepakt|vastgepakt|gezet|gedrukt|geslagen)"),
    ("slaagt", r"slaagt (?:me|mij|hem|haar|mijn <kin>)(?! (?:diploma|examen))"),
    ("named", r"(?:<hits>|<hit>) (?:<adv>){0,1}([a-z]{2,})", "named"),
    ("named-2", r"(?:heeft|had|hebben|dat|door) ([a-z]{2,}) ~4 (?:<struck>)", "named"),
    ("throat", r"(?:pak\w*|gepakt|greep|grijpt|gegrepen|trek\w*|trok|getrokken|houdt|hield|knijp\w*|kneep|hand\w*|zat|vast\w*) ~5 (?:bij|aan|om|op) (?:mijn|zijn|haar|de|me|hun) (?:keel|strot|haren|nek|kraag|nekvel)|(?:mijn|haar|zijn) keel ~1 dicht\w*|aan (?:mijn|haar|zijn|de|me) (?:haren|oor|oren) ~3 (?:getrokken|trok|trekt|gesleurd|sleurt|sleurde|meegetrokken)|bij (?:de|mijn|haar|zijn) (?:keel|strot) ~2 (?:gegrepen|gepakt|greep|pakte|vast\w*)"),
    ("throw", r"(?:gooit|gooide|gooien|gegooid|smijt|smeet) (?:<adv>){0,4}(?:met )?~3 (?:naar|tegen) (?:mij|me|haar|hem|ons|(?:<whose>) <kin>|mijn hoofd|zijn hoofd|haar hoofd|mijn kop)(?! toe)|(?:naar|tegen) (?:mij|me|haar|hem|ons|mijn hoofd|(?:<whose>) <kin>) ~3 (?:gegooid|gooit|gooide|gesmeten|gooien)|(?:op|tegen) de (?:grond|muur|vloer) (?:gegooid|geduwd|gesmeten|gedrukt|gewerkt|gesmakt|gooit|duwt|duwde|gooide)"),
    ("hold", r"(?:houdt|hield|houden|pakt|pakte|grijpt|greep) ~1 (?:<who>) ~4 (?:hard|hardhandig|ruw|stevig|met geweld) ~2 (?:vast|beet)|(?:<who>) ~4 (?:hardhandig|ruw|met geweld|hard) ~2 (?:vastgepakt|vastgehouden|beetgepakt|vastpakt|vastpakte|aangepakt|weggetrokken|meegetrokken|behandeld)|(?:pakt|pakte|behandelt|behandelde|grijpt|greep|trekt|trok) ~4 (?:hardhandig|ruw)"),
    ("hold-2", r"(?:pakt|pakte|greep|grijpt|houdt|hield) (?:<who>) ~3 (?:vast|beet)(?! aan)|(?:<who>) ~4 (?:vastgegrepen|vastgepakt|beetgepakt|vastgrijpt|vastpakt)", "check"),
    ("arm-hold", r"(?:trekt|trok|getrokken|pakt|pakte|greep|sleurt|sleurde|draait|draaide|gedraaid) ~3 (?:bij|aan|mijn|haar|zijn) (?:mijn |haar |zijn |de |me )?(?:arm|armen|pols|polsen|benen) ~3 (?:vast|om|uit|mee|op mijn rug|naar|hard|weg|beet)", "check"),
    ("pain", r"(?:doet|deed|doen|deden) (?:(?:hij|zij|ze) )?(?:<adv>){0,2}(?:<who>) ~3 pijn|(?:<who>) ~4 (?:pijn|zeer) (?:te )?(?:doet|deed|gedaan|doen)"),
    ("abuse", r"(?:mishandel\w+|kindermishandel\w+|ouderenmishandel\w+)"),
    ("force", r"(?:met|gebruikt|gebruikte|gebruiken|fysiek|lichamelijk|huiselijk|sprake van|slachtoffer van|veel|thuis) ~1 geweld|geweld ~1 (?:gebruikt|thuis|tegen|gepleegd|hier)|gewelddadig\w*"),
    ("aggressive", r"(?:is|wordt|werd|was|zo|heel|erg|doet|deed|word) ~2 (?:agressief|agressieve) ~3 (?:tegen|naar|richting|op|naar) (?:<who>)|(?:is|wordt|werd|doet) (?:soms |heel |erg |vaak |weer |steeds |zo )*agressief", "check"),
    ("hedged", r"(?:doet|deed|doen|deden) (?:(?:hij|zij|ze) )?(?:<adv>){0,2}(?:me|mij|ons|haar|hem|mijn <kin>|de kinderen) ~2 (?:niks|geen kwaad|geen pijn|geen vlieg kwaad)(?!.* gewoon )", "own_no check"),
    ("fight", r"(?:vechten|vecht|gevochten) ~4 (?:thuis|op de groep|met (?:messen|elkaar|hem|haar|mij|me|vader|moeder))|(?:thuis|papa en mama|ouders|op de groep) ~3 (?:vechten|gevochten)", "check"),
    ("stab", r"(?:steekt|stak|staken|schoot|schiet) ~1 (?:<who>) (?:neer|dood|met een mes|in)|(?:neergestoken|neergeschoten|doodgestoken|doodgeschoten|doodgeslagen)"),
    ("bruise", r"(?:blauwe plek\w*|blauw oog|striemen|brandwonden|snijwonden|bloedneus|bijtwonden|knijpplek\w*|vingerafdrukken) (?!van het (?:val|voetbal|sport|spelen|stoei))(?!.{0,60}(?:gevallen|voetbal|uitgegleden))"),
)

_THREAT = (
    ("threatens-harm", r"(?:dreigt|dreigde|dreigen|dreigden|gedreigd|dreigement\w*) ~4 (?:te slaan|te vermoorden|te doden|dood|met (?:geweld|een mes|een pistool|de dood|slaan|klappen)|iets aan|wat aan|pijn|(?:<who>) ~2 (?:iets|wat|te slaan|te vermoorden|pijn|in elkaar|dood))"),
    ("threatened", r"(?:bedreig\w+|doodsbedreig\w+)(?! (?:diersoort|dieren|met ontslag))"),
    ("threatens-me", r"(?:dreigt|dreigde|dreigen) (?:(?:hij|zij|ze) )?(?:mij|me|ons)(?! (?:met (?:ontslag|een boete|een rekening|aangifte|de rechter|stoppen|een advocaat)|te (?:stoppen|ontslaan|schorsen|verwijderen)))|(?:mij|me) ~3 gedreigd"),
    ("threatens-told", r"(?:dreigt|dreigde|dreigen|gedreigd|dreigt) ~9 als ik ~4 (?:praat|vertel|klaag|klagen|klacht|zeg|zegt|iets zeg|naar de politie|meld|doorvertel|niet luister)", "check"),
    ("threatens-child", r"(?:dreigt|dreigde|dreigen|gedreigd) ~5 (?:kind|kinderen|zoon|dochter|baby) ~3 (?:weg|af|afpakken|afnemen|uit huis|mee|iets)", "check"),
    ("do-something", r"(?:<who>|ons kind) ~2 (?:iets|wat|wat ergs|iets ergs) (?:<aux>)?(?:aan <aux>(?:<do>)|aandoen|aandoe|aandoet|aangedaan)|doe\w* ~1 (?:<who>) (?:nog )?(?:iets|wat) (?:ergs )?aan"),
    ("kill", r"(?:<who>|je|jou|jullie|iedereen) ~4 (?:(?:te )?vermoord\w*|vermoordt|doodmaakt|dood (?:te |ga |gaat |wil )?(?:maken|maak|maakt|slaan|slaat|steken|schieten|doen|hebben|gaan maken)|doodsla\w*|doodmaken|doodsteken|doodschieten|afmaken|afmaakt|neersteken|neerschieten|neersteekt|omleggen|afslachten|te doden|doden|afschieten|wurgen|in elkaar (?:te )?slaan|in elkaar slaat)"),
    ("kill-2", r"(?:vermoord|vermoordt|maakt|maak|slaat|sla|steekt|steek|schiet) (?:(?:hij|zij|ze|ik) )?~1 (?:<who>|je|jou|jullie|iedereen) ~1 (?:af|dood|neer|kapot|in elkaar|overhoop)"),
    ("kill-3", r"(?:vermoordt|vermoord|vermoorden) (?:(?:hij|zij|ze) )?(?:<who>|je|jou|jullie|ze allemaal)|(?:maak|schiet|steek|sla) (?:je|jou|jullie) (?:af|dood|neer|kapot|lek|overhoop)|(?:ga|gaat|wil|gaan|wou|zal) ~4 (?:iemand|hem|haar|ze|je|jullie|begeleider|coach) ~2 (?:vermoorden|doodmaken|doodslaan|doodsteken|neersteken|neerschieten|wat aandoen|iets aandoen|afmaken|pakken met)"),
    ("weapon", r"(?:heeft|had|pakt|pakte|trekt|trok|getrokken|zwaait|zwaaide|loopt|staat|stond|dreigt|dreigde|komt|kwam|met|bedreigt) ~4 (?:mes|messen|pistool|vuurwapen|geweer|machete|hakmes|bijl|wapen) ~3 (?:bij zich|getrokken|in (?:zijn|haar) (?:hand|tas|jas|zak)|op (?:me|mij|hem|haar|ons)|tegen|gericht|naar|af|op (?:mijn|zijn|haar) keel|voor de deur|rond|vast|achter)"),
    ("weapon-2", r"(?:met|een) (?:een )?(?:mes|pistool|vuurwapen|geweer|machete|hakmes) (?:bedreig\w*|achterna|op (?:me|mij|hem|haar)|achter (?:me|mij|hem|haar) aan|voor de deur|te steken|steken)|(?:heeft|had) (?:ook |altijd |steeds )?(?:een )?(?:mes|pistool|vuurwapen|wapen)(?= [.,?]| $| en | hij | ik )"),
    ("get-me", r"(?:hij|zij|ze|die|begeleider|vader|ex|man) ~3 (?:gaat|zal|komt|wil) ~1 (?:me|mij|ons) ~2 (?:pakken|halen|opwachten|te grazen nemen|vermoorden|afmaken|slaan|wat doen|iets doen)|(?:pakt|krijgt) (?:me|mij|ons) (?:nog )?wel ~1 (?:te pakken)?(?= [.,]| $)|te grazen (?:te )?nemen"),
    ("stalk", r"(?:stalkt|stalkte|gestalkt|stalken|stalker|stalking|belaagt|belaagd)|(?:achtervolgt|achtervolgde|achterna gezeten|achtervolgd) ~2"),
    ("frighten", r"(?:maakt|maakte|maken) ~1 (?:me|mij|haar|hem|ons|(?:<whose>) <kin>) ~2 bang", "check"),
    ("wait", r"(?:wacht|wachtte|stond|staat) (?:me|mij|haar|hem|ons) ~3 op(?! te)|(?:me|mij|haar|hem|mijn \w+) ~3 (?:opgewacht|op te wachten|opwacht|opwachtte)|weet (?:hij |ze )?(?:me|mij|ons) ~2 te vinden|weet waar (?:ik|wij|we|mijn kinderen) (?:woon|wonen|slaap|werk|zitten)", "check"),
    ("blackmail", r"(?:chanteert|chanteerde|gechanteerd|chanteren|chantage|afgeperst|afpers\w*)"),
    ("intimidate", r"(?:intimideert|intimideerde|geintimideerd|intimiderend\w*|intimidatie)", "check"),
    ("regret", r"(?:gaat|zal|zou|zult|krijgt|je|jij|(?:zei|zegt|zeiden|zeggen) ~2 dat ik er) ~3 (?:er )?(?:nog )?spijt van (?:krijg|krijgt|krijgen|hebben)|dan zwaait er wat|dan weet (?:ik|je) wel wat er (?:gaat )?gebeur\w*", "check"),
    ("afraid-of", r"(?:ben|is|zijn|was|word) ~4 bang ~1 (?:voor|van) (?:hem|haar|ze|mijn ~1 (?:<staff>|<kin>)|(?:de|die|deze|een|onze) (?:<staff>|man|vrouw|vent|jongen)|papa|mama|vader|moeder)(?! (?:gezondheid|toekomst|toestand|rekening|gevolgen|reactie))|(?:ik|we) ~1 (?:voel\w* )?(?:me )?(?:erg |heel |zo )?bang ~2 (?:voor|van) (?:hem|haar|mijn (?:<staff>))", "check"),
    ("afraid-that", r"bang (?:dat|om) ~4 (?:slaat|gaat slaan|slaan|vermoord\w*|doodmaakt|dood ?slaat|iets aandoe\w*|wat aandoe\w*|aanraakt|verkracht\w*|pijn doet|geslagen|terugkomt en|me iets doet|iets doet|wat doet)"),
    ("mortal-fear", r"doodsbang|doodsbenauwd|doodsangst\w*|doods bang|vrees\w* voor mijn leven|bang voor mijn leven|leven niet (?:meer )?zeker", "own_no check"),
    ("in-danger", r"(?:ben|is|zijn|verkeer\w*|zit|zitten|ik|kind|kinderen|loop|loopt) ~5 (?:in (?:groot |direct |acuut |levens)?gevaar|in levensgevaar|levensgevaar|gevaar)(?= )(?! voor)"),
    ("arson", r"(?:steekt|stak|steken|zet) ~4 (?:huis|woning|kamer|mij|me) ~1 in (?:de )?(?:brand|fik)"),
)

_CHILD = (
    ("not-home", r"(?:durf|durft|durven|durfde) ~3 niet ~2 (?:meer )?(?:naar huis|terug naar huis|thuis|huis in|naar mijn (?:moeder|vader|kamer|ouders)|naar (?:papa|mama|de groep|mijn kamer))", "own_no"),
    ("not-home-2", r"niet ~1 (?:meer )?(?:terug )?naar (?:huis|papa|mama|mijn (?:vader|moeder|stiefvader)) ~1 (?:durf|durft|durven|toe durf)|bang ~1 om ~1 (?:weer )?(?:naar huis|thuis)|bang (?:om )?thuis|thuis bang|(?:wil|wilt) (?:echt )?niet (?:meer )?naar (?:huis|papa|mama|mijn vader|mijn moeder) want (?!het is hier|hier|ik vind|dit|daar is niks|jullie)", "own_no"),
    ("not-out", r"(?:durf|durft|durven) ~3 niet ~1 (?:meer )?(?:naar buiten|de deur uit|mijn kamer uit|mijn huis uit|alleen te zijn|alleen met (?:hem|haar)|in slaap te vallen|naar de (?:opvang|groep|dagbesteding))", "own_no check"),
    ("child-unsafe", r"(?:kind\w*|zoon|zoontje|dochter|dochtertje|baby|broertje|zusje|kleinkind\w*|kleinzoon|kleindochter|moeder|client|bewoner\w*|jongen|meisje|hij|zij|ze) ~2 (?:is|zijn|voel\w*|was) (?:zich )?~3 (?:niet ~1 veilig|onveilig)", "own_no"),
    ("home-unsafe", r"(?:thuis|hier|bij (?:papa|mama|mijn (?:vader|moeder|ouders|stiefvader|vriend|man|ex)|hem thuis)) ~4 (?:niet ~1 (?:meer )?veilig|onveilig)|(?:niet ~1 (?:meer )?veilig|onveilig) (?:thuis|in mijn eigen huis|bij (?:papa|mama|mijn (?:vader|moeder|ouders|stiefvader|man|vriend|ex)))", "own_no"),
    ("unsafe", r"(?:voel|voelt|voelen|voelde|ben|is) ~4 (?:niet ~1 (?:meer )?veilig|heel onveilig|onveilig)(?! (?:genoeg|om|maar ook|verkeer|in het verkeer|wachtwoord|met mijn gegevens))", "own_no check weak"),
    ("not-safe-with", r"niet ~1 veilig ~1 (?:bij|met|voor) (?:hem|haar|kinderen|mijn|de|die)|(?:vertrouw|vertrouwt) ~2 (?:hem|haar|die|de|mijn) ~2 niet (?:alleen )?met (?:mijn|onze|de) (?:kind\w*|dochter|zoon)", "own_no check"),
    ("runaway", r"(?:ik ben|hij is|ze is|zij is|(?:<whose>) <kin> (?:van \w+ )?is|client\w* is|bewoner is) ~3 (?:weggelopen|weg ?gelopen)(?! uit (?:het|de|een) (?:gesprek|les|overleg|afspraak|vergadering|kamer))|(?:kind|zoon|zoontje|dochter|dochtertje|jongen|meisje|client|moeder|vader|broertje|zusje|bewoner|hij|ze|zij) ~3 (?:is|al|wordt|sinds) ~3 (?:vermist|spoorloos|zoek geraakt)|(?:kind|zoon|zoontje|dochter|dochtertje) (?:is )?~3 (?:niet thuis ?gekomen|kwijt(?! (?:geraakt )?(?:in|aan)))", "own_no"),
    ("alone-2", r"(?:broertje|zusje|zoontje|dochtertje|baby|peuter|kleuter|kind(?:eren)?) (?:van \w+ )?~2 (?:is|zijn|zit|zitten|ligt) ~2 alleen ~1 (?:thuis|achter|in (?:huis|de auto))"),
    ("alone", r"(?:kind\w*|kleuter|baby|peuter|zoontje|dochtertje|dreumes) ~5 (?:hele (?:dag|nacht)|s nachts|'s nachts|alleen) ~3 (?:thuis|gelaten|opgesloten|achtergelaten|alleen)(?! (?:wonen|naar school))", ""),
    ("child-bruise", r"(?:kind\w*|zoon|zoontje|dochter|dochtertje|hij|zij|ze|broertje|zusje) ~4 (?:thuis|onder|vol|weer|met) ~3 (?:blauwe plek\w*|striemen|krassen en|verwondingen|brandwonden|bijtplekken)(?! (?:van het (?:val|voetbal|sport|spelen|stoei)|van voetbal))"),
    ("drunk", r"(?:papa|mama|vader|moeder|stiefvader|man|vriend|ex|begeleider) ~3 (?:is|was|weer|altijd|steeds) ~2 (?:dronken|stomdronken|onder invloed|stoned|zat|aan de drugs) ~~6 (?:bang|slaat|schreeuwt|schreeuwen|kind\w*|auto|rijdt|gooit|alleen|mij|me)|(?:dronken|onder invloed|zat) ~3 (?:auto|rijdt|gereden|achter het stuur|voor (?:de|mijn|onze) kinderen)", "check"),
    ("wants-away", r"(?:moet|wil|haal|help) ~3 (?:hier|daar|thuis) ~1 (?:nu |echt |meteen |snel )?weg (?:want|voordat|anders|hij|van hem)|haal (?:me|mij|mijn kind|hem|haar|ons) hier (?:weg|uit)", "check"),
    ("kidnap", r"ontvoer\w*|ontvoerd"),
)

_NEGLECT = (
    ("no-food-days", r"(?:<days>) ~3 (?:geen|niks|niet) ~2 (?:eten|gegeten|te eten|drinken|gedronken|te drinken|water|eten en drinken|medicijnen|insuline|verzorgd|gewassen en|verschoond)", "own_no"),
    ("no-food-days-2", r"(?:geen|niks|niet) ~2 (?:eten|gegeten|te eten|drinken|gedronken|te drinken|water|insuline|medicijnen|verzorgd|verschoond) ~3 (?:sinds|al) (?:gisteren|eergisteren|\w+dag|<days>|dagen|weken)", "own_no"),
    ("no-food", r"(?:krijg|krijgt|krijgen) ~4 (?:geen|niks|niet genoeg|niet|bijna geen) ~1 (?:eten|drinken|te eten|te drinken|water)(?! (?:bij|op|tijdens|in) (?:de|het|een)? ?(?:training|cursus|bijeenkomst|vergadering|trein|lunch))|(?:heeft|hebben|heb|is|geven|geeft) ~4 (?:geen|niks) ~1 (?:eten|te eten|drinken|te drinken)(?: meer)?(?: in huis| gegeven| gehad| gekregen)?(?! (?:bij|op|tijdens|in) (?:de|het|een)? ?(?:training|cursus|bijeenkomst|vergadering|lunch))", "own_no check"),
    ("withheld", r"(?:krijg|krijgt|krijgen|geven|geeft|laten|laat) ~3 (?:expres |met opzet |als straf ) ?~2 (?:geen|niks|niet) ~3 (?:eten|drinken|medicijnen|douchen)|(?:straf|gestraft) ~2 (?:zonder|geen) (?:eten|drinken)", "own_no"),
    ("starving", r"(?:uitgehongerd|uitgedroogd|ondervoed|vermagerd tot|uithonger\w*|verhonger\w*)"),
    ("no-medicine", r"(?:krijg|krijgt|krijgen|kreeg|heb|heeft|hebben|gehad|zit|zonder) ~6 (?:medicijnen|insuline|pillen|epilepsiemedicijnen|hartmedicijnen) ~3 (?:niet|geen|nooit)|(?:geen|niet|zonder|weigert|weigeren|vergeten|vergeet) ~3 (?:medicijnen|insuline|pillen|zuurstof)(?! (?:meer )?nodig)", "own_no check"),
    ("no-medicine-severe", r"(?:geen|zonder|niet) ~2 (?:insuline|zuurstof|hartmedicijnen|epilepsiemedicijnen)|(?:insuline|zuurstof|medicijnen|pillen) ~4 (?:niet|geen|nooit) ~~8 (?:dood|doodga|sterf|sterven|ziekenhuis|flauw|bewusteloos|stuipen|heel ziek|erg ziek|ernstig)|(?:ga|gaat) ~2 dood ~4 (?:medicijnen|insuline)", "own_no"),
    ("double-dose", r"(?:dubbele|verkeerde|te veel|teveel|overdosis) ~1 (?:dosis |hoeveelheid )?(?:medicijnen|insuline|pillen|morfine|slaapmiddel\w*|kalmeringsmiddel\w*) ~4 (?:en|nu|niet wakker|suf|bewusteloos|ziek)", "check"),
    ("dying", r"(?:ik|moeder|vader|oma|opa|hij|zij|ze|kind|mama|papa|zoon|dochter|client|iemand|mensen) ~4 (?:gaat dood|ga dood|gaan dood|dood gaat|doodga|doodgaat|stikt|sterft|ligt op sterven)(?! (?:aan|van) (?:de )?(?:stress|honger|lachen|verveling|schaamte|spanning|hitte))|(?:ga|gaat|gaan) ~3 (?:ik|moeder|vader|hij|ze|zij|iemand) ~1 dood|straks gaat (?:er )?~2 iemand dood|vallen er doden"),
    ("not-breathing", r"(?:ademt|ademen|ademde|adem|ademhaling) ~2 (?:niet|nauwelijks|bijna niet|niet meer|moeilijk|slecht)|(?:niet|geen|moeilijk|nauwelijks|bijna geen) ~1 (?:meer )?(?:ademt|adem|lucht|ademen|ademhaling|te ademen)(?! in de (?:kamer|zaal))", "own_no"),
    ("unconscious", r"bewusteloos|buiten (?:bewustzijn|westen)|(?:is|ligt|lag|reageert|raakt|raakte) ~3 (?:buiten kennis|niet aanspreekbaar|nergens op)|reageert (?:nergens|niet|niet meer) (?:op (?:mij|ons|niks)|meer)|krijg (?:hem|haar|mama|papa|oma) niet wakker|wordt niet (?:meer )?wakker", "own_no"),
    ("on-floor", r"(?:ligt|lig|liggen|lag|gevallen) ~5 (?:op|tegen) (?:de|het) (?:grond|vloer|koude vloer) ~~6 (?:niet|kan|niemand|alleen|hulp|bloed|ademt|uren|uur|nacht|help)|(?:ben|is) gevallen ~~3 (?:kan|kom|lig|ligt) ~4 (?:niet|meer op|op de grond)|(?:lig|ligt) ~4 (?:op de (?:grond|vloer))", "own_no"),
    ("bleeding", r"(?:bloedt|bloed|bloeden|bloeding|veel bloed|onder het bloed|verliest) ~3 (?:heel erg|hevig|hard|veel|stopt niet|niet stoppen|overal bloed|bloed|dood|leeg)|(?:heel veel|overal|te veel|vol met) bloed", "own_no"),
    ("locked", r"(?:sluit|sluiten|sloot|sloten) ~5 (?:op|in)(?= (?:in|op|met|s|als|zonder|en|de|elke|'s|[.,?])| $)(?<! aan op)|(?:<who>|ik|wij|we|clienten|bewoners|kinderen|kamer|isoleer\w*|separeer\w*) ~6 (?:opgesloten|opsluit|opsluiten|op te sluiten|opsloot|ingesloten)|opgesloten|(?:deur|kamer) ~3 op slot ~~5 (?:kan (?:er )?niet uit|niet weg|zit ik|binnen|van buiten|nacht|straf)"),
    ("tied", r"(?:bind|bindt|binden|bond|bonden) (?:(?:hij|zij|ze) )?(?:<who>) ~1 vast|(?:vastgebonden|vast ?(?:te )?(?:binden|gebonden)|vastbinden|bindt ~3 vast|bind ~3 vast|bond ~3 vast|in bed vastgezet|gefixeerd|onrustband\w*|vastgeketend)"),
    ("dirty", r"(?:ligt|lig|zit|zat|lag|liggen|zitten) ~6 (?:in|onder) (?:haar|zijn|mijn|de|hun) ~1 (?:eigen )?(?:poep|plas|ontlasting|urine|uitwerpselen|pis|stront|vuil|braaksel)|(?:dagen|uren|hele nacht|hele dag|week) ~4 (?:niet|geen) ~2 (?:verschoond|gewassen|schone luier|omgedraaid|verzorgd)|(?:niet|nooit) verschoond", "own_no"),
    ("neglected", r"(?:verwaarloosd|verwaarloost|verwaarlozing|verwaarlozen|verwaarloosde)(?! (?:tuin|huis|gebouw|website|pand|administratie))"),
    ("left-out", r"(?:buiten|op straat|in de kou|balkon|alleen) ~4 (?:laten (?:staan|liggen|zitten|slapen)|gezet|gelaten|slapen|slaapt|slaap) ~4 (?:nacht|kou|vriest|winter|kind|regen|zonder)|(?:slaap|slaapt|slapen) ~3 (?:op straat|buiten)", "check"),
    ("lock-door", r"(?:doe|doet|doen|deed|zet|zetten|draai\w*) (?:<who>|me|mij|hem|haar) ~6 op slot|(?:<who>) ~6 op slot (?:gedaan|gezet|doen|zetten)"),
    ("fire", r"(?:er is|staat|het is|huis|kamer|woning|hier is) ~3 (?:brand(?:en)?|in brand|in de fik|een gaslek|gaslek|gaslucht|koolmonoxide)(?! (?:oefening|weer|veilig\w*|gevaar))"),
    ("attack", r"(?:heeft|had|krijgt|kreeg|heb) ~3 (?:een )?(?:hartaanval|hartinfarct|beroerte|epileptische aanval|stuipen|hersenbloeding|toeval|overdosis) ~4 (?:nu|help|niemand|en ~3 niet|wat moet)|(?:overdosis|vergiftig\w*)", "own_no"),
    ("ambulance", r"(?:bel|belt|bellen) ~3 (?:112|een ambulance|de ambulance|de politie nu)|(?:moet|moeten|zal) ~3 (?:112|ambulance|politie) ~1 (?:bellen|komen)|(?:nu|meteen|direct|snel) (?:een )?(?:ambulance|politie) nodig|(?:ambulance|112) nodig", "check"),
)
