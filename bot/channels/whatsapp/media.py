"""Files on their way out: Twilio fetches them from us, by an address that is a secret and soon ends."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable

from bot.channels.base import Attachment

KEPT_SECONDS = 3600.0
_MOST_BYTES = 200_000_000


class Outgoing:
    """Files offered to Twilio by this process, in memory only. Times are of a clock that only goes forward."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._offered: dict[str, tuple[float, Attachment]] = {}

    def offer(self, one: Attachment) -> str:
        """Offer a file and return the secret part of its address."""
        self._tidy()
        token = secrets.token_urlsafe(24)
        self._offered[token] = (self._clock() + KEPT_SECONDS, one)
        return token

    def take(self, token: str) -> Attachment | None:
        """The file behind an address; None where there is none any more. Twilio may ask more than once."""
        self._tidy()
        found = self._offered.get(token)
        return found[1] if found else None

    def _tidy(self) -> None:
        now = self._clock()
        self._offered = {token: kept for token, kept in self._offered.items() if kept[0] > now}
        while sum(len(one.content or b"") for _, one in self._offered.values()) > _MOST_BYTES:
            self._offered.pop(next(iter(self._offered)))
