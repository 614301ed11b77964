"""Danger by what occurs together in one clause, in whatever order: an act, whom it meets, with what.

The phrase rules know how people usually say it; a frame knows what must be there. Concepts (lists
of word forms) and frames stand in ``danger_frames.yml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from nlu.danger_data import document
from nlu.language_words import fold

_BREAKS = frozenset({".", "?", "omdat", "terwijl", "toen", "waardoor", "dus", "because", "while"})


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
    hedge: bool = False


def frames_in(words: Sequence[str]) -> list[tuple[Frame, int, int]]:
    """Return the frames found with the numbers of their first and last word.

    Args:
        words: the canonical words, punctuation among them; blanked words match nothing.
    """
    whole, begun, lengths = _forms()
    places: dict[str, list[int]] = {}
    clause_of = []
    clause = 0
    for i, word in enumerate(words):
        clause += word in _BREAKS
        clause_of.append(clause)
        concepts = whole.get(word)
        if concepts is None:
            concepts = next((begun[word[:n]] for n in lengths if word[:n] in begun), ())
        for concept in concepts:
            places.setdefault(concept, []).append(i)
    found = []
    if not places:
        return found
    for frame in _frames():
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
def _frames() -> tuple[Frame, ...]:
    data = document("danger_frames")
    return tuple(
        Frame(
            name=f"frame-{row['name']}",
            kind=row["kind"],
            certain=row.get("certain", True),
            why=data["whys"][row["kind"]],
            concepts=tuple(row["concepts"]),
            width=row["width"],
            own_no=row.get("own_no", False),
        )
        for row in data["frames"]
    )


@cache
def _forms() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]], tuple[int, ...]]:
    """Return concepts per whole form and per beginning, and the lengths of beginnings, longest first."""
    whole: dict[str, list[str]] = {}
    begun: dict[str, list[str]] = {}
    for concept, forms in document("danger_frames")["concepts"].items():
        for form in fold(forms).split():
            (begun if form.endswith("*") else whole).setdefault(form.rstrip("*"), []).append(concept)
    for form, concepts in whole.items():
        for n in range(4, len(form) + 1):
            concepts += [c for c in begun.get(form[:n], ()) if c not in concepts]
    lengths = tuple(sorted({len(beginning) for beginning in begun}, reverse=True))
    return {f: tuple(c) for f, c in whole.items()}, {f: tuple(c) for f, c in begun.items()}, lengths
