"""Telegram as one of the channels: https://core.telegram.org/bots/api, through python-telegram-bot."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from starlette.routing import BaseRoute
from telegram.error import BadRequest, TelegramError

from bot.channels.base import Attachment, Channel, Inbound, Outbound, Receive, SendError, SendResult
from bot.channels.telegram import checks, listening, routes, trial
from bot.channels.telegram.account import Account
from bot.channels.telegram.incoming import Receiver
from bot.channels.telegram.outgoing import Sender
from bot.channels.telegram.stored import InService, Stored

if TYPE_CHECKING:
    from bot.bootstrap import Service

log = logging.getLogger(__name__)

_FETCH_AT_ONCE_SECONDS = 4.0


class TelegramChannel:
    """The Telegram bots of the organisations that have one."""

    name = "telegram"

    def __init__(self, accounts: Mapping[str, Account], stored: Stored) -> None:
        self.accounts = dict(accounts)
        self.refused = 0
        self._stored = stored
        self._receiver = Receiver(stored)
        self._sender = Sender()
        self._listeners: list[asyncio.Task[None]] = []
        self._recalled: set[str] = set()

    async def start(self, receive: Receive) -> None:
        """Begin to listen, each bot by itself; a bot that cannot is tried again without holding up others."""
        for account in self.accounts.values():
            for line in account.lines:
                await line.initialize()
            await self._recall(account)
            task = asyncio.create_task(listening.listen(account, partial(self.take, account, receive=receive)))
            self._listeners.append(task)

    async def stop(self) -> None:
        """End listening and close connections."""
        for task in self._listeners:
            task.cancel()
        await asyncio.gather(*self._listeners, return_exceptions=True)
        self._listeners.clear()
        for account in self.accounts.values():
            for line in account.lines:
                await line.shutdown()

    async def send(self, message: Outbound) -> SendResult:
        """Send one message; see :class:`bot.channels.telegram.outgoing.Sender`."""
        account = self.accounts.get(message.organisation)
        if account is None:
            raise SendError("telegram_not_set_up", retry=False, second_route=True)
        await self._recall(account)
        return await self._sender.send(account, message)

    async def take(self, account: Account, raw: dict[str, Any], *, receive: Receive) -> None:
        """Take in one update of a bot; returns once it is stored."""
        await self._recall(account)
        await self._receiver.take(account, raw, partial(self._with_files, account, receive))

    async def fetch(self, organisation: str, attachment: Attachment) -> bytes:
        """The content of a file that Telegram holds.

        Raises:
            FileNotFoundError: Telegram has it no longer.
            TelegramError: it could not be fetched now.
        """
        account = self.accounts[organisation]
        try:
            file = await account.bot.get_file(attachment.fetch or "")
            return bytes(await file.download_as_bytearray())
        except BadRequest as error:
            raise FileNotFoundError(type(error).__name__) from None

    def routes(self, intake: Any) -> list[BaseRoute]:
        """The webhook; ``intake`` stores what arrives."""
        receive = partial(intake.receive, self.name)
        return [routes.webhook(self.accounts, partial(self.take, receive=receive), self._count_refused)]

    async def check(self, organisation: str) -> str:
        """One line on the state of a bot, asked at Telegram.

        Raises:
            bot.channels.places.Unwell: something has to be mended.
        """
        return await checks.check(self.accounts[organisation])

    async def round_trip(self, organisation: str) -> None:
        """Try a bot out, out and in; see :mod:`bot.channels.telegram.trial`."""
        await trial.round_trip(self.accounts[organisation])

    def _count_refused(self) -> None:
        self.refused += 1

    async def _recall(self, account: Account) -> None:
        if account.key not in self._recalled:
            account.recall(await self._stored.remembered(account.key))
            self._recalled.add(account.key)

    async def _with_files(self, account: Account, receive: Receive, key: str, inbound: Inbound) -> None:
        """Store what arrived with its files where they come at once; the rest is fetched after storing."""
        if any(one.fetch for one in inbound.attachments):
            fetched = [await self._at_once(account, one) for one in inbound.attachments]
            inbound = replace(inbound, attachments=tuple(fetched))
        await receive(key, inbound)

    async def _at_once(self, account: Account, one: Attachment) -> Attachment:
        if one.fetch is None or one.content is not None:
            return one
        try:
            content = await asyncio.wait_for(self.fetch(account.key, one), _FETCH_AT_ONCE_SECONDS)
        except (TelegramError, OSError, TimeoutError) as error:
            log.info("telegram of %s: a file is fetched later: %s", account.key, type(error).__name__)
            return one
        return replace(one, content=content, fetch=None)


def build(service: Service) -> Channel | None:
    """The Telegram channel of a service; None where no organisation has a bot."""
    accounts = {}
    for key, channels in service.channels.items():
        settings = channels.telegram
        if settings is None:
            continue
        secret = settings.secret.value if settings.secret else own_secret(service, key, settings.token.value)
        accounts[key] = Account(
            service.organisations[key],
            settings,
            service.settings.telegram_api_url,
            secret=secret,
            webhook=f"{service.settings.public_url}{routes.PATH.format(organisation=key)}",
        )
    return TelegramChannel(accounts, InService(service)) if accounts else None


def own_secret(service: Service, organisation: str, token: str) -> str:
    """The secret of a webhook for which the settings give none: the same in every process of this service."""
    return service.keyring.digest(f"telegram webhook {organisation}", token)
