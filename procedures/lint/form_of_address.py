"""One form of address per text, and the same figures in every language."""

from __future__ import annotations

import re

from procedures.lint.walk import Found, texts
from procedures.model import Procedure
from procedures.reader import Document

_JE = re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
_U = re.compile(r"\b(u|uw|uzelf)\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d+")
_QUOTED = re.compile(r'"[^"]*"')


def find(procedure: Procedure, document: Document) -> Found:
    """Texts with u that say je, texts with je that say u, and figures that differ."""
    names = [name for name in (procedure.name, procedure.short_name) if name]
    for where, text in texts(procedure):
        if _JE.search(_own_words(text.u, names)) and text.u != text.je:
            yield (*where, "u"), "the text with u says je"
        if _U.search(_own_words(text.je, names)):
            yield (*where, "je" if text.u != text.je else "nl"), "the text with je says u"
        figures = [sorted(_FIGURE.findall(form)) for form in (text.u, text.je, text.en)]
        if any(one != figures[0] for one in figures):
            yield where, "the figures differ between the languages"


def _own_words(content: str, names: list[str]) -> str:
    """The text without quotations and without the organisation's name, which may hold a u of its own."""
    for name in names:
        content = content.replace(name, "")
    return _QUOTED.sub("", content)
