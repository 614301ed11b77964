"""Words and endings that make up streets, and words around them (domain.md H2)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from nlu.wordlists import words

DATA = Path(__file__).with_name("data")


# Endings that hardly occur but in streets, and endings that need a capital or another sign of an address.
STREET = re.compile(
    r"(?:[^\W\d_]|[\-'.])*(?:straatweg|straat|straatje|str|laan|laantje|plein|pleintje|gracht|singel|kade"
    r"|kaai|dijk|dijkje"
    r"|dreef|steeg|steegje|weg|weggetje|pad|paadje|plantsoen|burgwal|boulevard|hof|hofje|strjitte|strjitwei"
    r"|dyk|leane"
    r"|wal|markt|allee|esplanade|passage|promenade|street|road|avenue|lane)$"
)


LOOSE = re.compile(
    r"(?:[^\W\d_]|[\-'.])*(?:park|kamp|ring|haven|werf|veld|velden|erf|akker|akkers|weide|weiden|tuin"
    r"|tuinen|hage|horst"
    r"|stede|gaarde|donk|borch|borg|burcht|schans|bolwerk|veste|vest|poort|brug|sluis|meent|brink|eng|enk"
    r"|kwartier|hoeve"
    r"|hoek|zoom|rand|baan|drift|spoor|land|landen|bos|woud|heide|duin|duinen|ven|meer|beek|wijk|vaart|diep"
    r"|zijl|terp"
    r"|state|buorren|reed|wei|paed|rak|zand|zijde|einde|eind|oord|berg|bergen|buurt|dam|gat|stein|rode|loo"
    r"|laar|lust"
    r"|zicht|ooi|waard|stoep|oever|wetering|sloot|kanaal|molen|molens|hove|hoven|hout|kreek|kil|schoot"
    r"|ackers|es)$"
)


GENERIC = words(
    "straat laan plein weg dijk kade hof pad steeg singel gracht markt park boulevard dreef wal haven allee"
    " straatweg"
    " brink dam rondweg ring oever sluis burcht kaap baan"
)


NO_STREET = re.compile(
    r"(?:onderweg|halverwege|halfweg|snelweg|autoweg|omweg|uitweg|rijweg|terugweg|heenweg|zebrapad|fietspad"
    r"|voetpad|wandelpad"
    r"|schildpad|schoolplein|speelplein|parkeerplein|.{0,6}slaan|supermarkt|arbeidsmarkt|rommelmarkt"
    r"|kerstmarkt|weekmarkt"
    r"|huizenmarkt|woningmarkt|zorgmarkt|markt|opslaan|vanweg|kwal|winkelstraat|zijstraat|woonstraat|geloof"
    r"|overweg|kortweg"
    r"|ronduitweg|verweg|allesweg|levensweg|gerechtshof|ziekenhof|struikelpad|levenspad|leerpad|werkweg"
    r"|gewoonweg"
    r"|simpelweg|domweg|botweg|ronduit|glashard)$"
)


FLOORS = words("hoog verdieping etage begane grond boven beneden e de eerste tweede derde")


NUMBER_CUES = words("nummer nr nr. no no. huisnummer huisnr huisnr. number #")


PARTICLES = words("van de der den het 't ter ten te la le du des d' di op aan in en naar bij 's a in't van't")


BACK_PARTICLES = words("van de der den 't ter ten la du 's van't")


ADJECTIVES = words(
    "oude nieuwe korte lange grote kleine hoge lage verlengde brede smalle nieuwezijds oudezijds noord zuid"
    " oost west"
    " noorder zuider ooster wester sint st st. groot klein nieuw oud eerste tweede derde vierde vijfde zesde"
    " burgemeester burg burg. dokter dr dr. doctor prof prof. professor pastoor past. kapelaan deken"
    " bisschop kardinaal"
    " monseigneur mgr mgr. koningin koning prins prinses graaf gravin hertog hertogin keizer admiraal"
    " generaal luitenant"
    " kapitein president minister wethouder meester mr mr. ingenieur ir ir. jonkheer jhr jhr. baron barones"
    " ds ds."
    " dominee zuster broeder notaris achter voor"
)


ABBREVIATED = words("burg dr prof past mgr mr ir jhr ds st pres gen min kon adm luit lt kapt wilh joh wed")


ARTICLES = words("de het een the 't")


PREPOSITIONS = words("op aan in at on te naar")


LIVE = words(
    "woon woont wonen woonde woonachtig wonend wonende live lives living reside verhuisd verhuis verhuisde"
    " ingeschreven"
    " adres woonadres moved huisadres postadres wonen. address bewoner"
)


NEXT_TO = words("naast tegenover achter bij boven onder langs opposite behind near")


BOX = words("postbus antwoordnummer box pobox bus lijn tram lijnbus postvak")


NOT_AN_ADDRESS = words(
    "kamer groep afdeling verdieping etage nummer unit appartement app huis flat woning blok lokaal klas"
    " gebouw kamer"
    " room floor apartment leeftijd versie stap regel pagina bladzijde punt vraag artikel art optie keuze"
    " fase route"
    " locatie cluster team niveau schaal deel hoofdstuk bijlage zaak week dag maand jaar sinds tot om rond"
    " ongeveer"
    " circa ca minstens maximaal bijna al ruim zeker om bus lijn trein spoor perron mobiel telefoon tel"
)


STREET_PREPOSITIONS = words(
    "it aan op achter onder over voor tussen bij in boven langs om tegen buiten binnen nabij uit naar oude"
    " oud nieuw nieuwe lange"
    " korte grote kleine hoge lage eerste tweede derde eind einde buiten hoek noord zuid oost west wijk"
    " lang klein groot"
)


HARD_STOPS = words(
    "ik is woon woont wonen woonde mijn m'n mn adres straat: straatnaam het: heet ben naam telefoon tel"
    " mobiel email mail"
    " maar niet geen dat dit die heb heeft was ja nee my i live am is address and en with wel u je we wij"
    " hij zij"
    " postcode plaats woonplaats huisnummer nummer al nu nog sinds want dus ook kom komt hier daar"
    " woonadres not but"
    " i'm i'd i've i’m zit staat sta ingeschreven verhuisd gewoon eh uh"
)


ORDINAL = re.compile(r"^[0-9]{1,2}$")


YEAR_IN_NAME = re.compile(
    r"[ ]+(?P<year>(?:1[789][0-9]{2}|['’][0-9]{2})(?:[ ]?[-–][ ]?(?:1[789][0-9]{2}|['’]?[0-9]{2}))?)(?![0-9])"
    r"(?P<more>[ ,]+(?:nr\.?|nummer|huisnummer|no\.?)?[ ]*[0-9])?"
)


STREET_LABEL = re.compile(
    r"(?<!\w)(?:straat|straatnaam|street|adres|address|woonadres)[ \t]{0,2}[:=][ \t]{0,3}", re.IGNORECASE
)


# What may stand before a number that corrects another one.
CORRECTING = words(
    "het is nee neen sorry eh uh ehm oeps dat moet nummer huisnummer nr op niet maar gewoon , . - : ik"
    " bedoel of wacht no"
    " i mean not but actually eigenlijk dus wordt -> → > ja fout geen should be wait that's it's it number"
    " oh zijn"
)


@cache
def street_eponyms() -> dict[str, frozenset[tuple[str, ...]]]:
    """Name words before the ending, by their last word."""
    lines = (DATA / "street_eponyms.txt").read_text(encoding="utf-8").splitlines()
    names: dict[str, set[tuple[str, ...]]] = {}
    for line in lines:
        if not line.startswith("#"):
            for name in line.split(","):
                words = tuple(name.split())
                if words:
                    names.setdefault(words[-1], set()).add(words[:-1])
    return {last: frozenset(heads) for last, heads in names.items()}


@cache
def street_stems() -> frozenset[str]:
    lines = (DATA / "street_stems.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


ENDING = re.compile(
    r"(?:straatweg|straatje|straat|str|laantje|laan|pleintje|plein|gracht|singel|kade|kaai|dijkje|dijk"
    r"|dreef|steegje|steeg"
    r"|weggetje|weg|paadje|pad|plantsoen|burgwal|boulevard|hofje|hof|wal|markt|allee)$"
)


ADDRESS_QUESTIONS = frozenset({"address", "details"})
