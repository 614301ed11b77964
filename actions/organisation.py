"""One organisation as its settings describe it: who works there, on which days, with which switches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from procedures.calendar import WorkingCalendar
from procedures.retention import MONTHS_WHERE_SILENT


@dataclass(frozen=True, slots=True)
class StaffUser:
    """Somebody who handles cases. ``name`` is what commands and records call this person.

    Addresses are those of the person's own chats; without any, the desk is where messages wait.
    """

    name: str
    roles: tuple[str, ...]
    telegram: int | None = None
    whatsapp: str | None = None
    email: str | None = None
    away_until: str | None = None
    deputy: str | None = None

    def has(self, role: str | None) -> bool:
        return role in self.roles


@dataclass(frozen=True, slots=True)
class Organisation:
    """Settings of one organisation beside its procedure.

    ``wkkgz`` shows staff the statutory term; ``confidant_takes_story`` lets a story be left for the
    confidant's eyes (A7-8); ``working_hours`` are local hours between which reminders go out;
    ``sends_mail`` tells that a mail server is set up to send with (COA-06); ``reopen_days`` is how many days
    after its end a case can be opened again, ``keep_months`` how long it is kept where the procedure names no length
    (0: until somebody erases it), ``jeugdwet`` whether the yearly report has that law's parts
    (None: as the procedure's regime says).
    """

    key: str
    staff: Mapping[str, StaffUser]
    calendar: WorkingCalendar = field(default_factory=WorkingCalendar)
    telegram_group: int | None = None
    wkkgz: bool = False
    confidant_takes_story: bool = True
    whatsapp_answers_in_full: bool = True
    working_hours: tuple[int, int] = (9, 17)
    unfinished_days: int = 30
    sends_mail: bool = False
    reopen_days: int = 90
    keep_months: int = MONTHS_WHERE_SILENT
    jeugdwet: bool | None = None

    def with_role(self, role: str | None) -> list[StaffUser]:
        """Everybody in a role, in the order of the settings."""
        return [user for user in self.staff.values() if role in user.roles]
