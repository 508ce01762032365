"""Trains a small net whose two hidden layers are a function that is handed in, and notes which
units are off."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lab.training import first_params, hinge_loss

Array = NDArray[np.floating]
Labels = NDArray[np.integer]

FAR = 1e6
"""A loss beyond is no use to anybody; the net is left as it was."""


class Layer(NamedTuple):
    """An affine layer with Leaky ReLUs: forward(X, W, b, slope) -> H, cache, and
    backward(dH, cache) -> dX, dW, db (lesson 02)."""

    forward: Callable[..., Any]
    backward: Callable[..., Any]


class History(NamedTuple):
    """What was noted before each step.

    off : (T, 2) array, for each hidden layer the share of units at most 0 on every row
    losses : (T,) array
    """

    off: Array
    losses: Array


def train(
    layer: Layer,
    X: Array,
    y: Labels,
    *,
    rate: float,
    bias: float,
    slope: float,
    steps: int,
    units: int = 40,
    batch: int = 50,
) -> History:
    """Stochastic gradient descent on the hinge loss.

    Parameters
    ----------
    X : (N, D) array
    y : (N,) array of labels from 0 to 9
    rate : learning rate
    bias : of the units of the first layer at first
    slope : of the activation on the left
    """
    rng = np.random.default_rng(0)
    params = first_params((X.shape[1], units, units, 10), rng)
    params["b1"] += np.float32(bias)
    off, losses = np.empty((steps, 2)), np.empty(steps)
    for step in range(steps):
        Hs, _, scores = _forward(layer, params, X, slope)
        off[step] = [np.mean(np.all(H <= 0, axis=0)) for H in Hs]
        losses[step], _ = hinge_loss(scores, y)
        if step > 0 and not losses[step] < FAR:
            off[step:], losses[step:] = off[step - 1], losses[step - 1]
            break
        rows = rng.integers(0, len(X), size=batch)
        grads = _gradients(layer, params, X[rows], y[rows], slope)
        params = {name: params[name] - rate * grads[name] for name in params}
    return History(off, losses)


def _forward(
    layer: Layer, params: Mapping[str, Array], X: Array, slope: float
) -> tuple[tuple[Array, Array], tuple[Any, Any], Array]:
    """The outputs of both hidden layers, their caches, and the scores (N, 10)."""
    H1, cache1 = layer.forward(X, params["W1"], params["b1"], slope)
    H2, cache2 = layer.forward(H1, params["W2"], params["b2"], slope)
    return (H1, H2), (cache1, cache2), H2 @ params["W3"] + params["b3"]


def _gradients(
    layer: Layer, params: Mapping[str, Array], X: Array, y: Labels, slope: float
) -> dict[str, Array]:
    (_, H2), caches, scores = _forward(layer, params, X, slope)
    _, dscores = hinge_loss(scores, y)
    dH1, dW2, db2 = layer.backward(dscores @ params["W3"].T, caches[1])
    _, dW1, db1 = layer.backward(dH1, caches[0])
    dW3, db3 = H2.T @ dscores, dscores.sum(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}
