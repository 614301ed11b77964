"""How fast we send: within Telegram's limits, with a lane that danger has for itself.

Telegram allows about 30 messages a second in all, one a second to a chat (short bursts pass) and 20 a
minute to a group. The library's own limiter halts everything after one refusal; here a refusal halts
only the chat that it was about.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable

OVERALL_PER_SECOND = 30
KEPT_FOR_URGENT = 5
CHAT_BURST, CHAT_SECONDS = 5, 5.0
GROUP_MESSAGES, GROUP_SECONDS, GROUP_KEPT_FOR_URGENT = 20, 60.0, 4


class TooBusy(Exception):
    """There is no room soon; ``wait`` is when there is, in seconds."""

    def __init__(self, wait: float) -> None:
        super().__init__(f"{wait:.1f} s")
        self.wait = wait


class Pace:
    """The room left for sending with one bot.

    Args:
        patience: the longest time to wait here, in seconds; longer is for the sender to come back.
        now: a clock that only runs on, in seconds.
    """

    def __init__(
        self,
        *,
        patience: float = 2.0,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._patience = patience
        self._now = now
        self._sleep = sleep
        self._all: deque[float] = deque()
        self._chats: dict[int, deque[float]] = {}
        self._halted: dict[int, float] = {}

    async def room(self, chat: int, *, urgent: bool = False, patience: float | None = None) -> None:
        """Wait for room for one message to a chat, and take it.

        Raises:
            TooBusy: that would take longer than our patience.
        """
        until = self._now() + (self._patience if patience is None else patience)
        while (wait := self.wait(chat, urgent=urgent)) > 0:
            if self._now() + wait > until:
                raise TooBusy(wait)
            await self._sleep(wait)
        now = self._now()
        self._all.append(now)
        self._chats.setdefault(chat, deque(maxlen=GROUP_MESSAGES)).append(now)
        self._forget(now)

    def wait(self, chat: int, *, urgent: bool = False) -> float:
        """How long from now there is room for a message to this chat, in seconds; 0 is at once."""
        now = self._now()
        waits = [self._halted.get(chat, now) - now]
        most = OVERALL_PER_SECOND - (0 if urgent else KEPT_FOR_URGENT)
        waits.append(_wait(self._all, most, 1.0, now))
        sent = self._chats.get(chat)
        if sent is not None and chat < 0:
            room = GROUP_MESSAGES - (0 if urgent else GROUP_KEPT_FOR_URGENT)
            waits.append(_wait(sent, room, GROUP_SECONDS, now))
        elif sent is not None and not urgent:
            waits.append(_wait(sent, CHAT_BURST, CHAT_SECONDS, now))
        return max(0.0, *waits)

    def halt(self, chat: int, seconds: float) -> None:
        """Telegram asked to wait with this chat."""
        self._halted[chat] = max(self._halted.get(chat, 0.0), self._now() + seconds)

    def _forget(self, now: float) -> None:
        while self._all and self._all[0] <= now - 1.0:
            self._all.popleft()
        if len(self._chats) > 500:
            self._chats = {chat: sent for chat, sent in self._chats.items() if sent[-1] > now - GROUP_SECONDS}
            self._halted = {chat: until for chat, until in self._halted.items() if until > now}


def _wait(sent: deque[float], most: int, span: float, now: float) -> float:
    """Until fewer than ``most`` of these lie within the last ``span`` seconds."""
    if len(sent) < most:
        return 0.0
    return sent[-most] + span - now
