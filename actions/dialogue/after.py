"""After the hand-over: status, more information, solved or not, withdrawing, a second matter."""

from __future__ import annotations

import re

from actions.cases import complainant
from actions.cases.proposals import open_question
from actions.cases.states import is_open
from actions.dialogue import (
    anonymity,
    attached,
    danger,
    ended,
    human,
    plain,
    returning,
    sent,
    starting,
    status,
    staying,
    stopping,
    worries,
)
from actions.dialogue.choices import options_for
from actions.dialogue.readers import read_answer
from actions.dialogue.telling import KEPT_FROM
from actions.dialogue.turn import Turn

_STATUS_WORDS = re.compile(
    r"^\W*(?:(?:en|hallo|hoi|hi|hello|so)\W+)?(?:hoe (?:gaat|staat) het(?: er)?(?: nu)?(?: (?:mee|met (?:mijn|de|deze) \w+|ermee|ervoor))?|"
    r"hoe ver (?:is|zijn|bent) \w+|is er (?:al |nog )?(?:nieuws|iets bekend)|(?:al |nog )?nieuws|status|"
    r"how is it (?:going|coming along)|how(?:'s| is) my (?:case|complaint|concern)(?: (?:going|doing))?|any (?:news|update)s?)\W*$",
    re.IGNORECASE,
)
"""How people ask after their case; the bot itself proposes these words."""


_BARE = frozenset({"affirm", "deny", "unsure", "thank", "greet", "goodbye", "compliment"})
_TELLS_MORE = 5
"""Words from which on a yes, a no or a thanks holds something besides, which is not dropped."""

_SOMETHING_NEW = re.compile(
    r"\b(?:andere?|nieuwe?|tweede|another|new|second)\b.{0,15}\b(?:probleem|klacht|melding|verhaal|kwestie|zorg|punt|"
    r"problem|complaint|concern|matter)\b|\b(?:nog|ook) iets (?:heel )?anders\b|\bsomething else\b",
    re.IGNORECASE,
)
"""Words that say themselves that this is not about the case there is."""


def take(turn: Turn) -> None:
    """Whatever is said about a case that exists."""
    talk, said = turn.talk, turn.said
    if attached.without_words(turn):
        attached.after(turn)
        return
    if sent.about_earlier(turn):
        return
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
    if talk.asked == "continue":
        staying.take(turn)
        return
    if talk.asked == "danger_now":
        danger.checked(turn)
        return
    if talk.asked == "staff_look":
        danger.may_staff_look(turn)
        return
    answers_staff = turn.around.staff_wrote and is_open(turn.case)
    if answers_staff and said.choice is None and said.intent not in _NOT_FOR_STAFF:
        # Somebody of staff wrote last, so this answers that person; after the end of a case it begins afresh.
        add_information(turn)
        return
    if worries.is_worried(said):
        worries.reassure(turn)
        return
    if said.choice is None and _SOMETHING_NEW.search(said.text):
        talk.pending["loose"] = said.text
        talk.pending["loose_files"] = said.attachments
        starting.start_second(turn)
        return
    if _yes_after_all(turn):
        return
    if said.choice is None and said.intent in _BARE and said.words >= _TELLS_MORE and not plain.is_yes(said.text) and not plain.is_no(said.text):
        _belongs_where(turn)
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
    elif what == "again":
        ended.open_again(turn)
    elif what == "human":
        human.request(turn)
    else:
        turn.say("utter_after_help")


# What people ask and tell ----------------------------------------------------------------------


def add_information(turn: Turn, text: str | None = None) -> None:
    """More about the case: kept verbatim, and whoever handles it hears of it."""
    files = turn.said.attachments + turn.talk.pending.pop("loose_files", 0)
    complainant.add_information(turn.desk, turn.case, turn.said.text if text is None else text, attachments=files)
    turn.say("utter_information_added", reference=turn.talk.reference)


def _tells(turn: Turn) -> None:
    """Something about the case, in so many words; where that has ended it may be a new beginning."""
    if ended.is_over(turn.case):
        ended.which(turn)
    else:
        add_information(turn)


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
            turn.tell(route.text)
        return
    turn.say("utter_next_step", step=turn.from_procedure(step.name))
    turn.tell(step.offer)
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
    if ended.is_over(turn.case):
        ended.which(turn)
        return
    turn.talk.pending["loose"] = turn.said.text
    turn.talk.pending["loose_files"] = turn.said.attachments
    turn.say("utter_ask_belongs_to", reference=turn.talk.reference)
    turn.ask(
        "belongs_to",
        [turn.option("utter_button_belongs_add", "do:add"), turn.option("utter_button_belongs_new", "do:new")],
    )


def _belongs(turn: Turn) -> None:
    if ended.is_over(turn.case):
        ended.answer(turn)
        return
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
    """The answer to a proposal of staff: a plain yes, a plain no, and whatever else leaves it open."""
    said, name = turn.said, turn.talk.asked or "agree"
    kept = read_answer(turn, name)
    answer = kept[name] if kept else None
    hedged = answer is True and said.choice is None and not plain.is_yes(said.text) and plain.has_but(said.text)
    if not isinstance(answer, bool) or hedged:
        if said.words >= KEPT_FROM and not plain.is_unsure(said.text):
            add_information(turn)
        turn.say("utter_agree_open")
        turn.ask(name, options_for(turn, name))
        return
    turn.talk.answered()
    proposal = (turn.case.content or {}).get("proposal")
    told = complainant.answer_proposal(turn.desk, turn.case, answer)
    turn.talk.pending.pop("declined", None)
    if proposal and not answer:
        turn.talk.pending["declined"] = proposal
    turn.add(told or turn.render("utter_agreed" if answer else "utter_not_agreed"))


def _yes_after_all(turn: Turn) -> bool:
    """A yes later in the talk, after a no to what staff proposed: it is taken; whether it was one."""
    proposal = turn.talk.pending.get("declined")
    text = turn.said.text
    if not proposal or turn.said.choice is not None or plain.has_but(re.sub(_AFTER_ALL, "", text)):
        return False
    if not (plain.is_yes(text) or plain.is_yes(re.sub(_AFTER_ALL, "", text))):
        return False
    turn.talk.pending.pop("declined")
    told = complainant.answer_after_all(turn.desk, turn.case, proposal)
    turn.add(told or turn.render("utter_agreed"))
    return True


_AFTER_ALL = re.compile(r"\b(?:toch|alsnog|bij nader inzien|after all)(?: (?:maar|wel))?\b", re.IGNORECASE)


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


def _goodbye(turn: Turn) -> None:
    turn.say("utter_goodbye")


_BY_INTENT = {
    "ask_status": status.status,
    "add_information": _tells,
    "report_resolved": resolved,
    "report_unresolved": unresolved,
    "withdraw_case": _belongs_where,  # without a word for taking back; with one it never comes here
    "file_official_complaint": starting.start_official,
    "express_concern": _belongs_where,
    "give_details": _tells,
    "correct_details": _tells,
    "request_anonymity": anonymity.make_anonymous,
    "affirm": lambda turn: turn.say("utter_after_ok"),
    "deny": lambda turn: turn.say("utter_after_ok"),
    "thank": lambda turn: turn.say("utter_thanked"),
    "greet": ended.welcome_back,
    "goodbye": _goodbye,
    "compliment": add_information,
}
