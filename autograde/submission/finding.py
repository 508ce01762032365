"""Finds what was handed in, and takes a private copy of one submission.

The layout is nbgrader's, ``<student>/<assignment>/<notebook>.ipynb``. Nothing here opens a
notebook: a file is bytes, to be copied within limits and fingerprinted on the way.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lab.errors import CourseError

if TYPE_CHECKING:  # it takes a moment to import, in every process that marks
    from autograde.lesson.reading import Lesson


@dataclass(frozen=True)
class Submission:
    """The place for one student's work on one assignment.

    Parameters
    ----------
    student : the name of the student's folder, as text that any file or database can hold.
    assignment, notebook : the lesson's names.
    folder : where the work is, or None if there is none.
    obstacle : why the folder is not entered, or an empty string.
    """

    student: str
    assignment: str
    notebook: str
    folder: Path | None
    obstacle: str = ""


def find_submissions(
    folder: Path, lessons: "Sequence[Lesson]", assignments: Iterable[str]
) -> tuple[list[Submission], list[str]]:
    """The submissions of every student for every lesson, in order of student, then of lesson.

    Parameters
    ----------
    folder : one folder a student.
    lessons : those to be graded.
    assignments : the names of all lessons; another folder of a student's is a stray one.

    Returns
    -------
    submissions : one a student and lesson, whether something was handed in or not.
    notes : what was ignored, in sentences.

    Raises
    ------
    CourseError
        If the folder isn't there or can't be read, or holds no student's folder.
    """
    entries = _entries(folder)
    known = set(assignments)
    students = {_as_text(e.name): e for e in entries if e.is_dir() and not e.name.startswith(".")}
    if not students or set(students) <= known:
        raise CourseError(
            f"{folder} holds no submissions. Give the folder that holds one folder a student, "
            "with <student>/<assignment>/<notebook>.ipynb in it."
        )
    stray = [_as_text(e.name) for e in entries if not e.is_dir() and not e.name.startswith(".")]
    notes = [f"{name} is no student's folder and was ignored." for name in sorted(stray)]
    submissions: list[Submission] = []
    for student in sorted(students):
        places, obstacle = _places(students[student])
        notes.extend(
            f"{student}/{name} is no assignment of this course and was ignored."
            for name in sorted(places)
            if name.casefold() not in {assignment.casefold() for assignment in known}
        )
        for lesson in lessons:
            place = places.get(lesson.assignment) or _same_but_for_case(places, lesson.assignment)
            if obstacle:
                place = Path(students[student].path)
            submissions.append(
                Submission(student, lesson.assignment, lesson.notebook, place, obstacle)
            )
    return submissions, notes


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        return list(os.scandir(folder))
    except FileNotFoundError:
        raise CourseError(f"There is no folder {folder}. Give the folder of submissions.") from None
    except NotADirectoryError:
        raise CourseError(f"{folder} is no folder. Give the folder of submissions.") from None
    except OSError as error:
        raise CourseError(
            f"{folder} can't be read ({error.strerror}). Check its permissions."
        ) from error


def _places(student: os.DirEntry[str]) -> tuple[dict[str, Path], str]:
    """The folders of a student by name, and why there are none where it can't be entered."""
    if student.is_symlink():
        return {}, "The student's folder is a symbolic link, which is not followed."
    try:
        inside = [e for e in os.scandir(student.path) if not e.name.startswith(".")]
        return {_as_text(e.name): Path(e.path) for e in inside if e.is_dir()}, ""
    except OSError as error:
        return {}, f"The student's folder can't be read ({error.strerror})."


def _same_but_for_case(places: dict[str, Path], assignment: str) -> Path | None:
    same = [path for name, path in places.items() if name.casefold() == assignment.casefold()]
    return same[0] if len(same) == 1 else None


def _as_text(name: str) -> str:
    """A file's name with bytes that are no UTF-8 written as ``\\xff``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
