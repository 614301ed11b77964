"""What the tests of cases share: an organisation at work on a real database, with a clock that is set by hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Engine

from actions.cases.desk import CaseDesk
from actions.cases.opening import Opened, open_case
from actions.organisation import Organisation, StaffUser
from procedures.load import load_all
from storage.encryption import Keyring
from storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)  # a Friday
W4U, BUC, IZW = "weres-4-u", "burgercoaching", "iederzijnwerk-arbeidscoaching"
IBO, COA = "ik-ben-er-ook", "coachcenter"
ALL = (W4U, BUC, IZW, IBO, COA)

STORY = "De coach kwam drie keer niet opdagen en belde niet af."
DETAILS = {
    "name": "Fenna Testerma",
    "street": "Dorpsstraat",
    "house_number": "12-B",
    "postcode": "1234 AB",
    "city": "Proefdorp",
    "phone": "+31612345678",
    "email": "fenna@voorbeeld.invalid",
}


def staff_by_role(key: str) -> dict[str, StaffUser]:
    """The demo staff: one account for each role, named by it."""
    return {role: StaffUser(role, (role,)) for role in load_all()[key].staff_roles}


@dataclass
class World:
    """Five organisations on one database."""

    engine: Engine
    keyring: Keyring
    now: datetime = NOW
    settings: dict[str, dict[str, Any]] = field(default_factory=dict)
    talks: int = 0

    def organisation(self, key: str) -> Organisation:
        return Organisation(key, **{"staff": staff_by_role(key), **self.settings.get(key, {})})

    @contextmanager
    def at(self, key: str, **changes: Any) -> Iterator[CaseDesk]:
        """The desk of one organisation now; what was done is committed."""
        with UnitOfWork(self.engine, self.keyring) as work:
            yield replace(CaseDesk(work, load_all()[key], self.organisation(key), self.now), **changes)
            work.commit()

    def later(self, **amount: float) -> None:
        self.now += timedelta(**amount)

    def open(self, key: str, *, channel: str = "web", language: str = "nl", story: str = STORY,
             via: str = "complainant", danger: dict[str, Any] | None = None, **answers: Any) -> Opened:  # fmt: skip
        """A case out of a talk of its own."""
        self.talks += 1
        with self.at(key) as desk:
            conversation = None
            if via == "complainant":
                row, _, _ = desk.work.conversations.find_or_begin(
                    channel, key, f"sender-{self.talks}", self.now
                )
                conversation = desk.work.conversations.by_id(row)
            return open_case(
                desk, conversation=conversation, channel=channel, language=language,
                answers={"role": "client", "name": "Fenna Testerma", **answers}, story=[story], danger=danger, via=via,
            )  # fmt: skip

    def official(self, key: str, **answers: Any) -> Opened:
        """An official complaint with all details."""
        extra = {"happened_on": {"date": "2026-11-10"}} if key == COA else {}
        return self.open(key, official="yes", **{**DETAILS, **extra, **answers})

    def do(self, key: str, name: str, line: str, thread: str | None = None) -> Any:
        """What a member of staff types; only what was carried out is committed."""
        from bot.staff.commands import execute

        with UnitOfWork(self.engine, self.keyring) as work:
            desk = CaseDesk(work, load_all()[key], self.organisation(key), self.now)
            outcome = execute(desk, desk.organisation.staff[name], line, thread)
            if outcome.ok:
                work.commit()
            return outcome

    def run_until(self, until: datetime) -> list[tuple[str, str]]:
        """Carry out what falls due, in order, and return what was done with each outcome."""
        from actions.cases.due import carry_out, knows

        done = []
        while True:
            with UnitOfWork(self.engine, self.keyring) as work:
                due = work.follow_ups.next_due_at()
            if due is None or due > until:
                break
            self.now = max(self.now, due)
            with UnitOfWork(self.engine, self.keyring) as work:
                claimed = work.follow_ups.claim_due(self.now, timedelta(minutes=2))
                for follow_up in claimed:
                    assert knows(follow_up.what)
                    desk = CaseDesk(
                        work,
                        load_all()[follow_up.organisation],
                        self.organisation(follow_up.organisation),
                        self.now,
                    )
                    assert work.follow_ups.finish(follow_up.id, "done", None, self.now)
                    status, outcome = carry_out(desk, follow_up)
                    work.follow_ups.ended(follow_up.id, status, outcome)
                    done.append((follow_up.what, outcome))
                work.commit()
        self.now = max(self.now, until)
        return done

    def case(self, opened: Opened) -> Any:
        with self.at(opened.case.organisation) as desk:
            return desk.work.cases.by_id(opened.case.id)

    def events(self, opened: Opened) -> list[str]:
        with self.at(opened.case.organisation) as desk:
            return [event.event for event in desk.work.history.of(opened.case.id)]

    def rows(self, opened: Opened) -> dict[str, Any]:
        with self.at(opened.case.organisation) as desk:
            return {row.key: row for row in desk.work.cases.deadlines(opened.case.id)}

    def sent(self, opened: Opened, to: str | None = None) -> list[Any]:
        """The outbox rows of a case, to somebody."""
        with self.at(opened.case.organisation) as desk:
            rows = desk.work.outbox.list(case_id=opened.case.id)
        return [row for row in rows if to is None or row.to == to]

    def planned(self, opened: Opened, status: str = "waiting") -> list[Any]:
        with self.at(opened.case.organisation) as desk:
            return [one for one in desk.work.follow_ups.of_case(opened.case.id) if one.status == status]

    def user(self, key: str, name: str) -> StaffUser:
        return self.organisation(key).staff[name]
