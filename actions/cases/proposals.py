"""What staff propose and the person decides: a further extension, and a step that others will read along at.

The open proposal stands in the case's content under ``proposal``; the dialogue asks for it as ``agree``, and where
somebody else is to be involved as ``consent`` (IZW-08).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from actions import notify
from actions.cases import asking, informing, texts, words
from actions.cases.desk import CaseDesk
from actions.cases.errors import Done, Refused
from actions.cases.permissions import must_see
from actions.cases.states import must_be_open
from actions.organisation import StaffUser
from procedures.model import Step
from procedures.terms import Due, is_missed, moved
from storage.cases import Case
from storage.deadlines import RUNNING, Deadline

AGREE, CONSENT = "agree", "consent"
EXTENSION, STEP, OTHERS = "extension", "step", "others"
UNANSWERED = "proposal_reminder"

_SILENT_DAYS = 3
"""Working days without an answer before the one reminder; a term may depend on it."""


def open_question(case: Case | None) -> str | None:
    """The name of the question that waits for the person's answer, by staff or by the clock; None without one."""
    proposal = (case.content or {}).get("proposal") if case is not None else None
    if proposal:
        return CONSENT if proposal["kind"] == OTHERS else AGREE
    return asking.open_name(case)


def propose_extension(
    desk: CaseDesk, case: Case, user: StaffUser, row: Deadline, day: date, rule: str, reason: str
) -> Done:
    """Ask the person to agree to a new last day; the term stays as it is until the yes (BUC-19)."""
    reason_told = reason if reason.endswith((".", "!", "?")) else f"{reason}."
    text = texts.say(desk, case, "agree_extension", reason=reason_told, due=texts.day(case, day))
    proposal = {
        "kind": EXTENSION, "deadline": row.id, "until": day.isoformat(), "rule": rule, "reason": reason,
        "by": user.name,
    }  # fmt: skip
    case = _ask(desk, case, proposal, text)
    informing.note(
        desk, case, "note", user, f"Gevraagd: verlengen tot en met {words.day(day)} ({rule}). Reden: {reason}"
    )
    return Done(
        f"De klager is gevraagd of dit goed is ({rule}). De termijn blijft {words.day(row.due)} tot het ja.",
        case,
    )


def propose_step(desk: CaseDesk, case: Case, user: StaffUser, step: Step) -> Done:
    """Ask the person before the case goes outside, to the confidant, or to others than may read it now."""
    parts = [texts.say(desk, case, "agree_step", step=texts.from_procedure(desk, case, step.name))]
    parts.append(texts.from_procedure(desk, case, step.offer))
    if not step.outside:
        parts.append(texts.say(desk, case, "agree_step_share"))
    parts.append(texts.say(desk, case, "agree_step_ask"))
    case = _ask(
        desk,
        case,
        {"kind": STEP, "step": step.key, "by": user.name},
        "\n\n".join(part for part in parts if part),
    )
    informing.note(desk, case, "note", user, f"Gevraagd: naar stap {step.number}, {step.name.u}.")
    return Done(
        f"De klager is eerst gevraagd. {case.reference} gaat naar stap {step.number} ({step.name.u}) bij een ja.",
        case,
    )


def propose_others(desk: CaseDesk, case: Case, user: StaffUser, who: str, why: str) -> Done:
    """Ask whether somebody else may be involved, with who and why (IZW-08)."""
    must_see(desk, case, user)
    must_be_open(case)
    gate = next((one for one in desk.procedure.consent_gates if one.key == "involve_others"), None)
    rule = f" ({gate.rule})" if gate else ""
    if not who.strip() or not why.strip():
        raise Refused(f"Noem met wie en waarom: toestemming {case.reference} WIE: WAAROM{rule}")
    told = {"who": who.strip(), "why": why.strip().rstrip(".")}
    if gate is not None:
        text = texts.from_procedure(desk, case, gate.ask, **told)
    else:
        text = texts.say(desk, case, "consent_others", **told)
    proposal = {"kind": OTHERS, "who": who.strip(), "why": why.strip(), "by": user.name}
    case = _ask(desk, case, proposal, f"{text} {texts.say(desk, case, 'consent_free')}", name=CONSENT)
    informing.note(desk, case, "note", user, f"Toestemming gevraagd: {who.strip()}. Reden: {why.strip()}")
    return Done(f"De klager is gevraagd{rule}. Neem pas contact op na een ja.", case)


def _others_answered(
    desk: CaseDesk, case: Case, proposal: dict[str, Any], yes: bool, user: StaffUser | None
) -> str:
    said = f"{'Ja' if yes else 'Nee'} tegen contact met {proposal['who']} ({proposal['why']})."
    desk.work.history.append(case.id, "message", "complainant", said, desk.now)
    given = [*((case.content or {}).get("consents") or ())]
    given.append({"who": proposal["who"], "why": proposal["why"], "yes": yes, "at": desk.now.isoformat()})
    case = informing.save(desk, replace(case, content={**(case.content or {}), "consents": given}))
    _tell_back(desk, case, user, f"Bij {case.reference}: de klager zegt {said[0].lower()}{said[1:]}")
    return texts.say(desk, case, "consent_given" if yes else "consent_refused", who=proposal["who"])


def answer(desk: CaseDesk, case: Case, yes: bool) -> str | None:
    """Carry out what the person agreed to, or leave it; return what to say, or None where nothing was open."""
    proposal: dict[str, Any] | None = (case.content or {}).get("proposal")
    if not proposal:
        return None
    case = informing.save(desk, replace(case, content=_without(case)))
    desk.work.follow_ups.cancel(case.id, UNANSWERED, outcome="answered")
    user = desk.organisation.staff.get(proposal.get("by") or "")
    if proposal["kind"] == STEP:
        return _step_answered(desk, case, proposal, yes, user)
    if proposal["kind"] == OTHERS:
        return _others_answered(desk, case, proposal, yes, user)
    return _extension_answered(desk, case, proposal, yes, user)


def _step_answered(
    desk: CaseDesk, case: Case, proposal: dict[str, Any], yes: bool, user: StaffUser | None
) -> str:
    from actions.cases.moving import move_to
    from procedures.ladder import step as step_of

    step = step_of(desk.procedure, proposal["step"])
    desk.work.history.append(
        case.id,
        "message",
        "complainant",
        f"{'Ja' if yes else 'Nee'} tegen stap {step.number}, {step.name.u}.",
        desk.now,
    )
    if not yes:
        _tell_back(
            desk,
            case,
            user,
            f"De klager zegt nee tegen stap {step.number}. {case.reference} blijft waar die is.",
        )
        return texts.say(desk, case, "refused_step")
    before = case
    case = move_to(desk, case, step.key, consent=True)
    _tell_back(desk, before, user, f"De klager zegt ja. {case.reference} is nu bij stap {step.number}.")
    if step.outside:
        return (
            f"{texts.say(desk, case, 'agreed_step_outside')} {texts.from_procedure(desk, case, step.offer)}"
        )
    return texts.say(desk, case, "agreed_step", step=texts.from_procedure(desk, case, step.name))


def _extension_answered(
    desk: CaseDesk, case: Case, proposal: dict[str, Any], yes: bool, user: StaffUser | None
) -> str:
    from actions.cases.deciding import carry_out_extension

    row = next((one for one in desk.work.cases.deadlines(case.id) if one.id == proposal["deadline"]), None)
    day = date.fromisoformat(proposal["until"])
    said = f"{'Ja' if yes else 'Nee'} tegen verlengen tot en met {words.day(day)}."
    desk.work.history.append(case.id, "message", "complainant", said, desk.now)
    if row is None or row.due is None:
        return texts.say(desk, case, "refused_step")
    if not yes:
        _tell_back(
            desk,
            case,
            user,
            f"De klager gaat niet akkoord. De termijn van {case.reference} blijft {words.day(row.due)}.",
        )
        return texts.say(desk, case, "refused_extension", due=texts.day(case, row.due))
    if row.status in RUNNING and not is_missed(row.due, desk.today):
        due = moved(Due(row.due, row.why), day, agreed=True)
        done = carry_out_extension(
            desk, case, user, row, due, proposal["rule"], proposal["reason"], told=True
        )
        _tell_back(desk, done.case, user, f"De klager gaat akkoord. {done.text}")
        return texts.say(desk, done.case, "agreed_extension", due=texts.day(case, day))
    # A yes after the end is an agreement all the same, but the term was missed before it.
    _tell_back(
        desk, case, user, f"De klager gaat akkoord met {words.day(day)}, maar de termijn was al voorbij."
    )
    return texts.say(desk, case, "agreed_extension", due=texts.day(case, day))


def _ask(desk: CaseDesk, case: Case, proposal: dict[str, Any], text: str, name: str = AGREE) -> Case:
    if (case.content or {}).get("proposal"):
        raise Refused(f"Bij {case.reference} ligt al een vraag bij de klager. Wacht op het antwoord.")
    if case.conversation_id is None:
        raise Refused(
            f"Er is geen chat met deze klager, dus ik kan het niet vragen. Vraag het zelf en maak een notitie: "
            f"notitie {case.reference} TEKST"
        )
    buttons = texts.yes_no(desk, case, name)
    notify.to_complainant(desk, case, text, kind="question", author="staff", asks=name, buttons=buttons)
    asking.open_in_talk(desk, case, name, buttons)
    proposal["at"] = desk.now.isoformat()
    content = {key: value for key, value in (case.content or {}).items() if key != "asked"}
    desk.work.follow_ups.schedule(
        organisation=case.organisation, rule=proposal.get("rule") or desk.procedure.steps[0].rules[0], what=UNANSWERED,
        to="complainant", due_at=asking.morning_after(desk, _SILENT_DAYS), case_id=case.id,
        data={"at": proposal["at"]}, content={"text": text}, replace=True,
    )  # fmt: skip
    return informing.save(desk, replace(case, content={**content, "proposal": proposal}))


def remind_once(desk: CaseDesk, case: Case, at: str, question: str) -> bool:
    """A proposal without an answer: the person is reminded once, and staff hear that nothing came."""
    proposal = (case.content or {}).get("proposal")
    if not proposal or proposal.get("at") != at:
        return False
    name = open_question(case) or AGREE
    if asking.may_write(desk, case):
        text = f"{texts.say(desk, case, 'once_more')}\n\n{question}"
        buttons = texts.yes_no(desk, case, name)
        notify.to_complainant(desk, case, text, kind="reminder", author="system", asks=name, buttons=buttons)
    user = desk.organisation.staff.get(proposal.get("by") or "")
    _tell_back(
        desk, case, user,
        f"De klager van {case.reference} heeft nog niet geantwoord op uw vraag. Er is één keer aan herinnerd. "
        f"Zolang er geen ja is, verandert er niets.",
    )  # fmt: skip
    return True


def _tell_back(desk: CaseDesk, case: Case, user: StaffUser | None, text: str) -> None:
    informing.tell(desk, case, text, users=[user] if user else None)


def _without(case: Case) -> dict[str, Any]:
    return {name: value for name, value in (case.content or {}).items() if name != "proposal"}
