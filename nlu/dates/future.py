"""Reads the moment that staff mean with WHEN: an ISO date or instant, or words that look ahead."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from nlu.dates.clock_times import find_time
from nlu.dates.extract import AMSTERDAM, extract_dates

_ISO_DATE = re.compile(r"\s*([0-9]{4}-[0-9]{2}-[0-9]{2})\s*$")
_ISO_INSTANT = re.compile(
    r"\s*([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]{1,6})?)\s*"
    r"(Z|[+-][0-9]{2}:?[0-9]{2})?\s*$"
)
_SOON = re.compile(
    r"\b(?:over|in)\s+(?:(?P<half>een half|half an|anderhalf|een|a|an|[0-9]{1,3}"
    r"|twee|drie|vier|vijf|tien)\s+)?(?P<unit>uur|uren|hours?|kwartier|minuten|minuut|minutes?)\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\b(?:binnen|within)\b", re.IGNORECASE)
_END = re.compile(r"\b(?:eind|einde|end|late)\b", re.IGNORECASE)
_BACK = re.compile(r"\b(?:geleden|ago|afgelopen|vorige?|verleden|jl)\b", re.IGNORECASE)


def parse_future(text: str, now: datetime) -> datetime | date | None:
    """Return the moment ahead that a text names, or None where it names none.

    Args:
        text: what staff wrote for WHEN, for example "volgende week dinsdag 14:00" or "over 2 weken".
        now: the present moment, aware; days are counted in Europe/Amsterdam.

    Returns:
        An aware instant where a time of day is given, else a date. A time without an offset is local to
        Europe/Amsterdam. An ISO date or instant is returned as it stands, also in the past; words about
        the past give None. Of a period the first day counts, of "eind …" and "binnen …" the last.

    Raises:
        ValueError: if ``now`` is naive.
    """
    if now.tzinfo is None:
        raise ValueError("now must be aware")
    text = text[:500]
    local = now.astimezone(AMSTERDAM)
    try:
        if match := _ISO_DATE.match(text):
            return date.fromisoformat(match[1])
        if match := _ISO_INSTANT.match(text):
            instant = datetime.fromisoformat("T".join(match.group(1, 2)) + (match[3] or ""))
            return instant if instant.tzinfo else instant.replace(tzinfo=AMSTERDAM)
        return _soon(text, now) or _in_words(text, local)
    except (ValueError, OverflowError):
        return None


def _soon(text: str, now: datetime) -> datetime | None:
    """Return the instant of "over 2 uur" or "over een kwartier"."""
    match = _SOON.search(text)
    if not match or _BACK.search(text):
        return None
    amount = (match["half"] or "1").lower()
    words = {
        "een half": 0.5,
        "half an": 0.5,
        "anderhalf": 1.5,
        "een": 1,
        "a": 1,
        "an": 1,
        "twee": 2,
        "drie": 3,
        "vier": 4,
        "vijf": 5,
        "tien": 10,
    }
    count = words[amount] if amount in words else float(amount)
    unit = match["unit"].lower()
    minutes = 60 if unit[0] in "uh" else 15 if unit[0] == "k" else 1
    return (now + timedelta(minutes=count * minutes)).astimezone(AMSTERDAM)


def _in_words(text: str, now: datetime) -> datetime | date | None:
    found_time = find_time(text)
    rest = (
        text
        if found_time is None
        else text[: found_time[1]] + " " * (found_time[2] - found_time[1]) + text[found_time[2] :]
    )
    spans = extract_dates(rest, now, "when", "future") or extract_dates(text, now, "when", "future")
    today = now.date()
    if not spans:
        if found_time is None or _BACK.search(text):
            return None
        moment = datetime.combine(today, found_time[0], AMSTERDAM)
        return (
            moment if moment > now else datetime.combine(today + timedelta(days=1), found_time[0], AMSTERDAM)
        )
    span = spans[0]
    if span.date is not None:
        day = span.date
    elif _END.search(span.text) or _WITHIN.search(text):
        day = span.last
    elif span.last < today:
        return None
    else:
        day = max(span.first, today)
    explicit_year = re.search(r"(?:19|20)[0-9]{2}", span.text) is not None
    if found_time is None:
        return day if day >= today or explicit_year else None
    moment = datetime.combine(day, found_time[0], AMSTERDAM)
    return moment if moment > now or explicit_year else None
