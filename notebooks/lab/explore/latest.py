"""Keeps a slow worker behind a quick slider at most one job late: the newest job wins."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Job = TypeVar("Job")


class LatestWins(Generic[Job]):
    """Does one job at a time; of the jobs that come meanwhile only the last one is done.

    It has no thread of its own: who asks while nothing is going on works, who asks meanwhile
    leaves the job there and goes. So a front end that waits for an answer before it sends the next
    value still waits, and the last value is always done.
    """

    def __init__(self, work: Callable[[Job], None]) -> None:
        self._work = work
        self._lock = threading.Lock()
        self._waiting: list[Job] = []
        self._busy = False

    def ask(self, job: Job) -> None:
        """Do ``job`` now, or have it done next in place of any that waits."""
        with self._lock:
            self._waiting[:] = [job]
            if self._busy:
                return
            self._busy = True
        try:
            while (job_now := self._next()) is not None:
                self._work(job_now[0])
        except BaseException:
            with self._lock:
                self._busy = False
            raise

    def _next(self) -> tuple[Job] | None:
        with self._lock:
            if self._waiting:
                return (self._waiting.pop(),)
            self._busy = False
            return None
