"""What came in and what goes out."""

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, Text, UniqueConstraint

from ..instants import Instant
from .base import RowNumber, metadata, only_where, refers_to, row_number

# ``external_id`` is a digest: on some channels the platform's own number holds an address.
inbox = Table(
    "inbox",
    metadata,
    row_number(),
    Column("channel", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("external_id", Text, nullable=False),
    refers_to("conversation_id", "conversations", nullable=False),
    Column("key_id", Text, nullable=False),
    Column("payload", LargeBinary),
    Column("received_at", Instant, nullable=False),
    Column("status", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_attempt_at", Instant, nullable=False),
    Column("error", Text),
    Column("done_at", Instant),
    UniqueConstraint("channel", "external_id"),
    sqlite_autoincrement=True,
)
Index("ix_inbox_conversation_id", inbox.c.conversation_id, inbox.c.id)
Index("ix_inbox_waiting", inbox.c.conversation_id, inbox.c.id, **only_where("status = 'waiting'"))
Index("ix_inbox_next", inbox.c.id, **only_where("status = 'waiting'"))
Index("ix_inbox_key_id", inbox.c.key_id)

# ``target`` names whom a row goes to in one word, so that order can be kept without decrypting anything.
outbox = Table(
    "outbox",
    metadata,
    row_number(),
    Column("at", Instant, nullable=False),
    Column("organisation", Text, nullable=False),
    refers_to("conversation_id", "conversations", nullable=True),
    refers_to("case_id", "cases", nullable=True),
    Column("in_reply_to", RowNumber),
    Column("to", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("content", LargeBinary),
    Column("key_id", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_attempt_at", Instant, nullable=False),
    Column("claimed_until", Instant),
    Column("priority", Integer, nullable=False),
    Column("error", Text),
    Column("external_id", Text),
    Column("sent_at", Instant),
    Column("delivered_at", Instant),
    sqlite_autoincrement=True,
)
Index("ix_outbox_waiting", outbox.c.next_attempt_at, **only_where("status = 'waiting'"))
Index("ix_outbox_underway", outbox.c.target, outbox.c.id, **only_where("status IN ('waiting', 'sending')"))
Index("ix_outbox_sending", outbox.c.claimed_until, **only_where("status = 'sending'"))
Index("ix_outbox_conversation_id", outbox.c.conversation_id, outbox.c.id)
Index("ix_outbox_case_id", outbox.c.case_id)
Index("ix_outbox_in_reply_to", outbox.c.in_reply_to)
Index("ix_outbox_external_id", outbox.c.channel, outbox.c.external_id)
Index("ix_outbox_key_id", outbox.c.key_id)
