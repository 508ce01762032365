"""Explorer 3: how the learning rate, the first bias and the slope decide which units die.

Each picture trains a net of two hidden layers anew, with the student's layer of Leaky ReLUs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from numpy.typing import NDArray

from lab import style, training
from lab.explore.answers import checked
from lab.explore.controls import Preset, Slider, Values
from lab.explore.display import show
from lab.explore.explorer import Reading

Array = NDArray[np.floating]

STEPS, UNITS, BATCH = 80, 40, 50
FAR = 1e6
"""A loss beyond is no use to anybody; the training ends there."""


class Artists(NamedTuple):
    shares: tuple[Line2D, Line2D]
    losses: Line2D


class Data(NamedTuple):
    rate: float
    shares: Array
    losses: Array


@dataclass(frozen=True)
class DeadReLUs:
    """The explorer; its parameter trains a net with the student's layer."""

    history: Callable[..., Array]

    look_for = (
        "Raise the learning rate until units die. Do those of layer 1 come back? Then give the "
        "left side a slope, or start with a negative bias at a small rate."
    )
    controls = (
        Slider("rate", "learning rate", 0.001, 1.0, start=0.01, step=0.125, log=True),
        Slider("bias", "first bias", -3.0, 1.0, start=0.0, step=0.1),
        Slider("slope", "slope on the left", 0.0, 0.3, start=0.0, step=0.01),
    )
    presets = (
        Preset("A good rate", {"rate": 0.01, "bias": 0.0, "slope": 0.0}),
        Preset("Far too large", {"rate": 0.17783, "bias": 0.0, "slope": 0.0}),
        Preset("A deadly bias", {"rate": 0.01, "bias": -2.0, "slope": 0.0}),
    )

    def set_up(self) -> tuple[Figure, Artists]:
        figure, (left, right) = style.panels(1, 2, height=3.9, title="")
        left.set(xlim=(0, STEPS), ylim=(-0.02, 1.02), xlabel="step", ylabel="share of units")
        left.set_title("at most 0 on every image")
        left.yaxis.set_major_formatter("{x:.0%}")
        right.set(xlim=(0, STEPS), ylim=(0.3, 1000), yscale="log", xlabel="step")
        right.set(ylabel="loss on the images", title="the loss")
        artists = Artists(
            shares=(
                left.plot([], [], color=style.BLUE, label="layer 1")[0],
                left.plot([], [], color=style.PURPLE, ls=style.DASHED, label="layer 2")[0],
            ),
            losses=right.plot([], [], color=style.VERMILION)[0],
        )
        left.legend(loc="upper right")
        return figure, artists

    def compute(self, values: Values) -> Data:
        rate = float(values["rate"])
        history = self.history(rate, float(values["bias"]), float(values["slope"]))
        return Data(rate, history[:, :2], history[:, 2])

    def draw(self, artists: Artists, data: Data) -> Reading:
        steps = np.arange(STEPS)
        for line, share in zip(artists.shares, data.shares.T, strict=True):
            line.set_data(steps, share)
        artists.losses.set_data(steps, np.maximum(data.losses, 1e-3))
        first, second = data.shares[-1]
        return Reading(
            f"Rate {data.rate:.3g}: {first:.0%} of layer 1 and {second:.0%} of layer 2 are off",
            f"The loss goes from {data.losses[0]:.3g} to {data.losses[-1]:.3g}.",
        )


def dead_relus(
    *,
    affine_leaky_relu: Callable[..., Any],
    affine_leaky_relu_backward: Callable[..., Any],
    images: Array,
    labels: NDArray[np.integer],
) -> None:
    """Explore which units die in a small net on real images.

    Parameters
    ----------
    affine_leaky_relu, affine_leaky_relu_backward : a layer and its gradients, from lesson 02
    images : (N, D) rows of numbers, a few hundred
    labels : (N,) class numbers from 0 to 9
    """
    show(DeadReLUs(careful(affine_leaky_relu, affine_leaky_relu_backward, images, labels)))


def careful(
    layer: Callable[..., Any],
    backward: Callable[..., Any],
    X: Array,
    y: NDArray[np.integer],
) -> Callable[..., Array]:
    """Rate, first bias, slope -> (80, 3): the share of units off in each layer, and the loss."""

    @training.on_one_thread
    def train(rate: float, bias: float, slope: float) -> Array:
        rng = np.random.default_rng(0)
        params = training.first_params((X.shape[1], UNITS, UNITS, 10), rng)
        params["b1"] = params["b1"] + np.float32(bias)
        rows: list[tuple[float, float, float]] = []
        for _ in range(STEPS):
            off1, off2, loss, _ = _look(layer, params, X, y, slope)
            if not loss < FAR:
                return np.array(rows + [rows[-1]] * (STEPS - len(rows)))
            rows.append((off1, off2, loss))
            batch = rng.integers(0, len(X), size=BATCH)
            *_, (dscores, H2, caches) = _look(layer, params, X[batch], y[batch], slope)
            dH1, dW2, db2 = backward(dscores @ params["W3"].T, caches[1])
            _, dW1, db1 = backward(dH1, caches[0])
            grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
            grads |= {"W3": H2.T @ dscores, "b3": dscores.sum(axis=0)}
            params = {name: params[name] - rate * grads[name] for name in params}
        return np.array(rows)

    return checked("affine_leaky_relu", train, lambda *_: (STEPS, 3))


def _look(
    layer: Callable[..., Any],
    params: dict[str, Array],
    X: Array,
    y: NDArray[np.integer],
    slope: float,
) -> tuple[float, float, float, tuple[Array, Array, tuple[Any, Any]]]:
    """Shares of units off, the loss, and what the way back needs."""
    H1, cache1 = layer(X, params["W1"], params["b1"], slope)
    H2, cache2 = layer(H1, params["W2"], params["b2"], slope)
    loss, dscores = training.hinge_loss(H2 @ params["W3"] + params["b3"], y)
    off1, off2 = (float(np.mean(np.all(H <= 0, axis=0))) for H in (H1, H2))
    return off1, off2, loss, (dscores, H2, (cache1, cache2))
