"""What to do after each of Twilio's errors; the table is data, in ``errors.json``.

``notice``: the window is closed, the neutral template goes. ``wait``: again after ``seconds``. ``other_route``
and ``opted_out``: never again here. ``split``: in shorter pieces. ``plain``: without buttons. ``forget_content``:
the content resource is gone. ``alert``: something is set up wrongly; tried again slowly while people mend it.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from bot.channels.base import SendError
from bot.delivery.news import AGAIN, OPTED_OUT, WINDOW_CLOSED

_ALERT_SECONDS = 300.0


@cache
def table() -> dict[str, dict[str, Any]]:
    """The table of errors by Twilio's code."""
    return json.loads(Path(__file__).with_name("errors.json").read_text("utf-8"))


def what_to_do(code: str) -> str:
    """The word for what to do; ``fail`` for a code that the table does not have."""
    return table().get(code, {}).get("do", "fail")


def send_error(code: str, retry_after: float | None = None) -> SendError:
    """A refusal by Twilio as what to do next."""
    entry = table().get(code, {})
    do = entry.get("do", "fail")
    if do == "wait":
        return SendError(f"twilio_{code}", retry=True, retry_after=retry_after or float(entry["seconds"]))
    if do == "opted_out":
        return SendError(OPTED_OUT, retry=False, second_route=True)
    if do == "other_route":
        return SendError(entry["code"], retry=False, second_route=True)
    if do == "alert":
        return SendError(f"twilio_{code}", retry=True, retry_after=_ALERT_SECONDS)
    return SendError(f"twilio_{code}", retry=False, second_route=True)


def in_report(code: str) -> str:
    """The error of a status report in our words: a code, or what to do where that is not to fail."""
    entry = table().get(code, {})
    do = entry.get("do", "fail")
    if do == "notice":
        return WINDOW_CLOSED
    if do == "opted_out":
        return OPTED_OUT
    if do == "wait":
        return f"{AGAIN}{entry['seconds']}"
    return entry.get("code") or (f"twilio_{code}" if code else "failed")
