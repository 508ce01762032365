"""What the user got wrong is told in a sentence, and leaves no trace."""

import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from classroom import Classroom, CountingExecutor
from nbgrader.api import Gradebook

from autograde.batch.workplace import open_workplace
from autograde.course import Course
from lab.errors import CourseError


def test_an_unknown_assignment_is_told_with_the_known_ones(
    classroom: Classroom, tmp_path: Path
) -> None:
    classroom.hand_in("ann")
    with pytest.raises(CourseError, match=r"no assignment 'second'.*00_first, 01_second"):
        classroom.grade(tmp_path / "out", assignment="second")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.rmdir(), "There is no folder"),
        (lambda path: (path.rmdir(), path.touch()), "is no folder"),
        (lambda path: None, "holds no submissions"),
        (lambda path: (path / "ann.ipynb").touch(), "holds no submissions"),
        (lambda path: (path / "00_first").mkdir(), "one folder a student"),
    ],
)
def test_a_folder_without_submissions_is_refused(
    make: object, said: str, classroom: Classroom, tmp_path: Path
) -> None:
    assert callable(make)
    make(classroom.submissions)
    with pytest.raises(CourseError, match=said):
        classroom.grade(tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_files_that_are_not_ours_are_never_touched(
    classroom: Classroom, counting: CountingExecutor, tmp_path: Path
) -> None:
    classroom.hand_in("ann")
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.txt").write_text("dear")
    for resume in (True, False):
        with pytest.raises(CourseError, match=r"holds other files \(thesis.txt\)"):
            classroom.grade(out, counting, resume=resume)
    assert [path.name for path in out.iterdir()] == ["thesis.txt"]


def test_fresh_removes_our_files_and_no_other(
    classroom: Classroom, counting: CountingExecutor, tmp_path: Path
) -> None:
    classroom.hand_in("ann")
    out = tmp_path / "out"
    classroom.grade(out, counting)
    (out / "feedback").mkdir()
    shutil.rmtree(classroom.submissions / "ann")
    classroom.hand_in("bob")
    grades = classroom.grade(out, counting, resume=False)
    assert {line["student"] for line in grades.lines} == {"bob"}
    assert (out / "feedback").is_dir()
    assert not (out / "autograded" / "ann").exists()
    assert len(list(out.glob("gradebook*.db"))) == 1


def test_fresh_keeps_a_gradebook_that_a_person_wrote_in(
    classroom: Classroom, counting: CountingExecutor, tmp_path: Path
) -> None:
    (classroom.submissions / "ann").mkdir()
    out = tmp_path / "out"
    classroom.grade(out, counting)
    with Gradebook(f"sqlite:///{out}/gradebook.db", "training_networks") as gradebook:
        due: Any = "2026-01-10"
        gradebook.update_or_create_assignment("00_first", duedate=due)
    classroom.grade(out, counting, resume=False)
    with Gradebook(f"sqlite:///{out}/gradebook-1.db", "training_networks") as gradebook:
        assert gradebook.find_assignment("00_first").duedate is not None
    with Gradebook(f"sqlite:///{out}/gradebook.db", "training_networks") as gradebook:
        assert gradebook.find_assignment("00_first").duedate is None


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("submissions/out", "lies in"),
        ("file", "can't be used as the output folder"),
        ("file/out", "can't be used as the output folder"),
    ],
)
def test_a_folder_that_cannot_take_the_grades_is_refused(
    place: str, said: str, classroom: Classroom, counting: CountingExecutor, tmp_path: Path
) -> None:
    classroom.hand_in("ann")
    (tmp_path / "file").touch()
    with pytest.raises(CourseError, match=said):
        classroom.grade(tmp_path / place, counting)


@pytest.mark.parametrize(
    "url", ["nonsense", "sqlite://", "sqlite:////no/such/folder/g.db", "nosuchbase://host/g"]
)
def test_a_gradebook_that_cannot_be_opened_is_refused(
    url: str, classroom: Classroom, counting: CountingExecutor, tmp_path: Path
) -> None:
    classroom.hand_in("ann")
    with pytest.raises(CourseError, match=r"(?i)gradebook|names no file"):
        classroom.grade(tmp_path / "out", counting, db_url=url)
    assert not (tmp_path / "out" / "results.jsonl").exists()


def test_a_file_that_is_no_gradebook_is_refused(
    classroom: Classroom, counting: CountingExecutor, tmp_path: Path
) -> None:
    classroom.hand_in("ann")
    (tmp_path / "g.db").write_text("not a database at all" * 100)
    with pytest.raises(CourseError, match="not a database"):
        classroom.grade(tmp_path / "out", counting, db_url=f"sqlite:///{tmp_path}/g.db")


def test_a_configuration_that_cannot_be_used_is_refused(
    classroom: Classroom, counting: CountingExecutor, tmp_path: Path
) -> None:
    classroom.hand_in("ann")
    shutil.copytree(classroom.course.root, tmp_path / "course")
    course = Course(tmp_path / "course")
    (course.root / "nbgrader_config.py").write_text("c = get_config(")
    with pytest.raises(CourseError, match=r"nbgrader_config.py can't be used"):
        Classroom(course, classroom.submissions).grade(tmp_path / "out", counting)


def test_grades_go_into_the_gradebook_that_is_named(
    classroom: Classroom,
    counting: CountingExecutor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    classroom.hand_in("ann")
    classroom.grade(tmp_path / "out", counting, db_url="sqlite:///mine.db")
    assert not (tmp_path / "out" / "gradebook.db").exists()
    with Gradebook(f"sqlite:///{tmp_path}/mine.db", "training_networks") as gradebook:
        assert gradebook.find_submission("00_first", "ann").score == 5


def test_one_run_at_a_time_grades_into_a_folder(
    classroom: Classroom, counting: CountingExecutor, tmp_path: Path
) -> None:
    classroom.hand_in("ann")
    with (
        open_workplace(tmp_path / "out"),
        pytest.raises(CourseError, match="Another run"),
    ):
        classroom.grade(tmp_path / "out", counting)


def test_a_full_disk_ends_in_one_sentence_and_nothing_half_written(
    classroom: Classroom, tmp_path: Path
) -> None:
    """A limit on the size of a file stands for the disk's end; the gradebook doesn't fit."""
    classroom.hand_in("ann")
    command = [
        str(Path(sys.executable).with_name("autograde")),
        "grade",
        str(classroom.submissions),
    ]
    run = subprocess.run(
        [*command, "--out", str(tmp_path / "out")],
        cwd=classroom.course.root,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)),
        check=False,
    )
    assert run.returncode == 2
    assert run.stderr.startswith("autograde: ")
    assert "Traceback" not in run.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == [".autograde"]
