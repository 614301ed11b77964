"""Which conversation a mail belongs to: what it answers, then the mark in our address, then its subject.

Never the sender alone: a family may share a mailbox, and a sender is easily forged.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, Protocol

from bot.channels.email.addresses import conversation, mailbox
from bot.channels.email.mime import Mail
from bot.channels.email.tokens import Tokens

REFERENCE = re.compile(r"(?<![\w-])([A-Z0-9]{2,5}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{2})(?![\w-])")


@dataclass(frozen=True, slots=True)
class Sent:
    """A message of ours.

    ``address`` is that of its mail conversation, None where it has none; ``reference`` its case; ``staff`` the
    mailbox of the member of staff it went to, None where it went to a person.
    """

    address: str | None
    reference: str | None
    staff: str | None = None


class Records(Protocol):
    """What is known about earlier mail."""

    def sent(self, outbox_id: int) -> Sent | None:
        """A message of ours, None where there is no such one for this organisation."""

    def is_known(self, address: str) -> bool:
        """Whether there is a conversation with this address."""

    def of_reference(self, reference: str) -> str | None:
        """The address of the mail conversation of a case, None where it has none."""


@dataclass(frozen=True, slots=True)
class Match:
    """Where a mail belongs.

    ``address`` is the conversation's; ``how`` what showed it. ``reference`` is a case that the mail names
    without showing that the sender may see it: the person is to be asked. ``answers`` is the outbox row answered.
    """

    address: str
    how: Literal["answer", "mark", "thread", "subject", "new"]
    reference: str | None = None
    other_sender: bool = False
    answers: int | None = None


def match(mail: Mail, writer: str, tokens: Tokens, records: Records) -> Match:
    """Find the conversation of a person's mail, or begin one.

    Args:
        writer: the mailbox that answers to this mail would go to.
    """
    named = REFERENCE.search(mail.subject)
    reference = named[1] if named else None
    # In-Reply-To is the mail answered; References runs from the oldest to it.
    for how, ids in (
        ("answer", tokens.outbox_ids(reversed(mail.references))),
        ("mark", tokens.outbox_ids(mail.recipients)),
    ):
        for outbox_id in ids:
            sent = records.sent(outbox_id)
            if sent is None or sent.staff is not None:
                continue
            if sent.address is not None:
                return Match(sent.address, how, other_sender=mailbox(sent.address) != writer, answers=outbox_id)
            reference = reference or sent.reference
    own_id = mail.message_id or f"<{mail.content_hash[:32]}@none>"
    for first in (own_id, *mail.references):
        address = conversation(writer, first)
        if records.is_known(address):
            return Match(address, "thread")
    if reference is not None:
        address = records.of_reference(reference)
        # Somebody else's mailbox begins a talk of its own, where the return code is asked.
        if address is not None and mailbox(address) == writer:
            return Match(address, "subject")
    return Match(conversation(writer, own_id), "new", reference)


def answered_by_staff(mail: Mail, tokens: Tokens, records: Records) -> tuple[int, Sent] | None:
    """Our message to this very member of staff that a mail answers: that shows who wrote it, and on which case."""
    for outbox_id in tokens.outbox_ids([*reversed(mail.references), *mail.recipients]):
        sent = records.sent(outbox_id)
        if sent is not None and sent.staff == mail.sender:
            return outbox_id, sent
    return None


def sender_checked(mail: Mail, trusted: Collection[str]) -> bool | None:
    """What our own receiving host says about the domain of the sender (DMARC); None where it says nothing.

    A header that anybody could have put in proves nothing: a pass counts only where it stands above the
    topmost ``Received``, or where the host is known to take out others' headers.

    Args:
        trusted: domains of the hosts that receive for us.
    """
    names = [name.lower() for name, _ in mail.message.items()]
    if "authentication-results" not in names:
        return None
    value = mail.headers("Authentication-Results")[0]
    host = value.split(";", 1)[0].split()[0].lower() if value.split(";", 1)[0].split() else ""
    if not any(host == one or host.endswith(f".{one}") for one in trusted):
        return None
    if re.search(r"\bdmarc\s*=\s*(?:fail|permerror)\b", value, re.IGNORECASE):
        return False
    first = names.index("authentication-results")
    on_top = "received" not in names or first < names.index("received")
    passed = re.search(r"\bdmarc\s*=\s*pass\b", value, re.IGNORECASE)
    return True if passed and (on_top or host in _STRIPS_FORGED) else None


_STRIPS_FORGED = frozenset({"mx.google.com"})
