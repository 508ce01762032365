"""The example submissions are what the answers give; an answer that can't be used is refused."""

from pathlib import Path

import nbformat
import pytest

from examples.make_submissions import EXAMPLES, submissions
from lab.errors import CourseError

RELEASED = EXAMPLES.parent / "notebooks"


def handed_in(folder: Path, text: str, assignment: str = "00_start") -> nbformat.NotebookNode:
    """The notebook of one student, ``kim``, who typed ``text``."""
    path = folder / "kim" / f"{assignment}.py"
    path.parent.mkdir()
    path.write_text(text)
    (content,) = submissions(folder, RELEASED).values()
    return nbformat.reads(content.decode(), as_version=4)


def released() -> nbformat.NotebookNode:
    return nbformat.read(RELEASED / "00_start" / "start.ipynb", as_version=4)


def test_the_submissions_in_the_repository_are_what_the_answers_give():
    folder = EXAMPLES / "submissions"
    committed = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.glob("*/*/*")
    }
    made = submissions()
    assert committed.keys() == made.keys()
    differing = [name for name in made if made[name] != committed[name]]
    assert not differing, "Run `make examples`, and commit what it writes."


def test_nothing_typed_hands_in_the_released_notebook(tmp_path):
    assert handed_in(tmp_path, "") == released()


def test_an_answer_replaces_its_cell_and_no_other(tmp_path):
    cells = handed_in(tmp_path, "# %% relative_error\nbroken(\n").cells
    changed = {
        mine.id: mine.source
        for mine, theirs in zip(cells, released().cells, strict=True)
        if mine != theirs
    }
    assert changed == {"relative_error": "broken("}


def test_a_deleted_cell_is_gone_and_an_added_one_follows_the_cell_above_it(tmp_path):
    text = (
        '# %% test_relative_error tags=["deleted"]\n# %% numerical_gradient\nx = 1\n# %%\nprint(x)'
    )
    cells = handed_in(tmp_path, text).cells
    sources = [cell.source for cell in cells]
    assert "test_relative_error" not in {cell.id for cell in cells}
    assert sources.index("print(x)") == sources.index("x = 1") + 1
    assert len(cells) == len(released().cells)


@pytest.mark.parametrize(
    ("text", "assignment", "complaint"),
    [
        ("# %% sigmoid\nx = 1", "00_start", "no cell sigmoid"),
        ("# %%\nx = 1", "00_start", "no grade id"),
        ("# %% relative_error\nx = 1\n# %% relative_error\nx = 2", "00_start", "there before"),
        ("", "09_unknown", "one notebook in"),
    ],
    ids=["unknown cell", "no cell", "twice", "unknown assignment"],
)
def test_an_answer_that_belongs_nowhere_is_refused(tmp_path, text, assignment, complaint):
    with pytest.raises(CourseError, match=complaint):
        handed_in(tmp_path, text, assignment)
