"""Lesson 05: weights to start from, and what ten layers make of a signal and of a gradient."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.floating]
Elementwise = Callable[[Array], Array]


def constant_init(n_in: int, n_out: int, value: float = 0.0) -> Array:
    """Weights (n_in, n_out) that all are ``value``: hidden units that can't become different."""
    return np.full((n_in, n_out), float(value))


def small_random_init(
    n_in: int, n_out: int, rng: np.random.Generator, scale: float = 0.01
) -> Array:
    """Normal weights (n_in, n_out) with mean 0 and standard deviation ``scale``."""
    return scale * rng.standard_normal((n_in, n_out))


def xavier_init(n_in: int, n_out: int, rng: np.random.Generator) -> Array:
    """Normal weights (n_in, n_out) with mean 0 and standard deviation 1 / sqrt(n_in).

    LeCun et al. (1998), section 4.6; Glorot and Bengio (2010) use the mean of n_in and n_out.
    """
    return rng.standard_normal((n_in, n_out)) / np.sqrt(n_in)


def he_init(n_in: int, n_out: int, rng: np.random.Generator) -> Array:
    """Normal weights (n_in, n_out) with mean 0 and standard deviation sqrt(2 / n_in).

    He et al. (2015), equation 10.
    """
    return rng.standard_normal((n_in, n_out)) * np.sqrt(2 / n_in)


def init_for(activation_name: str, n_in: int, n_out: int, rng: np.random.Generator) -> Array:
    """The weights (n_in, n_out) that suit an activation: Xavier for "tanh", He for "relu".

    Raises
    ------
    ValueError
        For any other name.
    """
    if activation_name == "tanh":
        return xavier_init(n_in, n_out, rng)
    if activation_name == "relu":
        return he_init(n_in, n_out, rng)
    raise ValueError(f'no initialization for "{activation_name}"; known are "tanh" and "relu"')


def forward_activations(X: Array, weights: Sequence[Array], activation: Elementwise) -> list[Array]:
    """The output of each layer of a stack without biases.

    Parameters
    ----------
    X : (N, D) array
    weights : L arrays; the first is (D, M1), the second (M1, M2), and so on
    activation : elementwise function, applied after every layer, the last one included

    Returns
    -------
    list of L arrays
        (N, M1), (N, M2), ...; an empty list for no weights.
    """
    outputs = []
    H = X
    for W in weights:
        H = activation(H @ W)
        outputs.append(H)
    return outputs


def layer_statistics(Hs: Sequence[Array]) -> Array:
    """The mean and the standard deviation (over all entries) of each of L arrays: (L, 2)."""
    return np.array([[np.mean(H), np.std(H)] for H in Hs], dtype=np.float64).reshape(-1, 2)


def backward_gradients(
    Hs: Sequence[Array],
    weights: Sequence[Array],
    dH: Array,
    activation_grad_from_output: Elementwise,
) -> list[Array]:
    """The gradient with respect to each layer's output.

    Parameters
    ----------
    Hs, weights : what `forward_activations` gave, and was given; L of each, L >= 1
    dH : the upstream gradient, with respect to the last output
    activation_grad_from_output : the activation's derivative as a function of its output h:
        1 - h^2 for tanh, h (1 - h) for the sigmoid, (h > 0) for ReLU

    Returns
    -------
    list of L arrays, in the order of the layers
        Each of the shape of that layer's output; the last one is dH.
    """
    gradients = [dH]
    for H, W in zip(Hs[:0:-1], weights[:0:-1], strict=True):
        dZ = gradients[-1] * activation_grad_from_output(H)
        gradients.append(dZ @ W.T)
    return gradients[::-1]


def distinct_columns(W: ArrayLike, tol: float = 1e-9) -> int:
    """The number of different columns of W (D, M): 0 for M = 0.

    Two columns are the same if no entries differ by more than ``tol``.
    """
    columns = np.asarray(W, dtype=np.float64).T
    count = 0
    while len(columns):
        same = np.all(np.abs(columns - columns[0]) <= tol, axis=1)
        columns = columns[~same]
        count += 1
    return count


def output_std(n_in: int, weight_std: float, input_std: float) -> float:
    """The standard deviation of w1 x1 + ... + wn xn, for n_in independent products of weights and
    inputs with mean 0: the variances of the products add up."""
    return float(np.sqrt(n_in) * weight_std * input_std)
