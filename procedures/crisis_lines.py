"""Which crisis lines to show, chosen by kind of danger, age band and hour; the numbers are data.

The data file ``crisis_lines.yml`` holds for every line its number, opening hours, source, the day
it was checked and whether it was confirmed. An unconfirmed line is never shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from procedures.model import Text

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
KINDS = ("suicide", "self_harm", "violence", "sexual", "child_unsafe", "neglect", "threat")
AGE_BANDS = ("under_12", "12_15", "16_17", "adult")
_UNKNOWN_AGE = "unknown"
_DATA = Path(__file__).with_name("crisis_lines.yml")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as a person may be shown it.

    ``number`` and ``chat`` are as to be dialled and opened; ``hours`` holds a text per language ("nl", "en"),
    ``chat_hours`` the same where the chat has hours of its own,
    ``purpose`` when to call, as a sentence; ``open_now`` is true while somebody answers the phone there, and
    ``opens_at`` when somebody will later this day; ``checked_on`` is the day the number was last checked.
    """

    key: str
    names: Mapping[str, str]
    number: str
    chat: str | None
    hours: Mapping[str, str]
    chat_hours: Mapping[str, str]
    purpose: Text
    free: bool
    open_now: bool
    opens_at: time | None
    checked_on: date

    @property
    def name(self) -> str:
        """The Dutch name."""
        return self.names["nl"]


@dataclass(frozen=True, slots=True)
class _Opening:
    days: frozenset[int]
    start: time
    end: time


@dataclass(frozen=True, slots=True)
class _Entry:
    key: str
    names: Mapping[str, str]
    number: str
    chat: str | None
    purpose: Text
    kinds: frozenset[str]
    ages: frozenset[str]
    unknown_age_kinds: frozenset[str]
    only_when_open: bool
    said_before_opening: bool
    free: bool
    always: bool
    openings: tuple[_Opening, ...]
    closed_on_holidays: bool
    hours: Mapping[str, str]
    chat_hours: Mapping[str, str]
    confirmed: bool
    source: str
    checked_on: date


def lines_for(kind: str, age_band: str | None, at: datetime) -> list[Line]:
    """Return the confirmed lines to show, most urgent first.

    Args:
        kind: one of ``KINDS``.
        age_band: one of ``AGE_BANDS``, or None where the age is not known.
        at: the moment of showing; an aware instant.

    Raises:
        ValueError: for an unknown kind or age band, or a naive instant.
    """
    if kind not in KINDS:
        raise ValueError(f"unknown kind of danger: {kind!r}")
    if age_band is not None and age_band not in AGE_BANDS:
        raise ValueError(f"unknown age band: {age_band!r}")
    if at.tzinfo is None:
        raise ValueError("the instant must be aware")
    local = at.astimezone(AMSTERDAM)
    lines = []
    for entry in _entries():
        if not entry.confirmed or not _meant_for(entry, kind, age_band):
            continue
        open_now = _is_open(entry, local)
        opens_at = None if open_now or not entry.said_before_opening else _opens_at(entry, local)
        if entry.only_when_open and not open_now and opens_at is None:
            continue
        lines.append(
            Line(
                key=entry.key,
                names=entry.names,
                number=entry.number,
                chat=entry.chat,
                hours=entry.hours,
                chat_hours=entry.chat_hours,
                purpose=entry.purpose,
                free=entry.free,
                open_now=open_now,
                opens_at=opens_at,
                checked_on=entry.checked_on,
            )
        )
    return lines


def unconfirmed_lines() -> list[str]:
    """Return the keys of the lines that are kept in the data but never shown."""
    return [entry.key for entry in _entries() if not entry.confirmed]


def lines_to_check(today: date, after_days: int = 180) -> list[str]:
    """Return the keys of shown lines whose number was last checked more than ``after_days`` ago."""
    return [e.key for e in _entries() if e.confirmed and (today - e.checked_on).days > after_days]


def _meant_for(entry: _Entry, kind: str, age_band: str | None) -> bool:
    if "all" not in entry.kinds and kind not in entry.kinds:
        return False
    if age_band is None:
        return _UNKNOWN_AGE in entry.ages or kind in entry.unknown_age_kinds
    return age_band in entry.ages


def _is_open(entry: _Entry, local: datetime) -> bool:
    if entry.always:
        return True
    if entry.closed_on_holidays and _is_holiday(local.date()):
        return False
    clock = local.time().replace(tzinfo=None)
    return any(o.start <= clock < o.end for o in entry.openings if local.isoweekday() in o.days)


def _opens_at(entry: _Entry, local: datetime) -> time | None:
    """When somebody begins to answer there later on the same day."""
    if entry.closed_on_holidays and _is_holiday(local.date()):
        return None
    clock = local.time().replace(tzinfo=None)
    later = [o.start for o in entry.openings if local.isoweekday() in o.days and clock < o.start]
    return min(later, default=None)


def _is_holiday(day: date) -> bool:
    return day in _holidays(day.year)


@cache
def _holidays(year: int) -> frozenset[date]:
    import holidays

    return frozenset(holidays.country_holidays("NL", years=year))


@cache
def _entries() -> tuple[_Entry, ...]:
    with _DATA.open(encoding="utf-8") as file:
        document = yaml.safe_load(file)
    return tuple(_entry(raw) for raw in document["lines"])


def _opening(raw: Mapping[str, Any]) -> _Opening:
    return _Opening(frozenset(raw["days"]), time.fromisoformat(raw["from"]), time.fromisoformat(raw["to"]))


def _entry(raw: Mapping[str, Any]) -> _Entry:
    hours = raw["hours"]
    always = hours == "always"
    openings = () if always else tuple(_opening(opening) for opening in hours)
    return _Entry(
        key=raw["key"],
        names=MappingProxyType(raw["name"]),
        number=str(raw["number"]),
        chat=raw["chat"],
        purpose=Text(**raw["for"]),
        kinds=frozenset(raw["kinds"]),
        ages=frozenset(raw["ages"]),
        unknown_age_kinds=frozenset(raw.get("also_unknown_age_for", ())),
        only_when_open=raw.get("only_when_open", False),
        said_before_opening=raw.get("said_before_opening", False),
        free=raw["free"],
        always=always,
        openings=openings,
        closed_on_holidays=raw.get("closed_on_holidays", False),
        hours=MappingProxyType(raw["hours_text"]),
        chat_hours=MappingProxyType(raw.get("chat_hours_text", {})),
        confirmed=raw["confirmed"],
        source=raw["source"],
        checked_on=raw["checked_on"],
    )
