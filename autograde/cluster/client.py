"""Sends submissions to a Dask cluster, and tells what came back. Dask is used here and in `worker`.

Dask itself sends a task again whose worker has died. Submissions go out only as fast as they come
back, so that neither the scheduler nor this process ever holds a whole class.
"""

import asyncio
import logging
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from dask import config
from distributed import Client, LocalCluster, Security, as_completed
from distributed.comm.core import connect
from distributed.scheduler import KilledWorker
from rich.console import Console

from autograde.batch.edition import Edition, edition_of
from autograde.batch.options import GradeOptions
from autograde.cluster.address import local_workers
from autograde.cluster.parcel import (
    NoAnswer,
    Parcel,
    Refused,
    Settings,
    files_in,
    pack,
    unpack_marked,
)
from autograde.cluster.worker import mark_parcel
from autograde.course import Course
from autograde.submission.marking import MarkEach, Marked, Task, mark_absent
from lab.errors import CourseError

CONNECT_SECONDS = 10
AHEAD = 2
"""Submissions sent for each thread of the cluster: one is worked on, one waits for its end."""
LEAST = 32
"""Submissions sent even to an empty cluster: some grow with the work that they see."""
MOST_BYTES = 500_000_000
"""Of all that is sent and not yet back: the scheduler holds it in its memory."""
LOOK_SECONDS = 2.0
"""How often to look how large the cluster is."""


@contextmanager
def open_cluster(
    address: str, course: Course, options: GradeOptions, scratch: Path, console: Console
) -> Iterator[MarkEach]:
    """Join a cluster, or start one here, for the length of the block.

    Parameters
    ----------
    address : ``tls://scheduler:8786``, or ``local:4``.
    course : whose lessons are graded; a cluster's workers have their own, which must be the same.
    options : how to mark.
    scratch : the folder for the temporary files of workers that are started here.
    console : is told if the cluster is empty.

    Raises
    ------
    CourseError
        If the address can't be used, there is no cluster, or it goes away.
    """
    workers = local_workers(address)
    settings = Settings(
        limits=options.limits,
        jailed=options.jailed,
        cell_timeout=options.cell_timeout,
        experiments=options.experiments,
        course=str(course.root) if workers else "",
    )
    with ExitStack() as stack:
        stack.enter_context(_quiet())
        cluster = stack.enter_context(_local_cluster(workers, scratch)) if workers else address
        client = stack.enter_context(_joined(cluster, address))
        if not client.nthreads():
            console.print(f"{address} has no worker yet; grading begins with the first.")
        yield _Sender(client, course, settings, address).mark_each


class _Sender:
    """Sends submissions to a cluster and waits for what comes back."""

    def __init__(self, client: Client, course: Course, settings: Settings, address: str) -> None:
        self._client = client
        self._course = course
        self._settings = settings
        self._address = address
        self._editions: dict[str, Edition] = {}
        self._running: dict[str, tuple[Task, int]] = {}
        self._ended = as_completed(loop=client.loop)
        self._threads = 0
        self._looked = 0.0

    def mark_each(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Marked | None]]:
        """Mark submissions on the cluster; a `MarkEach`."""
        waiting = iter(tasks)
        while True:
            while self._has_room() and (task := next(waiting, None)):
                absent = mark_absent(task)
                if absent is None:
                    self._send(task)
                else:
                    yield task, absent
            if not self._running:
                return
            yield self._next()

    def _has_room(self) -> bool:
        if time.monotonic() > self._looked + LOOK_SECONDS:
            with _spoken(self._address):
                threads: Any = self._client.nthreads()  # it would be a coroutine in another client
                self._threads = sum(threads.values())
            self._looked = time.monotonic()
        size = sum(size for _, size in self._running.values())
        return len(self._running) < max(LEAST, AHEAD * self._threads) and size < MOST_BYTES

    def _send(self, task: Task) -> None:
        data = pack(self._parcel(task))
        # A key of its own: Dask would take two equal submissions for one.
        key = f"mark-{uuid4().hex}"
        with _spoken(self._address):
            self._ended.add(self._client.submit(mark_parcel, data, key=key))
        self._running[key] = task, len(data)

    def _next(self) -> tuple[Task, Marked | None]:
        """A submission that has ended; without marks if it ended several workers, or none came."""
        with _spoken(self._address):
            future = next(self._ended)
            task, _ = self._running.pop(future.key)
            try:
                return task, unpack_marked(future.result(), task.material.source)
            except (KilledWorker, NoAnswer):
                return task, None
            except Refused as error:
                raise CourseError(str(error)) from None

    def _parcel(self, task: Task) -> Parcel:
        assignment = task.submission.assignment
        if assignment not in self._editions:
            self._editions[assignment] = edition_of(task.material.source, self._course)
        name = task.taken.notebook or ""
        return Parcel(
            assignment=assignment,
            edition=self._editions[assignment],
            notebook=name.encode("utf-8", "surrogateescape"),
            files=files_in(task.taken.folder),
            notes=task.taken.notes,
            seed=task.seed,
            settings=self._settings,
        )


@contextmanager
def _spoken(address: str) -> Iterator[None]:
    """Word what the cluster, or what it runs on, refuses."""
    try:
        yield
    except CourseError:
        raise
    # Dask raises what the worker or the scheduler raised, whatever that is.
    except (Exception, asyncio.CancelledError) as error:
        reason = " ".join(str(error).split())[:300] or type(error).__name__
        raise CourseError(
            f"The Dask cluster {address} could not go on ({reason}). Check that its scheduler and "
            "workers run, and that this course is installed there; the same command goes on from "
            "here."
        ) from error


@contextmanager
def _joined(cluster: Any, address: str) -> Iterator[Client]:
    try:
        if isinstance(cluster, str):
            # A client that finds nobody complains on the terminal when it is thrown away.
            asyncio.run(_knock(cluster))
        client = Client(cluster, timeout=CONNECT_SECONDS)
    # Timeouts, refused certificates, certificates that are not there: each is another exception.
    except (OSError, TypeError, ValueError) as error:
        reason = str(error.__cause__ or error).rpartition(">: ")[2]
        if isinstance(error, TypeError):
            reason = "Dask's configuration names no certificate"
        raise CourseError(
            f"There is no Dask scheduler that answers at {address} ({reason}). Check that it runs "
            "and, for tls://, the certificates in Dask's configuration: docs/scale.md says how."
        ) from error
    with client:
        yield client


async def _knock(address: str) -> None:
    arguments = Security().get_connection_args("client")
    comm = await connect(address, timeout=CONNECT_SECONDS, **arguments)
    comm.abort()


@contextmanager
def _local_cluster(workers: int, scratch: Path) -> Iterator[Any]:
    """Processes of this computer, which talk in a way that its other users can't join."""
    with LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        security=True,
        dashboard_address="127.0.0.1:0",
        memory_limit=0,
        local_directory=str(scratch),
        silence_logs=logging.CRITICAL,
        preload="autograde.cluster.quiet",
    ) as cluster:
        yield cluster


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Dask's own words off the terminal: of a worker that is lost it has many."""
    # All logs: Dask's loggers have levels of their own, and asyncio speaks of lost connections too.
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with config.set({"distributed.admin.large-graph-warning-threshold": "1GB"}):
            yield
    finally:
        logging.disable(before)
