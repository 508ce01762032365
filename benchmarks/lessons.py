"""What it costs to run each lesson from top to bottom, with the reference answers.

Prints for each lesson the seconds of Run All (with the start of the kernel, and the figures), the
slowest cell and its seconds, the kernel's peak memory, and which of the course's bounds it broke:
what a cell wrote to stderr is one. The exit status is 1 if a bound is broken. Linux only.

    .venv/bin/python benchmarks/lessons.py [--images cifar10] [02_dead_relus ...]

CIFAR-10 is taken from the data folder of the course, or from ``COURSE_DATA``.
"""

import argparse
import copy
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from rich.console import Console
from rich.table import Table

from autograde.course import Course
from autograde.lesson.reading import Lesson, read_lessons
from lab import datasets
from lab.datasets import cache
from lab.errors import CourseError

CAPSTONE = "08_capstone"
RUN_ALL = {"photos10": 60, "cifar10": 180}
CELL, CAPSTONE_RUN_ALL = 20, 180
MEBIBYTES = 2048

# The mark of the process's own memory: unlike getrusage it is not inherited from who started it.
PEAK = """\
from pathlib import Path
next(l.split()[1] for l in Path("/proc/self/status").open() if l.startswith("VmHWM"))
"""


@dataclass(frozen=True)
class Cost:
    """What one run of a lesson took.

    Parameters
    ----------
    seconds : Run All, with the start of the kernel
    slowest, slowest_seconds : first line of the slowest cell, and its seconds
    mebibytes : the kernel's peak of resident memory
    stderr : all that was written there
    """

    seconds: float
    slowest: str
    slowest_seconds: float
    mebibytes: float
    stderr: str


def measured(lesson: Lesson, lab: Path) -> Cost:
    """Run the instructor's notebook in a kernel of its own, in a folder laid out as a student's."""
    notebook = copy.deepcopy(lesson.source)
    notebook.cells.append(nbformat.v4.new_code_cell(PEAK))
    with tempfile.TemporaryDirectory() as course:
        (Path(course) / "lab").symlink_to(lab)
        folder = Path(course) / lesson.assignment
        folder.mkdir()
        client = NotebookClient(
            notebook,
            timeout=600,
            kernel_name="python3",
            resources={"metadata": {"path": str(folder)}},
        )
        started = time.perf_counter()
        client.execute()
        seconds = time.perf_counter() - started
    *cells, last = (cell for cell in notebook.cells if cell.cell_type == "code")
    slowest = max(cells, key=_seconds)
    return Cost(
        seconds,
        slowest.source.strip().splitlines()[0],
        _seconds(slowest),
        int(last.outputs[0].data["text/plain"].strip("'")) / 1024,
        "".join(
            output.text
            for cell in cells
            for output in cell.outputs
            if output.output_type == "stream" and output.name == "stderr"
        ),
    )


def _seconds(cell: nbformat.NotebookNode) -> float:
    started, ended = (
        datetime.fromisoformat(cell.metadata.execution[event])
        for event in ("iopub.status.busy", "shell.execute_reply")
    )
    return (ended - started).total_seconds()


def broken_bounds(assignment: str, images: str, cost: Cost) -> list[str]:
    """Which of the course's bounds the run did not keep."""
    capstone = assignment == CAPSTONE
    bounds = {
        f"over {RUN_ALL[images]} s": not capstone and cost.seconds > RUN_ALL[images],
        f"over {CAPSTONE_RUN_ALL} s": capstone and cost.seconds > CAPSTONE_RUN_ALL,
        f"a cell over {CELL} s": not capstone and cost.slowest_seconds > CELL,
        f"over {MEBIBYTES} MiB": cost.mebibytes > MEBIBYTES,
        f"stderr: {cost.stderr[:80]}": bool(cost.stderr),
    }
    return [bound for bound, is_broken in bounds.items() if is_broken]


def offer(images: str, folder: Path) -> None:
    """Link into ``folder`` what the lessons may find there: photos10, and CIFAR-10 if asked for."""
    for name in {"photos10", images}:
        datasets.load(name, train=1, val=0, test=0)
        for path in cache.folder().glob(f"{name}-v*.npy"):
            (folder / path.name).symlink_to(path.resolve())


def main() -> int:
    """Measure the lessons that were asked for, one after the other."""
    parser = argparse.ArgumentParser(description="Time, memory and noise of each lesson's Run All")
    parser.add_argument(
        "lessons", nargs="*", metavar="LESSON", help="as 02_dead_relus; default: all"
    )
    parser.add_argument("--images", choices=sorted(RUN_ALL), default="photos10")
    options = parser.parse_args()
    course = Course.here()
    lessons = {lesson.assignment: lesson for lesson in read_lessons(course.lessons)}
    if unknown := set(options.lessons) - set(lessons):
        parser.error(
            f"no lesson is called {', '.join(sorted(unknown))}; there are {', '.join(lessons)}"
        )
    table = Table("lesson", "run all, s", "slowest cell, s", "which", "peak, MiB", "bounds")
    broken = False
    with tempfile.TemporaryDirectory() as data:
        try:
            offer(options.images, Path(data))
        except CourseError as error:
            parser.error(str(error))
        os.environ["COURSE_DATA"] = data
        for name in options.lessons or lessons:
            try:
                cost = measured(lessons[name], Path(datasets.__file__).parents[1])
            except CellExecutionError as error:
                table.add_row(name, "", "", "", "", f"failed: {error.evalue}")
                broken = True
                continue
            verdict = broken_bounds(name, options.images, cost)
            broken = broken or bool(verdict)
            numbers = f"{cost.seconds:.1f}", f"{cost.slowest_seconds:.1f}"
            memory = f"{cost.mebibytes:.0f}"
            table.add_row(name, *numbers, cost.slowest[:40], memory, "; ".join(verdict) or "kept")
            print(name, *numbers, memory, verdict, file=sys.stderr, flush=True)
    print(f"Run All on {options.images}, {os.cpu_count()} cores")
    Console(width=140).print(table)
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
