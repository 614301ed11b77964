"""Follow-ups: planned, claimed with a lease, carried out once."""

from datetime import timedelta

import pytest
from storage_support import NOW, a_case

LEASE = timedelta(minutes=5)
DAY = timedelta(days=1)


def plan(work, **changes):
    return work.follow_ups.schedule(
        **{
            "organisation": "coachcenter",
            "rule": "COA-07",
            "what": "remind_acknowledge",
            "to": "staff:directie",
            "due_at": NOW,
        }
        | changes
    )


@pytest.fixture
def case(store):
    with store.work() as work:
        opened = work.cases.open(**a_case())
        work.commit()
    return opened


def test_what_is_due_is_claimed_oldest_first(store, case):
    with store.work() as work:
        second = plan(work, case_id=case.id, data={"deadline": 3})
        first = plan(work, due_at=NOW - DAY)
        plan(work, due_at=NOW + DAY)
        assert work.follow_ups.next_due_at() == NOW - DAY
        due = work.follow_ups.claim_due(NOW, LEASE)
        assert [f.id for f in due] == [first, second]
        assert (due[1].reference, due[1].data, due[1].claimed_until) == (
            case.reference,
            {"deadline": 3},
            NOW + LEASE,
        )


def test_a_claim_lasts_as_long_as_its_lease(store):
    with store.work() as work:
        row = plan(work)
        assert work.follow_ups.claim_due(NOW, LEASE)
        assert work.follow_ups.claim_due(NOW, LEASE) == []
        assert [f.id for f in work.follow_ups.claim_due(NOW + LEASE, LEASE)] == [row]


def test_it_ends_once(store):
    with store.work() as work:
        row = plan(work)
        assert work.follow_ups.finish(row, "done", "sent", NOW)
        assert not work.follow_ups.finish(row, "done", "sent again", NOW)
        (ended,) = work.follow_ups.list()
        assert (ended.status, ended.outcome, ended.done_at) == ("done", "sent", NOW)
        with pytest.raises(ValueError):
            work.follow_ups.finish(row, "waiting", None, NOW)


def test_it_can_be_postponed(store):
    with store.work() as work:
        row = plan(work)
        work.follow_ups.claim_due(NOW, LEASE)
        assert work.follow_ups.postpone(row, NOW + DAY)
        assert work.follow_ups.claim_due(NOW + LEASE, LEASE) == []
        assert [f.id for f in work.follow_ups.claim_due(NOW + DAY, LEASE)] == [row]


def test_cancelling_is_for_a_case_or_a_conversation(store, case):
    talk = store.conversation()
    with store.work() as work:
        plan(work, case_id=case.id)
        plan(work, case_id=case.id, what="survey")
        plan(work, conversation_id=talk.id, what="unfinished")
        assert work.follow_ups.cancel(case.id, "survey", outcome="reopened") == 1
        assert work.follow_ups.cancel(case.id) == 1
        assert work.follow_ups.cancel(None, conversation_id=talk.id) == 1
        assert {f.status for f in work.follow_ups.list()} == {"cancelled"}
        assert [f.outcome for f in work.follow_ups.of_case(case.id)] == [None, "reopened"]
        with pytest.raises(ValueError):
            work.follow_ups.cancel(None)


def test_planning_anew_replaces(store, case):
    with store.work() as work:
        plan(work, case_id=case.id)
        second = plan(work, case_id=case.id, due_at=NOW + DAY, replace=True)
        assert [f.id for f in work.follow_ups.list(status="waiting")] == [second]


def test_a_planned_message_is_sealed_with_its_case(store, case):
    with store.work() as work:
        plan(work, case_id=case.id, what="planned_message", content={"text": "Hoe gaat het nu, Tessa?"})
        (planned,) = work.follow_ups.list()
    assert (planned.key_id, planned.content) == (case.key_id, {"text": "Hoe gaat het nu, Tessa?"})


def test_the_list_can_be_limited(store):
    with store.work() as work:
        plan(work, due_at=NOW + DAY)
        plan(work, organisation="weres-4-u")
        assert [f.due_at for f in work.follow_ups.list()] == [NOW, NOW + DAY]
        assert [f.due_at for f in work.follow_ups.list(until=NOW)] == [NOW]
        assert [f.due_at for f in work.follow_ups.list(organisation="coachcenter")] == [NOW + DAY]


def test_what_it_does_may_cancel_its_like_and_it_is_done_all_the_same(store, case):
    with store.work() as work:
        row = plan(work, case_id=case.id)
        other = plan(work, case_id=case.id, due_at=NOW + DAY)
        assert work.follow_ups.finish(row, "done", None, NOW)
        work.follow_ups.cancel(case.id)
        work.follow_ups.ended(row, "skipped", "no longer asked")
        ended = {one.id: (one.status, one.outcome) for one in work.follow_ups.of_case(case.id)}
    assert ended == {row: ("skipped", "no longer asked"), other: ("cancelled", None)}
