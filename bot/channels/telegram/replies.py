"""A member of staff replies to a message of ours: which command that completes."""

from __future__ import annotations

import re

from bot.staff.words import BY_WORD

_USAGE = re.compile(
    r"\b([a-z][a-z-]{2,})\s+(A-[0-9A-Z]{4,12}|[A-Z]{2,5}-[0-9A-Z]{4}-[0-9A-Z]{2})\s+(?:TEKST|REDEN|WANNEER|\[?TOT)\b",
)


def completed(text: str, replied_to: str) -> str | None:
    """The whole command, where ``replied_to`` names one that waits for words; None where it does not.

    A reply that is a command of its own stays what it is. Where several are named the answer to the
    person is meant: that is what replying looks like.
    """
    if is_command(text):
        return None
    usages = [(word, reference) for word, reference in _USAGE.findall(replied_to) if word in BY_WORD]
    if not usages:
        return None
    word, reference = next((one for one in usages if BY_WORD[one[0]].key == "reply"), usages[0])
    if len(set(usages)) > 1 and BY_WORD[word].key != "reply":
        return None
    return f"{word} {reference} {text}".rstrip()


def is_command(text: str) -> bool:
    """Whether a line begins with a word of a command."""
    parts = text.split(None, 2)
    if not parts:
        return False
    word = parts[0].lstrip("/!").split("@", 1)[0].casefold().replace("_", "-").rstrip(":,.")
    return word in BY_WORD or (len(parts) > 1 and f"{word}-{parts[1].casefold().rstrip(':,.')}" in BY_WORD)
