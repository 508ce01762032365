"""The commands of docs/instructor.md, run in a new checkout in the order of the page."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from console import Step, read_steps

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "instructor.md"
LEFT = {".git", ".venv", "__pycache__", "build", "cache", "submitted"}
TO_ANSWER = 60.0

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("bwrap") is None, reason="bubblewrap is not installed"),
    pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed"),
]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of this checkout, installed, in which the example class is in its first week."""
    copy = tmp_path / "course"
    shutil.copytree(ROOT, copy, ignore=lambda folder, names: LEFT & {*names})
    for work in (copy / "examples" / "submissions").glob("*/*"):
        if work.name != "00_start":
            shutil.rmtree(work)
    # The environment is this one, under the name that the page uses, and make finds it ready.
    (copy / ".venv").mkdir()
    for entry in Path(sys.prefix).iterdir():
        (copy / ".venv" / entry.name).symlink_to(entry)
    for mark in ("installed", "installed-for-tests"):
        (copy / ".venv" / mark).unlink(missing_ok=True)
        (copy / ".venv" / mark).touch()
    return copy


@pytest.fixture
def environment(checkout: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("COURSE_")}
    cached = ROOT / "data" / "cache"
    if cached.is_dir():
        kept["COURSE_DATA"] = str(cached)
    return kept | {
        "COLUMNS": "100",
        "HOME": str(checkout.parent),
        "JUPYTER_OPTIONS": f"--no-browser --allow-root --port={_free_port()}",
        "OPENBLAS_NUM_THREADS": "1",
        "PIP_NO_INDEX": "1",
    }


def test_every_command_of_the_page_does_what_the_page_shows(
    checkout: Path, environment: dict[str, str]
) -> None:
    steps = read_steps(PAGE)
    assert len(steps) > 10
    for step in steps:
        if step.serves:
            _serve(step, checkout, environment)
            continue
        done = subprocess.run(
            step.command,
            shell=True,
            cwd=checkout,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{step.command}\n{done.stdout}"
        assert step.is_shown(done.stdout), (
            f"{step.command}\n--- gave\n{done.stdout}\n--- the page shows\n{step.shown}"
        )


def _serve(step: Step, checkout: Path, environment: dict[str, str]) -> None:
    """Start a server, wait until it answers, and stop it."""
    port = environment["JUPYTER_OPTIONS"].rpartition("=")[2]
    log = checkout.parent / "server.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            step.command,
            shell=True,
            cwd=checkout,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            end = time.monotonic() + TO_ANSWER
            while not _answers(f"http://127.0.0.1:{port}/formgrader/gradebook"):
                assert process.poll() is None, log.read_text()
                assert time.monotonic() < end, log.read_text()
                time.sleep(0.2)
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()
    assert step.is_shown(log.read_text()), log.read_text()


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=5).close()
    except urllib.error.HTTPError as error:
        return error.code == 403  # it asks who we are
    except OSError:
        return False
    return True


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
