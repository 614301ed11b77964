"""The pair rate: about one message per six seconds to one person, short bursts allowed (error 131056)."""

from __future__ import annotations

import time
from collections.abc import Callable

from bot.channels.whatsapp.limits import PAIR_BURST, PAIR_SECONDS

_MOST_PAIRS = 5000


class PairRate:
    """Counts messages per sender and person. Times are of a clock that only goes forward, in seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._free_at: dict[tuple[str, str], float] = {}

    def wait(self, sender: str, person: str) -> float:
        """Seconds until a message may go to this person; 0.0 where it may now."""
        ahead = self._free_at.get((sender, person), 0.0) - self._clock()
        return max(0.0, ahead - (PAIR_BURST - 1) * PAIR_SECONDS)

    def went(self, sender: str, person: str) -> None:
        """Note that a message went."""
        now = self._clock()
        if len(self._free_at) > _MOST_PAIRS:
            self._free_at = {pair: at for pair, at in self._free_at.items() if at > now}
        pair = (sender, person)
        self._free_at[pair] = max(now, self._free_at.get(pair, 0.0)) + PAIR_SECONDS
