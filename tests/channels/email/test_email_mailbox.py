"""Reading a real Dovecot: stored first, moved after, once each, through breaks and restarts."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from dovecot_server import Dovecot
from email_support import ORGANISATION, OURS, TOKENS, FakeRecords, mail
from smtp_server import MailServer

from bot.channels.base import Delivery, Inbound
from bot.channels.email import servers
from bot.channels.email.adapter import EmailChannel, Mailbox
from bot.channels.email.imap import PROCESSED
from bot.channels.places import Unwell

_numbers = itertools.count()

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")


@dataclass
class KeptPlace:
    """A place in memory."""

    value: tuple[int, int] | None = None

    def get(self) -> tuple[int, int] | None:
        return self.value

    def put(self, uid_validity: int, first_uid: int) -> None:
        self.value = (uid_validity, first_uid)


@dataclass
class Arrivals:
    """Stores what arrives, or fails as often as told."""

    got: list[Inbound] = field(default_factory=list)
    failures: int = 0

    async def receive(self, organisation: str, inbound: Inbound) -> None:
        assert organisation == ORGANISATION
        if self.failures:
            self.failures -= 1
            raise OSError("the disk is full")
        self.got.append(inbound)


@dataclass
class Setup:
    user: str
    channel: EmailChannel
    place: KeptPlace
    records: FakeRecords
    arrivals: Arrivals
    news: list[Delivery]


def set_up(
    server: Dovecot, *, smtp: str | None = None, place: KeptPlace | None = None, user: str = "", tls: bool = False
) -> Setup:
    user = user or f"klachten{next(_numbers)}@coachcenter.example"
    place, records, news = place or KeptPlace(), FakeRecords(), []
    box = Mailbox(
        organisation=ORGANISATION, address=OURS, name="Coachcenter", imap=servers.read(server.url(user, tls=tls), "imap", starttls=False),
        smtp=servers.read(smtp, "smtp", starttls=False) if smtp else None, tokens=TOKENS, records=records, place=place,
    )  # fmt: skip
    return Setup(
        user,
        EmailChannel({ORGANISATION: box}, lambda _, delivery: news.append(delivery)),
        place,
        records,
        Arrivals(),
        news,
    )


async def until(holds: Callable[[], object], seconds: float = 12.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not happen in time"
        await asyncio.sleep(0.05)


async def test_mail_is_stored_then_moved_and_seen(dovecot: Dovecot) -> None:
    told = set_up(dovecot)
    await told.channel.start(told.arrivals.receive)
    await until(lambda: told.place.value)
    dovecot.deliver(told.user, mail("Eerste", message_id="<1@x>"))
    await until(lambda: len(told.arrivals.got) == 1)
    began = time.monotonic()
    dovecot.deliver(told.user, mail("Tweede", message_id="<2@x>"))
    await until(lambda: len(told.arrivals.got) == 2)
    assert time.monotonic() - began < 4, "IDLE should tell at once"
    assert [one.text for one in told.arrivals.got] == ["Eerste", "Tweede"]
    await until(lambda: len(dovecot.folder_of(told.user, PROCESSED)) == 2)
    assert dovecot.folder_of(told.user, "INBOX") == [] and len(told.records.kept) == 2
    await told.channel.stop()


async def test_what_could_not_be_stored_stays_and_is_tried_again(dovecot: Dovecot) -> None:
    told = set_up(dovecot)
    told.arrivals.failures = 1
    dovecot.deliver(told.user, mail("Eerste", message_id="<1@x>"))
    await told.channel.start(told.arrivals.receive)
    await until(lambda: not told.arrivals.failures)
    assert len(dovecot.folder_of(told.user, "INBOX")) == 1 and not told.arrivals.got
    await until(lambda: told.arrivals.got)
    await until(lambda: not dovecot.folder_of(told.user, "INBOX"))
    await told.channel.stop()


async def test_a_mail_that_cannot_be_stored_does_not_hold_up_the_others(dovecot: Dovecot) -> None:
    told = set_up(dovecot)

    async def picky(organisation: str, inbound: Inbound) -> None:
        if "kapot" in inbound.text:
            raise ValueError
        told.arrivals.got.append(inbound)

    for text in ("kapot", "heel"):
        dovecot.deliver(told.user, mail(text, message_id=f"<{text}@x>"))
    await told.channel.start(picky)
    await until(lambda: told.arrivals.got)
    await told.channel.stop()
    # After a restart it is still ours to read.
    again = set_up(dovecot, place=told.place, user=told.user)
    await again.channel.start(again.arrivals.receive)
    await until(lambda: [one.text for one in again.arrivals.got] == ["kapot"])
    await again.channel.stop()


async def test_the_server_goes_away_and_comes_back(tmp_path: object) -> None:
    server = Dovecot()
    try:
        told = set_up(server)
        await told.channel.start(told.arrivals.receive)
        await until(lambda: told.place.value)
        server.stop()
        await asyncio.sleep(1.5)
        server.start()
        server.deliver(told.user, mail("Na de storing"))
        await until(lambda: told.arrivals.got, 20)
        await told.channel.stop()
    finally:
        server.close()


async def test_mail_that_came_while_we_were_away_is_read_also_when_somebody_saw_it(dovecot: Dovecot) -> None:
    told = set_up(dovecot)
    await told.channel.start(told.arrivals.receive)
    await until(lambda: told.place.value)
    await told.channel.stop()
    dovecot.deliver(told.user, mail("Tussendoor"))
    with dovecot.mailbox(told.user) as client:
        client.select_folder("INBOX")
        client.add_flags(client.search(), [b"\\Seen"])
    again = set_up(dovecot, place=told.place, user=told.user)
    await again.channel.start(again.arrivals.receive)
    await until(lambda: again.arrivals.got)
    await again.channel.stop()


async def test_old_mail_of_a_mailbox_is_left_alone_the_first_time(dovecot: Dovecot) -> None:
    told = set_up(dovecot)
    dovecot.deliver(told.user, mail("Van vorige maand"), at=datetime.now(UTC) - timedelta(days=30))
    dovecot.deliver(told.user, mail("Van vandaag", message_id="<2@x>"))
    await told.channel.start(told.arrivals.receive)
    await until(lambda: told.arrivals.got and told.place.value)
    await asyncio.sleep(0.5)
    await told.channel.stop()
    assert [one.text for one in told.arrivals.got] == ["Van vandaag"] and len(
        dovecot.folder_of(told.user, "INBOX")
    ) == 1


async def test_after_renumbering_recent_mail_is_read_again(dovecot: Dovecot) -> None:
    told = set_up(dovecot, place=KeptPlace((12345, 999)))
    dovecot.deliver(told.user, mail("Nieuw nummer"))
    await told.channel.start(told.arrivals.receive)
    await until(lambda: told.arrivals.got)
    await until(lambda: told.place.value and told.place.value[0] != 12345)
    await told.channel.stop()


async def test_a_server_without_idle_move_and_uidplus() -> None:
    from bot.channels.email import imap

    server = Dovecot(capability="IMAP4rev1 LITERAL+ NAMESPACE")
    before, imap._POLL_SECONDS = imap._POLL_SECONDS, 0.3
    try:
        told = set_up(server)
        await told.channel.start(told.arrivals.receive)
        await until(lambda: told.place.value)
        server.deliver(told.user, mail("Zonder IDLE"))
        await until(lambda: told.arrivals.got)
        await until(lambda: server.folder_of(told.user, PROCESSED) and not server.folder_of(told.user, "INBOX"))
        await told.channel.stop()
    finally:
        imap._POLL_SECONDS = before
        server.close()


async def test_a_bounce_is_reported_and_put_away(dovecot: Dovecot) -> None:
    from test_email_automatic import OUR_ID, WHOLE, bounce

    told = set_up(dovecot)
    dovecot.deliver(told.user, bounce(returned=WHOLE))
    await told.channel.start(told.arrivals.receive)
    await until(lambda: dovecot.folder_of(told.user, PROCESSED))
    await told.channel.stop()
    assert told.news == [Delivery(OUR_ID, "failed", "bounce_5.1.1")] and not told.arrivals.got


async def test_over_tls(dovecot: Dovecot) -> None:
    if not dovecot.certificate.exists():
        pytest.skip("openssl is not installed")
    told = set_up(dovecot, tls=True)
    dovecot.deliver(told.user, mail("Versleuteld"))
    await told.channel.start(told.arrivals.receive)
    await until(lambda: told.arrivals.got)
    await told.channel.stop()


async def test_a_test_mail_comes_back_to_ourselves(dovecot: Dovecot, mail_server: MailServer) -> None:
    told = set_up(dovecot, smtp=mail_server.url())
    mail_server.deliver = lambda taken: dovecot.deliver(told.user, taken.raw)
    await told.channel.start(told.arrivals.receive)
    assert await told.channel.round_trip(ORGANISATION, 15) < 15
    await told.channel.stop()
    assert not told.arrivals.got


async def test_the_check_logs_in_to_both_and_names_what_is_wrong(dovecot: Dovecot, mail_server: MailServer) -> None:
    good = set_up(dovecot, smtp=mail_server.url())
    assert await good.channel.check(ORGANISATION) == "IMAP and SMTP log-in work"
    for wrong, part in ((mail_server.url(password="fout"), "SMTP: login_535"), (None, "imap or smtp is missing")):
        with pytest.raises(Unwell, match=part):
            await set_up(dovecot, smtp=wrong).channel.check(ORGANISATION)
    bad = set_up(dovecot, smtp=mail_server.url())
    url = dovecot.url("iemand").replace("geheim", "fout")
    bad.channel.boxes[ORGANISATION] = Mailbox(
        **{name: getattr(bad.channel.boxes[ORGANISATION], name) for name in Mailbox.__slots__}
        | {"imap": servers.read(url, "imap", starttls=False)}
    )
    with pytest.raises(Unwell, match="IMAP: login"):
        await bad.channel.check(ORGANISATION)
