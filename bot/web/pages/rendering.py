"""Turns a template into an answer, with the headers that every page carries."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse

_FOLDER = Path(__file__).resolve().parents[1] / "templates"

# Nothing but our own files, no script or style inside a page, nobody may frame it.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def plain_headers() -> dict[str, str]:
    """The headers of everything that is no page."""
    return {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }


def page_headers() -> dict[str, str]:
    """The headers of a page: it is never kept, and tells no other site where somebody came from."""
    return {
        "Content-Security-Policy": CONTENT_SECURITY_POLICY,
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
        "X-Robots-Tag": "noindex",
        "Cache-Control": "no-store",
    }


def page(template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A template filled in; every value is escaped unless it is marked as HTML of our own."""
    html = _environment().get_template(template).render(values)
    return HTMLResponse(html, status, page_headers())


def not_found(request: Request) -> HTMLResponse:
    """The page for an address that leads nowhere."""
    return page("not_found.html", 404)


@cache
def _environment() -> Environment:
    from bot.web.pages.assets import address

    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=select_autoescape(["html"], default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["static"] = address
    return environment
