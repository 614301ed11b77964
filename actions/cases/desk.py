"""What every act on a case needs at hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from procedures.calendar import WorkingCalendar
from procedures.model import Procedure
from procedures.terms import local_day

if TYPE_CHECKING:
    from actions.organisation import Organisation
    from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class CaseDesk:
    """One organisation's open transaction at one moment.

    Attributes:
        work: the open unit of work; nothing here commits it.
        procedure: the organisation's procedure.
        organisation: its staff, working days and switches.
        now: the moment, aware, UTC.
    """

    work: UnitOfWork
    procedure: Procedure
    organisation: Organisation
    now: datetime

    @property
    def today(self) -> date:
        """The day in Europe/Amsterdam."""
        return local_day(self.now)

    @property
    def calendar(self) -> WorkingCalendar:
        return self.organisation.calendar
