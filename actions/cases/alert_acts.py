"""What staff do with an alert: look at it, take it, or answer the person behind it."""

from __future__ import annotations

from datetime import timedelta

from actions import alerts, notify
from actions.cases import informing, writing
from actions.cases.desk import CaseDesk
from actions.cases.errors import NotVisible, Refused
from actions.cases.permissions import sight
from actions.cases.texts import fill, load
from actions.organisation import StaffUser
from storage.alerts import Alert
from storage.retention import erase_alerts


def find(desk: CaseDesk, user: StaffUser, reference: str) -> Alert:
    """The alert behind a reference, for somebody who was told of it or may see its case.

    Raises:
        NotVisible: there is none, or it is not for this person.
    """
    alert_id = alerts.alert_id_of(reference)
    alert = desk.work.alerts.by_id(alert_id) if alert_id is not None else None
    if alert is None or alert.organisation != desk.organisation.key:
        raise NotVisible(f"{reference.upper()} is niet bekend.")
    if not may_see(desk, user, alert):
        raise NotVisible(f"{reference.upper()} is niet voor u. Vraag een collega.")
    return alert


def may_see(desk: CaseDesk, user: StaffUser, alert: Alert) -> bool:
    """Whether somebody may see an alert: who was told of it, or may see its case, and whom it is not about."""
    case = alerts.case_of(desk, alert)
    if case is not None and sight(desk, case, user) != "all":
        return False
    if user.name not in {one.name for one in alerts.allowed(desk, alert)}:
        return False
    return case is not None or user.name in alerts.staff_of(alert)


def is_for(desk: CaseDesk, user: StaffUser, reference: str) -> bool:
    """Whether somebody may still see what they were told of an alert: whom it is about may have been told since."""
    try:
        find(desk, user, reference)
    except NotVisible:
        return False
    return True


def untaken(desk: CaseDesk, user: StaffUser) -> list[Alert]:
    """The alerts that wait for somebody, danger first."""
    found = [one for one in desk.work.alerts.open_of(desk.organisation.key) if may_see(desk, user, one)]
    return sorted(found, key=lambda one: (one.kind == alerts.WANTS_A_PERSON, one.raised_at))


def forget(desk: CaseDesk) -> bool:
    """Erase alerts of talks that are gone, so long after somebody took them as an unfinished talk is kept."""
    before = desk.now - timedelta(days=desk.organisation.unfinished_days)
    found = desk.work.alerts.without_talk(desk.organisation.key, before)
    erase_alerts(desk.work, found, desk.now)
    return bool(found)


def talk_text(desk: CaseDesk, user: StaffUser, reference: str) -> str:
    """An alert with what followed on it; the story itself is read only once the person has said that it is right."""
    alert = find(desk, user, reference)
    name, case = alerts.alert_reference(alert.id), alerts.case_of(desk, alert)
    sent = desk.work.outbox.list(desk.organisation.key, to=(f"staff:{user.name}",), limit=_LOOKED_AT)
    texts = [str((row.content or {}).get("text") or "") for row in sent if row.key_id == alert.key_id]
    later = [text.splitlines()[0] for text in texts if text.startswith(alerts.MORE)]
    parts = [alerts.text_of(alert, case), *(["\n".join(dict.fromkeys(later))] if later else [])]
    parts.append(f"Opgepakt door {alert.taken_by}." if alert.taken_by else "Nog niet opgepakt.")
    desk.work.access_log.append(desk.organisation.key, user.name, f"alert {name}", desk.now, alert.case_id)
    return "\n\n".join(parts)


_LOOKED_AT = 500  # messages


def take(desk: CaseDesk, user: StaffUser, reference: str) -> str:
    """Somebody looks at it; the others who were told hear who."""
    alert = find(desk, user, reference)
    name = alerts.alert_reference(alert.id)
    if not desk.work.alerts.take(alert.id, user.name, desk.now):
        if alert.taken_by == user.name:
            raise Refused(f"U heeft {name} al. Mogelijk: antwoord {name} TEKST")
        raise Refused(f"{alert.taken_by} heeft {name} al opgepakt. Mogelijk: antwoord {name} TEKST")
    case = alerts.case_of(desk, alert)
    told = alerts.staff_of(alert)
    others = [one for one in alerts.allowed(desk, alert) if one.name in told and one.name != user.name]
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
    if alert.conversation_id is None:
        return f"U heeft {name} opgepakt. {alerts.WIPED}"
    return f"U heeft {name} opgepakt. Antwoorden: antwoord {name} TEKST"


def answer(desk: CaseDesk, user: StaffUser, reference: str, text: str) -> str:
    """Write to the person behind an alert, through the talk; that also takes it."""
    alert = find(desk, user, reference)
    name = alerts.alert_reference(alert.id)
    if not text.strip():
        raise Refused(f"Zet het antwoord erbij: antwoord {name} TEKST")
    case = alerts.case_of(desk, alert)
    conversation = desk.work.conversations.by_id(alert.conversation_id) if alert.conversation_id else None
    if conversation is None:
        raise Refused(alerts.WIPED)
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
