"""Turns the lessons into nbgrader's source and, with its own converter, the students' copies.

All is built in a temporary folder first; only then does a file of the course change. Nothing here
knows how a lesson is written, or what a cell is worth.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from rich.console import Console
from rich.table import Table
from traitlets.config import Config

from autograde.course import COURSE_ID, Course
from autograde.lessons import Lesson, read_lessons
from autograde.programs import programs_on_path
from lab.errors import CourseError
from lab.files import written_whole


def build_course(course: Course, console: Console) -> None:
    """Build all lessons into ``build/source/`` and ``notebooks/``; a file that is right stays.

    Raises
    ------
    CourseError
        If a lesson is malformed, nbgrader refuses one, or the disk does; nothing has changed then.
    """
    lessons = read_lessons(course.lessons)
    sources, copies = _built(lessons)
    wanted = {course.source / name: content for name, content in sources.items()}
    wanted |= {course.notebooks / name: content for name, content in copies.items()}
    changed = {path: content for path, content in wanted.items() if _content(path) != content}
    _write(changed)
    _remove_stale(course.source, sources)
    _print_summary(course, lessons, changed, console)


def write_sources(lessons: Iterable[Lesson], folder: Path) -> None:
    """Write the instructor's notebooks as ``folder/<assignment>/<notebook>.ipynb``."""
    for lesson in lessons:
        path = folder / lesson.assignment / f"{lesson.notebook}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(nbformat.writes(lesson.source) + "\n", encoding="utf-8")


def generate_assignments(
    source: Path, release: Path, db_url: str, assignments: Iterable[str]
) -> None:
    """Run nbgrader's ``generate_assignment``, which also enters the assignments in a gradebook.

    Parameters
    ----------
    source : holds ``<assignment>/<notebook>.ipynb``, with answers and hidden tests.
    release : gets the students' copies in the same layout; what is in ``release/<assignment>`` is
        replaced, so give a folder that holds nothing else.
    db_url : the gradebook, made if it isn't there.
    assignments : the names of the assignments to convert.

    Raises
    ------
    CourseError
        If nbgrader can't convert a notebook, with its own reason.
    """
    for assignment in assignments:
        coursedir = CourseDirectory(
            config=Config(),
            course_id=COURSE_ID,
            root=str(source.resolve().parent),
            source_directory=str(source.resolve()),
            release_directory=str(release.resolve()),
            db_url=db_url,
            assignment_id=assignment,
        )
        reasons: list[str] = []
        log = _listening_log(reasons)
        converter = GenerateAssignment(coursedir=coursedir, config=Config(), force=True, log=log)
        try:
            with programs_on_path():
                converter.start()
        except NbGraderException as error:
            reason = reasons[0] if reasons else str(error)
            raise CourseError(
                f"nbgrader can't make the students' copy of {assignment} from {source}: {reason}"
            ) from error


def _built(lessons: Sequence[Lesson]) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The instructor's and the students' notebooks, by path relative to their folders."""
    try:
        with TemporaryDirectory() as name:
            source, release = Path(name) / "source", Path(name) / "release"
            write_sources(lessons, source)
            gradebook = f"sqlite:///{name}/gradebook.db"
            generate_assignments(source, release, gradebook, [ls.assignment for ls in lessons])
            return _contents(source), _contents(release)
    except OSError as error:
        raise CourseError(
            f"The notebooks can't be built in the temporary folder ({error.strerror or error}). "
            "Free some space, or set TMPDIR to another folder."
        ) from error


def _contents(folder: Path) -> dict[str, bytes]:
    paths = sorted(folder.glob("*/*.ipynb"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _write(files: Mapping[Path, bytes]) -> None:
    # The files take their names only after the last of them is on the disk.
    with ExitStack() as stack:
        for path, content in files.items():
            stack.enter_context(written_whole(path)).write_bytes(content)


def _remove_stale(source: Path, built: Mapping[str, bytes]) -> None:
    """Remove the built source of lessons that are no more; nbgrader would offer them for ever."""
    for path in source.glob("*/*.ipynb"):
        if path.relative_to(source).as_posix() not in built:
            path.unlink()
            if not any(path.parent.iterdir()):
                path.parent.rmdir()


def _listening_log(reasons: list[str]) -> logging.Logger:
    """A log that prints nothing, and keeps the last line of each error: nbgrader's reason."""

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines = record.getMessage().strip().splitlines()
            if "Traceback (most recent call last):" in lines:
                reasons.append(lines[-1])

    log = logging.Logger("autograde.build", level=logging.ERROR)
    log.addHandler(Listener())
    return log


def _print_summary(
    course: Course, lessons: Sequence[Lesson], changed: Mapping[Path, bytes], console: Console
) -> None:
    table = Table(box=None, pad_edge=False)
    table.add_column("assignment")
    for heading in ("cells", "exercises", "points"):
        table.add_column(heading, justify="right")
    table.add_column("")
    for lesson in lessons:
        copy = course.notebooks / lesson.assignment / f"{lesson.notebook}.ipynb"
        table.add_row(
            lesson.assignment,
            str(len(lesson.source.cells)),
            str(len(lesson.exercises)),
            f"{lesson.max_points:g}",
            "written" if copy in changed else "as it was",
        )
    console.print(table)
