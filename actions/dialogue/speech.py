"""What is said around the questions: the welcome, explanations, dates in words, the language."""

from __future__ import annotations

from datetime import date
from typing import Any

from actions.dialogue import day_words, harvest
from actions.dialogue.turn import Turn
from procedures import ladder
from procedures.admissibility import filing_limit_note
from procedures.questions import is_known


def has(turn: Turn, key: str) -> bool:
    return key in turn.texts.by_language["nl"]


def day(turn: Turn, value: date) -> str:
    """A date in words of the conversation's language: "vrijdag 27 november 2026"."""
    return day_words.in_words(turn.talk.language, value)


def day_of_procedure(turn: Turn, value: date) -> str:
    """A date for a text of the definition, which is in English wherever the talk is not in Dutch."""
    return day_words.in_words("nl" if turn.talk.language == "nl" else "en", value)


def moment(turn: Turn, value: dict[str, Any]) -> str:
    """A day or a period in words."""
    if "date" in value:
        return day(turn, date.fromisoformat(value["date"]))
    first, last = date.fromisoformat(value["from"]), date.fromisoformat(value["to"])
    if whole := day_words.whole(turn.talk.language, first, last):
        return whole
    return turn.render("utter_period", first=day(turn, first), last=day(turn, last))


def welcome_if_new(turn: Turn) -> bool:
    """At first contact: what this is, who reads, what the channel shows. Returns whether it was."""
    talk = turn.talk
    if talk.phase != "new":
        return False
    talk.phase = "intake"
    turn.welcomed = True
    harvest.notice_child(turn)
    if talk.child:
        talk.form = "je"
    welcome(turn)
    return True


def welcome(turn: Turn, *, again: bool = False) -> None:
    """What this is and what happens with the story; said once, also after danger that came first."""
    turn.talk.channel_notes["welcomed"] = turn.talk.language
    if turn.around.told_by is not None:
        turn.say("utter_welcome_intake")  # a colleague writes, and knows what this is
        return
    privacy = f"{turn.around.public_url}/privacy/{turn.procedure.key}"
    turn.say(
        "utter_welcome_child" if turn.talk.child else "utter_welcome", privacy=privacy, visible=turn.render(f"utter_visible_{turn.around.channel}"),
        days=turn.around.organisation.unfinished_days,
    )  # fmt: skip
    if turn.procedure.welcome_note and turn.said.words < 6 and not again:
        turn.tell(turn.procedure.welcome_note)
    not_the_confidant(turn)


def welcome_in_this_language(turn: Turn) -> None:
    """After a change of language: who reads this and how to stop, for somebody who may not have understood it."""
    talk = turn.talk
    welcomed = talk.channel_notes.get("welcomed")
    told_otherwise = isinstance(welcomed, str) and welcomed != talk.language
    if told_otherwise and talk.phase == "intake" and talk.asked not in ("continue", "danger_now"):
        welcome(turn, again=True)


def welcome_after_danger(turn: Turn) -> None:
    """The same in a few lines, to somebody who has just read numbers for help."""
    if turn.around.told_by is not None:
        welcome(turn)
        return
    turn.talk.channel_notes["welcomed"] = True
    turn.say(
        "utter_welcome_after_danger", visible=turn.render(f"utter_visible_{turn.around.channel}"),
        days=turn.around.organisation.unfinished_days, privacy=f"{turn.around.public_url}/privacy/{turn.procedure.key}",
    )  # fmt: skip


def question(turn: Turn, name: str) -> None:
    """The sentence of a question, with what must be explained before it."""
    procedure = turn.procedure
    if name == "official":
        if "asked_at" not in turn.talk.official_said:  # explained once; after a digression the bare question will do
            _explain_official(turn)
        turn.say("utter_ask_official")
        turn.talk.official_said = {"asked_at": turn.around.now.isoformat(), "how": "asked"}
        return
    if name == "more" and told_enough(turn):
        turn.say("utter_ask_more_again")
        return
    if name == "route":
        turn.say("utter_ask_route", outside=outside_name(turn))
        return
    if name == "service" and procedure.scope:
        turn.tell(procedure.scope.ask)
        return
    own = procedure.own_question(name)
    if own is not None:
        turn.tell(own)
        return
    if name == "details":
        missing = [turn.render(f"utter_detail_{d}") for d in procedure.official.fields if d != "email"]
        turn.say("utter_ask_details", fields=listing(turn, missing))
        return
    if name == "your_coach" and ladder.not_safe(turn.answers):
        turn.say("utter_ask_your_coach_unsafe")
        return
    if name == "date_of_death":
        condole(turn)
    for_child = f"utter_ask_{name}_child"
    turn.say(for_child if turn.talk.child and has(turn, for_child) else f"utter_ask_{name}")


_SAME_WORDS = 2
"""So many additions are thanked for and asked on; from then on no question is put between two of them."""


def told_enough(turn: Turn) -> bool:
    """Whether somebody adds message after message, and needs no question each time to do so."""
    return int(turn.talk.channel_notes.get("told_more") or 0) >= _SAME_WORDS


def condole(turn: Turn, *, before: bool = False) -> None:
    """A word of sympathy where somebody has died, once; ``before`` all else that is said, or after it."""
    if not turn.talk.channel_notes.get("condoled"):
        turn.talk.channel_notes["condoled"] = True
        parts = turn.items[-1].parts
        parts.insert(0 if before else len(parts), turn.render("utter_condolence"))


def outside_name(turn: Turn) -> str:
    """With whom the person files an official complaint: the body outside, or this organisation by letter."""
    official = turn.procedure.official
    if not official.outside or official.at_step is None:
        return turn.procedure.short_name
    return turn.from_procedure(ladder.step(turn.procedure, official.at_step).name)


def listing(turn: Turn, parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {turn.render('utter_and')} {parts[-1]}"


def official_volunteered(turn: Turn) -> None:
    """The person asked for an official complaint without being asked: say what that means here."""
    turn.say("utter_official_noted")
    _explain_official(turn)
    _after_yes(turn)
    turn.talk.official_said["explained"] = turn.around.now.isoformat()


def _explain_official(turn: Turn) -> None:
    """What official means here; to a child, where it goes outside, in words of its own."""
    if turn.talk.child and turn.procedure.official.outside:
        turn.say("utter_official_explained_child")
    else:
        turn.tell(turn.procedure.official.explain)


def official_answered(turn: Turn) -> None:
    answer = turn.answers.get("official")
    turn.talk.official_said |= {"answered_at": turn.around.now.isoformat(), "answer": str(answer), "words": turn.said.text[:200]}
    if answer == "yes":
        if not turn.procedure.filed_by_the_person:
            turn.say("utter_official_yes")
        _after_yes(turn)
        turn.talk.official_said["explained"] = turn.around.now.isoformat()
    elif answer == "not_yet":
        turn.say("utter_official_not_yet")
    else:
        turn.say("utter_official_no")


def _after_yes(turn: Turn) -> None:
    turn.tell(turn.procedure.official.after_yes)
    if turn.answers.get("anonymous") is True:
        turn.say("utter_status_no_date")
    for told in turn.procedure.before_filing:
        if told.when in ("official", "both"):
            turn.tell(told.text)


def late(turn: Turn) -> None:
    """Outside the filing limit: told mildly; whether it matters is for people to say (COA-05)."""
    for limit in turn.procedure.filing_limits:
        if limit.warn and limit.answer == "happened_on" and filing_limit_note(limit, turn.answers, turn.around.today):
            turn.tell(limit.warn)


def late_for_this_role(turn: Turn) -> None:
    """Past the limit that holds for this role alone (W4U-08): told, and never refused."""
    role = turn.answers.get("role")
    rule = turn.procedure.roles.get(role) if isinstance(role, str) else None
    if rule and rule.limit and rule.limit.warn and filing_limit_note(rule.limit, turn.answers, turn.around.today):
        turn.tell(rule.limit.warn)


def redirect(turn: Turn) -> None:
    """Another service than this procedure is for: say where to go; the story may still be left."""
    scope = turn.procedure.scope
    chosen = turn.answers.get("service")
    if scope is None or not is_known(chosen):
        return
    option = next((o for o in scope.options if o.key == chosen), None)
    if option and option.redirect:
        turn.tell(option.redirect)


_YOUNGER_THAN = {"under_12": 12, "12_15": 16, "16_17": 18}
"""The age that nobody in a band has reached yet."""


def child(turn: Turn) -> None:
    """A child gets je, short sentences and who else listens."""
    band = turn.answers.get("age_band")
    if band not in ("under_12", "12_15", "16_17"):
        return
    turn.talk.form = "je"
    if not turn.talk.channel_notes.get("child_told"):
        turn.talk.channel_notes["child_told"] = True
        turn.say("utter_child_lines")
        if band == "under_12":
            turn.say("utter_child_adult")
        turn.say("utter_child_parents")
        gate = turn.procedure.age_gate
        if gate and _YOUNGER_THAN[band] <= gate.below_years:
            turn.tell(gate.text)


def not_the_confidant(turn: Turn) -> None:
    """Before the story is told (IBO-08, BUC-07): this is no talk with the confidant."""
    confidant = turn.procedure.confidant
    if confidant and not turn.talk.channel_notes.get("confidant_told"):
        turn.tell(confidant.before_story)
        turn.talk.channel_notes["confidant_told"] = True
