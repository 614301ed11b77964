"""Taking in updates: each once, in order per chat; what is for us goes on, stored before Telegram hears yes."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

from telegram import (
    CallbackQuery,
    ForceReply,
    Message,
    MessageEntity,
    MessageReactionUpdated,
    ReactionTypeEmoji,
    ReplyParameters,
    Update,
    User,
)

from bot.channels import reactions, replies
from bot.channels.base import Inbound, Receive
from bot.channels.telegram import group_talk, keyboards, reading
from bot.channels.telegram.account import Account
from bot.channels.telegram.outgoing import quietly
from bot.channels.telegram.pace import TooBusy
from bot.channels.telegram.stored import Pressed, Stored
from bot.channels.telegram.texts import is_said, say

log = logging.getLogger(__name__)

ALLOWED_UPDATES = ("message", "edited_message", "message_reaction", "callback_query", "my_chat_member")

_GONE = frozenset({"left", "kicked"})


class Receiver:
    """Turns updates of all bots into what arrived."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored

    async def take(self, account: Account, raw: dict[str, Any], receive: Receive) -> None:
        """Take in one update; returns once it is stored. One that was taken in before changes nothing.

        Raises:
            Exception: it could not be stored; Telegram has to bring it again.
        """
        update_id = raw.get("update_id")
        if not isinstance(update_id, int):
            log.warning("telegram of %s: an update without a number was left", account.key)
            return
        async with account.one_at_a_time(("chat", _chat_of(raw))):
            if account.saw(update_id):
                return
            try:
                update = Update.de_json(raw, None)
            except Exception as error:  # noqa: BLE001
                # Bringing it again would not make it readable, and would hold up everything behind it.
                log.error("telegram of %s: an update could not be read: %s", account.key, type(error).__name__)
                return
            await self._take(account, update, receive)
            account.see(update_id)

    async def _take(self, account: Account, update: Update, receive: Receive) -> None:
        if update.callback_query is not None:
            await self._tap(account, update.callback_query, receive)
        elif update.my_chat_member is not None:
            changed = update.my_chat_member
            if account.is_group(changed.chat.id) and changed.new_chat_member.status in _GONE:
                log.warning("telegram of %s: the bot is no longer in the staff group", account.key)
        elif update.message_reaction is not None:
            await self._reaction(account, update.update_id, update.message_reaction, receive)
        elif update.message is not None:
            await self._message(account, update.message, receive)
        elif update.edited_message is not None:
            await self._edited(account, update.edited_message, receive)

    # Messages ------------------------------------------------------------------------------

    async def _message(self, account: Account, message: Message, receive: Receive) -> None:
        if account.is_group(message.chat.id) and message.migrate_to_chat_id:
            await self._stored.remember(account.key, account.moved(message.migrate_to_chat_id))
            return
        sender = message.from_user
        if sender is None or sender.is_bot or not reading.is_content(message):
            return
        if message.chat.type == "private":
            if reading.asks_own_number(message):
                await self._note(account, message, say("own_number", _language(sender), number=str(sender.id)))
            elif sender.id in account.staff:
                await self._staff_private(account, message, receive)
            else:
                await receive(account.key, reading.from_person(message))
            if reading.is_too_large(message):
                await self._note(account, message, say("too_large", _language(sender)))
        elif account.is_group(message.chat.id) and sender.id in account.staff:
            await self._staff_group(account, message, receive)

    async def _edited(self, account: Account, message: Message, receive: Receive) -> None:
        sender = message.from_user
        if sender is None or sender.is_bot or message.chat.type != "private":
            return
        if sender.id in account.staff:
            await self._note(account, message, say("edited_command", _language(sender)))
        elif message.text or message.caption:
            # Only words are a new version; a shared place that moves is not.
            await receive(account.key, reading.edit_of_person(message))

    async def _reaction(
        self, account: Account, update_id: int, changed: MessageReactionUpdated, receive: Receive
    ) -> None:
        """An emoji under a message: an answer where that message asked; one taken away says nothing."""
        sender, chat = changed.user, changed.chat
        emoji = next((one.emoji for one in changed.new_reaction if isinstance(one, ReactionTypeEmoji)), None)
        if sender is None or chat.type != "private" or sender.id in account.staff or emoji is None:
            return
        extra = {
            "reaction": reactions.meaning(emoji), "replied_to": account.external_id(chat.id, changed.message_id)
        }  # fmt: skip
        await receive(account.key, Inbound(f"r{update_id}", str(chat.id), text=emoji, extra=extra))

    async def _staff_private(self, account: Account, message: Message, receive: Receive) -> None:
        ours = self._ours(account, message)
        line = reading.words(message)
        if ours is not None:
            line = await self._completed(account, message, ours, line)
        await receive(
            account.key,
            Inbound(
                external_id=reading.message_number(message),
                address=str(message.chat.id),
                text=line,
                attachments=reading.attachments(message),
                extra=_replied_to(account, ours),
            ),
        )

    async def _staff_group(self, account: Account, message: Message, receive: Receive) -> None:
        thread = reading.thread_of(message)
        reference = await self._stored.case_of(account.key, thread) if thread is not None else None
        text = reading.words(message)
        ours = self._ours(account, message)
        prompted = ours is not None and (is_said("prompt", ours.text or "") or is_said("prompt_other", ours.text or ""))
        line = replies.completed(text, ours.text or "") if prompted and ours is not None else None
        if line is None:
            said = group_talk.read(text, await account.bot_name(), in_topic=reference is not None)
            if said is None:
                return
            if said.kind == "ask":
                await self._ask_back(account, message, reference or "")
                return
            line = said.line
        await receive(account.key, _in_group(account, message, line, message.from_user, thread, reference, ours))

    def _ours(self, account: Account, message: Message) -> Message | None:
        """The message of ours that this one answers."""
        ours = message.reply_to_message
        if ours is None or ours.from_user is None or ours.from_user.id != account.id:
            return None
        return ours if ours.text or ours.caption else None

    async def _completed(self, account: Account, message: Message, ours: Message, text: str) -> str:
        """A reply in a private staff chat as the whole command, where the message of ours asked for words."""
        if replies.is_command(text):
            return text
        waits = []
        for button in _buttons(ours):
            token = keyboards.read_token(button)
            pressed = await self._press(account, token, message.chat.id) if token else None
            if pressed is not None and pressed.to_staff and pressed.payload.endswith(" "):
                waits.append(pressed.payload)
        if len(waits) == 1:  # of several nobody can tell which is meant
            return f"{waits[0]}{text}"
        return replies.completed(text, ours.text or ours.caption or "") or text

    # Buttons -------------------------------------------------------------------------------

    async def _tap(self, account: Account, query: CallbackQuery, receive: Receive) -> None:
        message = query.message
        if message is None or query.data is None or query.from_user.is_bot:
            return
        language = _language(query.from_user)
        if query.data == keyboards.CHOSEN:
            await self._answer(account, query, say("already", language))
        elif query.data in (keyboards.DO_IT, keyboards.LEAVE_IT):
            await self._meant(account, query, receive)
        else:
            token = keyboards.read_token(query.data)
            pressed = await self._press(account, token, message.chat.id) if token else None
            if pressed is None:
                await self._answer(account, query, say("stale", language), alert=True)
            elif pressed.to_staff:
                await self._staff_tap(account, query, pressed, receive)
            elif message.chat.type == "private" and message.chat.id == query.from_user.id and token is not None:
                await self._person_tap(account, query, token, pressed, receive)

    async def _person_tap(
        self, account: Account, query: CallbackQuery, token: keyboards.Token, pressed: Pressed, receive: Receive
    ) -> None:
        if pressed.stale:
            await self._answer(account, query, say("stale", pressed.language), alert=True)
            await self._show(account, query, None)
            return
        # One choice counts per message: the number of the message is the number of the tap.
        inbound = Inbound(f"t{token.outbox_id}", str(query.from_user.id), text=pressed.title, choice=pressed.payload)
        await receive(account.key, inbound)
        await self._answer(account, query)
        await self._show(account, query, pressed.title)

    async def _staff_tap(self, account: Account, query: CallbackQuery, pressed: Pressed, receive: Receive) -> None:
        message = query.message
        assert message is not None
        chat = message.chat
        if query.from_user.id not in account.staff or not (chat.type == "private" or account.is_group(chat.id)):
            await self._answer(account, query)
            return
        thread = reading.thread_of(message) if isinstance(message, Message) else None
        if pressed.payload.endswith(" "):
            await self._answer(account, query)
            await self._prompt(account, query.from_user, chat.id, thread, pressed.payload.strip())
            return
        extra: dict[str, Any] = {"explicit": True}
        if pressed.reference:
            extra["reference"] = pressed.reference
        inbound = Inbound(f"t{query.id}", str(chat.id), text=pressed.payload, choice=pressed.payload, extra=extra)
        if account.is_group(chat.id):
            extra["sender"] = str(query.from_user.id)
            inbound = replace(inbound, address=str(account.configured_group), thread=_thread(thread))
        await receive(account.key, inbound)
        await self._answer(account, query)

    async def _meant(self, account: Account, query: CallbackQuery, receive: Receive) -> None:
        """Whoever wrote a line in the group says whether it was a command."""
        asked = query.message
        line = asked.reply_to_message if isinstance(asked, Message) else None
        if line is None or line.from_user is None or not account.is_group(line.chat.id):
            await self._answer(account, query, say("stale", _language(query.from_user)), alert=True)
            return
        if query.from_user.id not in account.staff:
            await self._answer(account, query)
            return
        if query.from_user.id != line.from_user.id:
            await self._answer(account, query, say("meant_only_writer", _language(query.from_user)), alert=True)
            return
        if query.data == keyboards.DO_IT:
            assert isinstance(asked, Message)
            thread = reading.thread_of(asked)
            reference = await self._stored.case_of(account.key, thread) if thread is not None else None
            said = group_talk.read(reading.words(line), await account.bot_name(), in_topic=reference is not None)
            if said is not None:
                await receive(account.key, _in_group(account, line, said.line, line.from_user, thread, reference, None))
            await self._answer(account, query)
        else:
            await self._answer(account, query, say("left", _language(query.from_user)))
        await self._show(account, query, None)

    async def _press(self, account: Account, token: keyboards.Token | None, chat: int) -> Pressed | None:
        return await self._stored.press(account.key, token.outbox_id, token.place, chat) if token else None

    # Courtesies: nothing is lost where one fails -----------------------------------------------

    async def _answer(
        self, account: Account, query: CallbackQuery, text: str | None = None, *, alert: bool = False
    ) -> None:
        chat = query.message.chat.id if query.message else query.from_user.id
        await quietly(account, chat, account.bot.answer_callback_query(query.id, text=text, show_alert=alert or None))

    async def _show(self, account: Account, query: CallbackQuery, chosen: str | None) -> None:
        message = query.message
        if message is None:
            return
        markup = keyboards.only_chosen(chosen) if chosen else None
        edit = account.bot.edit_message_reply_markup(message.chat.id, message.message_id, reply_markup=markup)
        await quietly(account, message.chat.id, edit)

    async def _ask_back(self, account: Account, message: Message, reference: str) -> None:
        language = _language(message.from_user)
        await self._say(
            account, message.chat.id, say("meant", language, reference=reference), reading.thread_of(message),
            reply_markup=keyboards.meant_as_command(say("meant_yes", language), say("meant_no", language)),
            reply_parameters=ReplyParameters(message.message_id),
        )  # fmt: skip

    async def _prompt(self, account: Account, user: User, chat: int, thread: int | None, command: str) -> None:
        """Ask for the words of a command: what is replied to this completes it."""
        language = _language(user)
        to_person = command.split(" ", 1)[0] in ("antwoord", "reply")
        text = f"{say('prompt' if to_person else 'prompt_other', language)}\n\n{command} TEKST"
        markup: ForceReply = keyboards.answer_here(say("placeholder", language))
        if chat > 0:
            await self._say(account, chat, text, thread, reply_markup=markup)
            return
        # In a group the answer opens for whoever is named: the one who tapped.
        name = user.first_name
        named = MessageEntity(MessageEntity.TEXT_MENTION, 0, len(name.encode("utf-16-le")) // 2, user=user)
        await self._say(account, chat, f"{name}: {text}", thread, reply_markup=markup, entities=[named])

    async def _note(self, account: Account, message: Message, text: str) -> None:
        await self._say(account, message.chat.id, text, None, reply_parameters=ReplyParameters(message.message_id))

    async def _say(self, account: Account, chat: int, text: str, thread: int | None, **more: Any) -> None:
        try:
            await account.pace.room(chat)
        except TooBusy:
            log.info("telegram of %s: no room for a courtesy", account.key)
            return
        await quietly(account, chat, account.bot.send_message(chat, text, message_thread_id=thread, **more))


def _in_group(
    account: Account, message: Message, line: str, sender: User | None, thread: int | None, reference: str | None,
    ours: Message | None,
) -> Inbound:  # fmt: skip
    extra: dict[str, Any] = {"sender": str(sender.id) if sender else "", "explicit": True, **_replied_to(account, ours)}
    if reference:
        extra["reference"] = reference
    return Inbound(
        # A group counts apart from the sender's own chat, and anew once it has moved.
        external_id=f"g{account.external_id(message.chat.id, message.message_id)}",
        address=str(account.configured_group),
        text=line,
        attachments=reading.attachments(message),
        thread=_thread(thread),
        extra=extra,
    )


def _replied_to(account: Account, ours: Message | None) -> dict[str, Any]:
    return {"replied_to": account.external_id(ours.chat.id, ours.message_id)} if ours is not None else {}


def _thread(thread: int | None) -> str | None:
    return str(thread) if thread is not None else None


def _buttons(message: Message) -> list[str]:
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    return [str(button.callback_data) for row in rows for button in row if button.callback_data]


def _language(user: User | None) -> str:
    """The language for a few words beside the talk; Dutch unless the account says otherwise."""
    return (user.language_code if user else None) or "nl"


def _chat_of(raw: dict[str, Any]) -> object:
    """The chat of an update as it came, so that one chat's updates go one by one."""
    for name in ("message", "edited_message", "message_reaction", "my_chat_member", "callback_query"):
        part = raw.get(name)
        if isinstance(part, dict):
            chat = part.get("chat") or (part.get("message") or {}).get("chat")
            return chat.get("id") if isinstance(chat, dict) else None
    return None
