"""Reading a staff command: which word, which case, and the rest as it was typed."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches

from actions.cases.errors import Refused
from bot.staff.words import ANYWAY, BY_WORD, UNTIL, Command
from nlu.dates.future import parse_future
from storage.references import ALPHABET

_LETTER = f"[{ALPHABET}{ALPHABET.lower()}]"
_ALERT = re.compile(rf"\s*\[?(a-{_LETTER}{{4,12}})\]?(?![\w-])[:,]?\s*", re.IGNORECASE)
_LOOKS_LIKE_ONE = re.compile(r"\s*\[?([A-Z0-9]{2,5}-[A-Z0-9]{3,4}-[A-Z0-9]{2,3})\]?(?![\w-])", re.IGNORECASE)
_COLON = re.compile(r":(?=\s)|:$")
_FIRST_WORDS = re.compile(
    r"\s*([0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?)\s*:?\s*"
)


@dataclass(frozen=True, slots=True)
class Typed:
    """A command as typed; ``reference`` in its normal form, None where left out; ``rest`` as it stands."""

    command: Command
    reference: str | None
    rest: str


def read(line: str, prefixes: Collection[str], in_thread: bool = False) -> Typed:
    """Read one line.

    Args:
        prefixes: with which references begin here.
        in_thread: it was typed in a case's own thread. Words that merely look like a reference are then text.

    Raises:
        Refused: the first word is no command.
    """
    text = line.strip()
    word, rest = _first_word(text)
    command = BY_WORD.get(word)
    if command is None:
        # "nodig uit" and "draag over" read as one word.
        second, after = _first_word(rest)
        command = BY_WORD.get(f"{word}-{second}")
        rest = after if command else rest
    if command is None:
        raise Refused(_unknown(word))
    reference, rest = _reference(rest, prefixes, in_thread)
    return Typed(command, reference, rest)


_LIKE = 0.6
_LIKE_WHAT_DECIDES = 0.8
"""What sends a decision is suggested only for a word that is nearly it."""


def _unknown(word: str) -> str:
    """What to say to a word that is no command."""
    if word in ("bel", "bellen", "call", "telefoon"):
        return "Bellen kan ik niet. Het nummer krijgt u met: onthul REF telefoon REDEN"
    near = get_close_matches(word, BY_WORD, 1, _LIKE)
    if near and BY_WORD[near[0]].decides and not get_close_matches(word, near, 1, _LIKE_WHAT_DECIDES):
        near = []
    meant = f" Bedoelt u: {BY_WORD[near[0]].usage}?" if near else ""
    return f"Dit ken ik niet: {word[:40] or '(leeg)'}.{meant} Alles wat kan: help"


def when_and_text(rest: str, now: datetime, usage: str) -> tuple[date | datetime, str]:
    """Split ``WHEN: TEXT`` and read the moment.

    Raises:
        Refused: no moment can be read from it.
    """
    iso = _FIRST_WORDS.match(rest)
    if iso and (when := parse_future(iso[1], now)) is not None:
        return when, rest[iso.end() :].strip()
    colon = _COLON.search(rest)
    if colon is not None:
        when = parse_future(rest[: colon.start()], now)
        if when is not None:
            return when, rest[colon.end() :].strip()
        raise Refused(
            f"Ik lees geen moment in: {rest[: colon.start()][:60]}. Bijvoorbeeld: 2026-12-01 of morgen 14:00. {usage}"
        )
    raise Refused(f"Zet een dubbele punt na het moment: {usage}")


def until_and_reason(rest: str, now: datetime, usage: str) -> tuple[date | datetime | None, str]:
    """Split ``[TOT WHEN:] REASON``; without a moment the reason alone."""
    text = rest.strip()
    lower = text.casefold()
    for word in UNTIL:
        if lower.startswith(f"{word} "):
            return when_and_text(text[len(word) :], now, usage)
    return None, text


def anyway(rest: str) -> tuple[bool, str]:
    """Whether the mark "send it anyway" is there, and the text without it."""
    found = False
    for mark in ANYWAY:
        pattern = re.compile(rf"(?:^|\s){re.escape(mark)}(?=\s|$)", re.IGNORECASE)
        if pattern.search(rest):
            found = True
            rest = pattern.sub(" ", rest)
    return found, rest.strip()


def _first_word(text: str) -> tuple[str, str]:
    parts = text.split(None, 1)
    if not parts:
        return "", ""
    word = parts[0].lstrip("/!").split("@", 1)[0].casefold().replace("_", "-").rstrip(":,.")
    return word, parts[1] if len(parts) > 1 else ""


def _reference(rest: str, prefixes: Collection[str], in_thread: bool) -> tuple[str | None, str]:
    alert = _ALERT.match(rest)
    if alert and "A" not in prefixes and not (in_thread and alert[1] != alert[1].upper()):
        return alert[1].upper(), rest[alert.end() :]
    prefix = "|".join(map(re.escape, sorted(prefixes)))
    pattern = rf"\s*\[?({prefix})[\s\-–]?({_LETTER}{{4}})[\s\-–]?({_LETTER}{{2}})\]?(?![\w-])[:,]?\s*"
    found = re.match(pattern, rest, re.IGNORECASE)
    if found:
        return "-".join(part.upper() for part in found.groups()), rest[found.end() :]
    other = _LOOKS_LIKE_ONE.match(rest)
    if other and not in_thread:
        return other[1].upper(), rest[other.end() :].strip()
    return None, rest.strip()
