"""Lesson 01: activation functions, their derivatives, and what saturation does to a gradient."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.floating]


def _as_floats(x: ArrayLike) -> Array:
    """An array of floats: float32 stays float32, integers become float64."""
    x = np.asarray(x)
    return x if np.issubdtype(x.dtype, np.floating) else x.astype(np.float64)


def sigmoid(x: ArrayLike) -> Array:
    """1 / (1 + exp(-x)), elementwise, without overflow for any x.

    exp() is only taken of numbers that are not positive, so it stays within [0, 1].
    """
    x = _as_floats(x)
    decay = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, decay) / (1 + decay)


def sigmoid_grad(x: ArrayLike) -> Array:
    """The sigmoid's derivative at x: s (1 - s), at most 0.25.

    Written with exp(-|x|) so that the tail on the right is as exact as the one on the left.
    """
    decay = np.exp(-np.abs(_as_floats(x)))
    return decay / (1 + decay) ** 2


def tanh_grad(x: ArrayLike) -> Array:
    """The derivative of tanh at x: 1 - tanh(x)^2 = 4 sigmoid'(2x), at most 1."""
    return 4 * sigmoid_grad(2 * _as_floats(x))


def relu(x: ArrayLike) -> Array:
    """max(0, x), elementwise (Nair and Hinton, 2010)."""
    return np.maximum(0, x)


def relu_grad(x: ArrayLike) -> Array:
    """The ReLU's derivative at x: 1 for x > 0, else 0 (at the kink too)."""
    x = _as_floats(x)
    return (x > 0).astype(x.dtype)


def leaky_relu(x: ArrayLike, slope: float = 0.01) -> Array:
    """x for x > 0, slope * x elsewhere; 0 <= slope <= 1 (Maas, Hannun and Ng, 2013)."""
    x = _as_floats(x)
    return np.where(x > 0, x, slope * x).astype(x.dtype)


def leaky_relu_grad(x: ArrayLike, slope: float = 0.01) -> Array:
    """The Leaky ReLU's derivative at x: 1 for x > 0, slope elsewhere."""
    x = _as_floats(x)
    return np.where(x > 0, 1, slope).astype(x.dtype)


def elu(x: ArrayLike, alpha: float = 1.0) -> Array:
    """x for x > 0, alpha (exp(x) - 1) elsewhere (Clevert, Unterthiner and Hochreiter, 2015)."""
    x = _as_floats(x)
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0))).astype(x.dtype)


def elu_grad(x: ArrayLike, alpha: float = 1.0) -> Array:
    """The ELU's derivative at x: 1 for x > 0, alpha exp(x) elsewhere."""
    x = _as_floats(x)
    return np.where(x > 0, 1, alpha * np.exp(np.minimum(x, 0))).astype(x.dtype)


def maxout(X: Array, W1: Array, b1: Array, W2: Array, b2: Array) -> Array:
    """The larger of two affine maps (Goodfellow et al., 2013).

    Parameters
    ----------
    X : (N, D) array
    W1, W2 : (D, M) arrays
    b1, b2 : (M,) arrays

    Returns
    -------
    (N, M) array
        max(X W1 + b1, X W2 + b2), elementwise.
    """
    return np.maximum(X @ W1 + b1, X @ W2 + b2)


def maxout_backward(
    dout: Array, X: Array, W1: Array, b1: Array, W2: Array, b2: Array
) -> tuple[Array, Array, Array, Array, Array]:
    """The gradients of maxout: each output sends its gradient to the map that won.

    Parameters
    ----------
    dout : (N, M) upstream gradient
    X, W1, b1, W2, b2 : as for `maxout`

    Returns
    -------
    dX (N, D), dW1 (D, M), db1 (M,), dW2 (D, M), db2 (M,)
    """
    first_wins = X @ W1 + b1 >= X @ W2 + b2
    d1 = dout * first_wins
    d2 = dout * ~first_wins
    return d1 @ W1.T + d2 @ W2.T, X.T @ d1, d1.sum(axis=0), X.T @ d2, d2.sum(axis=0)


def saturated_fraction(grad: ArrayLike, threshold: float = 0.01) -> float:
    """The share of entries with ``|grad| < threshold``, from 0 to 1.

    Parameters
    ----------
    grad : local derivatives, any shape
    """
    return float(np.mean(np.abs(grad) < threshold))


def weight_gradients(X: Array, dz: Array) -> Array:
    """Each example's gradient for the weights of one neuron z = X w.

    Parameters
    ----------
    X : (N, D) array
    dz : (N,) array, the gradient of example i's loss with respect to z_i

    Returns
    -------
    (N, D) array
        Row i is dz_i * x_i.
    """
    return np.asarray(dz)[:, np.newaxis] * X


def same_sign_fraction(G: ArrayLike) -> float:
    """The share of rows of G (N, D) whose entries are all > 0 or all < 0, from 0 to 1."""
    G = np.asarray(G)
    return float(np.mean(np.all(G > 0, axis=1) | np.all(G < 0, axis=1)))
