"""The web application: every address that the service answers at."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.bootstrap import Service
from bot.web import chat_api
from bot.web.pages import routes as page_routes

log = logging.getLogger(__name__)


class Figures:
    """What is counted, for Prometheus; no figure carries anybody's data."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "voordeur_requests", "Requests answered", ["route", "status"], registry=self.registry
        )
        self.seconds = Histogram("voordeur_request_seconds", "Time to answer", ["route"], registry=self.registry)
        self.waiting = Gauge("voordeur_inbox_waiting", "Messages that wait for a turn", registry=self.registry)


def build_app(service: Service, extra: list[BaseRoute] | None = None) -> Starlette:
    """The application over a service; `extra` are the webhooks of channels that are set up."""
    figures = Figures()

    async def live(request: Request) -> Response:
        return JSONResponse({"status": "live"})

    async def ready(request: Request) -> Response:
        try:
            waiting = await run_in_threadpool(_waiting, service)
        except Exception:
            log.exception("not ready")
            return JSONResponse({"status": "not ready"}, status_code=503)
        return JSONResponse({"status": "ready", "waiting": waiting})

    async def metrics(request: Request) -> Response:
        figures.waiting.set(await run_in_threadpool(_waiting, service))
        return Response(generate_latest(figures.registry), media_type=CONTENT_TYPE_LATEST)

    app = Starlette(
        routes=[
            *chat_api.routes(service),
            *page_routes(service),
            *(extra or []),
            Route("/health/live", live),
            Route("/health/ready", ready),
            Route("/metrics", metrics),
        ]
    )
    app.add_middleware(_Counting, figures=figures)
    return app


def _waiting(service: Service) -> int:
    with service.unit_of_work(read_only=True) as work:
        return work.inbox.waiting()


class _Counting:
    """Counts and times requests by route, never by path: a path may hold what a person typed."""

    def __init__(self, app: Any, figures: Figures) -> None:
        self._app = app
        self._figures = figures

    async def __call__(
        self,
        scope: dict[str, Any],
        receive: Callable[[], Awaitable[Any]],
        send: Callable[[Any], Awaitable[None]],
    ) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status = time.monotonic(), 500

        async def watch(message: Any) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, watch)
        finally:
            route = getattr(scope.get("route"), "path", None) or "other"
            self._figures.requests.labels(route, str(status)).inc()
            self._figures.seconds.labels(route).observe(time.monotonic() - started)
