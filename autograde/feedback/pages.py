"""``autograde feedback``: a page for each student and assignment of a graded class.

The pages lie where nbgrader's own would, ``feedback/<student>/<assignment>/<notebook>.html``, with
what ``nbgrader release_feedback`` needs beside them. The same command again makes those pages anew
that would say something else.
"""

from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from autograde.batch.workers import Workers, free_cores
from autograde.batch.workplace import Workplace, graded_workplace
from autograde.course import Course
from autograde.feedback.writing import Outcome, PageJob, is_ours, write_page
from autograde.lesson.reading import Lesson, read_lessons
from autograde.records.marks import Marks, read_marks
from autograde.records.results import Result, load_results
from autograde.records.session import gradebook_session, sqlite_url
from autograde.verdicts import Status
from lab.errors import CourseError

FEW = 100
"""Pages that are written sooner than further processes are started."""
SHOWN = 5
"""Failures that are named."""


@dataclass(frozen=True)
class FeedbackOptions:
    """Which pages, and how.

    Parameters
    ----------
    assignment : only this one; None means all.
    db_url : the gradebook; None means the one in the folder.
    jobs : processes; None means one a core.
    """

    assignment: str | None = None
    db_url: str | None = None
    jobs: int | None = None


def write_feedback(course: Course, out: Path, options: FeedbackOptions, console: Console) -> None:
    """Write the pages of a class.

    Parameters
    ----------
    out : the folder that ``autograde grade`` wrote.

    Raises
    ------
    CourseError
        If it is none, the gradebook can't be read, the disk refuses, or a page can't be made; the
        others are written then.
    """
    place = graded_workplace(out)
    lessons = _chosen(read_lessons(course.lessons), options.assignment)
    db_url = options.db_url or sqlite_url(place.gradebook)
    names = {lesson.assignment for lesson in lessons}
    results = [result for result in load_results(place.verdicts) if result.assignment in names]
    total = sum(not _is_missing(result) for result in results)
    removed = _remove_stale(place, lessons, results)
    outcomes: Counter[Outcome] = Counter()
    failures: list[str] = []
    written = _written(_jobs(place, lessons, results, db_url), total, options.jobs)
    with _progress(console, total) as progress, closing(written) as done:
        for job, (outcome, reason) in done:
            outcomes[outcome] += 1
            if reason:
                failures.append(f"{job.result.student}, {job.result.assignment}: {reason}")
            progress.advance(progress.task_ids[0])
    _tell(console, place, outcomes, removed)
    if failures:
        raise CourseError(
            f"{len(failures)} pages could not be made:\n" + "\n".join(sorted(failures)[:SHOWN])
        )


def _chosen(lessons: Sequence[Lesson], assignment: str | None) -> list[Lesson]:
    chosen = [lesson for lesson in lessons if assignment in (None, lesson.assignment)]
    if not chosen:
        known = ", ".join(lesson.assignment for lesson in lessons)
        raise CourseError(f"There is no assignment '{assignment}'. This course has {known}.")
    return chosen


def _jobs(
    place: Workplace, lessons: Sequence[Lesson], results: Sequence[Result], db_url: str
) -> Iterator[PageJob]:
    """What is to be written, lesson by lesson: the marks of one lesson are in memory at a time."""
    for lesson in lessons:
        with gradebook_session(db_url) as session:
            marks = read_marks(session, lesson.assignment)
        for result in results:
            if result.assignment == lesson.assignment and not _is_missing(result):
                names = result.student, lesson.assignment, lesson.notebook
                yield PageJob(
                    lesson=lesson.path,
                    result=result,
                    marks=marks.get(result.student, Marks()),
                    notebook=place.notebook(*names),
                    target=place.feedback_page(*names),
                )


def _is_missing(result: Result) -> bool:
    return all(verdict.status is Status.MISSING for verdict in result.verdicts)


def _remove_stale(place: Workplace, lessons: Sequence[Lesson], results: Sequence[Result]) -> int:
    """Remove the pages of work that is no longer there, if they were written here."""
    notebooks = {lesson.assignment: lesson.notebook for lesson in lessons}
    stale = [
        page
        for result in results
        if _is_missing(result)
        for page in [
            place.feedback_page(result.student, result.assignment, notebooks[result.assignment])
        ]
        if is_ours(page)
    ]
    for page in stale:
        page.unlink(missing_ok=True)
    return len(stale)


def _written(
    jobs: Iterable[PageJob], total: int, processes: int | None
) -> Generator[tuple[PageJob, tuple[Outcome, str]]]:
    size = processes or len(free_cores())
    if total <= FEW or size == 1:
        for job in jobs:
            yield job, write_page(job)
        return
    with (
        TemporaryDirectory(prefix="autograde-", ignore_cleanup_errors=True) as scratch,
        closing(Workers(size, Path(scratch), [write_page.__module__])) as workers,
    ):
        for job, answer in workers.run_each(write_page, jobs):
            yield job, answer or (Outcome.FAILED, "the process that made it was killed")


def _progress(console: Console, total: int) -> Progress:
    columns = (TextColumn("feedback"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(True))
    progress = Progress(*columns, console=console)
    progress.add_task("", total=total)
    return progress


def _tell(console: Console, place: Workplace, outcomes: Counter[Outcome], removed: int) -> None:
    made, kept = outcomes[Outcome.WRITTEN], outcomes[Outcome.UNCHANGED]
    lines = [f"{made + kept} pages are in {place.feedback}: {made} new, {kept} as they were."]
    if removed:
        lines.append(f"{removed} pages of work that is no longer there were removed.")
    for line in lines:
        console.print(f"- {line}", markup=False, highlight=False, soft_wrap=True)
