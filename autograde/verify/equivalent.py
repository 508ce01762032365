"""Reads ``solutions/answers/equivalent.toml``: mutants of the reference that are right, and why.

An entry is ``[[<assignment>.<exercise>]]`` with the ``mutant``'s name, as ``autograde verify``
prints it, and the ``reason``.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograde.lesson.reading import Lesson
from lab.errors import CourseError

NAME = "equivalent.toml"


@dataclass(frozen=True)
class Equivalent:
    """A mutant that no test can tell from the reference, and the reason."""

    assignment: str
    exercise: str
    mutant: str
    reason: str


def read_equivalent(folder: Path, lessons: Sequence[Lesson]) -> tuple[Equivalent, ...]:
    """The listed mutants; none if there is no list.

    Raises
    ------
    CourseError
        If the list is malformed, or names an exercise that there isn't.
    """
    path = folder / NAME
    if not path.exists():
        return ()
    try:
        raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CourseError(f"{path} can't be read ({error}). Mend it.") from None
    exercises = {lesson.assignment: lesson.exercises for lesson in lessons}
    return tuple(
        _entry(path, assignment, exercise, entry, exercises.get(assignment, ()))
        for assignment, own in raw.items()
        for exercise, entries in _table(path, assignment, own).items()
        for entry in _list(path, assignment, exercise, entries)
    )


def _entry(
    path: Path, assignment: str, exercise: str, entry: Any, known: Sequence[str]
) -> Equivalent:
    place = f"{path}, {assignment}.{exercise}"
    if exercise not in known:
        raise CourseError(f"{place}: there is no such exercise. Rename the entry, or remove it.")
    if (
        not isinstance(entry, dict)
        or set(entry) != {"mutant", "reason"}
        or not all(type(text) is str and text.strip() for text in entry.values())
    ):
        raise CourseError(f'{place}: an entry has the texts "mutant" and "reason", no more.')
    return Equivalent(assignment, exercise, entry["mutant"], entry["reason"])


def _table(path: Path, name: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise CourseError(f"{path}: {name} is no table. Write [[{name}.<exercise>]].")
    return value


def _list(path: Path, assignment: str, exercise: str, value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise CourseError(f"{path}: write [[{assignment}.{exercise}]], with two brackets.")
    return value
