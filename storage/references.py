"""References, which name a case, and return codes, which open the door to it.

Both use an alphabet without 0, O, 1 and I, and never have three letters in a row, so that no word appears by
accident. A reference (``IZW-7K3M-2Q``) is no secret. A return code (``7K3M-2QPX-9TRV-W4``) is: only its
digest is kept, and in anything stored or shown to staff it stands as ••••.
"""

import re
import secrets
from collections.abc import Collection
from functools import cache

from .redaction import HIDDEN, redact_secrets

__all__ = [
    "HIDDEN",
    "find_reference",
    "find_return_code",
    "new_reference",
    "new_return_code",
    "normal_return_code",
    "redact_secrets",
]

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_LETTERS_IN_A_ROW = re.compile(r"[A-Z]{3}")
_REFERENCE_GROUPS = (4, 2)
# Three groups of 18.9 bits (a run of three letters is refused) and one of 10: 66 bits, where 60 are asked.
_CODE_GROUPS = (4, 4, 4, 2)
_NOT_IN_CODE = re.compile(r"[\s\-–.•]+")
_CODE = re.compile(
    rf"(?<![0-9A-Z])(?:[{ALPHABET}]{{4}}[ \-–.]?){{3}}[{ALPHABET}]{{2}}(?![0-9A-Z])", re.IGNORECASE
)


def new_reference(prefix: str) -> str:
    """Return a random reference such as ``IZW-7K3M-2Q``; the caller checks that it is free."""
    return "-".join([prefix, *map(_group, _REFERENCE_GROUPS)])


def new_return_code() -> str:
    """Return a random return code of at least 60 bits, such as ``7K3M-2QPX-9TRV-W4``."""
    return "-".join(map(_group, _CODE_GROUPS))


def normal_return_code(code: str) -> str:
    """Return a code as it is compared: without case, spaces, hyphens and points."""
    return _NOT_IN_CODE.sub("", code).upper()


def find_reference(text: str, prefixes: Collection[str]) -> str | None:
    """Return the first reference in a text, in its normal form, however it was typed; None without one."""
    found = _reference_pattern(tuple(sorted(prefixes))).search(text)
    return "-".join(part.upper() for part in found.groups()) if found else None


def find_return_code(text: str) -> str | None:
    """Return the first thing in a text that has the shape of a return code, in its normal form, or None."""
    for found in _CODE.finditer(text):
        code = normal_return_code(found.group())
        if redact_secrets(code) == HIDDEN:
            return code
    return None


def _group(length: int) -> str:
    while True:
        group = "".join(secrets.choice(ALPHABET) for _ in range(length))
        if not _LETTERS_IN_A_ROW.search(group):
            return group


@cache
def _reference_pattern(prefixes: tuple[str, ...]) -> re.Pattern[str]:
    prefix = "|".join(map(re.escape, prefixes))
    gap = r"[\s\-–]?"
    pattern = rf"(?<![0-9A-Z])({prefix}){gap}([{ALPHABET}]{{4}}){gap}([{ALPHABET}]{{2}})(?![0-9A-Z])"
    return re.compile(pattern, re.IGNORECASE)
