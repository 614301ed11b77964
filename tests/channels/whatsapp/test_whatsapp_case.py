"""A case by WhatsApp: staff answer from their own chat, files pass both ways, and what fails goes another way."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from whatsapp_support import KEY, PERSON, STAFF
from whatsapp_webhooks import fields, post

from actions.cases.opening import open_case
from bot.channels.base import Delivery, SendResult
from bot.channels.whatsapp import pace
from bot.channels.whatsapp.incoming import parse
from bot.delivery import news
from bot.settings import EmailSettings

PATH = f"/webhooks/whatsapp/{KEY}"


@pytest.fixture
def case(world):
    """An official complaint of somebody on WhatsApp who also gave a mail address; nothing waits."""
    now = world.service.clock.now()
    for number in (PERSON, STAFF):
        world.twilio.open_window(number)
    with world.service.unit_of_work() as work:
        talk, _, _ = work.conversations.find_or_begin("whatsapp", KEY, PERSON, now)
        work.conversations.save(replace(work.conversations.lock(talk), last_inbound_at=now), at=now)
        opened = open_case(
            world.service.desk(work, KEY), conversation=work.conversations.by_id(talk), channel="whatsapp", language="nl",
            answers={
                "role": "client", "name": "Fenna Testerma", "official": "yes", "street": "Dorpsstraat", "house_number": "12",
                "postcode": "1234 AB", "city": "Proefdorp", "phone": PERSON, "email": "fenna@voorbeeld.invalid",
                "happened_on": {"date": "2026-11-10"},
            },
            story=["De coach kwam drie keer niet opdagen."],
        )  # fmt: skip
        conversation = work.conversations.lock(talk)
        work.conversations.save(replace(conversation, case_id=opened.case.id), at=now)
        work.commit()
    staff_writes(world, "help", "0" * 32)
    world.deliver()
    return opened.case


def staff_writes(world, text, number, **more):
    assert post(world.client, PATH, fields(f"SM{number}", STAFF, text, **more)).status_code == 200
    world.deliver()


def to(world, number):
    return [one for one in world.twilio.sent if one["to"] == f"whatsapp:{number}"]


def test_the_hand_over_has_buttons_and_a_button_takes_the_case(world, case):
    handed = next(one for one in to(world, STAFF) if one["_content"])
    content = world.twilio.contents[handed["_content"]]
    assert case.reference not in str(content) and "Fenna" not in str(content)
    staff_writes(world, "Ik neem deze", "1" * 32, ButtonPayload="b0", OriginalRepliedMessageSid=handed["sid"])
    with world.service.unit_of_work(read_only=True) as work:
        assert work.cases.by_id(case.id).owner == "directie"


def test_an_answer_in_reply_to_a_message_needs_no_reference(world, case):
    handed = next(one for one in to(world, STAFF) if one["_content"])
    staff_writes(world, "antwoord We bellen u morgen.", "1" * 32, OriginalRepliedMessageSid=handed["sid"])
    assert "We bellen u morgen." in to(world, PERSON)[-1]["body"]
    assert case.reference in to(world, STAFF)[-1]["body"]


def test_chatter_of_staff_never_reaches_the_person(world, case):
    before = len(to(world, PERSON))
    staff_writes(world, "Wat een lastig verhaal zeg", "1" * 32)
    assert len(to(world, PERSON)) == before


def test_files_pass_from_staff_to_the_person(world, case):
    sid = "SM" + "2" * 32
    url = world.twilio.add_media(sid, "application/pdf", b"%PDF a letter")
    told = fields(
        sid, STAFF, f"antwoord {case.reference} Zie de brief.", NumMedia="1", MediaUrl0=url, MediaContentType0="application/pdf"
    )

    async def run():
        await world.channels.intake.receive("whatsapp", KEY, parse(told))
        await world.channels.intake.settle()

    asyncio.run(run())
    world.deliver()
    offered = to(world, PERSON)[-1]["_media"]
    fetched = world.client.get(offered.removeprefix("http://127.0.0.1:9"))
    assert (fetched.content, fetched.headers["content-type"]) == (b"%PDF a letter", "application/pdf")
    assert world.client.get(f"{PATH}/media/guessed").status_code == 404


def test_files_of_the_person_reach_staff(world, case):
    sid = "SM" + "3" * 32
    url = world.twilio.add_media(sid, "image/jpeg", b"a picture")
    told = fields(sid, PERSON, "", NumMedia="1", MediaUrl0=url, MediaContentType0="image/jpeg")

    async def run():
        await world.channels.intake.receive("whatsapp", KEY, parse(told))
        await world.channels.intake.settle()

    asyncio.run(run())
    world.deliver()
    assert any(one["_media"] for one in to(world, STAFF))


def test_a_notice_that_fails_is_a_task_and_goes_by_mail(world, case):
    world.service.channels[KEY] = replace(world.service.channels[KEY], email=EmailSettings("klacht@example.org"))
    staff_writes(world, f"bevestig {case.reference}", "4" * 32)
    with world.service.unit_of_work(read_only=True) as work:
        row = next(one for one in work.outbox.list(case_id=case.id) if one.kind == "acknowledgement")
        term = next(one for one in work.cases.deadlines(case.id) if one.key == "acknowledge")
    assert term.status == "open", "accepted by Twilio is not yet sent (COA-07)"
    assert news.take_in(world.service, "whatsapp", KEY, Delivery(row.external_id, "failed", "not_on_whatsapp"))
    with world.service.unit_of_work(read_only=True) as work:
        rows = work.outbox.list(case_id=case.id)
        assert any(one.kind == "task" and one.to == "staff:directie" for one in rows)
        other = next(one for one in rows if one.channel == "email" and one.kind == "acknowledgement")
    mail = world.channels.delivery._channels["email"] = _Mail()
    world.deliver()
    assert mail.taken == ["fenna@voorbeeld.invalid"]
    with world.service.unit_of_work(read_only=True) as work:
        assert work.outbox.by_id(other.id).status == "sent"
        term = next(one for one in work.cases.deadlines(case.id) if one.key == "acknowledge")
    assert term.status == "met"


def test_an_acknowledgement_counts_when_twilio_says_sent(world, case):
    staff_writes(world, f"bevestig {case.reference}", "5" * 32)
    with world.service.unit_of_work(read_only=True) as work:
        row = next(one for one in work.outbox.list(case_id=case.id) if one.kind == "acknowledgement")
    news.take_in(world.service, "whatsapp", KEY, Delivery(row.external_id, "sent"))
    with world.service.unit_of_work(read_only=True) as work:
        assert next(one for one in work.cases.deadlines(case.id) if one.key == "acknowledge").status == "met"


class _Mail:
    name = "email"

    def __init__(self):
        self.taken = []

    async def send(self, message):
        self.taken.append(message.address)
        return SendResult("<1@example.org>")


def staff_hears(world):
    return to(world, STAFF)[-1]["body"]


def test_the_commands_are_buttons_and_a_reply_gives_the_words(world, case, monkeypatch):
    monkeypatch.setattr(pace, "PAIR_SECONDS", 0.0)
    monkeypatch.setattr(world.channel._sending, "_pace", pace.PairRate())
    staff_writes(world, f"zaak {case.reference}", "a1".rjust(32, "0"))
    shown = staff_hears(world)
    for title in ("Ik neem deze", "Bevestig", "Antwoord", "Notitie", "Nodig uit", "Besluit", "Sluit", "Volgende stap"):
        assert title in shown
    staff_writes(world, "zaken", "a2".rjust(32, "0"))
    assert case.reference in staff_hears(world)
    assert case.reference not in str(world.twilio.contents), "what stands at Twilio names no case"
    staff_writes(world, f"neem {case.reference}", "a3".rjust(32, "0"))
    taken = to(world, STAFF)[-1]
    place = [one["title"] for one in world.twilio.contents[taken["_content"]]["types"]["twilio/quick-reply"]["actions"]].index("Antwoord")
    before = len(to(world, PERSON))
    staff_writes(world, "Antwoord", "a4".rjust(32, "0"), ButtonPayload=f"b{place}", OriginalRepliedMessageSid=taken["sid"])
    asked = to(world, STAFF)[-1]
    assert "Antwoord op dit bericht" in asked["body"] and len(to(world, PERSON)) == before
    # Words that are no reply stay inside; as a reply they go.
    staff_writes(world, "Zullen we vrijdag bellen?", "a5".rjust(32, "0"))
    assert len(to(world, PERSON)) == before
    staff_writes(world, "Zullen we vrijdag bellen?", "a6".rjust(32, "0"), OriginalRepliedMessageSid=asked["sid"])
    told = to(world, PERSON)[-1]["body"]
    assert "Zullen we vrijdag bellen?" in told and "U schrijft nu met een mens: de directie" in told
    # Told once: the next message is only that.
    staff_writes(world, f"antwoord {case.reference} Tot dan.", "a7".rjust(32, "0"))
    assert "met een mens" not in to(world, PERSON)[-1]["body"]
