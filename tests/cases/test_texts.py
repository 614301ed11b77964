"""The messages to the person: complete, plain, and the right form of address."""

import re

import pytest

from actions.cases.texts import fill, load

LONGEST = 14  # words, where a place stands for one or two


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"[.!?:]\s+|\n", text) if part.strip()]


@pytest.mark.parametrize("key", sorted(load()))
def test_plain_and_in_one_form(key: str) -> None:
    text = load()[key]
    for form in (text.u, text.je, text.en):
        assert form.strip() == form and form
        for sentence in sentences(form):
            assert len(sentence.split()) <= LONGEST, sentence
    assert not re.search(r"\b(je|jij|jouw|jou)\b", text.u, re.IGNORECASE)
    assert not re.search(r"\b(u|uw)\b", text.je, re.IGNORECASE)
    assert (
        set(re.findall(r"\{\w+\}", text.u))
        == set(re.findall(r"\{\w+\}", text.je))
        == set(re.findall(r"\{\w+\}", text.en))
    )


@pytest.mark.parametrize(
    "word", ["indien", "echter", "inzake", "teneinde", "middels", "worden", "zullen", "helaas"]
)
def test_no_stiff_words(word: str) -> None:
    for key, text in load().items():
        assert not re.search(rf"\b{word}\b", f"{text.u} {text.je}", re.IGNORECASE), key


def test_what_people_write_is_no_template() -> None:
    assert fill("{a} {b}", {"a": "{b}", "b": "x"}) == "{b} x"
    assert fill("{a}{unknown}", {"a": "y"}) == "y"
