"""A case seems to be about somebody of staff, by the name alone: that person is shut out, and a colleague confirms it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions import notify
from actions.cases import informing, people
from actions.cases.desk import CaseDesk
from actions.cases.errors import Done, Refused
from actions.cases.permissions import must_see
from actions.organisation import StaffUser
from procedures.ladder import not_safe
from storage.cases import Case

_YES = frozenset({"ja", "yes", "klopt"})
_NO = frozenset({"nee", "no", "ander", "niet"})


def matched(desk: CaseDesk, case: Case) -> list[str]:
    """Whom of staff the name in a case may mean, and nobody has confirmed yet."""
    content = case.content or {}
    hidden, checked = content.get("hidden_from") or (), content.get("name_checked") or {}
    name = (content.get("about_person") or {}).get("name")
    return [one for one in people.staff_named(desk.organisation, name) if one in hidden and one not in checked]


def ask(desk: CaseDesk, case: Case, staff: Sequence[StaffUser]) -> None:
    """Ask those who have a case whether the name is their colleague's, who keeps out meanwhile."""
    for name in matched(desk, case):
        notify.to_staff(
            desk, staff, f"{case.reference} gaat misschien over {name}. {name} ziet deze zaak daarom niet. "
            f"Klopt dat? Lees het verhaal en kies.", case=case, kind="task",
            buttons=[
                {"title": "Ja, dat klopt", "payload": f"betreft {case.reference} {name} ja"},
                {"title": "Nee, een ander", "payload": f"betreft {case.reference} {name} nee"},
            ],
        )  # fmt: skip


def confirm(desk: CaseDesk, case: Case, user: StaffUser, told: str) -> Done:
    """A colleague says whether a case is about somebody: then that person stays out, or may see it again.

    Where the person does not feel safe nobody is let in again.
    """
    must_see(desk, case, user)
    name, _, answer = told.strip().rpartition(" ")
    answer, content = answer.casefold().strip(".,!"), dict(case.content or {})
    hidden = list(content.get("hidden_from") or ())
    if answer not in _YES | _NO or name not in hidden:
        who = ", ".join(hidden) or "niemand"
        raise Refused(f"Typ: betreft {case.reference} NAAM ja|nee. Nu buiten deze zaak: {who}.")
    is_it = answer in _YES
    if not is_it and not_safe(content.get("kept") or {}):
        raise Refused(f"De klager voelt zich niet veilig. Daarom blijft {name} buiten {case.reference}.")
    content["name_checked"] = {**(content.get("name_checked") or {}), name: is_it}
    if not is_it:
        content["hidden_from"] = [one for one in hidden if one != name]
        about = content.get("about_person") or {}
        if about.get("staff") == name:
            content["about_person"] = {**about, "staff": None}
    case = informing.save(desk, replace(case, content=content))
    informing.note(desk, case, "note", user, f"Deze zaak gaat {'wel' if is_it else 'niet'} over {name}.")
    if is_it:
        return Done(f"Vastgelegd: {case.reference} gaat over {name}. {name} blijft erbuiten.", case)
    return Done(f"Vastgelegd: {case.reference} gaat niet over {name}. {name} mag de zaak nu zien.", case)
