"""Staff say that they are away and who steps in meanwhile."""

from __future__ import annotations

from datetime import date, datetime

from actions.cases import deputies, words
from actions.cases.desk import CaseDesk
from actions.cases.errors import Refused
from actions.organisation import StaffUser
from procedures.terms import local_day


def be_away(desk: CaseDesk, user: StaffUser, until: date | datetime, name: str = "") -> str:
    """Away up to and including a day; messages go to the deputy. Whoever works alone has to name one.

    Raises:
        Refused: the day is past, or there is nobody to step in.
    """
    day = local_day(until) if isinstance(until, datetime) else until
    if day < desk.today:
        raise Refused(f"{words.day(day)} is al voorbij. Bijvoorbeeld: afwezig tot 2026-12-24: NAAM")
    others = [one.name for one in desk.organisation.staff.values() if one.name != user.name]
    deputy = next((one for one in others if one.casefold() == name.casefold()), None) if name else user.deputy
    if name and deputy is None:
        raise Refused(f"{name} werkt hier niet. Mogelijk: {', '.join(others) or 'niemand'}.")
    if deputy is None and not any(set(desk.organisation.staff[one].roles) & set(user.roles) for one in others):
        if not others:
            raise Refused("Er is niemand anders. Zet eerst een vervanger in de instellingen.")
        raise Refused(f"Noem wie u vervangt: afwezig tot {day.isoformat()}: NAAM. Mogelijk: {', '.join(others)}.")
    deputies.be_away(desk, user, day, deputy)
    who = f"naar {deputy}" if deputy else "naar een collega met dezelfde rol"
    return f"U bent afwezig tot en met {words.day(day)}. Berichten gaan zo lang {who}. Eerder terug: terug"


def be_back(desk: CaseDesk, user: StaffUser) -> str:
    """Back at work, before or after the day that was named."""
    deputies.be_away(desk, user, None, None)
    return "Fijn dat u er weer bent. Berichten komen weer bij u."
