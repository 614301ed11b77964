"""Stop: which stop is meant. Withdrawing takes two steps and never follows from one word."""

from __future__ import annotations

import re

from actions.cases import complainant, texts
from actions.dialogue import asking, ended, official, plain, readback, speech
from actions.dialogue.choices import options_for
from actions.dialogue.harvest import harvest
from actions.dialogue.telling import KEPT_FROM, keep_words
from actions.dialogue.turn import MAIN_LINE, Handled, Turn


def wants(turn: Turn) -> Handled | None:
    """Somebody breaks off: ask which stop; the open question waits."""
    if _hardly_a_stop(turn):
        return MAIN_LINE
    speech.welcome_if_new(turn)
    if turn.talk.story and not turn.talk.has_case and _NO_QUESTIONS.search(turn.said.text):
        turn.say("utter_no_more_questions")
    ask_which(turn, "")
    return None


def ask_which(turn: Turn, lead: str) -> None:
    """Put the question which stop; `lead` is the key of another sentence than the usual one."""
    if turn.talk.asked != "stop_which":
        turn.talk.paused = turn.talk.asked
        turn.talk.tries.pop("stop_which", None)
    turn.say(lead or ("utter_ask_stop_which_case" if turn.talk.has_case else "utter_ask_stop_which"))
    turn.ask("stop_which", options_for(turn, "stop_which"))


_NO_QUESTIONS = re.compile(r"\bvra(?:ag|gen)\b|\bquestions?\b", re.IGNORECASE)


_TAKES_BACK = re.compile(
    r"trek|intrekk|ingetrok|stop|annuleer|afzien|zie .{0,20}\baf\b|laat .{0,20}(?:maar|vallen|zitten)|niet meer (?:door|nodig|verder)|"
    r"hoeft niet|haal .{0,25}\bweg|verwijder|van de baan|vergeet|withdraw|cancel|drop|take .{0,25}back|never ?mind|forget|retract|"
    r"schrap|terugtrek|terugnemen|neem .{0,30}terug|pull",
    re.IGNORECASE,
)


WISHES_THAT = re.compile(r"\W*(?:(?:ik|we|wij|i|we) (?:\w+ ){1,3})?(?:dat|that)\b", re.IGNORECASE)
"""What is hoped for begins so: "dat het stopt" breaks nothing off."""
_THAT_IT_STOPS = re.compile(r"\W*(?:(?:ik|we|wij) (?:\w+ ){1,3})?dat (?:ie|hij|zij|ze|het|dit|dat|die|mijn|de)\b(?! gesprek\b)", re.IGNORECASE)
"""Somebody or something else is to stop, whatever is asked."""


def _hardly_a_stop(turn: Turn) -> bool:
    """Read as a stop with little ground and without any word for it, while a question is open."""
    said = turn.said
    if said.choice is None and _THAT_IT_STOPS.match(said.text):
        return True
    if turn.talk.asked == "desired_outcome" and said.choice is None and WISHES_THAT.match(said.text):
        return True
    return (
        turn.talk.asked is not None and said.choice is None and said.confidence < (1.0 if said.language in ("nl", "en") else 0.6)
        and not _BREAKS_OFF.search(said.text)
    )  # fmt: skip


_BREAKS_OFF = re.compile(
    r"stop|einde|ophoud|\bhou\w* (?:er )?(?:maar |nu |mee )*op\b|\bkap\b|klaar|genoeg|\bweg\b|\blaat (?:maar|het|dit|me|mij)|hoeft niet|niet (?:meer )?verder|"
    r"\b(?:wil|ga|hoef|kan|doe) (?:ik )?(?:dit |het |er )?(?:niet|geen)\b|geen (?:zin|tijd|vragen)|annul|afbrek|be[eë]indig|verwijder|wis|vergeet|doei|"
    r"quit|\bend|cancel|enough|never ?mind|leave|\bdone\b|no more|delete|forget|don'?t want",
    re.IGNORECASE,
)
"""Words that break a talk off; without one of them a guess at it is not followed."""


def which(turn: Turn) -> None:
    """The answer to which stop."""
    choice = (turn.said.choice or "").removeprefix("stop_which:") or in_words(turn)
    if choice == "pause":
        turn.talk.asked, turn.talk.options = turn.talk.paused, []
        turn.talk.paused = None
        turn.say(paused_key(turn))
    elif choice == "wipe":
        _wipe(turn)
    elif choice == "wipe?":
        turn.say("utter_ask_wipe_sure")
        turn.ask("wipe_sure", options_for(turn, "wipe_sure"))
    elif choice == "pass_on":
        turn.talk.answered()
        turn.talk.paused = None
        readback.show(turn)
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
        turn.say(paused_key(turn))
    else:
        _none_of_these(turn)


def _none_of_these(turn: Turn) -> None:
    """No way of stopping was named: the talk goes on, and what was typed is kept."""
    said, paused = turn.said, turn.talk.paused
    turn.talk.answered()
    if turn.talk.has_case:
        turn.say("utter_go_on_case")
        return
    if not official.wished(turn) and said.choice is None and said.words >= KEPT_FROM and not plain.is_unsure(said.text):
        keep_words(turn)
    else:
        harvest(turn, from_story=False)
    turn.talk.paused = paused
    turn.say("utter_going_on")
    asking.resume(turn)


def paused_key(turn: Turn) -> str:
    """What is said at a pause: after danger staff know of that, whatever else was not passed on."""
    return "utter_paused_danger" if turn.talk.danger.get("staff_know") else "utter_paused"


def ask_wipe(turn: Turn) -> None:
    """Wiping was asked for in so many words: one question, for what is wiped never comes back."""
    turn.talk.paused = turn.talk.asked
    turn.say("utter_ask_wipe_sure")
    turn.ask("wipe_sure", options_for(turn, "wipe_sure"))


def _wipe(turn: Turn) -> None:
    """All that was told goes; the alert of danger stays for staff, and that is said."""
    turn.talk.paused = None
    turn.say("utter_wiped_danger" if turn.talk.danger.get("staff_know") else "utter_wiped")
    turn.talk.pending["wipe"] = True


def wipe_sure(turn: Turn) -> None:
    """Words that may mean wiping are asked about once: what is wiped never comes back."""
    choice = (turn.said.choice or "").removeprefix("wipe_sure:")
    if choice == "yes" or (not choice and (plain.is_yes(turn.said.text) or _WIPE_ALL.match(turn.said.text))):
        turn.talk.answered()
        _wipe(turn)
        return
    turn.talk.answered()
    turn.say("utter_not_wiped")
    asking.resume(turn)


_STOP = re.compile(
    r"^\W*(?:(?:ik |we )?(?:wil|wou|ga|moet)? ?(?:nu |graag |liever |er |hiermee |ermee )*(?:stop(?:pen|t)?|ophouden|kappen)|hou(?:d)? (?:nu |maar )?op|"
    r"stop (?:nu|maar|ermee|hiermee|alsjeblieft|aub|dit|het|het gesprek|met (?:vragen|dit|het) ?\w*)|(?:i want to |please )?(?:stop|quit|end)(?: (?:it|this|now|please))?)"
    r"(?: (?:nu|maar|ermee|hiermee|met (?:dit|het|de) \w+|alsjeblieft|aub|please))*\W*$",
    re.IGNORECASE,
)
_WIPE_ALL = re.compile(
    r"^\W*(?:ja\W+)?(?:stop(?:pen)? en )?(?:(?:ik wil |graag |wil je |kun je )?(?:(?:dit|alles|het) (?:\w+ )?)?(?:wis(?:sen)?|verwijder(?:en)?|delete|erase|wipe)"
    r"(?: (?:alles|dit|het|all|it|everything|mijn (?:verhaal|gegevens|berichten)))?|alles weg)(?: (?:maar|graag|aub|alsjeblieft|please|nu))*\W*$",
    re.IGNORECASE,
)
_MAY_WIPE = re.compile(r"\b(?:wis(?:sen|t)?|verwijder\w*|(?:alles|verhaal|berichten|gegevens) (?:\w+ )?weg\w*|delete|erase|wipe)\b", re.IGNORECASE)


def says_stop(text: str) -> bool:
    """Whether a text says no more than that the talk is to stop."""
    return bool(_STOP.match(text)) and not WISHES_THAT.match(text)


def in_words(turn: Turn) -> str:
    """Which stop a short message names; empty where it names none. ``wipe?`` is to be asked about."""
    text = turn.said.text.lower()
    if turn.said.choice is not None or turn.said.words > 8:
        return ""
    if not turn.talk.has_case and _MAY_WIPE.search(text):
        return "wipe" if _WIPE_ALL.match(text) else "wipe?"
    for choice, words in {
        "withdraw": ("intrek", "trek", "withdraw"),
        "no_messages": ("geen bericht", "no messages", "afmeld"),
        "pass_on": ("geef door", "doorgeven", "wat er staat", "stuur", "pass on", "send"),
        "pause": ("pauze", "later", "even stop", "pause", "mag ik", "ga weg", "met rust", "ik wil weg", "ik ga"),
        "go_on": ("verder", "door", "continue", "go on"),
    }.items():
        if any(word in text for word in words):
            return choice if choice != "withdraw" or turn.talk.has_case else "wipe?"
    return "go_on" if turn.said.intent == "deny" else ""


def withdraw(turn: Turn) -> Handled | None:
    """First step: say what withdrawing means and ask."""
    if turn.said.choice is None and not _TAKES_BACK.search(turn.said.text) and turn.talk.phase != "new":
        return MAIN_LINE  # "ik wil mijn geld terug" takes nothing back
    speech.welcome_if_new(turn)
    if not turn.talk.has_case:
        ask_which(turn, "")
        return None
    if ended.is_over(turn.case):
        turn.talk.answered()
        turn.add(texts.say(turn.desk, turn.case, "ended_withdraw"))
        return None
    turn.say("utter_ask_withdraw_sure", reference=turn.talk.reference or "")
    turn.ask("withdraw_sure", options_for(turn, "withdraw_sure"))
    return None


def sure(turn: Turn) -> None:
    """Second step: only a plain yes withdraws."""
    choice = (turn.said.choice or "").removeprefix("withdraw_sure:")
    if choice == "yes" or (not choice and (plain.is_yes(turn.said.text) or _says_withdraw(turn))):
        turn.talk.answered()
        _withdraw_now(turn)
    elif choice == "no" or turn.said.intent in ("deny", "unsure", "stop"):
        turn.talk.answered()
        turn.say("utter_not_withdrawn")
    else:
        turn.say("utter_rephrase")
        turn.say("utter_ask_withdraw_sure", reference=turn.talk.reference or "")
        turn.ask("withdraw_sure", options_for(turn, "withdraw_sure"))


def _says_withdraw(turn: Turn) -> bool:
    """A yes with the word itself: "ja trek maar in"."""
    text = turn.said.text
    return plain.begins_yes(text) and bool(_TAKES_BACK.search(text)) and "?" not in text and not re.search(r"\bniet\b|\bnot\b", text)


def _withdraw_now(turn: Turn) -> None:
    complainant.withdraw(turn.desk, turn.case)
    turn.say("utter_withdrawn", reference=turn.talk.reference)
