"""What is read of one text, by the tables in ``tables/``.

A line is ``question | text => entity=value; ...``: "-" for no question, "\\n" for a line end in the text, nothing
behind the arrow where nothing may be found.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from nlu.naw import extract_naw

TABLES = sorted((Path(__file__).parent / "tables").glob("*.txt"))


def rows() -> list[object]:
    """The rows of all tables: question, text, values by entity."""
    result = []
    for file in TABLES:
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            left, _, right = line.partition("=>")
            asked, _, text = left.partition("|")
            wanted: dict[str, list[str]] = {}
            for part in filter(None, (piece.strip() for piece in right.split(";"))):
                entity, _, value = part.partition("=")
                wanted.setdefault(entity, []).append(value)
            question = None if asked.strip() == "-" else asked.strip()
            told = text.strip().replace("\\n", "\n")
            result.append(pytest.param(question, told, wanted, id=f"{file.stem}:{number}"))
    return result


@pytest.mark.parametrize(("asked", "text", "wanted"), rows())
def test_reads(asked: str | None, text: str, wanted: dict[str, list[str]]) -> None:
    found: dict[str, list[str]] = {}
    for span in extract_naw(text, asked):
        assert text[span.start : span.end] == span.text
        found.setdefault(span.entity, []).append(span.value)
    assert found == wanted
