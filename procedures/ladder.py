"""The ladder of steps: where a case begins and what follows.

Advice, not a gate: a person who wants the official step gets it, whatever was tried before.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from procedures.model import Procedure, Step


def step(procedure: Procedure, key: str) -> Step:
    """The step with this key; ``KeyError`` where there is none."""
    for one in procedure.steps:
        if one.key == key:
            return one
    raise KeyError(f"{procedure.key} has no step '{key}'")


def start_step(procedure: Procedure, answers: Mapping[str, Any], kind: str) -> Step:
    """Where a case of this kind begins.

    An official complaint begins at the official step. Anything else begins at the first step that has
    not been tried and is safe: where it is not (:func:`not_safe`), steps with the person it may be about are passed
    over (IBO-05). Steps that only a referral or an objection leads to never begin a case (IZW-09,
    COA-19); where all others were tried it begins at the last of them, from where it is referred. With
    ``confidant_only`` no the person declined the confidant: it then stays with the organisation.
    """
    if kind == "official_complaint" and procedure.official.at_step is not None:
        return step(procedure, procedure.official.at_step)
    tried = _tried(answers)
    if answers.get("confidant_only") is False and (inside := _inside_but_the_confidant(procedure, answers)):
        return next((one for one in inside if one.key not in tried), inside[0])
    unsafe = not_safe(answers)
    possible = [one for one in procedure.steps if one.may_start]
    safe = [one for one in possible if not (unsafe and _avoided(one))] or possible
    return next((one for one in safe if one.key not in tried), safe[-1])


def _inside_but_the_confidant(procedure: Procedure, answers: Mapping[str, Any]) -> list[Step]:
    """The safe steps of the organisation itself, for somebody who would rather not go to the confidant."""
    unsafe = not_safe(answers)
    return [
        one for one in procedure.steps
        if one.may_start and not (one.confidential or one.outside) and not (unsafe and _avoided(one))
    ]  # fmt: skip


def not_safe(answers: Mapping[str, Any]) -> bool:
    """Whether the begeleider is to be kept out: said so, or in doubt where that is not to be risked.

    Doubt of a child, or in a story about a begeleider, is kept as ``{"unknown": True, "careful": True}``.
    """
    told = answers.get("feels_safe")
    return told is False or (isinstance(told, Mapping) and told.get("careful") is True)


def next_step(procedure: Procedure, step_key: str) -> Step | None:
    """The step after this one, or ``None`` after the last."""
    steps = procedure.steps
    place = steps.index(step(procedure, step_key)) + 1
    return steps[place] if place < len(steps) else None


def _avoided(one: Step) -> bool:
    return one.person_complained_about or one.skip_when_unsafe


def _tried(answers: Mapping[str, Any]) -> frozenset[str]:
    tried = answers.get("tried")
    if not isinstance(tried, Mapping):
        return frozenset()
    return frozenset(tried.get("steps") or ())
