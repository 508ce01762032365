"""Lesson 02: layers with a ReLU or a Leaky ReLU, and the units among them that are dead."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.floating | np.integer]
Cache = tuple[Array, Array, NDArray[np.bool_], float]
"""What backward needs of a layer: X, W, where the unit was active, and the slope elsewhere."""


def affine_relu(X: Array, W: Array, b: Array) -> tuple[Array, Cache]:
    """A layer max(0, X W + b) (Nair and Hinton, 2010).

    Parameters
    ----------
    X : (N, D) array
    W : (D, M) array
    b : (M,) array

    Returns
    -------
    H : (N, M) array
    cache : for `affine_relu_backward`
    """
    Z = np.asarray(X) @ W + b
    return np.maximum(0, Z), (X, W, Z > 0, 0.0)


def affine_relu_backward(dH: Array, cache: Cache) -> tuple[Array, Array, Array]:
    """The gradients of `affine_relu`: where a unit gave 0, nothing passes.

    Parameters
    ----------
    dH : (N, M) upstream gradient
    cache : what `affine_relu` returned

    Returns
    -------
    dX (N, D), dW (D, M), db (M,)
    """
    X, W, active, _ = cache
    return _affine_backward(dH * active, X, W)


def affine_leaky_relu(X: Array, W: Array, b: Array, slope: float = 0.01) -> tuple[Array, Cache]:
    """A layer with Z = X W + b: Z where Z > 0, slope Z elsewhere (Maas, Hannun and Ng, 2013).

    Parameters and returns as for `affine_relu`; 0 <= slope <= 1.
    """
    Z = np.asarray(X) @ W + b
    active = Z > 0
    return np.where(active, Z, slope * Z), (X, W, active, slope)


def affine_leaky_relu_backward(dH: Array, cache: Cache) -> tuple[Array, Array, Array]:
    """The gradients of `affine_leaky_relu`: where Z <= 0, the slope's share passes.

    Parameters and returns as for `affine_relu_backward`.
    """
    X, W, active, slope = cache
    return _affine_backward(np.where(active, dH, slope * np.asarray(dH)), X, W)


def _affine_backward(dZ: Array, X: Array, W: Array) -> tuple[Array, Array, Array]:
    return dZ @ np.transpose(W), np.transpose(X) @ dZ, dZ.sum(axis=0)


def dead_units(H: ArrayLike) -> NDArray[np.bool_]:
    """Which units are 0 on every row of H (N, M): a bool array (M,)."""
    return ~np.any(H, axis=0)


def dead_fraction(Hs: Sequence[ArrayLike]) -> Array:
    """The share of dead units in each layer.

    Parameters
    ----------
    Hs : L arrays, the output of each layer on the same rows; widths may differ

    Returns
    -------
    (L,) array, from 0 to 1; of length 0 for an empty list
    """
    return np.array([dead_units(H).mean() for H in Hs])


def killing_bias(X: ArrayLike, W: ArrayLike) -> NDArray[np.floating]:
    """The largest bias of each unit at which max(0, X W + b) is 0 on every row.

    Parameters
    ----------
    X : (N, D) array, N >= 1
    W : (D, M) array

    Returns
    -------
    (M,) array
        A unit is dead just if its largest X W + b is not above 0, so minus the largest X W.
    """
    return -np.max(np.asarray(X) @ np.asarray(W), axis=0)


def sgd_step(
    params: Mapping[str, Array], grads: Mapping[str, Array], lr: float
) -> dict[str, Array]:
    """One step of gradient descent: a new dict with params[name] - lr grads[name]."""
    return {name: value - lr * grads[name] for name, value in params.items()}
