"""A message to a mail, and what the mail server's answers mean."""

from __future__ import annotations

import email
import socket
from collections.abc import Iterator
from email.policy import default
from typing import Any

import pytest
from dovecot_server import Dovecot
from email_support import BOSS, ORGANISATION, OURS, SANNE, TOKENS, FakeRecords
from smtp_server import MailServer

from bot.channels.base import Attachment, Outbound, SendError
from bot.channels.email import servers
from bot.channels.email.adapter import EmailChannel, Mailbox
from bot.channels.email.compose import compose
from bot.channels.email.servers import NotAllowed

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")

FIRST = "<first@example.nl>"


def outbound(text: str = "Dank u.\n\nIs dit een officiële klacht?", **changes: Any) -> Outbound:
    told: dict[str, Any] = {
        "outbox_id": 7, "organisation": ORGANISATION, "address": f"{SANNE}#{FIRST}", "text": text,
        "extra": {"name": "Coachcenter", "language": "nl"}, **changes,
    }  # fmt: skip
    return Outbound(**told)


def channel(url: str, **changes: Any) -> EmailChannel:
    server = servers.read(url, "smtp", starttls=changes.pop("starttls", False))
    box = Mailbox(
        organisation=ORGANISATION, address=OURS, name="Coachcenter", imap=None, smtp=server, tokens=TOKENS,
        records=FakeRecords(), place=None, **changes,  # type: ignore[arg-type]
    )  # fmt: skip
    return EmailChannel({ORGANISATION: box}, lambda organisation, delivery: None)


def read(message: Outbound, **changes: Any) -> Any:
    return email.message_from_bytes(compose(message, OURS, TOKENS, **changes).as_bytes(), policy=default)


def plain(mail: Any) -> str:
    return mail.get_body(("plain",)).get_content().replace("\r\n", "\n")


def test_an_answer_stands_in_the_persons_own_thread() -> None:
    mail = read(outbound())
    assert mail["From"] == f"Coachcenter <{OURS}>" and mail["To"] == SANNE
    assert mail["Message-ID"] == TOKENS.message_id(7) and mail["Reply-To"].addresses[
        0
    ].addr_spec == TOKENS.reply_address(7)
    assert mail["In-Reply-To"] == FIRST and mail["References"] == FIRST
    assert (
        mail["Auto-Submitted"] == "auto-replied" and mail["X-Auto-Response-Suppress"] == "OOF, AutoReply, DR, RN, NRN"
    )
    assert plain(mail) == "Dank u.\n\nIs dit een officiële klacht?\n"


@pytest.mark.parametrize(
    ("changes", "subject"),
    [
        ({}, "Bericht van Coachcenter"),
        ({"reference": "COA-7K3M-2Q"}, "[COA-7K3M-2Q] Bericht van Coachcenter"),
        (
            {"custom": {"reference": "COA-7K3M-2Q"}, "extra": {"name": "Coachcenter", "language": "en"}},
            "[COA-7K3M-2Q] Message from Coachcenter",
        ),
        ({"extra": {"name": "Coachcenter", "language": "tr"}}, "Coachcenter size yazdı"),
        (
            {"kind": "handover", "to_staff": True, "address": BOSS, "reference": "COA-7K3M-2Q"},
            "[COA-7K3M-2Q] Er is een zaak voor u",
        ),
        ({"kind": "alert", "to_staff": True, "address": BOSS}, "Graag meteen kijken"),
        ({"kind": "notice"}, "Bericht van Coachcenter"),
    ],
)
def test_a_subject_never_holds_content(changes: dict[str, Any], subject: str) -> None:
    assert read(outbound("Uw depressie\nVan: x", **changes))["Subject"] == subject


def test_what_comes_by_itself_is_marked_so() -> None:
    assert read(outbound(kind="reminder"))["Auto-Submitted"] == "auto-generated"
    plain = read(outbound(address=SANNE, kind="answer"))
    assert plain["Auto-Submitted"] == "auto-generated" and plain["In-Reply-To"] is None


def test_no_header_can_be_put_in_through_an_address() -> None:
    with pytest.raises(ValueError):
        compose(outbound(address="a@b.nl\r\nBcc: x@y.nl"), OURS, TOKENS)
    assert read(outbound(address=f"{SANNE}#<a@b>\r\nBcc: x@y.nl"))["Bcc"] is None
    assert read(outbound(address=f"{SANNE}#<{'é'}@b>"))["In-Reply-To"] is None


def test_choices_are_lines_for_people_and_numbers_for_staff() -> None:
    buttons = ({"title": "Ja", "payload": "official:yes"}, {"title": "Nee <liever>", "payload": "official:no"})
    mail = read(outbound(buttons=buttons))
    assert plain(mail).endswith("eigen woorden:\n- Ja\n- Nee <liever>\n")
    html = mail.get_body(("html",)).get_content()
    assert "Nee &lt;liever&gt;</a>" in html and "mailto:klachten+vd-7-" in html and "body=Ja" in html
    staff = read(outbound(buttons=buttons, to_staff=True, address=BOSS, reference="COA-7K3M-2Q"))
    assert "1. Ja\n2. Nee" in plain(staff)
    assert TOKENS.thread_id("COA-7K3M-2Q") in staff["References"]


def test_an_answer_to_a_command_answers_that_mail() -> None:
    mail = read(
        outbound(to_staff=True, address=BOSS, kind="command_answer", extra={"name": "C", "in_reply_to": "<cmd@x> 00ff"})
    )
    assert mail["In-Reply-To"] == "<cmd@x>" and mail["Auto-Submitted"] == "auto-replied"


def test_files_go_along_as_they_are() -> None:
    files = (
        Attachment("één brief.pdf", "application/pdf", b"%PDF"), Attachment("a.txt", "text/plain; charset=x", "é".encode("latin-1")),
        Attachment("b\r\nX: y.eml", "message/rfc822", b"From: a"), Attachment("c", "onzin", b"\0"),
    )  # fmt: skip
    found = [
        (a.get_filename(), a.get_content_type(), a.get_content())
        for a in read(outbound(attachments=files)).iter_attachments()
    ]
    assert found[0] == ("één brief.pdf", "application/pdf", b"%PDF")
    assert [(kind, content) for _, kind, content in found[1:]] == [
        ("application/octet-stream", "é".encode("latin-1")), ("application/octet-stream", b"From: a"), ("application/octet-stream", b"\0"),
    ]  # fmt: skip


def test_without_plus_addresses_answers_come_to_the_mailbox() -> None:
    assert read(outbound(), plus=False)["Reply-To"] is None


# The mail server ---------------------------------------------------------------------------------


async def test_a_mail_is_sent_when_the_server_took_it(mail_server: MailServer) -> None:
    result = await channel(mail_server.url()).send(outbound())
    taken = mail_server.taken[0]
    assert result.external_id == TOKENS.message_id(7) == taken.message["Message-ID"] and not result.delivered
    assert (taken.sender, taken.recipients) == (OURS, [SANNE])


@pytest.mark.parametrize(
    ("step", "answer", "code", "retry", "second_route"),
    [
        ("RCPT", "450 4.2.0 Greylisted", "smtp_450_4.2.0", True, False),
        ("RCPT", "550 5.1.1 No such user", "smtp_550_5.1.1", False, True),
        ("RCPT", "552 5.2.2 Mailbox full", "smtp_552_5.2.2", False, True),
        ("RCPT", "421 Too busy", "smtp_421", True, False),
        ("MAIL", "553 5.7.1 Sender not allowed", "smtp_553_5.7.1", True, False),
        ("MAIL", "451 Later", "smtp_451", True, False),
        ("DATA", "554 5.7.1 Spam", "smtp_554_5.7.1", False, True),
        ("DATA", "451 4.3.0 Later", "smtp_451_4.3.0", True, False),
        ("DATA", "552 5.3.4 Too big", "smtp_552_5.3.4", False, True),
    ],
)
async def test_every_refusal_says_what_to_do_next(
    mail_server: MailServer, step: str, answer: str, code: str, retry: bool, second_route: bool
) -> None:
    mail_server.answers[step] = [answer]
    sending = channel(mail_server.url())
    with pytest.raises(SendError) as caught:
        await sending.send(outbound())
    error = caught.value
    assert (error.code, error.retry, error.second_route, error.outcome_unknown) == (code, retry, second_route, False)
    assert not mail_server.taken
    await sending.send(outbound())
    assert len(mail_server.taken) == 1


async def test_a_connection_that_breaks_after_the_text_leaves_it_unknown_and_the_second_mail_is_the_same(
    mail_server: MailServer,
) -> None:
    mail_server.drop_after_data = 1
    sending = channel(mail_server.url())
    with pytest.raises(SendError) as caught:
        await sending.send(outbound())
    assert caught.value.outcome_unknown and caught.value.retry
    await sending.send(outbound())
    assert len({taken.message["Message-ID"] for taken in mail_server.taken}) == 1


async def test_a_wrong_password_is_tried_again_slowly_and_named(mail_server: MailServer) -> None:
    with pytest.raises(SendError) as caught:
        await channel(mail_server.url(password="fout")).send(outbound())
    assert caught.value.code == "login_535" and caught.value.retry and caught.value.retry_after == 900


async def test_a_server_that_is_away_is_tried_again() -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    with pytest.raises(SendError) as caught:
        await channel(f"smtp://a:b@127.0.0.1:{port}").send(outbound())
    assert (
        caught.value.code == "connect_ConnectionRefusedError"
        and caught.value.retry
        and not caught.value.outcome_unknown
    )


async def test_starttls_is_never_left_out(mail_server: MailServer) -> None:
    with pytest.raises(SendError) as caught:
        await channel(mail_server.url(), starttls=True).send(outbound())
    assert caught.value.code == "no_starttls" and not mail_server.taken


@pytest.fixture(params=["starttls", "smtps"])
def tls_server(request: pytest.FixtureRequest, dovecot: Dovecot) -> Iterator[tuple[MailServer, EmailChannel]]:
    if not dovecot.certificate.exists():
        pytest.skip("openssl is not installed")
    with_starttls = request.param == "starttls"
    server = MailServer(tls=(str(dovecot.key), str(dovecot.certificate)), starttls=with_starttls)
    yield server, channel(server.url(scheme="smtp" if with_starttls else "smtps"), starttls=with_starttls)
    server.close()


async def test_under_tls(tls_server: tuple[MailServer, EmailChannel]) -> None:
    server, sending = tls_server
    await sending.send(outbound())
    assert len(server.taken) == 1


async def test_an_address_beyond_ascii(mail_server: MailServer) -> None:
    try:
        await channel(mail_server.url()).send(outbound(address="zoë@example.nl"))
    except SendError as error:
        assert error.code == "address_not_ascii" and error.second_route
    else:
        assert mail_server.taken[0].recipients == ["zoë@example.nl"]


async def test_an_organisation_without_a_mailbox() -> None:
    with pytest.raises(SendError) as caught:
        await channel("smtp://127.0.0.1").send(outbound(organisation="ik-ben-er-ook"))
    assert caught.value.code == "no_mailbox" and not caught.value.retry


# Settings ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "protocol", "starttls", "told"),
    [
        ("imaps://a%40b.nl:p%3Aw@mail.example.nl", "imap", False, ("mail.example.nl", 993, "a@b.nl", "p:w", "tls")),
        ("imap://u:w@127.0.0.1:1143", "imap", False, ("127.0.0.1", 1143, "u", "w", "none")),
        ("smtp://u:w@mail.example.nl", "smtp", True, ("mail.example.nl", 587, "u", "w", "starttls")),
        ("smtps://u:w@mail.example.nl", "smtp", True, ("mail.example.nl", 465, "u", "w", "tls")),
    ],
)
def test_server_addresses(url: str, protocol: Any, starttls: bool, told: tuple[Any, ...]) -> None:
    server = servers.read(url, protocol, starttls=starttls)
    assert (server.host, server.port, server.user, server.password, server.security) == told
    assert "w" not in repr(server).replace("Server", "")


@pytest.mark.parametrize("url", ["http://a.nl", "imap://:9", "imap://a:b@c:poort", "", "smtp://x"])
def test_wrong_server_addresses_are_refused_without_repeating_them(url: str) -> None:
    with pytest.raises(ValueError) as caught:
        servers.read(url, "imap", starttls=False)
    assert not url or url not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "production", "code"),
    [
        ("imaps://a:b@mail.example.nl", False, "only_loopback_in_demo"),
        ("imap://a:b@mail.example.nl", True, "no_tls"),
        ("imaps://a:b@mail.example.nl", True, None),
        ("imap://a:b@127.0.0.1", True, None),
        ("imap://a:b@localhost", False, None),
    ],
)
def test_what_may_be_spoken_to(url: str, production: bool, code: str | None) -> None:
    server = servers.read(url, "imap", starttls=False)
    if code is None:
        servers.allow(server, production=production)
    else:
        with pytest.raises(NotAllowed, match=code):
            servers.allow(server, production=production)
