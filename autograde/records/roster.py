"""``autograde roster``: who is in the class, from a CSV file into nbgrader's table of students."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from autograde.records.csv_table import Row, Table, read_table
from autograde.records.session import TABLES
from lab.errors import CourseError

COLUMNS = ("first_name", "last_name", "email", "lms_user_id")
"""Of nbgrader's table; all are optional but the id, the name of the student's folder."""
LONGEST = 128
"""Characters that nbgrader keeps of each."""


@dataclass(frozen=True)
class Roster:
    """The students of a class.

    Parameters
    ----------
    students : id -> column -> text; a column that the file doesn't have is in none of them.
    unknown : columns that nbgrader has no place for.
    """

    students: Mapping[str, Mapping[str, str]]
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class RosterChanges:
    """What entering a roster changed.

    Parameters
    ----------
    added, changed, unchanged : how many of its students.
    strangers : the ids that the gradebook has, but the roster hasn't.
    """

    added: int
    changed: int
    unchanged: int
    strangers: tuple[str, ...]


def read_roster(path: Path) -> Roster:
    """Read a roster.

    Raises
    ------
    CourseError
        If it is no table, has no column ``id``, or an id is missing, twice there, or can't be one.
    """
    table = read_table(path, ["id"], COLUMNS)
    students: dict[str, dict[str, str]] = {}
    for row in table.rows:
        name = row.cells["id"]
        for problem in _problems(row, table, students):
            raise CourseError(f"{path}, line {row.line}: {problem}")
        students[name] = {column: row.cells[column] for column in table.columns if column != "id"}
    if not students:
        raise CourseError(f"{path} names no student. Write one a line, below the headings.")
    return Roster(students, table.unknown)


def enter_roster(session: Session, roster: Roster) -> RosterChanges:
    """Add the students, or change what is known of them; nobody is removed."""
    there = {row.id: row for row in session.scalars(select(TABLES.Student))}
    added = changed = 0
    for name, given in roster.students.items():
        values = {column: text or None for column, text in given.items()}
        if name not in there:
            session.add(TABLES.Student(id=name, **values))
            added += 1
        elif any(getattr(there[name], column) != value for column, value in values.items()):
            for column, value in values.items():
                setattr(there[name], column, value)
            changed += 1
    return RosterChanges(
        added,
        changed,
        len(roster.students) - added - changed,
        tuple(sorted(there.keys() - roster.students.keys())),
    )


def _problems(row: Row, table: Table, students: Mapping[str, object]) -> Iterator[str]:
    name = row.cells["id"]
    if not name:
        yield "the id is missing. It is the name of the student's folder of submissions."
    elif "/" in name or name in {".", ".."} or not name.isprintable():
        yield f"{name!r} can't be the name of a student's folder. Use the one that it has."
    elif name in students:
        yield f"{name} was there before. Remove one of the lines."
    for column in table.columns:
        if len(row.cells[column]) > LONGEST:
            yield f"the {column} has more than {LONGEST} characters. Shorten it."
