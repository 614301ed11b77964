"""What is with a platform, or waits for somebody to open it: the same on SQLite and on PostgreSQL."""

from datetime import timedelta

import pytest
from storage_support import NOW, a_case, an_answer

LEASE = timedelta(minutes=1)
SOON = NOW + timedelta(seconds=30)
LATER = NOW + timedelta(minutes=5)
TO_STAFF = {"to": "staff:directie", "channel": "telegram"}


@pytest.fixture
def talk(store):
    return store.conversation()


def claim(work, now=NOW):
    return work.outbox.claim_deliverable(now, LEASE, 10, ("whatsapp", "telegram", "email"))


def test_what_a_platform_accepted_keeps_its_number_and_later_ones_wait_for_it(store, talk):
    with store.work() as work:
        first, second = (work.outbox.add(**an_answer(conversation_id=talk.id)) for _ in range(2))
        claim(work)
        assert work.outbox.accepted(first, "SM1", LATER)
        row = work.outbox.by_external_id("whatsapp", "SM1")
        assert (row.id, row.status, row.claimed_until, row.sent_at) == (first, "sending", LATER, None)
        assert claim(work, SOON) == []
        assert work.outbox.take_expired(NOW + LEASE) == [], "it has until then"
        assert work.outbox.mark_sent(first, SOON)
        assert work.outbox.by_id(first).external_id == "SM1"
        assert [one.id for one in claim(work, SOON)] == [second]


def test_a_report_before_the_acceptance_is_not_undone_by_it(store, talk):
    with store.work() as work:
        for end in (work.outbox.mark_delivered, work.outbox.mark_sent, work.outbox.mark_failed):
            row = work.outbox.add(**an_answer(conversation_id=talk.id))
            claim(work)
            end(row, "63024" if end == work.outbox.mark_failed else SOON)
            before = work.outbox.by_id(row).status
            assert not work.outbox.accepted(row, "SM2", LATER)
            assert work.outbox.by_id(row).status == before


def test_nobody_takes_it_for_accepted_while_it_waits_for_open(store, talk):
    with store.work() as work:
        row = work.outbox.add(**an_answer(conversation_id=talk.id, parked=True))
        assert not work.outbox.accepted(row, "SM3", LATER)
        assert work.outbox.by_id(row).status == "parked"


@pytest.mark.parametrize("end", ["delivered", "failed", "sent"])
def test_the_platforms_number_is_kept_whatever_became_of_a_message(store, talk, end):
    with store.work() as work:
        row = work.outbox.add(**an_answer(conversation_id=talk.id))
        claim(work)
        {"delivered": lambda: work.outbox.mark_delivered(row, SOON), "sent": lambda: work.outbox.mark_sent(row, SOON),
         "failed": lambda: work.outbox.mark_failed(row, "63024")}[end]()  # fmt: skip
        work.outbox.know_as(row, "SM4")
        found = work.outbox.by_external_id("whatsapp", "SM4")
        assert (found.id, found.status) == (row, end)


def test_a_message_whose_outcome_is_asked_after_stays_in_hand(store, talk):
    with store.work() as work:
        first, second = (work.outbox.add(**an_answer(conversation_id=talk.id)) for _ in range(2))
        claim(work)
        work.outbox.take_expired(NOW + LEASE)
        assert work.outbox.hold(first, LATER), "an unknown outcome is taken in hand again"
        held = work.outbox.by_id(first)
        assert (held.status, held.claimed_until) == ("sending", LATER)
        assert claim(work, NOW + LEASE) == [], "what comes after it goes on waiting"
        assert work.outbox.hold(first, LATER + LEASE), "and again, for longer"
        assert work.outbox.take_expired(LATER) == []
        assert [row.id for row in work.outbox.take_expired(LATER + LEASE)] == [first]
        work.outbox.mark_failed(first, "63024")
        assert [row.id for row in claim(work, LATER + LEASE)] == [second]


@pytest.mark.parametrize("state", ["waiting", "parked", "sent", "delivered", "failed"])
def test_nothing_else_can_be_held(store, talk, state):
    with store.work() as work:
        row = work.outbox.add(**an_answer(conversation_id=talk.id, parked=state == "parked"))
        {"sent": lambda: work.outbox.mark_sent(row, NOW), "delivered": lambda: work.outbox.mark_delivered(row, NOW),
         "failed": lambda: work.outbox.mark_failed(row, "x")}.get(state, lambda: None)()  # fmt: skip
        assert not work.outbox.hold(row, LATER)
        assert work.outbox.by_id(row).status == state


def test_the_numbers_of_the_other_messages_to_the_same_target(store, talk):
    other = store.conversation("06-87654321")
    with store.work() as work:
        rows = [work.outbox.add(**an_answer(conversation_id=talk.id)) for _ in range(4)]
        elsewhere = work.outbox.add(**an_answer(conversation_id=other.id))
        by_mail = work.outbox.add(**an_answer(conversation_id=talk.id, channel="email"))
        for place, row in enumerate((*rows[:3], elsewhere, by_mail)):
            work.outbox.mark_sent(row, NOW, f"SM{place}")
        assert work.outbox.numbers_of_others(rows[0]) == {"SM1", "SM2"}, "neither its own, nor of somebody else"
        assert work.outbox.numbers_of_others(rows[3]) == {"SM0", "SM1", "SM2"}, "what has no number has none"
        assert work.outbox.numbers_of_others(rows[3], most=2) == {"SM1", "SM2"}, "the last ones"
        assert work.outbox.numbers_of_others(by_mail) == frozenset()
        assert work.outbox.numbers_of_others(99_999) == frozenset()


def test_what_waited_for_a_member_of_staff_leaves_when_that_one_writes(store, talk):
    with store.work() as work:
        waits = [work.outbox.add(**an_answer(**TO_STAFF, parked=True)) for _ in range(2)]
        others = [
            work.outbox.add(**an_answer(**{**TO_STAFF, **more}, parked=True))
            for more in ({"to": "staff:ander"}, {"channel": "whatsapp"}, {"organisation": "weres-4-u"}, {"to": "staff_group"})
        ]
        person = work.outbox.add(**an_answer(conversation_id=talk.id, channel="telegram", parked=True))
        assert work.outbox.unpark_staff("coachcenter", "telegram", "directie", SOON) == 2
        assert {work.outbox.by_id(row).status for row in (*others, person)} == {"parked"}
        assert claim(work) == [], "not before the instant given"
        assert [row.id for row in claim(work, SOON)] == waits[:1], "in order"
        assert work.outbox.unpark_staff("coachcenter", "telegram", "directie", SOON) == 0


def test_what_is_parked_in_another_talk_of_the_same_case(store, talk):
    phone, page = talk, store.conversation("a page", channel="web")
    with store.work() as work:
        case, other = work.cases.open(**a_case(conversation_id=phone.id)), work.cases.open(**a_case())
        told = {"conversation_id": phone.id, "case_id": case.id}
        first, second = (work.outbox.add(**an_answer(**told, parked=True)) for _ in range(2))
        work.outbox.add(**an_answer(**told))
        work.outbox.add(**an_answer(**{**told, "case_id": other.id}, parked=True))
        work.outbox.add(**an_answer(**TO_STAFF, case_id=case.id, parked=True))
        found = work.outbox.parked_elsewhere(case.id, page.id)
        assert [row.id for row in found] == [first, second], "oldest first, of this case, for the person"
        assert found[0].content == {"text": "Dank u wel dat u dit vertelt."}
        assert work.outbox.parked_elsewhere(case.id, phone.id) == [], "in the talk itself it is not elsewhere"
        work.outbox.unpark(phone.id, SOON)
        assert work.outbox.parked_elsewhere(case.id, page.id) == []
