"""Questions of the person at any moment: answered from the procedure's data, then the open one returns."""

from __future__ import annotations

from actions.dialogue.turn import Turn
from procedures.questions import kind_of

FROM_PROCEDURE = frozenset(
    "ask_procedure ask_deadline ask_cost ask_contact ask_independent_body ask_official_difference"
    " ask_consequences ask_privacy".split()
)


def answer(turn: Turn) -> None:
    """Say what is asked for; a story told in the same breath is kept as well."""
    from actions.dialogue import after, intake, speech

    speech.welcome_if_new(turn)
    intent = turn.said.intent
    if _is_rather_an_answer(turn):
        intake.take(turn)
        return
    if _holds_a_story(turn):
        intake.add_to_story(turn)
        from actions.dialogue.harvest import harvest

        harvest(turn, from_story=True)
    say_answer(turn, intent)
    if after.has_case(turn):
        return
    return_to_question(turn)


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
    from actions.dialogue import readback

    turn.say("utter_readback_again")
    turn.add(readback.text(turn))


def return_to_question(turn: Turn) -> None:
    """Put the open question again, or the next one where none is open."""
    from actions.dialogue import intake, readback

    talk = turn.talk
    if talk.asked == "confirm":
        readback.show(turn, again=True)
    elif talk.asked in intake.SPECIAL:
        turn.say(f"utter_ask_{talk.asked}")
        turn.ask(talk.asked, talk.options)
    elif talk.asked:
        intake.ask(turn, talk.asked)
    elif talk.story:
        intake.go_on(turn)
    else:
        intake.ask(turn, "concern")


def _is_rather_an_answer(turn: Turn) -> bool:
    """A statement read as a question about the procedure, while something open can take it."""
    said, asked = turn.said, turn.talk.asked
    if said.choice is not None:
        return True
    asks = "?" in said.text or said.text.lower().lstrip().startswith(_QUESTION_STARTS)
    if asked in ("concern", "more", None) and said.words >= 12 and not asks:
        return True
    return said.confidence < 0.4 and not asks and asked is not None


_QUESTION_STARTS = (
    "wie", "wat", "waar", "wanneer", "hoe", "waarom", "welke", "kan", "mag", "moet", "krijg", "is ", "zijn", "ben ",
    "heb", "gaat", "komt", "wordt", "who", "what", "where", "when", "how", "why", "which", "can", "may", "do ", "does",
    "is", "are", "will", "en ", "maar ", "nog ", "vertel", "leg ", "bestaat",
)  # fmt: skip


def _holds_a_story(turn: Turn) -> bool:
    return turn.talk.asked in (None, "concern", "more") and turn.said.words >= 25


def read_aloud(turn: Turn) -> None:
    """What have you written down?"""
    from actions.dialogue import readback

    turn.add(readback.text(turn))
    return_to_question(turn)


def kind_in_words(turn: Turn) -> str:
    return turn.render(f"utter_kind_{kind_of(turn.answers)}")
