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
    ("not_ours", r"\b(?:hoort|gaat|valt)\b.{0,30}\b(?:niet|andere?|buiten)\b|niet (?:over|voor) ons\b|niet over|andere (?:dienst|organisatie)"),
)  # fmt: skip


def kind_of(text: str) -> str:
    """The word that a reason comes down to; ``other`` where none is plain."""
    return next((kind for kind, signs in _SIGNS if re.search(signs, text, re.IGNORECASE)), "other")


TENORS: dict[str, str] = {
    "upheld": "(vooral) gelijk gegeven",
    "partly": "deels gelijk gegeven",
    "not_upheld": "geen gelijk gegeven",
    "unsaid": "niet in die woorden gezegd",
}

_TENORS: tuple[tuple[str, str], ...] = (
    ("partly", r"\b(?:deels|gedeeltelijk|voor een deel|ten dele)\b"),
    ("not_upheld", r"\bongegrond\b|\b(?:geen|niet) (?:helemaal )?gelijk\b|\bniet gegrond\b|\bniet eens met (?:de|uw|je) klacht\b"),
    ("upheld", r"\bgegrond\b|\b(?:heeft|hebt|had|krijgt) (?:daarin |hierin |helemaal )?gelijk\b|\bterecht\b"),
)


def tenor_of(text: str) -> str:
    """The tenor of a decision as a word (Jeugdwet art. 4.3.1): upheld, partly, not upheld, or not said."""
    return next((tenor for tenor, signs in _TENORS if re.search(signs, text, re.IGNORECASE)), "unsaid")
