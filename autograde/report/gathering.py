"""Reads what a report is made of: verdicts, marks, names, and what students wrote. It changes
nothing.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from autograde.batch.workplace import Workplace
from autograde.course import Course
from autograde.lesson.answers import Answers as Known
from autograde.lesson.answers import read_answers
from autograde.lesson.reading import Lesson, read_lessons
from autograde.records.marks import Marks, read_marks
from autograde.records.results import Result, load_results
from autograde.records.session import TABLES, gradebook_session
from autograde.report.order import natural
from autograde.report.similar import Answers
from autograde.verdicts import Status


@dataclass(frozen=True)
class Person:
    """Who a student is, as far as the roster says it."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_user_id: str = ""

    @property
    def name(self) -> str:
        """The first and the last name, or empty."""
        return " ".join(part for part in (self.first_name, self.last_name) if part)


@dataclass(frozen=True)
class Work:
    """One student's work on one lesson, graded.

    Parameters
    ----------
    result : what the tests said.
    marks : what counts, with a person's points and the penalty.
    """

    result: Result
    marks: Marks

    @property
    def absent(self) -> Status | None:
        """Missing or refused, if it is."""
        for status in (Status.MISSING, Status.REFUSED):
            if any(verdict.status is status for verdict in self.result.verdicts):
                return status
        return None

    @property
    def points(self) -> float:
        """What counts, without what was taken off."""
        earned = self.marks.points if self.marks.cells else self.result.points
        return max(0.0, earned - self.marks.penalty)

    @property
    def seconds_late(self) -> float:
        """How long after it was due it was handed in; 0 if it was in time, or nobody knows."""
        if not (self.marks.handed_in and self.marks.due) or self.absent is Status.MISSING:
            return 0.0
        return max(0.0, (self.marks.handed_in - self.marks.due).total_seconds())


@dataclass(frozen=True)
class ClassWork:
    """A graded class.

    Parameters
    ----------
    lessons : those that somebody handed in, in order.
    people : everybody who has a folder or is in the roster, by id, in order.
    work : student and assignment -> the work.
    known : assignment -> the answers that are known to be right or wrong.
    """

    lessons: tuple[Lesson, ...]
    people: Mapping[str, Person]
    work: Mapping[tuple[str, str], Work]
    known: Mapping[str, Known]

    def of_lesson(self, assignment: str) -> list[Work]:
        """The work of all students on a lesson."""
        found = (self.work.get((student, assignment)) for student in self.people)
        return [work for work in found if work]

    @cached_property
    def max_points(self) -> Mapping[str, float]:
        """The most that can be earned in each lesson."""
        most: dict[str, float] = {}
        for (_, assignment), work in self.work.items():
            most[assignment] = max(work.result.max_points, most.get(assignment, 0.0))
        return most


def gather(course: Course, place: Workplace, db_url: str) -> ClassWork:
    """Read a graded class.

    Raises
    ------
    CourseError
        If the gradebook, a lesson or a known answer can't be read.
    """
    results = load_results(place.verdicts)
    graded = {
        r.assignment for r in results if any(v.status is not Status.MISSING for v in r.verdicts)
    }
    lessons = read_lessons(course.lessons)
    chosen = tuple(lesson for lesson in lessons if lesson.assignment in graded)
    with gradebook_session(db_url) as session:
        marks = {lesson.assignment: read_marks(session, lesson.assignment) for lesson in chosen}
        people = {person.id: person for person in _people(session)}
    work = {
        (result.student, result.assignment): Work(
            result, marks[result.assignment].get(result.student, Marks())
        )
        for result in results
        if result.assignment in marks
    }
    names = sorted({*people, *(result.student for result in results)}, key=natural)
    return ClassWork(
        lessons=chosen,
        people={name: people.get(name, Person(name)) for name in names},
        work=work,
        known=read_answers(course.answers, lessons),
    )


def written_answers(place: Workplace, lesson: Lesson, works: Sequence[Work]) -> dict[str, Answers]:
    """What each student wrote in the answer cells of a lesson, without those left untouched."""
    found = {}
    for work in works:
        names = work.result.student, lesson.assignment, lesson.notebook
        untouched = {
            verdict.grade_id.removeprefix("test_")
            for verdict in work.result.verdicts
            if verdict.not_attempted
        }
        wanted = set(lesson.exercises) - untouched
        cells = _cells(place.notebook(*names))
        found[work.result.student] = {name: text for name, text in cells if name in wanted}
    return found


def known_programs(course: Course, lesson: Lesson, known: Known) -> Iterator[str]:
    """Programs that anybody may have: the lesson's, the reference, answers known to be usual."""
    for path in sorted((course.root / "solutions").glob("*.py")):
        yield path.read_text(encoding="utf-8")
    for cell in lesson.source.cells:
        if cell.cell_type == "code":
            yield cell.source
    released = course.notebooks / lesson.file
    yield from (text for _, text in _cells(released))
    for answers in known.values():
        yield from (answer.code for answer in answers)


def _people(session: Session) -> Iterator[Person]:
    student = TABLES.Student
    columns = (student.first_name, student.last_name, student.email, student.lms_user_id)
    for row in session.execute(select(student.id, *columns).order_by(student.id)):
        yield Person(*(text or "" for text in row))


def _cells(path: Path) -> Iterator[tuple[str, str]]:
    """The grade id and text of each code cell that has one; of a file that is not there, none."""
    # Nothing was kept of what could not be run.
    with suppress(OSError, ValueError):
        notebook: Any = json.loads(path.read_bytes())
        for cell in notebook["cells"]:
            name = cell["metadata"].get("nbgrader", {}).get("grade_id")
            if name and cell["cell_type"] == "code":
                yield name, "".join(cell["source"])
