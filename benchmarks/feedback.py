"""How quickly a class gets its feedback: ours against nbgrader's generate_feedback, in one run.

    .venv/bin/python benchmarks/feedback.py --students 100

It grades a class of the example students (that is not measured), has both write the same pages from
the same folder, on one core each, and prints seconds a page and the ratio. On a busy computer the
processor's time is the one to compare.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples" / "submissions"
PROGRAMS = Path(sys.executable).parent


@dataclass(frozen=True)
class Run:
    """What one way took, in seconds on the wall and of the processor, and what it left."""

    pages: int
    wall: float
    processor: float
    bytes: int


def main() -> None:
    """Run the benchmark and print its results."""
    parser = argparse.ArgumentParser(description="How quickly a class gets its feedback.")
    parser.add_argument("--assignment", default="01_activations")
    parser.add_argument("--students", type=int, default=100)
    options = parser.parse_args()
    assignment = options.assignment
    with TemporaryDirectory(prefix="benchmark-") as folder:
        out = graded(Path(folder), assignment, options.students)
        print(f"{assignment}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        ours = measured(
            [PROGRAMS / "autograde", "feedback", out, "--assignment", assignment, "--jobs", "1"],
            ROOT,
            out,
        )
        report("ours", ours)
        again = measured(
            [PROGRAMS / "autograde", "feedback", out, "--assignment", assignment, "--jobs", "1"],
            ROOT,
            out,
        )
        report("ours, again", again)
        shutil.rmtree(out / "feedback")
        # Where autograde has graded, nbgrader's command writes our pages, too: not here.
        own = "--GenerateFeedback.exporter_class=nbconvert.exporters.HTMLExporter"
        stock = measured([PROGRAMS / "nbgrader", "generate_feedback", assignment, own], out, out)
        report("nbgrader", stock)
    print(
        f"ours is {stock.wall / ours.wall:.1f} times as quick on the wall, "
        f"{stock.processor / ours.processor:.1f} times by processor time"
    )


def graded(folder: Path, assignment: str, students: int) -> Path:
    """A graded class of this many students, the examples in turn."""
    examples = [p for p in sorted(EXAMPLES.glob(f"*/{assignment}")) if any(p.glob("*.ipynb"))]
    for number in range(students):
        target = folder / "class" / f"student{number:05d}" / assignment
        shutil.copytree(examples[number % len(examples)], target)
    command = ["grade", folder / "class", "--out", folder / "out", "--assignment", assignment]
    subprocess.run(
        [PROGRAMS / "autograde", *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )
    return folder / "out"


def measured(command: list[Path | str], folder: Path, out: Path) -> Run:
    """Run a command that writes pages into ``out``."""
    environment = {**os.environ, "PATH": f"{PROGRAMS}:{os.environ['PATH']}"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    subprocess.run(
        command,
        cwd=folder,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    pages = list(out.glob("feedback/*/*/*.html"))
    return Run(len(pages), wall, processor, sum(page.stat().st_size for page in pages))


def report(name: str, run: Run) -> None:
    """One line about a run."""
    print(
        f"{name:12s} {run.pages} pages, {run.wall:6.1f} s on the wall, {run.processor:6.1f} s of "
        f"the processor, {1000 * run.processor / run.pages:6.1f} ms and "
        f"{run.bytes / run.pages / 1000:.0f} kB each"
    )


if __name__ == "__main__":
    main()
