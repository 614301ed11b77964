"""The tables of the main database, one module for each part of the field.

Instants are aware UTC; other columns say their unit; enumerations are text. A column that ends up as
``LargeBinary`` holds sealed content (see ``storage.encryption``) and nothing else.
"""

from .base import metadata
from .cases import cases, deadlines, history
from .conversations import addresses, attachments, conversations
from .follow_ups import follow_ups
from .keys_to_delete import keys_to_delete
from .messages import inbox, outbox
from .service import service_state
from .staff import access_log, alerts, sign_ins, staff_sessions

__all__ = [
    "access_log",
    "addresses",
    "alerts",
    "attachments",
    "cases",
    "conversations",
    "deadlines",
    "follow_ups",
    "history",
    "inbox",
    "keys_to_delete",
    "metadata",
    "outbox",
    "service_state",
    "sign_ins",
    "staff_sessions",
]
