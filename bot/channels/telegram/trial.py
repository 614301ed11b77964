"""Trying a bot out, out and in, without anybody seeing a message."""

from __future__ import annotations

import time

import httpx
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.channels.places import Unwell
from bot.channels.telegram.account import Account
from bot.channels.telegram.routes import SECRET_HEADER

_TIMEOUT_SECONDS = 20.0
_ASKED_WITHIN_SECONDS = 180.0
_NO_UPDATE = {"update_id": 0}
"""An update that holds nothing; Telegram's own numbers are above it."""


async def round_trip(account: Account) -> None:
    """Say "typing" to the group or to a member of staff, and see that updates come in.

    Raises:
        bot.channels.places.Unwell: one of the two does not work.
    """
    await _out(account)
    if account.mode == "webhook":
        await _in_by_webhook(account)
    elif account.asked_at is None or time.monotonic() - account.asked_at > _ASKED_WITHIN_SECONDS:
        raise Unwell("Telegram was not asked for updates lately", "start `voordeur run` again, and see the log")


async def _out(account: Account) -> None:
    chat = account.group if account.group is not None else min(account.staff, default=None)
    if chat is None:
        return
    try:
        await account.bot.send_chat_action(chat, ChatAction.TYPING)
    except TelegramError as error:
        raise Unwell(f"nothing can be sent ({type(error).__name__})", "see `voordeur doctor`") from None


async def _in_by_webhook(account: Account) -> None:
    try:
        async with httpx.AsyncClient(timeout=_TIMEOUT_SECONDS) as client:
            answer = await client.post(account.webhook, json=_NO_UPDATE, headers={SECRET_HEADER: account.secret})
    except httpx.HTTPError:
        raise Unwell("our own webhook cannot be reached", "check public_url, the proxy and the certificate") from None
    if answer.status_code != 200:
        mend = "public_url must be the address that Telegram calls"
        raise Unwell(f"our own webhook answers {answer.status_code}", mend)
