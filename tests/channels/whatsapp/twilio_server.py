"""A stand-in for Twilio on loopback that checks requests as Twilio does, and answers with its errors."""

from __future__ import annotations

import base64
import json
import re
import threading
import time
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

ACCOUNT = "AC" + "0" * 31 + "1"
TOKEN = "a-token-for-tests"
SENDER = "whatsapp:+31201234567"

_SEND_FIELDS = {"To", "From", "Body", "MediaUrl", "ContentSid", "ContentVariables", "StatusCallback"}
_VARIABLE = re.compile(r"\{\{(\d+)\}\}")
_LANGUAGES = frozenset("ar de en es fr nl pl tr uk".split())
"""Of WhatsApp's languages for templates, those that we have texts in."""


class Problem(Exception):
    def __init__(self, status: int, code: int) -> None:
        super().__init__(code)
        self.status, self.code = status, code


class TwilioServer:
    """Twilio's Messages, Media, Accounts and Content resources in memory.

    ``windows`` says until when free text may go to a number; ``faults`` holds what happens to the next
    message: ``(status, code, headers)``, ``"slow"`` (taken, and answered after the time-out) or
    ``"lost"`` (the connection breaks before anything is taken).
    """

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []
        self.contents: dict[str, dict[str, Any]] = {}
        self.approvals: dict[str, str] = {}
        self.media: dict[str, tuple[str, str, bytes]] = {}
        self.deleted: list[str] = []
        self.windows: dict[str, datetime] = {}
        self.faults: list[Any] = []
        self.content_faults: list[Any] = []
        self.requests: list[tuple[str, str]] = []
        self.bad_requests: list[str] = []
        self.first_status = "queued"
        self.slow_seconds = 3.0
        self._lock = threading.Lock()
        self._next = defaultdict(int)
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *args: Any) -> None:
                pass

            def _run(self) -> None:
                server._answer(self)

            do_GET = do_POST = do_DELETE = _run

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}"
        threading.Thread(target=self._http.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()

    # What tests do ------------------------------------------------------------------------

    def open_window(self, number: str) -> None:
        self.windows[number] = datetime.now(UTC) + timedelta(hours=24)

    def add_inbound(self, number: str, body: str, *, minutes_ago: float = 5, media: list[tuple[str, bytes]] = ()) -> str:
        """A message that a webhook did not bring."""
        sid = self._sid("SM")
        for content_type, content in media:
            self.add_media(sid, content_type, content)
        moment = datetime.now(UTC) - timedelta(minutes=minutes_ago)
        self.messages.append(
            _message(sid, number, SENDER, body, "inbound", "received", moment, str(len(list(media))))
        )
        return sid

    def add_media(self, message_sid: str, content_type: str, content: bytes) -> str:
        sid = self._sid("ME")
        self.media[sid] = (message_sid, content_type, content)
        return f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}/Messages/{message_sid}/Media/{sid}"

    @property
    def sent(self) -> list[dict[str, Any]]:
        return [one for one in self.messages if one["direction"] == "outbound-api"]

    def bodies(self) -> list[str]:
        return [one["body"] for one in self.sent]

    # What Twilio does ---------------------------------------------------------------------

    def _sid(self, prefix: str) -> str:
        with self._lock:
            self._next[prefix] += 1
            return f"{prefix}{self._next[prefix]:032x}"

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        length = int(handler.headers.get("Content-Length") or 0)
        raw = handler.rfile.read(length)
        place = urlsplit(handler.path)
        self.requests.append((handler.command, place.path))
        try:
            if not _authenticated(handler.headers.get("Authorization", "")):
                raise Problem(401, 20003)
            answer = self._route(handler, place.path, parse_qs(place.query), raw)
        except Problem as problem:
            if problem.status == 400:
                self.bad_requests.append(f"{problem.code} {place.path}")
            told = {"code": problem.code, "message": "a message that must not be logged", "status": problem.status}
            _send(handler, problem.status, json.dumps(told).encode())
            return
        if answer is None:
            handler.close_connection = True
            handler.connection.close()
            return
        status, body, headers = answer
        _send(handler, status, body, headers)

    def _route(self, handler: Any, path: str, query: dict[str, list[str]], raw: bytes) -> Any:
        base = f"/2010-04-01/Accounts/{ACCOUNT}"
        method = handler.command
        if path == f"{base}.json":
            return _json({"sid": ACCOUNT, "status": "active", "friendly_name": "Test"})
        if path == f"{base}/Messages.json":
            return self._create(raw) if method == "POST" else self._list(query)
        if found := re.fullmatch(rf"{base}/Messages/(\w+)\.json", path):
            one = next((m for m in self.messages if m["sid"] == found[1]), None)
            if one is None:
                raise Problem(404, 20404)
            return _json(one)
        if found := re.fullmatch(rf"{base}/Messages/(\w+)/Media\.json", path):
            listed = [_medium(sid, kind) for sid, (of, kind, _) in self.media.items() if of == found[1]]
            return _json({"media_list": listed, "uri": path, "page_size": 50})
        if found := re.fullmatch(rf"{base}/Messages/\w+/Media/(\w+?)(\.json)?", path):
            if found[1] not in self.media:
                raise Problem(404, 20404)
            if method == "DELETE":
                self.media.pop(found[1])
                self.deleted.append(found[1])
                return 204, b"", {}
            _, kind, content = self.media[found[1]]
            return 200, content, {"Content-Type": kind}
        return self._content(method, path, raw)

    def _create(self, raw: bytes) -> Any:
        fields = parse_qs(raw.decode(), keep_blank_values=True)
        fault = self.faults.pop(0) if self.faults else None
        if fault == "lost":
            return None
        if isinstance(fault, tuple):
            status, code, headers = fault
            if status == 200:
                pass
            else:
                told = {"code": code, "message": "x", "status": status}
                return status, json.dumps(told).encode(), {"Content-Type": "application/json", **headers}
        if set(fields) - _SEND_FIELDS or any(len(v) != 1 for v in fields.values()):
            raise Problem(400, 21600)
        one = {name: values[0] for name, values in fields.items()}
        if not re.fullmatch(r"whatsapp:\+\d{6,15}", one.get("To", "")):
            raise Problem(400, 21211)
        if one.get("From") != SENDER:
            raise Problem(400, 21212)
        for name in ("StatusCallback", "MediaUrl"):
            if name in one and not re.fullmatch(r"https?://[^\s]{1,2000}", one[name]):
                raise Problem(400, 21609)
        body = self._body(one)
        message = _message(
            self._sid("SM"), SENDER, one["To"], body, "outbound-api", self.first_status, datetime.now(UTC),
            "1" if one.get("MediaUrl") else "0",
        )  # fmt: skip
        message["_callback"] = one.get("StatusCallback")
        message["_content"] = one.get("ContentSid")
        message["_media"] = one.get("MediaUrl")
        self.messages.append(message)
        if fault == "slow":
            time.sleep(self.slow_seconds)
            return None
        return _json(message, 201)

    def _body(self, one: dict[str, str]) -> str:
        number = one["To"].removeprefix("whatsapp:")
        is_open = self.windows.get(number, datetime.min.replace(tzinfo=UTC)) > datetime.now(UTC)
        if sid := one.get("ContentSid"):
            content = self.contents.get(sid)
            if content is None:
                raise Problem(400, 21655)
            if "Body" in one or "MediaUrl" in one:
                raise Problem(400, 21600)
            if not is_open and self.approvals.get(sid) != "approved":
                raise Problem(400, 63016)
            return _filled(content, _variables(one.get("ContentVariables")))
        if not one.get("Body", "").strip() and "MediaUrl" not in one:
            raise Problem(400, 21602)
        if "ContentVariables" in one:
            raise Problem(400, 21600)
        if len(one.get("Body", "")) > 1600:
            raise Problem(400, 21617)
        if not is_open:
            raise Problem(400, 63016)
        return one.get("Body", "")

    def _list(self, query: dict[str, list[str]]) -> Any:
        found = [
            one for one in reversed(self.messages)
            if ("To" not in query or one["to"] == query["To"][0]) and ("From" not in query or one["from"] == query["From"][0])
        ]  # fmt: skip
        return _json({"messages": found, "page": 0, "page_size": 200, "uri": "/x", "next_page_uri": None})

    def _content(self, method: str, path: str, raw: bytes) -> Any:
        if self.content_faults and path.startswith("/v1/Content") and method == "POST":
            status, code = self.content_faults.pop(0)
            raise Problem(status, code)
        if path == "/v1/Content" and method == "POST":
            told = json.loads(raw)
            _check_content(told)
            sid = self._sid("HX")
            self.contents[sid] = told
            return _json({"sid": sid, "account_sid": ACCOUNT, **told}, 201)
        if path in ("/v1/Content", "/v1/ContentAndApprovals"):
            rows = [
                {"sid": sid, "account_sid": ACCOUNT, **told, "approval_requests": {"status": self.approvals.get(sid, "unsubmitted")}}
                for sid, told in self.contents.items()
            ]
            return _json({"contents": rows, "meta": {"key": "contents", "next_page_url": None, "page": 0, "page_size": 100}})
        if found := re.fullmatch(r"/v1/Content/(\w+)/ApprovalRequests/whatsapp", path):
            told = json.loads(raw)
            if found[1] not in self.contents or not re.fullmatch(r"[a-z0-9_]{1,512}", told.get("name", "")):
                raise Problem(400, 20001)
            if told.get("category") != "UTILITY" or set(told) - {"name", "category", "allow_category_change"}:
                raise Problem(400, 20001)
            _check_template(self.contents[found[1]])
            self.approvals[found[1]] = "received"
            return _json({"name": told["name"], "category": "UTILITY", "status": "received", "content_type": "x"}, 201)
        raise Problem(404, 20404)


def _authenticated(header: str) -> bool:
    expected = base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
    return header == f"Basic {expected}"


def _variables(told: str | None) -> dict[str, str]:
    """The variables of a message: one JSON object of texts."""
    try:
        read = json.loads(told) if told is not None else {}
    except ValueError:
        raise Problem(400, 21656) from None
    if not isinstance(read, dict) or not all(isinstance(value, str) for value in read.values()):
        raise Problem(400, 21656)
    return read


def _check_template(told: dict[str, Any]) -> None:
    """What keeps a template from being approved: https://www.twilio.com/docs/content/twilio-quick-reply."""
    (kind, content), = told["types"].items()
    body = content["body"]
    variables = told.get("variables") or {}
    if kind not in ("twilio/text", "twilio/quick-reply") or not 1 <= len(body) <= 1024:
        raise Problem(400, 20001)
    if body.startswith("{{") or body.rstrip(".!?").endswith("}}") or re.search(r"\}\}\s*\{\{", body):
        raise Problem(400, 20001)
    if any(not sample.strip() for sample in variables.values()) or set(_VARIABLE.findall(body)) != set(variables):
        raise Problem(400, 20001)


def _check_content(told: dict[str, Any]) -> None:
    if set(told) - {"friendly_name", "language", "variables", "types"} or told.get("language") not in _LANGUAGES:
        raise Problem(400, 20001)
    if not 1 <= len(told.get("friendly_name") or "") <= 128 or len(told["types"]) != 1:
        raise Problem(400, 20001)
    (kind, content), = told["types"].items()
    used = set(_VARIABLE.findall(content["body"]))
    if used != set(told.get("variables") or {}) or any(not v for v in (told.get("variables") or {}).values()):
        raise Problem(400, 20001)
    if kind == "twilio/quick-reply":
        actions = content["actions"]
        ok = 1 <= len(actions) <= 3 and all(
            set(a) == {"type", "title", "id"} and a["type"] == "QUICK_REPLY" and 1 <= len(a["title"]) <= 20 and len(a["id"]) <= 200
            for a in actions
        )
    elif kind == "twilio/list-picker":
        ok = 1 <= len(content["items"]) <= 10 and 1 <= len(content["button"]) <= 20 and all(
            set(i) <= {"item", "id", "description"}
            and 1 <= len(i["item"]) <= 24 and 1 <= len(i["id"]) <= 200 and len(i.get("description", "")) <= 72
            for i in content["items"]
        ) and len({i["id"] for i in content["items"]}) == len(content["items"])
    else:
        ok = kind == "twilio/text"
    if not ok:
        raise Problem(400, 20001)


def _filled(content: dict[str, Any], variables: dict[str, str]) -> str:
    (_, told), = content["types"].items()
    if set(variables) != set(_VARIABLE.findall(told["body"])):
        raise Problem(400, 21656)
    for value in variables.values():
        if not value.strip() or "\n" in value or "\t" in value or re.search(r" {4,}", value) or len(value) > 1600:
            raise Problem(400, 21656)
    body = _VARIABLE.sub(lambda found: variables[found[1]], told["body"])
    if len(body) > 1024:
        raise Problem(400, 63021)
    return body


def _message(
    sid: str, sender: str, to: str, body: str, direction: str, status: str, moment: datetime, media: str
) -> dict[str, Any]:
    when = format_datetime(moment)
    return {
        "sid": sid, "account_sid": ACCOUNT, "from": _prefixed(sender), "to": _prefixed(to), "body": body, "direction": direction,
        "status": status, "num_media": media, "date_sent": when, "date_created": when, "date_updated": when,
        "error_code": None, "error_message": None, "num_segments": "1", "price": None, "price_unit": None,
        "messaging_service_sid": None, "uri": "/x", "api_version": "2010-04-01", "subresource_uris": {},
    }  # fmt: skip


def _prefixed(number: str) -> str:
    return number if number.startswith("whatsapp:") else f"whatsapp:{number}"


def _medium(sid: str, kind: str) -> dict[str, Any]:
    now = format_datetime(datetime.now(UTC))
    return {"sid": sid, "content_type": kind, "date_created": now, "date_updated": now, "parent_sid": "x", "uri": "/x"}


def _json(value: dict[str, Any], status: int = 200) -> Any:
    shown = {name: v for name, v in value.items() if not name.startswith("_")}
    return status, json.dumps(shown).encode(), {"Content-Type": "application/json"}


def _send(handler: Any, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
    handler.send_response(status)
    for name, value in (headers or {"Content-Type": "application/json"}).items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)
