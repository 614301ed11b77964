"""When a message that did not leave is tried again."""

from __future__ import annotations

import random
from datetime import timedelta

_SECONDS = (2, 5, 10, 20, 40, 80, 160)
_LONGEST = 300
MOST_ATTEMPTS = 300
"""About a day of trying every five minutes; after that the message has failed."""


def wait_before(attempts: int, asked: float | None = None) -> timedelta:
    """How long to wait after the given number of attempts, in seconds and a little more.

    Args:
        attempts: how often it was tried, from 1.
        asked: what the platform asked for, in seconds; never less than that.
    """
    seconds = float(_SECONDS[attempts - 1]) if 0 < attempts <= len(_SECONDS) else float(_LONGEST)
    # A little chance keeps messages that failed together from coming back together.
    spread = seconds * random.uniform(0, 0.2)
    return timedelta(seconds=max(asked or 0.0, seconds) + spread)
