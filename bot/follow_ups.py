"""Follow-ups that fall due: claimed, asked again whether they still hold, carried out once."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from actions.cases.due import carry_out
from bot.bootstrap import Service
from bot.daily import daily, next_at
from storage.follow_ups import FollowUp

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
_AT_ONCE = 50
_AFTER_TROUBLE = timedelta(minutes=15)


def run_due(service: Service) -> int:
    """Carry out what is due now and return how much that was; what fails is planned anew."""
    count = 0
    while True:
        with service.unit_of_work() as work:
            claimed = work.follow_ups.claim_due(service.clock.now(), LEASE, _AT_ONCE)
            work.commit()
        if not claimed:
            return count
        for follow_up in claimed:
            count += _one(service, follow_up)


def _one(service: Service, follow_up: FollowUp) -> int:
    """Carry out one claimed row in a transaction of its own, together with its outcome."""
    now = service.clock.now()
    try:
        with service.unit_of_work() as work:
            if not work.follow_ups.finish(follow_up.id, "done", None, now):
                return 0  # somebody else carried it out after our lease had passed
            work.follow_ups.ended(follow_up.id, *carry_out(service.desk(work, follow_up.organisation), follow_up))
            work.commit()
            return 1
    except Exception:
        log.exception("follow-up %d failed; it is tried again later", follow_up.id)
        with service.unit_of_work() as work:
            work.follow_ups.postpone(follow_up.id, now + _AFTER_TROUBLE)
            work.commit()
        return 0


def rehearse(service: Service, until: datetime) -> int:
    """Move the clock of this database to an instant, carrying out in order all that falls due on the way."""
    count = 0
    while True:
        with service.unit_of_work() as work:
            due = work.follow_ups.next_due_at()
        morning = next_at(service)
        step = morning if due is None else min(due, morning)
        if step > until:
            break
        if step > service.clock.now():
            _move(service, step)
        if step == morning:
            daily(service)
        count += run_due(service)
    if until > service.clock.now():
        _move(service, until)
    return count


def _move(service: Service, instant: datetime) -> None:
    with service.unit_of_work() as work:
        service.clock.set(instant, work)
        work.commit()
