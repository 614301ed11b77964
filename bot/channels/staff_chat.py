"""Staff in their own chat: who somebody is, which case is meant, the command, and the answer to it."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from actions.cases import informing
from actions.cases.desk import CaseDesk
from actions.cases.errors import Refused
from actions.organisation import StaffUser
from bot.bootstrap import Service
from bot.channels import files, replies
from bot.channels.base import Inbound
from bot.delivery import threads
from bot.staff import intake as staff_intake
from bot.staff import offers, parsing
from bot.staff.commands import Outcome, execute
from storage.cases import Case
from storage.outbox import URGENT, OutboxRow
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

_ANSWER_FIRST = URGENT - 5
_PRIVATE = frozenset({"case", "cases", "picture", "dossier", "reveal"})
"""Commands whose answer holds content: in a group it goes to the asker's own chat."""

_ALERT = re.compile(r"\bA-\w{4,}", re.IGNORECASE)
"""The reference of an alert in a command."""

_OPENS = frozenset({"open", "openen", "ok", "ja", "lees", "read"})
_NUMBER = re.compile(r"\s*(\d{1,2})\s*[.)]?\s*")
_LIST_ITEMS = 10
_NOT_PROVEN = (
    "Opdrachten per mail gaan alleen als antwoord op een bericht van ons. Zo weten we dat u het bent. "
    "Antwoord op het bericht over de zaak."
)
_NOT_SENT = "Er is niets doorgestuurd. Wilt u de klager antwoorden? Mail dan: antwoord {reference} TEKST"
_WHICH = (
    "Ik weet niet zeker of dit een opdracht is. Er is niets gedaan. "
    "Is het er een? Zet dan het nummer erbij: {word} {reference} TEKST"
)


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of a command; ``relays_to`` is the case whose person gets the files that came along."""

    ok: bool
    relays_to: int | None = None


def is_group(service: Service, channel: str, organisation: str, inbound: Inbound) -> bool:
    """Whether this was written in the organisation's staff group."""
    if inbound.extra.get("staff_group"):
        return True  # a channel knows its own group, also after it moved to another number
    group = service.organisations[organisation].telegram_group
    return channel == "telegram" and group is not None and inbound.address == str(group)


def sender(service: Service, channel: str, organisation: str, inbound: Inbound) -> StaffUser | None:
    """The member of staff who wrote this, by the address that the settings give; None for anybody else."""
    wrote = str(inbound.extra.get("sender") or inbound.address)
    for user in service.organisations[organisation].staff.values():
        if _is(user, channel, wrote):
            return user
    return None


def _is(user: StaffUser, channel: str, wrote: str) -> bool:
    if channel == "telegram":
        return user.telegram is not None and wrote == str(user.telegram)
    if channel == "whatsapp":
        digits = re.sub(r"\D", "", wrote)
        return bool(user.whatsapp and digits) and digits == re.sub(r"\D", "", user.whatsapp or "")
    return channel == "email" and bool(user.email) and wrote.casefold() == (user.email or "").casefold()


def is_meant_for_us(channel: str, inbound: Inbound) -> bool:
    """Whether staff speak to us: always in a private chat; in a group only by command, button or reply."""
    if not inbound.extra.get("sender") or inbound.extra["sender"] == inbound.address:
        return True
    return inbound.choice is not None or bool(inbound.extra.get("explicit")) or inbound.text.startswith("/")


def take(service: Service, channel: str, organisation: str, user: StaffUser, inbound: Inbound) -> Answered | None:
    """Store what a member of staff sent, carry it out, and store the answer: together, and once.

    None for a second delivery of the same message.
    """
    now = service.clock.now()
    with service.unit_of_work() as work:
        inbox_id = _store(work, channel, organisation, user, inbound, now)
        if inbox_id is None:
            return None
        threads.staff_wrote(work, channel, organisation, user.name, now)
        waited = work.outbox.unpark_staff(organisation, channel, user.name, now)
        if waited and inbound.text.strip().casefold() in _OPENS:
            work.inbox.done(inbox_id, now)
            work.commit()
            return Answered(True)
        line, reference = _line(work, channel, organisation, inbound)
        outcome = _run(service, work, channel, organisation, user, inbound, line, reference)
        if outcome.ok:
            done = _finish(service, work, channel, organisation, user, inbound, line, outcome, now)
            work.inbox.done(inbox_id, now)
            work.commit()
            return done
    # What a refused command began must not stand: only the message and the answer do.
    with service.unit_of_work() as work:
        inbox_id = _store(work, channel, organisation, user, inbound, now)
        if inbox_id is None:
            return None
        threads.staff_wrote(work, channel, organisation, user.name, now)
        work.outbox.unpark_staff(organisation, channel, user.name, now)
        private = bool(_ALERT.search(_line(work, channel, organisation, inbound)[0]))
        _answer(service, work, channel, organisation, user, inbound, outcome, now, private=private)
        work.inbox.done(inbox_id, now)
        work.commit()
    return Answered(False)


def is_taking_down(service: Service, organisation: str, user: StaffUser, inbound: Inbound) -> bool:
    """Whether this belongs to a complaint that somebody of staff takes down in a private chat (``intake``)."""
    if inbound.extra.get("staff_group") or inbound.choice is not None:
        return False
    return inbound.text.strip().casefold().startswith("intake") or staff_intake.is_open(service, organisation, user)


def take_down(service: Service, channel: str, organisation: str, user: StaffUser, inbound: Inbound) -> None:
    """One answer of such an intake; its turn is a transaction of its own, so this has none open around it."""
    now = service.clock.now()
    with service.unit_of_work() as work:
        inbox_id = _store(work, channel, organisation, user, inbound, now)
        if inbox_id is None:
            return
        work.inbox.done(inbox_id, now)
        threads.staff_wrote(work, channel, organisation, user.name, now)
        work.commit()
    outcome = staff_intake.take_line(service, organisation, user, inbound.text)
    with service.unit_of_work() as work:
        _answer(service, work, channel, organisation, user, inbound, outcome, now, private=True)
        work.commit()


def _store(
    work: UnitOfWork, channel: str, organisation: str, user: StaffUser, inbound: Inbound, now: datetime
) -> int | None:
    payload = {"text": inbound.text, "choice": inbound.choice, "staff": user.name}
    own = _own_address(inbound)
    stored = work.inbox.store(channel, organisation, inbound.external_id, f"staff {user.name} {own}", payload, now)
    return stored.id if stored.is_new else None


def _own_address(inbound: Inbound) -> str:
    return str(inbound.extra.get("sender") or inbound.address)


def _line(work: UnitOfWork, channel: str, organisation: str, inbound: Inbound) -> tuple[str, str | None]:
    """The command meant and the case that the thread or the answered message is about."""
    replied = _replied_to(work, channel, organisation, inbound)
    reference = inbound.extra.get("reference") or None
    if reference is None and replied is not None:
        reference = ((replied.content or {}).get("custom") or {}).get("reference")
    if reference is None and inbound.thread:
        reference = threads.case_of(work, channel, organisation, inbound.thread)
    line = inbound.choice if inbound.choice is not None else inbound.text
    buttons = (replied.content or {}).get("buttons") or [] if replied is not None else []
    chosen = _chosen(line, buttons, pressed=inbound.choice is not None)
    if replied is not None and inbound.choice is None and chosen == line and not inbound.extra.get("staff_group"):
        chosen = _completed(line, replied, buttons) if _is_for_person(channel, inbound, replied) else line
    return chosen, reference


def _is_for_person(channel: str, inbound: Inbound, replied: OutboxRow) -> bool:
    """Whether words that are no command can be meant for the person.

    In a chat a message is picked to reply to. By mail people answer whatever lies before them, so there only an
    answer to the person's own words counts, or to a mail that asks for words and no more.
    """
    if channel != "email":
        return True
    asked = replied.kind == "message" or replies.only_asks(str((replied.content or {}).get("text") or ""))
    return asked and not inbound.extra.get("only_commands")


def _completed(line: str, replied: OutboxRow, buttons: list[dict[str, str]]) -> str:
    """A reply in somebody's own chat as the whole command, where our message waits for its words."""
    if not line.strip() or replies.is_command(line):
        return line
    waits = [one["payload"] for one in buttons if one["payload"].endswith(" ")]
    if len(waits) == 1:  # of several nobody can tell which is meant
        return f"{waits[0]}{line}"
    return replies.completed(line, str((replied.content or {}).get("text") or "")) or line


def _replied_to(work: UnitOfWork, channel: str, organisation: str, inbound: Inbound) -> OutboxRow | None:
    external_id = inbound.extra.get("replied_to")
    row = work.outbox.by_external_id(channel, str(external_id)) if external_id else None
    return row if row is not None and row.organisation == organisation and row.to != "complainant" else None


def _chosen(line: str, buttons: list[dict[str, str]], *, pressed: bool) -> str:
    """The command behind a button, pressed (``b0``), typed as its title or as its number."""
    position = re.fullmatch(r"b(\d{1,2})", line.strip()) if pressed else None
    number = _NUMBER.fullmatch(line)
    if position and int(position[1]) < len(buttons):
        return buttons[int(position[1])]["payload"]
    if number and 1 <= int(number[1]) <= len(buttons):
        return buttons[int(number[1]) - 1]["payload"]
    for button in buttons:
        if line.strip().casefold() == button["title"].strip().casefold():
            return button["payload"]
    return line


def _run(
    service: Service, work: UnitOfWork, channel: str, organisation: str, user: StaffUser, inbound: Inbound, line: str,
    reference: str | None,
) -> Outcome:  # fmt: skip
    # A sender's address of a mail proves nothing: only an answer to our own mail, or a checked domain, does.
    if channel == "email" and not (inbound.thread or reference or inbound.extra.get("authenticated")):
        return Outcome(False, _NOT_PROVEN)
    if inbound.choice is not None and line.endswith(" "):
        # A button for a command that needs words: they come as the reply to this.
        return Outcome(False, f"Antwoord op dit bericht met uw tekst. Of typ: {line.strip()} TEKST", reference)
    if not line.strip():
        return Outcome(False, "Ik zie geen opdracht. Bij een bestand typt u: antwoord REF TEKST. Alles wat kan: help")
    if channel == "email" and replies.is_about_one(line):
        word, shown = line.split(None, 1)[0].lower(), reference or "REF"
        return Outcome(False, _WHICH.format(word=word, reference=shown), reference)
    if channel == "email" and not replies.is_command(line):
        told = execute(service.desk(work, organisation), user, line, reference)  # says which word was perhaps meant
        return replace(told, text=f"{told.text}\n{_NOT_SENT.format(reference=reference or 'REF')}")
    return execute(service.desk(work, organisation), user, line, reference)


def _finish(
    service: Service, work: UnitOfWork, channel: str, organisation: str, user: StaffUser, inbound: Inbound, line: str,
    outcome: Outcome, now: datetime,
) -> Answered:  # fmt: skip
    key = _command(service, organisation, line)
    case = work.cases.by_reference(outcome.reference) if outcome.reference else None
    private = _is_private(service, work, organisation, key, line, case)
    more = _offers(service.desk(work, organisation), channel, user, key, outcome, case)
    outcome = replace(outcome, buttons=(*outcome.buttons, *more))
    desk = service.desk(work, organisation)
    told_already = (
        key == "take" and case is not None and is_group(service, channel, organisation, inbound)
        and informing.group_may_know(desk, case)
    )  # fmt: skip
    if not told_already:  # the group hears who took it by that act itself
        _answer(service, work, channel, organisation, user, inbound, outcome, now, private=private)
    relays_to = None
    if case is not None and key == "reply" and inbound.attachments:
        relays_to = case.id
        kept = files.keep(work, inbound, now, case_id=case.id)
        if kept:
            files.to_person(work, organisation, case, kept, now)
    if case is not None and key == "case":
        kept = [one.id for one in work.attachments.of_case(case.id) if one.name is not None][-10:]
        if kept:
            files.for_user(work, organisation, case, user.name, channel, kept, now)
    return Answered(True, relays_to)


def _offers(
    desk: CaseDesk, channel: str, user: StaffUser, key: str, outcome: Outcome, case: Case | None
) -> tuple[offers.Offer, ...]:
    """What can be done next, as buttons; elsewhere than on Telegram a title must not name a case, and ten is a list."""
    on_telegram = channel == "telegram"
    if key == "cases":
        return offers.of_list(outcome.text) if on_telegram else ()
    if case is None or key not in ("case", "take"):
        return ()
    if key == "take":
        return offers.first(desk, case, user)
    return offers.of_case(desk, case, user)[: None if on_telegram else _LIST_ITEMS - len(outcome.buttons)]


def _is_private(
    service: Service, work: UnitOfWork, organisation: str, key: str, line: str, case: Case | None
) -> bool:
    """Whether an answer goes to the asker alone: the person whom it is about may be in the group."""
    if key in _PRIVATE or _ALERT.search(line):
        return True
    return case is not None and bool(case.confidential or (case.content or {}).get("hidden_from"))


def _command(service: Service, organisation: str, line: str) -> str:
    try:
        return parsing.read(line, [service.procedures[organisation].prefix]).command.key
    except Refused:
        return ""


def _answer(
    service: Service, work: UnitOfWork, channel: str, organisation: str, user: StaffUser, inbound: Inbound,
    outcome: Outcome, now: datetime, *, private: bool,
) -> None:  # fmt: skip
    case = work.cases.by_reference(outcome.reference) if outcome.reference else None
    custom: dict[str, Any] = {"reference": outcome.reference} if outcome.reference else {}
    if inbound.thread:
        custom["thread"] = inbound.thread
    in_group = is_group(service, channel, organisation, inbound)
    common: dict[str, Any] = {
        "organisation": organisation, "channel": channel, "author": "system", "kind": "command_answer", "at": now,
        "case_id": case.id if case else None, "priority": _ANSWER_FIRST,
    }  # fmt: skip
    buttons = [{"title": title, "payload": line} for title, line in outcome.buttons]
    own: dict[str, Any] = {
        "text": outcome.text, "buttons": buttons, "custom": custom, "in_reply_to": inbound.external_id,
        "made": list(outcome.made),
    }  # fmt: skip
    if not in_group:
        work.outbox.add(to=f"staff:{user.name}", content=own, **common)
        return
    if private:
        without_thread = {key: value for key, value in custom.items() if key != "thread"}
        work.outbox.add(to=f"staff:{user.name}", content={**own, "custom": without_thread, "in_reply_to": None}, **common)
        own = {**own, "text": "Het antwoord staat in uw eigen chat met mij.", "buttons": [], "made": []}
    work.outbox.add(to="staff_group", content={**own, "text": f"{user.name}: {own['text']}"}, **common)
