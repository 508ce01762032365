"""nbgrader's own commands work in the folder that a class was graded into."""

import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from classroom import PERFECT, Classroom
from nbformat.v4 import new_code_cell, new_markdown_cell
from rich.console import Console

from autograde.course import Course
from autograde.feedback.pages import FeedbackOptions, write_feedback

SCRIPT = "<script>document.title = 'taken'</script>"
SHOW = f"""from IPython.display import HTML, display
print({SCRIPT!r})
display(HTML({SCRIPT!r}))"""
WORDS = f"""My own *words*, where 1 < 2. {SCRIPT}
<img src="x" onerror="document.title = 'taken'">
"""


@pytest.fixture(scope="module")
def room(small_course: Course, tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    room = Classroom(small_course, tmp_path_factory.mktemp("class") / "submissions")
    room.hand_in(
        "ann",
        {**PERFECT, "square": "def square(x):\n    return 4"},
        edit=lambda notebook: notebook.cells.extend(
            [new_markdown_cell(WORDS), new_code_cell(SHOW)]
        ),
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


PAGE = Path("feedback", "ann", "00_first", "first.html")


def assert_that_nothing_runs_or_is_given_away(page: str) -> None:
    assert "square fails for another number" in page
    assert "square(5) == 25" not in page
    assert "HIDDEN" not in page
    assert "My own <em>words</em>, where 1 &lt; 2." in page
    assert SCRIPT not in page
    assert 'onerror="' not in page


def test_generate_feedback_writes_our_page(room: Classroom, out: Path) -> None:
    nbgrader(out, "generate_feedback", "00_first")
    theirs = (out / PAGE).read_text()
    assert_that_nothing_runs_or_is_given_away(theirs)
    assert "default-src 'none'" in theirs
    assert "<script" not in theirs

    console = Console(file=io.StringIO(), record=True, width=200)
    write_feedback(room.course, out, FeedbackOptions(), console)
    assert "0 new, 1 as they were" in console.export_text()
    (out / PAGE).unlink()
    write_feedback(room.course, out, FeedbackOptions(), console)
    assert (out / PAGE).read_text() == theirs


def test_work_without_a_verdict_of_ours_gets_nbgraders_page_and_runs_no_script(
    out: Path, tmp_path: Path
) -> None:
    shutil.copytree(out, tmp_path / "out")
    shutil.rmtree(tmp_path / "out" / "verdicts")
    nbgrader(tmp_path / "out", "generate_feedback", "00_first", "--force")
    page = (tmp_path / "out" / PAGE).read_text()
    assert "default-src 'none'" not in page
    assert_that_nothing_runs_or_is_given_away(page)


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
