"""The intake: welcome, the story, question after question, until the read-back."""

from __future__ import annotations

from collections.abc import Callable

from actions.dialogue import (
    after,
    anonymity,
    asking,
    compliment,
    confidant,
    correcting,
    danger,
    human,
    language,
    returning,
    speech,
    starting,
    stopping,
)
from actions.dialogue.choices import options_for
from actions.dialogue.harvest import harvest, wants_official
from actions.dialogue.readers import UNKNOWN, read_answer
from actions.dialogue.telling import (
    OPENERS,
    add_to_story,
    afraid_of_parents,
    is_more_story,
    nothing_more,
    tells_something,
)
from actions.dialogue.turn import Turn
from procedures.questions import is_known, kind_of


def take(turn: Turn) -> None:
    """Take what was said as part of the conversation's main line."""
    if turn.talk.has_case and turn.talk.asked not in _BEFORE_CASE_QUESTIONS:
        after.take(turn)
        return
    if turn.said.choice and turn.said.choice.startswith("do:"):
        _do(turn, turn.said.choice[3:])
        return
    if returning.offered(turn):
        returning.take(turn)
        return
    first = speech.welcome_if_new(turn) or turn.welcomed
    special = SPECIAL.get(turn.talk.asked or "")
    if special is not None:
        special(turn)
        return
    _answer(turn, first)


def _answer(turn: Turn, first: bool) -> None:
    talk, said = turn.talk, turn.said
    asked = talk.asked
    if said.choice and asked and not said.choice.startswith(f"{asked}:"):
        _stale_button(turn)
        return
    if asked in (None, "concern", "more"):
        story(turn, first)
        return
    if afraid_of_parents(turn):
        asking.tell_about_parents(turn)
        return
    if said.intent == "report_resolved" and said.confidence >= 0.6 and said.choice is None:
        stopping.ask_which(turn, "utter_resolved_before")
        return
    kept = read_answer(turn, asked)
    if kept is None and wants_official(said.text) and turn.answers.get("official") != "yes":
        turn.answers["official"] = "yes"
        turn.talk.official_said = {"at": turn.around.now.isoformat(), "answer": "yes", "how": "volunteered"}
        speech.official_volunteered(turn)
        asking.go_on(turn, reask=asked != "name")
        return
    if kept is None:
        if is_more_story(turn):
            add_to_story(turn)
            harvest(turn, from_story=True)
            turn.say("utter_added_to_story")
            asking.go_on(turn, reask=True)
            return
        new = harvest(turn, from_story=False)
        if asked in turn.answers:  # said in other words than the reader of this question knows
            talk.answered()
            asking.go_on(turn)
        elif new:
            turn.say("utter_noted")
            asking.go_on(turn, reask=True)
        else:
            asking.not_understood(turn)
        return
    settle(turn, asked, kept)


_ABOUT_OTHERS = frozenset({"your_coach", "about_whom", "on_behalf_of", "tried"})
"""Questions whose answer names somebody else."""


def settle(turn: Turn, asked: str, kept: dict) -> None:
    """Keep an answer to the open question, say back what must be checked, and go on."""
    turn.answers.update(kept)
    turn.talk.answered()
    harvest(turn, from_story=False, others=asked in _ABOUT_OTHERS)
    _say_back(turn, asked, kept)
    if asked == "name" and not is_known(turn.answers.get("name")) and turn.talk.hesitant:
        if "anonymous" not in turn.answers and anonymity.worth_offering(turn):
            anonymity.offer(turn)
            return
    asking.go_on(turn)


_BEFORE_CASE_QUESTIONS = frozenset({"confirm", "change_which"})


# The story -----------------------------------------------------------------------------------


def story(turn: Turn, first: bool) -> None:
    """A message at the story or at "anything to add?"."""
    said, talk = turn.said, turn.talk
    asked = talk.asked
    if asked == "more" and (said.choice or said.intent in ("deny", "unsure") or nothing_more(said.text)):
        turn.answers["more"] = False
        talk.answered()
        asking.go_on(turn)
        return
    if asked == "more" and not said.attachments and (said.intent == "affirm" and said.words <= 3 or len(said.text.strip()) < 3):
        turn.say("utter_tell_me")
        talk.asked = "more"
        turn.ask("more", options_for(turn, "more"))
        return
    if said.intent == "compliment" and not talk.story and said.confidence >= 0.5:
        turn.answers["kind"] = "compliment"
    if said.attachments and not said.text.strip():
        talk.attachments += said.attachments
        turn.say("utter_attachment_kept")
        if asked == "more" or talk.story:
            asking.ask(turn, "more")
        else:
            asking.ask(turn, "concern")
        return
    talk.attachments += said.attachments
    if not tells_something(turn):
        harvest(turn, from_story=False)
        _ask_for_story(turn)
        return
    known_before = set(turn.answers)
    add_to_story(turn)
    new = harvest(turn, from_story=True)
    if len(talk.story) == 1:
        talk.rich_start = len([n for n in new if n not in ("house_number", "about_whom", "email")]) >= 4
    turn.answers["concern"] = True
    if kind_of(turn.answers) == "compliment":
        compliment.thank(turn)
    elif first:
        # Somebody who begins with the story is thanked before anything is explained.
        turn.items[-1].parts.insert(0, turn.render("utter_heard"))
    elif asked != "more":
        turn.say("utter_heard")
    else:
        turn.say("utter_heard_more")
    if "happened_on" in turn.answers and "happened_on" not in known_before:
        _say_back(turn, "happened_on", {"happened_on": turn.answers["happened_on"]})
    if turn.answers.get("official") == "yes" and not talk.official_said.get("explained"):
        speech.official_volunteered(turn)
    if said.likely("request_anonymity", 0.35) and "anonymous" not in turn.answers:
        anonymity.choose(turn, yes=True)
    if turn.answers.get("age_band"):
        speech.child(turn)
    if asked == "more":
        talk.answered()
        talk.asked = "more"
        asking.go_on(turn, reask=True)
        return
    talk.answered()
    asking.go_on(turn)


def _ask_for_story(turn: Turn) -> None:
    """Something was said, but not yet what the matter is."""
    talk = turn.talk
    if talk.asked == "concern" and turn.said.intent not in OPENERS:
        talk.tries["concern"] = talk.tries.get("concern", 0) + 1
        turn.say("utter_tell_me")
    elif turn.answers.get("official") == "yes" and not turn.talk.official_said.get("explained"):
        speech.official_volunteered(turn)
    speech.not_the_confidant(turn)
    asking.ask(turn, "concern")


# What is said back, and what was pressed -------------------------------------------------------


def _say_back(turn: Turn, asked: str, kept: dict) -> None:
    if asked == "happened_on" and is_known(kept.get("happened_on")):
        turn.say("utter_understood_when", when=speech.moment(turn, kept["happened_on"]))
        speech.late(turn)
    elif asked == "date_of_death" and is_known(kept.get("date_of_death")):
        speech.late_for_this_role(turn)
    elif asked == "service":
        speech.redirect(turn)
    elif asked == "official":
        speech.official_answered(turn)
    elif asked == "feels_safe" and kept.get("feels_safe") is False:
        turn.say("utter_not_safe_heard")
    elif asked == "age_band":
        if kept.get("age_band") in ("under_12", "12_15", "16_17"):
            turn.talk.child = True
        speech.child(turn)
    elif asked in turn.talk.marks:
        turn.say("utter_as_written")


def _stale_button(turn: Turn) -> None:
    """A button of an earlier question: take it as a change of that answer, then go on."""
    name = (turn.said.choice or "").split(":", 1)[0]
    open_question = turn.talk.asked
    turn.talk.asked = name
    kept = read_answer(turn, name)
    turn.talk.asked = open_question
    if kept is not None and name in turn.answers:
        turn.answers.update(kept)
        turn.say("utter_changed")
    else:
        turn.say("utter_stale_button")
    asking.go_on(turn, reask=True)


def _do(turn: Turn, what: str) -> None:
    speech.welcome_if_new(turn)
    if what == "human":
        human.request(turn)
    elif what == "anonymous":
        turn.talk.answered()
        anonymity.choose(turn, yes=True)
        asking.go_on(turn)
    elif what == "skip" and turn.talk.asked:
        turn.answers.setdefault(turn.talk.asked, UNKNOWN)
        turn.talk.answered()
        asking.go_on(turn)
    elif what == "new":
        starting.start_second(turn)
    else:
        asking.go_on(turn, reask=True)


SPECIAL: dict[str, Callable[[Turn], None]] = {
    "confirm": lambda turn: correcting.answer(turn),
    "change_which": lambda turn: correcting.change(turn),
    "continue": lambda turn: danger.going_on(turn),
    "danger_now": lambda turn: danger.checked(turn),
    "stop_which": lambda turn: stopping.which(turn),
    "withdraw_sure": lambda turn: stopping.sure(turn),
    "return_code": lambda turn: returning.take(turn),
    "anonymous": lambda turn: anonymity.answer(turn),
    "confidant_story": lambda turn: confidant.answer(turn),
    "language": lambda turn: language.chosen(turn),
}
