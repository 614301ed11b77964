"""Carries out migrations on an open connection; the caller owns the transaction."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy.engine import Connection


def configuration(connection: Connection | None = None) -> Config:
    """Return the settings Alembic needs; no file of its own holds them."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    return config


def run_migrations(connection: Connection, revision: str) -> None:
    """Upgrade the tables to ``revision`` within the connection's transaction."""
    command.upgrade(configuration(connection), revision)
