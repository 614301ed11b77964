"""Dutch words for the values in a definition, for staff and for ``procedures show``."""

from __future__ import annotations

ROLE_NAMES = {
    "client": "cliënt of klant",
    "parent": "ouder",
    "legal_representative": "wettelijk vertegenwoordiger",
    "next_of_kin": "nabestaande",
    "relative": "familielid",
    "authorised": "gemachtigde",
    "professional": "betrokken professional",
    "employee": "medewerker",
    "other": "iemand anders",
}
OUTCOMES = {"ok": "mag", "doubt": "twijfel, een mens beslist", "outside": "valt erbuiten"}
KINDS = {"concern": "een zorg", "official_complaint": "een officiële klacht"}
TERM_KINDS = {
    "term": "vaste termijn",
    "aim": "streven",
    "statutory": "wettelijke termijn",
    "promise_by_other": "toezegging van een ander",
    "report_threshold": "grens voor het jaarverslag",
}
BASES = {
    "own": "de eigen procedure",
    "law": "de wet",
    "own_and_law": "de eigen procedure en de wet",
    "other_body": "een andere instantie",
    "public": "openbare bron",
}
ORDERS = {
    "advice": "een advies",
    "asked": "wordt gevraagd, niet afgedwongen",
    "condition": "een voorwaarde",
    "unsaid": "staat niet in de bron",
}
FORCES = {
    "binding_both": "bindend voor beide kanten",
    "binding_organisation": "bindend voor de organisatie",
    "advice": "een advies",
    "comply_or_explain": "volgen of uitleggen waarom niet",
    "no_judgement": "geeft geen oordeel",
    "unsaid": "de bron zegt niet hoe bindend",
}
EVENTS = {
    "event": "de situatie",
    "receipt": "ontvangst",
    "written_filing": "de klacht op schrift",
    "acknowledgement_sent": "het versturen van de ontvangstbevestiging",
    "reaction_sent": "het versturen van de reactie",
    "talk_held": "het gesprek",
    "form_filed_elsewhere": "het insturen van het formulier",
    "decision": "het besluit",
    "ruling": "de uitspraak",
    "closing": "het sluiten van de zaak",
    "last_event": "de laatste gebeurtenis in de zaak",
    "registration": "de registratie",
    "death": "het overlijden",
}
STAFF_OR_PARTY = {
    "complainant": "de klager",
    "person_complained_about": "degene over wie het gaat",
    "companion": "wie meekomt",
    "external": "anderen van buiten",
    "organisation": "de organisatie",
}
_UNITS = {
    "hours": ("uur", "uur"),
    "days": ("dag", "dagen"),
    "working_days": ("werkdag", "werkdagen"),
    "weeks": ("week", "weken"),
    "months": ("maand", "maanden"),
    "years": ("jaar", "jaar"),
}


def length(amount: int, unit: str) -> str:
    """A length of time in Dutch, such as ``5 werkdagen``."""
    return f"{amount} {_UNITS[unit][0 if amount == 1 else 1]}"


TOPICS = {
    "acknowledgement": "ontvangstbevestiging",
    "decision_term": "termijn voor het besluit",
    "step_terms": "termijnen per stap",
    "filing_limit": "tot wanneer iemand kan klagen",
    "filing_form": "hoe een klacht wordt ingediend",
    "details": "welke gegevens erbij horen",
    "contact": "contactgegevens",
    "contact_phone": "telefoonnummer",
    "contact_email": "e-mailadres",
    "contact_address": "adres",
    "contact_website": "website",
    "hearing": "horen",
    "secrecy": "geheimhouding",
    "secrecy_of_procedure": "geheimhouding van de procedure",
    "anonymity": "klagen zonder naam",
    "consent": "toestemming",
    "consent_to_involve_others": "toestemming om anderen te betrekken",
    "non_admission": "niet in behandeling nemen",
    "decision": "wie beslist",
    "appeal": "beroep of geschil",
    "dispute_body_by_law": "geschilleninstantie volgens de wet",
    "register": "register",
    "retention": "bewaartermijn",
    "report": "jaarverslag",
    "minors": "minderjarigen",
    "confidant": "vertrouwenspersoon",
    "confidant_flyer": "flyer over de vertrouwenspersoon",
    "cost": "kosten",
    "law": "de wet die geldt",
    "validity": "sinds wanneer de procedure geldt",
    "extension": "verlenging",
    "official": "officiële klacht",
    "complaints_officer_phone": "telefoonnummer van de klachtenfunctionaris",
    "complainants_other_than_client": "wie verder mag klagen",
    "consequence_of_lateness": "gevolg van te laat",
}
