"""A neutral name for somebody who stays anonymous."""

from __future__ import annotations

from hashlib import sha256

_WORDS = (
    "Vogel", "Boom", "Rivier", "Wolk", "Steen", "Heide", "Duin", "Meer", "Bloem", "Blad", "Maan", "Ster",
    "Zon", "Wind", "Golf", "Berg", "Bos", "Veld", "Tuin", "Brug", "Haven", "Eiland", "Schelp", "Veer",
)  # fmt: skip


def alias_of(reference: str) -> str:
    """The same words for the same case each time, such as ``Vogel 12``; they say nothing of the person."""
    digest = sha256(reference.encode()).digest()
    return f"{_WORDS[digest[0] % len(_WORDS)]} {digest[1] % 90 + 10}"
