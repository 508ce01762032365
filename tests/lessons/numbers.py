"""The numbers of the course: what a lesson states or others published, and what its code gives.

A `Number` judges what was measured, and notes it down; `table` writes what was noted, and `rows`
reads which numbers a table has.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

import numpy as np
from numpy.typing import ArrayLike

HEAD = """\
# The numbers in the lessons

Made by `make numbers`, from what the tests of the lessons' numbers measured; not to be edited.

Each number that a lesson states is quoted with the words around it. Beside it is what the lesson's
own code gives on photos10, with the reference answers: the mean over runs that differ in their seed
alone, and their standard deviation. Where spread and runs are missing the number is no mean: there
is no chance in it, or it is a spread or a count. A published number comes from one run of its
authors. How good the capstone's reference is, and on which images, stands in
[grader.md](grader.md#the-capstone-images-that-nobody-had).
"""


@dataclass(frozen=True)
class Measured:
    """What the lesson's code gave for a number."""

    number: "Number"
    mean: float
    spread: float | None = None
    runs: int | None = None


@dataclass(frozen=True)
class Number:
    """A number, rounded as it is written.

    Parameters
    ----------
    text : the number as `Decimal` reads it
    lesson, place : the assignment, and where in it the number stands: later is larger
    words : the words around the number, or what it is
    source : who published it; empty if it is the lesson's own
    notes : takes what was measured
    """

    text: str
    lesson: str
    place: int
    words: str
    notes: list[Measured] = field(repr=False)
    source: str = ""

    @property
    def value(self) -> float:
        return float(self.text)

    @property
    def unit(self) -> float:
        """One step of the last digit."""
        return 10.0 ** int(Decimal(self.text).as_tuple().exponent)

    def is_mean_of(self, values: ArrayLike) -> bool:
        """Whether it is the mean of ``values``, as far as its rounding and their spread tell."""
        mean, spread, runs = self._noted(values)
        return abs(self.value - mean) <= self.unit / 2 + 3 * spread / math.sqrt(runs)

    def is_one_of(self, values: ArrayLike) -> bool:
        """Whether it may come from one more run like those that gave ``values``."""
        mean, spread, _ = self._noted(values)
        return abs(self.value - mean) <= self.unit / 2 + 3 * spread

    def bounds_mean_of(self, values: ArrayLike) -> bool:
        """Whether the mean of ``values`` is surely nearer to 0."""
        mean, spread, runs = self._noted(values)
        return abs(mean) + 3 * spread / math.sqrt(runs) < self.value

    def rounds(self, value: float) -> bool:
        """Whether ``value`` rounds to it; a little more is forgiven, as computers differ."""
        self.notes.append(Measured(self, float(value)))
        return abs(self.value - value) <= 0.6 * self.unit

    def is_near(self, value: float, within: float) -> bool:
        """Whether ``value`` is at most ``within`` away: for a count that chance moves."""
        self.notes.append(Measured(self, float(value)))
        return abs(self.value - value) <= within

    def is_below(self, value: float) -> bool:
        """Whether ``value`` is larger, as a text says that has "more than" before the number."""
        self.notes.append(Measured(self, float(value)))
        return self.value < value

    def _noted(self, values: ArrayLike) -> tuple[float, float, int]:
        values = np.asarray(values, dtype=float)
        found = float(values.mean()), float(values.std(ddof=1)), len(values)
        self.notes.append(Measured(self, *found))
        return found


def quoted(prose: str, start: int, end: int, number: str) -> str:
    """The words around prose[start:end], without Markdown and TeX, the number itself in bold."""
    before = prose[max(0, start - 80) : start].partition(" ")[2]
    after = prose[end : end + 50].rpartition(" ")[0]
    return f"… {_plain(before)}**{number}**{_plain(after)} …"


def _plain(text: str) -> str:
    for tex, plain in {
        r"\sqrt": "√",
        r"\frac{": "",
        "}{": "/",
        r"\text{": "",
        r"\qquad": " ",
        r"\quad": " ",
        r"\to": "→",
        r"\,": " ",
        r"\approx": "≈",
        r"\cdot": "·",
        r"\log": "log",
        r"\le ": "≤ ",
        r"\sigma": "σ",
        "{,}": ",",
    }.items():
        text = text.replace(tex, plain)
    bare = re.sub(r"[$*`{}\\]|#+ ", "", text)
    return bare.replace("|", r"\|").replace("<", "&lt;")


def table(measured: Iterable[Measured]) -> str:
    """Markdown: a table for each lesson, its numbers in the order of their places."""
    rows = sorted(measured, key=lambda m: (m.number.lesson, m.number.place))
    parts = [HEAD]
    for lesson, group in groupby(rows, key=lambda m: m.number.lesson):
        parts.append(f"## {lesson}\n")
        parts.append("| in the lesson | stated | recomputed | spread | runs | published |")
        parts.append("|---|---:|---:|---:|---:|---|")
        parts.extend(map(_row, group))
        parts.append("")
    return "\n".join(parts)


def rows(text: str) -> list[tuple[str, str, str, str]]:
    """The lesson, the words, and the stated and the published number of each row of a table."""
    found = []
    lesson = ""
    for line in text.splitlines():
        if line.startswith("## "):
            lesson = line.removeprefix("## ")
        elif line.startswith("| ") and not line.startswith("| in the lesson"):
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            found.append((lesson, cells[0], cells[1], cells[5]))
    return found


def _row(measured: Measured) -> str:
    number = measured.number
    stated, published = (
        ("", f"{number.text} ({number.source})") if number.source else (number.text, "")
    )
    spread = "" if measured.spread is None else f"{measured.spread:.2g}"
    runs = str(measured.runs or "")
    cells = (number.words, stated, f"{measured.mean:.4g}", spread, runs, published)
    return f"| {' | '.join(cells)} |"
