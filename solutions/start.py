"""Lesson 00: compare two arrays, and find a gradient without any calculus."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.floating]


def relative_error(a: ArrayLike, b: ArrayLike) -> float:
    """The largest relative difference between two arrays.

    Parameters
    ----------
    a, b : arrays of one shape

    Returns
    -------
    float
        Maximum over the entries of ``|a - b| / max(1e-8, |a| + |b|)``: 0 for equal arrays,
        1 where the signs differ or one is 0.
    """
    a, b = np.asarray(a), np.asarray(b)
    return float(np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))))


def numerical_gradient(f: Callable[[Array], float], x: Array, h: float = 1e-5) -> Array:
    """The gradient of a scalar function, by central differences.

    Parameters
    ----------
    f : takes an array of x's shape, returns a number
    x : float64 array of any shape; as before afterwards
    h : the step

    Returns
    -------
    array of x's shape
        ``(f(x + h e_i) - f(x - h e_i)) / (2 h)`` for each entry i; the error of the formula
        falls as h squared.
    """
    x = np.array(x, dtype=np.float64)
    gradient = np.empty_like(x)
    for index in np.ndindex(x.shape):
        kept = x[index]
        x[index] = kept + h
        above = f(x)
        x[index] = kept - h
        below = f(x)
        x[index] = kept
        gradient[index] = (above - below) / (2 * h)
    return gradient
