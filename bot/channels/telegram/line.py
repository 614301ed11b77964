"""The HTTP line to Telegram: tells apart what surely did not leave from what may have, and logs nothing."""

from __future__ import annotations

import json
import logging
from typing import Any

import httpx
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import HTTPXRequest

_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
_TOO_MANY, _SERVER_TROUBLE, _GATEWAY_TIMEOUT = 429, 500, 504
_DEFAULT_PAUSE_SECONDS = 5


class NotSent(NetworkError):
    """No connection could be made: the request never left."""


class ServerTrouble(NetworkError):
    """Telegram answered with a 5xx. ``status`` is that number; after 504 nobody knows what became of it."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}")
        self.status = status

    @property
    def outcome_unknown(self) -> bool:
        return self.status == _GATEWAY_TIMEOUT


class Line(HTTPXRequest):
    """The library's HTTP client, with failures told apart.

    The library logs an answer that is no JSON in full, and an answer may hold what somebody wrote: here
    such an answer is only an error.
    """

    def __init__(self, *, loopback: bool, connections: int = 32, read_timeout: float = 10.0) -> None:
        for name in ("httpx", "httpcore", "telegram"):
            # Below this level they write addresses with the token, and whole messages.
            logger = logging.getLogger(name)
            logger.setLevel(max(logging.WARNING, logger.level))
        super().__init__(
            connection_pool_size=connections,
            read_timeout=read_timeout,
            write_timeout=10.0,
            connect_timeout=5.0,
            pool_timeout=5.0,
            # A proxy of the machine is for the outside, not for a server beside us.
            httpx_kwargs={"trust_env": not loopback},
        )

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Make a request.

        Raises:
            NotSent: no connection was made.
            ServerTrouble: a 5xx.
            RetryAfter: a 429 that does not say how long.
            TelegramError: anything else that went wrong, without what was sent in its text.
        """
        try:
            status, body = await super().do_request(*args, **kwargs)
        except TelegramError as error:
            if isinstance(error.__cause__, _NEVER_LEFT):
                raise NotSent(type(error.__cause__).__name__) from None
            if isinstance(error, TimedOut):
                raise TimedOut() from None
            raise NetworkError(type(error.__cause__).__name__) from None
        if status >= _SERVER_TROUBLE:
            raise ServerTrouble(status)
        if status == _TOO_MANY and b"retry_after" not in body:
            raise RetryAfter(_DEFAULT_PAUSE_SECONDS)
        return status, body

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """Read an answer.

        Raises:
            TelegramError: it is no JSON.
        """
        try:
            return json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            raise TelegramError("Invalid server response") from None
