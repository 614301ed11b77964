"""After danger: the program stays, asks nothing of its own accord, and answers what somebody in need may ask.

No text of the procedure is an answer here, and nothing that is told is lost.
"""

from __future__ import annotations

import re

from actions.cases import complainant
from actions.dialogue import asking, crisis, danger, human, official, plain, speech, stopping
from actions.dialogue.choices import options_for
from actions.dialogue.telling import KEPT_FROM, add_to_story, afraid_of_parents
from actions.dialogue.turn import Turn

_CANNOT_CALL = re.compile(
    r"\b(?:ga|wil|durf|kan)\b.{0,12}\b(?:niet|niemand|geen)\b.{0,15}\bbel\w*|\bniet bellen\b|\bbel(?:len)? (?:durf|wil|kan|ga) ik niet\b|"
    r"\b(?:can'?t|cannot|won'?t|don'?t (?:dare|want)|not going)(?: to)? call\b|\b(?:afraid|scared) to call\b",
    re.IGNORECASE,
)
_BETTER = re.compile(
    r"\bmeen(?:de)? (?:het|dat|dit) niet\b|\b(?:niet zo|het niet) bedoeld\b|\bbedoelde? (?:het|dat) niet\b|\bgaat (?:al |wel )?weer\b|"
    r"\bgaat (?:al |wel |nu )?beter\b|\bwas (?:maar )?een grap\w*|\bben (?:al |wel )?weer (?:rustig|oke|oké|ok|kalm)\b|\bben (?:nu |wel )?veilig\b|"
    r"\bdid(?:n'?t| not) mean (?:it|that)\b|\bfeel(?:ing)? better\b|\bi(?:'m| am) (?:ok|okay|safe|better|fine)(?: now| again)?\b",
    re.IGNORECASE,
)
_REST = re.compile(
    r"^\W*(?:nu (?:even )?niet|niet nu|even niet|ga weg|laat (?:me|mij) (?:nou |nu |maar |eens )?(?:met rust|alleen)|later|straks|"
    r"mag ik (?:nu )?(?:weg|gaan|ophouden|stoppen)|ik wil (?:nu )?(?:weg|gaan|rust)|doei|dag|tot later|not now|leave me alone|go away|"
    r"can i (?:go|leave|stop)|bye)\b.{0,20}$",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\?|^\W*(?:(?:en|maar|oke|ok) )?(?:wie|wat|waar|wanneer|hoe|waarom|welke|kan|kun|kunt|mag|moet|komt|belt|leest|lees|ben (?:je|jij)|"
    r"bent u|is er|zijn jullie|help|who|what|where|when|how|why|are you|is (?:there|anyone)|can|will)\b",
    re.IGNORECASE,
)
_QUESTIONS = frozenset(
    "help bot_challenge ask_clarification ask_status ask_procedure ask_deadline ask_cost ask_contact ask_independent_body"
    " ask_official_difference ask_consequences ask_privacy ask_data_rights".split()
)
_NO_MORE = re.compile(r"\b(?:wil|kan|hoef|hoeft) (?:ik )?(?:echt |gewoon |dit |het )?niet meer\b|\bcan'?t (?:go on|do this any ?more)\b", re.IGNORECASE)
_OWN_LIFE = frozenset({"suicide", "self_harm"})
_PASSED_ON = frozenset({"request_human", "request_confidant", "request_anonymity", "report_danger"})


def takes(turn: Turn) -> bool:
    """Whether a message after danger is for here, and not for what it would mean at another moment."""
    said = turn.said
    if turn.talk.asked != "continue" or said.choice is not None or (said.danger and said.danger["certain"]):
        return False
    if said.intent == "change_language" and said.confidence >= 0.6 and re.search(r"[^\W_]", said.text):
        return False
    return said.intent not in _PASSED_ON or afraid_of_parents(turn) or _is_for_here(said.text)


def _is_for_here(text: str) -> bool:
    return bool(_CANNOT_CALL.search(text) or _BETTER.search(text))


def take(turn: Turn) -> None:
    """After danger: nothing is asked until the person chooses to go on."""
    said = turn.said
    choice = (said.choice or "").removeprefix("continue:")
    if not turn.talk.has_case:
        official.noted(turn)  # what it means is told when the talk goes on
    if choice == "human" or (not choice and said.intent == "request_human" and not _is_for_here(said.text)):
        human.request(turn)
    elif choice == "stop":
        _pause(turn)
    elif choice == "yes" or (not choice and said.plainly_yes and not _is_for_here(said.text)):
        go_on(turn)
    elif not re.search(r"[^\W_]", said.text) and "?" not in said.text and not said.attachments:
        _wait(turn, turn.render("utter_still_here"))
    else:
        _in_words(turn)


def _in_words(turn: Turn) -> None:
    said = turn.said
    if turn.talk.danger.get("kind") in _OWN_LIFE and (said.danger or _NO_MORE.search(said.text)):
        danger.again(turn)
    elif afraid_of_parents(turn):
        known = turn.render("utter_danger_parents") if turn.talk.danger.get("staff_know") else ""
        _wait(turn, turn.render("utter_child_parents"), known)
    elif _CANNOT_CALL.search(said.text):
        _wait(turn, turn.render("utter_danger_no_call"), crisis.chat(turn, "utter_danger_chat", crisis.line_now(turn)))
    elif _BETTER.search(said.text):
        _keep(turn)
        _wait(turn, crisis.told(turn, "utter_danger_better", crisis.line_now(turn)))
    elif _REST.match(said.text) or said.intent == "goodbye":
        _pause(turn)
    elif stopping.says_stop(said.text):
        stopping.ask_which(turn, "")
    elif said.intent in _QUESTIONS or _ASKS.search(said.text):
        if said.words >= _STORY_TOO:
            _keep(turn)
        _wait(turn, here(turn))
    elif plain.is_no(said.text) or (said.intent == "deny" and said.words < KEPT_FROM):
        _wait(turn, turn.render("utter_danger_no_hurry"))
    else:
        _written_down(turn)


_STORY_TOO = 12
"""Words from which on a question tells something as well."""


def here(turn: Turn) -> str:
    """That the program stays, who may see this, and where somebody answers now."""
    line = crisis.line_now(turn)
    seen = turn.render("utter_danger_not_seen") if turn.talk.danger.get("staff_know") else ""
    chat = crisis.chat(turn, "utter_danger_here_chat", line)
    return " ".join(part for part in (turn.render("utter_danger_here"), seen, crisis.told(turn, "utter_danger_here_line", line), chat) if part)


def _written_down(turn: Turn) -> None:
    again = turn.talk.danger.get("written_down")
    turn.talk.danger["written_down"] = True
    _keep(turn)
    _wait(turn, turn.render("utter_danger_written_again" if again else "utter_danger_written_down"))


def _keep(turn: Turn) -> None:
    """What is told now belongs to the story, or to the case there is."""
    said = turn.said
    if turn.talk.has_case:
        complainant.add_information(turn.desk, turn.case, said.text, attachments=said.attachments)
    elif said.text.strip():
        add_to_story(turn)


def _wait(turn: Turn, *parts: str) -> None:
    """Say this, and stay: the ways on are the buttons, and no question is put again."""
    for part in parts:
        turn.add(part)
    turn.ask("continue", options_for(turn, "continue"))


def _pause(turn: Turn) -> None:
    turn.talk.asked, turn.talk.options, turn.talk.paused = turn.talk.paused, [], None
    turn.say(stopping.paused_key(turn))


def go_on(turn: Turn) -> None:
    """Back to the story and its questions, as the person chose."""
    turn.talk.answered()
    if turn.talk.has_case:
        turn.say("utter_after_help")
        return
    turn.say("utter_going_on")
    if not turn.talk.channel_notes.get("welcomed"):
        speech.welcome_after_danger(turn)
    if turn.answers.get("official") == "yes" and not turn.talk.official_said.keys() & {"explained", "asked_at"}:
        speech.official_volunteered(turn)
    if turn.talk.paused in (None, "concern") and turn.talk.story:
        turn.talk.paused = None
        asking.go_on(turn)
    else:
        asking.resume(turn)
