"""One made-up person's talk with the front door: what is said, what is asked, and what has come in since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.bootstrap import Service
from storage.outbox import OutboxRow

_LONGEST_INTAKE = 40
_TURN_SECONDS = 120


class TalkStuck(Exception):
    """The talk did not come to where it was to go; the text names the last question."""


@dataclass
class Talk:
    """A talk in the web chat of one organisation.

    Attributes:
        asks: the open question, as the last answer named it.
        buttons: payloads of the last answer.
        seen: the number of the last message that this person has read.
    """

    service: Service
    organisation: str
    sender: str
    channel: str = "web"
    asks: str | None = None
    buttons: list[str] = field(default_factory=list)
    reference: str | None = None
    seen: int = 0

    def say(self, text: str) -> list[OutboxRow]:
        """Send one message and take in the answers."""
        done = self.service.receive(self.channel, self.organisation, None, self.sender, {"text": text}).result(
            timeout=_TURN_SECONDS
        )
        if done.failed:
            raise TalkStuck(f"the turn failed at {text!r}")
        return self._take_in(list(done.answers))

    def news(self) -> list[OutboxRow]:
        """What came in since the last look, sent by staff or by the clock."""
        with self.service.unit_of_work(read_only=True) as work:
            talk = work.conversations.find(self.channel, self.organisation, self.sender)
            rows = work.outbox.after(talk.id, self.seen) if talk else []
        return self._take_in(rows)

    def answer_until(self, goal: str, answer: Callable[[str], str]) -> None:
        """Answer question after question until one is open.

        Raises:
            TalkStuck: it was never asked.
        """
        for _ in range(_LONGEST_INTAKE):
            if self.asks == goal or (goal == "filed" and self.reference):
                return
            if self.asks is None:
                raise TalkStuck(f"nothing is asked any more, and {goal} never was")
            self.say(answer(self.asks))
        raise TalkStuck(f"{goal} was never reached; {self.asks} is asked")

    def _take_in(self, rows: list[OutboxRow]) -> list[OutboxRow]:
        new = [row for row in rows if row.id > self.seen]
        for row in new:
            custom: dict[str, Any] = (row.content or {}).get("custom") or {}
            self.asks = custom.get("asks") or (None if row.author == "bot" else self.asks)
            self.buttons = [one["payload"] for one in (row.content or {}).get("buttons") or ()]
            self.reference = custom.get("reference", self.reference)
        asked = [((row.content or {}).get("custom") or {}).get("asks") for row in new]
        self.asks = next((name for name in reversed(asked) if name), self.asks if not new else None)
        self.seen = max([self.seen, *(row.id for row in rows)])
        return new
