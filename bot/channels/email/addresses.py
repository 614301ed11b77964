"""The address of a conversation by mail: a mailbox and the mail with which the conversation began.

A mailbox alone is no conversation: families share one. The form is ``jan@example.nl#<id-of-the-first-mail>``;
staff, who have one conversation each, and people reached by a second route have the mailbox alone.
"""

from __future__ import annotations

import hashlib

_LONGEST_ID = 250


def conversation(mailbox: str, first_id: str) -> str:
    """The address of the conversation that a mail began."""
    if len(first_id) > _LONGEST_ID:
        first_id = f"<{hashlib.sha256(first_id.encode()).hexdigest()[:32]}@long>"
    return f"{mailbox}#{first_id}"


def split(address: str) -> tuple[str, str | None]:
    """The mailbox, and the Message-ID of the first mail where there is one."""
    at = address.find("@")
    mark = address.find("#", at)
    return (address, None) if at < 0 or mark < 0 else (address[:mark], address[mark + 1 :])


def mailbox(address: str) -> str:
    """The mailbox alone."""
    return split(address)[0]


def domain(address: str) -> str:
    """What comes after the last ``@`` of a mailbox, in lower case."""
    return mailbox(address).rpartition("@")[2].lower()
