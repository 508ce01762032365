"""What a worker of the cluster does: it marks one submission after the other, in its own sandbox.

It has the course and its hidden tests, but neither the gradebook nor anybody's name.
"""

import os
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import get_ident

from distributed import get_worker

from autograde.batch.edition import Edition, edition_of, for_grading
from autograde.cluster.parcel import SHAPE, Parcel, pack_marked, pack_refusal, unpack, write_files
from autograde.course import Course
from autograde.engine.limits import Limits
from autograde.engine.run import EngineExecutor
from autograde.lesson.answers import known_of, read_answers
from autograde.lesson.reading import lesson_paths, read_lesson
from autograde.submission.finding import Submission
from autograde.submission.marking import Marked, Task, mark
from autograde.submission.material import Material
from autograde.submission.taking import Taken
from lab.errors import CourseError


def mark_parcel(data: bytes) -> bytes:
    """Mark the submission in a parcel; the answer is what `unpack_marked` reads."""
    worker = get_worker()
    try:
        with TemporaryDirectory(dir=worker.local_directory, ignore_cleanup_errors=True) as folder:
            return pack_marked(_marked(unpack(data), Path(folder)))
    except (CourseError, OSError) as error:
        return pack_refusal(f"The worker {worker.address} can't grade. {error}")


def _marked(parcel: Parcel, folder: Path) -> Marked:
    settings = parcel.settings
    course = Course(Path(settings.course)) if settings.course else Course.here()
    material, edition = _lesson(course, parcel.assignment)
    _require_same(edition, parcel)
    write_files(parcel.files, folder)
    taken = Taken(folder, os.fsdecode(parcel.notebook), None, "", parcel.notes, "")
    task = Task(
        submission=Submission("", parcel.assignment, "", folder),
        taken=taken,
        material=material,
        cell_timeout=settings.cell_timeout,
        seed=parcel.seed,
        experiments=settings.experiments,
        fingerprint="",
    )
    return mark(task, _engine(get_ident(), settings.limits, settings.jailed, course.root))


def _require_same(edition: Edition, parcel: Parcel) -> None:
    wanted = parcel.edition
    same_answers = parcel.settings.shape == SHAPE
    if edition == wanted and same_answers:
        return
    if edition.version != wanted.version or not same_answers:
        what = "another version of autograde"
    elif edition.code != wanted.code:
        what = "other reference answers, or another lab,"
    else:
        what = f"another text of {parcel.assignment}"
    raise CourseError(
        f"It has {what} than the computer that sent the submissions. Install the same course on "
        "all, and start the workers anew."
    )


@cache
def _lesson(course: Course, assignment: str) -> tuple[Material, Edition]:
    """A lesson for grading, read once in the life of this worker."""
    for path in lesson_paths(course.lessons):
        if path.stem == assignment:
            lesson = read_lesson(path)
            source = for_grading(lesson)
            known = known_of(lesson, read_answers(course.answers, [lesson])[assignment])
            return Material(source, known), edition_of(source, course)
    raise CourseError(f"It has no lesson {assignment}. Install the same course on all computers.")


@cache
def _engine(thread: int, limits: Limits, jailed: bool, course: Path) -> EngineExecutor:
    """The examiner and the sandbox of one of this worker's threads; they end with the worker."""
    return EngineExecutor(limits, jailed=jailed, course=course)
