"""The templates that WhatsApp approves: a notice without content for every message that can be due later.

How satisfied somebody is has templates of its own, which name no case: their buttons are the answer. There are three
of them, because WhatsApp puts a menu in the place of more.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from twilio.rest import Client

from bot.channels.whatsapp.client import Account
from bot.channels.whatsapp.contents import Memory, request
from bot.channels.whatsapp.rendering import Content

CATEGORY = "UTILITY"
_VERSION = 1
_NO_VARIANTS = frozenset({"button", "buttons"})
_SAMPLES = {"1": "Ik ben er ook!", "2": "https://meld.example.org/chat/ik-ben-er-ook"}


@dataclass(frozen=True, slots=True)
class Template:
    """One template in one language. ``name`` is the same at Twilio; a changed text needs a new version."""

    key: str
    variant: str
    text: str
    content: Content

    @property
    def name(self) -> str:
        return f"voordeur_{self.key}_{self.variant}_v{_VERSION}"

    def samples(self) -> dict[str, str]:
        """A sample for each variable, for whoever judges the template."""
        return {number: sample for number, sample in _SAMPLES.items() if f"{{{{{number}}}}}" in self.text}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a template stands at Twilio: ``status`` is WhatsApp's word, ``missing`` or ``not submitted``."""

    name: str
    language: str
    sid: str | None
    status: str
    reason: str = ""


@cache
def catalogue() -> dict[str, dict[str, Any]]:
    return yaml.safe_load(Path(__file__).with_name("templates.yml").read_text("utf-8"))


def all_templates() -> Iterator[Template]:
    """Every template in every language."""
    for key, told in catalogue().items():
        for variant in told:
            if variant not in _NO_VARIANTS:
                yield template(key, variant)


def template(key: str, variant: str) -> Template:
    told = catalogue()[key]
    text, language = told[variant], variant.split("_")[0]
    variables = {number: "" for number in _SAMPLES if f"{{{{{number}}}}}" in text}
    actions = [
        {"type": "QUICK_REPLY", "title": title, "id": payload} for payload, title in _buttons(told, language).items()
    ]
    if actions:
        types: dict[str, Any] = {"twilio/quick-reply": {"body": text, "actions": actions}}
    else:
        types = {"twilio/text": {"body": text}}
    return Template(key, variant, text, Content(types, variables, language))


def _buttons(told: dict[str, Any], language: str) -> dict[str, str]:
    """The titles of the buttons by what a tap on them sends."""
    if "button" in told:
        return {"open": told["button"]}
    return {payload: titles[language] for payload, titles in told.get("buttons", {}).items()}


def fitting(key: str, language: str, form: str) -> Template:
    """The template in somebody's language and form of address; English where that language has none."""
    told = catalogue()[key]
    for variant in (f"{language}_{form}", language, f"{language}_u", "en", "nl_u"):
        if variant in told:
            return template(key, variant)
    raise KeyError(key)


def filled(one: Template, name: str, link: str) -> Content:
    """The template with the organisation's name and, where it has one, the address of the web chat."""
    values = {"1": " ".join(name.split()) or "ons", "2": link}
    return Content(one.content.types, {number: values[number] for number in one.content.variables}, one.content.language)


def memory_name(account_sid: str, one: Template) -> str:
    """Under which name the number of a template's resource is remembered."""
    return f"whatsapp template {account_sid} {one.name}"


def standing(client: Client) -> list[Standing]:
    """How every template stands at Twilio."""
    found = {one.friendly_name: one for one in client.content.v1.content_and_approvals.list(page_size=100)}
    rows = []
    for one in all_templates():
        there = found.get(one.name)
        if there is None:
            rows.append(Standing(one.name, one.content.language, None, "missing"))
            continue
        approval = there.approval_requests or {}
        status = str(approval.get("status") or "not submitted").lower()
        status = "not submitted" if status in ("unsubmitted", "") else status
        rows.append(Standing(one.name, one.content.language, there.sid, status, str(approval.get("rejection_reason") or "")))
    return rows


def push(client: Client, account_sid: str, memory: Memory) -> list[Standing]:
    """Make every template that is not there, ask approval for what was not submitted, and say how all stand."""
    by_name = {one.name: one for one in standing(client)}
    rows = []
    for one in all_templates():
        now = by_name[one.name]
        sid = now.sid
        if sid is None:
            made = client.content.v1.contents.create(request(one.name, one.content, one.samples()))
            sid = made.sid
            now = Standing(one.name, one.content.language, sid, "not submitted")
        assert sid is not None
        memory.put(memory_name(account_sid, one), sid)
        if now.status == "not submitted":
            asked = client.content.v1.contents(sid).approval_create.create(_approval(client, sid, one.name))
            now = Standing(one.name, one.content.language, sid, str(asked.status or "received").lower())
        rows.append(now)
    return rows


def _approval(client: Client, sid: str, name: str) -> Any:
    kind = client.content.v1.contents(sid).approval_create.ContentApprovalRequest
    return kind({"name": name, "category": CATEGORY})


class Templates:
    """Finds the resource of a template while the service runs."""

    def __init__(self, account: Account, memory: Memory) -> None:
        self._account = account
        self._memory = memory
        self._listed: dict[str, str] = {}

    async def sid(self, one: Template) -> str | None:
        """The number of a template's resource; None where it was never pushed."""
        name = memory_name(self._account.sid, one)
        found = self._listed.get(one.name) or await asyncio.to_thread(self._memory.get, name)
        if found is None:
            self._listed = await self._account.call(_by_name)
            found = self._listed.get(one.name)
            if found is not None:
                await asyncio.to_thread(self._memory.put, name, found)
        return found

    async def forget(self, one: Template) -> None:
        """The resource is gone at Twilio; the next message looks for it anew."""
        self._listed.pop(one.name, None)
        await asyncio.to_thread(self._memory.forget, memory_name(self._account.sid, one))


def _by_name(client: Client) -> dict[str, str]:
    return {
        one.friendly_name: one.sid
        for one in client.content.v1.contents.list(page_size=100)
        if one.sid and (one.friendly_name or "").startswith("voordeur_")
    }
