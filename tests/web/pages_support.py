"""What the tests of the pages share: the pages over a real database, and a chat that is scripted."""

from __future__ import annotations

import asyncio
import secrets
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import uvicorn
from sqlalchemy import Engine
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from actions.cases.desk import CaseDesk
from actions.cases.opening import Opened, open_case
from actions.organisation import Organisation, StaffUser
from bot.web.pages import routes
from procedures.load import load_all
from storage.database import open_database, upgrade
from storage.encryption import Keyring
from storage.key_store import KeyStore
from storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)  # a Friday
IBO, COA, IZW, W4U, BUC = (
    "ik-ben-er-ook", "coachcenter", "iederzijnwerk-arbeidscoaching", "weres-4-u", "burgercoaching"
)  # fmt: skip
ALL = (W4U, BUC, IZW, IBO, COA)
STORY = "De coach kwam drie keer niet opdagen en belde niet af."
DETAILS = {
    "name": "Fenna Testerma", "street": "Dorpsstraat", "house_number": "12-B", "postcode": "1234 AB",
    "city": "Proefdorp", "phone": "+31612345678", "email": "fenna@voorbeeld.invalid",
}  # fmt: skip


@dataclass
class SetClock:
    """A clock that stands still until it is moved."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at


@dataclass(frozen=True)
class PageSettings:
    """The settings that the pages look at."""

    environment: str = "demo"
    public_url: str = "http://127.0.0.1:8080"


@dataclass
class PageService:
    """The service as the pages see it, over a database of its own."""

    engine: Engine
    keyring: Keyring
    settings: PageSettings = field(default_factory=PageSettings)
    clock: SetClock = field(default_factory=SetClock)
    procedures: dict[str, Any] = field(default_factory=lambda: dict(load_all()))
    organisations: dict[str, Organisation] = field(default_factory=dict)
    talks: int = 0

    def __post_init__(self) -> None:
        for key, procedure in self.procedures.items():
            staff = {role: StaffUser(role, (role,)) for role in procedure.staff_roles}
            self.organisations[key] = Organisation(key, staff)

    def unit_of_work(self, *, read_only: bool = False) -> UnitOfWork:
        return UnitOfWork(self.engine, self.keyring, read_only=read_only)

    def desk(self, work: UnitOfWork, organisation: str) -> CaseDesk:
        return CaseDesk(work, self.procedures[organisation], self.organisations[organisation], self.clock.now())

    def new_sender(self) -> str:
        return secrets.token_hex(16)

    def link(self, organisation: str, staff: str) -> str:
        """The path of a one-time link for somebody."""
        token, now = secrets.token_urlsafe(24), datetime.now(UTC)
        with self.unit_of_work() as work:
            work.sign_ins.offer(organisation, staff, token, now, now + timedelta(hours=12))
            work.commit()
        return f"/desk/sign-in/{token}"

    @contextmanager
    def at(self, key: str) -> Iterator[CaseDesk]:
        with self.unit_of_work() as work:
            yield self.desk(work, key)
            work.commit()

    def open(self, key: str, *, story: str = STORY, danger: dict[str, Any] | None = None, **answers: Any) -> Opened:
        """A case out of a talk on the web."""
        self.talks += 1
        with self.at(key) as desk:
            row, _, _ = desk.work.conversations.find_or_begin("web", key, f"sender-{self.talks}", self.clock.now())
            conversation = desk.work.conversations.by_id(row)
            opened = open_case(
                desk, conversation=conversation, channel="web", language="nl",
                answers={"role": "client", "name": "Fenna Testerma", **answers}, story=[story], danger=danger,
                via="complainant",
            )  # fmt: skip
            now = desk.work.conversations.by_id(row)
            assert now is not None
            desk.work.conversations.save(replace(now, case_id=opened.case.id), at=self.clock.now())
            return opened

    def official(self, key: str, **answers: Any) -> Opened:
        return self.open(key, official="yes", **{**DETAILS, **answers})


def page_service(folder: Path, **settings: Any) -> PageService:
    """A service over a new database in a folder."""
    url = f"sqlite:///{folder}/main.sqlite"
    engine = open_database(url)
    upgrade(engine)
    keyring = Keyring(bytes(range(32)), KeyStore.beside(url))
    keyring.begin(NOW)
    return PageService(engine, keyring, PageSettings(**settings))


Answer = Callable[[str], list[dict[str, Any]]]


@dataclass
class ScriptedChat:
    """The other side of the chat page: keeps messages as the real one does, and answers from a script.

    ``refuse`` holds the statuses that the next posts get instead of an answer.
    """

    answer: Answer = lambda text: [{"text": f"Ik lees: {text[:40]}"}]
    refuse: list[int] = field(default_factory=list)
    got: list[dict[str, Any]] = field(default_factory=list)
    posts: list[str] = field(default_factory=list)
    polls: int = 0
    wait: float = 0.0
    said: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    known: dict[tuple[str, str], list[dict[str, Any]]] = field(default_factory=dict)
    last_id: int = 0

    def say(self, sender: str, items: list[dict[str, Any]], by: str = "bot") -> list[dict[str, Any]]:
        for item in items:
            self.last_id += 1
            told = {"id": self.last_id, "at": NOW.isoformat(), "from": by, "buttons": [], "custom": {}} | item
            self.said.setdefault(sender, []).append(told)
        return items

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/webhooks/rest/webhook", self._webhook, methods=["POST"]),
            Route("/chat/{key}/messages", self._messages),
            Route("/chat/{key}/attachments", self._attachment, methods=["POST"]),
        ]

    async def _webhook(self, request: Request) -> Response:
        told = await request.json()
        message_id = told["metadata"]["message_id"]
        self.posts.append(message_id)
        if self.refuse:
            return JSONResponse({"error": "not now"}, self.refuse.pop(0))
        await asyncio.sleep(self.wait)
        return self._handled(told["sender"], message_id, told)

    async def _attachment(self, request: Request) -> Response:
        async with request.form() as form:
            content = await form["file"].read()
            told = {"file": form["file"].filename, "size": len(content), "key": request.path_params["key"]}
            return self._handled(form["sender"], form["message_id"], told | {"message": "(bestand)"})

    def _handled(self, sender: str, message_id: str, told: dict[str, Any]) -> Response:
        if (sender, message_id) not in self.known:
            self.got.append(told)
            self.known[sender, message_id] = self.say(sender, self.answer(told["message"]))
        items = self.known[sender, message_id]
        return JSONResponse([{"recipient_id": sender, "text": item["text"]} for item in items])

    async def _messages(self, request: Request) -> Response:
        self.polls += 1
        after = int(request.query_params["after"])
        said = self.said.get(request.query_params["sender"], [])
        return JSONResponse([item for item in said if item["id"] > after])


def app_of(service: PageService, chat: ScriptedChat | None = None) -> Starlette:
    """The pages, with the scripted chat beside them."""
    return Starlette(routes=[*(chat.routes() if chat else []), *routes(service)])


@contextmanager
def served(app: Starlette) -> Iterator[str]:
    """The application on a port of its own; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, "127.0.0.1", port, log_level="error", lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 10
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(5)
