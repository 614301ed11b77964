"""An organisation that sends no answers over WhatsApp (NTA 7516): a notice with a link, and the web chat."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from test_whatsapp_flow import push
from whatsapp_support import KEY, PERSON

from actions.cases.opening import open_case
from bot.staff.commands import execute

pytestmark = [pytest.mark.model]
ANSWER = "Uw trainer biedt excuses aan voor vorige week."


@pytest.fixture
def by_link(world: Any, trained_engine: Any) -> Any:
    """Somebody with a case on WhatsApp, where answers go as a notice; turns are taken by the trained model."""
    world.service.__dict__.pop("turns")
    world.service.__dict__["dialogue"] = trained_engine
    organisation = world.service.organisations[KEY]
    world.service.organisations[KEY] = replace(organisation, whatsapp_answers_in_full=False)
    push(world)
    now = world.service.clock.now()
    with world.service.unit_of_work() as work:
        talk, _, _ = work.conversations.find_or_begin("whatsapp", KEY, PERSON, now)
        opened = open_case(
            world.service.desk(work, KEY), conversation=work.conversations.by_id(talk), channel="whatsapp", language="nl",
            answers={"role": "client", "official": "yes", "name": "Fenna Testerma", "phone": PERSON},
            story=["De trainer kwam drie keer niet opdagen."],
        )  # fmt: skip
        conversation = work.conversations.lock(talk)
        work.conversations.save(replace(conversation, case_id=opened.case.id, last_inbound_at=now), at=now)
        work.commit()
    world.twilio.open_window(PERSON)
    world.opened = opened
    return world


def staff(world: Any, line: str) -> None:
    with world.service.unit_of_work() as work:
        user = world.service.organisations[KEY].staff["directie"]
        outcome = execute(world.service.desk(work, KEY), user, line.format(ref=world.opened.case.reference))
        assert outcome.ok, outcome.text
        work.commit()
    world.deliver()


def on_the_page(world: Any, message: str, sender: str = "een-andere-computer") -> str:
    told = {"sender": sender, "message": message, "metadata": {"organisation": KEY}}
    answer = world.client.post("/webhooks/rest/webhook", json=told)
    assert answer.status_code == 200
    return "\n".join(one["text"] for one in answer.json())


def news(world: Any, sender: str = "een-andere-computer") -> str:
    answer = world.client.get(f"/chat/{KEY}/messages", params={"sender": sender, "after": "0"})
    return "\n".join(one["text"] for one in answer.json())


def to_person(world: Any) -> list[str]:
    return [one["body"] for one in world.twilio.sent if one["to"] == f"whatsapp:{PERSON}"]


def states(world: Any, kind: str) -> list[tuple[str, str]]:
    return [(row.channel, row.status) for row in world.rows() if row.kind == kind and row.to == "complainant"]


def test_an_answer_is_read_in_the_web_chat_and_then_counts_as_delivered(by_link: Any) -> None:
    staff(by_link, "bevestig {ref}")
    staff(by_link, "antwoord {ref} " + ANSWER)
    told = to_person(by_link)
    assert not any(ANSWER in body for body in told) and f"/chat/{KEY}" in told[-1]
    assert states(by_link, "staff_reply") == [("whatsapp", "parked")]
    reference, code = by_link.opened.case.reference, by_link.opened.return_code
    # A reference without its code shows nothing, nor does a wrong code.
    assert ANSWER not in on_the_page(by_link, f"mijn nummer is {reference}", "een-vreemde")
    assert ANSWER not in on_the_page(by_link, "2222-3333-4444-55", "een-vreemde")
    assert ANSWER not in news(by_link, "een-vreemde")
    heard = on_the_page(by_link, f"{reference} {code}")
    assert ANSWER in heard and reference in heard
    assert states(by_link, "staff_reply") == [("whatsapp", "delivered"), ("web", "sent")]
    with by_link.service.unit_of_work(read_only=True) as work:
        case = work.cases.by_reference(reference)
        assert case.acknowledged_at is not None, "the acknowledgement counts as soon as it can be read"
    # Read once: it is not told again, and no notice goes for it any more.
    assert ANSWER not in on_the_page(by_link, "dank u wel")
    sent = len(to_person(by_link))
    by_link.deliver()
    assert len(to_person(by_link)) == sent


def test_the_next_answer_is_announced_on_the_phone_again_and_shows_on_the_open_page(by_link: Any) -> None:
    staff(by_link, "antwoord {ref} Eerste antwoord.")
    on_the_page(by_link, f"{by_link.opened.case.reference} {by_link.opened.return_code}")
    later = by_link.service.clock.now()
    with by_link.service.unit_of_work() as work:
        talk = work.conversations.find("whatsapp", KEY, PERSON)
        work.conversations.save(replace(talk, last_inbound_at=later), at=later)
        work.commit()
    sent = len(to_person(by_link))
    staff(by_link, "antwoord {ref} " + ANSWER)
    assert len(to_person(by_link)) == sent + 1 and ANSWER not in to_person(by_link)[-1]
    assert ANSWER in news(by_link)
    assert states(by_link, "staff_reply")[-2:] == [("whatsapp", "delivered"), ("web", "sent")]


def test_what_the_person_adds_on_the_page_reaches_staff(by_link: Any) -> None:
    staff(by_link, "antwoord {ref} Wanneer kunt u komen?")
    on_the_page(by_link, f"{by_link.opened.case.reference} {by_link.opened.return_code}")
    on_the_page(by_link, "Ik kan komende maandag om tien uur komen.")
    told = [row.content["text"] for row in by_link.rows() if row.to == "staff:directie"]
    assert any("maandag om tien uur" in text for text in told)
