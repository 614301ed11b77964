"""After the hand-over: status, more information, solved or not, withdrawing, a second matter."""

from __future__ import annotations

import re

from actions.cases import complainant
from actions.cases.proposals import open_question
from actions.dialogue import anonymity, human, returning, sent, starting, status, stopping
from actions.dialogue.choices import options_for
from actions.dialogue.readers import read_answer
from actions.dialogue.turn import Turn

_STATUS_WORDS = re.compile(
    r"^\W*(?:(?:en|hallo|hoi|hi|hello|so)\W+)?(?:hoe (?:gaat|staat) het(?: er)?(?: nu)?(?: (?:mee|met (?:mijn|de|deze) \w+|ermee|ervoor))?|"
    r"hoe ver (?:is|zijn|bent) \w+|is er (?:al |nog )?(?:nieuws|iets bekend)|(?:al |nog )?nieuws|status|"
    r"how is it (?:going|coming along)|how(?:'s| is) my (?:case|complaint|concern)(?: (?:going|doing))?|any (?:news|update)s?)\W*$",
    re.IGNORECASE,
)
"""How people ask after their case; the bot itself proposes these words."""


def take(turn: Turn) -> None:
    """Whatever is said about a case that exists."""
    talk, said = turn.talk, turn.said
    if talk.asked is None or talk.asked in sent.QUESTIONS:
        # Staff or the clock put a question of their own (a longer term, is it solved?): this may be its answer.
        waiting = open_question(turn.case)
        talk.asked = sent.answered_by(turn, waiting, just_asked=talk.asked == waiting)
    if said.choice and said.choice.startswith("do:"):
        _do(turn, said.choice[3:])
        return
    if returning.offered(turn):
        returning.take(turn)
        return
    if talk.asked in _ANSWERS:
        _ANSWERS[talk.asked](turn)
        return
    if talk.asked == "stop_which":
        stopping.which(turn)
        return
    if talk.asked == "withdraw_sure":
        stopping.sure(turn)
        return
    if talk.asked in ("continue", "danger_now"):
        _after_danger(turn)
        return
    if turn.around.staff_wrote and said.choice is None and said.intent not in _NOT_FOR_STAFF:
        # Somebody of staff wrote last, so this answers that person.
        add_information(turn)
        return
    handler = status.status if _STATUS_WORDS.search(said.text) else _BY_INTENT.get(said.intent)
    if handler is not None:
        handler(turn)
    elif said.attachments or said.words >= 4:
        _belongs_where(turn)
    else:
        turn.say("utter_after_help")


def _do(turn: Turn, what: str) -> None:
    if what == "new":
        starting.start_second(turn)
    elif what == "add":
        text = turn.talk.pending.pop("loose", "")
        turn.talk.answered()
        add_information(turn, text)
    elif what == "human":
        human.request(turn)
    else:
        turn.say("utter_after_help")


# What people ask and tell ----------------------------------------------------------------------


def add_information(turn: Turn, text: str | None = None) -> None:
    """More about the case: kept verbatim, and whoever handles it hears of it."""
    complainant.add_information(
        turn.desk, turn.case, turn.said.text if text is None else text, attachments=turn.said.attachments
    )
    turn.say("utter_information_added", reference=turn.talk.reference)


def resolved(turn: Turn) -> None:
    complainant.report_resolved(turn.desk, turn.case)
    turn.talk.answered()
    turn.say("utter_resolved_heard")


def unresolved(turn: Turn) -> None:
    """Not solved: the next step of this ladder, with its text and contact; the person chooses."""
    told = complainant.report_unresolved(turn.desk, turn.case, turn.said.text if not turn.said.choice else "")
    turn.talk.answered()
    turn.say("utter_unresolved_heard")
    if told.case.status == "closed":
        sent.offer_reopening(turn)
        return
    step = told.next_step
    if step is None:
        turn.say("utter_no_next_step")
        for route in turn.procedure.routes_always_open:
            turn.add(turn.from_procedure(route.text))
        return
    turn.say("utter_next_step", step=turn.from_procedure(step.name))
    turn.add(turn.from_procedure(step.offer))
    if not step.outside or step.official:
        turn.say("utter_ask_next_step")
        turn.talk.pending["next_step"] = step.key
        turn.ask("next_step", options_for(turn, "next_step"))


def _next_step(turn: Turn) -> None:
    """Yes or no to moving on to the next step of the ladder."""
    kept = read_answer(turn, "next_step")
    if kept is None:
        turn.say("utter_rephrase")
        turn.say("utter_ask_next_step")
        turn.ask("next_step", options_for(turn, "next_step"))
        return
    key = turn.talk.pending.pop("next_step", None)
    turn.talk.answered()
    if kept["next_step"] is not True or key is None:
        turn.say("utter_step_kept")
        return
    step = next(s for s in turn.procedure.steps if s.key == key)
    if step.official and not step.outside and turn.answers.get("official") != "yes":
        starting.start_official(turn)
        return
    complainant.move_to(turn.desk, turn.case, key)
    turn.say("utter_step_taken", step=turn.from_procedure(step.name))


def _belongs_where(turn: Turn) -> None:
    """Something told after the hand-over: part of this case, or a new matter?"""
    turn.talk.pending["loose"] = turn.said.text
    turn.say("utter_ask_belongs_to", reference=turn.talk.reference)
    turn.ask(
        "belongs_to",
        [turn.option("utter_button_belongs_add", "do:add"), turn.option("utter_button_belongs_new", "do:new")],
    )


def _belongs(turn: Turn) -> None:
    text = turn.said.text.lower()
    if turn.said.intent == "deny" or "nieuw" in text or "new" in text or "ander" in text:
        starting.start_second(turn)
        return
    add_information(turn, turn.talk.pending.pop("loose", "") + ("\n" + turn.said.text if turn.said.words > 4 else ""))
    turn.talk.answered()


def _resolved_answer(turn: Turn) -> None:
    choice = (turn.said.choice or "").removeprefix("resolved:")
    if choice == "yes" or turn.said.intent in ("affirm", "report_resolved"):
        resolved(turn)
    elif choice in ("no", "partly") or turn.said.intent in ("deny", "report_unresolved"):
        unresolved(turn)
    else:
        _belongs_where(turn)


def _satisfaction(turn: Turn) -> None:
    score = sent.score_in(turn)
    if score is None:
        turn.say("utter_ask_satisfaction")
        turn.ask("satisfaction", options_for(turn, "satisfaction"))
        return
    turn.talk.answered()
    sent.keep_score(turn, score)


def _agree(turn: Turn) -> None:
    kept = read_answer(turn, turn.talk.asked or "agree")
    if kept is None:
        turn.say("utter_rephrase")
        turn.say("utter_ask_agree")
        turn.ask("agree", options_for(turn, "agree"))
        return
    yes = next(iter(kept.values())) is True
    turn.talk.answered()
    told = complainant.answer_proposal(turn.desk, turn.case, yes)
    turn.add(told or turn.render("utter_agreed" if yes else "utter_not_agreed"))


def _after_danger(turn: Turn) -> None:
    choice = (turn.said.choice or "").removeprefix("continue:")
    turn.talk.answered()
    if choice == "human":
        human.request(turn)
        return
    if turn.said.choice is None and turn.said.words >= 3:
        add_information(turn)
        return
    turn.say("utter_after_help")


def _opt_in(turn: Turn) -> None:
    """Whether news may be sent here; anything else said is taken for what it is."""
    kept = read_answer(turn, "opt_in")
    turn.talk.answered()
    if kept is None:
        take(turn)
        return
    turn.answers.update(kept)
    complainant.keep(turn.desk, turn.case, kept)
    turn.say("utter_opt_in_yes" if kept["opt_in"] is True else "utter_opt_in_no")


_NOT_FOR_STAFF = frozenset(
    "withdraw_case ask_status file_official_complaint request_anonymity report_resolved report_unresolved".split()
)
_ANSWERS = {
    "resolved": _resolved_answer,
    "measure_helped": lambda turn: sent.measure(turn),
    "reopen": lambda turn: sent.reopen(turn),
    "satisfaction": _satisfaction,
    "opt_in": _opt_in,
    "agree": _agree,
    "consent": _agree,
    "belongs_to": _belongs,
    "next_step": _next_step,
}


def _welcome_back(turn: Turn) -> None:
    turn.say("utter_welcome_back", reference=turn.talk.reference)


def _goodbye(turn: Turn) -> None:
    turn.say("utter_goodbye")


_BY_INTENT = {
    "ask_status": status.status,
    "add_information": add_information,
    "report_resolved": resolved,
    "report_unresolved": unresolved,
    "withdraw_case": _belongs_where,  # without a word for taking back; with one it never comes here
    "file_official_complaint": starting.start_official,
    "express_concern": _belongs_where,
    "give_details": add_information,
    "correct_details": add_information,
    "request_anonymity": anonymity.make_anonymous,
    "affirm": lambda turn: turn.say("utter_after_ok"),
    "deny": lambda turn: turn.say("utter_after_ok"),
    "thank": lambda turn: turn.say("utter_thanked"),
    "greet": _welcome_back,
    "goodbye": _goodbye,
    "compliment": add_information,
}
