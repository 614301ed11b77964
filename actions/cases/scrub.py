"""Taking what identifies a person out of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from storage.redaction import change_texts

TAKEN_OUT = "[weggelaten]"
IDENTIFYING = ("name", "street", "house_number", "postcode", "city", "phone", "email")

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w+])(?:\+|0|31(?=[\s-]?6))(?:[\s().-]{0,2}\d){8,13}(?!\w)")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?")
_POSTCODE = re.compile(r"(?<!\w)[1-9]\d{3}\s?[A-Za-z]{2}(?!\w)")
_AGAIN = re.compile(rf"{re.escape(TAKEN_OUT)}(?:[\s,]*{re.escape(TAKEN_OUT)})+")


def known_values(answers: Mapping[str, Any]) -> list[str]:
    """The identifying values that somebody gave, longest first."""
    values = {str(answers[name]) for name in IDENTIFYING if isinstance(answers.get(name), str)}
    return sorted(values, key=len, reverse=True)


def without_identity(text: str, known: Iterable[str] = ()) -> str:
    """A text without the given values, and without names of person and family, addresses and numbers."""
    from nlu.people import identifying_details

    for span in sorted(identifying_details(text), key=lambda one: one.start, reverse=True):
        text = text[: span.start] + TAKEN_OUT + text[span.end :]
    return without_values(text, known)


def scrubbed(value: Any, redact: Callable[[str], str]) -> Any:
    """A JSON value with every text in it redacted; a date or an instant identifies nobody and stays."""
    return change_texts(value, lambda text: text if _MOMENT.fullmatch(text) else redact(text))


def without_values(text: str, known: Iterable[str]) -> str:
    """A text without the given values, and without anything that looks like an address or a number of one."""
    for value in known:
        parts = [value, *(part for part in value.split() if len(part) > 2 and part[:1].isupper())]
        for part in parts:
            # A house number alone would take every number out of the story.
            if len(part) > 1 and not part.isdigit():
                text = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", TAKEN_OUT, text, flags=re.IGNORECASE)
    for pattern in (_MAIL, _PHONE, _POSTCODE):
        text = pattern.sub(TAKEN_OUT, text)
    return _AGAIN.sub(TAKEN_OUT, text)
