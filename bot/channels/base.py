"""What a channel is to the rest: it verifies and parses what comes in, and sends what goes out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came along. ``content`` is None where it must still be fetched by ``fetch``."""

    name: str
    content_type: str
    content: bytes | None = None
    fetch: str | None = None


@dataclass(frozen=True, slots=True)
class Inbound:
    """One thing that arrived, in the same shape from every platform.

    ``external_id`` is the platform's own id, by which a second delivery is recognised; ``address`` is
    where an answer goes; ``choice`` the payload of a pressed button; ``edits`` the external id of the
    message that this one replaces; ``thread`` a staff thread (a forum topic, a mail thread).
    ``automatic`` marks what no person wrote (an out-of-office), which is stored and never answered.
    """

    external_id: str
    address: str
    text: str = ""
    choice: str | None = None
    attachments: tuple[Attachment, ...] = ()
    edits: str | None = None
    thread: str | None = None
    automatic: bool = False
    opted_out: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Delivery:
    """News about a message that was sent; a higher rank never goes back to a lower one."""

    external_id: str
    status: Literal["sent", "delivered", "failed"]
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Outbound:
    """One message that leaves. ``address`` is the platform's own; ``thread`` where it belongs in."""

    outbox_id: int
    organisation: str
    address: str
    text: str
    buttons: tuple[dict[str, str], ...] = ()
    custom: dict[str, Any] = field(default_factory=dict)
    kind: str = "answer"
    to_staff: bool = False
    reference: str | None = None
    thread: str | None = None
    last_inbound_at: datetime | None = None
    attachments: tuple[Attachment, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SendResult:
    """A message that the platform took. ``parked`` is true where only a neutral notice could go."""

    external_id: str | None
    delivered: bool = False
    parked: bool = False
    remember: dict[str, Any] = field(default_factory=dict)


class SendError(Exception):
    """A send that did not succeed, and what to do next.

    ``code`` is short and free of anybody's data. ``outcome_unknown`` is true where the platform may
    have taken the message (a time-out): it is then repeated only where a duplicate does no harm.
    """

    def __init__(
        self,
        code: str,
        *,
        retry: bool,
        retry_after: float | None = None,
        outcome_unknown: bool = False,
        second_route: bool = False,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.retry = retry
        self.retry_after = retry_after
        self.outcome_unknown = outcome_unknown
        self.second_route = second_route


Receive = Callable[[str, Inbound], Awaitable[None]]
"""Stores what arrived for an organisation (key first); returns once it is stored."""


class Channel(Protocol):
    """One platform, set up for the organisations that have it."""

    name: str

    async def start(self, receive: Receive) -> None:
        """Begin to poll, where this channel polls; a webhook needs nothing here."""

    async def stop(self) -> None:
        """End polling and close connections."""

    async def send(self, message: Outbound) -> SendResult:
        """Send one message.

        Raises:
            SendError: it did not go, with what to do next.
        """
