"""Words that make up names, stand around them, or speak against one (domain.md H4)."""

from __future__ import annotations

import re
from functools import cache

from nlu.wordlists import first_names, function_words, plain_words, surnames, words
from nlu.words import Token

PARTICLES = words(
    "van de der den het 't ter ten te el al la le du da das do dos di del della von zu zum ben bin ibn abu"
    " bint el- al-"
    " op in uit aan bij onder over tot d' y e d' af san santa s' 'n 's van't in't ut it"
)


# These start a surname only before an article: "in 't Veld", "op de Beek", "uit den Bogaard".
LOOSE_PARTICLES = words("op in uit aan bij onder over tot")


ARTICLES = words("de den der het 't n 'n it")


TITLES = words(
    "dhr dhr. mw mw. mevr mevr. mevrouw meneer heer mr mr. mrs mrs. ms ms. miss mister sir madam dr dr. drs"
    " drs. ir ir."
    " ing ing. prof prof. professor dokter doctor ds ds. bc bc. jhr jhr. mej mej. juffrouw fam fam. familie"
    " hr hr. mvr"
    " mvr. mevrw meester drs meneer mijnheer menheer mevroi mv ba b.a msc m.sc bsc"
)


FAMILY = words("fam fam. familie ma ba miss meester heer")


POST_TITLES = words("msc ma ba bsc llm phd mba ra rn md bsc. msc. ba. ma.")


TRAILERS = words(
    "hoor he hè dus aub svp a.u.b. s.v.p. please alsjeblieft alstublieft toch eigenlijk gewoon trouwens en"
)


BRIDGES = words("- – e/v ev")


# Capitalised words after "ik ben" that are no name.
NO_NAME = words(
    "nederlander adhd adhd'er ass autist zzp'er zzp wajonger wia wmo pgb mbo hbo havo vwo vmbo gz ggz"
    " gemeente hi ceo"
    " moslim god haas nn n.n coachcenter burgercoaching iederzijnwerk klacht bsn nieuws welkom"
)


NOT_ME = words(
    "coach begeleider begeleidster begeleiders zoon zoontje dochter dochtertje kind kindje moeder vader"
    " broer zus man"
    " vrouw partner buurvrouw buurman vriend vriendin collega cliënt client cliënte kleinzoon kleindochter"
    " tante oom oma"
    " opa juf meester arts huisarts dokter jobcoach kindercoach medewerker hulpverlener mentor"
    " leidinggevende zijn haar"
    " hun son daughter child mother father brother sister husband wife friend neighbour neighbor his her"
    " their manager"
    " school hond kat organisatie stichting bedrijf contactpersoon"
)


_EVERYDAY_SURNAMES = words(
    "meer man vriend baas huis groot grote boer wit jong jonge lang lange klein kleine oude goede bruin"
    " haan vries berg dam dijk veen heer mens wild"
    " zwart rooij graaf hoop hoek wijk land stad beer wal mol nijs gier rijk rijke vos kok raad vrij vrije"
)


@cache
def surname_words() -> frozenset[str]:
    """Everyday words that are surnames too."""
    return (surnames() - function_words()) | _EVERYDAY_SURNAMES


def is_first_name(low: str) -> bool:
    """Whether a word, or the part before its hyphen, is a known first name and no everyday word."""
    return (low in first_names() or low.partition("-")[0] in first_names()) and low not in plain_words()


NOT_AFTER_VAN = words(
    "receptie overkant straat hoek buren organisatie zorg gemeente afdeling kerk wmo administratie planning"
    " woongroep"
    " dagopvang groep opvang directie jeugdzorg instelling school werkgever jobcoach cliëntenraad"
)


CALLED = frozenset({"al"})


ONE_WORD_NAMES = words("jo joe ben said christian elke wil will may anders lot per can")


# Endings and prefixes of everyday words that no list can hold in full.
_ORDINARY = re.compile(
    r"(?:.{3,}(?:lijk|lijke|loos|loze|baar|heid|heden|atie|isch|ische|achtig|matig|matige|elijk|eerd|eren"
    r"|ingen|ment|ness|tion|able|ible|ously"
    r"|fully|ings|geld|werk|punt|plan|verzoek|dossier|formulier|nummer|advies|dienst|instelling|persoon"
    r"|begeleiding|klacht|klachten|zorg)"
    r"|(?:ge|ver|be|ont|her|uitge|afge|aange|opge|inge|overge|doorge|ver)[a-z]{3,}(?:t|d|en)"
    r"|(?:on|mis|wan)[a-z]{4,}(?:ig|d|t|lijk)|[a-z]{4,}(?:ing|ed))$"
)


_REPEATED = re.compile(r"(.)\1\1")


_NO_VOWEL = re.compile(r"[^aeiouyàáâäèéêëìíîïòóôöùúûüıæøœ]+$")


def is_ordinary(token: Token) -> bool:
    """Whether a lower-case word that is no known name has the form of an everyday word or of noise."""
    low = token.low
    if low in first_names() or low in surnames():
        return False
    if _REPEATED.search(low) or (low.isascii() and len(low) > 2 and _NO_VOWEL.match(low)):
        return True
    return not token.capital and bool(_ORDINARY.match(low))
