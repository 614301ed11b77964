"""One organisation's WhatsApp number at Twilio, with everything that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.bootstrap import Service
from bot.channels.whatsapp.client import Account
from bot.channels.whatsapp.contents import Contents
from bot.channels.whatsapp.incoming import PREFIX, bare
from bot.channels.whatsapp.templates import Templates
from bot.settings import WhatsAppSettings


class KeptInState:
    """Remembers in the service's own state, in the database."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def get(self, name: str) -> str | None:
        with self._service.unit_of_work(read_only=True) as work:
            return work.state.get(name)

    def put(self, name: str, value: str) -> None:
        now = self._service.clock.now()
        with self._service.unit_of_work() as work:
            work.state.put(name, value, now)
            work.commit()

    def forget(self, name: str) -> None:
        with self._service.unit_of_work() as work:
            work.state.forget(name)
            work.commit()


@dataclass(frozen=True, slots=True)
class Line:
    """A number in use. ``sender`` is its own address; ``secrets`` sign its webhooks; ``name`` is the organisation's."""

    organisation: str
    account: Account
    sender: str
    secrets: tuple[str, ...]
    contents: Contents
    templates: Templates

    def to(self, address: str) -> str:
        """An address of a person as Twilio writes it."""
        return PREFIX + bare(address)


def line_of(service: Service, organisation: str, told: WhatsAppSettings, account: Account | None = None) -> Line:
    """The number of an organisation, as the settings describe it."""
    settings, memory = service.settings, KeptInState(service)
    account = account or Account(
        told.account_sid, told.auth_token.value, settings.twilio_api_url, settings.twilio_content_url
    )
    secrets = (told.auth_token.value, *((told.shared_key.value,) if told.shared_key else ()))
    return Line(
        organisation, account, PREFIX + bare(told.sender), secrets, Contents(account, memory), Templates(account, memory)
    )
