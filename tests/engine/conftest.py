"""One engine for all these tests, and short ways to run a few cells in it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from autograde.engine.limits import Limits
from autograde.engine.run import EngineExecutor
from autograde.verdicts import Execution, Verdict

Run = Callable[..., Execution]
Judge = Callable[[str, str], Verdict]


def code(text: str) -> NotebookNode:
    """An ordinary cell."""
    return new_code_cell(text)


def answer(name: str, text: str) -> NotebookNode:
    """An answer cell."""
    nbgrader = {"grade_id": name, "grade": False, "solution": True, "locked": False}
    return new_code_cell(text, metadata={"nbgrader": {**nbgrader, "schema_version": 3}})


def check(name: str, text: str, *, points: float = 1, tags: tuple[str, ...] = ()) -> NotebookNode:
    """A locked test cell."""
    nbgrader = {"grade_id": name, "grade": True, "solution": False, "locked": True}
    metadata = {"nbgrader": {**nbgrader, "points": points, "schema_version": 3}}
    return new_code_cell(text, metadata={**metadata, "tags": list(tags)} if tags else metadata)


@pytest.fixture(scope="session")
def engine() -> Iterator[EngineExecutor]:
    limits = Limits(memory=600_000_000, processes=32, output=100_000, disk=20_000_000)
    with EngineExecutor(limits) as executor:
        yield executor


@pytest.fixture
def run(engine: EngineExecutor, tmp_path: Path) -> Run:
    """Run cells after one that imports NumPy, as a lesson does."""

    def run_cells(*cells: NotebookNode, seconds: float = 20) -> Execution:
        setup = code("import numpy as np\nfrom lab import check")
        notebook = new_notebook(cells=[setup, *cells])
        lesson = new_notebook(cells=[setup])
        return engine.run(notebook, tmp_path, cell_timeout=seconds, lesson=lesson)

    return run_cells


@pytest.fixture
def judge(run: Run) -> Judge:
    """The verdict of a test cell on a student's code."""

    def verdict(student: str, test: str) -> Verdict:
        return run(answer("f", student), check("test_f", test, points=2)).verdicts[0]

    return verdict
