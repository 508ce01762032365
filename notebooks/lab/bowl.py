"""The loss of a linear unit with two weights, a bowl, and the path of gradient descent in it.

The gradients come from a function that is handed in.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]
WeightGradients = Callable[[Array, Array], Array]

GONE = 1e3
"""Weights beyond are no use to anybody; they are held there."""


def sigmoid_outputs(mean: float, rows: int = 200) -> Array:
    """Sigmoids of normal numbers, moved to the mean; at 0.5 all are positive: (rows, 2)."""
    outputs = 1 / (1 + np.exp(-np.random.default_rng(0).standard_normal((rows, 2))))
    return mean + outputs - outputs.mean(axis=0)


@dataclass(frozen=True, eq=False)
class Bowl:
    """Half the mean squared error of X w, over the weights w.

    Parameters
    ----------
    X : (N, 2) array
    goal : (2,) array, the weights at which the error is 0
    """

    X: Array
    goal: Array

    def gradients(self, weights: Array, weight_gradients: WeightGradients) -> Array:
        """What each row contributes to the gradient at the weights (2,): (N, 2)."""
        return weight_gradients(self.X, self.X @ weights - self.X @ self.goal)

    def descend(
        self, start: Array, weight_gradients: WeightGradients, rate: float, steps: int
    ) -> Array:
        """The weights at the start and after each step of gradient descent: (steps + 1, 2)."""
        path = [start]
        for _ in range(steps):
            gradient = self.gradients(path[-1], weight_gradients).mean(axis=0)
            path.append(np.clip(path[-1] - rate * gradient, -GONE, GONE))
        return np.array(path)

    def losses(self, path: Array) -> Array:
        """The loss at each of the weights (T, 2): (T,)."""
        residuals = (path - self.goal) @ self.X.T
        return 0.5 * (residuals**2).mean(axis=1)

    @property
    def highest_rate(self) -> float:
        """With a greater learning rate each step leads farther up the steepest sides."""
        return 2 / float(self._curvatures[-1])

    @property
    def stretch(self) -> float:
        """How many times as long as wide the ellipses of equal loss are."""
        return float(np.sqrt(self._curvatures[-1] / self._curvatures[0]))

    def contours(self, levels: Array, points: int = 121) -> Array:
        """The ellipses on which the loss has these levels (L,): (L, points, 2)."""
        curvatures, directions = np.linalg.eigh(self._hessian)
        angle = np.linspace(0, 2 * np.pi, points)
        circle = np.array([np.cos(angle), np.sin(angle)]).T
        ellipse = circle * np.sqrt(2 / curvatures) @ directions.T
        return self.goal + np.sqrt(levels)[:, np.newaxis, np.newaxis] * ellipse

    @property
    def _curvatures(self) -> Array:
        return np.linalg.eigvalsh(self._hessian)

    @property
    def _hessian(self) -> Array:
        return self.X.T @ self.X / len(self.X)
