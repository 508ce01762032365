"""Every lesson with the reference answers runs from top to bottom, without a warning."""

import copy
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.lessons.conftest import ROOT, lessons

SECONDS = {"08_capstone": 270}
"""What a cell may take where it is more than a minute."""


@pytest.fixture(scope="module", params=lessons())
def executed(request, tmp_path_factory) -> nbformat.NotebookNode:
    """The instructor's notebook after Run All, in a folder laid out as the students' is."""
    lesson = lessons()[request.param]
    course: Path = tmp_path_factory.mktemp("notebooks")
    (course / "lab").symlink_to(ROOT / "notebooks" / "lab")
    folder = course / lesson.assignment
    folder.mkdir()
    notebook = copy.deepcopy(lesson.source)
    NotebookClient(
        notebook,
        timeout=SECONDS.get(lesson.assignment, 60),
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
    ).execute()
    return notebook


def outputs(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def test_nothing_is_written_to_stderr(executed):
    noise = [o.text for o in outputs(executed) if o.output_type == "stream" and o.name == "stderr"]
    assert noise == []


def test_every_test_cell_ends_in_a_good_word(executed):
    for cell in executed.cells:
        role = cell.metadata.get("nbgrader", {})
        if role.get("grade") and not role.get("solution"):
            said = "".join(o.text for o in cell.outputs if o.output_type == "stream")
            points = [o.data["text/plain"] for o in cell.outputs if "data" in o]
            if points:  # a test that gives a part of them ends in their number
                assert points == [f"{role.points:g}"]
                continue
            assert re.search(r"checks? passed\. ", said) or "is noted." in said


def test_every_figure_has_a_text_for_those_who_do_not_see_it(executed):
    figures = [o for o in outputs(executed) if "image/png" in o.get("data", {})]
    assert figures
    for figure in figures:
        alt = figure.metadata["image/png"]["alt"]
        assert len(alt) > 40
        assert f'alt="{alt[:20]}' in figure.data["text/html"]
