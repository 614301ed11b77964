"""A message as WhatsApp can show it: buttons up to three, a list up to ten, numbered text beyond. Pure.

The words of a message travel as variables of a content resource, so that a resource holds nobody's
words and is made once per shape. A variable may hold no line end, no empty value and no run of spaces
(error 21656), so every line of the text is a variable of its own.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any

from bot.channels.base import Outbound
from bot.channels.whatsapp import limits
from bot.channels.whatsapp.splitting import split

_SPACES = re.compile(r"[^\S\n]+|[\x00-\x08\x0b-\x1f\x7f]+")
_CHOOSE = {"nl": "Kies", "en": "Choose"}
_OR_TYPE = {"nl": "Of typ", "en": "Or type"}
_SAMPLE = "tekst"


@dataclass(frozen=True, slots=True)
class Content:
    """A content resource and what fills it. ``types`` and ``language`` make the resource; ``variables`` the message."""

    types: dict[str, Any]
    variables: dict[str, str]
    language: str

    @property
    def fingerprint(self) -> str:
        """The same for the same resource, whatever fills it."""
        told = json.dumps([self.language, self.types], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(told.encode()).hexdigest()[:24]

    def samples(self) -> dict[str, str]:
        """A sample for each variable, which holds nobody's words."""
        return dict.fromkeys(self.variables, _SAMPLE)


@dataclass(frozen=True, slots=True)
class Plan:
    """How a message goes: by a content resource where one fits, else (or where that fails) as texts."""

    content: Content | None
    texts: tuple[str, ...]


def plan(message: Outbound, *, most: int = limits.BODY_CHARACTERS) -> Plan:
    """How to send a message inside the window."""
    return Plan(_content(message), tuple(split(with_options(message), most)))


def clean(text: str) -> str:
    """The text without control characters, each run of spaces one, lines without spaces at their ends."""
    lines = [_SPACES.sub(" ", line).strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def with_options(message: Outbound) -> str:
    """The text with its buttons as lines: numbered, or as words to type where a number has another meaning."""
    text = clean(message.text)
    if not message.buttons:
        return text
    language = _language(message)
    if message.to_staff:
        lines = [f"{button['title']}: typ {button['payload'].strip()}" for button in message.buttons]
    elif message.extra.get("numbers", True):
        lines = [f"{number}. {button['title']}" for number, button in enumerate(message.buttons, 1)]
    else:
        word = _OR_TYPE[language]
        lines = [f"{word}: {button['title']}" for button in message.buttons]
    return f"{text}\n\n" + "\n".join(lines)


def _language(message: Outbound) -> str:
    return "nl" if message.extra.get("language", "nl") == "nl" else "en"


def _content(message: Outbound) -> Content | None:
    text = clean(message.text)
    if not message.buttons or not text or len(text) > limits.CONTENT_BODY_CHARACTERS:
        return None
    skeleton = _skeleton(text)
    if skeleton is None:
        return None
    body, variables = skeleton
    options = _options(message)
    if any(len(key) > limits.ID_CHARACTERS or not key for key, _ in options) or len({k for k, _ in options}) < len(options):
        return None
    types = _quick_reply(body, options) or _list_picker(body, options, _CHOOSE[_language(message)])
    return Content(types, variables, _language(message)) if types else None


def _options(message: Outbound) -> list[tuple[str, str]]:
    """Id and title of each button. A command of staff names a case, so there only the place is the id."""
    if message.to_staff:
        return [(f"b{place}", button["title"]) for place, button in enumerate(message.buttons)]
    return [(button["payload"].strip(), button["title"]) for button in message.buttons]


def _skeleton(text: str) -> tuple[str, dict[str, str]] | None:
    """The text with a variable for each line, and the lines; None where that does not fit."""
    body: list[str] = []
    variables: dict[str, str] = {}
    for line in text.split("\n"):
        if not line:
            body.append("")
            continue
        if len(line) > limits.VARIABLE_CHARACTERS:
            return None
        name = str(len(variables) + 1)
        variables[name] = line
        body.append(f"{{{{{name}}}}}")
    if len(variables) > limits.CONTENT_LINES:
        return None
    return "\n".join(body), variables


def _quick_reply(body: str, options: list[tuple[str, str]]) -> dict[str, Any] | None:
    if len(options) > limits.QUICK_REPLIES or any(len(title) > limits.BUTTON_CHARACTERS for _, title in options):
        return None
    actions = [{"type": "QUICK_REPLY", "title": title, "id": key} for key, title in options]
    return {"twilio/quick-reply": {"body": body, "actions": actions}}


def _list_picker(body: str, options: list[tuple[str, str]], choose: str) -> dict[str, Any] | None:
    if len(options) > limits.LIST_ITEMS:
        return None
    items = []
    for key, title in options:
        if len(title) <= limits.ITEM_CHARACTERS:
            items.append({"item": title, "id": key})
        elif len(title) <= limits.DESCRIPTION_CHARACTERS:
            items.append({"item": _shortened(title), "id": key, "description": title})
        else:
            return None
    if len({one["item"].casefold() for one in items}) < len(items):
        return None
    return {"twilio/list-picker": {"body": body, "button": choose, "items": items}}


def _shortened(title: str) -> str:
    """The first words of a title; the whole stands in the description below it."""
    head = title[: limits.ITEM_CHARACTERS - 1]
    if " " in head and not title[len(head) : len(head) + 1].isspace():
        head = head.rsplit(" ", 1)[0]
    return head.rstrip(" ,;:.-") + "…"
