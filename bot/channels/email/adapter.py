"""The e-mail channel: mailboxes read by IMAP, mail sent by SMTP."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.bootstrap import Service
from bot.channels.base import Delivery, Inbound, Outbound, Receive, SendError, SendResult
from bot.channels.email import oauth, servers, smtp, threads
from bot.channels.email.addresses import domain, mailbox
from bot.channels.email.automatic import LoopBrake
from bot.channels.email.compose import compose, probe
from bot.channels.email.imap import MailboxWatch, Place, connect, what_is_wrong
from bot.channels.email.mending import to_mend
from bot.channels.email.parsing import MailReader, ProbeArrived, Reported
from bot.channels.email.records import StoredPlace, StoredRecords
from bot.channels.email.servers import NotAllowed, Server
from bot.channels.email.tokens import Tokens
from bot.channels.places import Unwell
from bot.delivery import news
from bot.settings import OAuthSettings

log = logging.getLogger(__name__)

_STORE_SECONDS = 120.0


class Records(threads.Records, Protocol):
    """What is known of earlier mail, and where a whole mail is kept."""

    def keep_whole(self, inbound: Inbound, raw: bytes) -> None:
        """Keep a whole mail beside what was stored of it."""


Report = Callable[[str, Delivery], None]
"""Stores news about a message of an organisation (key first); called from a thread."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """The mailbox of one organisation. ``trouble`` says why it cannot be used as the settings give it."""

    organisation: str
    address: str
    name: str
    imap: Server | None
    smtp: Server | None
    tokens: Tokens
    records: Records
    place: Place
    staff: frozenset[str] = frozenset()
    plus: bool = True
    trouble: str | None = None

    def trusted(self) -> frozenset[str]:
        """Domains of hosts that receive for us: our own, and that of the IMAP server."""
        hosts = {domain(self.address)}
        if self.imap is not None and self.imap.host.count(".") >= 1 and not self.imap.host.replace(".", "").isdigit():
            hosts.add(".".join(self.imap.host.split(".")[-2:]))
        return frozenset(hosts | ({"mx.google.com"} if "gmail.com" in hosts else set()))


class EmailChannel:
    """Mail of all organisations that have a mailbox."""

    name = "email"

    def __init__(self, boxes: Mapping[str, Mailbox], report: Report) -> None:
        self.boxes = dict(boxes)
        self._report = report
        self._brake = LoopBrake()
        self._watches: dict[str, MailboxWatch] = {}
        self._probes: dict[str, float] = {}

    # In --------------------------------------------------------------------------------------

    async def start(self, receive: Receive) -> None:
        """Begin to watch every mailbox; each connects, and connects again, by itself."""
        loop = asyncio.get_running_loop()
        for key, box in self.boxes.items():
            if box.imap is None or box.trouble is not None:
                if box.trouble:
                    log.warning("the mailbox of %s is not read: %s", key, box.trouble)
                continue
            reader = MailReader(
                box.tokens, box.records, frozenset({box.address}), box.staff, box.trusted(), self._brake
            )
            if key not in self._watches:
                self._watches[key] = MailboxWatch(key, box.imap, box.place, self._handler(box, reader, receive, loop))
            self._watches[key].start()

    async def stop(self) -> None:
        """End all watching."""
        watches = list(self._watches.values())
        self._watches = {}
        await asyncio.gather(*(asyncio.to_thread(watch.stop) for watch in watches))

    def _handler(
        self, box: Mailbox, reader: MailReader, receive: Receive, loop: asyncio.AbstractEventLoop
    ) -> Callable[[bytes], None]:
        def handle(raw: bytes) -> None:
            event = reader.event(raw, time.monotonic())
            if isinstance(event, ProbeArrived):
                self._probes[event.mark] = time.monotonic()
            elif isinstance(event, Reported):
                for delivery in event.deliveries:
                    self._report(box.organisation, delivery)
            else:
                stored = asyncio.run_coroutine_threadsafe(receive(box.organisation, event.inbound), loop)
                stored.result(_STORE_SECONDS)
                box.records.keep_whole(event.inbound, raw)

        return handle

    # Out -------------------------------------------------------------------------------------

    async def send(self, message: Outbound) -> SendResult:
        """Hand one mail to the mail server; it counts as sent when that took it."""
        box = self._sendable(message.organisation)
        mail = compose(message, box.address, box.tokens, plus=box.plus)
        assert box.smtp is not None
        await asyncio.to_thread(smtp.send, box.smtp, mail, box.address, mailbox(message.address))
        return SendResult(box.tokens.message_id(message.outbox_id))

    def _sendable(self, organisation: str) -> Mailbox:
        box = self.boxes.get(organisation)
        if box is None or box.smtp is None:
            raise SendError("no_mailbox", retry=False, second_route=True)
        if box.trouble is not None:
            raise SendError(box.trouble, retry=False)
        return box

    # Checks ----------------------------------------------------------------------------------

    async def check(self, organisation: str) -> str:
        """Log in to both servers and say how it is; raises ``Unwell`` with what to mend."""
        box = self.boxes[organisation]
        if box.trouble is not None:
            raise Unwell(box.trouble, to_mend(box.trouble))
        if box.imap is None or box.smtp is None:
            raise Unwell("imap or smtp is missing", "set both organisations.KEY.email.imap and .smtp")
        try:
            await asyncio.to_thread(_log_in_to_read, box.imap)
        except Exception as error:  # noqa: BLE001  the kind is all there is to say
            code = what_is_wrong(error)
            raise Unwell(f"IMAP: {code}", to_mend(code, "imap", by_token=box.imap.tokens is not None)) from None
        try:
            await asyncio.to_thread(smtp.log_in, box.smtp)
        except SendError as error:
            by_token = box.smtp.tokens is not None
            raise Unwell(f"SMTP: {error.code}", to_mend(error.code, "smtp", by_token=by_token)) from None
        watch = self._watches.get(organisation)
        if watch is not None and watch.trouble:
            raise Unwell(f"reading stopped: {watch.trouble}", "it connects again by itself; look again in a minute")
        if watch is not None and watch.is_stuck(time.monotonic()):
            raise Unwell("the mailbox was not looked at for half an hour", "start `voordeur run` again, and see the log")
        return "IMAP and SMTP log-in work"

    async def round_trip(self, organisation: str, seconds: float = 120.0) -> float:
        """Send a test mail to ourselves and wait until it is read here; the seconds that took.

        Raises:
            SendError: it could not be sent, or did not come (``no_return``).
        """
        box = self._sendable(organisation)
        assert box.smtp is not None
        name = secrets.token_hex(6)
        mark, began = box.tokens.probe_mark(name), time.monotonic()
        await asyncio.to_thread(
            smtp.send, box.smtp, probe(box.name, box.address, box.tokens, name), box.address, box.address
        )
        while time.monotonic() - began < seconds:
            if self._probes.pop(mark, None) is not None:
                return time.monotonic() - began
            await asyncio.sleep(0.2)
        raise SendError("no_return", retry=True)


def _log_in_to_read(server: Server) -> None:
    with connect(server) as client:
        client.select_folder("INBOX", readonly=True)


def build(service: Service) -> EmailChannel | None:
    """The channel for a service; None where no organisation has a mailbox."""
    boxes = {}
    for key, channels in service.channels.items():
        if channels.email is None:
            continue
        address = channels.email.address.strip().lower()
        told = {"imap": channels.email.imap, "smtp": channels.email.smtp}
        tokens = _tokens(channels.email.oauth)
        read: dict[str, Server | None] = {"imap": None, "smtp": None}
        trouble = None
        if tokens and not oauth.allowed(channels.email.oauth.token_url, production=service.settings.production):
            told, trouble = {}, "token_url_not_allowed"
        for protocol, secret in told.items():
            if secret is None:
                continue
            try:
                server = servers.read(secret.value, protocol, starttls=channels.email.starttls, tokens=tokens)  # type: ignore[arg-type]
                servers.allow(server, production=service.settings.production)
                read[protocol] = server
            except (NotAllowed, ValueError) as error:
                trouble = str(error)
        staff = service.organisations[key].staff.values()
        boxes[key] = Mailbox(
            organisation=key,
            address=address,
            name=service.procedures[key].short_name,
            imap=read["imap"],
            smtp=read["smtp"],
            tokens=Tokens(key, address, lambda value: service.keyring.digest("mail mark", value)),
            records=StoredRecords(service, key),
            place=StoredPlace(service, key),
            staff=frozenset(user.email.strip().lower() for user in staff if user.email),
            plus=bool(getattr(channels.email, "plus", True)),
            trouble=trouble,
        )
    if not boxes:
        return None
    return EmailChannel(boxes, lambda key, delivery: _take_in(service, key, delivery))


def _tokens(told: OAuthSettings | None) -> oauth.AccessTokens | None:
    if told is None:
        return None
    refresh_token = told.refresh_token.value if told.refresh_token else ""
    return oauth.AccessTokens(
        oauth.Application(told.token_url, told.client_id, told.client_secret.value, told.scope, refresh_token)
    )


def _take_in(service: Service, organisation: str, delivery: Delivery) -> None:
    news.take_in(service, EmailChannel.name, organisation, delivery)
