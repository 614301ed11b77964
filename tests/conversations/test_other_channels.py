"""The same talk on WhatsApp, Telegram and by mail ends in the same case."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conversations.by_mail import MailPlayer
from tests.conversations.play import Player
from tests.dialogue.test_properties import answers_for

ORGANISATIONS = ["weres-4-u", "burgercoaching", "iederzijnwerk-arbeidscoaching", "ik-ben-er-ook", "coachcenter"]
LIKE_WEB = ("kind", "status", "anonymous", "confidential", "complainant", "concern", "step", "admissibility", "deadlines")


def talk(service: Any, organisation: str, channel: str, answers: dict[str, str]) -> Player:
    player = Player(service, organisation, channel)
    player.say(answers["concern"])
    for _ in range(40):
        if player.reference:
            return player
        assert player.asks, player.transcript()
        player.say(answers.get(player.asks, "weet ik niet"))
    raise AssertionError(player.transcript())


@pytest.mark.parametrize("organisation", ORGANISATIONS)
@pytest.mark.parametrize("channel", ["whatsapp", "telegram", "email"])
@pytest.mark.parametrize("official", ["official:yes", "official:no"])
def test_the_same_case_by_every_channel(service: Any, organisation: str, channel: str, official: str) -> None:
    answers = answers_for(
        official=official, opt_in="opt_in:yes", desired_outcome="excuses", happened_on="3 november 2026",
        tried="nog met niemand", role="ik ben de cliënt", feels_safe="ja", about="weet ik niet",
    )  # fmt: skip
    web = talk(service, organisation, "web", answers).case()
    other = talk(service, organisation, channel, answers)
    case = other.case()
    for name in LIKE_WEB:
        expected, found = web[name], case[name]
        if name == "concern":
            # How many useful questions fit differs by channel; what was told does not.
            expected, found = expected["description"], found["description"]
        assert found == expected, f"{name}\n{other.transcript()}"
    assert case["channel"] == channel
    if official == "official:no" and channel != "email":
        until = other.asked.index("confirm")
        assert len(dict.fromkeys(other.asked[:until])) <= 7, other.asked


FIRST_MAIL = """Beste mensen,

Ik ben cliënt en wil een officiële klacht indienen. Mijn begeleider kwam op 3 november niet opdagen.
Ik wil graag excuses. Mijn adres is Dorpsstraat 5, 1234 AB Utrecht en mijn nummer is 06-12345678.

Met vriendelijke groet,
Robin de Vries

--
Verstuurd vanaf mijn iPhone"""


@pytest.mark.parametrize("organisation", ORGANISATIONS)
def test_one_mail_that_tells_everything(service: Any, organisation: str) -> None:
    """Nothing that stood in the first mail is asked again; what is still open fits in one answer."""
    mail = MailPlayer(service, organisation)
    mail.say(FIRST_MAIL)
    asked = {question["asks"] for question in mail.open_questions} | {mail.asks}
    assert not asked & {"concern", "role", "happened_on", "official", "address", "postcode", "city", "phone"}, asked
    for _ in range(3):
        if mail.asks == "confirm":
            break
        mail.answer_all(dict.fromkeys((*asked, "details", "name"), "weet ik niet"))
        asked = {question["asks"] for question in mail.open_questions} | {mail.asks or ""}
    mail.say("Ja, dat klopt.")
    case = mail.case("vertrouwenspersoon" if mail.case()["confidential"] else None)
    assert case["kind"] == "official_complaint" and case["complainant"]["phone"] == "+31612345678", mail.transcript()
    assert case["complainant"]["postcode"] == "1234 AB" and case["concern"]["happened_on"] == "2026-11-03"
    assert "iPhone" not in case["concern"]["description"]
