"""Turns the lessons into nbgrader's source and, with its own converter, the students' copies.

All is built in a temporary folder first; only then does a file of the course change. Nothing here
knows how a lesson is written, or what a cell is worth.
"""

import logging
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbformat import NotebookNode
from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import compute_checksum, is_solution
from rich.console import Console
from rich.table import Table
from traitlets.config import Config

from autograde.course import COURSE_ID, Course
from autograde.lesson.reading import Lesson, read_lessons
from autograde.publish.pages import cheatsheet, contents_page
from autograde.records.gradebook_file import ensure_gradebook
from lab.errors import CourseError
from lab.files import write_all


def build_course(course: Course, console: Console) -> None:
    """Build all lessons into ``build/source/`` and ``notebooks/``, and the pages made of all.

    A file that is right stays, and so does a notebook that somebody has worked in.

    Raises
    ------
    CourseError
        If a lesson is malformed, nbgrader refuses one, or the disk does; nothing has changed then.
    """
    lessons = read_lessons(course.lessons)
    sources, copies = built(lessons)
    wanted = {course.source / name: content for name, content in sources.items()}
    wanted |= {course.notebooks / name: content for name, content in copies.items()}
    wanted |= {
        course.contents: contents_page(lessons).encode(),
        course.cheatsheet: cheatsheet(lessons).encode(),
    }
    found = {path: content for path in wanted if (content := _content(path)) is not None}
    kept = {
        course.notebooks / name
        for name in copies
        if _is_worked_in(found.get(course.notebooks / name, b""))
    }
    changed = {
        path: content
        for path, content in wanted.items()
        if path not in kept and found.get(path) != content
    }
    write_all(changed)
    _remove_stale(course.source, sources)
    _print_summary(course, lessons, written=set(changed), kept=kept, console=console)


def generate_assignments(
    source: Path, release: Path, db_url: str, assignments: Iterable[str]
) -> None:
    """Run nbgrader's ``generate_assignment``, which also enters the assignments in a gradebook.

    Parameters
    ----------
    source : holds ``<assignment>/<notebook>.ipynb``, with answers and hidden tests.
    release : gets the students' copies, in the same layout.
    db_url : the gradebook, made if it isn't there; the path of an SQLite file must be absolute.
    assignments : the names of the assignments to convert.

    Raises
    ------
    CourseError
        If nbgrader can't convert a notebook, with its own reason.
    """
    # The converter removes the folder that it writes to, so it gets one of its own.
    ensure_gradebook(db_url)
    with _scratch_folder() as root:
        for assignment in assignments:
            try:
                shutil.copytree(source / assignment, root / "source" / assignment)
            except FileNotFoundError:
                raise CourseError(
                    f"There is no assignment {assignment} in {source}. Run `autograde build`."
                ) from None
            _convert(root, db_url, assignment)
            shutil.copytree(root / "release" / assignment, release / assignment, dirs_exist_ok=True)


def built(lessons: Sequence[Lesson]) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The instructor's and the students' notebooks, by path relative to their folders.

    They are made of the lessons alone, whatever lies in ``notebooks/``.

    Raises
    ------
    CourseError
        If nbgrader refuses a lesson, or the disk does.
    """
    assignments = [lesson.assignment for lesson in lessons]
    with _scratch_folder() as folder:
        source, release = folder / "source", folder / "release"
        for lesson in lessons:
            path = source / lesson.file
            path.parent.mkdir(parents=True)
            path.write_text(lesson.text, encoding="utf-8")
        generate_assignments(source, release, f"sqlite:///{folder}/gradebook.db", assignments)
        return _contents(source), _contents(release)


def _convert(root: Path, db_url: str, assignment: str) -> None:
    """Convert ``root/source/<assignment>`` to ``root/release/<assignment>``."""
    coursedir = CourseDirectory(
        root=str(root), course_id=COURSE_ID, db_url=db_url, assignment_id=assignment
    )
    reasons: list[str] = []
    converter = GenerateAssignment(coursedir=coursedir, config=Config(), log=_quiet_log(reasons))
    try:
        converter.start()
    except NbGraderException as error:
        reason = reasons[0] if reasons else str(error)
        message = f"nbgrader can't make the students' copy of {assignment}: {reason}"
        raise CourseError(message) from error


def _quiet_log(reasons: list[str]) -> logging.Logger:
    """A log that prints nothing and adds the last line of each traceback, the reason, to a list."""

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines = record.getMessage().strip().splitlines()
            if "Traceback (most recent call last):" in lines:
                reasons.append(lines[-1])

    log = logging.Logger("autograde.publish.build", level=logging.ERROR)
    log.addHandler(Listener())
    return log


@contextmanager
def _scratch_folder() -> Iterator[Path]:
    """A temporary folder; what the disk refuses in the meantime is told as a `CourseError`."""
    try:
        with TemporaryDirectory() as folder:
            yield Path(folder)
    except OSError as error:
        raise CourseError(
            f"The notebooks can't be built ({error}). Free some space, "
            "or set TMPDIR to another folder."
        ) from error


def _contents(folder: Path) -> dict[str, bytes]:
    paths = sorted(folder.glob("*/*.ipynb"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _is_worked_in(content: bytes) -> bool:
    """Whether a student's copy holds somebody's work: it was run or saved, or has an answer."""
    try:
        notebook = nbformat.reads(content.decode(), as_version=nbformat.NO_CONVERT)
        return (
            "language_info" in notebook.metadata  # which JupyterLab adds when it saves
            or any(cell.get("outputs") or cell.get("execution_count") for cell in notebook.cells)
            or any(_is_answered(cell) for cell in notebook.cells)
        )
    except (ValueError, AttributeError, KeyError, TypeError):
        return False  # no notebook


def _is_answered(cell: NotebookNode) -> bool:
    return is_solution(cell) and cell.metadata.nbgrader.get("checksum") != compute_checksum(cell)


def _remove_stale(source: Path, built: Mapping[str, bytes]) -> None:
    """Remove the built source of lessons that are no more; nbgrader would go on to offer them."""
    for path in source.glob("*/*.ipynb"):
        if path.relative_to(source).as_posix() in built:
            continue
        try:
            path.unlink()
            if not any(path.parent.iterdir()):
                path.parent.rmdir()
        except OSError as error:
            raise CourseError(
                f"{path} belongs to no lesson, but can't be removed ({error.strerror}). Remove it."
            ) from error


def _print_summary(
    course: Course,
    lessons: Sequence[Lesson],
    *,
    written: Set[Path],
    kept: Set[Path],
    console: Console,
) -> None:
    table = Table(box=None, pad_edge=False)
    table.add_column("assignment")
    for heading in ("cells", "exercises", "points"):
        table.add_column(heading, justify="right")
    table.add_column("")
    for lesson in lessons:
        copy = course.notebooks / lesson.file
        table.add_row(
            lesson.assignment,
            str(len(lesson.source.cells)),
            str(len(lesson.exercises)),
            f"{lesson.max_points:g}",
            "kept" if copy in kept else "written" if copy in written else "as it was",
        )
    console.print(table)
    for path in sorted(kept):
        console.print(
            f"{path.relative_to(course.root)} has been worked in, and stays. "
            "To get it anew, give yours another name and build again.",
            markup=False,
            highlight=False,
            soft_wrap=True,
        )
