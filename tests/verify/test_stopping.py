"""``autograde verify``, stopped at work, leaves no process behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from tests.verify.course import CENTRED, LESSON, SPREAD, small_course

HIDDEN = "### BEGIN HIDDEN TESTS\n"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_stopped_at_work_it_leaves_no_worker_and_no_jail(number: int, tmp_path: Path) -> None:
    at_work = tmp_path / "at-work"
    os.mkfifo(at_work)
    # A test is trusted, and waits here until somebody reads: it can't end before the signal.
    tell = f"open({str(at_work)!r}, 'w').close()\n"
    lesson = LESSON.replace(HIDDEN, HIDDEN + tell)
    course = small_course(tmp_path / "course", lesson, centred=CENTRED, spread=SPREAD)
    (tmp_path / "scratch").mkdir()
    command = [str(Path(sys.executable).with_name("autograde")), "verify", "--no-mutants"]
    process = subprocess.Popen(
        [*command, "--jobs", "2"],
        cwd=course.root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TMPDIR": str(tmp_path / "scratch")},
        start_new_session=True,
    )
    try:
        at_work.open().close()
        family = psutil.Process(process.pid).children(recursive=True)
        assert any("bwrap" in one.name() for one in family)
    finally:
        os.kill(process.pid, number)
    process.wait(60)
    assert psutil.wait_procs(family, timeout=30)[1] == []
