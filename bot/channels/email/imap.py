"""Reading a mailbox: what arrives is handed over, and moved to the folder of processed mail once it is stored."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError, LoginError

from bot.channels.email import oauth
from bot.channels.email.servers import TIMEOUT_SECONDS, Server, tls

log = logging.getLogger(__name__)

PROCESSED = "Verwerkt"
LARGEST_BYTES = 30_000_000

_IDLE_SECONDS = (2, 20, 9 * 60)
"""How long to idle before looking again: first short, for what came between looking and idling is told to
nobody; at most nine minutes, for routers forget a silent connection."""

_WAKE_SECONDS = 0.5
_POLL_SECONDS = 20
_STUCK_SECONDS = 30 * 60
_TRY_AGAIN_SECONDS = (1, 2, 5, 15, 30, 60)
_MAIL_AGAIN_SECONDS = (5, 15, 60, 300, 900)
_FIRST_TIME = timedelta(days=1)
_RENUMBERED = timedelta(days=14)


class Place(Protocol):
    """Where reading has come: kept outside, so that a restart goes on from there."""

    def get(self) -> tuple[int, int] | None:
        """The mailbox's UIDVALIDITY and the first UID that is ours to read; None before the first time."""

    def put(self, uid_validity: int, first_uid: int) -> None:
        """Keep both."""


Handle = Callable[[bytes], None]
"""Stores a raw mail; returns once that is done, and raises where it could not be."""


class MailboxWatch:
    """Watches one mailbox in a thread of its own.

    Args:
        name: what logs call it; never an address.
        folder_made: the folder of processed mail.
    """

    def __init__(self, name: str, server: Server, place: Place, handle: Handle, *, folder: str = PROCESSED) -> None:
        self._name = name
        self._server = server
        self._place = place
        self._handle = handle
        self._folder = folder
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._again: dict[int, tuple[int, float]] = {}
        self.last_look: float | None = None
        self.trouble: str | None = None

    def start(self) -> None:
        """Begin; returns at once."""
        if self._thread is None or not self._thread.is_alive():
            self._stopping.clear()
            self._thread = threading.Thread(target=self._run, daemon=True, name=f"mailbox {self._name}")
            self._thread.start()

    def is_stuck(self, now: float) -> bool:
        """Whether it has not come round to looking for longer than any waiting takes; ``now`` is monotonic."""
        return self.last_look is not None and now - self.last_look > _STUCK_SECONDS

    def stop(self, seconds: float = 8.0) -> None:
        """End, and wait for that so long."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(seconds)

    # The connection --------------------------------------------------------------------------

    def _run(self) -> None:
        tries = 0
        while not self._stopping.is_set():
            try:
                with connect(self._server) as client:
                    self._watch(client)
                tries = 0
            except Exception as error:  # noqa: BLE001  whatever it was, the mail stays where it is
                if self._stopping.is_set():
                    return
                # A connection that held for a while was no failed try.
                tries = 0 if self.last_look and time.monotonic() - self.last_look < 60 else tries
                self.trouble = what_is_wrong(error)
                log.warning("mailbox of %s: %s; connecting again", self._name, self.trouble)
            seconds = _TRY_AGAIN_SECONDS[min(tries, len(_TRY_AGAIN_SECONDS) - 1)]
            tries += 1
            self._stopping.wait(max(seconds, 30) if self.trouble in _TO_MEND else seconds)

    def _watch(self, client: IMAPClient) -> None:
        folder = _processed_folder(client, self._folder)
        first_uid = self._begin(client, folder)[1]
        idles = client.has_capability("IDLE")
        quiet = 0
        while not self._stopping.is_set():
            uids = [uid for uid in client.search(["UID", f"{first_uid}:*"]) if uid >= first_uid]
            self._take_in(client, folder, uids)
            self.last_look, self.trouble = time.monotonic(), None
            if idles:
                heard = self._idle(client, _IDLE_SECONDS[min(quiet, len(_IDLE_SECONDS) - 1)])
                quiet = 0 if heard or uids else quiet + 1
            else:
                self._stopping.wait(_POLL_SECONDS)
                client.noop()

    def _begin(self, client: IMAPClient, folder: str) -> tuple[int, int]:
        """Open the inbox and find where to begin.

        The first time, and after the server renumbered everything, only recent unread mail is taken: what
        lay in a mailbox before is not ours to answer.
        """
        told = client.select_folder("INBOX")
        validity, next_uid = int(told[b"UIDVALIDITY"]), int(told.get(b"UIDNEXT") or 1)
        known = self._place.get()
        if known is not None and known[0] == validity:
            return known
        age = _FIRST_TIME if known is None else _RENUMBERED
        since = datetime.now(UTC) - age
        recent = []
        if unseen := client.search(["UNSEEN", "SINCE", (since - timedelta(days=1)).date()]):
            dates = client.fetch(unseen, ["INTERNALDATE"])
            recent = [uid for uid in unseen if _aware(dates[uid][b"INTERNALDATE"]) >= since and uid < next_uid]
        self._take_in(client, folder, recent)
        if not self._stopping.is_set():
            # What could not be stored yet stays ours to read.
            first = min([uid for uid in recent if uid in self._again], default=next_uid)
            self._place.put(validity, first)
            return validity, first
        return validity, next_uid

    def _idle(self, client: IMAPClient, seconds: float) -> bool:
        """Wait until the server tells of mail; whether it did."""
        client.idle()
        until = time.monotonic() + seconds
        while not self._stopping.is_set() and time.monotonic() < until:
            began = time.monotonic()
            told = client.idle_check(timeout=_WAKE_SECONDS)
            if any(one and one[0] == b"BYE" for one in told):
                raise ConnectionResetError("the server said goodbye")
            if any(len(one) > 1 and one[1] in (b"EXISTS", b"RECENT") for one in told):
                client.idle_done()
                return True
            if not told and time.monotonic() - began < _WAKE_SECONDS / 2:
                break  # nothing, at once: the connection is gone, which the next command finds out
            if self._again and min(at for _, at in self._again.values()) <= time.monotonic():
                break
        client.idle_done()
        return False

    # The mail --------------------------------------------------------------------------------

    def _take_in(self, client: IMAPClient, folder: str, uids: list[int]) -> None:
        for uid in sorted(uids):
            if self._stopping.is_set():
                return
            tries, at = self._again.get(uid, (0, 0.0))
            if at > time.monotonic():
                continue
            raw = _fetch(client, uid)
            if raw is None:
                self._again.pop(uid, None)
                continue
            try:
                self._handle(raw)
            except Exception as error:  # noqa: BLE001  whatever it was, the mail stays where it is
                seconds = _MAIL_AGAIN_SECONDS[min(tries, len(_MAIL_AGAIN_SECONDS) - 1)]
                self._again[uid] = (tries + 1, time.monotonic() + seconds)
                log.warning("mailbox of %s: a mail could not be stored yet (%s)", self._name, type(error).__name__)
                continue
            self._again.pop(uid, None)
            _put_away(client, uid, folder)


def what_is_wrong(error: Exception) -> str:
    """A short word for it, free of anybody's data."""
    if isinstance(error, oauth.NoToken):
        return error.code
    return "login" if isinstance(error, LoginError) else type(error).__name__


_TO_MEND = frozenset({"login", "token_invalid_client", "token_invalid_grant", "token_unauthorized_client"})
"""What does not go away by trying again at once, and may lock an account."""


def connect(server: Server) -> IMAPClient:
    """Connect and log in.

    Raises:
        OSError, IMAPClientError: that does not work; LoginError where it is the password; oauth.NoToken.
    """
    client = IMAPClient(
        server.host, port=server.port, ssl=server.security == "tls",
        ssl_context=tls(server) if server.security == "tls" else None, timeout=TIMEOUT_SECONDS, use_uid=True,
    )  # fmt: skip
    try:
        if server.security == "starttls":
            client.starttls(tls(server))
        _log_in(client, server)
    except BaseException:
        with suppress(Exception):
            client.shutdown()
        raise
    return client


def _log_in(client: IMAPClient, server: Server) -> None:
    if server.tokens is None:
        client.login(server.user, server.password)
        return
    token = server.tokens.token()
    try:
        _log_in_with(client, server.user, token)
    except LoginError:
        if not server.tokens.refused(token):
            raise
        _log_in_with(client, server.user, server.tokens.token())


def _log_in_with(client: IMAPClient, user: str, token: str) -> None:
    # A refusal comes as a challenge, to be answered with nothing.
    client.sasl_login("XOAUTH2", lambda challenge: b"" if challenge else oauth.sasl(user, token))


def _processed_folder(client: IMAPClient, name: str) -> str:
    """The name of the folder on this server; made where it is missing."""
    folder = name
    if client.has_capability("NAMESPACE"):
        personal: Any = client.namespace().personal
        if personal and personal[0][0]:
            folder = f"{personal[0][0]}{name}"
    if not client.folder_exists(folder):
        client.create_folder(folder)
        with suppress(IMAPClientError):
            client.subscribe_folder(folder)
    return folder


def _fetch(client: IMAPClient, uid: int) -> bytes | None:
    """A raw mail without marking it as read; of a giant one only the beginning; None where it is gone."""
    told = client.fetch([uid], ["RFC822.SIZE"]).get(uid)
    if told is None:
        return None
    what = "BODY.PEEK[]" if int(told[b"RFC822.SIZE"]) <= LARGEST_BYTES else f"BODY.PEEK[]<0.{LARGEST_BYTES}>"
    found = client.fetch([uid], [what]).get(uid, {})
    raw = next((value for key, value in found.items() if key.startswith(b"BODY[]")), None)
    return raw if isinstance(raw, bytes) else None


def _put_away(client: IMAPClient, uid: int, folder: str) -> None:
    """Mark a stored mail as read and move it; whoever finds it again sees that it was stored already."""
    client.add_flags([uid], [b"\\Seen"], silent=True)
    if client.has_capability("MOVE"):
        client.move([uid], folder)
        return
    client.copy([uid], folder)
    client.add_flags([uid], [b"\\Deleted"], silent=True)
    if client.has_capability("UIDPLUS"):
        client.uid_expunge([uid])
    else:
        client.expunge()


def _aware(at: datetime) -> datetime:
    return at.astimezone(UTC)
