"""Reads a time of day in Dutch or English: "14:00", "half drie", "kwart over 3 's middags", "2 pm"."""

from __future__ import annotations

import re
from datetime import time

from nlu.dates.words import fold, number_words

_HOUR_WORDS = {
    word: n
    for word, n in number_words().items()
    if 1 <= n <= 12 and len(word) > 1 and word not in ("ene", "an")
}
_HOUR = r"(?P<{0}>[01]?[0-9]|2[0-4]|" + "|".join(sorted(_HOUR_WORDS, key=len, reverse=True)) + ")"
_SUFFIX = r"(?:\s*(?P<{0}>a\.?m\.?|p\.?m\.?)(?![a-z]))"
_PATTERNS = [
    (
        "over",
        re.compile(
            rf"\b(?P<m>kwart|vijf|tien|5|10|20|quarter|half)\s+(?P<side>over|voor|past|to)\s+(?P<half>half\s+)?{_HOUR.format('h')}\b"
        ),
    ),
    (
        "half",
        re.compile(
            rf"\bhalf\s+{_HOUR.format('h')}\b(?!\s*(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec))"
        ),
    ),
    (
        "digits",
        re.compile(
            r"(?<![0-9.,])(?P<h>[01]?[0-9]|2[0-4])(?P<sep>[:.h])(?P<mm>[0-5][0-9])(?![0-9]|[-./][0-9])"
            + _SUFFIX.format("ap")
            + "?"
        ),
    ),
    ("hour", re.compile(rf"\b{_HOUR.format('h')}\s*(?:uur|u\b|o'?clock)")),
    ("ampm", re.compile(rf"\b{_HOUR.format('h')}" + _SUFFIX.format("ap"))),
    (
        "at",
        re.compile(
            rf"\b(?:om|at)\s+{_HOUR.format('h')}\b(?!\s*(?:[-/.][0-9]|jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec|dag|we[ek]))"
        ),
    ),
    ("noon", re.compile(r"\b(?P<noon>noon|middernacht|midnight|12 uur 's middags)\b")),
]
_NIGHT = re.compile(r"nacht|\bnight")
_MORNING = re.compile(r"ochtend|morgens|\bmorning|vanmorgen|morgenvroeg|vroeg")
_LATER = re.compile(r"middag|avond|afternoon|evening|tonight")


def _hour(written: str) -> int:
    return int(written) if written.isdigit() else _HOUR_WORDS[written]


def find_time(text: str) -> tuple[time, int, int] | None:
    """Return the time of day that a text names and where it stands, or None.

    An hour from 1 to 6 without part of the day is meant in the afternoon, as nobody is invited at night;
    an hour written with a leading zero is taken as it stands.
    """
    folded = fold(text) if len(fold(text)) == len(text) else text.lower()
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(folded):
            found = _read(kind, match, folded)
            if found is not None:
                return found, match.start(), match.end()
    return None


def _read(kind: str, match: re.Match[str], text: str) -> time | None:
    if kind == "noon":
        return time(12) if match["noon"].startswith(("noon", "12")) else time(0)
    written = match["h"]
    hour, minute = _hour(written), 0
    exact = len(written) == 2 and written.startswith("0")
    if kind == "half":
        hour, minute = hour - 1, 30
    elif kind == "over":
        minutes = {"kwart": 15, "quarter": 15, "vijf": 5, "tien": 10, "half": 30}.get(match["m"]) or int(
            match["m"]
        )
        total = (
            hour * 60
            - (30 if match["half"] else 0)
            + (minutes if match["side"] in ("over", "past") else -minutes)
        )
        hour, minute = divmod(total % (24 * 60), 60)
    elif kind == "digits":
        minute = int(match["mm"])
        if (
            match["sep"] == "."
            and hour <= 31
            and int(match["mm"]) <= 12
            and re.search(r"\bop\s*$", text[: match.start()])
        ):
            return None
    half_day = match.groupdict().get("ap")
    if half_day:
        hour = hour % 12 + (12 if half_day[0] == "p" else 0)
    elif not exact and _is_after_noon(hour, kind, text):
        hour += 12
    if hour == 24 and minute == 0:
        hour = 0
    return time(hour, minute) if 0 <= hour < 24 else None


def _is_after_noon(hour: int, kind: str, text: str) -> bool:
    """Tell whether an hour said on the twelve-hour clock lies after noon."""
    if _NIGHT.search(text) or _MORNING.search(text):
        return False
    if hour < 7:
        return hour > 0 or kind != "digits"
    return hour < 12 and "voormiddag" not in text and _LATER.search(text) is not None
