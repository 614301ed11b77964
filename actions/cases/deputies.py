"""Who steps in for somebody who is away: the deputy that was named, else a colleague who may see the case."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from actions.cases.permissions import sight
from procedures.calendar import dutch_day

if TYPE_CHECKING:
    from actions.cases.desk import CaseDesk
    from actions.organisation import StaffUser
    from storage.cases import Case


def away_until(desk: CaseDesk, user: StaffUser, told: dict[str, list[str | None]] | None = None) -> date | None:
    """The last day on which somebody is away, or None where that person is at work today."""
    known = _told(desk) if told is None else told
    value = (known.get(user.name) or [user.away_until])[0]
    until = date.fromisoformat(value[:10]) if value else None
    return until if until is not None and until >= desk.today else None


def be_away(desk: CaseDesk, user: StaffUser, until: date | None, deputy: str | None) -> None:
    """Note until when somebody is away and who steps in; ``until`` None: this person is back."""
    told = _told(desk)
    # An empty value outweighs what the settings say.
    told[user.name] = [until.isoformat() if until else "", deputy]
    desk.work.state.put(_name(desk), json.dumps(told), desk.now)


def standing_in(
    desk: CaseDesk, users: Iterable[StaffUser], case: Case | None
) -> Iterator[tuple[StaffUser, StaffUser | None]]:
    """Each of these people, or whoever steps in with the one stood in for; nobody twice.

    Without somebody who may see the case it stays with the person who is away.
    """
    told = _told(desk)
    seen: set[str] = set()
    for user in users:
        stand_in = deputy_of(desk, user, case, told)
        goes_to = stand_in or user
        if goes_to.name not in seen:
            seen.add(goes_to.name)
            yield goes_to, user if stand_in else None


def deputy_of(
    desk: CaseDesk, user: StaffUser, case: Case | None, told: dict[str, list[str | None]] | None = None
) -> StaffUser | None:
    """Who steps in for somebody now; None where the person is there, or nobody may."""
    told = _told(desk) if told is None else told
    if away_until(desk, user, told) is None:
        return None
    named = (told.get(user.name) or [None, None])[1] or user.deputy
    staff = desk.organisation.staff
    colleagues = [one for role in user.roles for one in desk.organisation.with_role(role)]
    deciders = [one for role in desk.procedure.decides for one in desk.organisation.with_role(role)]
    for one in [*([staff[named]] if named and named in staff else []), *colleagues, *deciders]:
        if one.name == user.name or away_until(desk, one, told) is not None:
            continue
        if case is None or sight(desk, case, one) == "all":
            return one
    return None


def in_words(desk: CaseDesk, absent: StaffUser) -> str:
    """The line above a message that somebody gets for a colleague."""
    until = away_until(desk, absent)
    since = f" (afwezig tot en met {dutch_day(until)})" if until else ""
    return f"Voor {absent.name}{since}:"


def _told(desk: CaseDesk) -> dict[str, list[str | None]]:
    return json.loads(desk.work.state.get(_name(desk)) or "{}")


def _name(desk: CaseDesk) -> str:
    return f"away {desk.organisation.key}"
