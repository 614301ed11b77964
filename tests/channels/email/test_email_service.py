"""A person and a member of staff by mail, through the whole service but the dialogue: real servers, real storage."""

from __future__ import annotations

import asyncio
import logging
import time
from pathlib import Path

import pytest
from dovecot_server import Dovecot
from email_support import BOSS, SANNE, mail
from email_world import KEY, Opener, World, make_service, plain
from smtp_server import MailServer

from bot.channels.registry import Channels
from bot.turn import Answered

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")


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
