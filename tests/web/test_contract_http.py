"""The web chat over HTTP, as other programs rely on it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from bot.staff.commands import execute
from bot.web.app import build_app

ORGANISATION = "coachcenter"
WEBHOOK = "/webhooks/rest/webhook"


@pytest.fixture
def client(service: Any) -> Iterator[TestClient]:
    with TestClient(build_app(service)) as client:
        yield client


class Talk:
    """One sender of the web chat."""

    def __init__(self, client: TestClient, organisation: str = ORGANISATION) -> None:
        self.client = client
        self.organisation = organisation
        self.sender = secrets.token_hex(8)
        self.answer: list[dict[str, Any]] = []

    def say(self, text: str, **metadata: Any) -> list[dict[str, Any]]:
        told = {"sender": self.sender, "message": text, "metadata": {"organisation": self.organisation, **metadata}}
        answered = self.client.post(WEBHOOK, content=json.dumps(told), headers={"content-type": "application/json"})
        assert answered.status_code == 200, answered.text
        self.answer = answered.json()
        return self.answer

    @property
    def asks(self) -> str | None:
        return next((i["custom"]["asks"] for i in reversed(self.answer) if "asks" in i.get("custom", {})), None)

    def file_concern(self) -> tuple[str, str]:
        """Tell a concern until it is handed over; its reference and return code."""
        plain = {
            "concern": "de training was rommelig", "more": "more:no", "role": "role:client",
            "happened_on": "happened_on:unknown", "official": "official:no", "name": "name:skip", "confirm": "confirm:yes",
        }  # fmt: skip
        self.say("hallo")
        for _ in range(15):
            told = next((i["custom"] for i in self.answer if "reference" in i.get("custom", {})), None)
            if told:
                return told["reference"], told["return_code"]
            self.say(plain.get(self.asks or "", "weet ik niet"))
        raise AssertionError(f"no case; asked last: {self.asks}")

    def since(self, after: int = 0) -> list[dict[str, Any]]:
        got = self.client.get(f"/chat/{self.organisation}/messages", params={"sender": self.sender, "after": after})
        assert got.status_code == 200, got.text
        return got.json()


@pytest.mark.parametrize(
    "body",
    [
        b"no json", b"[]", b"{}", b'{"sender": "a"}', b'{"message": "hallo"}', b'{"sender": 1, "message": "hallo"}',
        b'{"sender": "a", "message": ["hallo"]}', b'{"sender": " ", "message": "hallo"}',
        b'{"sender": "a", "message": "hallo", "metadata": "coachcenter"}',
        b'{"sender": "nobody yet", "message": "hallo"}', b"\xff\xfe", b"null",
        b'{"sender": "a", "message": "hallo", "metadata": {"organisation": ["coachcenter"]}}',
        b'{"sender": "a", "message": "hallo", "metadata": {"organisation": 5}}',
        b'{"sender": "a", "message": "hallo", "metadata": {"organisation": "coachcenter", "message_id": {"a": 1}}}',
        b'{"sender": "a\\u0000", "message": "hallo", "metadata": {"organisation": "coachcenter"}}',
        b'{"sender": "a", "message": "\\ud800", "metadata": {"organisation": "coachcenter"}}',
    ],
)  # fmt: skip
def test_a_bad_request_gets_400_and_says_why(client: TestClient, body: bytes) -> None:
    answered = client.post(WEBHOOK, content=body, headers={"content-type": "application/json"})
    assert answered.status_code == 400
    assert answered.json()["error"]


def test_an_unknown_organisation_gets_404(client: TestClient) -> None:
    told = {"sender": "a", "message": "hallo", "metadata": {"organisation": "nergens"}}
    assert client.post(WEBHOOK, json=told).status_code == 404
    assert client.get("/chat/nergens/messages", params={"sender": "a"}).status_code == 404


def test_the_answer_has_the_shape_of_the_rest_channel(client: TestClient) -> None:
    talk = Talk(client)
    (first,) = talk.say("hallo")
    assert first["recipient_id"] == talk.sender
    assert first["custom"]["asks"] == "concern"
    (second,) = talk.say("de training was rommelig")
    assert second["custom"]["asks"] == "more"
    assert all(set(button) == {"title", "payload"} for button in second["buttons"])


def test_the_organisation_is_needed_on_the_first_message_only(client: TestClient) -> None:
    talk = Talk(client)
    talk.say("hallo")
    answered = client.post(WEBHOOK, json={"sender": talk.sender, "message": "de training was rommelig"})
    assert answered.status_code == 200
    assert answered.json()[0]["custom"]["asks"] == "more"


def test_a_repeated_message_gets_the_first_answer(client: TestClient) -> None:
    talk = Talk(client)
    talk.say("hallo", message_id="1")
    first = talk.say("de training was rommelig", message_id="2")
    assert talk.say("de training was rommelig", message_id="2") == first
    assert talk.say("nee", message_id="3") != first
    assert talk.say("de training was rommelig", message_id="2") == first
    assert len(talk.since()) == 3


@pytest.mark.parametrize("chosen", ["role:client", "Ik krijg zelf hulp", "ik krijg zelf hulp", "1", "1.", "#1"])
def test_a_button_by_payload_title_or_number(client: TestClient, chosen: str) -> None:
    talk = Talk(client)
    talk.say("hallo")
    talk.say("de training was rommelig")
    talk.say("nee")
    assert talk.asks == "role"
    talk.say(chosen)
    assert talk.asks == "happened_on"


def test_reference_and_code_at_the_hand_over(client: TestClient) -> None:
    talk = Talk(client)
    reference, code = talk.file_concern()
    assert reference.startswith("COA-")
    assert reference in talk.answer[0]["text"]
    assert code in talk.answer[0]["text"]
    told = [message for message in talk.since() if message["custom"].get("reference") == reference]
    assert code in told[0]["text"]


def test_messages_of_staff_come_between(client: TestClient, service: Any) -> None:
    talk = Talk(client)
    reference, _ = talk.file_concern()
    seen = talk.since()[-1]["id"]
    _as_staff(service, f"antwoord {reference} Kunt u dinsdag bellen?")
    (between,) = talk.since(seen)
    assert {"id", "at", "from", "text", "buttons", "custom"} <= set(between)
    assert between["from"] == "staff"
    assert "Kunt u dinsdag bellen?" in between["text"]
    answer = talk.say("hoe gaat het met mijn zaak?")
    assert "Kunt u dinsdag bellen?" in answer[0]["text"]


def test_the_bot_is_silent_while_staff_have_the_talk(client: TestClient, service: Any) -> None:
    talk = Talk(client)
    reference, _ = talk.file_concern()
    _as_staff(service, f"neem {reference}")
    _as_staff(service, f"antwoord {reference} Goedemiddag, ik lees mee.")
    (first,) = talk.say("fijn dat u er bent")
    assert first["from"] == "staff"
    assert talk.say("ik wilde nog iets vragen") == []
    assert "COA-" in talk.say("hoe gaat het met mijn zaak?")[0]["text"]


def test_a_message_that_went_to_staff_gets_the_same_when_it_is_repeated(client: TestClient, service: Any) -> None:
    talk = Talk(client)
    reference, _ = talk.file_concern()
    _as_staff(service, f"neem {reference}")
    _as_staff(service, f"antwoord {reference} Goedemiddag, ik lees mee.")
    first = talk.say("fijn dat u er bent", message_id="10")
    assert [one["from"] for one in first] == ["staff"]
    assert talk.say("ik wilde nog iets vragen", message_id="11") == []
    assert talk.say("fijn dat u er bent", message_id="10") == first
    assert talk.say("ik wilde nog iets vragen", message_id="11") == []


def test_half_a_character_in_a_message_loses_nothing_else(client: TestClient, service: Any) -> None:
    talk = Talk(client)
    talk.say("hallo")
    talk.say("de training was rommelig \ud83d en te laat")
    assert talk.asks == "more"
    assert talk.say("nul\x00teken")


def test_a_sender_of_another_organisation_is_another_talk(client: TestClient) -> None:
    talk = Talk(client)
    talk.file_concern()
    talk.organisation = "burgercoaching"
    (first,) = talk.say("hallo")
    assert "BurgerCoaching" in first["text"]
    assert "COA-" not in first["text"]


def test_messages_need_a_sender_and_a_number(client: TestClient) -> None:
    assert client.get(f"/chat/{ORGANISATION}/messages").status_code == 400
    for after in ("b", "-1", "9" * 30, "²"):
        assert client.get(f"/chat/{ORGANISATION}/messages", params={"sender": "a", "after": after}).status_code == 400
    assert client.get(f"/chat/{ORGANISATION}/messages", params={"sender": "a"}).json() == []


def test_in_production_a_sender_must_be_given_out_here(client: TestClient, service: Any) -> None:
    service.settings = replace(service.settings, environment="production")
    told = {"sender": "a" * 48, "message": "hallo", "metadata": {"organisation": ORGANISATION}}
    assert client.post(WEBHOOK, json=told).status_code == 403
    assert client.get(f"/chat/{ORGANISATION}/messages", params={"sender": "a"}).status_code == 403
    told["sender"] = service.new_sender()
    assert client.post(WEBHOOK, json=told).status_code == 200


def test_health_and_figures(client: TestClient) -> None:
    assert client.get("/health/live").status_code == 200
    assert client.get("/health/ready").status_code == 200
    Talk(client).say("hallo, ik ben Robin de Vries")
    figures = client.get("/metrics").text
    assert "voordeur_requests_total" in figures
    assert "Robin" not in figures


def _as_staff(service: Any, line: str) -> None:
    with service.unit_of_work() as work:
        user = service.organisations[ORGANISATION].staff["directie"]
        outcome = execute(service.desk(work, ORGANISATION), user, line)
        assert outcome.ok, outcome.text
        work.commit()
