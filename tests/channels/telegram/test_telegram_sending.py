"""Message → requests, and what a failure means."""

from __future__ import annotations

import time

import pytest
from telegram_server import BOT, Refusal, TelegramServer
from telegram_support import GROUP, KEY, PERSON, REFERENCE, STAFF, Remembered, channel_at, outbound

from bot.channels.base import Attachment, SendError
from bot.channels.telegram.lengths import pieces, units
from bot.channels.telegram.pace import CHAT_BURST, Pace
from storage.outbox import NORMAL, URGENT

YES_NO = ({"title": "Ja", "payload": "official:yes"}, {"title": "Nee", "payload": "official:no"})


async def test_a_plain_message(strict: TelegramServer) -> None:
    result = await channel_at(strict).send(outbound("Hallo <b>u</b> & _ik_"))
    (sent,) = strict.sent_to(PERSON)
    assert sent["text"] == "Hallo <b>u</b> & _ik_"
    assert result.external_id and result.external_id.startswith(f"{sent['message_id']}.")
    assert str(PERSON) not in result.external_id
    asked = strict.asked("sendMessage")[0]
    assert asked["link_preview_options"] == {"is_disabled": True}
    assert "parse_mode" not in asked


async def test_buttons_carry_a_token_and_nothing_else(strict: TelegramServer) -> None:
    buttons = (*YES_NO, {"title": "Een heel lange naam van een begeleider", "payload": "your_coach:" + "x" * 200})
    await channel_at(strict).send(outbound(buttons=buttons, outbox_id=123456789))
    rows = strict.sent_to(PERSON)[0]["reply_markup"]["inline_keyboard"]
    assert [[b["text"] for b in row] for row in rows] == [["Ja", "Nee"], ["Een heel lange naam van een begeleider"]]
    assert [b["callback_data"] for row in rows for b in row] == ["b21i3v9.0", "b21i3v9.1", "b21i3v9.2"]


async def test_a_long_text_goes_in_pieces_with_the_buttons_under_the_last(strict: TelegramServer) -> None:
    text = " ".join(f"Dit is zin nummer {n} van een lang verhaal 🙂." for n in range(250))
    await channel_at(strict).send(outbound(text, buttons=YES_NO))
    sent = strict.sent_to(PERSON)
    assert len(sent) == 3
    assert [bool(one.get("reply_markup")) for one in sent] == [False, False, True]
    assert " ".join(one["text"] for one in sent) == text
    assert all(one["text"].endswith("🙂.") for one in sent)


@pytest.mark.parametrize("text", ["a" * 9000, "🙂" * 5000, "woord " * 2000, "Alinea.\n\n" * 900, ""])
def test_pieces_fit_and_lose_nothing(text: str) -> None:
    found = pieces(text)
    assert all(units(piece) <= 4096 for piece in found)
    assert "".join("".join(found).split()) == "".join(text.split())


async def test_a_second_try_goes_on_where_the_first_broke_off(server: TelegramServer) -> None:
    channel = channel_at(server)
    message = outbound("Zin. " * 1500)
    server.trouble("sendMessage", 0.0, 500)
    with pytest.raises(SendError) as caught:
        await channel.send(message)
    assert caught.value.code == "telegram_500" and caught.value.retry and not caught.value.outcome_unknown
    await channel.send(message)
    assert [len(one["text"]) for one in server.sent_to(PERSON)] == [len(piece) for piece in pieces(message.text)]


async def test_the_phone_question_offers_the_own_number_in_private_only(strict: TelegramServer) -> None:
    channel = channel_at(strict)
    skip = ({"title": "Sla over", "payload": "phone:skip"},)
    await channel.send(outbound(buttons=skip, custom={"asks": "phone"}))
    keyboard = strict.sent_to(PERSON)[0]["shown"]
    assert keyboard["keyboard"][0][0]["request_contact"] is True
    assert keyboard["keyboard"][1][0]["text"] == "Sla over"
    assert keyboard["one_time_keyboard"] is True
    await channel.send(outbound(outbox_id=42))
    assert strict.sent_to(PERSON)[1]["shown"] == {"remove_keyboard": True}
    await channel.send(outbound(buttons=skip, custom={"asks": "phone"}, to_staff=True, address=STAFF, outbox_id=43))
    assert "inline_keyboard" in strict.sent_to(STAFF)[0]["shown"]


async def test_files(strict: TelegramServer) -> None:
    files = (
        Attachment("brief.pdf", "application/pdf", b"%PDF"),
        Attachment("foto.jpg", "image/jpeg", b"\xff\xd8"),
        Attachment("stem.ogg", "audio/ogg", b"OggS"),
    )
    await channel_at(strict).send(outbound(attachments=files))
    assert strict.asked("sendDocument")[0]["document"] == {"name": "brief.pdf", "bytes": b"%PDF"}
    assert strict.asked("sendPhoto")[0]["photo"]["name"] == "foto.jpg"
    assert strict.asked("sendVoice")[0]["voice"]["bytes"] == b"OggS"


REFUSALS = [
    (Refusal(403, "Forbidden: bot was blocked by the user"), "telegram_blocked", False, True),
    (Refusal(403, "Forbidden: user is deactivated"), "telegram_account_gone", False, True),
    (Refusal(403, "Forbidden: bot can't initiate conversation with a user"), "telegram_never_started", False, True),
    (Refusal(400, "Bad Request: chat not found"), "telegram_chat_not_found", False, True),
    (Refusal(400, "Bad Request: something new"), "telegram_bad_request", False, True),
    (Refusal(401, "Unauthorized"), "telegram_token_refused", False, True),
    (Refusal(429, "Too Many Requests: retry after 7", retry_after=7), "telegram_too_many", True, False),
    (429, "telegram_too_many", True, False),
    (500, "telegram_500", True, False),
    (502, "telegram_502", True, False),
    ("<html>geen json</html>", "telegram_no_answer", True, False),
]


@pytest.mark.parametrize(("trouble", "code", "retry", "second_route"), REFUSALS)
async def test_what_a_refusal_means(
    server: TelegramServer, trouble: object, code: str, retry: bool, second_route: bool
) -> None:
    server.trouble("sendMessage", trouble)
    with pytest.raises(SendError) as caught:
        await channel_at(server).send(outbound())
    assert (caught.value.code, caught.value.retry, caught.value.second_route) == (code, retry, second_route)
    assert caught.value.outcome_unknown == (code == "telegram_no_answer")


async def test_429_tells_how_long_and_halts_that_chat_alone(server: TelegramServer) -> None:
    channel = channel_at(server)
    server.trouble("sendMessage", Refusal(429, "Too Many Requests: retry after 7", retry_after=7))
    with pytest.raises(SendError) as caught:
        await channel.send(outbound())
    assert caught.value.retry_after == 7
    with pytest.raises(SendError) as again:
        await channel.send(outbound(outbox_id=42))
    assert again.value.code == "telegram_pace" and 6 < (again.value.retry_after or 0) <= 7
    await channel.send(outbound(address=STAFF, outbox_id=43))
    assert len(server.asked("sendMessage")) == 2


async def test_no_connection_is_surely_not_sent(server: TelegramServer) -> None:
    server.url = "http://127.0.0.1:9"
    with pytest.raises(SendError) as caught:
        await channel_at(server).send(outbound())
    assert (caught.value.code, caught.value.retry, caught.value.outcome_unknown) == (
        "telegram_unreachable",
        True,
        False,
    )


# The staff group -------------------------------------------------------------------------------


async def test_a_case_gets_a_topic_titled_by_its_reference(strict: TelegramServer) -> None:
    channel = channel_at(strict)
    first = await channel.send(outbound("Er is een melding.", GROUP, to_staff=True, reference=REFERENCE))
    await channel.send(outbound("Nog iets.", GROUP, to_staff=True, reference=REFERENCE, outbox_id=42))
    ((thread, topic),) = strict.chats[GROUP].topics.items()
    assert topic["name"] == REFERENCE
    assert first.remember == {"thread": str(thread)}
    assert [one["message_thread_id"] for one in strict.sent_to(GROUP)] == [thread, thread]


async def test_an_answer_in_the_group_stands_under_the_command(strict: TelegramServer) -> None:
    extra = {"in_reply_to": "g12.0123456789ab"}
    await channel_at(strict).send(outbound("Gedaan.", GROUP, to_staff=True, extra=extra))
    await channel_at(strict).send(outbound("Gedaan.", STAFF, to_staff=True, extra=extra))
    told = strict.asked("sendMessage")
    assert told[0]["reply_parameters"] == {"message_id": 12, "allow_sending_without_reply": True}
    assert "reply_parameters" not in told[1]


async def test_a_known_topic_is_used_after_a_restart(strict: TelegramServer) -> None:
    strict.chats[GROUP].topics[77] = {"name": REFERENCE}
    await channel_at(strict).send(outbound("Nieuws", GROUP, to_staff=True, reference=REFERENCE, thread="77"))
    assert strict.sent_to(GROUP)[0]["message_thread_id"] == 77
    assert strict.asked("createForumTopic") == []


async def test_a_topic_that_was_deleted_is_made_anew(server: TelegramServer) -> None:
    result = await channel_at(server).send(outbound("Nieuws", GROUP, to_staff=True, reference=REFERENCE, thread="77"))
    (thread,) = server.chats[GROUP].topics
    assert result.remember == {"thread": str(thread)}
    assert server.sent_to(GROUP)[0]["message_thread_id"] == thread


async def test_a_topic_that_was_closed_is_opened_again(server: TelegramServer) -> None:
    server.chats[GROUP].topics[77] = {"name": REFERENCE, "closed": True}
    await channel_at(server).send(outbound("Nieuws", GROUP, to_staff=True, reference=REFERENCE, thread="77"))
    assert server.sent_to(GROUP)[0]["message_thread_id"] == 77


async def test_a_group_without_topics_gets_the_reference_in_the_text(server: TelegramServer) -> None:
    server.chats[GROUP].is_forum = False
    await channel_at(server).send(outbound("Er is een melding.", GROUP, to_staff=True, reference=REFERENCE))
    (sent,) = server.sent_to(GROUP)
    assert sent["text"] == f"{REFERENCE}\nEr is een melding."


async def test_a_group_that_moved(server: TelegramServer) -> None:
    stored = Remembered()
    channel = channel_at(server, stored)
    server.chats[GROUP].moved_to = -1009999
    server.group(-1009999)
    result = await channel.send(outbound("Er is een melding.", GROUP, to_staff=True, reference=REFERENCE))
    assert result.remember["group"] == [GROUP, -1009999]
    assert len(server.sent_to(-1009999)) == 1
    stored.told = {"group": result.remember["group"]}
    await channel_at(server, stored).send(outbound("Algemeen.", GROUP, to_staff=True))
    assert len(server.sent_to(-1009999)) == 2


# Pace ------------------------------------------------------------------------------------------


class Clock:
    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.time += seconds


async def test_pace_keeps_to_the_limits_and_leaves_room_for_danger() -> None:
    clock = Clock()
    pace = Pace(now=clock, sleep=clock.sleep, patience=100)
    for chat in range(25):
        await pace.room(chat + 1)
    assert clock.time == 1000.0
    assert pace.wait(99) == pytest.approx(1.0)
    assert pace.wait(99, urgent=True) == 0
    for _ in range(16):
        clock.time += 1
        await pace.room(GROUP)
    assert pace.wait(GROUP) > 40
    assert pace.wait(GROUP, urgent=True) == 0
    assert pace.wait(PERSON) == 0


async def test_a_chat_gets_one_a_second_after_a_short_burst() -> None:
    clock = Clock()
    pace = Pace(now=clock, sleep=clock.sleep, patience=100)
    for _ in range(15):
        await pace.room(PERSON)
    assert clock.time - 1000.0 == pytest.approx(10.0)


async def test_danger_does_not_wait_behind_a_busy_group(strict: TelegramServer) -> None:
    channel = channel_at(strict, pace=Pace(patience=0.1))
    busy = 0
    for number in range(24):
        try:
            await channel.send(outbound("Nieuws", GROUP, to_staff=True, outbox_id=number))
        except SendError as error:
            assert error.code == "telegram_pace"
            busy += 1
    assert busy
    began = time.monotonic()
    urgent = {"priority": URGENT}
    await channel.send(outbound("Bel 112.", GROUP, to_staff=True, kind="alert", outbox_id=90, extra=urgent))
    await channel.send(outbound("Bent u nu in gevaar?", PERSON, outbox_id=91, extra=urgent))
    assert time.monotonic() - began < 1


async def test_an_organisation_without_a_bot(server: TelegramServer) -> None:
    with pytest.raises(SendError) as caught:
        await channel_at(server).send(outbound(organisation="coachcenter"))
    assert caught.value.code == "telegram_not_set_up"


async def test_check_says_what_to_mend(server: TelegramServer) -> None:
    from bot.channels.places import Unwell

    channel = channel_at(server)
    assert await channel.check(KEY) == f"@{BOT['username']}, polling, group with topics"
    server.chats[GROUP].may_make_topics = False
    with pytest.raises(Unwell, match="may not make topics"):
        await channel.check(KEY)
    server.chats[GROUP].may_make_topics = True
    server.chats[STAFF].blocked = True
    with pytest.raises(Unwell, match="medewerker"):
        await channel.check(KEY)
    server.trouble("getMe", Refusal(401, "Unauthorized"))
    with pytest.raises(Unwell, match="token"):
        await channel.check(KEY)


async def test_where_others_read_along_only_a_notice_shows(strict: TelegramServer) -> None:
    channel = channel_at(strict)
    told = {"neutral": True, "notice": "Er is een bericht voor u van BurgerCoaching. Antwoord OPEN om het te lezen."}
    result = await channel.send(outbound("Over uw klacht.", extra=told, buttons=({"title": "Ja", "payload": "agree:yes"},)))
    assert result.parked and result.external_id
    (shown,) = strict.sent_to(PERSON)
    assert shown["text"] == told["notice"] and shown["shown"] is None
    again = await channel.send(outbound("Nog iets.", outbox_id=42, extra={**told, "noticed_at": "2026-11-20"}))
    assert again.parked and len(strict.sent_to(PERSON)) == 1


async def test_danger_has_a_lane_of_its_own_by_the_priority_of_its_row(strict: TelegramServer) -> None:
    """What the person in danger is told, and the alert to staff, both come with the priority of their row."""
    pace = Pace(patience=0.05)
    channel = channel_at(strict, pace=pace)
    for number in range(CHAT_BURST):
        await channel.send(outbound(f"bericht {number}", outbox_id=100 + number, extra={"priority": NORMAL}))
    with pytest.raises(SendError) as refused:
        await channel.send(outbound("gewoon", outbox_id=200, extra={"priority": NORMAL}))
    assert refused.value.code == "telegram_pace"
    await channel.send(outbound("Bel 112.", outbox_id=201, extra={"priority": URGENT}))
    assert strict.sent_to(PERSON)[-1]["text"] == "Bel 112."


@pytest.mark.parametrize(
    ("method", "refusal", "content_type"),
    [
        ("sendPhoto", "Bad Request: PHOTO_INVALID_DIMENSIONS", "image/png"),
        ("sendVoice", "Bad Request: VOICE_MESSAGES_FORBIDDEN", "audio/ogg"),
    ],
)
async def test_a_file_that_cannot_be_shown_goes_as_a_document(
    server: TelegramServer, method: str, refusal: str, content_type: str
) -> None:
    server.trouble(method, Refusal(400, refusal))
    file = Attachment("brief.bin", content_type, b"x" * 20)
    await channel_at(server).send(outbound("Zie het bestand.", attachments=(file,)))
    assert [m for m, _ in server.calls if m.startswith("send")] == ["sendMessage", method, "sendDocument"]
