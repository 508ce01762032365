"""Explorer 6: what centring, turning and whitening make of a cloud of points.

It draws through the student's own functions.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from numpy.typing import NDArray

from lab import style
from lab.explore.answers import checked, elementwise
from lab.explore.controls import Preset, Slider, Values
from lab.explore.display import show
from lab.explore.explorer import Reading

Array = NDArray[np.floating]
Function = Callable[..., Any]

STANDARD = np.random.default_rng(0).standard_normal((300, 2))
MEAN = np.array([2.0, 1.0])
LIMIT = 9


class Artists(NamedTuple):
    clouds: tuple[Line2D, ...]
    directions: tuple[Line2D, ...]


class Data(NamedTuple):
    raw: Array
    turned: Array
    white: Array
    mean: Array
    U: Array
    S: Array


@dataclass(frozen=True)
class Clouds:
    """The explorer; its parameters are the student's functions, made careful.

    ``components(X)`` gives U and S in one (3, 2) array, S in its last row.
    """

    feature_means: Function
    components: Function
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
        clouds = []
        for axes, name in zip(panels, ("raw", "decorrelated", "whitened"), strict=True):
            axes.axhline(0, color=style.MUTED, lw=1)
            axes.axvline(0, color=style.MUTED, lw=1)
            axes.set(xlim=(-LIMIT, LIMIT), ylim=(-LIMIT, LIMIT), aspect="equal", title=name)
            axes.set_xlabel("coordinate 1")
            clouds += axes.plot([], [], "o", ms=3, color=style.INPUT, mec=style.BLUE, mew=0.4)
        panels[0].set_ylabel("coordinate 2")
        directions = tuple(
            panels[0].plot([], [], color=style.VERMILION, lw=2.5)[0] for _ in range(2)
        )
        return figure, Artists(tuple(clouds), directions)

    def compute(self, values: Values) -> Data:
        r = values["correlation"]
        second = r * STANDARD[:, 0] + np.sqrt(max(0.0, 1 - r**2)) * STANDARD[:, 1]
        raw = np.column_stack([values["scale"] * STANDARD[:, 0], second]) + MEAN
        mean = self.feature_means(raw)
        answer = self.components(raw)
        U, S = answer[:2], answer[2]
        turned = self.project(raw, mean, U, 2)
        return Data(raw, turned, self.whiten(turned, S, values["eps"]), mean, U, S)

    def draw(self, artists: Artists, data: Data) -> Reading:
        for line, X in zip(artists.clouds, (data.raw, data.turned, data.white), strict=True):
            line.set_data(X[:, 0], X[:, 1])
        for line, direction, variance in zip(artists.directions, data.U.T, data.S, strict=True):
            end = data.mean + 2 * np.sqrt(max(variance, 0.0)) * direction
            line.set_data([data.mean[0], end[0]], [data.mean[1], end[1]])
        spread = data.white.std(axis=0)
        return Reading(
            f"Whitened, the two directions have the spreads {spread[0]:.2f} and {spread[1]:.2f}",
            f"Their variances are {data.S[0]:.2f} and {data.S[1]:.2g}. The orange lines point "
            "along them, two standard deviations long. Raw, the means are "
            f"{data.raw[:, 0].mean():.1f} and {data.raw[:, 1].mean():.1f}.",
        )


def clouds(
    *,
    feature_means: Function,
    principal_components: Function,
    project: Function,
    whiten: Function,
) -> None:
    """Explore preprocessing: a cloud of points, turned, and whitened.

    Parameters
    ----------
    feature_means, ..., whiten : the functions of lesson 04
    """
    show(Clouds(*careful(feature_means, principal_components, project, whiten)))


def careful(
    feature_means: Function, principal_components: Function, project: Function, whiten: Function
) -> tuple[Function, Function, Function, Function]:
    """The four functions with their results checked; U and S come in one array."""

    def components(X: Array) -> Array:
        U, S = principal_components(X)
        return np.vstack([U, S])

    return (
        checked("feature_means", feature_means, lambda X: X.shape[1:]),
        checked("principal_components", components, lambda X: (X.shape[1] + 1, X.shape[1])),
        checked("project", project, lambda X, _mean, _U, k: (len(X), k)),
        elementwise("whiten", whiten),
    )
