"""The read-back: everything in the person's own words, each part correctable, then the confirmation."""

from __future__ import annotations

from typing import Any

from actions.cases.opening import first_step
from actions.dialogue import speech
from actions.dialogue.choices import options_for
from actions.dialogue.readers import NOBODY
from actions.dialogue.talk import Option
from actions.dialogue.turn import Turn
from nlu import answer_words
from procedures.questions import is_known, kind_of

SHOWN_CHARACTERS = 3000
"""A longer story is kept whole; only its read-back shows beginning and end."""

PARTS = (
    "concern", "happened_on", "about", "about_whom", "your_coach", "service", "role", "on_behalf_of", "age_band",
    "tried", "feels_safe", "desired_outcome", "name", "address", "postcode", "city", "phone", "email", "hearing",
)  # fmt: skip


def show(turn: Turn, *, again: bool = False) -> None:
    """Read back what was written down and ask whether it is right."""
    before = len(turn.items[-1].parts)
    turn.say("utter_readback_again" if again else "utter_readback")
    turn.add(text(turn))
    kind = kind_of(turn.answers)
    today = speech.day(turn, turn.around.today)
    if kind == "official_complaint" and turn.procedure.filed_by_the_person:
        turn.say("utter_confirm_official_outside", outside=speech.outside_name(turn))
    elif kind == "official_complaint":
        turn.say("utter_confirm_official", today=today)
    elif kind == "compliment":
        turn.say("utter_confirm_compliment")
    elif first_step(turn.desk, turn.answers, kind).confidential:
        turn.say("utter_confirm_confidant")
        if may_decline_confidant(turn):
            turn.say("utter_confirm_or_organisation", button=turn.render("utter_button_confidant_story_organisation"))
    else:
        turn.say("utter_confirm_concern")
    turn.say("utter_ask_confirm")
    turn.ask("confirm", options(turn))
    if turn.around.asks_at_once:
        # Where one mail answers several questions, only the last read-back holds.
        turn.items[-1].custom["readback"] = "\n\n".join(turn.items[-1].parts[before:])


def options(turn: Turn) -> list[Option]:
    """The buttons of the read-back: right, change, and where the confidant was not chosen, rather the organisation."""
    found = options_for(turn, "confirm")
    if may_decline_confidant(turn):
        found.append(turn.option("utter_button_confidant_story_organisation", "confirm:organisation"))
    return found


def may_decline_confidant(turn: Turn) -> bool:
    """Whether this goes to the confidant by the order of the steps alone, and can stay with the organisation."""
    if "confidant_only" in turn.answers or kind_of(turn.answers) != "concern":
        return False
    if not first_step(turn.desk, turn.answers, "concern").confidential:
        return False
    otherwise = first_step(turn.desk, {**turn.answers, "confidant_only": False}, "concern")
    return not (otherwise.confidential or otherwise.outside)


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
        if not names and (not told or NOBODY.search(told) or answer_words.means(told, "nobody")):
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
