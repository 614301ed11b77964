"""Taking in what webhooks missed: the messages that Twilio has, compared with what came in.

A failed webhook is not sent again by Twilio. Where Twilio cannot reach us at all, this is how messages come in.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.channels.base import Attachment, Inbound
from bot.channels.intake import Intake
from bot.channels.whatsapp.incoming import bare, delivery_of, media_name, parse
from bot.channels.whatsapp.line import Line
from bot.channels.whatsapp.webhook import NAME

log = logging.getLogger(__name__)

_FIRST_LOOK_BACK = timedelta(hours=24)
_OVERLAP = timedelta(minutes=15)
_WEBHOOK_GOES_FIRST = timedelta(seconds=45)
_MEDIA_GOES_FIRST = timedelta(minutes=10)
_MOST = 2000
_PAGE = 200
_MOST_SEEN = 20_000


class CatchingUp:
    """Looks at Twilio for one number.

    Args:
        polls: there is no webhook, so messages are taken in at once.
    """

    def __init__(self, line: Line, *, polls: bool) -> None:
        self._line = line
        self._polls = polls
        self._since: datetime | None = None
        self._seen: dict[str, str] = {}

    async def run(self, intake: Intake, now: datetime | None = None) -> int:
        """Take in what is new at Twilio; returns how many messages were looked at for the first time.

        Args:
            now: the real time; Twilio's clock is no rehearsal's.
        """
        now = now or datetime.now(UTC)
        since = (self._since or now - _FIRST_LOOK_BACK) - _OVERLAP
        count = await self._inbound(intake, since, now)
        await self._outbound(intake, since)
        self._since = now
        while len(self._seen) > _MOST_SEEN:
            self._seen.pop(next(iter(self._seen)))
        return count

    async def _inbound(self, intake: Intake, since: datetime, now: datetime) -> int:
        found = await self._list(since, to=self._line.sender)
        count = 0
        for one in sorted(found, key=_moment):
            if str(one.direction) != "inbound" or bare(one.from_ or "") == bare(self._line.sender):
                continue
            age = now - _moment(one)
            if not self._polls and age < _WEBHOOK_GOES_FIRST:
                continue
            seen = self._seen.get(one.sid)
            if seen == "done":
                continue
            inbound = await self._message(one)
            if inbound is None:
                continue
            if seen is None:
                count += 1
                await intake.receive(NAME, self._line.organisation, inbound)
                self._seen[one.sid] = "done" if not inbound.attachments else "with files"
            if inbound.attachments and age > _MEDIA_GOES_FIRST:
                await intake.fetch_left_behind(NAME, self._line.organisation, inbound)
                self._seen[one.sid] = "done"
        return count

    async def _outbound(self, intake: Intake, since: datetime) -> None:
        for one in await self._list(since, from_=self._line.sender):
            state = str(one.status or "")
            update = delivery_of(one.sid, state, one.error_code)
            if update is None or self._seen.get(one.sid) == state:
                continue
            await intake.delivered(NAME, self._line.organisation, update)
            self._seen[one.sid] = state

    async def _list(self, since: datetime, **whose: str) -> Sequence[Any]:
        return await self._line.account.call(
            lambda client: client.messages.list(date_sent_after=since, limit=_MOST, page_size=_PAGE, **whose)
        )

    async def _message(self, one: Any) -> Inbound | None:
        """A listed message as it would have come in. What button was pressed is not told: its title is."""
        inbound = parse({"MessageSid": one.sid, "From": one.from_ or "", "Body": one.body or ""})
        if inbound is None or not str(one.num_media or "0").strip("0"):
            return inbound
        listed = await self._line.account.call(lambda client: client.messages(one.sid).media.list(limit=10))
        base = f"https://api.twilio.com/2010-04-01/Accounts/{self._line.account.sid}/Messages/{one.sid}/Media/"
        files = tuple(
            Attachment(media_name(base + had.sid, had.content_type), had.content_type, fetch=base + had.sid)
            for had in listed
        )
        voice = {"voice": True} if any(had.content_type.startswith("audio/") for had in files) else {}
        return replace(inbound, attachments=files, extra={**inbound.extra, **voice})


def _moment(one: Any) -> datetime:
    moment = one.date_sent or one.date_created or datetime.now(UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
