"""The loop that sends: order, urgency, trouble of every kind, and who hears of it."""

from __future__ import annotations

import pytest
from delivery_support import KEY, Asked

from bot.channels.base import Delivery, SendError, SendResult
from bot.delivery import backoff, news, threads
from storage.outbox import URGENT


def test_order_is_kept_and_people_do_not_wait_for_each_other(world):
    one, two = world.conversation("+31612345671"), world.conversation("+31612345672")
    for number in range(3):
        world.add(f"een {number}", one)
        world.add(f"twee {number}", two)
    world.run()
    assert [t for t in world.whatsapp.texts() if t.startswith("een")] == ["een 0", "een 1", "een 2"]
    assert [t for t in world.whatsapp.texts() if t.startswith("twee")] == ["twee 0", "twee 1", "twee 2"]
    assert world.whatsapp.most_under_way == 2


def test_what_is_urgent_goes_first(world):
    world.add("gewoon")
    world.add("gevaar", priority=URGENT, kind="alert")
    world.run()
    assert world.telegram.texts() == ["gevaar", "gewoon"]
    assert world.telegram.sent[0].address == "1" and world.telegram.sent[0].to_staff


def test_a_retry_keeps_its_place(world):
    talk = world.conversation()
    first, second = world.add("een", talk), world.add("twee", talk)
    world.whatsapp.script = [SendError("http_503", retry=True, retry_after=60)]
    world.run()
    assert world.whatsapp.texts() == [] and world.row(second).attempts == 0
    assert (world.row(first).status, world.row(first).error) == ("waiting", "http_503")
    world.due_now()
    world.run()
    assert world.whatsapp.texts() == ["een", "twee"] and world.row(first).attempts == 2


def test_what_the_platform_asks_is_obeyed():
    assert backoff.wait_before(1, 90).total_seconds() >= 90
    assert backoff.wait_before(1).total_seconds() < 3
    assert backoff.wait_before(50).total_seconds() <= 360


@pytest.mark.parametrize(("kind", "again"), [("answer", True), ("acknowledgement", False), ("staff_reply", False)])
def test_an_unknown_outcome_is_repeated_only_where_that_does_no_harm(world, kind, again):
    row = world.add("een", world.conversation(), kind=kind)
    world.whatsapp.script = [SendError("no_answer", retry=True, outcome_unknown=True)]
    world.run()
    assert world.row(row).status == ("waiting" if again else "unknown")


@pytest.mark.parametrize(
    ("found", "status"),
    [(None, "waiting"), (SendResult("S1"), "sent"), (SendResult("S1", delivered=True), "delivered"),
     (SendError("no_connection", retry=True), "sending")],
)  # fmt: skip
def test_a_platform_that_can_tell_is_asked(world, found, status):
    channel = Asked("whatsapp")
    channel.script, channel.found = [SendError("no_answer", retry=True, outcome_unknown=True)], found
    row = world.add("een", world.conversation(), kind="acknowledgement")
    world.run(channel)
    assert world.row(row).status == status


def test_an_unexpected_failure_of_a_channel_is_an_unknown_outcome(world):
    row = world.add("een", world.conversation(), kind="decision")
    world.whatsapp.script = [ZeroDivisionError()]
    world.run()
    assert (world.row(row).status, world.row(row).error) == ("unknown", "ZeroDivisionError")


def test_a_sender_that_disappeared(world):
    row = world.add("een", world.conversation())
    world.expire(row)
    world.run()
    assert world.row(row).status == "waiting"
    world.due_now()
    world.run()
    assert world.row(row).status == "sent"


def test_no_address_and_erased(world):
    row = world.add("een", kind="notice", to="staff:nobody")
    world.run()
    assert (world.row(row).status, world.row(row).error) == ("failed", "no_address")


def test_a_hand_over_that_cannot_reach_the_own_chat_stands_on_the_desk(world):
    world.telegram.script = [SendError("blocked", retry=False)]
    world.add("Nieuwe zaak", kind="handover")
    world.run()
    with world.service.unit_of_work(read_only=True) as work:
        assert [(one.channel, one.status) for one in work.outbox.list()] == [("telegram", "failed"), ("desk", "sent")]


def test_blocked_means_no_more_messages(world):
    talk = world.conversation()
    world.add("een", talk)
    world.whatsapp.script = [SendError("blocked", retry=False, second_route=True)]
    world.run()
    with world.service.unit_of_work(read_only=True) as work:
        assert work.conversations.by_id(talk).opted_out_at is not None


def test_the_return_code_is_shown_to_the_person_only(world):
    custom = {"return_code": "abcd-2345-efgh"}
    world.add("Uw code: ••••", world.conversation(), custom=custom)
    world.add("Code: ••••", custom=custom)
    world.run()
    assert world.whatsapp.texts() == ["Uw code: abcd-2345-efgh"] and world.telegram.texts() == ["Code: ••••"]


def test_a_thread_is_remembered_per_case(world):
    world.telegram.script = [SendResult("T1", remember={"thread": "77", "group": "-200"})]
    told = {"to": "staff_group", "custom": {"reference": "COA-ABCD-23"}}
    world.add("een", **told)
    world.add("twee", **told)
    world.run()
    assert [one.thread for one in world.telegram.sent] == [None, "77"]
    with world.service.unit_of_work(read_only=True) as work:
        assert threads.case_of(work, "telegram", KEY, "77") == "COA-ABCD-23"
        assert threads.remembered(work, "telegram", KEY) == {"group": "-200"}


@pytest.mark.parametrize(
    ("states", "status"),
    [
        (["sent"], "sent"), (["delivered", "sent"], "delivered"), (["delivered", "failed"], "delivered"),
        (["failed", "sent"], "failed"), (["failed", "delivered"], "delivered"), (["sent", "sent"], "sent"),
    ],
)  # fmt: skip
def test_news_in_any_order(world, states, status):
    row = world.add("een", world.conversation())
    world.whatsapp.script = [SendResult("W1", remember={"status": "queued"})]
    world.run()
    assert world.row(row).status == "unknown"
    for state in states:
        assert news.take_in(world.service, "whatsapp", KEY, Delivery("W1", state, None if state != "failed" else "x"))
    assert world.row(row).status == status


def test_news_of_another_organisation_or_of_nothing(world):
    row = world.add("een", world.conversation())
    world.run()
    assert not news.take_in(world.service, "whatsapp", "burgercoaching", Delivery(f"whatsapp-{row}", "delivered"), row)
    assert not news.take_in(world.service, "whatsapp", KEY, Delivery("W9", "delivered"))
    assert world.row(row).status == "sent"


def test_limited_three_times_and_then_failed(world):
    world.add("een", world.conversation())
    for _ in range(4):
        world.due_now()
        world.run()
        with world.service.unit_of_work(read_only=True) as work:
            last = work.outbox.list()[-1]
        news.take_in(world.service, "whatsapp", KEY, Delivery(last.external_id, "failed", "again:0"))
    with world.service.unit_of_work(read_only=True) as work:
        assert [one.status for one in work.outbox.list()] == ["failed"] * 4
