"""Gradient descent with momentum, on a loss that is handed in."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]
Params = Mapping[str, Array]


def descend(
    loss_and_gradients: Callable[[Params], tuple[float, Params]],
    params: Params,
    *,
    rate: float,
    steps: int,
    momentum: float = 0.9,
) -> tuple[Array, Params]:
    """Go down from the parameters, which stay as they are.

    Parameters
    ----------
    loss_and_gradients : parameters -> the loss, and a gradient for each parameter by its name
    rate : learning rate

    Returns
    -------
    losses : (steps,) array, before each step
    params : after the last one
    """
    speed = {name: np.zeros_like(value) for name, value in params.items()}
    losses = np.empty(steps)
    for step in range(steps):
        losses[step], grads = loss_and_gradients(params)
        speed = {name: momentum * speed[name] - rate * grads[name] for name in params}
        params = {name: params[name] + speed[name] for name in params}
    return losses, params
