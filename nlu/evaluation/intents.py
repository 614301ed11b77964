"""Intents: right or wrong, per intent, and what is taken for what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from nlu.evaluation.held_back import is_unseen, rows
from nlu.evaluation.reader import Reader

SETS = ("intents_nl", "intents_en", "conversation_asked", "fresh_nl", "fresh_en")


@dataclass(frozen=True, slots=True)
class Judged:
    """One held-back message: what it is, what was read, how sure, and whether training lacks it."""

    meant: str
    read: str
    confidence: float
    unseen: bool

    @property
    def right(self) -> bool:
        return self.meant == self.read


@dataclass(frozen=True, slots=True)
class PerIntent:
    """Figures of one intent; precision and recall are None where nothing was read or meant so."""

    intent: str
    number: int
    precision: float | None
    recall: float | None
    taken_for: tuple[tuple[str, int], ...]


def judge(reader: Reader, name: str) -> list[Judged]:
    """Read a held-back set, each message in the context of its question where it has one."""
    found = []
    for row in rows(name):
        reading = reader.read(row["text"], row.get("asked"))
        found.append(Judged(row["intent"], reading.intent, reading.confidence, is_unseen(row["text"])))
    return found


def accuracy(judged: list[Judged], *, unseen: bool = False) -> float:
    """Return the part that was read rightly, of all or of what training lacks."""
    counted = [j for j in judged if j.unseen] if unseen else judged
    return sum(j.right for j in counted) / len(counted)


def per_intent(judged: list[Judged]) -> list[PerIntent]:
    """Return the figures of each intent, the weakest recall first."""
    found = []
    for intent in sorted({j.meant for j in judged}):
        meant = [j for j in judged if j.meant == intent]
        read = [j for j in judged if j.read == intent]
        wrong = Counter(j.read for j in meant if not j.right)
        found.append(
            PerIntent(
                intent,
                len(meant),
                sum(j.right for j in read) / len(read) if read else None,
                sum(j.right for j in meant) / len(meant),
                tuple(wrong.most_common(3)),
            )
        )
    return sorted(found, key=lambda p: p.recall or 0.0)
