"""The content of a case out of the answers of an intake."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from actions.cases import people
from actions.cases.desk import CaseDesk
from actions.cases.scrub import IDENTIFYING, known_values, scrubbed, without_identity
from procedures.admissibility import assess
from procedures.questions import is_known

Answers = Mapping[str, Any]
Content = dict[str, Any]

CHILD_BANDS = ("under_12", "12_15", "16_17")

_RELATION = re.compile(
    r"\b(zoon(?:tje)?|dochter(?:tje)?|kind(?:eren)?|kleinkind|moeder|vader|ouders?|partner|man|vrouw|echtgeno\w+|"
    r"broer(?:tje)?|zus(?:je)?|oma|opa|tante|oom|neef|nicht|"
    r"buurman|buurvrouw|vriend(?:in)?|cliënt|client|klant|pupil|leerling|"
    r"son|daughter|child(?:ren)?|mother|father|parents?|husband|wife|brother|sister|grandmother|grandfather|"
    r"aunt|uncle|nephew|niece|neighbou?r|friend)\b",
    re.IGNORECASE,
)


def content_of(
    desk: CaseDesk,
    *,
    language: str,
    answers: Answers,
    story: Sequence[str],
    marks: Mapping[str, Any],
    attachments: int,
    official_said: Mapping[str, Any],
    danger: Mapping[str, Any],
) -> Content:
    """What a case holds; of an anonymous person nothing that identifies.

    Beside the fields of the case as others see it: ``hidden_from`` (names of staff who keep out), ``form``
    (u or je), ``tried``, ``official_said``, ``danger``, ``marks`` and the answers that later acts need.
    """
    anonymous = answers.get("anonymous") is True
    content: Content = {
        "complainant": complainant(answers, anonymous=anonymous),
        "concern": concern(answers, story, attachments),
        "about_person": people.about_person(desk.organisation, desk.procedure, answers),
        "admissibility": admissibility(desk, answers, story),
        "hearing": _hearing(answers),
        "summary": "",
        "hidden_from": people.hidden_from(desk.organisation, desk.procedure, answers),
        "form": form_of(desk, answers),
        "marks": dict(marks),
        "tried": _tried(answers),
        "official_said": dict(official_said),
        "danger": dict(danger),
        "kept": {
            name: answers[name]
            for name in ("service", "feels_safe", "contact_route", "others_read", "opt_in", "authorised",
                         "in_interest", "date_of_death", "route", "confidant_only")
            if name in answers
        },
    }  # fmt: skip
    if not anonymous:
        return content
    known = known_values(answers)
    staff = content["about_person"]
    cleaned = scrubbed(content, lambda text: without_identity(text, known))
    # Whom it is about is no trace of the person who tells it.
    cleaned |= {name: content[name] for name in ("hidden_from", "admissibility", "form")}
    cleaned["about_person"] = staff
    cleaned["marks"] = {name: mark for name, mark in content["marks"].items() if name not in IDENTIFYING}
    return cleaned


def admissibility(desk: CaseDesk, answers: Answers, story: Sequence[str]) -> list[dict[str, Any]]:
    """Every rule on admissibility weighed on this day."""
    told = {**answers, "concern": "\n".join(story) or answers.get("concern")}
    return [asdict(item) for item in assess(desk.procedure, told, desk.today)]


def complainant(answers: Answers, *, anonymous: bool) -> Content:
    """Who complains, in the normal forms of the entities."""
    role = _text(answers, "role") or "other"
    told = {
        "role": role,
        "on_behalf_of": _behalf(answers, anonymous),
        "age_band": _text(answers, "age_band"),
    }
    return told | {name: None if anonymous else _text(answers, name) for name in IDENTIFYING}


def concern(answers: Answers, story: Sequence[str], attachments: int) -> Content:
    """What it is about; the story verbatim, a line per message."""
    told = answers.get("concern")
    about = _text(answers, "about")
    person = answers.get("about_whom")
    if about is None and isinstance(person, Mapping) and is_known(person):
        about = "other_client" if person.get("kind") == "other_client" else "staff_member"
    day, period = _moment(answers.get("happened_on"))
    return {
        "description": "\n".join(story) or (told if isinstance(told, str) else ""),
        "about": about or "other",
        "happened_on": day,
        "happened_period": period,
        "desired_outcome": _text(answers, "desired_outcome"),
        "attachments": attachments,
    }


def form_of(desk: CaseDesk, answers: Answers) -> str:
    """How the person is addressed: a child with je, others as the organisation does."""
    if answers.get("age_band") in CHILD_BANDS:
        return "je"
    return desk.procedure.address


def _text(answers: Answers, name: str) -> str | None:
    value = answers.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _behalf(answers: Answers, anonymous: bool) -> str | None:
    told = _text(answers, "on_behalf_of")
    if told is None or not anonymous:
        return told
    relation = _RELATION.search(told)
    return relation.group(0).lower() if relation else None


def _moment(value: Any) -> tuple[str | None, dict[str, str] | None]:
    if not isinstance(value, Mapping):
        return (value, None) if isinstance(value, str) else (None, None)
    if value.get("date"):
        return value["date"], None
    if value.get("from"):
        return None, {"from": value["from"], "to": value.get("to") or value["from"]}
    return None, None


def _tried(answers: Answers) -> dict[str, Any] | None:
    tried = answers.get("tried")
    if not isinstance(tried, Mapping) or not is_known(tried):
        return None
    return {"steps": list(tried.get("steps") or ()), "text": tried.get("text") or ""}


def _hearing(answers: Answers) -> dict[str, Any] | None:
    told = answers.get("hearing")
    if not isinstance(told, Mapping) or not is_known(told) or not told.get("preference"):
        return None
    return {"preference": told["preference"], "companion": told.get("companion"), "invited_for": None}
