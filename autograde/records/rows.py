"""The rows of one submission in nbgrader's tables, written a table at a time.

What a person gave there, a grade or a comment, is not touched.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nbgrader import api
from sqlalchemy import String, bindparam, insert, select, update

from autograde.verdicts import Status, Verdict

NO_RESPONSE = "No response."
TABLES: Any = api
"""nbgrader's tables, whose columns have no types."""

# Statements that each submission needs; to put one together takes as long as to execute it.
STUDENT, ASSIGNMENT = bindparam("student", type_=String()), bindparam("assignment", type_=String())
STUDENTS, SUBMISSIONS = TABLES.Student.__table__, TABLES.SubmittedAssignment.__table__
IS_THERE = select(STUDENTS).where(STUDENTS.c.id == STUDENT).exists()
NEW_STUDENT = insert(STUDENTS).from_select(["id"], select(STUDENT).where(~IS_THERE))
ROW = select(SUBMISSIONS.c.id).filter_by(assignment_id=ASSIGNMENT, student_id=STUDENT)

Row = dict[str, Any]


@dataclass(frozen=True)
class KnownCell:
    """A cell with a grade, a comment, or both: the key of its row, its grade id and its type."""

    key: str
    name: str
    kind: str


@dataclass(frozen=True)
class KnownAssignment:
    """An assignment's key, and of each of its notebooks the name, the key, and the cells."""

    key: str
    notebooks: Mapping[str, tuple[str, Sequence[KnownCell]]]


@dataclass(frozen=True)
class Marks:
    """What a submission's notebook earned: the verdicts, and which answers are as handed out."""

    notebook: str
    verdicts: Sequence[Verdict]
    unanswered: Collection[str]


def known_assignment(session: Any, name: str) -> KnownAssignment:
    """Look up an assignment that was entered."""
    assignment, notebook, cell = TABLES.Assignment, TABLES.Notebook, TABLES.BaseCell
    key = session.execute(select(assignment.id).filter_by(name=name)).scalar_one()
    notebooks = session.execute(select(notebook.name, notebook.id).filter_by(assignment_id=key))
    cells = select(cell.id, cell.name, cell.type)
    return KnownAssignment(
        key,
        {
            name: (row, [KnownCell(*c) for c in session.execute(cells.filter_by(notebook_id=row))])
            for name, row in notebooks.all()
        },
    )


def enter_student(session: Any, student: str) -> None:
    """Enter a student who is not there yet."""
    session.execute(NEW_STUDENT, {"student": student})


def find_row(session: Any, known: KnownAssignment, student: str) -> str | None:
    """The key of a student's submission, if there is one."""
    names = {"assignment": known.key, "student": student}
    return session.execute(ROW, names).scalar_one_or_none()


def enter_rows(
    session: Any,
    known: KnownAssignment,
    student: str,
    marks: Marks,
    timestamp: datetime | None,
    extension: Any,
) -> None:
    """Enter a submission that has no rows yet, with all that it earned."""
    row = api.new_uuid()
    session.execute(
        insert(TABLES.SubmittedAssignment.__table__),
        [
            {
                "id": row,
                "assignment_id": known.key,
                "student_id": student,
                "timestamp": timestamp,
                "extension": extension,
            }
        ],
    )
    for name, (notebook, cells) in known.notebooks.items():
        submitted = api.new_uuid()
        keys = {"id": submitted, "assignment_id": row, "notebook_id": notebook}
        session.execute(insert(TABLES.SubmittedNotebook.__table__), [keys])
        below = {"notebook_id": submitted}
        earned = marks if name == marks.notebook else None
        grades = [below | grade for grade in _grades(cells, earned, by_hand=())]
        comments = [below | comment for comment in _comments(cells, earned)]
        for table, rows in ((TABLES.Grade, grades), (TABLES.Comment, comments)):
            if rows:
                session.execute(insert(table.__table__), rows)


def renew_rows(
    session: Any,
    known: KnownAssignment,
    row: str,
    marks: Marks,
    timestamp: datetime | None,
) -> None:
    """Write what a submission earned now into the rows that it has."""
    if timestamp is not None:
        submission = {"id": row, "timestamp": timestamp}
        session.execute(update(TABLES.SubmittedAssignment), [submission])
    notebook, cells = known.notebooks[marks.notebook]
    wanted = select(TABLES.SubmittedNotebook.id)
    found = wanted.filter_by(assignment_id=row, notebook_id=notebook)
    submitted = session.execute(found).scalar_one()
    grade, comment = TABLES.Grade, TABLES.Comment
    grades = select(grade.cell_id, grade.id, grade.manual_score).filter_by(notebook_id=submitted)
    comments = select(comment.cell_id, comment.id).filter_by(notebook_id=submitted)
    given = {cell: (key, manual) for cell, key, manual in session.execute(grades)}
    by_hand = {cell for cell, (_, manual) in given.items() if manual is not None}
    _renew(
        session, grade, _grades(cells, marks, by_hand), {c: key for c, (key, _) in given.items()}
    )
    _renew(session, comment, _comments(cells, marks), dict(session.execute(comments).all()))


def set_penalty(
    session: Any, known: KnownAssignment, student: str, notebook: str, penalty: float | None
) -> None:
    """Write a late penalty, or that there is none, where it is not so already."""
    row = find_row(session, known, student)
    key, _ = known.notebooks[notebook]
    table = TABLES.SubmittedNotebook
    wanted = select(table.id, table.late_submission_penalty)
    found = session.execute(wanted.filter_by(assignment_id=row, notebook_id=key)).first()
    if found is not None and found.late_submission_penalty != penalty:
        session.execute(update(table), [{"id": found.id, "late_submission_penalty": penalty}])


def _renew(session: Any, table: Any, rows: Iterator[Row], keys: Mapping[str, str]) -> None:
    """Write rows over those that are there for the same cells."""
    renewed = [{"id": keys[row.pop("cell_id")], **row} for row in rows if row["cell_id"] in keys]
    if renewed:
        session.execute(update(table), renewed)


def _grades(
    cells: Sequence[KnownCell], marks: Marks | None, by_hand: Collection[str]
) -> Iterator[Row]:
    """A grade for each cell that has one.

    Parameters
    ----------
    marks : None of a notebook that was not handed in.
    by_hand : the cells that a person gave points for.
    """
    verdicts = {verdict.grade_id: verdict for verdict in marks.verdicts} if marks else {}
    for cell in cells:
        if cell.kind == "SolutionCell":
            continue
        if marks is None:
            yield {"cell_id": cell.key}
            continue
        verdict = verdicts[cell.name]
        written = verdict.status is Status.MANUAL and cell.name not in marks.unanswered
        absent = verdict.status in {Status.MISSING, Status.REFUSED}
        yield {
            "cell_id": cell.key,
            "auto_score": None if written else verdict.points,
            "needs_manual_grade": written or (cell.key in by_hand and not absent),
        }


def _comments(cells: Sequence[KnownCell], marks: Marks | None) -> Iterator[Row]:
    """A comment for each cell that has one."""
    for cell in cells:
        if cell.kind != "GradeCell":
            unanswered = marks is not None and cell.name in marks.unanswered
            yield {"cell_id": cell.key, "auto_comment": NO_RESPONSE if unanswered else None}
