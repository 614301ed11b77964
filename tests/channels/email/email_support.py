"""Mail and records for the tests of the e-mail channel; all people are made up."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP

from bot.channels.base import Inbound
from bot.channels.email.automatic import LoopBrake
from bot.channels.email.parsing import MailReader
from bot.channels.email.threads import Sent
from bot.channels.email.tokens import Tokens

OURS = "klachten@coachcenter.example"
SANNE = "sanne@example.nl"
BOSS = "directie@coachcenter.example"
ORGANISATION = "coachcenter"


def digest(value: str) -> str:
    return hmac.new(b"test", value.encode(), hashlib.sha256).hexdigest()


TOKENS = Tokens(ORGANISATION, OURS, digest)


@dataclass
class FakeRecords:
    """Records in memory."""

    messages: dict[int, Sent] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    references: dict[str, str] = field(default_factory=dict)
    kept: list[tuple[str, bytes]] = field(default_factory=list)

    def sent(self, outbox_id: int) -> Sent | None:
        return self.messages.get(outbox_id)

    def is_known(self, address: str) -> bool:
        return address in self.known

    def of_reference(self, reference: str) -> str | None:
        return self.references.get(reference)

    def keep_whole(self, inbound: Inbound, raw: bytes) -> None:
        self.kept.append((inbound.external_id, raw))


def reader(records: FakeRecords | None = None) -> MailReader:
    return MailReader(
        TOKENS,
        records or FakeRecords(),
        frozenset({OURS}),
        frozenset({BOSS}),
        frozenset({"coachcenter.example"}),
        LoopBrake(),
    )


def mail(
    text: str = "Mijn coach komt te laat.",
    *,
    sender: str = f"Sanne Voorbeeld <{SANNE}>",
    to: str = OURS,
    subject: str = "Klacht",
    message_id: str | None = "<1@example.nl>",
    html: str | None = None,
    files: tuple[tuple[str, str, bytes], ...] = (),
    **headers: str,
) -> bytes:
    """A mail; ``headers`` by name with underscores for hyphens."""
    made = EmailMessage(policy=SMTP)
    made["From"], made["To"], made["Subject"] = sender, to, subject
    made["Date"] = "Fri, 20 Nov 2026 10:00:00 +0100"
    if message_id:
        made["Message-ID"] = message_id
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    if html is not None:
        made.add_alternative(html, subtype="html")
    for name, kind, content in files:
        main, _, sub = kind.partition("/")
        made.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return made.as_bytes()


def received(raw: bytes, records: FakeRecords | None = None) -> Inbound:
    """The message that a raw mail is, which must be one."""
    event = reader(records).event(raw, 0.0)
    return event.inbound  # type: ignore[union-attr]
