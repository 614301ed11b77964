"""The unit of work: one transaction, and the repositories that take part in it."""

import logging
from functools import cached_property
from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from .access_log import AccessLog
from .addresses import Addresses
from .alerts import Alerts
from .attachments import Attachments
from .cases import Cases
from .conversations import Conversations
from .encryption import Keyring
from .follow_ups import FollowUps
from .history import History
from .inbox import Inbox
from .outbox import Outbox
from .service_state import ServiceState
from .session import Session
from .sign_ins import SignIns

log = logging.getLogger(__name__)


class UnitOfWork:
    """What is done in it happens as a whole at :meth:`commit`, or not at all.

    Use it as a context manager; leaving without a commit rolls back. The transaction begins with the first
    statement, so an unused one costs nothing. After a commit a next transaction may begin in the same block.
    It belongs to one thread, and on SQLite a thread has one that writes at a time.

    Args:
        engine: from :func:`storage.database.open_database`.
        keyring: seals and opens what people told.
        read_only: takes no write lock on SQLite; nothing may be written.
    """

    def __init__(self, engine: Engine, keyring: Keyring, *, read_only: bool = False) -> None:
        self.session = Session(engine, keyring, read_only)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.session.end()

    def commit(self) -> None:
        """Make everything done so far last, then carry out what was to follow it.

        What follows (destroying a key) is recorded in the same transaction and repeated at the next start, so
        trouble with it is logged and never looks like a failed commit.
        """
        for action in self.session.commit():
            try:
                action()
            except Exception:
                log.exception("an action after the commit failed; it is repeated later")

    def rollback(self) -> None:
        """Undo everything since the last commit."""
        self.session.rollback()

    @cached_property
    def inbox(self) -> Inbox:
        """Messages that came in."""
        return Inbox(self.session, self.conversations)

    @cached_property
    def conversations(self) -> Conversations:
        """Conversations and the state of their dialogue."""
        return Conversations(self.session)

    @cached_property
    def outbox(self) -> Outbox:
        """Messages that go out."""
        return Outbox(self.session)

    @cached_property
    def cases(self) -> Cases:
        """Cases and their deadlines."""
        return Cases(self.session)

    @cached_property
    def follow_ups(self) -> FollowUps:
        """What is planned."""
        return FollowUps(self.session)

    @cached_property
    def history(self) -> History:
        """What happened in each case."""
        return History(self.session)

    @cached_property
    def alerts(self) -> Alerts:
        """Alerts about danger."""
        return Alerts(self.session)

    @cached_property
    def addresses(self) -> Addresses:
        """The vault of addresses."""
        return Addresses(self.session)

    @cached_property
    def attachments(self) -> Attachments:
        """Files that people sent."""
        return Attachments(self.session)

    @cached_property
    def sign_ins(self) -> SignIns:
        """Signing in at the desk."""
        return SignIns(self.session)

    @cached_property
    def access_log(self) -> AccessLog:
        """Who looked at what."""
        return AccessLog(self.session)

    @cached_property
    def state(self) -> ServiceState:
        """What the service remembers about itself."""
        return ServiceState(self.session)
