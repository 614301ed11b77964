"""Danger in a message: rules with reasons, in many languages, and the classifier's word beside them.

A direct rule always counts; a denial, a figure of speech or a story is no danger, whatever the
classifier says. Where only the classifier sees danger it counts as well, surely from ``SURE``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from nlu.danger_context import Standing, sentence_around, standing
from nlu.danger_data import rules
from nlu.danger_frames import Frame, frames_in
from nlu.danger_idioms import blanked
from nlu.danger_index import RuleIndex
from nlu.danger_rule import Rule
from nlu.danger_text import Canonical, canonical
from nlu.danger_who import relative_words, staff_words

__all__ = ["HEEDED", "KINDS", "SURE", "Danger", "detect_danger", "warm_up"]

KINDS = ("suicide", "self_harm", "sexual", "violence", "child_unsafe", "neglect", "threat")
SURE = 0.9  # classifier confidence from which its word alone is an alarm
HEEDED = 0.55  # and from which it is worth the gentle question
_LONGEST = 4000  # characters read at once; longer messages are read in pieces
_OVERLAP = 200
_SHORT = 14  # words


@dataclass(frozen=True, slots=True)
class Danger:
    """Danger noticed in a message.

    ``kind`` is one of ``KINDS``; ``why`` one Dutch sentence for staff without personal data;
    ``certain`` false asks for the gentle check question instead of the alarm; ``start`` and ``end``
    are the place in the message; ``rule`` names what noticed it.
    """

    kind: str
    why: str
    certain: bool
    start: int
    end: int
    rule: str


def detect_danger(text: str, intent: str | None = None, confidence: float = 0.0) -> Danger | None:
    """Return the most serious danger a message speaks of, or None.

    Args:
        text: the message as written.
        intent: what the intent classifier made of it, if asked.
        confidence: its confidence in that, 0 to 1.
    """
    found: Danger | None = None
    vetoed = False
    sees_danger = intent == "report_danger"
    for offset in range(0, max(len(text), 1), _LONGEST - _OVERLAP):
        piece, veto = _by_rules(text[offset : offset + _LONGEST], offset, sees_danger)
        vetoed = vetoed or veto
        if piece and (found is None or _rank(piece) < _rank(found)):
            found = piece
    if found:
        if not found.certain and sees_danger and confidence >= SURE and not vetoed:
            return Danger(found.kind, found.why, True, found.start, found.end, found.rule)
        return found
    if not sees_danger or vetoed or confidence < HEEDED:
        return None
    return Danger(
        kind=_guessed_kind(text),
        why="De melder schrijft iets dat op gevaar lijkt.",
        certain=confidence >= SURE,
        start=0,
        end=len(text),
        rule="classifier",
    )


def warm_up() -> None:
    """Read and compile the rules now, which takes half a second, rather than at the first message."""
    detect_danger("hij slaat met de deur")
    staff_words()
    relative_words()


def _by_rules(text: str, offset: int, sees_danger: bool) -> tuple[Danger | None, bool]:
    """Return the danger the rules see, and whether something speaks against danger."""
    form = canonical(text)
    # Figures of speech take the most time: they are looked for only where a rule sees something.
    triggered = [rule for rule in _index().candidates(form.words) if rule.pattern.search(form.text)]
    if not triggered and not sees_danger and not frames_in(form.words):
        return None, False
    blank, figure = blanked(form.text)
    best: Danger | None = None
    denied = False
    for rule in triggered:
        for match in rule.pattern.finditer(blank):
            danger, denial = _weighed(rule, text, form, blank, match, offset)
            denied = denied or denial
            if danger and (best is None or _rank(danger) < _rank(best)):
                best = danger
            if danger and danger.certain:
                break
    for frame, first, last in frames_in(blank.split()):
        start, end = form.starts[first], form.starts[last] + len(form.words[last])
        danger, denial = _weighed_span(frame, form, blank, start, end, offset)
        denied = denied or denial
        if danger and (best is None or _rank(danger) < _rank(best)):
            best = danger
    # In a long message a figure of speech says little about the rest of it.
    return best, denied or (figure and len(form.words) <= _SHORT)


def _weighed(
    rule: Rule, message: str, form: Canonical, text: str, match: re.Match[str], offset: int
) -> tuple[Danger | None, bool]:
    start, end = match.span()
    if "named" in rule.marks and not _is_name(message, form, match):
        return None, False
    while end > start and text[end - 1] == " ":
        end -= 1
    return _weighed_span(rule, form, text, start, end, offset)


def _weighed_span(
    rule: Rule | Frame, form: Canonical, text: str, start: int, end: int, offset: int
) -> tuple[Danger | None, bool]:
    """Return the danger of a rule's or frame's place in the text, and whether something speaks against it."""
    left, right = sentence_around(text, start, end)
    staff = rule.kind in _COUNT_WHENEVER and bool(staff_words().search(text, left, right))
    meant = standing(
        text,
        start,
        end,
        own_no=rule.own_no,
        staff=staff,
        ambiguous_actor=rule.kind in _COUNT_WHENEVER and not relative_words().search(text, left, right),
    )
    if meant is Standing.DENIED or meant is Standing.ELSEWHERE:
        return None, True
    certain = rule.certain and meant is Standing.MEANT
    if meant is Standing.DOUBTFUL and rule.weak:
        return None, False
    first, last = form.original(start, end)
    danger = Danger(rule.kind, rule.why, certain, first + offset, last + offset, rule.name)
    return danger, rule.hedge or meant is Standing.DOUBTFUL


def _is_name(message: str, form: Canonical, match: re.Match[str]) -> bool:
    """Return whether the word the rule took for a person is written as a name inside the sentence."""
    start, end = form.original(*match.span(1))
    word = message[start:end]
    inside = start > 0 and message[:start].rstrip(" ")[-1:] not in (".", "!", "?", "\n", ":", '"', "")
    return inside and word[:1].isupper() and word[1:].islower()


def _rank(danger: Danger) -> tuple[bool, int, int]:
    return (not danger.certain, KINDS.index(danger.kind), danger.start)


@cache
def _index() -> RuleIndex:
    return RuleIndex(rules())


_COUNT_WHENEVER = frozenset({"violence", "sexual", "threat"})


_KIND_WORDS = (
    (
        "suicide",
        re.compile(
            r"\b(?:dood|leven|sterven|die|dead|life|leef|overdosis|overdose)\b|"
            r"\b(?:klaar|heb|neem|slik|pak|spaar|have|take)\b.{0,20}\b(?:pillen|pills)\b|\bpillen (?:klaar|genomen|geslikt)\b",
            re.IGNORECASE,
        ),
    ),
    ("sexual", re.compile(r"seks|sex|aanra|borst|naakt|touch", re.IGNORECASE)),
    ("violence", re.compile(r"sla|schop|pijn|geweld|hit|hurt|klap", re.IGNORECASE)),
    ("child_unsafe", re.compile(r"\b(?:kind|kinderen|zoon|dochter|child|veilig|thuis|baby)", re.IGNORECASE)),
    ("neglect", re.compile(r"eten|medicijn|drinken|insuline|food|adem|bloed", re.IGNORECASE)),
)


def _guessed_kind(text: str) -> str:
    """Return the likeliest kind where no rule says which; "threat" stands for unspecified danger."""
    for kind, pattern in _KIND_WORDS:
        if pattern.search(text):
            return kind
    return "threat"
