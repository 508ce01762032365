"""What the training loops of several lessons share: first weights, and a loss.

None of it is an answer of an exercise, and no loop is here: each lesson shows its own.
"""

import functools
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import ParamSpec, TypeVar

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

Array = NDArray[np.floating]
P = ParamSpec("P")
T = TypeVar("T")


def on_one_thread(function: Callable[P, T]) -> Callable[P, T]:
    """The same function, during which a matrix product uses one processor core.

    For the small matrices of the lessons a second thread costs more than it brings, and
    with one the sums are always added up in the same order.
    """

    @functools.wraps(function)
    def limited(*args: P.args, **kwargs: P.kwargs) -> T:
        with threadpool_limits(limits=1, user_api="blas"):
            return function(*args, **kwargs)

    return limited


def on_two_threads(function: Callable[P, T]) -> Callable[P, T]:
    """The same function, during which a matrix product uses two cores at most: the capstone's
    rule, on whatever computer."""

    @functools.wraps(function)
    def limited(*args: P.args, **kwargs: P.kwargs) -> T:
        with threadpool_limits(limits=2, user_api="blas"):
            return function(*args, **kwargs)

    return limited


def first_params(
    sizes: Sequence[int], rng: np.random.Generator, last: float = 0.3
) -> dict[str, Array]:
    """Weights and biases to start from: {"W1": (sizes[0], sizes[1]), "b1": (sizes[1],), ...}.

    Weights are normal with mean 0 and standard deviation sqrt(2 / inputs) (He et al., 2015; lesson
    05 tells why), those of the last layer smaller by the factor ``last``. Biases are 0.
    """
    params: dict[str, Array] = {}
    for number, (inputs, outputs) in enumerate(pairwise(sizes), start=1):
        W = np.sqrt(2 / inputs) * rng.standard_normal((inputs, outputs))
        params[f"W{number}"] = W.astype(np.float32)
        params[f"b{number}"] = np.zeros(outputs, np.float32)
    params[f"W{len(sizes) - 1}"] *= np.float32(last)
    return params


def hinge_loss(scores: Array, y: NDArray[np.integer]) -> tuple[float, Array]:
    """The multi-class hinge loss (Weston and Watkins, 1999) and its gradient.

    Each wrong class costs what its score lacks to lie at least 1 below the score of the right one.

    Parameters
    ----------
    scores : (N, C) array
    y : (N,) array of class numbers

    Returns
    -------
    loss : float, the mean over the rows
    dscores : (N, C) array
    """
    rows = np.arange(len(y))
    lack = np.maximum(0, 1 + scores - scores[rows, y][:, np.newaxis])
    lack[rows, y] = 0
    dscores = (lack > 0).astype(scores.dtype) / len(y)
    dscores[rows, y] = -dscores.sum(axis=1)
    return float(lack.sum() / len(y)), dscores
