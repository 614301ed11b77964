"""A person, please: staff are told at once, and the talk may go on meanwhile."""

from __future__ import annotations

from actions import alerts
from actions.dialogue import asking, speech
from actions.dialogue.turn import Turn


def request(turn: Turn) -> None:
    """Pass on that somebody wants to speak with a person, and say how else to reach one."""
    speech.welcome_if_new(turn)
    already = turn.talk.pending.get("human_asked")
    if not already:
        alerts.wants_a_person(turn.around, reference=turn.talk.reference, answers=turn.answers)
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
