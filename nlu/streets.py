"""Streets in addresses and in sentences (domain.md H2, IZW-13)."""

from __future__ import annotations

from nlu.housenumbers import Number
from nlu.places import everyday, place_at
from nlu.spans import Occupied, Span, span_of
from nlu.street_words import (
    ABBREVIATED,
    ADDRESS_QUESTIONS,
    ADJECTIVES,
    ARTICLES,
    BACK_PARTICLES,
    ENDING,
    GENERIC,
    HARD_STOPS,
    LIVE,
    LOOSE,
    NO_STREET,
    NOT_AN_ADDRESS,
    ORDINAL,
    PARTICLES,
    PREPOSITIONS,
    STREET,
    STREET_PREPOSITIONS,
    YEAR_IN_NAME,
    street_eponyms,
    street_stems,
)
from nlu.wordlists import first_names, function_words, plain_words
from nlu.words import INITIALS, LINE, MARK, NUMBER, WORD, Token


class StreetReader:
    """Finds where the street before a house number starts.

    tokens and owner go together: owner says which tokens belong to something found before.
    """

    def __init__(self, text: str, tokens: list[Token], taken: list[Span], asked: str | None) -> None:
        self.text = text
        self.tokens = tokens
        self.asked = asked
        self.owner: list[str | None] = [None] * len(tokens)
        self._claim(taken)
        self.found: list[Span] = []
        self.occupied = Occupied()
        self.in_name = self._years_in_names()

    def _claim(self, spans: list[Span]) -> None:
        if not spans:
            return
        for index, token in enumerate(self.tokens):
            for span in spans:
                if token.start < span.end and token.end > span.start:
                    self.owner[index] = span.entity
                    break

    @property
    def owned(self) -> list[bool]:
        return [owner is not None for owner in self.owner]

    def _years_in_names(self) -> dict[int, int]:
        """Tokens of a year in a street's name ("Plein 1944 12"), with the token that the name starts at."""
        years: dict[int, int] = {}
        for index, token in enumerate(self.tokens):
            if token.low in GENERIC and token.kind == WORD:
                match = YEAR_IN_NAME.match(self.text, token.end)
                if match and (match["more"] or token.low == "plein"):
                    at = index + 1
                    while at < len(self.tokens) and self.tokens[at].end <= match.end("year"):
                        years[at] = index
                        at += 1
        return years

    def add_span(self, entity: str, start: int, end: int, rule: str, value: str | None = None) -> None:
        span = span_of(self.text, entity, start, end, rule, value)
        if self.occupied.free(start, end):
            self.found.append(span)
            self.occupied.add(start, end)

    def ends_street(self, index: int) -> str:
        """ "strict" or "loose" where the token has the ending of a street, else ""."""
        if index < 0:
            return ""
        token = self.tokens[index]
        if token.text == "." and index and self.tokens[index - 1].low.endswith("str"):
            token = self.tokens[index - 1]
        if token.kind != WORD or len(token.low) < 3:
            return ""
        low = token.low
        if STREET.match(low):
            if NO_STREET.match(low) and not (token.capital and not self._starts_sentence(index)):
                return ""
            if low in ("str", "street", "road", "avenue", "lane"):
                return ""
            return "generic" if low in GENERIC else "strict"
        if len(low) > 4 and LOOSE.match(low):
            return "loose"
        return ""

    def _starts_sentence(self, index: int) -> bool:
        return index == 0 or self.tokens[index - 1].text in ".!?" or self.tokens[index - 1].kind == LINE

    def live_before(self, index: int) -> int | None:
        """Index of a word of living or address at most nine tokens back in the same sentence."""
        for back in range(index - 1, max(-1, index - 10), -1):
            token = self.tokens[back]
            if token.text in "!?" or (token.text == "." and self.tokens[back - 1].low not in ABBREVIATED):
                return None
            if token.low in LIVE:
                return back
        return None

    def next_to(self, first: int) -> bool:
        before = [token.low for token in self.tokens[max(0, first - 2) : first]]
        return any(word in ("naast", "tegenover", "opposite", "behind") for word in before) or before[
            -2:
        ] == ["next", "to"]

    def street_ending_at(
        self, last: int, number: Number, ending: str, explicit: bool, owned: list[bool]
    ) -> tuple[int, str] | None:
        """First token of the street that ends at ``last``, with the rule that says so."""
        tokens = self.tokens
        live = self.live_before(last)
        asked = self.asked in ADDRESS_QUESTIONS
        anchored = self._followed_by_place(number.after, owned)
        if ending == "strict":
            if not (asked or live is not None or anchored or explicit or self.ends_part(number.after, owned)):
                if not tokens[last].capital and not number.value.isdigit():
                    return None
                if not tokens[last].capital or not self._clause_follows(number.after):
                    return None
            return self.back_from_ending(last, owned, live, asked), "street_ending"
        phrase = self._generic_phrase(last, owned)
        if (phrase is not None and (asked or live is not None or anchored or tokens[phrase].capital)) and (
            self.ends_part(number.after, owned) or asked or anchored or self._clause_follows(number.after)
        ):
            return phrase, "street_phrase"
        if (
            (
                ending == "loose"
                and tokens[last].capital
                and not self._starts_sentence(last)
                and place_at(tokens, last) is None
            )
            and self.ends_part(number.after, owned)
            and (anchored or asked or live is not None)
        ):
            return self.back_from_ending(last, owned, live, asked), "street_loose_ending"
        if not (asked or live is not None or anchored):
            return None
        return self._any_words(last, number, owned, live, anchored, explicit)

    def ends_part(self, index: int, owned: list[bool]) -> bool:
        """Whether the address can end before this token."""
        if index >= len(self.tokens) or owned[index]:
            return True
        token = self.tokens[index]
        return token.kind in (LINE, MARK) or place_at(self.tokens, index) is not None

    def _clause_follows(self, index: int) -> bool:
        if index >= len(self.tokens):
            return True
        return self.tokens[index].low in (
            [
                "in",
                "te",
                "en",
                "met",
                "is",
                "and",
                "tel",
                "telefoon",
                "postcode",
                "woonplaats",
                "mijn",
                "maar",
                "want",
                "dus",
                "dat",
                "daar",
                "woon",
                "heb",
                "heeft",
                "waar",
                "die",
                "my",
                "with",
                "but",
                "plaats",
                "ik",
                "of",
                "to",
                "the",
                "was",
                "mobiel",
                "mail",
                "e-mail",
                "email",
                "the",
                "since",
                "sinds",
            ]
        )

    def _followed_by_place(self, index: int, owned: list[bool]) -> bool:
        """Whether a postcode or a known place comes next, a comma or line end between or not."""
        tokens = self.tokens
        steps = 0
        while index < len(tokens) and steps < 3:
            if self.owner[index] == "postcode":
                return True
            token = tokens[index]
            if token.kind == LINE or token.text in ",-(|/;" or token.low in ("te", "in", "postcode", ":"):
                index += 1
                steps += 1
                continue
            if owned[index] or place_at(tokens, index) is None:
                return False
            return not (everyday(token) and token.text.islower() and steps == 0)
        return False

    def back_from_ending(self, last: int, owned: list[bool], live: int | None, asked: bool) -> int:
        """First token of a street whose last word has a street's ending."""
        tokens = self.tokens
        eponym = self._eponym(last, owned)
        if eponym is not None:
            return self._with_ordinal(eponym, owned)
        first = last
        stem = ENDING.sub("", tokens[last].low)
        whole = self.asked == "address" or live is not None or self._after_preposition(last)
        alone = stem in street_stems() or stem.rstrip("s") in street_stems()
        while first > 0 and last - first < 7:
            before = first - 1
            token = tokens[before]
            if owned[before] or token.kind == LINE:
                break
            if token.text == "." and before and tokens[before - 1].low in ABBREVIATED:
                first = before - 1
                continue
            if token.kind == MARK:
                break
            if token.low in ("e", "ste", "de") and before and token.start == tokens[before - 1].end:
                break
            if token.low in ADJECTIVES and (
                token.low not in ("achter", "voor", "noord", "zuid", "oost", "west") or token.capital
            ):
                first = before
                continue
            if token.low in BACK_PARTICLES:
                if token.low in ARTICLES and self._is_article(before):
                    break
                if token.low == "van" and alone:
                    break
                if (
                    token.low == "van"
                    and before
                    and tokens[before - 1].low in ("bewoner", "adres", "kom", "ik")
                ):
                    break
                first = before
                continue
            if (
                token.kind == INITIALS
                and token.capital
                and not alone
                and (not asked or whole or self._name_before(before))
            ):
                first = before
                continue
            if (
                token.kind == WORD
                and token.low not in HARD_STOPS
                and not alone
                and self._may_join(before, whole, asked)
            ):
                first = before
                continue
            break
        return self._with_ordinal(self._drop_articles(first, last), owned)

    def _may_join(self, index: int, whole: bool, asked: bool) -> bool:
        token = self.tokens[index]
        if token.low in PREPOSITIONS or token.low in plain_words():
            return False
        if token.capital and not self.text.isupper():
            return whole or not asked or self._name_before(index)
        return (
            whole
            and (live := self.live_before(index + 1)) is not None
            and live < index
            or (self.asked == "address" and not token.capital)
        )

    def _name_before(self, index: int) -> bool:
        """Whether something stands before this segment, so that a name need not be in it."""
        for back in range(index - 1, -1, -1):
            if self.tokens[back].text in ",;|" or self.tokens[back].kind == LINE:
                return True
        return False

    def _after_preposition(self, last: int) -> bool:
        """Whether "op de", "aan de" or "in de" stands at most six words before."""
        tokens = self.tokens
        for back in range(last - 1, max(-1, last - 7), -1):
            if tokens[back].kind in (MARK, LINE):
                return False
            if tokens[back].low in ("op", "aan", "in", "at", "on"):
                return True
        return False

    def _is_article(self, index: int) -> bool:
        """Whether "de" or "het" before a street is the sentence's article, not part of the name."""
        token = self.tokens[index]
        if token.capital:
            return index == 0 and self.asked != "address"
        if index == 0:
            return True
        before = self.tokens[index - 1]
        if before.text == "." and index > 1 and self.tokens[index - 2].low in ABBREVIATED:
            return False
        if (
            before.low in PREPOSITIONS
            or before.low in ("is", "van", "bij", "uit", "door")
            and before.low != "van"
        ):
            return True
        return before.kind in (MARK, LINE)

    def _drop_articles(self, first: int, last: int) -> int:
        tokens = self.tokens
        while first < last and tokens[first].low in ARTICLES and not tokens[first].capital:
            first += 1
        return first

    def _with_ordinal(self, first: int, owned: list[bool]) -> int:
        """Take in "2e", "1ste" before the street."""
        tokens = self.tokens
        if (
            (
                first >= 2
                and tokens[first - 1].low in ("e", "ste", "de")
                and ORDINAL.match(tokens[first - 2].text)
            )
            and tokens[first - 1].start == tokens[first - 2].end
            and not owned[first - 2]
        ):
            return first - 2
        if (
            first >= 1
            and tokens[first - 1].low in ("eerste", "tweede", "derde", "vierde")
            and not owned[first - 1]
        ):
            return first - 1
        return first

    def _eponym(self, last: int, owned: list[bool]) -> int | None:
        low = self.tokens[last].low
        stem = ENDING.sub("", low)
        if stem == low:
            return None
        heads = street_eponyms().get(stem)
        if not heads:
            return None
        best: int | None = None
        for words in heads:
            first = last - len(words)
            if (words and first >= 0 and not any(owned[first:last])) and (
                all(token.low == word for token, word in zip(self.tokens[first:last], words, strict=False))
            ):
                best = first if best is None else min(best, first)
        return best

    def _generic_phrase(self, last: int, owned: list[bool]) -> int | None:
        """Start of "Laan van Meerdervoort", "Plein 1944", "Markt"."""
        tokens = self.tokens
        if tokens[last].low in GENERIC:
            before = tokens[last - 1] if last else None
            if tokens[last].capital or self.asked in ADDRESS_QUESTIONS:
                if before is not None and before.low in (
                    "grote",
                    "oude",
                    "nieuwe",
                    "korte",
                    "lange",
                    "kleine",
                    "hoge",
                    "lage",
                ):
                    return last - 1
                if before is not None and before.low in ARTICLES and not owned[last - 1]:
                    if (
                        last > 1
                        and tokens[last - 2].low in PREPOSITIONS
                        and tokens[last - 2].capital
                        and self.asked == "address"
                    ):
                        return last - 2
                    if before.capital and last > 1 and not self._starts_sentence(last - 1):
                        return last - 1
                return last
            return None
        for first in range(last - 1, max(-1, last - 6), -1):
            token = tokens[first]
            if owned[first] or token.kind == LINE or (token.kind == MARK and token.text not in "'-’"):
                return None
            if token.low in GENERIC:
                inner = tokens[first + 1 : last + 1]
                named = (
                    inner[0].low
                    in ("van", "der", "den", "de", "op", "naar", "in", "door", "langs", "tussen", "'40-'45")
                    or inner[0].kind == NUMBER
                )
                if not named and not (inner[0].text in "'’" or inner[0].capital and token.capital):
                    return None
                if any(word.low in HARD_STOPS or word.kind == LINE for word in inner):
                    return None
                if (
                    not token.capital
                    and self.asked not in ADDRESS_QUESTIONS
                    and self.live_before(first) is None
                ):
                    return None
                return first
            if token.low in HARD_STOPS and token.low not in ("en",):
                return None
        return None

    def _any_words(
        self, last: int, number: Number, owned: list[bool], live: int | None, anchored: bool, explicit: bool
    ) -> tuple[int, str] | None:
        """A street without a street's ending: the words between a sign of an address and the number."""
        tokens = self.tokens
        if tokens[last].low in NOT_AN_ADDRESS or tokens[last].low in HARD_STOPS or number.spoken:
            return None
        if tokens[last].kind not in (WORD, INITIALS, NUMBER) or len(tokens[last].text) == 1:
            return None
        first = last
        while first > 0 and last - first < 6:
            before = first - 1
            token = tokens[before]
            if owned[before] or token.kind == LINE or token.low in HARD_STOPS:
                break
            if token.kind == MARK and not (
                token.text in "'’-" or (token.text == "." and tokens[before - 1].low in ABBREVIATED)
            ):
                break
            first = before
        first = self._trim_front(first, last)
        if first > last or tokens[last].low in PARTICLES or tokens[last].low in ARTICLES:
            return None
        words = tokens[first : last + 1]
        if (
            all(word.low in plain_words() or word.kind != WORD for word in words)
            and not (tokens[first].capital and len(words) == 1)
            and not (tokens[first].low in STREET_PREPOSITIONS and len(words) > 1)
        ):
            return None
        if any(
            word.low in function_words()
            and word.low not in STREET_PREPOSITIONS
            and word.low not in PARTICLES
            and not (word.capital and at)
            for at, word in enumerate(words)
        ):
            return None
        if tokens[first].kind == NUMBER and not (
            first + 1 <= last and tokens[first + 1].low in ("e", "ste", "de")
        ):
            return None
        if (
            live is None
            and not anchored
            and self.asked != "address"
            and not self.ends_part(number.after, owned)
        ):
            return None
        if live is not None and not anchored and self.asked not in ADDRESS_QUESTIONS:
            if not self.ends_part(number.after, owned) and not self._clause_follows(number.after):
                return None
            if first and tokens[first - 1].low not in PREPOSITIONS | ARTICLES | {"adres", ":", "is"}:
                return None
        if (
            any(
                word.low in plain_words() and word.low not in PARTICLES and not word.capital for word in words
            )
            and self.asked != "address"
        ):
            return None
        if (
            place_at(tokens, first) == last + 1 and (live is not None or len(words) == 1) and not anchored
        ) and (self.asked != "address"):
            return None
        if self.asked != "address" and not self._name_before(first) and live is None:
            without = self._without_name(first, last)
            if without is None:
                return None
            first = without
        return first, "street_words"

    def _trim_front(self, first: int, last: int) -> int:
        """Leave out prepositions and articles that belong to the sentence."""
        tokens = self.tokens
        start = first
        while (
            first < last
            and not tokens[first].capital
            and (
                tokens[first].low in PREPOSITIONS
                or tokens[first].low in ARTICLES
                or tokens[first].low in ("van", "uit")
            )
        ):
            if (
                first == start and start == 0 and tokens[first].low not in ("op", "aan", "in", "at", "on")
            ) and (self.asked == "address" and tokens[first].low in ("de", "het", "'t")):
                break
            first += 1
        return first

    def _without_name(self, first: int, last: int) -> int | None:
        """Start of the street where a name may stand right before it, or None where all is a name."""
        tokens = self.tokens
        if tokens[first].low not in first_names() and tokens[first].kind != INITIALS:
            return first
        if last == first:
            return first
        start = last
        while start - 1 > first and (
            tokens[start - 1].low in BACK_PARTICLES
            or tokens[start - 1].low in ADJECTIVES
            or tokens[start - 1].low in ("het", "it", "op", "aan")
        ):
            start -= 1
        return start

    def nummer_is_street(self, index: int) -> bool:
        """Whether "Nummer" is the street of that name in Nijhuizum (IZW-13)."""
        tokens = self.tokens
        if index and self.ends_street(index - 1):
            return False
        if index > 1 and tokens[index - 1].text == "," and self.ends_street(index - 2):
            return False
        low = self.text.lower()
        if "nijhui" in low or "nijhuz" in low or "8775" in low:
            return True
        return index == 0 and tokens[index].capital and self.asked == "address"
