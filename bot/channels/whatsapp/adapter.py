"""WhatsApp as a channel: its numbers, its webhooks, sending, files, and whether it is well."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.routing import BaseRoute

from bot.bootstrap import Service
from bot.channels.base import Attachment, Delivery, Outbound, Receive, SendError, SendResult
from bot.channels.files import LARGEST_BYTES
from bot.channels.places import Unwell, is_loopback
from bot.channels.whatsapp import templates
from bot.channels.whatsapp.catching_up import CatchingUp
from bot.channels.whatsapp.line import Line, line_of
from bot.channels.whatsapp.media import Outgoing
from bot.channels.whatsapp.sending import Sending
from bot.channels.whatsapp.webhook import NAME, Webhook, call_ourselves

if TYPE_CHECKING:
    from bot.channels.intake import Intake

log = logging.getLogger(__name__)

_MEDIA_PATH = re.compile(r"/Messages/((?:MM|SM)\w+)/Media/(ME\w+)$")
_POLL_SECONDS = 10.0
_CATCH_UP_SECONDS = 300.0


class WhatsApp:
    """The WhatsApp numbers of one process."""

    name = NAME

    def __init__(
        self,
        lines: Mapping[str, Line],
        now: Callable[[], datetime],
        public_url: str,
        *,
        reachable: bool,
        may_follow: Callable[[str], bool],
    ) -> None:
        self.lines = dict(lines)
        self.reachable = reachable
        self._public_url = public_url
        self._may_follow = may_follow
        media = Outgoing()
        self._sending = Sending(now, public_url, reachable=reachable, media=media)
        self._webhook = Webhook(self.lines, public_url, media)
        self._catching_up = {key: CatchingUp(line, polls=not reachable) for key, line in self.lines.items()}
        self.every_seconds = _CATCH_UP_SECONDS if reachable else _POLL_SECONDS

    def routes(self, intake: Intake) -> list[BaseRoute]:
        """The webhooks for messages and status reports, and the files that Twilio comes to fetch."""
        return self._webhook.routes(intake)

    async def start(self, receive: Receive) -> None:
        """Nothing: messages come by webhook, or by catching up."""

    async def stop(self) -> None:
        for line in self.lines.values():
            line.account.close()

    async def send(self, message: Outbound) -> SendResult:
        """Send one message.

        Raises:
            SendError: it did not go, with what to do next.
        """
        return await self._sending.send(self._line(message.organisation), message)

    async def look_up(self, message: Outbound) -> SendResult | None:
        """What became of a message whose sending got no answer."""
        return await self._sending.look_up(self._line(message.organisation), message)

    async def status_of(self, organisation: str, external_id: str) -> Delivery | None:
        """What Twilio says of a message that it accepted."""
        return await self._sending.status_of(self._line(organisation), external_id)

    async def fetch(self, organisation: str, attachment: Attachment) -> bytes:
        """The bytes of a file that came in; credentials go to Twilio alone."""
        line = self._line(organisation)
        return await line.account.fetch(attachment.fetch or "", LARGEST_BYTES, self._may_follow)

    async def forget(self, organisation: str, attachment: Attachment) -> None:
        """Delete a file at Twilio, which keeps it until somebody does."""
        found = _MEDIA_PATH.search(urlsplit(attachment.fetch or "").path)
        if found:
            account = self._line(organisation).account
            await account.call(lambda client: client.messages(found[1]).media(found[2]).delete())

    async def catch_up(self, intake: Intake) -> int:
        """Take in what webhooks missed, for every number; trouble with one does not keep the others."""
        count = 0
        for key, one in self._catching_up.items():
            try:
                count += await one.run(intake)
            except Exception:
                log.warning("what Twilio has for %s could not be listed", key, exc_info=True)
        return count

    async def check(self, organisation: str) -> str:
        """One line on the state of a number.

        Raises:
            Unwell: the account, or a template, is not ready.
        """
        line = self._line(organisation)
        try:
            account = await line.account.call(lambda client: client.api.v2010.accounts(line.account.sid).fetch())
        except Exception as error:
            raise Unwell(f"Twilio: {error}", "check account_sid, auth_token and the connection") from error
        if str(account.status or "active") != "active":
            raise Unwell(f"the account at Twilio is {account.status}", "open console.twilio.com")
        try:
            standing = await line.account.call(templates.standing)
        except Exception as error:
            raise Unwell(f"templates: {error}", "check twilio.content_url") from error
        bad = [one.name for one in standing if one.status != "approved"]
        if bad:
            mend = "`voordeur whatsapp templates push`, then wait for approval"
            raise Unwell(f"{len(bad)} of {len(standing)} templates are not approved", mend, partly=True)
        way = "webhook" if self.reachable else "asks Twilio every ten seconds: public_url cannot be reached from outside"
        return f"account active, {len(standing)} templates approved, {way}"

    async def round_trip(self, organisation: str) -> None:
        """Call our own webhook from outside as Twilio would, with a message of the number to itself.

        Raises:
            Unwell: it cannot be reached, or does not take a right signature.
        """
        line = self._line(organisation)
        if not self.reachable:
            return
        try:
            status = await line.account.in_thread(lambda: call_ourselves(line, self._public_url))
        except Exception as error:
            raise Unwell("our own webhook cannot be reached", "check public_url, the proxy and the certificate") from error
        if status != 200:
            raise Unwell(f"our own webhook answers {status}", "public_url must be the address that Twilio calls")

    def _line(self, organisation: str) -> Line:
        line = self.lines.get(organisation)
        if line is None:
            raise SendError("not_set_up", retry=True, retry_after=600)
        return line


def build(service: Service) -> WhatsApp | None:
    """The numbers in the settings; None where there is none that may be used."""
    settings = service.settings
    if not settings.production and not (is_loopback(settings.twilio_api_url) and is_loopback(settings.twilio_content_url)):
        log.warning("WhatsApp is not started: in demo only this machine is spoken to, see docs/channels/whatsapp.md")
        return None
    lines = {
        key: line_of(service, key, channels.whatsapp) for key, channels in service.channels.items() if channels.whatsapp
    }
    if not lines:
        return None
    # Twilio cannot reach a loopback address, unless what plays Twilio is on this machine as well.
    reachable = not is_loopback(settings.public_url) or is_loopback(settings.twilio_api_url)
    return WhatsApp(
        lines, service.clock.now, settings.public_url, reachable=reachable,
        may_follow=lambda url: is_loopback(url) or (settings.production and url.startswith("https://")),
    )  # fmt: skip
