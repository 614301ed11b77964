"""Which conversation a mail belongs to: never by its sender alone."""

from __future__ import annotations

from email_support import BOSS, OURS, SANNE, TOKENS, FakeRecords, mail, received

from bot.channels.email.addresses import conversation, mailbox, split
from bot.channels.email.threads import Sent
from bot.channels.email.tokens import Tokens

REFERENCE = "COA-7K3M-2Q"
TALK = f"{SANNE}#<first@example.nl>"
RECORDS = FakeRecords(
    {7: Sent(TALK, REFERENCE), 8: Sent(None, REFERENCE), 9: Sent(None, REFERENCE, staff=BOSS), 10: Sent(None, "COA-2222-22", staff="ander@coachcenter.example")},
    {TALK},
    {REFERENCE: TALK},
)  # fmt: skip
PLUS = TOKENS.reply_address(7)
assert PLUS is not None


def test_an_answer_to_our_mail_belongs_to_its_conversation_whoever_sends_it() -> None:
    for headers in (
        {"In_Reply_To": TOKENS.message_id(7)},
        {"References": f"<x@y> {TOKENS.message_id(7)} <z@y>"},
        {"to": PLUS},
        {"Cc": PLUS.upper()},
    ):
        assert received(mail(message_id="<9@x>", **headers), RECORDS).address == TALK
    other = received(mail(sender="werk@example.org", In_Reply_To=TOKENS.message_id(7)), RECORDS)
    # It is taken in, and answers go on to where they went.
    assert other.address == TALK and other.extra["other_sender"] and other.extra["answers"] == 7


def test_what_it_answers_goes_before_the_mark_and_the_subject() -> None:
    records = FakeRecords(
        {1: Sent("a@example.nl#<1@a>", None), 2: Sent("b@example.nl#<2@b>", None)}, set(), {REFERENCE: TALK}
    )
    second = TOKENS.reply_address(2) or ""
    assert (
        received(mail(In_Reply_To=TOKENS.message_id(1), to=second, subject=f"Re: [{REFERENCE}]"), records).address
        == "a@example.nl#<1@a>"
    )
    assert received(mail(to=second, subject=f"Re: [{REFERENCE}]"), records).address == "b@example.nl#<2@b>"


def test_a_new_mail_of_the_same_sender_is_another_conversation() -> None:
    first, second = received(mail(message_id="<1@x>"), RECORDS), received(mail(message_id="<2@x>"), RECORDS)
    assert first.address == f"{SANNE}#<1@x>" != second.address
    assert received(mail(message_id="<1@x>"), RECORDS).address == first.address


def test_an_answer_to_ones_own_mail_belongs_to_it_and_an_answer_to_strangers_does_not() -> None:
    assert received(mail(message_id="<2@x>", References="<first@example.nl>"), RECORDS).address == TALK
    assert received(mail(message_id="<2@x>", References="<nieuwsbrief@elders>"), RECORDS).address == f"{SANNE}#<2@x>"
    assert (
        received(mail(message_id="<2@x>", sender="broer@example.nl", References="<first@example.nl>"), RECORDS).address
        == "broer@example.nl#<2@x>"
    )


def test_a_subject_counts_for_the_same_mailbox_only_and_is_else_asked_after() -> None:
    same = received(mail("Nog iets", subject=f"[{REFERENCE}] vraag", message_id="<2@x>"), RECORDS)
    assert same.address == TALK and same.text == "Nog iets"
    other = received(
        mail("Nog iets", subject=f"[{REFERENCE}] vraag", sender="broer@example.nl", message_id="<2@x>"), RECORDS
    )
    assert other.address == "broer@example.nl#<2@x>"
    assert other.text == f"{REFERENCE}\n\nNog iets" and "reference" not in other.extra


def test_an_answer_to_mail_that_went_by_second_route_asks_after_the_case() -> None:
    inbound = received(
        mail("Dank", message_id="<2@x>", In_Reply_To=TOKENS.message_id(8)), FakeRecords(RECORDS.messages)
    )
    assert inbound.address == f"{SANNE}#<2@x>" and inbound.text.startswith(REFERENCE)


def test_forged_marks_and_marks_of_other_organisations_are_nothing() -> None:
    forged = TOKENS.message_id(7).replace("-", "-0", 1)
    elsewhere = Tokens("ik-ben-er-ook", OURS, lambda value: "f" * 64).message_id(7)
    for value in (forged, elsewhere, "<vd.7-0000000000000000@coachcenter.example>"):
        assert received(mail(message_id="<2@x>", In_Reply_To=value), RECORDS).address == f"{SANNE}#<2@x>"


def test_marks_are_short_plain_and_fit() -> None:
    assert PLUS.startswith("klachten+vd-7-") and PLUS.islower() and len(PLUS.split("@")[0]) <= 64
    assert TOKENS.outbox_ids([f"Coachcenter <{PLUS}>", TOKENS.message_id(123456789)]) == [7, 123456789]
    assert Tokens("x", "l" * 60 + "@a.nl", lambda value: "0" * 64).reply_address(1) is None


def test_addresses_come_apart() -> None:
    assert split(TALK) == (SANNE, "<first@example.nl>") and split(SANNE) == (SANNE, None)
    assert mailbox("a#b@example.nl#<x#y@z>") == "a#b@example.nl"
    assert len(conversation(SANNE, f"<{'x' * 900}@y>")) < 100


# Staff -------------------------------------------------------------------------------------------


def test_staff_have_one_conversation_and_are_proven_by_answering_our_mail_to_them() -> None:
    proven = received(mail("neem", sender=f"De Directie <{BOSS.upper()}>", In_Reply_To=TOKENS.message_id(9)), RECORDS)
    assert (proven.address, proven.text) == (BOSS, "neem")
    assert proven.extra["authenticated"] and proven.extra["reference"] == REFERENCE
    assert proven.extra["replied_to"] == TOKENS.message_id(9)


def test_a_staff_sender_alone_proves_nothing() -> None:
    for headers in (
        {},
        {"In_Reply_To": TOKENS.message_id(10)},
        {"In_Reply_To": TOKENS.message_id(7)},
        {"subject": f"[{REFERENCE}]"},
    ):
        inbound = received(mail("neem", sender=BOSS, **headers), RECORDS)
        assert inbound.address == BOSS and not inbound.extra.get("authenticated") and "reference" not in inbound.extra


def test_the_word_of_our_own_host_about_the_sender() -> None:
    def result(value: str, *, below_received: bool = False) -> bytes:
        head = f"Authentication-Results: {value}\r\n"
        hop = "Received: from a by b.example; Fri, 20 Nov 2026 10:00:00 +0100\r\n"
        return ((hop + head) if below_received else (head + hop)).encode() + mail("neem", sender=BOSS)

    good = "mx.coachcenter.example; dmarc=pass header.from=coachcenter.example"
    assert received(result(good), RECORDS).extra["authenticated"]
    assert not received(result(good, below_received=True), RECORDS).extra.get("authenticated")
    assert not received(result("mx.elders.example; dmarc=pass"), RECORDS).extra.get("authenticated")
    refused = received(result("mx.coachcenter.example; dmarc=fail"), RECORDS)
    # Whoever pretends to be staff is nobody in particular.
    assert refused.address == f"{BOSS}#<1@example.nl>" and refused.extra["sender_refused"]
