"""The confirmation: from here on there is a case, and the person hears what happens next."""

from __future__ import annotations

from actions.cases import official as becoming_official
from actions.cases.opening import Opened, open_case
from actions.dialogue import speech
from actions.dialogue.choices import options_for
from actions.dialogue.turn import Turn
from procedures import ladder
from procedures.questions import kind_of
from storage.redaction import HIDDEN


def confirm(turn: Turn) -> None:
    """File what was read back: open the case, or make the concern that exists an official complaint."""
    talk = turn.talk
    kind = kind_of(turn.answers)
    if talk.pending.pop("upgrade", None) and talk.reference:
        _upgrade(turn)
        return
    around = turn.around
    conversation = around.work.conversations.by_id(around.conversation_id)
    opened = open_case(
        turn.desk,
        conversation=conversation,
        channel=around.channel,
        language=talk.language,
        answers=turn.answers,
        story=talk.story,
        marks=talk.marks,
        attachments=talk.attachments,
        official_said=talk.official_said,
        danger=talk.danger,
        via=around.told_by or "complainant",
    )
    talk.phase = "handed_over"
    talk.reference = opened.case.reference
    talk.pending["case_id"] = opened.case.id
    turn.items[-1].custom |= {"reference": opened.case.reference, "return_code": opened.return_code}
    if kind == "compliment":
        turn.say("utter_compliment_passed_on", reference=opened.case.reference)
        return
    if kind == "official_complaint" and around.procedure.filed_by_the_person:
        turn.say("utter_filed_official_outside", outside=speech.outside_name(turn))
    elif kind == "official_complaint":
        turn.say("utter_filed_official", today=speech.day(turn, around.today))
    elif opened.case.confidential:
        turn.say("utter_filed_confidant")
    elif opened.case.handler is None:
        turn.say("utter_nobody_left")
    else:
        turn.say("utter_filed_concern")
    turn.say("utter_reference", reference=opened.case.reference, code=HIDDEN)
    _what_now(turn, kind, opened)


def _what_now(turn: Turn, kind: str, opened: Opened) -> None:
    procedure = turn.procedure
    # Of a concern that became official the rows it had already belong to what is told.
    deadlines = turn.around.work.cases.deadlines(opened.case.id)
    dates = {d.key: speech.day_of_procedure(turn, d.due) for d in deadlines if d.due and not d.internal}
    turn.next_item()
    anonymous = turn.answers.get("anonymous") is True
    if anonymous and kind == "official_complaint" and not procedure.filed_by_the_person:
        turn.say("utter_next_anonymous_official")
    elif opened.case.handler is None:
        if kind == "official_complaint":
            turn.say("utter_nobody_left")
    elif _goes_to_another(turn, opened):
        turn.say("utter_handed_to_another")
    else:
        turn.tell(procedure.handed_over.text_for(kind, opened.case.step_key), **dates)
    for term in procedure.terms_for(kind):
        if term.promise and term.key in dates and not anonymous:
            promised = turn.from_procedure(term.promise, date=dates[term.key])
            if dates[term.key] not in turn.items[-1].text():
                turn.add(promised)
    step = next((s for s in procedure.steps if s.key == opened.case.step_key), None)
    if kind == "official_complaint" and procedure.official.outside and procedure.official.at_step:
        step = ladder.step(procedure, procedure.official.at_step)  # also after a talk first: the way stays open
    prepared = kind == "official_complaint" and procedure.filed_by_the_person
    if step is not None and (step.outside or prepared):
        turn.tell(step.offer)
        turn.say("utter_text_to_paste", story=turn.talk.text()[:1500])
    turn.next_item()
    routes = procedure.routes_always_open
    if routes:  # told for a mere concern as well, also those that come after an answer (COA-19, IBO-13)
        turn.say("utter_routes_open")
    for route in routes:
        turn.tell(route.text)
    turn.say("utter_after_help")
    if turn.around.pushes and "opt_in" not in turn.answers:
        turn.say("utter_ask_opt_in")
        turn.ask("opt_in", options_for(turn, "opt_in"))


def _goes_to_another(turn: Turn, opened: Opened) -> bool:
    """Whether somebody else than this step names has it, because it is about that one."""
    step = ladder.step(turn.procedure, opened.case.step_key)
    return step.handler is not None and opened.case.handler != step.handler and not opened.case.confidential


def _upgrade(turn: Turn) -> None:
    """A concern becomes an official complaint; the clock of its terms starts now."""
    talk = turn.talk
    talk.phase = "handed_over"
    opened = becoming_official.become_official(
        turn.desk, talk.reference, answers=turn.answers, official_said=talk.official_said
    )
    turn.items[-1].custom |= {"reference": talk.reference}
    if turn.procedure.filed_by_the_person:
        turn.say("utter_filed_official_outside", outside=speech.outside_name(turn))
    else:
        turn.say("utter_filed_official", today=speech.day(turn, turn.around.today))
    turn.say("utter_reference_kept", reference=talk.reference)
    _what_now(turn, "official_complaint", opened)
