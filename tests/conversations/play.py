"""Plays a conversation file through the real turn machinery with the trained model.

A file reads as a talk. ``say`` is typed, ``press`` is a button by its title or payload, ``file`` is an
attachment, ``staff`` is a command in the staff chat, ``pass`` moves the clock and carries out what
falls due. ``other_device`` says something from another device, ``long`` types that many characters,
``until`` answers whatever is asked, as somebody who volunteers nothing, until that question is open.
What must be heard stands beside it: ``asks`` (the open question), ``hears`` (pieces of the answer),
``never`` (pieces that must not be in it), ``items`` (how many messages), ``buttons`` (titles), ``gets``
(pieces of what reached the person so far, by the bot or by staff).

``end`` says what the case must be, by paths such as ``concern.description``; a value that begins with
``~`` need only be part of it. ``seen_by`` says the same of the case as a member of staff sees it,
``events`` what stands in its history, ``told`` what staff got, ``not_told`` who got nothing, ``nowhere``
what stands nowhere in what is kept, ``questions_at_most`` how many questions came before the read-back.
"""

from __future__ import annotations

import asyncio
import json
import re
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from actions.cases.view import case_json
from bot.bootstrap import Service
from bot.channels.base import Outbound, SendResult
from bot.delivery.loop import DeliveryLoop
from bot.follow_ups import rehearse
from bot.staff.commands import execute
from bot.web.chat_api import item


class Mismatch(AssertionError):
    """What was heard is not what the file says; the text shows the whole talk so far."""


@dataclass
class Player:
    """One conversation in play."""

    service: Service
    organisation: str
    channel: str = "web"
    sender: str = field(default_factory=lambda: secrets.token_hex(8))
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    answer: list[dict[str, Any]] = field(default_factory=list)
    reference: str | None = None
    code: str | None = None

    def say(self, text: str, **payload: Any) -> list[dict[str, Any]]:
        """Send one message and keep what came back."""
        done = self.service.receive(
            self.channel, self.organisation, secrets.token_hex(8), self.sender, {"text": text, **payload}
        ).result(timeout=60)
        self.said.append(f"> {text or payload}")
        if done.failed:
            raise Mismatch("the turn failed\n" + self.transcript())
        self.answer = [item(row, self.sender) for row in done.answers]
        for one in self.answer:
            self.said.append(_shown(one))
            custom = one.get("custom") or {}
            if custom.get("asks"):
                self.asked.append(custom["asks"])
            self.reference = custom.get("reference", self.reference)
            self.code = custom.get("return_code", self.code)
        return self.answer

    def deliver(self) -> None:
        """Let what waits leave, on a channel that sends: every message is taken at once."""
        if self.channel in SENDS:
            asyncio.run(DeliveryLoop(self.service, {self.channel: _Takes(self)}).drain())

    def took(self, message: Outbound) -> None:
        """A message left for somebody; where it matters what it looks like, a player keeps it."""

    def go_elsewhere(self) -> None:
        """Go on from another device."""
        self.sender = secrets.token_hex(8)

    @property
    def text(self) -> str:
        return "\n\n".join(one["text"] for one in self.answer)

    @property
    def asks(self) -> str | None:
        found = [(one.get("custom") or {}).get("asks") for one in self.answer]
        found = [name for name in found if name]
        return found[-1] if found else None

    def transcript(self) -> str:
        return "\n".join(self.said)

    def case(self, viewer: str | None = None) -> dict[str, Any]:
        """The case as JSON, for whoever runs the machine or for a member of staff."""
        assert self.reference, "there is no case yet"
        with self.service.unit_of_work() as work:
            case = work.cases.by_reference(self.reference)
            user = self.service.organisations[self.organisation].staff[viewer] if viewer else None
            return json.loads(json.dumps(case_json(self.service.desk(work, self.organisation), case, user), default=str))

    def staff(self, name: str, line: str) -> tuple[bool, str]:
        with self.service.unit_of_work() as work:
            user = self.service.organisations[self.organisation].staff[name]
            outcome = execute(self.service.desk(work, self.organisation), user, line.format(ref=self.reference))
            if outcome.ok:
                work.commit()
            self.said.append(f"[{name}] {line} => {outcome.text}")
            return outcome.ok, outcome.text

    def kept(self) -> str:
        """All that is kept of this talk and its case, as one text."""
        with self.service.unit_of_work(read_only=True) as work:
            talk = work.conversations.find(self.channel, self.organisation, self.sender)
            parts: list[Any] = [talk.state, [m.payload for m in work.inbox.messages(talk.id)]]
            parts.append([row.content for row in work.outbox.list(self.organisation)])
        if self.reference:
            parts.append(self.case())
        return json.dumps(parts, ensure_ascii=False, default=str)

    def sent_to(self, addressee: str) -> list[str]:
        """What was sent to a member of staff, such as ``staff:directie``."""
        with self.service.unit_of_work(read_only=True) as work:
            rows = work.outbox.list(self.organisation)
        return [str((row.content or {}).get("text", "")) for row in rows if row.to == addressee]

    def last_row(self) -> int:
        """The number of the last message to the person so far."""
        with self.service.unit_of_work(read_only=True) as work:
            talk = work.conversations.find(self.channel, self.organisation, self.sender)
            rows = work.outbox.after(talk.id, 0, 100_000) if talk else []
        return rows[-1].id if rows else 0

    def hear_news(self, after: int) -> None:
        """What staff or the clock sent since a message stands in the talk now, with its buttons."""
        with self.service.unit_of_work(read_only=True) as work:
            talk = work.conversations.find(self.channel, self.organisation, self.sender)
            rows = work.outbox.after(talk.id, after) if talk else []
        if rows:
            self.answer = [item(row, self.sender) for row in rows]
            self.said += [_shown(one) for one in self.answer]

    def messages(self, after: int = 0) -> list[str]:
        """Everything sent to the person so far, by the bot and by staff."""
        with self.service.unit_of_work(read_only=True) as work:
            conversation = work.conversations.find(self.channel, self.organisation, self.sender)
            return [(row.content or {}).get("text", "") for row in work.outbox.after(conversation.id, after)]


SENDS = frozenset({"whatsapp", "telegram", "email"})
"""Channels on which a message counts as sent when the platform took it."""


@dataclass(frozen=True, slots=True)
class _Takes:
    """A platform that takes everything."""

    player: Player

    async def send(self, message: Outbound) -> SendResult:
        self.player.took(message)
        return SendResult(f"taken-{message.outbox_id}", delivered=True)


def _shown(one: dict[str, Any]) -> str:
    buttons = " ".join(f"[{b['title']}]" for b in one.get("buttons", []))
    asks = (one.get("custom") or {}).get("asks")
    return f"    {one['text']} {buttons}" + (f"  ({asks})" if asks else "")


def play(service: Service, file: Path, channel: str = "web") -> Player:
    """Play one file; raises :class:`Mismatch` at the first difference."""
    story = yaml.safe_load(file.read_text("utf-8"))
    player = Player(service, story["organisation"], story.get("channel", channel))
    if story.get("clock"):
        with service.unit_of_work() as work:
            service.clock.set(datetime.fromisoformat(story["clock"]), work)
            work.commit()
    for number, step in enumerate(story["steps"], 1):
        try:
            take_step(player, step)
        except Mismatch as problem:
            raise Mismatch(f"{file.name} step {number} {step}: {problem}\n\n{player.transcript()}") from None
    try:
        check_end(player, story.get("end") or {})
    except Mismatch as problem:
        raise Mismatch(f"{file.name} at the end: {problem}\n\n{player.transcript()}") from None
    return player


def take_step(player: Player, step: dict[str, Any]) -> None:
    told = act(player, step)
    if told is None:
        _answer_for_the_channel(player, step)
    if told is not None:
        for piece in listed(step["staff"].get("hears")):
            _must_hold(told, piece.format_map(_Known(player)))
    else:
        _expect(player, step)
    _reached(player, step)


_OF_THE_CHANNEL = {"opt_in": "opt_in:yes", "others_read": "others_read:no"}
"""Questions that only a channel asks whose messages light up a phone."""


def _answer_for_the_channel(player: Player, step: dict[str, Any]) -> None:
    """Answer what only this channel asks, so that a file written for the web page goes on."""
    name = player.asks
    while name in _OF_THE_CHANNEL and step.get("asks") != name and player.channel != "web":
        before = player.answer
        player.say(_OF_THE_CHANNEL[name])
        name = player.asks  # the last question may be its own: nothing need follow on it
        player.answer = [*before, *player.answer]


def act(player: Player, step: dict[str, Any]) -> str | None:
    """Do what a step says; the answer of a staff command, and None for all else."""
    if "say" in step:
        player.say(str(step["say"]).format_map(_Known(player)))
    elif "press" in step:
        player.say(_payload(player, str(step["press"])))
    elif "file" in step:
        player.say("", attachments=1)
    elif "long" in step:
        player.say(("Zij kwam weer niet en belde niet af. " * (int(step["long"]) // 36 + 1))[: int(step["long"])])
    elif "until" in step:
        answer_until(player, str(step["until"]))
    elif "pass" in step:
        _pass(player, str(step["pass"]))
    elif "other_device" in step:
        player.go_elsewhere()
        player.say(str(step["other_device"]).format_map(_Known(player)))
    elif "staff" in step:
        told = step["staff"]
        before = player.last_row()
        ok, text = player.staff(told["as"], told["do"])
        player.deliver()
        player.hear_news(before)
        if ok is not told.get("ok", True):
            raise Mismatch(f"staff command gave {ok}: {text}")
        return text
    return None


PLAIN_ANSWERS = {
    "concern": "mijn begeleider kwam steeds te laat",
    "more": "nee",
    "role": "role:client",
    "age_band": "age_band:skip",
    "service": "service:find_or_keep_work",
    "happened_on": "happened_on:unknown",
    "official": "official:no",
    "route": "route:outside",
    "tried": "tried:nobody",
    "feels_safe": "feels_safe:yes",
    "in_interest": "in_interest:yes",
    "authorised": "authorised:yes",
    "on_behalf_of": "on_behalf_of:skip",
    "others_read": "others_read:no",
    "opt_in": "opt_in:yes",
    "name": "name:skip",
    "details": "details:skip",
    "hearing": "hearing:apart",
    "about": "about:skip",
    "about_whom": "about_whom:skip",
    "confirm": "confirm:yes",
}
"""What somebody answers who volunteers nothing; to any other question "I don't know"."""


def answer_until(player: Player, question: str) -> None:
    for _ in range(20):
        if player.asks == question:
            return
        if player.asks is None:
            raise Mismatch(f"nothing is asked, and {question} never was")
        player.say(PLAIN_ANSWERS.get(player.asks, "weet ik niet"))
    raise Mismatch(f"{question} was not asked in twenty answers")


def _reached(player: Player, step: dict[str, Any]) -> None:
    got = "\n".join(player.messages()) if "gets" in step else ""
    for piece in listed(step.get("gets")):
        _must_hold(got, piece)


class _Known(dict[str, str]):
    def __init__(self, player: Player) -> None:
        super().__init__(ref=player.reference or "", code=player.code or "")

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def _payload(player: Player, title: str) -> str:
    for one in player.answer:
        for button in one.get("buttons", []):
            if title in (button["title"], button["payload"]):
                return button["payload"]
    raise Mismatch(f"there is no button {title!r}")


def _pass(player: Player, length: str) -> None:
    wait = re.fullmatch(r"(\d+) (day|minute)s?", length)
    now = player.service.clock.now()
    until = now + timedelta(**{f"{wait[2]}s": int(wait[1])}) if wait else datetime.fromisoformat(length)
    before = player.last_row()
    rehearse(player.service, until)
    player.deliver()
    player.said.append(f"-- {length} --")
    player.hear_news(before)


def _expect(player: Player, step: dict[str, Any]) -> None:
    text = player.text
    if "asks" in step and player.asks != step["asks"]:
        raise Mismatch(f"asked {player.asks!r} and not {step['asks']!r}")
    for piece in listed(step.get("hears")):
        _must_hold(text, piece)
    for piece in listed(step.get("never")):
        if piece.lower() in text.lower():
            raise Mismatch(f"{piece!r} must not be said")
    if "items" in step and len(player.answer) != step["items"]:
        raise Mismatch(f"{len(player.answer)} messages and not {step['items']}")
    for title in listed(step.get("buttons")):
        _payload(player, title)


def _must_hold(text: str, piece: str) -> None:
    if piece.lower() not in text.lower():
        raise Mismatch(f"{piece!r} was not said")


def check_end(player: Player, end: dict[str, Any]) -> None:
    if "questions_at_most" in end:
        until = player.asked.index("confirm") if "confirm" in player.asked else len(player.asked)
        counted = len(dict.fromkeys(player.asked[:until]))
        if counted > end["questions_at_most"]:
            raise Mismatch(f"{counted} questions: {player.asked[:until]}")
    if "case" in end:
        if end["case"] is None:
            if player.reference is not None:
                raise Mismatch(f"a case {player.reference} was made")
            return
        if player.reference is None:
            raise Mismatch("no case was made")
        _compare(player.case(end.get("as")), end["case"])
    for viewer, expected in (end.get("seen_by") or {}).items():
        _compare(player.case(viewer), expected)
    if "events" in end:
        happened = [row["event"] for row in player.case()["history"]]
        missing = [event for event in end["events"] if event not in happened]
        if missing:
            raise Mismatch(f"{missing} not in the history {happened}")
    for needle in listed(end.get("nowhere")):
        if needle.lower() in player.kept().lower():
            raise Mismatch(f"{needle!r} is kept")
    for name, pieces in (end.get("told") or {}).items():
        for piece in listed(pieces):
            _must_hold("\n".join(player.sent_to(f"staff:{name}")), piece)
    for name in listed(end.get("not_told")):
        if player.sent_to(f"staff:{name}"):
            raise Mismatch(f"{name} was told: {player.sent_to(f'staff:{name}')}")


def _compare(case: dict[str, Any], expected: dict[str, Any]) -> None:
    for path, value in expected.items():
        found = look_up(case, path)
        if isinstance(value, str) and value.startswith("~"):
            if value[1:].lower() not in str(found).lower():
                raise Mismatch(f"{path} is {found!r} and does not hold {value[1:]!r}")
        elif found != value:
            raise Mismatch(f"{path} is {found!r} and not {value!r}")


def look_up(case: dict[str, Any], path: str) -> Any:
    """What stands at a path such as ``complainant.name`` or ``deadlines.key=respond.due``."""
    found: Any = case
    for part in path.split("."):
        if isinstance(found, list):
            key, _, name = part.partition("=")
            found = next((one for one in found if str(one.get(key)) == name), None) if name else found[int(part)]
        else:
            found = (found or {}).get(part)
    return found


def listed(value: Any) -> list[str]:
    return [] if value is None else value if isinstance(value, list) else [value]
