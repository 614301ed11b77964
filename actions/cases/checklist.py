"""What a decision must hold, checked against what staff wrote: a list to look through, never a refusal."""

from __future__ import annotations

import re
from collections.abc import Iterable

from actions.cases.desk import CaseDesk
from procedures.model import Notice

# What shows that a part is there; by the first telling word of the part's own name.
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_DATED = (
    r"\b(?:termijn|voor|uiterlijk|vanaf|binnen|per|op|in)\b[^.]{0,30}"
    rf"(?:\d|{_MONTHS}|week|weken|maand|vandaag|morgen)"
)
_CHANGED = r"voortaan|vanaf nu|verander\w*|verbeter\w*|pas(?:sen|t)?\b.{0,40}\baan|andere? (?:coach|begeleider|medewerker)"
_VIEW = (
    r"\bvisie|\b(?:vind|vinden|vond|oordeel|oordelen|gelijk|gegrond|ongegrond|begrijp\w*|mening|onterecht|terecht|"
    r"jammer|spijt|niet goed|excuses)\b"
)
_DECIDED = r"\bbesl(?:uit|ist|iss|oten)|\b(?:krijgt?|u mag|gaan we|wij gaan|we gaan|stopt|zegt? toe|vergoed\w*|bied\w*)\b"
_SIGNS: tuple[tuple[str, str], ...] = (
    ("termijn", _DATED),
    ("maatregel", rf"\bmaatregel|\b(?:{_CHANGED}|voorkom\w*|nieuwe? (?:afspra\w+|werkwijze)|train\w+|scholing)"),
    ("aanpassing", rf"\baanpass|\b(?:{_CHANGED}|nieuwe? \w+)"),
    ("visie", _VIEW),
    ("besluit", _DECIDED),
)


def decision_parts(desk: CaseDesk) -> tuple[tuple[str, ...], str]:
    """The parts of the decision here and the rule behind them; the law's own parts are among them (BUC-17)."""
    names = ("judgement", "decision", "written_response")
    notice = next((found for name in names if (found := _notice(desk.procedure.notices, name))), None)
    if notice is not None:
        return notice.parts, notice.rules[0]
    decision = desk.procedure.decision
    return (decision.parts, decision.rules[0]) if decision else ((), "")


def not_seen(parts: Iterable[str], text: str) -> list[str]:
    """The parts of which nothing is seen in a text; a part without known signs counts as there."""
    missing = []
    for part in parts:
        signs = next((pattern for word, pattern in _SIGNS if word in part), None)
        if signs is not None and not re.search(signs, text, re.IGNORECASE):
            missing.append(part)
    return missing


def about_decision(desk: CaseDesk, reference: str, text: str) -> str:
    """What to say to staff about the parts of a decision; empty where the procedure names none."""
    parts, rule = decision_parts(desk)
    if not parts:
        return ""
    missing = not_seen(parts, text)
    listed = f"In het besluit hoort: {', '.join(parts)} ({rule})."
    if not missing:
        return f" {listed}"
    return f" {listed} Niet gezien: {', '.join(missing)}. Aanvullen kan: antwoord {reference} TEKST"


def about_motivation(desk: CaseDesk, reference: str, reason: str) -> str:
    """What to say about a reason that looks too short where a detailed one belongs (IZW-21)."""
    rule = desk.procedure.non_admission
    if rule is None or not rule.detailed or len(reason.split()) >= _DETAILED_WORDS:
        return ""
    return f" De reden is kort. Er hoort een uitgebreide motivatie bij ({rule.rules[0]}). " \
           f"Aanvullen kan: antwoord {reference} TEKST"  # fmt: skip


_DETAILED_WORDS = 15


def _notice(notices: Iterable[Notice], key: str) -> Notice | None:
    return next((one for one in notices if one.key == key), None)
