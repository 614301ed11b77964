"""Which rules can match a message at all: found from the patterns themselves, so that none is forgotten.

For every rule one word position is chosen that its pattern cannot do without (or one per top
alternative); the rule is only tried where some word of the message begins like a word there.
"""

from __future__ import annotations

import re
import re._constants as op
import re._parser as parser
from collections.abc import Iterable, Sequence
from functools import cache

from nlu.danger_rule import Rule
from nlu.language_words import vocabulary

_LENGTH = 4  # letters of a word that are looked at
_OPEN = "*"  # marks a beginning after which anything may follow
_MOST = 400  # beginnings per word position; beyond that the position is no help


class RuleIndex:
    """The rules, found by the words of a message. A rule without a needed word is always tried."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(rules)
        self._starts: dict[str, list[int]] = {}
        self._always: list[int] = []
        self._arabic: list[int] = []
        for number, rule in enumerate(self._rules):
            if rule.script == "arabic":
                self._arabic.append(number)
                continue
            beginnings = needed_beginnings(rule.pattern)
            if beginnings is None:
                self._always.append(number)
                continue
            for beginning in beginnings:
                self._starts.setdefault(beginning, []).append(number)

    @property
    def always(self) -> tuple[str, ...]:
        """The names of the rules that are tried on every message."""
        return tuple(self._rules[number].name for number in self._always)

    def candidates(self, words: Iterable[str]) -> list[Rule]:
        """Return the rules that may match a text of these words, in their own order."""
        chosen: set[int] = set(self._always)
        starts = self._starts
        arabic = False
        for word in set(words):
            for length in range(1, min(len(word), _LENGTH) + 1):
                numbers = starts.get(word[:length] + _OPEN)
                if numbers:
                    chosen.update(numbers)
            numbers = starts.get(word)
            if numbers:
                chosen.update(numbers)
            arabic = arabic or "\u0600" <= word[0] <= "\u06ff"
        if arabic:
            chosen.update(self._arabic)
        return [self._rules[number] for number in sorted(chosen)]


def needed_beginnings(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Return the word beginnings of which a match needs at least one, or None where none is needed.

    A beginning that ends in ``*`` may go on; any other is a whole word.
    """
    return _needed(list(parser.parse(pattern.pattern)))


def _needed(items: list) -> frozenset[str] | None:
    items = [item for item in items if item[0] not in (op.ASSERT, op.ASSERT_NOT, op.AT)]
    if len(items) == 1 and items[0][0] is op.SUBPATTERN:
        return _needed(list(items[0][1][3]))
    if len(items) == 1 and items[0][0] is op.BRANCH:
        parts = [_needed(list(branch)) for branch in items[0][1][1]]
        return None if any(part is None for part in parts) else frozenset().union(*parts)
    best: frozenset[str] | None = None
    for start in _word_starts(items):
        found = _words_at(items, start)
        if found and (best is None or _cost(found) < _cost(best)):
            best = found
    # A needed group inside may hold a better word than the word at its start.
    for kind, value in items:
        if kind is op.SUBPATTERN:
            inner = _needed(list(value[3])) if _has_space(value[3]) else None
            if inner and (best is None or _cost(inner) < _cost(best)):
                best = inner
    return best


def _word_starts(items: list) -> list[int]:
    starts = [0]
    for i, (kind, value) in enumerate(items):
        if kind is op.LITERAL and value == 32 or kind is op.MAX_REPEAT and _ends_in_space(value[2]):
            starts.append(i + 1)
    return [start for start in starts if start < len(items)]


def _has_space(sequence: Iterable) -> bool:
    return any(
        (kind is op.LITERAL and value == 32)
        or (kind is op.SUBPATTERN and _has_space(value[3]))
        or (kind is op.BRANCH and any(_has_space(b) for b in value[1]))
        for kind, value in sequence
    )


def _ends_in_space(sequence: Sequence) -> bool:
    last = list(sequence)[-1:] or [(None, None)]
    kind, value = last[0]
    if kind is op.SUBPATTERN:
        return _ends_in_space(value[3])
    if kind is op.BRANCH:
        return all(_ends_in_space(branch) for branch in value[1])
    return kind is op.LITERAL and value == 32


def _words_at(items: list, start: int) -> frozenset[str] | None:
    try:
        grown = _grow({""}, items[start:])
    except OverflowError:
        return None
    words = frozenset(_shortened(word.rstrip(" ")) for word in grown)
    return None if any(word in ("", _OPEN) for word in words) else words


def _shortened(word: str) -> str:
    if word.endswith(_OPEN):
        return word
    return word[:_LENGTH] + _OPEN if len(word) > _LENGTH else word


def _grow(prefixes: set[str], items: Iterable) -> set[str]:
    """Return the beginnings after reading on through `items`, each until its space, limit or an unknown."""
    for kind, value in items:
        ready = {p for p in prefixes if p.endswith((" ", _OPEN))}
        growing = {p for p in prefixes if p not in ready}
        if not growing:
            return prefixes
        if kind is op.LITERAL:
            growing = {_limited(p + chr(value)) for p in growing}
        elif kind is op.SUBPATTERN:
            growing = _grow(growing, value[3])
        elif kind is op.BRANCH:
            growing = set().union(*(_grow(growing, branch) for branch in value[1]))
        elif kind is op.MAX_REPEAT and value[0] == 0 and value[1] == 1:
            growing = growing | _grow(growing, value[2])
        elif kind is op.MAX_REPEAT and value[0] == 0:
            once = _grow(growing, value[2])
            ended = {p for p in once if p.endswith((" ", _OPEN))}
            growing = growing | (ended or {p + _OPEN for p in growing})
        elif kind in (op.ASSERT, op.ASSERT_NOT, op.AT):
            pass
        elif kind is op.IN and all(k is op.LITERAL for k, _ in value):
            growing = {_limited(p + chr(v)) for p in growing for _, v in value}
        else:
            growing = {p + _OPEN for p in growing}
        prefixes = ready | growing
        if len(prefixes) > _MOST:
            raise OverflowError
    return prefixes


def _limited(word: str) -> str:
    return word + _OPEN if len(word) >= _LENGTH and not word.endswith(" ") else word


@cache
def _common() -> tuple[str, ...]:
    return tuple(word for word in vocabulary() if "_" not in word)


@cache
def _cost(beginnings: frozenset[str]) -> int:
    """Return how many frequent words begin so: the fewer, the better the choice."""
    opened = tuple(word[:-1] for word in beginnings if word.endswith(_OPEN))
    whole = {word for word in beginnings if not word.endswith(_OPEN)}
    return sum(1 for word in _common() if word in whole or (opened and word.startswith(opened)))
