"""What the mail channel needs to know of earlier mail, from the database of the service."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from bot.bootstrap import Service
from bot.channels.base import Inbound
from bot.channels.email.addresses import split
from bot.channels.email.threads import Sent
from bot.turn import WHOLE_MAIL
from storage.errors import KeyDeleted
from storage.unit_of_work import UnitOfWork

CHANNEL = "email"


@dataclass(frozen=True, slots=True)
class StoredRecords:
    """:class:`bot.channels.email.threads.Records` of one organisation."""

    service: Service
    organisation: str

    def sent(self, outbox_id: int) -> Sent | None:
        with self.service.unit_of_work(read_only=True) as work:
            row = work.outbox.by_id(outbox_id)
            if row is None or row.organisation != self.organisation or row.channel != CHANNEL:
                return None
            case = work.cases.by_id(row.case_id) if row.case_id else None
            reference = case.reference if case else ((row.content or {}).get("custom") or {}).get("reference")
            if row.to.startswith("staff:"):
                user = self.service.organisations[self.organisation].staff.get(row.to.removeprefix("staff:"))
                return Sent(None, reference, staff=((user and user.email) or "").lower())
            return Sent(self._conversation(work, row.conversation_id), reference)

    def is_known(self, address: str) -> bool:
        with self.service.unit_of_work(read_only=True) as work:
            return work.conversations.find(CHANNEL, self.organisation, address) is not None

    def of_reference(self, reference: str) -> str | None:
        with self.service.unit_of_work(read_only=True) as work:
            case = work.cases.by_reference(reference)
            if case is None or case.organisation != self.organisation or case.erased_at is not None:
                return None
            return self._conversation(work, case.conversation_id)

    def keep_whole(self, inbound: Inbound, raw: bytes) -> None:
        """Keep the whole mail, sealed, beside what was stored of it; twice does no harm.

        It has no name: it holds the sender's address, so it goes to nobody by itself. Of somebody who chose to
        be anonymous, or to have everything wiped, nothing but the stored text is kept.
        """
        with self.service.unit_of_work() as work:
            stored = work.inbox.find(CHANNEL, self.organisation, inbound.external_id, inbound.address)
            if stored is None or self._is_anonymous(work, stored.conversation_id):
                return
            kept = work.attachments.of_conversation(stored.conversation_id)
            digest = hashlib.sha256(raw).digest()
            for one in kept:
                if one.content_type == WHOLE_MAIL and one.name is None and one.size_bytes == len(raw):
                    content = work.attachments.content(one.id)
                    if content is not None and hashlib.sha256(content).digest() == digest:
                        return
            try:
                work.attachments.add(
                    None, WHOLE_MAIL, raw, self.service.clock.now(), conversation_id=stored.conversation_id
                )
            except KeyDeleted:
                return  # this very mail asked to have everything wiped
            work.commit()

    @staticmethod
    def _is_anonymous(work: UnitOfWork, conversation_id: int) -> bool:
        conversation = work.conversations.by_id(conversation_id)
        if conversation is None:
            return False
        if ((conversation.state or {}).get("answers") or {}).get("anonymous") is True:
            return True
        case = work.cases.by_id(conversation.case_id) if conversation.case_id else None
        return case is not None and case.anonymous

    @staticmethod
    def _conversation(work: UnitOfWork, conversation_id: int | None) -> str | None:
        if conversation_id is None:
            return None
        known = [a.value for a in work.addresses.of_conversation(conversation_id, CHANNEL) if split(a.value)[1]]
        return known[-1] if known else None


@dataclass(frozen=True, slots=True)
class StoredPlace:
    """:class:`bot.channels.email.imap.Place` of one mailbox."""

    service: Service
    organisation: str

    @property
    def _key(self) -> str:
        return f"email place {self.organisation}"

    def get(self) -> tuple[int, int] | None:
        with self.service.unit_of_work(read_only=True) as work:
            kept = work.state.get(self._key)
        if not kept:
            return None
        validity, _, first_uid = kept.partition(" ")
        return int(validity), int(first_uid)

    def put(self, uid_validity: int, first_uid: int) -> None:
        with self.service.unit_of_work() as work:
            work.state.put(self._key, f"{uid_validity} {first_uid}", self.service.clock.now())
            work.commit()
