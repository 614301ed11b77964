"""What is left of an erased case: figures for the yearly report, and the promise to destroy its key."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("cases", sa.Column("statistics", sa.JSON(), nullable=True))
    op.create_table(
        "keys_to_delete",
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key_id", name="pk_keys_to_delete"),
    )
