"""What arrives is stored once, handled once and in order."""

from datetime import timedelta

from storage_support import NOW

from storage.inbox import Stored

TEXT = {"text": "Mijn coach kwam weer niet."}


def arrive(store, external_id="m1", address="06-12345678", at=NOW, payload=None) -> Stored:
    with store.work() as work:
        stored = work.inbox.store("whatsapp", "coachcenter", external_id, address, payload or TEXT, at)
        work.commit()
    return stored


def test_a_first_message_makes_the_conversation_its_key_and_address(store):
    stored = arrive(store)
    assert stored.is_new
    with store.work(read_only=True) as work:
        conversation = work.conversations.by_id(stored.conversation_id)
        assert (conversation.channel, conversation.organisation, conversation.owner) == (
            "whatsapp",
            "coachcenter",
            "bot",
        )
        assert conversation.state == {}
        assert [(a.kind, a.value) for a in work.addresses.of_conversation(conversation.id)] == [
            ("whatsapp", "06-12345678")
        ]
        assert work.conversations.find("whatsapp", "coachcenter", "06-12345678") == conversation
        assert work.conversations.find("whatsapp", "weres-4-u", "06-12345678") is None


def test_a_redelivery_changes_nothing(store):
    first, second = arrive(store), arrive(store, at=NOW + timedelta(hours=1))
    assert second == Stored(first.id, False, first.conversation_id)
    with store.work() as work:
        assert len(work.inbox.messages(first.conversation_id)) == 1
        assert work.inbox.find("whatsapp", "coachcenter", "m1", "06-12345678").id == first.id
        assert work.inbox.find("whatsapp", "coachcenter", "m2", "06-12345678") is None


def test_the_same_number_from_another_person_is_another_message(store):
    assert arrive(store, address="sender-a").is_new
    assert arrive(store, address="sender-b").is_new


def test_messages_without_a_number_are_all_new(store):
    assert arrive(store, external_id=None).is_new
    assert arrive(store, external_id=None).is_new


def test_without_a_commit_nothing_stays(store):
    with store.work() as work:
        work.inbox.store("whatsapp", "coachcenter", "m1", "06-12345678", TEXT, NOW)
    with store.work() as work:
        assert work.conversations.find("whatsapp", "coachcenter", "06-12345678") is None
    assert arrive(store).is_new


def test_a_message_is_claimed_until_done(store):
    stored = arrive(store)
    with store.work() as work:
        item = work.inbox.claim(stored.id)
        assert (item.payload, item.conversation_id, item.received_at) == (TEXT, stored.conversation_id, NOW)
    with store.work() as work:
        assert work.inbox.claim(stored.id) is not None, "the first claim was rolled back"
        work.inbox.done(stored.id, NOW)
        work.commit()
    with store.work() as work:
        assert work.inbox.claim(stored.id) is None
        assert work.inbox.claim_next(NOW) is None
        assert work.inbox.waiting() == 0


def test_the_oldest_of_a_conversation_comes_first(store):
    first, second = arrive(store, "m1"), arrive(store, "m2")
    other = arrive(store, "m3", address="06-87654321")
    with store.work() as work:
        assert work.inbox.claim(second.id) is None
        assert work.inbox.claim_next(NOW).id == first.id
        assert work.inbox.claim_of(other.conversation_id).id == other.id
        work.inbox.done(first.id, NOW)
        assert work.inbox.claim_of(first.conversation_id).id == second.id


def test_a_failure_keeps_its_place_until_it_is_given_up(store):
    first, second = arrive(store, "m1"), arrive(store, "m2")
    later = NOW + timedelta(seconds=30)
    with store.work() as work:
        work.inbox.fail(first.id, "OperationalError", NOW, retry_at=later)
        assert work.inbox.claim_next(NOW) is None, "the second one waits for the first"
        item = work.inbox.claim_next(later)
        assert (item.id, item.attempts, item.error) == (first.id, 1, "OperationalError")
        work.inbox.fail(first.id, "OperationalError", later)
        assert work.inbox.claim_next(later).id == second.id
        assert [m.status for m in work.inbox.messages(first.conversation_id)] == ["failed", "waiting"]


def test_messages_can_be_limited_to_the_last_and_to_one_key(store):
    for number in range(5):
        stored = arrive(store, f"m{number}", payload={"text": str(number)})
    with store.work() as work:
        texts = [m.payload["text"] for m in work.inbox.messages(stored.conversation_id, limit=2)]
        assert texts == ["3", "4"]
        assert work.inbox.messages(stored.conversation_id, key_id="another") == []


def test_redacting_reaches_every_text(store):
    stored = arrive(store, payload={"text": "Ik ben Tessa", "parts": [{"caption": "Tessa"}], "number": 3})
    with store.work() as work:
        key_id = work.conversations.by_id(stored.conversation_id).key_id
        assert work.inbox.redact(key_id, lambda text: text.replace("Tessa", "[weggelaten]")) == 1
        (item,) = work.inbox.messages(stored.conversation_id)
    assert item.payload == {
        "text": "Ik ben [weggelaten]",
        "parts": [{"caption": "[weggelaten]"}],
        "number": 3,
    }
