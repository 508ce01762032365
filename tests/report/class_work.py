"""Graded classes made up for tests of the report: no notebook is read, and nothing is graded."""

from collections.abc import Mapping
from datetime import datetime

from nbformat.v4 import new_notebook

from autograde.course import Course
from autograde.lesson.reading import Lesson
from autograde.records.marks import Marks
from autograde.records.results import Result
from autograde.report.gathering import ClassWork, Person, Work
from autograde.verdicts import Status, Verdict

NAME = "00_first"


def verdict(name: str, points: float, status: Status | None = None, **more) -> Verdict:
    """Of a test of 2 points; it passed with both of them, unless it says otherwise."""
    status = status or (Status.PASSED if points == 2 else Status.FAILED)
    return Verdict(f"test_{name}", status, points, 2, **more)


def result(student: str, *verdicts: Verdict, notes: tuple[str, ...] = ()) -> Result:
    return Result(student, NAME, "first", "all it depends on", notes, verdicts)


def class_work(
    *results: Result,
    people: Mapping[str, Person] | None = None,
    marks: Mapping[str, Marks] | None = None,
) -> ClassWork:
    """A class with one lesson, which nobody has handed in if there are no results."""
    known = dict(people or {})
    names = sorted({*(r.student for r in results), *known})
    lesson = Lesson(Course.here().lessons, NAME, "first", "First steps", new_notebook())
    return ClassWork(
        lessons=(lesson,) if results else (),
        people={name: known.get(name, Person(name)) for name in names},
        work={(r.student, NAME): Work(r, (marks or {}).get(r.student, Marks())) for r in results},
        known={},
    )


LATE = Marks(handed_in=datetime(2026, 11, 2, 10, 30), due=datetime(2026, 11, 2, 8))
