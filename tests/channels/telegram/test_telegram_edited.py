"""A message changed by its writer: the new words count, the old ones are kept, and staff see a later change."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conversations.play import Player, answer_until

KEY = "iederzijnwerk-arbeidscoaching"
STORY = "Mijn coach kwam drie keer niet opdagen en belde niet af."


def number(player: Player, text: str) -> int:
    """The inbox row of the last message with these words."""
    with player.service.unit_of_work(read_only=True) as work:
        talk = work.conversations.find(player.channel, player.organisation, player.sender)
        return next(m.id for m in reversed(work.inbox.messages(talk.id)) if (m.payload or {}).get("text") == text)


def edit(player: Player, old: str, new: str, first: str | None = None) -> None:
    player.say(new, replaces=number(player, first or old))


@pytest.fixture
def player(service: Any) -> Player:
    return Player(service, KEY, "telegram")


@pytest.fixture
def dated(service: Any) -> Player:
    """At an organisation that asks when it happened."""
    player = Player(service, "coachcenter", "telegram")
    player.say(STORY)
    answer_until(player, "happened_on")
    return player


def test_a_changed_piece_of_the_story_takes_the_place_of_the_old_one(player: Player) -> None:
    player.say(STORY)
    player.say("En op 3 november was hij dronken.")
    open_question = player.asks
    edit(player, "En op 3 november was hij dronken.", "En op 5 november was hij boos.")
    assert "nieuwe tekst" in player.text and "5 november" in player.text
    assert player.asks == open_question
    answer_until(player, "confirm")
    assert "boos" in player.text and "dronken" not in player.text and "drie keer" in player.text
    player.say("ja")
    case = player.case()
    assert case["concern"]["description"] == f"{STORY}\nEn op 5 november was hij boos."
    assert case["concern"]["happened_on"] == "2026-11-05"
    assert "dronken" in player.kept(), "the old version stays in the inbox"


def test_a_changed_answer_is_told_back_and_the_open_question_returns(dated: Player) -> None:
    dated.say("3 november")
    asked = dated.asks
    edit(dated, "3 november", "5 november")
    assert "Ik schreef nu op" in dated.text and "5 november 2026" in dated.text
    assert dated.asks == asked
    # Once more, and then at the read-back.
    answer_until(dated, "confirm")
    edit(dated, "5 november", "6 november", first="3 november")
    assert dated.asks == "confirm" and "6 november 2026" in dated.text
    dated.say("ja")
    assert dated.case()["concern"]["happened_on"] == "2026-11-06"


def test_a_changed_answer_that_says_nothing_is_asked_again(dated: Player) -> None:
    dated.say("3 november")
    assert dated.asks != "happened_on"
    asked = dated.asks
    edit(dated, "3 november", "qwrtp")
    assert dated.asks == "happened_on" and "nog een keer" in dated.text
    dated.say("4 november")
    assert dated.asks == asked, dated.transcript()
    answer_until(dated, "confirm")
    dated.say("ja")
    assert dated.case()["concern"]["happened_on"] == "2026-11-04"


def test_a_button_may_be_typed_in_the_new_version(player: Player) -> None:
    player.say(STORY)
    answer_until(player, "official")
    player.say("nee")
    edit(player, "nee", "ja")
    assert "officiële klacht" in player.text
    answer_until(player, "confirm")
    player.say("ja")
    assert player.case()["kind"] == "official_complaint"


def test_what_was_not_understood_may_be_put_right_by_changing_it(dated: Player) -> None:
    dated.say("qwrtp")
    assert dated.asks == "happened_on"
    edit(dated, "qwrtp", "3 november")
    assert dated.asks != "happened_on" and "3 november 2026" in dated.text


def test_the_same_words_again_are_no_change(player: Player) -> None:
    player.say(STORY)
    asked = player.asks
    edit(player, STORY, STORY)
    assert player.answer == []
    player.say("nee")
    assert player.asks != asked


def test_danger_in_the_new_version_goes_before_everything(player: Player) -> None:
    player.say(STORY)
    edit(player, STORY, "Mijn coach slaat mij en ik ben nu in gevaar.")
    assert player.asks == "continue" and "112" in player.text
    assert any("slaat" in text for text in player.sent_to("staff:directie") + player.sent_to("staff:leidinggevende"))
    player.say("verder")
    answer_until(player, "confirm")
    player.say("ja")
    assert "drie keer" not in player.case()["concern"]["description"]


def test_after_the_hand_over_staff_see_what_was_changed(player: Player) -> None:
    player.say(STORY)
    answer_until(player, "opt_in")
    player.say("ja")
    edit(player, STORY, "Mijn coach kwam vier keer niet opdagen.")
    assert "de oude en de nieuwe tekst" in player.text
    told = player.sent_to("staff:medewerker")[-1]
    assert "gewijzigd" in told and "drie keer" in told and "vier keer" in told and player.reference in told
    assert player.case()["concern"]["description"] == STORY
    assert any("vier keer" in (row["note"] or "") for row in player.case("medewerker")["history"])
    # Changed again: the version before this one is what staff compare with.
    edit(player, "", "Mijn coach kwam vijf keer niet opdagen.", first=STORY)
    told = player.sent_to("staff:medewerker")[-1]
    assert "vier keer" in told and "vijf keer" in told and "drie keer" not in told


def test_while_a_person_has_the_talk_the_change_goes_there_and_the_program_is_silent(player: Player) -> None:
    player.say(STORY)
    answer_until(player, "opt_in")
    player.say("ja")
    player.staff("medewerker", "neem {ref}")
    player.staff("medewerker", "antwoord {ref} Kunt u morgen bellen?")
    player.say("Ik kan om drie uur.")
    edit(player, "Ik kan om drie uur.", "Ik kan om vier uur.")
    assert not any("veranderd" in one["text"] for one in player.answer)
    assert "om drie uur" in player.sent_to("staff:medewerker")[-1]
    assert "om vier uur" in player.sent_to("staff:medewerker")[-1]


def test_an_anonymous_persons_new_words_hold_no_name(player: Player) -> None:
    player.say(STORY)
    player.say("ik wil anoniem blijven")
    edit(player, STORY, "Ik heet Fenna Testerma en mijn coach kwam niet.")
    answer_until(player, "confirm")
    assert "Fenna" not in player.text
    player.say("ja")
    assert "Fenna" not in str(player.case())
