"""A talk by mail: one mail asks all that is missing, and one mail answers it in any order."""

from __future__ import annotations

from typing import Any

from bot.channels.email.questions import Question, render_questions, split_answers


def pieces_of_mail(asked: list[dict[str, Any]], text: str) -> list[tuple[dict[str, Any] | None, str]]:
    """Take a mail apart: each piece with the question that it answers, or None for what stands free.

    What stands free comes last, so that a story told beside the answers does not answer a question.

    Args:
        asked: the questions of the mail that this one answers, as they were numbered there.
    """
    if len(asked) < 2:
        return [(None, text)]
    found = split_answers(text, [Question(q["asks"], q["text"], tuple(q["options"])) for q in asked])
    if not found.given:
        return [(None, text)]
    by_name = {q["asks"]: q for q in asked}
    pieces: list[tuple[dict[str, Any] | None, str]] = [(by_name[name], said) for name, said in found.given]
    if found.rest.strip():
        pieces.append((None, found.rest))
    return pieces


def joined(turns: list[dict[str, Any]], talk: dict[str, Any]) -> list[dict[str, Any]]:
    """Make one mail of what was said to each piece; the open questions stand once, at its end."""
    parts: list[str] = []
    custom: dict[str, Any] = {}
    buttons: list[dict[str, str]] = []
    for turn in turns:
        for message in turn["pieces"]:
            told = dict(message["custom"])
            told.pop("questions", None)
            if message["text"].strip() and message["text"] not in parts:
                parts.append(message["text"])
            custom |= told
            buttons = message["buttons"]
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
