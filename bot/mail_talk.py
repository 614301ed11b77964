"""A talk by mail: one mail asks all that is missing, and one mail answers it in any order."""

from __future__ import annotations

from typing import Any

from actions.dialogue.asking import STEERING
from bot.channels.email.courtesies import without_courtesies
from bot.channels.email.questions import Question, render_questions, split_answers


def pieces_of_mail(asked: list[dict[str, Any]], text: str) -> list[tuple[dict[str, Any] | None, str]]:
    """Take a mail apart: each piece with the question that it answers, or None for what stands free.

    Answers come in the order of the questions, for some bear on later questions. What stands free comes last, so
    that a story told beside the answers does not answer a question. A greeting is no message, and the name under
    a mail answers the question how to call the person.

    Args:
        asked: the questions of the mail that this one answers, as they were numbered there.
    """
    if len(asked) < 2:
        return [(None, text)]
    found = split_answers(text, [Question(q["asks"], q["text"], tuple(q["options"])) for q in asked])
    if not found.given:
        return [(None, text)]
    by_name = {q["asks"]: q for q in asked}
    places = {q["asks"]: place for place, q in enumerate(asked)}
    given = sorted(found.given, key=lambda one: places[one[0]])
    pieces: list[tuple[dict[str, Any] | None, str]] = [(by_name[name], said) for name, said in given]
    rest, signed = without_courtesies(found.rest)
    if signed and "name" in by_name and all(name != "name" for name, _ in found.given):
        pieces.append((by_name["name"], signed))
    if rest:
        pieces.append((None, rest))
    return pieces


def goes_last(asked: str | None) -> bool:
    """Whether a piece that leads to this question is read behind all others: it is about the talk itself."""
    return asked in STEERING - {"confirm", "continue"}


def joined(turns: list[dict[str, Any]], talk: dict[str, Any]) -> list[dict[str, Any]]:
    """Make one mail of what was said to each piece; the open questions stand once, at its end."""
    parts: list[str] = []
    custom: dict[str, Any] = {}
    buttons: list[dict[str, str]] = []
    for turn in turns:
        for message in turn["pieces"]:
            told = dict(message["custom"])
            told.pop("questions", None)
            text, readback = message["text"], told.pop("readback", "")
            if readback and (turn is not turns[-1] or talk["asked"] != "confirm"):
                text = text.replace(readback, "").strip()
            if text.strip() and text not in parts:
                parts.append(text)
            custom |= told
            buttons = message["buttons"]
    if talk["asked"]:
        custom["asks"] = talk["asked"]
    questions = talk.get("asked_at_once") or []
    if questions:
        form = "je" if talk["form"] == "je" else "u"
        parts.append(
            render_questions(
                [Question(q["asks"], q["text"], tuple(q["options"])) for q in questions], talk["language"], form
            )
        )
        buttons = []
    return [{"text": "\n\n".join(parts), "buttons": buttons, "custom": custom, "questions": questions}]
