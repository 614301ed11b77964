"""Buttons under a message, and the short token each one carries.

A token names the stored message and the place of the button, never what the button says: Telegram keeps
it, and it is at most 64 bytes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from telegram import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
)

MOST_BUTTONS = 100
LONGEST_TITLE = 64
SIDE_BY_SIDE = 3
_SHORT = 12

CHOSEN = "done"
"""The token of a button that only shows what was chosen."""

DO_IT, LEAVE_IT = "do", "no"
"""The tokens of the question whether a line in the group was meant as a command."""

_TOKEN = re.compile(r"b([0-9a-z]{1,13})\.([0-9]{1,3})")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Token:
    """Which button was tapped: of which stored message, and its place from 0."""

    outbox_id: int
    place: int


def token(outbox_id: int, place: int) -> str:
    """The callback data of one button."""
    return f"b{_base36(outbox_id)}.{place}"


def read_token(data: str) -> Token | None:
    """The button behind callback data; None where it is not one of ours."""
    found = _TOKEN.fullmatch(data)
    return Token(int(found[1], 36), int(found[2])) if found else None


def inline(outbox_id: int, buttons: Sequence[Mapping[str, str]]) -> InlineKeyboardMarkup:
    """The buttons of a message; short ones stand side by side."""
    made = [
        InlineKeyboardButton(_title(button["title"]), callback_data=token(outbox_id, place))
        for place, button in enumerate(buttons[:MOST_BUTTONS])
    ]
    rows: list[list[InlineKeyboardButton]] = []
    for button in made:
        short = len(button.text) <= _SHORT
        if rows and short and len(rows[-1]) < SIDE_BY_SIDE and all(len(one.text) <= _SHORT for one in rows[-1]):
            rows[-1].append(button)
        else:
            rows.append([button])
    return InlineKeyboardMarkup(rows)


def only_chosen(title: str) -> InlineKeyboardMarkup:
    """What stays under a question once it was answered: the choice itself."""
    return InlineKeyboardMarkup([[InlineKeyboardButton(_title(f"✓ {title}"), callback_data=CHOSEN)]])


def own_number(share: str, buttons: Sequence[Mapping[str, str]]) -> ReplyKeyboardMarkup:
    """A keyboard that can share the person's own number; Telegram allows it in private chats only."""
    rows = [[KeyboardButton(share, request_contact=True)], *([KeyboardButton(b["title"])] for b in buttons)]
    return ReplyKeyboardMarkup(rows, resize_keyboard=True, one_time_keyboard=True)


def answer_here(placeholder: str) -> ForceReply:
    """Opens the answer to this message, for whoever asked for it."""
    return ForceReply(selective=True, input_field_placeholder=placeholder[:64])


def meant_as_command(do_it: str, leave_it: str) -> InlineKeyboardMarkup:
    """The two buttons of the question whether a line was meant as a command."""
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(do_it, callback_data=DO_IT), InlineKeyboardButton(leave_it, callback_data=LEAVE_IT)]]
    )


def _title(title: str) -> str:
    clean = " ".join(title.split()) or "…"
    return clean if len(clean) <= LONGEST_TITLE else f"{clean[: LONGEST_TITLE - 1]}…"


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
