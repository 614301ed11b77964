"""After the hand-over: status, more information, solved or not, withdrawing, a second matter."""

from __future__ import annotations

import re
from typing import Any

from actions.cases import complainant
from actions.cases.proposals import open_question
from actions.cases.scrub import without_identity
from actions.dialogue import speech
from actions.dialogue.choices import options_for
from actions.dialogue.talk import Talk
from actions.dialogue.turn import Turn

_STATUS_WORDS = re.compile(
    r"^\W*(?:(?:en|hallo|hoi|hi|hello|so)\W+)?(?:hoe (?:gaat|staat) het(?: er)?(?: nu)?(?: (?:mee|met (?:mijn|de|deze) \w+|ermee|ervoor))?|"
    r"hoe ver (?:is|zijn|bent) \w+|is er (?:al |nog )?(?:nieuws|iets bekend)|(?:al |nog )?nieuws|status|"
    r"how is it (?:going|coming along)|how(?:'s| is) my (?:case|complaint|concern)(?: (?:going|doing))?|any (?:news|update)s?)\W*$",
    re.IGNORECASE,
)
"""How people ask after their case; the bot itself proposes these words."""


def has_case(turn: Turn) -> bool:
    """Whether the talk is about a case that was handed over, and not about making it official."""
    talk = turn.talk
    return talk.phase == "handed_over" and talk.reference is not None and "upgrade" not in talk.pending


def case_of(turn: Turn) -> Any:
    return turn.around.work.cases.by_reference(turn.talk.reference)


def _desk(turn: Turn) -> Any:
    from actions.dialogue.handover import desk_of

    return desk_of(turn)


def take(turn: Turn) -> None:
    """Whatever is said about a case that exists."""
    from actions.dialogue import returning, sent, stopping

    talk, said = turn.talk, turn.said
    if talk.asked is None or talk.asked in sent.QUESTIONS:
        # Staff or the clock put a question of their own (a longer term, is it solved?): this may be its answer.
        waiting = open_question(case_of(turn))
        talk.asked = waiting if sent.is_answer(turn, waiting, just_asked=talk.asked == waiting) else None
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
    handler = status if _STATUS_WORDS.search(said.text) else _BY_INTENT.get(said.intent)
    if handler is not None:
        handler(turn)
    elif said.attachments or said.words >= 4:
        _belongs_where(turn)
    else:
        turn.say("utter_after_help")


def _do(turn: Turn, what: str) -> None:
    from actions.dialogue import human

    if what == "new":
        start_second(turn)
    elif what == "add":
        text = turn.talk.pending.pop("loose", "")
        turn.talk.answered()
        add_information(turn, text)
    elif what == "human":
        human.request(turn)
    else:
        turn.say("utter_after_help")


# What people ask and tell ----------------------------------------------------------------------


def status(turn: Turn) -> None:
    """Where the case stands, with who looks at it and the dates that hold."""
    case = case_of(turn)
    if case is None or case.erased_at:
        turn.say("utter_status_erased")
        return
    turn.say(f"utter_status_{case.status}", reference=case.reference)
    step = next((s for s in turn.procedure.steps if s.key == case.step_key), None)
    if step is not None and case.status in ("received", "acknowledged", "in_progress"):
        turn.say("utter_status_step", step=turn.from_procedure(step.name))
    for deadline in turn.around.work.cases.deadlines(case.id):
        if deadline.internal or deadline.status not in ("open", "extended") or deadline.due is None:
            continue
        term = turn.procedure.term(deadline.key)
        if term and term.promise:
            turn.add(turn.from_procedure(term.promise, date=speech.day(turn, deadline.due)))
    turn.items[-1].custom["reference"] = case.reference


def add_information(turn: Turn, text: str | None = None) -> None:
    """More about the case: kept verbatim, and whoever handles it hears of it."""
    complainant.add_information(
        _desk(turn), case_of(turn), turn.said.text if text is None else text, attachments=turn.said.attachments
    )
    turn.say("utter_information_added", reference=turn.talk.reference)


def resolved(turn: Turn) -> None:
    complainant.report_resolved(_desk(turn), case_of(turn))
    turn.talk.answered()
    turn.say("utter_resolved_heard")


def unresolved(turn: Turn) -> None:
    """Not solved: the next step of this ladder, with its text and contact; the person chooses."""
    told = complainant.report_unresolved(_desk(turn), case_of(turn), turn.said.text if not turn.said.choice else "")
    turn.talk.answered()
    turn.say("utter_unresolved_heard")
    if told.case.status == "closed":
        _sent().offer_reopening(turn)
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
    from actions.dialogue.readers import read_answer

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
        start_official(turn)
        return
    complainant.move_to(_desk(turn), case_of(turn), key)
    turn.say("utter_step_taken", step=turn.from_procedure(step.name))


def start_official(turn: Turn) -> None:
    """From concern to official complaint: explained, completed, read back, then filed."""
    from actions.dialogue import intake

    case = case_of(turn)
    if case is not None and case.kind == "official_complaint":
        turn.say("utter_already_official")
        return
    turn.talk.pending["upgrade"] = True
    turn.talk.phase = "intake"
    turn.answers["official"] = "yes"
    turn.answers["route"] = "outside"  # the talk has been offered already
    turn.talk.official_said = {"at": turn.around.now.isoformat(), "answer": "yes", "how": "after hand-over"}
    turn.talk.asked_before = []
    speech.official_volunteered(turn)
    turn.talk.answered()
    intake.go_on(turn)


def start_second(turn: Turn) -> None:
    """A second matter beside the first: a new intake under a key of its own."""
    from actions.dialogue import intake

    loose = turn.talk.pending.pop("loose", "")
    old = turn.talk
    turn.talk = Talk(
        phase="intake", language=old.language, form=old.form, child=old.child,
        earlier_references=[*old.earlier_references, *([old.reference] if old.reference else [])],
        pending={"rekey": True}, channel_notes=old.channel_notes,
    )  # fmt: skip
    kept = {k: turn.answers[k] for k in ("role", "age_band", "name", "phone", "email") if k in turn.answers}
    turn.answers.clear()
    if not turn.around.work.cases.by_reference(old.reference).anonymous if old.reference else False:
        turn.answers.update(kept)
    turn.say("utter_second_concern")
    if loose:
        turn.talk.story.append(loose)
        turn.answers["concern"] = True
        intake.go_on(turn)
    else:
        intake.ask(turn, "concern")


def withdraw(turn: Turn) -> None:
    complainant.withdraw(_desk(turn), case_of(turn))
    turn.say("utter_withdrawn", reference=turn.talk.reference)


def make_anonymous(turn: Turn) -> None:
    """Anonymity chosen late: everything that identifies goes, also from what was handed over."""
    from actions.dialogue import anonymity

    known = [str(turn.answers[n]) for n in anonymity.IDENTIFYING if isinstance(turn.answers.get(n), str)]
    anonymity.choose(turn, yes=True)
    complainant.make_anonymous(_desk(turn), case_of(turn), lambda text: without_identity(text, known))


def adopt(turn: Turn, case: Any, code: str) -> None:
    """Go on here with a case that was begun elsewhere; proven by reference and code."""
    complainant.adopt(_desk(turn), case, turn.around.conversation_id, turn.around.channel)
    old = turn.talk
    if old.reference and old.reference != case.reference:
        old.earlier_references.append(old.reference)
    old.phase = "handed_over"
    old.reference = case.reference
    old.language = case.language
    old.pending["case_id"] = case.id
    turn.say("utter_returned", reference=case.reference)
    status(turn)


def welcome_back(turn: Turn) -> None:
    turn.say("utter_welcome_back", reference=turn.talk.reference)


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
        start_second(turn)
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
    from actions.dialogue import sent

    score = sent.score_in(turn)
    if score is None:
        turn.say("utter_ask_satisfaction")
        turn.ask("satisfaction", options_for(turn, "satisfaction"))
        return
    turn.talk.answered()
    sent.keep_score(turn, score)


def _agree(turn: Turn) -> None:
    from actions.dialogue.readers import read_answer

    kept = read_answer(turn, turn.talk.asked or "agree")
    if kept is None:
        turn.say("utter_rephrase")
        turn.say("utter_ask_agree")
        turn.ask("agree", options_for(turn, "agree"))
        return
    yes = next(iter(kept.values())) is True
    turn.talk.answered()
    told = complainant.answer_proposal(_desk(turn), case_of(turn), yes)
    turn.add(told or turn.render("utter_agreed" if yes else "utter_not_agreed"))


def _after_danger(turn: Turn) -> None:
    from actions.dialogue import human

    choice = (turn.said.choice or "").removeprefix("continue:")
    turn.talk.answered()
    if choice == "human":
        human.request(turn)
        return
    if turn.said.choice is None and turn.said.words >= 3:
        add_information(turn)
        return
    turn.say("utter_after_help")


_NOT_FOR_STAFF = frozenset("withdraw_case ask_status file_official_complaint request_anonymity".split())
_ANSWERS = {
    "resolved": _resolved_answer,
    "measure_helped": lambda turn: _sent().measure(turn),
    "reopen": lambda turn: _sent().reopen(turn),
    "satisfaction": _satisfaction,
    "agree": _agree,
    "consent": _agree,
    "belongs_to": _belongs,
    "next_step": _next_step,
}


def _sent() -> Any:
    from actions.dialogue import sent

    return sent


def _goodbye(turn: Turn) -> None:
    turn.say("utter_goodbye")


_BY_INTENT = {
    "ask_status": status,
    "add_information": add_information,
    "report_resolved": resolved,
    "report_unresolved": unresolved,
    "withdraw_case": _belongs_where,  # without a word for taking back; with one it never comes here
    "file_official_complaint": start_official,
    "express_concern": _belongs_where,
    "give_details": add_information,
    "correct_details": add_information,
    "request_anonymity": make_anonymous,
    "affirm": lambda turn: turn.say("utter_after_ok"),
    "deny": lambda turn: turn.say("utter_after_ok"),
    "thank": lambda turn: turn.say("utter_thanked"),
    "greet": welcome_back,
    "goodbye": _goodbye,
    "compliment": add_information,
}


def status_asked(turn: Turn) -> None:
    """How is my case? Without one here, reference and code are asked for."""
    from actions.dialogue import intake, speech

    first = speech.welcome_if_new(turn)
    if has_case(turn):
        status(turn)
        return
    if turn.talk.story and not first:
        turn.say("utter_status_not_filed")
        intake.go_on(turn, reask=True)
        return
    turn.talk.paused = turn.talk.asked
    turn.say("utter_ask_return_code_both")
    turn.ask("return_code", options_for(turn, "return_code"))
