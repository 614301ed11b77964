"""Conversations, the vault of addresses, and what people sent along."""

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, Text, UniqueConstraint

from ..instants import Instant
from .base import RowNumber, metadata, refers_to, row_number

conversations = Table(
    "conversations",
    metadata,
    row_number(),
    Column("channel", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("contact_digest", Text, nullable=False),
    Column("key_id", Text, nullable=False),
    Column("state", LargeBinary),
    Column("owner", Text, nullable=False),
    Column("language", Text),
    Column("case_id", RowNumber),
    Column("last_inbound_at", Instant),
    Column("last_outbound_at", Instant),
    Column("opted_out_at", Instant),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("channel", "organisation", "contact_digest"),
    sqlite_autoincrement=True,
)
Index("ix_conversations_key_id", conversations.c.key_id)
Index("ix_conversations_updated_at", conversations.c.updated_at)

addresses = Table(
    "addresses",
    metadata,
    row_number(),
    refers_to("conversation_id", "conversations", nullable=True),
    refers_to("case_id", "cases", nullable=True),
    Column("key_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("ciphertext", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)
Index("ix_addresses_conversation_id", addresses.c.conversation_id)
Index("ix_addresses_case_id", addresses.c.case_id)
Index("ix_addresses_key_id", addresses.c.key_id)

attachments = Table(
    "attachments",
    metadata,
    row_number(),
    refers_to("conversation_id", "conversations", nullable=True),
    refers_to("case_id", "cases", nullable=True),
    Column("key_id", Text, nullable=False),
    Column("name", LargeBinary),
    Column("content_type", Text, nullable=False),
    Column("size_bytes", Integer, nullable=False),
    Column("content", LargeBinary),
    Column("received_at", Instant, nullable=False),
    sqlite_autoincrement=True,
)
Index("ix_attachments_conversation_id", attachments.c.conversation_id)
Index("ix_attachments_case_id", attachments.c.case_id)
Index("ix_attachments_key_id", attachments.c.key_id)
