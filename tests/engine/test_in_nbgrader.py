"""The engine inside stock nbgrader: its own command, its own database, our executor."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from tests.hostile.lesson import CORPUS, lesson, read

PROGRAMS = Path(sys.executable).parent
CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "test"
c.CourseDirectory.root = {root!r}
c.Autograde.autograde_preprocessors = [
    "autograde.engine.preprocessor.EngineExecute",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.EngineExecute.timeout = 20
"""
STUDENTS = {
    "honest": None,
    "patches": "same_process_check_patched",
    "equal": "values_always_equal",
    "exits": "process_exit_in_function",
}


def nbgrader(course: Path, *arguments: str) -> None:
    environment = {**os.environ, "PATH": f"{PROGRAMS}:{os.environ['PATH']}"}
    command = [str(PROGRAMS / "nbgrader"), *arguments]
    done = subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_stock_autograde_with_our_executor_gives_the_points_that_were_earned(
    tmp_path: Path,
) -> None:
    (tmp_path / "nbgrader_config.py").write_text(CONFIG.format(root=str(tmp_path)))
    source = tmp_path / "source" / "hw" / "hw.ipynb"
    source.parent.mkdir(parents=True)
    notebook = lesson()
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, source)
    for student, threat in STUDENTS.items():
        handed_in = read(CORPUS / f"{threat}.py").notebook if threat else lesson()
        handed_in.metadata.kernelspec = notebook.metadata.kernelspec
        path = tmp_path / "submitted" / student / "hw" / "hw.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(handed_in, path)
    nbgrader(tmp_path, "generate_assignment", "hw")
    nbgrader(tmp_path, "autograde", "hw")
    with Gradebook(f"sqlite:///{tmp_path}/gradebook.db") as gradebook:
        scores = {s: gradebook.find_submission("hw", s).score for s in STUDENTS}
    assert scores == {"honest": 8, "patches": 2, "equal": 2, "exits": 2}
    nbgrader(tmp_path, "generate_feedback", "hw")
    assert (tmp_path / "feedback" / "honest" / "hw" / "hw.html").is_file()
