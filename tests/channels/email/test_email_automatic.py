"""What no person wrote is kept and never answered; bounces are news about our own mail."""

from __future__ import annotations

import pytest
from email_support import BOSS, OURS, SANNE, TOKENS, FakeRecords, mail, reader, received

from bot.channels.base import Delivery
from bot.channels.email.automatic import LoopBrake, automatic
from bot.channels.email.mime import read
from bot.channels.email.parsing import Reported
from bot.channels.email.threads import Sent


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"Auto_Submitted": "auto-replied"}, "auto_reply"),
        ({"Auto_Submitted": "auto-generated; x=y"}, "auto_reply"),
        ({"Auto_Submitted": "no"}, None),
        ({"Return_Path": "<>"}, "auto_reply"),
        ({"Return_Path": "<sanne@example.nl>"}, None),
        ({"X_Autoreply": "yes"}, "auto_reply"),
        ({"List_Id": "<nieuws.example.com>"}, "list"),
        ({"List_Unsubscribe": "<mailto:weg@example.com>"}, "list"),
        ({"List_Id": "<klachten.coachcenter.example>", "Precedence": "list"}, None),
        ({"Precedence": "bulk"}, "list"),
        ({"X_Auto_Response_Suppress": "All"}, None),
        ({"subject": "Automatisch antwoord: Bericht van Coachcenter"}, "auto_reply"),
        ({"subject": "Afwezig: Re: Bericht"}, "auto_reply"),
        ({"subject": "Out of Office Re: Bericht"}, "auto_reply"),
        ({"subject": "Mijn coach is steeds afwezig"}, None),
        ({"subject": "Niet aanwezig bij de afspraak, weer"}, "auto_reply"),
        ({"sender": "no-reply@example.com"}, "no_reply"),
        ({"sender": "noreply+4@example.com"}, "no_reply"),
        ({"sender": "MAILER-DAEMON@example.com"}, "no_reply"),
        ({"sender": "nieuws-request@example.com"}, "no_reply"),
        ({"sender": "Noor Postma <noor.postma@example.com>"}, None),
        ({"sender": OURS}, "own"),
    ],
)
def test_automatic_mail_is_recognised(headers: dict[str, str], why: str | None) -> None:
    assert automatic(read(mail(**headers)), {OURS}) == why


def test_an_out_of_office_stands_in_the_conversation_and_is_marked() -> None:
    records = FakeRecords({7: Sent(f"{SANNE}#<1@example.nl>", "COA-7K3M-2Q")})
    inbound = received(
        mail("Ik ben er niet. Ja.", Auto_Submitted="auto-replied", In_Reply_To=TOKENS.message_id(7)), records
    )
    assert inbound.automatic and inbound.address == f"{SANNE}#<1@example.nl>"


def test_an_out_of_office_of_staff_is_no_command() -> None:
    assert received(mail("neem", sender=BOSS, subject="Automatisch antwoord")).automatic


def test_a_read_receipt_is_kept_and_not_answered() -> None:
    raw = mail().replace(
        b"Content-Type: text/plain",
        b"Content-Type: multipart/report; report-type=disposition-notification; boundary=q\r\nX-Was: text/plain",
    )
    assert received(raw).automatic


def test_the_brake_stops_two_machines_that_do_not_say_so() -> None:
    brake = LoopBrake()
    same = [brake.is_loop("a", "Wij hebben uw bericht ontvangen.", float(i)) for i in range(5)]
    assert same == [False, False, False, True, True]
    assert not any(brake.is_loop("b", f"Antwoord nummer {i} in dit gesprek", i * 61.0) for i in range(200))
    assert any(brake.is_loop("c", f"Antwoord nummer {i} in dit gesprek", float(i)) for i in range(80))
    assert not any(brake.is_loop("d", "ja", float(i)) for i in range(20))


# Bounces -----------------------------------------------------------------------------------------

OUR_ID = TOKENS.message_id(42)


def bounce(
    action: str = "failed",
    status: str = "5.1.1",
    *,
    returned: str = "",
    envelope: str = "",
    human: str = "Het lukte niet.",
) -> bytes:
    return (
        "From: Mail Delivery System <MAILER-DAEMON@mx.example.nl>\r\nTo: klachten@coachcenter.example\r\n"
        "Subject: Undelivered Mail Returned to Sender\r\nMessage-ID: <b@mx.example.nl>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=q\r\n\r\n"
        f"--q\r\nContent-Type: text/plain\r\n\r\n{human}\r\n"
        f"--q\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.nl\r\n{envelope}\r\n"
        f"Final-Recipient: rfc822; sanne@example.nl\r\nAction: {action}\r\nStatus: {status}\r\nDiagnostic-Code: smtp; 550 nee\r\n\r\n"
        f"{returned}--q--\r\n"
    ).encode()  # fmt: skip


WHOLE = f"--q\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: {OUR_ID}\r\nTo: sanne@example.nl\r\nSubject: x\r\n\r\nx\r\n"
HEADERS = f"--q\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {OUR_ID}\r\nTo: sanne@example.nl\r\n\r\n"
REPLY_TO = f"--q\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <nieuw@relay>\r\nReply-To: Coachcenter <{TOKENS.reply_address(42)}>\r\n\r\n"
ENVELOPE = f"Original-Envelope-Id: {OUR_ID.strip('<>')}\r\n"
FAILED = (Delivery(OUR_ID, "failed", "bounce_5.1.1"),)


@pytest.mark.parametrize(
    ("raw", "news"),
    [
        (bounce(returned=WHOLE), FAILED),
        (bounce(returned=HEADERS), FAILED),
        (bounce(returned=REPLY_TO), FAILED),
        (bounce(envelope=ENVELOPE), FAILED),
        (bounce("Failed (too bad)", returned=WHOLE), FAILED),
        (bounce(status="4.4.7", returned=WHOLE), (Delivery(OUR_ID, "failed", "bounce_4.4.7"),)),
        (bounce("delayed", "4.4.1", returned=WHOLE), ()),
        (bounce("delivered", "2.0.0", returned=WHOLE), (Delivery(OUR_ID, "delivered"),)),
        (bounce("relayed", "2.0.0", returned=WHOLE), (Delivery(OUR_ID, "delivered"),)),
        (bounce(returned=WHOLE.replace(OUR_ID, "<vd.16-0000000000000000@coachcenter.example>")), ()),
        (bounce(), ()),
    ],
)
def test_a_bounce_is_news_about_our_own_message(raw: bytes, news: tuple[Delivery, ...]) -> None:
    assert reader().event(raw, 0.0) == Reported(news)


@pytest.mark.parametrize(
    ("text", "news"),
    [
        (
            f"This message was undeliverable.\n550 5.7.1 rejected\n\nMessage-ID: {OUR_ID}\n",
            (Delivery(OUR_ID, "failed", "bounce_5.7.1"),),
        ),
        (
            f"<sanne@example.nl>: user unknown (550 no such user)\n\n--- copy\nMessage-ID: {OUR_ID}\n",
            (Delivery(OUR_ID, "failed", "bounce_550"),),
        ),
        (f"Delivery is delayed, we will retry.\nMessage-ID: {OUR_ID}\n", None),
    ],
)
def test_a_bounce_in_plain_words(text: str, news: tuple[Delivery, ...] | None) -> None:
    event = reader().event(
        mail(text, sender="MAILER-DAEMON@mx.example.nl", subject="failure notice", Return_Path="<>"), 0.0
    )
    if news is None:
        assert not isinstance(event, Reported) and event.inbound.automatic
    else:
        assert event == Reported(news)
