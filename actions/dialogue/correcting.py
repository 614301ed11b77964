"""The answer to the read-back: yes files it, anything else changes or adds and is read back again."""

from __future__ import annotations

import re

from actions.dialogue import anonymity, asking, compliment, corrected, handover, official, plain, readback, worries
from actions.dialogue.readback import PARTS, forget
from actions.dialogue.readers import name_in, read_answer
from actions.dialogue.telling import KEPT_FROM, add_to_story, keep_words
from actions.dialogue.turn import Turn
from procedures.questions import kind_of


def answer(turn: Turn) -> None:
    """Yes files it; anything else changes or adds, and is read back again."""
    said = turn.said
    choice = (said.choice or "").removeprefix("confirm:")
    if said.choice and ":" in said.choice and not said.choice.startswith("confirm:"):
        _apply_button(turn)
        return
    if official.wished(turn):  # "ja, dien de officiële klacht maar in" is no yes to a mere concern
        turn.talk.answered()
        asking.go_on(turn)
        return
    if choice == "yes" or (not said.choice and plain.is_yes(said.text)):
        turn.talk.answered()
        handover.confirm(turn)
        return
    if readback.may_decline_confidant(turn) and (choice == "organisation" or _rather_not_the_confidant(turn)):
        turn.answers["confidant_only"] = False
        turn.say("utter_changed")
        readback.show(turn, again=True)
        return
    if choice == "change":
        ask_which(turn)
        return
    if wrong := corrected.part_said_to_be_wrong(turn):
        _ask_anew(turn, wrong)
        return
    if _nothing_to_change(said.text):
        turn.say("utter_nothing_to_change")
        turn.ask("confirm", readback.options(turn))
        return
    if said.intent in ("deny", "ask_clarification") and not corrected.brings_details(turn) and said.words <= 4:
        ask_which(turn)
        return
    if said.intent == "request_anonymity":
        anonymity.choose(turn, yes=True)
        readback.show(turn, again=True)
        return
    if corrected.apply(turn):
        _keep_what_else_is_told(turn)
        turn.say("utter_changed")
        readback.show(turn, again=True)
        return
    if _refuses_official(turn):
        _not_official(turn)
        return
    if worries.is_worried(said):
        worries.reassure(turn)
        return
    if plain.asks(said.text) and said.intent in ("affirm", "deny", "unsure"):
        readback.show(turn, again=True)  # "klopt mijn nummer wel?": it stands there, to look at
        return
    if said.intent == "unsure" and (said.words < KEPT_FROM or plain.is_unsure(said.text)):
        ask_which(turn)
        return
    if said.words >= KEPT_FROM:
        _one_thing_more(turn)
        return
    tries = turn.talk.tries.get("confirm", 0) + 1
    turn.talk.tries["confirm"] = tries
    turn.say("utter_rephrase" if tries < 2 else "utter_use_buttons")
    turn.say("utter_ask_confirm")
    turn.ask("confirm", readback.options(turn))


def _nothing_to_change(text: str) -> bool:
    """Whether a message such as "nee, dit was het" says that there is more to say; a bare no says that it is not right."""
    return plain.nothing_more(text) and not re.fullmatch(r"\W*(?:nee+n?|neu|nope|no|nah)\W*", text, re.IGNORECASE)


def _refuses_official(turn: Turn) -> bool:
    said = turn.said
    if said.choice is not None or turn.answers.get("official") != "yes":
        return False
    return said.intent == "keep_informal" or bool(official.WORD.search(said.text) and official.refused(said.text))


def _not_official(turn: Turn) -> None:
    turn.answers["official"] = "no"
    turn.say("utter_changed")
    turn.talk.answered()
    asking.go_on(turn)


def _one_thing_more(turn: Turn) -> None:
    """More of the story, told at the read-back; after a compliment it may turn out to be none."""
    if kind_of(turn.answers) == "compliment" and not compliment.is_one(turn.said):
        add_to_story(turn)
        turn.answers.pop("kind")
        turn.talk.answered()
        turn.say("utter_heard_more")
        asking.go_on(turn)
        return
    keep_words(turn)
    readback.show(turn, again=True)


def _keep_what_else_is_told(turn: Turn) -> None:
    """A long message that corrects something tells more than that."""
    if turn.said.words > 14:
        add_to_story(turn)


def _apply_button(turn: Turn) -> None:
    """An old button pressed at the read-back changes that answer."""
    name = (turn.said.choice or "").split(":", 1)[0]
    kept = read_answer(turn, name)
    if kept is not None and name in turn.answers:
        turn.answers.update(kept)
        turn.say("utter_changed")
        turn.talk.answered()
        asking.go_on(turn)
    else:
        readback.show(turn, again=True)


def ask_which(turn: Turn) -> None:
    """Which part is not right?"""
    options = [
        {"title": turn.render(f"utter_part_{part}"), "payload": f"change_which:{part}"}
        for part in PARTS
        if part in turn.answers or (part == "concern" and turn.talk.story) or (part == "address" and "street" in turn.answers)
    ]
    options.append({"title": turn.render("utter_part_kind"), "payload": "change_which:official"})
    options.append(turn.option("utter_button_change_which_none", "change_which:none"))
    turn.say("utter_ask_change_which")
    turn.ask("change_which", options)


def change(turn: Turn) -> None:
    """The part was named, by button or in words, or corrected outright."""
    part = (turn.said.choice or "").removeprefix("change_which:")
    if not part:
        if official.wished(turn):
            turn.talk.answered()
            asking.go_on(turn)
            return
        if corrected.apply(turn):
            turn.talk.answered()
            turn.say("utter_changed")
            readback.show(turn, again=True)
            return
        part = next((p for p in PARTS if _same_word(turn.render(f"utter_part_{p}"), turn.said.text)), "")
        if not part and (plain.nothing_more(turn.said.text) or plain.is_no(turn.said.text) or plain.is_yes(turn.said.text)):
            part = "none"
        if not part and _refuses_official(turn):
            _not_official(turn)
            return
        if not part and turn.said.words < KEPT_FROM and (name := name_in(turn.said.text)):
            turn.talk.answered()
            turn.answers["name"] = name
            turn.say("utter_changed")
            readback.show(turn, again=True)
            return
        if not part and turn.said.words >= KEPT_FROM:
            turn.talk.answered()
            _one_thing_more(turn)
            return
    if part == "none":
        readback.show(turn, again=True)
        return
    if not part:
        turn.say("utter_rephrase")
        ask_which(turn)
        return
    _ask_anew(turn, part)


def _ask_anew(turn: Turn, part: str) -> None:
    """Forget one part and put its question again."""
    forget(turn, part)
    turn.talk.answered()
    if part == "official":
        turn.answers.pop("kind", None)  # no compliment, then
    if part == "concern":
        turn.say("utter_concern_anew")
    asking.ask(turn, part)


def _rather_not_the_confidant(turn: Turn) -> bool:
    text = turn.said.text
    return turn.said.choice is None and bool(
        re.search(r"\b(?:niet|geen|not|no)\b.*\b(?:vertrouwens\w*|confid\w*)|\borgani[sz]ati(?:e|on)\b", text, re.IGNORECASE)
    )


def _same_word(title: str, text: str) -> bool:
    words = set(re.findall(r"\w{3,}", text.lower()))
    return bool(words & set(re.findall(r"\w{4,}", title.lower())))
