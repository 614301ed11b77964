"""The chat page: a shell that the script fills, and the organisation's contact for who has no script."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.web.pages.contacts import contact_lines
from bot.web.pages.rendering import not_found, page
from bot.web.pages.texts import with_name, words
from procedures.model import Procedure

# A page that says nothing of who was here, and of a public body: no advertisements, no trace of care.
LEAVE_TO = "https://www.knmi.nl/nederland-nu/weer/verwachtingen"

MODULES = ("main", "store", "sending", "talk", "links", "composer", "news")


def routes(service: Any) -> list[Route]:
    """The address of the chat page of each organisation."""

    async def chat(request: Request) -> Response:
        procedure = service.procedures.get(request.path_params["key"])
        if procedure is None:
            return not_found(request)
        sender = await run_in_threadpool(service.new_sender)
        language = "en" if request.query_params.get("lang") == "en" else "nl"
        return page("chat.html", **shell(procedure, language, sender))

    return [Route("/chat/{key}", chat, name="chat")]


def shell(procedure: Procedure, language: str, sender: str) -> dict[str, Any]:
    """What the template of the chat page is filled with."""
    said = _named(words("chat", language, procedure.address), procedure)
    labels = words("privacy", language, procedure.address)
    script = {lang: _script_words(lang, procedure.address) for lang in ("nl", "en")}
    return {
        "procedure": procedure,
        "language": language,
        "t": said,
        "contacts": contact_lines(procedure.contact, labels),
        "confidant": contact_lines(procedure.confidant, labels),
        "leave_to": LEAVE_TO,
        "modules": MODULES,
        "settings": {
            "organisation": procedure.key,
            "sender": sender,
            "language": language,
            "texts": script,
        },
    }


def _script_words(language: str, form: str) -> dict[str, str]:
    """The texts of the script, and those of the page that it changes along with the language."""
    page_words = words("chat", language, form)
    return {name: page_words[name] for name in ("send", "attach")} | dict(words("script", language, form))


def _named(texts: Any, procedure: Procedure) -> dict[str, str]:
    return {name: with_name(text, procedure.short_name) for name, text in texts.items()}
