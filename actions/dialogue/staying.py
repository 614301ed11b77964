"""After danger: the program stays, asks nothing of its own accord, and answers what somebody in need may ask.

No text of the procedure is an answer here, and nothing that is told is lost.
"""

from __future__ import annotations

import re

from actions.cases import complainant
from actions.dialogue import asking, crisis, danger, human, official, plain, speech, stopping
from actions.dialogue.choices import options_for
from actions.dialogue.harvest import name_told
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
    r"\?|^\W*(?:(?:en|maar|oke|ok) )?(?:wie|wat|waar|wanneer|hoe|waarom|welke|kan|kun|kunt|mag|moet|kom|komt|komen|belt|leest|lees|ben (?:je|jij)|"
    r"bent u|is er|zijn jullie|help|who|what|where|when|how|why|are you|is (?:there|anyone)|can|will)\b",
    re.IGNORECASE,
)
_QUESTIONS = frozenset(
    "help bot_challenge ask_clarification ask_status ask_procedure ask_deadline ask_cost ask_contact ask_independent_body"
    " ask_official_difference ask_consequences ask_privacy ask_data_rights".split()
)
_NO_MORE = re.compile(r"\b(?:wil|kan|hoef|hoeft) (?:ik )?(?:echt |gewoon |dit |het )?niet meer\b|\bcan'?t (?:go on|do this any ?more)\b", re.IGNORECASE)
_NO_POLICE = re.compile(
    r"\b(?:bel|belt|bellen|haal|roep|stuur|waarschuw)\b.{0,25}\b(?:niet|geen|nooit)\b.{0,15}\b(?:politie|112|ambulance|ouders|papa|mama|vader|moeder)\b|"
    r"\b(?:geen|niet de) (?:politie|ambulance)\b|\b(?:politie|ambulance|112)\b.{0,15}\bniet (?:bellen|sturen|halen)\b|"
    r"\b(?:don'?t|do not|no)\b.{0,12}\b(?:police|ambulance)\b",
    re.IGNORECASE,
)
_PRESENCE = re.compile(
    r"\b(?:ben (?:je|jij)|bent u|zijn jullie) er\b|\bis (?:er|daar|hier) (?:nog )?(?:iemand|een mens)\b|\bwaar (?:ben je|bent u|blijf je)\b|"
    r"\bwie (?:gaat |zal )?(?:mij |me |er )?(?:nu |dan )*(?:bel\w*|kom\w*|help\w*)\b|\b(?:belt|komt|helpt) (?:er |me |mij )?(?:nu |dan )*iemand\b|"
    r"\b(?:kom|bel|help) (?:je|jij)\b|\b(?:komen|bellen|helpen) jullie\b|\blees (?:je|jij)\b|\bwanneer (?:belt|komt|helpt|bellen|komen)\b|"
    r"\bare you (?:still )?(?:there|here)\b|\bany(?:one|body) (?:there|here)\b|\bwho (?:is |will |is going to )*(?:call|com|help)\w*|"
    r"\bwill (?:someone|anyone|somebody) (?:call|come|help)\b",
    re.IGNORECASE,
)
_OWN_LIFE = frozenset({"suicide", "self_harm"})
_PASSED_ON = frozenset({"request_human", "request_confidant", "request_anonymity", "report_danger"})


def takes(turn: Turn) -> bool:
    """Whether a message after danger is for here, and not for what it would mean at another moment."""
    said = turn.said
    if turn.talk.asked != "continue" or said.choice is not None or (said.danger and said.danger["certain"]):
        return False
    if said.intent == "change_language" and said.confidence >= 0.6 and re.search(r"[^\W_]", said.text):
        return False
    return said.intent not in _PASSED_ON or afraid_of_parents(turn) or _is_for_here(said.text) or danger.only_by_tone(turn)


def _is_for_here(text: str) -> bool:
    return bool(_CANNOT_CALL.search(text) or _BETTER.search(text) or _NO_POLICE.search(text)) or danger.no_danger(text)


_OF_DANGER = ("continue", "danger_now", "staff_look")
_FEW = 10
"""Words up to which a message is no more than such a question or plea."""


def takes_beside(turn: Turn) -> bool:
    """After danger, at any other question: silence and questions in need get their own answer, and what was open waits."""
    said, talk = turn.said, turn.talk
    if not talk.danger.get("staff_know") or talk.has_case or talk.asked in _OF_DANGER or talk.phase != "intake":
        return False
    if said.choice is not None or said.attachments or said.edits is not None or (said.danger and not danger.only_by_tone(turn)):
        return False
    if not re.search(r"[^\W_]", said.text):
        stay(turn, turn.render("utter_still_here"))
    elif said.words > _FEW:
        return False
    elif _NO_POLICE.search(said.text):
        _nobody_is_called(turn)
    elif _PRESENCE.search(said.text) or said.intent == "ask_status":
        stay(turn, here(turn))  # how the complaint stands is not what somebody in need asks
    elif _CANNOT_CALL.search(said.text):
        stay(turn, turn.render("utter_danger_no_call"), crisis.chat(turn, "utter_danger_chat", crisis.line_now(turn)))
    elif _BETTER.search(said.text) and talk.asked != "feels_safe":
        add_to_story(turn)
        stay(turn, crisis.told(turn, "utter_danger_better", crisis.line_now(turn)))
    else:
        return False
    return True


def stay(turn: Turn, *parts: str) -> None:
    """Say this; the open question stays open, and is not put again."""
    for part in parts:
        turn.add(part)
    if turn.talk.asked:
        turn.ask(turn.talk.asked, turn.talk.options)


def _nobody_is_called(turn: Turn) -> None:
    """What holds for somebody who begs not to call the police: the program calls nobody, and staff know."""
    _keep(turn)
    turn.say("utter_danger_nobody_called")
    if turn.talk.danger.get("staff_know"):
        danger.tell_more(turn)
        turn.say("utter_danger_alerted", who=turn.render(turn.talk.danger.get("who") or "utter_alerted_staff"), not_about="")
    stay(turn)


def _no_danger(turn: Turn) -> None:
    """There is no danger, says the person: whoever got the alert reads that as well."""
    _keep(turn)
    if turn.talk.danger.get("staff_know"):
        danger.tell_more(turn)
        turn.say("utter_danger_none_told")
    turn.say("utter_danger_not_now")
    _wait(turn)


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
    elif _NO_POLICE.search(said.text):
        _nobody_is_called(turn)
    elif danger.no_danger(said.text):
        _no_danger(turn)
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
    if turn.talk.danger.get("staff_know") and danger.only_by_tone(turn):
        danger.tell_more(turn)
    _wait(turn, turn.render("utter_danger_written_again" if again else "utter_danger_written_down"))


def _keep(turn: Turn) -> None:
    """What is told now belongs to the story, or to the case there is."""
    said = turn.said
    if turn.talk.has_case:
        complainant.add_information(turn.desk, turn.case, said.text, attachments=said.attachments)
    elif said.text.strip():
        name_told(turn)
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
