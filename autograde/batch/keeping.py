"""Keeps what each submission of a class earned: gradebook, notebook, verdicts, in this order.

A submission is kept step by step: its rows in the gradebook, its notebook, and last the file that
says that it is done. So a run that is stopped at any moment, by whatever, is gone on with by the
same command, and nothing is graded twice.
"""

import gc
import hashlib
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from nbformat import NotebookNode
from rich.console import Console

from autograde.batch.edition import edition_of, for_grading
from autograde.batch.gradebooks import kept_deadlines, own_gradebook
from autograde.batch.options import GradeOptions
from autograde.batch.progress import GradingProgress, Overview, grading_progress, print_summary
from autograde.batch.workplace import Workplace, open_workplace
from autograde.course import Course
from autograde.lesson.answers import known_of, read_answers
from autograde.lesson.reading import Lesson, lesson_paths, read_lesson, read_lessons
from autograde.records.gradebook import (
    Gradebook,
    open_gradebook,
    read_timestamp,
    was_written_in,
)
from autograde.records.nbgrader_folder import write_config, write_sources
from autograde.records.receipt import keep_receipt
from autograde.records.results import (
    Result,
    load_result,
    save_result,
    stream_results,
    write_grades,
    write_lines,
)
from autograde.submission.finding import Submission, find_submissions
from autograde.submission.marking import MarkEach, Marked, Task, mark_lost, personal_seed
from autograde.submission.material import Material, write_material
from autograde.submission.taking import take
from lab.errors import CourseError
from lab.files import written_whole

SEEDS = 1_000_000
"""A run without a seed of its own takes one below this."""


def grade_and_keep(
    course: Course,
    submissions: Path,
    out: Path,
    options: GradeOptions,
    console: Console,
    mark_each: MarkEach,
    scratch: Path,
) -> None:
    """Have every submission marked, and keep what it earned in ``out``.

    The parameters and errors are those of `autograde.batch.grading.grade_class`; ``mark_each``
    marks the submissions, and ``scratch`` is a folder for copies of them.
    """
    names = [path.stem for path in lesson_paths(course.lessons)]
    lessons = _read(course.lessons, names, options.assignment)
    found, notes = find_submissions(submissions, lessons, names)
    if out.resolve().is_relative_to(submissions.resolve()):
        raise CourseError(f"{out} lies in {submissions}. Name a folder elsewhere with --out.")
    config = course.config
    with open_workplace(out, fresh=not options.resume, is_precious=was_written_in) as place:
        options = replace(options, seed=_seed(options, place))
        url = options.db_url or own_gradebook(place, lessons, config)
        with (
            open_gradebook(url, lessons, config, kept_deadlines(place)) as gradebook,
            grading_progress(console, len(found)) as progress,
        ):
            batch = _Batch(
                materials=(materials := _materials(course, lessons, scratch)),
                rules={name: _rules(m.source, course, options) for name, m in materials.items()},
                options=options,
                gradebook=gradebook,
                place=place,
                scratch=scratch,
                progress=progress,
            )
            try:
                _grade(found, batch, mark_each)
            except KeyboardInterrupt:
                console.print("Interrupted. The same command goes on from here.")
                raise
            finally:
                overview = _write_results(place)
                write_config(place, options.db_url, course, submissions)
                write_sources(course, lessons)
        print_summary(console, overview, notes, progress.earlier, place)


@dataclass(frozen=True)
class _Batch:
    """What the grading of every submission needs."""

    materials: Mapping[str, Material]
    rules: Mapping[str, str]
    options: GradeOptions
    gradebook: Gradebook
    place: Workplace
    scratch: Path
    progress: GradingProgress


def _read(folder: Path, names: Sequence[str], assignment: str | None) -> Sequence[Lesson]:
    """The lessons to be graded, in order."""
    if assignment is None:
        return read_lessons(folder)
    if assignment not in names:
        raise CourseError(
            f"There is no assignment '{assignment}'. This course has {', '.join(names)}."
        )
    return [read_lesson(folder / f"{assignment}.py")]


def _write_results(place: Workplace) -> Overview:
    overview = Overview()
    write_lines(place.lines, map(overview.add, stream_results(place.verdicts)))
    write_grades(place.grades, overview.sheet)
    return overview


def _grade(submissions: Sequence[Submission], batch: _Batch, mark_each: MarkEach) -> None:
    gc.freeze()  # a thousand modules stay: no collection need look through them
    for task, marked in mark_each(_tasks(submissions, batch)):
        _keep(task, marked or mark_lost(task), batch)
        shutil.rmtree(task.taken.folder, ignore_errors=True)


def _tasks(submissions: Sequence[Submission], batch: _Batch) -> Iterator[Task]:
    """The submissions that are not done, each taken when its turn comes."""
    recorded = batch.gradebook.recorded()
    for number, submission in enumerate(submissions):
        student, assignment = submission.student, submission.assignment
        taken = take(submission, batch.scratch / str(number))
        parts = batch.rules[assignment], taken.fingerprint
        fingerprint = hashlib.sha256("".join(parts).encode()).hexdigest()
        earlier = load_result(batch.place.verdicts, student, assignment)
        in_gradebook = submission.folder is None or (student, assignment) in recorded
        if earlier and earlier.fingerprint == fingerprint and in_gradebook:
            batch.gradebook.refresh_penalty(student, assignment, submission.notebook)
            batch.progress.count_earlier()
            shutil.rmtree(taken.folder, ignore_errors=True)
            continue
        yield Task(
            submission=submission,
            taken=taken,
            material=batch.materials[assignment],
            cell_timeout=batch.options.cell_timeout,
            seed=personal_seed(batch.options.seed or 0, student),
            experiments=batch.options.experiments,
            fingerprint=fingerprint,
        )


def _materials(course: Course, lessons: Sequence[Lesson], scratch: Path) -> dict[str, Material]:
    """What each lesson's submissions are marked with, laid out for the workers in ``scratch``."""
    answers = read_answers(course.answers, lessons)
    return {
        ls.assignment: write_material(
            for_grading(ls),
            known_of(ls, answers[ls.assignment]),
            scratch / f"{ls.assignment}.json",
        )
        for ls in lessons
    }


def _seed(options: GradeOptions, place: Workplace) -> int:
    """The run's seed: the one that is asked for, else that of the run which is gone on with."""
    if options.seed is not None:
        return options.seed
    earlier = next(stream_results(place.verdicts), None)
    return secrets.randbelow(SEEDS) if earlier is None else earlier.seed


def _rules(source: NotebookNode, course: Course, options: GradeOptions) -> str:
    """A hash of all that an assignment's verdicts depend on, but for what was handed in."""
    chosen = options.cell_timeout, options.limits, options.seed, options.experiments
    return hashlib.sha256(f"{edition_of(source, course)} {chosen}".encode()).hexdigest()


def _keep(task: Task, marked: Marked, batch: _Batch) -> None:
    submission = task.submission
    names = (submission.student, submission.assignment, submission.notebook)
    batch.gradebook.record(
        *names,
        verdicts=marked.verdicts,
        unanswered=marked.unanswered,
        timestamp=read_timestamp(task.taken.folder / "timestamp.txt"),
        handed_in=submission.folder is not None,
    )
    path = batch.place.notebook(*names)
    if marked.notebook is None:
        path.unlink(missing_ok=True)
    else:
        with written_whole(path) as temporary:
            temporary.write_text(marked.notebook, encoding="utf-8")
    if submission.folder is not None:
        keep_receipt(task.taken.folder, path.parent)
    result = Result(
        *names,
        seed=batch.options.seed or 0,
        fingerprint=task.fingerprint if marked.reliable else "",
        notes=marked.notes,
        verdicts=marked.verdicts,
    )
    save_result(batch.place.verdicts, result)
    batch.progress.count(result)
