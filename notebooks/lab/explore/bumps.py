"""Explorer 4: a net of bumps that follows a curve, drawn with the student's ``bump_network``."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from numpy.typing import NDArray

from lab import style
from lab.explore.answers import checked
from lab.explore.controls import Preset, Slider, Values
from lab.explore.display import show
from lab.explore.explorer import Reading

Array = NDArray[np.floating]

X = np.linspace(0, 1, 601)


def curve(x: Array) -> Array:
    """What the net is to follow."""
    return np.sin(2 * np.pi * x) + 0.3 * np.sin(6 * np.pi * x)


class Artists(NamedTuple):
    output: Line2D
    error: Line2D


class Data(NamedTuple):
    n: int
    steepness: float
    output: Array


@dataclass(frozen=True)
class Bumps:
    """The explorer; its parameter gives the student's net's output at x."""

    output: Callable[..., Array]

    look_for = (
        "Add bumps: the error halves when their number doubles. Then make the edges less steep: "
        "where does the staircase melt, and is that better or worse?"
    )
    controls = (
        Slider("count", "bumps", 2, 80, start=5, step=1),
        Slider("steepness", "steepness", 10, 10_000, start=100, step=0.25, log=True),
    )
    presets = (
        Preset("5 bumps", {"count": 5, "steepness": 1_000}),
        Preset("40 bumps", {"count": 40, "steepness": 1_000}),
        Preset("Melted edges", {"count": 10, "steepness": 10}),
    )

    def set_up(self) -> tuple[Figure, Artists]:
        figure, (left, right) = style.panels(1, 2, height=3.7, title="")
        left.plot(X, curve(X), color=style.INK, lw=1.3, ls=style.DASHED, label="the function f")
        left.set(xlim=(0, 1), ylim=(-1.3, 1.3), xlabel="x", ylabel="value", title="the curve")
        right.set(xlim=(0, 1), ylim=(-1, 1), xlabel="x", ylabel="network − f", title="the error")
        artists = Artists(
            output=left.plot([], [], color=style.ACTIVATION, lw=1.7, label="the network")[0],
            error=right.plot([], [], color=style.VERMILION, lw=1.4)[0],
        )
        left.legend(loc="upper right")
        return figure, artists

    def compute(self, values: Values) -> Data:
        count, steepness = int(values["count"]), float(values["steepness"])
        return Data(count, steepness, self.output(count, steepness))

    def draw(self, artists: Artists, data: Data) -> Reading:
        difference = data.output - curve(X)
        artists.output.set_data(X, data.output)
        artists.error.set_data(X, difference)
        inside = (1 / data.n <= X) & (1 - 1 / data.n >= X)
        largest = np.abs(difference[inside]).max() if inside.any() else np.nan
        return Reading(
            f"{data.n} bumps: the largest error is {largest:.2g}",
            f"Measured from 1/{data.n} to 1 − 1/{data.n}, with edges of steepness "
            f"{data.steepness:.3g}; the net has {2 * data.n} hidden units.",
        )


def bumps(*, bump_network: Callable[..., Any]) -> None:
    """Explore a net of bumps that follows a curve.

    Parameters
    ----------
    bump_network : f, n_bumps, steepness -> W1 (1, 2n), b1 (2n,), W2 (2n, 1), from lesson 03
    """
    show(Bumps(careful(bump_network)))


def careful(bump_network: Callable[..., Any]) -> Callable[..., Array]:
    """Number of bumps, steepness -> the output (601,) of the student's net, or a sentence."""

    def output(count: int, steepness: float) -> Array:
        W1, b1, W2 = bump_network(curve, count, steepness)
        hidden = 0.5 * (1 + np.tanh(0.5 * (X[:, np.newaxis] @ W1 + b1)))
        return (hidden @ W2)[:, 0]

    return checked("bump_network", output, lambda _count, _steepness: X.shape)
