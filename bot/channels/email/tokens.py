"""Marks in what we send, by which an answer or a bounce is recognised; nobody can make or guess one."""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable, Iterable

from bot.channels.email.addresses import domain

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MARK = re.compile(r"vd[-.]([0-9a-z]{1,10})-([0-9a-f]{16})", re.IGNORECASE)
_LONGEST_LOCAL_PART = 64


class Tokens:
    """The marks of one organisation's mailbox.

    Args:
        digest: a keyed digest in hex (HMAC), of which 64 bits are used.
    """

    def __init__(self, organisation: str, address: str, digest: Callable[[str], str]) -> None:
        self._organisation = organisation
        self._address = address
        self._digest = digest

    def message_id(self, outbox_id: int) -> str:
        """Our Message-ID of a message; the same at every try, so that a mail program shows it once."""
        return f"<vd.{self._mark(outbox_id)}@{domain(self._address)}>"

    def thread_id(self, reference: str) -> str:
        """An id that all our mails to staff about one case refer to, so that they stand together."""
        seal = self._digest(f"{self._organisation} thread {reference}")[:16]
        return f"<case.{seal}@{domain(self._address)}>"

    def reply_address(self, outbox_id: int) -> str | None:
        """Our address with the mark behind a plus; None where it would be too long."""
        local, _, host = self._address.rpartition("@")
        local = f"{local}+vd-{self._mark(outbox_id)}"
        return f"{local}@{host}" if len(local) <= _LONGEST_LOCAL_PART else None

    def probe_mark(self, name: str) -> str:
        """The mark of a test mail to ourselves."""
        return f"{name}-{self._digest(f'{self._organisation} probe {name}')[:16]}"

    def is_probe(self, mark: str) -> bool:
        """Whether a test mail is our own."""
        return hmac.compare_digest(mark.encode(), self.probe_mark(mark.rpartition("-")[0]).encode())

    def outbox_ids(self, values: Iterable[str]) -> list[int]:
        """The messages of ours that Message-IDs or addresses name, in that order; forged marks are passed over."""
        found: list[int] = []
        for value in values:
            for number, seal in _MARK.findall(value):
                outbox_id = int(number.lower(), 36)
                if hmac.compare_digest(self._seal(outbox_id), seal.lower()) and outbox_id not in found:
                    found.append(outbox_id)
        return found

    def _mark(self, outbox_id: int) -> str:
        return f"{_base36(outbox_id)}-{self._seal(outbox_id)}"

    def _seal(self, outbox_id: int) -> str:
        return self._digest(f"{self._organisation} {outbox_id}")[:16]


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
        if not number:
            return digits
