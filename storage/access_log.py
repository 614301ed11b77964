"""The log of who looked at or did what in which case; it holds no content and is only added to."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from .session import Session
from .tables import access_log, cases


@dataclass(frozen=True, slots=True)
class Access:
    """One look or act; ``reference`` is the case's."""

    id: int
    at: datetime
    organisation: str
    who: str
    what: str
    case_id: int | None
    reference: str | None


_c = access_log.c


class AccessLog:
    """The access log of one unit of work."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def append(
        self, organisation: str, who: str, what: str, at: datetime, case_id: int | None = None
    ) -> None:
        """Note an access; ``what`` is a word such as ``read`` or ``reveal phone``, never what was read."""
        row = {"organisation": organisation, "who": who, "what": what, "at": at, "case_id": case_id}
        self._session.execute(insert(access_log), row)

    def list(
        self,
        organisation: str | None = None,
        *,
        case_id: int | None = None,
        since: datetime | None = None,
        limit: int = 1000,
    ) -> list[Access]:
        """Return the last accesses, oldest first."""
        query = select(*_c, cases.c.reference).select_from(
            access_log.outerjoin(cases, cases.c.id == _c.case_id)
        )
        if organisation is not None:
            query = query.where(_c.organisation == organisation)
        if case_id is not None:
            query = query.where(_c.case_id == case_id)
        if since is not None:
            query = query.where(_c.at >= since)
        rows = self._session.execute(query.order_by(_c.id.desc()).limit(limit)).all()
        return [Access(*row) for row in rows[::-1]]
