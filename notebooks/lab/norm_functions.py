"""What two functions of batch normalisation make of a net, beside the same net without them."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lab import normed

Array = NDArray[np.floating]
Labels = NDArray[np.integer]


class Functions(NamedTuple):
    """batchnorm_train(x, gamma, beta) -> out, cache, and
    batchnorm_backward(dout, cache) -> dx, dgamma, dbeta (lesson 06)."""

    train: Callable[..., Any]
    backward: Callable[..., Any]


class FunctionLayer:
    """A layer made of them, for `lab.normed`; in training alone, for it has no running statistics.

    Parameters
    ----------
    gamma, beta : (D,) arrays
    """

    dgamma: Array
    dbeta: Array

    def __init__(self, functions: Functions, gamma: Array, beta: Array) -> None:
        self._functions = functions
        self.gamma, self.beta = gamma, beta

    def forward(self, x: Array, train: bool) -> Array:
        """The batch x (N, D), normalised by its own statistics."""
        if not train:
            raise ValueError("This layer keeps no running statistics.")
        out, self._cache = self._functions.train(x, self.gamma, self.beta)
        return out

    def backward(self, dout: Array) -> Array:
        """The gradient with respect to the last batch: (N, D)."""
        dx, self.dgamma, self.dbeta = self._functions.backward(dout, self._cache)
        return dx


class Comparison(NamedTuple):
    """Two nets, with batch normalisation and without.

    sums : (L, N, width) array, what enters each ReLU of one of them before the training
    losses : (2, steps) array, of the batches of both trainings
    """

    sums: Array
    losses: Array


def compare(
    functions: Functions,
    X: Array,
    y: Labels,
    *,
    norm: bool,
    gain: float,
    rate: float,
    gamma: float,
    beta: float,
    depth: int,
    steps: int,
    width: int = 30,
    batch: int = 50,
    highest: float = 100.0,
) -> Comparison:
    """Train both nets.

    Parameters
    ----------
    X : (N, D) array
    y : (N,) array of labels from 0 to 9
    norm : whether the sums are those of the net with it
    gain : of the hidden weights at first; 1 is right for ReLU (lesson 05)
    rate : learning rate
    gamma, beta : of every unit at first
    highest : stands for greater losses, and for those that are no number any more
    """

    def layer(dim: int) -> FunctionLayer:
        return FunctionLayer(functions, np.full(dim, gamma), np.full(dim, beta))

    def net(with_norm: bool, steps: int) -> normed.Nets:
        shape: Any = {"depth": depth, "width": width, "activation": normed.RELU}
        settings: Any = {"scales": gain, "rates": rate, "steps": steps, "batch": batch}
        return normed.train(X, y, **shape, norm=layer if with_norm else None, **settings)

    sums = np.concatenate(net(norm, 0).sums(X, normed.in_training))
    losses = np.array([net(with_norm, steps).losses[:, 0] for with_norm in (True, False)])
    return Comparison(sums, np.minimum(np.nan_to_num(losses, nan=highest), highest))
