"""Keeps the tables of ``docs/procedures.md`` equal to the definitions.

``python -m procedures.handbook`` writes them anew; a test fails while they differ.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from procedures.lint.walk import citations
from procedures.load import load_all
from procedures.model import Procedure

PAGE = Path(__file__).parents[1] / "docs" / "procedures.md"
_TABLE = re.compile(r"(<!-- rules of (\S+) -->\n).*?(<!-- end of rules -->)", re.DOTALL)

# Which module acts on each part of a definition; the other parts are read by the dialogue and by staff commands.
_ENGINE = {
    "scope": "admissibility",
    "roles": "admissibility",
    "filing_limits": "admissibility",
    "subjects": "admissibility",
    "subjects_otherwise": "admissibility",
    "enough": "admissibility",
    "tests": "admissibility",
    "age_gate": "admissibility",
    "official": "admissibility, ladder",
    "steps": "ladder",
    "ladder": "ladder",
    "terms": "terms",
    "questions": "questions",
    "nothing": "show",
    "open_points": "show",
    "source": "show",
    "validity": "show",
}


def rule_table(procedure: Procedure) -> str:
    """A Markdown table with every rule id: what follows from it, where it stands, and what acts on it."""
    used: dict[str, list[str]] = {}
    for where, rule in citations(procedure):
        place = _place(procedure, where)
        if place not in used.setdefault(rule, []):
            used[rule].append(place)
    lines = ["| regel | wat ermee gebeurt | in de definitie | in procedures/ |", "| --- | --- | --- | --- |"]
    for rule, note in procedure.rules.items():
        places = used.get(rule, [])
        modules = sorted(
            {
                name
                for place in places
                for name in _ENGINE.get(re.split(r"[.\[]", place)[0], "").split(", ")
                if name
            }
        )
        cells = ", ".join(f"`{place}`" for place in places) or "nergens nodig"
        lines.append(f"| {rule} | {note} | {cells} | {', '.join(modules) or '-'} |")
    return "\n".join(lines)


def refresh(page: str, procedures: Mapping[str, Procedure]) -> str:
    """The page with each table between its marks written anew."""
    return _TABLE.sub(lambda found: f"{found[1]}{rule_table(procedures[found[2]])}\n{found[3]}", page)


def _place(procedure: Procedure, where: tuple[str | int, ...]) -> str:
    """The way to a citation, with keys in place of list numbers where there are any."""
    words: list[str] = []
    value: object = procedure
    for part in where[:-1] if isinstance(where[-1], str) else where[:-2]:
        if isinstance(part, int):
            value = value[part]
            name = next(
                (getattr(value, n) for n in ("key", "topic", "id", "name") if hasattr(value, n)), None
            )
            if isinstance(name, str):
                words[-1] += f"[{name}]"
        else:
            value = value[part] if isinstance(value, dict) else getattr(value, part)
            words.append(part)
    if not words:
        return str(where[0])
    return ".".join(words)


def main() -> None:
    """Write the tables of the page anew."""
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(refresh(page, load_all()), encoding="utf-8")


if __name__ == "__main__":
    main()
