"""What verdicts depend on besides the submission: our way of grading, our code, the lesson.

The same on two computers, and they grade alike; changed, and earlier verdicts are void.
"""

import hashlib
from dataclasses import dataclass

import nbformat
from nbformat import NotebookNode

from autograde.course import Course
from autograde.engine.run import LIMITS_KEY
from autograde.lesson.reading import Lesson
from autograde.records.gradebook import notebook_for_grading

VERSION = 5
"""Of the way of grading; another one makes all earlier verdicts void."""


@dataclass(frozen=True)
class Edition:
    """What one assignment's verdicts depend on.

    Parameters
    ----------
    version : of the way of grading.
    code : a hash of the code that tests call: the reference answers and ``lab``.
    lesson : a hash of the lesson, hidden tests and limits included.
    """

    version: int
    code: str
    lesson: str


def edition_of(source: NotebookNode, course: Course) -> Edition:
    """The edition of a lesson, as `for_grading` gives it, here and now."""
    digest = hashlib.sha256()
    for folder in (course.root / "solutions", course.notebooks / "lab"):
        for path in sorted(folder.rglob("*.py")):
            if not path.is_relative_to(course.lessons):
                digest.update(path.read_bytes())
    lesson = hashlib.sha256(nbformat.writes(source).encode())
    return Edition(VERSION, digest.hexdigest(), lesson.hexdigest())


def for_grading(lesson: Lesson) -> NotebookNode:
    """The lesson for grading; its metadata names the limits of its own."""
    notebook = notebook_for_grading(lesson)
    if lesson.limits:
        notebook.metadata[LIMITS_KEY] = dict(lesson.limits)
    return notebook
