"""Staff: alerts about danger, signing in at the desk, and who looked at what."""

from sqlalchemy import Column, Index, LargeBinary, Table, Text, UniqueConstraint

from ..instants import Instant
from .base import RowNumber, metadata, only_where, refers_to, row_number

alerts = Table(
    "alerts",
    metadata,
    row_number(),
    Column("organisation", Text, nullable=False),
    refers_to("conversation_id", "conversations", nullable=True),
    refers_to("case_id", "cases", nullable=True),
    Column("kind", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("sentence", LargeBinary),
    Column("key_id", Text, nullable=False),
    Column("raised_at", Instant, nullable=False),
    Column("to_staff", Text),
    Column("taken_by", Text),
    Column("taken_at", Instant),
    Column("escalated_at", Instant),
    sqlite_autoincrement=True,
)
Index("ix_alerts_untaken", alerts.c.raised_at, **only_where("taken_at IS NULL"))
Index("ix_alerts_conversation_id", alerts.c.conversation_id)
Index("ix_alerts_case_id", alerts.c.case_id)
Index("ix_alerts_key_id", alerts.c.key_id)

sign_ins = Table(
    "sign_ins",
    metadata,
    row_number(),
    Column("organisation", Text, nullable=False),
    Column("staff", Text, nullable=False),
    Column("token_digest", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
    UniqueConstraint("token_digest"),
    sqlite_autoincrement=True,
)

staff_sessions = Table(
    "staff_sessions",
    metadata,
    row_number(),
    Column("organisation", Text, nullable=False),
    Column("staff", Text, nullable=False),
    Column("token_digest", Text, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("ended_at", Instant),
    UniqueConstraint("token_digest"),
    sqlite_autoincrement=True,
)
Index("ix_staff_sessions_organisation_staff", staff_sessions.c.organisation, staff_sessions.c.staff)

# The log outlives the case it speaks of, so ``case_id`` refers to nothing and content never enters it.
access_log = Table(
    "access_log",
    metadata,
    row_number(),
    Column("at", Instant, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("case_id", RowNumber),
    sqlite_autoincrement=True,
)
Index("ix_access_log_case_id", access_log.c.case_id)
Index("ix_access_log_organisation_at", access_log.c.organisation, access_log.c.at)
