"""The intake: welcome, the story, question after question, until the read-back."""

from __future__ import annotations

import re
from collections.abc import Callable

from actions.cases.scrub import without_identity
from actions.dialogue import after, anonymity, compliment, confidant, danger, human, readback, returning, speech, stopping
from actions.dialogue.choices import options_for
from actions.dialogue.harvest import STAFF_HINT, harvest, relation_told, wants_official
from actions.dialogue.readers import UNKNOWN, details_in, read_answer
from actions.dialogue.talk import Option
from actions.dialogue.turn import Turn
from nlu.bsn import mask_bsn
from procedures.questions import Circumstances, is_known, kind_of, next_question, remaining_questions

_BARE_WISH = re.compile(
    r"^\W*(?:hallo|hoi|hey|hi|hello|goede\w+|dag|beste|geachte|mevrouw|meneer|,|\s)*"
    r"(?:ik|we|wij|i|we)\b.{0,25}\b(?:klacht|klachten|klagen|melden|melding|kwijt|vertellen|probleem|onvrede|complain|"
    r"complaint|problem|report)\b(?: (?:indienen|doen|maken|melden|heb|over jullie|tegen jullie|over mijn \w+|officieel|"
    r"formeel|officially|formally))*\W*$",
    re.IGNORECASE,
)
_OPENERS = frozenset(
    {"greet", "help", "bot_challenge", "thank", "goodbye", "affirm", "deny", "unsure", "choose", "change_language"}
)
_STORY_INTENTS = frozenset(
    "express_concern file_official_complaint keep_informal report_unresolved add_information request_anonymity"
    " compliment report_danger give_details".split()
)


def take(turn: Turn) -> None:
    """Take what was said as part of the conversation's main line."""
    if after.has_case(turn) and turn.talk.asked not in _BEFORE_CASE_QUESTIONS:
        after.take(turn)
        return
    if turn.said.choice and turn.said.choice.startswith("do:"):
        _do(turn, turn.said.choice[3:])
        return
    if returning.offered(turn):
        returning.take(turn)
        return
    first = speech.welcome_if_new(turn)
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
        tell_about_parents(turn)
        return
    if said.intent == "report_resolved" and said.confidence >= 0.6 and said.choice is None:
        stopping.ask_which(turn, "utter_resolved_before")
        return
    kept = read_answer(turn, asked)
    if kept is None and wants_official(said.text) and turn.answers.get("official") != "yes":
        turn.answers["official"] = "yes"
        turn.talk.official_said = {"at": turn.around.now.isoformat(), "answer": "yes", "how": "volunteered"}
        speech.official_volunteered(turn)
        go_on(turn, reask=asked != "name")
        return
    if kept is None:
        if _is_more_story(turn):
            add_to_story(turn)
            harvest(turn, from_story=True)
            turn.say("utter_added_to_story")
            go_on(turn, reask=True)
            return
        new = harvest(turn, from_story=False)
        if asked in turn.answers:  # said in other words than the reader of this question knows
            talk.answered()
            go_on(turn)
        elif new:
            turn.say("utter_noted")
            go_on(turn, reask=True)
        else:
            not_understood(turn)
        return
    settle(turn, asked, kept)


_ABOUT_OTHERS = frozenset({"your_coach", "about_whom", "on_behalf_of", "tried"})
"""Questions whose answer names somebody else."""

_PARENTS_MUST_NOT = re.compile(
    r"\b(?:mama|papa|mam|pap|(?:mijn|mn|m'n) (?:ouders|moeder|vader)|mum|mom|dad|my (?:parents|mother|father))\b.{0,30}"
    r"\b(?:niet|niks|nooit|not|never|don'?t|mustn'?t)\b",
    re.IGNORECASE,
)


def afraid_of_parents(turn: Turn) -> bool:
    """A child that does not want its parents to hear of it; an answer to the open question it is not."""
    return turn.talk.child and turn.said.choice is None and bool(_PARENTS_MUST_NOT.search(turn.said.text))


def tell_about_parents(turn: Turn) -> None:
    turn.say("utter_child_parents")
    go_on(turn, reask=True)


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
    go_on(turn)


def go_on(turn: Turn, *, reask: bool = False) -> None:
    """Ask the next question, or the open one again; after the last comes the read-back."""
    talk = turn.talk
    if _doubtful_danger(turn):
        danger.check(turn)
        return
    if reask and talk.asked:
        ask(turn, talk.asked)
        return
    relation_told(turn)
    name = next_question(turn.procedure, turn.answers, circumstances(turn))
    if name is None:
        readback.show(turn)
    else:
        ask(turn, name)


def circumstances(turn: Turn) -> Circumstances:
    talk = turn.talk
    return Circumstances(
        asked=[n for n in talk.asked_before if n not in _NOT_COUNTED],
        child=talk.child,
        pushes=turn.around.pushes,
        staff_hint=bool(STAFF_HINT.search(talk.text())),
        rich_start=talk.rich_start,
        hesitant=talk.hesitant,
    )


_NOT_COUNTED = frozenset(
    "confirm change_which continue stop_which withdraw_sure return_code language danger_now anonymous".split()
)
_BEFORE_CASE_QUESTIONS = frozenset({"confirm", "change_which"})


def ask(turn: Turn, name: str) -> None:
    """Put one question, with its buttons and whatever must be told first."""
    if name == "confirm":
        readback.show(turn, again=True)
        return
    turn.talk.asked_at_once = []
    if turn.around.asks_at_once and name not in SPECIAL and name != "concern":
        _ask_at_once(turn, name)
        return
    speech.question(turn, name)
    turn.ask(name, options_for(turn, name))


def _ask_at_once(turn: Turn, first: str) -> None:
    """In a mail everything that is still missing is asked together, numbered by the channel."""
    talk = turn.talk
    still = remaining_questions(turn.procedure, turn.answers, circumstances(turn))
    names = [first, *(name for name in still if name not in (first, "more"))]
    item, questions = turn.items[-1], []
    for name in names:
        before = len(item.parts)
        speech.question(turn, name)
        sentence = "\n".join(item.parts[before:])
        del item.parts[before:]
        questions.append({"asks": name, "text": sentence, "options": options_for(turn, name)})
        talk.ask(name, [])
    talk.asked_at_once = questions
    talk.asked, talk.options = first, questions[0]["options"]
    item.custom["asks"] = first
    item.custom["questions"] = questions
    item.options = questions[0]["options"] if len(questions) == 1 else []


def not_understood(turn: Turn) -> None:
    """Rephrase once, then point at the buttons, then offer a person; the answer is kept anyway."""
    talk = turn.talk
    name = talk.asked or "concern"
    tries = talk.tries.get(name, 0) + 1
    talk.tries[name] = tries
    if tries == 1 and speech.has(turn, f"utter_retry_{name}"):
        turn.say(f"utter_retry_{name}")  # says in other words what is asked
        turn.ask(name, options_for(turn, name))
    elif tries == 1:
        turn.say("utter_rephrase")
        ask(turn, name)
    elif tries == 2:
        turn.say("utter_use_buttons")
        ask(turn, name)
    elif tries > 3 and name not in _NEVER_LEFT_OPEN:
        turn.answers[name] = UNKNOWN
        talk.answered()
        turn.say("utter_left_open")
        go_on(turn)
    else:
        turn.say("utter_offer_human")
        ask(turn, name)
        skip = [] if _can_be_skipped(turn.talk.options) else [turn.option("utter_button_skip", "do:skip")]
        turn.talk.options = [*turn.talk.options, turn.option("utter_button_human", "do:human"), *skip]
        turn.items[-1].options = turn.talk.options


def _can_be_skipped(options: list[Option]) -> bool:
    return any(option["payload"].endswith((":skip", ":unknown")) for option in options)


_NEVER_LEFT_OPEN = frozenset({"concern", "confirm", "official", "details", "danger_now", "anonymous"})


# The story -----------------------------------------------------------------------------------


def story(turn: Turn, first: bool) -> None:
    said, talk = turn.said, turn.talk
    asked = talk.asked
    if asked == "more" and (said.choice or said.intent in ("deny", "unsure") or _nothing_more(said.text)):
        turn.answers["more"] = False
        talk.answered()
        go_on(turn)
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
            ask(turn, "more")
        else:
            ask(turn, "concern")
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
        go_on(turn, reask=True)
        return
    talk.answered()
    go_on(turn)


def _ask_for_story(turn: Turn) -> None:
    """Something was said, but not yet what the matter is."""
    talk = turn.talk
    if talk.asked == "concern" and turn.said.intent not in _OPENERS:
        talk.tries["concern"] = talk.tries.get("concern", 0) + 1
        turn.say("utter_tell_me")
    elif turn.answers.get("official") == "yes" and not turn.talk.official_said.get("explained"):
        speech.official_volunteered(turn)
    if confidant.must_warn(turn):
        confidant.warn(turn)
    ask(turn, "concern")


def tells_something(turn: Turn) -> bool:
    """Whether the message holds (a piece of) the story, and not only that there is one."""
    said = turn.said
    if said.choice is not None or not said.text.strip():
        return False
    if turn.talk.asked == "more":
        return said.intent not in ("greet", "thank", "help") or said.words > 4
    if said.intent in _OPENERS and said.words <= 4:
        return False
    if _BARE_WISH.match(said.text) and said.words <= 12:
        return False
    if turn.talk.asked == "concern":
        return said.words >= 2 or len(said.text) >= 12
    if turn.talk.asked is None and said.intent == "give_details" and said.words <= 6:
        return False
    return said.words >= 4 or said.intent in ("express_concern", "compliment")


def _nothing_more(text: str) -> bool:
    return bool(re.fullmatch(
        r"\W*(nee+n?|neu|nope|niks|niets|dat (was|is) (het|alles)|dit (was|is) (het|alles)|verder niets?|klaar|"
        r"that'?s (all|it)|nothing( else)?|no)\b[\w\s,.!]{0,25}",
        text.strip(), re.IGNORECASE,
    ))  # fmt: skip


def _is_more_story(turn: Turn) -> bool:
    said = turn.said
    if said.intent == "give_details" and len(details_in(turn)) >= 2:
        return False  # name and address, typed before they were asked
    return said.choice is None and said.words >= 9 and (said.intent in _STORY_INTENTS or said.words >= 25)


def add_to_story(turn: Turn) -> None:
    masked, had_bsn = mask_bsn(turn.said.text)
    if turn.answers.get("anonymous") is True:
        masked = without_identity(masked)
        turn.talk.pending.setdefault("scrub", [])
    turn.talk.story.append(masked)
    turn.answers["concern"] = True
    if had_bsn:
        turn.say("utter_bsn_masked")


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
    go_on(turn, reask=True)


def _do(turn: Turn, what: str) -> None:
    speech.welcome_if_new(turn)
    if what == "human":
        human.request(turn)
    elif what == "anonymous":
        turn.talk.answered()
        anonymity.choose(turn, yes=True)
        go_on(turn)
    elif what == "skip" and turn.talk.asked:
        turn.answers.setdefault(turn.talk.asked, UNKNOWN)
        turn.talk.answered()
        go_on(turn)
    elif what == "new":
        after.start_second(turn)
    else:
        go_on(turn, reask=True)


def _doubtful_danger(turn: Turn) -> bool:
    found = turn.said.danger
    return bool(found and not found["certain"] and found["kind"] not in turn.talk.danger.get("checked", []))


SPECIAL: dict[str, Callable[[Turn], None]] = {
    "confirm": lambda turn: readback.answer(turn),
    "change_which": lambda turn: readback.change(turn),
    "continue": lambda turn: danger.going_on(turn),
    "danger_now": lambda turn: danger.checked(turn),
    "stop_which": lambda turn: stopping.which(turn),
    "withdraw_sure": lambda turn: stopping.sure(turn),
    "return_code": lambda turn: returning.take(turn),
    "anonymous": lambda turn: anonymity.answer(turn),
    "confidant_story": lambda turn: confidant.answer(turn),
    "language": lambda turn: speech.language_chosen(turn),
}
