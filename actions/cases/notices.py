"""Notices to the person: made of parts, of which some belong to it by rule, and adapted by staff before they go."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n+")
_SPACE = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph of a notice; ``must`` where a rule of the procedure asks for it."""

    text: str
    must: bool = False


def compose(parts: Sequence[Part], own: str | None = None, *, at: int = 1) -> str:
    """The notice as it goes, with what staff wrote.

    A text of their own stands before the part with number ``at``. Somebody who copied the draft and changed it
    sends that text instead; a part that belongs to the notice by rule and is gone from it comes back at the end.
    """
    parts = [part for part in parts if part.text]
    written = (own or "").strip()
    if not written:
        return "\n\n".join(part.text for part in parts)
    if is_adapted(parts, written):
        missing = [part.text for part in parts if part.must and not _holds(written, part.text)]
        return "\n\n".join([written, *missing])
    texts = [part.text for part in parts]
    return "\n\n".join([*texts[:at], written, *texts[at:]])


def is_adapted(parts: Sequence[Part], own: str) -> bool:
    """Whether a text is the draft with changes: at least half of its parts can be found in it."""
    texts = [part.text for part in parts if part.text]
    return len(texts) > 1 and sum(_holds(own, text) for text in texts) * 2 >= len(texts)


def _holds(own: str, part: str) -> bool:
    """Whether most sentences of a part stand in a text, whatever the spaces and signs."""
    bare = _bare(own)
    sentences = [one for one in map(_bare, _SENTENCE.split(part)) if one.strip()]
    return sum(sentence in bare for sentence in sentences) * 2 > len(sentences)


def _bare(text: str) -> str:
    return f" {_SPACE.sub(' ', text).strip().casefold()} "
