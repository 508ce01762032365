"""What nbgrader's exchange took in is graded here, and our pages go back through the exchange."""

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from autograde.batch.grading import GradeOptions, grade_class
from autograde.course import COURSE_ID, Course
from autograde.feedback.pages import FeedbackOptions, write_feedback

pytestmark = pytest.mark.slow

EXCHANGE = """\
c = get_config()
c.CourseDirectory.course_id = {course_id!r}
c.Exchange.root = {exchange!r}
c.Exchange.cache = {cache!r}
c.CourseDirectory.source_directory = "build/source"
c.CourseDirectory.release_directory = "notebooks"
c.CourseDirectory.db_url = {db_url!r}
"""


def nbgrader(folder: Path, home: Path, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=folder,
        env={
            **os.environ,
            "HOME": str(home),
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{arguments}:\n{done.stdout}{done.stderr}"


def test_a_page_comes_back_to_the_student_who_handed_in(
    small_course: Course, tmp_path: Path
) -> None:
    course = Course(tmp_path / "course")
    shutil.copytree(small_course.root, course.root)
    student, home = tmp_path / "student", tmp_path / "home"
    for folder in (student, home):
        folder.mkdir()
    config = EXCHANGE.format(
        course_id=COURSE_ID,
        exchange=str(tmp_path / "exchange"),
        cache=str(tmp_path / "cache"),
        db_url=f"sqlite:///{tmp_path / 'stock.db'}",
    )
    for folder in (course.root, student):
        (folder / "nbgrader_config.py").write_text(config)
    out = tmp_path / "out"

    nbgrader(course.root, home, "generate_assignment", "00_first", "--force")
    nbgrader(course.root, home, "release_assignment", "00_first")
    nbgrader(student, home, "fetch_assignment", "00_first")
    nbgrader(student, home, "submit", "00_first")
    nbgrader(course.root, home, "collect", "00_first")
    console = Console(quiet=True, file=io.StringIO())
    grade_class(course, course.root / "submitted", out, GradeOptions(jobs=1), console)
    write_feedback(course, out, FeedbackOptions(), console)
    nbgrader(out, home, "release_feedback", "00_first")
    nbgrader(student, home, "fetch_feedback", "00_first")

    (ours,) = out.glob("feedback/*/00_first/first.html")
    (theirs,) = student.glob("00_first/feedback/*/first.html")
    assert theirs.read_bytes() == ours.read_bytes()
