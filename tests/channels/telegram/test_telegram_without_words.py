"""A voice note, a photo, or what cannot be read: kept for people, kindly answered, never taken for an answer."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conversations.play import Player, answer_until

KEY = "iederzijnwerk-arbeidscoaching"
STORY = "Mijn coach kwam drie keer niet opdagen en belde niet af."


@pytest.fixture(params=["telegram", "whatsapp"])
def player(service: Any, request: pytest.FixtureRequest) -> Player:
    return Player(service, KEY, request.param)


def test_a_voice_note_is_the_story_where_that_is_told(player: Player) -> None:
    player.say("", attachments=1, voice=True)
    assert "spraakbericht niet beluisteren" in player.text and "medewerker kan dat wel" in player.text
    assert player.asks == "more"
    player.say("nee")
    answer_until(player, "confirm")
    assert "(spraakbericht)" in player.text
    player.say("ja")
    concern = player.case()["concern"]
    assert (concern["description"], concern["attachments"]) == ("(spraakbericht)", 1)


def test_a_photo_is_a_piece_of_the_story_and_words_may_follow(player: Player) -> None:
    player.say("", attachments=1)
    assert "in woorden" in player.text and player.asks == "more"
    player.say(STORY)
    player.say("nee")
    answer_until(player, "confirm")
    player.say("ja")
    assert player.case()["concern"]["description"] == f"(bestand)\n{STORY}"


@pytest.mark.parametrize("voice", [True, False])
def test_it_answers_no_question_and_costs_no_try(player: Player, voice: bool) -> None:
    player.say(STORY)
    answer_until(player, "name")
    for _ in range(4):
        player.say("", attachments=1, voice=voice)
        assert player.asks == "name" and "medewerker" in player.text
        assert "knoppen" not in player.text
    player.say("Fenna Testerma")
    answer_until(player, "confirm")
    player.say("", attachments=1, voice=voice)
    assert player.asks == "confirm" and "Bestanden: 5" in player.text
    player.say("ja")
    case = player.case("medewerker")
    assert case["concern"]["attachments"] == 5 and case["complainant"]["name"] == "Fenna Testerma"
    assert case["concern"]["description"] == STORY


def test_words_beside_a_file_are_the_answer_and_the_file_counts(player: Player) -> None:
    player.say(STORY, attachments=1)
    answer_until(player, "name")
    player.say("Fenna Testerma", attachments=1)
    assert player.asks != "name"
    answer_until(player, "confirm")
    player.say("ja")
    assert player.case()["concern"]["attachments"] == 2


def test_after_the_hand_over_it_goes_to_whoever_has_the_case(player: Player) -> None:
    player.say(STORY)
    answer_until(player, "opt_in")
    player.say("ja")
    player.say("", attachments=1, voice=True)
    assert "spraakbericht" in player.text and player.reference in player.text
    assert "Bijlagen: 1" in player.sent_to("staff:medewerker")[-1]
    player.say("Hier is nog een foto van de brief die ik kreeg.", attachments=1)
    if player.asks == "belongs_to":
        player.say("do:add")
    assert "Bijlagen: 1" in player.sent_to("staff:medewerker")[-1] and "foto" in player.sent_to("staff:medewerker")[-1]
    assert player.case()["concern"]["attachments"] == 2


def test_what_cannot_be_read_at_all(player: Player) -> None:
    player.say(STORY)
    answer_until(player, "name")
    player.say("")
    assert player.asks == "name" and "niet lezen" in player.text


@pytest.mark.parametrize(("emoji", "value"), [("👍", True), ("👎", False), ("👍🏽", True), ("✅", True)])
def test_a_thumb_that_is_typed_answers_a_yes_or_no_question(player: Player, emoji: str, value: bool) -> None:
    player.say(STORY)
    answer_until(player, "official")
    player.say(emoji)
    assert player.asks != "official", player.transcript()
    with player.service.unit_of_work(read_only=True) as work:
        talk = work.conversations.find(player.channel, KEY, player.sender)
    assert talk.state["answers"]["official"] == ("yes" if value else "no")
