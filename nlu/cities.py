"""Places of residence as they were written."""

from __future__ import annotations

import re

from nlu.places import everyday, place_at
from nlu.spans import Span, span_of
from nlu.wordlists import first_names, plain_words, words
from nlu.words import INITIALS, LINE, MARK, WORD, Token, is_shouted

_BETWEEN = words(", - – ( / | ; te in at : plaats woonplaats city town plaatsnaam . en is and")
_INNER = words("aan de den der op bij in 't het a d / van en over ter ten 's la y over onder")
_LABELS = re.compile(
    r"(?<!\w)(?:woonplaats|plaatsnaam|plaats|woonplek|stad|city|town|residence|place of residence)[ \t]{0,2}"
    r"(?:(?::|=|is|-)[ \t]{0,2}|[ \t])",
    re.IGNORECASE,
)
_LIVE = words(
    "woon wonen woonachtig wonend wonende live living reside resident verhuisd verhuis ingeschreven woonde"
    " based"
    " woonplaats woonadres verblijf verblijven bewoner"
)
_FROM = words("kom komen kom.. komende come coming")
_NEAR = words(
    "buurt omgeving vlakbij dichtbij bij nabij rook provincie gemeente regio near province region"
    " municipality"
    " tussen between buiten outside richting around"
)
_NOT_A_CITY = words(
    "nederland netherlands holland nl belgië belgie belgium duitsland germany the-netherlands friesland"
    " fryslân limburg"
    " brabant gelderland overijssel flevoland drenthe europa noord-holland zuid-holland noord-brabant"
    " engeland polen"
    " turkije marokko suriname syrië oekraïne england uk spanje frankrijk"
)
_NOT_A_PLACE = _NOT_A_CITY | words(
    "een flat huis buurt stad dorp woning kamer appartement groep instelling verpleeghuis verzorgingstehuis"
    " woongroep"
    " tehuis zorginstelling centrum straat wijk bewoner angst onzekerheid armoede waarheid instelling"
    " caravan thuis hier"
    " daar nergens overal vakantiepark daklozenopvang opvang begeleid beschermd u2 tent auto bus"
)
_TAKEN_BACK = words("niet not geen vroeger eerst oude oud was nee maar but nu now eerder voorheen")
_LABEL_WORDS = words(
    "tel telefoon telefoonnummer mobiel mob mail email e-mail naam nr nummer huisnummer postcode adres"
    " straat mijn ik het de"
    " met en is maar groet groeten groetjes gsm phone my i and the name huisnr telnr mvg mevrouw meneer dhr"
    " mevr mw"
)
_PLACE_WORDS = words("dorp stad huizen hoek veld berg bos dam wijk kamp haven veen end eind")
_FILLERS = words(
    "in te uit ik woon kom mijn woonplaats plaats is het dat de stad city town i live gewoon hoor nou eh uh"
    " ehm dus"
    " momenteel nu tegenwoordig stad dorp from at my we wij wonen it's it the place of plaatsje plaatsnaam"
    " m'n mn"
    " dorpje hele kleine klein heel ja oh antwoord aub svp sinds kort nog steeds still currently now en zit"
    " woonachtig"
)
_TRAILERS = words("hoor aub svp please he hè dus geloof ik toch nederland netherlands")


def find_cities(
    text: str,
    tokens: list[Token],
    owner: list[str | None],
    found: list[Span],
    asked: str | None,
    *,
    anchored: bool,
) -> list[Span]:
    """Places of residence: behind a postcode or an address, where somebody says to live, or as an answer.

    Args:
        anchored: only places beside a postcode, an address or a label, which are sure before the names are
            read; else only the others.
        owner: per token the entity that it belongs to already.
        found: the spans so far; postcodes and house numbers anchor a place.
    """
    hits: list[Span] = []
    seen: set[int] = set()

    def add(first: int, after: int, rule: str) -> None:
        if first not in seen and not any(owner[first:after]):
            seen.update(range(first, after))
            hits.append(span_of(text, "city", tokens[first].start, tokens[after - 1].end, rule))

    if any(span.entity == "city" for span in found):
        return []
    ends = {span.end for span in found}
    for index, token in enumerate(tokens if anchored else ()):
        if owner[index] == "postcode" and token.end in ends:
            hit = _behind(tokens, owner, index + 1, True)
            if hit:
                add(hit[0], hit[1], "city_behind_postcode")
            else:
                before = _before_postcode(tokens, owner, index, found)
                if before:
                    add(before[0], before[1], "city_before_postcode")
        elif owner[index] == "house_number" and (
            index + 1 >= len(tokens) or owner[index + 1] != "house_number"
        ):
            hit = _behind(tokens, owner, index + 1, False)
            if hit:
                add(hit[0], hit[1], "city_behind_number")
        elif owner[index] == "street" and (index + 1 >= len(tokens) or owner[index + 1] is None):
            hit = _behind(tokens, owner, index + 1, False)
            if hit:
                add(hit[0], hit[1], "city_behind_street")
    for match in _LABELS.finditer(text) if anchored else ():
        hit = _labelled(tokens, owner, match.end(), match.group())
        if hit:
            add(hit[0], hit[1], "city_named")
    if anchored:
        return hits
    if not hits:
        for index, token in enumerate(tokens):
            if token.low in ("in", "te", "naar", "uit", "from", "to") and index:
                hit = _lived_in(tokens, owner, index)
                if hit:
                    add(hit[0], hit[1], "city_lived_in")
    if not hits and asked == "city":
        hit = _answer(tokens, owner, is_shouted(text))
        if hit:
            add(hit[0], hit[1], "city_answer")
    if not hits and asked in ("details", "address"):
        hit = _lone_place(tokens, owner)
        if hit:
            add(hit[0], hit[1], "city_listed")
    return sorted(hits, key=lambda span: span.start)


def _behind(
    tokens: list[Token], owner: list[str | None], index: int, postcode: bool
) -> tuple[int, int] | None:
    """The place behind a postcode or an address."""
    steps = 0
    new_line = comma = said = False
    while index < len(tokens) and steps < 4 and owner[index] is None:
        token = tokens[index]
        if token.kind == LINE or token.low in _BETWEEN:
            if token.text == "." and not postcode:
                return None
            if token.low == "in" and index + 1 < len(tokens) and tokens[index + 1].low == "plaats":
                return None
            new_line = new_line or token.kind == LINE
            comma = comma or token.text in ",;|"
            said = said or token.low in ("te", "in", "plaats", "woonplaats")
            if token.low in ("en", "and", "is") and not said:
                return None
            index += 1
            steps += 1
            continue
        break
    if index >= len(tokens) or owner[index] is not None or tokens[index].kind not in (WORD, INITIALS):
        return None
    known = place_at(tokens, index)
    if known:
        first = tokens[index]
        if (not first.capital and everyday(first) and known == index + 1 and not postcode and not said) and (
            known < len(tokens) and tokens[known].kind == WORD
        ):
            return None
        if not _name_goes_on(tokens, owner, index, known):
            return index, _with_hyphen(tokens, known)
    if not postcode and not said:
        return None
    return _unlisted(tokens, owner, index, new_line or comma, said)


def _name_goes_on(tokens: list[Token], owner: list[str | None], index: int, after: int) -> bool:
    """Whether what looks like a place starts a person's name: "Kerkstraat 5 Norg Jansen"."""
    return (
        tokens[index].low in first_names()
        and after < len(tokens)
        and owner[after] is None
        and tokens[after].capital
    )


def _with_hyphen(tokens: list[Token], after: int) -> int:
    return after


def _unlisted(
    tokens: list[Token], owner: list[str | None], index: int, apart: bool, said: bool
) -> tuple[int, int] | None:
    """A place that is in no list: capitals up to the end of the part, or a short part in lower case."""
    first = tokens[index]
    if (
        first.low in _INNER
        and not first.capital
        or first.low in _LABEL_WORDS
        or first.low in _NOT_A_PLACE
        or first.low in first_names()
    ):
        return None
    if first.low in plain_words() and first.low not in (
        "nieuw",
        "oud",
        "oude",
        "nieuwe",
        "hoog",
        "klein",
        "ons",
    ):
        return None
    after = index
    while after < len(tokens) and after - index < 6 and owner[after] is None:
        token = tokens[after]
        if token.kind not in (WORD, INITIALS) and token.text not in ("/",):
            break
        if (
            after > index
            and token.low in plain_words()
            and not token.capital
            and token.low not in _INNER | _PLACE_WORDS
        ):
            break
        after += 1
    whole = after >= len(tokens) or owner[after] is not None or tokens[after].kind in (MARK, LINE)
    if first.capital:
        end = index + 1
        while end < after:
            if (
                (
                    tokens[end].capital
                    and tokens[end].low not in first_names()
                    and tokens[end].low not in _LABEL_WORDS
                )
                or tokens[end].low in _INNER
                and any(token.capital for token in tokens[end + 1 : min(after, end + 4)])
            ):
                end += 1
            else:
                break
        while end > index + 1 and tokens[end - 1].low in _INNER:
            end -= 1
        if apart and end - index > 2 and not any(token.low in _INNER for token in tokens[index:end]):
            return None
        return index, end
    if not whole or after - index > 3 or after == index:
        return None
    line = tokens[index - 1].kind == LINE and (after >= len(tokens) or tokens[after].kind == LINE)
    if apart and after - index > 1 and not said and not line:
        return None
    return index, after


def _before_postcode(
    tokens: list[Token], owner: list[str | None], index: int, found: list[Span]
) -> tuple[int, int] | None:
    """A known place right before a postcode: "Utrecht 3511 AB"."""
    while index > 0 and owner[index - 1] == "postcode":
        index -= 1
    end = index
    while end > 0 and (tokens[end - 1].text in ",(-" or tokens[end - 1].low in ("postcode", ":", "en")):
        end -= 1
    for first in range(max(0, end - 5), end):
        if owner[first] is None and place_at(tokens, first) == end and not any(owner[first:end]):
            if everyday(tokens[first]) and not tokens[first].capital:
                continue
            return first, end
    return None


def _labelled(tokens: list[Token], owner: list[str | None], start: int, label: str) -> tuple[int, int] | None:
    index = next((i for i, token in enumerate(tokens) if token.start >= start), len(tokens))
    strong = any(mark in label for mark in ":=")
    said = " is" in label.lower() or strong
    while index < len(tokens) and tokens[index].low in ("is", ":", "in", "te", "=", "naar"):
        index += 1
    if index >= len(tokens) or owner[index] is not None or tokens[index].kind not in (WORD, INITIALS):
        return None
    known = place_at(tokens, index)
    if known and (said or not everyday(tokens[index]) or tokens[index].capital):
        return index, known
    return _unlisted(tokens, owner, index, False, True) if strong or "woonplaats" in label.lower() else None


def _lived_in(tokens: list[Token], owner: list[str | None], index: int) -> tuple[int, int] | None:
    """ "ik woon in X", "woonachtig te X", "ik kom uit X", "verhuisd naar X", "Jan uit X"."""
    preposition = tokens[index].low
    at = index + 1
    if at >= len(tokens) or owner[at] is not None or tokens[at].kind not in (WORD, INITIALS):
        return None
    window = tokens[max(0, index - 10) : index]
    for back, token in enumerate(reversed(window)):
        if token.text in ".!?" or token.kind == LINE:
            window = window[len(window) - back :]
            break
    lows = [token.low for token in window]
    near = lows[-4:]
    if any(word in _NEAR for word in near):
        return None
    if preposition in ("in", "te"):
        lives = next((i for i in range(len(lows) - 1, -1, -1) if lows[i] in _LIVE), None)
        if lives is None:
            return None
        if any(word in ("werk", "werkt", "coach", "kantoor", "vestiging", "work") for word in lows[lives:]):
            return None
    elif preposition in ("naar", "to"):
        if not any(word in ("verhuisd", "verhuis", "moved") for word in lows):
            return None
    elif preposition in ("uit", "from"):
        named = index and owner[index - 1] == "person_name"
        if not named and not any(word in _FROM for word in lows[-4:]):
            return None
        if "ik" not in lows and "i" not in lows and "i'm" not in lows and not named:
            return None
    known = place_at(tokens, at)
    if known:
        if (
            everyday(tokens[at])
            and not tokens[at].capital
            and known < len(tokens)
            and tokens[known].kind == WORD
        ):
            return None
        return at, known
    if (
        preposition in ("uit", "from")
        or not tokens[at].capital
        or tokens[at].text.isupper()
        and len(tokens[at].text) < 4
    ):
        return None
    if tokens[at].low in plain_words() or tokens[at].low in _NOT_A_PLACE:
        return None
    end = at + 1
    while end < len(tokens) and end - at < 5 and owner[end] is None and tokens[end].kind == WORD:
        if (
            tokens[end].capital
            and tokens[end].low not in plain_words()
            or (
                tokens[end].low in _INNER
                and end + 1 < len(tokens)
                and any(t.capital for t in tokens[end + 1 : end + 3])
                and tokens[end].low not in ("en", "van", "in")
            )
        ):
            end += 1
        else:
            break
    while end > at + 1 and tokens[end - 1].low in _INNER:
        end -= 1
    return at, end


def _answer(tokens: list[Token], owner: list[str | None], shouted: bool) -> tuple[int, int] | None:
    """The place in a bare answer to "in which place do you live?"."""
    if any(token.text == "?" for token in tokens):
        return None
    for index in range(len(tokens)):
        known = place_at(tokens, index) if owner[index] is None else None
        if known and not any(token.low in _NEAR for token in tokens[max(0, index - 3) : index]):
            rest = [
                t
                for i, t in enumerate(tokens)
                if (i < index or i >= known) and t.kind == WORD and owner[i] is None
            ]
            strange = sum(
                1
                for t in rest
                if t.low not in _FILLERS and t.low not in _TRAILERS and t.low not in _TAKEN_BACK
            )
            if strange > 3 or (strange and everyday(tokens[index]) and known - index == 1):
                continue
            if _negated_place(tokens, index):
                continue
            return index, known
    first = 0
    while first < len(tokens) and (tokens[first].low in _FILLERS or tokens[first].kind in (MARK, LINE)):
        first += 1
    after = first
    while after < len(tokens) and owner[after] is None and tokens[after].kind in (WORD, INITIALS):
        after += 1
    while after > first and tokens[after - 1].low in _TRAILERS:
        after -= 1
    words = tokens[first:after]
    behind = sum(1 for i in range(after, len(tokens)) if tokens[i].kind == WORD and owner[i] is None)
    if behind > 4 or after < len(tokens) and tokens[after].text == ":":
        return None
    if not 0 < len(words) <= 4 or "?" in tokens[-1].text:
        return None
    if any(
        token.low in plain_words()
        and token.low not in _INNER
        and not (token.capital and len(words) > 1 and not shouted)
        for token in words
    ):
        return None
    if (
        shouted
        and len(words) > 2
        or not all(token.text.isascii() or token.text < "\u0370" for token in words)
    ):
        return None
    if (
        any(token.low in _NEAR for token in words)
        or words[0].low in _NOT_A_PLACE
        or len(words[0].low) < 2
        or words[-1].low in _INNER
    ):
        return None
    return first, after


def _negated_place(tokens: list[Token], index: int) -> bool:
    for token in reversed(tokens[max(0, index - 3) : index]):
        if token.text == "," or token.low in ("maar", "but", "nu", "now"):
            return False
        if token.low in _TAKEN_BACK:
            return True
    return False


def _lone_place(tokens: list[Token], owner: list[str | None]) -> tuple[int, int] | None:
    """A known place that is a part of its own in a row of details."""
    index = 0
    while index < len(tokens):
        known = place_at(tokens, index) if owner[index] is None else None
        if not known or any(owner[index:known]):
            index += 1
            continue
        before = tokens[index - 1] if index else None
        starts = (
            before is None
            or before.kind in (MARK, LINE)
            or owner[index - 1] is not None
            or before.low in ("in", "te", "uit")
        )
        ends = known >= len(tokens) or owner[known] is not None or tokens[known].kind in (MARK, LINE)
        ends = ends or tokens[known].low in (
            "en",
            "tel",
            "telefoon",
            "nummer",
            "mijn",
            "mail",
            "mobiel",
            "and",
        )
        common = everyday(tokens[index]) and (not tokens[index].capital or index == 0)
        if (
            starts
            and ends
            and not common
            and not any(token.text == "?" for token in tokens)
            and not (tokens[index].low in first_names() and known - index == 1 and index == 0)
        ) and not any(token.low in _NEAR for token in tokens[max(0, index - 3) : index]):
            return index, known
        index = known
    return None
