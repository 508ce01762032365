"""nbgrader's own commands work in the folder that a class was graded into."""

import subprocess
import sys
from pathlib import Path

import pytest
from classroom import PERFECT, Classroom
from nbformat.v4 import new_markdown_cell

from autograde.course import Course

SCRIPT = "<script>document.title = 'taken'</script>"
WORDS = f"""My own *words*, where 1 < 2. {SCRIPT}
<img src="x" onerror="document.title = 'taken'">
"""


@pytest.fixture(scope="module")
def room(small_course: Course, tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    room = Classroom(small_course, tmp_path_factory.mktemp("class") / "submissions")
    room.hand_in(
        "ann",
        {**PERFECT, "square": "def square(x):\n    return 4"},
        edit=lambda notebook: notebook.cells.append(new_markdown_cell(WORDS)),
    )
    return room


@pytest.fixture(scope="module")
def out(room: Classroom) -> Path:
    folder = room.submissions.parent / "out"
    room.grade(folder)
    return folder


def nbgrader(out: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=out,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_feedback_shows_the_message_but_no_hidden_test_and_runs_no_script(out: Path) -> None:
    nbgrader(out, "generate_feedback", "00_first")
    feedback = (out / "feedback" / "ann" / "00_first" / "first.html").read_text()
    assert "square fails for another number" in feedback
    assert "square(5) == 25" not in feedback
    assert "HIDDEN" not in feedback
    assert "My own <em>words</em>, where 1 &lt; 2." in feedback
    assert SCRIPT not in feedback
    assert 'onerror="' not in feedback


def test_the_grades_can_be_exported(out: Path) -> None:
    ours = (out / "grades.csv").read_bytes()
    nbgrader(out, "export")
    assert "ann" in (out / "nbgrader_grades.csv").read_text()
    assert (out / "grades.csv").read_bytes() == ours


def test_a_configuration_that_somebody_changed_stays(room: Classroom, out: Path) -> None:
    config = out / "nbgrader_config.py"
    config.write_text(config.read_text() + "c.CourseDirectory.course_id = 'mine'\n")
    room.grade(out)
    assert "'mine'" in config.read_text()
