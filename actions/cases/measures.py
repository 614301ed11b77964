"""Improvement measures after a case, and whether they work: asked of staff and of the person after three months."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from actions.cases import informing, words
from actions.cases.desk import CaseDesk
from actions.cases.errors import Done, Refused
from actions.cases.permissions import must_see
from actions.organisation import StaffUser
from procedures.terms import filing_limit, instant_at
from storage.cases import Case

MEASURE_CHECK = "measure_check"
_MEASURE_MONTHS = 3


def measure(desk: CaseDesk, case: Case, user: StaffUser, text: str) -> Done:
    """An improvement measure; after three months somebody is asked how it went."""
    must_see(desk, case, user)
    if not text.strip():
        raise Refused(f"Zet de maatregel erbij: maatregel {case.reference} TEKST")
    informing.note(desk, case, "measure", user, text.strip())
    measures = [*(case.statistics.get("measures") or ()), {"on": desk.today.isoformat()}]
    case = informing.save(desk, replace(case, statistics={**case.statistics, "measures": measures}))
    day = filing_limit(desk.today, _MEASURE_MONTHS, "months")
    working = day if desk.calendar.is_working_day(day) else desk.calendar.next_working_day(day)
    at = instant_at(working, desk.organisation.working_hours[0])
    desk.work.follow_ups.schedule(
        organisation=case.organisation, rule=measure_rule(desk), what=MEASURE_CHECK, to=f"staff:{user.name}",
        due_at=at, case_id=case.id, content={"text": text.strip()},
    )  # fmt: skip
    return Done(f"De maatregel staat bij {case.reference}. Op {words.day(working)} vraag ik hoe het ging.", case)


def measure_worked(desk: CaseDesk, case: Case, user: StaffUser, words_said: str) -> Done:
    """Staff say whether the last measure works; the yearly report counts it."""
    must_see(desk, case, user)
    first, _, text = words_said.strip().partition(" ")
    answer = WORKED.get(first.casefold().strip(",.:"))
    measures = case.statistics.get("measures") or []
    if not measures:
        raise Refused(f"Bij {case.reference} staat geen maatregel. Mogelijk: maatregel {case.reference} TEKST")
    if answer is None:
        raise Refused(f"Zeg of de maatregel werkt: werkt {case.reference} ja, nee of deels")
    case = informing.save(desk, replace(case, statistics=_with_answer(case, "staff", answer)))
    informing.note(desk, case, "note", user, f"De maatregel werkt: {first.casefold()}. {text}".strip())
    return Done(f"Vastgelegd bij {case.reference}: de maatregel werkt, {first.casefold()}.", case)


def measure_felt(desk: CaseDesk, case: Case, answer: str) -> Case:
    """The person says whether it goes better: ``yes``, ``no`` or ``partly``."""
    if case.statistics.get("measures"):
        case = informing.save(desk, replace(case, statistics=_with_answer(case, "person", answer)))
    said = {"yes": "ja", "no": "nee", "partly": "een beetje"}[answer]
    desk.work.history.append(case.id, "message", "complainant", f"Gaat het beter na de maatregel? {said}", desk.now)
    informing.tell(desk, case, f"De klager van {case.reference} zegt of het beter gaat na de maatregel: {said}.")
    return case


WORKED = {
    "ja": "yes", "yes": "yes", "werkt": "yes", "goed": "yes",
    "nee": "no", "no": "no", "niet": "no",
    "deels": "partly", "partly": "partly", "soms": "partly", "beetje": "partly",
}  # fmt: skip


def _with_answer(case: Case, who: str, answer: str) -> dict[str, Any]:
    measures = [*case.statistics["measures"]]
    measures[-1] = {**measures[-1], who: answer}
    return {**case.statistics, "measures": measures}


def measure_rule(desk: CaseDesk) -> str:
    """The rule under which this organisation learns from complaints, else that of its first step."""
    register = desk.procedure.register
    rules = register.rules if register and register.rules else desk.procedure.steps[0].rules
    return rules[-1] if register and register.rules else rules[0]
