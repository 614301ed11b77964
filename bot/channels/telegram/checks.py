"""Is a bot well? Asked at Telegram itself, and answered with what to do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from telegram import ChatMemberAdministrator, ChatMemberOwner
from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError

from bot.channels.places import Unwell
from bot.channels.telegram.account import Account

_RECENT = timedelta(hours=1)
_MANY = 20


async def check(account: Account) -> str:
    """One line on a bot: its name, how updates come, its group.

    Raises:
        bot.channels.places.Unwell: something has to be mended.
    """
    try:
        me = await account.bot.get_me()
        account.id, account.name = me.id, me.username
        parts = [f"@{me.username}", await _updates(account)]
        if account.group is not None:
            parts.append(await _group(account, bool(me.can_read_all_group_messages)))
        parts.append(await _staff(account))
    except InvalidToken:
        raise Unwell("Telegram refuses the token", "copy the token from @BotFather again") from None
    except TelegramError as error:
        raise Unwell(
            f"Telegram cannot be reached ({type(error).__name__})", "check the network and telegram.api_url"
        ) from None
    return ", ".join(part for part in parts if part)


async def _updates(account: Account) -> str:
    info = await account.bot.get_webhook_info()
    if account.mode == "polling":
        if info.url:
            raise Unwell("a webhook is set, while mode is polling", "start `voordeur run`, which removes it")
        return "polling"
    if info.url != account.webhook:
        raise Unwell("the webhook is not set to this service", "check public_url and start `voordeur run`")
    if info.last_error_date and datetime.now(UTC) - info.last_error_date < _RECENT:
        raise Unwell("Telegram cannot reach the webhook", "check that public_url answers from outside, with https")
    if info.pending_update_count > _MANY:
        raise Unwell(f"{info.pending_update_count} updates wait at Telegram", "check that `voordeur run` runs")
    return "webhook"


async def _group(account: Account, reads_all: bool) -> str:
    assert account.group is not None
    try:
        chat = await account.bot.get_chat(account.group)
        member = await account.bot.get_chat_member(account.group, account.id)
    except (BadRequest, Forbidden):
        raise Unwell("the bot is not in the staff group", "add it, and check staff_group in the settings") from None
    if not chat.is_forum:
        raise Unwell("the staff group has no topics", "switch Topics on in the group's settings")
    owner = isinstance(member, ChatMemberOwner)
    if not owner and not (isinstance(member, ChatMemberAdministrator) and member.can_manage_topics):
        raise Unwell("the bot may not make topics", "make it an administrator with Manage topics")
    return (
        "group with topics" if reads_all or isinstance(member, ChatMemberAdministrator | ChatMemberOwner) else "group"
    )


async def _staff(account: Account) -> str:
    """How many members of staff have never pressed Start: those cannot be written to."""
    silent = []
    for user in account.organisation.staff.values():
        if user.telegram is None:
            continue
        try:
            await account.bot.get_chat(user.telegram)
        except (BadRequest, Forbidden):
            silent.append(user.name)
    if silent:
        raise Unwell(f"no chat yet with {', '.join(silent)}", f"let them open @{account.name} and press Start")
    return ""
