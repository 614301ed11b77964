"""The drawings of the desk: the ladder of a procedure and the course of a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from markupsafe import Markup

from actions.cases import words
from procedures.chart import ChartDeadline, ChartEvent, timeline_svg
from procedures.drawing import ladder_of
from procedures.model import Procedure
from procedures.terms import local_day


def ladder(procedure: Procedure, here: int | None = None) -> Markup:
    """The steps of a procedure; ``here`` is the number of the step where a case stands."""
    # The drawing escapes every text it is given.
    return Markup(ladder_of(procedure, here, title="De stappen"))


def timeline(
    events: Iterable[Mapping[str, Any]], deadlines: Iterable[Mapping[str, Any]], today: date
) -> Markup:
    """The course of a case, from its history and deadlines as they are shown to this viewer."""
    happened = [
        ChartEvent(
            local_day(datetime.fromisoformat(one["at"])), words.EVENTS.get(one["event"], one["event"])
        )
        for one in events
    ]
    due = [
        ChartDeadline(
            date.fromisoformat(one["due"]) if one["due"] else None,
            words.deadline_name(one["key"]), one["status"], one["kind"], one["rule"],
        )
        for one in deadlines
    ]  # fmt: skip
    return Markup(timeline_svg(happened, due, today))
