"""Raw mail to text and files: charsets, HTML, empty bodies, calendars, winmail.dat, broken mail."""

from __future__ import annotations

import struct

import pytest
from email_support import OURS, mail, received

from bot.channels.email.mime import read
from bot.channels.email.tnef import unwrap

HEAD = b"From: sanne@example.nl\r\nTo: klachten@coachcenter.example\r\nSubject: x\r\nMessage-ID: <a@b>\r\nMIME-Version: 1.0\r\n"


def plain(content: bytes, charset: str, encoding: str = "8bit") -> bytes:
    return (
        HEAD
        + f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n".encode()
        + content
    )


@pytest.mark.parametrize(
    ("content", "charset", "text"),
    [
        ("één café".encode(), "utf-8", "één café"),
        ("één café".encode("latin-1"), "iso-8859-1", "één café"),
        ("“één” – €5".encode("windows-1252"), "iso-8859-1", "“één” – €5"),
        ("“één” – €5".encode("windows-1252"), "utf-8", "“één” – €5"),
        ("één".encode(), "windows-1252", "één"),
        ("één".encode(), "us-ascii", "één"),
        ("één".encode(), "unknown-8bit", "één"),
        ("één".encode(), "verzonnen-9", "één"),
        ("één".encode(), '"UTF8"', "één"),
        ("één".encode("utf-16"), "utf-16", "één"),
        ("Łódź".encode("iso-8859-2"), "iso-8859-2", "Łódź"),
        ("İstanbul ğ".encode("windows-1254"), "iso-8859-9", "İstanbul ğ"),
        ("e\u0301e\u0301n\u200b\u00a0dag".encode(), "utf-8", "één dag"),
        (b"\xff\xfe\x81", "utf-8", None),
    ],
)
def test_every_charset_gives_text(content: bytes, charset: str, text: str | None) -> None:
    found = read(plain(content, charset)).text
    assert found == text if text is not None else found


def test_quoted_printable_and_base64() -> None:
    assert read(plain(b"=C3=A9=C3=A9n lange =\r\nregel", "utf-8", "quoted-printable")).text == "één lange regel"
    assert read(plain(b"w6nDqW4=", "utf-8", "base64")).text == "één"
    assert read(plain(b"w6nDqW4", "utf-8", "base64")).text.startswith("éé")


def test_format_flowed_lines_are_joined() -> None:
    raw = (
        HEAD
        + b"Content-Type: text/plain; format=flowed\r\n\r\nDit is een \r\nlange regel.\r\n> vraag \r\n> een\r\nJa\r\n-- \r\nSanne"
    )
    assert read(raw).text == "Dit is een lange regel.\n> vraag een\nJa\n-- \nSanne"


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("=?utf-8?Q?Klacht_over_caf=C3=A9?=", "Klacht over café"),
        ("=?iso-8859-1?B?S2xhY2h0IOk=?= =?utf-8?Q?_=C3=A9?=", "Klacht é é"),
        ("=?utf-8?Q?een?==?utf-8?Q?twee?=", "eentwee"),
        ("=?verzonnen?Q?a?=", "a"),
        ("=?utf-8?B?kapot", "=?utf-8?B?kapot"),
        ("Gewoon\r\n lang", "Gewoon lang"),
    ],
)
def test_subjects_are_decoded(subject: str, text: str) -> None:
    assert read(HEAD.replace(b"Subject: x", b"Subject: " + subject.encode()) + b"\r\nx").subject == text


def test_plain_text_goes_before_html_but_not_where_it_is_empty_or_a_stand_in() -> None:
    assert read(mail("Gewone tekst", html="<p>Andere</p>")).text == "Gewone tekst"
    assert read(mail("  \n", html="<p>Mijn <b>klacht</b></p>")).text == "Mijn klacht"
    stand_in = "Dit bericht is in HTML-formaat. Uw mailprogramma kan dat niet tonen."
    assert read(mail(stand_in, html="<p>Mijn klacht</p>")).text == "Mijn klacht"


def test_html_only_in_latin1() -> None:
    raw = (
        HEAD
        + b"Content-Type: text/html; charset=iso-8859-1\r\n\r\n<p>Zij zei: &ldquo;n\xe9\xe9&rdquo; &amp; ging weg<br>Einde</p>"
    )
    assert read(raw).text == "Zij zei: “néé” & ging weg\nEinde"


def test_empty_body_with_a_file_keeps_the_file_alone() -> None:
    inbound = received(mail("", subject="", files=(("brief.pdf", "application/pdf", b"%PDF"),)))
    assert inbound.text == "" and [(a.name, a.content_type, a.content) for a in inbound.attachments] == [
        ("brief.pdf", "application/pdf", b"%PDF")
    ]


def test_empty_body_with_a_subject_says_the_subject() -> None:
    assert received(mail("", subject="Mijn coach komt nooit")).text == "Mijn coach komt nooit"


@pytest.mark.parametrize(
    ("subject", "body", "text"),
    [
        ("Klacht", "Hij kwam niet.", "Hij kwam niet."),
        ("Re: Bericht van Coachcenter over iets", "Hij kwam niet.", "Hij kwam niet."),
        (
            "Ik wil een officiële klacht indienen",
            "Hij kwam niet.",
            "Ik wil een officiële klacht indienen\n\nHij kwam niet.",
        ),
        ("Hij kwam niet op tijd", "Hij kwam niet op tijd!", "Hij kwam niet op tijd!"),
        ("(geen onderwerp)", "Hij kwam niet.", "Hij kwam niet."),
    ],
)
def test_a_subject_that_tells_something_counts(subject: str, body: str, text: str) -> None:
    assert received(mail(body, subject=subject)).text == text


def test_files_keep_name_and_bytes_and_a_path_is_no_name() -> None:
    inbound = received(
        mail(files=(("../../één foto.jpg", "image/jpeg", b"\xff\xd8"), ("a.txt", "text/plain", b"tekst")))
    )
    assert [(a.name, a.content) for a in inbound.attachments] == [("één foto.jpg", b"\xff\xd8"), ("a.txt", b"tekst")]
    assert inbound.text == "Mijn coach komt te laat."


def test_a_logo_in_a_signature_is_no_file_but_a_pasted_photo_is() -> None:
    def with_image(size: int) -> bytes:
        return (
            HEAD
            + b"Content-Type: multipart/related; boundary=q\r\n\r\n--q\r\nContent-Type: text/html\r\n\r\n<p>x</p>\r\n--q\r\n"
            b"Content-Type: image/png; name=image001.png\r\nContent-ID: <i>\r\nContent-Disposition: inline\r\n\r\n"
            + b"p" * size
            + b"\r\n--q--"
        )

    assert not read(with_image(500)).files
    assert len(read(with_image(50_000)).files) == 1


def test_a_forwarded_mail_as_a_file() -> None:
    inner = mail("Ik kom niet.", subject="Afspraak")
    raw = (
        HEAD
        + b"Content-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\nContent-Type: text/plain\r\n\r\nZie bijlage\r\n--q\r\n"
        b"Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n" + inner + b"\r\n--q--"
    )
    found = read(raw)
    assert (
        found.text == "Zie bijlage"
        and found.files[0].name == "bericht.eml"
        and b"Ik kom niet." in found.files[0].content
    )


CALENDAR = (
    b"BEGIN:VCALENDAR\r\nMETHOD:%s\r\nBEGIN:VEVENT\r\nSUMMARY:Gesprek\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:sanne@example.nl\r\n"
    b"END:VEVENT\r\nEND:VCALENDAR"
)


@pytest.mark.parametrize(("method", "automatic"), [(b"REPLY", True), (b"CANCEL", True), (b"REQUEST", False)])
def test_calendar_mail_is_kept_and_an_answer_to_an_invitation_is_not_answered(method: bytes, automatic: bool) -> None:
    raw = (
        HEAD
        + b"Content-Type: multipart/alternative; boundary=q\r\n\r\n--q\r\nContent-Type: text/plain\r\n\r\nGeaccepteerd: Gesprek\r\n--q\r\n"
        b"Content-Type: text/calendar; method=REPLY; charset=utf-8\r\n\r\n" + CALENDAR % method + b"\r\n--q--"
    )
    inbound = received(raw)
    assert inbound.automatic is automatic and inbound.attachments[0].name == "uitnodiging.ics"


def tnef(*attributes: tuple[int, int, bytes]) -> bytes:
    made = struct.pack("<IH", 0x223E9F78, 1)
    for level, tag, content in attributes:
        made += struct.pack("<BII", level, tag, len(content)) + content + b"\0\0"
    return made


def properties(*pairs: tuple[int, int, bytes]) -> bytes:
    made = struct.pack("<I", len(pairs))
    for kind, number, value in pairs:
        made += struct.pack("<HH", kind, number)
        made += value if kind == 0x0003 else struct.pack("<II", 1, len(value)) + value + b"\0" * (-len(value) % 4)
    return made


WINMAIL = tnef(
    (1, 0x00069003, properties((0x0003, 0x0023, b"\1\0\0\0"), (0x001E, 0x1000, b"Mijn klacht\0"), (0x0102, 0x1013, b"<p>Mijn <b>klacht</b></p>"))),
    (2, 0x00069002, b"\0" * 14),
    (2, 0x00018010, b"BRIEF~1.PDF\0"),
    (2, 0x0006800F, b"%PDF-1"),
    (2, 0x00069005, properties((0x001F, 0x3707, "brief één.pdf\0".encode("utf-16-le")), (0x001E, 0x370E, b"application/pdf\0"))),
)  # fmt: skip


def test_winmail_is_unwrapped() -> None:
    inbound = received(mail("", subject="x", files=(("winmail.dat", "application/ms-tnef", WINMAIL),)))
    assert inbound.text == "Mijn klacht"
    assert [(a.name, a.content_type, a.content) for a in inbound.attachments] == [
        ("brief één.pdf", "application/pdf", b"%PDF-1")
    ]


@pytest.mark.parametrize("cut", range(0, len(WINMAIL), 7))
def test_a_cut_off_winmail_never_fails(cut: int) -> None:
    unwrap(WINMAIL[:cut])


def test_a_winmail_that_is_none_stays_a_file() -> None:
    assert read(mail(files=(("winmail.dat", "application/octet-stream", b"iets"),))).files[0].name == "winmail.dat"


def test_an_encrypted_mail_is_kept_for_people() -> None:
    raw = (
        HEAD
        + b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA"
    )
    inbound = received(raw)
    assert inbound.extra["encrypted"] and inbound.extra["show_whole"] and inbound.attachments[0].name == "smime.p7m"


def test_a_detached_signature_is_no_file() -> None:
    assert not read(mail(files=(("smime.p7s", "application/pkcs7-signature", b"x"),))).files


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"\0\0", b"geen kop\r\n\r\ntekst", b"From: \r\n\r\n", b"From: <<>>\r\nReply-To: ,,\r\n\r\nx", b"From: a@b" * 5000,
        HEAD + b"Content-Type: multipart/mixed\r\n\r\nzonder grens", HEAD + b"Content-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\n",
        HEAD + b"Content-Type: /;;;\r\n\r\nx", HEAD + b"Content-Type: text/plain; charset*=x''%zz\r\n\r\nx",
        HEAD + b"Content-Type: message/rfc822\r\n\r\n", HEAD + b"Content-Disposition: attachment; filename*=utf-8''%ff%fe\r\n\r\nx",
        HEAD + b"Content-Type: message/delivery-status\r\n\r\nkapot", b"Subject: \xff\xfe\r\nFrom: \xe9 <a@b.nl>\r\n\r\n\xff",
        HEAD + b"Content-Type: multipart/report; report-type=delivery-status; boundary=q\r\n\r\n--q\r\n\r\n--q--",
        HEAD + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (i, i) for i in range(300)),
        HEAD + b"Content-Type: text/html\r\n\r\n" + b"<div>" * 20_000 + b"x",
    ],
    ids=lambda raw: raw[-20:].hex(),
)  # fmt: skip
def test_nothing_broken_raises(raw: bytes) -> None:
    from email_support import reader

    reader().event(raw, 0.0)


def test_the_same_mail_by_two_ways_is_the_same_and_another_text_is_not() -> None:
    first = received(mail())
    again = received(b"Received: from a by b; Fri, 20 Nov 2026 10:00:09 +0100\r\n" + mail())
    other = received(mail("Iets anders"))
    assert first.external_id == again.external_id != other.external_id
    assert received(mail(message_id=None)).external_id == received(mail(message_id=None)).external_id


def test_reply_to_is_where_answers_go() -> None:
    form = mail(sender="Website <no-reply@site.example>", Reply_To="Sanne <sanne@example.nl>")
    inbound = received(form)
    assert inbound.address.startswith("sanne@example.nl#") and not inbound.automatic
    assert OURS not in inbound.address
