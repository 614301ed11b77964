"""The hand-over text: what a busy person reads in half a minute on a phone. The complainant never sees it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from actions.cases import words
from actions.cases.alias import alias_of
from actions.cases.desk import CaseDesk
from procedures.ladder import step as step_of
from storage.cases import Case
from storage.deadlines import Deadline

LONGEST_STORY = 600

_HEARINGS = {"together": "samen", "apart": "apart", "none": "liever niet"}
_OFFICIAL = {"yes": "ja", "no": "nee", "not_yet": "nog niet", "None": "niet gevraagd"}


def handover_text(desk: CaseDesk, case: Case, deadlines: Iterable[Deadline]) -> str:
    """The whole text, most urgent first: danger, who, what, since when, tried, wanted, dates, doubts, commands."""
    content = case.content or {}
    blocks = [
        _head(desk, case, content),
        _who(case, content),
        _story(case, content),
        "\n".join(_facts(desk, case, content)),
        "\n".join(_dates(desk, deadlines)),
        "\n".join(_doubts(content)),
        _commands(case),
    ]
    return "\n\n".join(block for block in blocks if block)


def notice_text(case: Case) -> str:
    """What may be said of a case without its content."""
    return (
        f"Er is een nieuwe zaak: {case.reference}. De inhoud staat niet in dit bericht. "
        f"Bekijken: zaak {case.reference}"
    )


def who(case: Case, content: dict[str, Any]) -> str:
    """The person's name, or the neutral alias of somebody anonymous."""
    name = (content.get("complainant") or {}).get("name")
    if case.anonymous:
        return f"anoniem ({alias_of(case.reference)})"
    return name or f"zonder naam ({alias_of(case.reference)})"


def _head(desk: CaseDesk, case: Case, content: dict[str, Any]) -> str:
    lines = []
    if case.danger:
        lines.append("⚠ GEVAAR gemeld in dit gesprek. Kijk hier eerst naar.")
    if case.confidential:
        lines.append("VERTROUWELIJK: alleen voor de vertrouwenspersoon.")
    lines.append(f"{case.reference} · {words.KINDS[case.kind]}")
    step = step_of(desk.procedure, case.step_key)
    where = f"Stap {step.number}: {step.name.u}"
    if step.by_objection:
        where += f". De klager is het niet eens met de uitspraak ({step.rules[0]})."
    elif step.outside and case.confidential:
        where += ". Dat is buiten de organisatie. De zaak blijft bij u. Vraag later hoe het gaat."
    elif step.outside:
        where += ". Dat is buiten de organisatie. De organisatie krijgt deze zaak om zelf te reageren."
    lines.append(where)
    if content.get("earlier"):
        lines.append(f"Eerdere zaak van dezelfde persoon: {', '.join(content['earlier'])}")
    return "\n".join(lines)


def _who(case: Case, content: dict[str, Any]) -> str:
    person = content.get("complainant") or {}
    line = f"Wie: {who(case, content)}, {words.ROLES.get(person.get('role'), 'onbekend')}"
    if person.get("on_behalf_of"):
        line += f", namens {person['on_behalf_of']}"
    if person.get("age_band") and person["age_band"] != "adult":
        line += f", leeftijd {words.AGES.get(person['age_band'], '')}"
    lines = [line]
    if person.get("phone"):
        lines.append(f"Telefoon: {person['phone']}")
    if case.language not in ("nl", "fy"):
        lines.append(f"Taal: {words.LANGUAGES.get(case.language, case.language)}. Bel met tolk.")
    if (content.get("kept") or {}).get("others_read") is True:
        lines.append("Let op: anderen kunnen de berichten meelezen.")
    return "\n".join(lines)


def _story(case: Case, content: dict[str, Any]) -> str:
    concern = content.get("concern") or {}
    story = concern.get("description") or "(nog geen verhaal)"
    rest = ""
    if len(story) > LONGEST_STORY:
        cut = story.rfind(" ", 0, LONGEST_STORY)
        story = story[: cut if cut > 0 else LONGEST_STORY] + " …"
        rest = f"\nDe rest staat in: zaak {case.reference}"
    count = concern.get("attachments") or 0
    more = f"\nBijlagen: {count}" if count else ""
    return f"In eigen woorden:\n“{story}”{rest}{more}"


def _facts(desk: CaseDesk, case: Case, content: dict[str, Any]) -> Iterator[str]:
    concern = content.get("concern") or {}
    yield f"Gaat over: {words.ABOUT.get(concern.get('about'), 'iets anders')}{_person(content)}"
    when = words.moment(concern)
    yield f"Wanneer: {when or 'niet bekend'}"
    yield f"Al geprobeerd: {_tried(desk, content)}"
    yield f"Wens: {concern.get('desired_outcome') or 'niet genoemd'}"
    if case.kind != "compliment":
        yield f"Officieel: {_official(case, content)}"
    hearing = content.get("hearing")
    if hearing and hearing.get("preference"):
        companion = f", met {hearing['companion']}" if hearing.get("companion") else ""
        yield f"Gesprek: {_HEARINGS.get(hearing['preference'], hearing['preference'])}{companion}"
    marks = [name for name, mark in (content.get("marks") or {}).items() if mark == "as_written"]
    if marks:
        yield f"Niet nagekeken, zoals opgeschreven: {', '.join(marks)}"


def _person(content: dict[str, Any]) -> str:
    person = content.get("about_person")
    return f" ({person['name']})" if person and person.get("name") else ""


def _tried(desk: CaseDesk, content: dict[str, Any]) -> str:
    tried = content.get("tried")
    if not tried:
        return "niet bekend"
    names = {step.key: step.name.u for step in desk.procedure.steps}
    steps = [names.get(key, key) for key in tried["steps"]]
    said = f" (“{tried['text'][:160]}”)" if tried.get("text") else ""
    return (", ".join(steps) or "nog niets") + said


def _official(case: Case, content: dict[str, Any]) -> str:
    said = content.get("official_said") or {}
    answer = "ja" if case.kind == "official_complaint" else _OFFICIAL.get(str(said.get("answer")), "nee")
    at = said.get("answered_at") or said.get("at")
    if isinstance(at, str) and len(at) >= 10:
        return f"{answer}, gezegd op {words.day(at[:10], weekday=False)}"
    return answer


def _dates(desk: CaseDesk, deadlines: Iterable[Deadline]) -> Iterator[str]:
    rows = list(deadlines)
    if not rows:
        return
    yield "Data:"
    for one in rows:
        inside = " (alleen intern)" if one.internal else ""
        until = f"uiterlijk {words.day(one.due)}" if one.due else "nog geen datum"
        yield f"- {words.deadline_name(one.key, desk.procedure)}: {until}{inside} ({one.rule}). {one.why}"


def _doubts(content: dict[str, Any]) -> Iterator[str]:
    open_items = [item for item in content.get("admissibility") or () if item["outcome"] != "ok"]
    if not open_items:
        return
    yield "Let op:"
    for item in open_items:
        mark = "valt erbuiten" if item["outcome"] == "outside" else "twijfel"
        yield f"- {item['rule']}, {mark}: {item['note']}"


def _commands(case: Case) -> str:
    if case.kind == "compliment":
        return "U hoeft niets te doen. Dit compliment is al afgesloten."
    ref = case.reference
    return f"Nu mogelijk: neem {ref} · bevestig {ref} · antwoord {ref} TEKST · help"
