"""Reads what tests and people gave, as it stands in nbgrader's gradebook. It changes nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from autograde.records.session import TABLES


@dataclass(frozen=True, slots=True)
class CellMark:
    """What stands in the gradebook for one cell.

    Parameters
    ----------
    points : what counts: a person's points before the tests', and extra credit.
    waits : whether a person has still to give the points.
    comment : a person's, or else an automatic one; empty if there is none.
    """

    points: float = 0.0
    waits: bool = False
    comment: str = ""


@dataclass(frozen=True)
class Marks:
    """What stands there for one submission.

    Parameters
    ----------
    student_name : the first and last name of the roster, or empty.
    cells : by grade id.
    penalty : points that are taken off because it was late.
    handed_in, due : in UTC, without a zone; the student's own due date, with an extension.
    """

    student_name: str = ""
    cells: Mapping[str, CellMark] = field(default_factory=dict)
    penalty: float = 0.0
    handed_in: datetime | None = None
    due: datetime | None = None

    @property
    def points(self) -> float:
        """The points of all cells, without the penalty."""
        return sum(mark.points for mark in self.cells.values())


def read_marks(session: Session, assignment: str) -> dict[str, Marks]:
    """The marks of everybody who handed in an assignment, by student."""
    points, comments = _points(session, assignment), _comments(session, assignment)
    t = TABLES
    rows = session.execute(
        select(
            t.SubmittedNotebook.id,
            t.SubmittedNotebook.late_submission_penalty,
            t.SubmittedAssignment.timestamp,
            t.SubmittedAssignment.extension,
            t.Assignment.duedate,
            t.Student.id,
            t.Student.first_name,
            t.Student.last_name,
        )
        .select_from(t.SubmittedNotebook)
        .join(t.SubmittedAssignment, t.SubmittedNotebook.assignment_id == t.SubmittedAssignment.id)
        .join(t.Assignment, t.SubmittedAssignment.assignment_id == t.Assignment.id)
        .join(t.Student, t.SubmittedAssignment.student_id == t.Student.id)
        .where(t.Assignment.name == assignment)
    )
    found: dict[str, Marks] = {}
    for notebook, penalty, handed_in, extension, duedate, student, first, last in rows:
        given, said = points.get(notebook, {}), comments.get(notebook, {})
        cells = {
            name: CellMark(*given.get(name, (0.0, False)), said.get(name, ""))
            for name in {**given, **said}
        }
        due = duedate + extension if duedate and extension else duedate
        name = " ".join(part for part in (first, last) if part)
        found[student] = Marks(name, cells, penalty or 0.0, handed_in, due)
    return found


def _points(session: Session, assignment: str) -> dict[str, dict[str, tuple[float, bool]]]:
    """For each submitted notebook the points of its cells, and whether they are to be given yet."""
    grade = TABLES.Grade
    rows = _of(
        session,
        assignment,
        grade,
        grade.manual_score,
        grade.auto_score,
        grade.extra_credit,
        grade.needs_manual_grade,
    )
    found: dict[str, dict[str, tuple[float, bool]]] = {}
    for notebook, name, manual, auto, extra, needs in rows:
        score = manual if manual is not None else auto or 0.0
        waits = bool(needs) and manual is None
        found.setdefault(notebook, {})[name] = (score + (extra or 0.0), waits)
    return found


def _comments(session: Session, assignment: str) -> dict[str, dict[str, str]]:
    comment = TABLES.Comment
    rows = _of(session, assignment, comment, comment.manual_comment, comment.auto_comment)
    found: dict[str, dict[str, str]] = {}
    for notebook, name, manual, auto in rows:
        found.setdefault(notebook, {})[name] = manual or auto or ""
    return found


def _of(session: Session, assignment: str, own: Any, *columns: Any) -> Iterable[Any]:
    """The rows of grades or comments of an assignment: notebook, cell's name, and the columns."""
    t = TABLES
    return session.execute(
        select(own.notebook_id, t.BaseCell.name, *columns)
        .select_from(own)
        .join(t.BaseCell, own.cell_id == t.BaseCell.id)
        .join(t.SubmittedNotebook, own.notebook_id == t.SubmittedNotebook.id)
        .join(t.SubmittedAssignment, t.SubmittedNotebook.assignment_id == t.SubmittedAssignment.id)
        .join(t.Assignment, t.SubmittedAssignment.assignment_id == t.Assignment.id)
        .where(t.Assignment.name == assignment)
    )
