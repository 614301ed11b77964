"""One bot of one organisation: its name at Telegram, its group, who its staff are, and what it saw already."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot
from telegram.error import TelegramError

from actions.organisation import Organisation
from bot.channels.places import is_loopback
from bot.channels.telegram.line import Line
from bot.channels.telegram.pace import Pace
from bot.settings import TelegramSettings

log = logging.getLogger(__name__)

_SEEN_AT_MOST = 20_000


class Account:
    """A bot, ready to use; making one connects to nothing.

    Args:
        secret: what Telegram says with every webhook call, so that nobody else can.
        webhook: the public address that updates come in at.
    """

    def __init__(
        self,
        organisation: Organisation,
        settings: TelegramSettings,
        api_url: str,
        *,
        secret: str,
        webhook: str,
        pace: Pace | None = None,
    ) -> None:
        self.organisation = organisation
        self.key = organisation.key
        self.mode = settings.mode
        self.secret = secret
        self.webhook = webhook
        self.pace = pace or Pace()
        loopback = is_loopback(api_url)
        self.lines = (Line(loopback=loopback), Line(loopback=loopback, connections=1))
        self.bot = Bot(
            settings.token.value,
            base_url=f"{api_url}/bot",
            base_file_url=f"{api_url}/file/bot",
            request=self.lines[0],
            get_updates_request=self.lines[1],
        )
        self.id = int(settings.token.value.split(":", 1)[0]) if settings.token.value[:1].isdigit() else 0
        self.name: str | None = None
        self.staff = frozenset(user.telegram for user in organisation.staff.values() if user.telegram is not None)
        self.configured_group = organisation.telegram_group
        self.group = organisation.telegram_group
        self.topics: dict[str, int] = {}
        self.no_topics_until = 0.0
        self.asked_at: float | None = None
        """When Telegram last answered a question for updates, on a clock that never goes back."""
        self.with_keyboard: set[int] = set()
        self._mark_key = hashlib.sha256(settings.token.value.encode()).digest()
        self._seen: OrderedDict[int, None] = OrderedDict()
        self._locks: dict[object, tuple[asyncio.Lock, int]] = {}

    async def bot_name(self) -> str | None:
        """The bot's user name, asked once; None while Telegram cannot be reached."""
        if self.name is None:
            try:
                me = await self.bot.get_me()
            except TelegramError as error:
                log.warning("telegram of %s: getMe failed: %s", self.key, type(error).__name__)
                return None
            self.id, self.name = me.id, me.username
        return self.name

    def external_id(self, chat: int, message_id: int) -> str:
        """The number of a message of ours: Telegram counts per chat, so the chat is in it, unreadably."""
        mark = hmac.new(self._mark_key, str(chat).encode(), hashlib.sha256).hexdigest()[:12]
        return f"{message_id}.{mark}"

    def is_group(self, chat: int) -> bool:
        """Whether a chat is the staff group, under its old or its new number."""
        return self.configured_group is not None and chat in (self.configured_group, self.group)

    def moved(self, new_group: int) -> dict[str, object]:
        """The group became a supergroup with another number; returns what is to be remembered."""
        log.info("telegram of %s: the staff group got another number; put it in the settings", self.key)
        self.group = new_group
        self.topics.clear()
        return {"group": [self.configured_group, new_group]}

    def recall(self, remembered: dict[str, object]) -> None:
        """Take up what was remembered before a restart."""
        moved = remembered.get("group")
        if isinstance(moved, list) and len(moved) == 2 and moved[0] == self.configured_group:
            self.group = int(moved[1])

    # Updates that were taken in. A set, not the highest number: after a quiet week Telegram starts
    # anywhere. What is older than this set is recognised by the inbox.

    def saw(self, update_id: int) -> bool:
        return update_id in self._seen

    def see(self, update_id: int) -> None:
        self._seen[update_id] = None
        while len(self._seen) > _SEEN_AT_MOST:
            self._seen.popitem(last=False)

    @asynccontextmanager
    async def one_at_a_time(self, what: object) -> AsyncIterator[None]:
        """Keep the order within one chat, or one topic from being made twice."""
        lock, waiting = self._locks.get(what, (asyncio.Lock(), 0))
        self._locks[what] = (lock, waiting + 1)
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._locks[what]
            if waiting == 1:
                del self._locks[what]
            else:
                self._locks[what] = (lock, waiting - 1)
