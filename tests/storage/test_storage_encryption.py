"""What people told is unreadable without its key, anywhere on disk, and for good once the key is gone."""

import threading

import pytest
from sqlalchemy import text
from storage_support import MASTER_KEY, NOW

from storage.encryption import Keyring, load_master_key
from storage.errors import KeyDeleted, MasterKeyError, Unreadable, WrongMasterKey
from storage.key_store import KeyStore
from storage.master_key import derive
from storage.tables import metadata

PURPOSE = "inbox.payload"


def test_what_is_sealed_opens_again(store):
    key = store.keyring.new_key(NOW)
    sealed = store.keyring.seal_json(key, PURPOSE, {"text": "één klacht"})
    assert store.keyring.open_json(key, PURPOSE, sealed) == {"text": "één klacht"}
    assert store.other_process().open_json(key, PURPOSE, sealed) == {"text": "één klacht"}
    assert store.keyring.open_json(key, PURPOSE, None) is None


def test_it_opens_only_with_its_key_in_its_place_and_unchanged(store):
    key, other = store.keyring.new_key(NOW), store.keyring.new_key(NOW)
    sealed = store.keyring.seal(key, PURPOSE, b"klacht")
    changed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for key_id, purpose, content in (
        (other, PURPOSE, sealed),
        (key, "cases.content", sealed),
        (key, PURPOSE, changed),
        (key, PURPOSE, b"\x09" + sealed[1:]),
        (key, PURPOSE, b""),
    ):
        with pytest.raises(Unreadable):
            store.keyring.open(key_id, purpose, content)


def test_the_same_words_never_look_the_same(store):
    key = store.keyring.new_key(NOW)
    assert store.keyring.seal(key, PURPOSE, b"ja") != store.keyring.seal(key, PURPOSE, b"ja")


def test_a_deleted_key_opens_nothing_here_or_elsewhere(store):
    elsewhere = store.other_process()
    key, kept = store.keyring.new_key(NOW), store.keyring.new_key(NOW)
    sealed, safe = (store.keyring.seal(k, PURPOSE, b"klacht") for k in (key, kept))
    assert elsewhere.open(key, PURPOSE, sealed) == b"klacht"
    assert store.keyring.delete([key], NOW) == 1
    assert store.keyring.delete([key], NOW) == 0
    for keyring in (store.keyring, elsewhere):
        with pytest.raises(KeyDeleted):
            keyring.open(key, PURPOSE, sealed)
        with pytest.raises(KeyDeleted):
            keyring.seal(key, PURPOSE, b"meer")
        assert keyring.open(kept, PURPOSE, safe) == b"klacht"
    assert store.key_store.deleted_at(key) == NOW
    assert store.key_store.deleted_at(kept) is None


def test_another_process_looks_again_after_a_while(store):
    elsewhere = Keyring(MASTER_KEY, store.key_store, recheck_seconds=3600)
    key = store.keyring.new_key(NOW)
    sealed = elsewhere.seal(key, PURPOSE, b"klacht")
    store.keyring.delete([key], NOW)
    assert elsewhere.open(key, PURPOSE, sealed) == b"klacht", "within its time it still remembers"
    elsewhere._recheck_seconds = 0.0
    with pytest.raises(KeyDeleted):
        elsewhere.open(key, PURPOSE, sealed)


def test_the_general_key_is_never_deleted(store):
    with pytest.raises(ValueError):
        store.keyring.delete([store.keyring.general_key_id], NOW)


def test_all_processes_share_one_general_key(store):
    elsewhere = store.other_process()
    elsewhere.begin(NOW)
    assert elsewhere.general_key_id == store.keyring.general_key_id


def test_a_small_memory_only_costs_time(store):
    keyring = Keyring(MASTER_KEY, store.key_store, remembered=2)
    keys = [keyring.new_key(NOW) for _ in range(20)]
    assert len(set(keys)) == 20
    sealed = {key: keyring.seal(key, PURPOSE, key.encode()) for key in keys}
    keyring.prefetch(keys)
    assert all(keyring.open(key, PURPOSE, content) == key.encode() for key, content in sealed.items())


def test_keys_can_be_made_by_many_threads(store):
    made: list[str] = []
    threads = [
        threading.Thread(target=lambda: made.extend(store.keyring.new_key(NOW) for _ in range(5)))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 30
    assert len(store.key_store.wrapped(made)) == 30


def test_another_master_key_is_noticed(store):
    with pytest.raises(WrongMasterKey):
        Keyring(bytes(32), store.key_store).begin(NOW)
    with pytest.raises(WrongMasterKey):
        Keyring(bytes(32), store.key_store).new_key(NOW)


def test_an_empty_store_asks_to_begin(tmp_path):
    key_store = KeyStore.open(f"sqlite:///{tmp_path}/keys.sqlite")
    key_store.create()
    with pytest.raises(WrongMasterKey):
        Keyring(MASTER_KEY, key_store).new_key(NOW)
    key_store.close()


def test_digests_differ_by_purpose_value_and_master_key(store):
    digest = store.keyring.digest
    assert digest("contact", "06-12345678") == store.other_process().digest("contact", "06-12345678")
    assert len({digest("contact", "a"), digest("contact", "b"), digest("session", "a")}) == 3
    assert Keyring(bytes(32), store.key_store).digest("contact", "a") != digest("contact", "a")
    assert derive(MASTER_KEY, "digests") != derive(MASTER_KEY, "wrapping")


def test_nothing_readable_is_in_the_columns(store):
    secret = "Zonnebloemstraat"
    with store.work() as work:
        stored = work.inbox.store(
            "whatsapp", "coachcenter", secret, secret, {"text": secret, "name": secret}, NOW
        )
        talk = work.conversations.lock(stored.conversation_id)
        work.conversations.save(talk, {"street": secret}, at=NOW)
        case = work.cases.open(
            organisation="coachcenter", prefix="COA", channel="whatsapp", kind="concern", language="nl",
            procedure_version=1, step_number=1, step_key="directie", handler="directie", at=NOW,
            content={"summary": secret}, conversation_id=talk.id, return_code=secret,
        )  # fmt: skip
        about = {"organisation": "coachcenter", "conversation_id": talk.id, "case_id": case.id}
        work.outbox.add(
            **about,
            to="complainant",
            channel="web",
            author="bot",
            kind="answer",
            content={"text": secret},
            at=NOW,
        )
        work.follow_ups.schedule(**about, rule="x", what="x", to="complainant", due_at=NOW, content=secret)
        work.history.append(case.id, "note", "staff", secret, NOW)
        work.alerts.sound(**about, kind="threat", why="x", sentence=secret, at=NOW, to_staff=None)
        work.attachments.add(secret, "text/plain", secret.encode(), NOW, case_id=case.id)
        work.addresses.add("email", secret, case_id=case.id)
        work.sign_ins.offer("coachcenter", "directie", secret, NOW, NOW)
        work.commit()
    with store.engine.connect() as connection:
        for table in metadata.tables:
            for row in connection.execute(text(f"SELECT * FROM {table}")):
                raw = b" ".join(
                    bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row
                )
                assert secret.encode() not in raw, table


def test_no_file_holds_what_was_told_and_no_key_survives_its_deletion(sqlite_store, tmp_path):
    store, secret = sqlite_store, "Zonnebloemstraat"
    with store.work() as work:
        stored = work.inbox.store("whatsapp", "coachcenter", "m1", "06-12345678", {"text": secret}, NOW)
        key = work.conversations.by_id(stored.conversation_id).key_id
        work.commit()
    wrapped = store.key_store.wrapped([key])[key]
    assert _files_with(tmp_path, wrapped) == ["keys.sqlite"]
    assert _files_with(tmp_path, secret.encode()) == []
    assert _files_with(tmp_path, b"06-12345678") == []
    store.keyring.delete([key], NOW)
    assert _files_with(tmp_path, wrapped) == []
    with store.work() as work:
        (item,) = work.inbox.messages(stored.conversation_id)
    assert item.payload is None


def _files_with(folder, needle: bytes) -> list[str]:
    return [path.name for path in sorted(folder.iterdir()) if path.is_file() and needle in path.read_bytes()]


def test_the_master_key_is_made_once_and_private(tmp_path):
    path = tmp_path / "secrets" / "master.key"
    with pytest.raises(MasterKeyError, match="no master key"):
        load_master_key(path, create=False)
    key = load_master_key(path, create=True)
    assert len(key) == 32
    assert path.stat().st_mode & 0o777 == 0o600
    assert load_master_key(path, create=True) == load_master_key(path, create=False) == key
    assert list(path.parent.iterdir()) == [path]


def test_processes_that_start_together_get_the_same_master_key(tmp_path):
    keys: list[bytes] = []
    begin = threading.Barrier(6)

    def start() -> None:
        begin.wait()
        keys.append(load_master_key(tmp_path / "master.key", create=True))

    threads = [threading.Thread(target=start) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys) == 6 and len(set(keys)) == 1


@pytest.mark.parametrize(
    ("content", "mode", "what"), [("kort", 0o600, "does not hold"), ("A" * 44, 0o644, "0600")]
)
def test_a_bad_master_key_is_refused(tmp_path, content, mode, what):
    path = tmp_path / "master.key"
    path.write_text(content)
    path.chmod(mode)
    with pytest.raises(MasterKeyError, match=what):
        load_master_key(path, create=True)


def test_only_json_is_sealed_as_json(store):
    with pytest.raises(TypeError):
        store.keyring.seal_json(store.keyring.general_key_id, PURPOSE, {"at": NOW})
