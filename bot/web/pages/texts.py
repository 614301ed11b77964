"""The words of the chat page and the privacy page, in Dutch with u and je, and in English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

from procedures.model import Text

_FILE = Path(__file__).with_name("texts.yml")


@cache
def all_texts() -> Mapping[str, Mapping[str, Text]]:
    """Every text by its part (``chat``, ``script``, ``privacy``) and name."""
    parts = yaml.safe_load(_FILE.read_text("utf-8"))
    return MappingProxyType(
        {part: {name: _text(told) for name, told in entries.items()} for part, entries in parts.items()}
    )


@cache
def words(part: str, language: str, form: str) -> Mapping[str, str]:
    """The texts of one part by name, for a language (``nl`` or ``en``) and a form (``u`` or ``je``)."""
    return MappingProxyType({name: text.get(language, form) for name, text in all_texts()[part].items()})


def with_name(text: str, name: str) -> str:
    """A text with the organisation's name in it; a name that ends a sentence by itself keeps its own sign."""
    if name.endswith((".", "!", "?")):
        text = text.replace("{name}.", name)
    return text.replace("{name}", name)


def _text(told: dict[str, str]) -> Text:
    dutch = told.get("nl")
    return Text(u=told.get("u", dutch), je=told.get("je", dutch), en=told["en"])
