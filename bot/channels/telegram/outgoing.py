"""Sending one message: in pieces where it is long, in its topic where it belongs in one, at our pace."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any

from telegram import (
    ForceReply,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.channels.base import Attachment, Outbound, SendError, SendResult
from bot.channels.telegram import errors, keyboards
from bot.channels.telegram.account import Account
from bot.channels.telegram.lengths import pieces
from bot.channels.telegram.pace import TooBusy
from bot.channels.telegram.texts import say
from storage.outbox import URGENT

log = logging.getLogger(__name__)

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_LARGEST_PHOTO = 10_000_000
_UNFINISHED_AT_MOST = 500
_PATIENCE_UNDERWAY = 20.0
_TOPICS_AGAIN_SECONDS = 600.0
_OF_GROUP = re.compile(r"g(\d+)\.\w+")

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply


@dataclass(slots=True)
class _Place:
    """Where a message goes, as far as known by now."""

    chat: int
    group: bool
    thread: int | None = None


@dataclass(slots=True)
class _Progress:
    """The parts of a message that left already, so that a second try does not repeat them."""

    sent: list[int] = field(default_factory=list)
    remember: dict[str, Any] = field(default_factory=dict)


class Sender:
    """Sends for all bots of this process."""

    def __init__(self) -> None:
        self._unfinished: OrderedDict[int, _Progress] = OrderedDict()

    async def send(self, account: Account, message: Outbound) -> SendResult:
        """Send a message; a second try goes on where the first one broke off.

        Raises:
            SendError: it did not go as a whole, with what to do next.
        """
        neutral = bool(message.extra.get("neutral"))
        if neutral and message.extra.get("noticed_at") is not None:
            return SendResult(None, parked=True)  # the notice of an earlier message still stands unanswered
        if neutral:
            # Others read along: what shows on the phone is only that there is a message.
            message = replace(message, text=message.extra["notice"], buttons=(), attachments=())
        progress = self._unfinished.pop(message.outbox_id, None) or _Progress()
        place = _place(account, message)
        try:
            await self._all_parts(account, message, place, progress)
        except BaseException as error:
            if progress.sent or progress.remember:
                self._keep(message.outbox_id, progress)
            if isinstance(error, TooBusy):
                raise SendError("telegram_pace", retry=True, retry_after=error.wait) from None
            if isinstance(error, TelegramError):
                raise _said_by_telegram(account, place, error) from None
            raise
        last = progress.sent[max(0, len(_texts(message)) - 1)] if progress.sent else None
        external_id = account.external_id(place.chat, last) if last is not None else None
        return SendResult(external_id, parked=neutral, remember=progress.remember)

    async def _all_parts(self, account: Account, message: Outbound, place: _Place, progress: _Progress) -> None:
        urgent = is_urgent(message)
        if place.group and place.thread is None and message.reference:
            place.thread = await _topic(account, place, message.reference, progress)
        for send in _parts(account, message, place)[len(progress.sent) :]:
            # What was begun is finished: the rest of a message may wait longer than a new one.
            patience = _PATIENCE_UNDERWAY if progress.sent else None
            await account.pace.room(place.chat, urgent=urgent, patience=patience)
            sent = await _in_its_place(account, message, place, progress, send)
            progress.sent.append(sent.message_id)

    def _keep(self, outbox_id: int, progress: _Progress) -> None:
        self._unfinished[outbox_id] = progress
        while len(self._unfinished) > _UNFINISHED_AT_MOST:
            self._unfinished.popitem(last=False)


def is_urgent(message: Outbound) -> bool:
    """Whether a message takes the lane of danger."""
    return int(message.extra.get("priority") or 0) >= URGENT


def _place(account: Account, message: Outbound) -> _Place:
    try:
        chat = int(message.address)
    except ValueError:
        raise SendError("telegram_bad_address", retry=False, second_route=True) from None
    group = account.is_group(chat)
    thread = int(message.thread) if group and message.thread and message.thread.isdigit() else None
    return _Place(account.group if group and account.group is not None else chat, group, thread)


def _said_by_telegram(account: Account, place: _Place, error: TelegramError) -> SendError:
    if isinstance(error, RetryAfter):
        account.pace.halt(place.chat, errors.seconds(error))
    return errors.send_error(error)


# The parts -------------------------------------------------------------------------------------

Send = Callable[[], Awaitable[Message]]


def _texts(message: Outbound) -> list[str]:
    return [piece for piece in pieces(message.text) if piece]


def _parts(account: Account, message: Outbound, place: _Place) -> list[Send]:
    texts = _texts(message)
    if place.group and place.thread is None and message.reference and texts and message.reference not in texts[0]:
        texts = pieces(f"{message.reference}\n{message.text}")
    if not texts and not message.attachments:
        raise SendError("telegram_empty", retry=False, second_route=False)
    parts: list[Send] = []
    for number, text in enumerate(texts):
        markup = _markup(account, message, place) if number == len(texts) - 1 else None
        parts.append(_text(account, message, place, text, markup, first=number == 0))
    return [*parts, *(_file(account, place, one) for one in message.attachments if one.content is not None)]


def _text(account: Account, message: Outbound, place: _Place, text: str, markup: Markup | None, *, first: bool) -> Send:
    answers = _OF_GROUP.fullmatch(str(message.extra.get("in_reply_to") or "")) if first and place.group else None

    async def send() -> Message:
        return await account.bot.send_message(
            place.chat,
            text,
            message_thread_id=place.thread,
            reply_markup=markup,
            link_preview_options=_NO_PREVIEW,
            reply_parameters=ReplyParameters(int(answers[1]), allow_sending_without_reply=True) if answers else None,
        )

    return send


def _file(account: Account, place: _Place, one: Attachment) -> Send:
    content = one.content or b""
    kind = one.content_type.split(";")[0].strip().lower()

    async def send() -> Message:
        file = InputFile(content, filename=one.name, attach=False)
        where: dict[str, Any] = {"chat_id": place.chat, "message_thread_id": place.thread}
        try:
            if kind in ("image/jpeg", "image/png") and len(content) <= _LARGEST_PHOTO:
                return await account.bot.send_photo(photo=file, **where)
            if kind == "audio/ogg":
                return await account.bot.send_voice(voice=file, **where)
        except BadRequest as error:
            if not errors.is_about_the_file(error):
                raise
            # Too long a picture, or somebody who takes no voice messages: as a document it does go.
            file = InputFile(content, filename=one.name, attach=False)
        return await account.bot.send_document(document=file, **where)

    return send


def _markup(account: Account, message: Outbound, place: _Place) -> Markup | None:
    private = not place.group and place.chat > 0
    if private and not message.to_staff and message.custom.get("asks") == "phone":
        account.with_keyboard.add(place.chat)
        return keyboards.own_number(say("share_number", message.extra.get("language")), message.buttons)
    if message.buttons:
        return keyboards.inline(message.outbox_id, message.buttons)
    if place.chat in account.with_keyboard:
        account.with_keyboard.discard(place.chat)
        return ReplyKeyboardRemove()
    return None


# Topics of the staff group ---------------------------------------------------------------------


async def _in_its_place(account: Account, message: Outbound, place: _Place, progress: _Progress, send: Send) -> Message:
    """Send one part; where the group moved or its topic is gone or closed, mend that and send once more."""
    try:
        return await send()
    except ChatMigrated as error:
        if not place.group:
            raise
        progress.remember |= account.moved(error.new_chat_id)
        place.chat, place.thread = error.new_chat_id, None
    except BadRequest as error:
        if place.thread is None:
            raise
        if errors.thread_is(error, errors.THREAD_CLOSED):
            await account.bot.reopen_forum_topic(place.chat, place.thread)
        elif errors.thread_is(error, errors.THREAD_GONE):
            if message.reference:
                account.topics.pop(message.reference, None)
            place.thread = None
        else:
            raise
    if place.thread is None and message.reference:
        place.thread = await _topic(account, place, message.reference, progress)
    return await send()


async def _topic(account: Account, place: _Place, reference: str, progress: _Progress) -> int | None:
    """The topic of a case, made where there is none yet; None where this group has no topics.

    Its title is the reference, never a name: everybody in the group sees it.
    """
    async with account.one_at_a_time(("topic", reference)):
        known = account.topics.get(reference)
        if known is None:
            if time.monotonic() < account.no_topics_until:
                return None
            try:
                made = await account.bot.create_forum_topic(place.chat, reference)
            except ChatMigrated as error:
                progress.remember |= account.moved(error.new_chat_id)
                place.chat = error.new_chat_id
                made = await account.bot.create_forum_topic(place.chat, reference)
            except (BadRequest, Forbidden):
                log.warning("telegram of %s: no topic can be made in the staff group", account.key)
                account.no_topics_until = time.monotonic() + _TOPICS_AGAIN_SECONDS
                return None
            known = account.topics[reference] = made.message_thread_id
        progress.remember["thread"] = str(known)
        return known


async def quietly(account: Account, chat: int, what: Awaitable[Any]) -> None:
    """Do something that only helps (a notice under a button); where it fails, nothing is lost."""
    try:
        await asyncio.wait_for(what, 15)
    except (TelegramError, TimeoutError) as error:
        if isinstance(error, RetryAfter):
            account.pace.halt(chat, errors.seconds(error))
        log.info("telegram of %s: a courtesy failed: %s", account.key, type(error).__name__)
