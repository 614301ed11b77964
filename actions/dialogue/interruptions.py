"""Questions of the person at any moment: answered from the procedure's data, then the open one returns."""

from __future__ import annotations

from actions.dialogue import asking, readback, speech
from actions.dialogue.harvest import harvest
from actions.dialogue.readers import read_answer
from actions.dialogue.telling import add_to_story
from actions.dialogue.turn import MAIN_LINE, Handled, Turn
from procedures.questions import kind_of

FROM_PROCEDURE = frozenset(
    "ask_procedure ask_deadline ask_cost ask_contact ask_independent_body ask_official_difference"
    " ask_consequences ask_privacy".split()
)


def answer(turn: Turn) -> Handled | None:
    """Say what is asked for; a story told in the same breath is kept as well."""
    speech.welcome_if_new(turn)
    intent = turn.said.intent
    if _is_rather_an_answer(turn):
        return MAIN_LINE
    if _holds_a_story(turn):
        add_to_story(turn)
        harvest(turn, from_story=True)
    say_answer(turn, intent)
    if turn.talk.has_case:
        return None
    asking.return_to_question(turn)
    return None


def say_answer(turn: Turn, intent: str) -> None:
    procedure = turn.procedure
    if intent in FROM_PROCEDURE:
        turn.add(turn.from_procedure(procedure.answers[intent]))
        if intent == "ask_privacy":
            turn.say("utter_privacy_link", privacy=f"{turn.around.public_url}/privacy/{procedure.key}")
        if intent == "ask_independent_body":
            for route in procedure.routes_always_open:
                text = turn.from_procedure(route.text)
                if text not in turn.items[-1].parts:
                    turn.add(text)
    elif intent == "ask_data_rights":
        turn.say("utter_data_rights", privacy=f"{turn.around.public_url}/privacy/{procedure.key}")
    elif intent == "bot_challenge":
        turn.say("utter_bot_challenge")
    elif intent == "help":
        turn.say("utter_help")
    elif intent == "ask_clarification":
        key = f"utter_clarify_{turn.talk.asked}"
        turn.say(key if key in turn.texts.by_language["nl"] else "utter_clarify")


def show_case(turn: Turn) -> None:
    """What was handed over, as the person confirmed it."""
    turn.say("utter_readback_again")
    turn.add(readback.text(turn))


def _is_rather_an_answer(turn: Turn) -> bool:
    """A statement read as a question about the procedure, while something open can take it."""
    said, asked = turn.said, turn.talk.asked
    if said.choice is not None:
        return True
    asks = "?" in said.text or said.text.lower().lstrip().startswith(_QUESTION_STARTS)
    if asked in ("concern", "more", None) and said.words >= 12 and not asks:
        return True
    if asks or asked is None:
        return False
    return said.confidence < 0.4 or (asked in _CLOSED and read_answer(turn, asked) is not None)


_CLOSED = frozenset("role service about age_band happened_on hearing".split())
"""Questions with answers of their own kind: what can be read as one is one."""

_QUESTION_STARTS = (
    "wie", "wat", "waar", "wanneer", "hoe", "waarom", "welke", "kan", "mag", "moet", "krijg", "is ", "zijn", "ben ",
    "heb", "gaat", "komt", "wordt", "who", "what", "where", "when", "how", "why", "which", "can", "may", "do ", "does",
    "is", "are", "will", "en ", "maar ", "nog ", "vertel", "leg ", "bestaat",
)  # fmt: skip


def _holds_a_story(turn: Turn) -> bool:
    return turn.talk.asked in (None, "concern", "more") and turn.said.words >= 25


def read_aloud(turn: Turn) -> None:
    """What have you written down?"""
    turn.add(readback.text(turn))
    asking.return_to_question(turn)


def kind_in_words(turn: Turn) -> str:
    return turn.render(f"utter_kind_{kind_of(turn.answers)}")
