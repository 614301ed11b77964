"""The explained procedure cut into parts that fold out."""

from __future__ import annotations

from dataclasses import dataclass

from procedures.model import Procedure
from procedures.show import explain

_UNFOLDED = ("Open punten", "Wat er niet is")


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its heading, its lines with how far each is set in, and whether it stands unfolded."""

    heading: str
    lines: tuple[tuple[int, str], ...]
    open: bool = False


def sections(procedure: Procedure) -> list[Part]:
    """The parts of the explained procedure, with its head first; open points come before the rest."""
    parts = [_part(block) for block in explain(procedure).strip().split("\n\n")]
    return sorted(parts, key=lambda part: (part.heading != "", not part.open))


def _part(block: str) -> Part:
    lines = block.split("\n")
    if len(lines) > 1 and lines[1] and set(lines[1]) == {"-"}:
        return Part(lines[0], _lines(lines[2:]), lines[0] in _UNFOLDED)
    return Part("", _lines(line for line in lines[1:] if set(line) != {"="}))


def _lines(lines) -> tuple[tuple[int, str], ...]:
    return tuple(
        (min(2, (len(line) - len(line.lstrip())) // 2), line.strip().removeprefix("- "))
        for line in lines
        if line.strip()
    )
