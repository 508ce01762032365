"""Grades a class: starts the workers, and has the submissions marked and kept.

What takes a second to import, nbgrader first of all, is imported while the workers start.
"""

import os
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from autograde.batch.options import GradeOptions
from autograde.batch.workers import Workers
from autograde.course import Course
from autograde.engine.run import EngineExecutor
from autograde.verdicts import Executor

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
    executor : runs the notebooks; it must be picklable. The default is the engine.

    Raises
    ------
    CourseError
        If a folder, a lesson, the assignment or the gradebook can't be used, or the disk is full.
    KeyboardInterrupt
        As it came; what was graded until then is written.
    """
    executor = executor or EngineExecutor(options.limits, jailed=options.jailed, course=course.root)
    if not options.jailed:
        console.print(NO_JAIL, style="bold red")
    with (
        TemporaryDirectory(prefix="autograde-", ignore_cleanup_errors=True) as scratch,
        closing(_workers(executor, options.jobs, Path(scratch))) as workers,
    ):
        workers.begin()
        from autograde.batch.keeping import grade_and_keep

        grade_and_keep(course, submissions, out, options, console, executor, workers, Path(scratch))


def _workers(executor: Executor, jobs: int | None, scratch: Path) -> Workers:
    modules = ["autograde.submission.marking", type(executor).__module__]
    return Workers(jobs or len(os.sched_getaffinity(0)), scratch, modules, executor.start)
