"""Seconds a submission that its cells take by themselves: run in a warm IPython, no grader around.

    .venv/bin/python benchmarks/own_computing.py 01_activations NOTEBOOK...

Only for notebooks that are trusted: nothing here is a sandbox. As in grading, a lesson's
experiments are left out and the tests are the lesson's own.
"""

import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from IPython.core.interactiveshell import InteractiveShell

from autograde.course import Course
from autograde.lesson.reading import read_lesson
from autograde.records.gradebook import notebook_for_grading
from autograde.submission.reading import NotANotebook, read_notebook
from autograde.submission.restore import restore
from autograde.submission.skipping import set_aside


def main() -> None:
    """Run each notebook twice, the first time to warm up, and print the mean of the second."""
    assignment, *paths = sys.argv[1:]
    source = notebook_for_grading(read_lesson(Course.here().lessons / f"{assignment}.py"))
    notebooks = []
    for path in paths:
        try:
            notebook = restore(read_notebook(Path(path).read_bytes()), source).notebook
        except NotANotebook:
            continue
        set_aside(notebook, source)
        notebooks.append([cell.source for cell in notebook.cells if cell.cell_type == "code"])
    seconds = [[_run(cells) for cells in notebooks] for _ in range(2)][1]
    print(sum(seconds) / len(seconds))


def _run(cells: list[str]) -> float:
    shell = InteractiveShell.instance()
    shell.reset()
    started = time.perf_counter()
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        for cell in cells:
            shell.run_cell(cell)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
