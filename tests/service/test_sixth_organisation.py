"""Organisations that are nothing but a file: they talk, count and hand over by their own rules alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.bootstrap import Service
from bot.settings import Settings
from procedures.load import load_all
from tests.conftest import NOW
from tests.conversations.play import Player

DEFINITIONS = Path(__file__).resolve().parents[1] / "procedures" / "definitions"
PLAIN = {
    "concern": "de docent komt steeds te laat", "more": "nee", "role": "ik ben zelf leerling", "age_band": "19",
    "service": "lessen", "affects_you": "ja", "happened_on": "vorige week dinsdag", "official": "ja",
    "details": "Robin de Vries, Dorpsstraat 5, 1234 AB Utrecht, robin@example.org", "about_whom": "weet ik niet",
    "could_not_earlier": "ja",
}  # fmt: skip
OTHERS = ("coachcenter", "kpz", "klachtenportaal", "kivits", "burgercoaching", "iederzijnwerk", "we're 4 u", "kolk")


@pytest.fixture
def seven(tmp_path: Path, trained_engine: Any) -> Iterator[Service]:
    """The service with two organisations more, from a folder of the operator."""
    made = Service(
        Settings(
            data_dir=tmp_path, database_url=f"sqlite:///{tmp_path / 'voordeur.sqlite'}",
            master_key_file=tmp_path / "master.key", clock=NOW, organisations_dir=DEFINITIONS,
        )
    )  # fmt: skip
    made.__dict__["dialogue"] = trained_engine
    made.prepare()
    yield made
    made.close()


def talk(service: Service, organisation: str, **answers: str) -> Player:
    """Answer whatever is asked until the read-back."""
    player = Player(service, organisation)
    player.say("hallo")
    for _ in range(20):
        if player.asks == "confirm":
            return player
        assert player.asks, player.transcript()
        player.say((PLAIN | answers).get(player.asks, "weet ik niet"))
    raise AssertionError(player.transcript())


def test_they_stand_beside_the_five(seven: Service) -> None:
    assert {"het-kompas", "de-haven"} == set(seven.procedures) - set(load_all())


@pytest.mark.parametrize("key", ["het-kompas", "de-haven"])
def test_nothing_of_another_organisation_is_said(seven: Service, key: str) -> None:
    player = talk(seven, key)
    player.say("ja")
    for question in ("wat kost het?", "hoe lang duurt het?", "wie leest dit?", "wat is de procedure?", "is er een vertrouwenspersoon?"):
        player.say(question)
    heard = player.transcript().lower()
    assert [name for name in OTHERS if name in heard] == []
    assert "{" not in heard
    assert "uiterlijk ." not in heard


def test_the_exception_is_asked_only_where_the_limit_has_passed(seven: Service) -> None:
    in_time = talk(seven, "het-kompas")
    assert "could_not_earlier" not in in_time.asked
    late = talk(seven, "het-kompas", happened_on="5 januari 2026")
    assert "could_not_earlier" in late.asked
    assert "Kon je niet eerder klagen?" in late.transcript()
    late.say("ja")
    weighed = {item["rule"]: item["outcome"] for item in late.case()["admissibility"]}
    assert weighed["KOM-11"] == "doubt"
    refused = talk(seven, "het-kompas", happened_on="5 januari 2026", could_not_earlier="nee")
    refused.say("ja")
    assert {item["rule"]: item["outcome"] for item in refused.case()["admissibility"]}["KOM-10"] == "outside"


def test_where_a_chat_only_prepares_nothing_is_called_filed(seven: Service) -> None:
    player = talk(seven, "het-kompas")
    assert "dien je hiermee" not in player.text
    player.say("ja")
    assert "ingediend" not in player.text
    assert "Je schrijft een brief." in player.text
    rows = {row["key"]: row for row in player.case()["deadlines"]}
    assert rows["respond"]["due"] is None
    assert rows["first_call"]["due"] == "2026-11-22"
    assert player.staff("directeur", "bevestig {ref}")[0]
    assert {row["key"]: row["due"] for row in player.case()["deadlines"]}["respond"] == "2027-01-01"


def test_a_term_of_its_own_has_a_name_and_is_met_by_its_act(seven: Service) -> None:
    player = talk(seven, "het-kompas")
    player.say("ja")
    assert "eerste telefoontje: uiterlijk" in player.case()["summary"]
    assert player.staff("directeur", "antwoord {ref} Ik bel je zo.")[0]
    status = {row["key"]: row["status"] for row in player.case()["deadlines"]}
    assert status["first_call"] == "met"
    assert "reply_to_reaction" not in status


def test_the_age_gate_speaks_in_its_own_words(seven: Service) -> None:
    assert "Een ouder helpt dan mee." in talk(seven, "het-kompas", age_band="14").transcript()
    assert "Een ouder helpt dan mee." not in talk(seven, "het-kompas").transcript()


def test_what_is_lost_without_a_name_is_said_before_it_is_done(seven: Service) -> None:
    player = Player(seven, "het-kompas")
    player.say("de docent komt steeds te laat")
    player.say("ik wil anoniem blijven")
    assert "Zonder naam behandelt Het Kompas een klacht niet." in player.text


def test_no_heading_stands_above_nothing(seven: Service) -> None:
    player = talk(seven, "de-haven")
    player.say("ja")
    assert not seven.procedures["de-haven"].routes_always_open
    assert "Deze wegen" not in player.text
