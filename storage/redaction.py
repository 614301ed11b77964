"""Taking secrets and other texts out of what is kept or shown."""

import re
from collections.abc import Callable
from typing import Any

HIDDEN = "••••"

_CODE_LETTERS = "2-9A-HJ-NP-Z"
_group = rf"(?=[A-HJ-NP-Z]{{0,3}}[2-9])[{_CODE_LETTERS}]{{4}}"
_RETURN_CODE = re.compile(
    rf"(?<![0-9A-Z])(?:{_group}[ \-]?){{3}}[{_CODE_LETTERS}]{{2}}(?![0-9A-Z])", re.IGNORECASE
)
_PASSWORD_IN_ADDRESS = re.compile(r"(?<=://)[^\s/@]{1,200}@")
_BOT_TOKEN = re.compile(r"(?<!\d)\d{6,12}:[A-Za-z0-9_-]{30,}")
# Long and mixed: letters and digits, as no word, number or web address has them.
_LONG_SECRET = re.compile(r"(?<![\w/+=.-])(?=[\w+-]*\d)(?=[\w+-]*[A-Za-z])[\w+-]{32,}={0,2}(?![\w/+=.-])")


def redact_secrets(text: str) -> str:
    """Return ``text`` with return codes, tokens, keys and passwords in addresses shown as ••••."""
    text = _RETURN_CODE.sub(HIDDEN, text)
    if len(text) < 8:
        return text
    text = _PASSWORD_IN_ADDRESS.sub(f"{HIDDEN}@", text)
    text = _BOT_TOKEN.sub(HIDDEN, text)
    return _LONG_SECRET.sub(HIDDEN, text)


def change_texts(value: Any, change: Callable[[str], str]) -> Any:
    """Return a JSON value with every text in it changed; the names of fields stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [change_texts(item, change) for item in value]
    if isinstance(value, dict):
        return {name: change_texts(item, change) for name, item in value.items()}
    return value
