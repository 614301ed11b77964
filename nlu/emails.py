"""E-mail addresses, typed or dictated."""

from __future__ import annotations

import re

from nlu.spans import Span, free, span_of
from nlu.wordlists import words

_TYPED = re.compile(
    r"(?<![\w.+\-@])[A-Za-z0-9](?:[A-Za-z0-9_.+\-']{0,62}[A-Za-z0-9_+\-])?"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.){1,6}[A-Za-z]{2,18}(?![\w@])"
)
# Domains with letters beyond ASCII are rare; the typed form above covers what mail hosts in NL give out.
_AT = r"(?:apenstaartje|apestaartje|apenstaart|apestaart|aapstaartje|at|ad|@|\(at\)|\[at\]|\(apenstaartje\))"
_DOT = r"(?:punt|dot|\.|\(dot\)|\[dot\])"
_SPOKEN = re.compile(
    r"(?<![\w@])(?P<local>[A-Za-z0-9_.+\-]{1,64}(?:[ \t]{1,2}(?:punt|dot|underscore|liggend streepje"
    r"|streepje|min|laag"
    r" streepje|onderstreepje|\.|_|-)[ \t]{1,2}(?:(?:van|de|der|den|ter|te"
    r"|el)[ \t]){0,3}[A-Za-z0-9_.+\-]{1,64}){0,6})"
    rf"[ \t]{{0,2}}(?P<at>(?<=[ \t]){_AT}(?=[ \t])|@|\(at\)|\[at\])[ \t]{{0,2}}"
    r"(?P<domain>[A-Za-z0-9\-]{1,63}(?:[ \t]{1,2}streepje[ \t]{1,2}[A-Za-z0-9\-]{1,63}){0,3}"
    rf"(?:(?:\.|[ \t]{{1,2}}{_DOT}[ \t]{{1,2}}"
    rf"|[ \t]?{_DOT}[ \t]{{1,2}})[A-Za-z0-9\-]{{1,63}}){{1,4}})(?![\w@])",
    re.IGNORECASE,
)
_SPOKEN_HINT = re.compile(r"@|apen?staart|aapstaart|\(at\)|\[at\]|\bat\b|\bad\b", re.IGNORECASE)
_WORDS = (
    (
        re.compile(r"[ \t]+(?:liggend streepje|laag streepje|onderstreepje|underscore)[ \t]+", re.IGNORECASE),
        "_",
    ),
    (re.compile(r"[ \t]+(?:streepje|min)[ \t]+", re.IGNORECASE), "-"),
    (re.compile(r"[ \t]*(?:\(dot\)|\[dot\])[ \t]*|[ \t]+(?:punt|dot)[ \t]+", re.IGNORECASE), "."),
    (re.compile(r"[ \t]+"), ""),
)
_ENDINGS = words(
    "nl com net org eu be de fr uk info biz nu io online coop frl amsterdam email mail live me tv at ch es"
    " it pl tr"
    " ma sr aw cw gmail edu gov int app dev site xyz care health"
)
_WHOLE = re.compile(r"[A-Za-z0-9](?:[\w.+\-']*[\w+\-])?@(?:[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?\.)+[a-z]{2,18}")


def find_emails(text: str) -> list[Span]:
    """E-mail addresses with the domain in lower case; also "jan punt devries apenstaartje gmail punt com"."""
    found: list[Span] = []
    if "@" in text:
        for match in _TYPED.finditer(text):
            local, _, domain = match.group().rpartition("@")
            if ".." in local:
                continue
            value = f"{local}@{domain.lower()}"
            found.append(span_of(text, "email", match.start(), match.end(), "email_typed", value))
    if _SPOKEN_HINT.search(text):
        for match in _SPOKEN.finditer(text):
            if not free(found, match.start(), match.end()):
                continue
            local, domain = match["local"], match["domain"]
            for pattern, mark in _WORDS:
                local, domain = pattern.sub(mark, local), pattern.sub(mark, domain)
            domain = domain.lower()
            value = f"{local}@{domain}"
            if domain.rpartition(".")[2] in _ENDINGS and _WHOLE.fullmatch(value):
                found.append(span_of(text, "email", match.start(), match.end(), "email_dictated", value))
    return sorted(found, key=lambda span: span.start)
