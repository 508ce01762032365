"""Processes that work on tasks side by side, of which one may die without loss of the others' work.

They never outlive the process that started them, however it ends, nor does anything that they
started. What a task is, nothing here knows.
"""

import gc
import multiprocessing
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from itertools import islice
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

import psutil

Cores = Sequence[int]
Turn = Any
"""A number that processes share, by which each takes the next core."""
Task = TypeVar("Task")
Result = TypeVar("Result")


def free_cores() -> Cores:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return range(os.cpu_count() or 1)


def begin_early(modules: Sequence[str]) -> None:
    """Start the process that workers are forked from; it imports ``modules`` in the meantime."""
    multiprocessing.set_forkserver_preload(list(modules))
    forkserver.ensure_running()


class Workers:
    """Processes that are ready to work.

    Parameters
    ----------
    jobs : the number of processes.
    scratch : the folder for temporary files; it is removed if this process is killed.
    modules : what the tasks will import; it is imported once for all processes.
    prepare : called first in each process; it is picklable.
    """

    def __init__(
        self,
        jobs: int,
        scratch: Path,
        modules: Sequence[str] = (),
        prepare: Callable[[], object] | None = None,
    ) -> None:
        # Forked from a process that has imported the modules, not from this one, whose threads and
        # open files they must not inherit.
        self._context = multiprocessing.get_context("forkserver")
        begin_early(modules)
        self._jobs = jobs
        self._scratch = scratch
        self._prepare = prepare or _nothing
        self._cores = free_cores()
        self._turn = self._context.Value("i", 0)
        self._running: dict[Future[Any], Any] = {}
        self._leash, self._hand = self._context.Pipe(duplex=False)
        self._pool = self._new_pool(jobs)

    def begin(self) -> None:
        """Start the first process, without waiting for it."""
        # What it is forked from answers only when it has imported all.
        threading.Thread(target=self._begin_one, daemon=True).start()

    def close(self) -> None:
        """End the processes, and what they are doing."""
        if self._running:
            self._hand.close()
        self._pool.shutdown(cancel_futures=True)
        self._hand.close()
        self._leash.close()

    def run_each(
        self, function: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Generator[tuple[Task, Result | None]]:
        """Run ``function`` on each task, and yield as they end.

        Parameters
        ----------
        function : importable by name, as the tasks and results are picklable.
        tasks : taken only as fast as they are worked on.

        Yields
        ------
        task, result : the result is None if the task ended its process, also when run alone.
        """
        running: dict[Future[Result], Task] = self._running
        waiting = iter(tasks)
        ended: list[tuple[Task, Result | None]] = []
        while True:
            # One waits for each process, which so has work while the caller deals with what ended.
            for task in islice(waiting, 2 * self._jobs - len(running)):
                running[self._submitted(function, task)] = task
            yield from ended
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            if not any(_broken(future) for future in done):
                ended = [(running.pop(future), future.result()) for future in done]
                continue
            # A pool with a dead process is lost, and doesn't say which task it was.
            self._pool.shutdown()
            ended = [
                (task, self._alone(function, task) if _broken(future) else future.result())
                for future, task in running.items()
            ]
            running.clear()
            self._pool = self._new_pool(self._jobs)

    def _begin_one(self) -> None:
        with suppress(RuntimeError):  # closed in the meantime, or broken: `run_each` tells of it
            self._pool.submit(_nothing)

    def _new_pool(self, size: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            size,
            mp_context=self._context,
            initializer=_begin,
            initargs=(self._leash, self._scratch, self._prepare, self._own_cores, self._turn),
        )

    @property
    def _own_cores(self) -> Cores:
        """The cores that workers share out, if there are enough of them to use all."""
        return self._cores if self._jobs >= len(self._cores) else ()

    def _submitted(self, function: Callable[[Task], Result], task: Task) -> Future[Result]:
        try:
            return self._pool.submit(function, task)
        except BrokenProcessPool as error:  # it broke since the last look at it
            lost: Future[Result] = Future()
            lost.set_exception(error)
            return lost

    def _alone(self, function: Callable[[Task], Result], task: Task) -> Result | None:
        with self._new_pool(1) as pool:
            try:
                return pool.submit(function, task).result()
            except BrokenProcessPool:
                return None


def _nothing() -> None:
    """What a process is given to do so that it is started."""


def _broken(future: Future[Result]) -> bool:
    return isinstance(future.exception(), BrokenProcessPool)


def _begin(
    leash: Connection, scratch: Path, prepare: Callable[[], object], cores: Cores, turn: Turn
) -> None:
    """Prepare a worker: where its temporary files go, where it runs, and when it has to end."""
    tempfile.tempdir = os.environ["TMPDIR"] = str(scratch)
    # Ctrl-C in a terminal reaches every process; the first one decides, and lets go of the leash.
    # A handler in place of SIG_IGN, which the processes started here would inherit.
    signal.signal(signal.SIGINT, lambda *_: None)
    threading.Thread(target=_end_with, args=(leash, scratch), daemon=True).start()
    if cores and hasattr(os, "sched_setaffinity"):
        _keep_to_one(cores, turn)
    prepare()
    gc.freeze()  # what is here stays: no collection need look through it


def _keep_to_one(cores: Cores, turn: Turn) -> None:
    """Stay on one core, the next in turn, with all that is started from here.

    The processes of a worker wait for each other: on several cores each would have to be woken.
    """
    with turn.get_lock():
        core = cores[turn.value % len(cores)]
        turn.value += 1
    os.sched_setaffinity(0, {core})


def _end_with(leash: Connection, scratch: Path) -> None:
    """Wait until the other end of the leash is closed, or its process gone; end all then."""
    leash.poll(None)
    started = psutil.Process().children(recursive=True)
    for process in started:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(started, timeout=3)
    shutil.rmtree(scratch, ignore_errors=True)
    os._exit(1)
