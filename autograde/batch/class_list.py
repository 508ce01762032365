"""``autograde roster`` and ``autograde deadlines``: who is in the class, and when work is due."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from autograde.batch.gradebooks import kept_deadlines, own_gradebook
from autograde.batch.workplace import open_workplace
from autograde.course import Course
from autograde.lesson.reading import read_lessons
from autograde.records.deadlines import Deadlines, read_deadlines, write_deadlines
from autograde.records.gradebook import open_gradebook
from autograde.records.gradebook_file import ensure_gradebook
from autograde.records.roster import enter_roster, read_roster
from autograde.records.session import gradebook_session
from lab.errors import CourseError

SHOWN = 10
"""Names that are shown."""


def take_roster(file: Path, out: Path, db_url: str | None, console: Console) -> None:
    """Enter the students of a CSV file in the gradebook.

    Parameters
    ----------
    out : the folder that the class is, or will be, graded into.
    db_url : the gradebook, if it isn't the folder's own.

    Raises
    ------
    CourseError
        If the file, the folder or the gradebook can't be used; nothing has changed then.
    """
    roster = read_roster(file)
    with open_workplace(out) as place:
        url = db_url or f"sqlite:///{place.gradebook}"
        ensure_gradebook(url)
        with gradebook_session(url) as session:
            changes = enter_roster(session, roster)
    _tell_unknown(console, file, roster.unknown)
    _tell(
        console,
        f"{changes.added} students were added, {changes.changed} changed, "
        f"{changes.unchanged} are as they were.",
    )
    if changes.strangers:
        _tell(console, f"In the gradebook, but not in {file}: {_some(changes.strangers)}.")


def take_deadlines(
    course: Course, file: Path, out: Path, db_url: str | None, timezone: str, console: Console
) -> None:
    """Enter the due dates and extensions of a CSV file, in place of those of the last one.

    Late penalties are reckoned anew. An extension also holds for work that is graded later.

    Parameters
    ----------
    out : the folder that the class is, or will be, graded into.
    db_url : the gradebook, if it isn't the folder's own.
    timezone : of the times in the file that name none.

    Raises
    ------
    CourseError
        If the file, the folder or the gradebook can't be used; nothing has changed then.
    """
    deadlines, unknown = read_deadlines(file, timezone)
    lessons = read_lessons(course.lessons)
    notebooks = {lesson.assignment: lesson.notebook for lesson in lessons}
    for name in deadlines.due:
        if name not in notebooks:
            known = ", ".join(notebooks)
            raise CourseError(f"{file}: there is no assignment '{name}'. This course has {known}.")
    with open_workplace(out) as place:
        url = db_url or own_gradebook(place, lessons, course.config)
        with open_gradebook(url, lessons, course.config) as gradebook:
            gradebook.enter_deadlines(deadlines, kept_deadlines(place))
            write_deadlines(place.deadlines, deadlines)
            graded = sorted(gradebook.recorded())
            for student, assignment in graded:
                gradebook.refresh_penalty(student, assignment, notebooks[assignment])
    _tell_unknown(console, file, unknown)
    for name, due in deadlines.due.items():
        _tell(console, f"{name} is due {due:%Y-%m-%d %H:%M} UTC.")
    _tell_extensions(console, deadlines, {student for student, _ in graded})


def _tell_extensions(console: Console, deadlines: Deadlines, students: set[str]) -> None:
    for name, student in sorted(deadlines.own):
        more = "" if student in students else " No work of theirs is graded yet; it holds then."
        time = str(deadlines.extension(name, student)).removesuffix(", 0:00:00")
        _tell(console, f"{student} has {time} more for {name}.{more}")


def _tell_unknown(console: Console, file: Path, unknown: Sequence[str]) -> None:
    if unknown:
        _tell(console, f"Columns of {file} that mean nothing here: {_some(unknown)}.")


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def _tell(console: Console, sentence: str) -> None:
    console.print(f"- {sentence}", markup=False, highlight=False, soft_wrap=True)
