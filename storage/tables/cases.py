"""Cases, their deadlines and their history."""

from sqlalchemy import JSON, Boolean, Column, Date, Index, Integer, LargeBinary, Table, Text, UniqueConstraint

from ..instants import Instant
from .base import metadata, refers_to, row_number

# One key belongs to one case: destroying it erases this case and nothing else, hence the constraint.
cases = Table(
    "cases",
    metadata,
    row_number(),
    Column("reference", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("anonymous", Boolean, nullable=False),
    Column("confidential", Boolean, nullable=False),
    Column("danger", Boolean, nullable=False),
    Column("procedure_version", Integer, nullable=False),
    Column("language", Text, nullable=False),
    Column("step_number", Integer, nullable=False),
    Column("step_key", Text, nullable=False),
    Column("handler", Text),
    Column("owner", Text),
    refers_to("conversation_id", "conversations", nullable=True),
    Column("key_id", Text, nullable=False),
    Column("content", LargeBinary),
    Column("return_code_digest", Text),
    Column("received_at", Instant, nullable=False),
    Column("official_at", Instant),
    Column("acknowledged_at", Instant),
    Column("decided_at", Instant),
    Column("closed_at", Instant),
    Column("erased_at", Instant),
    Column("retention_until", Date),
    Column("version", Integer, nullable=False),
    Column("statistics", JSON),
    UniqueConstraint("reference"),
    UniqueConstraint("key_id"),
    sqlite_autoincrement=True,
)
Index("ix_cases_organisation_status", cases.c.organisation, cases.c.status)
Index("ix_cases_organisation_received_at", cases.c.organisation, cases.c.received_at)
Index("ix_cases_conversation_id", cases.c.conversation_id)
Index("ix_cases_retention_until", cases.c.retention_until)

deadlines = Table(
    "deadlines",
    metadata,
    row_number(),
    refers_to("case_id", "cases", nullable=False),
    Column("key", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("start_on", Date),
    Column("due", Date),
    Column("status", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("owner", Text),
    Column("met_at", Instant),
    Column("internal", Boolean, nullable=False),
    sqlite_autoincrement=True,
)
Index("ix_deadlines_case_id", deadlines.c.case_id)
Index("ix_deadlines_status_due", deadlines.c.status, deadlines.c.due)

history = Table(
    "history",
    metadata,
    row_number(),
    refers_to("case_id", "cases", nullable=False),
    Column("at", Instant, nullable=False),
    Column("event", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("actor", Text),
    Column("key_id", Text, nullable=False),
    Column("note", LargeBinary),
    sqlite_autoincrement=True,
)
Index("ix_history_case_id", history.c.case_id)
