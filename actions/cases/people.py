"""Whom a case is about, who therefore keeps out of it, and who is left to handle it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from actions.organisation import Organisation, StaffUser
from procedures.ladder import not_safe
from procedures.model import Procedure, Step
from procedures.questions import is_known

Answers = Mapping[str, Any]

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_BEFORE_NAMES = frozenset(
    ("de", "het", "een", "mijn", "onze", "hun", "zijn", "haar", "m'n", "mn", "die", "deze",
     "meneer", "mevrouw", "mevr", "dhr", "mr", "the", "my", "our", "a", "an")
)  # fmt: skip
_MANY_HOLD_IT = frozenset({"medewerker", "begeleider", "coach"})
"""Roles that say nothing of which person is meant: "mijn begeleider" names nobody."""


def about_person(organisation: Organisation, procedure: Procedure, answers: Answers) -> dict[str, Any] | None:
    """Whom the case is about, as the case keeps it: ``name``, ``kind`` and ``staff`` (a name of staff, or None).

    Where somebody feels unsafe with the begeleider, it is about that begeleider (IBO-05).
    """
    told = answers.get("about_whom")
    if isinstance(told, Mapping) and is_known(told) and (told.get("name") or told.get("staff")):
        staff = told.get("staff") if told.get("staff") in organisation.staff else None
        if staff is None and told.get("kind", "staff") == "staff":
            matches = staff_named(organisation, told.get("name"))
            staff = matches[0] if len(matches) == 1 else None
        return {"name": told.get("name") or staff, "kind": told.get("kind") or "staff", "staff": staff}
    if answers.get("feels_safe") is False and any(step.person_complained_about for step in procedure.steps):
        coach = answers.get("your_coach")
        if is_known(coach):
            matches = staff_named(organisation, coach)
            return {"name": coach, "kind": "staff", "staff": matches[0] if len(matches) == 1 else None}
    return None


def words_of(text: str) -> list[str]:
    """The words of a text as names are compared."""
    return _words(text)


def is_named(staff: str, words: Collection[str]) -> bool:
    """Whether words of a text name this member of staff; a role that many hold names nobody."""
    known = _words(staff)
    return staff.casefold() not in _MANY_HOLD_IT and bool(known) and all(word in words for word in known)


def staff_named(organisation: Organisation, name: Any) -> list[str]:
    """The members of staff whom a name may mean; more than one where it is not clear."""
    if not isinstance(name, str) or not name.strip():
        return []
    if name.strip() in organisation.staff:
        return [name.strip()]
    words = {word for word in _words(name) if word not in _BEFORE_NAMES}
    if not words:
        return []
    found = []
    for staff in organisation.staff:
        known = set(_words(staff))
        if staff.casefold() in _MANY_HOLD_IT:
            continue
        if words == known or (known and known <= words) or (words <= known):
            found.append(staff)
    return found


def hidden_from(organisation: Organisation, procedure: Procedure, answers: Answers) -> list[str]:
    """The names of staff who may not see this case, be told of it, or handle it.

    Everybody whom the name may mean; where the person feels unsafe and the begeleider cannot be told from
    the others, everybody in that role.
    """
    hidden: list[str] = []
    told = answers.get("about_whom")
    if isinstance(told, Mapping) and is_known(told):
        if told.get("staff") in organisation.staff:
            hidden.append(told["staff"])
        elif told.get("kind", "staff") == "staff":
            hidden += staff_named(organisation, told.get("name"))
    if not_safe(answers):
        roles = {step.handler for step in procedure.steps if step.person_complained_about and step.handler}
        named = staff_named(organisation, answers.get("your_coach"))
        in_role = [user.name for role in roles for user in organisation.with_role(role)]
        hidden += [name for name in named if name in in_role] or in_role
    return list(dict.fromkeys(hidden))


def confidant_role(procedure: Procedure) -> str | None:
    """The role for whose eyes alone something may be left."""
    if procedure.confidant:
        return procedure.confidant.role
    return next((step.handler for step in procedure.steps if step.confidential), None)


def complained_about_roles(procedure: Procedure) -> list[str]:
    """The roles that answer at a step for whoever the complaint is about."""
    about = (step.handler for step in procedure.steps if step.person_complained_about and step.handler)
    return list(dict.fromkeys(about))


def helper_roles(procedure: Procedure) -> list[str]:
    """The roles of those who give the help themselves: "mijn begeleider" may be any of them."""
    return list(dict.fromkeys([*complained_about_roles(procedure), *(role for role in procedure.staff_roles if role in _MANY_HOLD_IT)]))


def referral_roles(procedure: Procedure) -> frozenset[str]:
    """Roles outside the organisation's own staff, which get a case by referral only (IZW-09)."""
    by_referral = {step.handler for step in procedure.steps if step.by_referral and step.handler}
    own = {step.handler for step in procedure.steps if not step.by_referral}
    return frozenset(by_referral - own)


def users(organisation: Organisation, role: str | None, hidden: Collection[str] = ()) -> list[StaffUser]:
    """Everybody in a role who is not kept out."""
    return [user for user in organisation.with_role(role) if user.name not in hidden] if role else []


def answering_role(procedure: Procedure, step: Step) -> str | None:
    """The role that has a case at this step; at a step outside, who answers for the organisation itself."""
    if step.handler is not None:
        return step.handler
    confidant = confidant_role(procedure)
    first = next((one.handler for one in procedure.steps if one.handler and one.handler != confidant), None)
    return first or next(iter(procedure.staff.decides), None)


def handlers(
    organisation: Organisation, procedure: Procedure, role: str | None, hidden: Collection[str]
) -> tuple[str | None, list[StaffUser]]:
    """The role and people that have a case: those of the role, else others who are not kept out.

    The confidant comes last, for that makes the case confidential; ``(None, [])`` where nobody is left.
    """
    found = users(organisation, role, hidden)
    if found:
        return role, found
    confidant = confidant_role(procedure)
    elsewhere = {*referral_roles(procedure), confidant, None}
    only = procedure.staff.content_only_for
    for other in (*procedure.decides, *procedure.staff_roles):
        if other in elsewhere or (only and other not in only):
            continue
        found = users(organisation, other, hidden)
        if found:
            return other, found
    found = users(organisation, confidant, hidden)
    return (confidant, found) if found else (None, [])


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
