"""The pages that people see: chat, privacy, the desk, and their files."""

from __future__ import annotations

from typing import Any

from starlette.routing import BaseRoute

from bot.web.pages import assets, chat, desk, privacy


def routes(service: Any) -> list[BaseRoute]:
    """The addresses of all pages; ``service`` is what the bootstrap builds."""
    return [*assets.routes(), *chat.routes(service), *privacy.routes(service), *desk.routes(service)]
