"""Servers for the tests of the e-mail channel."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from dovecot_server import Dovecot
from email_world import world
from smtp_server import MailServer

__all__ = ["dovecot", "mail_server", "world"]


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    server = Dovecot()
    yield server
    server.close()


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    server = MailServer()
    yield server
    server.close()
