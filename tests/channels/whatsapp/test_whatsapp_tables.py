"""Tables: payload to event, message to request, error to what is done."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from twilio.request_validator import RequestValidator

from bot.channels.base import Delivery, Outbound
from bot.channels.reactions import meaning
from bot.channels.whatsapp import errors, limits, signature, templates
from bot.channels.whatsapp.client import Doubtful, NotSent, Refused, as_send_error
from bot.channels.whatsapp.incoming import parse, parse_status
from bot.channels.whatsapp.pace import PairRate
from bot.channels.whatsapp.rendering import clean, plan
from bot.channels.whatsapp.splitting import split

RECORDINGS = json.loads(Path(__file__).with_name("recordings.json").read_text("utf-8"))


@pytest.mark.parametrize("one", RECORDINGS, ids=[one["what"] for one in RECORDINGS])
def test_payload_to_event(one):
    found = parse(one["fields"])
    assert found is not None
    told = {"address": found.address, "text": found.text, "choice": found.choice, "files": [
        [file.content_type, file.name] for file in found.attachments
    ], "opted_out": found.opted_out, "extra": found.extra}  # fmt: skip
    expected = {"address": "+31612345678", "text": "", "choice": None, "files": [], "opted_out": False, "extra": {}}
    assert told == {**expected, **one["event"]}
    assert "Profiel" not in repr(found), "a profile name is no name"


@pytest.mark.parametrize("fields", [{}, {"From": "whatsapp:+31612345678"}, {"MessageSid": "SM1"}])
def test_what_is_no_message(fields):
    assert parse(fields) is None


@pytest.mark.parametrize(
    ("state", "code", "expected"),
    [
        ("queued", None, None), ("sending", None, None), ("accepted", None, None), ("a new one", None, None),
        ("sent", None, Delivery("SM1", "sent")), ("delivered", None, Delivery("SM1", "delivered")),
        ("read", None, Delivery("SM1", "delivered")),
        ("undelivered", "63016", Delivery("SM1", "failed", "window_closed")),
        ("undelivered", "63024", Delivery("SM1", "failed", "not_on_whatsapp")),
        ("failed", "63014", Delivery("SM1", "failed", "opted_out")),
        ("failed", "63018", Delivery("SM1", "failed", "again:3600")),
        ("failed", "99999", Delivery("SM1", "failed", "twilio_99999")),
        ("failed", None, Delivery("SM1", "failed", "failed")),
    ],
)  # fmt: skip
def test_status_to_news(state, code, expected):
    found = parse_status({"MessageSid": "SM1", "MessageStatus": state, **({"ErrorCode": code} if code else {})}, {})
    assert (found.delivery if found else None) == expected


def test_the_marks_in_our_own_callback_address():
    told = {"MessageSid": "SM1", "MessageStatus": "sent"}
    found = parse_status(told, {"row": "12", "notice": "1", "part": "1"})
    assert (found.outbox_id, found.notice, found.part) == (12, True, True)
    assert parse_status(told, {"row": "x"}).outbox_id is None


@pytest.mark.parametrize(
    ("emoji", "meant"),
    [("👍", "yes"), ("👍🏿", "yes"), ("❤️", "warm"), ("🙏", "warm"), ("👎🏽", "no"), ("❌", "no"), ("😢", "other"), ("", "other")],
)
def test_reactions(emoji, meant):
    assert meaning(emoji) == meant


def outbound(text, titles=(), **more):
    buttons = tuple({"title": title, "payload": f"x:{place}"} for place, title in enumerate(titles))
    return Outbound(1, "coachcenter", "+31612345678", text, buttons, **more)


@pytest.mark.parametrize(
    ("titles", "kind"),
    [
        ((), None),
        (("Ja", "Nee"), "twilio/quick-reply"),
        (("Ja", "Nee", "Weet ik niet"), "twilio/quick-reply"),
        (("Ja", "Nee", "Dat wil ik niet zeggen"), "twilio/list-picker"),
        (tuple("abcd"), "twilio/list-picker"),
        (tuple("abcdefghij"), "twilio/list-picker"),
        (tuple("abcdefghijk"), None),
        (("Een titel die veel langer is dan vierentwintig", "b"), "twilio/list-picker"),
        (("x" * 80, "b"), None),
        (("Een titel die veel langer is dan dit", "Een titel die veel langer is dan dat"), None),
    ],
)
def test_buttons_become_what_fits(titles, kind):
    found = plan(outbound("Wat is het?", titles))
    assert (next(iter(found.content.types)) if found.content else None) == kind
    for place, title in enumerate(titles, 1):
        assert f"{place}. {title}" in found.texts[0]


def test_lengths_in_a_list():
    content = plan(outbound("Kies", ("Een titel die veel langer is dan vierentwintig", "b"))).content
    (told,) = content.types.values()
    assert all(len(item["item"]) <= limits.ITEM_CHARACTERS for item in told["items"])
    assert told["items"][0]["description"] == "Een titel die veel langer is dan vierentwintig"


@pytest.mark.parametrize("text", ["een\ntwee\n\ndrie", "  veel     spaties \t hier\r\n\r\n\r\n\r\neinde ", "a\n \n b"])
def test_variables_hold_no_line_end_nothing_empty_and_no_run_of_spaces(text):
    content = plan(outbound(text, ("Ja",))).content
    for value in content.variables.values():
        assert value and value == value.strip() and "\n" not in value and "  " not in value and "\t" not in value
    (told,) = content.types.values()
    filled = told["body"]
    for name, value in content.variables.items():
        filled = filled.replace(f"{{{{{name}}}}}", value)
    assert filled == clean(text)


def test_the_same_shape_is_the_same_resource():
    one, two = plan(outbound("Naam: Jan\n\nKlopt dat?", ("Ja",))), plan(outbound("Naam: Piet\n\nKlopt het zo?", ("Ja",)))
    assert one.content.fingerprint == two.content.fingerprint
    assert one.content.fingerprint != plan(outbound("Klopt dat?", ("Ja",))).content.fingerprint


def test_a_long_text_with_buttons_is_numbered():
    assert plan(outbound("Een zin. " * 150, ("Ja",))).content is None


def test_staff_buttons_name_no_case_in_a_resource():
    message = Outbound(1, "coachcenter", "x", "Zaak", ({"title": "Ik neem deze", "payload": "neem COA-ABCD-23"},), to_staff=True)
    found = plan(message)
    assert "COA" not in json.dumps(found.content.types)
    assert found.texts[0].endswith("Ik neem deze: typ neem COA-ABCD-23")


def test_where_a_number_means_something_else_words_are_offered():
    found = plan(outbound("Wanneer?", tuple("abcdefghijk"), extra={"numbers": False}))
    assert "1. a" not in found.texts[0] and "Of typ: a" in found.texts[0]


@pytest.mark.parametrize("most", [40, 100, 1500])
@pytest.mark.parametrize("text", ["Kort.", "Een zin. Nog een zin! En? " * 40, "x" * 333, "alinea een\n\nalinea twee\n\n" * 20, ""])
def test_splitting_loses_nothing(text, most):
    pieces = split(text, most)
    assert all(len(piece) <= most for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_splitting_at_the_end_of_a_sentence():
    assert split("Dit is een zin. Dit is er nog een. En een derde zin.", 40) == [
        "Dit is een zin. Dit is er nog een.", "En een derde zin.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("error", "code", "retry", "unknown", "second"),
    [
        (NotSent("x"), "no_connection", True, False, False),
        (Doubtful("x"), "no_answer", True, True, False),
        (Refused("20500", 500), "http_500", True, True, False),
        (Refused("429", 429, 9.0), "rate_limited", True, False, False),
        (Refused("20003", 401), "twilio_20003", True, False, False),
        (Refused("63018", 429), "twilio_63018", True, False, False),
        (Refused("63024", 400), "not_on_whatsapp", False, False, True),
        (Refused("63014", 400), "opted_out", False, False, True),
        (Refused("12345", 400), "twilio_12345", False, False, True),
    ],
)
def test_errors_say_what_to_do(error, code, retry, unknown, second):
    found = as_send_error(error)
    assert (found.code, found.retry, found.outcome_unknown, found.second_route) == (code, retry, unknown, second)


def test_the_table_of_errors_is_whole():
    known = {"notice", "wait", "other_route", "opted_out", "split", "plain", "forget_content", "alert"}
    for code, entry in errors.table().items():
        assert code.isdigit() and entry["do"] in known and entry["meaning"]
        assert ("seconds" in entry) == (entry["do"] == "wait")
        assert entry["do"] != "other_route" or entry["code"]
    named = "63016 63018 63017 63024 63003 63014 63021 63012 63005 63001 63007 63013 63019 63020 63022 63032 63049 30001 21611 21617 21658"
    assert set(named.split()) <= set(errors.table())


def test_the_pair_rate_allows_a_burst():
    now = [0.0]
    pace = PairRate(lambda: now[0])
    for _ in range(limits.PAIR_BURST):
        assert pace.wait("a", "b") == 0
        pace.went("a", "b")
    assert pace.wait("a", "b") == limits.PAIR_SECONDS and pace.wait("a", "c") == 0
    now[0] += limits.PAIR_SECONDS
    assert pace.wait("a", "b") == 0


def test_every_template_can_be_approved():
    for one in templates.all_templates():
        assert not one.text.startswith("{{") and not one.text.endswith("}}") and "}} {{" not in one.text
        assert len(one.text) <= limits.CONTENT_BODY_CHARACTERS and set(one.samples()) == set(one.content.variables)
    names = [one.name for one in templates.all_templates()]
    assert len(set(names)) == len(names)
    assert templates.fitting("notice", "nl", "je").variant == "nl_je"
    assert templates.fitting("notice", "so", "u").variant == "en"


@pytest.mark.parametrize("key", ["survey", "survey_later"])
def test_the_survey_is_asked_by_a_template_that_names_no_case(key):
    """More than three buttons become a menu at WhatsApp: then one tap is no longer the answer."""
    told = [one for one in templates.all_templates() if one.key == key]
    assert {one.variant for one in told} == set(templates.catalogue()["notice"]) - {"button"}
    for one in told:
        actions = one.content.types["twilio/quick-reply"]["actions"]
        assert [action["id"] for action in actions] == ["satisfaction:4", "satisfaction:3", "satisfaction:2"]
        assert all(0 < len(action["title"]) <= limits.BUTTON_CHARACTERS for action in actions)
        assert set(one.content.variables) == {"1"} and "STOP" in one.text


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, ["https://a.nl/p?q=1", "http://127.0.0.1/p?q=1"]),
        (
            {"x-forwarded-proto": "https", "x-forwarded-host": "b.nl, c.nl"},
            ["https://a.nl/p?q=1", "https://b.nl/p?q=1", "http://127.0.0.1/p?q=1"],
        ),
    ],
)
def test_addresses_behind_a_proxy(headers, expected):
    assert signature.addresses("https://a.nl", "/p", "q=1", headers, "http://127.0.0.1/p?q=1") == expected


def test_a_signed_json_body():
    body = b'{"a": 1}'
    url = f"https://a.nl/p?bodySHA256={hashlib.sha256(body).hexdigest()}"
    signed = RequestValidator("t").compute_signature(url, {})
    headers = {"x-twilio-signature": signed, "content-type": "application/json"}
    assert signature.is_genuine([url], signature.Fields(), body, headers, ["t"])
    assert not signature.is_genuine([url], signature.Fields(), b"{}", headers, ["t"])


def test_duplicate_and_blank_fields_count_in_the_signature():
    fields = signature.Fields.read(b"A=1&A=2&B=&C=+x+")
    assert fields == {"A": ["1", "2"], "B": [""], "C": [" x "]}
    signed = RequestValidator("t").compute_signature("https://a.nl/p", fields)
    assert signature.is_genuine(["https://a.nl/p"], fields, b"", {"x-twilio-signature": signed}, ["t"])
    assert not signature.is_genuine(["https://a.nl/p"], fields, b"", {}, ["t"])
