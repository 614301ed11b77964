"""Who comes to the door in a simulation: somebody with a story, and answers to every question."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).with_name("people.yml")


@cache
def material() -> dict[str, Any]:
    """The words that people and staff are made of."""
    return yaml.safe_load(_FILE.read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody made up.

    Attributes:
        kind: ``concern``, ``official_complaint`` or ``compliment``, as this person means it.
        content: how content this person tends to be, 1 to 5.
        patience: chance of answering a question that comes later.
    """

    name: str
    story: str
    kind: str
    role: str
    language: str
    anonymous: bool
    wish: str
    tried: bool
    content: int
    patience: float
    street: str
    city: str
    happened_days_ago: int
    about: int

    def answer(self, asked: str) -> str:
        """What this person answers to a question of the intake."""
        plain = _PLAIN.get(asked)
        if plain is not None:
            return plain
        return {
            "concern": self.story,
            "role": f"role:{self.role}",
            "official": "official:yes" if self.kind == "official_complaint" else "official:no",
            "name": "do:anonymous" if self.anonymous else self.name,
            "details": self._details(),
            "anonymous": "anonymous:yes" if self.anonymous else "anonymous:no",
            "desired_outcome": f"desired_outcome:{self.wish}",
            "happened_on": f"{self.happened_days_ago} dagen geleden" if self.language == "nl" else
                           f"{self.happened_days_ago} days ago",
            "age_band": "age_band:adult",
            "about": str(self.about),
            "address": f"{self.street} 12",
            "city": self.city,
        }.get(asked, "weet ik niet" if self.language == "nl" else "I don't know")  # fmt: skip

    def _details(self) -> str:
        if self.anonymous:
            return "do:anonymous"
        return f"{self.name}, {self.street} 12, 1234 AB {self.city}, {material()['phone']}"


_PLAIN = {
    "more": "more:no",
    "service": "service:find_or_keep_work",
    "route": "route:outside",
    "tried": "tried:nobody",
    "feels_safe": "feels_safe:yes",
    "in_interest": "in_interest:yes",
    "authorised": "authorised:yes",
    "on_behalf_of": "on_behalf_of:skip",
    "others_read": "others_read:no",
    "opt_in": "opt_in:yes",
    "about_whom": "about_whom:skip",
    "hearing": "hearing:apart",
    "postcode": "1234 AB",
    "phone": "0612345678",
    "email": "email:skip",
    "danger_now": "danger_now:no",
    "continue": "continue:yes",
    "confidant_story": "confidant_story:here",
    "confirm": "confirm:yes",
}


def somebody(dice: random.Random, organisation: str) -> Person:
    """A person for one organisation; the same dice give the same person."""
    words = material()
    kind = dice.choices(("concern", "official_complaint", "compliment"), (58, 34, 8))[0]
    english = dice.random() < 0.08 and kind != "compliment"
    pool = words["concerns"]
    if kind == "compliment":
        stories = pool["compliment"]
    elif english:
        stories = pool["english"]
    else:
        stories = [*pool["common"], *pool.get(organisation, ()), *pool.get(organisation, ())]
    roles = ("client", "parent", "relative", "professional") if organisation == "weres-4-u" else ("client", "parent")
    return Person(
        name=dice.choice(words["names"]),
        story=dice.choice(stories),
        kind=kind,
        role=dice.choices(roles, (7, 4, 1, 1)[: len(roles)])[0],
        language="en" if english else "nl",
        anonymous=dice.random() < 0.1,
        wish=dice.choice(words["wishes"]),
        tried=dice.random() < 0.3,
        content=dice.choices((1, 2, 3, 4, 5), (1, 2, 3, 5, 3))[0],
        patience=dice.uniform(0.3, 0.9),
        street=dice.choice(words["streets"]),
        city=dice.choice(words["cities"]),
        happened_days_ago=dice.randint(1, 25),
        about=dice.choices((1, 2), (3, 2))[0],
    )
