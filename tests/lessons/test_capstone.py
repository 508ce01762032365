"""The capstone's own test cell, in the real engine: what earns nothing, and what helps no cheat.

Each answer here trains nothing, so that it takes seconds.
"""

import copy
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from autograde.engine.run import EngineExecutor
from autograde.verdicts import Status, Verdict
from solutions import heldout
from tests.lessons.conftest import lessons

NAME = "08_capstone"
HEAD = "def build_and_train(X_train, y_train, X_val, y_val, rng):\n    "
ANSWERS = {
    "too few labels": ("return lambda images: np.zeros(len(images) - 1, int)", "wrong shape"),
    "labels out of range": ("return lambda images: np.full(len(images), 10)", "must be 0 to 9"),
    "no whole numbers": ("return lambda images: np.full(len(images), 3.0)", "is a whole number"),
    "scores in place of labels": (
        "return lambda images: np.ones((len(images), 10))",
        "wrong shape",
    ),
    "nothing": ("pass", "must return a function"),
    "labels in place of a function": ("return y_val", "must return a function"),
    "guesses": ("return lambda images: rng.integers(10, size=len(images))", "0 of 10 points"),
    "images by heart": (
        "table = {image.tobytes(): label for image, label in zip(X_train, y_train)}\n"
        "    return lambda images: np.array([table.get(i.tobytes(), 0) for i in images])",
        "0 of 10 points",
    ),
    "labels from the disk": (
        "known = datasets.load(train=10_000, val=1_000, test=1_000)\n"
        "    return lambda images: np.zeros(len(images), int)",
        "CourseError",
    ),
    "a library that learns": (
        "from sklearn.neural_network import MLPClassifier\n    return MLPClassifier().predict",
        "ModuleNotFoundError",
    ),
}


@pytest.fixture(scope="module")
def engine() -> Iterator[EngineExecutor]:
    with EngineExecutor() as executor:
        yield executor


def verdict(engine: EngineExecutor, answer: str, folder: Path) -> Verdict:
    """The verdict on an answer; the lesson's figures are left out, as in grading."""
    lesson = lessons()[NAME].source
    notebook = copy.deepcopy(lesson)
    notebook.metadata["grading"] = dict(lessons()[NAME].limits)
    for cell in notebook.cells:
        if cell.id == "build_and_train":
            cell.source = HEAD + answer
        elif "experiment" in cell.metadata.get("tags", []):
            cell.source = ""
    execution = engine.run(notebook, folder, lesson=notebook)
    return next(v for v in execution.verdicts if v.grade_id == "test_build_and_train")


@pytest.mark.parametrize("kind", ANSWERS)
def test_what_learned_nothing_earns_nothing_and_is_told_why(
    kind: str, engine: EngineExecutor, tmp_path: Path
) -> None:
    answer, words = ANSWERS[kind]
    judged = verdict(engine, answer, tmp_path)
    assert judged.points == 0
    assert judged.status in (Status.FAILED, Status.ERROR)
    assert words in judged.message


@pytest.fixture(scope="module")
def drawn() -> list[heldout.Drawn]:
    return [
        heldout.draw(200, 50, 300, np.random.default_rng(seed), name="photos10") for seed in (1, 2)
    ]


def test_held_out_images_and_the_numbers_of_the_classes_are_new_each_time(drawn) -> None:
    one, other = drawn
    shown = {image.tobytes() for image in one.images}
    assert len(shown) == 300
    assert shown.isdisjoint({image.tobytes() for image in other.images})
    assert set(one.labels) == set(range(10))
    assert one.train_images.shape == (200, 32, 32, 3)
    assert one.train_images.dtype == one.images.dtype == np.uint8


def test_no_held_out_image_is_one_that_can_be_loaded(drawn) -> None:
    from lab import datasets
    from lab.datasets import photos

    known = datasets.load("photos10", **photos.COUNTS)
    there = {
        i.tobytes() for split in ("train", "val", "test") for i in vars(known)[f"{split}_images"]
    }
    assert there.isdisjoint({image.tobytes() for d in drawn for image in d.images})
