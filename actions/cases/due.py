"""Follow-ups that fall due: each asks its rule again before it acts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from actions import alerts, notify
from actions.cases import asking, clock, due_later, handling, informing, measures, other_party, texts, words, writing
from actions.cases.desk import CaseDesk
from actions.cases.due_later import Carried
from actions.cases.hours import morning_after
from actions.cases.permissions import sight
from actions.cases.states import is_open
from actions.organisation import StaffUser
from procedures.terms import is_missed
from storage.cases import Case
from storage.deadlines import RUNNING, Deadline
from storage.follow_ups import FollowUp

STILL_LATE = "still_late"
_STILL_LATE_DAYS, _STILL_LATE_AGAIN_DAYS, _LOOK_AT_LEAST_EVERY = 2, 5, 5
"""Working days until it is said again."""


def knows(what: str) -> bool:
    """Whether :func:`carry_out` can do this kind of follow-up."""
    return what.partition(":")[0] in _ACTS


def carry_out(desk: CaseDesk, follow_up: FollowUp) -> Carried:
    """Do what a claimed follow-up asks, if it still holds, and say how it ended.

    The caller has finished the row in the same transaction (``follow_ups.finish``), writes how it ended and commits.

    Raises:
        KeyError: a kind that is somebody else's; see :func:`knows`.
    """
    kind, _, key = follow_up.what.partition(":")
    act = _ACTS[kind]
    case = desk.work.cases.by_id(follow_up.case_id, lock=True) if follow_up.case_id is not None else None
    if case is not None and case.erased_at is not None:
        return Carried("skipped", "erased")
    return act(desk, follow_up, case, key)


# Terms -----------------------------------------------------------------------------------------


def _remind(desk: CaseDesk, follow_up: FollowUp, case: Case | None, key: str) -> Carried:
    """Staff hear two working days before and on the last day that a term ends."""
    row = _row(desk, case, follow_up)
    if case is None or row is None or row.due is None or row.status not in RUNNING or not is_open(case):
        return Carried("skipped", "no longer runs")
    users = informing.in_charge(desk, case) or informing.next_up(desk, case)
    when = "vandaag nog" if row.due <= desk.today else f"uiterlijk {words.day(row.due)}"
    inside = " Dit is een interne termijn." if row.internal else ""
    what = words.act(key, desk.procedure)
    text = f"Herinnering bij {case.reference}: {what}, {when} ({row.rule}).{inside}\n{_how(key, case)}"
    informing.tell(desk, case, text, kind="reminder", users=users)
    informing.note(
        desk, case, "reminded", None, f"{words.deadline_name(key, desk.procedure)}: uiterlijk {words.day(row.due)}."
    )
    return Carried("done", "reminded" if users else "nobody to remind")


def _missed(desk: CaseDesk, follow_up: FollowUp, case: Case | None, key: str) -> Carried:
    """The last day has passed."""
    row = _row(desk, case, follow_up)
    if case is None or row is None or row.due is None or row.status not in RUNNING:
        return Carried("skipped", "no longer runs")
    if not is_missed(row.due, desk.today):
        return Carried("skipped", "extended")
    desk.work.cases.set_deadline_status(row.id, "missed")
    informing.note(
        desk, case, "missed", None, f"{words.deadline_name(key, desk.procedure)}: de laatste dag was {words.day(row.due)}."
    )
    return Carried("done", "missed")


def _tell_missed(desk: CaseDesk, follow_up: FollowUp, case: Case | None, key: str) -> Carried:
    """On the next working morning the person is told honestly, and the next role up hears of it."""
    row = _row(desk, case, follow_up)
    if (
        case is None
        or row is None
        or row.due is None
        or row.status in ("met", "cancelled")
        or not is_open(case)
    ):
        return Carried("skipped", "no longer runs")
    if not is_missed(row.due, desk.today):
        return Carried("skipped", "extended")
    if row.status != "missed":
        _missed(desk, follow_up, case, key)
    if _done_after_all(case, key):
        return Carried("skipped", "done in the meantime")
    if _is_told_with_response(desk, case, row):
        return Carried("skipped", "told with the written response")
    above = informing.next_up(desk, case)
    charge = informing.in_charge(desk, case)
    users = list({user.name: user for user in (*above, *charge)}.values())
    text = (
        f"TE LAAT bij {case.reference}: {words.deadline_name(key, desk.procedure)}, laatste dag {words.day(row.due)} ({row.rule}).\n"
        f"{_how(key, case)}\nWaarom? toelichting {case.reference} TEKST"
    )
    informing.tell(desk, case, text, kind="escalation", users=users, priority=notify.URGENT)
    informing.note(
        desk, case, "escalated", None, f"Aan: {', '.join(user.roles[0] for user in above) or 'niemand'}."
    )
    clock.plan(
        desk, case, f"{STILL_LATE}:{key}", row.rule, follow_up.to, morning_after(desk, _STILL_LATE_DAYS),
        deadline=row.id,
    )  # fmt: skip
    if row.internal:
        return Carried("done", "staff told")
    message = _missed_message(desk, case, row, key, above or charge)
    sent = asking.may_write(desk, case) and notify.to_complainant(
        desk, case, message, kind="missed", author="system"
    )
    if not sent:
        informing.tell(desk, case, f"{writing.NO_TALK}\n\n{message}", kind="task")
    return Carried("done", "told")


def _still_late(desk: CaseDesk, follow_up: FollowUp, case: Case | None, key: str) -> Carried:
    """Up the ladder again while what was missed is still not done: all who decide hear of it."""
    row = _row(desk, case, follow_up)
    if case is None or row is None or row.status != "missed" or not is_open(case) or _done_after_all(case, key):
        return Carried("skipped", "done in the meantime")
    everybody = [
        user for role in desk.procedure.decides for user in desk.organisation.with_role(role)
        if sight(desk, case, user) == "all"
    ]  # fmt: skip
    users = list({user.name: user for user in (*everybody, *informing.in_charge(desk, case))}.values())
    due = words.day(row.due) if row.due else ""
    text = (
        f"NOG STEEDS TE LAAT bij {case.reference}: {words.deadline_name(key, desk.procedure)}, laatste dag {due} ({row.rule}).\n"
        f"{_how(key, case)}"
    )
    informing.tell(desk, case, text, kind="escalation", users=users, priority=notify.URGENT)
    informing.note(desk, case, "escalated", None, f"Nog niet gedaan: {words.deadline_name(key, desk.procedure)}.")
    clock.plan(
        desk, case, follow_up.what, row.rule, follow_up.to, morning_after(desk, _STILL_LATE_AGAIN_DAYS),
        deadline=row.id,
    )  # fmt: skip
    return Carried("done", "told again" if users else "nobody to tell")


def _is_told_with_response(desk: CaseDesk, case: Case, row: Deadline) -> bool:
    """Whether the same morning tells of the written response: two apologies for one silence would be one too many."""
    if row.key != "not_admitted_notice":
        return False
    rows = desk.work.cases.deadlines(case.id)
    return any(one.key == "respond" and one.due == row.due and one.status in (*RUNNING, "missed") for one in rows)


def _done_after_all(case: Case, key: str) -> bool:
    """Whether what a term asks was done, though late."""
    hearing = (case.content or {}).get("hearing") or {}
    done = {
        "acknowledge": case.acknowledged_at,
        "respond": case.decided_at,
        clock.STATUTORY_KEY: case.decided_at,
        "not_admitted_notice": case.decided_at,
        "hearing_invitation": None if other_party.INVITATION in other_party.open_for(case) else hearing.get("invited_for"),
        "contact": (case.content or {}).get("contacted"),
    }
    return done.get(key) is not None


def _missed_message(
    desk: CaseDesk, case: Case, row: Deadline, key: str, looking: Sequence[StaffUser]
) -> str:
    """What the person hears: that the day has passed, and who was asked to look at it now."""
    assert row.due is not None
    due = texts.day(case, row.due)
    if row.kind == "aim":
        said = texts.say(desk, case, "missed_aim", due=due)
    else:
        name = f"what_{key}" if f"what_{key}" in texts.load() else "what_other"
        said = texts.say(desk, case, "missed", due=due, what=texts.say(desk, case, name))
    role = looking[0].roles[0] if looking and looking[0].roles else None
    if role is None:
        return said
    return f"{said} {texts.say(desk, case, 'asked_to_look', who=texts.role(desk, case, role))}"


def _look(desk: CaseDesk, follow_up: FollowUp, case: Case | None, key: str) -> Carried:
    """Where no term runs: has anybody picked it up in two working days? Never told to the person."""
    if case is None or not handling.heard_nothing(desk, case):
        return Carried("skipped", "picked up")
    users = list(
        {
            user.name: user for user in (*informing.in_charge(desk, case), *informing.next_up(desk, case))
        }.values()
    )
    text = (
        f"Niemand heeft {case.reference} nog opgepakt. Er loopt geen termijn, maar er wacht wel iemand.\n"
        f"neem {case.reference}"
    )
    informing.tell(desk, case, text, kind="reminder", users=users)
    informing.note(desk, case, "reminded", None, "Nog niet opgepakt.")
    # Again until somebody does, further apart each time.
    times = follow_up.data.get("times", 0) + 1
    at = morning_after(desk, min(2 * times, _LOOK_AT_LEAST_EVERY))
    clock.plan(desk, case, clock.INTERNAL, follow_up.rule, follow_up.to, at, times=times)
    return Carried("done", "reminded" if users else "nobody to remind")


# Alerts ----------------------------------------------------------------------------------------


def _escalate(desk: CaseDesk, follow_up: FollowUp, case: Case | None, key: str) -> Carried:
    """An alert that nobody took goes to the next in line, and then every day to all of these until somebody does."""
    alert = desk.work.alerts.by_id(follow_up.data["alert"])
    if alert is None or alert.taken_at is not None:
        return Carried("skipped", "taken")
    case = alerts.case_of(desk, alert)
    if case is not None and not is_open(case):
        return Carried("skipped", "case ended")
    first = alerts.staff_of(alert)
    planned = follow_up.data.get("next") or []
    allowed = alerts.allowed(desk, alert)
    users = [user for user in allowed if planned and user.name in planned[0]]
    told = users or [user for user in allowed if user.name in first] or allowed[:1]
    desk.work.follow_ups.schedule(
        organisation=desk.organisation.key, rule=follow_up.rule, what=alerts.ESCALATION, to=follow_up.to,
        due_at=alerts.again_at(desk, alert), case_id=alert.case_id, conversation_id=alert.conversation_id,
        data={"alert": alert.id, "next": planned[1:]},
    )  # fmt: skip
    if not told:
        return Carried("skipped", "nobody may be told")
    names = list(dict.fromkeys([*first, *(user.name for user in told)]))
    desk.work.alerts.escalate(alert.id, ",".join(names), desk.now)
    alerts.send(desk, told, f"Nog niet opgepakt.\n{alerts.text_of(alert, case)}", case, alert)
    if case is not None:
        informing.note(desk, case, "escalated", None, "Een melding van gevaar was nog niet opgepakt.")
    return Carried("done", "passed on" if users else "repeated")


# Planned by staff ------------------------------------------------------------------------------


def _planned(desk: CaseDesk, follow_up: FollowUp, case: Case | None, key: str) -> Carried:
    """A message that staff planned."""
    text = (follow_up.content or {}).get("text") if isinstance(follow_up.content, Mapping) else None
    if case is None or not text or not is_open(case):
        return Carried("skipped", "case ended")
    user = desk.organisation.staff.get(follow_up.data.get("by") or "")
    if user is not None and sight(desk, case, user) != "all":
        return Carried("skipped", "no longer theirs")
    role = informing.role_in_words(user) if user else desk.procedure.short_name
    head = texts.say(desk, case, "reply", role=role)
    notify.to_complainant(desk, case, f"{head}\n\n{text}", kind="planned", author="staff")
    informing.note(desk, case, "replied", user, text)
    if case.status == "acknowledged":
        informing.save(desk, replace(case, status="in_progress"))
    return Carried("done", "sent")


def _measure(desk: CaseDesk, follow_up: FollowUp, case: Case | None, key: str) -> Carried:
    """Three months after a measure: how did it go?"""
    if case is None:
        return Carried("skipped", "no case")
    text = (follow_up.content or {}).get("text") or ""
    user = desk.organisation.staff.get(follow_up.to.removeprefix("staff:"))
    users = (
        [user] if user is not None and sight(desk, case, user) == "all" else informing.in_charge(desk, case)
    )
    line = f"werkt {case.reference}"
    body = (
        f"Drie maanden geleden kwam er bij {case.reference} een maatregel: “{text.rstrip('.')}”. Werkt die?\n"
        f"Schrijf het op: {line} ja, nee of deels. Meer kwijt: notitie {case.reference} TEKST"
    )
    buttons = [{"title": word.capitalize(), "payload": f"{line} {word}"} for word in ("ja", "deels", "nee")]
    informing.tell(desk, case, body, kind="reminder", users=users, buttons=buttons)
    clock.plan(desk, case, due_later.MEASURE_FELT, follow_up.rule, "complainant", desk.now)
    return Carried("done", "asked" if users else "nobody to ask")


# Shared ----------------------------------------------------------------------------------------


def _row(desk: CaseDesk, case: Case | None, follow_up: FollowUp) -> Deadline | None:
    if case is None:
        return None
    wanted = follow_up.data.get("deadline")
    return next((one for one in desk.work.cases.deadlines(case.id) if one.id == wanted), None)


_HOW = {
    "acknowledge": "bevestig {ref}",
    "contact": "antwoord {ref} TEKST",
    "respond": "besluit {ref} TEKST",
    "not_admitted_notice": "besluit {ref} TEKST, of weiger {ref} REDEN",
    "hearing_invitation": "nodig-uit {ref} WANNEER: TEKST",
    "settle": "sluit {ref} TEKST, of verleng {ref} TOT DATUM: REDEN",
}


def _how(key: str, case: Case) -> str:
    if key == "hearing_invitation" and other_party.INVITATION in other_party.open_for(case):
        return f"gedaan {case.reference} {other_party.INVITATION}"
    return _HOW.get(key, "zaak {ref}").format(ref=case.reference)


_ACTS: dict[str, Callable[[CaseDesk, FollowUp, Case | None, str], Carried]] = {
    **due_later.ACTS,
    clock.REMINDER: _remind,
    clock.MISSED: _missed,
    clock.TELL_MISSED: _tell_missed,
    STILL_LATE: _still_late,
    clock.INTERNAL: _look,
    alerts.ESCALATION: _escalate,
    writing.PLAN: _planned,
    writing.PLAN_ANYWAY: _planned,
    measures.MEASURE_CHECK: _measure,
}
