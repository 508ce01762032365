"""The gradebook has the rows that ``nbgrader autograde`` would have written."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from classroom import FIRST, PERFECT, Classroom
from classroom import gradebook_rows as rows
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from rich.console import Console
from traitlets.config import Config

from autograde.course import Course
from autograde.publish.build import build_course, generate_assignments

# nbgrader's own way of adding rows.
pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")

DUE = "2026-01-10 12:00:00 UTC"
LATE = "2026-01-10 14:30:00 +0100"


@dataclass(frozen=True)
class Both:
    """The same submissions, graded by nbgrader and by us."""

    stock: str
    ours: str


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    root = tmp_path_factory.mktemp("stock")
    course = Course(root / "course")
    course.lessons.mkdir(parents=True)
    (course.lessons / "00_first.py").write_text(FIRST)
    (course.root / "nbgrader_config.py").write_text(
        "c = get_config()\nc.LateSubmissionPlugin.penalty_method = 'zero'\n"
    )
    build_course(course, Console(quiet=True))
    room = Classroom(course, root / "submissions")
    room.hand_in("perfect")
    room.hand_in("untouched", {})
    room.hand_in("half", {"double": PERFECT["double"], "square": "square = 1"})
    stamp = room.hand_in("late", {**PERFECT, "square": "def square(x): return x + x"})
    stamp.with_name("timestamp.txt").write_text(LATE)
    return Both(_graded_by_nbgrader(room, root / "nbgrader"), _graded_by_us(room, root / "out"))


def _graded_by_nbgrader(room: Classroom, root: Path) -> str:
    shutil.copytree(room.submissions, root / "submitted")
    shutil.copytree(room.course.source, root / "source")
    url = f"sqlite:///{root}/gradebook.db"
    generate_assignments(root / "source", root / "release", url, ["00_first"])
    _set_due_date(url)
    config = Config()
    config.LateSubmissionPlugin.penalty_method = "zero"
    coursedir = CourseDirectory(root=str(root), db_url=url, assignment_id="00_first")
    Autograde(coursedir=coursedir, config=config).start()
    return url


def _graded_by_us(room: Classroom, out: Path) -> str:
    url = f"sqlite:///{out}/gradebook.db"
    room.grade(out, jobs=2)
    _set_due_date(url)
    room.grade(out, jobs=2)  # runs nothing again, but looks at the due date
    return url


def _set_due_date(url: str) -> None:
    with Gradebook(url) as gradebook:
        gradebook.update_or_create_assignment("00_first", duedate=DUE)  # type: ignore[arg-type]


def test_the_grades_are_the_same(both: Both) -> None:
    columns = ("auto_score", "manual_score", "score", "max_score", "needs_manual_grade")
    ours = rows(both.ours, "grades", *columns, "failed_tests", "cell_type")
    assert ours == rows(both.stock, "grades", *columns, "failed_tests", "cell_type")
    assert len(ours) == 4 * 3


def test_the_comments_are_the_same(both: Both) -> None:
    ours = rows(both.ours, "comments", "auto_comment", "manual_comment", "comment")
    assert ours == rows(both.stock, "comments", "auto_comment", "manual_comment", "comment")
    assert len({comment for *_, comment in ours}) == 2


def test_the_notebooks_and_late_penalties_are_the_same(both: Both) -> None:
    columns = ("score", "max_score", "code_score", "written_score", "needs_manual_grade")
    ours = rows(both.ours, "notebooks", *columns, "late_submission_penalty")
    assert ours == rows(both.stock, "notebooks", *columns, "late_submission_penalty")
    assert [penalty for *_, penalty in ours] == [None, 2, None, None]


def test_the_times_of_handing_in_are_the_same(both: Both) -> None:
    def times(url: str) -> dict[str, Any]:
        with Gradebook(url) as gradebook:
            found = gradebook.assignment_submissions("00_first")
            return {row.student.id: row.timestamp for row in found}

    assert times(both.ours) == times(both.stock)
    assert times(both.ours)["late"] is not None
