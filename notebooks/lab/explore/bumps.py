"""Explorer 4: a net of bumps that follows a curve."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from lab import style
from lab.explore.controls import Preset, Slider, Values
from lab.explore.curves import line
from lab.explore.explorer import Reading
from lab.explore.results import Array, Function
from lab.normed import SIGMOID

X = np.linspace(0, 1, 601)
Artists = tuple[Line2D, Line2D]


def curve(x: Array) -> Array:
    """What the net is to follow."""
    return np.sin(2 * np.pi * x) + 0.3 * np.sin(6 * np.pi * x)


class Data(NamedTuple):
    n: int
    steepness: float
    output: Array


@dataclass(frozen=True)
class Bumps:
    """The explorer; its parameter is the student's function."""

    bump_network: Function

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
        output = line(left, color=style.ACTIVATION, lw=1.7, label="the network")
        left.legend(loc="upper right")
        return figure, (output, line(right, color=style.VERMILION, lw=1.4))

    def compute(self, values: Values) -> Data:
        n, steepness = int(values["count"]), float(values["steepness"])
        W1, b1, W2 = self.bump_network(curve, n, steepness)
        hidden = SIGMOID.function(X[:, np.newaxis] @ W1 + b1)
        return Data(n, steepness, (hidden @ W2)[:, 0])

    def draw(self, artists: Artists, data: Data) -> Reading:
        output, error = artists
        n, difference = data.n, data.output - curve(X)
        output.set_data(X, data.output)
        error.set_data(X, difference)
        inside = np.abs(X - 0.5) <= 0.5 - 1 / n
        return Reading(
            f"{n} bumps: the largest error is {np.abs(difference[inside]).max():.2g}",
            f"Measured from 1/{n} to 1 − 1/{n}, with edges of steepness "
            f"{data.steepness:.3g}; the net has {2 * n} hidden units.",
        )
