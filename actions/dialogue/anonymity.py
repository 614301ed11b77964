"""Anonymous: what it means on this channel, what is lost by it, and taking names out."""

from __future__ import annotations

from actions.cases import complainant
from actions.cases.scrub import without_identity
from actions.dialogue import asking, speech
from actions.dialogue.choices import options_for
from actions.dialogue.readers import is_skip, read_answer
from actions.dialogue.telling import afraid_of_parents, tells_something
from actions.dialogue.turn import MAIN_LINE, Handled, Turn

IDENTIFYING = ("name", "street", "house_number", "postcode", "city", "phone", "email", "address", "details", "on_behalf_of")


def wants(turn: Turn) -> Handled | None:
    """Asked for anonymity: a question gets the explanation, a wish is done at once."""
    speech.welcome_if_new(turn)
    if afraid_of_parents(turn):
        asking.tell_about_parents(turn)
        return None
    if turn.talk.has_case:
        make_anonymous(turn)
        return None
    talk = turn.talk
    if talk.asked and talk.asked not in asking.STEERING and is_skip(turn.said.text):
        return MAIN_LINE  # "wil ik niet zeggen" passes over this one question
    if tells_something(turn) and turn.said.words >= 9 and talk.asked in (None, "concern", "more"):
        return MAIN_LINE
    if turn.said.text.strip().endswith("?") and not turn.answers.get("anonymous"):
        offer(turn)
        return None
    if talk.asked in ("name", "details", "phone", "email", "address", "postcode", "city"):
        talk.answered()
    choose(turn, yes=True)
    if talk.asked:
        asking.go_on(turn, reask=True)
    elif talk.story:
        asking.go_on(turn)
    else:
        asking.ask(turn, "concern")
    return None


def worth_offering(turn: Turn) -> bool:
    return turn.answers.get("anonymous") is None


def offer(turn: Turn) -> None:
    """Explain and ask; the open question waits."""
    turn.talk.paused = turn.talk.asked
    explain(turn)
    turn.say("utter_ask_anonymous")
    turn.ask("anonymous", options_for(turn, "anonymous"))


def explain(turn: Turn) -> None:
    """What this channel shows, what is lost, and what this procedure says about it."""
    turn.say("utter_anonymous_explained", visible=turn.render(f"utter_anonymous_visible_{turn.around.channel}"))
    stance = turn.procedure.anonymity
    if stance and stance.before_choice:
        turn.add(turn.from_procedure(stance.before_choice))
    if _leads_to_the_portal(turn):
        turn.say("utter_anonymous_portal")


def _leads_to_the_portal(turn: Turn) -> bool:
    """Whether this procedure itself names Klachtenportaal Zorg; no other hears of it."""
    procedure = turn.procedure
    names = [*(step.key for step in procedure.steps), *(route.key for route in procedure.routes_always_open)]
    return any("klachtenportaal" in name for name in names)


def answer(turn: Turn) -> None:
    """Yes or no to the question whether to stay anonymous."""
    kept = read_answer(turn, "anonymous")
    if kept is None and turn.said.intent == "request_anonymity":
        kept = {"anonymous": True}
    if kept is not None and not isinstance(kept["anonymous"], bool):
        kept = {"anonymous": False}  # "liever niet", "weet ik niet": then nothing changes, and it can be chosen later
    if kept is None:
        asking.not_understood(turn)
        return
    paused = turn.talk.paused
    turn.talk.answered()
    if kept["anonymous"]:
        choose(turn, yes=True)
        if paused in IDENTIFYING:
            turn.talk.paused = None
    else:
        turn.answers["anonymous"] = False
        turn.say("utter_not_anonymous")
    if turn.talk.paused:
        asking.resume(turn)
    else:
        asking.go_on(turn) if turn.talk.story else asking.ask(turn, "concern")


def choose(turn: Turn, *, yes: bool) -> None:
    """Become anonymous: every identifying answer goes, also out of what was told before."""
    already = turn.answers.get("anonymous") is True
    turn.answers["anonymous"] = yes
    known = [str(turn.answers[name]) for name in IDENTIFYING if isinstance(turn.answers.get(name), str)]
    for name in IDENTIFYING:
        turn.answers.pop(name, None)
    turn.talk.marks = {k: v for k, v in turn.talk.marks.items() if k not in IDENTIFYING}
    turn.talk.story = [without_identity(message, known) for message in turn.talk.story]
    for name, value in list(turn.answers.items()):
        turn.answers[name] = _scrubbed(value, known)
    turn.talk.pending["scrub"] = known
    if already:
        turn.say("utter_already_anonymous")
        return
    key = "utter_anonymous_official" if turn.answers.get("official") == "yes" else "utter_anonymous_chosen"
    turn.say(key, visible=turn.render(f"utter_anonymous_visible_{turn.around.channel}"))


def _scrubbed(value: object, known: list[str]) -> object:
    if isinstance(value, str) and len(value) > 20:
        return without_identity(value, known)
    if isinstance(value, dict) and isinstance(value.get("text"), str):
        return {**value, "text": without_identity(value["text"], known)}
    return value


def make_anonymous(turn: Turn) -> None:
    """Anonymity chosen late: everything that identifies goes, also from what was handed over."""
    known = [str(turn.answers[n]) for n in IDENTIFYING if isinstance(turn.answers.get(n), str)]
    choose(turn, yes=True)
    complainant.make_anonymous(turn.desk, turn.case, lambda text: without_identity(text, known))
