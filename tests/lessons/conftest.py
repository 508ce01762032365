"""Lessons as their readers get them: the text, and the names that its code defines."""

import contextlib
import io
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from autograde.lesson.reading import Lesson, read_lessons
from lab.files import written_whole
from tests.lessons.numbers import Measured, Number, quoted, table

ROOT = Path(__file__).resolve().parents[2]
MEASURED = pytest.StashKey[list[Measured]]()


@cache
def lessons() -> dict[str, Lesson]:
    """The lessons of the course by the name of their assignment."""
    return {lesson.assignment: lesson for lesson in read_lessons(ROOT / "solutions" / "lessons")}


@cache
def names_of(assignment: str) -> dict[str, Any]:
    """What the lesson's code defines when it is run with the reference answers."""
    names: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        for cell in lessons()[assignment].source.cells:
            if cell.cell_type == "code":
                exec(compile(cell.source, f"{assignment}:{cell.id}", "exec"), names)
    return names


@cache
def prose_of(assignment: str) -> str:
    """The lesson's text, with line breaks folded."""
    cells = lessons()[assignment].source.cells
    return re.sub(r"\s+", " ", "\n".join(c.source for c in cells if c.cell_type == "markdown"))


def places_of(assignment: str, pattern: str) -> list[tuple[int, str, str]]:
    """Where the lesson states a number: its place, the number, and the words around it.

    The number is the group of the pattern; "2 \\cdot 10^{-3}" becomes "2e-3".
    """
    prose = prose_of(assignment)
    places = []
    for found in re.finditer(pattern, prose):
        start, end = found.span(1)
        text = re.sub(r"\s*\\cdot 10\^\{(-?\d+)\}", r"e\1", found[1])
        places.append((start, text, quoted(prose, start, end, text)))
    return places


@pytest.fixture
def stated(request: pytest.FixtureRequest) -> Callable[[str, str], Number]:
    """Look up a number in a lesson's prose: the group of the pattern, a power of ten included."""

    def look_up(assignment: str, pattern: str) -> Number:
        places = places_of(assignment, pattern)
        assert len(places) == 1, f"{len(places)} places in lesson {assignment} match {pattern!r}"
        start, text, words = places[0]
        return Number(text, assignment, start, words, request.config.stash[MEASURED])

    return look_up


@pytest.fixture
def published(request: pytest.FixtureRequest) -> Callable[[str, str, float, str], Number]:
    """A number that others published: in which lesson, what it is, the number, and who."""

    def note(assignment: str, what: str, value: float, source: str) -> Number:
        place = len(prose_of(assignment))  # below all that the prose states
        notes = request.config.stash[MEASURED]
        return Number(f"{value:g}", assignment, place, what, notes, source)

    return note


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--numbers",
        type=Path,
        metavar="FILE",
        help="write the table of the lessons' numbers into FILE, if all tests pass",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.stash[MEASURED] = []


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    file = session.config.getoption("numbers", None)
    if file and exitstatus == pytest.ExitCode.OK:
        with written_whole(file) as temporary:
            temporary.write_text(table(session.config.stash[MEASURED]), encoding="utf-8")
