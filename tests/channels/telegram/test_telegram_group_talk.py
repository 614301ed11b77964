"""What a line in the staff group means: a table."""

from __future__ import annotations

import pytest

from bot.channels import replies
from bot.channels.telegram import group_talk

REF = "BUC-7K3M-2Q"

LINES = [
    (f"antwoord {REF} Hallo", False, "command"),
    (f"neem {REF}", False, "command"),
    ("neem buc-7k3m-2q", False, "command"),
    ("neem A-7K3M", False, "command"),
    ("/antwoord Hallo daar", True, "command"),
    ("/antwoord@voordeur_bot Hallo daar", True, "command"),
    ("/antwoord@andere_bot Hallo daar", True, None),
    ("@voordeur_bot zaken", False, "command"),
    ("@voordeur_bot wat kan ik doen", False, "command"),
    ("@voordeur_bot_2 zaken", False, None),
    ("zaken", False, "command"),
    ("zaken laat", False, "command"),
    ("zaken gaan voor het meisje", False, None),
    ("help", False, "command"),
    ("neem", True, "command"),
    ("neem", False, None),
    ("zaak", True, "command"),
    ("bevestig", True, "command"),
    ("antwoord Hallo daar", False, None),
    ("antwoord Hallo daar", True, "command"),
    ("reply We will call you", True, "command"),
    ("antwoord we bellen u", True, "ask"),
    ("antwoord is nog niet binnen", True, "ask"),
    ("besluit is genomen", True, "ask"),
    ("besluit De klacht is gegrond", True, "ask"),
    ("sluit maar", True, "ask"),
    ("sluit", True, None),
    ("stap", True, "command"),
    ("stap 2 dan maar", True, "ask"),
    ("plan 2026-12-01: Hoe gaat het?", True, "command"),
    ("plan eerst bellen", True, None),
    ("nodig uit morgen 14:00: Welkom", True, "command"),
    ("notitie Zelf gebeld", True, "command"),
    ("draag over jan", True, "command"),
    ("ik antwoord straks", True, None),
    ("", True, None),
    ("/", True, None),
]


@pytest.mark.parametrize(("line", "in_topic", "kind"), LINES)
def test_lines(line: str, in_topic: bool, kind: str | None) -> None:
    said = group_talk.read(line, "voordeur_bot", in_topic=in_topic)
    assert (said.kind if said else None) == kind


REPLIES = [
    ("Dank u", f"Zet het antwoord erbij: antwoord {REF} TEKST", f"antwoord {REF} Dank u"),
    ("Dank u", "Oppakken: neem A-7K3M\nAntwoorden: antwoord A-7K3M TEKST", "antwoord A-7K3M Dank u"),
    ("te laat", f"Noem de reden: weiger {REF} REDEN", f"weiger {REF} te laat"),
    ("iets", f"Mogelijk: heropen {REF} REDEN, antwoord {REF} TEKST", f"antwoord {REF} iets"),
    ("iets", f"Mogelijk: heropen {REF} REDEN, sluit {REF} TEKST", None),
    ("Fijn!", f"Bij {REF} zegt de klager dat het is opgelost. Afsluiten: sluit {REF} TEKST", None),
    ("ok", f"Herinnering bij {REF}: de reactie, vandaag nog (BUC-17).\nbesluit {REF} TEKST", None),
    ("Gegrond.", f"Zet het besluit erbij: besluit {REF} TEKST", f"besluit {REF} Gegrond."),
    ("Klaar.", f"Antwoord op dit bericht met uw tekst. Of typ: sluit {REF} TEKST", f"sluit {REF} Klaar."),
    ("neem A-7K3M", f"antwoord {REF} TEKST", None),
    ("nodig uit morgen: Welkom", f"antwoord {REF} TEKST", None),
    ("ok", f"{REF} is van u.", None),
]


@pytest.mark.parametrize(("text", "ours", "line"), REPLIES)
def test_replies(text: str, ours: str, line: str | None) -> None:
    assert replies.completed(text, ours) == line
