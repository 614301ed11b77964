"""Plays by mail what somebody said on the web page: whatever a mail asks, one mail answers.

What was said at each question there is kept by question. Here a mail asks several at once, and one mail answers
them all: in order, backwards, by letters, between the quoted questions, or above another program's quote. Each
mail is a raw one that answers the last of ours, and is read, stored and answered as one that came by IMAP.
"""

from __future__ import annotations

import asyncio
import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any
from zlib import crc32

from actions.dialogue.asking import STEERING
from bot.channels.base import Outbound
from bot.channels.email.automatic import LoopBrake
from bot.channels.email.compose import compose
from bot.channels.email.parsing import MailReader, Received
from bot.channels.email.records import StoredRecords
from bot.channels.email.tokens import Tokens
from bot.channels.intake import Intake
from bot.delivery.outgoing import outbound
from bot.web.chat_api import item
from procedures.questions import DETAILS_ONE_BY_ONE
from tests.conversations.play import Mismatch, Player, act, take_step

OURS = "klachten@voordeur.example"
_WRITERS = itertools.count(1)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST_MAILS = 8


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing said on the web page: at which question, in what words, and what was asked after it.

    ``step`` is the place of its step in the file; words of a button stand here as its title.
    """

    step: int
    asked: str | None
    said: str
    files: int
    then_asks: str | None
    after_case: bool


@dataclass
class Recorder(Player):
    """A player that remembers what was said at which question."""

    step: int = 0
    moments: list[Moment] = field(default_factory=list)

    def say(self, text: str, **payload: Any) -> list[dict[str, Any]]:
        asked, after_case = self.asks, self.reference is not None
        said = self._title(text)
        answer = super().say(text, **payload)
        self.moments.append(Moment(self.step, asked, said, payload.get("attachments", 0), self.asks, after_case))
        return answer

    def _title(self, text: str) -> str:
        """What a payload or a bare number means, in words."""
        buttons = [button for one in self.answer for button in one.get("buttons", [])]
        for number, button in enumerate(buttons, 1):
            if text in (button["payload"], button["title"]) or (text == str(number) and self.asks not in _NUMBERS):
                return button["title"]
        return re.sub(r"^\w+:(skip|unknown)$", "overslaan", text)


_NUMBERS = frozenset({"age_band", "happened_on", "details", "phone", "concern"})


@dataclass
class MailPlayer(Player):
    """The same person, writing mail. ``style`` is how answers are written down; it changes with each mail.

    ``heard`` are the answers that came, ``news`` what staff or the clock sent.
    """

    channel: str = "email"
    style: int = 0
    heard: list[str] = field(default_factory=list)
    news: list[str] = field(default_factory=list)
    last_mail: EmailMessage | None = None
    open_questions: list[dict[str, Any]] = field(default_factory=list)
    _count: Any = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        self.mailbox = f"schrijver{next(_WRITERS)}@example.nl"
        self.sender = ""
        key, service = self.organisation, self.service
        self.tokens = Tokens(key, OURS, lambda value: service.keyring.digest("mail mark", value))
        records = StoredRecords(service, key)
        self.reader = MailReader(self.tokens, records, frozenset({OURS}), frozenset(), frozenset(), LoopBrake())
        self.records = records
        self.intake = Intake(service)

    def go_elsewhere(self) -> None:
        """Write from another mailbox, and not in answer to anything."""
        self.mailbox, self.sender = f"elders{next(_WRITERS)}@example.nl", ""
        self.last_mail, self.open_questions = None, []

    def took(self, message: Outbound) -> None:
        if message.address == self.sender:
            self.last_mail, self.open_questions = compose(message, OURS, self.tokens), []
            self.news.append(message.text)

    def say(self, text: str, **payload: Any) -> list[dict[str, Any]]:
        """Write a mail with these words, in answer to the last one."""
        return self.send(f"{text}\n\n{self._quoted('> ')}" if self.last_mail else text, said=text, **payload)

    def answer_all(self, answers: dict[str, str]) -> list[dict[str, Any]]:
        """Answer every question of the last mail in one mail."""
        questions = self.open_questions
        if len(questions) < 2:
            return self.say(answers[questions[0]["asks"] if questions else self.asks or ""])
        given = [(n, q, answers[q["asks"]]) for n, q in enumerate(questions, 1) if q["asks"] in answers]
        self.style += 1
        return self.send(_STYLES[self.style % len(_STYLES)](self, given), said=str(answers))

    def send(self, body: str, said: str, attachments: int = 0) -> list[dict[str, Any]]:
        """Send a raw mail, have it read and stored, and keep what came back."""
        raw = self._raw(body, attachments)
        event = self.reader.event(raw, float(len(self.said)) * 600)
        assert isinstance(event, Received), event
        inbound = event.inbound
        self.said.append(f"> {said}")
        asyncio.run(self.intake.receive(self.channel, self.organisation, inbound))
        self.service.turn_thread.submit(lambda: None).result(timeout=60)
        self.records.keep_whole(inbound, raw)
        self.sender = inbound.address
        with self.service.unit_of_work(read_only=True) as work:
            stored = work.inbox.find(self.channel, self.organisation, inbound.external_id, inbound.address)
            rows = work.outbox.answers_to(stored.id)
            before = (rows[0].content or {}).get("before", []) if rows else []
            rows = [row for row in (*map(work.outbox.by_id, before), *rows) if row is not None]
            for row in rows:
                self.last_mail = compose(outbound(self.service, work, row), OURS, self.tokens)
                self.open_questions = (row.content or {}).get("questions") or []
        if stored is None or (not rows and not self.reference):
            raise Mismatch("the mail was not answered\n" + self.transcript())
        self._hear([item(row, self.sender) for row in rows])
        return self.answer

    def _hear(self, answer: list[dict[str, Any]]) -> None:
        self.answer = answer
        for one in answer:
            self.said.append(f"    {one['text']}")
            self.heard.append(one["text"])
            custom = one.get("custom") or {}
            self.reference = custom.get("reference", self.reference)
            self.code = custom.get("return_code", self.code)
            if custom.get("asks"):
                self.asked += [q["asks"] for q in self.open_questions] or [custom["asks"]]

    def _raw(self, body: str, attachments: int) -> bytes:
        mail = EmailMessage(policy=SMTP)
        mail["From"], mail["To"] = self.mailbox, OURS
        mail["Message-ID"] = f"<{next(self._count)}.{self.mailbox}>"
        mail["Subject"] = f"Re: {self.last_mail['Subject']}" if self.last_mail else "Bericht"
        if self.last_mail is not None:
            mail["In-Reply-To"] = mail["References"] = self.last_mail["Message-ID"]
        mail.set_content(body)
        for number in range(attachments):
            mail.add_attachment(b"foto", maintype="image", subtype="jpeg", filename=f"foto{number}.jpg")
        return mail.as_bytes()

    # How a mail program shows the mail that is answered ------------------------------------------

    def _text(self) -> str:
        assert self.last_mail is not None
        part = self.last_mail.get_body(("plain",))
        assert part is not None
        return part.get_content().replace("\r\n", "\n").strip()

    def _quoted(self, mark: str) -> str:
        lines = "\n".join(f"{mark}{line}".rstrip() for line in self._text().split("\n"))
        return f"Op vr 20 nov 2026 om 10:00 schreef Voordeur <{OURS}>:\n\n{lines}"

    def _below(self) -> str:
        return (
            f"________________________________\nVan: Voordeur <{OURS}>\nVerzonden: vrijdag 20 november 2026 10:00\n"
            f"Aan: {self.mailbox}\nOnderwerp: Bericht\n\n{self._text()}"
        )


Given = Sequence[tuple[int, dict[str, Any], str]]


def _in_order(player: MailPlayer, given: Given) -> str:
    lines = "\n".join(f"{number}. {said}" for number, _, said in given)
    return f"Goedemiddag,\n\n{lines}\n\nGroetjes\n\n{player._quoted('> ')}"


def _backwards(player: MailPlayer, given: Given) -> str:
    return "\n\n".join(f"Vraag {number}: {said}" for number, _, said in reversed(given))


def _between(player: MailPlayer, given: Given) -> str:
    """Each answer under its own question, in the quoted mail."""
    lines = player._quoted("> ").split("\n")
    starts = {number: _line_of(lines, number) for number, _, _ in given}
    ends = {number: _end_of(lines, start, starts.values()) for number, start in starts.items()}
    for number, _, said in reversed(given):
        lines[ends[number] : ends[number]] = ["", said, ""]
    return "\n".join(lines)


def _line_of(lines: Sequence[str], number: int) -> int:
    return next(place for place, line in enumerate(lines) if line.startswith(f"> {number}. "))


def _end_of(lines: Sequence[str], start: int, starts: Iterable[int]) -> int:
    """Behind the last line of a question and its choices."""
    blank = (place for place in range(start, len(lines)) if lines[place].strip() == ">")
    return min(next(blank, len(lines)), *(one for one in starts if one > start), len(lines))


def _letters(player: MailPlayer, given: Given) -> str:
    """A letter where there is one for this answer, above the mail as Outlook shows it."""
    lines = []
    for number, question, said in given:
        titles = [option["title"] for option in question["options"]]
        lines.append(f"{number}{_LETTERS[titles.index(said)]}" if said in titles else f"{number}) {said}")
    return "\n".join(lines) + f"\n\nVerstuurd vanaf mijn iPhone\n\n{player._below()}"


_STYLES = (_in_order, _backwards, _between, _letters)


NOT_BATCHED = STEERING | {None, "concern", "next_step", "belongs_to"}
"""Questions that stand alone in a mail."""


# A whole file ------------------------------------------------------------------------------------


@dataclass
class ByMail:
    """Says by mail what was said on the web page, step by step."""

    player: MailPlayer
    kept: dict[str, list[str]] = field(default_factory=dict)
    open_again: dict[str, int] = field(default_factory=dict)

    def take(self, moment: Moment) -> None:
        """Send what stands alone; keep for one mail what answers a question."""
        if self._stands_alone(moment):
            if moment.after_case or moment.asked in STEERING:
                self.answer_what_is_asked(until=moment.asked)
            self.player.say(moment.said, **({"attachments": moment.files} if moment.files else {}))
        else:
            assert moment.asked is not None
            self.kept.setdefault(moment.asked, []).append(moment.said)

    @staticmethod
    def _stands_alone(moment: Moment) -> bool:
        return (
            moment.asked in NOT_BATCHED
            or (moment.then_asks in STEERING - {"confirm"} and moment.asked not in DETAILS_ONE_BY_ONE)
            or moment.then_asks is None
            or (moment.then_asks == moment.asked and moment.said.endswith("?"))
            or bool(moment.files)
        )

    def answer_what_is_asked(self, until: str | None = "confirm", most: int = _MOST_MAILS) -> None:
        """Answer mail after mail until nothing is open but that question."""
        for _ in range(most):
            asked = self.player.asks
            if asked in NOT_BATCHED or asked == until:
                return
            names = [q["asks"] for q in self.player.open_questions] or [asked]
            told = {name: said for name in names if (said := self._next(name)) is not None}
            self.player.answer_all(told or dict.fromkeys(names, "overslaan"))
        if most == _MOST_MAILS:
            raise Mismatch(f"{most} mails were not enough\n{self.player.transcript()}")

    def _next(self, name: str) -> str | None:
        """What to answer to a question; None leaves it open, and where it is asked again it is passed over."""
        waiting = self.kept.get(name, [])
        if not waiting and name in DETAILS_ONE_BY_ONE:
            waiting = self.kept.get("details", [])
        if name == "details" and not waiting:
            waiting = [", ".join(one for part in DETAILS_ONE_BY_ONE for one in self.kept.pop(part, []))]
        if name == "more" and len(waiting) > 1:
            # On a page one adds to the story until it is done; in a mail that is one answer.
            waiting[:] = ["\n".join(waiting[:-1])]
        if waiting and waiting[0]:
            return waiting.pop(0)
        self.open_again[name] = self.open_again.get(name, 0) + 1
        return "overslaan" if self.open_again[name] > 1 else None


def style_of(name: str) -> int:
    """The first way of writing for a file: always the same one."""
    return crc32(name.encode()) % len(_STYLES)



def play_by_mail(service: Any, story: dict[str, Any], name: str) -> tuple[Player, Player]:
    """Play a file on the web page, then the same by mail; both players, the web's first.

    Raises:
        Mismatch: the talk by mail did not go on, or did not end as the file says.
    """
    start = datetime.fromisoformat(story["clock"]) if story.get("clock") else service.clock.now()
    _set_clock(service, start)
    web = Recorder(service, story["organisation"])
    for number, step in enumerate(story["steps"]):
        web.step = number
        take_step(web, step)
    _set_clock(service, start)
    talk = ByMail(MailPlayer(service, story["organisation"], style=style_of(name)))
    for number, step in enumerate(story["steps"]):
        if "staff" in step or "pass" in step or "other_device" in step:
            talk.answer_what_is_asked()
            act(talk.player, step)
        else:
            for moment in (one for one in web.moments if one.step == number):
                talk.take(replace(moment, said=_of_this_talk(moment.said, web, talk.player)))
    for _ in range(_MOST_MAILS):
        if not any(talk.kept.values()):
            break
        talk.answer_what_is_asked(most=1)
    return web, talk.player


def _of_this_talk(said: str, web: Player, mail: Player) -> str:
    """The same words with the reference and the code of this talk."""
    for theirs, ours in ((web.reference, mail.reference), (web.code, mail.code)):
        said = said.replace(theirs, ours or "") if theirs else said
    return said


def _set_clock(service: Any, instant: datetime) -> None:
    with service.unit_of_work() as work:
        service.clock.set(instant, work)
        work.commit()
