"""Which question comes next: computed from the answers each time, so a correction needs no repair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from procedures.model import Procedure

CONCERN_AT_MOST = 7
OFFICIAL_AT_MOST = 11
RICH_START_AT_MOST = 5
"""How many questions a person gets before the read-back: of a concern, of an official complaint, and
of somebody who told nearly everything at once. Useful questions give way; required ones do not."""

DETAILS_ONE_BY_ONE = ("name", "address", "postcode", "city", "phone")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What decides about questions besides the answers.

    ``asked`` are the names asked so far, ``child`` whether something hints at a child, ``pushes``
    whether messages light up a phone, ``staff_hint`` whether the story is about somebody of the
    organisation without naming the person, ``rich_start`` whether the first message told most.
    """

    asked: Sequence[str] = ()
    child: bool = False
    pushes: bool = False
    staff_hint: bool = False
    rich_start: bool = False
    hesitant: bool = False


@dataclass(frozen=True, slots=True)
class _Planned:
    name: str
    required: bool


def is_known(answer: Any) -> bool:
    """Whether an answer holds a value, and not "I don't know" or "I won't say"."""
    return answer is not None and not (isinstance(answer, Mapping) and (answer.get("unknown") or answer.get("skipped")))


def kind_of(answers: Mapping[str, Any]) -> str:
    """``official_complaint`` where the person said yes to that, ``compliment`` where marked, else ``concern``."""
    if answers.get("kind") == "compliment":
        return "compliment"
    return "official_complaint" if answers.get("official") == "yes" else "concern"


def next_question(procedure: Procedure, answers: Mapping[str, Any], around: Circumstances) -> str | None:
    """Return the name of the next question, or None when all that is needed was asked."""
    if kind_of(answers) == "compliment":
        return None if "concern" in answers else "concern"
    plan = _plan(procedure, answers, around)
    waiting = [p for p in plan if not _answered(p.name, answers, around.asked)]
    for place, planned in enumerate(waiting):
        if planned.required or _fits(procedure, waiting[place:], answers, around):
            return planned.name
    return None


def remaining_questions(
    procedure: Procedure, answers: Mapping[str, Any], around: Circumstances, most: int = 10
) -> list[str]:
    """Return all questions still to come as things stand, for a channel that asks them at once (e-mail).

    What depends on an answer not given yet comes with a next message.
    """
    found: list[str] = []
    supposed = dict(answers)
    while len(found) < most:
        name = next_question(procedure, supposed, replace(around, asked=[*around.asked, *found]))
        if name is None or name in found:
            break
        found.append(name)
        supposed[name] = {"unknown": True}
        if name == "details":
            # Asked together: one by one only what the answer leaves out.
            supposed |= {detail: {"unknown": True} for detail in DETAILS_ONE_BY_ONE}
            supposed["street"] = {"unknown": True}
    return found


def _fits(
    procedure: Procedure, waiting: Sequence[_Planned], answers: Mapping[str, Any], around: Circumstances
) -> bool:
    """Whether one useful question more leaves room for all required ones at their worst."""
    required = {p.name for p in waiting if p.required}
    used = len(around.asked) + 1
    if "official" not in required:
        most = OFFICIAL_AT_MOST if answers.get("official") == "yes" else CONCERN_AT_MOST
        return used + len(required) <= (RICH_START_AT_MOST if around.rich_start else most)
    # While it is open whether this becomes official, both ways must stay short enough.
    only_concern = {ref.name for ref in procedure.questions if ref.when == "concern"}
    as_official = len(required - only_concern) + _questions_of_a_yes(procedure, answers)
    if around.rich_start:
        return used + max(len(required), as_official) <= RICH_START_AT_MOST
    return used + len(required) <= CONCERN_AT_MOST and used + as_official <= OFFICIAL_AT_MOST


def _questions_of_a_yes(procedure: Procedure, answers: Mapping[str, Any]) -> int:
    """How many questions more an official complaint brings: the details, and talk or body outside."""
    more = int(procedure.official.outside)
    if answers.get("anonymous") is True:
        return more
    return more + 1 + sum(1 for name in DETAILS_ONE_BY_ONE if not _answered(name, answers, ()))


def _plan(procedure: Procedure, answers: Mapping[str, Any], around: Circumstances) -> list[_Planned]:
    kind = kind_of(answers)
    anonymous = answers.get("anonymous") is True
    plan: list[_Planned] = []
    for ref in procedure.questions:
        if ref.when != "both" and (kind == "official_complaint") != (ref.when == "official"):
            continue
        if anonymous and ref.name in ("name", "details"):
            continue
        if answers.get("confidant_only") is True and ref.name in _NOT_FOR_THE_CONFIDANT:
            continue
        if ref.name == "more" and (around.rich_start or set(around.asked) - {"concern", "others_read", "more"}):
            continue  # it belongs right behind the story
        plan.append(_Planned(ref.name, ref.need == "required"))
        if ref.name == "concern" and around.pushes and around.child:
            plan.append(_Planned("others_read", True))
        if ref.name == "official" and kind == "official_complaint" and procedure.official.outside:
            plan.append(_Planned("route", True))
        if ref.name == "role":
            plan += _about_the_person(procedure, answers, around)
        if ref.name == "details":
            plan += [_Planned(name, True) for name in DETAILS_ONE_BY_ONE if name in procedure.official.fields]
    plan += [_Planned(test.key, True) for test in procedure.tests]
    if around.staff_hint:
        plan.append(_Planned("about_whom", False))
    if kind == "official_complaint" and procedure.hearing and procedure.hearing.mode == "choice":
        plan.append(_Planned("hearing", False))
    return plan


_NOT_FOR_THE_CONFIDANT = frozenset({"official", "tried", "feels_safe", "your_coach"})
"""What a story left for the confidant alone need not answer: the two of them look at that together."""


def _about_the_person(procedure: Procedure, answers: Mapping[str, Any], around: Circumstances) -> list[_Planned]:
    role = answers.get("role")
    planned = []
    if procedure.age_gate or (around.child and role in (None, "client")):
        planned.append(_Planned("age_band", True))
    rule = procedure.roles.get(role) if isinstance(role, str) else None
    if rule:
        if role in ("authorised", "legal_representative", "next_of_kin", "parent", "relative"):
            planned.append(_Planned("on_behalf_of", False))
        planned += [_Planned(name, True) for name in rule.confirmations]
    return planned


def _answered(name: str, answers: Mapping[str, Any], asked: Sequence[str]) -> bool:
    if name == "details":
        return name in asked or "details" in answers or all(_answered(d, answers, asked) for d in DETAILS_ONE_BY_ONE)
    if name == "address":
        return "street" in answers or "address" in answers
    if name == "happened_on":
        return "happened_on" in answers
    return name in answers
