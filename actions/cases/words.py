"""Dutch words for what a case holds, as staff read them."""

from __future__ import annotations

from datetime import date
from typing import Any

from procedures.calendar import dutch_day
from procedures.model import Procedure

KINDS = {"concern": "zorg of onvrede", "official_complaint": "officiële klacht", "compliment": "compliment"}

STATUSES = {
    "received": "ontvangen",
    "acknowledged": "bevestigd",
    "in_progress": "in behandeling",
    "decided": "besloten",
    "closed": "gesloten",
    "withdrawn": "ingetrokken",
    "not_admitted": "niet in behandeling genomen",
}

ROLES = {
    "client": "cliënt",
    "parent": "ouder",
    "legal_representative": "wettelijk vertegenwoordiger",
    "next_of_kin": "nabestaande",
    "relative": "familie",
    "authorised": "gemachtigde",
    "professional": "professional",
    "employee": "medewerker",
    "other": "anders",
}

ABOUT = {
    "support": "de hulp of begeleiding",
    "practical": "iets praktisch",
    "staff_member": "een medewerker",
    "other_client": "een andere cliënt",
    "organisation": "de organisatie",
    "process": "de gang van zaken",
    "other": "iets anders",
}

AGES = {"under_12": "jonger dan 12", "12_15": "12 tot en met 15", "16_17": "16 of 17", "adult": "18 of ouder"}

DEADLINES = {
    "acknowledge": "ontvangstbevestiging",
    "contact": "contact door de klachtenfunctionaris",
    "respond": "schriftelijke reactie",
    "not_admitted_notice": "bericht als de klacht niet wordt behandeld",
    "hearing_invitation": "uitnodiging voor het gesprek",
    "settle": "afhandeling (streven)",
    "statutory": "termijn van de wet (alleen voor medewerkers)",
}

ACTS = {
    "acknowledge": "stuur de ontvangstbevestiging",
    "contact": "neem contact op met de klager",
    "respond": "stuur de schriftelijke reactie",
    "not_admitted_notice": "laat weten of de klacht wordt behandeld",
    "hearing_invitation": "stuur de uitnodiging voor het gesprek",
    "settle": "rond de zaak af (streven)",
    "statutory": "geef het antwoord dat de wet vraagt",
}
"""What has to be done before a deadline ends."""

DEADLINE_STATUSES = {
    "open": "loopt",
    "met": "gehaald",
    "missed": "te laat",
    "extended": "verlengd",
    "cancelled": "vervallen",
}

LANGUAGES = {
    "en": "Engels", "de": "Duits", "fr": "Frans", "tr": "Turks", "ar": "Arabisch", "pl": "Pools", "uk": "Oekraïens",
    "es": "Spaans", "so": "Somalisch", "pap": "Papiaments", "fy": "Fries",
}  # fmt: skip

EVENTS = {
    "opened": "geopend", "confirmed": "bevestigd door de klager", "handed_over": "overgedragen", "taken": "opgepakt",
    "transferred": "overgedragen aan een collega", "acknowledged": "ontvangst bevestigd", "message": "bericht van de klager",
    "replied": "geantwoord", "note": "notitie", "invited": "uitgenodigd", "extended": "verlengd",
    "not_admitted": "niet in behandeling genomen", "decided": "besluit", "measure": "maatregel", "step": "naar een andere stap",
    "closed": "gesloten", "reopened": "heropend", "withdrawn": "ingetrokken", "became_official": "officieel geworden",
    "made_anonymous": "anoniem gemaakt", "revealed": "gegeven getoond", "reminded": "herinnerd", "missed": "te laat",
    "escalated": "doorgegeven", "survey_sent": "vraag naar tevredenheid verstuurd",
    "survey_answered": "vraag naar tevredenheid beantwoord", "erased": "gewist",
}  # fmt: skip


def day(value: date | str, *, weekday: bool = True) -> str:
    """A day in Dutch words, from a date or its ISO form."""
    return dutch_day(date.fromisoformat(value) if isinstance(value, str) else value, weekday=weekday)


def moment(concern: dict[str, Any]) -> str | None:
    """When it happened, or None where that is not known."""
    if concern.get("happened_on"):
        return day(concern["happened_on"], weekday=False)
    period = concern.get("happened_period")
    if period:
        return f"tussen {day(period['from'], weekday=False)} en {day(period['to'], weekday=False)}"
    return None


def act(key: str, procedure: Procedure | None = None) -> str:
    """What staff have to do before a deadline ends."""
    term = procedure.term(key) if procedure else None
    if term and term.name:
        return f"zorg voor: {term.name.u}"
    return ACTS.get(key, f"zorg voor: {deadline_name(key)}")


def deadline_name(key: str, procedure: Procedure | None = None) -> str:
    """What staff call a deadline: by the name that its procedure gives it, else as every procedure has it."""
    term = procedure.term(key) if procedure else None
    return term.name.u if term and term.name else DEADLINES.get(key, key.replace("_", " "))
