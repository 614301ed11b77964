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
from actions.cases.hours import morning_after
from actions.cases.permissions import must_see
from actions.cases.states import must_be_open
from actions.organisation import StaffUser
from procedures.model import Step
from storage.cases import Case
from storage.deadlines import Deadline

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
    # After a ruling it is the person who goes on, and nobody who proposes it (COA-19).
    about, ask = ("agree_objection", "agree_objection_ask") if step.by_objection else ("agree_step", "agree_step_ask")
    parts = [texts.say(desk, case, about, step=texts.from_procedure(desk, case, step.name))]
    parts.append(texts.from_procedure(desk, case, step.offer))
    if not step.outside:
        who = texts.role(desk, case, step.handler or desk.procedure.short_name)
        parts.append(texts.say(desk, case, "agree_step_share", who=who))
    parts.append(texts.say(desk, case, ask))
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
        to="complainant", due_at=morning_after(desk, _SILENT_DAYS), case_id=case.id,
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
    tell_back(
        desk, case, user,
        f"De klager van {case.reference} heeft nog niet geantwoord op uw vraag. Er is één keer aan herinnerd. "
        f"Zolang er geen ja is, verandert er niets.",
    )  # fmt: skip
    return True


def tell_back(desk: CaseDesk, case: Case, user: StaffUser | None, text: str) -> None:
    informing.tell(desk, case, text, users=[user] if user else None)
