"""Logging in with a token, as Microsoft 365 and Google ask for: a token server, a real Dovecot, an SMTP server."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from dovecot_server import Dovecot
from email_support import OURS, mail
from smtp_server import MailServer
from test_email_mailbox import Arrivals, until
from token_server import CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN, SCOPE, TokenServer

from bot.bootstrap import Service
from bot.channels.base import Outbound, SendError
from bot.channels.email.adapter import EmailChannel, build
from bot.channels.email.oauth import AccessTokens, Application, NoToken, allowed, sasl
from bot.channels.places import Unwell
from bot.settings import Settings

KEY = "coachcenter"
USER = "bot@coachcenter.example"

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")


@pytest.fixture
def tokens() -> Iterator[TokenServer]:
    server = TokenServer()
    server.mailbox = USER
    yield server
    server.close()


@pytest.fixture(scope="module")
def guarded() -> Iterator[tuple[Dovecot, TokenServer]]:
    """A Dovecot that lets nobody in without a token."""
    asked = TokenServer()
    asked.mailbox = USER
    server = Dovecot(introspection=asked.url)
    yield server, asked
    server.close()
    asked.close()


def application(url: str, **changes: str) -> Application:
    told = {"token_url": f"{url}/token", "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "scope": SCOPE}
    return Application(**{**told, **changes})


# The token ---------------------------------------------------------------------------------------


def test_a_token_is_used_until_shortly_before_its_end(tokens: TokenServer) -> None:
    clock = [1000.0]
    source = AccessTokens(application(tokens.url), lambda: clock[0])
    assert source.token() == source.token() == "token-1"
    clock[0] += 3600 - 121
    assert source.token() == "token-1"
    clock[0] += 2
    assert source.token() == "token-2"
    assert tokens.asked[0] == {
        "grant_type": "client_credentials", "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "scope": SCOPE,
    }  # fmt: skip


def test_a_mailbox_with_a_refresh_token(tokens: TokenServer) -> None:
    source = AccessTokens(application(tokens.url, refresh_token=REFRESH_TOKEN, scope=""))
    assert source.token() == "token-1"
    assert tokens.asked[0]["grant_type"] == "refresh_token" and "scope" not in tokens.asked[0]
    with pytest.raises(NoToken, match="token_invalid_grant"):
        AccessTokens(application(tokens.url, refresh_token="oud")).token()


@pytest.mark.parametrize(
    ("answer", "code", "ours"),
    [
        ((401, json.dumps({"error": "invalid_client", "error_description": "geheim s3cret"})), "token_invalid_client", True),
        ((400, json.dumps({"error": "iets van henzelf: s3cret"})), "token_400", True),
        ((503, "<html>bezet</html>"), "token_503", False),
        ((429, "{}"), "token_429", False),
        ((200, "[]"), "token_200", True),
    ],
)
def test_what_a_token_server_answers(tokens: TokenServer, answer: tuple[int, str], code: str, ours: bool) -> None:
    tokens.answers = [answer]
    source = AccessTokens(application(tokens.url))
    with pytest.raises(NoToken) as told:
        source.token()
    assert (told.value.code, told.value.ours) == (code, ours)
    assert source.token() == "token-2", "the next try asks again"


@pytest.mark.parametrize("lasts", [None, "veel", 30, "3600"])
def test_any_word_on_how_long_a_token_lasts(tokens: TokenServer, lasts: object) -> None:
    tokens.lasts = lasts
    source = AccessTokens(application(tokens.url), lambda: 0.0)
    assert source.token() == source.token()
    assert len(tokens.asked) == 1


def test_nobody_answers_at_all() -> None:
    with pytest.raises(NoToken) as told:
        AccessTokens(application("http://127.0.0.1:9")).token()
    assert (told.value.code, told.value.ours) == ("token_ConnectError", False)


def test_a_secret_goes_nowhere_without_tls() -> None:
    assert allowed("https://login.example/token", production=True)
    assert allowed("http://127.0.0.1:80/token", production=False)
    assert not allowed("https://login.example/token", production=False)
    assert not allowed("http://login.example/token", production=True)


def test_no_secret_is_printed(tokens: TokenServer) -> None:
    assert CLIENT_SECRET not in repr(application(tokens.url))
    assert sasl("a@b", "t") == "user=a@b\x01auth=Bearer t\x01\x01"


# The mailbox -------------------------------------------------------------------------------------


def channel_for(
    folder: Path, tokens: TokenServer, imap: str, smtp: str, **changes: str
) -> tuple[Service, EmailChannel]:
    """The channel of a service whose settings say this."""
    told = {"token_url": f"{tokens.url}/token", "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "scope": SCOPE}
    service = Service(
        Settings(
            data_dir=folder, database_url=f"sqlite:///{folder / 'v.sqlite'}", master_key_file=folder / "key",
            raw_organisations={KEY: {"email": {"address": OURS, "imap": imap, "smtp": smtp, "oauth": {**told, **changes}}}},
        )
    )  # fmt: skip
    service.prepare()
    channel = build(service)
    assert channel is not None
    return service, channel


def urls(dovecot: Dovecot, smtp: MailServer) -> tuple[str, str]:
    user = USER.replace("@", "%40")
    return f"imap://{user}@127.0.0.1:{dovecot.port}", f"smtp://{user}@127.0.0.1:{smtp.port}"


def message() -> Outbound:
    return Outbound(1, KEY, "sanne@example.nl", "Dank u wel.", extra={"name": "Coachcenter"})


async def test_mail_is_read_and_sent_without_a_password(
    tmp_path: Path, guarded: tuple[Dovecot, TokenServer], mail_server: MailServer
) -> None:
    dovecot, tokens = guarded
    mail_server.good_tokens = tokens.good
    service, channel = channel_for(tmp_path, tokens, *urls(dovecot, mail_server))
    assert await channel.check(KEY) == "IMAP and SMTP log-in work"
    arrivals = Arrivals()
    await channel.start(arrivals.receive)
    await until(lambda: dovecot_place(service))
    with_token = dovecot.by_token(USER, next(iter(tokens.good)))
    with_token.append("INBOX", mail("Mijn coach komt te laat."))
    with_token.logout()
    await until(lambda: [one.text for one in arrivals.got] == ["Mijn coach komt te laat."])
    await channel.send(message())
    assert mail_server.taken[0].recipients == ["sanne@example.nl"]
    assert len(tokens.asked) == 1, "one token serves both servers"
    await channel.stop()
    service.close()


def dovecot_place(service: Service) -> str | None:
    with service.unit_of_work(read_only=True) as work:
        return work.state.get(f"email place {KEY}")


async def test_a_token_taken_back_is_fetched_anew_at_once(
    tmp_path: Path, guarded: tuple[Dovecot, TokenServer], mail_server: MailServer
) -> None:
    dovecot, tokens = guarded
    mail_server.good_tokens = tokens.good
    service, channel = channel_for(tmp_path, tokens, *urls(dovecot, mail_server))
    await channel.send(message())
    tokens.good.clear()
    await channel.send(message())
    tokens.good.clear()
    assert await channel.check(KEY) == "IMAP and SMTP log-in work"
    assert len(mail_server.taken) == 2
    service.close()


async def test_the_check_says_what_to_mend(
    tmp_path: Path, guarded: tuple[Dovecot, TokenServer], mail_server: MailServer
) -> None:
    dovecot, tokens = guarded
    mail_server.good_tokens = tokens.good
    both = urls(dovecot, mail_server)
    for changes, what, mend in (
        ({"client_secret": "verlopen"}, "IMAP: token_invalid_client", "make a new secret"),
        ({"scope": "fout"}, "IMAP: token_invalid_scope", "outlook.office365.com/.default"),
        ({"token_url": "https://login.example/token"}, "token_url_not_allowed", "https://"),
    ):
        folder = tmp_path / what.rpartition("_")[2]
        folder.mkdir()
        service, channel = channel_for(folder, tokens, *both, **changes)
        with pytest.raises(Unwell, match=what) as told:
            await channel.check(KEY)
        assert mend in told.value.mend and "verlopen" not in str(told.value)
        service.close()


async def test_a_mailbox_that_does_not_let_the_application_in(
    tmp_path: Path, guarded: tuple[Dovecot, TokenServer], mail_server: MailServer
) -> None:
    dovecot, tokens = guarded
    service, channel = channel_for(tmp_path, tokens, *urls(dovecot, mail_server))
    with pytest.raises(Unwell, match="SMTP: login_535") as told:
        await channel.check(KEY)
    assert "SMTP.SendAsApp" in told.value.mend
    before = time.monotonic()
    with pytest.raises(SendError) as error:
        await channel.send(message())
    assert error.value.retry and error.value.retry_after == 900 and time.monotonic() - before < 5
    tokens.mailbox = "iemand-anders@coachcenter.example"
    try:
        with pytest.raises(Unwell, match="IMAP: login") as told:
            await channel.check(KEY)
    finally:
        tokens.mailbox = USER
    assert "Add-MailboxPermission" in told.value.mend
    service.close()


async def test_while_the_token_server_is_away_nothing_is_lost(
    tmp_path: Path, tokens: TokenServer, mail_server: MailServer
) -> None:
    mail_server.good_tokens = tokens.good
    service, channel = channel_for(
        tmp_path, tokens, f"imap://{USER.replace('@', '%40')}@127.0.0.1:9", f"smtp://{USER.replace('@', '%40')}@127.0.0.1:{mail_server.port}"
    )
    tokens.answers = [(503, "")]
    with pytest.raises(SendError) as error:
        await asyncio.wait_for(channel.send(message()), 5)
    assert error.value.retry and error.value.retry_after is None and not error.value.outcome_unknown
    await channel.send(message())
    assert len(mail_server.taken) == 1
    service.close()
