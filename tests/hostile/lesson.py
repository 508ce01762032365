"""The lesson that the hostile submissions are handed in for, and how one is read from its file."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

CORPUS = Path(__file__).parent / "corpus"
ABOUT_RELU = ("test_relu", "test_relu_bare", "test_relu_points")
"""The tests of the exercise that is attacked; the other exercise is always answered honestly."""
NEIGHBOUR = "test_saturated_fraction"

LESSON = [
    ("setup", "locked", "import numpy as np\nfrom lab import check"),
    ("relu", "answer", "def relu(x):\n    return np.maximum(x, 0)"),
    (
        "test_relu",
        "test",
        """
tests = check.exercise("relu", relu)
tests.returns(np.array([0.0, 2.0]), np.array([-1.0, 2.0]))
### BEGIN HIDDEN TESTS
import solutions.activations
for x in check.elementwise_inputs(check.rng("relu")):
    tests.agrees(solutions.activations.relu, x)
### END HIDDEN TESTS
tests.done()
""",
    ),
    (
        "test_relu_bare",
        "test",
        """
x = np.linspace(-2, 2, 5)
expected = np.array([0.0, 0.0, 0.0, 1.0, 2.0])
y = relu(x)
assert y.shape == (5,)
err = np.max(np.abs(y - expected))
tolerance = 1e-9
assert not err > tolerance
assert np.array_equal(x, np.linspace(-2, 2, 5)), "x has changed"
np.testing.assert_allclose(relu(x), np.where(x > 0, x, 0))
""",
    ),
    (
        "test_relu_points",
        "test",
        """
right = 0
for number in (1.0, 2.0):
    if relu(number) == number and relu(-number) == 0.0:
        right += 1
right
""",
    ),
    (
        "saturated_fraction",
        "answer",
        "def saturated_fraction(grad, threshold=0.01):\n"
        "    return float(np.mean(np.abs(grad) < threshold))",
    ),
    (
        "test_saturated_fraction",
        "test",
        """
tests = check.exercise("saturated_fraction", saturated_fraction)
tests.returns(0.5, np.array([0.2, 0.001, 0.0, -0.1]))
tests.done()
""",
    ),
]
FLAGS = {
    "locked": {"grade": False, "solution": False, "locked": True},
    "answer": {"grade": False, "solution": True, "locked": False},
    "test": {"grade": True, "solution": False, "locked": True, "points": 2},
}


def lesson() -> NotebookNode:
    """The lesson's source, its answers honest ones."""
    return new_notebook(cells=[_cell(*cell) for cell in LESSON])


def _cell(name: str, kind: str, text: str) -> NotebookNode:
    nbgrader = {"grade_id": name, "schema_version": 3, "task": False, **FLAGS[kind]}
    return new_code_cell(text.strip(), id=name, metadata={"nbgrader": nbgrader})


@dataclass(frozen=True)
class Threat:
    """A hostile, unlucky or merely odd submission.

    Parameters
    ----------
    threat : what it does.
    stock : what became of it with stock nbgrader, in a word of the table's; "-": not tried.
    outcome : what must become of it here: "no points", "full points", "timeout" or "killed".
    seconds : that a cell may take.
    """

    name: str
    threat: str
    stock: str
    outcome: str
    seconds: float
    notebook: NotebookNode
    files: dict[str, str]
    spares_its_neighbour: bool = True
    """Whether the student's other exercise, an honest one, can still be right."""


def read(path: Path) -> Threat:
    """Read a file of the corpus.

    It begins with lines ``# key: text``. Then come cells: ``# %% relu`` takes the place of the
    lesson's cell of that name, ``# %% before relu`` and ``# %% after relu`` are further cells,
    ``# %% delete test_relu`` takes one out, ``# %% file numpy.py`` lies beside the notebook. JSON
    behind the name is the cell's metadata.
    """
    head, *cells = re.split(r"^# %% ", path.read_text(), flags=re.MULTILINE)
    about = dict(re.findall(r"^# (\w+): (.*)$", head, flags=re.MULTILINE))
    notebook = lesson()
    files: dict[str, str] = {}
    for part in cells:
        header, _, text = part.partition("\n")
        words, _, metadata = header.partition("{")
        _change(notebook, files, words.split(), text.strip("\n"), metadata and "{" + metadata)
    return Threat(
        name=path.stem,
        threat=about["threat"],
        stock=about["stock"],
        outcome=about["outcome"],
        seconds=float(about.get("seconds", 20)),
        notebook=notebook,
        files=files,
        spares_its_neighbour="neighbour" not in about,
    )


def _change(
    notebook: NotebookNode, files: dict[str, str], words: list[str], text: str, metadata: str
) -> None:
    *how, name = words
    if how == ["file"]:
        files[name] = text
        return
    names = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells]
    place = names.index(name)
    known = notebook.cells[place]
    if how == ["delete"]:
        del notebook.cells[place]
    elif how:
        cell = new_code_cell(text, metadata=json.loads(metadata or "{}"))
        notebook.cells.insert(place + (how == ["after"]), cell)
    else:
        known.source = text
        known.metadata.update(json.loads(metadata or "{}"))
