"""Which button a tap was, whether the talk has gone on since, and what is kept across a restart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from telegram_support import GROUP, KEY, OTHER, PERSON

from bot.bootstrap import Service
from bot.channels.telegram.stored import InService
from bot.delivery import threads
from bot.settings import Settings
from tests.conftest import NOW

YES_NO = [{"title": "Ja", "payload": "official:yes"}, {"title": "Nee", "payload": "official:no"}]


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    """A service without a model: nothing here takes a turn."""
    made = Service(
        Settings(
            data_dir=tmp_path, database_url=f"sqlite:///{tmp_path / 'voordeur.sqlite'}",
            master_key_file=tmp_path / "master.key", clock=NOW,
        )
    )  # fmt: skip
    made.prepare()
    yield made
    made.close()


class Talk:
    """A talk with somebody at Telegram, row by row."""

    def __init__(self, service: Service, address: int = PERSON) -> None:
        self.service, self.address, self.count = service, address, 0

    def said(self) -> int:
        self.count += 1
        with self.service.unit_of_work() as work:
            stored = work.inbox.store("telegram", KEY, f"m{self.count}", str(self.address), {"text": "x"}, NOW)
            work.commit()
        self.conversation = stored.conversation_id
        return stored.id

    def put(self, kind: str = "answer", asks: str = "official", buttons: Any = YES_NO, **more: Any) -> int:
        content = {"text": "Vraag?", "buttons": buttons, "custom": {"asks": asks}}
        with self.service.unit_of_work() as work:
            row = work.outbox.add(
                organisation=KEY, to="complainant", channel="telegram", author="bot", kind=kind, content=content, at=NOW,
                conversation_id=self.conversation, **more,
            )  # fmt: skip
            work.commit()
        return row


async def test_a_button_of_the_last_question(service: Service) -> None:
    talk, stored = Talk(service), InService(service)
    row = talk.put(in_reply_to=talk.said())
    pressed = await stored.press(KEY, row, 1, PERSON)
    assert pressed is not None
    assert (pressed.payload, pressed.title, pressed.to_staff, pressed.stale) == ("official:no", "Nee", False, False)


async def test_only_in_the_chat_that_it_was_sent_to(service: Service) -> None:
    talk, stored = Talk(service), InService(service)
    row = talk.put(in_reply_to=talk.said())
    Talk(service, OTHER).said()
    assert await stored.press(KEY, row, 0, OTHER) is None
    assert await stored.press("coachcenter", row, 0, PERSON) is None
    assert await stored.press(KEY, row, 2, PERSON) is None
    assert await stored.press(KEY, row + 1000, 0, PERSON) is None


async def test_a_later_turn_outdates_a_question(service: Service) -> None:
    talk, stored = Talk(service), InService(service)
    first = talk.said()
    row = talk.put(in_reply_to=first)
    talk.put(asks="more", in_reply_to=first)
    survey = talk.put("survey", "resolved")
    still = await stored.press(KEY, row, 0, PERSON)
    assert still is not None and not still.stale
    talk.put(asks="name", buttons=[], in_reply_to=talk.said())
    gone = await stored.press(KEY, row, 0, PERSON)
    assert gone is not None and gone.stale
    asked_by_staff = await stored.press(KEY, survey, 0, PERSON)
    assert asked_by_staff is not None and not asked_by_staff.stale
    talk.put("survey", "resolved")
    again = await stored.press(KEY, survey, 0, PERSON)
    assert again is not None and again.stale


async def test_what_may_be_chosen_at_any_time_is_never_stale(service: Service) -> None:
    talk, stored = Talk(service), InService(service)
    row = talk.put(buttons=[{"title": "Liever een mens", "payload": "do:human"}], in_reply_to=talk.said())
    talk.put(in_reply_to=talk.said())
    pressed = await stored.press(KEY, row, 0, PERSON)
    assert pressed is not None and not pressed.stale


async def test_topics_and_the_group_are_remembered(service: Service) -> None:
    stored = InService(service)
    with service.unit_of_work() as work:
        threads.remember(work, "telegram", KEY, "BUC-7K3M-2Q", {"thread": "77"}, NOW)
        work.commit()
    assert await stored.case_of(KEY, 77) == "BUC-7K3M-2Q"
    assert await stored.case_of(KEY, 78) is None
    await stored.remember(KEY, {"group": [GROUP, -1009999]})
    assert await stored.remembered(KEY) == {"group": [GROUP, -1009999]}
