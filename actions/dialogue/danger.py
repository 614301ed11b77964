"""Danger goes before everything: acknowledge, the right numbers, staff alerted, then the person's pace."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import alerts
from actions.cases import people
from actions.dialogue import asking, crisis, harvest, plain, speech, worries
from actions.dialogue.choices import options_for
from actions.dialogue.telling import KEPT_FROM, add_to_story
from actions.dialogue.turn import MAIN_LINE, Handled, Turn

_OWN_LIFE = frozenset({"suicide", "self_harm"})
_NOT_SO = re.compile(r"\b(?:natuurlijk niet|niet in gevaar|geen gevaar|niet bang|valt (?:wel )?mee|not in danger|no danger|of course not)\b", re.IGNORECASE)


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
        found = {**found, "kind": next((one for one in talk.danger.get("alerted", []) if one in _OWN_LIFE), found["kind"])}
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


_SURE = 0.85
"""From here on the classifier alone raises the alarm; below it, without a word of danger, it is asked."""


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
        and said.confidence < _SURE
        and bool(said.text.strip())
        and turn.talk.asked != "continue"
        and not turn.talk.has_case
    )


def _ask_gently(turn: Turn) -> Handled | None:
    found = turn.said.danger or {"kind": "violence", "why": "De toon van het bericht.", "certain": False}
    if found["kind"] in turn.talk.danger.get("checked", []):
        turn.said = replace(turn.said, intent="express_concern")
        return MAIN_LINE
    turn.said = replace(turn.said, danger=found)
    speech.welcome_if_new(turn)
    add_to_story(turn)
    harvest.harvest(turn, from_story=True)
    turn.say("utter_heard")
    asking.check_danger(turn)
    return None


# Staff -----------------------------------------------------------------------------------------


def _alert(turn: Turn, found: dict) -> alerts.Sounded:
    danger = turn.talk.danger
    told = danger.setdefault("alerted", [])
    sentence = turn.said.text if turn.said.choice is None else turn.talk.text()[-500:]
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
        found = turn.talk.pending.pop("danger", None) or _UNNAMED
        turn.talk.answered()
        turn.said = replace(turn.said, choice=turn.said.choice or "staff_look:yes")
        _say_who_knows(turn, _alert(turn, found))
        _back_to_the_talk(turn)
        return
    if not choice and not _no(turn):
        _keep(turn)
    _settled(turn, "utter_danger_look_no")


_UNNAMED = {"kind": "violence", "why": "De persoon zegt in gevaar te zijn."}


def _yes(turn: Turn) -> bool:
    said = turn.said
    return plain.is_yes(said.text) or plain.begins_yes(said.text) or (said.intent == "affirm" and said.words <= 2)


def _no(turn: Turn) -> bool:
    said = turn.said
    if plain.nothing_more(said.text) and not plain.is_no(said.text):
        return False  # "dit was het" ends the story, and says nothing of danger
    return plain.is_no(said.text) or (said.intent == "deny" and (plain.begins_no(said.text) or bool(_NOT_SO.search(said.text))))


def _alarm_after_all(turn: Turn, choice: str) -> None:
    found = turn.talk.pending.pop("danger", None) or _UNNAMED
    turn.talk.answered()
    if turn.said.choice is None and turn.said.words > 2:
        add_to_story(turn)
    turn.said = replace(turn.said, danger={**found, "certain": True, "rule": "asked"}, choice=choice)
    _alarm(turn)


def _in_doubt(turn: Turn) -> None:
    """Not known: the numbers cost nothing, and staff hear of it where the person wants that."""
    found = turn.talk.pending.get("danger") or _UNNAMED
    _keep(turn)
    turn.talk.answered()
    turn.say("utter_danger_unsure")
    turn.add(crisis.numbers(turn, found["kind"]))
    turn.say("utter_ask_staff_look")
    turn.ask("staff_look", options_for(turn, "staff_look"))


def _keep(turn: Turn) -> None:
    """What answers neither is part of the story."""
    said = turn.said
    if said.choice is not None or turn.talk.has_case or plain.nothing_more(said.text) or plain.is_unsure(said.text):
        return
    if said.words >= KEPT_FROM:
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
    if turn.talk.paused in (None, "concern") and turn.talk.story:
        turn.talk.paused = None
        asking.go_on(turn)
    else:
        asking.resume(turn)


_ABOUT_DANGER = {"danger_now": checked, "staff_look": may_staff_look}
"""Questions about danger, which a message is first taken to answer."""
