"""A class is graded by a Dask cluster of real processes, as it is on one computer."""

import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from classroom import PERFECT, Classroom, Grades, gradebook_rows
from dask_cluster import Cluster, certificates, cluster, wait_until

from autograde.course import Course
from lab.errors import CourseError

pytest.importorskip("distributed", reason="Dask is not installed: pip install -e '.[dask]'")

from distributed import Client, Security

ANSWERS = {
    "perfect": PERFECT,
    "untouched": {},
    "wrong": {**PERFECT, "square": "def square(x):\n    return 2 * x"},
    "raising": {**PERFECT, "square": "def square(x):\n    raise ValueError('\\ud800')"},
    "exiting": {**PERFECT, "square": "import os\nsquare = os._exit"},
    "reading": {**PERFECT, "double": "double = lambda x: 2 * x * float(open('a/one').read())"},
}
SEED = 1
COPIES = 3
"""Students with each of these answers; all at once, the class could be done too soon."""


@pytest.fixture(scope="module")
def room(small_course: Course, tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    room = Classroom(small_course, tmp_path_factory.mktemp("cluster") / "submissions")
    for name, answers in ANSWERS.items():
        for number in range(COPIES):
            path = room.hand_in(f"{name}{number}", answers)
            path.with_name("a").mkdir()
            (path.with_name("a") / "one").write_text("1")
    room.hand_in_text("refused", "no notebook")
    (room.submissions / "missing").mkdir()
    return room


@pytest.fixture(scope="module")
def here(room: Classroom) -> Grades:
    """The grades that this computer gives."""
    out = room.submissions.parent / "here"
    return room.grade(out, assignment="00_first", jobs=2, seed=SEED)


def assert_the_same(out: Path, here: Grades) -> None:
    assert Grades.read(out).without_times == here.without_times
    assert (out / "grades.csv").read_bytes() == (here.out / "grades.csv").read_bytes()
    urls = [f"sqlite:///{folder}/gradebook.db" for folder in (out, here.out)]
    for table, columns in (("grades", ("auto_score", "needs_manual_grade")), ("comments", ())):
        ours, theirs = (gradebook_rows(url, table, *columns) for url in urls)
        assert ours == theirs
    names = [path.relative_to(here.out) for path in here.out.glob("autograded/*/*/*.ipynb")]
    assert len(names) == len(ANSWERS) * COPIES
    for name in names:
        assert (out / name).read_bytes() == (here.out / name).read_bytes()


@pytest.fixture(scope="module")
def encrypted(room: Classroom, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A cluster of two workers that talk in TLS."""
    folder = tmp_path_factory.mktemp("dask")
    with cluster(folder, certificates(folder)) as made:
        made.start_scheduler("tls")
        for name in ("first", "second"):
            made.start_worker(name, room.course.root)
        yield made


@pytest.fixture(scope="module")
def watcher(encrypted: Cluster) -> Iterator[Client]:
    """Somebody who asks the scheduler what its workers do."""
    ca, cert, key = (str(encrypted.folder / name) for name in ("ca.pem", "cert.pem", "key.pem"))
    security = Security(tls_ca_file=ca, tls_client_cert=cert, tls_client_key=key)
    with Client(encrypted.address, security=security) as client:
        client.wait_for_workers(2, timeout=120)
        yield client


def start(room: Classroom, out: Path, made: Cluster) -> subprocess.Popen[str]:
    program = str(Path(sys.executable).with_name("autograde"))
    return subprocess.Popen(
        [
            *(program, "grade", str(room.submissions), "--out", str(out)),
            *("--assignment", "00_first", "--dask", made.address, "--seed", str(SEED)),
        ],
        cwd=room.course.root,
        env=made.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def done(out: Path) -> dict[Path, int]:
    """When each submission was done."""
    return {path: path.stat().st_mtime_ns for path in out.glob("verdicts/*/*.json")}


def test_an_interrupted_run_goes_on_and_a_worker_that_is_killed_loses_and_doubles_nothing(
    room: Classroom, here: Grades, encrypted: Cluster, watcher: Client, tmp_path: Path
) -> None:
    assert encrypted.address.startswith("tls://127.0.0.1:")
    out = tmp_path / "out"
    grader = start(room, out, encrypted)
    wait_until(lambda: len(done(out)) >= 2, grader)
    os.killpg(grader.pid, signal.SIGINT)
    text, _ = grader.communicate(timeout=60)
    assert grader.returncode == 130
    assert "The same command goes on from here" in text
    assert "Traceback" not in text, text
    earlier = done(out)
    assert len(earlier) < len(ANSWERS) * COPIES + 2

    grader = start(room, out, encrypted)
    wait_until(lambda: len(done(out)) > len(earlier), grader)
    lost = kill_at_work(encrypted.processes[1], watcher, "first", grader)
    text, _ = grader.communicate(timeout=120)
    assert grader.returncode == 0, text
    assert "perfect0" in text
    assert lost > 0, "the worker had nothing to do"
    assert {path: done(out)[path] for path in earlier} == earlier
    assert_the_same(out, here)


def kill_at_work(
    worker: subprocess.Popen[bytes], watcher: Client, name: str, grader: subprocess.Popen
) -> int:
    """Kill a worker while it has submissions; how many that were, and all it started has ended."""
    address = next(a for a, w in watcher.scheduler_info()["workers"].items() if w["name"] == name)
    left: Counter[str] = Counter()

    def stopped_at_work() -> bool:
        worker.send_signal(signal.SIGSTOP)
        processing: Any = watcher.processing([address])
        left[name] = len(processing[address])
        if not left[name]:
            worker.send_signal(signal.SIGCONT)
        return left[name] > 0

    wait_until(stopped_at_work, grader)
    family = psutil.Process(worker.pid).children(recursive=True)
    worker.kill()
    assert psutil.wait_procs(family, timeout=30)[1] == []
    assert family, "it had no sandbox"
    return left[name]


def test_processes_of_this_computer_can_be_a_cluster_too(
    room: Classroom, here: Grades, tmp_path: Path
) -> None:
    before = psutil.Process().children(recursive=True)
    options = {"assignment": "00_first", "seed": SEED}
    room.grade(tmp_path / "out", jobs=None, dask="local:2", **options)
    assert_the_same(tmp_path / "out", here)
    started = {*psutil.Process().children(recursive=True)} - {*before}
    assert psutil.wait_procs(started, timeout=30)[1] == []


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Cluster]:
    """A scheduler without workers, not encrypted."""
    (tmp_path / "dask").mkdir()
    with cluster(tmp_path / "dask") as made:
        made.start_scheduler("tcp")
        yield made


def test_a_worker_with_another_course_is_refused(
    room: Classroom, plain: Cluster, tmp_path: Path
) -> None:
    shutil.copytree(room.course.root, tmp_path / "course")
    lesson = tmp_path / "course" / "solutions" / "lessons" / "00_first.py"
    lesson.write_text(lesson.read_text().replace("square(5) == 25", "square(6) == 36"))
    plain.start_worker("other", tmp_path / "course")
    said = "another text of 00_first.*Install the same course"
    with pytest.raises(CourseError, match=said):
        room.grade(tmp_path / "out", assignment="00_first", jobs=None, dask=plain.address)


def test_a_scheduler_that_goes_away_ends_the_run_in_a_sentence(
    room: Classroom, plain: Cluster, tmp_path: Path
) -> None:
    grader = start(room, tmp_path / "out", plain)
    assert grader.stdout is not None
    assert "has no worker yet" in grader.stdout.readline()
    wait_until((tmp_path / "out" / "gradebook.db").exists, grader)
    plain.processes[0].kill()
    text, _ = grader.communicate(timeout=60)
    assert grader.returncode == 2
    assert "could not go on" in text
    assert "the same command goes on from here" in text
    assert "Traceback" not in text, text


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("tcp://10.0.0.1:8786", "is not encrypted"),
        ("tcp://scheduler:8786", "is not encrypted"),
        ("tcp://127.0.0.1.example.org:8786", "is not encrypted"),
        ("scheduler:8786", "is no address"),
        ("http://127.0.0.1:8786", "is no address"),
        ("tcp://127.0.0.1:port", "is no address"),
        ("local:0", "is no address"),
        ("local:many", "is no address"),
        ("tcp://127.0.0.1:1", "no Dask scheduler that answers"),
        ("tls://127.0.0.1:1", "names no certificate"),
    ],
)
def test_an_address_that_cannot_or_must_not_be_used_is_refused(
    address: str, said: str, room: Classroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("autograde.cluster.client.CONNECT_SECONDS", 0.2)
    with pytest.raises(CourseError, match=said):
        room.grade(tmp_path / "out", assignment="00_first", jobs=None, dask=address)
    assert not (tmp_path / "out").exists()


def test_without_dask_a_sentence_says_how_to_get_it(
    room: Classroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("autograde.cluster.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(CourseError, match=r"not installed \(distributed\).*\[dask\]"):
        room.grade(tmp_path / "out", jobs=None, dask="local:2")


def test_a_number_of_jobs_is_not_for_a_cluster(room: Classroom, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="--jobs is for this computer"):
        room.grade(tmp_path / "out", jobs=2, dask="local:2")
