"""Feasts whose names are more than one word, found in the text itself."""

from __future__ import annotations

import re

# Each phrase with the feast it names; the keys are alternatives of one pattern.
_PHRASES = {
    r"new year['’]?s eve|oudejaars ?avond": "oudjaar",
    r"new year['’]?s day": "nieuwjaar",
    r"oud (?:en|&) nieuw": "oudennieuw",
    r"king['’]?s day": "koningsdag",
    r"christmas eve": "kerstavond",
    r"christmas day": "kerst1",
    r"boxing day": "kerst2",
    r"easter sunday": "pasen1",
    r"easter monday": "pasen2",
    r"ascension day": "hemelvaart",
    r"whit monday": "pinksteren2",
    r"whit sunday|pentecost": "pinksteren1",
    r"liberation day": "bevrijdingsdag",
    r"valentine['’]?s day": "valentijn",
    r"mother['’]?s day": "moederdag",
    r"father['’]?s day": "vaderdag",
    r"sint[- ]maarten": "sintmaarten",
    r"drie koningen": "driekoningen",
    r"black friday": "blackfriday",
    r"dag van de arbeid": "dagvandearbeid",
}
_NAMES = list(_PHRASES.values())
_PATTERN = re.compile(
    r"(?<!\w)(?:" + "|".join(f"({phrase})" for phrase in _PHRASES) + r")(?!\w)", re.IGNORECASE
)
_HINT = re.compile(r"day|eve|nieuw|avond|penteco|maarten|koningen|arbeid", re.IGNORECASE)


def find_phrases(text: str) -> list[tuple[int, int, str]]:
    """Return (start, end, name of the feast) of each phrase in the text, in characters."""
    if not _HINT.search(text):
        return []
    return [(m.start(), m.end(), _NAMES[(m.lastindex or 1) - 1]) for m in _PATTERN.finditer(text)]
