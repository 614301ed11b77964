"""``voordeur doctor``: what is there, what is missing, and how to mend it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot import doctor_dutch
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

    def in_dutch(self) -> str:
        """One line for whoever keeps the service: ✓ well, ! to know, ✗ to mend, with the one thing to do."""
        mark = "✗" if self.bad else "!" if self.mend else "✓"
        *organisation, name = self.what.split(" ") if self.what not in doctor_dutch.WHAT else [self.what]
        what = " ".join([*organisation, doctor_dutch.WHAT.get(name, name)])
        line = f"{mark} {what}: {doctor_dutch.sentence(self.state)}"
        return f"{line}\n  → {doctor_dutch.sentence(self.mend)}" if self.mend else line


NOT_SET_UP = "not set up"


def in_dutch(findings: Sequence[Finding], organisation: str | None = None) -> str:
    """All findings, or those of one organisation with what holds for all; channels that are not used in one line."""
    lines, unused = [], {}
    for finding in findings:
        key, _, channel = finding.what.rpartition(" ")
        if organisation is not None and channel in CHANNELS and key != organisation:
            continue
        if finding.state == NOT_SET_UP:
            unused.setdefault(key, []).append(doctor_dutch.WHAT[channel])
        else:
            lines.append(finding.in_dutch())
    lines += [f"– {key}: {doctor_dutch.listing(names)} niet ingesteld" for key, names in unused.items()]
    return "\n".join([*lines, *_closing(findings)])


def _closing(findings: Sequence[Finding]) -> list[str]:
    """What the marks come to, in one sentence."""
    bad = sum(finding.bad for finding in findings)
    if not bad:
        return ["", "Alles wat is ingesteld, werkt."]
    return ["", f"{bad} {'punt' if bad == 1 else 'punten'} om te herstellen: kijk bij ✗."]


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
        Finding(f"{key} {name}", NOT_SET_UP)
        for key, channels in service.channels.items()
        for name in CHANNELS
        if getattr(channels, name) is None
    ]
    if all(getattr(one, name) is None for one in service.channels.values() for name in CHANNELS):
        return findings
    built = build_channels(service)
    found = asyncio.run(states(service, built))
    return [*(Finding(f"{one.organisation} {one.channel}", one.text, one.bad, one.mend) for one in found), *findings]
