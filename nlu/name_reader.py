"""Reading one name from a given token on (domain.md H4)."""

from __future__ import annotations

from nlu.name_words import (
    ARTICLES,
    BRIDGES,
    FAMILY,
    LOOSE_PARTICLES,
    NOT_AFTER_VAN,
    PARTICLES,
    POST_TITLES,
    TITLES,
    surname_words,
)
from nlu.places import place_at
from nlu.spans import Span, span_of
from nlu.wordlists import first_names, function_words, plain_words
from nlu.words import INITIALS, LINE, MARK, WORD, Token, is_shouted


class NameReader:
    """Reads names at places in one text.

    owner: per token the entity it belongs to already (a street, a postcode); a name never runs into one.
    """

    def __init__(self, text: str, tokens: list[Token], owner: list[str | None]) -> None:
        self.text = text
        self.tokens = tokens
        self.owner = owner
        self.shouted = is_shouted(text)

    def token_from(self, offset: int) -> int:
        """Index of the first token that starts at or after an offset."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].start < offset:
                low = middle + 1
            else:
                high = middle
        return low

    def skip_titles(self, index: int) -> int:
        """Index after "de heer", "mevr. drs." and the like."""
        tokens = self.tokens
        start = index
        while index < len(tokens) and self.owner[index] is None:
            low = tokens[index].low
            if low in TITLES and not (low in FAMILY and not self._name_follows(index)):
                index += 1
                if index < len(tokens) and tokens[index].text == ".":
                    index += 1
                continue
            if (
                low in ("de", "the", "van")
                and index + 1 < len(tokens)
                and tokens[index + 1].low in ("heer", "familie", "fam")
            ):
                index += 1
                continue
            break
        return index if index < len(tokens) else start

    def _name_follows(self, index: int) -> bool:
        """Whether a capital or a known name comes behind "familie", so that it is a title."""
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if (
            following is None
            or following.low in ("van", "de")
            and not following.capital
            and not self._capital_soon(index + 1)
        ):
            return False
        return following.capital or following.low in first_names() or following.low not in plain_words()

    def read(self, index: int, lower: bool, most: int = 7) -> tuple[int, int] | None:
        """First token and the token after a name that starts at a token, or None.

        Args:
            lower: whether a name without capitals counts.
            most: the largest number of tokens.
        """
        tokens, owner = self.tokens, self.owner
        index = self.skip_titles(index)
        if index >= len(tokens) or owner[index] is not None or not tokens[index].name_part:
            return None
        first = tokens[index]
        capitals = (
            first.capital or (first.low in PARTICLES and self._capital_soon(index))
        ) and not self.shouted
        if not capitals and not lower and not self.shouted:
            return None
        if not self._can_start(index, capitals):
            return None
        after = index
        surname_seen = False
        while after < len(tokens) and after - index < most and owner[after] is None:
            token = tokens[after]
            if token.text in BRIDGES or token.text == "-":
                if (
                    after > index
                    and after + 1 < len(tokens)
                    and owner[after + 1] is None
                    and self._part(after + 1, capitals)
                ):
                    after += 1
                    continue
                break
            if token.kind == INITIALS:
                after += 1
                continue
            if token.text == "." and after > index and len(tokens[after - 1].text) == 1:
                after += 1
                continue
            if token.kind != WORD:
                break
            if token.low in PARTICLES and after > index or (token.low in PARTICLES and after == index):
                end = self._particles(after, capitals)
                if end is None:
                    if after == index and token.low in first_names() or after == index and token.capital:
                        after += 1
                        continue
                    break
                after = end
                surname_seen = True
                continue
            if not self._part(after, capitals):
                if capitals and after > index and not surname_seen and self._lower_surname(after):
                    after += 1
                break
            if not capitals and surname_seen and after - index >= 2 and not self.ends(after + 1):
                # in lower case nothing says where a name stops; after a surname it does
                break
            if not capitals and after - index >= 1 and tokens[after - 1].low not in PARTICLES:
                surname_seen = True
            if (
                not capitals
                and after - index >= 3
                and tokens[after - 1].low not in PARTICLES
                and "-" not in token.low
            ):
                break
            after += 1
        while after > index and (
            tokens[after - 1].text in (".", "-") or tokens[after - 1].low in POST_TITLES
        ):
            after -= 1
        if after == index:
            return None
        return index, after

    def _capital_soon(self, index: int) -> bool:
        return any(
            token.capital for token in self.tokens[index + 1 : index + 4] if token.kind in (WORD, INITIALS)
        )

    def _can_start(self, index: int, capitals: bool) -> bool:
        tokens = self.tokens
        token = tokens[index]
        if token.kind == INITIALS:
            return True
        if token.low in PARTICLES and token.low not in first_names():
            return self._particles(index, capitals) is not None
        if token.low in plain_words():
            if token.low in first_names() and token.capital and not self.shouted and index + 1 < len(tokens):
                following = tokens[index + 1]
                if following.kind == INITIALS or (following.capital and following.low not in plain_words()):
                    return True
                return (
                    following.low in ("de", "van", "den", "der", "el", "ten", "ter")
                    and self._particles(index + 1, True) is not None
                )
            return False
        if len(token.low) > 1:
            return True
        behind = tokens[index + 1] if index + 1 < len(tokens) else None
        return token.capital and behind is not None and behind.capital and len(behind.low) > 1

    def _part(self, index: int, capitals: bool) -> bool:
        token = self.tokens[index]
        if token.kind == INITIALS:
            return True
        if token.kind != WORD:
            return False
        if capitals:
            return token.capital and (token.low not in function_words() or self.surname_like(index))
        return token.low not in plain_words() and len(token.low) > 1

    def surname_like(self, index: int) -> bool:
        """An everyday word with a capital right behind a name: "Jan Groot", "Anna Klein"."""
        token = self.tokens[index]
        return (
            token.low
            in (
                "groot",
                "klein",
                "lang",
                "bos",
                "best",
                "vriend",
                "wit",
                "goed",
                "goede",
                "blij",
                "mooi",
                "druk",
                "nieuw",
                "post",
                "kort",
            )
            and index > 0
            and self.tokens[index - 1].name_part
            and self.tokens[index - 1].end + 1 == token.start
        )

    def _particles(self, index: int, capitals: bool) -> int | None:
        """Index after the particles at a token and the surname word behind them, or None."""
        tokens, owner = self.tokens, self.owner
        at = index
        while at < len(tokens) and owner[at] is None and tokens[at].low in PARTICLES and at - index < 4:
            if (
                tokens[at].low in LOOSE_PARTICLES
                and not (at + 1 < len(tokens) and tokens[at + 1].low in ARTICLES)
                and at == index
            ):
                return None
            at += 1
        if at == index or at >= len(tokens) or owner[at] is not None or tokens[at].kind not in (WORD,):
            return None
        word = tokens[at]
        lead = tokens[index].low
        if (
            word.low in plain_words()
            and word.low not in surname_words()
            and (not word.capital or self.shouted or word.low in function_words())
        ):
            return None
        if lead in ("te", "uit", "in", "van") and at - index == 1 and place_at(tokens, at) and lead != "van":
            return None
        if capitals and not word.capital and lead in LOOSE_PARTICLES:
            return None
        if word.low in NOT_AFTER_VAN and not word.capital:
            return None
        return at + 1

    def _lower_surname(self, index: int) -> bool:
        """ "Ik heet Jan jansen": a lower-case word that ends the part."""
        token = self.tokens[index]
        return token.low not in plain_words() and len(token.low) > 2 and self.ends(index + 1)

    def ends(self, index: int) -> bool:
        return (
            index >= len(self.tokens)
            or self.tokens[index].kind in (MARK, LINE)
            or self.owner[index] is not None
            or self.tokens[index].low in plain_words()
        )

    def span(self, hit: tuple[int, int], rule: str) -> Span:
        """The name as a span, its value with single spaces."""
        first, after = hit
        start, end = self.tokens[first].start, self.tokens[after - 1].end
        if self.text[start:end].endswith("'"):
            end -= 1
        return span_of(self.text, "person_name", start, end, rule)
