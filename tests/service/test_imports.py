"""Modules need each other in one direction: no circles anywhere, and no folder needs one above it."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ABOVE = {
    "nlu": ("procedures", "storage", "actions", "bot"),
    "procedures": ("nlu", "storage", "actions", "bot"),
    "storage": ("nlu", "actions", "bot"),
    "actions": ("bot",),
    "bot": (),
}


def _named(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {_named(file): file for folder in ABOVE for file in (ROOT / folder).rglob("*.py")}


def needed(file: Path) -> set[str]:
    """The modules of ours that a file imports anywhere, also within functions; not for types alone."""
    tree = ast.parse(file.read_text("utf-8"))
    for_types = {id(one) for node in ast.walk(tree) if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
                 for one in ast.walk(node)}  # fmt: skip
    found: set[str] = set()
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            within = {f"{node.module}.{name.name}" for name in node.names}
            found |= (within & MODULES.keys()) or {node.module}
    return (found & MODULES.keys()) - {_named(file)}


def test_no_circle() -> None:
    assert list(TopologicalSorter({name: needed(file) for name, file in MODULES.items()}).static_order())


@pytest.mark.parametrize("folder", [folder for folder, above in ABOVE.items() if above])
def test_nothing_needs_what_is_above_it(folder: str) -> None:
    up = {
        f"{name} needs {one}"
        for name, file in MODULES.items() if name.partition(".")[0] == folder
        for one in needed(file) if one.partition(".")[0] in ABOVE[folder]
    }  # fmt: skip
    assert not up
