"""A test's inputs depend on the run's seed and the student, and can be had again."""

from pathlib import Path

import pytest
from classroom import HEADER, Classroom, Grades
from rich.console import Console

from autograde.course import Course
from autograde.publish.build import build_course

LESSON = (
    HEADER
    + """\
# %% [markdown]
# # A draw

# %%
from lab import check

# %% nbgrader={"grade_id": "draw", "solution": true}
def draw(x):
    ### BEGIN SOLUTION
    return x
    ### END SOLUTION

# %% nbgrader={"grade_id": "test_draw", "grade": true, "points": 1}
tests = check.exercise("draw", draw)
### BEGIN HIDDEN TESTS
tests.returns(0.0, float(check.rng("draw").normal()))
### END HIDDEN TESTS
"""
)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    root = tmp_path_factory.mktemp("seeds")
    course = Course(root / "course")
    course.lessons.mkdir(parents=True)
    (course.lessons / "00_draw.py").write_text(LESSON)
    build_course(course, Console(quiet=True))
    room = Classroom(course, root / "submissions")
    for student in ("ann", "bob"):
        room.hand_in(student, {"draw": "def draw(x):\n    return x"}, "00_draw")
    return room


def drawn(grades: Grades, student: str) -> str:
    return grades.of(student, "00_draw")["test_draw"]["message"].partition(" is wrong")[0]


def seeds(grades: Grades) -> set[int]:
    return {line["seed"] for line in grades.lines}


def test_every_student_has_inputs_of_their_own_and_the_seed_gives_them_again(
    room: Classroom, tmp_path: Path
) -> None:
    first = room.grade(tmp_path / "first")
    assert drawn(first, "ann") != drawn(first, "bob")
    (seed,) = seeds(first)
    again = room.grade(tmp_path / "again", seed=seed)
    other = room.grade(tmp_path / "other", seed=seed + 1)
    for student in ("ann", "bob"):
        assert drawn(again, student) == drawn(first, student) != drawn(other, student)


def test_a_run_that_goes_on_keeps_its_seed_and_a_fresh_one_takes_another(
    room: Classroom, tmp_path: Path
) -> None:
    first = room.grade(tmp_path / "out")
    room.hand_in("cat", {"draw": "def draw(x):\n    return 1 + x"}, "00_draw")
    gone_on = room.grade(tmp_path / "out")
    assert seeds(gone_on) == seeds(first)
    assert drawn(gone_on, "ann") == drawn(first, "ann")
    fresh = room.grade(tmp_path / "out", resume=False)
    assert seeds(fresh) != seeds(first)
