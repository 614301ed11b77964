"""The thread that takes turns: messages come in from everywhere, one turn goes at a time.

Python runs one turn at a time per process anyway, and a transaction that is open must not wait for
another one of the same thread pool. More processes on PostgreSQL take turns side by side.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

log = logging.getLogger(__name__)

_LOOK_AROUND_SECONDS = 1.0


class TurnThread:
    """Runs jobs one by one, and between them takes up messages that were left waiting."""

    def __init__(self, leftovers: Callable[[], bool]) -> None:
        self._jobs: queue.SimpleQueue[tuple[Callable[[], Any], Future[Any]] | None] = queue.SimpleQueue()
        self._leftovers = leftovers
        self._thread = threading.Thread(target=self._run, name="turns", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Finish the job in hand and end."""
        self._jobs.put(None)
        self._thread.join(timeout=10)

    def submit(self, job: Callable[[], Any]) -> Future[Any]:
        """Put a job in line; its result or its failure comes with the future."""
        future: Future[Any] = Future()
        self._jobs.put((job, future))
        return future

    def _run(self) -> None:
        while True:
            try:
                given = self._jobs.get(timeout=_LOOK_AROUND_SECONDS)
            except queue.Empty:
                self._take_leftovers()
                continue
            if given is None:
                return
            job, future = given
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(job())
            except BaseException as error:
                future.set_exception(error)

    def _take_leftovers(self) -> None:
        try:
            while self._jobs.empty() and self._leftovers():
                pass
        except Exception:
            log.exception("taking up waiting messages failed; they stay waiting")
