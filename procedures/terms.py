"""Counting terms: the last day of a term and how it was found, filing limits, and moments around them.

The day of the event is day 0. Own terms end on the day they end, also in a weekend; statutory ones roll to
a working day under the Algemene termijnenwet. Days are those of Europe/Amsterdam; instants are aware, UTC.
Nothing here asks what time it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from procedures.calendar import CROWN_DAY, OWN_CLOSED_DAY, WorkingCalendar, dutch_day, statutory_rest_day

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_ONE_DAY = timedelta(days=1)
_MOST_NAMES = 6


class Unit(StrEnum):
    """The units in which procedures express their terms."""

    # Lower case, as in the definitions: name and value are one word everywhere.
    hours = "hours"
    days = "days"
    working_days = "working_days"
    weeks = "weeks"
    months = "months"
    years = "years"


_UNIT_WORDS: dict[Unit, tuple[str, str]] = {
    Unit.hours: ("uur", "uur"),
    Unit.days: ("dag", "dagen"),
    Unit.working_days: ("werkdag", "werkdagen"),
    Unit.weeks: ("week", "weken"),
    Unit.months: ("maand", "maanden"),
    Unit.years: ("jaar", "jaar"),
}

# The longest terms to which the Algemene termijnenwet applies (art. 4 onder a); not to hours and years.
_LONGEST_IN_LAW: dict[Unit, int | None] = {
    Unit.hours: 0,
    Unit.days: 90,
    Unit.working_days: None,
    Unit.weeks: 12,
    Unit.months: 3,
    Unit.years: 0,
}


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a term.

    Attributes:
        due: last day, in Europe/Amsterdam.
        why: one Dutch sentence saying how that day was counted.
    """

    due: date
    why: str


def count(
    start: date | datetime,
    amount: int,
    unit: Unit | str,
    calendar: WorkingCalendar,
    *,
    roll_over: bool = False,
    label: str = "",
    extended_by: int = 0,
    extended_unit: Unit | str | None = None,
) -> Due:
    """Count a term from its start and say how.

    Args:
        start: day of the event, or its instant (then the day in Europe/Amsterdam); this is day 0.
        amount: length of the term, 0 or more; 0 is the start itself ("meteen", COA-11).
        unit: unit of ``amount``. Hours from an instant are hours that pass; from a day alone they are
            counted from its first moment, so the alarm is never too late.
        calendar: the organisation's working days, and the days added by the Crown.
        roll_over: whether the Algemene termijnenwet moves the end (BUC-17, BUC-18). It leaves the terms
            alone that the law itself leaves out (art. 4: hours, years, over 90 days, 12 weeks, 3 months),
            extension included.
        label: what happened at the start, with its article: ``"de ontvangst"``.
        extended_by: what an extension adds to the whole term. It is counted from the start, before any
            roll-over: six weeks and four are ten weeks from the filing (BUC-18).
        extended_unit: unit of the extension; without it that of the term. A different unit is counted on
            from the end of the first term, before any roll-over.

    Raises:
        ValueError: on a negative amount, an unknown unit or an instant without an offset.
    """
    unit = Unit(unit)
    extra_unit = unit if extended_unit is None else Unit(extended_unit)
    if amount < 0 or extended_by < 0:
        raise ValueError("a term is never negative")
    first_day = local_day(start) if isinstance(start, datetime) else start

    if extra_unit is unit:
        parts = [(amount + extended_by, unit)]
    else:
        parts = [(amount, unit), (extended_by, extra_unit)]
    end: date | datetime = start
    for part_amount, part_unit in parts:
        end = _add(end, part_amount, part_unit, calendar)
    counted = local_day(end) if isinstance(end, datetime) else end

    due, because = counted, ""
    if roll_over and all(_law_applies(*part) for part in parts):
        due, because = _roll(first_day, counted, calendar)
    length = _length_in_words(amount, unit, extended_by, extra_unit)
    sentence = _counted_in_words(first_day, length, counted, parts, calendar, label)
    return Due(due, f"{sentence}{_end_in_words(counted, due, because, calendar)}.")


def moved(before: Due, day: date, *, agreed: bool) -> Due:
    """Return a term whose new last day was not counted but named by people.

    Args:
        before: the term as it was.
        day: the new last day.
        agreed: True where both sides agreed (BUC-19), False where one side told it (COA-18).
    """
    reason = "samen afgesproken" if agreed else "zo doorgegeven"
    return Due(day, f"Verlengd van {dutch_day(before.due)} tot en met {dutch_day(day)}, {reason}.")


def not_started(event: str) -> str:
    """Return the sentence for a term that waits for its start event, named with its article."""
    return f"Deze termijn begint pas na {event}."


def filing_limit(
    event_last_day: date, amount: int, unit: Unit | str, calendar: WorkingCalendar | None = None
) -> date:
    """Return the last day on which something can be filed in time; it never rolls.

    A month ends on the same day number, else on the last day of the month (COA-05). A year ends on the same
    calendar date; after 29 February that is 28 February, by the same rule as the month (W4U-08). Where
    something lasted, the last day counts (A7-9).

    Raises:
        ValueError: on a negative amount, an unknown unit, or working days without a calendar.
    """
    unit = Unit(unit)
    if amount < 0:
        raise ValueError("a term is never negative")
    if calendar is None:
        if unit is Unit.working_days:
            raise ValueError("working days need a calendar")
        calendar = WorkingCalendar()
    day = local_day(event_last_day) if isinstance(event_last_day, datetime) else event_last_day
    return _add_to_day(day, amount, unit, calendar)


def local_day(instant: datetime) -> date:
    """Return the day of an instant in Europe/Amsterdam: 23:59 there still belongs to that day.

    Raises:
        ValueError: if the instant has no offset.
    """
    return _aware(instant).astimezone(AMSTERDAM).date()


def instant_at(day: date, hour: int, minute: int = 0) -> datetime:
    """Return the instant (UTC) of a clock time in Europe/Amsterdam.

    The hour that summer time skips counts as the hour after it; the hour that comes twice as its first.
    """
    return datetime.combine(day, time(hour, minute), AMSTERDAM).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """Return the instant (UTC) at which a day is over: a term that ends on it is missed from then on."""
    return instant_at(day + _ONE_DAY, 0)


def next_working_morning(
    after: datetime, calendar: WorkingCalendar, hour: int = 9, minute: int = 0
) -> datetime:
    """Return the first morning of a working day that lies after an instant, in UTC.

    Args:
        after: the instant, aware; a morning at that very instant is no longer ahead.
        calendar: the organisation's working days.
        hour: clock hour of the morning in Europe/Amsterdam.
        minute: clock minute of the morning.
    """
    day = local_day(after)
    if not calendar.is_working_day(day) or instant_at(day, hour, minute) <= after:
        day = calendar.next_working_day(day)
    return instant_at(day, hour, minute)


def reminder_days(due: date, calendar: WorkingCalendar) -> list[date]:
    """Return when staff are reminded: two working days before, and on the last day.

    A last day on which nobody works is replaced by the working day before it.
    """
    last = due if calendar.is_working_day(due) else calendar.previous_working_day(due)
    return [calendar.previous_working_day(due, 2), last]


def is_missed(due: date, today: date) -> bool:
    """Return whether the last day has passed; on the last day itself an extension is still in time."""
    return today > due


def _aware(instant: datetime) -> datetime:
    if instant.utcoffset() is None:
        raise ValueError("an instant needs an offset from UTC")
    return instant


def _add(moment: date | datetime, amount: int, unit: Unit, calendar: WorkingCalendar) -> date | datetime:
    """Add one part of a term; only hours keep the time of day."""
    if not isinstance(moment, datetime):
        return _add_to_day(moment, amount, unit, calendar)
    if unit is Unit.hours:
        return _aware(moment).astimezone(UTC) + timedelta(hours=amount)
    return _add_to_day(local_day(moment), amount, unit, calendar)


def _add_to_day(day: date, amount: int, unit: Unit, calendar: WorkingCalendar) -> date:
    match unit:
        case Unit.hours:
            return day + timedelta(days=amount // 24)
        case Unit.days:
            return day + timedelta(days=amount)
        case Unit.working_days:
            return calendar.add_working_days(day, amount)
        case Unit.weeks:
            return day + timedelta(weeks=amount)
        case Unit.months:
            return _add_months(day, amount)
        case Unit.years:
            return _add_months(day, 12 * amount)


def _add_months(day: date, amount: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + amount, 12)
    return date(year, month + 1, min(day.day, _last_day_number(year, month + 1)))


def _last_day_number(year: int, month: int) -> int:
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return (first_of_next - _ONE_DAY).day


def _law_applies(amount: int, unit: Unit) -> bool:
    longest = _LONGEST_IN_LAW[unit]
    return longest is None or amount <= longest


def _roll(start: date, counted: date, calendar: WorkingCalendar) -> tuple[date, str]:
    """Move the end of a statutory term, with the reason in words.

    Source: Algemene termijnenwet art. 1, and art. 2 (a term of three days or more holds two ordinary days).
    """
    due = counted
    while not _may_end_on(due, calendar):
        due += _ONE_DAY
    if (counted - start).days >= 3:
        second = _second_ordinary_day(start, calendar)
        if second > due:
            return second, "omdat er twee gewone dagen in horen,"
    return due, f"door {_listed([_rest_in_words(day, calendar) for day in _days(counted, due - _ONE_DAY)])}"


def _second_ordinary_day(start: date, calendar: WorkingCalendar) -> date:
    day, ordinary = start, 0
    while ordinary < 2:
        day += _ONE_DAY
        ordinary += _may_end_on(day, calendar)
    return day


def _may_end_on(day: date, calendar: WorkingCalendar) -> bool:
    return statutory_rest_day(day, calendar.crown_days) is None


def _rest_in_words(day: date, calendar: WorkingCalendar) -> str:
    reason = statutory_rest_day(day, calendar.crown_days)
    if day.weekday() >= 5:
        return "het weekend"
    return f"een {CROWN_DAY}" if reason == CROWN_DAY else str(reason)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=offset) for offset in range((last - first).days + 1))


def _counted_in_words(
    start: date,
    length: str,
    counted: date,
    parts: list[tuple[int, Unit]],
    calendar: WorkingCalendar,
    label: str,
) -> str:
    if not any(amount for amount, _ in parts):
        return f"De termijn eindigt op dezelfde dag als {label or 'het begin'}: {dutch_day(start)}"
    began = f"{label} op {dutch_day(start)}" if label else dutch_day(start)
    without = _skipped_in_words(start, counted, calendar) if _counts_working_days(parts) else ""
    return f"{length} na {began}{without} is {dutch_day(counted)}{_short_month(start, counted, parts)}"


def _end_in_words(counted: date, due: date, because: str, calendar: WorkingCalendar) -> str:
    if due > counted:
        return f", en {because} wordt het {dutch_day(due)}"
    if calendar.is_working_day(due):
        return ""
    name = calendar.holiday_name(due)
    return f"{f' ({name})' if name else ''}, en die dag schuift niet op"


def _counts_working_days(parts: list[tuple[int, Unit]]) -> bool:
    return any(amount and unit is Unit.working_days for amount, unit in parts)


def _short_month(start: date, counted: date, parts: list[tuple[int, Unit]]) -> str:
    in_months = all(unit in (Unit.months, Unit.years) for amount, unit in parts if amount)
    return ", de laatste dag van die maand" if in_months and counted.day < start.day else ""


def _length_in_words(amount: int, unit: Unit, extra: int, extra_unit: Unit) -> str:
    if not extra:
        return _amount_in_words(amount, unit)
    if extra_unit is unit:
        return f"{_amount_in_words(amount + extra, unit)} ({amount} en {extra} erbij)"
    return f"{_amount_in_words(amount, unit)} en {_amount_in_words(extra, extra_unit)} erbij,"


def _amount_in_words(amount: int, unit: Unit) -> str:
    one, many = _UNIT_WORDS[unit]
    return f"{amount} {one if amount == 1 else many}"


def _skipped_in_words(start: date, counted: date, calendar: WorkingCalendar) -> str:
    """Return the free weekdays on the way by name; that weekends do not count is in "werkdagen" itself."""
    names: list[str] = []
    for day in _days(start + _ONE_DAY, counted):
        name = calendar.holiday_name(day) if day.weekday() < 5 else None
        if name == OWN_CLOSED_DAY:
            name = f"de {OWN_CLOSED_DAY} op {dutch_day(day, weekday=False, year=False)}"
        if name:
            names.append(name)
    return f", zonder {_listed(names)}," if names else ""


def _listed(names: list[str]) -> str:
    """Join names once each, in order: ``a, b en c``; a long list ends in general words."""
    names = list(dict.fromkeys(names))
    if len(names) > _MOST_NAMES:
        names = [*names[:_MOST_NAMES], "andere vrije dagen"]
    return f"{', '.join(names[:-1])} en {names[-1]}" if len(names) > 1 else "".join(names)
