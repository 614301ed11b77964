"""Danger goes before everything: acknowledge, the right numbers, staff alerted, then the person's pace."""

from __future__ import annotations

from dataclasses import replace

from actions import alerts
from actions.dialogue import asking, harvest, human, speech, stopping
from actions.dialogue.choices import options_for
from actions.dialogue.readers import read_answer
from actions.dialogue.telling import add_to_story
from actions.dialogue.turn import MAIN_LINE, Handled, Turn
from procedures.crisis_lines import Line, lines_for


def raise_alarm(turn: Turn) -> None:
    """A message that speaks of danger: the fixed path that no question can block."""
    if _only_the_tone(turn):
        _ask_gently(turn)
        return
    talk, said = turn.talk, turn.said
    found = said.danger or {"kind": "violence", "why": "De boodschap gaat over gevaar.", "certain": True}
    new = talk.phase == "new"
    harvest.notice_child(turn)
    if talk.child:
        talk.form = "je"
    if talk.phase == "new":
        talk.phase = "intake"
    if talk.asked not in ("continue", "danger_now"):
        talk.paused = talk.asked
    if said.text.strip() and said.choice is None and not turn.talk.has_case:
        add_to_story(turn)
        harvest.harvest(turn, from_story=True)
    _alert(turn, found)
    talk.danger |= {"kind": found["kind"], "at": turn.around.now.isoformat()}
    again = talk.asked in ("continue", "danger_now") and len(talk.danger["alerted"]) > 1
    turn.say("utter_danger_again" if again else "utter_danger_heard_child" if talk.child else "utter_danger_heard")
    turn.add(numbers(turn, found["kind"]))
    turn.say("utter_danger_alerted")
    if new:
        turn.say("utter_danger_program")
    turn.next_item()
    turn.say("utter_ask_continue")
    turn.ask("continue", options_for(turn, "continue"))


_SURE = 0.85
"""From here on the classifier alone raises the alarm; below it, without a word of danger, it is asked."""


def _only_the_tone(turn: Turn) -> bool:
    """Read as danger by its tone, with no plain word for it: asked gently, once for each kind."""
    said = turn.said
    return (
        not (said.danger and said.danger["certain"])
        and said.choice is None
        and said.confidence < _SURE
        and bool(said.text.strip())
        and turn.talk.asked not in ("continue", "danger_now")
        and not turn.talk.has_case
    )


def _ask_gently(turn: Turn) -> Handled | None:
    found = turn.said.danger or {"kind": "violence", "why": "De toon van het bericht.", "certain": False}
    if found["kind"] in turn.talk.danger.get("checked", []):
        turn.said = replace(turn.said, intent="express_concern")
        return MAIN_LINE
    turn.said = replace(turn.said, danger=found)
    speech.welcome_if_new(turn)
    add_to_story(turn)
    harvest.harvest(turn, from_story=True)
    turn.say("utter_heard")
    asking.check_danger(turn)
    return None


def _alert(turn: Turn, found: dict) -> None:
    told = turn.talk.danger.setdefault("alerted", [])
    sentence = turn.said.text if turn.said.choice is None else turn.talk.text()[-500:]
    alerts.danger(
        turn.around, kind=found["kind"], why=found["why"], sentence=sentence,
        reference=turn.talk.reference, answers=turn.answers, again=found["kind"] in told,
    )  # fmt: skip
    if found["kind"] not in told:
        told.append(found["kind"])


def numbers(turn: Turn, kind: str) -> str:
    """The lines for this kind of danger, age and hour, one per line of text."""
    band = turn.answers.get("age_band")
    if not isinstance(band, str):
        band = "12_15" if turn.talk.child else None
    return "\n".join(_shown(turn, line) for line in lines_for(kind, band, turn.around.now))


def _shown(turn: Turn, line: Line) -> str:
    language = "nl" if turn.talk.language == "nl" else "en"
    text = turn.render(
        "utter_danger_line", line=line.names[language], number=line.number, hours=line.hours[language],
        purpose=line.purpose[language],
    )  # fmt: skip
    return f"{text} {turn.render('utter_danger_chat', chat=line.chat)}" if line.chat else text


def going_on(turn: Turn) -> None:
    """After danger: nothing is asked until the person chooses to go on."""
    choice = (turn.said.choice or "").removeprefix("continue:")
    if choice == "human" or turn.said.intent == "request_human":
        human.request(turn)
        return
    if choice == "stop":
        turn.talk.asked = turn.talk.paused
        turn.talk.options = []
        turn.talk.paused = None
        turn.say("utter_paused")
        return
    if choice == "yes" or (not choice and turn.said.plainly_yes):
        turn.talk.answered()
        turn.say("utter_going_on")
        if not turn.talk.channel_notes.get("welcomed"):
            speech.welcome(turn)
        if turn.talk.paused in (None, "concern") and turn.talk.story:
            turn.talk.paused = None
            asking.go_on(turn)
        else:
            asking.resume(turn)
        return
    if turn.said.intent == "stop":
        stopping.ask_which(turn, "")
        return
    if turn.said.intent == "deny":
        turn.say("utter_danger_no_hurry")
    elif turn.said.text.strip() and turn.said.choice is None:
        add_to_story(turn)
        turn.say("utter_danger_written_down")
    turn.say("utter_ask_continue")
    turn.ask("continue", options_for(turn, "continue"))


def checked(turn: Turn) -> None:
    """The answer to the gentle question."""
    kept = read_answer(turn, "danger_now")
    if kept is None and turn.said.words >= 4 and turn.said.choice is None:
        add_to_story(turn)
        kept = {"danger_now": None}
    if kept is None:
        asking.not_understood(turn)
        return
    found = turn.talk.pending.pop("danger", None) or {"kind": "violence", "why": "De persoon zegt in gevaar te zijn."}
    turn.talk.answered()
    if kept["danger_now"] is True:
        turn.said = replace(turn.said, danger={**found, "certain": True}, choice=turn.said.choice or "danger_now:yes")
        raise_alarm(turn)
        return
    if kept["danger_now"] is not False:
        # In doubt the numbers cost nothing; staff hear of it, too.
        turn.add(numbers(turn, found["kind"]))
    turn.say("utter_danger_not_now")
    if turn.talk.paused in (None, "concern") and turn.talk.story:
        turn.talk.paused = None
        asking.go_on(turn)
    else:
        asking.resume(turn)
