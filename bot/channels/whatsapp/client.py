"""Twilio's own client over our own transport: only the address differs, nothing is logged, time-outs are told apart."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from twilio.base.exceptions import TwilioException, TwilioRestException, TwilioServiceException
from twilio.http import HttpClient
from twilio.http.response import Response
from twilio.rest import Client

from bot.channels.base import SendError
from bot.channels.whatsapp import errors

API = "https://api.twilio.com"
CONTENT = "https://content.twilio.com"

_SECONDS = (5.0, 15.0)
_WORKERS = 8
_MOST_REDIRECTS = 3
T = TypeVar("T")


class Refused(Exception):
    """Twilio answered with an error. ``code`` is Twilio's, else the HTTP status."""

    def __init__(self, code: str, status: int, retry_after: float | None = None) -> None:
        super().__init__(f"twilio {code}")
        self.code = code
        self.status = status
        self.retry_after = retry_after


class NotSent(Exception):
    """The request never reached Twilio."""


class Doubtful(Exception):
    """The request went out and no answer came: Twilio may have carried it out."""


class Transport(HttpClient):
    """Carries requests of Twilio's client to the addresses in the settings."""

    def __init__(self, api_url: str, content_url: str) -> None:
        super().__init__(logging.getLogger("voordeur.unused"), False, None)
        self._addresses = {API: api_url, CONTENT: content_url}
        self._session = requests.Session()
        self._session.trust_env = False
        for scheme in ("https://", "http://"):
            self._session.mount(scheme, HTTPAdapter(pool_maxsize=_WORKERS))

    def real(self, url: str) -> str:
        """The address in the settings for one of Twilio's; any other stays as it is."""
        for theirs, ours in self._addresses.items():
            if url == theirs or url.startswith(theirs + "/"):
                return ours + url.removeprefix(theirs)
        return url

    def is_ours_to_ask(self, url: str) -> bool:
        """Whether credentials may be sent to an address: only to Twilio's."""
        place = urlsplit(url)
        return any((place.scheme, place.netloc) == urlsplit(one)[:2] for one in self._addresses.values())

    def request(
        self,
        method: str,
        url: str,
        params: dict[str, object] | None = None,
        data: dict[str, object] | None = None,
        headers: dict[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,
        allow_redirects: bool = False,
    ) -> Response:
        """Carry one request.

        Raises:
            Refused: an answer with an error.
            NotSent: no connection.
            Doubtful: a connection, and no answer.
        """
        address = self.real(url)
        if not self.is_ours_to_ask(address):
            raise NotSent("not an address of Twilio")
        as_json = bool(headers and headers.get("Content-Type") == "application/json")
        answer = self._carry(
            method.upper(), address, params=params, headers=headers, auth=auth,
            **({"json": data} if as_json else {"data": data}),
        )  # fmt: skip
        if answer.status_code >= 400:
            raise _refusal(answer)
        return Response(answer.status_code, answer.text, answer.headers)

    def fetch(self, url: str, auth: tuple[str, str], most: int, follow: Callable[[str], bool]) -> bytes:
        """The bytes of a file. Credentials go to Twilio alone, also where it sends us on.

        Args:
            most: bytes; more than that is refused.
            follow: whether an address that we are sent on to may be asked.

        Raises:
            FileNotFoundError: it is no longer there.
        """
        address = self.real(url)
        if not self.is_ours_to_ask(address):
            raise NotSent("not an address of Twilio")
        for _ in range(_MOST_REDIRECTS + 1):
            own = self.is_ours_to_ask(address)
            answer = self._carry("GET", address, auth=auth if own else None, stream=True)
            with answer:
                if answer.is_redirect:
                    address = self.real(urljoin(address, answer.headers["Location"]))
                    if not self.is_ours_to_ask(address) and not follow(address):
                        raise NotSent("sent on to a strange address")
                    continue
                if answer.status_code in (404, 410):
                    raise FileNotFoundError("the file is gone")
                if answer.status_code >= 400:
                    raise _refusal(answer)
                found = b"".join(_at_most(answer.iter_content(65536), most))
                return found
        raise NotSent("sent on too often")

    def _carry(self, method: str, address: str, **request: Any) -> requests.Response:
        try:
            return self._session.request(method, address, timeout=_SECONDS, allow_redirects=False, **request)
        except requests.exceptions.ConnectTimeout as error:
            raise NotSent("no connection") from error
        except requests.exceptions.ConnectionError as error:
            if "NewConnectionError" in repr(error) or "NameResolutionError" in repr(error):
                raise NotSent("no connection") from error
            raise Doubtful("the connection broke") from error
        except requests.exceptions.RequestException as error:
            raise Doubtful(type(error).__name__) from error


def _at_most(chunks: Any, most: int) -> Any:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > most:
            raise FileNotFoundError("the file is larger than we keep")
        yield chunk


def _refusal(answer: requests.Response) -> Refused:
    try:
        code = str(json.loads(answer.text).get("code") or answer.status_code)
    except (ValueError, AttributeError):
        code = str(answer.status_code)
    wait = answer.headers.get("Retry-After", "")
    return Refused(code, answer.status_code, float(wait) if wait.replace(".", "", 1).isdigit() else None)


class Account:
    """One account at Twilio. Calls run in threads of their own; the same trouble always has the same exception."""

    def __init__(self, account_sid: str, auth_token: str, api_url: str, content_url: str) -> None:
        self.sid = account_sid
        self._token = auth_token
        self.transport = Transport(api_url, content_url)
        self.client = Client(account_sid, auth_token, http_client=self.transport, region=None, edge=None)
        self._threads = ThreadPoolExecutor(_WORKERS, thread_name_prefix="twilio")

    @property
    def credentials(self) -> tuple[str, str]:
        return self.sid, self._token

    async def call(self, work: Callable[[Client], T]) -> T:
        """Do something with the client.

        Raises:
            Refused, NotSent, Doubtful: as :meth:`Transport.request` tells; an answer that cannot be read is doubtful.
        """
        return await self.in_thread(lambda: self.call_now(work))

    async def in_thread(self, work: Callable[[], T]) -> T:
        """Do something that waits for the network, in a thread of this account."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def call_now(self, work: Callable[[Client], T]) -> T:
        """The same, waiting for it; for commands."""
        try:
            return work(self.client)
        except (TwilioRestException, TwilioServiceException) as error:
            raise Refused(str(getattr(error, "code", None) or error.status), error.status) from None
        except (TwilioException, ValueError, KeyError, TypeError) as error:
            raise Doubtful(type(error).__name__) from None

    async def fetch(self, url: str, most: int, follow: Callable[[str], bool]) -> bytes:
        """The bytes of a file that came in; see :meth:`Transport.fetch`."""
        return await self.in_thread(lambda: self.transport.fetch(url, self.credentials, most, follow))

    def close(self) -> None:
        """Let no call begin any more."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def as_send_error(error: Exception) -> SendError:
    """Trouble of a send as what to do next."""
    if isinstance(error, NotSent):
        return SendError("no_connection", retry=True)
    if isinstance(error, Doubtful):
        return SendError("no_answer", retry=True, outcome_unknown=True)
    if isinstance(error, Refused):
        known = error.code in errors.table()
        if error.status == 429 and not known:
            return SendError("rate_limited", retry=True, retry_after=error.retry_after)
        if error.status >= 500 and not known:
            return SendError(
                f"http_{error.status}", retry=True, outcome_unknown=True, retry_after=error.retry_after
            )
        if error.status in (401, 403) and not known:
            return SendError(f"http_{error.status}", retry=True, retry_after=300)
        return errors.send_error(error.code, error.retry_after)
    raise error
