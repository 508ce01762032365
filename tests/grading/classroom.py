"""A tiny course of two lessons, and submissions made by editing its released notebooks."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from rich.console import Console

from autograde.batch.grading import grade_class
from autograde.batch.options import GradeOptions
from autograde.course import Course
from autograde.lesson.cells import is_test, points
from autograde.verdicts import Execution, Executor, Status, Verdict

HEADER = """\
# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

"""
FIRST = (
    HEADER
    + '''\
# %% [markdown]
# # First steps

# %% nbgrader={"grade_id": "setup", "locked": true}
import math

# %% nbgrader={"grade_id": "double", "solution": true}
def double(x):
    """Twice x."""
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION

# %% nbgrader={"grade_id": "test_double", "grade": true, "points": 2}
assert double(1) == 2, "double(1) must be 2"
### BEGIN HIDDEN TESTS
assert double(math.pi) == 2 * math.pi, "double fails for another number"
### END HIDDEN TESTS

# %% [markdown]
# Next, a square.

# %% nbgrader={"grade_id": "square", "solution": true}
def square(x):
    """x times x."""
    ### BEGIN SOLUTION
    return x * x
    ### END SOLUTION

# %% nbgrader={"grade_id": "test_square", "grade": true, "points": 3}
assert square(2) == 4, "square(2) must be 4"
### BEGIN HIDDEN TESTS
assert square(5) == 25, "square fails for another number"
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade_id": "why", "grade": true, "solution": true, "points": 4}
# BEGIN SOLUTION
# Because.
# END SOLUTION
'''
)
SECOND = (
    HEADER
    + '''\
# %% [markdown]
# # Second steps

# %% nbgrader={"grade_id": "half", "solution": true}
def half(x):
    """Half of x."""
    ### BEGIN SOLUTION
    return x / 2
    ### END SOLUTION

# %% nbgrader={"grade_id": "test_half", "grade": true, "points": 1}
assert half(2) == 1
### BEGIN HIDDEN TESTS
assert half(5) == 2.5
### END HIDDEN TESTS
'''
)
PERFECT = {
    "double": "def double(x):\n    return x + x",
    "square": "def square(x):\n    return x**2",
    "why": "Since it is so.",
}


@dataclass(frozen=True)
class Classroom:
    """A built course, and the folder of its students' work."""

    course: Course
    submissions: Path

    def released(self, assignment: str = "00_first") -> NotebookNode:
        name = assignment.partition("_")[2]
        path = self.course.notebooks / assignment / f"{name}.ipynb"
        return nbformat.read(path, as_version=4)

    def path(self, student: str, assignment: str = "00_first") -> Path:
        return self.submissions / student / assignment / f"{assignment[3:]}.ipynb"

    def hand_in(
        self,
        student: str,
        answers: Mapping[str, str] = PERFECT,
        assignment: str = "00_first",
        edit: Callable[[NotebookNode], None] = lambda notebook: None,
    ) -> Path:
        """Hand in the released notebook with these answers, edited further by ``edit``."""
        notebook = self.released(assignment)
        for name, text in answers.items():
            cell_of(notebook, name).source = text
        edit(notebook)
        return self.hand_in_text(student, json.dumps(notebook), assignment)

    def hand_in_text(self, student: str, text: str, assignment: str = "00_first") -> Path:
        path = self.path(student, assignment)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def grade(
        self,
        out: Path,
        executor: Executor | None = None,
        console: Console | None = None,
        **options: Any,
    ) -> "Grades":
        console = console or Console(quiet=True)
        options = {"jobs": 1, **options}
        grade_class(self.course, self.submissions, out, GradeOptions(**options), console, executor)
        return Grades.read(out)


@dataclass(frozen=True)
class Grades:
    """What a run left in its output folder."""

    out: Path
    lines: list[dict[str, Any]]

    @classmethod
    def read(cls, out: Path) -> "Grades":
        text = (out / "results.jsonl").read_text(encoding="utf-8")
        return cls(out, [json.loads(line) for line in text.splitlines()])

    def of(self, student: str, assignment: str = "00_first") -> dict[str, dict[str, Any]]:
        return {
            line["grade_id"]: line
            for line in self.lines
            if (line["student"], line["assignment"]) == (student, assignment)
        }

    def statuses(self, student: str, assignment: str = "00_first") -> dict[str, str]:
        return {name: line["status"] for name, line in self.of(student, assignment).items()}

    def points(self, student: str, assignment: str = "00_first") -> float:
        return sum(line["points"] for line in self.of(student, assignment).values())

    @property
    def without_times(self) -> list[dict[str, Any]]:
        return [{k: v for k, v in line.items() if k != "seconds"} for line in self.lines]

    def notes(self, student: str, assignment: str = "00_first") -> str:
        files = [json.loads(p.read_text()) for p in (self.out / "verdicts" / assignment).iterdir()]
        return " ".join(next(file["notes"] for file in files if file["student"] == student))


@dataclass(frozen=True)
class CountingExecutor:
    """Runs nothing, passes everything, and leaves one file in ``folder`` for each notebook."""

    folder: Path

    def start(self) -> None:
        """Nothing to start."""

    def run(self, notebook: NotebookNode, files: Path, **how: Any) -> Execution:
        (self.folder / uuid4().hex).write_text(" ".join(sorted(p.name for p in files.iterdir())))
        verdicts = (
            Verdict(c.metadata.nbgrader.grade_id, Status.PASSED, points(c), points(c))
            for c in notebook.cells
            if is_test(c)
        )
        return Execution(notebook, tuple(verdicts))

    @property
    def runs(self) -> int:
        return len(list(self.folder.iterdir()))


def gradebook_rows(url: str, table: str, *columns: str) -> list[tuple]:
    """What a gradebook holds of the first assignment, as nbgrader reads it, in order."""
    with Gradebook(url, "training_networks") as gradebook:
        found: list[Any] = [
            row
            for submission in gradebook.assignment_submissions("00_first")
            for notebook in submission.notebooks
            for row in ([notebook] if table == "notebooks" else getattr(notebook, table))
        ]
        return sorted(
            (row.student.id, row.name, *(getattr(row, column) for column in columns))
            for row in found
        )


def cell_of(notebook: NotebookNode, name: str) -> NotebookNode:
    return next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == name)
