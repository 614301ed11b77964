"""What staff say in their group: a command, perhaps a command, or talk among colleagues.

Whatever is not surely a command stays where it was said. Commands that reach the person or end
something are asked back where no reference shows that they were meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.staff.words import BY_WORD, LATE, MINE, OPEN, Command

_REFERENCE = re.compile(r"\s*\[?(?:A-[0-9A-Z]{4,12}|[A-Z]{2,5}-[0-9A-Z]{4}-[0-9A-Z]{2})\]?(?![\w-])", re.IGNORECASE)
_WORD = re.compile(r"[^\s:,.!?]+")
_MOMENT = re.compile(r"[^\n]{1,60}?:(?=\s)")

_ALONE = frozenset({"case", "take", "acknowledge", "step"})
"""Commands that a topic's members may give as a single word."""

_STAYS_INSIDE = frozenset({"note", "transfer", "reveal"})
_WITH_MOMENT = frozenset({"invite", "plan"})

_TALK = (
    "aan al alleen als ben beter bij daar dan die dit dat doe er even gaat graag had heb heeft hem haar hen"
    " hij hoe hun ik is jij je jou jullie kan kom komt kwam lijkt maar mag moet naar net niet nog nooit of om"
    " ook op over pas sturen van volgt voor waarom wanneer was wat we wel weet wie wij word wordt wil ze zij"
    " zijn zou zo about already as can could did does for from goes has he her him his how is it later maybe"
    " me not now of on she should that the them they this to was we when who why will you"
)
_TALK_ABOUT = frozenset(_TALK.split())
"""With one of these next, "antwoord" and the like may be talk about an answer: then we ask."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line for us: surely a command, or one to ask back. ``line`` is what to carry out."""

    kind: Literal["command", "ask"]
    line: str


def read(text: str, bot_name: str | None, *, in_topic: bool) -> Said | None:
    """What a line in the staff group means to us; None is talk among colleagues.

    Args:
        bot_name: the bot's user name, without @.
        in_topic: whether it was written in the topic of a case.
    """
    line = text.strip()
    addressed, line = _addressed(line, bot_name)
    if addressed is None:
        return None
    command, rest = _command(line)
    if command is None:
        # Whoever speaks to the bot by name gets to hear that it did not understand; a slash may be for another bot.
        return Said("command", line) if addressed == "name" and line else None
    if addressed or _REFERENCE.match(rest):
        return Said("command", line)
    if not command.needs_case:
        return Said("command", line) if _is_bare_list(command, rest) else None
    return _in_topic(command, rest, line) if in_topic else None


def _in_topic(command: Command, rest: str, line: str) -> Said | None:
    words = _WORD.findall(rest)
    if not words:
        return Said("command", line) if command.key in _ALONE else None
    if command.key in ("case", "take"):
        return None
    if command.key in _WITH_MOMENT and not _MOMENT.match(rest):
        return None
    # A capital begins a text of its own; without one the sentence goes on, and is about an answer.
    if words[0] in _TALK_ABOUT:
        return Said("ask", line)
    if command.key == "reply" or command.key in _STAYS_INSIDE or command.key in _WITH_MOMENT:
        return Said("command", line)
    return Said("ask", line)


def _addressed(line: str, bot_name: str | None) -> tuple[str | None, str]:
    """How the bot is spoken to (``slash``, ``name`` or not), and the line itself; None where to another bot."""
    if line.startswith("/"):
        head, _, rest = line.partition(" ")
        word, _, whom = head[1:].partition("@")
        if whom and (bot_name is None or whom.casefold() != bot_name.casefold()):
            return None, line
        return "slash", f"{word} {rest}".strip()
    if bot_name and line.casefold().startswith(f"@{bot_name.casefold()}"):
        after = line[len(bot_name) + 1 :]
        if not after or not (after[0].isalnum() or after[0] == "_"):
            return "name", after.lstrip(" ,:")
    return "", line


def _command(line: str) -> tuple[Command | None, str]:
    first, rest = _split(line)
    word = first.casefold().replace("_", "-").rstrip(":,.")
    if command := BY_WORD.get(word):
        return command, rest
    second, after = _split(rest)
    if command := BY_WORD.get(f"{word}-{second.casefold().rstrip(':,.')}"):
        return command, after
    return None, line


def _split(text: str) -> tuple[str, str]:
    parts = text.split(None, 1)
    return (parts[0], parts[1] if len(parts) > 1 else "") if parts else ("", "")


def _is_bare_list(command: Command, rest: str) -> bool:
    word = rest.strip().casefold()
    return not word or (command.key == "cases" and word in (*MINE, *LATE, *OPEN))
