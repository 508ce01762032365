"""Grades a class: starts the workers, here or on a cluster, and has submissions marked and kept.

What takes a second to import, nbgrader first of all, is imported while the workers start.
"""

import gc
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rich.console import Console

from autograde.batch.options import GradeOptions
from autograde.batch.workers import Workers, free_cores
from autograde.course import Course
from autograde.engine.run import EngineExecutor
from autograde.verdicts import Executor
from lab.errors import CourseError

if TYPE_CHECKING:
    from autograde.submission.marking import MarkEach, Marked, Task

NO_JAIL = (
    "No sandbox: the submissions' code runs with your rights, and can read and change your files."
)


def grade_class(
    course: Course,
    submissions: Path,
    out: Path,
    options: GradeOptions,
    console: Console,
    executor: Executor | None = None,
) -> None:
    """Grade every submission, whatever it is, and write the grades into ``out``.

    Parameters
    ----------
    course : whose lessons are graded.
    submissions : in nbgrader's layout, ``<student>/<assignment>/<notebook>.ipynb``.
    out : gets ``gradebook.db``, ``grades.csv``, ``results.jsonl``, ``autograded/``, ``verdicts/``.
    options : how.
    console : shows the progress, and the grades at the end.
    executor : runs the notebooks on this computer; it must be picklable. The default is the engine.

    Raises
    ------
    CourseError
        If a folder, a lesson, the assignment, the gradebook or the cluster can't be used, or the
        disk is full.
    KeyboardInterrupt
        As it came; what was graded until then is written.
    """
    if not options.jailed:
        console.print(NO_JAIL, style="bold red")
    with TemporaryDirectory(prefix="autograde-", ignore_cleanup_errors=True) as name:
        scratch = Path(name)
        if options.dask is None:
            engine = EngineExecutor(options.limits, jailed=options.jailed, course=course.root)
            workplace = _here(executor or engine, options.jobs, scratch)
        else:
            workplace = _elsewhere(course, options, scratch, console)
        with workplace as mark_each:
            gc.disable()  # of a thousand modules nothing is garbage
            from autograde.batch.keeping import grade_and_keep

            gc.enable()
            grade_and_keep(course, submissions, out, options, console, mark_each, scratch)


@contextmanager
def _here(executor: Executor, jobs: int | None, scratch: Path) -> Iterator["MarkEach"]:
    """The processes of this computer."""
    modules = ["autograde.submission.marking", type(executor).__module__]
    jobs = jobs or len(free_cores())
    with closing(Workers(jobs, scratch, modules, executor.start)) as workers:
        workers.begin()

        def mark_each(tasks: "Iterable[Task]") -> "Iterable[tuple[Task, Marked | None]]":
            from autograde.submission.marking import mark

            return workers.run_each(partial(mark, executor=executor), tasks)

        yield mark_each


def _elsewhere(
    course: Course, options: GradeOptions, scratch: Path, console: Console
) -> AbstractContextManager["MarkEach"]:
    """The workers of a Dask cluster."""
    if options.jobs is not None:
        raise CourseError(
            "--jobs is for this computer alone: a cluster has as many as its workers."
        )
    try:
        from autograde.cluster.client import open_cluster
    except ModuleNotFoundError as error:
        raise CourseError(
            f"--dask needs a package that is not installed ({error.name}). "
            "Install it: .venv/bin/pip install -e '.[dask]' -c constraints.txt"
        ) from error
    return open_cluster(str(options.dask), course, options, scratch, console)
