"""Words and phrases that name the role somebody writes in."""

from __future__ import annotations

import re

WORDS = {
    "client": "cliënt client cliënte cliente klant deelnemer deelneemster bewoner bewoonster leerling cursist patiënt"
    " patient zorgvrager hulpvrager budgethouder coachee kandidaat customer resident participant"
    " jongere deelneemer",
    "parent": "moeder vader ouder ouders mama papa mamma mam pap moeders pleegmoeder pleegvader pleegouder pleegouders"
    " stiefmoeder stiefvader stiefouder adoptiemoeder adoptievader adoptieouder mother father mum mom dad"
    " parent parents"
    " foster-mother foster-father stepmother stepfather bonusmoeder bonusvader verzorger ma pa"
    " co-ouder",
    "legal_representative": "mentor curator voogd voogdes bewindvoerder vertegenwoordiger vertegenwoordigster guardian"
    " representative gezinsvoogd mentrix"
    " zaakwaarnemer zaakwaarneemster",
    "next_of_kin": "nabestaande nabestaanden weduwe weduwnaar widow widower"
    " erfgenaam erfgename erfgenamen bereaved executeur executor heir",
    "relative": "zus zusje zuster broer broertje zoon dochter oma opa grootmoeder grootvader tante oom nicht neef partner"
    " man vrouw echtgenoot echtgenote schoonzus schoonzuster schoonbroer zwager schoondochter schoonzoon"
    " schoonmoeder"
    " schoonvader kleinzoon kleindochter familielid familie mantelzorger mantelzorgster levenspartner"
    " verloofde sister"
    " brother son daughter grandmother grandfather grandma grandpa aunt uncle niece nephew cousin husband"
    " wife relative"
    " carer stiefzus stiefbroer halfzus halfbroer stiefdochter stiefzoon granddaughter grandson"
    " sister-in-law tweelingzus",
    "authorised": "gemachtigde gemachtigd gevolmachtigde gevolmachtigd",
    "professional": "huisarts wijkverpleegkundige verpleegkundige leerkracht docent docente leraar lerares juf meester"
    " intern-begeleider ib'er psycholoog orthopedagoog psychiater casemanager jeugdbeschermer"
    " jeugdconsulent wmo-consulent"
    " consulent advocaat advocate therapeut fysiotherapeut logopedist logopediste fysiotherapeute therapeute psychologe jeugdarts arts specialist verwijzer"
    " beroepskracht"
    " professional hulpverlener jongerenwerker cliëntondersteuner clientondersteuner gezinscoach"
    " schoolmaatschappelijk"
    " reclasseringswerker politieagent wijkagent ambtenaar werkgever gp teacher lawyer nurse psychologist"
    " therapist"
    " doctor cliëntenondersteuner onafhankelijk-cliëntondersteuner ggz-behandelaar behandelaar"
    " gedragswetenschapper gedragsdeskundige klantmanager werkcoach schuldhulpverlener bedrijfsarts"
    " arbeidsdeskundige verzekeringsarts ergotherapeut praktijkondersteuner poh poh-ggz tolk doorverwijzer tandarts"
    " apotheker verloskundige zorgmanager zorgcoördinator zorgcoordinator physiotherapist trajectbegeleider"
    " wijkcoach buurtcoach schoolarts kinderarts jeugdverpleegkundige diëtist dietist geriater notaris rechercheur"
    " conrector rector schooldirecteur opbouwwerker toegangsmedewerker wmo-medewerker",
    "employee": "medewerker medewerkster werknemer werkneemster personeelslid stagiair stagiaire employee intern"
    " invalkracht oud-medewerker ex-medewerker uitzendkracht"
    " teamleider teammanager teamcoach kantoormedewerker oud-collega ex-collega personeel",
    "other": "buurvrouw buurman buurmeisje buurjongen buur buren vriend vriendin kennis huisgenoot huisgenote ex ex-partner"
    " ex-man ex-vrouw vrijwilliger vrijwilligster bezoeker verhuurder klasgenoot neighbour neighbor friend"
    " acquaintance"
    " flatmate roommate volunteer visitor omwonende omstander buurtbewoner getuige maatje buddy"
    " leverancier landlord passant voorbijganger toevallige bekende medecliënt medebewoner collega-cliënt",
}

_HERE = r"(?:bij|van|voor) (?:jullie|u|deze organisatie|de organisatie)|hier|in dienst bij jullie"

PHRASES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(rf"(?<![\w\-])(?P<phrase>{pattern})(?!\w)", re.IGNORECASE))
    for role, pattern in (
        (
            "employee",
            r"(?:coach|jobcoach|begeleid(?:er|ster)|trainer|secretaresse|zzp'?er|gastvrouw|gastheer|planner|receptionist"
            rf"e?|hulpverlener|vrijwillig(?:er|ster)|collega) (?:{_HERE})",
        ),
        (
            "professional",
            r"(?:intern|ambulant|extern|persoonlijk) begeleid(?:er|ster)(?= (?:op|van|bij een|vanuit een|van een))"
            r"|maatschappelijk (?:werkster|werker|werk)|sociaal (?:werker|werkster)|social worker|case manager"
            r"|geestelijk verzorg(?:er|ster)|mentor (?:van|op) (?:(?:de|haar|zijn|mijn) )?school|(?:van|bij) de thuiszorg"
            r"|thuiszorg|(?:van|namens|vanuit|bij|voor|op) (?:(?:het|de|een) )?(?:wijkteam|gemeente|uwv|ggz|reclassering|ziekenhuis"
            r"|school|basisschool|kinderopvang|jeugdzorg|jeugdbescherming|woningcorporatie|politie|huisartsenpraktijk"
            r"|verpleeghuis|sociaal team|veilig thuis|werkbedrijf|maatschappelijk werk)"
            r"|(?:vanuit|bij|van) een andere (?:organisatie|instelling)|outside agency|care manager"
            r"|health visitor|school counsell?or",
        ),
        (
            "next_of_kin",
            r"nagelaten familie|next of kin|(?:van|of) (?:een |de |mijn |our |my |the )?(?:overleden|late|deceased) \w+"
            r"|van (?:de|wijlen) overledene|(?:van|of) wijlen|executeur[ -]testamentair",
        ),
        (
            "client",
            r"ik word (?:hier |zelf )?(?:begeleid|gecoacht|geholpen)|ik zit (?:hier )?(?:zelf )?in (?:een|het|dit) traject"
            r"|ik volg (?:hier )?een traject|i'?m being coached|it(?:'s| is) about (?:me|myself)",
        ),
        (
            "authorised",
            r"ik mag namens \w+ (?:spreken|praten|optreden)|met toestemming van (?:hem|haar|mijn \w+|de cliënt)",
        ),
        ("other", r"iemand anders|someone else"),
    )
)
"""Roles told in more than one word, as an answer to the question for it; the first that occurs."""

GONE = re.compile(
    r"(?<!\w)(?:(?:mijn|m'n|mn|onze|ons|my|our) (?P<gone>[^\W\d_]+) (?:leeft niet meer|is er niet meer|is niet meer)"
    r"|(?:hij|zij|ze|he|she) (?:is|was|has) (?:[\w]+ ){0,4}?(?:overleden|gestorven|passed away|died)"
    r"|(?:hij|zij|ze) leeft niet meer|(?:he|she) (?:died|passed away)"
    r"|ik heb mijn \w+ verloren|(?:wij|we) (?:zijn|hebben) (?:onze|ons) \w+ (?:verloren|kwijtgeraakt)"
    r"|i lost my \w+)(?!\w)",
    re.IGNORECASE,
)
"""Somebody who died, told as an answer to the question for the role."""
