"""The whole way: a webhook in, a turn, an answer by Twilio's API, and what becomes of it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from twilio_server import SENDER, _message
from whatsapp_support import KEY, PERSON, STAFF
from whatsapp_webhooks import fields, post

from bot.channels.whatsapp import templates
from bot.channels.whatsapp.incoming import parse
from bot.channels.whatsapp.line import KeptInState
from bot.delivery import backoff

PATH = f"/webhooks/whatsapp/{KEY}"


def say(world, text, sid="SM" + "a" * 32, **more):
    world.twilio.open_window(PERSON)
    answer = post(world.client, PATH, fields(sid, PERSON, text, **more))
    assert answer.status_code == 200
    return answer


def report(world, message, status, **more):
    path = message["_callback"].removeprefix("http://127.0.0.1:9")
    told = {"MessageSid": message["sid"], "SmsSid": message["sid"], "MessageStatus": status, "To": message["to"], **more}
    answer = post(world.client, path, told)
    assert answer.status_code == 200
    return answer


def test_a_message_is_stored_answered_once_and_the_webhook_answer_says_nothing(world):
    first, second = say(world, "Hallo"), say(world, "Hallo")
    assert first.headers["content-type"].startswith("text/xml")
    assert first.text == second.text == '<?xml version="1.0" encoding="UTF-8"?><Response></Response>'
    world.deliver()
    assert world.twilio.bodies() == ["U zegt: Hallo"]
    assert world.twilio.bad_requests == []


@pytest.mark.parametrize("states", [["sent", "delivered"], ["delivered", "sent"], ["read"], ["sent", "sent", "delivered"]])
def test_status_reports_in_any_order(world, states):
    say(world, "Hallo")
    world.deliver()
    assert world.rows()[0].status == "unknown", "accepted is not yet sent"
    (message,) = world.twilio.sent
    for state in states:
        report(world, message, state)
    (row,) = world.rows()
    assert row.status == ("delivered" if states != ["sent"] else "sent")
    assert row.external_id == message["sid"]


def test_without_reports_the_status_is_asked(world):
    world.twilio.first_status = "sent"
    say(world, "Hallo")
    world.deliver()
    assert world.rows()[0].status == "sent"


def test_a_wrong_signature_leaves_no_trace(world):
    told = fields("SM" + "b" * 32, PERSON, "Hallo")
    answer = post(world.client, PATH, told, token="another")
    assert (answer.status_code, answer.text) == (403, "")
    with world.service.unit_of_work(read_only=True) as work:
        assert work.conversations.find("whatsapp", KEY, PERSON) is None
    assert 'status="403"' in world.client.get("/metrics").text


@pytest.mark.parametrize("token", ["a-shared-key", "a-token-for-tests"])
def test_the_newer_signature(world, token):
    told = fields("SM" + "c" * 32, PERSON, "  Hallo  ")
    assert post(world.client, PATH, told, token=token, algorithm="HMAC_SHA256").status_code == 200
    assert post(world.client, PATH, told, token="x", algorithm="HMAC_SHA256").status_code == 403


def test_behind_a_proxy(world):
    told = fields("SM" + "d" * 32, PERSON, "Hallo")
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "meld.example.org"}
    assert post(world.client, PATH, told, base="https://meld.example.org", headers=headers).status_code == 200


def test_an_unknown_organisation(world):
    assert post(world.client, "/webhooks/whatsapp/nobody", fields("SM1", PERSON, "x")).status_code == 404


def test_buttons_and_the_answer_to_them(world):
    say(world, "Veilig?")
    world.deliver()
    (message,) = world.twilio.sent
    content = world.twilio.contents[message["_content"]]
    assert content["types"]["twilio/quick-reply"]["actions"] == [
        {"type": "QUICK_REPLY", "title": "Ja", "id": "feels_safe:yes"},
        {"type": "QUICK_REPLY", "title": "Nee", "id": "feels_safe:no"},
    ]
    assert "Veilig" not in str(content), "a content resource holds nobody's words"
    say(
        world, "Ja", "SM" + "e" * 32, MessageType="interactive", ButtonPayload="feels_safe:yes", ButtonText="Ja",
        OriginalRepliedMessageSid=message["sid"],
    )  # fmt: skip
    world.deliver()
    assert world.service.turns.taken[-1]["choice"] == "feels_safe:yes"
    say(world, "En nu?", "SM" + "f" * 32)
    world.deliver()
    assert len(world.twilio.contents) == 1, "made once, used again"


def test_without_content_resources_the_options_are_numbered(world):
    world.twilio.content_faults = [(500, 20500)]
    say(world, "Veilig?")
    world.deliver()
    assert world.twilio.bodies() == ["U zegt: Veilig?\n\n1. Ja\n2. Nee"]


def test_a_content_resource_that_is_gone_is_made_anew(world):
    say(world, "Veilig?")
    world.deliver()
    world.twilio.contents.clear()
    say(world, "Echt?", "SM" + "9" * 32)
    world.deliver()
    assert world.twilio.bodies()[-1] == "U zegt: Echt?\n\n1. Ja\n2. Nee"
    say(world, "Nog eens?", "SM" + "8" * 32)
    world.deliver()
    assert world.twilio.sent[-1]["_content"] in world.twilio.contents


@pytest.mark.parametrize(("emoji", "choice"), [("👍🏽", "feels_safe:yes"), ("👎", "feels_safe:no"), ("😡", None)])
def test_a_reaction_answers_a_question_or_nothing(world, emoji, choice):
    say(world, "Veilig?")
    world.deliver()
    (message,) = world.twilio.sent
    before = len(world.service.turns.taken)
    say(world, emoji, "SM" + "7" * 32, MessageType="reaction", OriginalRepliedMessageSid=message["sid"])
    world.turns()
    assert [p["choice"] for p in world.service.turns.taken[before:]] == ([choice] if choice else [])


def react(world, emoji, sid, number):
    before = len(world.service.turns.taken)
    say(world, emoji, "SM" + number * 32, MessageType="reaction", OriginalRepliedMessageSid=sid)
    world.turns()
    return [payload["choice"] for payload in world.service.turns.taken[before:]]


def test_a_reaction_answers_what_staff_or_the_clock_asked(world):
    say(world, "Hallo")
    world.deliver()
    with world.service.unit_of_work() as work:
        talk = work.conversations.find("whatsapp", KEY, PERSON)
        work.outbox.add(
            organisation=KEY, to="complainant", channel="whatsapp", author="system", kind="survey", at=world.service.clock.now(),
            content={
                "text": "Is het opgelost?", "custom": {"asks": "resolved"},
                "buttons": [{"title": "Ja", "payload": "resolved:yes"}, {"title": "Nee", "payload": "resolved:no"}],
            }, conversation_id=talk.id,
        )  # fmt: skip
        work.commit()
    world.deliver()
    asked, hello = world.twilio.sent[-1]["sid"], world.twilio.sent[0]["sid"]
    assert react(world, "👍", hello, "1") == [], "that message asked nothing"
    assert react(world, "👍", "SM" + "f" * 32, "2") == [], "nor did the person's own"
    assert react(world, "❤️", asked, "3") == ["resolved:yes"]


def test_a_heart_files_nothing_and_an_earlier_question_has_passed(world):
    say(world, "Klopt dit?")
    world.deliver()
    first = world.twilio.sent[-1]["sid"]
    with world.service.unit_of_work() as work:
        talk = work.conversations.find("whatsapp", KEY, PERSON)
        row = work.outbox.by_external_id("whatsapp", first)
        buttons = [{"title": "Ja", "payload": "confirm:yes"}, {"title": "Nee", "payload": "confirm:change"}]
        again = work.outbox.add(
            organisation=KEY, to="complainant", channel="whatsapp", author="bot", kind="answer", at=world.service.clock.now(),
            content={"text": "Klopt dit zo?", "custom": {"asks": "confirm"}, "buttons": buttons},
            conversation_id=talk.id, in_reply_to=row.in_reply_to,
        )  # fmt: skip
        work.conversations.save(talk, {"talk": {"asked": "confirm", "options": buttons}}, at=world.service.clock.now())
        work.commit()
    world.deliver()
    sid = next(one.external_id for one in world.rows() if one.id == again)
    assert react(world, "❤️", sid, "4") == []
    assert react(world, "👍", first, "5") == []
    assert react(world, "👍", sid, "6") == ["confirm:yes"]


def later(world, **after):
    """Let time pass for the window, on our side and on Twilio's."""
    with world.service.unit_of_work() as work:
        conversation = work.conversations.find("whatsapp", KEY, PERSON)
        passed = timedelta(**after)
        work.conversations.save(
            replace(conversation, last_inbound_at=conversation.last_inbound_at - passed), at=world.service.clock.now()
        )
        work.commit()
    world.twilio.windows[PERSON] -= passed
    return conversation.id


def notify(world, conversation_id, text="Uw klacht is ontvangen.", kind="acknowledgement", author="staff"):
    with world.service.unit_of_work() as work:
        row = work.outbox.add(
            organisation=KEY, to="complainant", channel="whatsapp", author=author, kind=kind,
            content={"text": text, "buttons": [], "custom": {}}, at=world.service.clock.now(), conversation_id=conversation_id,
        )  # fmt: skip
        work.commit()
    return row


def push(world):
    line = world.channel.lines[KEY]
    rows = line.account.call_now(lambda client: templates.push(client, line.account.sid, KeptInState(world.service)))
    for sid in world.twilio.approvals:
        world.twilio.approvals[sid] = "approved"
    return rows


def status_of(world, row):
    return next(one.status for one in world.rows() if one.id == row)


def test_outside_the_window_a_notice_goes_and_the_message_waits_until_open(world):
    push(world)
    say(world, "Hallo")
    world.deliver()
    conversation = later(world, hours=30)
    first, second = notify(world, conversation), notify(world, conversation, "Nog iets.")
    world.deliver()
    notices = world.twilio.bodies()[1:]
    assert len(notices) == 1, "one notice for all that waits"
    assert "OPEN" in notices[0] and "klacht" not in notices[0]
    assert status_of(world, first) == status_of(world, second) == "parked"
    report(world, world.twilio.sent[-1], "delivered")
    assert status_of(world, first) == "parked", "a delivered notice is no delivered message"
    turns = len(world.service.turns.taken)
    say(world, "open", "SM" + "1" * 32)
    world.deliver()
    assert world.twilio.bodies()[2:] == ["Uw klacht is ontvangen.", "Nog iets."]
    assert len(world.service.turns.taken) == turns, "OPEN is no answer in the talk"


def test_any_other_message_opens_as_well_and_is_answered(world):
    push(world)
    say(world, "Hallo")
    world.deliver()
    notify(world, later(world, hours=30))
    world.deliver()
    say(world, "Wat is er?", "SM" + "2" * 32)
    world.deliver()
    assert world.twilio.bodies()[2:] == ["Uw klacht is ontvangen.", "U zegt: Wat is er?"]


def test_when_twilio_says_the_window_is_closed_the_notice_goes(world):
    push(world)
    say(world, "Hallo")
    world.deliver()
    conversation = later(world, minutes=0)
    world.twilio.windows.clear()
    row = notify(world, conversation)
    world.deliver()
    assert status_of(world, row) == "parked"
    assert "OPEN" in world.twilio.bodies()[-1]


def test_the_window_found_closed_afterwards(world):
    push(world)
    say(world, "Hallo")
    world.deliver()
    row = notify(world, later(world, minutes=0))
    world.deliver()
    report(world, world.twilio.sent[-1], "undelivered", ErrorCode="63016")
    world.twilio.windows.clear()
    world.deliver()
    assert status_of(world, row) == "failed"
    assert "OPEN" in world.twilio.bodies()[-1]
    assert world.rows()[-1].status == "parked"
    say(world, "OPEN", "SM" + "3" * 32)
    world.deliver()
    assert world.twilio.bodies()[-1] == "Uw klacht is ontvangen."


def test_without_a_template_the_message_fails_at_once(world):
    say(world, "Hallo")
    world.deliver()
    row = notify(world, later(world, hours=30))
    world.deliver()
    assert status_of(world, row) == "failed"


def test_only_a_link_where_the_organisation_wants_that(world):
    push(world)
    organisation = world.service.organisations[KEY]
    world.service.organisations[KEY] = replace(organisation, whatsapp_answers_in_full=False)
    say(world, "Hallo")
    world.deliver()
    row = notify(world, later(world, minutes=0), "Dit is geheim.")
    world.deliver()
    assert status_of(world, row) == "parked"
    assert f"http://127.0.0.1:9/chat/{KEY}" in world.twilio.bodies()[-1]
    assert "geheim" not in world.twilio.bodies()[-1]


def others_read_along(world, conversation_id):
    with world.service.unit_of_work() as work:
        conversation = work.conversations.lock(conversation_id)
        state = {**(conversation.state or {}), "answers": {"others_read": True}}
        work.conversations.save(conversation, state, at=world.service.clock.now())
        work.commit()


def test_where_others_read_along_only_a_notice_shows_until_the_person_asks(world):
    say(world, "Hallo")
    world.deliver()
    others_read_along(world, later(world, minutes=5))
    with world.service.unit_of_work(read_only=True) as work:
        talk = work.conversations.find("whatsapp", KEY, PERSON).id
    row = notify(world, talk, "Over uw klacht: kom vrijdag.", kind="staff_reply")
    world.deliver()
    assert status_of(world, row) == "parked"
    assert "OPEN" in world.twilio.bodies()[-1] and "klacht" not in world.twilio.bodies()[-1]
    second = notify(world, talk, "En neem iemand mee.", kind="staff_reply")
    world.deliver()
    assert status_of(world, second) == "parked" and len(world.twilio.sent) == 2, "one notice is enough"
    say(world, "open", "SM" + "e" * 32)
    world.deliver()
    assert world.twilio.bodies()[-2:] == ["Over uw klacht: kom vrijdag.", "En neem iemand mee."]


def test_a_wish_for_no_messages_stands_until_it_is_taken_back(world):
    say(world, "Hallo")
    say(world, "STOP", "SM" + "ab" * 16, OptOutType="STOP")
    world.deliver()

    def opted_out():
        with world.service.unit_of_work(read_only=True) as work:
            return work.conversations.find("whatsapp", KEY, PERSON).opted_out_at is not None

    with world.service.unit_of_work() as work:
        talk = work.conversations.find("whatsapp", KEY, PERSON)
        work.outbox.add(
            organisation=KEY, to="complainant", channel="whatsapp", author="staff", kind="staff_reply", parked=True,
            content={"text": "Er is nieuws.", "buttons": [], "custom": {}}, at=world.service.clock.now(), conversation_id=talk.id,
        )  # fmt: skip
        work.commit()
    world.deliver()
    assert "Er is nieuws." not in world.twilio.bodies()
    say(world, "hoe gaat het met mijn zaak", "SM" + "ac" * 16)
    world.deliver()
    assert "Er is nieuws." in world.twilio.bodies() and opted_out()
    say(world, "START", "SM" + "ad" * 16, OptOutType="START")
    world.deliver()
    assert not opted_out()


def test_a_long_text_goes_in_pieces_and_the_last_one_counts(world):
    text = "Dit is een zin van veertig tekens lang hier. " * 60
    say(world, text)
    world.deliver()
    sent = world.twilio.sent
    assert len(sent) == 2 and all(len(one["body"]) <= 1500 and one["body"].endswith(".") for one in sent)
    report(world, sent[0], "delivered")
    assert world.rows()[0].status == "unknown"
    report(world, sent[1], "delivered")
    assert world.rows()[0].status == "delivered"


def test_a_busy_service_is_asked_again_after_the_time_it_names(world):
    world.twilio.faults = [(429, 20429, {"Retry-After": "7"})]
    say(world, "Hallo")
    world.deliver()
    (row,) = world.rows()
    assert (row.status, row.error) == ("waiting", "twilio_20429")
    assert row.next_attempt_at - world.service.clock.now() > timedelta(seconds=5)


@pytest.mark.parametrize("fault", ["lost", (503, 20503, {})])
def test_a_send_without_an_answer_that_did_not_arrive_goes_again(world, fault, monkeypatch):
    monkeypatch.setattr(backoff, "_SECONDS", (0, 0, 0))
    world.twilio.faults = [fault]
    say(world, "Hallo")
    world.deliver()
    assert world.twilio.bodies() == ["U zegt: Hallo"]


def test_a_send_without_an_answer_that_did_arrive_goes_once(world):
    world.twilio.faults = ["slow"]
    world.twilio.slow_seconds = 0.2
    say(world, "Hallo")
    world.deliver()
    assert world.twilio.bodies() == ["U zegt: Hallo"]
    assert world.rows()[0].external_id == world.twilio.sent[0]["sid"]


def test_a_sender_that_disappeared_between_taking_and_noting(world):
    say(world, "Hallo")
    world.turns()
    with world.service.unit_of_work() as work:
        past = world.service.clock.now() - timedelta(hours=1)
        work.outbox.claim_deliverable(world.service.clock.now(), past - world.service.clock.now(), 5, ["whatsapp"])
        work.commit()
    world.twilio.messages.append(
        {**_like(world), "body": "U zegt: Hallo", "status": "delivered"}
    )
    world.deliver()
    assert world.rows()[0].status == "delivered"
    assert len(world.twilio.sent) == 1, "what was there is not sent again"


def _like(world):
    return _message("SM" + "5" * 32, SENDER, PERSON, "", "outbound-api", "delivered", datetime.now(UTC), "0")


@pytest.mark.parametrize(("code", "error"), [("63024", "not_on_whatsapp"), ("63014", "opted_out"), ("63013", "twilio_63013")])
def test_a_failed_message(world, code, error):
    say(world, "Hallo")
    world.deliver()
    report(world, world.twilio.sent[-1], "undelivered", ErrorCode=code)
    (row,) = world.rows()
    assert (row.status, row.error) == ("failed", error)
    with world.service.unit_of_work(read_only=True) as work:
        conversation = work.conversations.find("whatsapp", KEY, PERSON)
    assert (conversation.opted_out_at is not None) == (code == "63014")


def test_a_rate_limit_found_afterwards_means_later(world):
    say(world, "Hallo")
    world.deliver()
    report(world, world.twilio.sent[-1], "failed", ErrorCode="63018")
    assert [row.status for row in world.rows()] == ["failed", "waiting"]


def test_a_report_before_we_noted_the_message(world):
    say(world, "Hallo")
    world.turns()
    (row,) = world.rows()
    told = {"MessageSid": "SM" + "6" * 32, "MessageStatus": "sent"}
    assert post(world.client, f"{PATH}/status?row={row.id}", told).status_code == 200
    assert world.rows()[0].status == "sent"


def test_files_are_kept_sealed_and_deleted_at_twilio(world):
    sid = "SM" + "4" * 32
    url = world.twilio.add_media(sid, "image/jpeg", b"a picture")

    async def run():
        told = fields(sid, PERSON, "Kijk", NumMedia="1", MediaUrl0=url, MediaContentType0="image/jpeg")
        await world.channels.intake.receive("whatsapp", KEY, parse(told))
        await world.channels.intake.settle()

    asyncio.run(run())
    world.turns()
    with world.service.unit_of_work(read_only=True) as work:
        conversation = work.conversations.find("whatsapp", KEY, PERSON)
        (kept,) = work.attachments.of_conversation(conversation.id)
        assert work.attachments.content(kept.id) == b"a picture"
    assert world.twilio.media == {} and len(world.twilio.deleted) == 1
    assert world.service.turns.taken[-1]["attachments"] == 1
    assert b"a picture" not in (world.service.settings.data_dir / "voordeur.sqlite").read_bytes()


def test_what_a_webhook_missed_is_taken_in_once(world):
    sid = world.twilio.add_inbound(PERSON, "Gemist bericht", media=[("audio/ogg", b"voice")], minutes_ago=20)
    world.twilio.open_window(PERSON)

    async def run():
        await world.channel.catch_up(world.channels.intake)
        await world.channels.intake.settle()
        await world.channel.catch_up(world.channels.intake)

    asyncio.run(run())
    world.deliver()
    assert world.twilio.bodies() == ["U zegt: Gemist bericht"]
    say(world, "Gemist bericht", sid)
    world.turns()
    assert len(world.service.turns.taken) == 1
    with world.service.unit_of_work(read_only=True) as work:
        conversation = work.conversations.find("whatsapp", KEY, PERSON)
        assert len(work.attachments.of_conversation(conversation.id)) == 1
    assert world.twilio.media == {}


def test_staff_by_whatsapp_and_strangers(world):
    world.twilio.open_window(STAFF)
    post(world.client, PATH, fields("SM" + "0" * 31 + "a", STAFF, "zaken"))
    world.deliver()
    assert world.service.turns.taken == []
    (row,) = world.rows()
    assert row.to == "staff:directie" and row.status == "unknown"
    assert world.twilio.sent[0]["to"] == f"whatsapp:{STAFF}"
    post(world.client, PATH, fields("SM" + "0" * 31 + "b", PERSON, "zaken"))
    world.turns()
    assert world.service.turns.taken[-1]["text"] == "zaken", "from a stranger it is no command"


def test_the_pair_rate(world):
    for number in range(8):
        say(world, f"bericht {number}", f"SM{number:032x}")
        world.deliver()
    assert len(world.twilio.sent) == 6
    assert {row.error for row in world.rows()[6:7]} == {"pair_rate"}


def test_opting_out_by_twilio(world):
    say(world, "Hallo")
    say(world, "STOP", "SM" + "ab" * 16, OptOutType="STOP")
    world.turns()
    with world.service.unit_of_work(read_only=True) as work:
        assert work.conversations.find("whatsapp", KEY, PERSON).opted_out_at is not None
    assert [p["text"] for p in world.service.turns.taken] == ["Hallo"]


def test_our_own_test_message_is_heard_and_not_stored(world):
    told = fields("SM" + "cd" * 16, "+31201234567", "test")
    assert post(world.client, PATH, told).status_code == 200
    with world.service.unit_of_work(read_only=True) as work:
        assert work.conversations.find("whatsapp", KEY, "+31201234567") is None


def test_templates_are_pushed_once_and_reported(world):
    first = push(world)
    made = len(world.twilio.contents)
    assert {row.status for row in first} == {"received"}
    second = push(world)
    assert {row.status for row in second} == {"approved"} and len(world.twilio.contents) == made
    assert asyncio.run(world.channel.check(KEY)).startswith("account active")


def test_no_logs_hold_words_numbers_or_secrets(world, caplog):
    caplog.set_level("DEBUG")
    for name in ("urllib3", "asyncio", "httpx"):
        __import__("logging").getLogger(name).setLevel("INFO")
    world.twilio.faults = [(400, 63013, {}), (500, 1, {})]
    say(world, "Geheime tekst?")
    world.deliver()
    report(world, {"_callback": f"http://127.0.0.1:9{PATH}/status?row=1", "sid": "SMx", "to": PERSON}, "failed", ErrorCode="63024")
    told = caplog.text
    for secret in ("Geheim", "612345678", "a-token-for-tests", "must not be logged"):
        assert secret not in told
