"""Explorer 6: what centring, turning and whitening make of a cloud of points."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from lab import style
from lab.explore.controls import Preset, Slider, Values
from lab.explore.curves import line, origin, square
from lab.explore.explorer import Reading
from lab.explore.results import Array, Function

STANDARD = np.random.default_rng(0).standard_normal((300, 2))
MEAN = np.array([2.0, 1.0])
Artists = tuple[list[Line2D], list[Line2D]]


class Data(NamedTuple):
    clouds: tuple[Array, Array, Array]
    mean: Array
    U: Array
    S: Array


@dataclass(frozen=True)
class Clouds:
    """The explorer; its parameters are the student's functions."""

    feature_means: Function
    principal_components: Function
    project: Function
    whiten: Function

    look_for = (
        "Raise the correlation to 1: one direction holds nothing. What does whitening make of it "
        "while eps is small, and what when it is large?"
    )
    controls = (
        Slider("correlation", "correlation", -1.0, 1.0, start=0.8, step=0.05),
        Slider("scale", "spread of coordinate 1", 0.2, 3.0, start=2.0, step=0.1),
        Slider("eps", "eps", 1e-6, 10, start=1e-5, step=0.25, log=True),
    )
    presets = (
        Preset("A slanted ellipse", {"correlation": 0.8, "scale": 2.0}),
        Preset("A line: one direction is empty", {"correlation": 1.0}),
        Preset("eps too large", {"eps": 10.0}),
    )

    def set_up(self) -> tuple[Figure, Artists]:
        figure, panels = style.panels(1, 3, height=3.9, title="", sharex=True, sharey=True)
        for axes, name in zip(panels, ("raw", "decorrelated", "whitened"), strict=True):
            square(axes, 9, name, "coordinate 1")
            origin(axes)
        panels[0].set_ylabel("coordinate 2")
        dots = {"color": style.INPUT, "ms": 3, "mec": style.BLUE, "mew": 0.4}
        arrows = [line(panels[0], color=style.VERMILION, lw=2.5) for _ in range(2)]
        return figure, ([line(axes, "o", **dots) for axes in panels], arrows)

    def compute(self, values: Values) -> Data:
        r = values["correlation"]
        second = r * STANDARD[:, 0] + np.sqrt(max(0.0, 1 - r**2)) * STANDARD[:, 1]
        raw = np.column_stack([values["scale"] * STANDARD[:, 0], second]) + MEAN
        mean, (U, S) = self.feature_means(raw), self.principal_components(raw)
        turned = self.project(raw, mean, U, 2)
        return Data((raw, turned, self.whiten(turned, S, values["eps"])), mean, U, S)

    def draw(self, artists: Artists, data: Data) -> Reading:
        clouds, arrows = artists
        for dots, X in zip(clouds, data.clouds, strict=True):
            dots.set_data(*X.T)
        for arrow, direction, variance in zip(arrows, data.U.T, data.S, strict=True):
            end = data.mean + 2 * np.sqrt(max(variance, 0.0)) * direction
            arrow.set_data(*np.transpose([data.mean, end]))
        (first, second), raw = data.clouds[2].std(axis=0), data.clouds[0].mean(axis=0)
        return Reading(
            f"Whitened, the two directions have the spreads {first:.2f} and {second:.2f}",
            f"Their variances are {data.S[0]:.2f} and {data.S[1]:.2g}. The orange lines point "
            "along them, two standard deviations long. Raw, the means are "
            f"{raw[0]:.1f} and {raw[1]:.1f}.",
        )
