"""What a submission may use is set by the command, and by the lesson where it says so."""

from pathlib import Path

import pytest
from classroom import FIRST, PERFECT, Classroom
from rich.console import Console

from autograde.course import Course
from autograde.engine.limits import MB, Limits
from autograde.lesson.reading import LessonError, read_lesson
from autograde.publish.build import build_course

HEADER = "#   kernelspec:"
HUNGRY = "hungry = bytearray(300_000_000)\n\n\ndef square(x):\n    return x * x"
ENDLESS = "def square(x):\n    while True:\n        pass"


def with_limits(text: str) -> str:
    return FIRST.replace(HEADER, f"#   grading: {text}\n{HEADER}", 1)


def classroom(folder: Path, lesson: str) -> Classroom:
    course = Course(folder / "course")
    course.lessons.mkdir(parents=True)
    (course.lessons / "00_first.py").write_text(lesson)
    build_course(course, Console(quiet=True))
    return Classroom(course, folder / "submissions")


def test_the_memory_that_the_command_allows_is_all_there_is(tmp_path: Path) -> None:
    room = classroom(tmp_path, FIRST)
    room.hand_in("ann", {**PERFECT, "square": HUNGRY})
    enough = room.grade(tmp_path / "enough", limits=Limits(memory=2_000 * MB))
    little = room.grade(tmp_path / "little", limits=Limits(memory=200 * MB))
    assert enough.statuses("ann")["test_square"] == "passed"
    assert little.statuses("ann")["test_square"] != "passed"
    assert little.statuses("ann")["test_double"] == "passed"


def test_a_lesson_has_limits_of_its_own(tmp_path: Path) -> None:
    room = classroom(tmp_path, with_limits("{cell_seconds: 1}"))
    room.hand_in("ann", {**PERFECT, "square": ENDLESS})
    grades = room.grade(tmp_path / "out", cell_timeout=600.0)
    assert grades.statuses("ann")["test_square"] == "timeout"
    assert "1 s" in grades.of("ann")["test_square"]["message"]


def test_a_lessons_limits_are_no_part_of_the_students_notebook(tmp_path: Path) -> None:
    room = classroom(tmp_path, with_limits("{cell_seconds: 1}"))
    assert set(room.released().metadata) == {"kernelspec"}


@pytest.mark.parametrize(
    "text", ["{cell_second: 1}", "{cell_seconds: soon}", "{memory: -1}", "[1]", "{disk: true}"]
)
def test_a_limit_that_is_none_is_refused_with_those_there_are(tmp_path: Path, text: str) -> None:
    lesson = tmp_path / "00_first.py"
    lesson.write_text(with_limits(text))
    with pytest.raises(LessonError, match=r"00_first\.py: the header's grading .* cell_seconds"):
        read_lesson(lesson)
