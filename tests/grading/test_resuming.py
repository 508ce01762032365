"""What a second run grades again, and what it leaves. Nothing is run but the counting of runs."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from classroom import PERFECT, Classroom, CountingExecutor, Grades
from nbformat import NotebookNode
from nbgrader.api import Gradebook

from autograde.course import Course
from autograde.verdicts import Execution
from lab.errors import CourseError

STUDENTS = ("ann", "bob", "cat")


@pytest.fixture(scope="module")
def graded_once(small_course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a class that was graded, to be copied."""
    root = tmp_path_factory.mktemp("graded")
    (root / "runs").mkdir()
    room = Classroom(small_course, root / "submissions")
    for student in STUDENTS:
        room.hand_in(student)
    room.grade(root / "out", CountingExecutor(root / "runs"), assignment="00_first")
    return root


@pytest.fixture
def graded(graded_once: Path, tmp_path: Path) -> Grades:
    shutil.copytree(graded_once, tmp_path, dirs_exist_ok=True)
    return Grades.read(tmp_path / "out")


@pytest.fixture
def classroom(small_course: Course, tmp_path: Path) -> Classroom:
    return Classroom(small_course, tmp_path / "submissions")


@pytest.fixture
def counting(tmp_path: Path) -> CountingExecutor:
    (tmp_path / "runs").mkdir(exist_ok=True)
    return CountingExecutor(tmp_path / "runs")


def test_the_same_command_grades_nothing_twice_and_says_the_same(
    graded: Grades, classroom: Classroom, counting: CountingExecutor
) -> None:
    before = {
        p.name: p.read_bytes() for p in graded.out.iterdir() if p.suffix in (".csv", ".jsonl")
    }
    classroom.grade(graded.out, counting, assignment="00_first")
    assert counting.runs == 3
    after = {p.name: p.read_bytes() for p in graded.out.iterdir() if p.suffix in (".csv", ".jsonl")}
    assert after == before


def test_a_changed_file_is_graded_again_and_no_other(
    graded: Grades, classroom: Classroom, counting: CountingExecutor
) -> None:
    classroom.hand_in("bob", {**PERFECT, "why": "On second thoughts."})
    classroom.path("cat").with_name("data.csv").write_text("1")
    classroom.grade(graded.out, counting, assignment="00_first")
    assert counting.runs == 5


@pytest.mark.parametrize("options", [{"seed": 1}, {"cell_timeout": 5.0}, {"resume": False}])
def test_other_conditions_or_fresh_grade_all_again(
    options: dict, graded: Grades, classroom: Classroom, counting: CountingExecutor
) -> None:
    classroom.grade(graded.out, counting, assignment="00_first", **options)
    assert counting.runs == 6


def test_another_assignment_joins_those_that_are_there(
    graded: Grades, classroom: Classroom, counting: CountingExecutor
) -> None:
    classroom.hand_in("ann", {"half": "half = lambda x: x / 2"}, "01_second")
    grades = classroom.grade(graded.out, counting)
    assert counting.runs == 4
    assert grades.points("ann") == 5
    assert grades.points("ann", "01_second") == 1
    assert set(grades.statuses("bob", "01_second").values()) == {"missing"}
    rows = (graded.out / "grades.csv").read_text().splitlines()
    assert rows[:2] == ["student,00_first,01_second,total,max_total", "ann,5,1,6,10"]


def test_a_submission_that_is_withdrawn_loses_its_points_everywhere(
    graded: Grades, classroom: Classroom, counting: CountingExecutor
) -> None:
    classroom.path("bob").unlink()
    grades = classroom.grade(graded.out, counting, assignment="00_first")
    assert set(grades.statuses("bob").values()) == {"missing"}
    assert not (graded.out / "autograded" / "bob" / "00_first" / "first.ipynb").exists()
    with Gradebook(f"sqlite:///{graded.out}/gradebook.db") as gradebook:
        assert gradebook.find_submission("00_first", "bob").score == 0


def test_a_gradebook_that_went_away_is_made_again(
    graded: Grades, classroom: Classroom, counting: CountingExecutor
) -> None:
    (graded.out / "gradebook.db").unlink()
    classroom.grade(graded.out, counting, assignment="00_first")
    with Gradebook(f"sqlite:///{graded.out}/gradebook.db") as gradebook:
        assert {s.student.id for s in gradebook.assignment_submissions("00_first")} == {*STUDENTS}


def test_what_a_person_gave_survives_grading_again(
    graded: Grades, classroom: Classroom, counting: CountingExecutor
) -> None:
    with Gradebook(f"sqlite:///{graded.out}/gradebook.db") as gradebook:
        grade: Any = gradebook.find_grade("why", "first", "00_first", "bob")
        grade.manual_score, grade.extra_credit = 3, 0.5
        comment: Any = gradebook.find_comment("why", "first", "00_first", "bob")
        comment.manual_comment = "Nearly."
        gradebook.db.commit()
    classroom.grade(graded.out, counting, assignment="00_first", seed=7)
    with Gradebook(f"sqlite:///{graded.out}/gradebook.db") as gradebook:
        grade: Any = gradebook.find_grade("why", "first", "00_first", "bob")
        assert (grade.manual_score, grade.extra_credit, grade.score) == (3, 0.5, 3.5)
        assert gradebook.find_comment("why", "first", "00_first", "bob").comment == "Nearly."


@dataclass(frozen=True)
class FailingExecutor:
    """Ends its process, or raises, for one student; the file ``well`` makes it behave."""

    counting: CountingExecutor
    well: Path
    how: str

    def start(self) -> None:
        """Nothing to start."""

    def run(self, notebook: NotebookNode, files: Path, **how: Any) -> Execution:
        marked = "bad" in {cell.source for cell in notebook.cells}
        if marked and not self.well.exists():
            if self.how == "exit":
                os._exit(3)
            raise RuntimeError("no kernel starts")
        return self.counting.run(notebook, files, cell_timeout=1, seed=0)


@pytest.mark.parametrize(("how", "jobs"), [("exit", 2), ("raise", 1)])
def test_a_grader_that_dies_with_a_submission_loses_no_other_and_tries_again_next_time(
    how: str, jobs: int, classroom: Classroom, counting: CountingExecutor, tmp_path: Path
) -> None:
    for student in STUDENTS:
        classroom.hand_in(student)
    classroom.hand_in("bob", {**PERFECT, "double": "bad"})
    executor = FailingExecutor(counting, tmp_path / "well", how)
    options = {"assignment": "00_first", "jobs": jobs}
    grades = classroom.grade(tmp_path / "out", executor, **options)
    assert set(grades.statuses("bob").values()) == {"killed"}
    assert [grades.points(student) for student in STUDENTS] == [5, 0, 5]
    executor.well.touch()
    grades = classroom.grade(tmp_path / "out", executor, **options)
    assert [grades.points(student) for student in STUDENTS] == [5, 5, 5]


@pytest.fixture
def own_course(classroom: Classroom, tmp_path: Path) -> Classroom:
    """A course that may be changed, and the same submissions."""
    shutil.copytree(classroom.course.root, tmp_path / "course")
    return Classroom(Course(tmp_path / "course"), classroom.submissions)


def test_a_changed_lesson_or_reference_grades_all_again(
    graded: Grades, own_course: Classroom, counting: CountingExecutor
) -> None:
    lesson = own_course.course.lessons / "00_first.py"
    lesson.write_text(lesson.read_text().replace('"points": 3', '"points": 30'))
    grades = own_course.grade(graded.out, counting, assignment="00_first")
    assert counting.runs == 6
    assert grades.points("ann") == 32
    (own_course.course.root / "solutions" / "reference.py").write_text("ANSWER = 42")
    own_course.grade(graded.out, counting, assignment="00_first")
    assert counting.runs == 9


def test_a_lesson_with_other_cells_needs_a_new_gradebook(
    graded: Grades, own_course: Classroom, counting: CountingExecutor
) -> None:
    lesson = own_course.course.lessons / "00_first.py"
    lesson.write_text(lesson.read_text().replace("square", "cube"))
    before = (graded.out / "grades.csv").read_bytes()
    with pytest.raises(CourseError, match="--fresh"):
        own_course.grade(graded.out, counting, assignment="00_first")
    assert (graded.out / "grades.csv").read_bytes() == before
    grades = own_course.grade(graded.out, counting, assignment="00_first", resume=False)
    assert "test_cube" in grades.of("ann")
