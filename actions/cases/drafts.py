"""Trying an act and seeing what it would send to the person, without anything of it lasting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text

from actions.cases.desk import CaseDesk


@contextmanager
def nothing_lasts(desk: CaseDesk) -> Iterator[list[str]]:
    """Undo at the end what is done within; the list then holds the texts that the person would have got.

    What was done in the transaction before goes on as it was.
    """
    session = desk.work.session
    before = desk.work.outbox.list(limit=1)
    last = before[-1].id if before else 0
    sent: list[str] = []
    session.execute(text("SAVEPOINT draft"))
    try:
        yield sent
        rows = desk.work.outbox.list(desk.organisation.key, limit=20)
        sent += [
            (row.content or {}).get("text") or "" for row in rows if row.id > last and row.to == "complainant"
        ]
    finally:
        session.execute(text("ROLLBACK TO SAVEPOINT draft"))
        session.execute(text("RELEASE SAVEPOINT draft"))
