"""Reads ``solutions/answers/<assignment>/<exercise>.py``: answers known to be right or wrong.

A file is text in cells; each is one complete answer, headed by its kind and name as JSON::

    # %% {"slip": "the sum", "says": "This is the sum of the errors. Return the largest of them."}

Nothing here is run: what an answer earns is measured by ``autograde.verify``.
"""

import ast
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from autograde.engine.known import Known, Slip, StageCell
from autograde.lesson.cells import grade_id, is_experiment, is_test
from autograde.lesson.reading import Lesson
from lab.errors import CourseError

HEADER = re.compile(r"# %%(.*)$", re.MULTILINE)


class Kind(StrEnum):
    """What an answer of the collection is."""

    RIGHT = "right"
    """It gets all points."""
    SLIP = "slip"
    """It is wrong in a way that students are."""
    CHEAT = "cheat"
    """It is wrong, and made to pass."""


@dataclass(frozen=True)
class Answer:
    """What a student could have typed into an answer cell.

    Parameters
    ----------
    kind, name : what it is, in a few words.
    says : of a slip, what to tell a student who made it; may be empty.
    code : the whole cell.
    """

    kind: Kind
    name: str
    says: str
    code: str


Answers = Mapping[str, tuple[Answer, ...]]
"""The answers of one assignment, by exercise."""


def read_answers(folder: Path, lessons: Sequence[Lesson]) -> dict[str, Answers]:
    """All answers, by assignment; an assignment or exercise without a file has none.

    Raises
    ------
    CourseError
        If a file is malformed, or belongs to no exercise; all problems are told at once.
    """
    found: dict[str, Answers] = {}
    problems = list(_strangers(folder, lessons))
    for lesson in lessons:
        answers = {}
        for exercise in lesson.exercises:
            path = folder / lesson.assignment / f"{exercise}.py"
            if path.exists():
                try:
                    answers[exercise] = read_exercise(path)
                except CourseError as error:
                    problems.append(str(error))
        found[lesson.assignment] = answers
    if problems:
        raise CourseError("\n".join(problems))
    return found


def read_exercise(path: Path) -> tuple[Answer, ...]:
    """The answers of one file.

    Raises
    ------
    CourseError
        If it can't be read, or a cell of it is malformed.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CourseError(f"{path} can't be read as UTF-8 text ({error}). Mend the file.") from None
    answers = tuple(_answers(path, text))
    seen: set[tuple[Kind, str]] = set()
    for answer in answers:
        if (answer.kind, answer.name) in seen:
            raise CourseError(f'{path}: there are two {answer.kind}s "{answer.name}". Rename one.')
        seen.add((answer.kind, answer.name))
    return answers


def known_of(lesson: Lesson, answers: Answers) -> Known:
    """What the grader needs to know a slip again: the slips, and the lesson with the reference."""
    stage = tuple(
        StageCell(grade_id(cell) or "", cell.source, is_test(cell))
        for cell in lesson.source.cells
        if cell.cell_type == "code" and not is_experiment(cell)
    )
    slips = {
        exercise: tuple(
            Slip(a.says, a.code, a.name) for a in found if a.kind is Kind.SLIP and a.says
        )
        for exercise, found in answers.items()
    }
    return Known(stage, slips)


def _answers(path: Path, text: str) -> Iterator[Answer]:
    headers = list(HEADER.finditer(text))
    if not headers or text[: headers[0].start()].strip():
        raise CourseError(
            f'{path}: the first line must head a cell, as in # %% {{"right": "with a loop"}}.'
        )
    ends = [header.start() for header in headers[1:]] + [len(text)]
    for header, end in zip(headers, ends, strict=True):
        line = text.count("\n", 0, header.start()) + 1
        yield _answer(f"{path}, line {line}", header[1], text[header.end() : end].strip("\n"))


def _answer(place: str, header: str, code: str) -> Answer:
    kind, name, says = _named(place, header)
    try:
        empty = not ast.parse(code).body
    except SyntaxError as error:
        raise CourseError(
            f"{place}: the answer isn't Python ({error.msg}, its line {error.lineno}). Mend it."
        ) from None
    if empty:
        raise CourseError(f"{place}: the answer is empty. Write what a student would type.")
    return Answer(kind, name, says, code + "\n")


def _named(place: str, header: str) -> tuple[Kind, str, str]:
    try:
        given: Any = json.loads(header)
    except json.JSONDecodeError as error:
        raise CourseError(f"{place}: the header is no JSON ({error}). Mend it.") from None
    kinds = [kind for kind in Kind if isinstance(given, dict) and kind in given]
    texts = isinstance(given, dict) and all(type(v) is str and v.strip() for v in given.values())
    if len(kinds) != 1 or not texts or set(given) - {kinds[0], "says"}:
        raise CourseError(
            f'{place}: the header is {header.strip()}. It names one of "right", "slip" and "cheat" '
            'in a few words, and for a slip what it "says".'
        )
    if "says" in given and kinds[0] is not Kind.SLIP:
        raise CourseError(f'{place}: only a slip "says" something. Take it out of the header.')
    return kinds[0], given[kinds[0]], given.get("says", "")


def _strangers(folder: Path, lessons: Sequence[Lesson]) -> Iterator[str]:
    """What lies among the lessons' answers and belongs to no exercise: perhaps it was renamed."""
    for lesson in lessons:
        for path in sorted((folder / lesson.assignment).glob("*.py")):
            if path.stem not in lesson.exercises:
                yield (
                    f"{path}: {lesson.assignment} has no exercise {path.stem}. "
                    "Rename the file, or remove it."
                )
