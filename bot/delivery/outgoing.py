"""Making a message ready for its channel: to which address, in which thread, with which files."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from actions.dialogue.choices import TAKES_A_NUMBER
from actions.notify import LIGHTS_UP
from bot.bootstrap import Service
from bot.channels.base import Attachment, Outbound
from bot.delivery import threads
from bot.staff import made
from storage.conversations import Conversation
from storage.outbox import OutboxRow
from storage.redaction import HIDDEN
from storage.unit_of_work import UnitOfWork


class Undeliverable(Exception):
    """There is nobody or nothing to send; ``code`` says which."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def notice_key(row: OutboxRow) -> str:
    """Under which name is kept when this person last got a notice that a message waits."""
    whom = row.conversation_id if row.to == "complainant" else f"{row.organisation} {row.to}"
    return f"{row.channel} notice {whom}"


def outbound(service: Service, work: UnitOfWork, row: OutboxRow) -> Outbound:
    """The message of a row.

    ``extra`` holds ``language``, ``form`` and ``name`` (of the organisation) for a channel's own words,
    ``numbers`` (whether a bare number chooses a button), ``author``, ``priority``, ``in_full`` (False: staff's
    answers go as a notice only), ``neutral`` (others read along: first a notice), ``notice`` (its words),
    ``noticed_at`` (of the last notice), ``template`` (what may ask the same where no free text can go),
    ``external_id`` (of an earlier attempt), ``known`` (numbers of other messages), ``remembered``.

    Raises:
        Undeliverable: it was erased, or there is no address.
    """
    if row.content is None:
        raise Undeliverable("erased")
    content = row.content
    custom = dict(content.get("custom") or {})
    conversation = work.conversations.by_id(row.conversation_id) if row.conversation_id else None
    to_staff = row.to != "complainant"
    reference = custom.get("reference")
    thread = custom.get("thread")
    if thread is None and row.to == "staff_group":
        reference = reference or _reference(work, row)
        thread = threads.thread_of(work, row.channel, row.organisation, reference) if reference else None
    text = str(content.get("text") or "")
    code = custom.get("return_code")
    if code and not to_staff:
        # The code is kept apart from the text, and shown to nobody but the person.
        text = text.replace(HIDDEN, str(code))
    return Outbound(
        outbox_id=row.id,
        organisation=row.organisation,
        address=_address(service, work, row),
        text=text,
        buttons=tuple(dict(button) for button in content.get("buttons") or ()),
        custom=custom,
        kind=row.kind,
        to_staff=to_staff,
        reference=reference,
        thread=str(thread) if thread is not None else None,
        last_inbound_at=_last_inbound(work, row, conversation),
        attachments=(*_files(work, row, content.get("files") or ()), *_made(service, work, row, content.get("made") or ())),
        extra=_extra(service, work, row, conversation, content),
    )


def _reference(work: UnitOfWork, row: OutboxRow) -> str | None:
    case = work.cases.by_id(row.case_id) if row.case_id else None
    return case.reference if case else None


def _address(service: Service, work: UnitOfWork, row: OutboxRow) -> str:
    organisation = service.organisations[row.organisation]
    if row.to == "staff_group":
        if organisation.telegram_group is None:
            raise Undeliverable("no_group")
        return str(organisation.telegram_group)
    if row.to.startswith("staff:"):
        user = organisation.staff.get(row.to.removeprefix("staff:"))
        value = getattr(user, row.channel, None) if user else None
        if value is None:
            raise Undeliverable("no_address")
        return str(value)
    known = work.addresses.of_conversation(row.conversation_id, row.channel) if row.conversation_id else []
    if known:
        return known[-1].value
    value = address_of_case(work, row.case_id, row.channel) if row.case_id else None
    if value is None:
        raise Undeliverable("no_address")
    return value


def address_of_case(work: UnitOfWork, case_id: int, channel: str) -> str | None:
    """Where the person of a case can be reached by a channel: a talk of the case, else the mail address told."""
    known = work.addresses.of_case(case_id, channel)
    if known:
        return known[-1].value
    case = work.cases.by_id(case_id) if channel == "email" else None
    if case is None or case.anonymous or case.erased_at is not None:
        return None
    return ((case.content or {}).get("complainant") or {}).get("email") or None


def _last_inbound(work: UnitOfWork, row: OutboxRow, conversation: Conversation | None) -> datetime | None:
    if row.to == "complainant":
        return conversation.last_inbound_at if conversation is not None else None
    return threads.staff_wrote_at(work, row.channel, row.organisation, row.to)


def _files(work: UnitOfWork, row: OutboxRow, ids: Any) -> tuple[Attachment, ...]:
    if not ids:
        return ()
    known = {}
    if row.case_id:
        known = {one.id: one for one in work.attachments.of_case(row.case_id)}
    if row.conversation_id:
        known |= {one.id: one for one in work.attachments.of_conversation(row.conversation_id)}
    found = []
    for number in ids:
        content = work.attachments.content(number) if number in known else None
        if content is not None:
            one = known[number]
            found.append(Attachment(one.name or f"bestand-{number}", one.content_type, content))
    return tuple(found)


def _made(service: Service, work: UnitOfWork, row: OutboxRow, names: Any) -> tuple[Attachment, ...]:
    """Files for a member of staff that are made now and kept nowhere, as far as that person may see the case now."""
    user = service.organisations[row.organisation].staff.get(row.to.removeprefix("staff:"))
    case = work.cases.by_id(row.case_id) if row.case_id and names and user else None
    if case is None or user is None:
        return ()
    return made.files(service.desk(work, row.organisation), case, user, names)


def _extra(
    service: Service, work: UnitOfWork, row: OutboxRow, conversation: Conversation | None, content: dict[str, Any]
) -> dict[str, Any]:
    procedure = service.procedures[row.organisation]
    talk = (conversation.state or {}).get("talk") or {} if conversation is not None else {}
    extra: dict[str, Any] = {
        "author": row.author,
        "attempts": row.attempts,
        "priority": row.priority,
        "language": (conversation.language if conversation else None) or "nl",
        "form": talk.get("form") or procedure.address,
        "name": procedure.short_name,
        "in_full": service.organisations[row.organisation].whatsapp_answers_in_full,
        "external_id": row.external_id,
        "in_reply_to": content.get("in_reply_to"),
        "remembered": threads.remembered(work, row.channel, row.organisation),
        "numbers": (content.get("custom") or {}).get("asks") not in TAKES_A_NUMBER,
        "known": work.outbox.numbers_of_others(row.id),
    }
    extra["template"] = content.get("template") if _may_be_asked_openly(work, row, conversation) else None
    noticed = work.state.since(notice_key(row))
    last = _last_inbound(work, row, conversation)
    extra["neutral"] = _is_news(row, last) and _others_read(work, row, conversation)
    extra["notice"] = service.texts.get(
        "utter_notice", extra["language"], extra["form"], short_name=procedure.short_name
    )
    # A notice counts until the person writes: then the next one that is needed goes out again.
    extra["noticed_at"] = None if noticed and last and last > noticed else noticed
    return extra


def _is_news(row: OutboxRow, last: datetime | None) -> bool:
    """Whether a message comes unasked: the person has not written since it was stored."""
    unasked = row.to == "complainant" and row.in_reply_to is None and row.kind != "trouble"
    return unasked and (last is None or last < row.at)


def _others_read(work: UnitOfWork, row: OutboxRow, conversation: Conversation | None) -> bool:
    """Whether somebody else can read what shows on this person's phone, as the person said."""
    return row.channel in LIGHTS_UP and True in _said(work, row, conversation, "others_read")


def _may_be_asked_openly(work: UnitOfWork, row: OutboxRow, conversation: Conversation | None) -> bool:
    """Whether the person wants news on this phone, and said of nobody that they read along."""
    wants = _said(work, row, conversation, "opt_in")
    return True in wants and False not in wants and True not in _said(work, row, conversation, "others_read")


def _said(work: UnitOfWork, row: OutboxRow, conversation: Conversation | None, name: str) -> tuple[Any, Any]:
    """What the person answered to a question about the talk itself: as kept with the case, and in the talk."""
    case = work.cases.by_id(row.case_id) if row.case_id else None
    kept = (case.content or {}).get("kept") or {} if case is not None else {}
    said = (conversation.state or {}).get("answers") or {} if conversation is not None else {}
    return kept.get(name), said.get(name)
