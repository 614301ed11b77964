"""A message without words: a photo, a voice note, or something that cannot be read here at all."""

from __future__ import annotations

from actions.cases import complainant
from actions.dialogue import asking, readback, speech
from actions.dialogue.turn import Turn

_AT_THE_READ_BACK = frozenset({"confirm", "change_which"})


def without_words(turn: Turn) -> bool:
    """Whether nothing was typed or pressed."""
    return turn.said.choice is None and not turn.said.text.strip()


def take(turn: Turn) -> None:
    """Where the story is told it is a piece of that; where something was asked it is no answer to it."""
    speech.welcome_if_new(turn)
    asked = turn.talk.asked
    if not turn.said.attachments:
        turn.say("utter_unreadable")
    elif asked in (None, "concern", "more"):
        _as_story(turn)
        return
    else:
        _say_kept(turn)
    if asked in _AT_THE_READ_BACK:
        readback.show(turn, again=True)
    else:
        asking.return_to_question(turn)


def after(turn: Turn) -> None:
    """The same where there is a case: it belongs to that, and whoever handles it gets it."""
    if not turn.said.attachments:
        turn.say("utter_unreadable")
        return
    complainant.add_information(turn.desk, turn.case, "", attachments=turn.said.attachments)
    if turn.said.voice:
        turn.say("utter_voice_kept")
    turn.say("utter_information_added", reference=turn.talk.reference)


def _as_story(turn: Turn) -> None:
    turn.say("utter_voice_kept" if turn.said.voice else "utter_attachment_kept")
    turn.talk.story.append(turn.render("utter_story_voice" if turn.said.voice else "utter_story_file"))
    turn.answers["concern"] = True
    turn.answers.pop("more", None)
    asking.ask(turn, "more")


def _say_kept(turn: Turn) -> None:
    turn.say("utter_voice_kept" if turn.said.voice else "utter_file_kept")
