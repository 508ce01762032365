"""What becomes of the hostile corpus with stock nbgrader: the second column of docs/threats.md.

    .venv/bin/python benchmarks/stock_threats.py [--write] [NAME ...]

Each file of ``tests/hostile/corpus`` is handed in by one student, and honest work by the next one.
``nbgrader autograde`` grades both, with hidden tests and all, in a throw-away folder. The whole of
nbgrader runs in bubblewrap, as its kernels keep a student from nothing. That limits no number of
processes and no memory, so threats that would take the computer down are left out; so are those
that bubblewrap stops, in place of nbgrader.
"""

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbgrader.api import Gradebook, MissingEntry

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.hostile.lesson import (  # noqa: E402
    ABOUT_RELU,
    CORPUS,
    NEIGHBOUR,
    Threat,
    lesson,
    read,
)

NAME = "hostile"
BEFORE, STUDENT, NEXT = "a", "b", "c"
"""Who hands in, in the order in which nbgrader grades: who was there before, if it matters, too."""
SECONDS = 400
"""That nbgrader may take for these."""
LEFT_OUT = ("process_fork_bomb", "process_memory", "network_sockets", "process_daemon")
CONFIG = """
c = get_config()
c.CourseDirectory.root = {root!r}
c.CourseDirectory.course_id = "threats"
c.Execute.timeout = {seconds:.0f}
"""


@dataclass(frozen=True)
class Outcome:
    """What stock nbgrader gave: a student's points by test, and whether the next one had theirs."""

    points: dict[str, float]
    next_is_graded: bool


def main() -> None:
    """Try each threat, print what became of it, and note it in the corpus if that is asked for.

    A word that stands there already stays: with other test cells than these it may have done worse.
    """
    parser = argparse.ArgumentParser(description="What stock nbgrader makes of each threat.")
    parser.add_argument("names", nargs="*", help="files of the corpus, without .py; default: all")
    parser.add_argument("--write", action="store_true", help="into files that have no word yet")
    options = parser.parse_args()
    for path in _chosen(options.names):
        threat = read(path)
        with TemporaryDirectory(prefix="stock-") as name:
            word = in_a_word(threat, graded_with_stock(path, threat, Path(name)))
        print(f"{threat.name:40} was: {threat.stock:12} is: {word}", flush=True)
        if options.write and threat.stock == "-":
            text = path.read_text()
            path.write_text(re.sub(r"^# stock: .*$", f"# stock: {word}", text, flags=re.MULTILINE))


def _chosen(names: Sequence[str]) -> Iterator[Path]:
    for path in sorted(CORPUS.glob("*.py")):
        if path.stem in names or (not names and path.stem not in LEFT_OUT):
            yield path


def in_a_word(threat: Threat, outcome: Outcome) -> str:
    """The word of the table's second column."""
    earned = [outcome.points.get(name, 0.0) for name in ABOUT_RELU]
    if not outcome.next_is_graded:
        return "aborts"
    if threat.outcome == "full points":
        if min(earned) > 0:
            return "full points"
        return "lost" if "honest" in threat.threat else "gets at it"
    if max(earned) > 0:
        return "cheats"
    spared = outcome.points.get(NEIGHBOUR, 0.0) > 0 or not threat.spares_its_neighbour
    return "no points" if spared else "lost"


def graded_with_stock(path: Path, threat: Threat, folder: Path) -> Outcome:
    """Have nbgrader grade a file of the corpus."""
    root = folder / "course"
    (root / "home").mkdir(parents=True)
    (root / "nbgrader_config.py").write_text(CONFIG.format(root=str(root), seconds=threat.seconds))
    honest = Threat("", "", "", "", 0, lesson(), {})
    _put(root / "source" / NAME, honest)
    for earlier in CORPUS.glob("*.py"):
        if path.stem.startswith(f"{earlier.stem}_"):
            _put(root / "submitted" / BEFORE / NAME, read(earlier))
    _put(root / "submitted" / STUDENT / NAME, threat)
    _put(root / "submitted" / NEXT / NAME, honest)
    _nbgrader(root, "generate_assignment", NAME)
    _nbgrader(root, "autograde", NAME)
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        own, others = (_points(gradebook, student) for student in (STUDENT, NEXT))
    return Outcome(own, min(others.get(name, 0.0) for name in (*ABOUT_RELU, NEIGHBOUR)) > 0)


def _put(folder: Path, threat: Threat) -> None:
    folder.mkdir(parents=True)
    for name, text in threat.files.items():
        (folder / name).write_text(text)
    nbformat.write(threat.notebook, folder / f"{NAME}.ipynb")


def _points(gradebook: Gradebook, student: str) -> dict[str, float]:
    try:
        notebook = gradebook.find_submission_notebook(NAME, NAME, student)
    except MissingEntry:
        return {}
    return {grade.name: grade.auto_score or 0.0 for grade in notebook.grades}


def _nbgrader(root: Path, *words: str) -> None:
    """Run nbgrader where nothing but its own course can be written to, and nothing stays."""
    home = root / "home"
    command = [
        *("bwrap", "--unshare-all", "--die-with-parent", "--new-session"),
        *("--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"),
        *("--size", "500000000", "--tmpfs", "/tmp", "--bind", root, root),
        *("--chdir", root, "--setenv", "HOME", home, "--setenv", "OPENBLAS_NUM_THREADS", "1"),
        *("--setenv", "PATH", f"{Path(sys.executable).parent}:/usr/bin:/bin"),
        *(Path(sys.executable).parent / "nbgrader", *words),
    ]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen([str(word) for word in command], stdout=quiet, stderr=quiet)
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


if __name__ == "__main__":
    if shutil.which("bwrap") is None:
        sys.exit("bubblewrap is not installed, and the corpus is not to be run without it.")
    main()
