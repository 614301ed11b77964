"""The desk: where staff see their cases and act on them, with or without a script."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from actions.cases.desk import CaseDesk
from actions.cases.errors import Refused
from actions.cases.permissions import may_see, sight
from bot.staff import made
from bot.staff.commands import Outcome
from bot.staff.intake import take_line
from bot.web.pages import desk_drawings, desk_inbox, desk_mails
from bot.web.pages.desk_case import case_page
from bot.web.pages.desk_forms import command_line
from bot.web.pages.desk_list import FILTERS, rows
from bot.web.pages.desk_procedure import sections
from bot.web.pages.desk_session import (
    Visitor,
    cookie_name,
    give_cookie,
    is_own_form,
    is_same_site,
    real_now,
    redeem,
    take_cookie,
    visitor_of,
)
from bot.web.pages.headers import page_headers, plain_headers
from bot.web.pages.rendering import page
from storage.cases import Case

_LONGEST_FORM = 200_000  # bytes
_DONE, _REFUSED = 200, 409

Show = Callable[[CaseDesk, Visitor, Request], Response]


def routes(service: Any) -> list[Route]:
    """The addresses of the desk."""
    desk = _Desk(service)
    return [
        Route("/desk", desk.seen(_list), name="desk"),
        Route("/desk/sign-in/{token}", desk.offer_sign_in, methods=["GET"]),
        Route("/desk/sign-in/{token}", desk.sign_in, methods=["POST"]),
        Route("/desk/sign-out", desk.sign_out, methods=["POST"]),
        Route("/desk/command", desk.command, methods=["POST"]),
        Route("/desk/inbox", desk.seen(_inbox, notes=True)),
        Route("/desk/procedure", desk.seen(_procedure)),
        Route("/desk/cases/{reference}", desk.seen(_case, notes=True), methods=["GET"]),
        Route("/desk/cases/{reference}", desk.act, methods=["POST"]),
        Route("/desk/cases/{reference}/dossier.{form}", desk.seen(_dossier, notes=True)),
        Route("/desk/cases/{reference}/attachments/{number:int}", desk.seen(_attachment, notes=True)),
        Route("/desk/cases/{reference}/mails/{number:int}", desk.seen(_mail, notes=True)),
    ]


class _Desk:
    """The pages over one service; each request is one transaction in a thread of its own."""

    def __init__(self, service: Any) -> None:
        self._service = service

    def seen(self, show: Show, *, notes: bool = False) -> Callable[[Request], Any]:
        """A page for whoever is signed in; ``notes`` where looking at it is itself put on record."""

        def answer(request: Request) -> Response:
            with self._service.unit_of_work(read_only=not notes) as work:
                visitor = visitor_of(self._service, work, request)
                if visitor is None:
                    return _sign_in_needed()
                response = show(self._service.desk(work, visitor.organisation), visitor, request)
                if notes:
                    work.commit()
                return response

        return answer

    def offer_sign_in(self, request: Request) -> Response:
        """A page with a button: a mail program that looks at links ahead uses none up."""
        return page("desk_sign_in.html", spent=False, offered=True)

    def sign_in(self, request: Request) -> Response:
        """Use the link up and go to the desk."""
        if not is_same_site(request):
            return page("desk_sign_in.html", 403, spent=False, offered=False)
        with self._service.unit_of_work() as work:
            session = redeem(self._service, work, request.path_params["token"])
            work.commit()
        if session is None:
            return page("desk_sign_in.html", 403, spent=True, offered=False)
        response = RedirectResponse("/desk", 303, page_headers())
        give_cookie(self._service, response, session)
        return response

    async def sign_out(self, request: Request) -> Response:
        told = await _form(request)
        return await run_in_threadpool(self._sign_out, request, told)

    def _sign_out(self, request: Request, told: Mapping[str, str]) -> Response:
        with self._service.unit_of_work() as work:
            visitor = visitor_of(self._service, work, request)
            if visitor is None or not is_own_form(request, visitor, told.get("csrf")):
                return _sign_in_needed()
            work.sign_ins.end_session(request.cookies[cookie_name(self._service)], real_now())
            work.commit()
        response = RedirectResponse("/desk", 303, page_headers())
        take_cookie(self._service, response)
        return response

    async def command(self, request: Request) -> Response:
        """A command as typed, or as a button of a message holds it."""
        told = await _form(request)
        return await run_in_threadpool(self._command, request, told, None)

    async def act(self, request: Request) -> Response:
        """A form of a case."""
        told = await _form(request)
        return await run_in_threadpool(self._command, request, told, request.path_params["reference"])

    def _command(self, request: Request, told: Mapping[str, str], reference: str | None) -> Response:
        with self._service.unit_of_work() as work:
            visitor = visitor_of(self._service, work, request)
            work.commit()
        if visitor is None:
            return _sign_in_needed()
        if not is_own_form(request, visitor, told.get("csrf")):
            return page("desk_stale.html", 403)
        named = reference or told.get("reference", "")
        line = told.get("line", "").strip() or (command_line(named, told) if named else "")
        outcome = take_line(self._service, visitor.organisation, visitor.user, line, reference)
        with self._service.unit_of_work() as work:
            desk = self._service.desk(work, visitor.organisation)
            response = _after(desk, visitor, request, outcome, reference, line, told)
            work.commit()
            return response


def _after(
    desk: CaseDesk,
    visitor: Visitor,
    request: Request,
    outcome: Outcome,
    reference: str | None,
    line: str,
    told: Mapping[str, str],
) -> Response:
    """The page that somebody was on, with what the command did on top of it.

    What was written stays in the form where it was refused. The answer is given at once and not after a
    redirect, because it may hold what belongs in no address.
    """
    status = _DONE if outcome.ok else _REFUSED
    kept = {} if outcome.ok else dict(told)
    case = _known(desk, visitor, reference) if reference else None
    if case is not None:
        return _case_answer(desk, visitor, case, status, outcome=outcome, kept=kept)
    if told.get("from") == "inbox":
        return _inbox_answer(desk, visitor, status, outcome=outcome)
    return _list_answer(desk, visitor, "open", status, outcome=outcome, line="" if outcome.ok else line)


# The pages --------------------------------------------------------------------------------------


def _list(desk: CaseDesk, visitor: Visitor, request: Request) -> Response:
    wanted = request.query_params.get("zaken", "open")
    known = [key for key, _ in FILTERS]
    return _list_answer(desk, visitor, wanted if wanted in known else "open")


def _list_answer(
    desk: CaseDesk, visitor: Visitor, which: str, status: int = 200, *, outcome: Any = None, line: str = ""
) -> Response:
    values = {"rows": rows(desk, visitor.user, which), "which": which, "line": line}
    return _page("desk_list.html", desk, visitor, status, outcome=outcome, filters=FILTERS, **values)


def _case(desk: CaseDesk, visitor: Visitor, request: Request) -> Response:
    case = _known(desk, visitor, request.path_params["reference"])
    if case is None:
        return _page("desk_unknown.html", desk, visitor, 404)
    return _case_answer(desk, visitor, case)


def _case_answer(
    desk: CaseDesk,
    visitor: Visitor,
    case: Case,
    status: int = 200,
    *,
    outcome: Any = None,
    kept: Mapping[str, str] | None = None,
) -> Response:
    desk.work.access_log.append(case.organisation, visitor.user.name, "read", desk.now, case.id)
    values = case_page(desk, case, visitor.user)
    return _page("desk_case.html", desk, visitor, status, outcome=outcome, kept=kept or {}, **values)


def _inbox(desk: CaseDesk, visitor: Visitor, request: Request) -> Response:
    return _inbox_answer(desk, visitor)


def _inbox_answer(desk: CaseDesk, visitor: Visitor, status: int = 200, *, outcome: Any = None) -> Response:
    posts = desk_inbox.posts(desk, visitor.user)
    desk_inbox.mark_read(desk, visitor.user)
    return _page("desk_inbox.html", desk, visitor, status, outcome=outcome, posts=posts)


def _procedure(desk: CaseDesk, visitor: Visitor, request: Request) -> Response:
    procedure = desk.procedure
    values = {"sections": sections(procedure), "ladder": desk_drawings.ladder(procedure)}
    return _page("desk_procedure.html", desk, visitor, procedure=procedure, **values)


def _attachment(desk: CaseDesk, visitor: Visitor, request: Request) -> Response:
    case = _known(desk, visitor, request.path_params["reference"])
    number = request.path_params["number"]
    if case is None or not may_see(desk, case, visitor.user):
        return _page("desk_unknown.html", desk, visitor, 404)
    # A whole mail is shown as a page of its own: it may quote the return code, which no member of staff sees.
    files = (one for one in desk.work.attachments.of_case(case.id) if not desk_mails.is_mail(one))
    file = next((one for one in files if one.id == number), None)
    content = desk.work.attachments.content(number) if file else None
    if content is None:
        return _page("desk_unknown.html", desk, visitor, 404)
    desk.work.access_log.append(case.organisation, visitor.user.name, "read attachment", desk.now, case.id)
    # A stranger's file is only ever saved, never opened as a page of ours.
    headers = plain_headers() | {
        "Content-Disposition": f'attachment; filename="{case.reference}-{number}"',
        "Cache-Control": "no-store",
    }
    return Response(content, 200, headers, "application/octet-stream")


def _mail(desk: CaseDesk, visitor: Visitor, request: Request) -> Response:
    case = _known(desk, visitor, request.path_params["reference"])
    if case is None or not may_see(desk, case, visitor.user):
        return _page("desk_unknown.html", desk, visitor, 404)
    number = request.path_params["number"]
    mail = next((one for one in desk_mails.of_case(desk, case) if one.id == number), None)
    if mail is None:
        return _page("desk_unknown.html", desk, visitor, 404)
    desk.work.access_log.append(case.organisation, visitor.user.name, "read mail", desk.now, case.id)
    return _page("desk_mail.html", desk, visitor, reference=case.reference, mail=mail)


def _dossier(desk: CaseDesk, visitor: Visitor, request: Request) -> Response:
    """The file of a case for a committee, for those who decide (COA-21)."""
    case = _known(desk, visitor, request.path_params["reference"])
    form = request.path_params["form"]
    if case is None or form not in made.CONTENT_TYPES:
        return _page("desk_unknown.html", desk, visitor, 404)
    try:
        file = made.dossier(desk, case, visitor.user, form)
    except Refused as refusal:
        return _case_answer(desk, visitor, case, _REFUSED, outcome=Outcome(False, refusal.text))
    desk.work.access_log.append(case.organisation, visitor.user.name, "dossier", desk.now, case.id)
    headers = plain_headers() | {
        "Content-Disposition": f'attachment; filename="{file.name}"', "Cache-Control": "no-store",
    }  # fmt: skip
    return Response(file.content, 200, headers, file.content_type)


def _known(desk: CaseDesk, visitor: Visitor, reference: str) -> Case | None:
    """The case, where the visitor may know of it."""
    case = desk.work.cases.by_reference(reference.upper())
    if case is None or case.organisation != visitor.organisation:
        return None
    return case if sight(desk, case, visitor.user) != "nothing" else None


def _page(template: str, desk: CaseDesk, visitor: Visitor, status: int = 200, **values: Any) -> Response:
    unread, urgent = desk_inbox.unread(desk, visitor.user)
    common = {
        "organisation": desk.procedure.short_name,
        "user": visitor.user,
        "csrf": visitor.csrf,
        "unread": unread,
        "urgent": urgent,
        "outcome": None,
    }
    return page(template, status, **(common | values))


def _sign_in_needed() -> Response:
    return page("desk_sign_in.html", 401, spent=False, offered=False)


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form; none of one that is too long, so that its seal is missing as well."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST_FORM:
            return {}
    try:
        fields = parse_qsl(body.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=20)
    except ValueError:
        return {}
    return {name: value.replace("\r\n", "\n") for name, value in fields}
