"""Decisions on a case: extending a term, not admitting, deciding, closing and opening again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from actions import notify
from actions.cases import (
    checklist,
    clock,
    duties,
    informing,
    notices,
    other_party,
    proposals,
    reasons,
    reopening,
    second_route,
    solved,
    surveys,
    texts,
    words,
)
from actions.cases.desk import CaseDesk
from actions.cases.errors import Done, Refused
from actions.cases.notices import Part
from actions.cases.permissions import must_decide
from actions.cases.states import is_open, must_be_open, must_become, possible
from actions.cases.writing import NO_TALK
from actions.organisation import StaffUser
from procedures.ladder import step as step_of
from procedures.model import AppealBody, Extension, Term
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
    statistics = {**case.statistics, "extended_why": reasons.kind_of(reason)}
    case = informing.save(desk, replace(case, content={**content, "extensions": times}, statistics=statistics))
    moved_to = f"van {words.day(row.due)} naar {words.day(due.due)} ({rule})"
    note = f"{words.deadline_name(row.key, desk.procedure)}: {moved_to}. Reden: {reason}"
    informing.note(desk, case, "extended", user, note)
    done = f"Verlengd tot en met {words.day(due.due)} ({rule})."
    if not told:
        nameless = case.anonymous and case.kind == "official_complaint"
        key = "extended_no_date" if nameless else "extended_aim" if row.kind == "aim" else "extended"
        parts = [texts.say(desk, case, key, due=texts.day(case, due.due))]
        if row.kind != "aim" and not nameless:
            parts[0] += " " + texts.say(desk, case, "extension_before", before=texts.day(case, row.due))
        parts.append(texts.say(desk, case, "reason", reason=reason))
        message = "\n\n".join(parts)
        sent = notify.to_complainant(desk, case, message, kind="extension", author="staff")
        second_route.watch(desk, case, sent, rule, before=row.due)
        done += " De klager krijgt bericht." if sent else f"\n{NO_TALK}\n\n{message}"
    term = desk.procedure.term(row.key)
    if term and term.extension and "person_complained_about" in term.extension.tell:
        # Both parties hear of the delay and of the term in which it can be done (COA-18).
        message = other_party.text(desk, "other_delayed", due=words.day(due.due))
        task = f"Laat het ook de andere partij weten ({rule})."
        told_both = other_party.tell(desk, case, user, other_party.DELAY, message, task, rule)
        case = told_both.case
        done += told_both.text
    return Done(done, case)


def not_admit(desk: CaseDesk, case: Case, user: StaffUser, reason: str) -> Done:
    """Decide not to take a complaint up, with reasons and with the objection route where there is one."""
    must_decide(desk, case, user)
    must_become(case, "not_admitted")
    rule = desk.procedure.non_admission
    if not reason.strip():
        why = f" ({rule.rules[0]})" if rule else ""
        raise Refused(f"Zet de reden erbij: weiger {case.reference} REDEN{why}")
    message = notices.compose(_not_admitted(desk, case), reason)
    sent = notify.to_complainant(desk, case, message, kind="not_admitted", author="staff")
    notice = desk.work.cases.deadlines(case.id)
    due = next((one.due for one in notice if one.key == "not_admitted_notice"), None)
    second_route.watch(desk, case, sent, rule.rules[0] if rule else desk.procedure.steps[0].rules[0], before=due)
    clock.meet(desk, case, "not_admitted_notice")
    clock.cancel_all(desk, case)
    statistics = {**case.statistics, "not_admitted": True, "not_admitted_why": reasons.kind_of(reason)}
    case = informing.save(
        desk, replace(case, status="not_admitted", closed_at=desk.now, statistics=statistics,
                      retention_until=clock.retention_until(desk), content=_settled(case)),
    )  # fmt: skip
    informing.note(desk, case, "not_admitted", user, reason.strip())
    told = "De klager krijgt bericht met de reden." if sent else f"{NO_TALK}\n\n{message}"
    hint = checklist.about_motivation(desk, case.reference, reason)
    return Done(f"{case.reference} wordt niet in behandeling genomen. {told}{hint}", case)


def decide(desk: CaseDesk, case: Case, user: StaffUser, text: str) -> Done:
    """Send the decision, with where the person can go if it does not satisfy."""
    must_decide(desk, case, user)
    if case.status == "decided":
        raise Refused(f"Over {case.reference} is al besloten. Mogelijk: {possible(case)}, heropen.")
    must_become(case, "decided")
    if not text.strip():
        raise Refused(
            f"Zet het besluit erbij: besluit {case.reference} TEKST{checklist.about_decision(desk, case.reference, ' ')}"
        )
    body = _ruling_body(desk, case)
    message = notices.compose(_decision(desk, case, body), text)
    sent = notify.to_complainant(desk, case, message, kind="decision", author="staff")
    respond = clock.running(desk, case, "respond")
    second_route.watch(
        desk, case, sent, respond.rule if respond else desk.procedure.steps[0].rules[0],
        before=respond.due if respond else None,
    )  # fmt: skip
    for key in ("respond", clock.STATUTORY_KEY):
        clock.meet(desk, case, key)
    clock.cancel(desk, case, "not_admitted_notice")
    content = {**_settled(case), "decision": text.strip()}
    statistics = {**case.statistics, "outcome": reasons.tenor_of(text)}
    case = informing.save(
        desk, replace(case, status="decided", decided_at=desk.now, content=content, statistics=statistics)
    )
    informing.note(desk, case, "decided", user, text.strip())
    desk.work.follow_ups.cancel(case.id, clock.INTERNAL, outcome="decided")
    solved.forget(desk, case, "decided")
    surveys.after_decision(desk, case)
    told = "De klager krijgt bericht." if sent else f"{NO_TALK}\n\n{message}"
    told += "" if body else checklist.about_decision(desk, case.reference, text)
    if _both_hear(desk):
        ready = _told_to_other(desk, body, text)
        task = "Laat het besluit ook de andere partij weten."
        both = other_party.tell(desk, case, user, other_party.DECISION, ready, task, _decision_rule(desk))
        case = both.case
        told += both.text
    return Done(f"Het besluit bij {case.reference} staat vast. {told}", case)


def close(
    desk: CaseDesk, case: Case, user: StaffUser, text: str | None = None, *, anyway: bool = False
) -> Done:
    """Close a case and tell the person what was done, how it ended and how long it took (IZW-20).

    While a question lies with the person nothing is closed, unless ``anyway``; then that question lapses.
    """
    must_decide(desk, case, user)
    must_become(case, "closed")
    content = case.content or {}
    if content.get("proposal") and not anyway:
        raise Refused(
            f"Bij {case.reference} ligt nog een vraag bij de klager. Wacht op het antwoord. "
            f"Toch sluiten: sluit {case.reference} TEKST --toch"
        )
    respond = clock.running(desk, case, "respond")
    if respond is not None and content.get("resolved") is not True:
        raise Refused(
            f"{case.reference} is een officiële klacht zonder besluit ({respond.rule}). "
            f"Mogelijk: besluit {case.reference} TEKST"
        )
    duties.must_be_done_to_close(desk, case)
    until = surveys.letter_waits_until(desk, case)
    if until is not None:
        return _wait(desk, case, user, text, until)
    return carry_out_closing(desk, case, user, text)


def carry_out_closing(
    desk: CaseDesk, case: Case, user: StaffUser | None, text: str | None, *, answered: bool = False
) -> Done:
    """Close a case that somebody decided to close, and send the closing letter.

    Args:
        answered: the person just said how satisfied they are, so the letter begins with thanks.
    """
    message = notices.compose(closing_parts(desk, case, text), text if _is_letter(desk, case, text) else None)
    if answered:
        message = f"{texts.say(desk, case, 'closed_thanks')}\n\n{message}"
    sent = notify.to_complainant(desk, case, message, kind="closing", author="staff")
    second_route.watch(desk, case, sent, surveys.rule_of(desk))
    clock.meet(desk, case, "settle")
    clock.cancel_all(desk, case)
    content = {name: value for name, value in _settled(case).items() if name != "closing"}
    case = informing.save(
        desk, replace(case, status="closed", closed_at=desk.now, content=content,
                      retention_until=clock.retention_until(desk)),
    )  # fmt: skip
    informing.note(desk, case, "closed", user, (text or "").strip() or None)
    surveys.after_closing(desk, case)
    told = "De klager krijgt bericht." if sent else f"{NO_TALK}\n\n{message}"
    return Done(f"{case.reference} is gesloten. {told}{_subject_missing(case)}{duties.put(desk, case)}", case)


def _subject_missing(case: Case) -> str:
    """A hint for staff where nobody said what it was about, for the yearly report counts that."""
    if ((case.content or {}).get("concern") or {}).get("about") not in (None, "other"):
        return ""
    return f"\nWaar ging het over? Voor het jaarverslag: onderwerp {case.reference} hulp, praktisch, medewerker, proces of anders"


def _wait(desk: CaseDesk, case: Case, user: StaffUser, text: str | None, until: datetime) -> Done:
    """The closing letter names the satisfaction, so it waits for the answer, some working days at most (IZW-20)."""
    waits = {"by": user.name, "text": (text or "").strip(), "until": until.isoformat()}
    case = informing.save(desk, replace(case, content={**(case.content or {}), "closing": waits}))
    desk.work.follow_ups.cancel(case.id, surveys.CLOSING_WAITS, outcome="counted anew")
    rule = surveys.rule_of(desk)
    clock.plan(desk, case, surveys.CLOSING_WAITS, rule, f"staff:{user.name}", until)
    informing.note(desk, case, "note", user, f"Sluiten gevraagd. De slotbrief wacht op de tevredenheid ({rule}).")
    return Done(
        f"De slotbrief van {case.reference} wacht op het antwoord over de tevredenheid ({rule}). "
        f"Uiterlijk {words.day(local_day(until))} gaat die weg en sluit de zaak.",
        case,
    )


def close_if_waiting(desk: CaseDesk, case: Case, *, answered: bool = False) -> Case:
    """Close a case of which the closing letter waited, ``answered`` or not; nothing where none did."""
    waits = (case.content or {}).get("closing")
    if not waits or case.status != "decided":
        return case
    user = desk.organisation.staff.get(waits.get("by") or "")
    done = carry_out_closing(desk, case, user, waits.get("text") or None, answered=answered)
    informing.tell(desk, done.case, f"De slotbrief is weg. {done.text}", users=[user] if user else None)
    return done.case


def closing_parts(desk: CaseDesk, case: Case, text: str | None = None) -> list[Part]:
    """The closing message: the procedure followed, the outcome, the lead time, and the satisfaction (IZW-20)."""
    content = case.content or {}
    outcome = (text or "").strip() or content.get("decision") or ""
    days = (desk.today - local_day(case.received_at)).days
    took = texts.say(desk, case, "day") if days == 1 else texts.say(desk, case, "days", count=days)
    steps = ", ".join(
        texts.from_procedure(desk, case, step_of(desk.procedure, key).name) for key in steps_taken(case)
    )
    must = surveys.belongs_in_letter(desk)
    parts = [Part(texts.say(desk, case, "closed")), Part(texts.say(desk, case, "closed_followed", steps=steps), must)]
    if outcome:
        parts.append(Part(texts.say(desk, case, "closed_outcome", outcome=outcome)))
    received = texts.day(case, local_day(case.received_at))
    lasted = "closed_duration" if days else "closed_same_day"
    parts.append(Part(texts.say(desk, case, lasted, received=received, days=took), must))
    if must:
        score = case.statistics.get("satisfaction")
        key = "closed_satisfaction_open" if score is None else "closed_satisfaction"
        parts.append(Part(texts.say(desk, case, key, score=score), must))
    if content.get("proposal"):
        parts.append(Part(texts.say(desk, case, "closed_question")))
    after = _after_decision(desk, case)
    if after and case.decided_at is not None:
        after = [texts.say(desk, case, "closed_next_told")]
    elif after and not _asks_itself(after[-1]):
        after = [texts.say(desk, case, "closed_next"), *after[1:]]
    return [*parts, *map(Part, after)]


def _is_letter(desk: CaseDesk, case: Case, text: str | None) -> bool:
    """Whether staff sent the whole letter, adapted, and not only how it ended."""
    return bool(text) and notices.is_adapted(closing_parts(desk, case), text or "")


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
    if not reopening.in_time(desk, case):
        new = reopening.follow_on(desk, case, user, reason.strip())
        notify.to_complainant(
            desk, new, texts.say(desk, new, "followed_on", earlier=case.reference), kind="notice", author="staff"
        )
        last = reopening.last_day(desk, case)
        return Done(
            f"Heropenen kon tot en met {words.day(last or desk.today)}. Er is een nieuwe zaak, {new.reference}, "
            f"die verwijst naar {case.reference}.",
            new,
        )
    case = reopening.reopen(desk, case, user, reason.strip())
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
    absent = desk.procedure.nothing_on("extension") or desk.procedure.nothing_on("decision_term")
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
    offer = texts.from_procedure(desk, case, step.offer)
    return [offer if _asks_itself(offer) else f"{texts.say(desk, case, 'objection')} {offer}"]


def _after_decision(desk: CaseDesk, case: Case) -> list[str]:
    """Where the person can go after a decision: only what this procedure names, and nowhere after the last ruling."""
    if _ruling_body(desk, case) is not None and case.decided_at is not None:
        return []
    offers = []
    for body in desk.procedure.appeal:
        step = next((one for one in desk.procedure.steps if one.key == body.step), None)
        offers.append(texts.from_procedure(desk, case, step.offer if step else body.name))
    if not offers:
        after = desk.procedure.steps[case.step_number :]
        offers = [texts.from_procedure(desk, case, one.offer) for one in after[:1]]
    if not offers or _asks_itself(offers[0]):
        return offers
    return [texts.say(desk, case, "objection"), *offers]


def _asks_itself(offer: str) -> bool:
    """Whether an offer begins by asking whether the person is content, so that nothing has to lead up to it."""
    return "?" in offer.split(".", 1)[0]


def _both_hear(desk: CaseDesk) -> bool:
    """Whether the person complained about hears the decision as well (COA-13, COA-23)."""
    return any(
        "person_complained_about" in notice.to for notice in desk.procedure.notices if notice.key == "decision"
    )


def _told_to_other(desk: CaseDesk, body: AppealBody | None, text: str) -> str:
    """The decision, or the ruling of a body after it, as the other party hears it (COA-13, COA-23)."""
    if body is None:
        return f"{other_party.text(desk, 'other_decided')}\n\n{text.strip()}"
    parts = [other_party.text(desk, "other_ruled", body=body.name.u), text.strip()]
    if body.force == "binding_both":
        parts.append(other_party.text(desk, "decided_binding"))
    return "\n\n".join(parts)


def _decision_rule(desk: CaseDesk) -> str:
    notice = next((one for one in desk.procedure.notices if one.key == "decision"), None)
    return notice.rules[0] if notice else desk.procedure.steps[0].rules[0]


def _ruling_body(desk: CaseDesk, case: Case) -> AppealBody | None:
    """The body that rules at the step where the case is, after an objection (COA-23)."""
    return next((body for body in desk.procedure.appeal if body.step == case.step_key), None)


def _decision(desk: CaseDesk, case: Case, body: AppealBody | None) -> list[Part]:
    if body is None:
        return [Part(texts.say(desk, case, "decided")), *(Part(one, must=True) for one in _after_decision(desk, case))]
    name = texts.from_procedure(desk, case, body.name)
    parts = [Part(texts.say(desk, case, "decided_by_body", body=name))]
    if body.force == "binding_both":
        parts.append(Part(texts.say(desk, case, "decided_binding"), must=True))
    return parts


def _not_admitted(desk: CaseDesk, case: Case) -> list[Part]:
    """Told without the reason, which staff write: the decision, and where the person can go."""
    ways = _objection(desk, case) or [
        texts.from_procedure(desk, case, route.text) for route in desk.procedure.routes_always_open
    ]
    return [Part(texts.say(desk, case, "not_admitted")), *(Part(one, must=True) for one in ways)]


def _settled(case: Case) -> dict[str, Any]:
    """The content without questions that are open to the person."""
    return {name: value for name, value in (case.content or {}).items() if name not in ("proposal", "asked")}
