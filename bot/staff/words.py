"""The words of staff commands, Dutch and English, and the help text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its Dutch and English words, how it is typed, and what it does in one line.

    ``decides`` marks what is only for those who decide.
    """

    key: str
    dutch: str
    english: str
    usage: str
    meaning: str
    decides: bool = False
    needs_case: bool = True


COMMANDS = (
    Command("cases", "zaken", "cases", "zaken [mijn|open|laat]", "open zaken, de dringendste eerst", needs_case=False),
    Command("case", "zaak", "case", "zaak REF", "de samenvatting, de klok en de geschiedenis"),
    Command("picture", "tijdlijn", "timeline", "tijdlijn REF", "het verloop en de stappen, als tekening"),
    Command("take", "neem", "take", "neem REF", "u pakt de zaak op"),
    Command("transfer", "draag-over", "transfer", "draag-over REF NAAM", "een ander krijgt de zaak"),
    Command("acknowledge", "bevestig", "acknowledge", "bevestig REF [TEKST]", "ontvangst bevestigen, met uitleg"),
    Command("reply", "antwoord", "reply", "antwoord REF TEKST", "bericht aan de klager"),
    Command("note", "notitie", "note", "notitie REF TEKST", "de klager ziet dit niet"),
    Command("invite", "nodig-uit", "invite", "nodig-uit REF WANNEER: TEKST", "uitnodigen voor een gesprek"),
    Command("extend", "verleng", "extend", "verleng REF [TOT WANNEER:] REDEN", "meer tijd, als dat mag",
            decides=True),
    Command("not_admit", "weiger", "not-admit", "weiger REF REDEN", "niet in behandeling nemen", decides=True),
    Command("decide", "besluit", "decide", "besluit REF TEKST", "het besluit versturen", decides=True),
    Command("close", "sluit", "close", "sluit REF [TEKST]", "de zaak afsluiten", decides=True),
    Command("reopen", "heropen", "reopen", "heropen REF REDEN", "de zaak weer openen", decides=True),
    Command("step", "stap", "step", "stap REF", "naar de volgende stap"),
    Command("measure", "maatregel", "measure", "maatregel REF TEKST", "een verbetering, na drie maanden bekeken"),
    Command("plan", "plan", "plan", "plan REF WANNEER: TEKST", "later sturen; met --toch altijd"),
    Command("reveal", "onthul", "reveal", "onthul REF GEGEVEN REDEN", "één gegeven zien; dit wordt vastgelegd"),
    Command("consent", "toestemming", "consent", "toestemming REF WIE: WAAROM", "vragen of u een ander mag spreken"),
    Command("send_file", "stukken", "file", "stukken REF [TEKST]", "de stukken zijn naar de commissie", decides=True),
    Command("dossier", "dossier", "dossier", "dossier REF", "alle stukken van de zaak in één bestand", decides=True),
    Command("done", "gedaan", "done", "gedaan REF TAAK [TEKST]", "een taak na afloop is klaar"),
    Command("worked", "werkt", "worked", "werkt REF ja|nee|deels", "of de maatregel werkt"),
    Command("explain", "toelichting", "explain", "toelichting REF TEKST", "waarom iets laat was, voor het jaarverslag"),
    Command("subject", "onderwerp", "subject", "onderwerp REF hulp", "waar het over gaat, voor het jaarverslag"),
    Command("about", "betreft", "about", "betreft REF NAAM ja|nee", "of de zaak over deze collega gaat"),
    Command("draft", "concept", "draft", "concept bevestig REF", "eerst zien wat de klager zou krijgen",
            needs_case=False),
    Command("away", "afwezig", "away", "afwezig TOT WANNEER[: NAAM]", "een ander krijgt uw berichten",
            needs_case=False),
    Command("back", "terug", "back", "terug", "u bent er weer", needs_case=False),
    Command("intake", "intake", "intake", "intake [telefoon|gesprek]", "een verhaal opnemen; stoppen met: intake stop", needs_case=False),
    Command("help", "help", "help", "help", "deze lijst", needs_case=False),
)  # fmt: skip

BY_WORD = {word: command for command in COMMANDS for word in (command.dutch, command.english)} | {
    "?": COMMANDS[-1], "start": COMMANDS[-1],
}  # fmt: skip
BY_WORD |= {word.replace("-", ""): command for word, command in BY_WORD.items() if "-" in word}
_ALSO = {
    "nemen": "neem", "sluiten": "sluit", "antwoorden": "antwoord", "bevestigen": "bevestig", "verlengen": "verleng",
    "heropenen": "heropen", "uitnodigen": "nodig-uit", "overdragen": "draag-over", "plannen": "plan", "hulp": "help",
    "onthullen": "onthul", "notities": "notitie", "besluiten": "besluit", "weigeren": "weiger",
}  # fmt: skip
"""Other forms of the same words, as people in a hurry type them."""
BY_WORD |= {word: BY_WORD[meant] for word, meant in _ALSO.items()}

MINE = frozenset({"mijn", "mine", "my"})
LATE = frozenset({"laat", "late", "te-laat"})
OPEN = frozenset({"open", "alle", "all", ""})
UNTIL = ("tot en met", "tot", "t/m", "until", "to", "till")
ANYWAY = ("--toch", "--anyway", "—toch", "—anyway")

EXAMPLES = {
    "extend": "verleng IZW-7K3M-2Q tot 15 januari: het onderzoek duurt langer",
    "invite": "nodig-uit IZW-7K3M-2Q dinsdag 14:00: we praten op kantoor",
    "plan": "plan IZW-7K3M-2Q over twee weken: gaat het nu beter?",
    "reveal": "onthul IZW-7K3M-2Q telefoon ik bel terug",
    "transfer": "draag-over IZW-7K3M-2Q leidinggevende",
    "consent": "toestemming IZW-7K3M-2Q de jobcoach: om de afspraken na te gaan",
    "away": "afwezig tot 2026-12-24: Sanne",
    "done": "gedaan IZW-7K3M-2Q bespreken",
}


def help_on(command: Command) -> str:
    """One command with an example; ``REF`` is the number of the case."""
    example = EXAMPLES.get(command.key)
    told = f"{command.usage}: {command.meaning}"
    return f"{told}\nBijvoorbeeld: {example}" if example else told


def help_text(may_decide: bool) -> str:
    """All commands that somebody may use; REF may be left out inside a case's own thread."""
    lines = [f"{one.usage}: {one.meaning}" for one in COMMANDS if may_decide or not one.decides]
    return "\n".join(["Dit kunt u typen. REF is het nummer van de zaak. Dat mag weg in het gesprek van die zaak.", *lines])
