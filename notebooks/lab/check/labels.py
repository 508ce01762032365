"""Checks of a function that predicts classes, and a word on what a test's time was for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from lab.check import values, words
from lab.check.exercise import Exercise
from lab.check.failures import CheckFailure

PIECE = 1000
"""Images that are predicted in one call."""
FEW = 0.2
"""The share of images whose label may change when they come alone."""


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
        message = words.message(
            f"{tests.name} must return a function.",
            ("came", words.describe(predict)),
            hint="End in `return predict`: the function itself, without parentheses, alone.",
        )
        raise _refusal(tests, message)
    inner = tests.part("predict", predict)
    pieces = [images[start : start + PIECE] for start in range(0, len(images), PIECE)]
    labels = [_labels(inner, piece, classes) for piece in pieces]
    tests.passed.append(f"predict for {len(images):,} images")
    return np.concatenate(labels)


def labels_of_single_images(
    tests: Exercise, predict: Callable[..., object], images: np.ndarray, classes: int = 10
) -> None:
    """The label of an image is the same, whether it comes alone or among others.

    A function whose labels differ from call to call, because it draws random numbers, is let be.

    Raises
    ------
    CheckFailure
        If many labels depend on the other images.
    """
    inner = tests.part("predict", predict)
    together, again = (_labels(inner, images, classes) for _ in range(2))
    if not np.array_equal(together, again):
        return
    alone = np.concatenate([_labels(inner, image[np.newaxis], classes) for image in images])
    others = int(np.sum(together != alone))
    # Rounding may decide where two classes have the same score.
    if others > FEW * len(images):
        message = words.message(
            f"predict gives {others} of {len(images)} images another label when each comes alone.",
            hint="A label must not depend on the other images. In predict, use the means and "
            "spreads of the training, in batch normalisation the running ones (lesson 06).",
        )
        failure = CheckFailure(message)
        raise inner.noted(failure, "", "labels that depend on the other images")


def _labels(tests: Exercise, images: np.ndarray, classes: int) -> NDArray[np.int64]:
    call = words.call("predict", (images,), {})
    came = tests.call(images)
    try:
        labels = values.as_plain_array(came, call)
        values.require_shape(
            labels, (len(images),), call, "One label for each image; argmax needs axis=1."
        )
    except CheckFailure as failure:
        raise _refusal(tests, str(failure)) from None
    if labels.dtype.kind not in "iu":
        message = words.message(
            f"{call} returned numbers of dtype {labels.dtype}; a label is a whole number.",
            hint="scores.argmax(axis=1) gives whole numbers.",
        )
        raise _refusal(tests, message)
    if labels.min() < 0 or labels.max() >= classes:
        message = words.message(
            f"{call} returned labels from {labels.min()} to {labels.max()}; they must be 0 to "
            f"{classes - 1}.",
            hint="Return the class with the largest score, in the numbering of y_train.",
        )
        raise _refusal(tests, message)
    return labels.astype(np.int64)


def _refusal(tests: Exercise, message: str) -> CheckFailure:
    """The failure with this message; networks differ, so the same slip says the same in words."""
    return tests.noted(CheckFailure(message), "", message)


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
