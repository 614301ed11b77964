"""Reads a definition file into plain values, and remembers at which line each one stands.

Scalars follow YAML 1.2: only ``true`` and ``false`` are booleans and dates stay text, so that ``no``
can be a key of an answer and a date is checked where one is expected.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from procedures.findings import Finding

Where = tuple[str | int, ...]
_INT = "tag:yaml.org,2002:int"
_FLOAT = "tag:yaml.org,2002:float"
_NULL = "tag:yaml.org,2002:null"


@dataclass(slots=True)
class Document:
    """A file as plain values; ``marks`` maps the way to a value to its (line, column), from 1."""

    path: Path
    data: Any = None
    marks: dict[Where, tuple[int, int]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def position(self, where: Where) -> tuple[int, int]:
        """Line and column of a value, or of the nearest value around it."""
        while where and where not in self.marks:
            where = where[:-1]
        return self.marks.get(where, (1, 1))

    def report(self, where: Where, message: str) -> None:
        """Note a fault at a value."""
        self.findings.append(self.finding(where, message))

    def finding(self, where: Where, message: str) -> Finding:
        """A fault at a value, without noting it."""
        line, column = self.position(where)
        return Finding(self.path, line, column, message)


def read(path: Path) -> Document:
    """Read a file; faults of YAML itself, duplicate keys and empty values become findings."""
    document = Document(path)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = "not UTF-8 text" if isinstance(error, UnicodeDecodeError) else "cannot be read"
        document.report((), reason)
        return document
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        document.findings.append(Finding(path, line, column, f"not valid YAML: {error.problem}"))
        return document
    except yaml.YAMLError as error:
        document.report((), f"not valid YAML: {error}")
        return document
    if root is None:
        document.report((), "the file is empty")
        return document
    document.data = _plain(document, root, (), set())
    return document


def _plain(document: Document, node: yaml.Node, where: Where, above: set[int]) -> Any:
    document.marks.setdefault(where, (node.start_mark.line + 1, node.start_mark.column + 1))
    if isinstance(node, yaml.ScalarNode):
        return _scalar(document, node, where)
    if id(node) in above:
        document.report(where, "refers to itself")
        return None
    above = above | {id(node)}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(document, item, (*where, n), above) for n, item in enumerate(node.value)]
    values: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            document.report(where, "a key must be a word")
            continue
        key = key_node.value
        place = (*where, key)
        mark = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        if key in values:
            first = document.marks[place][0]
            document.findings.append(
                Finding(document.path, *mark, f"duplicate key '{key}', first at line {first}")
            )
            continue
        document.marks[place] = mark
        values[key] = _plain(document, value_node, place, above)
    return values


def _scalar(document: Document, node: yaml.ScalarNode, where: Where) -> Any:
    value = node.value
    if node.style:
        return value
    if node.tag == _NULL:
        document.report(
            where, "empty value: leave the key out and say under 'nothing' whether it is absent or unknown"
        )
        return None
    if value in ("true", "false"):
        return value == "true"
    if node.tag in (_INT, _FLOAT):
        try:
            return int(value) if node.tag == _INT else float(value)
        except ValueError:
            return value
    return value
