"""The read-back: everything in the person's own words, each part correctable, then the confirmation."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from actions.cases.opening import first_step
from actions.dialogue import speech
from actions.dialogue.choices import options_for
from actions.dialogue.readers import NOBODY, details_in, read_answer, when
from actions.dialogue.turn import Turn
from procedures.questions import is_known, kind_of

SHOWN_CHARACTERS = 3000
"""A longer story is kept whole; only its read-back shows beginning and end."""

PARTS = (
    "concern", "happened_on", "about", "about_whom", "your_coach", "service", "role", "on_behalf_of", "age_band",
    "tried", "feels_safe", "desired_outcome", "name", "address", "postcode", "city", "phone", "email", "hearing",
)  # fmt: skip
_QUESTION_OF = {"street": "address", "house_number": "address"}


def show(turn: Turn, *, again: bool = False) -> None:
    """Read back what was written down and ask whether it is right."""
    from actions.dialogue import handover

    turn.say("utter_readback_again" if again else "utter_readback")
    turn.add(text(turn))
    kind = kind_of(turn.answers)
    today = speech.day(turn, turn.around.today)
    if kind == "official_complaint" and turn.procedure.official.outside:
        turn.say("utter_confirm_official_outside", outside=speech.outside_name(turn))
    elif kind == "official_complaint":
        turn.say("utter_confirm_official", today=today)
    elif kind == "compliment":
        turn.say("utter_confirm_compliment")
    elif first_step(handover.desk_of(turn), turn.answers, kind).confidential:
        turn.say("utter_confirm_confidant")
    else:
        turn.say("utter_confirm_concern")
    turn.say("utter_ask_confirm")
    turn.ask("confirm", options_for(turn, "confirm"))


def text(turn: Turn) -> str:
    """What stands written down, a line per part, in the person's words."""
    lines = []
    for part in PARTS:
        value = in_words(turn, part)
        if value:
            lines.append(f"• {turn.render(f'utter_part_{part}')}: {value}")
    if turn.answers.get("anonymous") is True:
        lines.append(f"• {turn.render('utter_part_anonymous')}")
    lines.append(f"• {turn.render('utter_part_kind')}: {turn.render(f'utter_kind_{kind_of(turn.answers)}')}")
    if turn.talk.attachments:
        lines.append(f"• {turn.render('utter_part_attachments')}: {turn.talk.attachments}")
    return "\n".join(lines)


def in_words(turn: Turn, part: str) -> str:
    """One part as the person is shown it; empty where nothing is known or asked."""
    if part == "concern":
        story = turn.talk.text()
        if len(story) > SHOWN_CHARACTERS:
            cut = turn.render("utter_story_cut")
            story = f"{story[: SHOWN_CHARACTERS // 2]}\n{cut}\n{story[-SHOWN_CHARACTERS // 2 :]}"
        return f"“{story}”" if story else ""
    value = turn.answers.get(part)
    if part == "address":
        street, number = turn.answers.get("street"), turn.answers.get("house_number")
        return " ".join(v for v in (street, number) if isinstance(v, str))
    if not is_known(value) or value is False and part not in ("feels_safe",):
        return ""
    return _shown(turn, part, value)


def _shown(turn: Turn, part: str, value: Any) -> str:
    if part == "happened_on":
        return speech.moment(turn, value)
    if part == "tried":
        names = [turn.from_procedure(s.name) for s in turn.procedure.steps if s.key in value["steps"]]
        told = value.get("text") or ""
        if not names and (len(told.split()) < 3 or NOBODY.search(told)):
            return turn.render("utter_tried_nothing")
        return speech.listing(turn, names) or told
    if part == "about_whom":
        return value.get("name") or ""
    if part == "service" and turn.procedure.scope:
        option = next((o for o in turn.procedure.scope.options if o.key == value), None)
        return turn.from_procedure(option.label) if option else ""
    if part == "about":
        subject = next((s for s in turn.procedure.subjects if s.about == value), None)
        return turn.from_procedure(subject.label) if subject else turn.render("utter_button_about_other")
    if part == "hearing":
        return turn.render(f"utter_button_hearing_{value['preference']}")
    if part in ("role", "age_band"):
        return turn.render(f"utter_button_{part}_{value}")
    if isinstance(value, bool):
        return turn.render("utter_button_yes" if value else "utter_button_no")
    mark = f" ({turn.render('utter_mark_as_written')})" if part in turn.talk.marks else ""
    return f"{value}{mark}"


# The answer ----------------------------------------------------------------------------------


def answer(turn: Turn) -> None:
    """Yes files it; anything else changes or adds, and is read back again."""
    from actions.dialogue import anonymity, handover, intake

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
        show(turn, again=True)
        return
    if apply_correction(turn):
        turn.say("utter_changed")
        show(turn, again=True)
        return
    if _about_official(turn):
        _change_official(turn)
        return
    if said.words >= 5 and said.intent not in ("unsure",):
        intake.add_to_story(turn)
        turn.say("utter_added_to_story")
        show(turn, again=True)
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
    from actions.dialogue import intake

    said = turn.said
    turn.answers["official"] = "no" if said.intent == "keep_informal" or _refuses(said.text) else "yes"
    turn.say("utter_changed")
    if turn.answers["official"] == "yes":
        speech.official_volunteered(turn)
    turn.talk.answered()
    intake.go_on(turn)


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
    from actions.dialogue import intake

    name = (turn.said.choice or "").split(":", 1)[0]
    kept = read_answer(turn, name)
    if kept is not None and name in turn.answers:
        turn.answers.update(kept)
        turn.say("utter_changed")
        turn.talk.answered()
        intake.go_on(turn)
    else:
        show(turn, again=True)


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
    from actions.dialogue import intake

    part = (turn.said.choice or "").removeprefix("change_which:")
    if not part:
        if apply_correction(turn):
            turn.talk.answered()
            turn.say("utter_changed")
            show(turn, again=True)
            return
        part = next((p for p in PARTS if _same_word(turn.render(f"utter_part_{p}"), turn.said.text)), "")
        if not part and (turn.said.intent in ("deny", "affirm") or _same_word("niets", turn.said.text)):
            part = "none"
        if not part and _about_official(turn):
            _change_official(turn)
            return
        if not part and turn.said.words >= 5:
            turn.talk.answered()
            intake.add_to_story(turn)
            turn.say("utter_added_to_story")
            show(turn, again=True)
            return
    if part == "none":
        show(turn, again=True)
        return
    if not part:
        turn.say("utter_rephrase")
        ask_which(turn)
        return
    forget(turn, part)
    turn.talk.answered()
    if part == "concern":
        turn.say("utter_concern_anew")
    intake.ask(turn, part)


def forget(turn: Turn, part: str) -> None:
    """Take one answer back, so that it can be asked anew."""
    for name in ("street", "house_number") if part == "address" else (part,):
        turn.answers.pop(name, None)
        turn.talk.marks.pop(name, None)
    if part == "concern":
        turn.talk.story = []
        turn.answers.pop("more", None)
    if part in ("address", "postcode", "city", "phone", "email", "name"):
        turn.talk.tries.pop(part, None)


def _same_word(title: str, text: str) -> bool:
    words = set(re.findall(r"\w{3,}", text.lower()))
    return bool(words & set(re.findall(r"\w{4,}", title.lower())))
