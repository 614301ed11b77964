"""Why something took longer or was not taken up, as a word from a fixed list: what is told stays with the case.

The yearly report counts these words after a case was erased; a text could name somebody.
"""

from __future__ import annotations

import re

KINDS: dict[str, str] = {
    "waiting_for_complainant": "wachten op de klager",
    "waiting_for_others": "wachten op anderen of op een verslag",
    "mediation": "bemiddeling",
    "absence": "ziekte of afwezigheid",
    "busy": "drukte",
    "investigation": "meer onderzoek nodig",
    "not_ours": "hoort niet bij deze procedure",
    "too_little": "te weinig gegevens",
    "too_late": "te lang geleden",
    "handled_before": "al eerder behandeld",
    "other": "een andere reden",
}

_COMPLAINANT = (
    r"\b(?:klager|cliënt|client|klant|ouders?|moeder|vader)\b.{0,40}\b(?:wacht|reageer|antwoord|vakantie)"
    r"|wacht\w* op (?:de |een )?(?:reactie|antwoord) van (?:de )?(?:klager|cliënt|klant)"
)

_SIGNS: tuple[tuple[str, str], ...] = (
    ("mediation", r"bemiddel|mediat"),
    ("waiting_for_complainant", _COMPLAINANT),
    ("absence", r"\bziek|afwezig|vakantie|verlof"),
    ("waiting_for_others", r"\bwacht\w* (?:nog )?op|verslag|rapport|deskundig|extern|gemeente"),
    ("busy", r"\bdruk|drukte|capaciteit|personeel"),
    ("investigation", r"onderzo|uitzoek|navra|gesprek"),
    ("handled_before", r"al eerder|eerder behandeld|al behandeld"),
    ("too_late", r"te laat|te lang geleden|verjaard|verlopen"),
    ("too_little", r"te weinig|onvoldoende (?:gegevens|informatie)|onduidelijk"),
    ("not_ours", r"\b(?:hoort|gaat|valt)\b.{0,30}\b(?:niet|andere?|buiten)\b|niet over|andere (?:dienst|organisatie)"),
)  # fmt: skip


def kind_of(text: str) -> str:
    """The word that a reason comes down to; ``other`` where none is plain."""
    return next((kind for kind, signs in _SIGNS if re.search(signs, text, re.IGNORECASE)), "other")
