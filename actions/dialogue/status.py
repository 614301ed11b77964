"""How is my case? Where it stands, with the dates that hold."""

from __future__ import annotations

import re

from actions.dialogue import asking, speech
from actions.dialogue.choices import options_for
from actions.dialogue.turn import MAIN_LINE, Handled, Turn


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
    deadlines = turn.around.work.cases.deadlines(case.id)
    if case.anonymous and any(one.due and not one.internal and one.status in ("open", "extended") for one in deadlines):
        turn.say("utter_status_no_date")  # without a name no date is promised
        deadlines = []
    for deadline in deadlines:
        if deadline.internal or deadline.status not in ("open", "extended") or deadline.due is None:
            continue
        term = turn.procedure.term(deadline.key)
        if term and term.promise:
            turn.tell(term.promise, date=speech.day_of_procedure(turn, deadline.due))
    turn.items[-1].custom["reference"] = case.reference


_SPEAKS_OF_A_CASE = re.compile(
    r"\?|\b(?:klacht|zaak|melding|nummer|code|status|nieuws|antwoord|reactie|gehoord|complaint|case|number|news|answer|reply|heard)",
    re.IGNORECASE,
)
_LONG_ENOUGH = 4  # words


def _is_rather_a_story(turn: Turn) -> bool:
    """Somebody who waits for help, and not for news of a case ("Ik wacht al maanden op een plek")."""
    told = turn.said.words >= _LONG_ENOUGH and not _SPEAKS_OF_A_CASE.search(turn.said.text)
    return told and not turn.talk.has_case and turn.talk.asked in (None, "concern")


def status_asked(turn: Turn) -> Handled | None:
    """How is my case? Without one here, reference and code are asked for."""
    if _is_rather_a_story(turn):
        return MAIN_LINE
    first = speech.welcome_if_new(turn)
    if turn.talk.has_case:
        status(turn)
        return None
    if turn.talk.story and not first:
        turn.say("utter_status_not_filed")
        asking.go_on(turn, reask=True)
        return None
    turn.talk.paused = turn.talk.asked
    turn.say("utter_ask_return_code_both")
    turn.ask("return_code", options_for(turn, "return_code"))
    return None
