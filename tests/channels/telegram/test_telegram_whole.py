"""Telegram with the whole service behind it: a story by chat, the own begeleider in the own chat, IBO-04."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from telegram_server import TOKEN, TelegramServer
from telegram_support import GROUP, PERSON, STAFF, STRANGER

from bot.bootstrap import Service
from bot.channels.registry import Channels
from bot.settings import Settings
from tests.conftest import NOW

pytestmark = [pytest.mark.model]

IBO = "ik-ben-er-ook"
ANSWERS = {
    "others_read": "nee", "role": "ik ben zelf de cliënt", "about_whom": "mezelf", "your_coach": "weet ik niet",
    "concern": "Mijn begeleider kwam drie keer niet opdagen en belde niet.", "more": "nee dat is alles",
    "about": "de begeleiding", "happened_on": "vorige week dinsdag", "desired_outcome": "een gesprek",
    "tried": "nog niets", "feels_safe": "ja", "official": "nee", "anonymous": "nee", "name": "Fenna Testerma",
    "contact_route": "hier", "opt_in": "ja", "phone": "sla over", "email": "sla over", "age_band": "volwassen",
    "confirm": "ja",
}  # fmt: skip


@dataclass
class Whole:
    """A service with its channels, and a person and a begeleider at Telegram's side."""

    service: Service
    channels: Channels
    server: TelegramServer

    async def until(self, done: Callable[[], Any], seconds: float = 20.0) -> Any:
        async with asyncio.timeout(seconds):
            while not (found := done()):
                await asyncio.sleep(0.03)
        return found

    async def bring(self, update: dict[str, Any], chat: int = PERSON) -> list[dict[str, Any]]:
        """Let an update come in and wait for what that puts in a chat."""
        before = len(self.server.sent_to(chat))
        self.server.queue(update)
        await self.until(lambda: len(self.server.sent_to(chat)) > before)
        await asyncio.sleep(0.3)
        return self.server.sent_to(chat)[before:]

    async def say(self, user: int, text: str, chat: int | None = None, **more: Any) -> list[dict[str, Any]]:
        message = self.server.message(user, text, chat=chat, **more)
        return await self.bring(self.server.update(message=message), chat if chat is not None else user)

    async def hears(self, chat: int, piece: str) -> dict[str, Any]:
        """Wait for a message with these words in a chat."""
        return await self.until(
            lambda: next((m for m in self.server.sent_to(chat) if piece in m.get("text", "")), None)
        )

    def rows(self, to: str = "complainant") -> list[Any]:
        with self.service.unit_of_work(read_only=True) as work:
            return [row for row in work.outbox.list(IBO) if row.to == to]

    def asks(self) -> str | None:
        rows = [row for row in self.rows() if (row.content or {}).get("custom", {}).get("asks")]
        return rows[-1].content["custom"]["asks"] if rows else None

    def cases(self) -> list[Any]:
        with self.service.unit_of_work(read_only=True) as work:
            return work.cases.list(IBO)


@pytest_asyncio.fixture
async def whole(server: TelegramServer, tmp_path: Path, trained_engine: Any) -> AsyncIterator[Whole]:
    staff = {
        "begeleider": {"telegram": STAFF, "roles": ["begeleider"]},
        "vertrouwenspersoon": {"roles": ["vertrouwenspersoon"]},
    }
    service = Service(
        Settings(
            data_dir=tmp_path,
            database_url=f"sqlite:///{tmp_path / 'voordeur.sqlite'}",
            master_key_file=tmp_path / "master.key",
            clock=NOW,
            telegram_api_url=server.url,
            raw_organisations={IBO: {"telegram": {"token": TOKEN}, "staff": staff, "staff_group": {"telegram": GROUP}}},
        )
    )
    service.__dict__["dialogue"] = trained_engine
    service.prepare()
    channels = Channels(service)
    await channels.start()
    yield Whole(service, channels, server)
    await channels.stop()
    service.close()


async def told(whole: Whole) -> Any:
    """A concern told from /start to the read-back, by whatever is asked."""
    await whole.say(PERSON, "/start")
    for _ in range(30):
        if whole.cases():
            break
        await whole.say(PERSON, ANSWERS.get(whole.asks() or "", "weet ik niet"))
    return (await whole.until(whole.cases))[0]


async def test_step_one_of_ik_ben_er_ook(whole: Whole) -> None:
    server = whole.server
    case = await told(whole)
    handover = (await whole.until(lambda: server.sent_to(STAFF)))[0]
    assert case.reference in handover["text"] and "drie keer niet" in handover["text"]
    # The group hears that there is something, in a topic with the reference and without the story.
    await whole.until(lambda: server.sent_to(GROUP))
    assert [topic["name"] for topic in server.chats[GROUP].topics.values()] == [case.reference]
    assert all("drie keer" not in one["text"] and "Fenna" not in one["text"] for one in server.sent_to(GROUP))
    # By a button, then by words, from the own chat.
    await whole.bring(server.tap(STAFF, handover), STAFF)
    assert whole.cases()[0].owner == "begeleider"
    taken = await whole.hears(GROUP, "begeleider heeft")
    assert case.reference in taken["text"] and taken["message_thread_id"] in server.chats[GROUP].topics
    await whole.say(STAFF, f"antwoord {case.reference} Het spijt me. Zullen we vrijdag praten?")
    await whole.hears(PERSON, "Zullen we vrijdag praten?")
    # In the topic the reference may be left out; talk there stays there.
    thread = next(iter(server.chats[GROUP].topics))
    chatter = server.message(STAFF, "ik vind dit lastig", chat=GROUP, message_thread_id=thread)
    server.queue(server.update(message=chatter))
    said = await whole.say(STAFF, "antwoord Tot vrijdag dan.", GROUP, message_thread_id=thread)
    assert all(one["message_thread_id"] == thread for one in said)
    await whole.hears(PERSON, "Tot vrijdag dan.")
    assert not any("lastig" in one["text"] for one in server.sent_to(PERSON))
    # A stranger in the group gets nothing at all.
    quiet = len(server.sent_to(GROUP))
    stranger = server.message(STRANGER, f"/zaak {case.reference}", chat=GROUP, message_thread_id=thread)
    server.queue(server.update(message=stranger))
    # Whoever asks for the content in the group gets it in the own chat.
    own = len(server.sent_to(STAFF))
    shown = await whole.say(STAFF, "/zaak", GROUP, message_thread_id=thread)
    assert len(server.sent_to(GROUP)) == quiet + len(shown)
    assert "drie keer" not in shown[-1]["text"]
    await whole.until(lambda: len(server.sent_to(STAFF)) > own)
    assert any("drie keer" in one["text"] for one in server.sent_to(STAFF)[own:])
    assert server.broken_rules == []


async def test_taps_old_and_new(whole: Whole) -> None:
    server = whole.server
    await whole.say(PERSON, "Mijn begeleider kwam niet opdagen")
    for _ in range(4):
        asked = [one for one in server.sent_to(PERSON) if (one.get("reply_markup") or {}).get("inline_keyboard")]
        if asked:
            break
        await whole.say(PERSON, "weet ik niet")
    question = asked[-1]
    tap = server.tap(PERSON, question)
    await whole.bring(tap)
    rows = len(whole.rows())
    server.queue(tap)
    server.queue({**tap, "update_id": tap["update_id"] + 1000})
    old = {**question, "reply_markup": {"inline_keyboard": question["shown"]["inline_keyboard"]}}
    data = old["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    assert data == "done"
    old["reply_markup"]["inline_keyboard"][0][0]["callback_data"] = tap["callback_query"]["data"]
    server.queue(server.tap(PERSON, old))
    await whole.until(
        lambda: any("al geweest" in (told.get("text") or "") for told in server.asked("answerCallbackQuery"))
    )
    await asyncio.sleep(0.3)
    assert len(whole.rows()) == rows
    # Nobody taps somebody else's buttons: the message must have gone to this chat.
    server.queue(server.tap(STRANGER, {**old, "chat": server.chats[STRANGER].shown()}))
    await asyncio.sleep(0.5)
    assert len(whole.rows()) == rows


async def test_a_blocked_bot_is_found_out(whole: Whole) -> None:
    server = whole.server
    case = await told(whole)
    await whole.until(lambda: server.sent_to(STAFF))
    await whole.until(lambda: all(row.status == "sent" for row in whole.rows()))
    server.chats[PERSON].blocked = True
    await whole.say(STAFF, f"antwoord {case.reference} Bent u er nog?")
    await whole.until(lambda: whole.rows()[-1].status == "failed")
    assert whole.rows()[-1].error == "telegram_blocked"
    await whole.hears(STAFF, "niet aangekomen")


async def test_files_are_kept_sealed_and_go_both_ways(whole: Whole) -> None:
    server = whole.server
    server.files["brief"] = b"%PDF-1.7 brief"
    case = await told(whole)
    document = {
        "document": {
            "file_id": "brief",
            "file_unique_id": "3",
            "file_name": "brief.pdf",
            "mime_type": "application/pdf",
        }
    }
    await whole.bring(server.update(message=server.message(PERSON, **document)))
    with whole.service.unit_of_work(read_only=True) as work:
        (kept,) = work.attachments.of_case(case.id)
        assert work.attachments.content(kept.id) == b"%PDF-1.7 brief"
    caption = {"caption": f"antwoord {case.reference} Zie de bijlage.", **document}
    await whole.bring(server.update(message=server.message(STAFF, **caption)), STAFF)
    await whole.until(lambda: [one for one in server.sent_to(PERSON) if "document" in one])


async def test_service_down_then_everything_comes_once_and_in_order(whole: Whole) -> None:
    server = whole.server
    await whole.channels.stop()
    for text in ("Mijn begeleider kwam niet", "en belde ook niet"):
        server.queue(server.update(message=server.message(PERSON, text)))
    server.trouble("sendMessage", 500)
    again = Channels(whole.service)
    whole.channels = again
    await again.start()
    await whole.until(lambda: len(server.sent_to(PERSON)) >= 2)
    await asyncio.sleep(0.5)
    with whole.service.unit_of_work(read_only=True) as work:
        conversation = work.conversations.find("telegram", IBO, str(PERSON))
        assert conversation is not None
        texts = [item.payload["text"] for item in work.inbox.messages(conversation.id) if item.payload]
    assert texts == ["Mijn begeleider kwam niet", "en belde ook niet"]
    assert [row.status for row in whole.rows()] == ["sent"] * len(whole.rows())
    assert len(server.sent_to(PERSON)) == len(whole.rows())
    await again.stop()


async def test_a_changed_message_comes_in_as_the_new_version(whole: Whole) -> None:
    server = whole.server
    first = server.message(PERSON, "Mijn begeleider kwam drie keer niet opdagen en belde niet.")
    await whole.bring(server.update(message=first))
    changed = {**first, "text": "Mijn begeleider kwam vier keer niet opdagen en belde niet.", "edit_date": 1_795_000_050}
    update = server.update(edited_message=changed)
    heard = await whole.bring(update)
    assert "nieuwe tekst" in heard[-1]["text"]
    # The same update again changes nothing, nor does one that changes no words (a preview of a link).
    before = len(server.sent_to(PERSON))
    server.queue(update)
    server.queue(server.update(edited_message={**changed, "edit_date": 1_795_000_060}))
    read = await whole.say(PERSON, "wat heeft u opgeschreven?")
    assert "vier keer" in read[-1]["text"] and "drie keer" not in read[-1]["text"]
    assert len(server.sent_to(PERSON)) == before + len(read)
    assert server.broken_rules == []


async def test_a_thumb_under_the_question_answers_it(whole: Whole) -> None:
    server = whole.server
    await whole.say(PERSON, "Mijn begeleider kwam drie keer niet opdagen en belde niet.")
    for _ in range(12):
        if whole.asks() == "official":
            break
        await whole.say(PERSON, ANSWERS.get(whole.asks() or "", "weet ik niet"))
    assert whole.asks() == "official"
    question = server.sent_to(PERSON)[-1]
    sender = {"id": PERSON, "is_bot": False, "first_name": "Testpersoon"}
    thumb = {
        "chat": server.chats[PERSON].shown(), "message_id": question["message_id"], "date": 1_795_000_000, "user": sender,
        "old_reaction": [], "new_reaction": [{"type": "emoji", "emoji": "👎"}],
    }  # fmt: skip
    await whole.bring(server.update(message_reaction=thumb))
    assert whole.asks() != "official"
    with whole.service.unit_of_work(read_only=True) as work:
        talk = work.conversations.find("telegram", IBO, str(PERSON))
    assert talk.state["answers"]["official"] == "no"
