"""What is done once a day: unfinished talks, what has been kept long enough, leftovers of keys, the digest."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

from sqlalchemy.dialects import postgresql, sqlite

from actions.cases import alert_acts, unfinished
from bot.bootstrap import Service
from bot.report import digest
from procedures.terms import instant_at, local_day
from storage.retention import erase_case, finish_key_deletions, sweep_unused_keys
from storage.tables import service_state
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

HOUR = 9
"""Local hour from which the day's work is done."""

_LAST = "daily"


def daily(service: Service) -> bool:
    """Do the day's work, once a day over all processes; tell whether it was done now.

    Each part is a transaction of its own, and what it did not finish it finds again the next day.
    """
    now = service.clock.now()
    today = local_day(now)
    if now < instant_at(today, HOUR) or not _first_today(service, now):
        return False
    for part in (
        _wipe_unfinished, _remind_unfinished, _forget_alerts, _erase_past_retention, _digest, _clean_keys,
    ):  # fmt: skip
        try:
            part(service)
        except Exception:
            log.exception("a part of the day's work failed: %s; it is tried again tomorrow", part.__name__)
    return True


def next_at(service: Service) -> datetime:
    """When the day's work is due next; never before now."""
    now = service.clock.now()
    today = local_day(now)
    with service.unit_of_work(read_only=True) as work:
        last = work.state.get(_LAST)
    day = today + timedelta(days=1) if last == today.isoformat() else today
    return max(instant_at(day, HOUR), now)


def _first_today(service: Service, now: datetime) -> bool:
    """Claim this day for this process."""
    day = local_day(now).isoformat()
    with service.unit_of_work(read_only=True) as work:
        if work.state.get(_LAST) == day:
            return False
    with service.unit_of_work() as work:
        if not _claim(work, f"{_LAST} {day}", now):
            return False
        last = work.state.get(_LAST)
        if last:
            work.state.forget(f"{_LAST} {last}")
        work.state.put(_LAST, day, now)
        work.commit()
    return True


def _claim(work: UnitOfWork, name: str, now: datetime) -> bool:
    insert = postgresql.insert if work.session.postgres else sqlite.insert
    row = insert(service_state).values(key=name, value="", updated_at=now).on_conflict_do_nothing()
    return work.session.execute(row).rowcount == 1


def _remind_unfinished(service: Service) -> None:
    before = service.clock.now() - unfinished.REMIND_AFTER
    for conversation_id in _idle(service, before):
        with service.unit_of_work() as work:
            talk = work.conversations.lock(conversation_id)
            if unfinished.remind(service.desk(work, talk.organisation), talk):
                work.commit()


def _wipe_unfinished(service: Service) -> None:
    shortest = min((one.unfinished_days for one in service.organisations.values()), default=0)
    for conversation_id in _idle(service, service.clock.now() - timedelta(days=shortest)):
        with service.unit_of_work() as work:
            talk = work.conversations.lock(conversation_id)
            if unfinished.wipe(service.desk(work, talk.organisation), talk):
                work.commit()


def _forget_alerts(service: Service) -> None:
    for key in service.organisations:
        with service.unit_of_work() as work:
            if alert_acts.forget(service.desk(work, key)):
                work.commit()


def _idle(service: Service, before: datetime) -> list[int]:
    with service.unit_of_work(read_only=True) as work:
        return work.conversations.idle_since(before, limit=100_000)


def _erase_past_retention(service: Service) -> None:
    while True:
        with service.unit_of_work() as work:
            found = work.cases.past_retention(local_day(service.clock.now()))
            for case in found:
                erase_case(work, case, "retention", service.clock.now())
            work.commit()
        if not found:
            return


def _digest(service: Service) -> None:
    """On the first working day of a month, for each organisation."""
    today = local_day(service.clock.now())
    for key, organisation in service.organisations.items():
        before = [today.replace(day=day) for day in range(1, today.day)]
        if not organisation.calendar.is_working_day(today) or any(map(organisation.calendar.is_working_day, before)):
            continue
        with service.unit_of_work() as work:
            digest.send(service.desk(work, key))
            work.commit()


def _clean_keys(service: Service) -> None:
    now = service.clock.now()
    with service.unit_of_work() as work:
        finish_key_deletions(work, now)
    if abs(datetime.now(UTC) - now) > timedelta(hours=1):
        return  # in a rehearsal the age of a key says nothing: it is that of the clock that was set
    with service.unit_of_work() as work:
        sweep_unused_keys(work, service.key_store, now)
