"""A person, please: staff are told at once, and the talk may go on meanwhile."""

from __future__ import annotations

import re

from actions import alerts
from actions.dialogue import asking, speech
from actions.dialogue.harvest import harvest
from actions.dialogue.readers import answers_with_a_person
from actions.dialogue.telling import add_to_story, tells_something
from actions.dialogue.turn import MAIN_LINE, Handled, Turn


def wants(turn: Turn) -> Handled | None:
    """A person is asked for, unless the open question is with whom: then that is the answer."""
    if answers_with_a_person(turn):
        return MAIN_LINE
    if turn.said.choice is None and _hardly_asks(turn):
        return MAIN_LINE
    if turn.said.choice is None and _tells_a_story(turn):
        if not _ASKS_FOR_A_PERSON.search(turn.said.text):
            return MAIN_LINE
        speech.welcome_if_new(turn)
        add_to_story(turn)
        harvest(turn, from_story=True)
    request(turn)
    return None


_ASKS_FOR_A_PERSON = re.compile(
    r"\b(?:mens|persoon|iemand|spreken|praten|gesprek|bel\w*|terugbel\w*|contact|human|person|someone|somebody|speak|talk|call)\b",
    re.IGNORECASE,
)


def _hardly_asks(turn: Turn) -> bool:
    """Read as asking for a person with little ground and without any word for it: nobody is called for that."""
    said = turn.said
    return said.confidence < _PLAIN and turn.talk.language in ("nl", "en") and not (
        _ASKS_FOR_A_PERSON.search(said.text) or _SOMEBODY.search(said.text)
    )


_SOMEBODY = re.compile(r"\b(?:medewerk\w*|collega\w*|hulp|help\w*|agent|staff|worker)\b", re.IGNORECASE)
_PLAIN = 0.6
"""From here on the reading is trusted without such a word."""


def _tells_a_story(turn: Turn) -> bool:
    """Whether there is a story in the message as well: it is kept, whatever else is asked."""
    open_for_it = turn.talk.asked in (None, "concern", "more") and not turn.talk.has_case
    return open_for_it and turn.said.words >= 9 and tells_something(turn)


def request(turn: Turn) -> None:
    """Pass on that somebody wants to speak with a person, and say how else to reach one."""
    speech.welcome_if_new(turn)
    already = turn.talk.pending.get("human_asked")
    if not already:
        alerts.wants_a_person(
            turn.around, reference=turn.talk.reference, answers=turn.answers, story=turn.talk.text()
        )
        turn.talk.pending["human_asked"] = turn.around.now.isoformat()
    turn.say("utter_human_again" if already else "utter_human_asked")
    contact = turn.procedure.contact
    ways = [w for w in (contact.phone, contact.email) if w] if contact and contact.show else []
    if ways:
        turn.say("utter_human_contact", ways=speech.listing(turn, ways))
    if turn.talk.has_case:
        return
    if turn.talk.asked == "continue":
        turn.ask("continue", turn.talk.options)
        return
    turn.say("utter_human_meanwhile")
    if turn.talk.asked:
        asking.go_on(turn, reask=True)
    elif turn.talk.story:
        asking.go_on(turn)
    else:
        asking.ask(turn, "concern")
