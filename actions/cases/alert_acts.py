"""What staff do with an alert: take it, or answer the person behind it."""

from __future__ import annotations

from actions import alerts, notify
from actions.cases import informing, people, writing
from actions.cases.desk import CaseDesk
from actions.cases.errors import NotVisible, Refused
from actions.cases.permissions import sight
from actions.cases.texts import fill, load
from actions.organisation import StaffUser
from storage.alerts import Alert
from storage.cases import Case


def find(desk: CaseDesk, user: StaffUser, reference: str) -> Alert:
    """The alert behind a reference, for somebody who was told of it or may see its case.

    Raises:
        NotVisible: there is none, or it is not for this person.
    """
    alert_id = alerts.alert_id_of(reference)
    alert = desk.work.alerts.by_id(alert_id) if alert_id is not None else None
    if alert is None or alert.organisation != desk.organisation.key:
        raise NotVisible(f"{reference.upper()} is niet bekend.")
    case = case_of(desk, alert)
    if case is not None:
        allowed = sight(desk, case, user) == "all"
    else:
        about = people.hidden_from(
            desk.organisation, desk.procedure, alerts.answers_of(desk, alert.conversation_id)
        )
        allowed = user.name in alerts.staff_of(alert) and user.name not in about
    if not allowed:
        raise NotVisible(f"{reference.upper()} is niet voor u. Vraag een collega.")
    return alert


def case_of(desk: CaseDesk, alert: Alert) -> Case | None:
    """The case of an alert, also where it was opened out of the same talk afterwards."""
    if alert.case_id is not None:
        return desk.work.cases.by_id(alert.case_id)
    if alert.conversation_id is None:
        return None
    for case in reversed(desk.work.cases.of_conversation(alert.conversation_id)):
        if case.erased_at is None and any(one.id == alert.id for one in desk.work.alerts.of_case(case.id)):
            return case
    return None


def take(desk: CaseDesk, user: StaffUser, reference: str) -> str:
    """Somebody looks at it; the others who were told hear who."""
    alert = find(desk, user, reference)
    name = alerts.alert_reference(alert.id)
    if not desk.work.alerts.take(alert.id, user.name, desk.now):
        if alert.taken_by == user.name:
            raise Refused(f"U heeft {name} al. Mogelijk: antwoord {name} TEKST")
        raise Refused(f"{alert.taken_by} heeft {name} al opgepakt. Mogelijk: antwoord {name} TEKST")
    case = case_of(desk, alert)
    others = [
        desk.organisation.staff[one]
        for one in alerts.staff_of(alert)
        if one != user.name and one in desk.organisation.staff
    ]
    notify.to_staff(
        desk,
        others,
        f"{user.name} heeft {name} opgepakt.",
        case=case,
        conversation_id=alert.conversation_id,
        kind="notice",
    )
    if case is not None:
        informing.note(desk, case, "taken", user, "Een melding van gevaar is opgepakt.")
    return f"U heeft {name} opgepakt. Antwoorden: antwoord {name} TEKST"


def answer(desk: CaseDesk, user: StaffUser, reference: str, text: str) -> str:
    """Write to the person behind an alert, through the talk; that also takes it."""
    alert = find(desk, user, reference)
    name = alerts.alert_reference(alert.id)
    if not text.strip():
        raise Refused(f"Zet het antwoord erbij: antwoord {name} TEKST")
    case = case_of(desk, alert)
    conversation = desk.work.conversations.by_id(alert.conversation_id) if alert.conversation_id else None
    if conversation is None:
        raise Refused("Dit gesprek is er niet meer. Het bericht kan niet weg.")
    english = (case.language if case else conversation.language or "nl") != "nl"
    form = (case.content or {}).get("form") if case else None
    head = fill(
        load()["reply_without_case"].get("en" if english else "nl", form or desk.procedure.address),
        {"short_name": desk.procedure.short_name, "role": informing.role_in_words(user)},
    )
    notify.to_complainant(
        desk, case, f"{head}\n\n{text.strip()}", kind="staff_reply", author="staff",
        conversation_id=conversation.id, priority=notify.URGENT,
    )  # fmt: skip
    desk.work.alerts.take(alert.id, user.name, desk.now)
    writing.has_the_talk(desk, conversation.id, user)
    if case is not None:
        informing.note(desk, case, "replied", user, text.strip())
    return f"Uw antwoord bij {name} is verstuurd."
