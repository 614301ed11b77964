"""Sending by Twilio's API: free text inside the window, a neutral template outside it, and what came of it."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from twilio.base import values
from twilio.rest import Client

from bot.channels.base import Attachment, Delivery, Outbound, SendError, SendResult
from bot.channels.whatsapp import errors, limits, templates
from bot.channels.whatsapp.client import Refused, as_send_error
from bot.channels.whatsapp.incoming import delivery_of
from bot.channels.whatsapp.line import Line
from bot.channels.whatsapp.media import Outgoing
from bot.channels.whatsapp.pace import PairRate
from bot.channels.whatsapp.rendering import Content, Plan, clean, plan

log = logging.getLogger(__name__)

_UNDERWAY = frozenset({"accepted", "queued", "scheduled", "sending"})
_NOT_MADE, _NOT_APPROVED = "no_template", "template_not_approved"
_LOOK_BACK = 50
_MOST_PROGRESS = 500


class Sending:
    """Sends messages of all numbers of one process.

    Args:
        now: the service's clock, for the window.
        public_url: where callbacks and files are asked for.
        reachable: whether Twilio can reach that address.
    """

    def __init__(self, now: Callable[[], datetime], public_url: str, *, reachable: bool, media: Outgoing) -> None:
        self._now = now
        self._public_url = public_url
        self._reachable = reachable
        self._media = media
        self._pace = PairRate()
        self._went: dict[int, list[str]] = {}
        """The pieces of a long message that are at Twilio already, by outbox row."""

    async def send(self, line: Line, message: Outbound) -> SendResult:
        """Send one message, or the notice that it waits.

        Raises:
            SendError: it did not go.
        """
        wait = self._pace.wait(line.sender, message.address)
        if wait > 0:
            raise SendError("pair_rate", retry=True, retry_after=wait)
        if not message.extra.get("in_full", True) and message.extra.get("author") == "staff" and not message.to_staff:
            return await self._link(line, message)
        if not self.is_open(message):
            return await self._outside(line, message)
        if message.extra.get("neutral"):
            return await self._neutral(line, message)
        try:
            return await self._free(line, message)
        except _WindowClosed:
            return await self._outside(line, message)

    def is_open(self, message: Outbound) -> bool:
        """Whether free text may go: the person wrote in the last 24 hours, and Twilio has not said otherwise since."""
        last = message.last_inbound_at
        if last is None or self._now() - last > limits.WINDOW - limits.WINDOW_MARGIN:
            return False
        closed = message.custom.get("closed_at")
        return not closed or last > datetime.fromisoformat(closed)

    # Inside the window ---------------------------------------------------------------------

    async def _free(self, line: Line, message: Outbound) -> SendResult:
        planned = plan(message)
        if planned.content is not None and not message.attachments:
            try:
                return await self._with_content(line, message, planned.content)
            except _NoButtons as reason:
                log.info("outbox row %d goes without buttons: %s", message.outbox_id, reason)
        return await self._texts(line, message, planned)

    async def _with_content(self, line: Line, message: Outbound, content: Content) -> SendResult:
        try:
            sid = await line.contents.sid(content)
        except Exception as error:
            raise _NoButtons(type(error).__name__) from error
        try:
            made = await self._post(line, message, content_sid=sid, content_variables=_json(content.variables))
        except Refused as error:
            do = errors.what_to_do(error.code)
            if do == "forget_content":
                await line.contents.forget(content)
            if do in ("forget_content", "plain", "split") or (do == "fail" and error.status == 400):
                raise _NoButtons(error.code) from error
            raise _next(error) from error
        except Exception as error:
            raise as_send_error(error) from error
        return _result(made)

    async def _texts(self, line: Line, message: Outbound, planned: Plan) -> SendResult:
        try:
            return await self._pieces(line, message, planned.texts)
        except Refused as error:
            if errors.what_to_do(error.code) == "split" and not self._went.get(message.outbox_id):
                shorter = plan(message, most=limits.SHORT_BODY_CHARACTERS)
                try:
                    return await self._pieces(line, message, shorter.texts)
                except Refused as again:
                    raise _next(again) from again
            raise _next(error) from error

    async def _pieces(self, line: Line, message: Outbound, texts: Sequence[str]) -> SendResult:
        """Send pieces in order, from where an earlier attempt stopped; the last one stands for the message."""
        pieces = self._with_files(message, [text for text in texts if text])
        went = self._went.setdefault(message.outbox_id, [])
        made: Any = None
        for place in range(len(went), len(pieces)):
            last = place == len(pieces) - 1
            try:
                made = await self._post(line, message, part=not last, **pieces[place])
            except Refused:
                raise
            except Exception as error:
                raise as_send_error(error) from error
            went.append(made.sid)
        self._went.pop(message.outbox_id, None)
        while len(self._went) > _MOST_PROGRESS:
            self._went.pop(next(iter(self._went)))
        if made is None:
            return SendResult(went[-1] if went else None, remember={"status": "queued"})
        return _result(made)

    def _with_files(self, message: Outbound, texts: list[str]) -> list[dict[str, Any]]:
        pieces: list[dict[str, Any]] = [{"body": text} for text in texts]
        for one in message.attachments:
            url = self._url_of(message, one)
            if url is None:
                pieces.append({"body": f"Het bestand {one.name} kan niet via WhatsApp."})
            else:
                pieces.append({"media_url": [url]})
        return pieces or [{"body": "…"}]

    def _url_of(self, message: Outbound, one: Attachment) -> str | None:
        kind, size = one.content_type.split(";")[0].strip().lower(), len(one.content or b"")
        most = limits.IMAGE_BYTES if kind.startswith("image/") else limits.MEDIA_BYTES
        if not self._reachable or not one.content or kind not in limits.MEDIA_TYPES or size > most:
            return None
        return f"{self._public_url}/webhooks/whatsapp/{message.organisation}/media/{self._media.offer(one)}"

    # Outside the window --------------------------------------------------------------------

    async def _outside(self, line: Line, message: Outbound) -> SendResult:
        """The question itself, where an approved template asks it; else the notice that something waits."""
        key = _own_template(message)
        if key is not None:
            try:
                return _result(await self._template(line, message, key, notice=False))
            except SendError as error:
                if error.code not in (_NOT_MADE, _NOT_APPROVED):
                    raise
        return await self._notice(line, message)

    async def _notice(self, line: Line, message: Outbound) -> SendResult:
        """The neutral template; the message itself waits until the person answers."""
        if message.extra.get("noticed_at") is not None:
            return SendResult(None, parked=True)  # the notice of an earlier message still stands unanswered
        key = "staff" if message.to_staff else "notice"
        made = await self._template(line, message, key)
        return SendResult(made.sid, parked=True)

    async def _neutral(self, line: Line, message: Outbound) -> SendResult:
        """Inside the window as well only a notice, where others can read what shows on the phone."""
        if message.extra.get("noticed_at") is not None:
            return SendResult(None, parked=True)
        try:
            made = await self._post(line, message, notice=True, body=message.extra["notice"])
        except Exception as error:
            raise as_send_error(error) from error
        return SendResult(made.sid, parked=True)

    async def _link(self, line: Line, message: Outbound) -> SendResult:
        """Only a notice with a link: this organisation sends no answers over WhatsApp (NTA 7516)."""
        if message.extra.get("noticed_at") is not None:
            return SendResult(None, parked=True)
        if not self.is_open(message):
            made = await self._template(line, message, "link")
            return SendResult(made.sid, parked=True)
        one = templates.fitting("link", message.extra.get("language", "nl"), message.extra.get("form", "u"))
        body = one.text.replace("{{1}}", message.extra.get("name", "")).replace("{{2}}", self._chat(message))
        try:
            made = await self._post(line, message, notice=True, body=body)
        except Exception as error:
            raise as_send_error(error) from error
        return SendResult(made.sid, parked=True)

    async def _template(self, line: Line, message: Outbound, key: str, *, notice: bool = True) -> Any:
        one = templates.fitting(key, message.extra.get("language", "nl"), message.extra.get("form", "u"))
        try:
            sid = await line.templates.sid(one)
            if sid is None:
                log.error("there is no template %s at Twilio: run `voordeur whatsapp templates push`", one.name)
                raise SendError(_NOT_MADE, retry=False, second_route=True)
            content = templates.filled(one, message.extra.get("name", ""), self._chat(message))
            return await self._post(
                line, message, notice=notice, content_sid=sid,
                content_variables=_json(content.variables) if content.variables else values.unset,
            )  # fmt: skip
        except SendError:
            raise
        except Refused as error:
            if errors.what_to_do(error.code) == "notice":
                # Even the template is refused: it is not approved.
                raise SendError(_NOT_APPROVED, retry=False, second_route=True) from error
            if errors.what_to_do(error.code) == "forget_content":
                await line.templates.forget(one)
                raise SendError(_NOT_MADE, retry=False, second_route=True) from error
            raise as_send_error(error) from error
        except Exception as error:
            raise as_send_error(error) from error

    def _chat(self, message: Outbound) -> str:
        return f"{self._public_url}/chat/{message.organisation}"

    # Twilio --------------------------------------------------------------------------------

    async def _post(
        self, line: Line, message: Outbound, *, part: bool = False, notice: bool = False, **fields: Any
    ) -> Any:
        callback = self._callback(message, part=part, notice=notice)

        def create(client: Client) -> Any:
            return client.messages.create(
                to=line.to(message.address), from_=line.sender, status_callback=callback, **fields
            )

        made = await line.account.call(create)
        self._pace.went(line.sender, message.address)
        if made.status in ("failed", "undelivered"):
            raise errors.send_error(str(made.error_code or "30008"))
        return made

    def _callback(self, message: Outbound, *, part: bool, notice: bool) -> Any:
        if not self._reachable:
            return values.unset
        marks = f"?row={message.outbox_id}" + ("&part=1" if part else "") + ("&notice=1" if notice else "")
        return f"{self._public_url}/webhooks/whatsapp/{message.organisation}/status{marks}"

    async def look_up(self, line: Line, message: Outbound) -> SendResult | None:
        """What became of a message whose sending got no answer; None where Twilio never took it, or not all of it.

        Raises:
            SendError: Twilio cannot be asked now.
        """
        if message.extra.get("external_id"):
            return await self._fetched(line, message.extra["external_id"])
        try:
            found = await line.account.call(
                lambda client: client.messages.list(
                    to=line.to(message.address), from_=line.sender, limit=_LOOK_BACK, page_size=_LOOK_BACK
                )
            )
        except Exception as error:
            raise as_send_error(error) from error
        known = message.extra.get("known") or frozenset()
        fresh = [one for one in found if one.sid not in known]
        planned = plan(message)
        whole = _match(fresh, clean(message.text)) or _match(fresh, _words(planned.texts[0]) if len(planned.texts) == 1 else None)
        if whole is not None:
            return _result(whole)
        if not self.is_open(message):
            key = _own_template(message)
            asked = _match(fresh, _template_text(message, key)) if key is not None else None
            if asked is not None:
                return _result(asked)
            notice = _match(fresh, _template_text(message, "staff" if message.to_staff else "notice"))
            if notice is not None:
                return SendResult(notice.sid, parked=True)
        went = []
        for text in planned.texts:
            piece = _match(fresh, text)
            if piece is None:
                break
            went.append(piece.sid)
        if went and len(went) == len(planned.texts) and not message.attachments:
            return await self._fetched(line, went[-1])
        if went:
            self._went[message.outbox_id] = went
        return None

    async def _fetched(self, line: Line, sid: str) -> SendResult | None:
        try:
            return _result(await line.account.call(lambda client: client.messages(sid).fetch()))
        except Refused as error:
            if error.status == 404:
                return None
            raise as_send_error(error) from error
        except SendError:
            raise
        except Exception as error:
            raise as_send_error(error) from error

    async def status_of(self, line: Line, sid: str) -> Delivery | None:
        """What Twilio says of a message now; None while it says nothing final."""
        found = await line.account.call(lambda client: client.messages(sid).fetch())
        return delivery_of(sid, str(found.status or ""), found.error_code)


class _WindowClosed(Exception):
    """Twilio says that free text cannot go."""


class _NoButtons(Exception):
    """Buttons cannot be shown this time; the message goes as text."""


def _own_template(message: Outbound) -> str | None:
    """The template that asks what a message asks; None where it has none, or where it may be what did not go."""
    key = message.extra.get("template")
    return key if key in templates.catalogue() and not message.custom.get("closed_at") else None


def _template_text(message: Outbound, key: str) -> str:
    """A template as the person reads it."""
    one = templates.fitting(key, message.extra.get("language", "nl"), message.extra.get("form", "u"))
    return one.text.replace("{{1}}", " ".join(message.extra.get("name", "").split()))


def _next(error: Refused) -> Exception:
    return _WindowClosed() if errors.what_to_do(error.code) == "notice" else as_send_error(error)


def _result(made: Any) -> SendResult:
    """A message at Twilio as a result: queued is not yet sent."""
    status = str(made.status or "queued")
    if status in ("failed", "undelivered", "canceled"):
        raise errors.send_error(str(made.error_code or "30008"))
    if status in ("delivered", "read"):
        return SendResult(made.sid, delivered=True)
    return SendResult(made.sid, remember={"status": "queued"} if status in _UNDERWAY else {})


def _match(found: Sequence[Any], text: str | None) -> Any:
    """The newest message with this text, whatever its white space."""
    wanted = _words(text or "")
    return next((one for one in found if wanted and _words(one.body or "") == wanted), None)


def _words(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _json(variables: dict[str, str]) -> str:
    return json.dumps(variables, ensure_ascii=False)
