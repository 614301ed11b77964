"""Greeting, parting and name around what a mail says."""

from __future__ import annotations

import re

_GREETING = re.compile(
    r"^\W*(?:beste|geachte|hallo|hoi|hey|hé|hi|dag|l\.?s\.?|goede?(?:n|)\s?(?:morgen|middag|avond|dag)|"
    r"dear|hello|good (?:morning|afternoon|evening))\b(?:\W+\w+){0,5}\W*$",
    re.IGNORECASE,
)
PARTING = re.compile(
    r"^\W*(?:(?:met )?(?:vriendelijke|hartelijke|lieve|warme)?\s*groet(?:en|jes)?|mvg|gr|hoogachtend|"
    r"(?:alvast )?bedankt|dank u(?: wel)?|"
    r"(?:kind |best )?regards|thanks|thank you|greetings|tot (?:snel|ziens|horens))\b",
    re.IGNORECASE,
)
_PARTING_ALONE = re.compile(PARTING.pattern + r"(?:\W+\w+){0,3}\W*$", re.IGNORECASE)
_NAME = re.compile(r"^\W*((?:[^\W\d_][\w.'’-]*)(?: [^\W\d_][\w.'’-]*){0,4})\W*$")


def without_courtesies(text: str) -> tuple[str, str]:
    """A text without greeting and parting, and the name under it (empty where there is none)."""
    lines = [line.strip() for line in text.strip().split("\n")]
    while lines and (not lines[0] or _GREETING.match(lines[0])):
        lines.pop(0)
    at = next((place for place, line in enumerate(lines) if _PARTING_ALONE.match(line)), None)
    if at is None:
        return "\n".join(lines).strip(), ""
    under = [line for line in lines[at + 1 :] if line and not _PARTING_ALONE.match(line)]
    if len(under) > 1 and not _NAME.match(under[0]):
        return "\n".join(lines).strip(), ""  # somebody who thanks first and then tells
    name = _NAME.match(under[0]) if under else None
    if under and name is None:
        return "\n".join(lines).strip(), ""
    return "\n".join(lines[:at]).strip(), name[1] if name else ""
