"""The same talk on WhatsApp, Telegram and by mail ends in the same case."""

from __future__ import annotations

from typing import Any

import pytest

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
