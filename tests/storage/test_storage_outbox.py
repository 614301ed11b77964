"""What leaves: kept in order, claimed once, and honest about what is not known."""

from datetime import timedelta

import pytest
from storage_support import NOW, a_case, an_answer

from storage.outbox import URGENT

LEASE = timedelta(minutes=1)
SOON = NOW + timedelta(seconds=30)


@pytest.fixture
def talk(store):
    return store.conversation()


def claim(work, now=NOW, limit=10, channels=("whatsapp", "telegram", "email")):
    return work.outbox.claim_deliverable(now, LEASE, limit, channels)


def test_an_answer_in_the_web_chat_is_sent_when_stored(store):
    talk = store.conversation(channel="web")
    with store.work() as work:
        row = work.outbox.add(**an_answer(conversation_id=talk.id, channel="web", in_reply_to=7))
        (answer,) = work.outbox.answers_to(7)
        assert (answer.id, answer.status, answer.sent_at, answer.content) == (
            row,
            "sent",
            NOW,
            {"text": "Dank u wel dat u dit vertelt."},
        )
        assert claim(work, channels=["web"]) == []


def test_answers_leave_out_what_went_to_staff(store, talk):
    with store.work() as work:
        work.outbox.add(**an_answer(conversation_id=talk.id, in_reply_to=7))
        work.outbox.add(
            **an_answer(conversation_id=talk.id, in_reply_to=7, to="staff:directie", kind="alert")
        )
        assert [row.to for row in work.outbox.answers_to(7)] == ["complainant"]
        assert [row.to for row in work.outbox.after(talk.id, 0)] == ["complainant"]


def test_after_gives_what_came_since(store, talk):
    with store.work() as work:
        rows = [work.outbox.add(**an_answer(conversation_id=talk.id)) for _ in range(3)]
        assert [row.id for row in work.outbox.after(talk.id, rows[0])] == rows[1:]
        assert work.outbox.after(talk.id, rows[2]) == []


def test_a_message_to_a_complainant_needs_a_conversation(store):
    with store.work() as work, pytest.raises(ValueError):
        work.outbox.add(**an_answer())


def test_a_message_about_nobody_is_sealed_with_the_general_key(store):
    with store.work() as work:
        row = work.outbox.add(**an_answer(to="staff_group", channel="telegram"))
        assert work.outbox.by_id(row).key_id == store.keyring.general_key_id


def test_order_within_a_conversation_is_kept(store, talk):
    other = store.conversation("06-87654321")
    with store.work() as work:
        first, second = (work.outbox.add(**an_answer(conversation_id=talk.id)) for _ in range(2))
        third = work.outbox.add(**an_answer(conversation_id=other.id))
        claimed = claim(work)
        assert [row.id for row in claimed] == [first, third]
        assert {(row.status, row.attempts, row.claimed_until) for row in claimed} == {
            ("sending", 1, NOW + LEASE)
        }
        assert claim(work) == [], "the second one waits while the first is being sent"
        work.outbox.mark_sent(first, NOW, "SM1")
        assert [row.id for row in claim(work)] == [second]


def test_a_later_message_waits_for_the_retry_of_an_earlier_one(store, talk):
    with store.work() as work:
        first, second = (work.outbox.add(**an_answer(conversation_id=talk.id)) for _ in range(2))
        claim(work)
        assert work.outbox.retry_at(first, SOON, "63018")
        assert claim(work) == []
        assert work.outbox.next_attempt_at(["whatsapp"]) == NOW
        assert [row.id for row in claim(work, SOON)] == [first]
        work.outbox.mark_failed(first, "63024")
        assert [row.id for row in claim(work, SOON)] == [second]


def test_another_channel_to_the_same_person_does_not_wait(store, talk):
    with store.work() as work:
        first = work.outbox.add(**an_answer(conversation_id=talk.id))
        second = work.outbox.add(**an_answer(conversation_id=talk.id, channel="email"))
        assert [row.id for row in claim(work)] == [first, second]


def test_staff_get_theirs_in_order_and_an_alert_first(store, talk):
    to_staff = {"to": "staff:directie", "channel": "telegram"}
    with store.work() as work:
        first = work.outbox.add(**an_answer(**to_staff))
        second = work.outbox.add(**an_answer(**to_staff))
        alert = work.outbox.add(
            **an_answer(**to_staff, kind="alert", conversation_id=talk.id, priority=URGENT)
        )
        elsewhere = work.outbox.add(**an_answer(**to_staff, organisation="weres-4-u"))
        assert [row.id for row in claim(work)] == [alert, elsewhere]
        assert claim(work) == [], "nothing overtakes an alert that is being sent"
        work.outbox.mark_sent(alert, NOW)
        assert [row.id for row in claim(work)] == [first]
        work.outbox.mark_sent(first, NOW)
        assert [row.id for row in claim(work)] == [second]


def test_an_alert_that_is_tried_again_later_does_not_hold_up_what_came_before_it(store, talk):
    to_staff = {"to": "staff:directie", "channel": "telegram"}
    with store.work() as work:
        other = work.outbox.add(**an_answer(**to_staff))
        alert = work.outbox.add(**an_answer(**to_staff, kind="alert", priority=URGENT))
        claim(work)
        assert work.outbox.retry_at(alert, SOON, "429")
        assert [row.id for row in claim(work)] == [other]


def test_only_as_many_as_asked_and_of_the_channels_asked(store, talk):
    with store.work() as work:
        for number in range(3):
            talk = store_conversation(work, f"person {number}")
            work.outbox.add(**an_answer(conversation_id=talk))
        assert claim(work, channels=["telegram"]) == []
        assert len(claim(work, limit=2)) == 2


def store_conversation(work, address):
    return work.conversations.find_or_begin("whatsapp", "coachcenter", address, NOW)[0]


def test_not_before_is_obeyed(store, talk):
    with store.work() as work:
        row = work.outbox.add(**an_answer(conversation_id=talk.id, not_before=SOON))
        assert claim(work) == []
        assert [r.id for r in claim(work, SOON)] == [row]


def test_a_sender_that_disappears_leaves_an_unknown_outcome(store, talk):
    with store.work() as work:
        row = work.outbox.add(**an_answer(conversation_id=talk.id))
        claim(work)
        assert work.outbox.take_expired(NOW) == []
        (expired,) = work.outbox.take_expired(NOW + LEASE)
        assert (expired.id, expired.status) == (row, "unknown")
        assert claim(work, NOW + LEASE) == [], "it is not sent again by itself"
        assert work.outbox.retry_at(row, NOW + LEASE)
        assert [r.attempts for r in claim(work, NOW + LEASE)] == [2]


def test_parked_messages_leave_when_the_window_opens(store, talk):
    with store.work() as work:
        parked = work.outbox.add(**an_answer(conversation_id=talk.id, parked=True))
        notice = work.outbox.add(**an_answer(conversation_id=talk.id, kind="notice"))
        assert [row.id for row in claim(work)] == [notice]
        assert [row.id for row in work.outbox.pending_for(talk.id)] == [parked, notice]
        assert work.outbox.park(notice, "63016")
        assert work.outbox.unpark(talk.id, NOW) == 2
        assert [row.id for row in claim(work)] == [parked]


def test_status_reports_may_come_in_any_order(store, talk):
    later = NOW + timedelta(minutes=5)
    with store.work() as work:
        row = work.outbox.add(**an_answer(conversation_id=talk.id))
        claim(work)
        work.outbox.mark_sent(row, NOW, "SM1")
        assert work.outbox.by_external_id("whatsapp", "SM1").id == row
        assert work.outbox.by_external_id("telegram", "SM1") is None
        assert work.outbox.mark_delivered(row, later)
        assert not work.outbox.mark_sent(row, later)
        assert not work.outbox.mark_delivered(row, later)
        assert not work.outbox.mark_failed(row, "late report")
        assert not work.outbox.retry_at(row, later)
        found = work.outbox.by_id(row)
        assert (found.status, found.sent_at, found.delivered_at, found.error) == (
            "delivered",
            NOW,
            later,
            None,
        )


def test_delivered_without_sent_counts_as_sent_too(store, talk):
    with store.work() as work:
        row = work.outbox.add(**an_answer(conversation_id=talk.id))
        work.outbox.mark_delivered(row, SOON)
        assert work.outbox.by_id(row).sent_at == SOON


def test_a_sent_message_may_still_fail(store, talk):
    with store.work() as work:
        row = work.outbox.add(**an_answer(conversation_id=talk.id))
        work.outbox.mark_sent(row, NOW, "SM1")
        assert work.outbox.mark_failed(row, "63024")
        assert work.outbox.by_id(row).error == "63024"


def test_the_list_knows_the_case(store, talk):
    with store.work() as work:
        case = work.cases.open(**a_case(conversation_id=talk.id))
        work.outbox.add(**an_answer(conversation_id=talk.id))
        work.outbox.add(**an_answer(conversation_id=talk.id, case_id=case.id))
        work.outbox.add(**an_answer(to="staff_group", channel="telegram", organisation="weres-4-u"))
        assert [row.reference for row in work.outbox.list()] == [None, case.reference, None]
        assert len(work.outbox.list("coachcenter")) == 2
        assert [row.reference for row in work.outbox.list(case_id=case.id)] == [case.reference]
        assert work.outbox.list(statuses=["sent"]) == []
        assert len(work.outbox.list(limit=1)) == 1
