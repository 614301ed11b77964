"""How a stored message is shown to the person: the return code stands there and nowhere else."""

from __future__ import annotations

from typing import Any

from storage.redaction import HIDDEN


def with_code(text: str, custom: dict[str, Any]) -> str:
    """The text with the return code in its place."""
    code = custom.get("return_code")
    return text.replace(HIDDEN, code) if code else text
