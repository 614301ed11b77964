"""Opening a case: reference and return code, step and handler, terms, follow-ups, history, and the hand-over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from actions import notify
from actions.cases import clock, name_match, people, solved
from actions.cases.desk import CaseDesk
from actions.cases.draft import content_of
from actions.cases.summary import handover_text, notice_text
from actions.organisation import StaffUser
from procedures.ladder import start_step
from procedures.model import Step
from procedures.questions import kind_of
from storage.cases import Case
from storage.conversations import Conversation
from storage.deadlines import Deadline
from storage.references import new_return_code

COMPLAINANT = "complainant"


@dataclass(frozen=True, slots=True)
class Opened:
    """A case that was opened.

    Attributes:
        return_code: to be shown to the person once and kept nowhere.
        deadlines: all rows, internal ones included; only those that are not may be told.
        handler_staff: who has it now; empty where nobody is left.
        hidden_from: names of staff who may not see it.
    """

    case: Case
    return_code: str
    deadlines: list[Deadline]
    handler_staff: list[StaffUser]
    hidden_from: list[str]


def open_case(
    desk: CaseDesk,
    *,
    conversation: Conversation | None,
    channel: str,
    language: str,
    answers: Mapping[str, Any],
    story: Sequence[str],
    marks: Mapping[str, Any] | None = None,
    attachments: int = 0,
    official_said: Mapping[str, Any] | None = None,
    danger: Mapping[str, Any] | None = None,
    via: str = COMPLAINANT,
) -> Opened:
    """Open a case out of a confirmed read-back and hand it over.

    The caller makes the case the current one of the conversation. A compliment is passed on and closed.

    Args:
        conversation: the person's own talk; None where staff take the story down for somebody.
        answers: by the names of the questions.
        story: the person's own messages, verbatim.
        danger: what the dialogue knows of danger; ``kind`` is set once it was alerted.
        via: ``complainant``, or the name of the member of staff who took it down.

    Raises:
        ValueError: the talk's content belongs to an earlier case: begin a new intake first.
    """
    kind = kind_of(answers)
    content = content_of(
        desk, language=language, answers=answers, story=story, marks=marks or {}, attachments=attachments,
        official_said=official_said or {}, danger=danger or {},
    )  # fmt: skip
    if earlier := _earlier(desk, conversation, answers, via):
        content["earlier"] = earlier
    hidden = content["hidden_from"]
    step = _past_confidant(desk, first_step(desk, answers, kind), answers, hidden)
    role = (
        people.confidant_role(desk.procedure)
        if step.confidential
        else people.answering_role(desk.procedure, step)
    )
    if step.confidential:
        # Nobody but the confidant may read it, also where the confidant is the one it is about.
        staff = people.users(desk.organisation, role, hidden)
        handler: str | None = role if staff else None
        confidential = True
    else:
        handler, staff = people.handlers(desk.organisation, desk.procedure, role, hidden)
        confidential = handler is not None and handler == people.confidant_role(desk.procedure)
        if confidential and kind != "official_complaint":
            step = confidential_step(desk) or step
    confidential = confidential or answers.get("confidant_only") is True
    code = new_return_code()
    case = desk.work.cases.open(
        organisation=desk.procedure.key,
        prefix=desk.procedure.prefix,
        channel=channel,
        kind=kind,
        status="closed" if kind == "compliment" else "received",
        anonymous=answers.get("anonymous") is True,
        confidential=confidential,
        danger=bool(danger and danger.get("kind")),
        procedure_version=desk.procedure.version,
        language=language,
        step_number=step.number,
        step_key=step.key,
        handler=handler,
        content=content,
        at=desk.now,
        conversation_id=conversation.id if conversation is not None and via == COMPLAINANT else None,
        official_at=desk.now if kind == "official_complaint" else None,
        statistics=_statistics(content),
        return_code=code,
    )
    if case.conversation_id is not None:
        desk.work.alerts.belong_to(case.id, case.conversation_id)
    deadlines = _start_clock(desk, case)
    case = _finish(desk, case, deadlines)
    if not case.anonymous and isinstance(answers.get("email"), str):
        desk.work.addresses.add("email", answers["email"], case_id=case.id)  # the second route
    _write_history(desk, case, via)
    if case.kind != "compliment":
        solved.after_going_outside(desk, case)
    hand_over(desk, case, staff, hidden)
    if case.kind != "compliment":
        name_match.ask(desk, case, staff)
    return Opened(case, code, deadlines, staff, hidden)


def _earlier(
    desk: CaseDesk, conversation: Conversation | None, answers: Mapping[str, Any], via: str
) -> list[str]:
    """The last case of the same talk, where naming it tells nobody who an anonymous person is."""
    if conversation is None or via != COMPLAINANT:
        return []
    before = [one for one in desk.work.cases.of_conversation(conversation.id) if one.erased_at is None]
    if not before or before[-1].confidential or before[-1].anonymous != (answers.get("anonymous") is True):
        return []
    return [before[-1].reference]


def first_step(desk: CaseDesk, answers: Mapping[str, Any], kind: str) -> Step:
    """The step where a case begins: what is left for the confidant begins there (IBO-08, BUC-07).

    Somebody who chose the talk where the official step lies outside begins at the talk.
    """
    if answers.get("confidant_only") is True and (step := confidential_step(desk)):
        return step
    if kind == "official_complaint" and answers.get("route") != "talk":
        return start_step(desk.procedure, answers, kind)
    return start_step(desk.procedure, answers, "concern")


def _past_confidant(desk: CaseDesk, step: Step, answers: Mapping[str, Any], hidden: Sequence[str]) -> Step:
    """The next step inside where the confidant is the one it is about and others are left to have it."""
    if (
        not step.confidential
        or answers.get("confidant_only") is True
        or people.users(desk.organisation, step.handler, hidden)
    ):
        return step
    later = [
        one
        for one in desk.procedure.steps[step.number :]
        if one.handler and one.may_start and not one.confidential
    ]
    return next((one for one in later if people.users(desk.organisation, one.handler, hidden)), step)


def confidential_step(desk: CaseDesk) -> Step | None:
    """The confidant's step of this ladder."""
    return next((step for step in desk.procedure.steps if step.confidential), None)


def _start_clock(desk: CaseDesk, case: Case) -> list[Deadline]:
    rows = clock.first_rows(desk, case.kind, case.step_key)
    deadlines = desk.work.cases.add_deadlines(case.id, rows) if rows else []
    clock.watch(desk, case, deadlines)
    if case.kind != "compliment" and all(one.internal for one in deadlines):
        clock.plan_internal(desk, case)
    return deadlines


def _finish(desk: CaseDesk, case: Case, deadlines: list[Deadline]) -> Case:
    """Put in the hand-over text, which needs the reference; a compliment is closed at once."""
    summary = handover_text(desk, case, deadlines)
    changed = replace(case, content={**(case.content or {}), "summary": summary})
    if case.kind == "compliment":
        changed = replace(
            changed, closed_at=desk.now, retention_until=clock.retention_until(desk)
        )
    return desk.work.cases.save(changed)


def _write_history(desk: CaseDesk, case: Case, via: str) -> None:
    by, actor = ("complainant", None) if via == COMPLAINANT else ("staff", via)
    history = desk.work.history
    history.append(case.id, "opened", by, None, desk.now, actor)
    history.append(case.id, "confirmed", by, "De samenvatting is bevestigd.", desk.now, actor)
    to = case.handler or "niemand: er is niemand die deze zaak mag zien"
    history.append(case.id, "handed_over", "system", f"Overgedragen aan: {to}.", desk.now)
    if case.kind == "compliment":
        history.append(case.id, "closed", "system", "Een compliment heeft geen vervolg nodig.", desk.now)


def hand_over(desk: CaseDesk, case: Case, staff: Sequence[StaffUser], hidden: Sequence[str]) -> None:
    """Put the case before whoever has it, and before those who hear of every complaint (IZW-22)."""
    summary = (case.content or {}).get("summary") or notice_text(case)
    buttons = [] if case.kind == "compliment" else [
        {"title": "Ik neem deze", "payload": f"neem {case.reference}"},
        {"title": "Bevestig", "payload": f"bevestig {case.reference}"},
    ]  # fmt: skip
    urgent = notify.URGENT if case.danger else notify.NORMAL
    notify.to_staff(desk, staff, summary, case=case, kind="handover", buttons=buttons, priority=urgent)
    if case.confidential:
        return
    told = {user.name for user in staff}
    if case.kind != "compliment":
        for role in desk.procedure.told_of_every_case:
            also = [user for user in people.users(desk.organisation, role, hidden) if user.name not in told]
            notify.to_staff(desk, also, summary + _who_acts(desk, staff), case=case, kind="handover", buttons=buttons, priority=urgent)
            told |= {user.name for user in also}
    if not hidden and not desk.procedure.staff.content_only_for:
        notify.to_group(desk, notice_text(case), case=case, kind="notice")
    if case.kind == "official_complaint":
        forward(desk, case, staff)


def _who_acts(desk: CaseDesk, staff: Sequence[StaffUser]) -> str:
    """For those who only hear of a case: who is expected to take it up (IZW-22)."""
    if not staff:
        return ""
    rule = f" ({desk.procedure.staff.told_rule})" if desk.procedure.staff.told_rule else ""
    return f"\n\nDit is ter informatie{rule}. Eerst aan zet: {', '.join(user.name for user in staff)}."


def forward(desk: CaseDesk, case: Case, staff: Sequence[StaffUser]) -> None:
    """Send a filing on by mail where the procedure asks for mail (COA-06); else staff get the task."""
    address = desk.procedure.official.forward_by_mail
    if not address or not staff:
        return
    content = case.content or {}
    text = "\n\n".join(
        [
            f"Officiële klacht {case.reference}, bevestigd op {desk.today.isoformat()}.",
            (content.get("concern") or {}).get("description") or "",
            f"Gewenst: {(content.get('concern') or {}).get('desired_outcome') or 'niet genoemd'}",
        ]
    )
    if desk.organisation.sends_mail:
        desk.work.outbox.add(
            organisation=desk.organisation.key, to=f"staff:{staff[0].name}", channel="email", author="system",
            kind="forward", content={"text": text, "subject": f"Klacht [{case.reference}]", "address": address,
                                     "buttons": [], "custom": {"reference": case.reference}},
            at=desk.now, case_id=case.id,
        )  # fmt: skip
        return
    task = (
        f"Taak bij {case.reference}: zet deze klacht ook in de mailbox {address} ({_mail_rule(desk)}). "
        "Mail is hier nog niet ingesteld."
    )
    notify.to_staff(desk, staff, task, case=case, kind="task")


def _mail_rule(desk: CaseDesk) -> str:
    """The rule behind filing by mail: that of the contact with this address, else the first on filing."""
    address = desk.procedure.official.forward_by_mail
    for step in desk.procedure.steps:
        if step.contact and step.contact.email == address and step.contact.rule:
            return step.contact.rule
    return desk.procedure.official.rules[0]


def _statistics(content: Mapping[str, Any]) -> dict[str, Any]:
    """What the yearly report counts: words from fixed lists only."""
    return {
        "about": content["concern"]["about"],
        "role": content["complainant"]["role"],
        "tried": content["tried"]["steps"] if content["tried"] else None,
    }
