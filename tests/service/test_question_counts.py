"""However little somebody volunteers, whoever it is and wherever: the talk stays short."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from procedures.load import load_all
from procedures.model import ROLES, Procedure
from procedures.questions import CONCERN_AT_MOST, OFFICIAL_AT_MOST, Circumstances, next_question

PROCEDURES = load_all()
UNKNOWN = {"unknown": True}


def asked_of(procedure: Procedure, role: Any, official: str, child: bool, pushes: bool, hint: bool) -> list[str]:
    """The questions that somebody gets who answers each with no more than it asks."""
    answers: dict[str, Any] = {}
    asked: list[str] = []
    told = {"role": role, "official": official, "details": "one_by_one"}
    while True:
        around = Circumstances(asked=asked, child=child, pushes=pushes, staff_hint=hint)
        name = next_question(procedure, answers, around)
        if name is None:
            return asked
        asked.append(name)
        answers["street" if name == "address" else name] = told.get(name, UNKNOWN)


@pytest.mark.parametrize("key", sorted(PROCEDURES))
def test_nobody_gets_more_questions_than_promised(key: str) -> None:
    flags = (False, True)
    for role, official, child, pushes, hint in product((*ROLES, UNKNOWN), ("yes", "no"), flags, flags, flags):
        asked = asked_of(PROCEDURES[key], role, official, child, pushes, hint)
        most = OFFICIAL_AT_MOST if official == "yes" else CONCERN_AT_MOST
        assert len(asked) <= most, (role, official, child, pushes, hint, asked)
        assert {"concern", "role", "official"} <= set(asked)
        if official == "yes":
            assert {"details", "name", "address", "phone", *PROCEDURES[key].official.belonging} <= set(asked)


def test_whoever_named_the_coach_that_is_not_safe_is_not_asked_whom_it_is_about() -> None:
    around = Circumstances(asked=["concern", "role", "official", "feels_safe", "your_coach"], staff_hint=True)
    answers = {
        "concern": True, "role": "client", "official": "no", "feels_safe": False, "your_coach": "Sam Jansen",
        "name": UNKNOWN, "desired_outcome": UNKNOWN, "tried": UNKNOWN, "more": False, "about": UNKNOWN,
    }  # fmt: skip
    assert next_question(PROCEDURES["ik-ben-er-ook"], answers, around) is None
    assert next_question(PROCEDURES["ik-ben-er-ook"], {**answers, "feels_safe": True}, around) == "about_whom"
