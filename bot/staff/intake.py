"""A complaint told by phone or at the counter: staff answer the same questions for the person."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from actions.organisation import StaffUser
from bot.staff.commands import Outcome, execute
from bot.web.wording import with_code

if TYPE_CHECKING:
    from bot.bootstrap import Service

_BEGINS = frozenset({"intake"})
_ENDS = frozenset({"intake stop", "intake klaar", "intake end"})
_IN_PERSON = frozenset({"gesprek", "balie", "persoonlijk", "in_person", "in person", "counter"})


def take_line(
    service: Service, organisation: str, user: StaffUser, line: str, reference: str | None = None
) -> Outcome:
    """Carry out one line of a member of staff: an answer of an intake that is open, or a command.

    Everything is committed where the outcome is ok. Must not be called inside an open unit of work.
    """
    words = " ".join(line.split())
    open_now = _open(service, organisation, user)
    if words.casefold() in _ENDS:
        _forget(service, organisation, user)
        return Outcome(True, "De intake is gestopt. Wat is verteld, is niet doorgegeven.")
    if words.split(" ")[0].casefold() in _BEGINS:
        return _begin(service, organisation, user, words.partition(" ")[2])
    if open_now is not None and reference is None:
        return _tell(service, organisation, user, open_now, line)
    with service.unit_of_work() as work:
        outcome = execute(service.desk(work, organisation), user, line, reference)
        if outcome.ok:
            work.commit()
        return outcome


def is_open(service: Service, organisation: str, user: StaffUser) -> bool:
    """Whether this member of staff is taking down a complaint."""
    return _open(service, organisation, user) is not None


def _begin(service: Service, organisation: str, user: StaffUser, how: str) -> Outcome:
    channel = "in_person" if how.strip().casefold() in _IN_PERSON else "phone"
    where = f"{channel} {secrets.token_hex(8)}"
    with service.unit_of_work() as work:
        work.state.put(_key(organisation, user), where, service.clock.now())
        work.commit()
    return _tell(service, organisation, user, where, "hallo")


def _tell(service: Service, organisation: str, user: StaffUser, where: str, text: str) -> Outcome:
    channel = where.partition(" ")[0]
    done = service.receive(channel, organisation, None, where, {"text": text, "staff": user.name}).result(timeout=60)
    if done.failed:
        return Outcome(False, "Er ging iets mis. Wat u typte, is bewaard. Probeer het zo nog eens.")
    reference = None
    parts = []
    for row in done.answers:
        content: dict[str, Any] = row.content or {}
        custom = content.get("custom") or {}
        reference = custom.get("reference") or reference
        buttons = [f"{n}. {b['title']}" for n, b in enumerate(content.get("buttons") or [], 1)]
        parts.append("\n".join([with_code(content.get("text", ""), custom), *buttons]))
    if reference:
        _forget(service, organisation, user)
        parts.append(f"De intake is klaar: {reference}. Geef het nummer en de code aan de persoon.")
    return Outcome(True, "\n\n".join(parts), reference)


def _open(service: Service, organisation: str, user: StaffUser) -> str | None:
    with service.unit_of_work(read_only=True) as work:
        return work.state.get(_key(organisation, user))


def _forget(service: Service, organisation: str, user: StaffUser) -> None:
    with service.unit_of_work() as work:
        work.state.forget(_key(organisation, user))
        work.commit()


def _key(organisation: str, user: StaffUser) -> str:
    return f"intake {organisation} {user.name}"
