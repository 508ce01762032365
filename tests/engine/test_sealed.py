"""A lesson that is judged by images which nobody had is graded where none can be found."""

from pathlib import Path

import numpy as np
import pytest
from nbformat.v4 import new_notebook

from autograde.engine.limits import Limits
from autograde.engine.run import EngineExecutor
from autograde.verdicts import Status
from tests.engine.conftest import Run, answer, check, code

LOOKS = """
import importlib.util, os
from pathlib import Path

def images():
    folders = [Path(os.environ["COURSE_DATA"])]
    for package in ("skimage", "sklearn"):
        spec = importlib.util.find_spec(package)
        folders += [Path(place) for place in spec.submodule_search_locations]
    found = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    beside = [path for path in Path().iterdir()]
    return [str(path) for path in beside + found]

def learns():
    from sklearn.neural_network import MLPClassifier
    return "yes"
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    np.save(folder / "photos10-v1.npy", np.arange(3))
    return folder


@pytest.mark.parametrize("sealed", [0, 1])
def test_images_packages_and_files_beside_are_hidden_where_a_lesson_is_sealed(
    sealed: int, data: Path, tmp_path: Path
) -> None:
    handed_in = tmp_path / "submission"
    handed_in.mkdir()
    (handed_in / "weights.bin").write_bytes(b"trained at home")
    lesson = new_notebook(cells=[code("import numpy as np")])
    lesson.metadata["grading"] = {"sealed": sealed}
    notebook = new_notebook(
        cells=[
            answer("images", LOOKS),
            check("test_images", "assert images() == [], images()"),
            check(
                "test_learns", "try:\n    learns()\nexcept ImportError:\n    pass\nelse:\n    1 / 0"
            ),
        ]
    )
    with EngineExecutor(Limits(), data=data) as engine:
        found, learns = engine.run(notebook, handed_in, lesson=lesson).verdicts
    if sealed:
        assert (found.status, learns.status) == (Status.PASSED, Status.PASSED), found.message
    else:
        assert (found.status, learns.status) == (Status.FAILED, Status.ERROR)
        assert "photos10-v1.npy" in found.message
        assert "weights.bin" in found.message


def test_a_verdict_on_time_ends_in_what_the_test_says_the_time_was_for(run: Run) -> None:
    execution = run(
        answer("f", "def f():\n    while True: pass"),
        check("test_f", "with check.time_is_for('It has 2 s, all told.'):\n    f()"),
        answer("g", "def g(): return 1"),
        check("test_g", "assert g() == 1"),
        seconds=2,
    )
    late, after = execution.verdicts
    assert late.status is Status.TIMEOUT
    assert late.message.startswith("The cell ran for more than 2 s")
    assert late.message.endswith("It has 2 s, all told.")
    assert after.status is Status.PASSED
