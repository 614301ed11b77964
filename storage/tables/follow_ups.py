"""Follow-ups: what is planned, for which case, due when, under which rule, with what outcome."""

from sqlalchemy import JSON, Column, Index, LargeBinary, Table, Text

from ..instants import Instant
from .base import metadata, refers_to, row_number

follow_ups = Table(
    "follow_ups",
    metadata,
    row_number(),
    refers_to("case_id", "cases", nullable=True),
    refers_to("conversation_id", "conversations", nullable=True),
    Column("organisation", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("to", Text, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("status", Text, nullable=False),
    Column("claimed_until", Instant),
    Column("done_at", Instant),
    Column("outcome", Text),
    Column("data", JSON, nullable=False),
    Column("key_id", Text),
    Column("content", LargeBinary),
    sqlite_autoincrement=True,
)
Index("ix_follow_ups_status_due_at", follow_ups.c.status, follow_ups.c.due_at)
Index("ix_follow_ups_case_id", follow_ups.c.case_id)
Index("ix_follow_ups_conversation_id", follow_ups.c.conversation_id)
