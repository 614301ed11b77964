"""A question that stands beside a story in one message: it is answered before the talk goes on."""

from __future__ import annotations

from actions.dialogue.interruptions import FROM_PROCEDURE, say_answer
from actions.dialogue.turn import Turn
from nlu.context import UNDERSTOOD

_AT_MOST = 2


def answer_questions(turn: Turn) -> bool:
    """Answer what is asked in a sentence of its own, and say whether anything was.

    Before there is a case "when do I hear" asks how long it takes.
    """
    said = turn.said
    if "?" not in said.text or said.choice is not None or said.danger is not None:
        return False
    asked: dict[str, None] = {}
    for name, confidence in said.ranking:
        name = "ask_deadline" if name == "ask_status" and not turn.talk.has_case else name
        if confidence >= UNDERSTOOD and (name in FROM_PROCEDURE or name == "ask_data_rights"):
            asked[name] = None
    for name in list(asked)[:_AT_MOST]:
        say_answer(turn, name)
    return bool(asked)
