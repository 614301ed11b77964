"""Understanding as a person notices it: in a talk, with the trained model."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from bot import review
from tests.conversations.play import Player, answer_until

IZW = "iederzijnwerk-arbeidscoaching"
NOT_DUTCH = ("wfbrz grmpf xq", "zwiep flurb knor", "gnorf blat wiep")


@pytest.fixture
def talk(service: Any):
    def start(organisation: str = IZW, *lines: str) -> Player:
        player = Player(service, organisation)
        for line in lines:
            player.say(line)
        return player

    return start


def test_a_concern_a_wish_and_a_question_in_one_message_are_all_heard(talk):
    player = talk(
        IZW, "Mijn jobcoach belt nooit terug. Ik wil wel anoniem blijven. En hoe lang duurt het voordat ik iets hoor?"
    )
    assert "anoniem" in player.text
    assert "vijf werkdagen" in player.text  # IZW-12: what is told about terms
    answer_until(player, "confirm")
    player.say("ja")
    case = player.case()
    assert case["anonymous"] and "belt nooit terug" in case["concern"]["description"]


def test_an_official_complaint_with_a_story_and_a_question_about_costs(talk):
    player = talk("coachcenter", "Ik wil een officiële klacht indienen. Mijn coach schold mij uit. Kost dat geld?")
    asked_alone = talk("coachcenter", "goedemiddag", "kost dat geld?")
    cost = asked_alone.text.split(".")[0]
    assert cost in player.text, player.text
    answer_until(player, "confirm")
    assert "officiële klacht" in player.text and "schold mij uit" in player.text


def test_not_understood_is_put_in_other_words_then_as_buttons_then_a_person(talk):
    player = talk(IZW, "mijn jobcoach belt nooit terug en dat al weken")
    answer_until(player, "role")
    heard = []
    for line in NOT_DUTCH:
        player.say(line)
        heard.append(player.text)
    assert len(set(heard)) == 3, heard
    buttons = [button["title"] for one in player.answer for button in one.get("buttons", [])]
    assert buttons and any("medewerker" in text or "mens" in text for text in heard[2:])


def test_what_was_not_understood_teaches_only_with_consent_and_without_names(talk, service, tmp_path):
    player = talk(IZW, "mijn jobcoach belt nooit terug en dat al weken")
    answer_until(player, "role")
    player.say("flabberdewoep snork met Wendy Bakker")
    answer_until(player, "confirm")
    player.say("ja")
    with service.unit_of_work() as work:
        case = work.cases.by_reference(player.reference)
        assert list(review.doubtful(work, service.dialogue)) == []
        review.note_consent(work, case, "directie", service.clock.now())
        found = list(review.doubtful(work, service.dialogue))
    (sentence,) = [one for one in found if "flabberdewoep" in one.text]
    assert not any(told in sentence.text for told in ("Wendy", "Bakker"))
    learnt = tmp_path / "reviewed.yml"
    assert review.learn(learnt, sentence.text, "state_role")
    assert yaml.safe_load(learnt.read_text("utf-8"))["nlu"][0]["intent"] == "state_role"


@pytest.mark.parametrize("word", ["sorry", "please", "yes", "merci", "salam", "whatever"])
def test_one_foreign_word_changes_no_language(talk, word):
    player = talk(IZW, "mijn jobcoach komt nooit op tijd en zegt niks", word)
    assert player.asks in ("more", "role") and any(word in player.text for word in ("Wilt u", "Wie bent u", "Vertelt u"))


def test_danger_in_the_middle_of_the_form_goes_before_it(talk, service):
    player = talk(IZW, "mijn jobcoach belt nooit terug", "ik wil een officiële klacht indienen")
    answer_until(player, "details")
    player.say("hij heeft mij vanmorgen geslagen en tegen de muur geduwd")
    assert player.asks == "continue" and "112" in player.text
    with service.unit_of_work(read_only=True) as work:
        alerts = [row for row in work.outbox.list(IZW) if row.to.startswith("staff")]
    assert alerts and "geslagen" in str(alerts[0].content)


def test_what_only_hints_at_danger_is_asked_gently(talk):
    player = talk(IZW, "ik heb ook al afscheidsbrieven geschreven voor als ik er straks niet meer ben")
    assert player.asks in ("danger_now", "continue")


def test_a_no_to_feeling_safe_is_no_alarm(talk, service):
    player = talk("ik-ben-er-ook", "de begeleider luistert nooit naar mij en zucht de hele tijd")
    answer_until(player, "feels_safe")
    player.say("nee ik voel me daar niet veilig")
    assert player.asks not in ("continue", "danger_now"), player.transcript()
    with service.unit_of_work(read_only=True) as work:
        assert not [row for row in work.outbox.list("ik-ben-er-ook") if row.to.startswith("staff")]


def test_all_details_in_one_message(talk):
    player = talk(IZW, "mijn jobcoach belt nooit terug", "ik wil een officiële klacht indienen")
    answer_until(player, "details")
    player.say("Sanne Bakker, Kerkstraat 14 bis, 6821 BC Arnhem, 06 12345678 en sanne@example.nl")
    answer_until(player, "confirm")
    player.say("ja")
    who = player.case()["complainant"]
    assert (who["name"], who["street"], who["house_number"]) == ("Sanne Bakker", "Kerkstraat", "14-BIS")
    assert (who["postcode"], who["city"], who["phone"]) == ("6821 BC", "Arnhem", "+31612345678")
    assert who["email"] == "sanne@example.nl"


def test_which_language_offers_dutch_english_and_all_others(talk):
    player = talk(IZW, "ik spreek niet goed nederlands")
    assert player.asks == "language"
    titles = [button["title"] for one in player.answer for button in one.get("buttons", [])]
    assert titles[:2] == ["Nederlands", "English"] and {"Türkçe", "العربية", "Papiamentu", "Soomaali"} <= set(titles)
    player.say("Polski")
    assert player.text and "Nederlands" not in player.text.split("\n")[0]
