"""Logs: to stderr, without anybody's words, names or numbers."""

from __future__ import annotations

import logging
import sys
from typing import TextIO

from storage.redaction import redact_secrets


class _Plain(logging.Formatter):
    """One line per record; an exception is named by its type and place, never by its text."""

    def format(self, record: logging.LogRecord) -> str:
        line = redact_secrets(f"{self.formatTime(record)} {record.levelname} {record.name}: {record.getMessage()}")
        if record.exc_info and record.exc_info[0]:
            frame = record.exc_info[2]
            while frame is not None and frame.tb_next is not None:
                frame = frame.tb_next
            place = f" at {frame.tb_frame.f_code.co_name}:{frame.tb_lineno}" if frame else ""
            line += f" [{record.exc_info[0].__name__}{place}]"
        return line


class _ToStderr(logging.StreamHandler):  # type: ignore[type-arg]
    """Writes to whatever stderr is at that moment, so that a stream that was closed meanwhile breaks nothing."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]
        return sys.stderr


def configure(level: int = logging.INFO) -> None:
    """Send all logs to stderr in the plain form."""
    # Python's own report of a record that could not be written shows its text and the calls that led there.
    logging.raiseExceptions = False
    handler = _ToStderr()
    handler.setFormatter(_Plain())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in ("sqlalchemy", "alembic", "uvicorn.access"):
        logging.getLogger(name).setLevel(logging.WARNING)
