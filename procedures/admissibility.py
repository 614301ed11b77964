"""Weighs a filing against what the procedure says of who may complain, about what and until when.

Nothing here refuses anybody: ``outside`` is only where a rule excludes something in so many words,
``doubt`` where the rule leaves it open or is silent, and staff decide on both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from procedures.calendar import WorkingCalendar, dutch_day
from procedures.model import FilingLimit, Outcome, Procedure, RoleRule
from procedures.terms import Unit, filing_limit

Answers = Mapping[str, Any]

_DETAIL_WORDS = {
    "name": "naam",
    "address": "adres",
    "postcode": "postcode",
    "city": "woonplaats",
    "phone": "telefoonnummer",
    "email": "e-mailadres",
}
_CONFIRMATION_WORDS = {
    "authorised": "Niet bevestigd is dat de cliënt hiervoor toestemming gaf.",
    "in_interest": "Niet bevestigd is dat dit in het belang van de cliënt is.",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One rule weighed; ``note`` is one or two Dutch sentences for staff."""

    rule: str
    outcome: Outcome
    note: str


def assess(procedure: Procedure, answers: Answers, filed_on: date) -> list[Item]:
    """Every rule on admissibility weighed, also those that are met.

    Args:
        procedure: the organisation's procedure.
        answers: what was answered, by question name; what is missing counts as not known.
        filed_on: local day of filing.
    """
    items: list[Item] = []
    items += _scope(procedure, answers)
    items += _role(procedure, answers, filed_on)
    items += _subject(procedure, answers)
    for limit in procedure.filing_limits:
        items.append(_limit(limit, answers, filed_on))
    items += _age(procedure, answers)
    items += _own_tests(procedure, answers)
    items += _belonging(procedure, answers)
    items += _enough(procedure, answers)
    return items


def _given(answers: Answers, name: str) -> Any:
    """The answer, or ``None`` where it is missing, not known or kept back."""
    value = answers.get(name)
    if isinstance(value, Mapping) and (value.get("unknown") or value.get("skipped")):
        return None
    return value if value != "" else None


def _scope(procedure: Procedure, answers: Answers) -> Iterator[Item]:
    scope = procedure.scope
    if scope is None:
        return
    key = _given(answers, "service")
    option = next((one for one in scope.options if one.key == key), None)
    if option is None:
        yield Item(scope.rule, "doubt", "Over welke dienst de klacht gaat, is niet bekend.")
    elif option.outcome == "ok":
        yield Item(option.rule, "ok", f"De klacht gaat over: {option.label.u}.")
    elif option.outcome == "outside":
        yield Item(
            option.rule,
            "outside",
            f"De klacht gaat over: {option.label.u}. Daarvoor geldt deze procedure niet.",
        )
    else:
        yield Item(
            option.rule,
            "doubt",
            f"De klacht gaat over: {option.label.u}. Niet duidelijk is of deze procedure geldt.",
        )


def _role(procedure: Procedure, answers: Answers, filed_on: date) -> Iterator[Item]:
    role = _given(answers, "role")
    rule = procedure.roles.get(role)
    if rule is None:
        silent = procedure.roles["other"]
        yield Item(silent.rule, "doubt", "Wie de klager is, is niet bekend.")
        return
    if rule.limit is not None:
        yield _limit(rule.limit, answers, filed_on)
        if rule.limit.rule == rule.rule and rule.outcome == "ok":
            return
    missing = _missing_confirmations(rule, answers)
    if rule.outcome == "ok" and not missing:
        yield Item(rule.rule, "ok", "Deze klager staat in de procedure.")
    elif rule.outcome == "ok":
        yield Item(rule.rule, "doubt", " ".join(missing))
    else:
        note = rule.note or "De procedure noemt deze klager niet."
        yield Item(rule.rule, rule.outcome, " ".join([note, *missing]))


def _missing_confirmations(rule: RoleRule, answers: Answers) -> list[str]:
    return [
        words
        for name, words in _CONFIRMATION_WORDS.items()
        if name in rule.confirmations and _given(answers, name) is not True
    ]


def _subject(procedure: Procedure, answers: Answers) -> Iterator[Item]:
    about = _given(answers, "about")
    person = _given(answers, "about_whom")
    if about is None and isinstance(person, Mapping):
        about = {"other_client": "other_client", "staff": "staff_member", "hired": "staff_member"}.get(
            person.get("kind")
        )
    if about is None:
        return
    subject = next((one for one in procedure.subjects if one.about == about), None)
    if subject is not None:
        yield Item(subject.rule, "ok", f"De klacht gaat over: {subject.label.u}.")
    elif procedure.subjects_otherwise is not None:
        yield Item(
            procedure.subjects_otherwise,
            "doubt",
            "De klacht gaat over iets wat de procedure niet noemt. Dat kan een reden zijn om die niet te behandelen.",
        )


def last_day_of(value: Any) -> date | None:
    """The day a time-related answer counts from: of a vague period the last one (COA-05)."""
    if isinstance(value, str):
        text: Any = value
    elif isinstance(value, Mapping):
        text = value.get("date") or value.get("to") or value.get("from")
    else:
        return None
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        return None


def filing_limit_note(limit: FilingLimit, answers: Answers, filed_on: date) -> str | None:
    """The Dutch note for staff where the limit has passed; ``None`` where it has not, or nobody can tell."""
    if last_day_of(_given(answers, limit.answer)) is None:
        return None
    item = _limit(limit, answers, filed_on)
    return None if item.outcome == "ok" else item.note


def late_exceptions(procedure: Procedure, answers: Answers, today: date) -> frozenset[str]:
    """The questions about an exception that matter: those whose limit has passed."""
    return frozenset(
        exception.key
        for limit, exception in procedure.exceptions
        if (event := last_day_of(_given(answers, limit.answer))) is not None
        and today > filing_limit(event, limit.amount, Unit(limit.unit), WorkingCalendar())
    )


def _limit(limit: FilingLimit, answers: Answers, filed_on: date) -> Item:
    event = last_day_of(_given(answers, limit.answer))
    if event is None:
        what = "De datum van overlijden" if limit.start == "death" else "Wanneer het gebeurde,"
        return Item(
            limit.rule, "doubt", f"{what} is niet bekend. Of dit op tijd is, kan niet worden berekend."
        )
    last = filing_limit(event, limit.amount, Unit(limit.unit), WorkingCalendar())
    day = dutch_day(last, weekday=False)
    if filed_on <= last:
        return Item(limit.rule, "ok", f"Op tijd: de laatste dag is {day}.")
    exception = limit.exception
    if exception is not None and _given(answers, exception.key) is True:
        return Item(exception.rule, "doubt", f"De laatste dag was {day}. Er is een uitzondering genoemd.")
    return Item(limit.rule, limit.late_outcome, f"{limit.late_note} De laatste dag was {day}.")


def _age(procedure: Procedure, answers: Answers) -> Iterator[Item]:
    gate = procedure.age_gate
    if gate is None:
        return
    youngest, oldest = _AGES.get(_given(answers, "age_band"), (None, None))
    if youngest is None:
        return
    if youngest >= gate.below_years:
        yield Item(gate.rule, "ok", f"De klager is {gate.below_years} jaar of ouder.")
    elif oldest is not None and oldest < gate.below_years:
        yield Item(gate.rule, gate.outcome, f"De klager is jonger dan {gate.below_years} jaar.")
    else:
        yield Item(gate.rule, "doubt", f"Of de klager jonger is dan {gate.below_years} jaar, is niet bekend.")


_AGES: dict[Any, tuple[int, int | None]] = {
    "under_12": (0, 11),
    "12_15": (12, 15),
    "16_17": (16, 17),
    "adult": (18, None),
}


def _own_tests(procedure: Procedure, answers: Answers) -> Iterator[Item]:
    for test in procedure.tests:
        value = _given(answers, test.key)
        if value is True:
            yield Item(test.rule, "ok", "Aan deze voorwaarde is voldaan.")
        elif value is False:
            yield Item(test.rule, test.otherwise, test.note)
        else:
            yield Item(test.rule, "doubt", "Of aan deze voorwaarde is voldaan, is niet bekend.")


def _belonging(procedure: Procedure, answers: Answers) -> Iterator[Item]:
    official = procedure.official
    if answers.get("official") != "yes" or not official.belonging:
        return
    rule = official.belonging_rule or official.rules[0]
    missing = [_DETAIL_WORDS[name] for name in official.belonging if not _has_detail(answers, name)]
    if missing:
        note = f"Nog niet bekend: {', '.join(missing)}. Dit kan later worden aangevuld."
        yield Item(rule, "doubt", note)
    else:
        yield Item(rule, "ok", "De gegevens die bij een officiële klacht horen, zijn er.")


def _has_detail(answers: Answers, name: str) -> bool:
    if answers.get("anonymous") is True:
        return False
    if name == "address":
        return _given(answers, "street") is not None and _given(answers, "house_number") is not None
    return _given(answers, name) is not None


def _enough(procedure: Procedure, answers: Answers) -> Iterator[Item]:
    enough = procedure.enough
    if enough is None:
        return
    words = len(str(_given(answers, "concern") or "").split())
    nobody = answers.get("anonymous") is True and answers.get("official") == "yes"
    if words < enough.description_words or nobody:
        yield Item(enough.rule, "doubt", enough.note)
