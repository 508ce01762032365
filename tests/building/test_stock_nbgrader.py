"""Stock nbgrader, by its own command line, takes this course from the lesson to the feedback."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from nbgrader.api import Grade, Gradebook
from rich.console import Console

from autograde.course import COURSE_ID, Course
from autograde.publish.build import build_course

pytestmark = pytest.mark.slow

CHECKOUT = Course(Path(__file__).resolve().parents[2])
ASSIGNMENT, NOTEBOOK = "00_start", "start.ipynb"
STUDENT_CONFIG = """\
c = get_config()
c.CourseDirectory.course_id = {course_id!r}
c.Exchange.root = {exchange!r}
c.Exchange.cache = {cache!r}
"""


@dataclass(frozen=True)
class Class:
    """What a class looks like after a round of nbgrader's commands."""

    course: Course
    gradebook: Gradebook

    def grades(self, student: str) -> dict[str, Grade]:
        submission = self.gradebook.find_submission(ASSIGNMENT, student)
        return {grade.name: grade for book in submission.notebooks for grade in book.grades}


def nbgrader(folder: Path, *arguments: str) -> None:
    """Run one of nbgrader's commands in a folder, with an empty home."""
    home = folder.parent / "home"
    home.mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=folder,
        env={**os.environ, "HOME": str(home)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, f"nbgrader {' '.join(arguments)}:\n{done.stdout}{done.stderr}"


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Class]:
    """Released, fetched, submitted by two students, collected, graded, and fed back."""
    folder = tmp_path_factory.mktemp("stock")
    course, student = Course(folder / "course"), folder / "student"
    course.lessons.mkdir(parents=True)
    shutil.copy(CHECKOUT.lessons / f"{ASSIGNMENT}.py", course.lessons)
    shutil.copy(CHECKOUT.root / "nbgrader_config.py", course.root)
    build_course(course, Console(file=io.StringIO()))
    student.mkdir()
    (student / "nbgrader_config.py").write_text(
        STUDENT_CONFIG.format(
            course_id=COURSE_ID,
            exchange=str(course.root / "build" / "exchange"),
            cache=str(folder / "cache"),
        )
    )

    nbgrader(course.root, "generate_assignment", ASSIGNMENT, "--force")
    nbgrader(course.root, "release_assignment", ASSIGNMENT)
    nbgrader(student, "fetch_assignment", ASSIGNMENT)
    nbgrader(student, "submit", ASSIGNMENT, "--student=untouched")
    shutil.copy(course.source / ASSIGNMENT / NOTEBOOK, student / ASSIGNMENT)
    nbgrader(student, "submit", ASSIGNMENT, "--student=reference")
    nbgrader(course.root, "collect", ASSIGNMENT)
    nbgrader(course.root, "autograde", ASSIGNMENT)
    nbgrader(course.root, "generate_feedback", ASSIGNMENT)

    with Gradebook(f"sqlite:///{course.root}/build/gradebook.db", COURSE_ID) as gradebook:
        yield Class(course, gradebook)


def test_generate_assignment_gives_the_committed_notebook(graded):
    released = graded.course.notebooks / ASSIGNMENT / NOTEBOOK

    assert released.read_bytes() == (CHECKOUT.notebooks / ASSIGNMENT / NOTEBOOK).read_bytes()


def test_a_student_fetches_the_notebook_that_was_released(graded):
    submitted = graded.course.root / "submitted" / "untouched" / ASSIGNMENT / NOTEBOOK
    released = graded.course.notebooks / ASSIGNMENT / NOTEBOOK

    assert submitted.read_bytes() == released.read_bytes()


def test_the_reference_answers_get_all_points_that_tests_give(graded):
    grades = graded.grades("reference")
    tested = {name: grade for name, grade in grades.items() if name.startswith("test_")}

    assert len(tested) >= 3
    assert {name: grade.auto_score for name, grade in tested.items()} == {
        name: grade.max_score for name, grade in tested.items()
    }


def test_an_untouched_notebook_gets_nothing(graded):
    grades = graded.grades("untouched")

    assert set(grades) == set(graded.grades("reference"))
    assert {name: grade.auto_score for name, grade in grades.items()} == dict.fromkeys(grades, 0)


def test_an_answer_in_words_waits_for_a_person(graded):
    assert graded.grades("reference")["explain_step_size"].needs_manual_grade
    assert not graded.grades("untouched")["explain_step_size"].needs_manual_grade


def test_each_student_gets_feedback(graded):
    for student in ("reference", "untouched"):
        page = graded.course.root / "feedback" / student / ASSIGNMENT / "start.html"
        assert "test_relative_error" in page.read_text()
