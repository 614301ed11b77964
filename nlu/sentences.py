"""The sentences of a message, each read apart: people put a story and a request in one message."""

from __future__ import annotations

import re
from collections.abc import Callable

Ranked = list[tuple[str, float]]

_END = re.compile(r"(?<=[.!?…])\s+|\s*\n+\s*|\s+(?=(?:kan ik|kan dit|mag ik|mag het|can i|may i|could i)\b)", re.IGNORECASE)
_ENDS_AT_MOST = 4
_WORDS_AT_LEAST = 3


def sentences(text: str) -> list[str]:
    """Return the sentences that may bear a meaning of their own: none where there is only one.

    Of a long message the first and last four: in between is the story.
    """
    parts = [part for part in _END.split(text.strip()) if part and part.count(" ") >= _WORDS_AT_LEAST - 1]
    if len(parts) < 2 and len("".join(parts)) + 3 > len(text.strip()):
        return []
    if len(parts) > 2 * _ENDS_AT_MOST:
        return parts[:_ENDS_AT_MOST] + parts[-_ENDS_AT_MOST:]
    return parts


def by_sentence(text: str, ranking: Callable[[str, int], Ranked]) -> Ranked:
    """Return the likeliest intent of each sentence with its confidence."""
    return [ranking(sentence, 1)[0] for sentence in sentences(text)]
