"""Keys whose destruction was decided and committed, but may not have been carried out yet.

Keys lie in a store of their own, so no single transaction covers both. The row here is the promise; it is
carried out after the commit, and again at the next start if the process was killed in between.
"""

from sqlalchemy import Column, Table, Text

from ..instants import Instant
from .base import metadata

keys_to_delete = Table(
    "keys_to_delete",
    metadata,
    Column("key_id", Text, primary_key=True),
    Column("decided_at", Instant, nullable=False),
)
