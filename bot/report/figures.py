"""The figures of a year, counted from the ledger alone: the same ledger gives the same figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import mean, median
from typing import Any

from actions.cases import reasons, words
from bot.report.hiding import FEWEST, hidden_small
from bot.report.ledger import Row
from procedures.model import Procedure
from procedures.terms import filing_limit

KINDS = ("concern", "official_complaint", "compliment")
STATUSES = ("open", "decided", "closed", "withdrawn", "not_admitted")
_SETTLE_AFTER_YEAR = timedelta(days=56)
"""How long after the year's end cases of that year may still be settled before the report stands still."""


def as_of(year: int, today: date) -> date:
    """The day to which the report holds: today, until the last cases of the year had time to be settled."""
    return min(today, date(year, 12, 31) + _SETTLE_AFTER_YEAR)


def count(procedure: Procedure, rows: Sequence[Row], year: int, on: date, *, jeugdwet: bool) -> dict[str, Any]:
    """All figures of a year as one JSON-able value; Dutch words for people, English names for programs.

    Args:
        rows: the cases received in the year.
        on: the day to which it holds, see :func:`as_of`.
        jeugdwet: add what Jeugdwet art. 4.3.1 asks.
    """
    complaints = [row for row in rows if row.kind != "compliment"]
    figures: dict[str, Any] = {
        "organisation": procedure.key,
        "name": procedure.name,
        "year": year,
        "as_of": on.isoformat(),
        "rules": list(procedure.report.rules) if procedure.report else [],
        "to": procedure.report.to if procedure.report else None,
        "hidden_under": FEWEST,
        "totals": {
            "received": len(rows),
            **{kind: sum(row.kind == kind for row in rows) for kind in KINDS},
            "became_official": sum("became_official" in row.events for row in rows),
            "anonymous": sum(row.anonymous for row in complaints),
            "danger": sum(row.danger for row in rows),
            "reopened": sum("reopened" in row.events for row in rows),
            "extended": sum(row.events.get("extended", 0) for row in rows),
        },
        "by_month": _by_month(rows, year),
        "by_subject": _named(Counter(_subject(row) for row in complaints), words.ABOUT),
        "by_step": _named(Counter(row.step for row in complaints), {s.key: s.name.u for s in procedure.steps}),
        "by_outcome": _named(Counter(_status(row) for row in complaints), OUTCOMES),
        "by_channel": dict(sorted(Counter(row.channel for row in rows).items())),
        "tenor": _named(Counter(_tenor(row) for row in complaints if row.decided), reasons.TENORS),
        "terms": _terms(complaints),
        "explanations": _named(_explanations(complaints), reasons.KINDS),
        "lead_times": _lead_times(complaints),
        "satisfaction": _satisfaction(complaints, "satisfaction"),
        "satisfaction_later": _satisfaction(complaints, "satisfaction_later"),
        "measures": _measures(complaints),
        "cross": {
            "subject_by_outcome": _cross(complaints, _subject, _status, words.ABOUT, OUTCOMES),
            "subject_by_kind": _cross(complaints, _subject, lambda row: row.kind, words.ABOUT, words.KINDS),
            "step_by_outcome": _cross(
                complaints, lambda row: row.step, _status, {s.key: s.name.u for s in procedure.steps}, OUTCOMES
            ),
        },
        "texts": _texts(complaints),
    }
    figures["parts"] = _parts(procedure, complaints, on)
    if jeugdwet:
        figures["jeugdwet"] = _jeugdwet(procedure, figures)
    return figures


OUTCOMES = {
    "open": "loopt nog",
    "decided": "besloten",
    "closed": "afgesloten",
    "withdrawn": "ingetrokken",
    "not_admitted": "niet in behandeling genomen",
}


def _status(row: Row) -> str:
    return row.status if row.status in OUTCOMES else "open"


def _subject(row: Row) -> str:
    return str(row.statistics.get("about") or "other")


def _tenor(row: Row) -> str:
    return str(row.statistics.get("outcome") or "unsaid")


def _named(counted: Counter[str], names: dict[str, str]) -> list[dict[str, Any]]:
    """Counts with their Dutch names, in the order of the names; what does not occur is left out."""
    order = [*names, *sorted(set(counted) - set(names))]
    return [{"key": key, "name": names.get(key, key), "count": counted[key]} for key in order if counted[key]]


def _by_month(rows: Iterable[Row], year: int) -> list[int]:
    counted = Counter(row.received.month for row in rows if row.received.year == year)
    return [counted[month] for month in range(1, 13)]


def _terms(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Each term with how often it was kept, missed, extended, or not at stake; aims and inside terms are marked.

    Telling that a complaint is not taken up has a term only where it was not: where there was a decision, however
    late, that term fell away (IZW-21).
    """
    found: dict[tuple[str, str, str, bool], Counter[str]] = {}
    for row in rows:
        for one in row.deadlines:
            counted = found.setdefault((one.key, one.rule, one.kind, one.internal), Counter())
            # Without a date it never began, whatever ended it.
            status = "not_started" if one.due is None else one.status
            if one.key == "not_admitted_notice" and status == "missed" and row.status != "not_admitted" and row.settled:
                status = "cancelled"
            counted["running" if status in ("open", "extended") else status] += 1
    return [
        {
            "key": key, "name": words.deadline_name(key), "rule": rule, "kind": kind, "internal": internal,
            "kept": counted["met"], "missed": counted["missed"], "running": counted["running"],
            "cancelled": counted["cancelled"], "not_started": counted["not_started"],
            "kept_share": _share(counted["met"], counted["met"] + counted["missed"]),
        }
        for (key, rule, kind, internal), counted in sorted(found.items())
    ]  # fmt: skip


def _explanations(rows: Iterable[Row]) -> Counter[str]:
    """Why things took longer: what staff explained, else the reason of an extension."""
    counted: Counter[str] = Counter()
    for row in rows:
        why = row.statistics.get("late_why") or row.statistics.get("extended_why")
        if why:
            counted[str(why)] += 1
    return counted


def _lead_times(rows: Sequence[Row]) -> dict[str, Any]:
    return {
        "to_acknowledgement": _days([(row.received, row.acknowledged) for row in rows]),
        "to_decision": _days([(row.official or row.received, row.decided) for row in rows]),
        "to_closing": _days([(row.received, row.closed) for row in rows if row.status == "closed"]),
    }


def _days(spans: Iterable[tuple[date, date | None]]) -> dict[str, Any]:
    """Calendar days: how many were measured, the middle one, the average and the longest."""
    days = [(end - start).days for start, end in spans if end is not None]
    if not days:
        return {"count": 0, "median": None, "mean": None, "longest": None}
    return {"count": len(days), "median": median(days), "mean": round(mean(days), 1), "longest": max(days)}


def _satisfaction(rows: Iterable[Row], name: str) -> dict[str, Any]:
    scores = [int(row.statistics[name]) for row in rows if row.statistics.get(name) is not None]
    counted = Counter(scores)
    return {
        "answers": len(scores),
        "mean": round(mean(scores), 1) if scores else None,
        "scores": {str(score): counted[score] for score in range(1, 6)},
    }


def _measures(rows: Iterable[Row]) -> dict[str, Any]:
    taken = [measure for row in rows for measure in row.statistics.get("measures") or ()]
    return {
        "taken": len(taken),
        "staff_say": {answer: sum(one.get("staff") == answer for one in taken) for answer in ("yes", "partly", "no")},
        "people_say": {answer: sum(one.get("person") == answer for one in taken) for answer in ("yes", "partly", "no")},
    }


def _cross(rows: Sequence[Row], down: Any, across: Any, down_names: dict[str, str], across_names: dict[str, str]) -> dict:
    counted: dict[str, dict[str, int]] = {}
    for row in rows:
        cells = counted.setdefault(down(row), {})
        cells[across(row)] = cells.get(across(row), 0) + 1
    columns = [key for key in across_names if any(key in cells for cells in counted.values())]
    lines = [key for key in [*down_names, *sorted(set(counted) - set(down_names))] if key in counted]
    shown = hidden_small({line: counted[line] for line in lines}, columns)
    return {
        "columns": [across_names[column] for column in columns],
        "rows": [
            {"name": down_names.get(line, line), "cells": [shown[line][column] for column in columns]} for line in lines
        ],
    }


def _texts(rows: Iterable[Row]) -> list[str]:
    """What staff explained in their own words, while the cases are kept; nothing at all under five."""
    told = [row.explanation for row in rows if row.explanation]
    return told if len(told) >= FEWEST else []


def _parts(procedure: Procedure, rows: Sequence[Row], on: date) -> dict[str, Any]:
    """What a procedure's own yearly report holds (IZW-24): filed, not settled in time, not handled, satisfaction."""
    filed = [row for row in rows if row.kind == "official_complaint"]
    limit = next((term for term in procedure.terms if term.kind == "report_threshold"), None)
    late: list[Row] = []
    if limit is not None:
        for row in filed:
            last = filing_limit(row.official or row.received, limit.amount, limit.unit)
            ended = row.settled or (row.closed if row.status in ("withdrawn", "not_admitted") else None)
            if (ended or on) > last:
                late.append(row)
    not_handled = [row for row in filed if row.status == "not_admitted"]
    return {
        "filed": len(filed),
        "concerns": sum(row.kind == "concern" for row in rows),
        "limit_weeks": limit.amount if limit else None,
        "late": len(late) if limit else None,
        "late_why": _named(Counter(_late_why(row) for row in late), _WHY) if limit else [],
        "not_handled": len(not_handled),
        "not_handled_why": _named(
            Counter(str(row.statistics.get("not_admitted_why") or "other") for row in not_handled), reasons.KINDS
        ),
        "withdrawn": sum(row.status == "withdrawn" for row in filed),
        "satisfaction": _satisfaction(filed, "satisfaction"),
    }


_WHY = {**reasons.KINDS, "unexplained": "nog geen toelichting"}


def _late_why(row: Row) -> str:
    return str(row.statistics.get("late_why") or row.statistics.get("extended_why") or "unexplained")


def _jeugdwet(procedure: Procedure, figures: dict[str, Any]) -> dict[str, Any]:
    """What Jeugdwet art. 4.3.1 asks of a yearly report; what is not known here is said to be so."""
    committee = next((step for step in procedure.steps if step.official), None)
    return {
        "rule": "Jeugdwet art. 4.3.1",
        "scheme": procedure.answers.ask_procedure.u,
        "followed_up": "Iedere klacht gaat naar een mens. Die volgt de stappen van de regeling.",
        "made_known": "De regeling staat in de chat en op de privacypagina van deze organisatie.",
        "committee": (
            f"De samenstelling van {committee.name.u} staat niet in dit systeem. Vul die zelf aan."
            if committee else "De samenstelling van de klachtencommissie staat niet in dit systeem. Vul die zelf aan."
        ),
        "number": figures["totals"]["official_complaint"],
        "nature": figures["by_subject"],
        "tenor": figures["tenor"],
        "measures": figures["measures"],
    }  # fmt: skip


def _share(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None
