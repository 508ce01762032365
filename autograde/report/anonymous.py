"""Takes the names out of what a report is made of, for graders who must not know whose work it is.

What a student wrote into an answer stays as it is, and may hold a name.
"""

import csv
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from autograde.report.gathering import ClassWork, Person
from autograde.report.similar import Pair
from autograde.report.tables import text_of, write_table
from lab.errors import CourseError

HEADING = ["submission", "student"]


def pseudonyms(path: Path, students: Iterable[str]) -> dict[str, str]:
    """Student -> pseudonym: those that the file has stay, and newcomers get the next numbers.

    The numbers are drawn by lot, so that they don't follow the order of the names.

    Raises
    ------
    CourseError
        If the file is none of ours, or the disk refuses.
    """
    known = _known(path)
    new = [student for student in students if student not in known]
    secrets.SystemRandom().shuffle(new)
    names = known | {s: f"Submission {n}" for n, s in enumerate(new, len(known) + 1)}
    write_table(path, [HEADING, *([name, student] for student, name in names.items())])
    return names


def without_names(class_: ClassWork, names: Mapping[str, str]) -> ClassWork:
    """The same class under other names, in the order of their numbers."""
    order = sorted(class_.people, key=lambda student: int(names[student].split()[-1]))
    return replace(
        class_,
        people={names[student]: Person(names[student]) for student in order},
        work={
            (names[student], assignment): replace(
                work, result=replace(work.result, student=names[student])
            )
            for (student, assignment), work in class_.work.items()
        },
    )


def unnamed_pair(pair: Pair, names: Mapping[str, str]) -> Pair:
    """The same pair under other names; which comes first tells nothing."""
    first, second = sorted((names[pair.first], names[pair.second]))
    return replace(pair, first=first, second=second)


def _known(path: Path) -> dict[str, str]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            heading, *rows = csv.reader(file)
        names = {text_of(cell): name for name, cell in rows}
        numbers = sorted(int(name.removeprefix("Submission ")) for name in names.values())
        if heading != HEADING or numbers != list(range(1, len(numbers) + 1)):
            raise ValueError("its columns or its numbers are others")
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, csv.Error) as error:
        raise CourseError(
            f"{path} doesn't say which student is which submission ({error}). Restore it, or "
            "remove it; then all students get new numbers."
        ) from error
    return names
