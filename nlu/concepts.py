"""Words of one meaning as one feature, so that what was learnt in Dutch helps in English."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "concepts.txt"
_SHORTEST_STEM = 3


@cache
def _lexicon() -> tuple[dict[str, str], dict[str, str], int]:
    """Whole words, stems, and the length of the longest stem."""
    words: dict[str, str] = {}
    stems: dict[str, str] = {}
    for line in _FILE.read_text("utf-8").splitlines():
        concept, _, members = line.partition(":")
        if line.startswith("#") or not members:
            continue
        for member in members.split():
            if member.endswith("*"):
                stems.setdefault(member[:-1], concept)
            else:
                words.setdefault(member.rstrip("!"), concept)
    return words, stems, max(map(len, stems))


@lru_cache(maxsize=20_000)
def concept_of(word: str) -> str | None:
    """Return the concept of a lower-case word without accents, or None; the longest stem holds."""
    words, stems, longest = _lexicon()
    found = words.get(word)
    if found is None:
        for length in range(min(len(word), longest), _SHORTEST_STEM - 1, -1):
            found = stems.get(word[:length])
            if found is not None:
                break
    return found
