"""Addresses of mail servers as the settings give them, and what may be spoken to how."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urlsplit

from bot.channels.email.oauth import AccessTokens

Protocol = Literal["imap", "smtp"]
_PORTS = {"imap": 143, "imaps": 993, "smtp": 587, "smtps": 465}
TIMEOUT_SECONDS = 30.0


class NotAllowed(Exception):
    """A server that must not be spoken to like this; the text is a short code."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server and how to log in; ``security`` is how the connection is guarded."""

    protocol: Protocol
    host: str
    port: int
    user: str
    password: str
    security: Literal["tls", "starttls", "none"]
    tokens: AccessTokens | None = None
    """Where the token comes from that is used instead of the password."""

    def __repr__(self) -> str:
        return f"Server({self.protocol} {self.security})"

    @property
    def is_here(self) -> bool:
        """Whether it is on this machine."""
        return self.host in ("localhost", "::1") or self.host.startswith("127.")


def read(url: str, protocol: Protocol, *, starttls: bool, tokens: AccessTokens | None = None) -> Server:
    """Read ``imap://USER:PASSWORD@HOST:PORT`` (or imaps, smtp, smtps); with ``tokens`` no password is needed.

    Raises:
        ValueError: it is no such address; the text holds nothing of it.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValueError(f"the {protocol} address cannot be read; escape special characters of the password") from None
    if parts.scheme not in (protocol, f"{protocol}s") or not parts.hostname:
        raise ValueError(f"the {protocol} address must begin with {protocol}:// or {protocol}s:// and name a host")
    return Server(
        protocol=protocol,
        host=parts.hostname,
        port=port or _PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        security="tls" if parts.scheme.endswith("s") else "starttls" if starttls else "none",
        tokens=tokens,
    )


def allow(server: Server, *, production: bool) -> None:
    """Check that a server may be spoken to: in demo only on this machine, elsewhere only under TLS (NTA 7516).

    Raises:
        NotAllowed: it may not; ``only_loopback_in_demo`` or ``no_tls``.
    """
    if server.is_here:
        return
    if not production:
        raise NotAllowed("only_loopback_in_demo")
    if server.security == "none":
        raise NotAllowed("no_tls")


def tls(server: Server) -> ssl.SSLContext:
    """Checked certificates; on this machine a self-made one will do."""
    context = ssl.create_default_context()
    if server.is_here:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context
