"""What the service remembers about itself: the offset of its clock, heartbeats."""

from sqlalchemy import Column, Table, Text

from ..instants import Instant
from .base import metadata

service_state = Table(
    "service_state",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("updated_at", Instant, nullable=False),
)
