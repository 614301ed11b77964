"""The work of a turn, a delivery round and a clock round does not grow with what is kept."""

from datetime import timedelta

from sqlalchemy import event
from storage_support import NOW, a_case, an_answer

LEASE = timedelta(minutes=1)
# An index with nothing but waiting rows may be walked from its beginning.
ONLY_WAITING = {"ix_inbox_next", "ix_outbox_waiting", "ix_outbox_sending"}


def test_no_hot_statement_walks_a_whole_table(sqlite_store):
    store, statements = sqlite_store, []
    event.listen(
        store.engine,
        "before_cursor_execute",
        lambda _c, _cursor, statement, values, _x, _many: statements.append((statement, values)),
    )
    with store.work() as work:
        stored = work.inbox.store("whatsapp", "coachcenter", "m1", "06-12345678", {"text": "Hoi"}, NOW)
        work.inbox.claim(stored.id)
        work.inbox.claim_of(stored.conversation_id)
        work.inbox.claim_next(NOW)
        work.inbox.messages(stored.conversation_id)
        talk = work.conversations.save(work.conversations.lock(stored.conversation_id), {}, at=NOW)
        case = work.cases.open(**a_case(conversation_id=talk.id, return_code="7K3M-2QPX-9TRV-W4"))
        work.cases.save(work.cases.by_reference(case.reference))
        work.cases.by_return_code(case.reference, "7K3M-2QPX-9TRV-W4")
        work.cases.deadlines(case.id)
        work.cases.running_until(NOW.date())
        work.history.append(case.id, "opened", "complainant", "", NOW)
        work.history.of(case.id)
        row = work.outbox.add(**an_answer(conversation_id=talk.id, in_reply_to=stored.id))
        work.outbox.answers_to(stored.id)
        work.outbox.after(talk.id, 0)
        work.outbox.pending_for(talk.id)
        assert work.outbox.claim_deliverable(NOW, LEASE, 10, ["whatsapp", "email"])
        work.outbox.take_expired(NOW)
        work.outbox.mark_sent(row, NOW, "SM1")
        work.outbox.mark_delivered(row, NOW)
        work.outbox.by_external_id("whatsapp", "SM1")
        work.outbox.unpark(talk.id, NOW)
        work.follow_ups.schedule(organisation="c", rule="x", what="x", to="c", due_at=NOW, case_id=case.id)
        assert work.follow_ups.claim_due(NOW, LEASE)
        work.follow_ups.next_due_at()
        work.follow_ups.cancel(case.id)
        work.alerts.untaken(NOW)
        work.addresses.of_conversation(talk.id)
        work.sign_ins.session("token", NOW)
        work.inbox.done(stored.id, NOW)
        work.commit()
    checked = 0
    with store.engine.connect() as connection:
        for statement, values in statements:
            if not statement.startswith(("SELECT", "UPDATE")):
                continue
            for line in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values):
                checked += 1
                scans = line[3].startswith("SCAN") and "CONSTANT ROW" not in line[3]
                assert not scans or ONLY_WAITING & set(line[3].split()), f"{line[3]}: {statement}"
    assert checked > 30
