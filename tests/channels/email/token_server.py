"""A token server for the tests, with the checks of RFC 6749 and the introspection of RFC 7662."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

CLIENT_ID, CLIENT_SECRET, SCOPE = "8f3c-app", "s3cret/+=", "https://outlook.example/.default"
REFRESH_TOKEN = "1//refresh"


class TokenServer:
    """Gives tokens for one mailbox; ``answers`` holds what it says instead (status and body), once each."""

    def __init__(self) -> None:
        self.mailbox = ""
        self.lasts: Any = 3600
        self.asked: list[dict[str, str]] = []
        self.good: set[str] = set()
        self.answers: list[tuple[int, str]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                if not self.headers["Content-Type"].startswith("application/x-www-form-urlencoded"):
                    self._say(400, json.dumps({"error": "invalid_request"}))
                    return
                self._say(*outer._grant({name: values[0] for name, values in parse_qs(body).items()}))

            def do_GET(self) -> None:
                token = parse_qs(urlsplit(self.path).query).get("token", [""])[0]
                self._say(200, json.dumps({"active": token in outer.good, "username": outer.mailbox}))

            def _say(self, status: int, body: str) -> None:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *told: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def _grant(self, told: dict[str, str]) -> tuple[int, str]:
        self.asked.append(told)
        if self.answers:
            return self.answers.pop(0)
        if (told.get("client_id"), told.get("client_secret")) != (CLIENT_ID, CLIENT_SECRET):
            return 401, json.dumps({"error": "invalid_client", "error_description": f"secret of {self.mailbox}"})
        kind = told.get("grant_type")
        if kind == "refresh_token" and told.get("refresh_token") != REFRESH_TOKEN:
            return 400, json.dumps({"error": "invalid_grant"})
        if kind == "client_credentials" and told.get("scope") != SCOPE:
            return 400, json.dumps({"error": "invalid_scope"})
        if kind not in ("client_credentials", "refresh_token"):
            return 400, json.dumps({"error": "unsupported_grant_type"})
        token = f"token-{len(self.asked)}"
        self.good.add(token)
        return 200, json.dumps({"token_type": "Bearer", "access_token": token, "expires_in": self.lasts})

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
