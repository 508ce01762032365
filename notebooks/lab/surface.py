"""A table of scores over two hyper-parameters, to be asked like an objective: trials cost nothing,
so that a whole search can be repeated a hundred times. How the scores came about is not its
business."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]


@dataclass(frozen=True, eq=False)
class Surface:
    """Scores at the crossings of a grid; between them by straight lines, outside as at the edge.

    Parameters
    ----------
    names : of the two hyper-parameters
    exponents : for each of them the decimal exponents of the grid, rising: (A,) and (B,)
    scores : (A, B)
    """

    names: tuple[str, str]
    exponents: tuple[Array, Array]
    scores: Array

    def __call__(self, params: Mapping[str, float]) -> float:
        """The score for {name: value, name: value}."""
        (i, p), (j, q) = (
            _place(np.log10(params[name]), exponents)
            for name, exponents in zip(self.names, self.exponents, strict=True)
        )
        (low, high) = self.scores[i : i + 2, j : j + 2] @ np.array([1 - q, q])
        return float((1 - p) * low + p * high)

    @property
    def space(self) -> dict[str, tuple[float, float]]:
        """The range of each hyper-parameter, in exponents."""
        ends = ((float(exponents[0]), float(exponents[-1])) for exponents in self.exponents)
        return dict(zip(self.names, ends, strict=True))

    @property
    def shares(self) -> tuple[float, float]:
        """Which share of the scores' variance each hyper-parameter explains by itself."""
        total = self.scores.var()
        return tuple(float(self.scores.mean(axis=axis).var() / total) for axis in (1, 0))  # type: ignore[return-value]


def _place(exponent: float, exponents: Array) -> tuple[int, float]:
    """The number of the grid's interval, and the place in it, from 0 to 1."""
    place = float(np.interp(exponent, exponents, np.arange(len(exponents))))
    interval = min(int(place), len(exponents) - 2)
    return interval, place - interval
