"""Streets with their house numbers, in addresses and in sentences (domain.md H2, IZW-13)."""

from __future__ import annotations

import re

from nlu.housenumbers import Number, house_number_at
from nlu.spans import Span
from nlu.street_words import (
    ADDRESS_QUESTIONS,
    BOX,
    CORRECTING,
    FLOORS,
    GENERIC,
    HARD_STOPS,
    LIVE,
    NEXT_TO,
    NO_STREET,
    NUMBER_CUES,
    STREET_LABEL,
)
from nlu.streets import StreetReader
from nlu.wordlists import plain_words
from nlu.words import INITIALS, LINE, MARK, NUMBER, WORD, Token


class AddressReader(StreetReader):
    """Finds the streets and house numbers of one text."""

    def read(self) -> list[Span]:
        """Streets and house numbers, in order."""
        tokens = self.tokens
        owned = self.owned
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if owned[index] or token.kind not in (NUMBER, WORD) or index in self.in_name:
                index += 1
                continue
            # A word can only be a number in words; the first check keeps ordinary words cheap.
            address = self._address_at(index, owned)
            if address is None:
                index += 1
                continue
            street, number = address
            if street:
                self.add_span("street", street[0], street[1], street[2])
            if number:
                self.add_span("house_number", number.start, number.end, "number_behind_street", number.value)
                index = max(index + 1, number.after)
            else:
                index += 1
        self._lone_numbers(owned)
        self._lone_streets(owned)
        return sorted(self.found, key=lambda span: span.start)

    def _address_at(
        self, index: int, owned: list[bool]
    ) -> tuple[tuple[int, int, str] | None, Number | None] | None:
        tokens = self.tokens
        if index == 0:
            return None
        if self.tokens[index - 1].low == "nummer" and self.nummer_is_street(index - 1):
            number = house_number_at(tokens, index, owned, sure=True, spoken=False)
            token = tokens[index - 1]
            return ((token.start, token.end, "street_called_nummer"), number) if number else None
        last, explicit, opposite = self._before_number(index, owned)
        if last < 0 or owned[last] or not self.occupied.free(tokens[last].start, tokens[last].end):
            return None
        if tokens[last].low in NEXT_TO and (
            explicit or tokens[last].low in ("naast", "tegenover", "opposite", "behind")
        ):
            return None
        if last in self.in_name:
            number = house_number_at(tokens, index, owned, sure=True, spoken=False)
            first = self.in_name[last]
            return ((tokens[first].start, tokens[last].end, "street_with_year"), number) if number else None
        sure = self.asked in ADDRESS_QUESTIONS
        spoken = tokens[index].kind == WORD
        ending = self.ends_street(last)
        if spoken and not (ending or explicit):
            return None
        context = sure or explicit or self.live_before(last) is not None
        number = house_number_at(
            tokens,
            index,
            owned,
            sure=context or bool(ending),
            spoken=spoken,
            glued=ending == "strict" and last == index - 1,
        )
        if number is None:
            return None
        if tokens[last].low in BOX or (last and tokens[last - 1].low in BOX):
            return None
        street = self.street_ending_at(last, number, ending, explicit, owned)
        if street is None:
            return None
        first, rule = street
        start, end = tokens[first].start, tokens[last].end
        if tokens[last].low.endswith("str") and last + 1 < index and tokens[last + 1].text == ".":
            end = tokens[last + 1].end
        if self.next_to(first):
            return (start, end, rule), None
        if opposite:
            number = number._replace(value=f"{number.value}-TO")
        return (start, end, rule), number

    def _before_number(self, index: int, owned: list[bool]) -> tuple[int, bool, bool]:
        """Index of the token that would end the street; whether "nummer" and whether "t/o" stood between."""
        tokens = self.tokens
        last, explicit, opposite, steps = index - 1, False, False, 0
        if last >= 2 and [token.low for token in tokens[last - 2 : last + 1]] == ["t", "/", "o"]:
            last, opposite = last - 3, True
        while last >= 0 and steps < 5 and not owned[last]:
            token = tokens[last]
            if token.low in NUMBER_CUES:
                # "Nummer 15" with nothing before it may be the street of that name (IZW-13)
                explicit = True
            elif (
                token.text == "."
                and last
                and tokens[last - 1].low in ("nr", "no", "huisnr", "str")
                or token.text == "."
                and last
                and tokens[last - 1].low.endswith("str")
            ):
                pass
            elif token.low == "op" and self.ends_street(last - 1) == "strict" and self.ends_part(index + 1, owned):
                pass
            elif token.text == "," or token.text == ":" or (token.low in ("op", "is") and explicit):
                if token.text == "," and self.asked not in ADDRESS_QUESTIONS and not explicit:
                    if not self.ends_street(last - 1):
                        return -1, explicit, opposite
                elif token.text == "," and not explicit and not (last and self.ends_street(last - 1)):
                    return -1, explicit, opposite
            else:
                break
            last -= 1
            steps += 1
        return last, explicit, opposite

    def _lone_numbers(self, owned: list[bool]) -> None:
        tokens = self.tokens
        known = any(span.entity == "house_number" for span in self.found)
        for index, token in enumerate(tokens):
            if token.kind not in (NUMBER, WORD) or owned[index] or index in self.in_name:
                continue
            if not self.occupied.free(token.start, token.end):
                continue
            rule = self._correcting_rule(index) if known else self._lone_number_rule(index)
            if not rule:
                continue
            number = house_number_at(tokens, index, owned, sure=True, spoken=True)
            if number:
                self.add_span("house_number", number.start, number.end, rule, number.value)
                known = True

    def _correcting_rule(self, index: int) -> str:
        """A number that replaces one before: "12, eh nee 14", "12 moet 14 zijn", "niet 12 maar 14"."""
        tokens = self.tokens
        back, cue = index - 1, False
        while back >= 0 and tokens[back].low in CORRECTING:
            cue = cue or tokens[back].low not in (
                ",",
                "op",
                "nummer",
                "huisnummer",
                "nr",
                "is",
                "het",
                "dat",
                ".",
                "-",
                ":",
            )
            back -= 1
        if (
            not cue
            or back < 0
            or not self.ends_part(index + 1, self.owned)
            and tokens[index + 1].low not in ("zijn", "niet", "be", "hs", "bis", "maar")
            and len(tokens[index + 1].low) != 1
        ):
            return ""
        return "" if self.occupied.free(tokens[back].start, tokens[back].end) else "number_corrected"

    def _lone_number_rule(self, index: int) -> str:
        tokens = self.tokens
        token = tokens[index]
        back = index - 1
        while back >= 0 and tokens[back].low in (":", "is", "=", ".", "was", "op", "wordt"):
            back -= 1
        before = tokens[back].low if back >= 0 else ""
        if before in ("huisnummer", "huisnr", "huisnr.", "housenumber") or (
            before == "number" and back and tokens[back - 1].low == "house"
        ):
            return "" if self._beside(back) else "number_named"
        if (
            before in ("nummer", "nr", "nr.", "number")
            and not self._beside(back)
            and (
                self.asked in ("address", "details", "change_which", "confirm")
                or self.live_before(back) is not None
            )
        ):
            return "number_named"
        if (
            token.kind == NUMBER
            and index
            and tokens[index - 1].low == "op"
            and self.ends_part(index + 1, self.owned)
        ):
            lives = self.live_before(index - 1)
            if lives is not None and index - lives <= 4 and not self._time_words(lives, index):
                return "number_lived_at"
        if (token.kind == NUMBER and index and self.owner[index - 1] == "postcode") and (
            self.asked in ("address", "details", "postcode") or self.ends_part(index + 1, self.owned)
        ):
            return "number_behind_postcode"
        if (
            token.kind == NUMBER
            and index > 1
            and tokens[index - 1].text == ","
            and self.owner[index - 2] == "postcode"
        ) and self.asked in ("address", "details", "postcode"):
            return "number_behind_postcode"
        if (
            self.asked in ("address", "change_which", "confirm")
            and token.kind == NUMBER
            and self._only_number(index)
        ) and (
            index == 0
            and self.asked == "address"
            or all(t.low in CORRECTING for t in tokens[:index])
            and index
        ):
            return "number_alone" if self.asked == "address" or index else ""
        return ""

    def _time_words(self, first: int, last: int) -> bool:
        return any(
            token.low in ("verdieping", "kamer", "etage", "groep", "afdeling")
            for token in self.tokens[first:last]
        )

    def _beside(self, index: int) -> bool:
        before = [token.low for token in self.tokens[max(0, index - 3) : index]]
        return any(word in NEXT_TO for word in before) or before[-2:] == ["next", "to"]

    def _only_number(self, index: int) -> bool:
        number = house_number_at(self.tokens, index, self.owned, sure=True, spoken=False)
        if number is None or re.search(r"[0-9]\s?/\s?[0-9]", self.text):
            return False
        return all(
            token.kind in (MARK, LINE, NUMBER)
            or token.low in CORRECTING
            or i < number.after
            and i >= index
            or self.owner[i] is not None
            or token.low in FLOORS
            for i, token in enumerate(self.tokens)
        )

    def _lone_streets(self, owned: list[bool]) -> None:
        if any(span.entity == "street" for span in self.found):
            return
        tokens = self.tokens
        for match in STREET_LABEL.finditer(self.text):
            first = next((i for i, token in enumerate(tokens) if token.start >= match.end()), len(tokens))
            after = first
            while (
                after < len(tokens)
                and after - first < 7
                and not owned[after]
                and (
                    tokens[after].kind in (WORD, INITIALS)
                    and tokens[after].low not in NUMBER_CUES
                    and tokens[after].low
                    not in ("postcode", "woonplaats", "plaats", "telefoon", "onbekend", "geen", "postbus")
                )
            ):
                after += 1
            if (
                after > first
                and tokens[first].low not in plain_words() | LIVE
                and self.occupied.free(tokens[first].start, tokens[after - 1].end)
            ):
                self.add_span("street", tokens[first].start, tokens[after - 1].end, "street_named")
                return
        if self.asked == "address" and tokens and tokens[0].low in GENERIC and len(tokens) > 2:
            after = 1
            while (
                after < len(tokens)
                and tokens[after].kind == WORD
                and not owned[after]
                and tokens[after].low not in HARD_STOPS
            ):
                after += 1
            if after > 2 and tokens[1].low in ("van", "der", "den", "de", "naar", "op"):
                self.add_span("street", tokens[0].start, tokens[after - 1].end, "street_phrase")
                return
        for index, token in enumerate(tokens):
            if token.kind != WORD or owned[index]:
                continue
            ending = self.ends_street(index)
            if not ending or not self.occupied.free(token.start, token.end):
                continue
            live = self.live_before(index)
            labelled = index >= 1 and self._labelled(index)
            if ending == "strict" and (
                self.asked == "address"
                or labelled
                or (live is not None and self._preposition_between(live, index))
                or (self.asked == "details" and token.capital)
                or (token.capital and self._followed_by_place(index + 1, owned))
            ):
                if NO_STREET.match(token.low) or (
                    index and tokens[index - 1].low in ("deze", "die", "elke", "andere")
                ):
                    continue
                first = self.back_from_ending(index, owned, live, self.asked == "details")
                self.add_span("street", tokens[first].start, token.end, "street_without_number")
                before = (
                    house_number_at(tokens, first - 1, owned, sure=False, spoken=False) if first else None
                )
                if before and (
                    first == 1
                    or tokens[first - 2].kind in (MARK, LINE)
                    or tokens[first - 2].low in ("at", "is")
                ):
                    self.add_span(
                        "house_number", before.start, before.end, "number_before_street", before.value
                    )
                return

    def _labelled(self, index: int) -> bool:
        back = index - 1
        steps = 0
        while back >= 0 and steps < 6 and self.tokens[back].kind != LINE:
            if self.tokens[back].low in ("straat", "adres", "straatnaam", "street", "address", "woonadres"):
                return (
                    back + 1 < len(self.tokens)
                    and self.tokens[back + 1].text in ":="
                    or self.tokens[back + 1].low == "is"
                )
            back -= 1
            steps += 1
        return False

    def _preposition_between(self, live: int, index: int) -> bool:
        return any(
            token.low in ("op", "aan", "in", "on", "at", "naar") for token in self.tokens[live + 1 : index]
        ) and not any(
            token.low in ("buurt", "omgeving", "achter", "naast", "bij", "vlakbij", "near", "waar")
            for token in self.tokens[live + 1 : index]
        )


def find_addresses(text: str, tokens: list[Token], taken: list[Span], asked: str | None) -> list[Span]:
    """Streets and house numbers in the text.

    Args:
        taken: what was found before: e-mail addresses, telephone numbers, postcodes.
        asked: the open question; "address" and "details" make looser writing count.
    """
    return AddressReader(text, tokens, taken, asked).read()
