"""Conversations: found by address, saved by version, begun anew with a new key."""

from dataclasses import replace
from datetime import timedelta

import pytest
from storage_support import NOW, a_case

from storage.errors import NotFound, StaleVersion

LATER = NOW + timedelta(minutes=5)


def test_a_saved_conversation_reads_back(store):
    talk = store.conversation()
    with store.work() as work:
        locked = work.conversations.lock(talk.id)
        changed = replace(locked, language="nl", last_inbound_at=LATER, opted_out_at=LATER)
        saved = work.conversations.save(changed, {"asks": "concern", "name": "Tessa"}, at=LATER)
        work.commit()
    with store.work() as work:
        assert work.conversations.by_id(talk.id) == saved
    assert (saved.version, saved.updated_at, saved.created_at) == (2, LATER, NOW)


def test_saving_without_a_state_keeps_it(store):
    talk = store.conversation()
    with store.work() as work:
        saved = work.conversations.save(talk, {"asks": "name"}, at=NOW)
        assert work.conversations.save(saved, at=NOW).state == {"asks": "name"}


def test_an_older_version_is_refused(store):
    talk = store.conversation()
    with store.work() as work:
        work.conversations.save(talk, {}, at=NOW)
        with pytest.raises(StaleVersion):
            work.conversations.save(talk, {}, at=NOW)


def test_locking_nothing_is_an_error(store):
    with store.work() as work:
        with pytest.raises(NotFound):
            work.conversations.lock(404)
        assert work.conversations.by_id(404) is None


def test_the_talk_can_be_taken_over_and_given_back(store):
    talk = store.conversation()
    with store.work() as work:
        taken = work.conversations.set_owner(talk, "staff:directie", NOW)
        assert work.conversations.by_id(talk.id).owner == "staff:directie"
        assert work.conversations.set_owner(taken, "bot", NOW).owner == "bot"
        with pytest.raises(ValueError):
            work.conversations.set_owner(taken, "directie", NOW)


def test_a_new_intake_has_a_new_key_and_stays_reachable(store):
    talk = store.conversation()
    with store.work() as work:
        work.addresses.add("email", "tessa@example.org", conversation_id=talk.id)
        case = work.cases.open(**a_case(conversation_id=talk.id))
        told = work.conversations.save(replace(talk, case_id=case.id), {"name": "Tessa"}, at=NOW)
        renewed = work.conversations.rekey(told, LATER)
        work.commit()
    assert renewed.key_id != talk.key_id
    with store.work() as work:
        assert work.conversations.lock(talk.id) == renewed
        assert (renewed.state, renewed.case_id) == ({}, None)
        kinds = [(a.kind, a.value) for a in work.addresses.of_conversation(talk.id)]
        assert kinds == [("whatsapp", "06-12345678"), ("email", "tessa@example.org")]
        assert [a.value for a in work.addresses.of_case(case.id)] == ["06-12345678", "tessa@example.org"]
        second = work.cases.open(**a_case(conversation_id=talk.id))
        assert (case.key_id, second.key_id) == (talk.key_id, renewed.key_id)


def test_a_retired_conversation_is_not_recognised(store):
    talk = store.conversation()
    with store.work() as work:
        work.conversations.retire(talk.id, NOW)
        assert work.conversations.find("whatsapp", "coachcenter", "06-12345678") is None
        assert work.conversations.find_or_begin("whatsapp", "coachcenter", "06-12345678", NOW)[2]


def test_idle_conversations_are_those_without_a_case(store):
    left, busy, with_case = (store.conversation(f"person {number}") for number in range(3))
    with store.work() as work:
        work.conversations.save(busy, {}, at=LATER)
        work.conversations.save(replace(with_case, case_id=1), {}, at=NOW)
        assert work.conversations.idle_since(LATER) == [left.id]
        work.conversations.retire(left.id, NOW)
        assert work.conversations.idle_since(LATER) == []
