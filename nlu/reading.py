"""One message read from all sides: language, intent in its context, details, dates, danger."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from nlu.context import Ranking, also_meant, intent_in_context
from nlu.danger import Danger, detect_danger
from nlu.dates import extract_dates
from nlu.language import detect_language
from nlu.naw import extract_naw
from nlu.untrained import is_untrained, ranking_by_place


@dataclass(frozen=True, slots=True)
class Reading:
    """What one message says.

    ``entities`` are dicts with entity, value, start, end and text; ``danger`` is None or a dict with
    kind, why and certain; ``periods`` are vague times, as dicts with from, to, start, end and text;
    ``ranking`` the intents by confidence, likeliest first; ``also`` other meanings of the same message.
    """

    language: str
    intent: str
    confidence: float
    entities: list[dict[str, Any]] = field(default_factory=list)
    periods: list[dict[str, Any]] = field(default_factory=list)
    danger: dict[str, Any] | None = None
    ranking: Ranking = ()
    also: list[tuple[str, float]] = field(default_factory=list)


def read(
    text: str,
    ranking: Ranking,
    *,
    asked: str | None,
    now: datetime,
    language: str | None = None,
    by_sentence: Ranking = (),
) -> Reading:
    """Read `text`, which answers the question `asked` if there is one.

    Args:
        ranking: the classifier's intents with their confidence, likeliest first.
        now: aware instant; "gisteren" counts from it in Europe/Amsterdam.
        language: the conversation's language so far, which a short message keeps.
        by_sentence: the likeliest intent of each sentence, where there are more.
    """
    heard = detect_language(text, default=language or "nl")
    if is_untrained(heard, language):
        ranking, by_sentence = ranking_by_place(text, asked), ()
    top, confidence = ranking[0] if ranking else ("out_of_scope", 0.0)
    danger = _beyond_the_question(detect_danger(text, top, confidence), asked)
    spans = extract_naw(text, asked)
    dates = extract_dates(text, now, asked)
    entities = [
        {"entity": s.entity, "value": s.value, "start": s.start, "end": s.end, "text": s.text, "rule": s.rule}
        for s in spans
    ]
    entities += [
        {"entity": "date", "value": d.date.isoformat(), "start": d.start, "end": d.end, "text": d.text, "rule": d.rule}
        for d in dates
        if d.date is not None
    ]
    periods = [
        {"from": d.first.isoformat(), "to": d.last.isoformat(), "start": d.start, "end": d.end, "text": d.text}
        for d in dates
        if d.date is None
    ]
    entities.sort(key=lambda e: (e["start"], e["entity"]))
    intent, sure = intent_in_context(
        text,
        ranking,
        asked=asked,
        found={e["entity"] for e in entities},
        periods=bool(periods),
        danger=danger,
        by_sentence=by_sentence,
    )
    return Reading(
        language=heard.code,
        intent=intent,
        confidence=sure,
        entities=entities,
        periods=periods,
        danger=(
            {"kind": danger.kind, "why": danger.why, "certain": danger.certain, "rule": danger.rule} if danger else None
        ),
        ranking=ranking,
        also=also_meant(intent, ranking, by_sentence),
    )


_HOW_SAFE = frozenset(
    "nl-child-child-unsafe nl-child-unsafe nl-child-not-safe-with nl-veiled-child-unsafe nl-veiled-threat-nowhere-safe"
    " nl-veiled-threat-short-cry nl-veiled-threat-afraid nl-threat-afraid-of en-child-unsafe en-child-unsafe-feel"
    " en-veiled-child-safe en-veiled-threat-short-cry en-threat-afraid en-veiled-threat-scared".split()
)
"""Rules that see no more than "not safe" or "afraid of": what the question how safe the talk is asks for."""


def _beyond_the_question(danger: Danger | None, asked: str | None) -> Danger | None:
    """Return the danger unless it is merely a "no" to the question whether a talk feels safe."""
    if danger and asked == "feels_safe" and danger.rule in _HOW_SAFE:
        return None
    return danger
