"""Lesson 07: hyper-parameters. Schedules of the learning rate, dropout, and the search for values
that work."""

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.floating]
Params = dict[str, Any]
Trial = tuple[float, Params]
Space = Mapping[str, tuple[float, float]]


def log_uniform(
    low_exp: float,
    high_exp: float,
    rng: np.random.Generator,
    size: int | tuple[int, ...] | None = None,
) -> Any:
    """Numbers whose decimal logarithm is uniform: as many in each decade.

    Parameters
    ----------
    low_exp, high_exp : exponents; the numbers lie between 10**low_exp and 10**high_exp
    size : shape of the result; None gives one number
    """
    return 10.0 ** rng.uniform(low_exp, high_exp, size)


def step_decay(lr0: float, epoch: ArrayLike, drop: float = 0.5, every: float = 10) -> Any:
    """The rate lr0, multiplied by ``drop`` after each ``every`` epochs."""
    return lr0 * drop ** (np.asarray(epoch) // every)


def exponential_decay(lr0: float, epoch: ArrayLike, k: float) -> Any:
    """The rate lr0 e^(-k epoch)."""
    return lr0 * np.exp(-k * np.asarray(epoch))


def inverse_decay(lr0: float, epoch: ArrayLike, k: float) -> Any:
    """The rate lr0 / (1 + k epoch)."""
    return lr0 / (1 + k * np.asarray(epoch))


def dropout(x: ArrayLike, keep: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Inverted dropout (Srivastava et al., 2014, section 10).

    Parameters
    ----------
    x : array of any shape
    keep : probability that an entry stays, 0 < keep <= 1

    Returns
    -------
    out : array of x's shape, x * mask
    mask : array of x's shape, of 0 and 1 / keep; float32 for a float32 x, else float64
    """
    x = np.asarray(x)
    dtype = x.dtype if x.dtype.kind == "f" else np.float64
    mask = (rng.random(x.shape) < keep).astype(dtype) / np.asarray(keep, dtype)
    return x * mask, mask


def dropout_backward(dout: ArrayLike, mask: Array) -> Array:
    """The gradient with respect to dropout's input."""
    return np.asarray(dout) * mask


def random_search(
    objective: Callable[[Params], float],
    space: Space,
    n_trials: int,
    rng: np.random.Generator,
) -> list[Trial]:
    """Trials at random places (Bergstra and Bengio, 2012).

    Parameters
    ----------
    objective : params -> score, called once a trial; higher is better
    space : name -> (low_exp, high_exp); each value is drawn log-uniformly, anew for each trial

    Returns
    -------
    list of n_trials pairs (score, params)
        Best first; NaN last.
    """
    trials = []
    for _ in range(n_trials):
        params = {name: float(log_uniform(*exps, rng)) for name, exps in space.items()}
        trials.append((objective(dict(params)), params))
    return best_first(trials)


def grid_search(
    objective: Callable[[Params], float], grids: Mapping[str, Sequence[Any]]
) -> list[Trial]:
    """Every combination of the given values, once.

    Parameters
    ----------
    objective : params -> score; higher is better
    grids : name -> values

    Returns
    -------
    list of pairs (score, params)
        Best first; NaN last.
    """
    trials = []
    for values in product(*grids.values()):
        params = dict(zip(grids, values, strict=True))
        trials.append((objective(dict(params)), params))
    return best_first(trials)


def best_first(trials: Sequence[Trial]) -> list[Trial]:
    """The trials by falling score; NaN comes after everything, -inf included."""
    return sorted(trials, key=lambda trial: (math.isnan(trial[0]), -trial[0]))


def on_boundary(value: float, low_exp: float, high_exp: float, margin: float = 0.1) -> bool:
    """Whether a value lies so near an end of its range that the best one may lie beyond.

    Parameters
    ----------
    value : positive number
    low_exp, high_exp : exponents of the range's ends
    margin : share of the range, on the log scale, that counts as its end; outside counts too
    """
    place = (math.log10(value) - low_exp) / (high_exp - low_exp)
    return place <= margin or place >= 1 - margin


def zoom(trials: Sequence[Trial], space: Space, top: int = 5) -> dict[str, tuple[float, float]]:
    """The space that the best trials span.

    Parameters
    ----------
    trials : pairs (score, params), in any order
    space : name -> (low_exp, high_exp), whose names are looked up in the trials
    top : how many of the best trials count; all, if there are fewer

    Returns
    -------
    dict
        name -> (low_exp, high_exp), the exponents of the smallest and the largest value.
    """
    best = [params for _, params in best_first(trials)[:top]]
    exponents = {name: [math.log10(params[name]) for params in best] for name in space}
    return {name: (min(found), max(found)) for name, found in exponents.items()}
