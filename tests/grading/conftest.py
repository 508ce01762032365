from pathlib import Path

import pytest
from classroom import FIRST, SECOND, Classroom, CountingExecutor
from rich.console import Console

from autograde.course import Course
from autograde.publish.build import build_course


@pytest.fixture(scope="session")
def small_course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    course = Course(tmp_path_factory.mktemp("course"))
    course.lessons.mkdir(parents=True)
    (course.lessons / "00_first.py").write_text(FIRST)
    (course.lessons / "01_second.py").write_text(SECOND)
    build_course(course, Console(quiet=True))
    return course


@pytest.fixture
def classroom(small_course: Course, tmp_path: Path) -> Classroom:
    (tmp_path / "submissions").mkdir()
    return Classroom(small_course, tmp_path / "submissions")


@pytest.fixture
def counting(tmp_path: Path) -> CountingExecutor:
    (tmp_path / "runs").mkdir()
    return CountingExecutor(tmp_path / "runs")
