"""Several processes on one database: everything is done once, in order, and a kill loses nothing."""

import multiprocessing
import os
import signal
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import text
from storage_support import MASTER_KEY, NOW, an_answer

from storage.database import open_database
from storage.encryption import Keyring
from storage.key_store import KeyStore
from storage.unit_of_work import UnitOfWork

LEASE = timedelta(minutes=5)
_SPAWN = multiprocessing.get_context("spawn")


def in_threads(count, act) -> None:
    with ThreadPoolExecutor(count) as pool:
        for outcome in [pool.submit(act, number) for number in range(count)]:
            outcome.result(timeout=60)


def test_the_same_message_delivered_at_once_is_stored_once(store):
    answers = []

    def deliver(_number) -> None:
        with store.work() as work:
            answers.append(
                work.inbox.store("whatsapp", "coachcenter", "m1", "06-12345678", {"text": "Hoi"}, NOW)
            )
            work.commit()

    in_threads(6, deliver)
    assert Counter(answer.is_new for answer in answers) == {True: 1, False: 5}
    assert len({(answer.id, answer.conversation_id) for answer in answers}) == 1


def test_first_messages_of_one_person_make_one_conversation(store):
    found = []

    def deliver(number) -> None:
        with store.work() as work:
            stored = work.inbox.store(
                "whatsapp", "coachcenter", f"m{number}", "06-12345678", {"text": "Hoi"}, NOW
            )
            work.commit()
        found.append(stored.conversation_id)

    in_threads(6, deliver)
    assert len(found) == 6 and len(set(found)) == 1
    with store.work() as work:
        assert len(work.inbox.messages(found[0])) == 6
        assert len(work.addresses.of_conversation(found[0])) == 1


def test_turns_are_taken_once_and_in_order(store):
    with store.work() as work:
        for number in range(24):
            work.inbox.store("web", "coachcenter", f"m{number}", f"person {number % 4}", {"n": number}, NOW)
        work.commit()

    def work_through(_number) -> None:
        idle = 0
        while idle < 50:
            with store.work() as work:
                item = work.inbox.claim_next(NOW)
                if item is None:
                    idle = idle + 1 if work.inbox.waiting() == 0 else 0
                    continue
                talk = work.conversations.lock(item.conversation_id)
                done = [*talk.state.get("done", []), item.payload["n"]]
                work.conversations.save(talk, {"done": done}, at=NOW)
                work.outbox.add(**an_answer(conversation_id=talk.id, channel="web", in_reply_to=item.id))
                work.inbox.done(item.id, NOW)
                work.commit()
            if idle:
                break

    in_threads(4, work_through)
    with store.work() as work:
        for person in range(4):
            talk = work.conversations.find("web", "coachcenter", f"person {person}")
            assert talk.state["done"] == list(range(person, 24, 4))
            assert len(work.outbox.after(talk.id, 0)) == 6


def test_follow_ups_are_claimed_once(store):
    plan_follow_ups(store, 30)
    claimed = []

    def claim(_number) -> None:
        while True:
            with store.work() as work:
                due = work.follow_ups.claim_due(NOW, LEASE, 3)
                work.commit()
            if not due:
                return
            claimed.extend(f.id for f in due)

    in_threads(4, claim)
    assert sorted(claimed) == list(range(1, 31))


def test_messages_are_claimed_once(store):
    with store.work() as work:
        for number in range(20):
            talk, _, _ = work.conversations.find_or_begin(
                "whatsapp", "coachcenter", f"person {number % 5}", NOW
            )
            work.outbox.add(**an_answer(conversation_id=talk, content={"n": number}))
        work.commit()
    sent = []

    def deliver(_number) -> None:
        while True:
            with store.work() as work:
                rows = work.outbox.claim_deliverable(NOW, LEASE, 4, ["whatsapp"])
                work.commit()
            for row in rows:
                sent.append((row.conversation_id, row.content["n"]))
                with store.work() as work:
                    assert work.outbox.mark_sent(row.id, NOW, f"SM{row.id}")
                    work.commit()
            with store.work() as work:
                if not work.outbox.list(statuses=["waiting", "sending"]):
                    return

    in_threads(3, deliver)
    assert len(sent) == len(set(sent)) == 20
    for conversation in {conversation for conversation, _ in sent}:
        numbers = [number for whose, number in sent if whose == conversation]
        assert numbers == sorted(numbers)


def test_a_message_that_arrives_during_a_turn_does_not_wait_for_it(postgres_store):
    store = postgres_store
    with store.work() as turn:
        first = turn.inbox.store("web", "coachcenter", "m1", "person", {"text": "Hoi"}, NOW)
        turn.commit()
        turn.inbox.claim(first.id)
        turn.conversations.save(turn.conversations.lock(first.conversation_id), {}, at=NOW)

        def arrive(_number) -> None:
            with store.work() as work:
                work.session.execute(text("SET LOCAL lock_timeout = '2s'"))
                assert work.inbox.store("web", "coachcenter", "m2", "person", {"text": "En dit"}, NOW).is_new
                work.commit()

        in_threads(1, arrive)
        with store.work() as other:
            assert other.inbox.claim_next(NOW) is None, "the turn is not over"
        turn.inbox.done(first.id, NOW)
        turn.commit()
    with store.work() as other:
        assert other.inbox.claim_next(NOW).payload == {"text": "En dit"}


def plan_follow_ups(store, count) -> None:
    with store.work() as work:
        for _ in range(count):
            work.follow_ups.schedule(
                organisation="coachcenter", rule="x", what="x", to="staff_group", due_at=NOW
            )
        work.commit()


def open_store(url) -> tuple[UnitOfWork, list[int]]:
    keyring = Keyring(MASTER_KEY, KeyStore.beside(url))
    return UnitOfWork(open_database(url), keyring), []


def claim_in_process(url, found) -> None:
    """Run in a process of its own: claim follow-ups and inbox rows until nothing is left."""
    work, mine = open_store(url)
    with work:
        while due := work.follow_ups.claim_due(NOW, LEASE, 2):
            work.commit()
            mine.extend(f.id for f in due)
        work.commit()
        while item := work.inbox.claim_next(NOW):
            work.inbox.done(item.id, NOW)
            work.commit()
            mine.append(-item.id)
    found.put(mine)


def be_killed_in_a_turn(url) -> None:
    """Run in a process of its own: do a whole turn and be killed just before the commit."""
    work, _ = open_store(url)
    with work:
        item = work.inbox.claim_next(NOW)
        talk = work.conversations.lock(item.conversation_id)
        work.conversations.save(talk, {"asks": "name"}, at=NOW)
        work.outbox.add(**an_answer(conversation_id=talk.id, channel="web", in_reply_to=item.id))
        work.inbox.done(item.id, NOW)
        os.kill(os.getpid(), signal.SIGKILL)


def test_two_processes_share_the_work(store):
    plan_follow_ups(store, 20)
    with store.work() as work:
        for number in range(20):
            work.inbox.store("web", "coachcenter", f"m{number}", f"person {number}", {"n": number}, NOW)
        work.commit()
    found = _SPAWN.Queue()
    processes = [_SPAWN.Process(target=claim_in_process, args=(store.url, found)) for _ in range(2)]
    for process in processes:
        process.start()
    done = [row for _ in processes for row in found.get(timeout=60)]
    for process in processes:
        process.join(60)
    assert Counter(done) == Counter([*range(1, 21), *range(-20, 0)])


def test_a_process_killed_in_a_turn_loses_and_repeats_nothing(store):
    with store.work() as work:
        stored = work.inbox.store("web", "coachcenter", "m1", "person", {"text": "Hoi"}, NOW)
        work.commit()
    process = _SPAWN.Process(target=be_killed_in_a_turn, args=(store.url,))
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    with store.work() as work:
        assert work.outbox.list() == []
        assert work.conversations.by_id(stored.conversation_id).state == {}
        assert work.inbox.claim(stored.id).payload == {"text": "Hoi"}


@pytest.mark.parametrize("times", [3])
def test_erasing_from_several_sides_at_once_is_one_erasure(store, times):
    key = store.keyring.new_key(NOW)
    gone = []
    in_threads(times, lambda _number: gone.append(store.keyring.delete([key], NOW)))
    assert sorted(gone) == [0] * (times - 1) + [1]
