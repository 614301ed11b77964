"""What a failed send means: which code, and what to do next."""

from __future__ import annotations

from datetime import timedelta

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.channels.base import SendError
from bot.channels.telegram.line import NotSent, ServerTrouble

# Telegram names these cases in words only; a text that is not here keeps the code of its class.
_FORBIDDEN = {
    "blocked by the user": "blocked",
    "user is deactivated": "account_gone",
    "can't initiate conversation": "never_started",
    "kicked": "not_in_group",
    "not a member": "not_in_group",
}
_BAD_REQUEST = {
    "chat not found": "chat_not_found",
    "message is too long": "too_long",
    "message text is empty": "empty",
    "have no rights": "no_rights",
    "not enough rights": "no_rights",
    "group chat was upgraded": "group_moved",
    "button_data_invalid": "button_refused",
}

THREAD_GONE = ("message thread not found", "topic_deleted", "topic deleted", "topic_id_invalid")
THREAD_CLOSED = ("topic_closed", "topic closed")


def seconds(error: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    told = error._retry_after if hasattr(error, "_retry_after") else error.retry_after
    return told.total_seconds() if isinstance(told, timedelta) else float(told)


def thread_is(error: BadRequest, words: tuple[str, ...]) -> bool:
    """Whether a refusal is about the topic: gone or closed."""
    said = error.message.casefold()
    return any(one in said for one in words)


def is_about_the_file(error: BadRequest) -> bool:
    """Whether a picture or a voice message was refused as such."""
    said = error.message.casefold()
    return any(word in said for word in ("photo_", "image_", "voice_", "voice message"))


def send_error(error: TelegramError) -> SendError:
    """The failure in the terms of all channels; its code holds nothing of the message."""
    if isinstance(error, RetryAfter):
        return SendError("telegram_too_many", retry=True, retry_after=seconds(error))
    if isinstance(error, NotSent):
        return SendError("telegram_unreachable", retry=True)
    if isinstance(error, ServerTrouble):
        return SendError(f"telegram_{error.status}", retry=True, outcome_unknown=error.outcome_unknown)
    if isinstance(error, InvalidToken):
        return SendError("telegram_token_refused", retry=False, second_route=True)
    if isinstance(error, Forbidden):
        return SendError(_named(error, _FORBIDDEN, "forbidden"), retry=False, second_route=True)
    if isinstance(error, ChatMigrated):
        return SendError("telegram_group_moved", retry=True)
    if isinstance(error, BadRequest):
        return SendError(_named(error, _BAD_REQUEST, "bad_request"), retry=False, second_route=True)
    # A time-out or a broken line: the message may have been taken.
    return SendError("telegram_no_answer", retry=True, outcome_unknown=True)


def _named(error: TelegramError, names: dict[str, str], otherwise: str) -> str:
    said = error.message.casefold()
    return "telegram_" + next((code for part, code in names.items() if part in said), otherwise)
