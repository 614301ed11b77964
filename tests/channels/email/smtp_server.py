"""A real SMTP server for the tests, which can misbehave as servers do."""

from __future__ import annotations

import asyncio
import base64
import email
import re
import socket
import ssl
from dataclasses import dataclass, field
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

USER, PASSWORD = "bot@coachcenter.example", "p@ss:w/rd"


@dataclass
class Taken:
    """A mail that the server took."""

    sender: str
    recipients: list[str]
    raw: bytes
    options: list[str] = field(default_factory=list)

    @property
    def message(self) -> Message:
        return email.message_from_bytes(self.raw)


class MailServer:
    """Takes mail; ``answers`` holds what it says instead, by step (``MAIL``, ``RCPT``, ``DATA``), once each."""

    def __init__(self, *, tls: tuple[str, str] | None = None, starttls: bool = False) -> None:
        self.taken: list[Taken] = []
        self.answers: dict[str, list[str]] = {}
        self.drop_after_data = 0
        self.good_tokens: set[str] = set()
        self.deliver: Any = None
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            self.port: int = one.getsockname()[1]
        context = None
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(tls[1], tls[0])
        self._controller = Controller(
            self, hostname="127.0.0.1", port=self.port, authenticator=self._authenticate, auth_require_tls=False,
            auth_required=True, **({"tls_context": context, "require_starttls": True} if context and starttls else {}),
            **({"ssl_context": context} if context and not starttls else {}),
        )  # fmt: skip
        self._controller.start()

    def url(self, *, password: str = "p%40ss%3Aw%2Frd", scheme: str = "smtp") -> str:
        return f"{scheme}://bot%40coachcenter.example:{password}@127.0.0.1:{self.port}"

    def close(self) -> None:
        self._controller.stop(no_assert=True)

    @staticmethod
    def _authenticate(server: SMTP, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        told = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=told, handled=False) if not told else AuthResult(success=True)

    def _says(self, step: str) -> str | None:
        waiting = self.answers.get(step)
        return waiting.pop(0) if waiting else None

    async def auth_XOAUTH2(self, server: SMTP, arguments: list[str]) -> AuthResult:
        """A token in one message; a refusal comes as a challenge first, as the big providers do it."""
        told = base64.b64decode(arguments[1]).decode() if len(arguments) > 1 else ""
        found = re.fullmatch("user=(.+)\x01auth=Bearer (.+)\x01\x01", told)
        if found and found[1] == USER and found[2] in self.good_tokens:
            return AuthResult(success=True, auth_data=USER)
        await server.challenge_auth(b'{"status":"401","schemes":"bearer"}')
        return AuthResult(success=False, handled=False)

    async def handle_EHLO(
        self, server: SMTP, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        if said := self._says("MAIL"):
            return said
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        if said := self._says("RCPT"):
            return said
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:
        if said := self._says("DATA"):
            return said
        self.taken.append(
            Taken(envelope.mail_from, list(envelope.rcpt_tos), envelope.content, list(envelope.mail_options))
        )
        if self.deliver:
            await asyncio.to_thread(self.deliver, self.taken[-1])
        if self.drop_after_data:
            self.drop_after_data -= 1
            server.transport.close()
        return "250 2.0.0 OK"
