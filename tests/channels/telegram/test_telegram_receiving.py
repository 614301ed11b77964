"""Payload → events: what people and staff send, tap, edit and share."""

from __future__ import annotations

from typing import Any

import pytest
from telegram_server import BOT, TelegramServer
from telegram_support import (
    GROUP,
    KEY,
    OTHER,
    PERSON,
    REFERENCE,
    STAFF,
    STRANGER,
    Received,
    Remembered,
    channel_at,
    outbound,
)

from bot.channels.base import Inbound
from bot.channels.telegram.adapter import TelegramChannel
from bot.channels.telegram.reading import LARGEST_DOWNLOAD
from bot.channels.telegram.stored import Pressed


async def take(channel: TelegramChannel, update: dict[str, Any], received: Received | None = None) -> list[Inbound]:
    received = received or Received()
    await channel.take(channel.accounts[KEY], update, receive=received)
    return received.all


TEXTS = [
    ({"text": "mijn coach kwam niet"}, "mijn coach kwam niet"),
    ({"text": "/start"}, "hallo"),
    ({"text": "/start@voordeur_bot"}, "hallo"),
    ({"text": "/start BUC-7K3M-2Q_ABCD-EFGH-JKLM-23"}, "BUC-7K3M-2Q ABCD-EFGH-JKLM-23"),
    ({"text": "/stop"}, "stop"),
    ({"text": "/human graag"}, "human graag"),
    ({"text": "/ dit is geen commando"}, "/ dit is geen commando"),
    ({"contact": {"phone_number": "31612345678", "first_name": "Fenna", "user_id": PERSON}}, "+31612345678"),
    ({"contact": {"phone_number": "+31612345678", "first_name": "Fenna", "user_id": PERSON}}, "+31612345678"),
    ({"sticker": {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1,
                  "is_animated": False, "is_video": False, "emoji": "👍"}}, "👍"),
    ({"venue": {"location": {"latitude": 52.1, "longitude": 5.1}, "title": "Buurthuis", "address": "Dorpsstraat 1"}},
     "Buurthuis, Dorpsstraat 1"),
    ({"text": "doorgestuurd", "forward_origin": {"type": "hidden_user", "sender_user_name": "X", "date": 1}},
     "doorgestuurd"),
    ({"text": "nieuw veld", "something_new": {"a": [1]}}, "nieuw veld"),
    ({"dice": {"emoji": "🎲", "value": 3}}, "🎲"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "text"), TEXTS)
async def test_texts(strict: TelegramServer, content: dict[str, Any], text: str) -> None:
    update = strict.update(message=strict.message(PERSON, **content))
    (inbound,) = await take(channel_at(strict), update)
    assert inbound.text == text
    assert inbound.address == str(PERSON)
    assert inbound.external_id == f"m{update['message']['message_id']}"
    assert inbound.choice is None and not inbound.automatic


FILES: list[tuple[dict[str, Any], str, str]] = [
    ({"photo": [{"file_id": "small", "file_unique_id": "1", "width": 90, "height": 90},
                {"file_id": "big", "file_unique_id": "2", "width": 900, "height": 900}]}, "big", "image/jpeg"),
    ({"document": {"file_id": "doc", "file_unique_id": "3", "file_name": "brief.pdf",
                   "mime_type": "application/pdf"}}, "doc", "application/pdf"),
    ({"voice": {"file_id": "voice", "file_unique_id": "4", "duration": 3, "mime_type": "audio/ogg"}}, "voice", "audio/ogg"),
    ({"audio": {"file_id": "audio", "file_unique_id": "5", "duration": 3, "mime_type": "audio/mpeg"}}, "audio",
     "audio/mpeg"),
    ({"video": {"file_id": "video", "file_unique_id": "6", "duration": 3, "width": 1, "height": 1,
                "mime_type": "video/mp4"}}, "video", "video/mp4"),
    ({"video_note": {"file_id": "round", "file_unique_id": "7", "duration": 3, "length": 1}}, "round", "video/mp4"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "file_id", "content_type"), FILES)
async def test_files_come_with_their_content(
    strict: TelegramServer, content: dict[str, Any], file_id: str, content_type: str
) -> None:
    strict.files[file_id] = b"inhoud"
    (inbound,) = await take(
        channel_at(strict), strict.update(message=strict.message(PERSON, **content, caption="kijk"))
    )
    (one,) = inbound.attachments
    assert (one.content, one.content_type, one.fetch) == (b"inhoud", content_type, None)
    assert inbound.text == "kijk"
    assert bool(inbound.extra.get("voice")) == (file_id in ("voice", "round"))


async def test_a_file_that_does_not_come_now_is_stored_to_fetch_later(server: TelegramServer) -> None:
    channel = channel_at(server)
    content = {"document": {"file_id": "doc", "file_unique_id": "3", "file_name": "brief.pdf"}}
    server.trouble("getFile", 502)
    (inbound,) = await take(channel, server.update(message=server.message(PERSON, **content)))
    assert (inbound.attachments[0].content, inbound.attachments[0].fetch) == (None, "doc")
    server.files["doc"] = b"inhoud"
    assert await channel.fetch(KEY, inbound.attachments[0]) == b"inhoud"
    del server.files["doc"]
    with pytest.raises(FileNotFoundError):
        await channel.fetch(KEY, inbound.attachments[0])


async def test_a_file_that_is_too_large_is_told_kindly(strict: TelegramServer) -> None:
    content = {"document": {"file_id": "doc", "file_unique_id": "3", "file_size": LARGEST_DOWNLOAD + 1}}
    (inbound,) = await take(channel_at(strict), strict.update(message=strict.message(PERSON, **content)))
    assert inbound.attachments == ()
    assert "te groot" in strict.sent_to(PERSON)[0]["text"]


async def test_somebody_elses_contact_is_no_number_of_the_writer(strict: TelegramServer) -> None:
    contact = {"phone_number": "+31612345678", "first_name": "Ander", "user_id": OTHER}
    (inbound,) = await take(channel_at(strict), strict.update(message=strict.message(PERSON, contact=contact)))
    assert inbound.text == ""
    assert inbound.attachments[0].content_type == "text/vcard"
    without = {"phone_number": "+31612345678", "first_name": "Ander"}
    (inbound,) = await take(channel_at(strict), strict.update(message=strict.message(PERSON, contact=without)))
    assert inbound.text == ""


async def test_anybody_may_ask_the_own_number(strict: TelegramServer) -> None:
    assert await take(channel_at(strict), strict.update(message=strict.message(STAFF, "/nummer"))) == []
    assert str(STAFF) in strict.sent_to(STAFF)[0]["text"]


async def test_an_update_counts_once_also_when_it_comes_again(strict: TelegramServer) -> None:
    channel, received = channel_at(strict), Received()
    late = strict.update(message=strict.message(PERSON, "eerste"))
    early = {"update_id": 5, "message": strict.message(PERSON, "na een stille week")}
    for update in (late, early, late, early):
        await take(channel, update, received)
    assert [one.text for one in received.all] == ["eerste", "na een stille week"]


async def test_what_could_not_be_stored_is_taken_again(strict: TelegramServer) -> None:
    channel, received = channel_at(strict), Received()
    received.fail = 1
    update = strict.update(message=strict.message(PERSON, "blijft bewaard"))
    with pytest.raises(OSError):
        await take(channel, update, received)
    await take(channel, update, received)
    assert [one.text for one in received.all] == ["blijft bewaard"]


def reacted(server: TelegramServer, user: int, message_id: int, *emoji: str, chat: int | None = None) -> dict[str, Any]:
    """A reaction to a message, as an update; none of them is one that was taken away."""
    where = server.chats[chat if chat is not None else user]
    return server.update(
        message_reaction={
            "chat": where.shown(), "message_id": message_id, "date": 1_795_000_000,
            "user": {"id": user, "is_bot": False, "first_name": "Testpersoon"}, "old_reaction": [],
            "new_reaction": [{"type": "emoji", "emoji": one} for one in emoji],
        }
    )  # fmt: skip


@pytest.mark.parametrize(("emoji", "meant"), [("👍", "yes"), ("👎", "no"), ("❤", "warm"), ("🤔", "other")])
async def test_a_reaction_names_the_message_that_it_is_under(strict: TelegramServer, emoji: str, meant: str) -> None:
    channel, received = channel_at(strict), Received()
    sent = await channel.send(outbound("Is dit een officiële klacht?"))
    number = strict.sent_to(PERSON)[-1]["message_id"]
    update = reacted(strict, PERSON, number, emoji)
    await take(channel, update, received)
    await take(channel, update, received)
    (one,) = received.all
    assert one.extra == {"reaction": meant, "replied_to": sent.external_id} and one.address == str(PERSON)


async def test_reactions_that_say_nothing_to_us(strict: TelegramServer) -> None:
    channel, received = channel_at(strict), Received()
    await take(channel, reacted(strict, PERSON, 1), received)
    await take(channel, reacted(strict, STAFF, 1, "👍"), received)
    await take(channel, reacted(strict, STAFF, 1, "👍", chat=GROUP), received)
    assert received.all == []


async def test_an_edit_names_the_message_that_it_replaces(strict: TelegramServer) -> None:
    channel, received = channel_at(strict), Received()
    message = strict.message(PERSON, "Ik heet Fena")
    await take(channel, strict.update(message=message), received)
    edited = {**message, "text": "Ik heet Fenna", "edit_date": 1_795_000_100}
    await take(channel, strict.update(edited_message=edited), received)
    first, second = received.all
    assert second.edits == first.external_id and second.external_id != first.external_id
    assert second.text == "Ik heet Fenna"
    moving = strict.message(PERSON, location={"latitude": 1.0, "longitude": 2.0}, edit_date=1_795_000_200)
    await take(channel, strict.update(edited_message=moving), received)
    assert len(received.all) == 2


NOTHING: list[dict[str, Any]] = [
    {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": PERSON, "type": "private"}}},
    {"new_chat_members": [{"id": 1, "is_bot": False, "first_name": "X"}]},
    {"message_auto_delete_timer_changed": {"message_auto_delete_time": 60}},
]


@pytest.mark.parametrize("content", NOTHING)
async def test_notices_of_telegram_itself_are_nobodys_message(strict: TelegramServer, content: dict[str, Any]) -> None:
    assert await take(channel_at(strict), strict.update(message=strict.message(PERSON, **content))) == []


async def test_unreadable_updates_are_left_and_hold_up_nothing(strict: TelegramServer) -> None:
    channel = channel_at(strict)
    for raw in ({}, {"update_id": "x"}, {"update_id": 1, "message": {"text": 5}}, {"update_id": 2, "poll_answer": {}}):
        assert await take(channel, raw) == []


async def test_another_group_or_bot_gets_nothing(strict: TelegramServer) -> None:
    strict.group(-1007)
    channel = channel_at(strict)
    assert await take(channel, strict.update(message=strict.message(PERSON, "hallo", chat=-1007))) == []
    robot = strict.message(PERSON, "hallo")
    robot["from"] = {**robot["from"], "is_bot": True}
    assert await take(channel, strict.update(message=robot)) == []


# Buttons ---------------------------------------------------------------------------------------


def question(server: TelegramServer, data: str = "b15.0", chat: int = PERSON, **more: Any) -> dict[str, Any]:
    made = {
        "message_id": 7_000, "from": BOT, "chat": server.chats[chat].shown(), "date": 1_795_000_000, "text": "Vraag?",
        "reply_markup": {"inline_keyboard": [[{"text": "Ja", "callback_data": data}]]}, **more,
    }  # fmt: skip
    server.chats[chat].messages.append({**made, "shown": made["reply_markup"]})
    return made


async def test_a_tap_is_a_choice_and_shows_what_was_chosen(strict: TelegramServer) -> None:
    stored = Remembered({(41, 0): Pressed("official:yes", "Ja", False)})
    (inbound,) = await take(channel_at(strict, stored), strict.tap(PERSON, question(strict)))
    assert (inbound.choice, inbound.text, inbound.external_id) == ("official:yes", "Ja", "t41")
    assert strict.sent_to(PERSON)[0]["reply_markup"]["inline_keyboard"][0][0]["text"] == "✓ Ja"
    assert "text" not in strict.asked("answerCallbackQuery")[0]


@pytest.mark.parametrize("stale", [Pressed("official:yes", "Ja", False, stale=True), None])
async def test_a_stale_tap_is_answered_kindly_and_changes_nothing(
    strict: TelegramServer, stale: Pressed | None
) -> None:
    stored = Remembered({(41, 0): stale} if stale else {})
    assert await take(channel_at(strict, stored), strict.tap(PERSON, question(strict))) == []
    (answer,) = strict.asked("answerCallbackQuery")
    assert "Deze vraag is al geweest" in answer["text"]


async def test_a_tap_on_the_choice_itself(strict: TelegramServer) -> None:
    assert await take(channel_at(strict), strict.tap(PERSON, question(strict, "done"))) == []
    assert "al gekozen" in strict.asked("answerCallbackQuery")[0]["text"]


async def test_an_answer_that_telegram_no_longer_takes_loses_no_tap(server: TelegramServer) -> None:
    stored = Remembered({(41, 0): Pressed("official:yes", "Ja", False)})
    update = server.tap(PERSON, question(server))
    server.callbacks.clear()
    (inbound,) = await take(channel_at(server, stored), update)
    assert inbound.choice == "official:yes"


async def test_a_button_of_staff_is_a_command(strict: TelegramServer) -> None:
    stored = Remembered({(41, 0): Pressed(f"neem {REFERENCE}", "Ik neem deze", True, reference=REFERENCE)})
    (inbound,) = await take(channel_at(strict, stored), strict.tap(STAFF, question(strict, chat=STAFF)))
    assert (inbound.choice, inbound.address, inbound.extra["reference"]) == (f"neem {REFERENCE}", str(STAFF), REFERENCE)


async def test_a_button_of_staff_does_nothing_for_others(strict: TelegramServer) -> None:
    stored = Remembered({(41, 0): Pressed(f"neem {REFERENCE}", "Ik neem deze", True, reference=REFERENCE)})
    assert await take(channel_at(strict, stored), strict.tap(STRANGER, question(strict, chat=GROUP))) == []
    assert "text" not in strict.asked("answerCallbackQuery")[0]


async def test_a_button_that_needs_words_asks_for_them(strict: TelegramServer) -> None:
    stored = Remembered({(41, 0): Pressed(f"antwoord {REFERENCE} ", "Antwoord", True, reference=REFERENCE)})
    channel = channel_at(strict, stored)
    assert await take(channel, strict.tap(STAFF, question(strict, chat=STAFF))) == []
    prompt = strict.sent_to(STAFF)[-1]
    assert prompt["shown"]["force_reply"] is True
    reply = strict.message(STAFF, "We bellen u morgen.", reply_to_message=_as_seen(prompt))
    (inbound,) = await take(channel, strict.update(message=reply))
    assert inbound.text == f"antwoord {REFERENCE} We bellen u morgen."


# Staff in their own chat -------------------------------------------------------------------------


async def test_staff_write_commands_in_their_own_chat(strict: TelegramServer) -> None:
    (inbound,) = await take(channel_at(strict), strict.update(message=strict.message(STAFF, "/zaken mijn")))
    assert (inbound.text, inbound.address, inbound.thread) == ("/zaken mijn", str(STAFF), None)


async def test_staff_reply_to_what_the_person_wrote(strict: TelegramServer) -> None:
    stored = Remembered({(41, 0): Pressed(f"antwoord {REFERENCE} ", "Antwoord", True, reference=REFERENCE)})
    channel = channel_at(strict, stored)
    ours = question(strict, chat=STAFF, text=f"{REFERENCE}: Vlinder schrijft:\n\n“Hallo”")
    reply = strict.message(STAFF, "Dank u wel.", reply_to_message=ours)
    (inbound,) = await take(channel, strict.update(message=reply))
    assert inbound.text == f"antwoord {REFERENCE} Dank u wel."
    assert inbound.extra["replied_to"] == channel.accounts[KEY].external_id(STAFF, 7_000)
    note = strict.message(STAFF, "notitie zelf gebeld", reply_to_message=ours)
    (inbound,) = await take(channel, strict.update(message=note))
    assert inbound.text == "notitie zelf gebeld"


async def test_an_edited_command_is_not_carried_out_again(strict: TelegramServer) -> None:
    edited = strict.message(STAFF, "antwoord iets anders", edit_date=1_795_000_100)
    assert await take(channel_at(strict), strict.update(edited_message=edited)) == []
    assert "nieuw bericht" in strict.sent_to(STAFF)[0]["text"]


# The staff group ---------------------------------------------------------------------------------


def in_topic(server: TelegramServer, text: str, user: int = STAFF, thread: int = 77, **more: Any) -> dict[str, Any]:
    server.chats[GROUP].topics.setdefault(thread, {"name": REFERENCE})
    return server.message(user, text, chat=GROUP, message_thread_id=thread, **more)


async def test_a_command_in_the_topic_of_a_case(strict: TelegramServer) -> None:
    channel = channel_at(strict, Remembered(cases={77: REFERENCE}))
    (inbound,) = await take(channel, strict.update(message=in_topic(strict, "antwoord Dank u, we bellen morgen.")))
    assert inbound.text == "antwoord Dank u, we bellen morgen."
    assert (inbound.address, inbound.thread) == (str(GROUP), "77")
    assert inbound.extra == {"sender": str(STAFF), "explicit": True, "reference": REFERENCE}


CHATTER = [
    "Wie pakt deze op?", "ik denk dat hij overdrijft", "neem jij hem?", "zaak is lastig", "goed plan", "Ja", "1",
    "moeten we antwoorden?", "/start@andere_bot", "@iemand_anders neem deze", "plan voor morgen", "help jij even mee",
]  # fmt: skip


@pytest.mark.parametrize("text", CHATTER)
async def test_chatter_never_leaves_the_group(strict: TelegramServer, text: str) -> None:
    channel = channel_at(strict, Remembered(cases={77: REFERENCE}))
    assert await take(channel, strict.update(message=in_topic(strict, text))) == []
    assert strict.sent_to(GROUP) == []


async def test_a_stranger_in_the_group_gets_nothing(strict: TelegramServer) -> None:
    channel = channel_at(strict, Remembered(cases={77: REFERENCE}))
    command = in_topic(strict, f"/antwoord {REFERENCE} Hallo", user=STRANGER)
    assert await take(channel, strict.update(message=command)) == []
    assert strict.sent_to(GROUP) == []


async def test_a_doubtful_line_is_asked_back_and_only_its_writer_says_yes(server: TelegramServer) -> None:
    channel = channel_at(server, Remembered(cases={77: REFERENCE}))
    line = in_topic(server, "antwoord komt morgen wel")
    assert await take(channel, server.update(message=line)) == []
    asked = server.sent_to(GROUP)[-1]
    shown = {**_as_seen(asked), "reply_to_message": line}
    assert await take(channel, server.tap(STRANGER, shown)) == []
    assert await take(channel, server.tap(STAFF, shown, 0, 1)) == []
    (inbound,) = await take(channel, server.tap(STAFF, shown, 0, 0))
    assert inbound.text == "antwoord komt morgen wel"
    assert inbound.external_id.startswith(f"g{line['message_id']}.")


async def test_a_reply_completes_a_prompt_in_the_group_and_nothing_else(strict: TelegramServer) -> None:
    stored = Remembered(
        {(41, 0): Pressed(f"antwoord {REFERENCE} ", "Antwoord", True, reference=REFERENCE)}, {77: REFERENCE}
    )
    channel = channel_at(strict, stored)
    in_topic(strict, "x")
    await take(channel, strict.tap(STAFF, question(strict, chat=GROUP, message_thread_id=77, is_topic_message=True)))
    prompt = strict.sent_to(GROUP)[-1]
    reply = in_topic(strict, "We bellen u morgen.", reply_to_message=_as_seen(prompt))
    (inbound,) = await take(channel, strict.update(message=reply))
    assert inbound.text == f"antwoord {REFERENCE} We bellen u morgen."
    other = {**_as_seen(prompt), "text": f"Mogelijk: antwoord {REFERENCE} TEKST"}
    chatter = in_topic(strict, "doe jij dat even", reply_to_message=other)
    assert await take(channel, strict.update(message=chatter)) == []


async def test_the_group_moves_and_goes_on(strict: TelegramServer) -> None:
    stored = Remembered(cases={77: REFERENCE})
    channel = channel_at(strict, stored)
    notice = strict.message(STAFF, chat=GROUP, migrate_to_chat_id=-1009999)
    assert await take(channel, strict.update(message=notice)) == []
    assert stored.told == {"group": [GROUP, -1009999]}
    strict.group(-1009999)
    after = channel_at(strict, stored)
    (inbound,) = await take(after, strict.update(message=strict.message(STAFF, "/zaken", chat=-1009999)))
    assert inbound.address == str(GROUP)


def _as_seen(message: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in message.items() if name != "shown"}
