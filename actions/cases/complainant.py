"""What the person does with a case after it was handed over.

These functions change the case and tell staff; what the person hears is for the dialogue to say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from actions import notify
from actions.cases import agreeing, asking, clock, deciding, informing, measures, reopening, solved, surveys, texts
from actions.cases import moving as _moving
from actions.cases.desk import CaseDesk
from actions.cases.draft import _behalf
from actions.cases.errors import Refused
from actions.cases.official import found
from actions.cases.scrub import IDENTIFYING, scrubbed
from actions.cases.states import can_become, is_open
from actions.cases.summary import handover_text, who
from actions.cases.writing import PLAN
from procedures.ladder import next_step
from procedures.model import Step
from storage.cases import Case
from storage.conversations import Conversation

STAFF = "staff:"


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A case that is not solved, and the step that can be offered now; None after the last."""

    case: Case
    next_step: Step | None


def heard(desk: CaseDesk, case: Case) -> None:
    """The person wrote: what was planned for silence is cancelled."""
    for what in (PLAN, solved.SOLVED, asking.ONCE_MORE):
        desk.work.follow_ups.cancel(case.id, what, outcome="the person wrote first")


def add_information(desk: CaseDesk, case: Case, text: str, attachments: int = 0) -> Case:
    """Keep what the person adds, verbatim, and put it before whoever has the case."""
    case = found(desk, case)
    heard(desk, case)
    said = text.strip()
    if attachments:
        case = _count_attachments(desk, case, attachments)
    note = said + (f" (bijlagen: {attachments})" if attachments else "")
    desk.work.history.append(case.id, "message", "complainant", note.strip(), desk.now)
    name = who(case, case.content or {})
    body = (
        f"{case.reference}: {name} schrijft:\n\n“{said}”"
        if said
        else f"{case.reference}: {name} stuurt iets mee."
    )
    if attachments:
        body += f"\nBijlagen: {attachments}"
    if not is_open(case):
        body += f"\n\nDeze zaak is gesloten. Mogelijk: heropen {case.reference} REDEN, antwoord {case.reference} TEKST"
    informing.tell(
        desk, case, body, kind="message",
        buttons=[{"title": "Antwoord", "payload": f"antwoord {case.reference} "}] if is_open(case) else (),
    )  # fmt: skip
    return case


def keep(desk: CaseDesk, case: Case, answers: Mapping[str, Any]) -> Case:
    """Keep answers about the talk itself that came after the hand-over, such as whether news may be sent."""
    case = found(desk, case)
    content = dict(case.content or {})
    content["kept"] = {**(content.get("kept") or {}), **answers}
    return informing.save(desk, replace(case, content=content))


def report_resolved(desk: CaseDesk, case: Case) -> Case:
    """The person says that it is solved; closing is for staff."""
    case = found(desk, case)
    heard(desk, case)
    case, _ = asking.answered(desk, case, asking.RESOLVED)
    case = informing.save(desk, replace(
        case, content={**(case.content or {}), "resolved": True}, statistics={**case.statistics, "resolved": True}
    ))  # fmt: skip
    desk.work.history.append(case.id, "message", "complainant", "De klager zegt: het is opgelost.", desk.now)
    informing.tell(
        desk, case, f"Bij {case.reference} zegt de klager dat het is opgelost. Afsluiten: sluit {case.reference} TEKST",
        kind="message",
    )  # fmt: skip
    return case


def report_unresolved(desk: CaseDesk, case: Case, text: str = "") -> Unresolved:
    """The person says that it is not solved; the next step is there to be offered, also the outside one."""
    case = found(desk, case)
    heard(desk, case)
    case, _ = asking.answered(desk, case, asking.RESOLVED)
    case = informing.save(desk, replace(
        case, content={**(case.content or {}), "resolved": False}, statistics={**case.statistics, "resolved": False}
    ))  # fmt: skip
    said = f" “{text.strip()}”" if text.strip() else ""
    desk.work.history.append(
        case.id, "message", "complainant", f"De klager zegt: het is niet opgelost.{said}", desk.now
    )
    informing.tell(
        desk, case, f"Bij {case.reference} zegt de klager dat het niet is opgelost.{said}", kind="message"
    )
    return Unresolved(case, next_step(desk.procedure, case.step_key))


def move_to(desk: CaseDesk, case: Case, step_key: str) -> Case:
    """The person said yes to a step: the case moves, with that consent."""
    case = found(desk, case)
    heard(desk, case)
    return _moving.move_to(desk, case, step_key, consent=True)


def withdraw(desk: CaseDesk, case: Case) -> Case:
    """The person takes a case back, after two steps of the dialogue; nothing runs on. One that ended stays as it is."""
    case = found(desk, case)
    if not can_become(case, "withdrawn"):
        return case
    clock.cancel_all(desk, case)
    content = {
        name: value for name, value in (case.content or {}).items() if name not in ("proposal", "asked", "closing")
    }
    case = informing.save(
        desk, replace(case, status="withdrawn", closed_at=desk.now, content=content,
                      retention_until=clock.retention_until(desk)),
    )  # fmt: skip
    desk.work.history.append(case.id, "withdrawn", "complainant", None, desk.now)
    informing.tell(desk, case, f"De klager heeft {case.reference} ingetrokken. U hoeft niets meer te doen.")
    return case


def make_anonymous(desk: CaseDesk, case: Case, redact: Callable[[str], str]) -> Case:
    """Take everything that identifies the person out of a case, its history and its messages.

    Whom the case is about is no trace of the person who told it and stays.

    Args:
        redact: takes the person's details out of one text.
    """
    case = found(desk, case)
    content = dict(case.content or {})
    told = dict(content.get("complainant") or {})
    behalf = _behalf({"on_behalf_of": told.get("on_behalf_of")}, True)
    stays = {
        name: content.get(name)
        for name in ("about_person", "hidden_from", "admissibility", "form", "proposal")
    }
    content = scrubbed({name: value for name, value in content.items() if name not in stays}, redact)
    content |= {name: value for name, value in stays.items() if value is not None or name == "about_person"}
    content["complainant"] = {
        "role": told.get("role"), "on_behalf_of": behalf, "age_band": told.get("age_band"),
        **dict.fromkeys(IDENTIFYING),
    }  # fmt: skip
    content["marks"] = {
        name: mark for name, mark in (content.get("marks") or {}).items() if name not in IDENTIFYING
    }
    case = replace(case, anonymous=True, content=content)
    content = {**content, "summary": handover_text(desk, case, desk.work.cases.deadlines(case.id))}
    case = informing.save(desk, replace(case, content=content))
    desk.work.history.redact(case.id, redact)
    desk.work.inbox.redact(case.key_id, redact)
    desk.work.outbox.redact(case.key_id, redact)
    for kind in ("phone", "email"):
        desk.work.addresses.remove(case_id=case.id, kind=kind)
        if case.conversation_id is not None and case.channel not in ("email", "whatsapp"):
            desk.work.addresses.remove(conversation_id=case.conversation_id, kind=kind)
    desk.work.history.append(case.id, "made_anonymous", "complainant", None, desk.now)
    informing.tell(
        desk,
        case,
        f"De klager van {case.reference} wil anoniem zijn. De gegevens zijn gewist. Antwoorden kan wel.",
    )
    return case


def adopt(desk: CaseDesk, case: Case, conversation_id: int, channel: str) -> Case:
    """Go on with a case in another talk, after reference and return code were given there.

    The channel through which it came in stays on record; messages go to the new talk from here on.
    """
    case = found(desk, case)
    if case.conversation_id == conversation_id:
        return case
    case = informing.save(desk, replace(case, conversation_id=conversation_id))
    desk.work.history.append(
        case.id, "message", "complainant", f"Het gesprek gaat verder via {channel}.", desk.now
    )
    return case


def satisfaction(desk: CaseDesk, case: Case, score: int) -> Case:
    """Keep how satisfied the person is, 1 to 5 (IZW-20, IZW-24).

    A closing letter that waited for it goes now, and thanks for the answer: the case that is returned is closed then.
    """
    if not 1 <= score <= 5:
        raise ValueError("a score is 1 to 5")
    case = found(desk, case)
    case, about = asking.answered(desk, case, asking.SATISFACTION)
    case = surveys.keep(desk, case, score, about)
    if not is_open(case) and score <= _NOT_HAPPY:
        informing.tell(
            desk, case, f"De klager van {case.reference} is niet tevreden: {score} van 5. "
            f"Opnieuw kijken: heropen {case.reference} REDEN",
        )  # fmt: skip
    return deciding.close_if_waiting(desk, case, answered=True)


_NOT_HAPPY = 2
"""A score up to which opening again is offered."""


def may_offer_reopening(desk: CaseDesk, case: Case, score: int) -> bool:
    """Whether somebody with this score is asked whether to look at it again."""
    case = found(desk, case)
    return score <= _NOT_HAPPY and case.status in ("closed", "decided", "not_admitted")


def may_open_again(desk: CaseDesk, case: Case) -> bool:
    """Whether a case that has ended can still be opened by the person: within the organisation's term."""
    return reopening.in_time(desk, found(desk, case))


def reopening_asked(desk: CaseDesk, case: Case) -> Case:
    """The offer to open it again stands in the talk; it is the open question from here on."""
    case = found(desk, case)
    asked = {"name": asking.REOPEN, "at": desk.now.isoformat(), "about": ""}
    return informing.save(desk, replace(case, content={**(case.content or {}), "asked": asked}))


def leave_closed(desk: CaseDesk, case: Case) -> str:
    """The person does not want it looked at again; what to say."""
    case = found(desk, case)
    case, _ = asking.answered(desk, case, asking.REOPEN)
    return texts.say(desk, case, "reopen_no")


def wants_reopening(desk: CaseDesk, case: Case) -> tuple[str, bool]:
    """The person wants it looked at again: within the term it opens; what to say, and whether a new case is the way."""
    case = found(desk, case)
    case, _ = asking.answered(desk, case, asking.REOPEN)
    if is_open(case) and case.status != "decided":
        return texts.say(desk, case, "reopen_yes"), False
    if not reopening.in_time(desk, case):
        informing.tell(
            desk, case, f"De klager wil {case.reference} weer open. Dat kan niet meer: het is te lang geleden. "
            f"Als nieuwe zaak verder: heropen {case.reference} REDEN",
        )  # fmt: skip
        return texts.say(desk, case, "reopen_late"), True
    case = reopening.reopen(desk, case, None, "De klager is niet tevreden.")
    informing.tell(
        desk, case, f"{case.reference} is weer open. De klager is niet tevreden over de afhandeling.",
        kind="message", users=[*informing.in_charge(desk, case), *informing.next_up(desk, case)],
    )  # fmt: skip
    return texts.say(desk, case, "reopen_yes"), False


def measure_felt(desk: CaseDesk, case: Case, answer: str) -> Case:
    """The person's answer whether it goes better after a measure: ``yes``, ``no`` or ``partly``."""
    case = found(desk, case)
    case, _ = asking.answered(desk, case, asking.MEASURE)
    return measures.measure_felt(desk, case, answer)


def answer_proposal(desk: CaseDesk, case: Case, yes: bool) -> str | None:
    """The person's answer to what staff proposed; returns what to say back, or None where nothing was open."""
    case = found(desk, case)
    heard(desk, case)
    return agreeing.answer(desk, case, yes)


answer_agree = answer_proposal


def answer_after_all(desk: CaseDesk, case: Case, proposal: dict[str, Any]) -> str | None:
    """A yes to what the person declined before in the same talk; returns what to say back."""
    case = found(desk, case)
    heard(desk, case)
    return agreeing.answer_after_all(desk, case, proposal)


def incoming(
    desk: CaseDesk, case: Case | None, conversation: Conversation, text: str, attachments: int = 0
) -> list[int]:
    """Put a message before the member of staff who has the talk; the dialogue stays silent meanwhile.

    Raises:
        Refused: nobody of staff has this talk.
    """
    name = conversation.owner.removeprefix(STAFF) if conversation.owner.startswith(STAFF) else ""
    user = desk.organisation.staff.get(name)
    if user is None:
        raise Refused("Dit gesprek is van niemand van de medewerkers.")
    said = text.strip()
    head = f"{case.reference}: {who(case, case.content or {})}" if case is not None else "In het gesprek:"
    body = f"{head}\n\n“{said}”" if said else head
    if attachments:
        body += f"\nBijlagen: {attachments}"
    if case is not None:
        case = found(desk, case)
        heard(desk, case)
        if attachments:
            case = _count_attachments(desk, case, attachments)
        desk.work.history.append(
            case.id, "message", "complainant", said or f"bijlagen: {attachments}", desk.now
        )
    return notify.to_staff(desk, [user], body, case=case, conversation_id=conversation.id, kind="message")


def _count_attachments(desk: CaseDesk, case: Case, more: int) -> Case:
    content: dict[str, Any] = dict(case.content or {})
    concern = dict(content.get("concern") or {})
    concern["attachments"] = (concern.get("attachments") or 0) + more
    return informing.save(desk, replace(case, content={**content, "concern": concern}))
