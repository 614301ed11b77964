"""Danger goes before everything: acknowledge, the right numbers, staff alerted, then the person's pace."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from actions import alerts
from actions.cases import complainant, people
from actions.dialogue import asking, crisis, feeling, harvest, plain, speech, worries
from actions.dialogue.choices import options_for
from actions.dialogue.telling import KEPT_FROM, add_to_story
from actions.dialogue.turn import MAIN_LINE, Handled, Turn

_OWN_LIFE = frozenset({"suicide", "self_harm"})
_NOT_SO = re.compile(
    r"\b(?:natuurlijk niet|niet in gevaar|geen (?:direct |acuut |echt )?gevaar|niet gevaarlijk|niet bang|valt (?:wel )?mee|"
    r"not in danger|no danger|not dangerous|of course not)\b",
    re.IGNORECASE,
)


def raise_alarm(turn: Turn) -> Handled | None:
    """A message that speaks of danger: the fixed path that no question can block."""
    if turn.talk.asked in _ABOUT_DANGER and turn.said.choice is None and turn.said.edits is None and not _plainly_said(turn):
        _ABOUT_DANGER[turn.talk.asked](turn)
        return None
    if worries.is_worried(turn.said) and not _plainly_said(turn):
        return MAIN_LINE  # "en als hij nou boos wordt?" asks what telling this will bring
    if _only_the_tone(turn):
        return _ask_gently(turn)
    _alarm(turn)
    return None


def again(turn: Turn) -> None:
    """Words that after danger mean the same once more, though by themselves they would not."""
    found = {"kind": turn.talk.danger["kind"], "why": "De persoon schrijft verder over gevaar.", "certain": True, "rule": "again"}
    turn.said = replace(turn.said, danger=found)
    _alarm(turn)


def _alarm(turn: Turn) -> None:
    talk, said = turn.talk, turn.said
    found = said.danger or {"kind": "violence", "why": "De boodschap gaat over gevaar.", "certain": True}
    if not _plainly_said(turn):
        # A kind that is only guessed changes nothing about a wish to die that was told before.
        found = {**found, "kind": _own_life_before(turn) or found["kind"]}
    found = _for_whom(turn, found)
    new = talk.phase == "new"
    once_more = talk.asked in ("continue", *_ABOUT_DANGER) and bool(talk.danger.get("alerted"))
    harvest.notice_child(turn)
    if talk.child:
        talk.form = "je"
    if talk.phase == "new":
        talk.phase = "intake"
    if talk.asked not in ("continue", *_ABOUT_DANGER):
        talk.paused = talk.asked
    if said.text.strip() and said.choice is None and not turn.talk.has_case:
        add_to_story(turn)
        harvest.harvest(turn, from_story=True)
    sounded = _alert(turn, found)
    turn.say("utter_danger_again" if once_more else "utter_danger_heard_child" if talk.child else "utter_danger_heard")
    turn.add(crisis.numbers(turn, found["kind"]))
    _say_who_knows(turn, sounded)
    if new:
        turn.say("utter_danger_program")
    if not once_more:
        turn.next_item()
        turn.say("utter_ask_continue")
    turn.ask("continue", options_for(turn, "continue"))


def _plainly_said(turn: Turn) -> bool:
    """Whether words of danger were read in the message, and not its tone alone."""
    found = turn.said.danger
    return bool(found and found["certain"] and found.get("rule") != "classifier")


def _only_the_tone(turn: Turn) -> bool:
    """Read as danger by its tone, with no plain word for it: asked gently, once for each kind."""
    said = turn.said
    return (
        not (said.danger and said.danger["certain"])
        and said.choice is None
        and bool(said.text.strip())
        and turn.talk.asked != "continue"
    )


def _ask_gently(turn: Turn) -> Handled | None:
    found = turn.said.danger or {"kind": "violence", "why": "De toon van het bericht.", "certain": False}
    before = _own_life_before(turn)
    if before and not _hinted(turn):
        found = {**found, "kind": before}  # "soms denk ik er nog aan" goes on about the wish to die
    elif found["kind"] in turn.talk.danger.get("checked", []):
        turn.said = replace(turn.said, intent="express_concern")
        return MAIN_LINE
    turn.said = replace(turn.said, danger=found)
    speech.welcome_if_new(turn)
    if turn.talk.has_case:
        complainant.add_information(turn.desk, turn.case, turn.said.text, attachments=turn.said.attachments)
    else:
        add_to_story(turn)
        harvest.harvest(turn, from_story=True)
    turn.say("utter_heard_angry" if found.get("rule") in _ANGER else feeling.heard(turn))
    asking.check_danger(turn)
    return None


_CHILD = re.compile(
    r"\b(?:\w*kind\w*|\w*zoon\w*|\w*dochter\w*|baby\w*|peuter\w*|kleuter\w*|broertje\w*|zusje\w*|neefje\w*|nichtje\w*|jongetje|meisje\w*|leerling\w*|"
    r"papa|mama|school|child\w*|kids?|son|daughter|(?:little )?(?:brother|sister)|mum|mom|dad)\b",
    re.IGNORECASE,
)


def _for_whom(turn: Turn, found: dict[str, Any]) -> dict[str, Any]:
    """The danger; "not safe" is of a child only where there may be one, else an adult gets lines for the young."""
    if found["kind"] != "child_unsafe" or turn.talk.child or turn.talk.form == "je" or turn.answers.get("role") == "parent":
        return found
    told = f"{turn.talk.text()}\n{turn.said.text}"
    if turn.talk.language not in ("nl", "en") or _CHILD.search(told):
        return found
    return {**found, "kind": "threat"}


_ANGER = frozenset({"nl-signs-threat-coming-over", "nl-threat-wait"})
"""Rules that see somebody threaten the office."""


def _own_life_before(turn: Turn) -> str | None:
    """The wish to die or to hurt oneself that was told earlier in this talk, if any."""
    return next((one for one in turn.talk.danger.get("alerted", []) if one in _OWN_LIFE), None)


_NOT_ANY_MORE = re.compile(r"\bdurf\w*\b.{0,25}\b(?:niet|nie|nooit)\b.{0,25}\b(?:naar|bij|met|alleen|heen|toe)\b|\b(?:scared|afraid|don'?t dare) to (?:go|see|be)\b", re.IGNORECASE)


_DARES_NOT = re.compile(r"\b(?:durft|dares) \w{0,2} ?(?:niet|nie) meer\W*$", re.IGNORECASE)


def notice_child_stays_away(turn: Turn) -> None:
    """Where a child does not dare to go somewhere any more, it is asked whether there is danger."""
    said, talk = turn.said, turn.talk
    if said.danger or said.choice is not None or talk.has_case or talk.danger.get("alerted"):
        return
    stays_away = talk.child and _NOT_ANY_MORE.search(said.text)
    stays_away = stays_away or (_DARES_NOT.search(said.text) and _CHILD.search(f"{talk.text()}\n{said.text}"))
    if talk.asked in (None, "concern", "more") and stays_away:
        why = "Een kind durft ergens niet meer naartoe."
        turn.said = replace(said, danger={"kind": "child_unsafe", "why": why, "certain": False, "rule": "child-stays-away"})


def only_by_tone(turn: Turn) -> bool:
    """Whether danger is no more than a guess from the tone of a message."""
    found = turn.said.danger
    return turn.said.intent == "report_danger" and not (found and (found["certain"] or found.get("rule") != "classifier"))


def tell_more(turn: Turn) -> None:
    """Pass what was said on to whoever looks at the alert of this talk."""
    told = turn.talk.danger
    alerts.more(
        turn.around, kind=told["kind"], sentence=turn.said.text, reference=turn.talk.reference, answers=turn.answers,
        story=turn.talk.text(),
    )  # fmt: skip


# Staff -----------------------------------------------------------------------------------------


def _alert(turn: Turn, found: dict) -> alerts.Sounded:
    danger = turn.talk.danger
    told = danger.setdefault("alerted", [])
    sentence = found.get("sentence") or (turn.said.text if turn.said.choice is None else turn.talk.text()[-500:])
    sounded = alerts.danger(
        turn.around, kind=found["kind"], why=found["why"], sentence=sentence, reference=turn.talk.reference,
        answers=turn.answers, story=turn.talk.text(), again=found["kind"] in told,
    )  # fmt: skip
    if found["kind"] not in told:
        told.append(found["kind"])
    danger |= {"kind": found["kind"], "at": turn.around.now.isoformat()}
    danger["staff_know"] = danger.get("staff_know", False) or sounded.reference is not None
    return sounded


_WHO = {"directie": "utter_alerted_directie", "leidinggevende": "utter_alerted_leidinggevende"}


def _say_who_knows(turn: Turn, sounded: alerts.Sounded) -> None:
    """Who got the alert, and who did not; where nobody may be told, that too is said."""
    if sounded.reference is None:
        turn.say("utter_danger_nobody")
        return
    role = next((role for user in sounded.to for role in user.roles), "")
    key = "utter_alerted_confidant" if role == people.confidant_role(turn.procedure) else _WHO.get(role, "utter_alerted_staff")
    turn.talk.danger["who"] = key
    not_about = turn.render("utter_danger_no_helper") if sounded.no_helper else ""
    turn.say("utter_danger_alerted", who=turn.render(key), not_about=not_about)


# The gentle question, and whether staff may look -------------------------------------------------


def checked(turn: Turn) -> None:
    """The answer to the gentle question: only a plain yes raises the alarm, only a plain no ends it."""
    said = turn.said
    choice = (said.choice or "").removeprefix("danger_now:")
    if choice == "yes" or (not choice and _yes(turn)):
        _alarm_after_all(turn, choice="danger_now:yes")
    elif choice == "no" or (not choice and _no(turn)):
        _settled(turn, "utter_danger_not_now")
    elif choice or said.intent == "unsure" or plain.is_unsure(said.text) or _hinted(turn) or turn.talk.tries.get("danger_now"):
        _in_doubt(turn)
    else:
        turn.talk.tries["danger_now"] = 1
        _keep(turn)
        asking.ask_about_danger(turn)


def _hinted(turn: Turn) -> bool:
    """Whether words in the message may mean danger: more than its tone."""
    found = turn.said.danger
    return bool(found and found.get("rule") != "classifier")


def may_staff_look(turn: Turn) -> None:
    """The answer to whether staff may look, of somebody who does not know whether there is danger."""
    choice = (turn.said.choice or "").removeprefix("staff_look:")
    if choice == "yes" or (not choice and _yes(turn)):
        found = _with_answer(turn)
        turn.talk.answered()
        turn.said = replace(turn.said, choice=turn.said.choice or "staff_look:yes")
        _say_who_knows(turn, _alert(turn, found))
        _back_to_the_talk(turn)
        return
    if not choice and not _no(turn):
        _keep(turn)
    _settled(turn, "utter_danger_look_no")


_UNNAMED = {"kind": "violence", "why": "De persoon zegt in gevaar te zijn."}


def no_danger(text: str) -> bool:
    """Whether somebody says in so many words that there is no danger, with no "but" to it."""
    return bool(_NOT_SO.search(text)) and not re.search(r"\b(?:maar|alleen|but|nu|now)\b.{0,30}\b(?:wel|bang|straks|later|afraid)\b", text, re.IGNORECASE)


def _yes(turn: Turn) -> bool:
    said = turn.said
    if plain.finished(said.text):
        return False  # "ja dat was het" ends the story, and says nothing of danger
    return plain.is_yes(said.text) or plain.begins_yes(said.text) or (said.intent == "affirm" and said.words <= 2)


def _no(turn: Turn) -> bool:
    said = turn.said
    if plain.nothing_more(said.text) and not plain.is_no(said.text):
        return False  # "dit was het" ends the story, and says nothing of danger
    return plain.is_no(said.text) or (said.intent == "deny" and (plain.begins_no(said.text) or bool(_NOT_SO.search(said.text))))


def _with_answer(turn: Turn) -> dict[str, Any]:
    """The danger that was asked about; staff read what raised the question, and what a yes in words adds to it."""
    found = turn.talk.pending.pop("danger", None) or _UNNAMED
    added = turn.said.text if turn.said.choice is None and turn.said.words > 2 else ""
    sentence = " … ".join(part for part in (found.get("sentence"), added) if part)
    return _for_whom(turn, {**found, "sentence": sentence} if sentence else found)


def _alarm_after_all(turn: Turn, choice: str) -> None:
    found = _with_answer(turn)
    turn.talk.answered()
    if turn.said.choice is None and turn.said.words > 2:
        add_to_story(turn)
    turn.said = replace(turn.said, danger={**found, "certain": True, "rule": "asked"}, choice=choice)
    _alarm(turn)


def _in_doubt(turn: Turn) -> None:
    """Not known: the numbers cost nothing, and staff hear of it where the person wants that."""
    found = _for_whom(turn, turn.talk.pending.get("danger") or _UNNAMED)
    _keep(turn)
    turn.talk.answered()
    turn.say("utter_danger_unsure")
    turn.add(crisis.numbers(turn, found["kind"]))
    turn.say("utter_ask_staff_look")
    turn.ask("staff_look", options_for(turn, "staff_look"))


def _keep(turn: Turn) -> None:
    """What answers neither is part of the story."""
    said = turn.said
    if said.choice is not None or plain.nothing_more(said.text) or plain.finished(said.text) or plain.is_unsure(said.text):
        return
    if turn.talk.has_case:
        complainant.add_information(turn.desk, turn.case, said.text, attachments=said.attachments)
    elif said.words >= KEPT_FROM:
        add_to_story(turn)
        turn.say("utter_heard_more")


def _settled(turn: Turn, key: str) -> None:
    turn.talk.pending.pop("danger", None)
    turn.talk.answered()
    turn.say(key)
    _back_to_the_talk(turn)


def _back_to_the_talk(turn: Turn) -> None:
    # What was said has been weighed: it asks for no gentle question of its own now.
    turn.said = replace(turn.said, danger=None)
    if turn.talk.has_case:
        turn.talk.asked, turn.talk.options, turn.talk.paused = turn.talk.paused, [], None
    elif turn.talk.paused in (None, "concern") and turn.talk.story:
        turn.talk.paused = None
        asking.go_on(turn)
    else:
        asking.resume(turn)


_ABOUT_DANGER = {"danger_now": checked, "staff_look": may_staff_look}
"""Questions about danger, which a message is first taken to answer."""
