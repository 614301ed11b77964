"""How satisfied somebody is, asked a day after the end: one template without content, one tap that answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from test_whatsapp_flow import push, report
from whatsapp_support import KEY, PERSON
from whatsapp_webhooks import fields, post

from bot.channels.whatsapp import pace
from bot.follow_ups import rehearse
from bot.staff.commands import execute

pytestmark = [pytest.mark.model]

PATH = f"/webhooks/whatsapp/{KEY}"
STORY = "De trainer kwam drie keer niet opdagen."
ANSWERS = {
    "language": "nl", "others_read": "nee", "role": "ik ben zelf de cliënt", "concern": STORY, "more": "nee dat is alles",
    "about": "de begeleiding", "happened_on": "vorige week dinsdag", "desired_outcome": "een gesprek", "tried": "nog niets",
    "feels_safe": "ja", "official": "nee", "anonymous": "nee", "name": "Fenna Testerma", "contact_route": "hier",
    "opt_in": "ja", "phone": "sla over", "email": "sla over", "age_band": "volwassen", "confirm": "ja",
}  # fmt: skip
CLOSED = datetime.fromisoformat("2026-11-19T10:00:00+01:00")
"""A Thursday; the survey falls due on the Friday after it."""


class Person:
    """Somebody on WhatsApp whose case is closed, in a service that has the trained model."""

    def __init__(self, world: Any) -> None:
        self.world = world
        self.number = 0

    def says(self, text: str, **more: str) -> list[dict[str, Any]]:
        """Write, or tap; what came back at Twilio."""
        self.number += 1
        self.world.twilio.open_window(PERSON)
        before = len(self.hears)
        assert post(self.world.client, PATH, fields(f"SM{self.number:032x}", PERSON, text, **more)).status_code == 200
        self.world.deliver()
        return self.hears[before:]

    @property
    def hears(self) -> list[dict[str, Any]]:
        return [one for one in self.world.twilio.sent if one["to"] == f"whatsapp:{PERSON}"]

    @property
    def case(self) -> Any:
        with self.world.service.unit_of_work(read_only=True) as work:
            found = work.cases.list(KEY)
        return found[0] if found else None

    def tells(self, **other: str) -> None:
        """The whole intake, by whatever is asked."""
        answers = {**ANSWERS, **other}
        self.says("Hallo")
        for _ in range(30):
            rows = [row for row in self.world.rows() if (row.content or {}).get("custom", {}).get("asks")]
            asked = rows[-1].content["custom"]["asks"]
            self.says(answers.get(asked, "weet ik niet"))
            if asked == "opt_in":
                return
        pytest.fail("the intake does not end")

    def a_day_later(self) -> list[dict[str, Any]]:
        """The case is closed and the next working day begins, outside the window; what came."""
        self.staff("sluit {ref} Wij spraken elkaar.")
        return self.later(timedelta(days=1))

    def later(self, passed: timedelta) -> list[dict[str, Any]]:
        """Time passes, outside the window; what came."""
        before = len(self.hears)
        self.world.twilio.windows.clear()
        rehearse(self.world.service, self.world.service.clock.now() + passed)
        self.world.deliver()
        return self.hears[before:]

    def staff(self, line: str) -> None:
        with self.world.service.unit_of_work() as work:
            user = self.world.service.organisations[KEY].staff["directie"]
            outcome = execute(self.world.service.desk(work, KEY), user, line.format(ref=self.case.reference))
            assert outcome.ok, outcome.text
            work.commit()
        self.world.deliver()

    def taps(self, message: dict[str, Any], title: str) -> list[dict[str, Any]]:
        """Tap a button under a message, as Twilio brings it."""
        (content,) = self.world.twilio.contents[message["_content"]]["types"].values()
        button = next(one for one in content["actions"] if one["title"] == title)
        return self.says(
            title, MessageType="button", ButtonText=title, ButtonPayload=button["id"], OriginalRepliedMessageSid=message["sid"]
        )

    def survey(self) -> Any:
        return next(row for row in self.world.rows() if row.kind == "survey")


@pytest.fixture
def person(world: Any, trained_engine: Any, monkeypatch: pytest.MonkeyPatch) -> Person:
    monkeypatch.setattr(pace, "PAIR_SECONDS", 0.0)
    monkeypatch.setattr(world.channel._sending, "_pace", pace.PairRate())
    world.service.__dict__.pop("turns")
    world.service.__dict__["dialogue"] = trained_engine
    world.twilio.first_status = "sent"
    with world.service.unit_of_work() as work:
        world.service.clock.set(CLOSED, work)
        work.commit()
    push(world)
    return Person(world)


def test_one_template_one_tap_and_who_is_not_happy_may_have_it_opened(person):
    person.tells()
    (asked,) = person.a_day_later()
    content = person.world.twilio.contents[asked["_content"]]
    assert content["friendly_name"].startswith("voordeur_survey_nl_"), "approved, and no other"
    name = person.world.service.procedures[KEY].short_name
    assert f"contact met {name}" in asked["body"] and "tevreden" in asked["body"]
    told = str(content) + asked["body"]
    assert person.case.reference not in told and "trainer" not in told and "klacht" not in told.lower()
    assert person.survey().status == "sent", "it is asked, and waits for no OPEN"
    (offered,) = person.taps(asked, "Ontevreden")
    assert person.case.statistics["satisfaction"] == 2
    assert "nog eens naar kijken" in offered["body"]
    opened = person.taps(offered, "Ja")
    assert person.case.status == "in_progress" and person.case.reference in opened[-1]["body"]
    assert person.world.twilio.bad_requests == []


def test_three_months_later_the_other_template(person):
    person.tells()
    (asked,) = person.a_day_later()
    (thanked,) = person.taps(asked, "Tevreden")
    assert "Dank" in thanked["body"] and person.case.statistics["satisfaction"] == 4
    (again,) = person.later(timedelta(days=95))
    assert "drie maanden geleden" in again["body"] and "veranderd" in again["body"]
    person.taps(again, "Gaat wel")
    assert person.case.statistics["satisfaction_later"] == 3


def test_a_number_is_an_answer_too(person):
    person.tells()
    person.a_day_later()
    person.says("5")
    assert person.case.statistics["satisfaction"] == 5


def test_who_wants_no_news_here_is_not_asked_so(person):
    person.tells(opt_in="nee")
    assert person.a_day_later() == []


def test_where_others_read_along_it_does_not_show(person):
    person.tells(opt_in="Ja, maar neutraal")
    assert not any("tevreden" in one["body"] for one in person.a_day_later())


def test_where_others_turn_out_to_read_along_it_waits_for_open(person):
    person.tells()
    with person.world.service.unit_of_work() as work:
        talk = work.conversations.find("whatsapp", KEY, PERSON)
        state = {**talk.state, "answers": {**talk.state["answers"], "others_read": True}}
        work.conversations.save(talk, state, at=person.world.service.clock.now())
        work.commit()
    person.a_day_later()
    assert person.survey().status == "parked" and "OPEN" in person.hears[-1]["body"]
    assert not any("tevreden" in one["body"] for one in person.hears)


def test_what_waited_comes_with_the_tap(person):
    person.tells()
    person.later(timedelta(days=4))
    before = len(person.hears)
    person.a_day_later()
    notice, asked = person.hears[before:]
    assert "OPEN" in notice["body"] and "contact met" in asked["body"]
    came = person.taps(asked, "Tevreden")
    assert "afgesloten" in came[0]["body"] and "Dank" in came[-1]["body"]


@pytest.mark.parametrize("why", ["refused", "gone", "found out later"])
def test_without_approval_the_notice_goes(person, why):
    person.tells()
    server = person.world.twilio
    if why == "gone":
        for sid in [sid for sid, told in server.contents.items() if "survey" in told["friendly_name"]]:
            del server.contents[sid]
    elif why == "refused":
        for sid, told in server.contents.items():
            if "survey" in told["friendly_name"]:
                server.approvals[sid] = "rejected"
    (came, *more) = person.a_day_later()
    if why == "found out later":
        report(person.world, came, "undelivered", ErrorCode="63016")
        person.world.deliver()
        came = person.hears[-1]
    assert "OPEN" in came["body"] and not more
    assert [row.status for row in person.world.rows() if row.kind == "survey"][-1] == "parked"


def test_the_language_of_the_talk(person):
    person.tells()
    with person.world.service.unit_of_work() as work:
        talk = work.conversations.find("whatsapp", KEY, PERSON)
        work.conversations.save(replace(talk, language="de"), at=person.world.service.clock.now())
        work.commit()
    (asked,) = person.a_day_later()
    assert "Wie zufrieden" in asked["body"]
    person.taps(asked, "Unzufrieden")
    assert person.case.statistics["satisfaction"] == 2


def test_a_tap_while_something_new_is_told_counts_for_the_case_that_ended(person):
    person.tells()
    first = person.case.reference
    person.staff("sluit {ref} Wij spraken elkaar.")
    person.says("Ik heb een nieuwe klacht")
    (asked,) = person.later(timedelta(days=1))
    (came,) = person.taps(asked, "Ontevreden")
    assert first in came["body"] and "Dank" in came["body"]
    assert person.case.statistics["satisfaction"] == 2
    more = person.says("Mijn nieuwe trainer reageert niet op mijn berichten.")
    assert "toevoegen" in more[-1]["body"], "the new story goes on where it was"
