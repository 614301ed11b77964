"""Sealing what people tell us: AES-256-GCM under one key per case.

Every key is random, wrapped by a key that follows from the master key, and kept in a store of its own.
Content is bound to its key and to the place it was written for (table and column), so that bytes moved
elsewhere do not open. A key is committed before anything is sealed with it.

Unwrapped keys are remembered in the process. All of them are forgotten as soon as the key store's counter of
deletions has risen; the counter is read again when the last look is older than ``recheck_seconds``. So a key
that another process deleted is void here at most that many seconds later, and at once in the process itself.
"""

import hmac
import json
import secrets
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .errors import KeyDeleted, Unreadable, WrongMasterKey
from .key_store import AboutKeys, KeyStore
from .master_key import derive, load_master_key

__all__ = ["Keyring", "load_master_key"]

_FORMAT = b"\x01"
_NONCE_BYTES = 12
# Committing a key costs a few disk writes; a first message must not wait for them each time.
_KEYS_MADE_AT_ONCE = 8
# A spare key is used long before anybody sweeps keys that nothing refers to (see storage.retention).
_SPARE_SECONDS = 3600.0


class Keyring:
    """Seals and opens content, makes and destroys keys, and makes digests.

    One per process; safe to use from several threads.
    """

    def __init__(
        self, master_key: bytes, key_store: KeyStore, *, remembered: int = 4096, recheck_seconds: float = 2.0
    ) -> None:
        """Take the master key (32 bytes) and a key store; ``remembered`` bounds the keys in memory."""
        self._wrapping = AESGCM(derive(master_key, "wrapping"))
        self._digesting = derive(master_key, "digests")
        self._store = key_store
        self._remembered = remembered
        self._recheck_seconds = recheck_seconds
        self._known: OrderedDict[str, AESGCM] = OrderedDict()
        self._spare: deque[tuple[str, float]] = deque()
        self._about: AboutKeys | None = None
        self._looked_at = float("-inf")
        self._lock = threading.RLock()

    def begin(self, at: datetime) -> None:
        """Make the key store ready for use; call once, when the service starts.

        Raises:
            WrongMasterKey: the store was made with another master key.
        """
        self._store.create()
        general, key = secrets.token_hex(16), secrets.token_bytes(32)
        about = self._store.about() or self._store.begin_with(
            AboutKeys(0, self._master_check(), general), self._wrap(general, key), at
        )
        self._check(about)
        with self._lock:
            self._about = about

    @property
    def general_key_id(self) -> str:
        """The key of content that belongs to no case and no conversation; it is never deleted."""
        return self._refresh().general_key_id

    def new_key(self, at: datetime) -> str:
        """Return the id of a new key, committed in the key store."""
        with self._lock:
            self._refresh()
            while self._spare:
                key_id, made = self._spare.popleft()
                if time.monotonic() - made < _SPARE_SECONDS:
                    return key_id
            made_now = {secrets.token_hex(16): secrets.token_bytes(32) for _ in range(_KEYS_MADE_AT_ONCE)}
            self._store.add({key_id: self._wrap(key_id, key) for key_id, key in made_now.items()}, at)
            for key_id, key in made_now.items():
                self._remember(key_id, AESGCM(key))
                self._spare.append((key_id, time.monotonic()))
            return self._spare.popleft()[0]

    def delete(self, key_ids: Iterable[str], at: datetime) -> int:
        """Destroy keys, and with them all that was sealed; return how many there were."""
        ids = set(key_ids)
        with self._lock:
            if self.general_key_id in ids:
                raise ValueError("the general key belongs to everybody and is never deleted")
            gone = self._store.delete(ids, at)
            for key_id in ids:
                self._known.pop(key_id, None)
            self._looked_at = float("-inf")
        return gone

    def prefetch(self, key_ids: Iterable[str]) -> None:
        """Unwrap many keys with one question to the key store, before a list is opened row by row."""
        with self._lock:
            self._refresh()
            missing = {key_id for key_id in key_ids if key_id not in self._known}
            if missing:
                for key_id, wrapped in self._store.wrapped(missing).items():
                    self._remember(key_id, self._unwrap(key_id, wrapped))

    def seal(self, key_id: str, purpose: str, content: bytes) -> bytes:
        """Return ``content`` sealed with a key for one ``purpose`` ("table.column").

        Raises:
            KeyDeleted: the key was destroyed.
        """
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return _FORMAT + nonce + self._key(key_id).encrypt(nonce, content, f"{purpose}|{key_id}".encode())

    def open(self, key_id: str, purpose: str, sealed: bytes) -> bytes:
        """Return what :meth:`seal` was given.

        Raises:
            KeyDeleted: the key was destroyed.
            Unreadable: the bytes were changed, or sealed for another purpose or with another key.
        """
        key = self._key(key_id)
        if sealed[:1] != _FORMAT:
            raise Unreadable(f"{purpose} has an unknown format")
        start = 1 + _NONCE_BYTES
        try:
            return key.decrypt(sealed[1:start], sealed[start:], f"{purpose}|{key_id}".encode())
        except InvalidTag:
            raise Unreadable(f"{purpose} does not open with its key") from None

    def seal_json(self, key_id: str, purpose: str, value: Any) -> bytes:
        """Return a JSON value sealed; see :meth:`seal`."""
        return self.seal(
            key_id, purpose, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        )

    def open_json(self, key_id: str, purpose: str, sealed: bytes | None) -> Any:
        """Return the JSON value that was sealed, or None where the column was cleared; see :meth:`open`."""
        return None if sealed is None else json.loads(self.open(key_id, purpose, sealed))

    def digest(self, purpose: str, value: str) -> str:
        """Return a keyed digest (HMAC-SHA256, hex) to recognise a value by without keeping it."""
        return hmac.new(self._digesting, f"{purpose}\x00{value}".encode(), sha256).hexdigest()

    def _key(self, key_id: str) -> AESGCM:
        with self._lock:
            self._refresh()
            key = self._known.get(key_id)
            if key is not None:
                self._known.move_to_end(key_id)
                return key
            wrapped = self._store.wrapped([key_id]).get(key_id)
            if wrapped is None:
                raise KeyDeleted(key_id)
            key = self._unwrap(key_id, wrapped)
            self._remember(key_id, key)
            return key

    def _refresh(self) -> AboutKeys:
        with self._lock:
            now = time.monotonic()
            if self._about is not None and now - self._looked_at < self._recheck_seconds:
                return self._about
            about = self._store.about()
            if about is None:
                raise WrongMasterKey("the key store is empty: call begin() first")
            self._check(about)
            if self._about is not None and about.deletions != self._about.deletions:
                self._known.clear()
                self._spare.clear()
            self._about, self._looked_at = about, now
            return about

    def _check(self, about: AboutKeys) -> None:
        if not hmac.compare_digest(about.master_check, self._master_check()):
            raise WrongMasterKey("this is not the master key that the key store was made with")

    def _master_check(self) -> str:
        return self.digest("master key", "check")

    def _remember(self, key_id: str, key: AESGCM) -> None:
        self._known[key_id] = key
        while len(self._known) > self._remembered:
            self._known.popitem(last=False)

    def _wrap(self, key_id: str, key: bytes) -> bytes:
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._wrapping.encrypt(nonce, key, key_id.encode())

    def _unwrap(self, key_id: str, wrapped: bytes) -> AESGCM:
        try:
            return AESGCM(
                self._wrapping.decrypt(wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:], key_id.encode())
            )
        except InvalidTag:
            raise Unreadable("a wrapped key does not open with the master key") from None
