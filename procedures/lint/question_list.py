"""The questions: known names, those that other parts rely on, and none twice."""

from __future__ import annotations

from procedures.lint.walk import Found
from procedures.model import Procedure
from procedures.reader import Document

ASKS = (
    "language",
    "others_read",
    "opt_in",
    "age_band",
    "about_whom",
    "your_coach",
    "in_interest",
    "concern",
    "more",
    "danger_now",
    "role",
    "on_behalf_of",
    "authorised",
    "date_of_death",
    "service",
    "about",
    "happened_on",
    "desired_outcome",
    "tried",
    "feels_safe",
    "official",
    "anonymous",
    "details",
    "name",
    "address",
    "postcode",
    "city",
    "phone",
    "email",
    "contact_route",
    "hearing",
)


def find(procedure: Procedure, document: Document) -> Found:
    """Questions that nobody knows, that are missing, or that stand there twice."""
    if not procedure.questions:
        if isinstance(document.data, dict) and "questions" in document.data:
            yield ("questions",), "there are no questions"
        return
    own = {test.key for test in procedure.tests}
    own |= {limit.exception.key for limit in procedure.filing_limits if limit.exception is not None}
    asked: set[str] = set()
    for place, question in enumerate(procedure.questions):
        if question.name not in ASKS and question.name not in own:
            yield ("questions", place, "name"), f"question '{question.name}' is not known"
        if question.name in asked:
            yield ("questions", place, "name"), f"question '{question.name}' stands there twice"
        asked.add(question.name)
    for name, why in _needed(procedure).items():
        if name not in asked:
            yield ("questions",), f"question '{name}' is missing: {why}"


def _needed(procedure: Procedure) -> dict[str, str]:
    needed = {"concern": "every intake begins with the story", "role": "who complains must be known"}
    if procedure.scope is not None:
        needed["service"] = "the scope depends on it"
    if procedure.official.must_ask or procedure.official.at_step is not None:
        needed["official"] = "the official step depends on it"
    if procedure.age_gate is not None:
        needed["age_band"] = "the age gate depends on it"
    for limit in procedure.filing_limits:
        needed[limit.answer] = f"the limit of {limit.rule} counts from it"
        if limit.exception is not None:
            needed[limit.exception.key] = f"the exception of {limit.exception.rule} depends on it"
    for test in procedure.tests:
        needed[test.key] = f"the test of {test.rule} depends on it"
    return needed
