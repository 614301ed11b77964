"""The word lists beside the finders, read once when first needed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_DATA = Path(__file__).with_name("data")


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


def _read(name: str) -> frozenset[str]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def first_names() -> frozenset[str]:
    """First names common in the Netherlands, in lower case."""
    return _read("first_names.txt")


@cache
def surnames() -> frozenset[str]:
    """Common surnames of one word, in lower case."""
    return _read("surnames.txt")


@cache
def function_words() -> frozenset[str]:
    """Words of grammar and of everyday talk, in lower case, that end a name even with a capital."""
    return _read("plain_words.txt")


@cache
def plain_words() -> frozenset[str]:
    """Everyday words, in lower case, that make a row of words something else than a bare name."""
    return function_words() | _read("common_words.txt")
