"""Putting questions: the next one, the open one again, and what to do when an answer was not understood."""

from __future__ import annotations

from actions.dialogue import readback, speech
from actions.dialogue.choices import options_for
from actions.dialogue.harvest import DETAILS, MANAGER_HINT, STAFF_HINT, relation_told
from actions.dialogue.readers import UNKNOWN
from actions.dialogue.talk import Option
from actions.dialogue.turn import Turn
from nlu.danger_who import speaks_of_staff
from procedures.admissibility import late_exceptions
from procedures.ladder import not_safe
from procedures.questions import Circumstances, is_known, next_question, remaining_questions

STEERING = frozenset(
    "confirm change_which continue danger_now staff_look stop_which withdraw_sure wipe_sure return_code anonymous"
    " confidant_story language".split()
)
"""Questions about the talk and not about the matter; each is answered by a module of its own."""


_NOT_COUNTED = frozenset(
    "confirm change_which continue stop_which withdraw_sure wipe_sure return_code language danger_now staff_look"
    " anonymous".split()
)

_NEVER_LEFT_OPEN = frozenset({"concern", "confirm", "official", "details", "danger_now", "anonymous"})


def go_on(turn: Turn, *, reask: bool = False) -> None:
    """Ask the next question, or the open one again; after the last comes the read-back."""
    talk = turn.talk
    if _doubtful_danger(turn):
        check_danger(turn)
        return
    if not talk.danger.get("alerted"):  # else the right numbers were given already
        speech.child(turn)
    if reask and talk.asked == "stop_which" and not talk.has_case:
        resume(turn)
        return
    if reask and talk.asked:
        ask(turn, talk.asked)
        return
    relation_told(turn)
    _keep_it_safe(turn)
    name = next_question(turn.procedure, turn.answers, circumstances(turn))
    if name is None:
        readback.show(turn)
    else:
        ask(turn, name)


def _keep_it_safe(turn: Turn) -> None:
    """Whoever does not know whether the begeleider is safe is not sent there: a child, or where the story is about one."""
    told = turn.answers.get("feels_safe")
    if "feels_safe" not in turn.answers or is_known(told) or not_safe(turn.answers):
        return
    may_be_the_danger = any(step.person_complained_about for step in turn.procedure.steps)
    if may_be_the_danger and (turn.talk.child or speaks_of_staff(turn.talk.text())):
        turn.answers["feels_safe"] = {**(told or {}), "careful": True}
        turn.say("utter_not_safe_unknown")


def circumstances(turn: Turn) -> Circumstances:
    """What decides about the next question besides the answers."""
    talk = turn.talk
    return Circumstances(
        asked=[n for n in talk.asked_before if n not in _NOT_COUNTED],
        child=talk.child,
        pushes=turn.around.pushes,
        staff_hint=bool(STAFF_HINT.search(talk.text())),
        manager_hint=bool(MANAGER_HINT.search(talk.text())),
        rich_start=talk.rich_start,
        hesitant=talk.hesitant,
        late_for=late_exceptions(turn.procedure, turn.answers, turn.around.today),
        at_once=turn.around.asks_at_once,
    )


def ask(turn: Turn, name: str) -> None:
    """Put one question, with its buttons and whatever must be told first."""
    if name == "confirm":
        readback.show(turn, again=True)
        return
    turn.talk.asked_at_once = []
    if turn.around.asks_at_once and name not in STEERING and name != "concern":
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


def not_understood(turn: Turn, *, kept: bool = False) -> None:
    """Ask in other words, then point at the buttons, then offer a person.

    With `kept` the message went to the story, and that was said: then nothing was misunderstood.
    """
    talk = turn.talk
    name = talk.asked or "concern"
    tries = talk.tries.get(name, 0) + 1
    talk.tries[name] = tries
    if tries == 1:
        _in_other_words(turn, name, kept)
    elif tries == 2:
        if not kept:
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


_FEWER_BUTTONS = {"role": "whose"}
"""Questions that come with fewer buttons where the many were passed over."""


def _in_other_words(turn: Turn, name: str, kept: bool) -> None:
    """What is asked, said otherwise: a question of its own, or what is meant and the question again."""
    if speech.has(turn, f"utter_retry_{name}"):
        turn.say(f"utter_retry_{name}")
        turn.ask(name, options_for(turn, _FEWER_BUTTONS.get(name, name)))
        return
    if clear := clarification(turn, name):
        turn.say(clear)
        if name in _CLARIFIED_AS_A_QUESTION:
            turn.ask(name, options_for(turn, name))
            return
    elif not kept:
        turn.say("utter_rephrase")
    ask(turn, name)


_CLARIFIED_AS_A_QUESTION = frozenset({"details"})
"""Questions too long to be put again behind the words that explain them, which end in a question of their own."""


def clarification(turn: Turn, name: str | None) -> str | None:
    """The key of the sentence that says what a question means and why it is asked."""
    key = f"utter_clarify_{'name' if name in DETAILS - {'details'} else name}"
    return key if speech.has(turn, key) else None


def clarify(turn: Turn) -> None:
    """What the open question means and why it is asked, and the question."""
    name = turn.talk.asked
    turn.say(clarification(turn, name) or "utter_clarify")
    if name == "stop_which":
        ask(turn, name)
    elif name in _CLARIFIED_AS_A_QUESTION:
        turn.ask(name, options_for(turn, name))
    else:
        return_to_question(turn)


def ask_again(turn: Turn) -> None:
    """The open question once more, where nothing was said: an emoji, dots."""
    turn.say("utter_danger_no_hurry")
    return_to_question(turn)


def _can_be_skipped(options: list[Option]) -> bool:
    return any(option["payload"].endswith((":skip", ":unknown")) for option in options)


def tell_about_parents(turn: Turn) -> None:
    """A child that asks whether its parents will hear, or does not want that, hears what holds."""
    turn.say("utter_child_parents")
    if not turn.talk.has_case:
        return_to_question(turn)


def _doubtful_danger(turn: Turn) -> bool:
    found = turn.said.danger
    return bool(found and not found["certain"] and found["kind"] not in turn.talk.danger.get("checked", []))


def check_danger(turn: Turn) -> None:
    """In doubt: one gentle question before anything else."""
    found = turn.said.danger or {}
    turn.talk.danger.setdefault("checked", []).append(found.get("kind"))
    turn.talk.pending["danger"] = {**found, "sentence": turn.said.text}
    turn.talk.paused = turn.talk.asked
    ask_about_danger(turn)


def ask_about_danger(turn: Turn) -> None:
    """The gentle question: about dying it is asked in so many words."""
    kind = (turn.talk.pending.get("danger") or {}).get("kind")
    turn.say("utter_ask_danger_now_self" if kind in ("suicide", "self_harm") else "utter_ask_danger_now")
    turn.ask("danger_now", options_for(turn, "danger_now"))


def resume(turn: Turn) -> None:
    """Return to the question that waited, or to the next one."""
    talk = turn.talk
    if talk.paused:
        talk.asked, talk.paused = talk.paused, None
        if talk.asked == "confirm":
            readback.show(turn)
            return
        go_on(turn, reask=True)
    else:
        talk.answered()
        if talk.story or talk.phase == "handed_over":
            go_on(turn)
        else:
            ask(turn, "concern")


def return_to_question(turn: Turn) -> None:
    """Put the open question again, or the next one where none is open."""
    talk = turn.talk
    if talk.asked == "confirm":
        readback.show(turn, again=True)
    elif talk.asked == "danger_now":
        ask_about_danger(turn)
    elif talk.asked == "stop_which" and not talk.has_case:
        resume(turn)  # whoever asks or tells something else did not stop
    elif talk.asked in STEERING:
        turn.say(f"utter_ask_{talk.asked}")
        turn.ask(talk.asked, talk.options)
    elif talk.asked:
        ask(turn, talk.asked)
    elif talk.story:
        go_on(turn)
    else:
        ask(turn, "concern")
