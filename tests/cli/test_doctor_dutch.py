"""What `voordeur doctor` says to a coach without IT: Dutch, one act per line, a tick only for what works."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from bot import doctor_dutch
from bot.channels.email import mending
from bot.doctor import NOT_SET_UP, Finding, in_dutch

ROOT = Path(__file__).resolve().parents[2]


def test_a_tick_only_for_what_works() -> None:
    text = in_dutch(
        [
            Finding("settings", "read, environment demo"),
            Finding("master key", "missing", False, "the first `voordeur run` makes one"),
            Finding("coachcenter telegram", "Telegram refuses the token", True, "copy the token from @BotFather again"),
            Finding("coachcenter whatsapp", NOT_SET_UP),
            Finding("coachcenter email", NOT_SET_UP),
        ]
    )
    assert text.splitlines() == [
        "✓ instellingen: gelezen, omgeving: demo",
        "! hoofdsleutel: is er nog niet",
        "  → die wordt gemaakt bij de eerste keer: voordeur run",
        "✗ coachcenter Telegram: Telegram weigert het token",
        "  → kopieer het token opnieuw bij @BotFather",
        "– coachcenter: WhatsApp en e-mail niet ingesteld",
        "",
        "1 punt om te herstellen: kijk bij ✗.",
    ]


def test_of_one_organisation_nothing_of_the_others() -> None:
    text = in_dutch([Finding("database", "no answer"), Finding("burgercoaching email", NOT_SET_UP)], "coachcenter")
    assert "burgercoaching" not in text and "geen antwoord" in text


def test_values_are_carried_over() -> None:
    told = doctor_dutch.sentence("2 of 12 templates are not approved")
    assert told == "2 van de 12 sjablonen zijn niet goedgekeurd"
    assert doctor_dutch.sentence("something that nobody translated") == "something that nobody translated"


@pytest.mark.parametrize("code", [*mending._MEND, "token_500", "login_535", "timeout"])
def test_every_way_to_mend_a_mailbox(code: str) -> None:
    for protocol in (None, "imap", "smtp"):
        for by_token in (False, True):
            english = mending.to_mend(code, protocol, by_token=by_token)
            assert doctor_dutch.sentence(english) != english


@pytest.mark.parametrize("file", sorted((ROOT / "bot" / "channels").rglob("*.py")), ids=lambda file: file.stem)
def test_every_trouble_of_a_channel(file: Path) -> None:
    """What a channel says is wrong, and what to do, as it stands in the code."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Unwell":
            for text in filter(None, map(_text, node.args)):
                assert doctor_dutch.sentence(text) != text, (file.name, node.lineno, text)


def _text(node: ast.expr) -> str | None:
    """A text as it could be said; None where it comes from elsewhere."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "7" for part in node.values)
    return None
