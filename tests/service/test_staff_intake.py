"""Staff take down what somebody tells by phone: the same questions, and a case of that channel."""

from __future__ import annotations

from typing import Any

from bot.staff.intake import take_line


def test_a_complaint_told_by_phone(service: Any) -> None:
    user = service.organisations["weres-4-u"].staff["medewerker"]

    def say(line: str) -> str:
        outcome = take_line(service, "weres-4-u", user, line)
        assert outcome.ok, outcome.text
        return outcome.text

    assert "Wat is er gebeurd" in say("intake telefoon")
    say("Mevrouw zegt dat de coach twee keer niet kwam")
    for line in ("nee", "1", "nee", "nee", "Robin 0612345678"):
        say(line)
    say("excuses")
    last = say("ja")
    assert "De intake is klaar" in last
    with service.unit_of_work() as work:
        (case,) = work.cases.list("weres-4-u")
        assert case.channel == "phone"
        assert case.conversation_id is None
    assert case.reference in say("zaken"), "after the intake a line is a command again"


def test_an_intake_that_is_stopped_makes_no_case(service: Any) -> None:
    user = service.organisations["weres-4-u"].staff["medewerker"]
    take_line(service, "weres-4-u", user, "intake gesprek")
    take_line(service, "weres-4-u", user, "De coach was onaardig tegen mijn vader")
    assert "gestopt" in take_line(service, "weres-4-u", user, "intake stop").text
    with service.unit_of_work() as work:
        assert work.cases.list("weres-4-u") == []
