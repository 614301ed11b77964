"""One owner of the talk at a time: a person takes over and says so, the program comes back and says so."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.conversations.play import Player, answer_until

STORY = "Mijn coach kwam drie keer niet opdagen en belde niet af."


@pytest.fixture
def player(service: Any) -> Player:
    made = Player(service, "iederzijnwerk-arbeidscoaching", "telegram")
    made.say(STORY)
    answer_until(made, "opt_in")
    made.say("ja")
    return made


def pass_time(player: Player, **length: int) -> None:
    clock = player.service.clock
    with player.service.unit_of_work() as work:
        clock.set(clock.now() + timedelta(**length), work)
        work.commit()


def test_who_took_it_is_shown_to_all_who_were_asked(service: Any, player: Player) -> None:
    handed = [name for name in ("medewerker", "leidinggevende", "directie") if player.sent_to(f"staff:{name}")]
    player.staff("medewerker", "neem {ref}")
    for name in handed:
        told = any("medewerker heeft" in text and "opgepakt" in text for text in player.sent_to(f"staff:{name}"))
        assert told is (name != "medewerker"), name


def test_a_person_takes_over_and_the_program_says_when_it_is_back(player: Player) -> None:
    player.staff("medewerker", "neem {ref}")
    before = player.last_row()
    player.staff("medewerker", "antwoord {ref} Kunt u morgen bellen?")
    player.hear_news(before)
    assert "U schrijft nu met een mens: een medewerker" in player.text
    # While the person writes with staff, the program is silent.
    player.say("Ja, ik bel morgen om tien uur, als dat goed is.")
    assert not any(one["from"] == "bot" for one in player.answer)
    assert "tien uur" in player.sent_to("staff:medewerker")[-1]
    pass_time(player, hours=13)
    player.say("hoe staat het met mijn zaak?")
    assert player.text.startswith("Het programma antwoordt nu weer.")
    player.say("hoe staat het met mijn zaak?")
    assert "Het programma antwoordt" not in player.text
    before = player.last_row()
    player.staff("medewerker", "antwoord {ref} Daar ben ik weer.")
    player.hear_news(before)
    assert "met een mens" in player.text


def test_after_closing_a_message_is_for_the_program_at_once(player: Player) -> None:
    player.staff("directie", "neem {ref}")
    player.staff("directie", "antwoord {ref} Wij bieden excuses aan.")
    ok, told = player.staff("directie", "sluit {ref} Het is opgelost.")
    assert ok, told
    player.say("Ik heb een nieuwe klacht: mijn andere coach kwam ook niet.")
    assert player.text.strip() and player.asks is not None
    assert "Het programma antwoordt nu weer" in player.text


def test_a_confidential_case_is_for_its_role_and_the_group_hears_nothing(service: Any) -> None:
    player = Player(service, "burgercoaching", "telegram")
    player.say("Ik wil iets aan de vertrouwenspersoon kwijt over mijn begeleider.")
    for _ in range(15):
        if player.reference or player.asks is None:
            break
        player.say({"confidant_story": "confidant_story:here", "confirm": "ja", "concern": STORY}.get(player.asks, "sla over"))
    if not player.reference:
        pytest.fail(player.transcript())
    assert player.case()["confidential"] is True
    assert not any("drie keer" in text for name in ("medewerker", "leidinggevende") for text in player.sent_to(f"staff:{name}"))
    player.staff("vertrouwenspersoon", "neem {ref}")
    assert player.sent_to("staff_group") == []
    ok, told = player.staff("medewerker", "zaak {ref}")
    assert "drie keer" not in told
