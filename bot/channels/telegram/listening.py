"""How updates reach us: Telegram calls our webhook, or we ask again and again."""

from __future__ import annotations

import asyncio
import logging
import time
import warnings
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import InvalidToken, RetryAfter, TelegramError
from telegram.warnings import PTBUserWarning

from bot.channels.telegram.account import Account
from bot.channels.telegram.errors import seconds
from bot.channels.telegram.incoming import ALLOWED_UPDATES
from bot.channels.telegram.outgoing import quietly
from bot.channels.telegram.texts import say
from bot.staff.words import COMMANDS

log = logging.getLogger(__name__)

_POLL_SECONDS = 25
_WAITS = (1.0, 2.0, 5.0, 10.0, 20.0, 30.0)
_TOKEN_REFUSED_SECONDS = 300.0
_LOOK_AT_WEBHOOK_SECONDS = 600.0

Take = Callable[[dict[str, Any]], Awaitable[None]]


async def listen(account: Account, take: Take) -> None:
    """Listen until cancelled; whatever fails is tried again, a little later each time."""
    # The library would rather parse the updates itself; see _poll.
    warnings.filterwarnings("ignore", message=r"Please use 'Bot\.getUpdates'", category=PTBUserWarning)
    failed = 0
    while True:
        try:
            await _set_up(account)
            failed = 0
            if account.mode == "polling":
                await _poll(account, take)
            else:
                await _watch_webhook(account)
        except TelegramError as error:
            failed += 1
            wait = _wait(error, failed)
            log.warning("telegram of %s: %s; again in %.0f s", account.key, type(error).__name__, wait)
            await asyncio.sleep(wait)
        except Exception:
            failed += 1
            log.exception("telegram of %s: listening went wrong; it is begun again", account.key)
            await asyncio.sleep(_WAITS[min(failed, len(_WAITS)) - 1])


async def _set_up(account: Account) -> None:
    """Choose how updates come; those that wait at Telegram are kept, always."""
    if account.mode == "polling":
        await account.bot.delete_webhook(drop_pending_updates=False)
    else:
        await account.bot.set_webhook(
            account.webhook, secret_token=account.secret, allowed_updates=list(ALLOWED_UPDATES), max_connections=40
        )
    await account.bot_name()
    await quietly(account, 0, _offer_commands(account))


async def _offer_commands(account: Account) -> None:
    """The list behind the "/" in the chat: a few words for everybody, the commands of staff for staff."""
    for language in ("nl", "en"):
        words = [BotCommand(one, say(f"command_{one}", language)) for one in ("start", "help", "human", "stop")]
        code = language if language == "en" else None
        await account.bot.set_my_commands(words, scope=BotCommandScopeAllPrivateChats(), language_code=code)
    if account.group is not None:
        listed = [BotCommand(one.dutch.replace("-", "_"), one.meaning[:256]) for one in COMMANDS]
        await account.bot.set_my_commands(listed, scope=BotCommandScopeChat(account.group))


async def _poll(account: Account, take: Take) -> None:
    """Ask for updates; asking for the next one is what tells Telegram that those before it were stored."""
    offset: int | None = None
    failed = 0
    while True:
        asked: dict[str, Any] = {"timeout": _POLL_SECONDS, "allowed_updates": list(ALLOWED_UPDATES)}
        if offset is not None:
            asked["offset"] = offset
        # Asked raw: the library would log a whole batch where a single update cannot be read.
        batch = await account.bot.do_api_request("getUpdates", api_kwargs=asked, read_timeout=_POLL_SECONDS + 10)
        account.asked_at = time.monotonic()
        for raw in batch if isinstance(batch, list) else []:
            try:
                await take(raw)
            except Exception as error:  # noqa: BLE001
                failed += 1
                log.error("telegram of %s: an update could not be stored: %s", account.key, type(error).__name__)
                await asyncio.sleep(_WAITS[min(failed, len(_WAITS)) - 1])
                break
            failed = 0
            offset = int(raw["update_id"]) + 1 if isinstance(raw.get("update_id"), int) else offset


async def _watch_webhook(account: Account) -> None:
    """Look now and then whether Telegram still calls us, and say so where it cannot."""
    while True:
        await asyncio.sleep(_LOOK_AT_WEBHOOK_SECONDS)
        info = await account.bot.get_webhook_info()
        if info.url != account.webhook:
            log.warning("telegram of %s: the webhook was changed elsewhere; it is set again", account.key)
            return
        if info.pending_update_count and info.last_error_date:
            log.warning("telegram of %s: %d updates wait at Telegram", account.key, info.pending_update_count)


def _wait(error: TelegramError, failed: int) -> float:
    if isinstance(error, InvalidToken):
        return _TOKEN_REFUSED_SECONDS
    if isinstance(error, RetryAfter):
        return seconds(error)
    return _WAITS[min(failed, len(_WAITS)) - 1]
