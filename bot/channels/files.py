"""Files that come along: kept sealed, fetched where the platform holds them, passed on to the other side."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime
from typing import Any

from actions.cases import informing
from actions.notify import DESK, staff_channel
from bot.bootstrap import Service
from bot.channels.base import Attachment, Channel, Inbound
from storage.cases import Case
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

LARGEST_BYTES = 25_000_000
_TRIES = (0, 2, 10, 60, 300)
_TYPES = {
    "image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "application/pdf": ".pdf", "audio/ogg": ".ogg",
    "audio/mpeg": ".mp3", "audio/mp4": ".m4a", "audio/amr": ".amr", "video/mp4": ".mp4", "text/plain": ".txt",
    "text/vcard": ".vcf", "text/x-vcard": ".vcf",
}  # fmt: skip


def extension(content_type: str) -> str:
    """The usual ending of a file name for a content type; none where we know none."""
    return _TYPES.get(content_type.split(";")[0].strip().lower(), "")


def to_fetch(inbound: Inbound) -> list[Attachment]:
    """The files whose content the platform still holds."""
    return [one for one in inbound.attachments if one.content is None and one.fetch]


def keep(
    work: UnitOfWork, inbound: Inbound, now: datetime, *, conversation_id: int | None = None, case_id: int | None = None
) -> list[int]:
    """Store the files that came with their content, and return their rows."""
    return [
        work.attachments.add(
            one.name or None, one.content_type, one.content, now, conversation_id=conversation_id, case_id=case_id
        )
        for one in inbound.attachments
        if one.content is not None
    ]


async def fetch(
    service: Service,
    channel: Channel | None,
    organisation: str,
    inbound: Inbound,
    *,
    conversation_id: int | None = None,
    relay_case: int | None = None,
) -> None:
    """Fetch each file, store it sealed, then have the platform forget it.

    Args:
        conversation_id: the talk that the files came in.
        relay_case: the case whose person a member of staff sends them to.
    """
    for one in to_fetch(inbound):
        content = await _content(channel, organisation, one)
        if content is None:
            continue
        await asyncio.to_thread(_store, service, organisation, one, content, conversation_id, relay_case)
        if channel is not None and hasattr(channel, "forget"):
            try:
                await channel.forget(organisation, one)
            except Exception:
                log.warning("a fetched file could not be removed at the platform", exc_info=True)


async def _content(channel: Channel | None, organisation: str, one: Attachment) -> bytes | None:
    if channel is None or not hasattr(channel, "fetch"):
        return None
    for seconds in _TRIES:
        await asyncio.sleep(seconds)
        try:
            content: bytes = await channel.fetch(organisation, one)
        except FileNotFoundError:
            return None  # it is no longer there: we have it already, or the person took it back
        except Exception:
            log.warning("a file could not be fetched by %s yet", channel.name, exc_info=True)
            continue
        if len(content) > LARGEST_BYTES:
            log.warning("a file of %d bytes is larger than we keep", len(content))
            return None
        return content
    log.error("a file could not be fetched by %s; it is left at the platform", channel.name)
    return None


def _store(
    service: Service,
    organisation: str,
    one: Attachment,
    content: bytes,
    conversation_id: int | None,
    relay_case: int | None,
) -> None:
    now = service.clock.now()
    with service.unit_of_work() as work:
        case = work.cases.by_id(relay_case) if relay_case is not None else None
        if conversation_id is not None and one.name:
            known = work.attachments.of_conversation(conversation_id)
            if any(had.name == one.name and had.size_bytes == len(content) for had in known):
                return
        kept = work.attachments.add(
            one.name or None, one.content_type, content, now,
            conversation_id=conversation_id if case is None else None, case_id=case.id if case else None,
        )  # fmt: skip
        if case is not None:
            to_person(work, organisation, case, [kept], now)
        elif conversation_id is not None:
            to_staff(service, work, organisation, conversation_id, [kept], now)
        work.commit()


def to_person(work: UnitOfWork, organisation: str, case: Case, kept: list[int], now: datetime) -> int | None:
    """Send files of staff to the person, in the talk of the case; None where there is no talk."""
    if case.conversation_id is None:
        return None
    conversation = work.conversations.lock(case.conversation_id)
    text = "Er zit een bestand bij dit bericht." if case.language == "nl" else "There is a file with this message."
    return work.outbox.add(
        organisation=organisation, to="complainant", channel=conversation.channel, author="staff", kind="file",
        content={"text": text, "buttons": [], "custom": {"reference": case.reference}, "files": kept}, at=now,
        conversation_id=conversation.id, case_id=case.id, parked=conversation.opted_out_at is not None,
    )  # fmt: skip


def to_staff(
    service: Service, work: UnitOfWork, organisation: str, conversation_id: int, kept: list[int], now: datetime
) -> list[int]:
    """Pass files of the person on to whoever has the case, in their own chat; before there is a case to nobody."""
    conversation = work.conversations.by_id(conversation_id)
    case = work.cases.by_id(conversation.case_id) if conversation and conversation.case_id else None
    if case is None or case.erased_at is not None:
        return []
    return [
        for_user(work, organisation, case, user.name, staff_channel(user), kept, now)
        for user in informing.in_charge(service.desk(work, organisation), case)
        if staff_channel(user) != DESK
    ]


def for_user(
    work: UnitOfWork, organisation: str, case: Case, name: str, channel: str, kept: list[int], now: datetime
) -> int:
    """Put files of a case before one member of staff."""
    content: dict[str, Any] = {
        "text": f"{case.reference}: bestanden van de klager", "buttons": [],
        "custom": {"reference": case.reference}, "files": kept,
    }  # fmt: skip
    return work.outbox.add(
        organisation=organisation, to=f"staff:{name}", channel=channel, author="system", kind="file", content=content,
        at=now, case_id=case.id,
    )  # fmt: skip
