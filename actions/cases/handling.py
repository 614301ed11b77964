"""Who has a case: taking it, handing it on, notes, and looking at one field."""

from __future__ import annotations

from dataclasses import replace

from actions import notify
from actions.cases import clock, informing, reasons, words
from actions.cases.desk import CaseDesk
from actions.cases.errors import Done, Refused
from actions.cases.permissions import may_decide, may_get, must_see
from actions.cases.states import is_open, must_be_open
from actions.organisation import StaffUser
from storage.cases import Case

FIELDS = {
    "naam": "name", "name": "name",
    "straat": "street", "street": "street",
    "huisnummer": "house_number", "house_number": "house_number", "house-number": "house_number",
    "postcode": "postcode",
    "plaats": "city", "woonplaats": "city", "stad": "city", "city": "city",
    "telefoon": "phone", "telefoonnummer": "phone", "phone": "phone",
    "email": "email", "e-mail": "email", "mail": "email", "mailadres": "email",
    "namens": "on_behalf_of", "on_behalf_of": "on_behalf_of",
    "adres": "address", "address": "address",
    "kanaal": "channel_address", "channel": "channel_address", "afzender": "channel_address",
}  # fmt: skip
"""What staff may call a field, in Dutch and English."""


def take(desk: CaseDesk, case: Case, user: StaffUser) -> Done:
    """Somebody takes a case; alerts about it that nobody took are taken along."""
    must_see(desk, case, user)
    must_be_open(case)
    if case.status == "decided" and not may_decide(desk, case, user):
        raise Refused(f"Over {case.reference} is al besloten. Mogelijk: antwoord, notitie, draag-over.")
    if case.owner == user.name:
        raise Refused(f"U heeft {case.reference} al. Mogelijk: bevestig, antwoord, notitie, draag-over.")
    told = informing.asked_to_take(desk, case)
    status = case.status
    if status == "acknowledged" or (
        status == "received" and clock.running(desk, case, "acknowledge") is None
    ):
        status = "in_progress"
    case = informing.save(desk, replace(case, owner=user.name, status=status))
    informing.note(desk, case, "taken", user)
    for alert in desk.work.alerts.of_case(case.id):
        desk.work.alerts.take(alert.id, user.name, desk.now)
    desk.work.follow_ups.cancel(case.id, clock.INTERNAL, outcome="taken")
    # Whoever had it, or was asked to take it, sees that it is taken, and by whom.
    taken = f"{user.name} heeft {case.reference} opgepakt."
    informing.tell(desk, case, taken, users=told, but=user.name)
    if informing.group_may_know(desk, case):
        notify.to_group(desk, taken, case=case, kind="notice")
    return Done(f"U heeft {case.reference} nu.", case)


def transfer(desk: CaseDesk, case: Case, user: StaffUser, name: str) -> Done:
    """Hand a case to somebody else, who gets the hand-over text."""
    must_see(desk, case, user)
    must_be_open(case)
    possible = [one.name for one in desk.organisation.staff.values() if may_get(desk, case, one)]
    target = next(
        (one for one in desk.organisation.staff.values() if one.name.casefold() == name.casefold()), None
    )
    if target is None or target.name not in possible:
        others = ", ".join(one for one in possible if one != case.owner) or "niemand anders"
        raise Refused(f"{case.reference} kan niet naar {name}. Mogelijk: {others}.")
    if case.owner == target.name:
        raise Refused(f"{target.name} heeft {case.reference} al.")
    role = case.handler if target.has(case.handler) else next(iter(target.roles), case.handler)
    case = informing.save(desk, replace(case, owner=target.name, handler=role))
    informing.note(desk, case, "transferred", user, f"Aan {target.name}.")
    summary = (case.content or {}).get("summary") or ""
    informing.tell(
        desk, case, f"{user.name} draagt {case.reference} aan u over.\n\n{summary}", users=[target], kind="handover",
        but=user.name, buttons=[{"title": "Ik neem deze", "payload": f"neem {case.reference}"}],
    )  # fmt: skip
    return Done(f"{case.reference} is overgedragen aan {target.name}.", case)


def add_note(desk: CaseDesk, case: Case, user: StaffUser, text: str) -> Done:
    """A note that the complainant never sees."""
    must_see(desk, case, user)
    if not text.strip():
        raise Refused(f"Zet de notitie erbij: notitie {case.reference} TEKST")
    informing.note(desk, case, "note", user, text.strip())
    return Done(f"De notitie staat bij {case.reference}. De klager ziet die niet.", case)


def explain(desk: CaseDesk, case: Case, user: StaffUser, text: str) -> Done:
    """Why a case was late or not taken up, for the yearly report (IZW-24); the person does not see it."""
    must_see(desk, case, user)
    if not text.strip():
        raise Refused(f"Zet de uitleg erbij: toelichting {case.reference} TEKST")
    kind = reasons.kind_of(text)
    content = {**(case.content or {}), "explanation": text.strip()}
    case = informing.save(desk, replace(case, content=content, statistics={**case.statistics, "late_why": kind}))
    informing.note(desk, case, "note", user, f"Toelichting: {text.strip()}")
    return Done(f"De toelichting staat bij {case.reference}. In het jaarverslag telt: {reasons.KINDS[kind]}.", case)


SUBJECTS = {
    "hulp": "support", "begeleiding": "support", "support": "support",
    "praktisch": "practical", "practical": "practical",
    "medewerker": "staff_member", "begeleider": "staff_member", "coach": "staff_member", "staff": "staff_member",
    "cliënt": "other_client", "client": "other_client", "deelnemer": "other_client",
    "organisatie": "organisation", "organisation": "organisation",
    "proces": "process", "gang": "process", "process": "process",
    "anders": "other", "other": "other",
}  # fmt: skip
"""What staff may call the subject of a case, in Dutch and English."""


def set_subject(desk: CaseDesk, case: Case, user: StaffUser, said: str) -> Done:
    """Staff say what a case is about; the yearly report counts it."""
    must_see(desk, case, user)
    subject = SUBJECTS.get(said.casefold().strip(" .").split(" ")[0])
    if subject is None:
        raise Refused(
            f"Kies waar {case.reference} over gaat: hulp, praktisch, medewerker, cliënt, organisatie, proces of anders. "
            f"Bijvoorbeeld: onderwerp {case.reference} hulp"
        )
    content = dict(case.content or {})
    content["concern"] = {**(content.get("concern") or {}), "about": subject}
    case = informing.save(desk, replace(case, content=content, statistics={**case.statistics, "about": subject}))
    informing.note(desk, case, "note", user, f"Het gaat over: {words.ABOUT[subject]}.")
    return Done(f"Vastgelegd bij {case.reference}: het gaat over {words.ABOUT[subject]}.", case)


def reveal(desk: CaseDesk, case: Case, user: StaffUser, field: str, reason: str) -> Done:
    """Show one field to whoever asks; the act and its reason are logged, never the value."""
    must_see(desk, case, user)
    name = FIELDS.get(field.casefold().strip())
    if name is None:
        raise Refused(
            "Noem één gegeven: naam, straat, huisnummer, adres, postcode, plaats, telefoon, e-mail of kanaal."
        )
    if not reason.strip():
        raise Refused(f"Zet de reden erbij: onthul {case.reference} {field} REDEN")
    value = _value(desk, case, name)
    if not value:
        who = "Deze persoon is anoniem. " if case.anonymous else ""
        raise Refused(f"{who}Dit gegeven is er niet. Antwoorden kan wel: antwoord {case.reference} TEKST")
    desk.work.access_log.append(case.organisation, user.name, f"reveal {name}", desk.now, case.id)
    informing.note(desk, case, "revealed", user, f"{field.casefold().strip()}: {reason.strip()}")
    return Done(f"{field}: {value}\nDit is vastgelegd, met uw reden.", case)


def _value(desk: CaseDesk, case: Case, name: str) -> str | None:
    told = (case.content or {}).get("complainant") or {}
    if name == "address":
        parts = [" ".join(p for p in (told.get("street"), told.get("house_number")) if p),
                 " ".join(p for p in (told.get("postcode"), told.get("city")) if p)]  # fmt: skip
        return ", ".join(part for part in parts if part) or None
    if name != "channel_address":
        return told.get(name)
    if case.anonymous and not case.danger:
        # The relay is the promise; only for somebody's life is it opened.
        raise Refused("Deze persoon is anoniem. Het kanaal wordt alleen getoond bij gevaar.")
    known = desk.work.addresses.of_case(case.id)
    return ", ".join(one.value for one in known) or None


def heard_nothing(desk: CaseDesk, case: Case) -> bool:
    """Whether a case is open and nobody of staff has touched it."""
    touched = {"taken", "transferred", "acknowledged", "replied", "invited", "decided", "step", "note"}
    return is_open(case) and not any(
        event.by == "staff" and event.event in touched for event in desk.work.history.of(case.id)
    )
