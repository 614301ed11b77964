"""Builds the service: the one place where settings, database, model and channels meet."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

from actions.cases.desk import CaseDesk
from actions.dialogue.texts import Texts, load_texts
from actions.organisation import Organisation
from bot.clock import Clock
from bot.settings import Channels, Settings, SettingsError, build_organisations
from bot.turn import Answered, Turns
from bot.turn_thread import TurnThread
from procedures.load import load_all
from procedures.model import Procedure
from storage.database import open_database, upgrade
from storage.encryption import Keyring, load_master_key
from storage.key_store import KeyStore
from storage.retention import finish_key_deletions
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

_DESK_LINK_HOURS = 12


class Service:
    """Everything one process needs. Parts that are costly or not needed by every command come lazily."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.procedures: dict[str, Procedure] = load_all(settings.organisations_dir)
        self.organisations: dict[str, Organisation]
        self.channels: dict[str, Channels]
        self.organisations, self.channels = build_organisations(settings, self.procedures)
        self.texts: Texts = load_texts()
        self.clock = Clock(self.unit_of_work)
        self.master_key_is_new = False

    # The database ------------------------------------------------------------------------

    @cached_property
    def engine(self) -> Any:
        self.settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        engine = open_database(self.settings.database_url)
        upgrade(engine)
        return engine

    @cached_property
    def key_store(self) -> KeyStore:
        if self.settings.keys_url:
            return KeyStore.open(self.settings.keys_url)
        return KeyStore.beside(self.settings.database_url)

    @cached_property
    def keyring(self) -> Keyring:
        path = self.settings.master_key_file
        if not path.exists():
            if self.settings.production:
                raise SettingsError(f"there is no master key at {path}: make one with `voordeur init` and keep a copy")
            self.master_key_is_new = True
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        keyring = Keyring(load_master_key(path, create=not self.settings.production), self.key_store)
        keyring.begin(datetime.now(UTC))
        return keyring

    def unit_of_work(self, *, read_only: bool = False) -> UnitOfWork:
        """A new transaction; see :class:`storage.unit_of_work.UnitOfWork`."""
        return UnitOfWork(self.engine, self.keyring, read_only=read_only)

    def desk(self, work: UnitOfWork, organisation: str) -> CaseDesk:
        """What every operation on a case of one organisation needs."""
        return CaseDesk(
            work=work,
            procedure=self.procedures[organisation],
            organisation=self.organisations[organisation],
            now=self.clock.now(),
        )

    def prepare(self) -> None:
        """Make the database ready, finish what a crash left half-way, and set the clock asked for."""
        with self.unit_of_work() as work:
            finish_key_deletions(work, datetime.now(UTC))
            if self.settings.clock is not None and not self.clock.known(work):
                self.clock.set(self.settings.clock, work)
            work.commit()

    # The dialogue ------------------------------------------------------------------------

    @cached_property
    def dialogue(self) -> Any:
        """Rasa's model with the actions; trains first where the data changed."""
        from bot.engine import quiet

        quiet.install()
        from bot.engine.actions import all_actions
        from bot.engine.rasa_engine import RasaEngine
        from bot.engine.training import train
        from nlu import danger

        engine = RasaEngine(train(self.settings.models_dir), all_actions())
        danger.warm_up()
        return engine

    @cached_property
    def turns(self) -> Turns:
        return Turns(
            self.dialogue, self.texts, self.procedures, self.organisations, self.clock, self.unit_of_work,
            self.settings.public_url,
        )  # fmt: skip

    @cached_property
    def turn_thread(self) -> TurnThread:
        thread = TurnThread(self.turns.take_next)
        thread.start()
        return thread

    def receive(
        self, channel: str, organisation: str, external_id: str | None, address: str, payload: dict[str, Any]
    ) -> Future[Answered]:
        """Store a message and answer it; the future ends when the turn is done."""
        return self.turn_thread.submit(lambda: self._take(channel, organisation, external_id, address, payload))

    def _take(
        self, channel: str, organisation: str, external_id: str | None, address: str, payload: dict[str, Any]
    ) -> Answered:
        with self.unit_of_work() as work:
            stored = work.inbox.store(channel, organisation, external_id, address, payload, self.clock.now())
            work.commit()
        return self.turns.take(stored.id, stored.conversation_id)

    def receive_file(
        self, channel: str, organisation: str, external_id: str | None, address: str, content: bytes, told: dict[str, str]
    ) -> Future[Answered]:
        """Store a file with its message and answer it; `told` holds the file's ``name`` and ``type``."""

        def take() -> Answered:
            now = self.clock.now()
            with self.unit_of_work() as work:
                stored = work.inbox.store(channel, organisation, external_id, address, {"text": "", "attachments": 1}, now)
                if stored.is_new:
                    work.attachments.add(
                        told["name"] or None, told["type"], content, now, conversation_id=stored.conversation_id
                    )
                work.commit()
            return self.turns.take(stored.id, stored.conversation_id)

        return self.turn_thread.submit(take)

    # Small things ------------------------------------------------------------------------

    def new_sender(self) -> str:
        """A random 128-bit sender for the web chat, with a seal that shows it was given out here."""
        value = secrets.token_hex(16)
        return f"{value}{self.keyring.digest('web sender', value)[:16]}"

    def is_our_sender(self, sender: str) -> bool:
        """Whether a sender was given out here; in demo any string will do."""
        if not self.settings.production:
            return True
        value, seal = sender[:32], sender[32:]
        return len(sender) == 48 and secrets.compare_digest(seal, self.keyring.digest("web sender", value)[:16])

    def desk_link(self, organisation: str, staff: str) -> str:
        """A one-time sign-in for the desk."""
        token = secrets.token_urlsafe(24)
        now = datetime.now(UTC)
        with self.unit_of_work() as work:
            work.sign_ins.offer(organisation, staff, token, now, now + timedelta(hours=_DESK_LINK_HOURS))
            work.commit()
        return f"{self.settings.public_url}/desk/sign-in/{token}"

    def close(self) -> None:
        """End what was started, in order."""
        if "turn_thread" in self.__dict__:
            self.turn_thread.stop()
        if "engine" in self.__dict__:
            self.engine.dispose()
        if "key_store" in self.__dict__:
            self.key_store.close()


Builder = Callable[[Settings], Service]
