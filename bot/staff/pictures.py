"""Drawings for staff: the course of a case, and the ladder with where the case stands. No name is on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from actions.cases import words
from actions.cases.desk import CaseDesk
from actions.cases.view import case_json
from actions.organisation import StaffUser
from procedures.chart import ChartDeadline, ChartEvent
from procedures.chart import timeline as draw_timeline
from procedures.drawing import ladder_of
from procedures.drawing_shapes import Drawing
from procedures.model import Procedure
from procedures.terms import local_day
from storage.cases import Case

KINDS = ("tijdlijn", "stappen")
"""The drawings of one case, by the name that their file gets."""


_MOST_EVENTS = 50
"""More make a picture that no phone shows; the history has them all."""


def of_case(desk: CaseDesk, case: Case, viewer: StaffUser) -> dict[str, Drawing]:
    """The drawings of a case as somebody may see it, by the names of :data:`KINDS`.

    Raises:
        Erased: there is no content left.
        NotVisible: the case may not be known to this person.
    """
    told = case_json(desk, case, viewer)
    title = f"Het verloop van {case.reference}"
    return {
        "tijdlijn": timeline(told["history"] or (), told["deadlines"], desk.today, title=title),
        "stappen": ladder(desk.procedure, case.step_number),
    }


def ladder(procedure: Procedure, here: int | None = None) -> Drawing:
    """The steps of a procedure; ``here`` is the number of the step where a case stands."""
    return ladder_of(procedure, here, title="De stappen")


def timeline(
    events: Iterable[Mapping[str, Any]], deadlines: Iterable[Mapping[str, Any]], today: date, *, title: str | None = None
) -> Drawing:
    """The course of a case, from its history and deadlines as they are shown to a viewer.

    What happened more than once on a day stands there once, with how often; of a very long course the last part.
    """
    counted: dict[tuple[date, str], int] = {}
    for one in events:
        key = (local_day(datetime.fromisoformat(one["at"])), words.EVENTS.get(one["event"], one["event"]))
        counted[key] = counted.get(key, 0) + 1
    happened = [ChartEvent(day, what if times == 1 else f"{what} ({times} keer)") for (day, what), times in counted.items()]
    if len(happened) > _MOST_EVENTS:
        earlier = len(happened) - _MOST_EVENTS
        happened = [ChartEvent(happened[earlier - 1].day, f"{earlier} eerdere gebeurtenissen"), *happened[earlier:]]
    due = [
        ChartDeadline(
            date.fromisoformat(one["due"]) if one["due"] else None,
            words.deadline_name(one["key"]), one["status"], one["kind"], one["rule"],
        )
        for one in deadlines
    ]  # fmt: skip
    return draw_timeline(happened, due, today, title=title)
