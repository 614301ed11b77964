"""HTML of a mail as plain text, with quotes as ``>`` lines and numbered lists with their numbers."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from bot.channels.email.charsets import tidy

MOST = 1_000_000
"""Characters of HTML that are read; what comes after stands in the raw mail."""

_SKIPPED = frozenset({"style", "script", "title", "template", "noscript", "object", "svg", "xml"})
_PARAGRAPH = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre", "blockquote"})
_BLOCK = frozenset(
    {"div", "li", "tr", "section", "article", "header", "footer", "center", "dt", "dd", "body", "address"}
)
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "wbr"})
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0(?!\.)", re.IGNORECASE
)
_SPACES = re.compile(r"[ \t\n\r\f]+")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._line: list[str] = []
        self._quotes = 0
        self._lists: list[int | None] = []
        self._open: list[tuple[str, bool]] = []
        self._muted = 0
        self._pre = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._end_line(keep_empty=True)
            return
        if tag == "hr":
            self._break(blank=True)
            self._line.append("_" * 32)
            self._break()
            return
        if tag in _VOID:
            return
        # A hidden element counts until its own end tag; what is left open inside it closes with it.
        muted = tag in _SKIPPED or "hidden" in told or bool(_HIDDEN.search(told.get("style", "")))
        self._open.append((tag, muted))
        self._muted += muted
        if self._muted:
            return
        if tag in _PARAGRAPH or tag in _BLOCK:
            self._break(blank=tag in _PARAGRAPH)
        if tag == "blockquote":
            self._quotes += 1
        elif tag == "ul":
            self._lists.append(None)
        elif tag == "ol":
            start = told.get("start", "")
            self._lists.append(int(start) if start.isdigit() and len(start) < 4 else 1)
        elif tag == "li":
            self._item(told.get("value", ""))
        elif tag in ("td", "th"):
            if self._line:
                self._line.append(" ")
        elif tag == "pre":
            self._pre += 1

    def _item(self, value: str) -> None:
        if self._lists and self._lists[-1] is not None:
            number = int(value) if value.isdigit() and len(value) < 4 else self._lists[-1]
            self._lists[-1] = number + 1
            self._line.append(f"{number}. ")
        else:
            self._line.append("- ")

    def handle_endtag(self, tag: str) -> None:
        if not any(name == tag for name, _ in self._open):
            return
        while self._open:
            name, muted = self._open.pop()
            self._muted -= muted
            if not muted and not self._muted:
                self._closed(name)
            if name == tag:
                return

    def _closed(self, tag: str) -> None:
        if tag in _PARAGRAPH or tag in _BLOCK:
            self._break(blank=tag in _PARAGRAPH)
        if tag == "blockquote":
            self._quotes -= 1
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "pre":
            self._pre -= 1

    def handle_data(self, data: str) -> None:
        if self._muted:
            return
        if self._pre:
            first, *others = data.split("\n")
            self._line.append(first)
            for other in others:
                self._end_line(keep_empty=True)
                self._line.append(other)
            return
        text = _SPACES.sub(" ", data)
        if text == " " and not self._line:
            return
        self._line.append(text if self._line else text.lstrip(" "))

    def _end_line(self, *, keep_empty: bool = False) -> None:
        text = "".join(self._line).rstrip()
        self._line = []
        if text.strip("\u00a0 ") or keep_empty:
            self.lines.append("> " * self._quotes + text.replace("\u00a0", " ").strip(" "))

    def _break(self, *, blank: bool = False) -> None:
        if self._line:
            self._end_line()
        if blank and self.lines and self.lines[-1].strip("> "):
            self.lines.append(("> " * self._quotes).rstrip())

    def done(self) -> str:
        self._break()
        text = "\n".join(line.rstrip() for line in self.lines)
        return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def as_text(html: str) -> str:
    """Return what a person sees of a mail's HTML, as plain text; broken HTML gives what can be read of it."""
    # Conditional comments of Outlook hold a second copy for old versions.
    html = re.sub(
        r"<!--\[if .*?<!\[endif\]-->|<!\[(?:if|endif)[^>]*>", "", html[:MOST], flags=re.DOTALL | re.IGNORECASE
    )
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tidy(reader.done())
