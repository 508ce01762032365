"""Lesson 06: batch normalisation, forward and backward, in training and at test time."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]
Numbers = Array | NDArray[np.integer]
Cache = tuple[Array, Array, Array]
"""What backward needs: the normalised x, the standard deviations that divided it, and gamma."""


def batchnorm_train(
    x: Numbers, gamma: Array, beta: Array, eps: float = 1e-5
) -> tuple[Array, Cache]:
    """Normalise every column by the batch's own statistics, then scale and shift it.

    Ioffe and Szegedy (2015), algorithm 1.

    Parameters
    ----------
    x : (N, D) array, one row an example; N >= 1
    gamma, beta : (D,) arrays
    eps : is added to the variance (which divides by N)

    Returns
    -------
    out : (N, D) array
    cache : for `batchnorm_backward`
    """
    centred = x - np.mean(x, axis=0)
    std = np.sqrt(np.mean(centred**2, axis=0) + eps)
    x_hat = centred / std
    return gamma * x_hat + beta, (x_hat, std, gamma)


def batchnorm_backward(dout: Numbers, cache: Cache) -> tuple[Array, Array, Array]:
    """The gradients of `batchnorm_train`: the short form of section 3's chain of six steps.

    Parameters
    ----------
    dout : (N, D) upstream gradient
    cache : what `batchnorm_train` returned

    Returns
    -------
    dx (N, D), dgamma (D,), dbeta (D,)
    """
    x_hat, std, gamma = cache
    dgamma = np.sum(dout * x_hat, axis=0)
    dbeta = np.sum(dout, axis=0)
    dx = gamma / std * (dout - dbeta / len(dout) - x_hat * (dgamma / len(dout)))
    return dx, dgamma, dbeta


def update_running(running: Numbers, batch_value: Numbers, momentum: float = 0.9) -> Array:
    """The running average after one more batch: momentum old + (1 - momentum) new.

    PyTorch calls 1 - momentum "momentum".

    Parameters
    ----------
    running, batch_value : (D,) arrays
    momentum : from 0 (the last batch alone) to 1 (nothing is taken in)
    """
    return momentum * running + (1 - momentum) * batch_value


def batchnorm_test(
    x: Numbers,
    gamma: Array,
    beta: Array,
    running_mean: Array,
    running_var: Array,
    eps: float = 1e-5,
) -> Array:
    """Normalise every row by statistics that were gathered in training; rows don't meet.

    Ioffe and Szegedy (2015), algorithm 2, line 11.

    Parameters
    ----------
    x : (N, D) array
    gamma, beta, running_mean, running_var : (D,) arrays
    eps : is added to the variance

    Returns
    -------
    (N, D) array
    """
    return gamma * (x - running_mean) / np.sqrt(running_var + eps) + beta


def identity_parameters(x: Numbers, eps: float = 1e-5) -> tuple[Array, Array]:
    """The gamma and beta, (D,) each, with which `batchnorm_train` gives x (N, D) back."""
    return np.sqrt(np.var(x, axis=0) + eps), np.mean(x, axis=0)


class BatchNorm:
    """A layer of batch normalisation, with its parameters, their gradients and its statistics.

    Attributes
    ----------
    gamma, beta : (dim,) arrays, the parameters; 1 and 0 at first
    running_mean, running_var : (dim,) arrays; 0 and 1 at first
    dgamma, dbeta : (dim,) arrays, left by `backward`
    """

    def __init__(self, dim: int, momentum: float = 0.9, eps: float = 1e-5) -> None:
        self.momentum = momentum
        self.eps = eps
        self.gamma: Array = np.ones(dim)
        self.beta: Array = np.zeros(dim)
        self.running_mean: Array = np.zeros(dim)
        self.running_var: Array = np.ones(dim)

    def forward(self, x: Numbers, train: bool) -> Array:
        """The output (N, dim); in training by the batch's statistics, which are noted as well."""
        if not train:
            return batchnorm_test(
                *(x, self.gamma, self.beta, self.running_mean, self.running_var), eps=self.eps
            )
        out, self._cache = batchnorm_train(x, self.gamma, self.beta, self.eps)
        mean, var = np.mean(x, axis=0), np.var(x, axis=0)
        self.running_mean = update_running(self.running_mean, mean, self.momentum)
        self.running_var = update_running(self.running_var, var, self.momentum)
        return out

    def backward(self, dout: Numbers) -> Array:
        """The gradient with respect to the last training batch, (N, dim)."""
        dx, self.dgamma, self.dbeta = batchnorm_backward(dout, self._cache)
        return dx
