"""Signing in at the desk: one-time tokens and the sessions they open. Only digests of tokens are kept."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, update

from .session import Session
from .tables import sign_ins, staff_sessions


@dataclass(frozen=True, slots=True)
class StaffSession:
    """Who is signed in, and until when."""

    id: int
    organisation: str
    staff: str
    started_at: datetime
    expires_at: datetime


_s = staff_sessions.c
_CURRENT = select(_s.id, _s.organisation, _s.staff, _s.started_at, _s.expires_at).where(
    _s.token_digest == bindparam("digest"), _s.ended_at.is_(None), _s.expires_at > bindparam("now")
)


class SignIns:
    """The sign-ins of one unit of work."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def offer(self, organisation: str, staff: str, token: str, at: datetime, expires_at: datetime) -> None:
        """Keep the digest of a one-time token that was sent to a member of staff."""
        row = {
            "organisation": organisation,
            "staff": staff,
            "token_digest": self._digest("sign-in", token),
            "made_at": at,
            "expires_at": expires_at,
        }
        self._session.execute(insert(sign_ins), row)

    def redeem(self, token: str, at: datetime) -> tuple[str, str] | None:
        """Use a one-time token up and return the organisation and name it was made for.

        None when it is unknown, used or expired.
        """
        statement = (
            update(sign_ins)
            .where(
                sign_ins.c.token_digest == self._digest("sign-in", token),
                sign_ins.c.used_at.is_(None),
                sign_ins.c.expires_at > at,
            )
            .values(used_at=at)
            .returning(sign_ins.c.organisation, sign_ins.c.staff)
        )
        row = self._session.execute(statement).first()
        return (row.organisation, row.staff) if row else None

    def offered_since(self, organisation: str, staff: str, since: datetime) -> int:
        """Return how many tokens were made for somebody since an instant, to keep that within bounds."""
        query = select(sign_ins.c.id).where(
            sign_ins.c.organisation == organisation, sign_ins.c.staff == staff, sign_ins.c.made_at >= since
        )
        return len(self._session.execute(query).all())

    def begin_session(
        self, organisation: str, staff: str, token: str, at: datetime, expires_at: datetime
    ) -> int:
        """Begin a session that ``token`` (kept by the browser) stands for, and return its row number."""
        row = {
            "organisation": organisation,
            "staff": staff,
            "token_digest": self._digest("session", token),
            "started_at": at,
            "expires_at": expires_at,
        }
        return self._session.execute(insert(staff_sessions).returning(_s.id), row).scalar_one()

    def session(self, token: str, now: datetime) -> StaffSession | None:
        """Return the session a token stands for, or None when it has ended or never was."""
        row = self._session.execute(_CURRENT, {"digest": self._digest("session", token), "now": now}).first()
        return StaffSession(*row) if row else None

    def end_session(self, token: str, at: datetime) -> None:
        """Sign out."""
        statement = update(staff_sessions).where(_s.token_digest == self._digest("session", token))
        self._session.execute(statement.where(_s.ended_at.is_(None)).values(ended_at=at))

    def end_sessions_of(self, organisation: str, staff: str, at: datetime) -> int:
        """Sign a member of staff out everywhere, and return how many sessions that ended."""
        statement = update(staff_sessions).where(
            _s.organisation == organisation, _s.staff == staff, _s.ended_at.is_(None)
        )
        return self._session.execute(statement.values(ended_at=at)).rowcount

    def forget_before(self, before: datetime) -> int:
        """Remove tokens and sessions that expired before an instant, and return how many there were."""
        old_offers = delete(sign_ins).where(sign_ins.c.expires_at < before)
        old_sessions = delete(staff_sessions).where(_s.expires_at < before)
        return self._session.execute(old_offers).rowcount + self._session.execute(old_sessions).rowcount

    def _digest(self, purpose: str, token: str) -> str:
        return self._session.keyring.digest(purpose, token)
