"""The answer to the read-back: yes files it, anything else changes or adds and is read back again."""

from __future__ import annotations

import re
from datetime import date

from actions.dialogue import anonymity, asking, handover, readback, speech
from actions.dialogue.choices import options_for
from actions.dialogue.readback import PARTS, forget
from actions.dialogue.readers import details_in, read_answer, when
from actions.dialogue.telling import add_to_story
from actions.dialogue.turn import Turn

_QUESTION_OF = {"street": "address", "house_number": "address"}


def answer(turn: Turn) -> None:
    """Yes files it; anything else changes or adds, and is read back again."""
    said = turn.said
    choice = (said.choice or "").removeprefix("confirm:")
    if said.choice and ":" in said.choice and not said.choice.startswith("confirm:"):
        _apply_button(turn)
        return
    if choice == "yes" or (_plain_yes(turn) and not _brings_details(turn)):
        turn.talk.answered()
        handover.confirm(turn)
        return
    if choice == "change" or (said.intent in ("deny", "ask_clarification") and not _brings_details(turn) and said.words <= 4):
        ask_which(turn)
        return
    if said.intent == "request_anonymity":
        anonymity.choose(turn, yes=True)
        readback.show(turn, again=True)
        return
    if apply_correction(turn):
        turn.say("utter_changed")
        readback.show(turn, again=True)
        return
    if _about_official(turn):
        _change_official(turn)
        return
    if said.words >= 5 and said.intent not in ("unsure",):
        add_to_story(turn)
        turn.say("utter_added_to_story")
        readback.show(turn, again=True)
        return
    if said.intent == "unsure":
        ask_which(turn)
        return
    tries = turn.talk.tries.get("confirm", 0) + 1
    turn.talk.tries["confirm"] = tries
    turn.say("utter_rephrase" if tries < 2 else "utter_use_buttons")
    turn.say("utter_ask_confirm")
    turn.ask("confirm", options_for(turn, "confirm"))

_YES = re.compile(
    r"\b(?:ja+|jawel|jazeker|jep|yep|yes|yeah|klopt|akkoord|ok[eé]?|okay|goed|prima|juist|inderdaad|helemaal|perfect|top|doe maar|"
    r"verstuur\w*|dien\w* .*in|correct|right|sure|fine|agreed?|send it)\b|👍|✅",
    re.IGNORECASE,
)


def _plain_yes(turn: Turn) -> bool:
    """A yes in so many words, or read as one with little doubt: nothing is filed on a guess."""
    said = turn.said
    return not said.choice and said.intent == "affirm" and (bool(_YES.search(said.text)) or said.confidence >= 0.9)

OFFICIAL_CHANGE = re.compile(r"\b(officieel|offici[eë]le|formeel|official|officially|formal)\b", re.IGNORECASE)


def _about_official(turn: Turn) -> bool:
    said = turn.said
    return said.choice is None and (
        said.intent in ("file_official_complaint", "keep_informal") or bool(OFFICIAL_CHANGE.search(said.text))
    )


def _change_official(turn: Turn) -> None:
    """Official after all, or not after all; what that means and what is missing comes first."""
    said = turn.said
    turn.answers["official"] = "no" if said.intent == "keep_informal" or _refuses(said.text) else "yes"
    turn.say("utter_changed")
    if turn.answers["official"] == "yes":
        speech.official_volunteered(turn)
    turn.talk.answered()
    asking.go_on(turn)


def _refuses(text: str) -> bool:
    return bool(re.search(r"\b(niet|geen|toch niet|not|no)\b", text, re.IGNORECASE))


def _brings_details(turn: Turn) -> bool:
    return bool(details_in(turn)) or when(turn) is not None


def apply_correction(turn: Turn) -> bool:
    """Change what the message corrects ("nee, huisnummer 14", "het was woensdag"); whether anything was."""
    found = details_in(turn)
    number = re.search(
        r"\b(?:huis)?nummer (?:is |moet (?:zijn )?|wordt )?(\d{1,5}(?:[\s-]?[a-z]\w{0,3})?)(?![\w-])", turn.said.text, re.IGNORECASE
    )
    if number and not {"house_number", "phone"} & set(found) and "street" in turn.answers:
        found["house_number"] = re.sub(r"^(\d+)[\s-]?([a-z]\w*)$", lambda m: f"{m[1]}-{m[2].upper()}", number[1])
    if re.search(r"\b(naam|heet|name)\b", turn.said.text, re.IGNORECASE) and "name" not in found:
        spelled = re.search(
            r"(?:anders gespeld|gespeld(?: als)?|spelled|schrijf je(?: als)?|naam (?:is|moet zijn|wordt)|heet|name is)(?! anders)[: ]+([^\d,.;!?:]{2,60})",
            turn.said.text, re.IGNORECASE,
        )  # fmt: skip
        if spelled and not re.match(r"(?:anders|verkeerd|fout|niet|wrong)\b", spelled[1].strip(), re.IGNORECASE):
            found["name"] = spelled[1].strip()
    if found:
        for name in found:
            turn.talk.marks.pop(_QUESTION_OF.get(name, name), None)
        turn.answers.update(found)
    moment = when(turn)
    if moment is not None and date.fromisoformat(moment.get("date") or moment["from"]) <= turn.around.today:
        turn.answers["happened_on"] = moment
        return True
    role = turn.said.entity("role")
    if role and turn.said.intent in ("correct_details", "state_role", "deny"):
        turn.answers["role"] = role
        return True
    return bool(found)


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
        if apply_correction(turn):
            turn.talk.answered()
            turn.say("utter_changed")
            readback.show(turn, again=True)
            return
        part = next((p for p in PARTS if _same_word(turn.render(f"utter_part_{p}"), turn.said.text)), "")
        if not part and (turn.said.intent in ("deny", "affirm") or _same_word("niets", turn.said.text)):
            part = "none"
        if not part and _about_official(turn):
            _change_official(turn)
            return
        if not part and turn.said.words >= 5:
            turn.talk.answered()
            add_to_story(turn)
            turn.say("utter_added_to_story")
            readback.show(turn, again=True)
            return
    if part == "none":
        readback.show(turn, again=True)
        return
    if not part:
        turn.say("utter_rephrase")
        ask_which(turn)
        return
    forget(turn, part)
    turn.talk.answered()
    if part == "concern":
        turn.say("utter_concern_anew")
    asking.ask(turn, part)


def _same_word(title: str, text: str) -> bool:
    words = set(re.findall(r"\w{3,}", text.lower()))
    return bool(words & set(re.findall(r"\w{4,}", title.lower())))
