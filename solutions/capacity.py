"""Lesson 03: bumps that build any curve, a classifier's loss, and the parameters of a net."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from solutions.activations import sigmoid

Array = NDArray[np.floating | np.integer]


def bump(x: ArrayLike, left: float, right: float, height: float, steepness: float = 200.0) -> Array:
    """height from ``left`` to ``right`` and 0 elsewhere, with edges as steep as sigmoids are.

    Parameters
    ----------
    x : number or array of any shape
    left, right : where the edges are, left < right
    height : the value in between
    steepness : of the edges; they are about 4 / steepness wide
    """
    x = np.asarray(x)
    return height * (sigmoid(steepness * (x - left)) - sigmoid(steepness * (x - right)))


def bump_network(
    f: Callable[[Array], Array], n_bumps: int, steepness: float = 2000.0
) -> tuple[Array, Array, Array]:
    """A sigmoid net with one hidden layer that approximates f on [0, 1] by equally wide bumps.

    A bump is as high as f in its middle, so for an f with |f(x) - f(y)| <= L |x - y| the error on
    [1/n, 1 - 1/n] is at most about L / (2 n); at 0 and 1 the outer edges are half way down.
    The idea is Cybenko's (1989), as drawn in Nielsen (2015), chapter 4.

    Parameters
    ----------
    f : takes and returns an array (K,)
    n_bumps : at least 1

    Returns
    -------
    W1 (1, 2n), b1 (2n,), W2 (2n, 1)
        The net's output for x (K, 1) is ``sigmoid(x W1 + b1) W2``.
    """
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = np.asarray(f((edges[:-1] + edges[1:]) / 2))
    W1 = np.full((1, 2 * n_bumps), float(steepness))
    b1 = -steepness * np.concatenate([edges[:-1], edges[1:]])
    W2 = np.concatenate([heights, -heights])[:, np.newaxis]
    return W1, b1, W2


def softmax_cross_entropy(scores: ArrayLike, y: ArrayLike) -> tuple[float, Array]:
    """The mean of -log softmax(scores)[right class], and its gradient; no score overflows.

    Parameters
    ----------
    scores : (N, C) array
    y : (N,) array of class numbers

    Returns
    -------
    loss : float
    dscores : (N, C) array
    """
    scores, y = np.asarray(scores), np.asarray(y)
    rows = np.arange(len(y))
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_sum = np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    dscores = np.exp(shifted - log_sum)
    dscores[rows, y] -= 1
    return float(np.mean(log_sum[:, 0] - shifted[rows, y])), dscores / len(y)


def l2_penalty(weights: Sequence[Array], strength: float) -> tuple[float, list[Array]]:
    """0.5 * strength * the sum of all squared weights, and the gradient for each array.

    No weights give 0 and an empty list.
    """
    penalty = 0.5 * strength * sum(float(np.sum(np.square(W))) for W in weights)
    return penalty, [strength * np.asarray(W) for W in weights]


def two_layer_loss(
    params: Mapping[str, Array], X: Array, y: ArrayLike, l2: float = 0.0
) -> tuple[float, dict[str, Array]]:
    """The loss of a net with one hidden ReLU layer, and its gradients.

    Parameters
    ----------
    params : W1 (D, H), b1 (H,), W2 (H, C), b2 (C,)
    X : (N, D) array
    y : (N,) array of class numbers
    l2 : strength of the penalty on W1 and W2; biases are free

    Returns
    -------
    loss : float, mean cross-entropy + penalty
    grads : dict with the names and shapes of params
    """
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    Z = X @ W1 + b1
    H = np.maximum(0, Z)
    loss, dscores = softmax_cross_entropy(H @ W2 + b2, y)
    penalty, (rW1, rW2) = l2_penalty([W1, W2], l2)
    dZ = (dscores @ W2.T) * (Z > 0)
    return loss + penalty, {
        "W1": X.T @ dZ + rW1,
        "b1": dZ.sum(axis=0),
        "W2": H.T @ dscores + rW2,
        "b2": dscores.sum(axis=0),
    }


def parameter_count(sizes: Sequence[int]) -> int:
    """How many weights and biases a fully connected net with these layer sizes has.

    Parameters
    ----------
    sizes : inputs, hidden layers, outputs; a single size has no layer, so 0
    """
    return sum((inputs + 1) * outputs for inputs, outputs in pairwise(sizes))
