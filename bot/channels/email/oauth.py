"""Logging in with OAuth 2 (RFC 6749), as Microsoft 365 and Google ask for instead of a password.

A token is fetched with the application's own secret (client credentials, section 4.4) or, where the mailbox gave a
refresh token, with that (section 6). It is used until shortly before it ends.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

import httpx

from bot.channels.places import is_loopback

_TIMEOUT_SECONDS = 20.0
_RENEW_SECONDS = 120.0
"""So long before its end a token is not used any more: a log-in may take a while."""

_LASTS_SECONDS = 3600.0
_CODES = frozenset(
    "invalid_client invalid_grant invalid_scope invalid_request unauthorized_client unsupported_grant_type".split()
)


class NoToken(Exception):
    """There is no token; ``code`` is short and free of secrets. ``ours`` where the settings must be mended."""

    def __init__(self, code: str, *, ours: bool) -> None:
        super().__init__(code)
        self.code = code
        self.ours = ours


@dataclass(frozen=True, slots=True)
class Application:
    """What an organisation was given when it registered this program at its mail provider."""

    token_url: str
    client_id: str
    client_secret: str
    scope: str = ""
    refresh_token: str = ""

    def __repr__(self) -> str:
        return "Application(***)"

    def form(self) -> dict[str, str]:
        """The fields of the request."""
        fields = {"client_id": self.client_id, "client_secret": self.client_secret}
        if self.scope:
            fields["scope"] = self.scope
        if self.refresh_token:
            return {**fields, "grant_type": "refresh_token", "refresh_token": self.refresh_token}
        return {**fields, "grant_type": "client_credentials"}


class AccessTokens:
    """The token of one application, fetched when it is needed; for threads.

    Args:
        now: a clock in seconds that never goes back.
    """

    def __init__(self, application: Application, now: Callable[[], float] = time.monotonic) -> None:
        self._application = application
        self._now = now
        self._lock = threading.Lock()
        self._token = ""
        self._ends = 0.0
        self._handed_out = 0

    def token(self) -> str:
        """The token to log in with.

        Raises:
            NoToken: there is none.
        """
        with self._lock:
            if not self._token or self._now() >= self._ends:
                told = _fetch(self._application)
                lasts = _seconds(told.get("expires_in"))
                self._token = str(told["access_token"])
                self._ends = self._now() + max(lasts - _RENEW_SECONDS, lasts / 2)
                self._handed_out = 0
                if self._application.refresh_token and told.get("refresh_token"):
                    # Some providers give a new one each time.
                    self._application = replace(self._application, refresh_token=str(told["refresh_token"]))
            self._handed_out += 1
            return self._token

    def refused(self, token: str) -> bool:
        """Forget a token that a server refused; whether another one is worth a try.

        A token that was fetched for this very log-in is refused for another reason than its age.
        """
        with self._lock:
            if self._token != token:
                return True
            self._token = ""
            return self._handed_out > 1


def sasl(user: str, token: str) -> str:
    """The one message of XOAUTH2."""
    return f"user={user}\x01auth=Bearer {token}\x01\x01"


def allowed(token_url: str, *, production: bool) -> bool:
    """Whether a secret may go there: over TLS, or to this machine; in demo to this machine only."""
    return is_loopback(token_url) or (production and urlsplit(token_url).scheme == "https")


def _fetch(application: Application) -> dict[str, Any]:
    try:
        answer = httpx.post(application.token_url, data=application.form(), timeout=_TIMEOUT_SECONDS)
    except httpx.HTTPError as error:
        raise NoToken(f"token_{type(error).__name__}", ours=False) from None
    try:
        told = answer.json()
    except ValueError:
        told = {}
    if answer.status_code == 200 and isinstance(told, dict) and told.get("access_token"):
        return told
    said = told.get("error") if isinstance(told, dict) else None
    code = said if said in _CODES else str(answer.status_code)
    raise NoToken(f"token_{code}", ours=answer.status_code < 500 and answer.status_code not in (408, 429))


def _seconds(value: object) -> float:
    try:
        return max(float(str(value)), 1.0)
    except ValueError:
        return _LASTS_SECONDS
