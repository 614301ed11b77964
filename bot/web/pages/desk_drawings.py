"""The drawings of the desk, as they stand in a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from markupsafe import Markup

from bot.staff import pictures
from procedures.drawing_svg import svg
from procedures.model import Procedure


def ladder(procedure: Procedure, here: int | None = None) -> Markup:
    """The steps of a procedure; ``here`` is the number of the step where a case stands."""
    # The drawing escapes every text it is given.
    return Markup(svg(pictures.ladder(procedure, here)))


def timeline(
    events: Iterable[Mapping[str, Any]], deadlines: Iterable[Mapping[str, Any]], today: date
) -> Markup:
    """The course of a case, from its history and deadlines as they are shown to this viewer."""
    return Markup(svg(pictures.timeline(events, deadlines, today)))
