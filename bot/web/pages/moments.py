"""Instants as people read them."""

from __future__ import annotations

from datetime import datetime

from procedures.calendar import dutch_day
from procedures.terms import AMSTERDAM


def moment(at: datetime) -> str:
    """An instant in Dutch local time: ``vrijdag 20 november 2026, 10:42``."""
    local = at.astimezone(AMSTERDAM)
    return f"{dutch_day(local.date())}, {local:%H:%M}"
