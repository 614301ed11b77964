"""The vertrouwenspersoon: said early that this assistant is another, and how to reach the real one."""

from __future__ import annotations

from actions.dialogue import asking, speech
from actions.dialogue.choices import options_for
from actions.dialogue.turn import Turn


def request(turn: Turn) -> None:
    """Hand over the confidant's own contact; offer to leave the story for those eyes only."""
    first = speech.welcome_if_new(turn)
    confidant = turn.procedure.confidant
    if not (first and confidant):  # the welcome has just given the confidant's name and address
        turn.add(turn.from_procedure(turn.procedure.answers.request_confidant))
    if confidant and may_take_story(turn) and turn.talk.phase != "handed_over" and not is_chosen(turn):
        turn.talk.paused = turn.talk.asked
        turn.say("utter_ask_confidant_story")
        turn.ask("confidant_story", options_for(turn, "confidant_story"))
        return
    if turn.talk.asked:
        asking.go_on(turn, reask=True)
    elif turn.talk.phase == "intake":
        asking.resume(turn)


def may_take_story(turn: Turn) -> bool:
    """Whether the organisation has switched on that a story is left for the confidant (A7-8)."""
    confidant = turn.procedure.confidant
    return bool(confidant and confidant.may_take_story and turn.around.organisation.confidant_takes_story)


def is_chosen(turn: Turn) -> bool:
    return turn.answers.get("confidant_only") is True


def answer(turn: Turn) -> None:
    """What the person chose: tell it here for the confidant alone, go there, or go on as usual."""
    choice = (turn.said.choice or "").removeprefix("confidant_story:")
    if not choice:
        choice = {"affirm": "here", "deny": "organisation"}.get(turn.said.intent, "")
    if not choice and turn.said.words >= 6:
        choice = "here"
        turn.talk.story.append(turn.said.text)
        turn.answers["concern"] = True
    if choice == "here":
        turn.answers["confidant_only"] = True
        if turn.answers.get("official") == "yes":
            turn.answers["official"] = "no"  # the read-back says that nothing is filed this way
        turn.say("utter_confidant_here")
    elif choice == "self":
        turn.say("utter_confidant_self")
    elif not choice:
        turn.say("utter_rephrase")
        turn.say("utter_ask_confidant_story")
        turn.ask("confidant_story", options_for(turn, "confidant_story"))
        return
    if choice == "here" and turn.talk.paused in (None, "concern") and not turn.talk.story:
        turn.talk.paused = None
        asking.ask(turn, "concern")
        return
    asking.resume(turn)
