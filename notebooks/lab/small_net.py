"""Trains one small network, with whatever a search may choose: learning rate, its schedule, L2,
dropout. What is chosen is not its business."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from lab.softmax import softmax_cross_entropy
from lab.training import first_params, on_one_thread

Array = np.ndarray
Schedule = Callable[[int], float]


@dataclass(frozen=True)
class Images:
    """Rows of numbers with their labels: X (N, D) float32, y (N,), for training and validation."""

    X_train: Array
    y_train: Array
    X_val: Array
    y_val: Array


@dataclass(frozen=True)
class Dropout:
    """The two functions of lesson 07, and the share of hidden units that stays."""

    forward: Callable[[Array, float, np.random.Generator], tuple[Array, Array]]
    backward: Callable[[Array, Array], Array]
    keep: float


@dataclass(frozen=True)
class Run:
    """What training leaves: an entry after each epoch.

    train, val : (epochs,) accuracy, from 0 to 1
    train_loss, val_loss : (epochs,) mean loss, without the penalty
    """

    train: Array
    val: Array
    train_loss: Array
    val_loss: Array


@on_one_thread
def train(images: Images, rng: np.random.Generator, **settings: Any) -> Run:
    """Train a net, and measure it after each epoch.

    Where the numbers of the net leave the finite range, all is NaN from then on.

    Parameters
    ----------
    settings : as for `params_by_epoch`
    """
    measured = []
    for params in params_by_epoch(images, rng, **settings):
        on_train = _accuracy_and_loss(params, images.X_train, images.y_train)
        on_val = _accuracy_and_loss(params, images.X_val, images.y_val)
        measured.append([on_train[0], on_val[0], on_train[1], on_val[1]])
    return Run(*np.array(measured).T)


@on_one_thread
def validation_accuracy(images: Images, rng: np.random.Generator, **settings: Any) -> float:
    """The accuracy of a net on the validation images after training; NaN if it blew up.

    Parameters
    ----------
    settings : as for `params_by_epoch`
    """
    params: dict[str, Array] = {}
    for params in params_by_epoch(images, rng, **settings):
        if not np.isfinite(params["W1"]).all():
            return np.nan
    return _accuracy_and_loss(params, images.X_val, images.y_val)[0]


def params_by_epoch(
    images: Images,
    rng: np.random.Generator,
    *,
    learning_rate: float | Schedule,
    l2: float = 0.0,
    dropout: Dropout | None = None,
    hidden: int = 32,
    epochs: int = 5,
    batch: int = 100,
) -> Iterator[dict[str, Array]]:
    """Stochastic gradient descent on the softmax cross-entropy of a net with one ReLU layer.

    Parameters
    ----------
    learning_rate : a number, or a function of the epoch (0, 1, 2, ...)
    l2 : strength of the penalty 0.5 * l2 * (sum of the squared weights)
    dropout : applied to the hidden layer, in training only

    Yields
    ------
    the parameters after each epoch, W1, b1, W2, b2; the same arrays each time
    """
    X, y = images.X_train, images.y_train
    params = first_params((X.shape[1], hidden, int(y.max()) + 1), rng)
    for epoch in range(epochs):
        rate = learning_rate(epoch) if callable(learning_rate) else learning_rate
        order = rng.permutation(len(X))
        with np.errstate(all="ignore"):
            for start in range(0, len(X), batch):
                rows = order[start : start + batch]
                grads = _gradients(params, X[rows], y[rows], l2, dropout, rng)
                for name, gradient in grads.items():
                    params[name] -= np.float32(rate) * gradient
        yield params


def scores(params: Mapping[str, Array], X: Array) -> Array:
    """What a trained net gives the rows of X (N, D): (N, C)."""
    return np.maximum(0, X @ params["W1"] + params["b1"]) @ params["W2"] + params["b2"]


def _gradients(
    params: dict[str, Array],
    X: Array,
    y: Array,
    l2: float,
    dropout: Dropout | None,
    rng: np.random.Generator,
) -> dict[str, Array]:
    H = np.maximum(0, X @ params["W1"] + params["b1"])
    kept, mask = (H, H) if dropout is None else dropout.forward(H, dropout.keep, rng)
    _, dscores = softmax_cross_entropy(kept @ params["W2"] + params["b2"], y)
    dkept = dscores @ params["W2"].T
    dH = dkept if dropout is None else dropout.backward(dkept, mask)
    dZ = dH * (H > 0)
    return {
        "W1": X.T @ dZ + np.float32(l2) * params["W1"],
        "b1": dZ.sum(axis=0),
        "W2": kept.T @ dscores + np.float32(l2) * params["W2"],
        "b2": dscores.sum(axis=0),
    }


def _accuracy_and_loss(params: dict[str, Array], X: Array, y: Array) -> tuple[float, float]:
    """Both NaN for a net whose numbers have left the finite range."""
    with np.errstate(all="ignore"):
        given = scores(params, X)
    if not np.isfinite(given).all():
        return np.nan, np.nan
    # A net about to blow up has scores whose differences and sums only float64 can hold.
    loss, _ = softmax_cross_entropy(given.astype(np.float64), y)
    return float(np.mean(given.argmax(axis=1) == y)), float(loss)
