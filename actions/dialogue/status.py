"""How is my case? Where it stands, with the dates that hold."""

from __future__ import annotations

from actions.dialogue import asking, speech
from actions.dialogue.choices import options_for
from actions.dialogue.turn import Turn


def status(turn: Turn) -> None:
    """Where the case stands, with who looks at it and the dates that hold."""
    case = turn.case
    if case is None or case.erased_at:
        turn.say("utter_status_erased")
        return
    turn.say(f"utter_status_{case.status}", reference=case.reference)
    step = next((s for s in turn.procedure.steps if s.key == case.step_key), None)
    if step is not None and case.status in ("received", "acknowledged", "in_progress"):
        turn.say("utter_status_step", step=turn.from_procedure(step.name))
    for deadline in turn.around.work.cases.deadlines(case.id):
        if deadline.internal or deadline.status not in ("open", "extended") or deadline.due is None:
            continue
        term = turn.procedure.term(deadline.key)
        if term and term.promise:
            turn.add(turn.from_procedure(term.promise, date=speech.day_of_procedure(turn, deadline.due)))
    turn.items[-1].custom["reference"] = case.reference


def status_asked(turn: Turn) -> None:
    """How is my case? Without one here, reference and code are asked for."""
    first = speech.welcome_if_new(turn)
    if turn.talk.has_case:
        status(turn)
        return
    if turn.talk.story and not first:
        turn.say("utter_status_not_filed")
        asking.go_on(turn, reask=True)
        return
    turn.talk.paused = turn.talk.asked
    turn.say("utter_ask_return_code_both")
    turn.ask("return_code", options_for(turn, "return_code"))
