"""Beginnings after a hand-over: the concern becomes official, or a second matter comes beside it."""

from __future__ import annotations

from actions.dialogue import asking, speech
from actions.dialogue.talk import Talk
from actions.dialogue.telling import is_bare_wish, keep_in_story
from actions.dialogue.turn import Turn


def start_official(turn: Turn) -> None:
    """From concern to official complaint: explained, completed, read back, then filed."""
    case = turn.case
    if case is not None and case.kind == "official_complaint":
        turn.say("utter_already_official")
        return
    turn.talk.pending["upgrade"] = True
    turn.talk.phase = "intake"
    turn.answers["official"] = "yes"
    turn.answers["route"] = "outside"  # the talk has been offered already
    turn.talk.official_said = {"at": turn.around.now.isoformat(), "answer": "yes", "how": "after hand-over"}
    turn.talk.asked_before = []
    speech.official_volunteered(turn)
    turn.talk.answered()
    asking.go_on(turn)


def start_second(turn: Turn) -> None:
    """A second matter beside the first: a new intake under a key of its own."""
    loose = turn.talk.pending.pop("loose", "")
    old = turn.talk
    turn.talk = Talk(
        phase="intake", language=old.language, form=old.form, child=old.child,
        earlier_references=[*old.earlier_references, *([old.reference] if old.reference else [])],
        pending={"rekey": True}, channel_notes=old.channel_notes, attachments=old.pending.pop("loose_files", 0),
    )  # fmt: skip
    kept = {k: turn.answers[k] for k in ("role", "age_band", "name", "phone", "email") if k in turn.answers}
    turn.answers.clear()
    if not turn.around.work.cases.by_reference(old.reference).anonymous if old.reference else False:
        turn.answers.update(kept)
    turn.say("utter_second_concern")
    if loose and not is_bare_wish(loose):
        keep_in_story(turn, loose)
        asking.go_on(turn)
    else:
        asking.ask(turn, "concern")
