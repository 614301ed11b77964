"""``voordeur run``: everything in one process, from ready to a clean end."""

from __future__ import annotations

import logging
import threading

import uvicorn
from apscheduler.schedulers.background import BackgroundScheduler

from bot.bootstrap import Service
from bot.channels.registry import Channels
from bot.daily import daily
from bot.follow_ups import run_due
from bot.settings import Settings, SettingsError
from bot.web.app import build_app

log = logging.getLogger(__name__)

_WAKE_SECONDS = 5
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def serve(settings: Settings, host: str, port: int) -> int:
    """Serve until a signal ends it; returns the exit code."""
    if not settings.production and host not in _LOOPBACK:
        raise SettingsError("in demo the service listens on loopback only; set environment to production for more")
    service = Service(settings)
    service.prepare()
    service.dialogue  # noqa: B018  trained and loaded before the first message
    service.turn_thread  # noqa: B018
    scheduler = BackgroundScheduler(timezone="UTC")
    # The scheduler only wakes; which follow-ups are due, the rows say.
    scheduler.add_job(
        lambda: service.turn_thread.submit(lambda: _wake(service)), "interval", seconds=_WAKE_SECONDS,
        max_instances=1, coalesce=True,
    )  # fmt: skip
    channels = Channels(service)
    app = build_app(service, channels.routes())
    app.router.lifespan_context = channels.running
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            host=host,
            port=port,
            log_level="warning",
            access_log=False,
            ws="none",
            timeout_graceful_shutdown=5,
        )
    )
    _announce_when_ready(server, service, host, port)
    scheduler.start()
    try:
        server.run()
    finally:
        scheduler.shutdown(wait=False)
        service.close()
    return 0 if server.started else 1


def _wake(service: Service) -> None:
    """What the clock brings: follow-ups that are due, and once a day the day's work."""
    run_due(service)
    daily(service)


def _announce_when_ready(server: uvicorn.Server, service: Service, host: str, port: int) -> None:
    def announce() -> None:
        while not server.started:
            if server.should_exit:
                return
            threading.Event().wait(0.05)
        print(announcement(service, f"http://{host}:{port}"), flush=True)

    threading.Thread(target=announce, daemon=True, name="announce").start()


def announcement(service: Service, address: str) -> str:
    """What is printed once the service is ready: addresses, the desk, what is not set up yet."""
    lines = [f"Voordeur is ready on {address} ({service.settings.environment})", "", "Web chat:"]
    lines += [f"  {address}/chat/{key}" for key in service.procedures]
    if not service.settings.production:
        lines += ["", "The desk, with a one-time sign-in each:"]
        for key, organisation in service.organisations.items():
            for name in organisation.staff:
                link = service.desk_link(key, name).replace(service.settings.public_url, address)
                lines.append(f"  {key} {name}: {link}")
    missing = [
        f"{key}: {channel}"
        for key, channels in service.channels.items()
        for channel in ("whatsapp", "telegram", "email")
        if getattr(channels, channel) is None
    ]
    if missing:
        lines += ["", "Not set up yet: " + ", ".join(missing) + ". See docs/channels/."]
    if service.master_key_is_new:
        lines += ["", f"A master key was made at {service.settings.master_key_file}. Keep a copy in a safe place."]
    return "\n".join(lines)
