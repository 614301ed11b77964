"""Danger by what occurs together in one clause, in whatever order: an act, whom it meets, with what.

The phrase rules know how people usually say it; a frame knows what must be there. Its words are
concepts, lists of word forms in several languages; a form that ends in ``*`` stands for all its endings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from nlu.language_words import fold

_VIOLENCE = "De melder schrijft over lichamelijk geweld."
_SEXUAL = "De melder schrijft over seksueel misbruik of ongewenst aanraken."
_SUICIDE = "De melder schrijft over niet meer willen leven of over zelfdoding."
_SELF_HARM = "De melder schrijft over zichzelf pijn doen."
_THREAT = "De melder schrijft over bedreiging of geweld dat dreigt."
_CHILD = "Er is misschien een kind of iemand anders niet veilig."
_NEGLECT = "Iemand krijgt misschien dringende zorg of verzorging niet."

_CONCEPTS = {
    "victim": """me mij ons hem iemand mensen kinderen kind kindje zoon zoontje zoons dochter dochtertje dochters baby peuter kleuter
        broer broertje zus zusje zuster moeder mama mam vader papa pap oma opa client cliente clienten bewoner bewoners bewoonster
        jongen jongens meisje meisjes huisgenoot groepsgenoot partner schoonmoeder schoonvader kleinzoon kleindochter kleinkind
        kleinkinderen neefje nichtje pleegkind pleegzoon pleegdochter tante oudere ouderen buurvrouw buurman deelnemer deelnemers
        us him them son daughter child kids kid mother father mom mum dad brother sister wife husband grandma grandpa resident
        residents client clients elderly toddler""",
    "self": "mezelf zichzelf mijzelf myself himself herself themselves",
    "own_body": "arm armen pols polsen been benen bovenbeen bovenbenen huid buik wrists arms thighs",
    "hurt_self": """steek steekt prik prikt brand brandt verbrand beuk beukt sla slaat snijd snijden sneed gesneden kras krast krassen
        gekrast verhang verhangt verhangen ophangen opgehangen doden verwond verwondt verwonden vernietig vernietigen wurg wurgen
        kapot verdrink verdrinken pijn schiet vergiftig vergiftigen uithonger cut cutting burn burning stab hang kill hurt harm bijt
        krab krabt bonk bonkt straf straffen beschadig* verbranden doodrijden gebrand gestoken geprikt geslagen gewurgd gebeten toegetakeld""",
    "cutting": "krassen krast kraste gekrast snijden snijd sneed gesneden cutten cut cutting automutil* inkerven opensnijden",
    "hit": """slaat sloeg sloegen geslagen schopt schopte schopten geschopt knijpt kneep knepen geknepen stompt stompte gestompt mept
        mepte gemept wurgt wurgde gewurgd mishandelt mishandelde mishandeld bijt beet gebeten gekrabd trapt trapte getrapt
        ranselt afgeranseld aftuigde afgetuigd toegetakeld beukt beukte ramt ramde geramd hits punched punches kicks slaps slapped
        kicked beats beaten choked strangled pinches pinched shoves shoved twisted bit""",
    "force": """drukte drukt gedrukt duwde duwt geduwd trok trekt getrokken sleurde sleurt gesleurd smeet smijt gesmeten gooide gegooid
        greep grijpt gegrepen pakte pakt gepakt draaide gedraaid sleepte sleept gesleept rukte rukt gerukt klemde geklemd gewerkt gesmakt smakte dragged
        grabbed grabs yanked pulled pulls pushed pushes threw slammed""",
    "body": """gezicht nek keel strot haren arm armen vel hoofd kop pols polsen been benen oor oren rug buik maag ribben mond neus
        vingers lichaam wang neck throat hair face wrist wrists head stomach""",
    "ground": "grond vloer vlakte kast deur tafel muur trap kussen matras ground floor wall stairs pillow",
    "sex_part": """geslachtsdeel geslachtsdelen piemel piemeltje penis vagina borsten tieten billen plasser plassertje kutje pik tepels
        schaamstreek onderbroek onderbroekje breasts boobs penis vagina genitals butt crotch private privates""",
    "touch": """aanraak* aanrak* aangeraakt raak raakt raakte vastpak* vastgepakt vasthoud* vasthield pakt pakte gepakt pakken greep
        grijpt gegrepen voelt voelde gevoeld voelen betast* wrijft wreef gewreven streelt streelde strelen likt likte gelikt likken
        zuigen knijpt kneep geknepen aait aaide kietelt kietelde masseert masseerde touch* grab* grope* rub* rubbed felt fondl* lick*""",
    "kiss": "kuste gekust zoent zoende zoenen gezoend tongzoen* getongd kust kisses kissed kissing",
    "bathing": "douche douchen doucht badkamer omkleden omkleed uitkleden uitkleed wc toilet bad shower bathroom undress undressing",
    "watch": "kijkt keek begluurt begluurde gluurt filmt filmde gefilmd fotografeert binnenkomt watches watched films filmed peeks",
    "need": """eten drinken water voeding medicijnen pillen hartpillen insuline zuurstof luier luiers voedsel sondevoeding food water
        insulin medication meds oxygen fed gevoerd verschoond""",
    "none": "geen niet niks zonder leeg nooit nauwelijks niemand no not nobody without nothing hasn't haven't didn't",
    "long": """uren urenlang dagen dagenlang weekend nacht nachten nachtenlang weken weekenden dag week gisteren eergisteren maandag
        dinsdag woensdag donderdag vrijdag zaterdag zondag days weekend hours yesterday nights""",
    "since": "al sinds hele heel urenlang dagenlang gehele since for all whole",
    "locked": """opgesloten afgesloten vastgezet vastgebonden ingesloten afgezonderd gefixeerd isoleercel separeer* gesepareerd opsluit*
        opsluiten vastbinden locked strapped chained""",
    "cell": "kamer kamertje nacht uren urenlang dagen bed stoel kast kelder hok schuur slaapkamer dag room basement bed chair night",
    "small": "baby peuter kleuter zoontje dochtertje kindje kleintjes kinderen broertje zusje toddler baby kids babys",
    "small_one": "kind kindje meisje jongetje jongen zoon dochter baby peuter kleuter child girl boy",
    "alone": "alleen alone",
    "left": "laat laten gelaten liet thuis uren nacht nachts avonden dagen left home hours night",
    "not_back": "teruggekomen thuisgekomen teruggekeerd teruggebracht thuisgebracht",
    "blow_up": """opblaast opblazen platbrandt platbranden neerschiet neerschieten doodschiet doodschieten neersteekt neersteken
        doodsteekt doodsteken afmaakt afmaken vermoordt vermoorden doodmaakt doodmaken afslacht onthoofd* doodslaat doodslaan
        kapotschiet neerknalt neerknallen""",
    "strike_down": "schiet schieten steek steekt steken knal knalt knallen sla slaat slaan maak maakt trap trapt maken stamp stampt",
    "down": "neer dood doodgaan overhoop lek af afgemaakt",
    "aimed": """me mij ons hem haar je jullie coach begeleider medewerker directeur huis woning auto vader moeder broer zus zoon dochter kind kinderen ze
        iedereen man vrouw""",
    "want": "wil wilt wou wilde willen hoef wens want wants",
    "world": "aarde wereld",
    "forever": "altijd eeuwig eeuwige voorgoed forever",
    "rest": "rust slapen stil stilte weg verdwijnen rest sleep quiet",
    "train": "trein metro",
    "go": "gaat ga gaan spring springt springen gooi gooit lopen loop loopt stap stapt wil liggen jump",
    "in_front": "voor onder",
    "life": "leven bestaan",
    "unbearable": "ondraaglijk eruit zinloos hel kutleven vermoeiend ondragelijk",
    "sexual_act": "seks sex sexo seksuele sexuele pijpen aftrekken neuken beffen vrijen gevrijd",
    "forced": "dwong dwingt gedwongen moest moesten verplicht obligo forced made wilde wil ruil forces",
    "strap": "riem stok liniaal lat gordel kabel pollepel slipper knuppel stick cane",
    "punish": "klap klappen slaag slaan slaat sloeg geslagen billenkoek straf beat hit tikken krijgt krijg",
    "weapon": "mes messen pistool vuurwapen wapen bijl machete hamer schaar knuppel honkbalknuppel geweer knife gun machete axe",
    "wields": "zwaait zwaaide dreigt dreigde bedreigt bedreigde achterna richtte gericht staat stond komt kwam trok getrokken loopt rent heeft",
    "fallen": "gevallen valt viel ligt lig fell fallen",
    "upright": "op opstaan overeind omhoog opkomen up",
    "not_more": "meer anymore",
    "oxygen": "zuurstof zuurstoffles insuline oxygen insulin",
    "used_up": "leeg op geen niet kwijt empty out",
    "own": "eigen own",
    "own_part": "hoofd kop lijf lichaam gezicht arm armen been benen huid buik polsen head face arms body",
    "pain": "pijn zwaar moeilijk zinloos",
    "sex_word": "seks sex geneukt neuken vrijen gevrijd gepijpt verkrachten",
    "sits": "zit zat zitten gezeten kwam komt friemelt friemelde",
    "at": "aan",
    "persons": "clienten bewoners bewoonsters meisjes jongens kinderen deelnemers clientes vrouwen patienten leerlingen",
    "scratching": "krassen cutten snijden automutileren",
    "again": "weer zitten opnieuw stiekem",
    "starve": "verhonger* uithonger* uitgehongerd uitgedroogd ondervoed uitdroog* verdrogen",
    "deprive": "beroven beroof berooft beroofd benemen beneemt",
    "end": "eind einde eindje",
    "make": "maak maakt maken gemaakt",
    "there": "er",
    "on": "aan",
    "undress": "uitkleed* uitkleden undress strip",
    "demand": "wil wilde wou moet moest dwong vraagt vroeg zegt wants told made",
    "nude": "blootfoto* naaktfoto* dickpic* nudes naaktvideo* seksfilm* seksfoto* blootfilm*",
    "hide": "verstop verstopt verstoppen verstopte hiding hide",
    "drunk": "dronken gedronken stomdronken drunk agressief boos",
    "wander": "zwerft dwaalt rond straat zwerven",
    "cold": "onderkoeld bevroren doodgevroren stervende onderkoeling uitgemergeld bewusteloos",
    "trade": "prostitutie mensenhandel uitgebuit uitbuiting mensenhandelaar pooier",
    "hanging": "verhangen verhangt verhing ophangen",
    "tried": "wil wilde geprobeerd probeerde poging tried gaat",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """Concepts that together in one clause, at most ``width`` words apart, mean danger."""

    name: str
    kind: str
    certain: bool
    why: str
    concepts: tuple[str, ...]
    width: int
    own_no: bool = False
    weak: bool = False


FRAMES = (
    Frame("self", "self_harm", True, _SELF_HARM, ("self", "hurt_self"), 7),
    Frame("self-hang", "suicide", True, _SUICIDE, ("self", "hanging"), 7),
    Frame("cutting", "self_harm", True, _SELF_HARM, ("cutting", "own_body"), 6),
    Frame("hit", "violence", True, _VIOLENCE, ("victim", "hit"), 5),
    Frame("hit-body", "violence", True, _VIOLENCE, ("hit", "body"), 8),
    Frame("force-body", "violence", True, _VIOLENCE, ("victim", "force", "body"), 9),
    Frame("force-ground", "violence", True, _VIOLENCE, ("victim", "force", "ground"), 8),
    Frame("press", "violence", True, _VIOLENCE, ("force", "body", "ground"), 7),
    Frame("strap", "violence", True, _VIOLENCE, ("punish", "strap"), 6),
    Frame("sex-part", "sexual", True, _SEXUAL, ("sex_part", "touch"), 8),
    Frame("sex-forced", "sexual", True, _SEXUAL, ("sexual_act", "forced"), 7),
    Frame("kiss", "sexual", True, _SEXUAL, ("kiss", "victim"), 5),
    Frame("bathing", "sexual", False, _SEXUAL, ("watch", "bathing", "victim"), 9),
    Frame("need", "neglect", True, _NEGLECT, ("need", "none", "long", "since"), 9, own_no=True),
    Frame("locked", "neglect", True, _NEGLECT, ("victim", "locked", "cell"), 10),
    Frame("small-alone", "child_unsafe", True, _CHILD, ("small", "alone", "left"), 9),
    Frame("not-back", "child_unsafe", True, _CHILD, ("victim", "none", "not_back"), 9, own_no=True),
    Frame("blow-up", "threat", True, _THREAT, ("blow_up", "aimed"), 6),
    Frame("strike-down", "threat", True, _THREAT, ("strike_down", "aimed", "down"), 5),
    Frame("world", "suicide", True, _SUICIDE, ("want", "none", "world"), 8, own_no=True),
    Frame("rest-forever", "suicide", True, _SUICIDE, ("want", "rest", "forever"), 6),
    Frame("train", "suicide", True, _SUICIDE, ("in_front", "train", "go"), 5),
    Frame("own-part", "self_harm", True, _SELF_HARM, ("own", "own_part", "hurt_self"), 8),
    Frame("scratching", "self_harm", True, _SELF_HARM, ("again", "scratching"), 2),
    Frame("weapon", "threat", True, _THREAT, ("weapon", "wields", "aimed"), 8),
    Frame("fallen", "neglect", True, _NEGLECT, ("fallen", "none", "upright"), 9, own_no=True),
    Frame("oxygen", "neglect", True, _NEGLECT, ("oxygen", "used_up"), 8, own_no=True),
    Frame("sits-at", "sexual", True, _SEXUAL, ("persons", "sits", "at"), 5),
    Frame("sex-victim", "sexual", False, _SEXUAL, ("sex_word", "victim"), 6),
    Frame("life-pain", "suicide", False, _SUICIDE, ("life", "pain"), 5),
    Frame("starve", "neglect", True, _NEGLECT, ("starve", "victim"), 7),
    Frame("self-deprive", "suicide", True, _SUICIDE, ("self", "life", "deprive"), 8),
    Frame("end-it", "suicide", True, _SUICIDE, ("end", "make", "there", "on"), 6),
    Frame("undress", "sexual", True, _SEXUAL, ("undress", "demand"), 6),
    Frame("nude", "sexual", True, _SEXUAL, ("nude",), 0),
    Frame("hide", "child_unsafe", True, _CHILD, ("hide", "drunk"), 9),
    Frame("wander", "child_unsafe", False, _CHILD, ("small_one", "wander", "long"), 9),
    Frame("cold", "neglect", True, _NEGLECT, ("cold", "victim"), 8),
    Frame("trade", "sexual", True, _SEXUAL, ("trade",), 0),
    Frame("life", "suicide", False, _SUICIDE, ("life", "unbearable"), 8, own_no=True),
)

_BREAKS = frozenset(". ? maar want omdat terwijl toen waardoor dus but because while".split())


def frames_in(words: Sequence[str]) -> list[tuple[Frame, int, int]]:
    """Return the frames found with the numbers of their first and last word.

    Args:
        words: the canonical words, punctuation among them; blanked words match nothing.
    """
    table, endings = _forms()
    places: dict[str, list[int]] = {}
    clause_of = []
    clause = 0
    for i, word in enumerate(words):
        clause += word in _BREAKS
        clause_of.append(clause)
        concepts = table.get(word)
        if concepts is None:
            concepts = next((endings[word[:n]] for n in _beginning_lengths() if word[:n] in endings), ())
        for concept in concepts:
            places.setdefault(concept, []).append(i)
    found = []
    for frame in FRAMES:
        if all(concept in places for concept in frame.concepts):
            span = _together(frame, places, clause_of)
            if span:
                found.append((frame, *span))
    return found


def _together(frame: Frame, places: dict[str, list[int]], clause_of: list[int]) -> tuple[int, int] | None:
    """Return the first and last word of one gathering of all the frame's concepts on different words."""
    for anchor in places[frame.concepts[0]]:
        chosen = [anchor]
        for concept in frame.concepts[1:]:
            near = [
                i
                for i in places[concept]
                if i not in chosen and clause_of[i] == clause_of[anchor] and abs(i - anchor) <= frame.width
            ]
            if not near:
                break
            chosen.append(min(near, key=lambda i: abs(i - anchor)))
        else:
            if max(chosen) - min(chosen) <= frame.width:
                return min(chosen), max(chosen)
    return None


@cache
def _beginning_lengths() -> tuple[int, ...]:
    return tuple(sorted({len(beginning) for beginning in _forms()[1]}, reverse=True))


@cache
def _forms() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    whole: dict[str, list[str]] = {}
    begun: dict[str, list[str]] = {}
    for concept, forms in _CONCEPTS.items():
        for form in fold(forms).split():
            (begun if form.endswith("*") else whole).setdefault(form.rstrip("*"), []).append(concept)
    for form, concepts in whole.items():
        for n in range(4, len(form) + 1):
            concepts += [c for c in begun.get(form[:n], ()) if c not in concepts]
    return {f: tuple(c) for f, c in whole.items()}, {f: tuple(c) for f, c in begun.items()}
