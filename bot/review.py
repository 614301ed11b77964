"""Sentences that were not understood, read again for those who agreed to it, and what is learnt from them.

Nothing is logged while people talk. A review reads the stored messages of cases for which staff noted
the person's consent, takes the people out of the sentences, and shows what is left.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from nlu.context import UNDERSTOOD
from nlu.redaction import without_people
from storage.cases import Case
from storage.unit_of_work import UnitOfWork

_CONSENTS = "nlu.review_consents"
_NOT_UNDERSTOOD = "out_of_scope"
_BUTTON = re.compile(r"\w+:\w+")
_STORIES = frozenset({"concern", "more"})
"""Questions that any words answer, and that come back by themselves."""
_NO_ANSWER = ("ask_", "request_", "help", "bot_challenge", "change_language", "greet", "thank", "goodbye", "stop", "report_danger")
"""Meanings after which the open question comes back though everything was understood."""
_LONGEST = 300  # characters: a story is no sentence to learn from


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A sentence that was not understood, without the people in it. ``id`` is its message's row."""

    id: int
    asked: str | None
    text: str
    intent: str
    confidence: float


def consents(work: UnitOfWork) -> dict[str, dict[str, str]]:
    """Return per case reference who noted the consent and when."""
    return json.loads(work.state.get(_CONSENTS) or "{}")


def note_consent(work: UnitOfWork, case: Case, by: str, at: datetime) -> None:
    """Note that the person agrees that their sentences, without names, are used to learn from."""
    work.state.put(
        _CONSENTS, json.dumps(consents(work) | {case.reference: {"by": by, "at": at.isoformat()}}), at
    )


def take_back_consent(work: UnitOfWork, reference: str, at: datetime) -> None:
    """Forget a consent; nothing of the case is shown any more."""
    left = {name: noted for name, noted in consents(work).items() if name != reference}
    work.state.put(_CONSENTS, json.dumps(left), at)


def doubtful(work: UnitOfWork, engine: Any) -> Iterator[Doubtful]:
    """Yield what was not understood in the cases with a consent, case by case, oldest message first.

    Confidential and erased cases are left out.
    """
    for reference in sorted(consents(work)):
        case = work.cases.by_reference(reference)
        if case is None or case.erased_at or case.confidential or case.conversation_id is None:
            continue
        asked: str | None = None
        for item in work.inbox.messages(case.conversation_id, case.key_id):
            said = item.payload or {}
            text = str(said.get("text") or "").strip()
            after = _asked_after(work, item.id)
            if text and not said.get("choice") and len(text) <= _LONGEST:
                again = asked is not None and after == asked and asked not in _STORIES
                found = _read(engine, item.id, text, asked, item.received_at, again)
                if found is not None:
                    yield found
            asked = after


def _read(engine: Any, row: int, text: str, asked: str | None, at: datetime, again: bool) -> Doubtful | None:
    """Return the sentence where the reading was unsure, or where the same question had to be put `again`."""
    # A number or a button's payload needs no intent to be an answer.
    if text.isdigit() or _BUTTON.fullmatch(text):
        return None
    reading = engine.parse(text, {"asked": asked, "now": at.isoformat()})
    intent, confidence = reading["intent"]["name"], float(reading["intent"]["confidence"])
    answers_nothing = again and not intent.startswith(_NO_ANSWER)
    if confidence >= UNDERSTOOD and intent != _NOT_UNDERSTOOD and not answers_nothing:
        return None
    return Doubtful(row, asked, without_people(text), intent, round(confidence, 3))


def _asked_after(work: UnitOfWork, inbox_id: int) -> str | None:
    for row in reversed(work.outbox.answers_to(inbox_id)):
        asks = ((row.content or {}).get("custom") or {}).get("asks")
        if asks:
            return str(asks)
    return None


def learn(file: Path, text: str, intent: str) -> bool:
    """Add a training sentence to `file`; False if it stood there already."""
    data = yaml.safe_load(file.read_text("utf-8")) if file.exists() else {"version": "3.1", "nlu": []}
    examples: dict[str, list[str]] = {
        block["intent"]: [line[2:] for line in block["examples"].splitlines() if line.startswith("- ")]
        for block in data["nlu"]
    }
    line = " ".join(text.split())
    if line in examples.setdefault(intent, []):
        return False
    examples[intent].append(line)
    lines = ['version: "3.1"', "", "nlu:"]
    for name in sorted(examples):
        lines += [f"- intent: {name}", "  examples: |", *(f"    - {example}" for example in examples[name])]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return True
