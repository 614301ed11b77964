"""Stop: which stop is meant. Withdrawing takes two steps and never follows from one word."""

from __future__ import annotations

import re

from actions.cases import complainant
from actions.dialogue import asking, speech
from actions.dialogue.choices import options_for
from actions.dialogue.turn import MAIN_LINE, Handled, Turn


def wants(turn: Turn) -> Handled | None:
    """Somebody breaks off: ask which stop; the open question waits."""
    if _hardly_a_stop(turn):
        return MAIN_LINE
    speech.welcome_if_new(turn)
    ask_which(turn, "")
    return None


def ask_which(turn: Turn, lead: str) -> None:
    """Put the question which stop; `lead` is the key of another sentence than the usual one."""
    if turn.talk.asked != "stop_which":
        turn.talk.paused = turn.talk.asked
    turn.say(lead or ("utter_ask_stop_which_case" if turn.talk.has_case else "utter_ask_stop_which"))
    options = options_for(turn, "stop_which")
    if turn.talk.has_case:
        options = [
            turn.option("utter_button_stop_which_pause", "stop_which:pause"),
            turn.option("utter_button_stop_which_withdraw", "stop_which:withdraw"),
            turn.option("utter_button_stop_which_no_messages", "stop_which:no_messages"),
            turn.option("utter_button_stop_which_go_on", "stop_which:go_on"),
        ]
    elif not turn.around.pushes:
        options = [o for o in options if not o["payload"].endswith("no_messages")]
    turn.ask("stop_which", options)


_TAKES_BACK = re.compile(
    r"trek|intrekk|ingetrok|stop|annuleer|afzien|zie .{0,20}\baf\b|laat .{0,20}(?:maar|vallen|zitten)|niet meer (?:door|nodig|verder)|"
    r"hoeft niet|haal .{0,25}\bweg|verwijder|van de baan|vergeet|withdraw|cancel|drop|take .{0,25}back|never ?mind|forget|retract|"
    r"schrap|terugtrek|terugnemen|neem .{0,30}terug|pull",
    re.IGNORECASE,
)


def _hardly_a_stop(turn: Turn) -> bool:
    """Read as a stop with little ground and without any word for it, while a question is open."""
    said = turn.said
    return (
        turn.talk.asked is not None and said.confidence < 0.6 and said.choice is None
        and not re.search(r"stop|einde|ophoud|klaar|genoeg|weg\b|laat maar|hoeft niet|quit|end|cancel|enough|never ?mind|leave", said.text, re.IGNORECASE)
    )  # fmt: skip


def which(turn: Turn) -> None:
    """The answer to which stop."""
    choice = (turn.said.choice or "").removeprefix("stop_which:") or in_words(turn)
    if choice == "pause":
        turn.talk.asked, turn.talk.options = turn.talk.paused, []
        turn.talk.paused = None
        turn.say("utter_paused")
    elif choice == "wipe":
        turn.talk.paused = None
        turn.say("utter_wiped")
        turn.talk.pending["wipe"] = True
    elif choice == "withdraw":
        withdraw(turn)
    elif choice == "no_messages":
        turn.talk.pending["opt_out"] = True
        turn.talk.asked, turn.talk.options = turn.talk.paused, []
        turn.talk.paused = None
        turn.say("utter_no_messages")
    elif choice == "go_on":
        turn.talk.answered()
        asking.resume(turn) if not turn.talk.has_case else turn.say("utter_go_on_case")
    elif turn.said.intent == "stop":
        turn.talk.asked, turn.talk.options, turn.talk.paused = turn.talk.paused, [], None
        turn.say("utter_paused")
    else:
        turn.say("utter_rephrase")
        turn.say("utter_ask_stop_which_case" if turn.talk.has_case else "utter_ask_stop_which")
        turn.ask("stop_which", turn.talk.options or list(options_for(turn, "stop_which")))
        intake_tries = turn.talk.tries.get("stop_which", 0) + 1
        turn.talk.tries["stop_which"] = intake_tries
        if intake_tries > 2:
            asking.go_on(turn)


def in_words(turn: Turn) -> str:
    """Which stop a short message names; empty where it names none."""
    text = turn.said.text.lower()
    if turn.said.choice is not None or turn.said.words > 8:
        return ""
    for choice, words in {
        "wipe": ("wis", "weg", "verwijder", "delete", "erase", "wipe"),
        "withdraw": ("intrek", "trek", "withdraw"),
        "no_messages": ("geen bericht", "no messages", "afmeld"),
        "pause": ("pauze", "later", "even stop", "pause"),
        "go_on": ("verder", "door", "continue", "go on"),
    }.items():
        if any(word in text for word in words):
            return choice if choice != "withdraw" or turn.talk.has_case else "wipe"
    return "go_on" if turn.said.intent == "deny" else ""


def withdraw(turn: Turn) -> Handled | None:
    """First step: say what withdrawing means and ask."""
    if turn.said.choice is None and not _TAKES_BACK.search(turn.said.text) and turn.talk.phase != "new":
        return MAIN_LINE  # "ik wil mijn geld terug" takes nothing back
    speech.welcome_if_new(turn)
    if not turn.talk.has_case:
        ask_which(turn, "")
        return None
    turn.say("utter_ask_withdraw_sure", reference=turn.talk.reference or "")
    turn.ask("withdraw_sure", options_for(turn, "withdraw_sure"))
    return None


def sure(turn: Turn) -> None:
    """Second step: only a plain yes withdraws."""
    choice = (turn.said.choice or "").removeprefix("withdraw_sure:")
    if choice == "yes" or (not choice and turn.said.intent == "affirm" and turn.said.confidence >= 0.6):
        turn.talk.answered()
        _withdraw_now(turn)
    elif choice == "no" or turn.said.intent in ("deny", "unsure", "stop"):
        turn.talk.answered()
        turn.say("utter_not_withdrawn")
    else:
        turn.say("utter_rephrase")
        turn.say("utter_ask_withdraw_sure", reference=turn.talk.reference or "")
        turn.ask("withdraw_sure", options_for(turn, "withdraw_sure"))


def _withdraw_now(turn: Turn) -> None:
    complainant.withdraw(turn.desk, turn.case)
    turn.say("utter_withdrawn", reference=turn.talk.reference)
