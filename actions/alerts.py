"""Alerts: danger in what somebody writes, and the wish to speak with a person.

An alert holds the kind, why, the sentence and a way to answer; never a name or a number, and never goes to
the person it is about, nor to those among whom that person may be. It never goes to a group.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from actions import notify
from actions.cases import deputies, people
from actions.cases.desk import CaseDesk
from actions.cases.scrub import known_values, without_identity, without_values
from actions.organisation import StaffUser
from nlu.called import name_of_staff
from nlu.danger_who import speaks_of_relative, speaks_of_staff
from nlu.people import third_party_names
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


_DONE_BY_SOMEBODY = frozenset({"violence", "sexual", "threat", "child_unsafe", "neglect"})
"""Kinds of danger behind which there is somebody, who may be one of the organisation's own."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of danger: the kind, the sentence it was read in, and the whole story as far as it is known."""

    kind: str
    sentence: str
    story: str = ""

    @property
    def may_be_about_helper(self) -> bool:
        """Whether somebody who gives help may be the danger: named, or nobody else is."""
        everything = f"{self.story}\n{self.sentence}"
        if speaks_of_staff(everything):
            return True
        return self.kind in _DONE_BY_SOMEBODY and not speaks_of_relative(everything)


@dataclass(frozen=True, slots=True)
class Sounded:
    """An alert that was given: its reference for staff, who got it, and whether no helper can be among them.

    Attributes:
        reference: as staff commands take it; None where nobody may be told.
        to: who was told first.
        no_helper: everybody in the role of those who help was left out, because one of them may be meant.
    """

    reference: str | None
    to: tuple[StaffUser, ...] = ()
    no_helper: bool = False


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
    story: str = "",
    again: bool = False,
) -> Sounded:
    """Alert staff to danger at once, at any hour; untaken it goes to the deputy after ten minutes.

    Args:
        around: the turn's surroundings (clock, procedure, organisation, transaction).
        why: one Dutch sentence without anybody's data.
        sentence: what was said; names and numbers are taken out here.
        reference: of the case, where there is one.
        answers: what is known, to keep away whom it is about.
        story: all that was told so far, for the same reason.
        again: this kind was alerted before in this talk; an alert that is still being looked at is
            added to and no second one is begun. What is told within the hour is added as well.
    """
    desk, case, answers = _around(around, reference, answers)
    about = Told(kind, sentence, story)
    sentence = clean(sentence, answers)
    if case is not None and not case.danger:
        case = desk.work.cases.save(replace(case, danger=True))
    earlier = (_earlier(desk, around.conversation_id, kind) if again else None) or _just_now(desk, around.conversation_id)
    if earlier is not None:
        told = _told_earlier(desk, case, answers, earlier, about)
        if told:
            name = _add_to(desk, case, earlier, told, sentence, kind)
            return Sounded(name, tuple(told), _no_helper(desk, about, told))
    chain = danger_chain(desk, case, answers, about)
    first = chain[0] if chain else []
    alert_id = desk.work.alerts.sound(
        organisation=desk.organisation.key,
        kind=kind,
        why=why,
        sentence=sentence,
        at=desk.now,
        to_staff=_names(first),
        conversation_id=around.conversation_id,
        case_id=case.id if case else None,
    )
    if not first:
        return Sounded(None)
    name = alert_reference(alert_id)
    text = danger_text(_ways(name), kind, why, sentence, case)
    send(desk, first, text, case, desk.work.alerts.by_id(alert_id))
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
    return Sounded(name, tuple(first), _no_helper(desk, about, first))


def more(
    around: Around,
    *,
    kind: str,
    sentence: str,
    reference: str | None = None,
    answers: Mapping[str, Any] | None = None,
    story: str = "",
) -> None:
    """Add a sentence to the alert of this talk, for whoever looks at it; where nobody does, nothing is begun."""
    desk, case, answers = _around(around, reference, answers)
    earlier = _earlier(desk, around.conversation_id, kind) or _just_now(desk, around.conversation_id)
    told = _told_earlier(desk, case, answers, earlier, Told(kind, sentence, story)) if earlier else []
    if earlier and told:
        _add_to(desk, case, earlier, told, clean(sentence, answers))


def wants_a_person(
    around: Around, *, reference: str | None = None, answers: Mapping[str, Any] | None = None, story: str = ""
) -> str | None:
    """Tell staff that somebody wants to speak with a person; nothing of the story goes along.

    After danger it is those who were told of that.
    """
    desk, case, answers = _around(around, reference, answers)
    told = _after_danger(desk, case, answers, around.conversation_id, story)
    if case is None and answers.get("feels_safe") is not True and speaks_of_staff(story):
        answers = {**answers, "feels_safe": False}  # not to the begeleider whom the story may be about
    told = told or _for_a_talk(desk, case, answers)
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
    send(desk, told, text, case, desk.work.alerts.by_id(alert_id), stood_in_for=True)
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


def danger_chain(
    desk: CaseDesk, case: Case | None, answers: Mapping[str, Any], about: Told
) -> list[list[StaffUser]]:
    """Who hears of danger first, who next and so on; nobody it is about. Confidential: the confidant alone.

    Left out are also whoever the sentence names as the danger, everybody in the role of those who help where one of
    them may be meant, and those with whom nobody asked yet whether a talk is safe (IBO-05). Somebody whose name the story mentions hears of it only where nobody else is left.
    """
    hidden = {*_hidden(desk, case, answers), *_named_as_danger(desk, about)}
    if about.may_be_about_helper:
        hidden |= {user.name for user in _helpers(desk)}
    if answers.get("feels_safe") is not True:
        hidden |= {user.name for user in _complained_about(desk)}
    roles = desk.procedure.staff_roles
    mentioned = {name for name in _named(desk, f"{about.story}\n{about.sentence}") if name.casefold() not in roles}
    return _chain(desk, case, answers, hidden | mentioned) or _chain(desk, case, answers, hidden)


def _chain(
    desk: CaseDesk, case: Case | None, answers: Mapping[str, Any], hidden: Iterable[str]
) -> list[list[StaffUser]]:
    procedure, organisation = desk.procedure, desk.organisation
    confidant = people.confidant_role(procedure)
    if (case is not None and case.confidential) or answers.get("confidant_only") is True:
        alone = people.users(organisation, confidant, list(hidden))
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


def _helpers(desk: CaseDesk) -> list[StaffUser]:
    """Those who give help themselves, beside whoever is named for danger: "mijn begeleider" may be any of them."""
    roles = people.helper_roles(desk.procedure)
    contact = desk.procedure.danger_contact
    return [user for role in roles for user in people.users(desk.organisation, role) if not user.has(contact)]


def _complained_about(desk: CaseDesk) -> list[StaffUser]:
    """Those whom a complaint is about at a step of their own: not told before somebody feels safe with them."""
    contact = desk.procedure.danger_contact
    roles = people.complained_about_roles(desk.procedure)
    return [user for role in roles for user in people.users(desk.organisation, role) if not user.has(contact)]


def _no_helper(desk: CaseDesk, about: Told, told: Sequence[StaffUser]) -> bool:
    """Whether it can be said that no helper gets this alert, now or later."""
    roles = people.helper_roles(desk.procedure)
    return about.may_be_about_helper and bool(roles) and not any(user.has(role) for user in told for role in roles)


def _named(desk: CaseDesk, text: str) -> list[str]:
    """The members of staff whom a text names, by their own name or by a role that one person holds."""
    words = set(people.words_of(text))
    return [name for name in desk.organisation.staff if people.is_named(name, words)]


def _named_as_danger(desk: CaseDesk, about: Told) -> list[str]:
    """Whom the sentence about danger names, where the danger is somebody and it speaks of nobody else."""
    if about.kind not in _DONE_BY_SOMEBODY:
        return []
    named = _named(desk, about.sentence)
    others = about.sentence.casefold()
    for word in {word for name in named for word in people.words_of(name)}:
        others = others.replace(word, " ")
    return [] if speaks_of_staff(others) or speaks_of_relative(others) else named


def clean(sentence: str, answers: Mapping[str, Any]) -> str:
    """The sentence without names and numbers."""
    known = known_values(answers)
    try:
        known = [*known, *_others_in(sentence, answers)]
        return without_identity(sentence, known)[:_LONGEST_SENTENCE]
    except Exception:  # noqa: BLE001
        # No fault in reading a sentence may keep an alarm from going out.
        log.error("taking names out of a sentence failed; known values were taken out")
        return without_values(sentence, known)[:_LONGEST_SENTENCE]


def _others_in(sentence: str, answers: Mapping[str, Any]) -> list[str]:
    """The names of others: whom it is about, the coach, and who is named in the sentence itself."""
    whom = answers.get("about_whom")
    told = [whom.get("name") if isinstance(whom, Mapping) else None, answers.get("your_coach")]
    said = [sentence[span.start : span.end] for span in third_party_names(sentence)]
    return [name for name in [*told, *said, name_of_staff(sentence)] if isinstance(name, str) and name]


def answers_of(desk: CaseDesk, conversation_id: int | None) -> Mapping[str, Any]:
    """What is known in a talk by now, so that a rule can be asked again later."""
    return _state(desk, conversation_id).get("answers") or {}


def told_in(desk: CaseDesk, alert: Alert) -> Told:
    """What an alert is about, with all that was told in its talk by now."""
    mind = _state(desk, alert.conversation_id).get("talk") or {}
    return Told(alert.kind, alert.sentence or "", "\n".join(mind.get("story") or ()))


def case_of(desk: CaseDesk, alert: Alert) -> Case | None:
    """The case of an alert, also where it was opened out of the same talk afterwards."""
    return desk.work.cases.by_id(alert.case_id) if alert.case_id is not None else None


def allowed(desk: CaseDesk, alert: Alert) -> list[StaffUser]:
    """Everybody who may hear of an alert as things are known now, in the order in which they are told."""
    case, answers = case_of(desk, alert), answers_of(desk, alert.conversation_id)
    if alert.kind == WANTS_A_PERSON:
        hidden = _hidden(desk, case, answers)
        return [user for user in desk.organisation.staff.values() if user.name not in hidden]
    return [user for users in danger_chain(desk, case, answers, told_in(desk, alert)) for user in users]


def again_at(desk: CaseDesk, alert: Alert) -> datetime:
    """When staff hear of an untaken alert again: danger every day, a wish to talk every working morning."""
    if alert.kind != WANTS_A_PERSON:
        return desk.now + timedelta(days=1)
    return next_working_morning(desk.now, desk.calendar, desk.organisation.working_hours[0])


def _state(desk: CaseDesk, conversation_id: int | None) -> Mapping[str, Any]:
    talk = desk.work.conversations.by_id(conversation_id) if conversation_id is not None else None
    return (talk.state if talk else None) or {}


def _after_danger(
    desk: CaseDesk, case: Case | None, answers: Mapping[str, Any], conversation_id: int, story: str
) -> list[StaffUser]:
    """Whoever hears first of the danger that was told in this talk, if any was."""
    earlier = [one for one in desk.work.alerts.of_conversation(conversation_id) if one.kind != WANTS_A_PERSON]
    if not earlier or case is not None:
        return []
    chain = danger_chain(desk, case, answers, Told(earlier[-1].kind, earlier[-1].sentence or "", story))
    return chain[0] if chain else []


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


WIPED = "Deze persoon heeft het gesprek gewist. Antwoorden kan niet meer."


def text_of(alert: Alert, case: Case | None) -> str:
    """An alert as staff read it again later."""
    name = alert_reference(alert.id)
    wiped = alert.conversation_id is None and case is None
    ways = f"{WIPED}\nOppakken: neem {name}" if wiped else _ways(name)
    if alert.kind == WANTS_A_PERSON:
        return f"{alert.why}\n\n{ways}"
    return danger_text(ways, alert.kind, alert.why, alert.sentence or "", case)


def danger_text(ways: str, kind: str, why: str, sentence: str, case: Case | None) -> str:
    """The alert as staff read it on a phone; `ways` says what they can do."""
    about = f"Zaak {case.reference}." if case else "Er is nog geen zaak."
    return "\n".join(
        [
            f"⚠ GEVAAR: {KINDS.get(kind, kind)}",
            why,
            f"De zin: “{sentence}”" if sentence else "",
            about,
            "",
            ways,
        ]
    ).replace("\n\n\n", "\n\n")


def _ways(name: str) -> str:
    return f"Oppakken: neem {name}\nAntwoorden: antwoord {name} TEKST"


def _buttons(name: str) -> list[dict[str, str]]:
    return [{"title": "Ik pak het op", "payload": f"neem {name}"}]


def send(
    desk: CaseDesk, users: Sequence[StaffUser], text: str, case: Case | None, alert: Alert | None, *,
    stood_in_for: bool = False,
) -> None:  # fmt: skip
    """Put an alert before these people, sealed with its own key; `stood_in_for`: before whoever steps in for them."""
    assert alert is not None
    notify.to_staff(
        desk, users, text, case=case, conversation_id=alert.conversation_id, kind="alert", priority=notify.URGENT,
        buttons=_buttons(alert_reference(alert.id)), direct=not stood_in_for, key_id=alert.key_id,
    )  # fmt: skip


def _names(users: Sequence[StaffUser]) -> str | None:
    return ",".join(user.name for user in users) or None


def staff_of(alert: Alert) -> list[str]:
    """The names of those who were told of an alert."""
    return (alert.to_staff or "").split(",") if alert.to_staff else []


def _earlier(desk: CaseDesk, conversation_id: int, kind: str) -> Alert | None:
    found = [one for one in desk.work.alerts.of_conversation(conversation_id) if one.kind == kind]
    return found[-1] if found else None


SAME_MATTER = timedelta(hours=1)
"""So long after an alert of danger the next one of the same talk, of whatever kind, is added to it."""


def _just_now(desk: CaseDesk, conversation_id: int) -> Alert | None:
    """The alert of danger that this talk raised a short while ago; who has it gets what is told now as well."""
    earlier = [one for one in desk.work.alerts.of_conversation(conversation_id) if one.kind != WANTS_A_PERSON]
    return next((one for one in earlier if desk.now - one.raised_at <= SAME_MATTER), None)


def _told_earlier(
    desk: CaseDesk, case: Case | None, answers: Mapping[str, Any], alert: Alert, about: Told
) -> list[StaffUser]:
    """Who looks at an earlier alert, without anybody it turned out to be about."""
    names = [alert.taken_by] if alert.taken_by else staff_of(alert)
    may = {user.name for users in danger_chain(desk, case, answers, about) for user in users}
    return [desk.organisation.staff[name] for name in names if name in may]


MORE = "⚠ Nog een bericht bij"
"""How a message begins that adds to an alert."""


def _add_to(
    desk: CaseDesk, case: Case | None, alert: Alert, told: Sequence[StaffUser], sentence: str, kind: str | None = None
) -> str:
    """The next sentence of a talk about which staff were alerted already; `kind` where it tells of another danger."""
    name = alert_reference(alert.id)
    other = f" ({KINDS.get(kind, kind)})" if kind not in (None, alert.kind) else ""
    text = f"{MORE} {name}{other}: “{sentence}”\n\n{_ways(name)}"
    send(desk, told, text, case, alert)
    return name


def _around(
    around: Around, reference: str | None, answers: Mapping[str, Any] | None
) -> tuple[CaseDesk, Case | None, Mapping[str, Any]]:
    desk = CaseDesk(around.work, around.procedure, around.organisation, around.now)
    case = around.work.cases.by_reference(reference) if reference else None
    return desk, case, answers or {}
