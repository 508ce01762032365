"""Checks of a function that predicts classes, and a word on what a test's time was for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from lab.check import values, words
from lab.check.exercise import Exercise, exercise
from lab.check.failures import CheckFailure

PIECE = 1000
"""Images that are predicted in one call."""


def predicted_labels(
    tests: Exercise, predict: Callable[..., object], images: np.ndarray, classes: int = 10
) -> NDArray[np.int64]:
    """The labels that ``predict`` gives to images, some at a time.

    Parameters
    ----------
    tests : the checks of the exercise that gave ``predict``
    images : (N, 32, 32, 3) uint8 array
    classes : a label is a whole number from 0 to below this

    Raises
    ------
    CheckFailure
        If it is no function, or what it returns are no labels, one for each image.
    """
    if not callable(predict):
        raise CheckFailure(
            words.message(
                f"{tests.name} must return a function.",
                ("came", words.describe(predict)),
                hint="End in `return predict`: the function itself, without parentheses, alone.",
            )
        )
    inner = exercise("predict", predict)
    pieces = [images[start : start + PIECE] for start in range(0, len(images), PIECE)]
    labels = [_labels(inner, piece, classes) for piece in pieces]
    tests.passed.append(f"predict for {len(images):,} images")
    return np.concatenate(labels)


def _labels(tests: Exercise, images: np.ndarray, classes: int) -> NDArray[np.int64]:
    call = words.call("predict", (images,), {})
    labels = values.as_plain_array(tests.call(images), call)
    values.require_shape(
        labels, (len(images),), call, "One label for each image; argmax needs axis=1."
    )
    if labels.dtype.kind not in "iu":
        raise CheckFailure(
            words.message(
                f"{call} returned numbers of dtype {labels.dtype}; a label is a whole number.",
                hint="scores.argmax(axis=1) gives whole numbers.",
            )
        )
    if labels.min() < 0 or labels.max() >= classes:
        raise CheckFailure(
            words.message(
                f"{call} returned labels from {labels.min()} to {labels.max()}; they must be 0 to "
                f"{classes - 1}.",
                hint="Return the class with the largest score, in the numbering of y_train.",
            )
        )
    return labels.astype(np.int64)


@contextmanager
def time_is_for(words: str) -> Iterator[None]:
    """Where the time of a test runs out inside, have its verdict end in these words."""
    try:
        yield
    except Exception:
        raise
    except BaseException as end:
        end.add_note(words)
        raise
