"""Questions of the person at any moment: answered from the procedure's data, then the open one returns."""

from __future__ import annotations

import re

from actions.dialogue import asked_often, asking, privacy, readback, speech
from actions.dialogue.harvest import harvest
from actions.dialogue.readers import read_answer
from actions.dialogue.stopping import WISHES_THAT
from actions.dialogue.telling import KEPT_FROM, add_to_story, points_at_a_file
from actions.dialogue.turn import MAIN_LINE, Handled, Turn
from procedures.model import Route
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
    if _holds_a_story(turn) or _wants_it_back(turn):
        add_to_story(turn)
        harvest(turn, from_story=True)
    if intent == "ask_clarification" and not turn.talk.has_case:
        asking.clarify(turn)
        return None
    say_answer(turn, intent)
    if turn.talk.has_case:
        return None
    asking.return_to_question(turn)
    return None


def say_answer(turn: Turn, intent: str) -> None:
    procedure = turn.procedure
    if intent == "ask_privacy":
        privacy.answer(turn)
    elif intent in FROM_PROCEDURE:
        turn.tell(procedure.answers[intent])
        if intent == "ask_independent_body":
            for route in procedure.routes_always_open:
                if not _is_named(turn, route, turn.items[-1].text()):
                    turn.tell(route.text)
    elif intent == "ask_data_rights":
        turn.say("utter_data_rights", privacy=f"{turn.around.public_url}/privacy/{procedure.key}")
    elif intent == "bot_challenge":
        turn.say("utter_bot_challenge")
    elif intent == "help":
        turn.say("utter_help")
    elif intent == "ask_clarification":
        turn.say(asking.clarification(turn, turn.talk.asked) or "utter_clarify")


def _is_named(turn: Turn, route: Route, told: str) -> bool:
    """Whether a text says already where this way leads; said twice it is a wall.

    A way that costs money is told in full: its own text says so.
    """
    if route.costs:
        return False
    contact = route.contact
    marks = [turn.from_procedure(route.name), route.key.partition("-")[0]]
    marks += [mark for mark in (contact.email, contact.website, contact.phone) if mark] if contact else []
    return any(mark.casefold() in told.casefold() for mark in marks)


def in_passing(turn: Turn) -> bool:
    """Answer a small question that no text of the procedure is about; whether it was one."""
    said = turn.said
    if said.choice is not None or said.danger is not None or turn.talk.asked in _AFTER_DANGER or turn.talk.phase == "new":
        return False
    if not asked_often.answer(turn):
        if not privacy.asked_in_passing(said.text):
            return False
        privacy.answer(turn)
    if not turn.talk.has_case:
        asking.return_to_question(turn)
    return True


_AFTER_DANGER = ("continue", "danger_now")
"""While somebody may be in danger nothing of the procedure is told."""


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
    if asked is None:
        return False
    if points_at_a_file(said.text) or said.confidence < _GUESSED and said.words >= KEPT_FROM:
        return True
    if asks:
        return False
    if said.intent == "help" and said.words >= KEPT_FROM and not _CALLS_FOR_HELP.search(said.text):
        return True
    if asked == "desired_outcome" and WISHES_THAT.match(said.text):
        return True
    return said.confidence < 0.4 or (asked in _CLOSED and read_answer(turn, asked) is not None)


_GUESSED = 0.35
"""Below this a message is read as a question by little more than chance, even with its mark."""
_CALLS_FOR_HELP = re.compile(r"\b(?:help|helpen|hulp)\W*(?:me|mij|ons|nodig|aub|alsje\w*|please|us)?\W*$|\b(?:help|helpen) (?:me|mij|us)\b", re.IGNORECASE)
"""A cry for help, and not the help that somebody talks about."""

_CLOSED = frozenset("role service about age_band happened_on hearing route".split())
"""Questions with answers of their own kind: what can be read as one is one."""

_QUESTION_STARTS = (
    "wie", "wat", "waar", "wanneer", "hoe", "waarom", "welke", "kan", "mag", "moet", "krijg", "is ", "zijn", "ben ",
    "heb", "gaat", "komt", "wordt", "who", "what", "where", "when", "how", "why", "which", "can", "may", "do ", "does",
    "is", "are", "will", "en ", "maar ", "nog ", "vertel", "leg ", "bestaat",
)  # fmt: skip


def _wants_it_back(turn: Turn) -> bool:
    """A wish about the own file, told before anything else: it is the story as well as a right."""
    asks = "?" in turn.said.text or turn.talk.has_case
    return turn.said.intent == "ask_data_rights" and turn.talk.asked in (None, "concern") and not asks and bool(_OWN_WISH.match(turn.said.text))


_OWN_WISH = re.compile(r"\W*(?:ik|we|wij|i|we) (?:wil|willen|want)\b.{0,40}\b(?:terug|back)\b", re.IGNORECASE)


def _holds_a_story(turn: Turn) -> bool:
    return turn.talk.asked in (None, "concern", "more") and turn.said.words >= 25


def read_aloud(turn: Turn) -> None:
    """What have you written down?"""
    turn.add(readback.text(turn))
    asking.return_to_question(turn)


def kind_in_words(turn: Turn) -> str:
    return turn.render(f"utter_kind_{kind_of(turn.answers)}")
