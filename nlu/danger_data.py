"""The danger rules as they stand in the data files beside this module, read once."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from nlu.danger_rule import Rule, compile_pattern

_FOLDER = Path(__file__).parent
RULE_FILES = (
    "danger_rules_nl",
    "danger_rules_nl_veiled",
    "danger_rules_nl_signs",
    "danger_rules_en",
    "danger_rules_en_veiled",
    "danger_rules_en_signs",
    "danger_rules_more",
)


@cache
def document(name: str) -> dict[str, Any]:
    """Return one data file of this folder, named without its ending."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((_FOLDER / f"{name}.yml").read_text(encoding="utf-8"), Loader=loader)


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of all files, in their order.

    Raises:
        KeyError: where a pattern names an unknown class.
        re.error: where a pattern is no pattern.
    """
    return tuple(rule for name in RULE_FILES for rule in _rules_of(document(name)))


@cache
def figures_of_speech() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of what sounds like danger and is none."""
    return _figures("patterns")


@cache
def blows_to_things() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of blows to a thing, unless a person was pushed against it."""
    return _figures("to_things")


def _figures(which: str) -> tuple[re.Pattern[str], ...]:
    data = document("danger_idioms")
    classes = _classes(data)
    return tuple(compile_pattern(_joined(pattern), classes) for pattern in data[which])


def word_class(file: str, name: str) -> str:
    """Return one word class of a rule file, as a regular expression."""
    return _classes(document(file))[name]


def _rules_of(data: dict[str, Any]) -> list[Rule]:
    classes = _classes(data)
    made = []
    for group in data["groups"]:
        for row in group["rules"]:
            marks = frozenset(row.get("marks", ()))
            made.append(
                Rule(
                    name=f"{group['prefix']}-{row['name']}",
                    kind=group["kind"],
                    certain="check" not in marks,
                    why=group["why"],
                    pattern=compile_pattern(_joined(row["pattern"]), classes),
                    marks=marks - {"check"},
                    script=group.get("script"),
                )
            )
    return made


def _classes(data: dict[str, Any]) -> dict[str, str]:
    inherited = _classes(document(data["classes_of"])) if "classes_of" in data else {}
    return inherited | {name: _joined(value) for name, value in data.get("classes", {}).items()}


def _joined(alternatives: str | list[str]) -> str:
    return alternatives if isinstance(alternatives, str) else "|".join(alternatives)
