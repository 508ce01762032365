"""Lessons as their readers get them: the text, and the names that its code defines."""

import contextlib
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike

from autograde.lessons import Lesson, read_lessons

ROOT = Path(__file__).resolve().parents[2]


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


@dataclass(frozen=True)
class Stated:
    """A number as the prose rounds it; ``unit`` is one step of its last digit."""

    value: float
    unit: float

    def is_mean_of(self, values: ArrayLike) -> bool:
        """Whether it is the mean of ``values``, as far as its rounding and their spread tell."""
        values = np.asarray(values)
        standard_error = values.std(ddof=1) / np.sqrt(len(values))
        return abs(self.value - values.mean()) <= self.unit / 2 + 3 * standard_error


@pytest.fixture
def stated() -> Callable[[str, str], Stated]:
    """Look up a number in a lesson's prose: the group of the pattern, a power of ten included."""

    def look_up(assignment: str, pattern: str) -> Stated:
        found = re.findall(pattern, prose_of(assignment))
        assert len(found) == 1, f"{len(found)} places in lesson {assignment} match {pattern!r}"
        number = Decimal(re.sub(r"\s*\\cdot 10\^\{(-?\d+)\}", r"e\1", found[0]))
        return Stated(float(number), 10.0 ** int(number.as_tuple().exponent))

    return look_up
