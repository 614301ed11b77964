"""One turn as the dialogue sees it: what was said, what is known, and the answer being built."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum, auto
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from actions.cases.desk import CaseDesk
from actions.dialogue import plain
from actions.dialogue.helper_words import helper_word
from actions.dialogue.talk import Option, Talk
from actions.dialogue.texts import Texts

if TYPE_CHECKING:
    from procedures.model import Procedure
    from storage.unit_of_work import UnitOfWork

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class Handled(Enum):
    """What a function of the dialogue did with a message."""

    BY_MAIN_LINE = auto()


MAIN_LINE = Handled.BY_MAIN_LINE
"""Returned by a function that leaves the message to the main line: it was read as something it is not."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the person sent, as read. `choice` is the payload of a chosen button.

    `voice` says that a file that came along is spoken; `edits` is the inbox row of the message that this one
    is the new version of.
    """

    text: str
    intent: str
    confidence: float
    ranking: tuple[tuple[str, float], ...] = ()
    entities: tuple[dict[str, Any], ...] = ()
    periods: tuple[dict[str, Any], ...] = ()
    danger: dict[str, Any] | None = None
    language: str = "nl"
    choice: str | None = None
    attachments: int = 0
    voice: bool = False
    edits: int | None = None

    def entity(self, name: str) -> str | None:
        """The last value of one kind: people correct themselves towards the end."""
        for found in reversed(self.entities):
            if found["entity"] == name:
                return found["value"]
        return None

    def likely(self, intent: str, at_least: float = 0.3) -> bool:
        """Whether this meaning is in the message, perhaps beside another."""
        return self.intent == intent or any(n == intent and c >= at_least for n, c in self.ranking)

    @property
    def plainly_yes(self) -> bool:
        """A yes in a few words, or one that says to go on: a longer text read as yes is a story."""
        if plain.is_yes(self.text):
            return True
        few = self.words <= 4 or (plain.begins_yes(self.text) and bool(re.search(r"\b(?:verder|door|on)\b", self.text.lower())))
        return self.intent == "affirm" and few and not plain.has_but(self.text)

    @property
    def words(self) -> int:
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Around:
    """What surrounds the turn: the clock, the organisation, the channel and the open transaction."""

    now: datetime
    procedure: Procedure
    organisation: Any  # bot.settings.Organisation: staff, switches
    channel: str
    conversation_id: int
    inbox_id: int | None
    public_url: str
    work: UnitOfWork
    pushes: bool
    """Whether a message on this channel lights up the person's phone."""
    asks_at_once: bool = False
    """Whether one message asks all that is still missing (e-mail)."""
    can_be_edited: bool = False
    """Whether people can change a message after they sent it."""
    staff_wrote: bool = False
    """Whether a member of staff wrote since the person's last message."""
    told_by: str | None = None
    """The member of staff who takes this down for somebody, by phone or in person."""

    @property
    def today(self) -> date:
        return self.now.astimezone(AMSTERDAM).date()


@dataclass(slots=True)
class Item:
    """One message to the person."""

    parts: list[str] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    custom: dict[str, Any] = field(default_factory=dict)

    def text(self) -> str:
        return "\n\n".join(part for part in self.parts if part)


@dataclass(slots=True)
class Turn:
    """The turn in hand. Functions read `said`, change `talk` and `answers`, and `say` or `ask`."""

    around: Around
    texts: Texts
    said: Said
    talk: Talk
    answers: dict[str, Any]
    items: list[Item] = field(default_factory=lambda: [Item()])
    welcomed: bool = False

    @property
    def procedure(self) -> Procedure:
        return self.around.procedure

    @property
    def desk(self) -> CaseDesk:
        """What every operation on a case needs."""
        around = self.around
        return CaseDesk(
            work=around.work, procedure=around.procedure, organisation=around.organisation, now=around.now
        )

    @property
    def case(self) -> Any:
        """The case that was handed over in this talk, or None."""
        return self.around.work.cases.by_reference(self.talk.reference) if self.talk.reference else None

    def render(self, key: str, **values: Any) -> str:
        """One sentence in the conversation's language and form of address."""
        common = {
            "name": self.procedure.name,
            "short_name": self.procedure.short_name,
            "client": self._word("client"),
            "coach": self._word("coach"),
        }
        return self.texts.get(key, self.talk.language, self.talk.form, **common, **values)

    def _word(self, which: str) -> str:
        own = getattr(self.procedure.vocabulary, which).get(self.talk.language, self.talk.form)
        return helper_word(which, self.talk.language) or own

    def from_procedure(self, text: Any, **values: Any) -> str:
        """One text of the procedure's definition, in the conversation's language and form."""
        from actions.dialogue.texts import fill

        return fill(text.get(self.talk.language, self.talk.form), values) if text else ""

    def tell(self, text: Any, **values: Any) -> None:
        """Say a text of the procedure's definition; which language it is in is told where it is not that of the talk."""
        told = self.from_procedure(text, **values)
        if not told:
            return
        note = "" if self.talk.language in ("nl", "en") else self.render("utter_part_in_english")
        if note and note not in self.items[-1].parts:
            self.add(note)
        self.add(told)

    def say(self, key: str, **values: Any) -> None:
        self.add(self.render(key, **values))

    def add(self, text: str) -> None:
        if text:
            self.items[-1].parts.append(text)

    def next_item(self) -> None:
        """Start another message; only danger and the hand-over have more than one."""
        if self.items[-1].parts:
            self.items.append(Item())

    def option(self, key: str, payload: str, **values: Any) -> Option:
        return {"title": self.render(key, **values), "payload": payload}

    def ask(self, name: str, options: list[Option]) -> None:
        """Make `name` the open question; its sentence must have been added already."""
        self.talk.ask(name, options)
        self.items[-1].options = options
        self.items[-1].custom["asks"] = name
