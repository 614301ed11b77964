"""The web chat over HTTP, in the shape of Rasa's REST channel."""

from __future__ import annotations

import asyncio
import json
import re
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from actions.cases import elsewhere
from bot.bootstrap import Service
from bot.web.wording import with_code
from storage.outbox import OutboxRow

LONGEST_BODY = 1_000_000
LONGEST_SENDER = 200
LONGEST_MESSAGE_ID = 500
CHANNEL = "web"
_ATTACHMENT_BYTES = 10_000_000


_METADATA: dict[str, tuple[type, ...]] = {"organisation": (str,), "message_id": (str, int)}

_NO_TEXT = re.compile("[\x00\ud800-\udfff]")


def readable(text: str) -> str:
    """A text without what no database can keep: NUL, and halves of characters."""
    return _NO_TEXT.sub("", text)


def item(row: OutboxRow, sender: str) -> dict[str, Any]:
    """One message to the person; the return code, hidden where it is stored, is shown here only."""
    content = row.content or {}
    custom = content.get("custom") or {}
    shown: dict[str, Any] = {
        "recipient_id": sender,
        "text": with_code(content.get("text", ""), custom),
        "id": row.id,
        "at": row.at.isoformat(),
        "from": "staff" if row.author == "staff" else "bot",
    }
    if content.get("buttons"):
        shown["buttons"] = content["buttons"]
    if custom:
        shown["custom"] = custom
    return shown


def routes(service: Service) -> list[Route]:
    async def webhook(request: Request) -> JSONResponse:
        body = await request.body()
        if len(body) > LONGEST_BODY:
            return _error(413, "Dit bericht is te lang. Stuur het in delen. / This message is too long.")
        try:
            told = json.loads(body)
            sender, message = told["sender"], told["message"]
            metadata = told.get("metadata") or {}
            if not isinstance(sender, str) or not isinstance(message, str) or not isinstance(metadata, dict):
                raise TypeError
        except (ValueError, KeyError, TypeError):
            return _error(400, "sender and message are needed, as text; metadata is an object")
        if not sender.strip() or len(sender) > LONGEST_SENDER:
            return _error(400, "sender must be 1 to 200 characters")
        message = readable(message)
        if not message.strip():
            return _error(400, "message is empty")
        if readable(sender) != sender:
            return _error(400, "sender holds characters that are no text")
        for name, kinds in _METADATA.items():
            told_of_it = metadata.get(name)
            if told_of_it is not None and (not isinstance(told_of_it, kinds) or isinstance(told_of_it, bool)):
                return _error(400, f"metadata.{name} must be text")
        if len(str(metadata.get("message_id") or "")) > LONGEST_MESSAGE_ID:
            return _error(400, f"metadata.message_id may have {LONGEST_MESSAGE_ID} characters")
        return await _answer(service, sender, message, metadata)

    async def messages(request: Request) -> JSONResponse:
        key = request.path_params["key"]
        sender = request.query_params.get("sender", "")
        after = request.query_params.get("after") or "0"
        if key not in service.procedures:
            return _error(404, f"there is no organisation {key}")
        if not sender or not (after.isascii() and after.isdigit()) or len(after) > 18:
            return _error(400, "sender and a number after which are needed")
        if not service.is_our_sender(sender):
            return _error(403, "this sender was not given out here")
        rows = await run_in_threadpool(_since, service, key, sender, int(after))
        return JSONResponse(rows)

    async def attachment(request: Request) -> JSONResponse:
        key = request.path_params["key"]
        if key not in service.procedures:
            return _error(404, f"there is no organisation {key}")
        async with request.form(max_part_size=_ATTACHMENT_BYTES) as form:
            sender, file = form.get("sender"), form.get("file")
            if not isinstance(sender, str) or not sender or isinstance(file, str) or file is None:
                return _error(400, "sender and file are needed")
            if not service.is_our_sender(sender):
                return _error(403, "this sender was not given out here")
            content = await file.read(_ATTACHMENT_BYTES + 1)
            if len(content) > _ATTACHMENT_BYTES:
                return _error(413, "Dit bestand is te groot. Het mag 10 MB zijn. / The file may be 10 MB.")
            told = {"name": file.filename or "", "type": file.content_type or "application/octet-stream"}
            message_id = form.get("message_id")
        done = await asyncio.wrap_future(
            service.receive_file(CHANNEL, key, str(message_id) if message_id else None, sender, content, told)
        )
        return JSONResponse([item(row, sender) for row in done.answers])

    return [
        Route("/webhooks/rest/webhook", webhook, methods=["POST"]),
        Route("/chat/{key}/messages", messages, methods=["GET"]),
        Route("/chat/{key}/attachments", attachment, methods=["POST"]),
    ]


async def _answer(service: Service, sender: str, message: str, metadata: dict[str, Any]) -> JSONResponse:
    if not service.is_our_sender(sender):
        return _error(403, "this sender was not given out here")
    organisation = metadata.get("organisation") or await run_in_threadpool(_known_organisation, service, sender)
    if not organisation:
        return _error(400, "metadata.organisation is needed on the first message of a sender")
    if organisation not in service.procedures:
        return _error(404, f"there is no organisation {organisation}")
    message_id = metadata.get("message_id")
    future = service.receive(
        CHANNEL, organisation, str(message_id) if message_id else None, sender, {"text": message}
    )
    done = await asyncio.wrap_future(future)
    if done.failed and not done.answers:
        trouble = service.texts.get("utter_trouble", "nl", service.procedures[organisation].address)
        return JSONResponse([{"recipient_id": sender, "text": trouble}])
    return JSONResponse([item(row, sender) for row in done.answers])


def _known_organisation(service: Service, sender: str) -> str | None:
    with service.unit_of_work(read_only=True) as work:
        for key in service.procedures:
            if work.conversations.find(CHANNEL, key, sender):
                return key
    return None


def _since(service: Service, key: str, sender: str, after: int) -> list[dict[str, Any]]:
    with service.unit_of_work(read_only=True) as work:
        conversation = work.conversations.find(CHANNEL, key, sender)
        if conversation is None:
            return []
        waits = conversation.case_id is not None and work.outbox.parked_elsewhere(conversation.case_id, conversation.id)
    if waits:
        _read_here(service, key, conversation.id, conversation.case_id)
    with service.unit_of_work(read_only=True) as work:
        rows = work.outbox.after(conversation.id, after)
    return [{"buttons": [], "custom": {}, **item(row, sender)} for row in rows]


def _read_here(service: Service, key: str, conversation_id: int, case_id: int | None) -> None:
    """What waits for the person on the phone is read here, by whoever opened the case with its code."""
    with service.unit_of_work() as work:
        case = work.cases.by_id(case_id or 0)
        if case is not None:
            elsewhere.read_here(service.desk(work, key), case, conversation_id)
        work.commit()


def _error(status: int, text: str) -> JSONResponse:
    return JSONResponse({"error": text}, status_code=status)
