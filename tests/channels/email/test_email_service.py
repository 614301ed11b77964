"""A person and a member of staff by mail, through the whole service but the dialogue: real servers, real storage."""

from __future__ import annotations

import asyncio
import email
import logging
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from dovecot_server import Dovecot
from email_support import BOSS, OURS, SANNE, mail
from smtp_server import MailServer, Taken

from actions.cases.opening import open_case
from bot.bootstrap import Service
from bot.channels.registry import Channels
from bot.settings import Settings
from bot.turn import Answered

KEY = "coachcenter"


class Opener:
    """A dialogue that answers every message, and makes a case at the word "zaak"."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.taken: list[dict[str, Any]] = []

    def take(self, inbox_id: int, conversation_id: int) -> Answered:
        now = self.service.clock.now()
        with self.service.unit_of_work() as work:
            while (item := work.inbox.claim_of(conversation_id)) is not None:
                payload = item.payload or {}
                self.taken.append(payload)
                conversation = work.conversations.lock(conversation_id)
                case_id = conversation.case_id
                if "zaak" in payload["text"]:
                    opened = open_case(
                        self.service.desk(work, KEY), conversation=conversation, channel="email", language="nl",
                        answers={"role": "client", "name": "Sanne Voorbeeld", "official": "yes"}, story=[payload["text"]],
                    )  # fmt: skip
                    case_id = opened.case.id
                    conversation = work.conversations.by_id(conversation_id)
                work.outbox.add(
                    organisation=KEY, to="complainant", channel=item.channel, author="bot", kind="answer",
                    content={"text": f"U schrijft: {payload['text']}", "buttons": [], "custom": {}}, at=now,
                    conversation_id=conversation_id, case_id=case_id, in_reply_to=item.id,
                )  # fmt: skip
                work.conversations.save(replace(conversation, case_id=case_id, last_inbound_at=now), {}, at=now)
                work.inbox.done(item.id, now)
            work.commit()
        return Answered(inbox_id, ())

    def take_next(self) -> bool:
        return False


pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")


@dataclass
class World:
    service: Service
    channels: Channels
    dovecot: Dovecot
    smtp: MailServer
    user: str
    dialogue: Opener

    def deliver(self, raw: bytes) -> None:
        self.dovecot.deliver(self.user, raw)

    async def sent(self, count: int, to: str = SANNE) -> Taken:
        """The mail number ``count`` to somebody."""
        end = time.monotonic() + 20
        while True:
            found = [taken for taken in self.smtp.taken if taken.recipients == [to]]
            if len(found) >= count:
                return found[count - 1]
            assert time.monotonic() < end, f"{len(found)} mails came, not {count}"
            await asyncio.sleep(0.05)

    async def saying(self, words: str, to: str) -> Taken:
        """The mail to somebody that says this."""
        await self.until(lambda: any(words in plain(taken) for taken in self.smtp.taken if taken.recipients == [to]))
        return next(taken for taken in self.smtp.taken if taken.recipients == [to] and words in plain(taken))

    def to_person(self) -> Any:
        """The first message to the person, as it is stored."""
        return self.read(lambda work: next(row for row in work.outbox.list() if row.to == "complainant"))

    async def until(self, holds: Callable[[], object]) -> None:
        end = time.monotonic() + 15
        while not holds():
            assert time.monotonic() < end, "it did not happen in time"
            await asyncio.sleep(0.05)

    def read(self, what: Callable[[Any], Any]) -> Any:
        with self.service.unit_of_work(read_only=True) as work:
            return what(work)


def make_service(folder: Path, imap: str, smtp: str) -> Service:
    service = Service(
        Settings(
            data_dir=folder, database_url=f"sqlite:///{folder / 'voordeur.sqlite'}", master_key_file=folder / "master.key",
            raw_organisations={KEY: {
                "email": {"address": OURS, "imap": imap, "smtp": smtp},
                "staff": {"directie": {"email": BOSS, "roles": ["directie"]}},
            }},
        )
    )  # fmt: skip
    service.prepare()
    return service


@pytest.fixture
async def world(tmp_path: Path, dovecot: Dovecot, mail_server: MailServer) -> AsyncIterator[World]:
    user = f"dienst{time.monotonic_ns()}@coachcenter.example"
    service = make_service(tmp_path, dovecot.url(user), mail_server.url())
    dialogue = Opener(service)
    service.__dict__["turns"] = dialogue
    channels = Channels(service)
    await channels.start()
    yield World(service, channels, dovecot, mail_server, user, dialogue)
    await channels.stop()
    service.close()


def plain(taken: Taken) -> str:
    found = email.message_from_bytes(taken.raw, policy=default).get_body(("plain",))
    assert found is not None
    return found.get_content().replace("\r\n", "\n")


async def test_a_person_writes_is_answered_and_answers_again(world: World) -> None:
    world.deliver(mail("Mijn coach komt te laat.", message_id="<1@example.nl>"))
    first = await world.sent(1)
    assert plain(first) == "U schrijft: Mijn coach komt te laat.\n"
    assert first.message["In-Reply-To"] == "<1@example.nl>"
    quoted = "Gisteren weer.\n\nOp vr 20 nov 2026 om 10:00 schreef Coachcenter <k@c.example>:\n\n> U schrijft: Mijn coach komt te laat.\n"
    world.deliver(
        mail(quoted, message_id="<2@example.nl>", subject="Re: Bericht", In_Reply_To=first.message["Message-ID"])
    )
    assert plain(await world.sent(2)) == "U schrijft: Gisteren weer.\n"
    # A broken mail program leaves out the headers and writes to the address alone.
    world.deliver(
        mail("En vandaag.", message_id="<3@example.nl>", to=first.message["Reply-To"], sender="werk@example.org")
    )
    assert plain(await world.sent(3)) == "U schrijft: En vandaag.\n"
    assert world.read(lambda work: len(work.inbox.messages(1))) == 3
    assert world.read(lambda work: work.conversations.by_id(2)) is None
    await world.until(lambda: world.read(lambda work: len(work.attachments.of_conversation(1))) == 3)
    kept = world.read(lambda work: work.attachments.of_conversation(1))
    assert {(one.name, one.content_type) for one in kept} == {(None, "message/rfc822")}


async def test_the_same_mail_twice_is_one_and_another_person_of_the_house_is_another(world: World) -> None:
    for _ in range(2):
        world.deliver(mail("Eerste", message_id="<1@example.nl>"))
    world.deliver(mail("Tweede", message_id="<2@example.nl>"))
    await world.sent(2)
    await world.until(lambda: len(world.dovecot.folder_of(world.user, "Verwerkt")) == 3)
    assert [payload["text"] for payload in world.dialogue.taken] == ["Eerste", "Tweede"]
    assert world.read(lambda work: work.conversations.by_id(2)) is not None
    assert world.read(lambda work: len(work.attachments.of_conversation(1))) == 1


async def test_of_an_anonymous_person_no_whole_mail_is_kept(world: World) -> None:
    with world.service.unit_of_work() as work:
        row, _, _ = work.conversations.find_or_begin("email", KEY, f"{SANNE}#<1@example.nl>", world.service.clock.now())
        conversation = work.conversations.by_id(row)
        work.conversations.save(conversation, {"answers": {"anonymous": True}}, at=world.service.clock.now())
        work.commit()
    world.dialogue.take = lambda inbox_id, conversation_id: Answered(inbox_id, ())  # type: ignore[method-assign]
    world.deliver(mail("Ik wil niet zeggen wie ik ben.", message_id="<2@x>", References="<1@example.nl>"))
    await world.until(lambda: len(world.dovecot.folder_of(world.user, "Verwerkt")) == 1)
    assert world.read(lambda work: (len(work.inbox.messages(row)), work.attachments.of_conversation(row))) == (1, [])


async def test_an_out_of_office_and_a_newsletter_are_kept_and_not_answered(world: World) -> None:
    world.deliver(mail("Ik ben er niet.", message_id="<1@example.nl>", Auto_Submitted="auto-replied"))
    world.deliver(mail("Koop nu", message_id="<2@example.nl>", List_Unsubscribe="<mailto:weg@example.com>"))
    world.deliver(mail("Een klacht", message_id="<3@example.nl>"))
    assert "Een klacht" in plain(await world.sent(1))
    assert len(world.dialogue.taken) == 1 and len(world.smtp.taken) == 1
    assert world.read(lambda work: work.inbox.messages(1)[0].payload["automatic"])


async def test_staff_work_a_case_by_mail(world: World) -> None:
    world.deliver(mail("Dit is een zaak over te laat komen.", message_id="<1@example.nl>"))
    handover = await world.sent(1, BOSS)
    reference = world.read(lambda work: work.cases.by_id(1).reference)
    assert reference in handover.message["Subject"] and "Sanne" not in handover.message["Subject"]
    # Somebody who only writes the right sender gets nothing done.
    world.deliver(mail(f"besluit {reference} Ongegrond", sender=BOSS, message_id="<vals@x>", subject=f"[{reference}]"))
    await world.saying("alleen als antwoord", BOSS)
    assert world.read(lambda work: work.cases.by_id(1).status) == "received"
    world.deliver(
        mail("antwoord Ik bel u morgen.", sender=BOSS, message_id="<cmd@x>", In_Reply_To=handover.message["Message-ID"])
    )
    await world.until(lambda: any(taken.message["In-Reply-To"] == "<cmd@x>" for taken in world.smtp.taken))
    answer = next(taken for taken in world.smtp.taken if taken.message["In-Reply-To"] == "<cmd@x>")
    assert answer.recipients == [BOSS] and answer.message["Auto-Submitted"] == "auto-replied"
    to_person = await world.saying("Ik bel u morgen.", SANNE)
    assert reference in to_person.message["Subject"]
    assert to_person.message["In-Reply-To"] == "<1@example.nl>"
    # An absence notice of staff is no command and gets no answer.
    before = len(world.smtp.taken)
    world.deliver(
        mail(
            "neem",
            sender=BOSS,
            message_id="<ooo@x>",
            In_Reply_To=handover.message["Message-ID"],
            Auto_Submitted="auto-replied",
        )
    )
    await world.until(lambda: not world.dovecot.folder_of(world.user, "INBOX"))
    await asyncio.sleep(0.5)
    assert len(world.smtp.taken) == before


async def test_a_bounce_makes_the_message_failed_and_staff_phone(world: World) -> None:
    from test_email_automatic import bounce

    world.deliver(mail("Dit is een zaak.", message_id="<1@example.nl>"))
    sent = await world.sent(1)
    await world.sent(1, BOSS)
    await world.until(lambda: world.to_person().status == "sent")
    world.deliver(bounce(envelope=f"Original-Envelope-Id: {sent.message['Message-ID'].strip('<>')}\r\n"))
    await world.until(lambda: world.to_person().status == "failed")
    assert world.to_person().error == "bounce_5.1.1"
    await world.saying("niet aangekomen", BOSS)


async def test_a_subject_alone_opens_nothing_for_another_mailbox(world: World) -> None:
    world.deliver(mail("Dit is een zaak.", message_id="<1@example.nl>"))
    await world.sent(1)
    reference = world.read(lambda work: work.cases.by_id(1).reference)
    world.deliver(mail("Hoe staat het?", subject=f"Re: [{reference}]", message_id="<2@example.nl>"))
    world.deliver(mail("Hoe staat het?", subject=f"Re: [{reference}]", message_id="<3@x>", sender="broer@example.nl"))
    assert plain(await world.sent(1, "broer@example.nl")) == f"U schrijft: {reference}\n\nHoe staat het?\n"
    await world.sent(2)
    assert world.read(lambda work: (len(work.inbox.messages(1)), len(work.inbox.messages(2)))) == (2, 1)


async def test_the_mail_server_is_away_for_a_while_and_nothing_is_lost_or_doubled(world: World) -> None:
    world.smtp.answers["RCPT"] = ["421 Later"] * 2
    world.deliver(mail("Een klacht", message_id="<1@example.nl>"))
    await world.until(lambda: len(world.smtp.answers["RCPT"]) < 2)
    await world.sent(1)
    await asyncio.sleep(0.5)
    assert len(world.smtp.taken) == 1


async def test_no_log_holds_what_anybody_wrote_or_their_address(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("bot", "storage", "actions"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    world.smtp.answers["RCPT"] = ["550 5.1.1 <sanne@example.nl> unknown"]
    world.deliver(mail("Geheimvraag over mijn rug", message_id="<1@example.nl>"))
    world.deliver(mail("Nog een geheimvraag", message_id="<2@example.nl>"))
    await world.sent(1)
    for secret in ("sanne", "geheimvraag", "p@ss", "geheim"):
        told = [
            record.getMessage()
            for record in caplog.records
            if record.name.split(".")[0] in ("bot", "storage", "actions")
        ]
        assert not any(secret in line.lower() for line in told)


async def test_after_a_restart_reading_goes_on_and_marks_still_hold(
    tmp_path: Path, dovecot: Dovecot, mail_server: MailServer
) -> None:
    user = f"herstart{time.monotonic_ns()}@coachcenter.example"
    message_id = ""
    for round_number in (1, 2):
        service = make_service(tmp_path, dovecot.url(user), mail_server.url())
        service.__dict__["turns"] = dialogue = Opener(service)
        channels = Channels(service)
        headers = {"In_Reply_To": message_id} if message_id else {}
        dovecot.deliver(user, mail(f"Bericht {round_number}", message_id=f"<{round_number}@x>", **headers))
        await channels.start()
        taken = await World(service, channels, dovecot, mail_server, user, dialogue).sent(round_number)
        message_id = taken.message["Message-ID"]
        await channels.stop()
        with service.unit_of_work(read_only=True) as work:
            assert len(work.inbox.messages(1)) == round_number
        service.close()
