"""The few words that mail itself needs: subjects without content, and how to answer."""

from __future__ import annotations

_SUBJECT = {"nl": "Bericht van {name}", "en": "Message from {name}"}
_STAFF = {
    "handover": "Er is een zaak voor u",
    "alert": "Graag meteen kijken",
    "reminder": "Herinnering",
    "task": "Er is iets te doen",
    "command_answer": "Antwoord op uw opdracht",
    "file": "Er is een bestand",
    "message": "Er is een bericht",
}
_ANY_STAFF = "Er is een bericht"
_CHOICES = {
    "nl": "Antwoord met een van deze zinnen, of met eigen woorden:",
    "en": "Answer with one of these lines, or in your own words:",
}
_STAFF_CHOICES = "Antwoord met een nummer:"


def subject(name: str, language: str, reference: str | None, *, kind: str, to_staff: bool) -> str:
    """The subject of a mail: who it is from and the case's number, never what it is about (NTA 7516)."""
    words = _STAFF.get(kind, _ANY_STAFF) if to_staff else _SUBJECT.get(language, _SUBJECT["en"]).format(name=name)
    return f"[{reference}] {words}" if reference else words


def choices(language: str, *, to_staff: bool) -> str:
    """The line above the choices of a question."""
    return _STAFF_CHOICES if to_staff else _CHOICES.get(language, _CHOICES["en"])
