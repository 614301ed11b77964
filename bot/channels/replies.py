"""A member of staff replies to a message of ours: which command that completes."""

from __future__ import annotations

import re

from bot.staff.words import BY_WORD, Command

_USAGE = re.compile(
    r"\b([a-z][a-z-]{2,})\s+(A-[0-9A-Z]{4,12}|[A-Z]{2,5}-[0-9A-Z]{4}-[0-9A-Z]{2})\s+(?:TEKST|REDEN|WANNEER|\[?TOT)\b",
)


_PROMPT = re.compile(r"(?:Antwoord op dit bericht|Reply to this message)\b")
"""How a message begins that a button for a command with words leads to."""
_SENTENCE_ENDS = re.compile(r"[.!?]\s|\n")
_ABOUT_ONE = frozenset(
    "volgt komt kwam is was wordt werd moet kan lijkt heb heeft nog later follows comes will has was".split()
)


def completed(text: str, replied_to: str) -> str | None:
    """The whole command, where ``replied_to`` names one that waits for words; None where it does not.

    A reply that is a command of its own stays what it is. Where several are named the answer to the
    person is meant: that is what replying looks like. What decides must be all that was asked for: a word of
    thanks under news about a case closes nothing.
    """
    if is_command(text):
        return None
    usages = [(word, reference) for word, reference in _USAGE.findall(replied_to) if word in BY_WORD]
    if not usages:
        return None
    word, reference = next((one for one in usages if BY_WORD[one[0]].key == "reply"), usages[0])
    if len(set(usages)) > 1 and BY_WORD[word].key != "reply":
        return None
    if BY_WORD[word].decides and not only_asks(replied_to):
        return None
    return f"{word} {reference} {text}".rstrip()


def only_asks(replied_to: str) -> bool:
    """Whether a message of ours does nothing but ask for the words of a command."""
    usage = _USAGE.search(replied_to)
    if usage is None:
        return False
    return bool(_PROMPT.match(replied_to)) or not _SENTENCE_ENDS.search(replied_to[: usage.start()])


def is_command(text: str) -> bool:
    """Whether a line begins with a word of a command."""
    return _command(text) is not None


def is_about_one(text: str) -> bool:
    """Whether a line speaks about an answer or a decision ("besluit volgt nog") where giving one was not meant."""
    command, words = _command(text), text.split(None, 2)
    if command is None or not (command.decides or command.key == "reply"):
        return False
    return len(words) > 1 and words[1].rstrip(".,!") in _ABOUT_ONE


def _command(text: str) -> Command | None:
    parts = text.split(None, 2)
    if not parts:
        return None
    word = parts[0].lstrip("/!").split("@", 1)[0].casefold().replace("_", "-").rstrip(":,.")
    second = parts[1].casefold().rstrip(":,.") if len(parts) > 1 else ""
    return BY_WORD.get(word) or BY_WORD.get(f"{word}-{second}")
