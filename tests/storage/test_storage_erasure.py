"""Erasing: the content goes for good, the figures stay, and a crash in between is made up for."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text
from storage_support import NOW, a_case, an_answer

from storage.deadlines import NewDeadline
from storage.errors import KeyDeleted, NotFound
from storage.retention import erase_alerts, erase_case, erase_conversation, finish_key_deletions, sweep_unused_keys

LATER = NOW + timedelta(days=730)


@pytest.fixture
def full(store):
    """A case with one of everything, and a message still on its way."""
    with store.work() as work:
        stored = work.inbox.store(
            "whatsapp", "coachcenter", "m1", "06-12345678", {"text": "Hij kwam niet."}, NOW
        )
        talk = work.conversations.lock(stored.conversation_id)
        case = work.cases.open(
            **a_case(
                conversation_id=talk.id, return_code="7K3M-2QPX-9TRV-W4", statistics={"about": "staff_member"}
            )
        )
        work.conversations.save(replace(talk, case_id=case.id), {"name": "Tessa"}, at=NOW)
        work.cases.add_deadlines(
            case.id, [NewDeadline("settle", "COA-17", "aim", "Dertig dagen.", due=date(2026, 12, 20))]
        )
        work.history.append(case.id, "note", "staff", "Tessa gebeld.", NOW, actor="directie")
        work.outbox.add(**an_answer(conversation_id=talk.id, case_id=case.id))
        work.follow_ups.schedule(
            organisation="coachcenter", rule="x", what="survey", to="complainant", due_at=LATER,
            case_id=case.id, conversation_id=talk.id, data={"n": 1}, content="Tessa",
        )  # fmt: skip
        work.alerts.sound(
            organisation="coachcenter", kind="threat", why="x", sentence="Hij slaat.", at=NOW,
            to_staff=None, conversation_id=talk.id, case_id=case.id,
        )  # fmt: skip
        work.attachments.add("brief.pdf", "application/pdf", b"%PDF", NOW, case_id=case.id)
        work.addresses.add("email", "tessa@example.org", case_id=case.id)
        full = work.cases.by_id(case.id)
        work.commit()
    return full


def erase(store, case):
    with store.work() as work:
        left = erase_case(work, case, "retention", LATER)
        work.commit()
    return left


def test_the_content_goes_and_the_figures_stay(store, full):
    left = erase(store, full)
    with store.work() as work:
        assert work.cases.by_reference(full.reference) == left
        kept = ("reference", "organisation", "kind", "status", "received_at", "statistics", "step_key")
        assert all(getattr(left, name) == getattr(full, name) for name in kept)
        assert (left.content, left.owner, left.conversation_id, left.erased_at) == (None, None, None, LATER)
        assert work.cases.by_return_code(full.reference, "7K3M-2QPX-9TRV-W4") is None
        assert [(e.event, e.note) for e in work.history.of(full.id)] == [
            ("note", None),
            ("erased", "retention"),
        ]
        assert [d.status for d in work.cases.deadlines(full.id)] == ["cancelled"]
        (message,) = work.outbox.list(case_id=full.id)
        assert (message.content, message.status, message.error) == (None, "failed", "erased")
        (planned,) = work.follow_ups.of_case(full.id)
        assert (planned.content, planned.data, planned.status) == (None, {}, "cancelled")
        assert [(a.sentence, a.why) for a in work.alerts.of_case(full.id)] == [(None, "")]
        (file,) = work.attachments.of_case(full.id)
        assert (file.name, work.attachments.content(file.id)) == (None, None)
        assert work.addresses.of_case(full.id) == []
        assert work.inbox.claim_next(LATER) is None
        assert work.conversations.find("whatsapp", "coachcenter", "06-12345678") is None
        assert work.cases.past_retention(LATER.date()) == []
    with pytest.raises(KeyDeleted):
        store.keyring.seal(full.key_id, "cases.content", b"")
    assert store.key_store.deleted_at(full.key_id) == LATER


def test_no_sealed_byte_stays_under_the_key(store, full):
    erase(store, full)
    with store.engine.connect() as connection:
        for table, column in (
            ("inbox", "payload"), ("outbox", "content"), ("attachments", "content"), ("attachments", "name"),
            ("follow_ups", "content"), ("alerts", "sentence"), ("cases", "content"),
            ("conversations", "state"),
        ):  # fmt: skip
            assert not connection.execute(text(f"SELECT 1 FROM {table} WHERE {column} IS NOT NULL")).all(), (
                table
            )
        assert not connection.execute(text("SELECT 1 FROM addresses")).all()
        assert not connection.execute(text("SELECT 1 FROM keys_to_delete")).all()


def test_without_a_commit_everything_stays(store, full):
    with store.work() as work:
        erase_case(work, full, "request", LATER)
    with store.work() as work:
        assert work.cases.by_id(full.id) == full
        assert len(work.addresses.of_case(full.id)) == 2


def test_a_case_is_erased_once(store, full):
    erase(store, full)
    with store.work() as work, pytest.raises(NotFound):
        erase_case(work, full, "request", LATER)


def test_a_message_that_arrives_during_an_erasure_begins_anew(postgres_store):
    store = postgres_store
    talk = store.conversation()
    with ThreadPoolExecutor(1) as pool, store.work() as eraser:
        erase_conversation(eraser, talk, LATER)

        def arrive():
            with store.work() as work:
                stored = work.inbox.store(
                    "whatsapp", "coachcenter", "m1", "06-12345678", {"text": "Hoi"}, LATER
                )
                work.commit()
            return stored

        arriving = pool.submit(arrive)
        with pytest.raises(TimeoutError):
            arriving.result(timeout=0.3)
        eraser.commit()
        stored = arriving.result(timeout=10)
    assert stored.conversation_id != talk.id
    with store.work() as work:
        assert work.inbox.claim(stored.id).payload == {"text": "Hoi"}


def test_an_alert_outlives_the_talk_that_was_wiped(store):
    """What was told goes; that somebody may be in danger stays for staff until it is erased itself."""
    talk = store.conversation()
    with store.work() as work:
        row = work.alerts.sound(
            organisation="coachcenter", kind="threat", why="x", sentence="Hij slaat.", at=NOW,
            to_staff="directie", conversation_id=talk.id,
        )  # fmt: skip
        alert = work.alerts.by_id(row)
        to_staff = an_answer(conversation_id=talk.id, to="staff:directie", kind="alert")
        message = work.outbox.add(**to_staff, key_id=alert.key_id)
        work.follow_ups.schedule(
            organisation="coachcenter", rule="alert", what="alert_escalation", to="staff:directie", due_at=LATER,
            conversation_id=talk.id, data={"alert": row},
        )  # fmt: skip
        erase_conversation(work, talk, NOW)
        work.commit()
    with store.work() as work:
        kept = work.alerts.by_id(row)
        assert (kept.sentence, kept.why, kept.conversation_id) == ("Hij slaat.", "x", None)
        assert work.outbox.by_id(message).content is not None
        assert [one.status for one in work.follow_ups.list()] == ["waiting"]
        assert work.alerts.without_talk("coachcenter", LATER) == []
        work.alerts.take(row, "directie", LATER)
        assert work.alerts.without_talk("coachcenter", LATER) == [row]
        erase_alerts(work, [row], LATER)
        work.commit()
    with store.work() as work:
        assert work.alerts.by_id(row).sentence is None
        assert work.outbox.by_id(message).content is None


def test_the_same_person_begins_anew(store, full):
    erase(store, full)
    with store.work() as work:
        stored = work.inbox.store("whatsapp", "coachcenter", "m2", "06-12345678", {"text": "Hallo"}, LATER)
        assert stored.is_new
        assert work.inbox.claim(stored.id).payload == {"text": "Hallo"}
        assert work.conversations.by_id(stored.conversation_id).case_id is None


def test_a_next_intake_survives_the_erasure_of_an_earlier_case(store, full):
    with store.work() as work:
        renewed = work.conversations.rekey(work.conversations.lock(full.conversation_id), NOW)
        work.conversations.save(renewed, {"name": "Tessa"}, at=NOW)
        work.commit()
    erase(store, full)
    with store.work() as work:
        talk = work.conversations.find("whatsapp", "coachcenter", "06-12345678")
        assert (talk.id, talk.state) == (renewed.id, {"name": "Tessa"})
        assert [a.value for a in work.addresses.of_conversation(talk.id)] == ["06-12345678"]


def test_a_crash_after_the_commit_is_made_up_for(store, full):
    with store.work() as work:
        erase_case(work, full, "retention", LATER)
        work.session.commit()
    assert store.key_store.deleted_at(full.key_id) is None, "the process was killed before it came to that"
    with store.work() as work:
        assert finish_key_deletions(work, LATER) == 2  # that of the case, and that of its alert
        assert finish_key_deletions(work, LATER) == 0
    assert store.key_store.deleted_at(full.key_id) == LATER


def test_trouble_with_the_key_store_is_no_failed_commit(store, full, monkeypatch):
    def out_of_reach(*_):
        raise OSError("disk full")

    with store.work() as work:
        erase_case(work, full, "retention", LATER)
        with monkeypatch.context() as patch:
            patch.setattr(store.keyring, "delete", out_of_reach)
            work.commit()
    with store.work() as work:
        assert work.cases.by_id(full.id).erased_at == LATER
        assert finish_key_deletions(work, LATER) == 2  # that of the case, and that of its alert


def test_a_backup_put_back_brings_nothing_to_life(store, full):
    store.keyring.delete([full.key_id], LATER)
    with store.work() as work:
        assert work.cases.by_id(full.id).content is None
        assert work.conversations.by_id(full.conversation_id).state == {}
        assert [e.note for e in work.history.of(full.id)] == [None]
        assert work.inbox.claim_next(LATER) is None
        stored = work.inbox.store("whatsapp", "coachcenter", "m9", "06-12345678", {"text": "Hallo"}, LATER)
        assert stored.conversation_id != full.conversation_id
        work.commit()


def test_an_unfinished_intake_is_wiped(store):
    talk = store.conversation()
    with store.work() as work:
        talk = work.conversations.save(talk, {"concern": "Hij kwam niet."}, at=NOW)
        work.follow_ups.schedule(
            organisation="coachcenter",
            rule="x",
            what="x",
            to="complainant",
            due_at=LATER,
            conversation_id=talk.id,
        )
        erase_conversation(work, talk, LATER)
        work.commit()
        assert work.conversations.by_id(talk.id).state == {}
        assert [f.status for f in work.follow_ups.list()] == ["cancelled"]
    assert store.key_store.deleted_at(talk.key_id) == LATER


def test_a_conversation_that_became_a_case_is_not_wiped_by_itself(store, full):
    with store.work() as work, pytest.raises(ValueError):
        erase_conversation(work, work.conversations.by_id(full.conversation_id), LATER)


def test_keys_that_nothing_uses_are_swept(store, full):
    unused = store.keyring.new_key(NOW)
    with store.work() as work:
        assert sweep_unused_keys(work, store.key_store, NOW + timedelta(hours=1)) == 0
        assert sweep_unused_keys(work, store.key_store, LATER) >= 1
    assert store.key_store.deleted_at(unused) == LATER
    with store.work() as work:
        assert work.cases.by_id(full.id) == full
