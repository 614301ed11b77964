"""Every case must be able to begin, to move and to end."""

from __future__ import annotations

from procedures.lint.walk import Found
from procedures.model import Notice, Procedure
from procedures.reader import Document


def find(procedure: Procedure, document: Document) -> Found:
    """No step to begin at, nobody who may close, no safe step, and notices that wait for each other."""
    startable = [step for step in procedure.steps if step.may_start]
    if procedure.steps and not startable:
        yield ("steps",), "no way to begin: every step needs a referral or an objection"
    avoided = [step for step in startable if step.person_complained_about or step.skip_when_unsafe]
    if startable and len(avoided) == len(startable):
        yield ("steps",), "no way past the person complained about: every step leads there"
    if not procedure.staff.decides and procedure.staff.roles:
        yield ("staff", "decides"), "no way to the end: nobody may decide or close"
    first = procedure.steps[0] if procedure.steps else None
    if first is not None and not first.may_start:
        yield ("steps", 0), f"the first step '{first.key}' cannot begin a case"
    for notice in _in_a_ring({notice.key: notice for notice in procedure.notices}):
        place = procedure.notices.index(notice)
        yield ("notices", place, "with_notices"), f"notice '{notice.key}' waits for itself (cycle)"


def _in_a_ring(notices: dict[str, Notice]) -> list[Notice]:
    """The notices that, followed from one to the next, lead back to themselves."""
    ring = []
    for key, notice in notices.items():
        seen: set[str] = set()
        todo = list(notice.with_notices)
        while todo:
            following = todo.pop()
            if following == key:
                ring.append(notice)
                break
            if following not in seen and following in notices:
                seen.add(following)
                todo += notices[following].with_notices
    return ring
