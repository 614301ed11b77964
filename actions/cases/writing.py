"""What staff write to the person: the acknowledgement, replies, invitations and planned messages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from actions import notify
from actions.cases import clock, delivery, informing, notices, other_party, second_route, solved, texts, words
from actions.cases.desk import CaseDesk
from actions.cases.errors import Done, Refused
from actions.cases.notices import Part
from actions.cases.permissions import must_see
from actions.cases.states import must_be_open
from actions.organisation import StaffUser
from procedures.ladder import step as step_of
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
    term = clock.running(desk, case, "acknowledge")
    rule = term.rule if term else desk.procedure.steps[0].rules[0]
    second_route.watch(desk, case, row, rule, before=term.due if term else None)
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
    received = texts.day(case, local_day(case.received_at))
    parts = [
        Part(texts.say(desk, case, "acknowledgement", received=received)),
        Part(texts.say(desk, case, "acknowledgement_how")),
        # That the procedure is explained is what this notice is for (IZW-12).
        Part(texts.from_procedure(desk, case, procedure.answers.ask_procedure), must=True),
        Part(_where_it_is(desk, case)),
        Part(" ".join(promises(desk, case, but=("acknowledge",))), must=True),
    ]
    if case.kind == "official_complaint":
        if any(one.key == "hearing_invitation" for one in desk.work.cases.deadlines(case.id)):
            parts.append(Part(texts.say(desk, case, "invitation_hearing"), must=True))
        parts += [Part(one, must=True) for one in secrecy(desk, case)]
    parts.append(Part(texts.say(desk, case, "acknowledgement_more")))
    return notices.compose(parts, own)


def _where_it_is(desk: CaseDesk, case: Case) -> str:
    """At which step a case is; nothing of one outside, to which the person goes without us."""
    step = step_of(desk.procedure, case.step_key)
    if step.outside:
        return ""
    return texts.say(desk, case, "acknowledgement_now", step=texts.from_procedure(desk, case, step.name))


def secrecy(desk: CaseDesk, case: Case) -> list[str]:
    """What the person must keep secret and what that never forbids (COA-09)."""
    return [texts.from_procedure(desk, case, one.told) for one in desk.procedure.secrecy if _binds_person(one)]


def promises(desk: CaseDesk, case: Case, but: tuple[str, ...] = ()) -> list[str]:
    """The dates that the procedure promises the person, each in its own words; nothing internal."""
    told = []
    for one in desk.work.cases.deadlines(case.id):
        term = desk.procedure.term(one.key)
        if one.key in but or one.internal or one.due is None or one.status not in RUNNING or term is None:
            continue
        if case.anonymous and case.kind == "official_complaint":
            continue  # without a name no date is promised
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
    message = "\n\n".join(part for part in (takes_over(desk, case, user), head, text.strip()) if part)
    row = notify.to_complainant(desk, case, message, kind=kind, author="staff")
    informing.note(desk, case, "replied", user, text.strip())
    has_the_talk(desk, case.conversation_id, user)
    if case.status == "acknowledged":
        case = informing.save(desk, replace(case, status="in_progress"))
    desk.work.follow_ups.cancel(case.id, clock.INTERNAL, outcome="replied")
    solved.after_contact(desk, case)
    if contact is not None and first:
        second_route.watch(desk, case, row, contact.rule, before=contact.due)
    else:
        second_route.watch(desk, case, row, desk.procedure.steps[0].rules[0])
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


def takes_over(desk: CaseDesk, case: Case, user: StaffUser) -> str:
    """That a person answers from here on, for whoever spoke with the program until now; empty where that was told."""
    talk = desk.work.conversations.by_id(case.conversation_id) if case.conversation_id is not None else None
    if talk is None or talk.channel == "email" or talk.owner == f"staff:{user.name}":
        return ""
    role = texts.role(desk, case, informing.role_in_words(user))
    return texts.say(desk, case, "takes_over", role=role)


def has_the_talk(desk: CaseDesk, conversation_id: int | None, user: StaffUser) -> None:
    """Whoever answers has the talk: what the person says next goes there, and the program is silent."""
    talk = desk.work.conversations.by_id(conversation_id) if conversation_id is not None else None
    if talk is not None:
        desk.work.conversations.set_owner(
            replace(talk, last_outbound_at=desk.now), f"staff:{user.name}", desk.now
        )


def invite(desk: CaseDesk, case: Case, user: StaffUser, when: date | datetime, text: str) -> Done:
    """Invite to a talk; where both parties are heard the other one as well, who reads nothing of the case (COA-14)."""
    must_see(desk, case, user)
    must_be_open(case)
    _must_lie_ahead(desk, when, f"nodig-uit {case.reference} WANNEER: TEKST")
    invitation = clock.running(desk, case, "hearing_invitation")
    message = notices.compose(invitation_parts(desk, case, when), text)
    row = notify.to_complainant(desk, case, message, kind="invitation", author="staff")
    rule = invitation.rule if invitation else desk.procedure.steps[0].rules[0]
    second_route.watch(desk, case, row, rule, before=invitation.due if invitation else None)
    told = dict((case.content or {}).get("hearing") or {"preference": None, "companion": None})
    told["invited_for"] = when.isoformat()
    content = {**(case.content or {}), "hearing": told}
    status = "in_progress" if case.status == "acknowledged" else case.status
    case = informing.save(desk, replace(case, content=content, status=status))
    informing.note(desk, case, "invited", user, f"Voor {_moment(when)}. {text.strip()}".strip())
    solved.after_talk(desk, case, when)
    done = (
        f"De uitnodiging bij {case.reference} voor {_moment(when)} is {'verstuurd' if row else 'vastgelegd'}."
    )
    if row is None:
        done += f"\n{NO_TALK}\n\n{message}"
    hearing = desk.procedure.hearing
    all_invited = True
    if hearing and hearing.parties == "both":
        ready = other_invitation(desk, case, when, text)
        task = f"Nodig ook de andere partij uit ({hearing.rules[0]})."
        other = other_party.tell(desk, case, user, other_party.INVITATION, ready, task, hearing.rules[0])
        case, all_invited = other.case, other.done
        done += other.text
    if all_invited:
        clock.meet(desk, case, "hearing_invitation")
    elif invitation is not None and invitation.due is not None:
        done += f" De termijn is gehaald als beide partijen zijn uitgenodigd, uiterlijk {words.day(invitation.due)}."
    return Done(done, case)


def invitation_parts(desk: CaseDesk, case: Case, when: date | datetime) -> list[Part]:
    """The invitation: when, apart or together, who may come along, and secrecy (COA-14..16)."""
    hearing = desk.procedure.hearing
    parts = [Part(texts.say(desk, case, "invited", when=texts.moment(case, when)))]
    if hearing and hearing.mode == "choice":
        parts.append(Part(texts.say(desk, case, _apart_or_together(case)), must=True))
    if hearing and hearing.companion in ("complainant", "both"):
        companion = texts.say(desk, case, "invited_companion")
        if hearing.companion_secrecy:
            companion += " " + texts.say(desk, case, "invited_companion_secret")
        parts.append(Part(companion, must=True))
    if hearing and hearing.parties == "both":
        parts += [Part(one, must=True) for one in secrecy(desk, case)]
    parts.append(Part(texts.say(desk, case, "invited_cannot")))
    return parts


def other_invitation(desk: CaseDesk, case: Case, when: date | datetime, text: str) -> str:
    """The invitation of the person complained about: the same talk, without a word of the story."""
    hearing = desk.procedure.hearing
    keys = [_apart_or_together(case)] if hearing and hearing.mode == "choice" else []
    if hearing and hearing.companion == "both":
        keys.append("invited_companion")
        keys += ["invited_companion_secret"] if hearing.companion_secrecy else []
    if desk.procedure.secrecy:
        keys.append("secrecy_other")
    parts = [other_party.text(desk, "other_invited", when=_moment(when)), text.strip(),
             other_party.text(desk, *keys) if keys else ""]  # fmt: skip
    return "\n\n".join(part for part in parts if part)


def _apart_or_together(case: Case) -> str:
    preference = ((case.content or {}).get("hearing") or {}).get("preference")
    return {"together": "hearing_together", "apart": "hearing_apart"}.get(preference or "", "hearing_choice")


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
