"""A stand-in for Twilio, and a service with a WhatsApp number."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from twilio_server import TwilioServer
from whatsapp_support import World, make_service

from bot.bootstrap import Service
from bot.delivery import loop


@pytest.fixture
def twilio() -> Iterator[TwilioServer]:
    server = TwilioServer()
    yield server
    server.close()


@pytest.fixture
def service(tmp_path: Path, twilio: TwilioServer) -> Iterator[Service]:
    made = make_service(tmp_path, twilio)
    yield made
    made.close()


@pytest.fixture
def world(service: Service, twilio: TwilioServer, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(loop, "_ASK_STATUS_AFTER_SECONDS", (0.05, 0.05))
    monkeypatch.setattr(loop, "_LOOK_AFTER_SECONDS", 0.05)
    return World(service, twilio)
