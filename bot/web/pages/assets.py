"""Style sheets, scripts and pictures: read once, served packed, and named after their content."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.web.pages.headers import plain_headers

_FOLDER = Path(__file__).resolve().parents[1] / "static"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class _File:
    content: bytes
    packed: bytes
    media_type: str


def routes() -> list[Route]:
    """The address of the files; the version in it makes that a browser may keep them for good."""
    return [Route("/static/{version}/{path:path}", _serve, name="static")]


def address(path: str) -> str:
    """Where a file of the static folder is served now."""
    return f"/static/{_version()}/{path}"


def _serve(request: Request) -> Response:
    file = _files().get(request.path_params["path"])
    if file is None:
        return Response("Not found", 404, plain_headers(), "text/plain")
    current = request.path_params["version"] == _version()
    headers = plain_headers() | {
        "Cache-Control": "public, max-age=31536000, immutable" if current else "no-cache",
        "Vary": "Accept-Encoding",
    }
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(file.packed, 200, headers | {"Content-Encoding": "gzip"}, file.media_type)
    return Response(file.content, 200, headers, file.media_type)


@cache
def _files() -> dict[str, _File]:
    found = {}
    for path in sorted(_FOLDER.rglob("*")):
        if path.suffix in _TYPES:
            content = path.read_bytes()
            name = path.relative_to(_FOLDER).as_posix()
            found[name] = _File(content, gzip.compress(content, mtime=0), _TYPES[path.suffix])
    return found


@cache
def _version() -> str:
    digest = hashlib.sha256()
    for name, file in _files().items():
        digest.update(name.encode() + b"\0" + file.content)
    return digest.hexdigest()[:12]
