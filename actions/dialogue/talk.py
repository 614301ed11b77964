"""Where a conversation stands: the slot ``talk``, beside the slot ``answers`` with the facts."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, Literal

Phase = Literal["new", "intake", "handed_over", "stopped"]
Option = dict[str, str]
"""A button: ``title`` as shown, ``payload`` as sent back."""


class _Texts(list[str]):
    """Texts that are copied as one, also where Rasa copies a slot in depth: there is nothing deeper."""

    def __deepcopy__(self, memo: dict[int, Any]) -> _Texts:
        return _Texts(self)


@dataclass(slots=True)
class Talk:
    """The dialogue's memory between two turns; JSON all the way down.

    ``asked`` is the open question and ``options`` its buttons. ``paused`` keeps the question that
    waits while something else goes before (danger, a stop, an interruption with its own question).
    ``story`` holds the person's own messages about the matter, verbatim. ``marks`` names answers
    accepted as written because they could not be checked. ``asked_at_once`` are the questions of one
    mail, each with ``asks``, ``text`` and ``options``. ``used`` holds what each message came to, by the
    number of its inbox row, where it can still be changed by its writer (:mod:`actions.dialogue.edited`).
    """

    phase: Phase = "new"
    language: str = "nl"
    form: str = "u"
    asked: str | None = None
    options: list[Option] = field(default_factory=list)
    paused: str | None = None
    asked_before: list[str] = field(default_factory=list)
    tries: dict[str, int] = field(default_factory=dict)
    story: list[str] = field(default_factory=list)
    rich_start: bool = False
    child: bool = False
    hesitant: bool = False
    foreign_in_a_row: int = 0
    marks: dict[str, str] = field(default_factory=dict)
    official_said: dict[str, str] = field(default_factory=dict)
    danger: dict[str, Any] = field(default_factory=dict)
    attachments: int = 0
    reference: str | None = None
    earlier_references: list[str] = field(default_factory=list)
    channel_notes: dict[str, Any] = field(default_factory=dict)
    asked_at_once: list[dict[str, Any]] = field(default_factory=list)
    used: dict[str, dict[str, Any]] = field(default_factory=dict)
    last_said: str = ""
    pending: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def from_slot(cls, value: dict[str, Any] | None) -> Talk:
        """Read the slot; unknown keys of an older version are dropped."""
        known = {f.name for f in fields(cls)}
        return cls(**{k: v for k, v in (value or {}).items() if k in known})

    def to_slot(self) -> dict[str, Any]:
        """The slot; lists and dictionaries are copied one level deep, so that a long story costs little."""
        slot = {name: value.copy() if isinstance(value := getattr(self, name), (list, dict)) else value for name in _NAMES}
        return slot | {"story": _Texts(self.story), "asked_before": _Texts(self.asked_before)}

    @property
    def has_case(self) -> bool:
        """Whether the talk is about a case that was handed over, and not about making it official."""
        return self.phase == "handed_over" and self.reference is not None and "upgrade" not in self.pending

    def text(self) -> str:
        """The whole story, a line per message."""
        return "\n".join(self.story)

    def ask(self, name: str, options: list[Option]) -> None:
        if all(question["asks"] != name for question in self.asked_at_once):
            self.asked_at_once = []  # another question goes before those of the last mail
        self.asked = name
        self.options = options
        if name not in self.asked_before:
            self.asked_before.append(name)

    def answered(self) -> None:
        """The open question is settled."""
        if self.asked:
            self.tries.pop(self.asked, None)
        self.asked = None
        self.options = []


_NAMES = tuple(f.name for f in fields(Talk))
