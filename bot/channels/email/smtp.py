"""Giving a mail to the mail server, and what its answers mean."""

from __future__ import annotations

import re
import smtplib
from email.message import EmailMessage

from bot.channels.base import SendError
from bot.channels.email import oauth
from bot.channels.email.servers import TIMEOUT_SECONDS, Server, tls

_ENHANCED = re.compile(rb"^\s*([245]\.\d{1,3}\.\d{1,3})\b")
_GREYLISTED_SECONDS = 300.0
_REFUSED_LOGIN_SECONDS = 900.0


def send(server: Server, mail: EmailMessage, sender: str, recipient: str) -> None:
    """Hand over one mail; returns when the server has taken it.

    Raises:
        SendError: it did not go, or (``outcome_unknown``) nobody can tell.
    """
    connection = _connect(server)
    try:
        _log_in(connection, server)
        _envelope(connection, mail, sender, recipient)
        _data(connection, mail)
    finally:
        _quit(connection)


def log_in(server: Server) -> None:
    """Connect and log in, for a check.

    Raises:
        SendError: that does not work.
    """
    connection = _connect(server)
    try:
        _log_in(connection, server)
    finally:
        _quit(connection)


def _connect(server: Server) -> smtplib.SMTP:
    try:
        if server.security == "tls":
            connection: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, timeout=TIMEOUT_SECONDS, context=tls(server)
            )
        else:
            connection = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_SECONDS)
    except smtplib.SMTPConnectError as error:
        raise SendError(f"smtp_{error.smtp_code}", retry=True) from None
    except (OSError, smtplib.SMTPException) as error:
        raise SendError(f"connect_{type(error).__name__}", retry=True) from None
    try:
        connection.ehlo_or_helo_if_needed()
        if server.security == "starttls":
            # Without TLS there is no way back to plain text (NTA 7516).
            if not connection.has_extn("starttls"):
                raise SendError("no_starttls", retry=True, retry_after=_REFUSED_LOGIN_SECONDS)
            connection.starttls(context=tls(server))
            connection.ehlo()
    except SendError:
        _quit(connection)
        raise
    except (OSError, smtplib.SMTPException) as error:
        _quit(connection)
        raise SendError(f"connect_{type(error).__name__}", retry=True) from None
    return connection


def _log_in(connection: smtplib.SMTP, server: Server) -> None:
    if not server.user:
        return
    try:
        if server.tokens is None:
            connection.login(server.user, server.password)
        else:
            _log_in_by_token(connection, server.user, server.tokens)
    except oauth.NoToken as error:
        raise SendError(error.code, retry=True, retry_after=_REFUSED_LOGIN_SECONDS if error.ours else None) from None
    except smtplib.SMTPAuthenticationError as error:
        # Somebody has to mend the settings; until then nothing is lost, and the account is not locked.
        temporary = 400 <= error.smtp_code < 500
        raise SendError(
            f"login_{error.smtp_code}", retry=True, retry_after=None if temporary else _REFUSED_LOGIN_SECONDS
        ) from None
    except smtplib.SMTPNotSupportedError:
        raise SendError("login_not_offered", retry=True, retry_after=_REFUSED_LOGIN_SECONDS) from None
    except (OSError, smtplib.SMTPException) as error:
        raise SendError(f"login_{type(error).__name__}", retry=True) from None


def _log_in_by_token(connection: smtplib.SMTP, user: str, tokens: oauth.AccessTokens) -> None:
    if not connection.has_extn("auth"):
        raise smtplib.SMTPNotSupportedError
    token = tokens.token()
    try:
        _log_in_with(connection, user, token)
    except smtplib.SMTPAuthenticationError as error:
        if error.smtp_code < 500 or not tokens.refused(token):
            raise
        _log_in_with(connection, user, tokens.token())


def _log_in_with(connection: smtplib.SMTP, user: str, token: str) -> None:
    # A refusal comes as a challenge, to be answered with nothing.
    connection.auth("XOAUTH2", lambda challenge=None: "" if challenge else oauth.sasl(user, token))


def _envelope(connection: smtplib.SMTP, mail: EmailMessage, sender: str, recipient: str) -> None:
    options: list[str] = []
    recipient_options: list[str] = []
    if connection.has_extn("dsn"):
        # A bounce then names our own message, whatever else it sends back.
        options += ["RET=HDRS", f"ENVID={_xtext(str(mail['Message-ID']).strip('<>'))}"]
        recipient_options = ["NOTIFY=FAILURE"]
    if not recipient.isascii():
        if not connection.has_extn("smtputf8"):
            raise SendError("address_not_ascii", retry=False, second_route=True)
        options += ["SMTPUTF8", "BODY=8BITMIME"]
        connection.command_encoding = "utf-8"
    try:
        _accepted(*connection.mail(sender, options), step="sender")
        _accepted(*connection.rcpt(recipient, recipient_options), step="recipient")
    except (OSError, smtplib.SMTPServerDisconnected) as error:
        raise SendError(f"smtp_{type(error).__name__}", retry=True) from None


def _data(connection: smtplib.SMTP, mail: EmailMessage) -> None:
    try:
        code, answer = connection.data(mail.as_bytes())
    except smtplib.SMTPDataError as error:
        _accepted(error.smtp_code, error.smtp_error, step="data")
        return
    except (OSError, smtplib.SMTPException) as error:
        # The server may have taken it and the answer got lost.
        raise SendError(f"data_{type(error).__name__}", retry=True, outcome_unknown=True) from None
    _accepted(code, answer, step="data")


def _accepted(code: int, answer: bytes | str, *, step: str) -> None:
    if 200 <= code < 300:
        return
    text = answer if isinstance(answer, bytes) else str(answer).encode("utf-8", "replace")
    found = _ENHANCED.match(text)
    named = f"smtp_{code}" + (f"_{found.group(1).decode()}" if found else "")
    if code == 421 or code < 0:
        raise SendError(named, retry=True)
    if 400 <= code < 500:
        raise SendError(named, retry=True, retry_after=_GREYLISTED_SECONDS if step == "recipient" else None)
    # A refused sender is our own fault, and no fault of this address.
    if step == "sender":
        raise SendError(named, retry=True, retry_after=_REFUSED_LOGIN_SECONDS)
    raise SendError(named, retry=False, second_route=True)


def _xtext(value: str) -> str:
    """RFC 3461, section 4: printable, without ``+`` and ``=``."""
    return "".join(c if 33 <= ord(c) <= 126 and c not in "+=" else f"+{ord(c):02X}" for c in value)[:100]


def _quit(connection: smtplib.SMTP) -> None:
    try:
        connection.quit()
    except (OSError, smtplib.SMTPException):
        connection.close()
