"""A small course in a temporary folder, and the texts that its lessons are made of."""

from collections.abc import Callable
from pathlib import Path

import pytest

from autograde.course import Course

HEADER = """\
# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

"""

EXERCISE = """\
# %% [markdown]
# # Doubling

# %% nbgrader={"grade_id": "double", "solution": true}
def double(x):
    ### BEGIN SOLUTION
    return x + x
    ### END SOLUTION

# %% nbgrader={"grade_id": "test_double", "grade": true, "points": 2}
assert double(1) == 2, "double(1) is 2"
### BEGIN HIDDEN TESTS
assert double(21) == 42, "double(21) is 42"
### END HIDDEN TESTS
"""

WRITTEN = """\
# %% [markdown]
# Why does it double?

# %% [markdown] nbgrader={"grade_id": "why", "grade": true, "solution": true, "points": 3}
# ### BEGIN SOLUTION
# Because x + x is 2x.
#
# === BEGIN MARK SCHEME ===
# Three points for the identity.
# === END MARK SCHEME ===
# ### END SOLUTION
"""


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course without lessons."""
    root = tmp_path / "course"
    (root / "solutions" / "lessons").mkdir(parents=True)
    (root / "notebooks").mkdir()
    return Course(root)


@pytest.fixture
def write_lesson(course: Course) -> Callable[..., Path]:
    """Write a lesson of the course: its file's name, then the texts of its cells."""

    def write(name: str, *cells: str) -> Path:
        path = course.lessons / name
        path.write_text(HEADER + "\n\n".join(cells), encoding="utf-8")
        return path

    return write


@pytest.fixture
def exercise() -> str:
    """The cells of one exercise, with a title."""
    return EXERCISE


@pytest.fixture
def written() -> str:
    """The cells of a question that is answered in words."""
    return WRITTEN
