"""Decisions on a case: extending a term, not admitting, deciding, closing and opening again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from actions import notify
from actions.cases import clock, informing, proposals, texts, words
from actions.cases.desk import CaseDesk
from actions.cases.errors import Done, Refused
from actions.cases.permissions import must_decide
from actions.cases.states import is_open, must_be_open, must_become, possible
from actions.cases.writing import NO_TALK
from actions.organisation import StaffUser
from procedures.ladder import step as step_of
from procedures.model import Extension, Term
from procedures.terms import Due, is_missed, local_day, moved
from storage.cases import Case
from storage.deadlines import RUNNING, Deadline


def extend(desk: CaseDesk, case: Case, user: StaffUser, until: date | datetime | None, reason: str) -> Done:
    """Extend the term of a case where the procedure allows it, before its end; the person is told in the same step.

    Once by a fixed length (BUC-18), further only where the person agrees (BUC-19), or to any new date (COA-18).
    """
    must_decide(desk, case, user)
    must_be_open(case)
    row, term, extension = _extendable(desk, case)
    day = local_day(until) if isinstance(until, datetime) else until
    if is_missed(row.due, desk.today) or row.status == "missed":
        raise Refused(
            f"De laatste dag was {words.day(row.due)}. Verlengen kon tot en met die dag. "
            f"Mogelijk: antwoord, besluit, sluit."
        )
    if not reason.strip():
        raise Refused(f"Zet de reden erbij: verleng {case.reference} REDEN ({extension.rule})")
    if extension.kind == "once":
        due = _once(desk, case, row, term, extension, day)
        return carry_out_extension(desk, case, user, row, due, extension.rule, reason.strip())
    if day is None:
        raise Refused(f"Noem de nieuwe datum: verleng {case.reference} TOT DATUM: REDEN ({extension.rule})")
    if day <= row.due:
        raise Refused(f"De nieuwe datum moet na {words.day(row.due)} liggen ({extension.rule}).")
    if extension.kind == "by_agreement" or extension.needs_agreement:
        return proposals.propose_extension(desk, case, user, row, day, extension.rule, reason.strip())
    due = moved(Due(row.due, row.why), day, agreed=False)
    return carry_out_extension(desk, case, user, row, due, extension.rule, reason.strip())


def carry_out_extension(
    desk: CaseDesk, case: Case, user: StaffUser | None, row: Deadline, due: Due, rule: str, reason: str, *,
    told: bool = False,
) -> Done:  # fmt: skip
    """Give a term its new last day, watch that one, and tell the person unless they know already."""
    desk.work.cases.set_deadline_due(row.id, due.due, due.why, status="extended")
    clock.unwatch(desk, case, row.key, "extended")
    clock.watch(desk, case, [one for one in desk.work.cases.deadlines(case.id) if one.id == row.id])
    content = dict(case.content or {})
    times = dict(content.get("extensions") or {})
    times[row.key] = times.get(row.key, 0) + 1
    case = informing.save(desk, replace(case, content={**content, "extensions": times}))
    moved_to = f"van {words.day(row.due)} naar {words.day(due.due)} ({rule})"
    note = f"{words.deadline_name(row.key)}: {moved_to}. Reden: {reason}"
    informing.note(desk, case, "extended", user, note)
    done = f"Verlengd tot en met {words.day(due.due)} ({rule})."
    if not told:
        key = "extended_aim" if row.kind == "aim" else "extended"
        parts = [texts.say(desk, case, key, due=texts.day(case, due.due))]
        if row.kind != "aim":
            parts[0] += " " + texts.say(desk, case, "extension_before", before=texts.day(case, row.due))
        parts.append(texts.say(desk, case, "reason", reason=reason))
        message = "\n\n".join(parts)
        sent = notify.to_complainant(desk, case, message, kind="extension", author="staff")
        done += " De klager krijgt bericht." if sent else f"\n{NO_TALK}\n\n{message}"
    extension = desk.procedure.term(row.key)
    if extension and extension.extension and "person_complained_about" in extension.extension.tell:
        done += f" Laat het zelf ook de andere partij weten ({rule})."
    return Done(done, case)


def not_admit(desk: CaseDesk, case: Case, user: StaffUser, reason: str) -> Done:
    """Decide not to take a complaint up, with reasons and with the objection route where there is one."""
    must_decide(desk, case, user)
    must_become(case, "not_admitted")
    rule = desk.procedure.non_admission
    if not reason.strip():
        why = f" ({rule.rules[0]})" if rule else ""
        raise Refused(f"Zet de reden erbij: weiger {case.reference} REDEN{why}")
    parts = [texts.say(desk, case, "not_admitted"), reason.strip(), *_objection(desk, case)]
    message = "\n\n".join(part for part in parts if part)
    sent = notify.to_complainant(desk, case, message, kind="not_admitted", author="staff")
    clock.meet(desk, case, "not_admitted_notice")
    clock.cancel_all(desk, case)
    statistics = {**case.statistics, "not_admitted": True}
    case = informing.save(
        desk, replace(case, status="not_admitted", closed_at=desk.now, statistics=statistics,
                      retention_until=clock.retention_until(desk.procedure, desk.today), content=_no_proposal(case)),
    )  # fmt: skip
    informing.note(desk, case, "not_admitted", user, reason.strip())
    told = "De klager krijgt bericht met de reden." if sent else f"{NO_TALK}\n\n{message}"
    return Done(f"{case.reference} wordt niet in behandeling genomen. {told}", case)


def decide(desk: CaseDesk, case: Case, user: StaffUser, text: str) -> Done:
    """Send the decision, with where the person can go if it does not satisfy."""
    must_decide(desk, case, user)
    if case.status == "decided":
        raise Refused(f"Over {case.reference} is al besloten. Mogelijk: {possible(case)}, heropen.")
    must_become(case, "decided")
    if not text.strip():
        raise Refused(f"Zet het besluit erbij: besluit {case.reference} TEKST{_parts(desk)}")
    message = "\n\n".join([texts.say(desk, case, "decided"), text.strip(), *_after_decision(desk, case)])
    sent = notify.to_complainant(desk, case, message, kind="decision", author="staff")
    for key in ("respond", clock.STATUTORY_KEY):
        clock.meet(desk, case, key)
    clock.cancel(desk, case, "not_admitted_notice")
    content = {**_no_proposal(case), "decision": text.strip()}
    case = informing.save(desk, replace(case, status="decided", decided_at=desk.now, content=content))
    informing.note(desk, case, "decided", user, text.strip())
    desk.work.follow_ups.cancel(case.id, clock.INTERNAL, outcome="decided")
    told = "De klager krijgt bericht." if sent else f"{NO_TALK}\n\n{message}"
    return Done(f"Het besluit bij {case.reference} staat vast. {told}{_parts(desk)}", case)


def close(desk: CaseDesk, case: Case, user: StaffUser, text: str | None = None) -> Done:
    """Close a case and tell the person what was done, how it ended and how long it took (IZW-20)."""
    must_decide(desk, case, user)
    must_become(case, "closed")
    content = case.content or {}
    respond = clock.running(desk, case, "respond")
    if respond is not None and content.get("resolved") is not True:
        raise Refused(
            f"{case.reference} is een officiële klacht zonder besluit ({respond.rule}). "
            f"Mogelijk: besluit {case.reference} TEKST"
        )
    message = "\n\n".join(closing_parts(desk, case, text))
    sent = notify.to_complainant(desk, case, message, kind="closing", author="staff")
    clock.meet(desk, case, "settle")
    clock.cancel_all(desk, case)
    case = informing.save(
        desk, replace(case, status="closed", closed_at=desk.now, content=_no_proposal(case),
                      retention_until=clock.retention_until(desk.procedure, desk.today)),
    )  # fmt: skip
    informing.note(desk, case, "closed", user, (text or "").strip() or None)
    told = "De klager krijgt bericht." if sent else f"{NO_TALK}\n\n{message}"
    return Done(f"{case.reference} is gesloten. {told}{_duties(desk, case)}", case)


def closing_parts(desk: CaseDesk, case: Case, text: str | None = None) -> list[str]:
    """The closing message: the procedure followed, the outcome, the lead time, and the satisfaction (IZW-20)."""
    content = case.content or {}
    outcome = (text or "").strip() or content.get("decision") or ""
    days = (desk.today - local_day(case.received_at)).days
    took = texts.say(desk, case, "day") if days == 1 else texts.say(desk, case, "days", count=days)
    steps = ", ".join(
        texts.from_procedure(desk, case, step_of(desk.procedure, key).name) for key in steps_taken(case)
    )
    parts = [texts.say(desk, case, "closed"), texts.say(desk, case, "closed_followed", steps=steps)]
    if outcome:
        parts.append(texts.say(desk, case, "closed_outcome", outcome=outcome))
    received = texts.day(case, local_day(case.received_at))
    parts.append(texts.say(desk, case, "closed_duration", received=received, days=took))
    if _satisfaction_belongs(desk):
        score = case.statistics.get("satisfaction")
        key = "closed_satisfaction_open" if score is None else "closed_satisfaction"
        parts.append(texts.say(desk, case, key, score=f"{score}/5"))
    after = _after_decision(desk, case)
    return parts + ([texts.say(desk, case, "closed_next"), *after[1:]] if after else [])


def steps_taken(case: Case) -> list[str]:
    """The keys of the steps that a case went through, in order."""
    return [*((case.content or {}).get("steps_before") or ()), case.step_key]


def reopen(desk: CaseDesk, case: Case, user: StaffUser, reason: str) -> Done:
    """Take a case up again; its terms do not start anew."""
    must_decide(desk, case, user)
    if is_open(case) and case.status != "decided":
        raise Refused(f"{case.reference} is nog open. Mogelijk: {possible(case)}.")
    if not reason.strip():
        raise Refused(f"Zet de reden erbij: heropen {case.reference} REDEN")
    case = informing.save(desk, replace(case, status="in_progress", closed_at=None, retention_until=None))
    informing.note(desk, case, "reopened", user, reason.strip())
    desk.work.follow_ups.cancel(case.id, "survey", outcome="reopened")
    clock.plan_internal(desk, case)
    sent = notify.to_complainant(desk, case, texts.say(desk, case, "reopened"), kind="notice", author="staff")
    told = " De klager krijgt bericht." if sent else ""
    return Done(f"{case.reference} is weer open.{told}", case)


def _extendable(desk: CaseDesk, case: Case) -> tuple[Deadline, Term, Extension]:
    """The running or just missed row that may be extended, and how the next extension goes."""
    times: dict[str, Any] = (case.content or {}).get("extensions") or {}
    waiting = (case.content or {}).get("proposal")
    if waiting and waiting.get("kind") == "extension":
        raise Refused("De klager is al gevraagd om akkoord te gaan. Wacht op het antwoord.")
    used: Extension | None = None
    for row in desk.work.cases.deadlines(case.id):
        term = desk.procedure.term(row.key)
        if (
            term is None
            or term.extension is None
            or row.due is None
            or row.status not in (*RUNNING, "missed")
        ):
            continue
        extension: Extension | None = term.extension
        for _ in range(times.get(row.key, 0)):
            if extension is not None and extension.kind != "any":
                used, extension = extension, extension.then
        if extension is not None:
            return row, term, extension
    if used is not None:
        raise Refused(f"Verlengen kon één keer ({used.rule}). Dat is al gedaan. Mogelijk: besluit, antwoord.")
    some = any(term.extension for term in desk.procedure.terms)
    absent = desk.procedure.nothing_on("extension")
    rule = f" ({absent.rule})" if absent else ""
    if some:
        raise Refused(
            f"Bij {case.reference} loopt geen termijn die verlengd kan worden. Mogelijk: {possible(case)}."
        )
    raise Refused(
        f"De procedure van {desk.procedure.short_name} kent geen verlenging{rule}. Mogelijk: {possible(case)}."
    )


def _once(
    desk: CaseDesk, case: Case, row: Deadline, term: Term, extension: Extension, day: date | None
) -> Due:
    start = row.start_on or local_day(case.received_at)
    most = clock.counted(
        desk, term, start, extended_by=extension.amount or 0, extended_unit=extension.unit or term.unit
    )
    if day is None:
        return most
    if not row.due < day <= most.due:
        raise Refused(
            f"Verlengen kan tot en met {words.day(most.due)} ({extension.rule}). "
            f"De nieuwe datum ligt na {words.day(row.due)}."
        )
    return most if day == most.due else moved(Due(row.due, row.why), day, agreed=False)


def _objection(desk: CaseDesk, case: Case) -> list[str]:
    rule = desk.procedure.non_admission
    if rule is None or rule.objection is None:
        return []
    step = next((one for one in desk.procedure.steps if one.key == rule.objection), None)
    if step is None:
        return []
    return [f"{texts.say(desk, case, 'objection')} {texts.from_procedure(desk, case, step.offer)}"]


def _after_decision(desk: CaseDesk, case: Case) -> list[str]:
    """Where the person can go after a decision: only what this procedure names."""
    offers = []
    for body in desk.procedure.appeal:
        step = next((one for one in desk.procedure.steps if one.key == body.step), None)
        offers.append(texts.from_procedure(desk, case, step.offer if step else body.name))
    if not offers:
        after = desk.procedure.steps[case.step_number :]
        offers = [texts.from_procedure(desk, case, one.offer) for one in after[:1]]
    return [texts.say(desk, case, "objection"), *offers] if offers else []


def _parts(desk: CaseDesk) -> str:
    """A reminder of what a decision must hold here."""
    decision = desk.procedure.decision
    if decision is None or not decision.parts:
        return ""
    return f" In het besluit hoort: {', '.join(decision.parts)} ({decision.rules[0]})."


def _duties(desk: CaseDesk, case: Case) -> str:
    duties = [one for one in desk.procedure.duties if one.step in (None, case.step_key)]
    return "".join(f"\nNog te doen: {one.what} ({one.role}, {one.rule})." for one in duties)


def _satisfaction_belongs(desk: CaseDesk) -> bool:
    return any(
        "tevredenheid" in part
        for notice in desk.procedure.notices
        if notice.key == "closing"
        for part in notice.parts
    )


def _no_proposal(case: Case) -> dict[str, Any]:
    return {name: value for name, value in (case.content or {}).items() if name != "proposal"}
