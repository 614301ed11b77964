"""What the tests of Telegram share: a channel at our server, with something in memory for its storage."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from telegram_server import TOKEN, TelegramServer

from actions.organisation import Organisation, StaffUser
from bot.channels.base import Inbound, Outbound
from bot.channels.telegram.account import Account
from bot.channels.telegram.adapter import TelegramChannel
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.stored import Pressed
from bot.settings import Secret, TelegramSettings

KEY = "burgercoaching"
GROUP = -1001234567890
PERSON, OTHER, STAFF, STRANGER = 555_000_111, 555_000_112, 777_000_111, 888_000_111
SECRET = "s3cret_voor_de_webhook"
REFERENCE = "BUC-7K3M-2Q"


@dataclass
class Remembered:
    """Storage in memory: which buttons there are, whose topic is whose."""

    buttons: dict[tuple[int, int], Pressed] = field(default_factory=dict)
    cases: dict[int, str] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)

    async def press(self, organisation: str, outbox_id: int, place: int, chat: int) -> Pressed | None:
        return self.buttons.get((outbox_id, place))

    async def case_of(self, organisation: str, thread: int) -> str | None:
        return self.cases.get(thread)

    async def remembered(self, organisation: str) -> dict[str, Any]:
        return self.told

    async def remember(self, organisation: str, told: dict[str, Any]) -> None:
        self.told |= told


class Received:
    """Keeps what arrived; fails as often as a test wants first."""

    def __init__(self) -> None:
        self.all: list[Inbound] = []
        self.fail = 0

    async def __call__(self, organisation: str, inbound: Inbound) -> None:
        assert organisation == KEY
        if self.fail:
            self.fail -= 1
            raise OSError("the disk is full")
        self.all.append(inbound)

    async def receive(self, channel: str, organisation: str, inbound: Inbound) -> None:
        assert channel == "telegram"
        await self(organisation, inbound)


def organisation() -> Organisation:
    return Organisation(
        KEY, {"medewerker": StaffUser("medewerker", ("medewerker",), telegram=STAFF)}, telegram_group=GROUP
    )


def channel_at(
    server: TelegramServer, stored: Remembered | None = None, *, mode: Any = "polling", pace: Pace | None = None
) -> TelegramChannel:
    account = Account(
        organisation(), TelegramSettings(Secret(TOKEN), Secret(SECRET), mode), server.url, secret=SECRET,
        webhook=f"https://meld.example.org/webhooks/telegram/{KEY}", pace=pace or Pace(),
    )  # fmt: skip
    return TelegramChannel({KEY: account}, stored or Remembered())


def outbound(text: str = "Dank u wel dat u dit vertelt.", address: int = PERSON, **more: Any) -> Outbound:
    return Outbound(**{"outbox_id": 41, "organisation": KEY, "address": str(address), "text": text, **more})
