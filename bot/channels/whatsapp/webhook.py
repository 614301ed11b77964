"""The addresses that Twilio calls. A signature first; stored, then answered at once, with an empty answer.

A plain text in the answer to an incoming message would be sent to the person: what we say goes by the API.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Mapping
from typing import Any

import requests
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from twilio.request_validator import RequestValidator

from bot.channels.intake import Intake
from bot.channels.whatsapp import signature
from bot.channels.whatsapp.incoming import Status, bare, is_known_state, parse, parse_status
from bot.channels.whatsapp.line import Line
from bot.channels.whatsapp.media import Outgoing

log = logging.getLogger(__name__)

NAME = "whatsapp"
LARGEST_BODY = 256_000
_TRY_OUT_SECONDS = 20.0
_EMPTY = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>'
_REPORT_AGAIN_SECONDS = (1.0, 3.0, 10.0, 30.0)


class Webhook:
    """The webhooks of all numbers."""

    def __init__(self, lines: Mapping[str, Line], public_url: str, media: Outgoing) -> None:
        self._lines = lines
        self._public_url = public_url
        self._media = media
        self._waiting: set[asyncio.Task[Any]] = set()

    def routes(self, intake: Intake) -> list[BaseRoute]:
        async def message(request: Request) -> Response:
            line, fields = await self._checked(request)
            if line is None or fields is None:
                return _refused(line)
            told = fields.first()
            if "MessageStatus" in told and told["MessageStatus"] not in ("received", "receiving"):
                await self._report(intake, line, parse_status(told, request.query_params))
                return _done()
            if told.get("From") and bare(told["From"]) == bare(line.sender):
                return _done()  # our own try-out: nobody writes to himself
            inbound = parse(told)
            if inbound is None:
                log.warning("a webhook for %s held no message", line.organisation)
                return _done()
            await intake.receive(NAME, line.organisation, inbound)
            return _done()

        async def status(request: Request) -> Response:
            line, fields = await self._checked(request)
            if line is None or fields is None:
                return _refused(line)
            told = fields.first()
            if not is_known_state(told.get("MessageStatus", told.get("SmsStatus", "")).lower()):
                log.info("a status report for %s has a state that we do not know", line.organisation)
            await self._report(intake, line, parse_status(told, request.query_params))
            return _done()

        async def media(request: Request) -> Response:
            one = self._media.take(request.path_params["token"])
            if one is None or one.content is None:
                return Response(status_code=404)
            headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
            return Response(one.content, media_type=one.content_type, headers=headers)

        return [
            Route("/webhooks/whatsapp/{key}", message, methods=["POST"]),
            Route("/webhooks/whatsapp/{key}/status", status, methods=["POST"]),
            Route("/webhooks/whatsapp/{key}/media/{token}", media, methods=["GET"]),
        ]

    async def _checked(self, request: Request) -> tuple[Line | None, signature.Fields | None]:
        """The number that was called and the fields, where the signature is right."""
        line = self._lines.get(request.path_params["key"])
        if line is None:
            return None, None
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > LARGEST_BODY:
                return line, None
        try:
            fields = signature.Fields.read(bytes(body))
        except ValueError:
            return line, None
        headers = {name.lower(): value for name, value in request.headers.items()}
        candidates = signature.addresses(
            self._public_url, request.url.path, request.url.query, headers, str(request.url)
        )
        genuine = signature.is_genuine(candidates, fields, bytes(body), headers, line.secrets)
        return line, fields if genuine else None

    async def _report(self, intake: Intake, line: Line, report: Status | None) -> None:
        """Take in a report; one that comes before we know of the message is tried again a little later."""
        if report is None or (report.part and report.delivery.status != "failed"):
            return
        if report.code:
            log.info("a message of %s was not delivered: %s", line.organisation, report.code)
        if not await self._take_in(intake, line, report):
            task = asyncio.get_running_loop().create_task(self._later(intake, line, report))
            self._waiting.add(task)
            task.add_done_callback(self._waiting.discard)

    async def _later(self, intake: Intake, line: Line, report: Status) -> None:
        for seconds in _REPORT_AGAIN_SECONDS:
            await asyncio.sleep(seconds)
            if await self._take_in(intake, line, report):
                return
        log.info("a status report for %s was about no message of ours", line.organisation)

    async def _take_in(self, intake: Intake, line: Line, report: Status) -> bool:
        return await intake.delivered(NAME, line.organisation, report.delivery, report.outbox_id, notice=report.notice)


def call_ourselves(line: Line, public_url: str) -> int:
    """Call the webhook as Twilio would, with a message of the number to itself; the status of the answer."""
    url = f"{public_url}/webhooks/whatsapp/{line.organisation}"
    told = {"MessageSid": "SM" + secrets.token_hex(16), "From": line.sender, "To": line.sender, "Body": "", "NumMedia": "0"}
    signed = RequestValidator(line.secrets[0]).compute_signature(url, told)
    answer = requests.post(
        url, data=told, headers={"X-Twilio-Signature": signed}, timeout=_TRY_OUT_SECONDS, allow_redirects=False
    )
    return answer.status_code


def _done() -> Response:
    return Response(_EMPTY, media_type="text/xml")


def _refused(line: Line | None) -> Response:
    # Nothing in it, and no trace but the count of refused requests.
    return Response(status_code=404 if line is None else 403)
