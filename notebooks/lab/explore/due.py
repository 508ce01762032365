"""What the lessons' functions must return, so that an explorer can draw with them."""

import math
from collections.abc import Callable, Mapping
from typing import Any

from lab.explore.answers import checked, in_training
from lab.explore.results import Array, Due, Function


def _like_first(x: Array, *_rest: Any) -> Due:
    return x.shape


def _one_number(*_args: Any) -> Due:
    return ()


def _weights(n_in: int, n_out: int, _rng: Any) -> Due:
    return (n_in, n_out)


def _trials(count: int, names: Any) -> Due:
    trial: Due = [(), dict.fromkeys(names, ())]
    return [trial for _ in range(count)]


_DUE: Mapping[str, Callable[..., Due]] = {
    # 01 activations
    **dict.fromkeys(("sigmoid", "tanh", "relu", "leaky_relu", "elu"), _like_first),
    **dict.fromkeys(("sigmoid_grad", "tanh_grad", "relu_grad"), _like_first),
    **dict.fromkeys(("leaky_relu_grad", "elu_grad", "weight_gradients"), _like_first),
    "saturated_fraction": _one_number,
    # 03 capacity
    "bump_network": lambda _f, n, _steepness: [(1, 2 * n), (2 * n,), (2 * n, 1)],
    # 04 preprocessing
    "feature_means": lambda X: X.shape[1:],
    "principal_components": lambda X: [(X.shape[1], X.shape[1]), (X.shape[1],)],
    "project": lambda X, _mean, U, k: (len(X), min(k, U.shape[1])),
    "reconstruct": lambda Z, mean, _U: (len(Z), len(mean)),
    "variance_kept": _one_number,
    "whiten": lambda Z, _S, _eps: Z.shape,
    # 05 initialization
    "forward_activations": lambda X, weights, _f: [(len(X), W.shape[1]) for W in weights],
    "backward_gradients": lambda Hs, _weights, _dH, _grad: [H.shape for H in Hs],
    **dict.fromkeys(("small_random_init", "xavier_init", "he_init"), _weights),
    # 07 hyperparameters
    "random_search": lambda _objective, space, n, _rng: _trials(n, space),
    "grid_search": lambda _objective, grids: _trials(math.prod(map(len, grids.values())), grids),
    "on_boundary": _one_number,
}

_DUE_IN_TRAINING: Mapping[str, Callable[..., Due]] = {
    # 02 dead_relus
    "affine_leaky_relu": lambda X, W, _b, _slope: [(len(X), W.shape[1]), None],
    "affine_leaky_relu_backward": lambda dH, _cache: [None, None, (dH.shape[1],)],
    # 03 capacity
    "two_layer_loss": lambda params, _X, _y, _l2: [
        (),
        {name: array.shape for name, array in params.items()},
    ],
    # 06 batchnorm
    "batchnorm_train": lambda x, _gamma, _beta: [x.shape, None],
    "batchnorm_backward": lambda dout, _cache: [dout.shape, dout.shape[1:], dout.shape[1:]],
}


def careful(**functions: Function | None) -> dict[str, Function]:
    """A student's functions by their names, each made careful; those that are None are left out."""
    return {
        name: _careful(name, function)
        for name, function in functions.items()
        if function is not None
    }


def _careful(name: str, function: Function) -> Function:
    if name in _DUE_IN_TRAINING:
        return in_training(name, function, _DUE_IN_TRAINING[name])
    return checked(name, function, _DUE[name])
