"""A message that its writer changed afterwards: both versions are kept, and the new one counts.

What each message came to (the question it answered, the answers it gave, its place in the story) stands in
``talk.used``, by the number of its inbox row, for the last few dozen messages of an intake.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from actions.cases import complainant, informing
from actions.cases.scrub import without_identity
from actions.cases.summary import who
from actions.dialogue import anonymity, asking, danger, speech
from actions.dialogue.choices import chosen, options_for
from actions.dialogue.harvest import harvest
from actions.dialogue.readback import PARTS, in_words
from actions.dialogue.readers import read_answer
from actions.dialogue.talk import Talk
from actions.dialogue.telling import add_to_story, tells_something
from actions.dialogue.turn import MAIN_LINE, Handled, Turn
from nlu.bsn import mask_bsn
from procedures.questions import kind_of
from storage.cases import Case
from storage.conversations import BOT

_MOST = 40
_LOOK_BACK = 300
"""Messages among which the earlier version is looked for."""

_STORY = (None, "concern", "more")
_READ_BACK = frozenset({"confirm", "change_which"})
_HOLDS_ALWAYS = frozenset(
    "report_danger request_human request_confidant request_anonymity stop withdraw_case change_language".split()
)
"""What is done whatever the first version was."""

_PART_OF = {"street": "address", "house_number": "address"}
_ABOUT_OTHERS = frozenset({"your_coach", "about_whom", "on_behalf_of", "tried"})

Used = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Before:
    """How the talk stood before a message: to see what that message changed."""

    asked: str | None
    answers: dict[str, Any]
    story: int

    @classmethod
    def of(cls, turn: Turn) -> Before:
        return cls(turn.talk.asked, dict(turn.answers), len(turn.talk.story))


def note(turn: Turn, before: Before) -> None:
    """Keep what a message came to, so that a later version of it can take its place."""
    talk = turn.talk
    if talk.phase != "intake" or len(talk.story) < before.story:
        talk.used.clear()  # handed over, wiped or told anew: places in the story mean nothing now
    number = str(turn.said.edits or turn.around.inbox_id)
    changed = [name for name, value in turn.answers.items() if before.answers.get(name) != value]
    for one in talk.used.values():
        one["kept"] = [name for name in one["kept"] if name not in changed]
    own = talk.used.pop(number, {"asked": before.asked, "kept": [], "story": None})
    own["kept"] = [*(name for name in own["kept"] if name in turn.answers), *changed]
    if len(talk.story) > before.story:
        own["story"] = before.story
    talk.used[number] = own
    while len(talk.used) > _MOST:
        talk.used.pop(next(iter(talk.used)))


def question_of(talk: Talk, number: int) -> str | None:
    """The question that a message answered when it first came."""
    return (talk.used.get(str(number)) or {"asked": talk.asked})["asked"]


def take(turn: Turn) -> Handled | None:
    """Take the new version of a message in place of the old one.

    The main line gets it where the first version came to nothing and its question is still open, and where
    there was no first version that we know of.
    """
    talk, said = turn.talk, turn.said
    known, old, failed = _earlier(turn)
    if known and not failed and old.strip() == said.text.strip():
        return None  # the platform tells of a change that is none to the words
    own: Used | None = talk.used.get(str(said.edits))
    still_open = own is not None and not own["kept"] and own["story"] is None and own["asked"] == talk.asked
    case = _case(turn, own)
    if case is not None and not (still_open and talk.asked):
        return _after_hand_over(turn, case, old)
    if failed or still_open or (own is None and not known):
        return MAIN_LINE
    if _new_danger(turn):
        _alarm(turn, own)
        return None
    if own is None:
        turn.say("utter_edit_kept")
        asking.return_to_question(turn)
    elif own["story"] is not None and own["story"] < len(talk.story):
        _story(turn, own)
    elif any(name in turn.answers for name in own["kept"]):
        _answer(turn, own)
    elif said.intent in _HOLDS_ALWAYS:
        return MAIN_LINE
    elif own["asked"] in _STORY and tells_something(turn):
        add_to_story(turn)
        harvest(turn, from_story=True)
        turn.say("utter_edit_story")
        _go_on(turn)
    else:
        turn.say("utter_edit_kept")
        asking.return_to_question(turn)
    return None


def _earlier(turn: Turn) -> tuple[bool, str, bool]:
    """Whether the earlier version is kept, its words, and whether it was never answered."""
    around = turn.around
    for item in reversed(around.work.inbox.messages(around.conversation_id, limit=_LOOK_BACK)):
        told = item.payload or {}
        if item.id != around.inbox_id and turn.said.edits in (item.id, told.get("replaces")):
            return item.payload is not None, str(told.get("text") or ""), item.status == "failed"
    return False, "", False


def _case(turn: Turn, own: Used | None) -> Case | None:
    """The case that the message belongs to, where it was handed over already."""
    talk = turn.talk
    if talk.has_case:
        case = turn.case
    elif own is None and talk.earlier_references:
        case = turn.around.work.cases.by_reference(talk.earlier_references[-1])
    else:
        return None
    return case if case is not None and case.erased_at is None else None


# Before the hand-over --------------------------------------------------------------------------


def _story(turn: Turn, own: Used) -> None:
    """A piece of the story: the new words stand in its place, and what the old ones told is read anew."""
    told = {name: turn.answers.pop(name) for name in own["kept"] if name in turn.answers and name != "concern"}
    _in_place(turn, own["story"])
    harvest(turn, from_story=True)
    turn.say("utter_edit_story")
    when = turn.answers.get("happened_on")
    if when is not None and when != told.get("happened_on"):
        turn.say("utter_understood_when", when=speech.moment(turn, when))
    if told.get("official") != "yes" and turn.answers.get("official") == "yes" and "official" in told:
        speech.official_volunteered(turn)
    _go_on(turn)


def _in_place(turn: Turn, place: int) -> None:
    story = turn.talk.story
    add_to_story(turn)
    story[place] = story.pop()


def _answer(turn: Turn, own: Used) -> None:
    """The answer to a question: the new words are read as its answer, else it is asked again."""
    name = own["asked"]
    if name is None or name in asking.STEERING:
        _steering(turn, name)
        return
    kept = _read(turn, name)
    for given in own["kept"]:
        turn.answers.pop(given, None)
    if kept is None:
        _ask_again(turn, name)
        return
    was_official = "official" in own["kept"]
    turn.answers.update(kept)
    harvest(turn, from_story=False, others=name in _ABOUT_OTHERS)
    what = _what(turn, [*kept, *own["kept"]])
    if what:
        turn.say("utter_edit_taken", what=what)
    else:
        turn.say("utter_changed")
    if was_official and turn.answers.get("official") == "yes":
        speech.official_volunteered(turn)
    _go_on(turn)


def _read(turn: Turn, name: str) -> dict[str, Any] | None:
    talk, said = turn.talk, turn.said
    opened = talk.asked
    choice = chosen(Talk(asked=name, options=options_for(turn, name)), said.text)
    turn.said = replace(said, choice=choice, text="" if choice else said.text)
    talk.asked = name
    kept = read_answer(turn, name)
    talk.asked = opened
    return kept


def _what(turn: Turn, names: list[str]) -> str:
    """What is written down now, for the parts that these answers belong to."""
    parts = {_PART_OF.get(name, name) for name in names}
    told = [(part, in_words(turn, part)) for part in PARTS if part in parts]
    shown = [f"{turn.render(f'utter_part_{part}')}: {value}" for part, value in told if value]
    if "official" in parts:
        shown.append(f"{turn.render('utter_part_kind')}: {turn.render(f'utter_kind_{kind_of(turn.answers)}')}")
    return "; ".join(shown)


def _ask_again(turn: Turn, name: str) -> None:
    talk = turn.talk
    talk.tries.pop(name, None)
    if talk.asked in asking.STEERING - _READ_BACK:
        # Something else goes first (danger, a stop); the question comes back after it.
        if name in talk.asked_before:
            talk.asked_before.remove(name)
        turn.say("utter_edit_kept")
        asking.return_to_question(turn)
        return
    talk.answered()
    turn.say("utter_edit_asks_again")
    asking.ask(turn, name)


def _steering(turn: Turn, name: str | None) -> None:
    """An answer about the talk itself: staying anonymous after all is done, the rest has had its turn."""
    if name == "anonymous" and (_read(turn, name) or {}).get("anonymous") is True:
        anonymity.choose(turn, yes=True)
        _go_on(turn)
        return
    turn.say("utter_edit_kept")
    asking.return_to_question(turn)


def _go_on(turn: Turn) -> None:
    """Back to the open question; at the read-back first what is missing now, and then all of it again."""
    talk = turn.talk
    if talk.asked in _READ_BACK or (talk.asked is not None and talk.asked in turn.answers):
        talk.answered()
        asking.go_on(turn)
    else:
        asking.return_to_question(turn)


def _new_danger(turn: Turn) -> bool:
    found = turn.said.danger
    told = turn.talk.danger.get("alerted", [])
    if found is not None:
        return bool(found["certain"]) and found["kind"] not in told
    return turn.said.intent == "report_danger" and not told


def _alarm(turn: Turn, own: Used | None) -> None:
    """The new version speaks of danger: that goes before everything, and its words still replace the old ones."""
    story = turn.talk.story
    had = len(story)
    danger.raise_alarm(turn)
    place = own["story"] if own else None
    if place is not None and place < had < len(story):
        story[place] = story.pop()


# After it ----------------------------------------------------------------------------------------


def _after_hand_over(turn: Turn, case: Case, old: str) -> None:
    """Whoever has the case sees both versions; the description stays what the person confirmed."""
    desk = turn.desk
    first, now = _shown(case, old), _shown(case, turn.said.text)
    changed = f"Eerst: “{first}”\nNu: “{now}”" if first else f"Nu: “{now}”"
    complainant.heard(desk, case)
    desk.work.history.append(case.id, "message", "complainant", f"Bericht gewijzigd.\n{changed}", desk.now)
    conversation = desk.work.conversations.by_id(turn.around.conversation_id)
    owner = conversation.owner if conversation is not None else BOT
    has_the_talk = desk.organisation.staff.get(owner.removeprefix(complainant.STAFF))
    informing.tell(
        desk, case, f"{case.reference}: {who(case, case.content or {})} heeft een bericht gewijzigd.\n\n{changed}",
        kind="message", users=[has_the_talk] if has_the_talk is not None else None,
    )  # fmt: skip
    if _new_danger(turn):
        danger.raise_alarm(turn)
    elif has_the_talk is None:
        turn.say("utter_edit_passed_on")
        if not turn.talk.has_case:
            asking.return_to_question(turn)


def _shown(case: Case, text: str) -> str:
    masked, _ = mask_bsn(text.strip())
    return without_identity(masked) if case.anonymous else masked
