"""Makes a layer of batch normalisation, as `lab.normed` trains it, out of two functions."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]


class FunctionLayer:
    """The layer; it has no running statistics, so it is for training alone.

    Parameters
    ----------
    train, backward : batchnorm_train(x, gamma, beta) -> out, cache, and
        batchnorm_backward(dout, cache) -> dx, dgamma, dbeta (lesson 06)
    gamma, beta : (D,) arrays
    """

    dgamma: Array
    dbeta: Array

    def __init__(
        self,
        train: Callable[..., Any],
        backward: Callable[..., Any],
        gamma: Array,
        beta: Array,
    ) -> None:
        self._train, self._backward = train, backward
        self.gamma, self.beta = gamma, beta

    def forward(self, x: Array, train: bool) -> Array:
        """The batch x (N, D), normalised by its own statistics."""
        if not train:
            raise ValueError("This layer keeps no running statistics.")
        out, self._cache = self._train(x, self.gamma, self.beta)
        return out

    def backward(self, dout: Array) -> Array:
        """The gradient with respect to the last batch: (N, D)."""
        dx, self.dgamma, self.dbeta = self._backward(dout, self._cache)
        return dx


def function_layers(
    train: Callable[..., Any], backward: Callable[..., Any], gamma: float, beta: float
) -> Callable[[int], FunctionLayer]:
    """Makes such layers of any number of columns, all with this gamma and beta at first."""
    return lambda dim: FunctionLayer(train, backward, np.full(dim, gamma), np.full(dim, beta))
