"""``voordeur doctor``: what is there, what is missing, and how to mend it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.bootstrap import Service
from bot.channels.registry import CHANNELS, build_channels, states
from bot.engine.training import model_path
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; ``mend`` says what to do where it is bad."""

    what: str
    state: str
    bad: bool = False
    mend: str = ""

    def __str__(self) -> str:
        mark = "✗" if self.bad else "✓"
        return f"{mark} {self.what}: {self.state}" + (f" — {self.mend}" if self.mend else "")


def examine(settings: Settings) -> list[Finding]:
    """Look at settings, key, database, model and channels, in that order."""
    findings = [Finding("settings", f"read, environment {settings.environment}")]
    service = Service(settings)
    try:
        findings.append(Finding("procedures", f"{len(service.procedures)} loaded"))
        findings += [_key(settings), _database(service), _model(settings)]
        findings += _channels(service)
    finally:
        service.close()
    return findings


def _key(settings: Settings) -> Finding:
    if settings.master_key_file.exists():
        return Finding("master key", "present")
    mend = "run `voordeur init` and keep a copy" if settings.production else "the first `voordeur run` makes one"
    return Finding("master key", "missing", settings.production, mend)


def _database(service: Service) -> Finding:
    try:
        with service.unit_of_work(read_only=True) as work:
            work.inbox.waiting()
    except Exception as error:
        return Finding("database", type(error).__name__, True, "check database_url, and that the server runs")
    return Finding("database", "reachable and up to date")


def _model(settings: Settings) -> Finding:
    if model_path(settings.models_dir).exists():
        return Finding("model", "trained on today's data")
    return Finding("model", "not trained yet", False, "`voordeur train`, or the next `voordeur run`")


def _channels(service: Service) -> list[Finding]:
    findings = [
        Finding(f"{key} {name}", "not set up")
        for key, channels in service.channels.items()
        for name in CHANNELS
        if getattr(channels, name) is None
    ]
    if all(getattr(one, name) is None for one in service.channels.values() for name in CHANNELS):
        return findings
    built = build_channels(service)
    found = asyncio.run(states(service, built))
    return [*(Finding(f"{one.organisation} {one.channel}", one.text, one.bad, one.mend) for one in found), *findings]
