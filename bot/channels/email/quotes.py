"""What a person wrote in a mail, without what was quoted, and answers given between quoted lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.channels.email import client_phrases as phrases

MOST = 60_000
"""Characters that are looked at; what comes after stands in the raw mail."""

_QUOTED = re.compile(r"^\s?(?:>|\|\s|&gt;)")
_QUOTE_MARKS = re.compile(r"^(?:\s?(?:>|\||&gt;)\s?)+")
_NUMBER = re.compile(r"^\s*\*{0,2}(\d{1,2})[.)]\*{0,2}\s+\S")
_OTHER_LANGUAGES = ("de", "fr", "es", "it", "pl", "pt", "da", "sv", "no", "cs")


@dataclass(frozen=True, slots=True)
class Reply:
    """A mail without its quotes.

    ``text`` is what the person wrote; answers between numbered quoted questions stand in it as
    ``1. answer``. ``inline`` tells that there are such answers, ``forwarded`` that somebody else's mail
    came along, ``cut`` that anything was left out. Where ``doubtful``, a person must look at the whole.
    """

    text: str
    cut: bool = False
    inline: bool = False
    forwarded: bool = False
    doubtful: bool = False


def without_quotes(whole: str, *, numbers: bool = True) -> Reply:
    """Return what a person wrote in the text of a mail.

    Args:
        numbers: whether what is numbered in our mails is a question, so that an answer below it gets its number.
    """
    lines = _without_banner(whole[:MOST].split("\n"))
    where, forwarded = _first_quote(lines)
    above = lines[:where]
    below = lines[where:]
    said_above = _written(above)
    if where == len(lines):
        return _whole(said_above, lines)
    if forwarded:
        return Reply(said_above, cut=True, forwarded=True, doubtful=not said_above)
    pieces = _between(below)
    if pieces:
        numbered = any(number for number, _ in pieces)
        told = [said_above, *(f"{number}. {text}" if number and numbers else text for number, text in pieces)]
        inline = numbered or len(pieces) > 1
        return Reply("\n".join(t for t in told if t), cut=True, inline=inline, doubtful=inline)
    if said_above and len(said_above) < 400 and phrases.SEE_BELOW.search(said_above) and not _has_marks(below):
        return Reply(f"{said_above}\n\n{_written(below)}", inline=True, doubtful=True)
    return Reply(said_above, cut=True, doubtful=not said_above)


def _whole(said: str, lines: list[str]) -> Reply:
    other = _by_other_languages(said)
    if other is not None:
        return Reply(other, cut=True, doubtful=not other)
    return Reply(said, cut=said != "\n".join(lines).strip(), doubtful=False)


# Where the quote begins ------------------------------------------------------------------------


def _first_quote(lines: list[str]) -> tuple[int, bool]:
    """The line where quoting begins, or their number; and whether it is a forwarded mail."""
    for place, line in enumerate(lines):
        stripped = line.strip()
        if not stripped:
            continue
        if _QUOTED.match(line):
            return _before_attribution(lines, place), False
        if phrases.FORWARDED.match(line):
            return place, True
        if phrases.SEPARATOR.match(line):
            return place, False
        if phrases.HEADER_FIRST.match(line) and _is_header_block(lines, place):
            return _before_rule(lines, place), False
        if phrases.ATTRIBUTION_AND_QUOTE.match(line) or _attribution_length(lines, place):
            return place, False
    return len(lines), False


def _is_header_block(lines: list[str], place: int) -> bool:
    following = [line for line in lines[place + 1 : place + 12] if line.strip()][:6]
    return sum(bool(phrases.HEADER_NEXT.match(line)) for line in following) >= 2


def _before_rule(lines: list[str], place: int) -> int:
    above = place - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    return above if above >= 0 and phrases.RULE.match(lines[above]) else place


def _attribution_length(lines: list[str], place: int) -> int:
    """How many lines the sentence above a quote takes from here; 0 where there is none."""
    if not phrases.ATTRIBUTION_STARTS.match(lines[place]):
        return 0
    joined = ""
    for length, line in enumerate(lines[place : place + 4], 1):
        piece = line.strip()
        if not piece or len(joined) + len(piece) > 400:
            return 0
        joined = f"{joined} {piece}".strip()
        if joined.endswith(":"):
            bare = joined.replace("*", "")
            known = any(pattern.fullmatch(bare) for pattern in phrases.ATTRIBUTIONS)
            return length if known and phrases.HAS_DATE_OR_ADDRESS.search(bare) else 0
    return 0


def _before_attribution(lines: list[str], place: int) -> int:
    """Where the sentence above marked lines begins, if it is one of no known shape."""
    above = place - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    if above >= 0 and lines[above].rstrip().endswith(":") and phrases.HAS_DATE_OR_ADDRESS.search(lines[above]):
        return above
    return place


def _has_marks(lines: list[str]) -> bool:
    return any(_QUOTED.match(line) for line in lines)


# What stands between and below quoted lines ----------------------------------------------------


def _between(lines: list[str]) -> list[tuple[int | None, str]]:
    """The answers between and under lines marked as quoted, each with the number of its question."""
    if not _has_marks(lines):
        return []
    pieces: list[tuple[int | None, list[str]]] = []
    number: int | None = None
    quoted_before = False
    place = 0
    while place < len(lines):
        line = lines[place]
        if _QUOTED.match(line):
            found = _NUMBER.match(_QUOTE_MARKS.sub("", line))
            number = int(found[1]) if found else number
            quoted_before = True
        elif line.strip():
            length = _attribution_length(lines, place)
            if length or phrases.SEPARATOR.match(line) or phrases.RULE.match(line):
                place += length or 1
                continue
            if quoted_before:
                pieces.append((number, []))
                quoted_before, number = False, None
            if pieces:
                pieces[-1][1].append(line)
        elif pieces and not quoted_before:
            pieces[-1][1].append("")
        place += 1
    written = [(number, _written(piece, below=True)) for number, piece in pieces]
    return [(number, text) for number, text in written if text]


# What of it is the person's own ----------------------------------------------------------------


def _without_banner(lines: list[str]) -> list[str]:
    """Leave out what a mail system put above the text."""
    place = 0
    while place < len(lines) and not lines[place].strip():
        place += 1
    end = place
    while end < len(lines) and lines[end].strip():
        end += 1
    paragraph = " ".join(lines[place:end])
    return lines[end:] if paragraph and len(paragraph) < 400 and phrases.BANNER.match(paragraph) else lines


def _written(lines: list[str], *, below: bool = False) -> str:
    """Lines without signature mark, advertisement and disclaimer; a greeting with a name stays.

    Args:
        below: they stand below something quoted, where a signature can be all there is.
    """
    kept: list[str] = []
    advert = False
    for line in lines:
        if phrases.SIGNATURE_MARK.match(line) and (below or any(k.strip() for k in kept)):
            break
        if phrases.is_advert(line, advert):
            advert = True
            continue
        advert = advert and not line.strip()
        kept.append(line.rstrip())
    while kept and (not kept[-1].strip() or phrases.RULE.match(kept[-1])):
        kept.pop()
    text = "\n".join(kept).strip()
    paragraphs = re.split(r"\n\s*\n", text)
    while len(paragraphs) > 1 and phrases.DISCLAIMER.match(paragraphs[-1]):
        paragraphs.pop()
    return re.sub(r"\n{3,}", "\n\n", "\n\n".join(paragraphs)).strip()


@cache
def _library() -> Any:
    from mailparser_reply import EmailReplyParser

    return EmailReplyParser(languages=list(_OTHER_LANGUAGES))


def _by_other_languages(text: str) -> str | None:
    """What the library makes of a text in which our own rules saw no quote; None where it agrees."""
    # Its patterns are slow on long texts, and only a quote holds an address beside a colon.
    if len(text) > 8_000 or not re.search(
        r"<?[^\s<>@]+@[^\s<>@]+>?.{0,80}:\s*$|^\s*\S{1,20}:\s.*@", text, re.MULTILINE
    ):
        return None
    replies = _library().read(text).replies
    if len(replies) < 2:
        return None
    first = (replies[0].content or "").strip()
    return first if first and text.startswith(first[:40]) else None
