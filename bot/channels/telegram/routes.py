"""The webhook that Telegram calls: known by its secret, answered once the update is stored."""

from __future__ import annotations

import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.channels.telegram.account import Account

log = logging.getLogger(__name__)

PATH = "/webhooks/telegram/{organisation}"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_LARGEST_BYTES = 2_000_000

Take = Callable[[Account, dict[str, Any]], Awaitable[None]]


def webhook(accounts: Mapping[str, Account], take: Take, refused: Callable[[], None]) -> Route:
    """The route of all bots.

    Args:
        take: stores one update; whatever it raises makes Telegram bring the update again.
        refused: counts a call without the right secret, of which nothing else is kept.
    """

    async def arrived(request: Request) -> Response:
        account = accounts.get(request.path_params["organisation"])
        if account is None:
            return JSONResponse({"error": "unknown"}, status_code=404)
        told = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(told.encode(), account.secret.encode()):
            refused()
            return JSONResponse({"error": "refused"}, status_code=403)
        raw = await _body(request)
        if raw is None:
            return JSONResponse({"error": "too large"}, status_code=413)
        try:
            update = json.loads(raw)
        except ValueError:
            update = None
        if not isinstance(update, dict):
            return JSONResponse({"error": "no update"}, status_code=400)
        try:
            await take(account, update)
        except Exception as error:  # noqa: BLE001
            log.error("telegram of %s: an update could not be stored: %s", account.key, type(error).__name__)
            return JSONResponse({"error": "not stored"}, status_code=503)
        return Response(status_code=200)

    return Route(PATH, arrived, methods=["POST"])


async def _body(request: Request) -> bytes | None:
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > _LARGEST_BYTES:
            return None
    return bytes(found)
