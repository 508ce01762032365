"""Due dates and extensions, from a CSV file that says them all: who has to hand in what, and when.

A row without a student is the due date of an assignment; a row with one is that student's own.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from autograde.records.csv_table import Row, read_table
from lab.errors import CourseError
from lab.files import written_whole

FORM = "2026-12-01 23:59, or with an offset from UTC 2026-12-01T23:59+01:00"


@dataclass(frozen=True)
class Deadlines:
    """When work is due, in UTC without a zone, as nbgrader keeps it.

    Parameters
    ----------
    due : assignment -> everybody's due date.
    own : assignment and student -> the student's own.
    """

    due: Mapping[str, datetime] = field(default_factory=dict)
    own: Mapping[tuple[str, str], datetime] = field(default_factory=dict)

    def extension(self, assignment: str, student: str) -> timedelta | None:
        """How much longer than the others a student has; None for no longer."""
        own = self.own.get((assignment, student))
        return own - self.due[assignment] if own else None


def read_deadlines(path: Path, timezone: str = "UTC") -> tuple[Deadlines, tuple[str, ...]]:
    """Read due dates and extensions.

    Parameters
    ----------
    timezone : of the times that name none, such as Europe/Berlin.

    Returns
    -------
    deadlines, unknown : and the columns that mean nothing here.

    Raises
    ------
    CourseError
        If it is no table, a time is none, a row is there twice, or an extension ends too early.
    """
    table = read_table(path, ["assignment", "due"], ["student"])
    zone = _zone(timezone)
    due: dict[str, datetime] = {}
    own: dict[tuple[str, str], datetime] = {}
    for row in table.rows:
        assignment, student = row.cells["assignment"], row.cells.get("student", "")
        time = _time(path, row, zone)
        if assignment in due if not student else (assignment, student) in own:
            whose = student or "everybody"
            raise CourseError(
                f"{path}, line {row.line}: {assignment} for {whose} was there before. Remove one."
            )
        if student:
            own[assignment, student] = time
        else:
            due[assignment] = time
    for (assignment, student), time in own.items():
        if assignment not in due:
            raise CourseError(
                f"{path}: {student} has a due date for {assignment}, but there is none for "
                "everybody. Add a row without a student."
            )
        if time < due[assignment]:
            raise CourseError(
                f"{path}: {student}'s due date for {assignment} is before everybody's. "
                "An extension is later."
            )
    return Deadlines(due, own), table.unknown


def write_deadlines(path: Path, deadlines: Deadlines) -> None:
    """Write them as `read_deadlines` reads them, in UTC."""
    with (
        written_whole(path) as temporary,
        temporary.open("w", encoding="utf-8", newline="") as file,
    ):
        writer = csv.writer(file)
        writer.writerow(["assignment", "student", "due"])
        writer.writerows([a, "", time.isoformat()] for a, time in sorted(deadlines.due.items()))
        writer.writerows([*who, time.isoformat()] for who, time in sorted(deadlines.own.items()))


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise CourseError(
            f"There is no time zone '{name}'. Name it like Europe/Berlin or America/New_York."
        ) from error


def _time(path: Path, row: Row, zone: ZoneInfo) -> datetime:
    text = row.cells["due"]
    try:
        time = datetime.fromisoformat(text)
    except ValueError as error:
        raise CourseError(
            f"{path}, line {row.line}: '{text}' is no time. Write it like {FORM}."
        ) from error
    if len(text) <= len("2026-12-01"):
        raise CourseError(f"{path}, line {row.line}: '{text}' has no hour. Write it like {FORM}.")
    aware = time if time.tzinfo else time.replace(tzinfo=zone)
    return aware.astimezone(UTC).replace(tzinfo=None)
