"""Processes that work on tasks side by side, of which one may die without loss of the others' work.

They never outlive the process that started them, however it ends, nor does anything that they
started. What a task is, nothing here knows.
"""

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
from typing import TypeVar

import psutil

Task = TypeVar("Task")
Result = TypeVar("Result")


def begin_early(modules: Sequence[str]) -> None:
    """Start the process that workers are forked from; it imports ``modules`` in the meantime."""
    multiprocessing.set_forkserver_preload(list(modules))
    forkserver.ensure_running()


def run_each(
    function: Callable[[Task], Result],
    tasks: Iterable[Task],
    jobs: int,
    scratch: Path,
    modules: Sequence[str] = (),
) -> Generator[tuple[Task, Result | None]]:
    """Run ``function`` on each task, at most ``jobs`` at a time, and yield as they end.

    Parameters
    ----------
    function : importable by name, as the tasks and results are picklable.
    tasks : taken only as fast as they are worked on.
    jobs : the number of processes.
    scratch : the folder for temporary files; it is removed if this process is killed.
    modules : what the tasks will import; it is imported once for all processes.

    Yields
    ------
    task, result : the result is None if the task ended its process, also when run alone.
    """
    # Forked from a process that has imported the modules, not from this one, whose threads and open
    # files they must not inherit.
    context = multiprocessing.get_context("forkserver")
    begin_early([function.__module__, *modules])
    leash, hand = context.Pipe(duplex=False)

    def new_pool(size: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            size, mp_context=context, initializer=_begin, initargs=(leash, scratch)
        )

    pool = new_pool(jobs)
    running: dict[Future[Result], Task] = {}
    waiting = iter(tasks)
    try:
        while True:
            for task in islice(waiting, jobs - len(running)):
                running[_submitted(pool, function, task)] = task
            if not running:
                break
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            if not any(_broken(future) for future in done):
                for future in done:
                    yield running.pop(future), future.result()
                continue
            # A pool with a dead process is lost, and doesn't say which task it was.
            pool.shutdown()
            for future, task in running.items():
                yield task, _alone(function, task, new_pool) if _broken(future) else future.result()
            running.clear()
            pool = new_pool(jobs)
    finally:
        if running:
            hand.close()
        pool.shutdown(cancel_futures=True)
        hand.close()
        leash.close()


def _submitted(
    pool: ProcessPoolExecutor, function: Callable[[Task], Result], task: Task
) -> Future[Result]:
    try:
        return pool.submit(function, task)
    except BrokenProcessPool as error:  # it broke since the last look at it
        lost: Future[Result] = Future()
        lost.set_exception(error)
        return lost


def _broken(future: Future[Result]) -> bool:
    return isinstance(future.exception(), BrokenProcessPool)


def _alone(
    function: Callable[[Task], Result], task: Task, new_pool: Callable[[int], ProcessPoolExecutor]
) -> Result | None:
    with new_pool(1) as pool:
        try:
            return pool.submit(function, task).result()
        except BrokenProcessPool:
            return None


def _begin(leash: Connection, scratch: Path) -> None:
    """Prepare a worker: where its temporary files go, and when it has to end."""
    tempfile.tempdir = os.environ["TMPDIR"] = str(scratch)
    # Ctrl-C in a terminal reaches every process; the first one decides, and lets go of the leash.
    # A handler in place of SIG_IGN, which the processes started here would inherit.
    signal.signal(signal.SIGINT, lambda *_: None)
    threading.Thread(target=_end_with, args=(leash, scratch), daemon=True).start()


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
