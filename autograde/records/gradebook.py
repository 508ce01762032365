"""Writes grades into nbgrader's gradebook: the rows of ``nbgrader autograde``, submission by
submission, each in one transaction. What a person gave there, a grade or a comment, stays.
"""

import copy
import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader import api
from nbgrader.preprocessors import (
    AssignLatePenalties,
    ClearSolutions,
    ComputeChecksums,
    LockCells,
)
from nbgrader.utils import parse_utc
from sqlalchemy import create_engine, select
from sqlalchemy.exc import SQLAlchemyError
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograde.course import COURSE_ID
from autograde.lesson.cells import grade_id, graded, points
from autograde.lesson.reading import Lesson
from autograde.publish.build import generate_assignments
from autograde.records.database import alone_in, parsed, reason_of, shown, take_turn
from autograde.records.deadlines import Deadlines
from autograde.records.gradebook_file import ensure_gradebook
from autograde.records.rows import (
    TABLES,
    KnownAssignment,
    Marks,
    enter_rows,
    enter_student,
    find_row,
    known_assignment,
    renew_rows,
    set_penalty,
)
from autograde.verdicts import Verdict
from lab.errors import CourseError


def notebook_for_grading(lesson: Lesson) -> NotebookNode:
    """The lesson as the gradebook knows it: stubs for answers, hidden tests in place, checksums."""
    notebook, resources = copy.deepcopy(lesson.source), ResourcesDict()
    for step in (LockCells(), ClearSolutions(), ComputeChecksums()):
        notebook, resources = step.preprocess(notebook, resources)
    return notebook


def read_timestamp(path: Path) -> datetime | None:
    """When a submission says that it was handed in, in UTC without its zone as nbgrader has it.

    Returns
    -------
    datetime or None
        None if there is no such file, or no time in it.
    """
    try:
        with path.open(encoding="utf-8") as file:
            text = file.read(100).strip()
        return parse_utc(text) if text else None
    # A student wrote it, and dateutil raises more than it documents.
    except Exception:
        return None


def was_written_in(path: Path) -> bool:
    """Whether a person gave grades, comments, due dates, or names in an SQLite gradebook."""
    by_hand = (
        TABLES.Grade.manual_score,
        TABLES.Grade.extra_credit,
        TABLES.Comment.manual_comment,
        TABLES.Assignment.duedate,
        TABLES.SubmittedAssignment.extension,
        TABLES.Student.last_name,
        TABLES.Student.email,
    )
    engine = create_engine(f"sqlite:///{path}")
    try:
        with engine.connect() as connection:
            rows = (select(column).where(column.is_not(None)).limit(1) for column in by_hand)
            return any(connection.execute(row).first() for row in rows)
    except SQLAlchemyError:
        return True  # it is no gradebook of ours, or broken: nobody knows
    finally:
        engine.dispose()


@contextmanager
def open_gradebook(
    db_url: str,
    lessons: Sequence[Lesson],
    config_file: Path,
    deadlines: Deadlines | None = None,
) -> Iterator["Gradebook"]:
    """Open a gradebook, made if it isn't there, with the lessons' assignments entered.

    Parameters
    ----------
    db_url : in the words of SQLAlchemy.
    lessons : those that will be graded.
    config_file : the course's ``nbgrader_config.py``, for the late penalties; it may be missing.
    deadlines : due dates of lessons, and extensions for work, that are not in the gradebook yet.

    Raises
    ------
    CourseError
        If there is no such gradebook, or a lesson has lost or gained cells since work on it was
        graded.
    """
    db_url = _absolute(db_url)
    deadlines = deadlines or Deadlines()
    with alone_in(db_url):
        ensure_gradebook(db_url)
        with _spoken(db_url):
            opened = api.Gradebook(db_url, COURSE_ID)
            new = _enter(opened, db_url, lessons)
            _enter_due_dates(opened, new, deadlines)
    try:
        yield Gradebook(opened, db_url, _late_plugin(config_file), deadlines)
    finally:
        opened.close()


class Gradebook:
    """An open gradebook. `open_gradebook` makes one."""

    def __init__(self, opened: api.Gradebook, db_url: str, late: Any, deadlines: Deadlines) -> None:
        self._opened = opened
        self._db_url = db_url
        self._late = late
        self._deadlines = deadlines
        self._entered: dict[str, KnownAssignment] = {}

    def recorded(self) -> set[tuple[str, str]]:
        """The student and assignment of each submission that has rows."""
        wanted = select(TABLES.SubmittedAssignment.student_id, TABLES.Assignment.name)
        with self._transaction() as session:
            rows = session.execute(wanted.join(TABLES.Assignment))
            return {(student, assignment) for student, assignment in rows}

    def record(
        self,
        student: str,
        assignment: str,
        notebook: str,
        verdicts: Sequence[Verdict],
        unanswered: Collection[str],
        timestamp: datetime | None,
        handed_in: bool,
    ) -> None:
        """Write what one submission earned; all of it, or nothing.

        Parameters
        ----------
        student, assignment, notebook : names; the student is entered if new.
        verdicts : of all cells with points.
        unanswered : the grade ids of answer cells that are as they were handed out.
        timestamp : when it was handed in, where that is known.
        handed_in : whether there was something; if not, only rows that exist are set to 0.
        """
        with self._transaction(student) as session:
            known = self._known(assignment)
            enter_student(session, student)
            row = find_row(session, known, student)
            if row is None and not handed_in:
                return
            marks = Marks(notebook, verdicts, unanswered)
            if row is None:
                extension = self._deadlines.extension(assignment, student)
                enter_rows(session, known, student, marks, timestamp, extension)
            else:
                renew_rows(session, known, row, marks, timestamp)
            penalty = self._penalty(assignment, student, notebook)
            if row is not None or penalty is not None:  # rows that are new have none
                set_penalty(session, known, student, notebook, penalty)

    def refresh_penalty(self, student: str, assignment: str, notebook: str) -> None:
        """Reckon a late penalty anew: the due date, or an extension, may have changed."""
        with self._transaction(student) as session:
            penalty = self._penalty(assignment, student, notebook)
            set_penalty(session, self._known(assignment), student, notebook, penalty)

    def enter_deadlines(self, deadlines: Deadlines, earlier: Deadlines) -> None:
        """Enter due dates, and extensions for work that is here; take away those of ``earlier``.

        Penalties follow when `refresh_penalty` is called.
        """
        with self._transaction():
            for name in {*earlier.due, *deadlines.due}:
                self._opened.find_assignment(name).duedate = deadlines.due.get(name)
            for name, student in {*earlier.own, *deadlines.own}:
                rows = self._found(student, name)
                if rows is not None:
                    rows.extension = deadlines.extension(name, student)

    @contextmanager
    def _transaction(self, student: str | None = None) -> Iterator[Any]:
        """A transaction, which may be on a student's rows alone, and its session."""
        with _spoken(self._db_url):
            session = self._opened.db
            try:
                if student is not None:
                    take_turn(session, student)
                yield session
                session.commit()
            finally:
                session.rollback()

    def _known(self, assignment: str) -> KnownAssignment:
        """An assignment as it was entered, which stays so while the gradebook is open."""
        if assignment not in self._entered:
            self._entered[assignment] = known_assignment(self._opened.db, assignment)
        return self._entered[assignment]

    def _found(self, student: str, assignment: str) -> Any:
        """The row of a submission, or None."""
        known = self._opened.find_assignment(assignment)
        found = self._opened.db.query(TABLES.SubmittedAssignment)
        return found.filter_by(assignment_id=known.id, student_id=student).one_or_none()

    def _penalty(self, assignment: str, student: str, notebook: str) -> float | None:
        """The late penalty of a submission; None if there is none, or no submission."""
        # An extension of no due date is more than nbgrader reckons with.
        due = select(TABLES.Assignment.duedate).filter_by(name=assignment)
        is_due = self._opened.db.execute(due).scalar() is not None
        rows = self._found(student, assignment) if is_due else None
        late = rows.total_seconds_late if rows is not None else 0
        if rows is None or late <= 0:
            return None
        score = next(row for row in rows.notebooks if row.name == notebook).score
        penalty = self._late.late_submission_penalty(student, score, late)
        return None if penalty is None else min(max(penalty, 0), score)


def _enter(opened: api.Gradebook, db_url: str, lessons: Sequence[Lesson]) -> list[Lesson]:
    """Enter the lessons that the gradebook doesn't have, or not as they are now; returns these."""
    outdated = [lesson for lesson in lessons if not _is_entered(opened, lesson)]
    opened.db.rollback()
    if not outdated:
        return []
    with TemporaryDirectory() as folder:
        source, release = Path(folder) / "source", Path(folder) / "release"
        for lesson in outdated:
            path = source / lesson.file
            path.parent.mkdir(parents=True)
            path.write_text(lesson.text, encoding="utf-8")
            try:
                generate_assignments(source, release, db_url, [lesson.assignment])
            except CourseError as error:
                raise CourseError(
                    f"{lesson.assignment} can't be entered in the gradebook. If cells with a grade "
                    "id were added or removed since it was graded there, start anew with --fresh, "
                    f"or in another folder or database. ({error})"
                ) from error
    return outdated


def _enter_due_dates(
    opened: api.Gradebook, lessons: Sequence[Lesson], deadlines: Deadlines
) -> None:
    for lesson in lessons:
        rows: Any = opened.find_assignment(lesson.assignment)
        rows.duedate = rows.duedate or deadlines.due.get(lesson.assignment)
    opened.db.commit()


def _is_entered(opened: api.Gradebook, lesson: Lesson) -> bool:
    try:
        rows = opened.find_notebook(lesson.notebook, lesson.assignment)
    except api.MissingEntry:
        return False
    wanted = notebook_for_grading(lesson)
    cells = {name: cell for cell in wanted.cells if (name := grade_id(cell))}
    return (
        json.loads(str(rows.kernelspec or "{}")) == wanted.metadata.get("kernelspec", {})
        and {c.name: (c.source, c.checksum) for c in rows.source_cells}
        == {name: (c.source, c.metadata.nbgrader.get("checksum")) for name, c in cells.items()}
        and {c.name: c.max_score for c in (*rows.grade_cells, *rows.task_cells)}
        == {grade_id(cell): points(cell) for cell in graded(wanted)}
    )


def _absolute(db_url: str) -> str:
    """The URL with the whole path of an SQLite file: nbgrader works in another folder."""
    url = parsed(db_url)
    if url.get_backend_name() != "sqlite":
        return db_url
    if url.database in (None, "", ":memory:"):
        raise CourseError(f"{db_url} names no file. Write it like sqlite:////folder/gradebook.db.")
    return url.set(database=str(Path(url.database).absolute())).render_as_string(False)


def _late_plugin(config_file: Path) -> Any:
    """The plugin for late penalties that the course's configuration names, or nbgrader's own."""
    try:
        config = Config()
        if config_file.exists():
            loader = PyFileConfigLoader(config_file.name, path=str(config_file.parent))
            config = loader.load_config()
        penalties = AssignLatePenalties(config=config)
        penalties.init_plugin()
    # The file is Python, and so is the plugin that it names: whatever they raise.
    except Exception as error:
        raise CourseError(f"{config_file} can't be used ({error}). Mend it.") from error
    return penalties.plugin_inst


@contextmanager
def _spoken(db_url: str) -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        raise CourseError(
            f"The gradebook {shown(db_url)} can't be used ({reason_of(error, db_url)}). If another "
            "program has it open, close that; the same command goes on from here."
        ) from error
