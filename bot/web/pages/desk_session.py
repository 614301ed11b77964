"""Who is signed in at the desk: the one-time link, the session cookie and the seal on every form."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from actions.organisation import StaffUser

SESSION_LASTS = timedelta(hours=12)
_CSRF_PURPOSE = b"desk form"


@dataclass(frozen=True, slots=True)
class Visitor:
    """A member of staff with a session; ``csrf`` goes into every form and comes back with it."""

    organisation: str
    user: StaffUser
    csrf: str


def cookie_name(service: Any) -> str:
    """The name of the session cookie; in production its prefix binds it to this host and to HTTPS."""
    return "__Host-desk" if _secure(service) else "desk"


def visitor_of(service: Any, work: Any, request: Request) -> Visitor | None:
    """Who asks, or None without a session that still holds."""
    token = request.cookies.get(cookie_name(service))
    if not token:
        return None
    session = work.sign_ins.session(token, real_now())
    organisation = service.organisations.get(session.organisation) if session else None
    user = organisation.staff.get(session.staff) if organisation else None
    return Visitor(organisation.key, user, csrf_of(token)) if user else None


def redeem(service: Any, work: Any, token: str) -> str | None:
    """Use a one-time link up and begin a session; returns the cookie's value, None for a spent link."""
    now = real_now()
    known = work.sign_ins.redeem(token, now)
    if known is None:
        return None
    organisation, staff = known
    if staff not in getattr(service.organisations.get(organisation), "staff", ()):
        return None
    session = secrets.token_urlsafe(32)
    work.sign_ins.begin_session(organisation, staff, session, now, now + SESSION_LASTS)
    return session


def csrf_of(token: str) -> str:
    """The seal of one session's forms; whoever does not hold the cookie cannot make it."""
    return hmac.new(token.encode(), _CSRF_PURPOSE, hashlib.sha256).hexdigest()


def is_own_form(request: Request, visitor: Visitor, sent: Any) -> bool:
    """Whether a form came from a page of this session, and not from another site."""
    if not is_same_site(request):
        return False
    return isinstance(sent, str) and hmac.compare_digest(sent.encode(), visitor.csrf.encode())


def is_same_site(request: Request) -> bool:
    """Whether a form came from this site, as far as the browser says so."""
    return request.headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")


def give_cookie(service: Any, response: Response, value: str) -> None:
    """Put the session into the browser, out of reach of scripts and other sites."""
    response.set_cookie(
        cookie_name(service), value, max_age=int(SESSION_LASTS.total_seconds()), path="/",
        secure=_secure(service), httponly=True, samesite="strict",
    )  # fmt: skip


def take_cookie(service: Any, response: Response) -> None:
    """Take the session out of the browser."""
    response.delete_cookie(
        cookie_name(service), path="/", secure=_secure(service), httponly=True, samesite="strict"
    )


def real_now() -> datetime:
    """The real time: a rehearsal that moves the service's clock signs nobody out and revives no link."""
    return datetime.now(UTC)


def _secure(service: Any) -> bool:
    return service.settings.environment == "production"
