"""Trains deep nets with a student's batch normalisation, or without it: many nets side by side.

Batch normalisation treats every column on its own. So the columns of K nets can pass through one
layer of the student's together, and a hundred small trainings take seconds.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray
from tqdm.auto import tqdm

from lab.softmax import softmax_cross_entropy
from lab.training import on_one_thread

Array = NDArray[np.floating]
Labels = NDArray[np.integer]


class NormLayer(Protocol):
    """What a student's layer of batch normalisation has to offer."""

    gamma: Array
    beta: Array
    dgamma: Array
    dbeta: Array

    def forward(self, x: Array, train: bool) -> Array: ...

    def backward(self, dout: Array) -> Array: ...


Normalise = Callable[[NormLayer, Array], Array]
CLASSES = 10


@dataclass(frozen=True)
class Activation:
    """A function, its derivative in terms of its output, and the gain of the weights before it.

    Weights of standard deviation gain / sqrt(n) are right for it (lesson 05).
    """

    function: Callable[[Array], Array]
    derivative: Callable[[Array], Array]
    gain: float = 1.0


RELU = Activation(lambda z: np.maximum(0, z), lambda h: (h > 0).astype(h.dtype), np.sqrt(2))
SIGMOID = Activation(lambda z: (1 + np.tanh(z / 2)) / 2, lambda h: h * (1 - h))


def at_test_time(layer: NormLayer, Z: Array) -> Array:
    """How a layer normalises what it was not trained on: by its running statistics."""
    return layer.forward(Z, False)


def in_training(layer: NormLayer, Z: Array) -> Array:
    """How a layer normalises a batch of the training: by the batch's own statistics."""
    return layer.forward(Z, True)


@dataclass(frozen=True)
class Nets:
    """K nets of one shape, side by side.

    weights, biases : of each layer, (K, n_in, n_out) and (K, 1, n_out); the last is the output's
    norms : of each hidden layer one for all nets, whose columns go net by net; none without
    activation : of the hidden layers
    losses : (steps, K) array, of each training batch
    """

    weights: list[Array]
    biases: list[Array]
    norms: list[NormLayer]
    activation: Activation
    losses: Array

    def outputs(self, X: Array, normalise: Normalise = at_test_time) -> list[Array]:
        """What each hidden layer gives for the rows of X (N, D), and last the scores.

        Returns
        -------
        list of (K, N, width) arrays, the last one (K, N, 10)
        """
        hidden = [H for _, H in self._hidden_layers(X, normalise)]
        return [*hidden, hidden[-1] @ self.weights[-1] + self.biases[-1]]

    def sums(self, X: Array, normalise: Normalise = at_test_time) -> list[Array]:
        """What enters the activation of each hidden layer for the rows of X (N, D), normalised
        where there are norms: a list of (K, N, width) arrays."""
        return [Z for Z, _ in self._hidden_layers(X, normalise)]

    def accuracy(self, X: Array, y: Labels, normalise: Normalise = at_test_time) -> Array:
        """The share of the rows of X (N, D) that each net gives their label y (N,): (K,)."""
        with np.errstate(all="ignore"):  # a net that diverged gives NaN, and so a wrong answer
            scores = on_one_thread(self.outputs)(X, normalise)[-1]
        return np.mean(scores.argmax(axis=-1) == y, axis=-1)

    def gradients(self, X: Array, y: Labels) -> tuple[Array, list[Array], list[Array]]:
        """The losses (K,) and the gradients of the weights and of the biases, by layer.

        The layers of batch normalisation keep the gradients of their own parameters.

        Parameters
        ----------
        X : (N, D) array, or (K, N, D) with rows for each net
        y : (N,) or (K, N) array of labels
        """
        outputs = self.outputs(X, in_training)
        inputs = [np.broadcast_to(X, (len(self.weights[0]), *X.shape[-2:])), *outputs[:-1]]
        loss, dZ = softmax_cross_entropy(outputs[-1], np.broadcast_to(y, outputs[-1].shape[:2]))
        dWs, dbs = [], []
        norms = [*self._norms(), None]
        for layer in reversed(range(len(self.weights))):
            if layer < len(self.weights) - 1:
                dZ = dZ * self.activation.derivative(outputs[layer])
            if (norm := norms[layer]) is not None:
                dZ = _by_net(norm.backward(_side_by_side(dZ)), dZ)
            dWs.append(np.swapaxes(inputs[layer], 1, 2) @ dZ)
            dbs.append(dZ.sum(axis=1, keepdims=True))
            dZ = dZ @ np.swapaxes(self.weights[layer], 1, 2)
        return loss, dWs[::-1], dbs[::-1]

    def _hidden_layers(self, X: Array, normalise: Normalise) -> Iterator[tuple[Array, Array]]:
        H = np.broadcast_to(X, (len(self.weights[0]), *X.shape)) if X.ndim == 2 else X
        for W, b, norm in zip(self.weights[:-1], self.biases, self._norms(), strict=False):
            Z = H @ W + b
            if norm is not None:
                Z = _by_net(normalise(norm, _side_by_side(Z)), Z)
            H = self.activation.function(Z)
            yield Z, H

    def _norms(self) -> Sequence[NormLayer | None]:
        return self.norms or [None] * (len(self.weights) - 1)


@on_one_thread
def train(
    X: Array,
    y: Labels,
    *,
    depth: int,
    width: int,
    activation: Activation,
    norm: Callable[[int], NormLayer] | None = None,
    scales: ArrayLike = 1.0,
    rates: ArrayLike = 0.1,
    seeds: ArrayLike = (0,),
    steps: int = 150,
    batch: int = 50,
    progress: tqdm | None = None,
) -> Nets:
    """Train K nets by stochastic gradient descent on the softmax cross-entropy loss.

    Net k gets the k-th scale, rate and seed; these are broadcast to one length.

    Parameters
    ----------
    X : (N, D) float array
    y : (N,) array of labels from 0 to 9
    depth, width : how many hidden layers (at least one), of how many units
    activation : of the hidden layers: `RELU` or `SIGMOID`
    norm : the student's class, one layer of which stands before each activation; None for none
    scales : of the hidden weights at first; 1 is right for the activation (lesson 05)
    rates : learning rates
    seeds : of the generators that draw weights and batches
    steps : 0 gives the nets as they start
    progress : a bar that is moved on by one after each step
    """
    given = np.broadcast_arrays(scales, rates, seeds)
    scales, rates, seeds = (np.atleast_1d(values).ravel() for values in given)
    rngs = [np.random.default_rng(seed) for seed in seeds.tolist()]
    nets = _first(X, scales, rngs, (depth, width), activation, norm, np.empty((steps, len(rngs))))
    speeds = rates.astype(X.dtype)
    with np.errstate(all="ignore"):  # some nets diverge; that is what a reader is to see
        for step in range(steps):
            rows = np.stack([rng.integers(len(X), size=batch) for rng in rngs])
            nets.losses[step], dWs, dbs = nets.gradients(X[rows], y[rows])
            _move([*nets.weights, *nets.biases], [*dWs, *dbs], speeds)
            for layer in nets.norms:
                each = np.repeat(speeds, width)
                layer.gamma = layer.gamma - each * layer.dgamma
                layer.beta = layer.beta - each * layer.dbeta
            if progress is not None:
                progress.update()
    return nets


def _first(
    X: Array,
    scales: Array,
    rngs: Sequence[np.random.Generator],
    shape: tuple[int, int],
    activation: Activation,
    norm: Callable[[int], NormLayer] | None,
    losses: Array,
) -> Nets:
    depth, width = shape
    sizes = [X.shape[1], *[width] * depth]
    weights = [
        np.stack(
            [
                s * activation.gain * rng.standard_normal(d)
                for s, rng in zip(scales, rngs, strict=True)
            ]
        )
        / np.sqrt(d[0])
        for d in pairwise(sizes)
    ]
    weights.append(np.stack([rng.standard_normal((width, CLASSES)) for rng in rngs]))
    weights[-1] /= np.sqrt(width)
    biases = [np.zeros((len(rngs), 1, W.shape[2])) for W in weights]
    norms = [norm(len(rngs) * width) for _ in range(depth)] if norm is not None else []
    for layer in norms:
        layer.gamma, layer.beta = (p.astype(X.dtype) for p in (layer.gamma, layer.beta))
    weights, biases = ([p.astype(X.dtype) for p in params] for params in (weights, biases))
    return Nets(weights, biases, norms, activation, losses)


def _move(params: Sequence[Array], gradients: Sequence[Array], rates: Array) -> None:
    for param, gradient in zip(params, gradients, strict=True):
        param -= rates[:, np.newaxis, np.newaxis] * gradient


def _side_by_side(Z: Array) -> Array:
    """(K, N, M) as (N, K M), the columns net by net."""
    return np.ascontiguousarray(np.swapaxes(Z, 0, 1)).reshape(Z.shape[1], -1)


def _by_net(columns: Array, like: Array) -> Array:
    """(N, K M) as (K, N, M) again, of the dtype that the net calculates in."""
    nets, rows, width = like.shape
    split = np.asarray(columns, like.dtype).reshape(rows, nets, width)
    return np.ascontiguousarray(np.swapaxes(split, 0, 1))
