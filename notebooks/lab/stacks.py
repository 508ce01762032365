"""Trains a stack of layers by functions that a student wrote; how the weights start is not its
business."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from tqdm.auto import tqdm

from lab.softmax import softmax_cross_entropy
from lab.training import on_one_thread

Array = np.ndarray
Activation = Callable[[Array], Array]
Forward = Callable[[Array, Sequence[Array], Activation], Sequence[Array]]
Backward = Callable[[Sequence[Array], Sequence[Array], Array, Activation], Sequence[Array]]


@dataclass(frozen=True)
class Passes:
    """How a signal goes up a stack, and how a gradient comes down; see lesson 05."""

    forward: Forward
    backward: Backward
    activation: Activation
    activation_grad_from_output: Activation


ONE_TANH_LAYER = Passes(
    forward=lambda X, weights, activation: [activation(X @ weights[0])],
    backward=lambda Hs, weights, dH, activation_grad_from_output: [dH],
    activation=np.tanh,
    activation_grad_from_output=lambda h: 1 - h**2,
)


@dataclass(frozen=True)
class Trained:
    """What training leaves.

    losses : (steps,) array, the loss of each batch
    weights : the hidden layers' weights; the last array is that of the output layer
    """

    losses: Array
    weights: list[Array]


@on_one_thread
def train(
    weights: Sequence[Array],
    X: Array,
    y: Array,
    passes: Passes,
    rng: np.random.Generator,
    *,
    learning_rate: float,
    steps: int = 300,
    batch: int = 100,
    held_unit: bool = False,
    progress: tqdm | None = None,
) -> Trained:
    """Stochastic gradient descent on the softmax cross-entropy loss.

    Parameters
    ----------
    weights : one array a hidden layer, and the output layer's; they stay as they are
    X : (N, D) array
    y : (N,) array of labels
    held_unit : whether the last unit of each hidden layer is held at 1 (see `with_bias_row`)
    progress : a bar that is moved on by one after each step
    """
    weights = [np.array(W, dtype=X.dtype) for W in weights]
    losses = np.empty(steps)
    for step in range(steps):
        rows = rng.integers(len(X), size=batch)
        losses[step], gradients = _loss_and_gradients(weights, X[rows], y[rows], passes)
        if held_unit:
            for dW in gradients[:-1]:
                dW[:, -1] = 0
        for W, dW in zip(weights, gradients, strict=True):
            W -= learning_rate * dW
        if progress is not None:
            progress.update()
    return Trained(losses, weights)


def with_bias_row(W: Array, bias: float) -> Array:
    """Weights with biases: those of one more input, which is always 1, and of one more unit,
    which hands this 1 on to the next layer (for an activation with f(1) = 1, such as ReLU).

    Parameters
    ----------
    W : (n_in, n_out) array
    bias : the biases' first value

    Returns
    -------
    (n_in + 1, n_out + 1) array
    """
    larger = np.zeros((W.shape[0] + 1, W.shape[1] + 1), W.dtype)
    larger[:-1, :-1] = W
    larger[-1, :-1] = bias
    larger[-1, -1] = 1
    return larger


def _loss_and_gradients(
    weights: Sequence[Array], X: Array, y: Array, passes: Passes
) -> tuple[float, list[Array]]:
    *hidden, W_out = weights
    Hs = passes.forward(X, hidden, passes.activation)
    loss, dscores = softmax_cross_entropy(Hs[-1] @ W_out, y)
    dHs = passes.backward(Hs, hidden, dscores @ W_out.T, passes.activation_grad_from_output)
    inputs = [X, *Hs[:-1]]
    gradients = [
        below.T @ (dH * passes.activation_grad_from_output(H))
        for below, H, dH in zip(inputs, Hs, dHs, strict=True)
    ]
    return float(loss), [*gradients, Hs[-1].T @ dscores]
