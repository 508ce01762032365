"""The command, stopped at some moment, is gone on with by the same command."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from classroom import PERFECT, Classroom, Grades

from autograde.course import Course

STUDENTS = {
    "ann": PERFECT,
    "bob": {**PERFECT, "double": "def double(x):\n    return 1"},
    "cat": {},
    "dan": {**PERFECT, "square": "square = 1"},
}


@pytest.fixture(scope="module")
def room(small_course: Course, tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    room = Classroom(small_course, tmp_path_factory.mktemp("stopping") / "submissions")
    for student, answers in STUDENTS.items():
        room.hand_in(student, answers)
    return room


@pytest.fixture(scope="module")
def undisturbed(room: Classroom) -> Grades:
    return room.grade(room.submissions.parent / "undisturbed", jobs=2, seed=0)


def start(room: Classroom, out: Path, *options: str) -> subprocess.Popen[str]:
    command = [str(Path(sys.executable).with_name("autograde")), "grade", str(room.submissions)]
    return subprocess.Popen(
        [*command, "--out", str(out), "--seed", "0", *options],
        cwd=room.course.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "TMPDIR": str(out.parent)},
        start_new_session=True,
    )


def done(out: Path) -> int:
    """How many notebooks were graded, of those that had to be run."""
    return len(list((out / "autograded").glob("*/*/*.ipynb")))


def stop_after(
    process: subprocess.Popen[str], condition: Callable[[], bool], number: int
) -> tuple[int, list[psutil.Process]]:
    """Send a signal as soon as the condition holds; returns the exit code, and what it started."""
    deadline = time.monotonic() + 120
    while not condition():
        assert process.poll() is None, process.communicate()[0]
        assert time.monotonic() < deadline
        time.sleep(0.01)
    family = psutil.Process(process.pid).children(recursive=True)
    # Ctrl-C in a terminal reaches every process that was started in it.
    (os.killpg if number == signal.SIGINT else os.kill)(process.pid, number)
    return process.wait(60), family


def test_killed_at_any_moment_it_ends_with_the_same_grades_and_nothing_twice(
    room: Classroom, undisturbed: Grades, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    process = start(room, out, "--jobs", "1")
    _, family = stop_after(process, lambda: (out / "gradebook.db").exists(), signal.SIGKILL)
    assert psutil.wait_procs(family, timeout=30)[1] == []
    for folder in tmp_path.glob("autograde-*"):  # nobody was there yet to remove it
        shutil.rmtree(folder)

    process = start(room, out, "--jobs", "1")
    _, family = stop_after(process, lambda: done(out) >= 1, signal.SIGKILL)
    assert psutil.wait_procs(family, timeout=30)[1] == []
    assert done(out) < len(STUDENTS)
    assert list(tmp_path.glob("autograde-*")) == [], "temporary files were left"
    finished = sorted((out / "verdicts").glob("*/*.json"))
    times = [path.stat().st_mtime_ns for path in finished]

    text, _ = start(room, out, "--jobs", "2").communicate(timeout=120)
    assert "ann" in text
    assert [path.stat().st_mtime_ns for path in finished] == times
    assert Grades.read(out).without_times == undisturbed.without_times
    assert (out / "grades.csv").read_bytes() == (undisturbed.out / "grades.csv").read_bytes()


def test_an_interrupt_writes_what_is_there_and_says_how_to_go_on(
    room: Classroom, undisturbed: Grades, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    process = start(room, out, "--jobs", "1")
    code, family = stop_after(process, lambda: done(out) >= 1, signal.SIGINT)
    text, _ = process.communicate()
    assert code == 130
    assert "The same command goes on from here" in text
    assert "Traceback" not in text
    assert psutil.wait_procs(family, timeout=30)[1] == []
    lines = Grades.read(out).without_times
    assert 0 < len(lines) < len(undisturbed.lines)
    assert all(line in undisturbed.without_times for line in lines)
