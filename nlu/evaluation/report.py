"""The report as text: tables in Markdown that read well on a screen too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nlu.context import UNDERSTOOD
from nlu.evaluation.calibration import calibration_error, reliability, thresholds
from nlu.evaluation.fields import DangerFigures, Field, LanguageFigures
from nlu.evaluation.intents import Judged, accuracy, per_intent
from nlu.evaluation.speed import Speed

_HEADS = {
    "intents_nl": "Dutch",
    "intents_en": "English",
    "conversation_asked": "answers, with the question known",
    "fresh_nl": "Dutch, fresh",
    "fresh_en": "English, fresh",
}
_TARGETS = {"intents_nl": 0.93, "intents_en": 0.91, "fresh_nl": 0.93, "fresh_en": 0.91}
_TOO_SMALL = frozenset({"fresh_nl", "fresh_en"})


def table(head: Iterable[str], lines: Iterable[Iterable[object]]) -> str:
    """Return a Markdown table."""
    names = list(head)
    rows = ["| " + " | ".join(names) + " |", "|" + " --- |" * len(names)]
    rows += ["| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines]
    return "\n".join(rows)


def _cell(value: object) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def intents(sets: Mapping[str, list[Judged]]) -> str:
    """Return accuracy per set, and each intent of each set."""
    parts = [
        "## Intents",
        "",
        "The fresh sets were written last, when training was done. `unseen` leaves out the messages that training happens to hold word for word. All of them are of one to"
        " three words (`ja`, `hoi`, `anoniem`); a test keeps longer ones out of the training.",
        "",
        table(
            ("set", "messages", "accuracy", "unseen messages", "accuracy, unseen", "aim"),
            (
                (
                    _HEADS[name],
                    len(judged),
                    accuracy(judged),
                    sum(j.unseen for j in judged),
                    accuracy(judged, unseen=True),
                    _TARGETS.get(name),
                )
                for name, judged in sets.items()
            ),
        ),
    ]
    for name, judged in sets.items():
        if name in _TOO_SMALL:
            continue
        parts += ["", f"### {_HEADS[name].capitalize()}, per intent, weakest first", ""]
        parts.append(
            table(
                ("intent", "messages", "precision", "recall", "taken for"),
                (
                    (p.intent, p.number, p.precision, p.recall, ", ".join(f"{i} {n}" for i, n in p.taken_for))
                    for p in per_intent(judged)
                ),
            )
        )
    return "\n".join(parts)


def danger(figures: DangerFigures) -> str:
    """Return danger through the whole reading."""
    missed = ", ".join(f"{kind} {n}" for kind, n in figures.unnoticed.most_common()) or "none"
    return "\n".join(
        (
            "## Danger",
            "",
            f"{figures.dangers} dangers and {figures.others} messages that are none, read by rules and classifier"
            " together. Noticed is an alarm or the gentle question. The rules were made with this set in view.",
            "",
            table(
                ("", "recall", "precision", "aim"),
                (
                    ("noticed", figures.noticed_recall, figures.noticed_precision, "0.97 / 0.90"),
                    ("alarm", figures.alarm_recall, figures.alarm_precision, None),
                ),
            ),
            "",
            f"Not noticed: {missed}. Named with the right kind: {figures.right_kind:.3f}.",
        )
    )


def fields(found: list[Field], language: LanguageFigures, dates: Mapping[str, tuple[int, float]]) -> str:
    """Return details, language and dates."""
    return "\n".join(
        (
            "## Details",
            "",
            "Exact: the one value, in its normal form. Not invented: nothing read where nothing was told"
            " (aims 0.96 and 0.99).",
            "",
            table(("field", "present", "exact", "absent", "not invented"), found),
            "",
            "## Language and dates",
            "",
            "Both were made with these sets in view.",
            "",
            table(
                ("what", "messages", "right", "aim"),
                (
                    ("language, any length", language.number, language.all_right, None),
                    ("language, four words and more", language.longer, language.longer_right, 0.97),
                    ("Dutch kept Dutch", language.dutch, language.dutch_kept, 0.99),
                    ("Dutch dates", *dates["dates_nl"], 0.97),
                    ("English dates", *dates["dates_en"], None),
                ),
            ),
        )
    )


def calibration(judged: list[Judged]) -> str:
    """Return how fair confidences are and what thresholds would give."""
    return "\n".join(
        (
            "## Calibration",
            "",
            f"Expected calibration error {calibration_error(judged):.3f} over {len(judged)} messages of all three sets.",
            "",
            table(("messages", "mean confidence", "right"), reliability(judged)),
            "",
            f"A reading is acted on from {UNDERSTOOD} (`nlu.context.UNDERSTOOD`); under it the bot asks.",
            "",
            table(("threshold", "acted on", "of those right", "right under it"), thresholds(judged)),
        )
    )


def speed(found: Speed) -> str:
    """Return times and size."""
    return "\n".join(
        (
            "## Speed and size",
            "",
            f"On {found.machine}, with other work on the machine; processor time where it says so.",
            "",
            table(
                ("what", "measured", "aim"),
                (
                    ("training from nothing, s (s of processor time)",
                     f"{found.training:.0f} ({found.training_cpu:.0f})", 180),
                    ("loading the classifier, s", f"{found.loading:.2f}", None),
                    ("whole reading, texts per second of processor time", f"{found.texts_per_second:.0f}", 500),
                    ("classifier alone, ms of processor time", f"{found.classifier_ms:.2f}", None),
                    ("model file, MB", f"{found.megabytes:.1f}", None),
                ),
            ),
        )
    )  # fmt: skip
