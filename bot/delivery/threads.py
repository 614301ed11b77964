"""What a platform wants remembered: the thread of a case in staff chat, and small things of its own."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from storage.unit_of_work import UnitOfWork


def thread_of(work: UnitOfWork, channel: str, organisation: str, reference: str) -> str | None:
    """The platform's number of the thread that a case has in the staff group, if it has one."""
    return work.state.get(f"{channel} thread {organisation} {reference}")


def case_of(work: UnitOfWork, channel: str, organisation: str, thread: str) -> str | None:
    """The reference of the case that a thread belongs to."""
    return work.state.get(f"{channel} case {organisation} {thread}")


def remembered(work: UnitOfWork, channel: str, organisation: str) -> dict[str, Any]:
    """What the channel asked to keep for an organisation, such as the new number of a group that moved."""
    kept = work.state.get(f"{channel} remembered {organisation}")
    return json.loads(kept) if kept else {}


def remember(
    work: UnitOfWork, channel: str, organisation: str, reference: str | None, told: dict[str, Any], now: datetime
) -> None:
    """Keep what a channel told after a send; ``thread`` belongs to the case, anything else to the organisation."""
    told = dict(told)
    thread = told.pop("thread", None)
    if thread is not None and reference:
        work.state.put(f"{channel} thread {organisation} {reference}", str(thread), now)
        work.state.put(f"{channel} case {organisation} {thread}", reference, now)
    if told:
        kept = remembered(work, channel, organisation) | told
        work.state.put(f"{channel} remembered {organisation}", json.dumps(kept), now)


def staff_wrote(work: UnitOfWork, channel: str, organisation: str, name: str, now: datetime) -> None:
    """Note that a member of staff wrote: that opens the window of a channel that has one."""
    work.state.put(f"{channel} wrote {organisation} staff:{name}", "1", now)


def staff_wrote_at(work: UnitOfWork, channel: str, organisation: str, to: str) -> datetime | None:
    """When ``staff:NAME`` last wrote on a channel."""
    return work.state.since(f"{channel} wrote {organisation} {to}")
