"""Details, danger, language and dates, each on its own held-back set."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any, NamedTuple

from nlu.danger import KINDS
from nlu.dates import extract_dates
from nlu.evaluation.held_back import rows
from nlu.evaluation.reader import Reader
from nlu.language import detect_language
from nlu.language_words import words_of

FIELDS = ("person_name", "street", "house_number", "postcode", "city", "phone", "email", "role")


class Field(NamedTuple):
    """One kind of detail: exactly right where present, left empty where absent."""

    name: str
    present: int
    exact: float
    absent: int
    not_invented: float


class DangerFigures(NamedTuple):
    """``noticed`` is an alarm or the gentle question; ``alarm`` the alarm alone."""

    dangers: int
    others: int
    noticed_recall: float
    noticed_precision: float
    alarm_recall: float
    alarm_precision: float
    unnoticed: Counter[str]
    right_kind: float


class LanguageFigures(NamedTuple):
    """Four words and more; and the Dutch that stays Dutch, of any length."""

    number: int
    all_right: float
    longer: int
    longer_right: float
    dutch: int
    dutch_kept: float


def details(reader: Reader) -> list[Field]:
    """Return the figures of each field."""
    right: Counter[str] = Counter()
    present: Counter[str] = Counter()
    clean: Counter[str] = Counter()
    items = rows("naw")
    for row in items:
        found: dict[str, set[str]] = {}
        for entity in reader.read(row["text"], row.get("asked")).entities:
            found.setdefault(entity["entity"], set()).add(entity["value"])
        for field in FIELDS:
            wanted = row["entities"].get(field)
            if wanted is None:
                clean[field] += field not in found
            else:
                present[field] += 1
                right[field] += found.get(field) == {wanted}
    return [
        Field(f, present[f], right[f] / present[f], len(items) - present[f], clean[f] / (len(items) - present[f]))
        for f in FIELDS
    ]


def danger(reader: Reader) -> DangerFigures:
    """Return what the whole reading notices: rules and classifier together."""
    items = [(row, reader.read(row["text"]).danger) for row in rows("danger")]
    dangers = [(r, d) for r, d in items if r["label"] in KINDS]
    noticed = [r for r, d in items if d]
    alarms = [r for r, d in items if d and d["certain"]]
    return DangerFigures(
        dangers=len(dangers),
        others=sum(r["label"] == "none" for r, _ in items),
        noticed_recall=sum(bool(d) for _, d in dangers) / len(dangers),
        noticed_precision=sum(r["label"] != "none" for r in noticed) / len(noticed),
        alarm_recall=sum(bool(d and d["certain"]) for _, d in dangers) / len(dangers),
        alarm_precision=sum(r["label"] in KINDS for r in alarms) / len(alarms),
        unnoticed=Counter(r["label"] for r, d in dangers if not d),
        right_kind=sum(bool(d and d["kind"] == r["label"]) for r, d in dangers) / len(dangers),
    )


def language() -> LanguageFigures:
    """Return how often the language of one message is named rightly."""
    items = [(row, detect_language(row["text"]).code == row["language"]) for row in rows("language")]
    longer = [right for row, right in items if len(words_of(row["text"])) >= 4]
    dutch = [right for row, right in items if row["language"] == "nl"]
    return LanguageFigures(
        len(items), _part([r for _, r in items]), len(longer), _part(longer), len(dutch), _part(dutch)
    )


def dates(name: str) -> tuple[int, float]:
    """Return the number of sentences in a table of dates and the part that is read exactly."""
    right = []
    for row in rows(name):
        spans = extract_dates(row["text"], datetime.fromisoformat(row["now"]), row["asked"])
        right.append([_as_row(span) for span in spans] == row["expect"])
    return len(right), _part(right)


def _as_row(span: Any) -> dict[str, str]:
    if span.date is not None:
        return {"date": span.date.isoformat()}
    return {"from": span.first.isoformat(), "to": span.last.isoformat()}


def _part(right: list[bool]) -> float:
    return sum(right) / len(right)
