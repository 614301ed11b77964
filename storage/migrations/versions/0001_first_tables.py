"""The first tables."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# A migration stays as it was written, so it spells out what the tables' own modules may change later.
RowNumber = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Instant = sa.DateTime(timezone=True)


def only_where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    op.create_table(
        "access_log",
        sa.Column("id", RowNumber, autoincrement=True, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("case_id", RowNumber, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_access_log"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_access_log_case_id", "access_log", ["case_id"])
    op.create_index("ix_access_log_organisation_at", "access_log", ["organisation", "at"])
    op.create_table(
        "conversations",
        sa.Column("id", RowNumber, autoincrement=True, nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("contact_digest", sa.Text(), nullable=False),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=True),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("case_id", RowNumber, nullable=True),
        sa.Column("last_inbound_at", Instant, nullable=True),
        sa.Column("last_outbound_at", Instant, nullable=True),
        sa.Column("opted_out_at", Instant, nullable=True),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("updated_at", Instant, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_conversations"),
        sa.UniqueConstraint(
            "channel",
            "organisation",
            "contact_digest",
            name="uq_conversations_channel_organisation_contact_digest",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_conversations_key_id", "conversations", ["key_id"])
    op.create_index("ix_conversations_updated_at", "conversations", ["updated_at"])
    op.create_table(
        "service_state",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("updated_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_service_state"),
    )
    op.create_table(
        "sign_ins",
        sa.Column("id", RowNumber, autoincrement=True, nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.Column("token_digest", sa.Text(), nullable=False),
        sa.Column("made_at", Instant, nullable=False),
        sa.Column("expires_at", Instant, nullable=False),
        sa.Column("used_at", Instant, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_sign_ins"),
        sa.UniqueConstraint("token_digest", name="uq_sign_ins_token_digest"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "staff_sessions",
        sa.Column("id", RowNumber, autoincrement=True, nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.Column("token_digest", sa.Text(), nullable=False),
        sa.Column("started_at", Instant, nullable=False),
        sa.Column("expires_at", Instant, nullable=False),
        sa.Column("ended_at", Instant, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_staff_sessions"),
        sa.UniqueConstraint("token_digest", name="uq_staff_sessions_token_digest"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_staff_sessions_organisation_staff", "staff_sessions", ["organisation", "staff"])
    op.create_table(
        "cases",
        sa.Column("id", RowNumber, autoincrement=True, nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        sa.Column("danger", sa.Boolean(), nullable=False),
        sa.Column("procedure_version", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("step_number", sa.Integer(), nullable=False),
        sa.Column("step_key", sa.Text(), nullable=False),
        sa.Column("handler", sa.Text(), nullable=True),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("conversation_id", RowNumber, nullable=True),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("return_code_digest", sa.Text(), nullable=True),
        sa.Column("received_at", Instant, nullable=False),
        sa.Column("official_at", Instant, nullable=True),
        sa.Column("acknowledged_at", Instant, nullable=True),
        sa.Column("decided_at", Instant, nullable=True),
        sa.Column("closed_at", Instant, nullable=True),
        sa.Column("erased_at", Instant, nullable=True),
        sa.Column("retention_until", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name="fk_cases_conversation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
        sa.UniqueConstraint("key_id", name="uq_cases_key_id"),
        sa.UniqueConstraint("reference", name="uq_cases_reference"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_cases_conversation_id", "cases", ["conversation_id"])
    op.create_index("ix_cases_organisation_received_at", "cases", ["organisation", "received_at"])
    op.create_index("ix_cases_organisation_status", "cases", ["organisation", "status"])
    op.create_index("ix_cases_retention_until", "cases", ["retention_until"])
    op.create_table(
        "inbox",
        sa.Column("id", RowNumber, autoincrement=True, nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("conversation_id", RowNumber, nullable=False),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=True),
        sa.Column("received_at", Instant, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", Instant, nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("done_at", Instant, nullable=True),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name="fk_inbox_conversation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_inbox"),
        sa.UniqueConstraint("channel", "external_id", name="uq_inbox_channel_external_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_inbox_conversation_id", "inbox", ["conversation_id", "id"])
    op.create_index("ix_inbox_next", "inbox", ["id"], **only_where("status = 'waiting'"))
    op.create_index("ix_inbox_key_id", "inbox", ["key_id"])
    op.create_index(
        "ix_inbox_waiting", "inbox", ["conversation_id", "id"], **only_where("status = 'waiting'")
    )
    op.create_table(
        "addresses",
        sa.Column("id", RowNumber, autoincrement=True, nullable=False),
        sa.Column("conversation_id", RowNumber, nullable=True),
        sa.Column("case_id", RowNumber, nullable=True),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ciphertext", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_addresses_case_id"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="fk_addresses_conversation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_addresses"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_addresses_case_id", "addresses", ["case_id"])
    op.create_index("ix_addresses_conversation_id", "addresses", ["conversation_id"])
    op.create_index("ix_addresses_key_id", "addresses", ["key_id"])
    op.create_table(
        "alerts",
        sa.Column("id", RowNumber, autoincrement=True, nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("conversation_id", RowNumber, nullable=True),
        sa.Column("case_id", RowNumber, nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("sentence", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("raised_at", Instant, nullable=False),
        sa.Column("to_staff", sa.Text(), nullable=True),
        sa.Column("taken_by", sa.Text(), nullable=True),
        sa.Column("taken_at", Instant, nullable=True),
        sa.Column("escalated_at", Instant, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_alerts_case_id"),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name="fk_alerts_conversation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_alerts"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_alerts_case_id", "alerts", ["case_id"])
    op.create_index("ix_alerts_conversation_id", "alerts", ["conversation_id"])
    op.create_index("ix_alerts_key_id", "alerts", ["key_id"])
    op.create_index("ix_alerts_untaken", "alerts", ["raised_at"], **only_where("taken_at IS NULL"))
    op.create_table(
        "attachments",
        sa.Column("id", RowNumber, autoincrement=True, nullable=False),
        sa.Column("conversation_id", RowNumber, nullable=True),
        sa.Column("case_id", RowNumber, nullable=True),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=True),
        sa.Column("content_type", sa.Text(), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("received_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_attachments_case_id"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="fk_attachments_conversation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_attachments"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_attachments_case_id", "attachments", ["case_id"])
    op.create_index("ix_attachments_conversation_id", "attachments", ["conversation_id"])
    op.create_index("ix_attachments_key_id", "attachments", ["key_id"])
    op.create_table(
        "deadlines",
        sa.Column("id", RowNumber, autoincrement=True, nullable=False),
        sa.Column("case_id", RowNumber, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("met_at", Instant, nullable=True),
        sa.Column("internal", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_deadlines_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_deadlines"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_deadlines_case_id", "deadlines", ["case_id"])
    op.create_index("ix_deadlines_status_due", "deadlines", ["status", "due"])
    op.create_table(
        "follow_ups",
        sa.Column("id", RowNumber, autoincrement=True, nullable=False),
        sa.Column("case_id", RowNumber, nullable=True),
        sa.Column("conversation_id", RowNumber, nullable=True),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("to", sa.Text(), nullable=False),
        sa.Column("due_at", Instant, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("claimed_until", Instant, nullable=True),
        sa.Column("done_at", Instant, nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("key_id", sa.Text(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_follow_ups_case_id"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="fk_follow_ups_conversation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_follow_ups"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_follow_ups_case_id", "follow_ups", ["case_id"])
    op.create_index("ix_follow_ups_conversation_id", "follow_ups", ["conversation_id"])
    op.create_index("ix_follow_ups_status_due_at", "follow_ups", ["status", "due_at"])
    op.create_table(
        "history",
        sa.Column("id", RowNumber, autoincrement=True, nullable=False),
        sa.Column("case_id", RowNumber, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=True),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_history_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_history"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_history_case_id", "history", ["case_id"])
    op.create_table(
        "outbox",
        sa.Column("id", RowNumber, autoincrement=True, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("conversation_id", RowNumber, nullable=True),
        sa.Column("case_id", RowNumber, nullable=True),
        sa.Column("in_reply_to", RowNumber, nullable=True),
        sa.Column("to", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", Instant, nullable=False),
        sa.Column("claimed_until", Instant, nullable=True),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("sent_at", Instant, nullable=True),
        sa.Column("delivered_at", Instant, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_outbox_case_id"),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name="fk_outbox_conversation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_case_id", "outbox", ["case_id"])
    op.create_index("ix_outbox_conversation_id", "outbox", ["conversation_id", "id"])
    op.create_index("ix_outbox_external_id", "outbox", ["channel", "external_id"])
    op.create_index("ix_outbox_in_reply_to", "outbox", ["in_reply_to"])
    op.create_index("ix_outbox_key_id", "outbox", ["key_id"])
    op.create_index("ix_outbox_sending", "outbox", ["claimed_until"], **only_where("status = 'sending'"))
    op.create_index(
        "ix_outbox_underway", "outbox", ["target", "id"], **only_where("status IN ('waiting', 'sending')")
    )
    op.create_index("ix_outbox_waiting", "outbox", ["next_attempt_at"], **only_where("status = 'waiting'"))
