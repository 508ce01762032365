"""How quickly a class is graded: ours against stock nbgrader, in one run on the same cores.

    .venv/bin/python benchmarks/grading.py --students 20

It cycles the example submissions to as many students as asked for, grades them both ways, and
prints seconds a submission, the ratio, the gain of a second job, and memory and time against the
number of submissions. One job and two take turns, as a computer is not equally quick all the time.
Nothing is written outside a temporary folder.
"""

import argparse
import os
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import numpy as np
import psutil

from lab.words import counted

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples" / "submissions"
PROGRAMS = Path(sys.executable).parent
COUNT = "for number in range(60_000_000): number * number"
"""A program that leaves disk and memory alone."""
STOCK_CONFIG = """
c = get_config()
c.CourseDirectory.root = {root!r}
c.CourseDirectory.course_id = "benchmark"
c.ClearSolutions.code_stub = {{"python": "raise NotImplementedError()"}}
"""


@dataclass(frozen=True)
class Run:
    """What one grading took: seconds, and the most bytes its processes had at one time."""

    submissions: int
    seconds: float
    memory: int


def main() -> None:
    """Run the benchmark and print its results."""
    parser = argparse.ArgumentParser(description="How quickly a class is graded.")
    parser.add_argument("--assignment", default="01_activations")
    parser.add_argument("--students", type=int, default=20, help="in the comparison")
    parser.add_argument("--rounds", type=int, default=1, help="of one job and two in turn")
    parser.add_argument("--stock-students", type=int, help="of them, with stock nbgrader")
    parser.add_argument("--sizes", type=int, nargs="*", default=[5, 10, 20, 40])
    parser.add_argument("--without", nargs="*", default=["hana"], help="examples to leave out")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="benchmark-") as folder:
        compare(Path(folder), options)


def compare(folder: Path, options: argparse.Namespace) -> None:
    """Grade the class in every way, and print."""
    examples = [
        path
        for path in sorted(EXAMPLES.glob(f"*/{options.assignment}"))
        if path.parent.name not in options.without and any(path.glob("*.ipynb"))
    ]
    if options.students < 2 * len(examples):
        sys.exit(f"--students must be at least {2 * len(examples)}: each of the examples, twice.")
    stock_students = options.stock_students or options.students
    print(f"{options.assignment}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")

    rounds, counting = [], []
    for _ in range(options.rounds):
        rounds.append(in_turn(folder, examples, options))
        counting.append(gain_in_counting())
    ours, one_more = (median(one[i] for one, _ in rounds) for i in (0, 1))
    own = own_computing(folder, examples, options.assignment)
    print(
        f"  their own computing {own:.3f} s each; one more takes {one_more:.3f} s, so ours adds "
        f"{one_more - own:.3f} s, start-up apart"
    )
    for what, gains in (
        ("start-up apart, two jobs are", [one[1] / two[1] for one, two in rounds]),
        ("with start-up, two jobs are", [one[0] / two[0] for one, two in rounds]),
        ("two programs that only count are", counting),
    ):
        each = ", ".join(f"{gain:.2f}" for gain in gains)
        print(f"  {what} {median(gains):.2f} times as quick as one ({each})")
    stock = grade_with_stock(folder, examples, stock_students, options.assignment)
    report("stock nbgrader", stock)
    ratio = (stock.seconds / stock.submissions) / (ours / options.students)
    print(f"  ours with one job is {ratio:.1f} times as quick as stock")

    runs = [grade(folder, examples, n, options.assignment, 1, watched=True) for n in options.sizes]
    if len(runs) > 1:
        slope, start = np.polyfit([r.submissions for r in runs], [r.seconds for r in runs], 1)
        print(f"seconds = {start:.2f} + {slope:.3f} x submissions, over sizes {options.sizes}")
        for run in runs:
            fit = start + slope * run.submissions
            print(
                f"  {run.submissions:4d}: {run.seconds:7.2f} s (fit {fit:7.2f}), {megabytes(run)}"
            )


def in_turn(
    folder: Path, examples: list[Path], options: argparse.Namespace
) -> list[tuple[float, float]]:
    """For one job and for two, the seconds of the class, and those that a submission adds.

    What a submission adds is told from a smaller class, which lacks each example equally often.
    """
    smaller = len(examples) + options.students % len(examples)
    found = []
    for jobs in (1, 2):
        few, many = (
            grade(folder, examples, students, options.assignment, jobs)
            for students in (smaller, options.students)
        )
        report(f"ours, {counted(jobs, 'job')}", many)
        added = (many.seconds - few.seconds) / (many.submissions - few.submissions)
        found.append((many.seconds, added))
    return found


def report(name: str, run: Run) -> None:
    """One line about a run."""
    each = run.seconds / run.submissions
    print(f"{name:16s} {run.submissions} submissions, {run.seconds:.1f} s, {each:.2f} s each")


def megabytes(run: Run) -> str:
    """The peak of a run's memory in words."""
    return f"{run.memory / 1e6:.0f} MB at most"


def class_of(folder: Path, examples: list[Path], students: int, layout: str) -> Path:
    """A class of ``students``, the examples in turn."""
    home = folder / layout
    shutil.rmtree(home, ignore_errors=True)
    for number in range(students):
        example = examples[number % len(examples)]
        shutil.copytree(example, home / f"student{number:04d}" / example.name)
    return home


def gain_in_counting() -> float:
    """How much quicker two programs do on this computer what one would do, if they only count."""
    seconds = []
    for programs in (1, 2):
        started = time.perf_counter()
        running = [subprocess.Popen([sys.executable, "-c", COUNT]) for _ in range(programs)]
        for program in running:
            program.wait()
        seconds.append(time.perf_counter() - started)
    return 2 * seconds[0] / seconds[1]


def grade(
    folder: Path,
    examples: list[Path],
    students: int,
    assignment: str,
    jobs: int,
    watched: bool = False,
) -> Run:
    """Grade with ours."""
    submissions = class_of(folder, examples, students, "class")
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    command = [PROGRAMS / "autograde", "grade", submissions, "--out", out, "--jobs", str(jobs)]
    seconds, memory = measured([*command, "--assignment", assignment], ROOT, watched)
    return Run(students, seconds, memory)


def own_computing(folder: Path, examples: list[Path], assignment: str) -> float:
    """Seconds a submission that its cells and tests take in a warm IPython, without any grader."""
    notebooks = [
        str(path)
        for example in examples
        for path in sorted(example.glob("*.ipynb"))
        if path.is_file()
    ]
    (folder / "own").mkdir()
    seconds = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "own_computing.py", assignment, *notebooks],
        cwd=folder / "own",
        env={
            **os.environ,
            "OPENBLAS_NUM_THREADS": "1",
            "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        },
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return float(seconds.split()[-1])


def grade_with_stock(folder: Path, examples: list[Path], students: int, assignment: str) -> Run:
    """Grade with ``nbgrader autograde``, entering the assignment beforehand."""
    course = folder / "stock"
    shutil.rmtree(course, ignore_errors=True)
    class_of(course, examples, students, "submitted")
    shutil.copytree(ROOT / "build" / "source" / assignment, course / "source" / assignment)
    (course / "nbgrader_config.py").write_text(STOCK_CONFIG.format(root=str(course)))
    nbgrader = PROGRAMS / "nbgrader"
    measured([nbgrader, "generate_assignment", assignment, "--force"], course)
    seconds, memory = measured([nbgrader, "autograde", assignment, "--force"], course)
    done = len(list((course / "autograded").glob(f"*/{assignment}/*.ipynb")))
    if done < students:
        print(f"  (stock graded only {done} of {students})")
    return Run(students, seconds, memory)


def measured(command: list[Path | str], folder: Path, watched: bool = False) -> tuple[float, int]:
    """Run a command; its seconds, and, if it is watched, the most memory of its processes.

    What they share counts once. To look at it takes the time of the cores that they run on.
    """
    environment = {**os.environ, "PATH": f"{PROGRAMS}:{os.environ['PATH']}"}
    started = time.perf_counter()
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    peak = [0]
    watch = threading.Thread(target=_watch, args=(process, peak), daemon=True)
    if watched:
        watch.start()
    process.wait()
    seconds = time.perf_counter() - started
    if watched:
        watch.join()
    return seconds, peak[0]


def _watch(process: "subprocess.Popen[bytes]", peak: list[int]) -> None:
    while process.poll() is None:
        total = 0
        try:
            family = [psutil.Process(process.pid)]
            family += family[0].children(recursive=True)
        except psutil.Error:
            family = []
        for member in family:
            try:
                total += member.memory_full_info().pss
            except psutil.Error:
                continue
        peak[0] = max(peak[0], total)
        time.sleep(0.5)


if __name__ == "__main__":
    main()
