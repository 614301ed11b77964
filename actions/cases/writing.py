"""What staff write to the person: the acknowledgement, replies, invitations and planned messages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from actions import notify
from actions.cases import clock, delivery, informing, texts, words
from actions.cases.desk import CaseDesk
from actions.cases.errors import Done, Refused
from actions.cases.permissions import must_see
from actions.cases.states import must_be_open
from actions.organisation import StaffUser
from procedures.terms import instant_at, local_day
from storage.cases import Case
from storage.deadlines import RUNNING

PLAN, PLAN_ANYWAY = "plan", "plan_anyway"

NO_TALK = "Er is geen chat met deze klager. Bel, mail of schrijf de klager deze tekst:"


def acknowledge(desk: CaseDesk, case: Case, user: StaffUser, text: str | None = None) -> Done:
    """Send the acknowledgement, with the procedure explained; the term is met when it is delivered.

    Where there is no talk to send it in, staff pass it on themselves and say so by this act.
    """
    must_see(desk, case, user)
    must_be_open(case)
    if case.acknowledged_at is not None or _underway(desk, case):
        raise Refused(f"{case.reference} is al bevestigd. Mogelijk: antwoord, notitie, besluit, sluit.")
    message = acknowledgement_text(desk, case, text)
    row = notify.to_complainant(desk, case, message, kind=delivery.ACKNOWLEDGEMENT, author="staff")
    case = informing.save(
        desk, replace(case, status="acknowledged" if case.status == "received" else case.status)
    )
    informing.note(desk, case, "acknowledged", user, text or "Met uitleg van de procedure.")
    desk.work.follow_ups.cancel(case.id, clock.INTERNAL, outcome="acknowledged")
    if row is None:
        case = delivery.kind_sent(desk, case, delivery.ACKNOWLEDGEMENT)
        return Done(f"{NO_TALK}\n\n{message}\n\nVastgelegd: u heeft {case.reference} bevestigd.", case)
    sent = desk.work.outbox.by_id(row)
    if sent is not None and sent.status in ("sent", "delivered"):
        case = delivery.kind_sent(desk, case, delivery.ACKNOWLEDGEMENT)
        return Done(f"De bevestiging van {case.reference} is verstuurd.{_next_term(desk, case)}", case)
    return Done(
        f"De bevestiging van {case.reference} gaat weg. De termijn is gehaald zodra die aankomt.", case
    )


def acknowledgement_text(desk: CaseDesk, case: Case, own: str | None = None) -> str:
    """The acknowledgement: received, the procedure explained, the dates that may be told, and secrecy."""
    procedure = desk.procedure
    parts = [texts.say(desk, case, "acknowledgement", received=texts.day(case, local_day(case.received_at)))]
    if own and own.strip():
        parts.append(own.strip())
    parts.append(texts.say(desk, case, "acknowledgement_how"))
    parts.append(texts.from_procedure(desk, case, procedure.answers.ask_procedure))
    parts.append(" ".join(promises(desk, case, but=("acknowledge",))))
    if case.kind == "official_complaint":
        if any(one.key == "hearing_invitation" for one in desk.work.cases.deadlines(case.id)):
            parts.append(texts.say(desk, case, "invitation_hearing"))
        parts += [
            texts.from_procedure(desk, case, one.told) for one in procedure.secrecy if _binds_person(one)
        ]
    parts.append(texts.say(desk, case, "acknowledgement_more"))
    return "\n\n".join(part for part in parts if part)


def promises(desk: CaseDesk, case: Case, but: tuple[str, ...] = ()) -> list[str]:
    """The dates that the procedure promises the person, each in its own words; nothing internal."""
    told = []
    for one in desk.work.cases.deadlines(case.id):
        term = desk.procedure.term(one.key)
        if one.key in but or one.internal or one.due is None or one.status not in RUNNING or term is None:
            continue
        if case.anonymous and one.kind == "statutory":
            continue  # an anonymous person is promised no term of the law
        told.append(texts.from_procedure(desk, case, term.promise, date=texts.day(case, one.due)))
    return [one for one in told if one]


def reply(desk: CaseDesk, case: Case, user: StaffUser, text: str) -> Done:
    """Answer the person, through the talk or the relay; the first word of the klachtenfunctionaris meets his term."""
    must_see(desk, case, user)
    if not text.strip():
        raise Refused(f"Zet het antwoord erbij: antwoord {case.reference} TEKST")
    contact = clock.running(desk, case, "contact")
    term = desk.procedure.term("contact")
    first = contact is not None and contact.due is not None and term is not None and user.has(term.owner)
    head = texts.say(desk, case, "reply", role=informing.role_in_words(user))
    kind = delivery.FIRST_CONTACT if first else "staff_reply"
    row = notify.to_complainant(desk, case, f"{head}\n\n{text.strip()}", kind=kind, author="staff")
    informing.note(desk, case, "replied", user, text.strip())
    if case.status == "acknowledged":
        case = informing.save(desk, replace(case, status="in_progress"))
    desk.work.follow_ups.cancel(case.id, clock.INTERNAL, outcome="replied")
    if row is None:
        if first:
            case = delivery.kind_sent(desk, case, kind)
        return Done(f"{NO_TALK}\n\n{text.strip()}", case)
    sent = desk.work.outbox.by_id(row)
    if sent is not None and sent.status in ("sent", "delivered"):
        case = delivery.kind_sent(desk, case, kind)
        return Done(f"Uw antwoord bij {case.reference} is verstuurd.", case)
    if sent is not None and sent.status == "parked":
        return Done(
            f"De klager wil nu geen berichten. Uw antwoord bij {case.reference} wacht. Bel als het haast heeft.",
            case,
        )
    return Done(f"Uw antwoord bij {case.reference} gaat weg.", case)


def invite(desk: CaseDesk, case: Case, user: StaffUser, when: date | datetime, text: str) -> Done:
    """Invite the person to a talk; the other party is invited by staff in person, outside this talk (COA-14)."""
    must_see(desk, case, user)
    must_be_open(case)
    _must_lie_ahead(desk, when, f"nodig-uit {case.reference} WANNEER: TEKST")
    hearing = desk.procedure.hearing
    parts = [texts.say(desk, case, "invited", when=texts.moment(case, when)), text.strip()]
    if hearing and hearing.companion in ("complainant", "both"):
        parts.append(texts.say(desk, case, "invited_companion"))
        if hearing.companion_secrecy:
            parts.append(texts.say(desk, case, "invited_companion_secret"))
    parts.append(texts.say(desk, case, "invited_cannot"))
    message = "\n\n".join(part for part in parts if part)
    row = notify.to_complainant(desk, case, message, kind="invitation", author="staff")
    told = dict((case.content or {}).get("hearing") or {"preference": None, "companion": None})
    told["invited_for"] = when.isoformat()
    content = {**(case.content or {}), "hearing": told}
    status = "in_progress" if case.status == "acknowledged" else case.status
    case = informing.save(desk, replace(case, content=content, status=status))
    informing.note(desk, case, "invited", user, f"Voor {_moment(when)}. {text.strip()}".strip())
    clock.meet(desk, case, "hearing_invitation")
    done = (
        f"De uitnodiging bij {case.reference} voor {_moment(when)} is {'verstuurd' if row else 'vastgelegd'}."
    )
    if row is None:
        done += f"\n{NO_TALK}\n\n{message}"
    if hearing and hearing.parties == "both":
        done += "\nNodig zelf ook de andere partij uit, op een andere manier. Die ziet deze zaak niet."
    return Done(done, case)


def plan(
    desk: CaseDesk, case: Case, user: StaffUser, when: date | datetime, text: str, anyway: bool = False
) -> Done:
    """Plan a message; it is cancelled when the person writes first, unless ``anyway``."""
    must_see(desk, case, user)
    must_be_open(case)
    if case.conversation_id is None:
        raise Refused(f"Er is geen chat met deze klager. Mogelijk: notitie {case.reference} TEKST")
    if not text.strip():
        raise Refused(f"Zet de tekst erbij: plan {case.reference} WANNEER: TEKST")
    _must_lie_ahead(desk, when, f"plan {case.reference} WANNEER: TEKST")
    at = when if isinstance(when, datetime) else instant_at(when, desk.organisation.working_hours[0])
    desk.work.follow_ups.schedule(
        organisation=case.organisation, rule=desk.procedure.steps[0].rules[0], what=PLAN_ANYWAY if anyway else PLAN,
        to="complainant", due_at=max(at, desk.now), case_id=case.id, data={"by": user.name},
        content={"text": text.strip()},
    )  # fmt: skip
    unless = (
        ""
        if anyway
        else " Schrijft de klager eerder, dan vervalt het. Toch altijd sturen: zet er --toch bij."
    )
    informing.note(desk, case, "note", user, f"Bericht gepland voor {_moment(when)}.")
    return Done(f"Het bericht bij {case.reference} gaat op {_moment(when)} weg.{unless}", case)


def _must_lie_ahead(desk: CaseDesk, when: date | datetime, usage: str) -> None:
    past = when < desk.now if isinstance(when, datetime) else when < desk.today
    if past:
        raise Refused(f"{_moment(when)} is al voorbij. Noem een moment dat nog komt: {usage}")


def _moment(when: date | datetime) -> str:
    if not isinstance(when, datetime):
        return words.day(when)
    local = when.astimezone(texts.AMSTERDAM)
    return f"{words.day(local.date())} om {local:%H:%M}"


def _underway(desk: CaseDesk, case: Case) -> bool:
    rows = desk.work.outbox.list(case_id=case.id)
    return any(row.kind == delivery.ACKNOWLEDGEMENT and row.status != "failed" for row in rows)


def _next_term(desk: CaseDesk, case: Case) -> str:
    invitation = clock.running(desk, case, "hearing_invitation")
    if invitation is None or invitation.due is None:
        return ""
    return f" Nodig de partijen uit, uiterlijk {words.day(invitation.due)} ({invitation.rule})."


def _binds_person(secrecy) -> bool:
    return "complainant" in secrecy.binds or "client" in secrecy.binds
