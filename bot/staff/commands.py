"""Carrying out staff commands: each is answered with what changed, or with why not and what is possible."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from actions.cases import alert_acts, drafts, name_match, operations
from actions.cases.desk import CaseDesk
from actions.cases.errors import Done, NotVisible, Refused
from actions.cases.permissions import NOT_YOURS, may_see, must_decide, sight
from actions.cases.summary import who
from actions.organisation import StaffUser
from bot.staff import made, parsing, pictures, showing
from bot.staff.parsing import Typed
from bot.staff.words import BY_WORD, LATE, MINE, OPEN, UNTIL, help_on, help_text
from storage.cases import Case
from storage.errors import StaleVersion


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to a command; ``ok`` is False where nothing was done.

    Attributes:
        reference: the case's, if any.
        buttons: what can be done next, as pairs of title and command.
        made: names of the files that come with it in a chat or a mail, see :mod:`bot.staff.made`.
    """

    ok: bool
    text: str
    reference: str | None = None
    buttons: tuple[tuple[str, str], ...] = ()
    made: tuple[str, ...] = ()


def execute(desk: CaseDesk, user: StaffUser, line: str, reference: str | None = None) -> Outcome:
    """Carry out one line that a member of staff typed.

    Nothing is committed here, and what a refused command began must not be: commit only where ``ok``.

    Args:
        reference: the case in whose own thread it was typed, for commands that leave it out.
    """
    named = reference
    try:
        typed = parsing.read(line, [desk.procedure.prefix], in_thread=reference is not None)
        if typed.command.needs_case:
            named = typed.reference or reference
        return _carry_out(desk, user, typed, named)
    except Refused as refusal:
        return Outcome(False, refusal.text, named)
    except StaleVersion:
        return Outcome(False, "Een collega deed net iets met deze zaak. Probeer het nog een keer.", named)


def _carry_out(desk: CaseDesk, user: StaffUser, typed: Typed, named: str | None) -> Outcome:
    command = typed.command
    if command.key == "help" and (about := BY_WORD.get(typed.rest.strip().casefold())) is not None:
        return Outcome(True, help_on(about))
    if command.key == "help":
        return Outcome(True, help_text(any(user.has(role) for role in desk.procedure.decides)))
    if command.key == "intake":
        raise Refused("Een intake begint u in uw eigen chat met ons, of op de balie.")
    if command.key == "draft":
        return _draft(desk, user, typed.rest, named)
    if command.key == "away":
        return Outcome(True, _away(desk, user, typed.rest))
    if command.key == "back":
        return Outcome(True, operations.be_back(desk, user))
    if command.key == "cases":
        which = (typed.rest or "").strip().casefold()
        if which not in (*MINE, *LATE, *OPEN):
            raise Refused("Kies uit: zaken mijn, zaken open of zaken laat.")
        return Outcome(True, showing.cases_text(desk, user, which))
    if named is None:
        raise Refused(_which_case(desk, user, typed))
    if named.startswith("A-"):
        return _on_alert(desk, user, typed, named)
    case = _case(desk, user, named)
    if command.key == "case":
        timeline = ("Tijdlijn", f"tijdlijn {case.reference}")
        return Outcome(True, showing.case_text(desk, user, case), case.reference, (timeline,))
    if command.key == "picture":
        return Outcome(True, showing.course_text(desk, user, case), case.reference, made=pictures.KINDS)
    if command.key == "dossier":
        return _dossier(desk, user, case)
    done = _ACTS[command.key](desk, case, user, typed)
    return Outcome(True, done.text, done.case.reference)


_FEW = 3


def _which_case(desk: CaseDesk, user: StaffUser, typed: Typed) -> str:
    """What to say where the case was left out: the only one it can be, or the first of them."""
    open_cases = desk.work.cases.list(desk.procedure.key, open_only=True)
    seen = [case for case in open_cases if case.erased_at is None and may_see(desk, case, user)]
    mine = [case for case in seen if case.owner == user.name] if typed.command.key != "take" else []
    fitting = mine if len(mine) == 1 else seen
    word = typed.command.dutch
    if not fitting:
        return f"Noem de zaak: {typed.command.usage}"
    if len(fitting) == 1:
        case = fitting[0]
        line = f"{word} {case.reference} {typed.rest}".strip()
        return f"Bedoelt u {case.reference} ({who(case, case.content or {})})? Typ: {line}"
    named = ", ".join(case.reference for case in fitting[:_FEW])
    more = " Meer: zaken" if len(fitting) > _FEW else ""
    return f"Noem de zaak: {typed.command.usage}. Bijvoorbeeld: {named}.{more}"


def _case(desk: CaseDesk, user: StaffUser, reference: str) -> Case:
    """The case, locked for this transaction; one of another organisation does not exist here."""
    case = desk.work.cases.by_reference(reference, lock=True)
    if case is None or case.organisation != desk.procedure.key:
        raise NotVisible(f"{reference} is niet bekend. Uw zaken: zaken")
    if case.erased_at is None and sight(desk, case, user) == "nothing":
        raise NotVisible(NOT_YOURS)
    return case


def _on_alert(desk: CaseDesk, user: StaffUser, typed: Typed, reference: str) -> Outcome:
    if typed.command.key == "case":
        take, reply = ("Ik pak het op", f"neem {reference}"), ("Antwoord", f"antwoord {reference} ")
        return Outcome(True, alert_acts.talk_text(desk, user, reference), buttons=(take, reply))
    if typed.command.key == "take":
        return Outcome(True, alert_acts.take(desk, user, reference))
    if typed.command.key == "reply":
        return Outcome(True, alert_acts.answer(desk, user, reference, typed.rest))
    raise Refused(
        f"{reference} is een melding en nog geen zaak. "
        f"Mogelijk: zaak {reference}, neem {reference}, antwoord {reference} TEKST"
    )


def _dossier(desk: CaseDesk, user: StaffUser, case: Case) -> Outcome:
    must_decide(desk, case, user)
    desk.work.access_log.append(case.organisation, user.name, "dossier", desk.now, case.id)
    text = f"Het dossier van {case.reference}. In uw chat of mail zit het erbij. Op de balie staat het bij de zaak."
    return Outcome(True, text, case.reference, made=(made.DOSSIER,))


def _transfer(desk: CaseDesk, case: Case, user: StaffUser, typed: Typed) -> Done:
    name = typed.rest.strip()
    for word in ("aan ", "naar ", "to "):
        name = name.removeprefix(word)
    if not name:
        raise Refused(f"Noem aan wie: draag-over {case.reference} NAAM")
    return operations.transfer(desk, case, user, name)


def _invite(desk: CaseDesk, case: Case, user: StaffUser, typed: Typed) -> Done:
    usage = f"nodig-uit {case.reference} WANNEER: TEKST"
    when, text = parsing.when_and_text(typed.rest, desk.now, usage)
    return operations.invite(desk, case, user, when, text)


def _extend(desk: CaseDesk, case: Case, user: StaffUser, typed: Typed) -> Done:
    usage = f"verleng {case.reference} TOT WANNEER: REDEN"
    until, reason = parsing.until_and_reason(typed.rest, desk.now, usage)
    return operations.extend(desk, case, user, until, reason)


def _plan(desk: CaseDesk, case: Case, user: StaffUser, typed: Typed) -> Done:
    anyway, rest = parsing.anyway(typed.rest)
    when, text = parsing.when_and_text(rest, desk.now, f"plan {case.reference} WANNEER: TEKST")
    return operations.plan(desk, case, user, when, text, anyway)


def _close(desk: CaseDesk, case: Case, user: StaffUser, typed: Typed) -> Done:
    anyway, text = parsing.anyway(typed.rest)
    return operations.close(desk, case, user, text or None, anyway=anyway)


def _consent(desk: CaseDesk, case: Case, user: StaffUser, typed: Typed) -> Done:
    who, _, why = typed.rest.partition(":")
    return operations.propose_others(desk, case, user, who, why)


def _draft(desk: CaseDesk, user: StaffUser, line: str, reference: str | None) -> Outcome:
    """What a command would send, without sending it: staff change it, and send what they made of it."""
    if not line.strip():
        raise Refused("Zeg wat u wilt zien: concept bevestig REF, of concept besluit REF TEKST")
    tried: list[Outcome] = []
    with drafts.nothing_lasts(desk) as sent:
        tried.append(execute(desk, user, line, reference))
    outcome = tried[0]
    if not outcome.ok:
        raise Refused(outcome.text)
    if not sent:
        raise Refused("Dit stuurt niets naar de klager. Een concept is er voor: bevestig, besluit, sluit, weiger.")
    texts = "\n\n".join(sent)
    return Outcome(
        True, f"Dit is nog niet verstuurd. Zo zou het gaan:\n\n{texts}\n\n"
        f"Sturen: dezelfde opdracht zonder “concept”. Aanpassen: zet uw eigen tekst achter de opdracht.",
        outcome.reference,
    )  # fmt: skip


def _away(desk: CaseDesk, user: StaffUser, rest: str) -> str:
    usage = "afwezig tot 2026-12-24: NAAM"
    text = rest.strip()
    for word in UNTIL:
        if text.casefold().startswith(f"{word} "):
            text = text[len(word) :].strip()
            break
    day, colon, name = text.partition(":")
    until, _ = parsing.when_and_text(f"{day}:", desk.now, usage)
    return operations.be_away(desk, user, until, name.strip() if colon else "")


def _reveal(desk: CaseDesk, case: Case, user: StaffUser, typed: Typed) -> Done:
    field, _, reason = typed.rest.strip().partition(" ")
    if not field:
        raise Refused(f"Noem het gegeven en de reden: onthul {case.reference} telefoon REDEN")
    return operations.reveal(desk, case, user, field, reason)


Act = Callable[[CaseDesk, Case, StaffUser, Typed], Done]

_ACTS: dict[str, Act] = {
    "take": lambda desk, case, user, typed: operations.take(desk, case, user),
    "transfer": _transfer,
    "acknowledge": lambda desk, case, user, typed: operations.acknowledge(
        desk, case, user, typed.rest or None
    ),
    "reply": lambda desk, case, user, typed: operations.reply(desk, case, user, typed.rest),
    "note": lambda desk, case, user, typed: operations.add_note(desk, case, user, typed.rest),
    "invite": _invite,
    "extend": _extend,
    "not_admit": lambda desk, case, user, typed: operations.not_admit(desk, case, user, typed.rest),
    "decide": lambda desk, case, user, typed: operations.decide(desk, case, user, typed.rest),
    "close": _close,
    "reopen": lambda desk, case, user, typed: operations.reopen(desk, case, user, typed.rest),
    "step": lambda desk, case, user, typed: operations.move_on(desk, case, user),
    "measure": lambda desk, case, user, typed: operations.measure(desk, case, user, typed.rest),
    "plan": _plan,
    "consent": _consent,
    "send_file": lambda desk, case, user, typed: operations.send_file(desk, case, user, typed.rest),
    "done": lambda desk, case, user, typed: operations.duty_done(desk, case, user, typed.rest),
    "worked": lambda desk, case, user, typed: operations.measure_worked(desk, case, user, typed.rest),
    "subject": lambda desk, case, user, typed: operations.set_subject(desk, case, user, typed.rest),
    "about": lambda desk, case, user, typed: name_match.confirm(desk, case, user, typed.rest),
    "explain": lambda desk, case, user, typed: operations.explain(desk, case, user, typed.rest),
    "reveal": _reveal,
}
