"""Turns a template into an answer, with the headers that every page carries."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from bot.web.pages.assets import address
from bot.web.pages.headers import page_headers
from bot.web.pages.moments import moment

_FOLDER = Path(__file__).resolve().parents[1] / "templates"

def page(template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A template filled in; every value is escaped unless it is marked as HTML of our own."""
    html = _environment().get_template(template).render(values)
    return HTMLResponse(html, status, page_headers())


def not_found(request: Request) -> HTMLResponse:
    """The page for an address that leads nowhere."""
    return page("not_found.html", 404)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=select_autoescape(["html"], default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["static"] = address
    environment.filters["moment"] = moment
    return environment
