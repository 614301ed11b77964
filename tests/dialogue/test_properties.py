"""Whatever is typed, in whatever order: the turn answers, nothing is lost, and the case is the same."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conversations.play import Player

FULL = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def answers_for(**given_answers: str) -> dict[str, str]:
    """What a patient person answers to each question, by its name."""
    return {
        "concern": "mijn coach kwam drie keer niet opdagen zonder af te bellen",
        "more": "nee",
        "role": "role:client",
        "service": "service:find_or_keep_work",
        "happened_on": "3 november 2026",
        "tried": "tried:nobody",
        "feels_safe": "feels_safe:yes",
        "your_coach": "Sanne",
        "official": "official:yes",
        "details": "Robin de Vries, Dorpsstraat 5, 1234 AB Utrecht, 06-12345678",
        "name": "Robin de Vries",
        "address": "Dorpsstraat 5",
        "postcode": "1234 AB",
        "city": "Utrecht",
        "phone": "0612345678",
        "desired_outcome": "desired_outcome:apology",
        "about": "about:skip",
        "about_whom": "about_whom:skip",
        "hearing": "hearing:apart",
        "confirm": "confirm:yes",
        **given_answers,
    }


def finish(player: Player, answers: dict[str, str], most: int = 40) -> None:
    """Answer whatever is asked until the case is handed over."""
    for _ in range(most):
        if player.reference:
            return
        assert player.asks, player.transcript()
        player.say(answers.get(player.asks, "weet ik niet"))
    raise AssertionError("no case after forty answers\n" + player.transcript())


def essence(player: Player) -> dict[str, Any]:
    case = player.case()
    for name in ("reference", "summary", "history"):
        case.pop(name)
    return case


@pytest.mark.parametrize(
    "organisation", ["weres-4-u", "burgercoaching", "iederzijnwerk-arbeidscoaching", "ik-ben-er-ook", "coachcenter"]
)
def test_every_order_of_telling_reaches_the_same_case(service: Any, organisation: str) -> None:
    """Facts volunteered early, in any order, make the case that answering one by one makes."""
    facts = {
        "name": "mijn naam is Robin de Vries",
        "address": "ik woon op Dorpsstraat 5, 1234 AB Utrecht",
        "phone": "mijn nummer is 06-12345678",
        "official": "ik wil een officiële klacht indienen",
    }
    plain = Player(service, organisation)
    plain.say("hallo")
    finish(plain, answers_for())
    expected = essence(plain)["complainant"]
    orders = random.Random(7).sample(list(itertools.permutations(facts)), 6)
    for order in orders:
        player = Player(service, organisation)
        player.say("mijn coach kwam drie keer niet opdagen zonder af te bellen. " + ". ".join(facts[n] for n in order))
        finish(player, answers_for())
        case = essence(player)
        assert case["complainant"] == expected, player.transcript()
        assert case["kind"] == "official_complaint"
        assert [d["due"] for d in case["deadlines"]] == [d["due"] for d in essence(plain)["deadlines"]]


CORRECTIONS = {
    "name": ("Robin de Vires", "nee, mijn naam is Robin de Vries", "complainant"),
    "phone": ("0687654321", "mijn nummer is 06-12345678", "complainant"),
    "postcode": ("4321 BA", "de postcode moet 1234 AB zijn", "complainant"),
    "happened_on": ("5 november 2026", "nee het was 3 november 2026", "concern"),
}


@pytest.mark.parametrize("wrong", CORRECTIONS)
def test_a_correction_leads_to_the_case_that_the_right_answer_gives(service: Any, wrong: str) -> None:
    typed, correction, part = CORRECTIONS[wrong]
    one_by_one = {"details": "details:one_by_one"}
    right = Player(service, "coachcenter")
    right.say("hallo")
    finish(right, answers_for(**one_by_one))
    player = Player(service, "coachcenter")
    player.say("hallo")
    answers = answers_for(**one_by_one, **{wrong: typed})
    for _ in range(40):
        if player.asks == "confirm":
            break
        player.say(answers.get(player.asks or "", "weet ik niet"))
    player.say(correction)
    assert player.asks == "confirm", player.transcript()
    player.say("ja")
    assert essence(player)[part] == essence(right)[part], player.transcript()


@FULL
@given(text=st.text(min_size=1, max_size=300), place=st.integers(min_value=0, max_value=8))
def test_whatever_is_typed_the_turn_answers_and_nothing_is_lost(service: Any, text: str, place: int) -> None:
    player = Player(service, "iederzijnwerk-arbeidscoaching")
    player.say("mijn coach kwam niet opdagen bij onze afspraak")
    answers = answers_for()
    for _ in range(place):
        if player.reference or not player.asks or player.asks == "confirm":
            break
        player.say(answers.get(player.asks, "weet ik niet"))
    if text.strip():
        answer = player.say(text)
        assert answer and all(item["text"].strip() for item in answer), player.transcript()
        with service.unit_of_work(read_only=True) as work:
            conversation = work.conversations.find("web", player.organisation, player.sender)
            kept = [m.payload["text"] for m in work.inbox.messages(conversation.id) if m.payload]
        if conversation.state["talk"]["phase"] != "new":
            assert text in kept


@pytest.mark.parametrize(
    "text",
    ["😢", "1" * 20_000, "a " * 10_000, "مرحبا أريد أن أشتكي", "\u202eomgekeerd", "/stop", "/report_danger", "{name}", "<b>x</b>", "'; drop table"],
)
def test_odd_messages_are_answered_kindly(service: Any, text: str) -> None:
    player = Player(service, "ik-ben-er-ook")
    player.say("hoi")
    answer = player.say(text)
    assert answer and answer[-1]["text"].strip()
