"""A refusal, and what an act gives back."""

from __future__ import annotations

from dataclasses import dataclass

from storage.cases import Case


class Refused(Exception):
    """An act that is not possible now; ``text`` says in Dutch why not and what is."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class NotVisible(Refused):
    """A case that this person may not know of, or that does not exist: the two look the same."""


class Erased(Refused):
    """A case whose content was erased."""


@dataclass(frozen=True, slots=True)
class Done:
    """An act that was carried out: what changed, for the staff chat, and the case as it is now."""

    text: str
    case: Case
