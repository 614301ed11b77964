"""Which question comes next: computed from the answers each time, so a correction needs no repair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from procedures.ladder import not_safe
from procedures.model import Procedure

CONCERN_AT_MOST = 7
OFFICIAL_AT_MOST = 11
RICH_START_AT_MOST = 5
"""How many questions a person gets before the read-back: of a concern, of an official complaint, and
of somebody who told nearly everything at once. Useful questions give way first, then what may go untold
(a name to use, a postcode); what the procedure or the reply needs never does."""

DETAILS_ONE_BY_ONE = ("name", "address", "postcode", "city", "phone")
_YIELDS = {"name": 1, "tried": 2}
"""Of what is required the first to go: what was tried comes up in the talk, a name to use may be left out."""

_YIELDS_ALONE = {"postcode": 2, "city": 2}
"""The question about the address asks for these as well, so they may go without a question of their own."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What decides about questions besides the answers.

    ``asked`` are the names asked so far, ``child`` whether something hints at a child, ``pushes``
    whether messages light up a phone, ``staff_hint`` whether the story is about somebody of the
    organisation without naming the person, ``manager_hint`` whether it names those who would decide on it:
    then whom it is about is asked before anything that is merely useful, ``rich_start`` whether the first message told most,
    ``at_once`` whether one message asks all that is missing: there the details count as one question, and
    "anything to add?" as none, ``late_for`` the questions about an exception to a filing limit that has passed.
    """

    asked: Sequence[str] = ()
    child: bool = False
    pushes: bool = False
    staff_hint: bool = False
    manager_hint: bool = False
    rich_start: bool = False
    hesitant: bool = False
    at_once: bool = False
    late_for: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Planned:
    """A question to come.

    A required one that ``yields`` is left out where there is no room for it and for all that yield less.
    """

    name: str
    required: bool
    yields: int = 0


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
        if planned.yields:
            if _has_room(waiting[place:], answers, around):
                return planned.name
        elif planned.required or _fits(procedure, waiting[place:], answers, around):
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


def _has_room(waiting: Sequence[_Planned], answers: Mapping[str, Any], around: Circumstances) -> bool:
    """Whether the first question leaves room for all later ones that yield less."""
    firm = [p.name for p in waiting[1:] if p.required and p.yields < waiting[0].yields]
    return _count([*around.asked, waiting[0].name, *firm], around) <= _most(answers)


def _count(names: Sequence[str], around: Circumstances) -> int:
    """How many questions these are to the person."""
    if around.at_once:
        return len({"details" if name in DETAILS_ONE_BY_ONE else name for name in names if name != "more"})
    return len(names)


def _most(answers: Mapping[str, Any]) -> int:
    return OFFICIAL_AT_MOST if answers.get("official") == "yes" else CONCERN_AT_MOST


def _fits(
    procedure: Procedure, waiting: Sequence[_Planned], answers: Mapping[str, Any], around: Circumstances
) -> bool:
    """Whether one useful question more leaves room for all required ones at their worst."""
    required = {p.name for p in waiting if p.required}
    used = [*around.asked, waiting[0].name]
    as_concern = _count([*used, *required], around)
    if "official" not in required:
        return as_concern <= (RICH_START_AT_MOST if around.rich_start else _most(answers))
    # While it is open whether this becomes official, both ways must stay short enough.
    only_concern = {ref.name for ref in procedure.questions if ref.when == "concern"}
    as_official = _count([*used, *(required - only_concern)], around) + _questions_of_a_yes(procedure, answers, around)
    if around.rich_start:
        return max(as_concern, as_official) <= RICH_START_AT_MOST
    return as_concern <= CONCERN_AT_MOST and as_official <= OFFICIAL_AT_MOST


def _questions_of_a_yes(procedure: Procedure, answers: Mapping[str, Any], around: Circumstances) -> int:
    """How many questions more an official complaint brings: the details, and talk or body outside."""
    more = int(procedure.official.outside)
    if answers.get("anonymous") is True:
        return more
    one_by_one = 0 if around.at_once else sum(1 for name in DETAILS_ONE_BY_ONE if not _answered(name, answers, ()))
    return more + 1 + one_by_one


def _plan(procedure: Procedure, answers: Mapping[str, Any], around: Circumstances) -> list[_Planned]:
    kind = kind_of(answers)
    anonymous = answers.get("anonymous") is True
    exceptions = {exception.key for _, exception in procedure.exceptions}
    plan: list[_Planned] = []
    for ref in procedure.questions:
        if ref.when != "both" and (kind == "official_complaint") != (ref.when == "official"):
            continue
        if anonymous and ref.name in ("name", "details"):
            continue
        if ref.name in exceptions:
            if ref.name in around.late_for:
                plan.append(_Planned(ref.name, True))
            continue
        if answers.get("confidant_only") is True and ref.name in _NOT_FOR_THE_CONFIDANT:
            continue
        if ref.name == "your_coach" and _in_doubt(answers):
            continue  # every begeleider is kept out, so it need not be known which one
        if ref.name == "more" and (around.rich_start or set(around.asked) - {"concern", "others_read", "more"}):
            continue  # it belongs right behind the story
        required = ref.need == "required"
        plan.append(_Planned(ref.name, required, yields=_YIELDS.get(ref.name, 0) if required else 0))
        if ref.name == "concern" and around.pushes and around.child:
            plan.append(_Planned("others_read", True))
        if ref.name == "official" and kind == "official_complaint" and procedure.official.outside:
            plan.append(_Planned("route", True))
        if ref.name == "official" and around.manager_hint and not _known_to_be_about(answers):
            plan.append(_Planned("about_whom", True, yields=2))
        if ref.name == "role":
            plan += _about_the_person(procedure, answers, around)
        if ref.name == "details":
            plan += [
                _Planned(name, True, yields=0 if name in procedure.official.belonging else _YIELDS_ALONE.get(name, 0))
                for name in DETAILS_ONE_BY_ONE
                if name in procedure.official.fields
            ]
    plan += [_Planned(test.key, True) for test in procedure.tests]
    if around.staff_hint and not around.manager_hint and not _known_to_be_about(answers):
        plan.append(_Planned("about_whom", False))
    if kind == "official_complaint" and procedure.hearing and procedure.hearing.mode == "choice":
        plan.append(_Planned("hearing", False))
    return plan


def _known_to_be_about(answers: Mapping[str, Any]) -> bool:
    """Whether it is about the coach whom the person named, and does not feel safe with."""
    return answers.get("feels_safe") is False and is_known(answers.get("your_coach"))


def _in_doubt(answers: Mapping[str, Any]) -> bool:
    """Whether a child, or somebody whose story is about the begeleider, does not know if it is safe to tell."""
    return not is_known(answers.get("feels_safe")) and not_safe(answers)


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
