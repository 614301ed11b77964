"""The intake: welcome, the story, question after question, until the read-back."""

from __future__ import annotations

import re
from collections.abc import Callable

from actions.dialogue import (
    after,
    anonymity,
    asking,
    attached,
    beside,
    compliment,
    confidant,
    correcting,
    danger,
    feeling,
    human,
    language,
    official,
    plain,
    returning,
    sent,
    speech,
    starting,
    staying,
    stopping,
    worries,
)
from actions.dialogue.choices import options_for
from actions.dialogue.harvest import DETAILS, harvest, name_told
from actions.dialogue.readers import UNKNOWN, WANTS_OUTCOME, is_skip, only_a_day, only_details, read_answer, when
from actions.dialogue.telling import (
    KEPT_FROM,
    add_to_story,
    afraid_of_parents,
    is_more_story,
    keep_words,
    tells_something,
    told_before,
    worth_keeping,
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
    if sent.about_earlier(turn):
        asking.return_to_question(turn)
        return
    if attached.without_words(turn):
        attached.take(turn)
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
    hopes = asked == "desired_outcome" and stopping.WISHES_THAT.match(said.text)
    if said.intent == "report_resolved" and said.confidence >= 0.6 and said.choice is None and not hopes:
        stopping.ask_which(turn, "utter_resolved_before")
        return
    if official.take(turn):
        return
    if worries.is_worried(said):
        worries.reassure(turn)
        return
    kept = read_answer(turn, asked)
    if kept is None:
        _no_answer(turn, asked)
    else:
        settle(turn, asked, kept)


def _no_answer(turn: Turn, asked: str) -> None:
    """What answers nothing is another answer, or one given before, or more of the story; nothing typed is dropped."""
    talk, said = turn.talk, turn.said
    if plain.only_signs(said.text):
        asking.ask_again(turn)
        return
    if told_before(said.text):
        _was_told(turn, asked)
        return
    if _details_alone(turn, asked) or _day_alone(turn, asked):
        asking.go_on(turn, reask=True)
        return
    more = is_more_story(turn)
    new = harvest(turn, from_story=more or worth_keeping(turn))
    if name_told(turn) and "about_whom" not in new:
        new.append("about_whom")
    if asked in turn.answers:  # said in other words than the reader of this question knows
        talk.answered()
        asking.go_on(turn)
        return
    if more or worth_keeping(turn) and not set(new) & DETAILS:
        keep_words(turn)
        if "happened_on" in new:
            _say_back(turn, "happened_on", {"happened_on": turn.answers["happened_on"]})
        if _doubtful(turn):
            asking.go_on(turn, reask=True)
        else:
            asking.not_understood(turn, kept=True)
    elif new:
        turn.say("utter_noted")
        asking.go_on(turn, reask=True)
    else:
        asking.not_understood(turn)


def _details_alone(turn: Turn, asked: str) -> bool:
    """Keep name, address and number that were given at another question; whether the message was that."""
    details = only_details(turn)
    if not details or asked in DETAILS:
        return False
    if turn.answers.get("anonymous") is True:
        turn.say("utter_anonymous_no_details")
        return True
    for name, value in details.items():
        if not is_known(turn.answers.get(name)):
            turn.answers[name] = value
    turn.say("utter_noted")
    return True


def _day_alone(turn: Turn, asked: str) -> bool:
    """Keep a day that was given at another question; whether the message was that."""
    if asked in ("happened_on", "date_of_death") or not only_a_day(turn):
        return False
    moment = when(turn)
    if moment is None or is_known(turn.answers.get("happened_on")):
        return False
    turn.answers["happened_on"] = moment
    _say_back(turn, "happened_on", {"happened_on": moment})
    return True


def _doubtful(turn: Turn) -> bool:
    """Whether the gentle question about danger comes first."""
    return bool(turn.said.danger)


def _was_told(turn: Turn, asked: str) -> None:
    """After "dat heb ik toch net verteld" a question is not put a second time."""
    turn.say("utter_told_before")
    if asked == "official":
        asking.ask(turn, asked)  # what becomes of it nobody else can say
        return
    turn.answers[asked] = UNKNOWN
    if asked == "details":
        turn.answers |= {name: UNKNOWN for name in ("name", "street", "postcode", "city", "phone") if name not in turn.answers}
    turn.talk.answered()
    asking.go_on(turn)


_ABOUT_OTHERS = frozenset({"your_coach", "about_whom", "on_behalf_of", "tried"})
"""Questions whose answer names somebody else."""


def settle(turn: Turn, asked: str, kept: dict) -> None:
    """Keep an answer to the open question, say back what must be checked, and go on."""
    turn.answers.update(kept)
    turn.talk.answered()
    harvest(turn, from_story=False, others=asked in _ABOUT_OTHERS)
    if _tells_more(turn, asked):
        keep_words(turn)
    elif asked == "desired_outcome" and _is_rather_told(turn):
        add_to_story(turn)
    _say_back(turn, asked, kept)
    if asked == "name" and not is_known(turn.answers.get("name")) and turn.talk.hesitant:
        if "anonymous" not in turn.answers and anonymity.worth_offering(turn):
            anonymity.offer(turn)
            return
    asking.go_on(turn)


def _is_rather_told(turn: Turn) -> bool:
    """What is said at the question for a wish, and tells how it is: it belongs to the story as well."""
    said = turn.said
    tells = said.intent in ("express_concern", "report_danger", "add_information") and said.words >= KEPT_FROM
    return tells and said.choice is None and not WANTS_OUTCOME.search(said.text) and not stopping.WISHES_THAT.match(said.text)


_KEPT_AS_TYPED = frozenset({"tried", "desired_outcome", "remark", "contact_route"})
"""Questions whose answer is the text itself."""
_YES_OR_NO = frozenset({"feels_safe", "authorised", "in_interest", "official", "others_read", "opt_in"})


def _tells_more(turn: Turn, asked: str) -> bool:
    """Whether an answer holds words beside it: an explanation, a doubt, a piece of the story."""
    said = turn.said
    if said.choice is not None or asked in _KEPT_AS_TYPED or plain.is_yes(said.text) or plain.is_no(said.text) or is_skip(said.text):
        return False
    left = said.text
    for found in (*said.entities, *said.periods):
        left = left.replace(found.get("text") or " ", " ")
    return len(left.split()) >= (5 if asked in _YES_OR_NO else 9 if asked in DETAILS else 7)


_BEFORE_CASE_QUESTIONS = frozenset({"confirm", "change_which"})


# The story -----------------------------------------------------------------------------------


def story(turn: Turn, first: bool) -> None:
    """A message at the story or at "anything to add?"."""
    said, talk = turn.said, turn.talk
    asked = talk.asked
    if asked == "more" and said.intent == "report_resolved" and said.confidence >= 0.6 and said.words <= 8:
        stopping.ask_which(turn, "utter_resolved_before")
        return
    if asked == "concern" and said.choice:
        if any(subject.about == said.choice.removeprefix("concern:") for subject in turn.procedure.subjects):
            turn.answers["about"] = said.choice.removeprefix("concern:")
        turn.say("utter_tell_me")
        turn.ask("concern", [])
        return
    if asked == "more" and said.words <= 6 and official.take(turn):
        return
    if asked == "more" and (said.choice or _ends_here(turn)):
        turn.answers["more"] = False
        talk.answered()
        asking.go_on(turn)
        return
    if asked == "more" and not said.attachments and (said.intent == "affirm" and said.words <= 3 or len(said.text.strip()) < 3):
        turn.say("utter_tell_me")
        talk.asked = "more"
        turn.ask("more", options_for(turn, "more"))
        return
    if not talk.story and compliment.is_one(said):
        turn.answers["kind"] = "compliment"
    if not tells_something(turn):
        known = set(turn.answers)
        harvest(turn, from_story=False)
        if set(turn.answers) - known - {"official"}:
            speech.child(turn)
            asking.ask(turn, "concern")
            return
        _ask_for_story(turn)
        return
    if asked == "more" and told_before(said.text):
        turn.say("utter_told_before")
        asking.go_on(turn, reask=True)
        return
    if asked == "more" and _ONESELF.match(said.text):
        turn.answers.setdefault("role", "client")
        turn.say("utter_noted")
        asking.go_on(turn, reask=True)
        return
    known_before = set(turn.answers)
    add_to_story(turn)
    if asked == "more" and not plain.is_question(said.text):
        talk.channel_notes["told_more"] = int(talk.channel_notes.get("told_more") or 0) + 1
    new = harvest(turn, from_story=True)
    if len(talk.story) == 1:
        talk.rich_start = len([n for n in new if n not in ("house_number", "about_whom", "email")]) >= 4
    turn.answers["concern"] = True
    if kind_of(turn.answers) == "compliment":
        compliment.thank(turn)
    elif first:
        # Somebody who begins with the story is thanked before anything is explained.
        turn.items[-1].parts.insert(0, turn.render(feeling.heard(turn)))
    elif asked != "more":
        turn.say(feeling.heard(turn))
    elif not plain.is_question(said.text):
        if not speech.told_enough(turn):
            turn.say("utter_heard_more")
    if feeling.tells_of_a_loss(said.text):
        speech.condole(turn, before=True)
    if "happened_on" in turn.answers and "happened_on" not in known_before:
        _say_back(turn, "happened_on", {"happened_on": turn.answers["happened_on"]})
    if turn.answers.get("official") == "yes" and not talk.official_said.get("explained"):
        speech.official_volunteered(turn)
    else:
        official.wished(turn)
    if said.likely("request_anonymity", 0.35) and "anonymous" not in turn.answers and anonymity.in_words(said.text):
        anonymity.choose(turn, yes=True)
    if not beside.answer_questions(turn) and asked == "more" and plain.is_question(said.text):
        turn.say("utter_question_kept")
    if len(talk.story) == 1 and compliment.in_doubt(said):
        compliment.ask(turn)
        return
    if asked != "more" and feeling.is_all(turn) and not turn.around.asks_at_once:
        turn.say("utter_tell_me")
        turn.ask("more", options_for(turn, "more"))
        return
    if asked == "more" and turn.around.asks_at_once:
        turn.answers["more"] = False  # whoever writes mail has said what there is to say
    elif asked == "more":
        talk.answered()
        talk.asked = "more"
        asking.go_on(turn, reask=True)
        return
    talk.answered()
    asking.go_on(turn)


_ONESELF = re.compile(r"^\W*(?:(?:voor|het gaat om|het is voor) )?(?:mezelf|mijzelf|me ?zelf|ikzelf|ik zelf|zelf|myself|for myself)\W*$", re.IGNORECASE)
"""Says no more than that it is about the writer."""


def _ends_here(turn: Turn) -> bool:
    """Whether a message at "anything to add?" says no more than that there is nothing."""
    said = turn.said
    short = said.intent in ("deny", "unsure", "thank") and said.words <= 3
    return short or plain.nothing_more(said.text) or plain.is_no(said.text) or (plain.is_unsure(said.text) and said.words <= 4)


_HARD_TO_BEGIN, _IN_PEACE = 2, 4
"""After so many messages that tell nothing come a few words to choose from, and then no more than an open door."""


def _ask_for_story(turn: Turn) -> None:
    """Something was said, but not yet what the matter is."""
    talk = turn.talk
    if talk.asked == "concern":
        tries = talk.tries["concern"] = talk.tries.get("concern", 0) + 1
        if tries >= _HARD_TO_BEGIN:
            turn.say("utter_come_back" if tries >= _IN_PEACE else "utter_hard_to_begin")
            turn.ask("concern", options_for(turn, "begin"))
            return
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
    elif asked == "route" and kept.get("route") == "outside":
        turn.say("utter_route_outside")
    elif asked == "age_band":
        if kept.get("age_band") in ("under_12", "12_15", "16_17"):
            turn.talk.child = True
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
    "continue": lambda turn: staying.take(turn),
    "danger_now": lambda turn: danger.checked(turn),
    "staff_look": lambda turn: danger.may_staff_look(turn),
    "wipe_sure": lambda turn: stopping.wipe_sure(turn),
    "stop_which": lambda turn: stopping.which(turn),
    "withdraw_sure": lambda turn: stopping.sure(turn),
    "return_code": lambda turn: returning.take(turn),
    "praise": lambda turn: compliment.answer(turn, lambda again: story(again, False)),
    "anonymous": lambda turn: anonymity.answer(turn),
    "confidant_story": lambda turn: confidant.answer(turn),
    "language": lambda turn: language.chosen(turn),
}
