"""The turn: a message claimed, the dialogue, the answer stored; one transaction, or nothing at all."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from actions import context
from actions.cases import elsewhere
from actions.cases.desk import CaseDesk
from actions.cases.scrub import without_identity
from actions.dialogue.choices import chosen
from actions.dialogue.edited import question_of
from actions.dialogue.talk import Talk
from actions.dialogue.texts import Texts
from actions.dialogue.turn import Around
from actions.organisation import Organisation
from bot.clock import Clock
from bot.mail_talk import goes_last, joined, pieces_of_mail
from procedures.model import Procedure
from storage.conversations import Conversation
from storage.inbox import InboxItem
from storage.outbox import NORMAL, SENT_WHEN_STORED, URGENT, OutboxRow
from storage.retention import erase_conversation
from storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from bot.engine.rasa_engine import RasaEngine

log = logging.getLogger(__name__)

PUSHES = frozenset({"whatsapp", "telegram"})
"""Channels whose messages light up the person's own phone, where somebody may read along."""

EDITABLE = frozenset({"telegram"})
"""Channels on which people can change a message that they sent."""

_DANGER = frozenset({"danger_now", "staff_look", "continue"})
"""What is asked where danger was told: that answer goes before all that waits."""

WHOLE_MAIL = "message/rfc822"
"""A mail kept as it came; it names its sender, so it goes where somebody becomes anonymous."""

_KEPT_ALONG = 20
"""Of so many messages that went to staff without an answer, what was told along is remembered."""

_TRIES = 3
_TRY_AGAIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of a message: the answers stored for it, or that it has to wait."""

    inbox_id: int
    answers: tuple[OutboxRow, ...]
    failed: bool = False


class Turns:
    """Takes turns, one conversation at a time, for one process."""

    def __init__(
        self,
        engine: RasaEngine,
        texts: Texts,
        procedures: Mapping[str, Procedure],
        organisations: Mapping[str, Organisation],
        clock: Clock,
        unit_of_work: Any,
        public_url: str,
    ) -> None:
        self._engine = engine
        self._texts = texts
        self._procedures = procedures
        self._organisations = organisations
        self._clock = clock
        self._unit_of_work = unit_of_work
        self._public_url = public_url

    def take(self, inbox_id: int, conversation_id: int) -> Answered:
        """Answer a message, and before it whatever of its conversation still waits."""
        for _ in range(1000):
            with self._unit_of_work() as work:
                item = work.inbox.claim_of(conversation_id)
                if item is None or item.id > inbox_id:
                    return Answered(inbox_id, _answers_again(work, inbox_id, conversation_id))
                done = self._attempt(work, item)
                if item.id == inbox_id or done.failed:
                    # A row that fails waits for its next try, and what comes behind it waits with it.
                    return done
        return Answered(inbox_id, (), failed=True)

    def take_next(self) -> bool:
        """Answer the oldest message that waits anywhere; whether there was one."""
        with self._unit_of_work() as work:
            item = work.inbox.claim_next(self._clock.now())
            if item is None:
                return False
            self._attempt(work, item)
            return True

    def _attempt(self, work: UnitOfWork, item: InboxItem) -> Answered:
        try:
            answers = self._turn(work, item)
            work.commit()
            return Answered(item.id, answers)
        except Exception as error:
            # Nothing of the turn stands; the message does, and is tried again a little later.
            log.exception("turn for inbox row %d failed", item.id)
            work.rollback()
            now = self._clock.now()
            again = now + _TRY_AGAIN if item.attempts + 1 < _TRIES else None
            work.inbox.fail(item.id, type(error).__name__, now, retry_at=again)
            if again is None:
                log.error("inbox row %d is given up after %d tries; it is kept for people", item.id, _TRIES)
            work.commit()
            return Answered(item.id, (), failed=True)

    def _turn(self, work: UnitOfWork, item: InboxItem) -> tuple[OutboxRow, ...]:
        now = self._clock.now()
        conversation = work.conversations.lock(item.conversation_id)
        procedure = self._procedures[item.organisation]
        organisation = self._organisations[item.organisation]
        payload = item.payload or {}
        text = str(payload.get("text") or "")
        attachments = int(payload.get("attachments") or 0)
        state = conversation.state or {"talk": None, "answers": {}}
        talk = Talk.from_slot(state.get("talk"))
        if talk.phase == "new":
            talk.form = procedure.address
            talk.language = conversation.language or str(payload.get("language") or "nl")
            state = {**state, "talk": talk.to_slot(), "answers": state.get("answers") or {}}
        # What staff or the clock sent since the last answer comes first in this one.
        between = work.outbox.after(conversation.id, int(state.get("seen") or 0))
        around = Around(
            now=now, procedure=procedure, organisation=organisation, channel=item.channel,
            conversation_id=conversation.id, inbox_id=item.id, public_url=self._public_url, work=work,
            pushes=item.channel in PUSHES, asks_at_once=item.channel == "email", told_by=payload.get("staff"),
            can_be_edited=item.channel in EDITABLE, staff_wrote=any(row.author == "staff" for row in between),
        )  # fmt: skip
        entered = context.enter((around, self._texts))
        try:
            slots, messages = self._converse(around, state, text, payload, attachments)
        finally:
            context.leave(entered)
        if conversation.case_id is not None and item.channel in SENT_WHEN_STORED:
            self._read_here(work, conversation, procedure, organisation)
        # What this message itself set off, such as a closing letter that waited for it, is told along.
        between = work.outbox.after(conversation.id, int(state.get("seen") or 0))
        conversation, slots = _effects(work, conversation, slots, now)
        rows = _store_answers(work, conversation, item, messages, [r.id for r in between], now)
        seen = max([*rows, *(r.id for r in between), int(state.get("seen") or 0)])
        along = {**(state.get("along") or {}), **({} if rows or not between else {str(item.id): [r.id for r in between]})}
        state = {"talk": slots["talk"], "answers": slots["answers"], "seen": seen}
        if along:
            state["along"] = dict(list(along.items())[-_KEPT_ALONG:])
        work.conversations.save(
            replace(
                conversation,
                last_inbound_at=now,
                last_outbound_at=now,
                language=slots["talk"]["language"],
                opted_out_at=now if slots["talk"]["pending"].pop("opt_out", None) else conversation.opted_out_at,
            ),
            state,
            at=now,
        )
        work.inbox.done(item.id, now)
        return (*between, *work.outbox.answers_to(item.id))


    def _read_here(
        self, work: UnitOfWork, conversation: Conversation, procedure: Procedure, organisation: Organisation
    ) -> None:
        """What waits for the person on the phone stands here as well, where the case was opened with its code."""
        case = work.cases.by_id(conversation.case_id or 0)
        if case is not None:
            desk = CaseDesk(work=work, procedure=procedure, organisation=organisation, now=self._clock.now())
            elsewhere.read_here(desk, case, conversation.id)

    def _converse(
        self, around: Around, state: dict[str, Any], text: str, payload: Mapping[str, Any], attachments: int
    ) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """Put what was sent to the dialogue, piece by piece where a mail answers several questions."""
        slots = {"talk": state["talk"], "answers": state["answers"]}
        talk = Talk.from_slot(slots["talk"])
        pressed = str(payload["choice"]) if payload.get("choice") else None
        replaces = payload.get("replaces")
        pieces: list[tuple[dict[str, Any] | None, str]] = [(None, text)]
        if around.asks_at_once and not pressed:
            pieces = pieces_of_mail(_questions_answered(around.work, talk, payload), text)
        seen = [asked["asks"] for asked, _ in pieces if asked is not None]
        waiting = deque((asked, said, False) for asked, said in pieces)
        messages: list[dict[str, Any]] = []
        while waiting:
            asked, said, again = waiting.popleft()
            before, talk = slots, Talk.from_slot(slots["talk"])
            if asked is not None:
                talk.asked, talk.options = asked["asks"], asked["options"]
                slots = {**slots, "talk": talk.to_slot()}
            elif seen and talk.asked == "confirm":
                # What stands beside the answers was written before anything was read back.
                talk.asked, talk.options = None, []
                slots = {**slots, "talk": talk.to_slot()}
            # A new version answers what the old one answered, whatever is asked now.
            choice = pressed or (chosen(talk, said) if replaces is None else None)
            answer = self._engine.take_turn(
                slots, said or choice or "…",
                {
                    "asked": talk.asked if replaces is None else question_of(talk, replaces),
                    "now": around.now.isoformat(), "language": talk.language, "choice": choice, "text": said,
                    "attachments": 0 if messages else attachments, "voice": bool(payload.get("voice")),
                    "edits": replaces,
                },
                intent="choose" if choice else None if said.strip() else "attach",
            )  # fmt: skip
            now_asked = answer.slots["talk"]["asked"]
            if waiting and goes_last(now_asked) and not again:
                slots = before
                waiting.append((asked, said, True))
                continue
            if asked is None and seen and now_asked in (None, "concern") and not answer.slots["talk"]["reference"]:
                slots = before  # thanks or a farewell beside the answers: what is open stays so
                continue
            slots = {"talk": answer.slots["talk"], "answers": answer.slots["answers"]}
            messages.append({"pieces": answer.messages})
            if now_asked == "continue" or goes_last(now_asked):
                break  # danger was told, or the talk itself is in question: nothing else is read as an answer now
        return slots, joined(messages, slots["talk"]) if around.asks_at_once else messages[-1]["pieces"]


def _answers_again(work: UnitOfWork, inbox_id: int, conversation_id: int) -> tuple[OutboxRow, ...]:
    """The answer that a message got, for a channel that delivers it twice."""
    own = work.outbox.answers_to(inbox_id)
    if own:
        before = (own[0].content or {}).get("before", [])
    else:
        conversation = work.conversations.by_id(conversation_id)
        state = (conversation.state if conversation else None) or {}
        before = (state.get("along") or {}).get(str(inbox_id), [])
    return (*(r for r in map(work.outbox.by_id, before) if r), *own)


def _questions_answered(work: UnitOfWork, talk: Talk, payload: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The questions of the very mail that is answered, else of the last one: numbers differ between mails."""
    row = work.outbox.by_id(int(payload["answers"])) if str(payload.get("answers") or "").isdigit() else None
    return (row.content or {}).get("questions") or [] if row is not None else talk.asked_at_once


def _effects(
    work: UnitOfWork, conversation: Conversation, slots: dict[str, Any], now: Any
) -> tuple[Conversation, dict[str, Any]]:
    """Carry out what the dialogue decided about the conversation itself."""
    talk, answers = slots["talk"], slots["answers"] or {}
    pending = talk["pending"]
    current = work.conversations.by_id(conversation.id) or conversation
    known = pending.pop("scrub", None)
    if known is not None:
        for file in work.attachments.of_conversation(current.id):
            if file.content_type == WHOLE_MAIL:
                work.attachments.remove(file.id)
        work.inbox.redact(current.key_id, lambda text: without_identity(text, known))
        work.outbox.redact(current.key_id, lambda text: without_identity(text, known))
    if pending.pop("wipe", None):
        # A key of its own for what is said from here on: the word that all is wiped must still arrive.
        work.conversations.rekey(current, now)
        erase_conversation(work, current, now)
        fresh = Talk(language=talk["language"], form=talk["form"])
        return work.conversations.by_id(conversation.id) or current, {"talk": fresh.to_slot(), "answers": {}}
    if pending.pop("rekey", None):
        current = work.conversations.rekey(current, now)
    case_id = pending.get("case_id")
    if case_id is not None and talk["phase"] == "handed_over":
        current = replace(current, case_id=case_id)
    return current, {"talk": talk, "answers": answers}


def _store_answers(
    work: UnitOfWork,
    conversation: Conversation,
    item: InboxItem,
    messages: list[dict[str, Any]],
    before: list[int],
    now: Any,
) -> list[int]:
    urgent = any((m["custom"] or {}).get("asks") in _DANGER for m in messages)
    return [
        work.outbox.add(
            organisation=item.organisation,
            to="complainant",
            channel=item.channel,
            author="bot",
            kind="answer",
            content={
                "text": m["text"], "buttons": m["buttons"], "custom": m["custom"],
                **({"before": before} if before and place == 0 else {}),
                **({"questions": m["questions"]} if m.get("questions") else {}),
            },  # fmt: skip
            at=now,
            conversation_id=conversation.id,
            case_id=conversation.case_id,
            in_reply_to=item.id,
            priority=URGENT if urgent else NORMAL,
        )
        for place, m in enumerate(messages)
    ]
