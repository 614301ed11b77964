"""Alerts: danger in what somebody writes, and the wish to speak with a person.

An alert holds the kind, why, the sentence and a way to answer; never a name or a number, and never goes to
the person it is about.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from actions import notify
from actions.cases import deputies, people
from actions.cases.desk import CaseDesk
from actions.cases.scrub import known_values, without_identity, without_values
from actions.organisation import StaffUser
from procedures.ladder import start_step
from procedures.terms import next_working_morning
from storage.alerts import Alert
from storage.cases import Case
from storage.references import ALPHABET

if TYPE_CHECKING:
    from actions.dialogue.turn import Around

log = logging.getLogger(__name__)

TAKE_WITHIN = timedelta(minutes=10)
WANTS_A_PERSON = "wants_a_person"
ESCALATION = "alert_escalation"
_LONGEST_SENTENCE = 600

KINDS = {
    "suicide": "gedachten aan zelfdoding",
    "self_harm": "zichzelf pijn doen",
    "violence": "geweld",
    "sexual": "seksueel grensoverschrijdend gedrag",
    "child_unsafe": "een kind dat niet veilig is",
    "neglect": "verwaarlozing",
    "threat": "bedreiging",
}


# The reference of an alert ---------------------------------------------------------------------


def alert_reference(alert_id: int) -> str:
    """The name of an alert that has no case, as staff commands take it: ``A-7K3M``."""
    digits = ""
    while alert_id or len(digits) < 4:
        alert_id, digit = divmod(alert_id, len(ALPHABET))
        digits = ALPHABET[digit] + digits
    return f"A-{digits}"


def alert_id_of(reference: str) -> int | None:
    """The row of an alert from its reference, however typed; None where it is none."""
    head, _, tail = reference.strip().upper().partition("-")
    if head != "A" or not 4 <= len(tail) <= 12 or any(letter not in ALPHABET for letter in tail):
        return None
    number = 0
    for letter in tail:
        number = number * len(ALPHABET) + ALPHABET.index(letter)
    return number


# Raising ---------------------------------------------------------------------------------------


def danger(
    around: Around,
    *,
    kind: str,
    why: str,
    sentence: str,
    reference: str | None = None,
    answers: Mapping[str, Any] | None = None,
    again: bool = False,
) -> str | None:
    """Alert staff to danger at once, at any hour; untaken it goes to the deputy after ten minutes.

    Args:
        around: the turn's surroundings (clock, procedure, organisation, transaction).
        why: one Dutch sentence without anybody's data.
        sentence: what was said; names and numbers are taken out here.
        reference: of the case, where there is one.
        answers: what is known, to keep away whom it is about.
        again: this kind was alerted before in this talk; an alert that is still being looked at is
            added to and no second one is begun.

    Returns:
        The reference by which staff answer, or None where nobody may be told.
    """
    desk, case, answers = _around(around, reference, answers)
    clean = _clean(sentence, answers)
    if case is not None and not case.danger:
        case = desk.work.cases.save(replace(case, danger=True))
    if again and (earlier := _earlier(desk, around.conversation_id, kind)):
        told = _told_earlier(desk, case, answers, earlier)
        if told:
            return _add_to(desk, case, earlier, told, clean)
    chain = danger_chain(desk, case, answers)
    first = chain[0] if chain else []
    alert_id = desk.work.alerts.sound(
        organisation=desk.organisation.key,
        kind=kind,
        why=why,
        sentence=clean,
        at=desk.now,
        to_staff=_names(first),
        conversation_id=around.conversation_id,
        case_id=case.id if case else None,
    )
    if not first:
        return None
    name = alert_reference(alert_id)
    text = danger_text(name, kind, why, clean, case)
    _send(desk, first, text, case, around.conversation_id, name)
    desk.work.follow_ups.schedule(
        organisation=desk.organisation.key,
        rule="alert",
        what=ESCALATION,
        to=f"staff:{(chain[1] if len(chain) > 1 else first)[0].name}",
        due_at=desk.now + TAKE_WITHIN,
        case_id=case.id if case else None,
        conversation_id=around.conversation_id,
        data={"alert": alert_id, "next": [[user.name for user in users] for users in chain[1:]]},
    )
    return name


def wants_a_person(
    around: Around, *, reference: str | None = None, answers: Mapping[str, Any] | None = None
) -> str | None:
    """Tell staff that somebody wants to speak with a person; nothing of the story goes along."""
    desk, case, answers = _around(around, reference, answers)
    told = _for_a_talk(desk, case, answers)
    if not told:
        return None
    why = "Iemand wil graag een medewerker spreken."
    alert_id = desk.work.alerts.sound(
        organisation=desk.organisation.key,
        kind=WANTS_A_PERSON,
        why=why,
        sentence="",
        at=desk.now,
        to_staff=_names(told),
        conversation_id=around.conversation_id,
        case_id=case.id if case else None,
    )
    name = alert_reference(alert_id)
    about = f" Het gaat over zaak {case.reference}." if case else " Er is nog geen zaak."
    text = f"{why}{about}\n\n{_ways(name)}"
    notify.to_staff(
        desk, told, text, case=case, conversation_id=around.conversation_id, kind="alert",
        priority=notify.URGENT, buttons=_buttons(name),
    )  # fmt: skip
    desk.work.follow_ups.schedule(
        organisation=desk.organisation.key,
        rule="alert",
        what=ESCALATION,
        to=f"staff:{told[0].name}",
        due_at=next_working_morning(desk.now, desk.calendar, desk.organisation.working_hours[0]),
        case_id=case.id if case else None,
        conversation_id=around.conversation_id,
        data={"alert": alert_id, "next": []},
    )
    return name


# Whom to tell ----------------------------------------------------------------------------------


def danger_chain(desk: CaseDesk, case: Case | None, answers: Mapping[str, Any]) -> list[list[StaffUser]]:
    """Who hears of danger first, who next and so on; nobody it is about. Confidential: the confidant alone."""
    procedure, organisation = desk.procedure, desk.organisation
    hidden = _hidden(desk, case, answers)
    confidant = people.confidant_role(procedure)
    if (case is not None and case.confidential) or answers.get("confidant_only") is True:
        alone = people.users(organisation, confidant, hidden)
        return [alone] if alone else []
    only = procedure.staff.content_only_for
    outside = people.referral_roles(procedure)
    roles = [procedure.danger_contact, procedure.deputy, *procedure.decides, *procedure.staff_roles]
    chain: list[list[StaffUser]] = []
    away: list[StaffUser] = []
    told: set[str] = set(hidden)
    for role in roles:
        if role in outside or (only and role not in only):
            continue
        found = [user for user in people.users(organisation, role) if user.name not in told]
        told |= {user.name for user in found}
        absent = [user for user in found if deputies.away_until(desk, user) is not None]
        away += absent
        here = [user for user in found if user not in absent]
        if here:
            chain.append(here)
    # Whoever is away hears of danger as well, but nobody waits for them.
    return [*chain, away] if away else chain


def _clean(sentence: str, answers: Mapping[str, Any]) -> str:
    """The sentence without names and numbers."""
    known = known_values(answers)
    try:
        return without_identity(sentence, known)[:_LONGEST_SENTENCE]
    except Exception:  # noqa: BLE001
        # No fault in reading a sentence may keep an alarm from going out.
        log.error("taking names out of a sentence failed; known values were taken out")
        return without_values(sentence, known)[:_LONGEST_SENTENCE]


def answers_of(desk: CaseDesk, conversation_id: int | None) -> Mapping[str, Any]:
    """What is known in a talk by now, so that a rule can be asked again later."""
    talk = desk.work.conversations.by_id(conversation_id) if conversation_id is not None else None
    return ((talk.state if talk else None) or {}).get("answers") or {}


def _for_a_talk(desk: CaseDesk, case: Case | None, answers: Mapping[str, Any]) -> list[StaffUser]:
    procedure, organisation = desk.procedure, desk.organisation
    hidden = _hidden(desk, case, answers)
    if case is not None:
        owner = organisation.staff.get(case.owner or "")
        if owner is not None and owner.name not in hidden:
            return [owner]
        role = case.handler
    elif answers.get("confidant_only") is True:
        role = people.confidant_role(procedure)
    else:
        step = start_step(procedure, answers, "concern")
        role = people.answering_role(procedure, step)
    if (case is not None and case.confidential) or answers.get("confidant_only") is True:
        return people.users(organisation, role, hidden)
    return people.handlers(organisation, procedure, role, hidden)[1]


def _hidden(desk: CaseDesk, case: Case | None, answers: Mapping[str, Any]) -> list[str]:
    hidden = people.hidden_from(desk.organisation, desk.procedure, answers)
    if case is not None and case.content:
        hidden += case.content.get("hidden_from") or []
    return hidden


# Wording and sending ---------------------------------------------------------------------------


def danger_text(name: str, kind: str, why: str, sentence: str, case: Case | None) -> str:
    """The alert as staff read it on a phone."""
    about = f"Zaak {case.reference}." if case else "Er is nog geen zaak."
    return "\n".join(
        [
            f"⚠ GEVAAR: {KINDS.get(kind, kind)}",
            why,
            f"De zin: “{sentence}”" if sentence else "",
            about,
            "",
            _ways(name),
        ]
    ).replace("\n\n\n", "\n\n")


def _ways(name: str) -> str:
    return f"Oppakken: neem {name}\nAntwoorden: antwoord {name} TEKST"


def _buttons(name: str) -> list[dict[str, str]]:
    return [{"title": "Ik pak het op", "payload": f"neem {name}"}]


def _send(
    desk: CaseDesk,
    users: Sequence[StaffUser],
    text: str,
    case: Case | None,
    conversation_id: int | None,
    name: str,
) -> None:
    notify.to_staff(
        desk, users, text, case=case, conversation_id=conversation_id, kind="alert",
        priority=notify.URGENT, buttons=_buttons(name), direct=True,
    )  # fmt: skip


def _names(users: Sequence[StaffUser]) -> str | None:
    return ",".join(user.name for user in users) or None


def staff_of(alert: Alert) -> list[str]:
    """The names of those who were told of an alert."""
    return (alert.to_staff or "").split(",") if alert.to_staff else []


def _earlier(desk: CaseDesk, conversation_id: int, kind: str) -> Alert | None:
    found = [one for one in desk.work.alerts.of_conversation(conversation_id) if one.kind == kind]
    return found[-1] if found else None


def _told_earlier(
    desk: CaseDesk, case: Case | None, answers: Mapping[str, Any], alert: Alert
) -> list[StaffUser]:
    """Who looks at an earlier alert, without anybody it turned out to be about."""
    names = [alert.taken_by] if alert.taken_by else staff_of(alert)
    allowed = {user.name for users in danger_chain(desk, case, answers) for user in users}
    return [desk.organisation.staff[name] for name in names if name in allowed]


def _add_to(desk: CaseDesk, case: Case | None, alert: Alert, told: Sequence[StaffUser], sentence: str) -> str:
    """The next sentence of a talk about which staff were alerted already."""
    name = alert_reference(alert.id)
    text = f"⚠ Nog een bericht bij {name}: “{sentence}”\n\n{_ways(name)}"
    _send(desk, told, text, case, alert.conversation_id, name)
    return name


def _around(
    around: Around, reference: str | None, answers: Mapping[str, Any] | None
) -> tuple[CaseDesk, Case | None, Mapping[str, Any]]:
    desk = CaseDesk(around.work, around.procedure, around.organisation, around.now)
    case = around.work.cases.by_reference(reference) if reference else None
    return desk, case, answers or {}
