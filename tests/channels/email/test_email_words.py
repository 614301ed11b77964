"""What a mail itself says, in every language of the texts."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.channels.email import words
from bot.channels.email.questions import Question, render_questions, split_answers

ROOT = Path(__file__).resolve().parents[3]
LANGUAGES = ["nl", *sorted(path.stem for path in (ROOT / "translations").glob("*.yml"))]
QUESTIONS = [
    Question("role", "Wie?", ({"title": "Zelf", "payload": "role:client"}, {"title": "Ouder", "payload": "role:parent"})),
    Question("happened_on", "Wanneer?"),
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_of_it(language: str) -> None:
    told = yaml.safe_load((ROOT / "bot/channels/email/words.yml").read_text("utf-8"))[language]
    assert {"subject", "choices", "one", "many", "how", "how_choices"} <= set(told)
    assert "{name}" in told["subject"] and "{count}" in told["many"]
    assert words.subject("Coachcenter", language, None, kind="answer", to_staff=False).count("Coachcenter") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_words_repeated_without_a_mark_are_no_answer(language: str) -> None:
    """A mail program that puts our mail under the answer, with nothing before the lines."""
    asked = render_questions(QUESTIONS, language)
    answers = split_answers(f"1b\n2. 3-11-2026\n\n{asked}", QUESTIONS)
    assert dict(answers.given[:2]) == {"role": "Ouder", "happened_on": "3-11-2026"}
    assert len(answers.given) == 2 and not answers.rest


@pytest.mark.parametrize("said", ["3-11-2026", "03/11/2026", "3 november", "3 weken geleden", "2025"])
def test_an_answer_that_begins_with_a_number(said: str) -> None:
    assert split_answers(f"1. Zelf\n2. {said}", QUESTIONS).given == (("role", "Zelf"), ("happened_on", said))


@pytest.mark.parametrize(
    ("rest", "kept", "name"),
    [
        ("Goedemiddag,\n\nGroetjes", "", ""),
        ("Beste mensen,\n\nMet vriendelijke groet,\nKim de Vries", "", "Kim de Vries"),
        ("Hallo\nIk wil nog zeggen dat het weer gebeurde.\nMvg, Kim", "Ik wil nog zeggen dat het weer gebeurde.", ""),
        ("Dank u wel", "", ""),
        ("medewerker", "medewerker", ""),
        ("Bedankt\nEn dan nog iets. Hij kwam weer niet.", "Bedankt\nEn dan nog iets. Hij kwam weer niet.", ""),
    ],
)
def test_a_greeting_is_no_message(rest: str, kept: str, name: str) -> None:
    from bot.channels.email.courtesies import without_courtesies

    assert without_courtesies(rest) == (kept, name)
