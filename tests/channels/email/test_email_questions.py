"""One mail that asks several things, and its answers in any order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.email.questions import Question, payload_of, render_questions, split_answers
from bot.channels.email.quotes import without_quotes

YES_NO = (
    {"title": "Ja", "payload": "official:yes"},
    {"title": "Nee", "payload": "official:no"},
    {"title": "Nu nog niet", "payload": "official:not_yet"},
)
THREE = (
    Question("name", "Hoe mogen we u noemen?"),
    Question("official", "Is dit een officiële klacht?", YES_NO),
    Question("phone", "Op welk telefoonnummer kunnen we u bereiken?"),
)
ALL = (("name", "Sanne Voorbeeld"), ("official", "Nee"), ("phone", "06-12345678"))


def test_the_mail_numbers_the_questions_and_letters_the_choices() -> None:
    assert render_questions(THREE) == (
        "Ik heb nog 3 vragen:\n\n1. Hoe mogen we u noemen?\n\n2. Is dit een officiële klacht?\n   a) Ja\n   b) Nee\n   c) Nu nog niet\n\n"
        "3. Op welk telefoonnummer kunnen we u bereiken?\n\n"
        "U mag alles in één mail beantwoorden. Zet het nummer van de vraag voor uw antwoord. De volgorde maakt niet uit. "
        "‘Weet ik niet’ en ‘overslaan’ zijn ook goed. Bij een vraag met letters is alleen de letter genoeg. Bijvoorbeeld: 1b."
    )
    assert "je antwoord" in render_questions(THREE, form="je") and "Put the number" in render_questions(THREE, "en")
    assert "numarasını" in render_questions(THREE, "tr")
    assert render_questions(THREE[:1]) == "Ik heb nog één vraag:\n\nHoe mogen we u noemen?"
    assert render_questions(()) == ""


@pytest.mark.parametrize(
    "text",
    [
        "1. Sanne Voorbeeld\n2. Nee\n3. 06-12345678",
        "1) Sanne Voorbeeld\n2) Nee\n3) 06-12345678",
        "1: Sanne Voorbeeld\n2: Nee\n3: 06-12345678",
        "1 - Sanne Voorbeeld\n2 - Nee\n3 - 06-12345678",
        "1 Sanne Voorbeeld\n2 Nee\n3 06-12345678",
        "(1) Sanne Voorbeeld\n(2) Nee\n(3) 06-12345678",
        "#1 Sanne Voorbeeld\n#2 Nee\n#3 06-12345678",
        "Vraag 1: Sanne Voorbeeld\nVraag 2: Nee\nVraag 3: 06-12345678",
        "Antwoord op vraag 1: Sanne Voorbeeld\nAntwoord op vraag 2: Nee\nAntwoord op vraag 3: 06-12345678",
        "**1.** Sanne Voorbeeld\n**2.** Nee\n**3.** 06-12345678",
        "1️⃣ Sanne Voorbeeld\n2️⃣ Nee\n3️⃣ 06-12345678",
        "1. Sanne Voorbeeld\n\n2b\n\n3. 06-12345678",
        "1. Sanne Voorbeeld\n2. b\n3. 06-12345678",
        "1. Sanne Voorbeeld\n2: b) Nee\n3. 06-12345678",
        "1.\nSanne Voorbeeld\n2.\nNee\n3.\n06-12345678",
        "1. Sanne Voorbeeld 2. Nee 3. 06-12345678",
        "1: Sanne Voorbeeld, 2: Nee, 3: 06-12345678",
        "1. Hoe mogen we u noemen? Sanne Voorbeeld\n2. Is dit een officiële klacht?\nNee\n3. Op welk telefoonnummer kunnen we u\nbereiken?\n06-12345678",
        (
            "Ik heb nog 3 vragen:\n\n1. Hoe mogen we u noemen?\nSanne Voorbeeld\n2. Is dit een officiële klacht?\n   a) Ja\n   b) Nee\n   c) Nu nog niet\nNee\n"
            "3. Op welk telefoonnummer kunnen we u bereiken?\n06-12345678"
        ),
    ],
)
def test_answers_are_found_by_number_however_they_are_written(text: str) -> None:
    found = split_answers(text, THREE)
    assert (found.given, found.rest) == (ALL, "")


@pytest.mark.parametrize(
    ("text", "given", "rest"),
    [
        ("3. 06-12345678\n1. Sanne Voorbeeld\n2. Nee", (ALL[2], ALL[0], ALL[1]), ""),
        (
            "Beste mensen,\n\n1. Sanne Voorbeeld\n3. 06-12345678\n\nMet vriendelijke groet,\nSanne",
            (ALL[0], ALL[2]),
            "Beste mensen,\n\nMet vriendelijke groet,\nSanne",
        ),
        (
            "2. Nee, want ik wil\neerst praten.\n3. overslaan",
            (("official", "Nee, want ik wil\neerst praten."), ("phone", "overslaan")),
            "",
        ),
        ("Ik heet Sanne", (), "Ik heet Sanne"),
        ("3 weken geleden ging het mis", (), "3 weken geleden ging het mis"),
        ("1. Sanne\n12 november was het\n2. Nee", (("name", "Sanne\n12 november was het"), ("official", "Nee")), ""),
        ("1. Sanne\n2.\n3. 06-12345678", (("name", "Sanne"), ("phone", "06-12345678")), ""),
        ("7. onzin", (), "7. onzin"),
        ("", (), ""),
        ("1. Sanne\n1. Nee, Sanne Voorbeeld", (("name", "Sanne"), ("name", "Nee, Sanne Voorbeeld")), ""),
        ("Dorpsstraat 1, 1012 AB", (), "Dorpsstraat 1, 1012 AB"),
        ("2c", (("official", "Nu nog niet"),), ""),
    ],
)
def test_any_order_gaps_and_what_stands_around(text: str, given: tuple[tuple[str, str], ...], rest: str) -> None:
    found = split_answers(text, THREE)
    assert (found.given, found.rest) == (given, rest)


def test_a_single_question_takes_the_whole_text() -> None:
    assert split_answers("Sanne, en mijn nummer is 1. nee 2", THREE[:1]).given == (
        ("name", "Sanne, en mijn nummer is 1. nee 2"),
    )
    assert split_answers("b", THREE[1:2]).given == (("official", "Nee"),)
    assert split_answers("  ", THREE[:1]).given == ()


def test_a_choice_leads_to_its_payload() -> None:
    assert payload_of("nee", THREE[1]) == "official:no" and payload_of("misschien", THREE[1]) is None


def test_answers_between_the_quoted_mail() -> None:
    asked = render_questions(THREE)
    lines = ["Op vr 20 nov 2026 om 10:00 schreef Coachcenter <k@c.example>:", ""]
    answers = {"1.": "Sanne Voorbeeld", "2.": None, "3.": "06-12345678"}
    for line in asked.split("\n"):
        lines.append(f"> {line}")
        if answers.get(line[:2]):
            lines.append(answers[line[:2]] or "")
        if line.strip().startswith("c)"):
            lines.append("b")
    found = split_answers(without_quotes("\n".join(lines)).text, THREE)
    assert (found.given, found.rest) == (ALL, "")


@settings(max_examples=60, deadline=None)
@given(
    order=st.permutations([0, 1, 2]),
    mark=st.sampled_from([". ", ") ", ": ", " - "]),
    gap=st.sampled_from(["\n", "\n\n"]),
)
def test_every_order_and_mark(order: list[int], mark: str, gap: str) -> None:
    text = gap.join(f"{n + 1}{mark}{ALL[n][1]}" for n in order)
    assert sorted(split_answers(text, THREE).given) == sorted(ALL)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_no_text_fails_and_nothing_is_lost_where_no_number_is_found(text: str) -> None:
    found = split_answers(text, THREE)
    if not found.given:
        assert set(found.rest.split()) <= set(text.split())
