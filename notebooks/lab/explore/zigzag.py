"""Explorer 2: how the mean of the inputs makes gradient descent zig-zag.

It takes the gradients from the student's ``weight_gradients``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from lab import style
from lab.explore.answers import elementwise
from lab.explore.controls import Preset, Slider, Values
from lab.explore.display import show
from lab.explore.explorer import Reading

Array = NDArray[np.floating]

STEPS = 20
START, GOAL = np.array([-1.5, -0.5]), np.array([1.5, -1.5])
LEVELS = np.geomspace(0.02, 8, 9)
SIDE = 2.6
GONE = 1e3
"""Weights beyond are no use to anybody, and too far away for a picture."""


def _inputs(mean: float) -> Array:
    """Sigmoids of normal numbers, moved: at a mean of 0.5 they are all positive."""
    outputs = 1 / (1 + np.exp(-np.random.default_rng(0).standard_normal((200, 2))))
    return mean + outputs - outputs.mean(axis=0)


class Artists(NamedTuple):
    gradients: Line2D
    valley: LineCollection
    path: Line2D
    ends: tuple[Line2D, Line2D]
    losses: Line2D


class Data(NamedTuple):
    mean: float
    rate: float
    gradients: Array
    hessian: Array
    path: Array
    losses: Array


@dataclass(frozen=True)
class Zigzag:
    """The explorer; its parameter is the student's function, made careful."""

    weight_gradients: Callable[..., Array]

    look_for = (
        "Move the mean to 0: the narrow valley becomes a round bowl. Then raise the learning "
        "rate. How far can you go before the steps grow, at mean 0.5 and at mean 0?"
    )
    controls = (
        Slider("mean", "mean of the inputs", -1.0, 1.0, start=0.5, step=0.05),
        Slider("rate", "learning rate", 0.2, 60, start=3.4, step=0.2),
    )
    presets = (
        Preset("All positive, rate 3.4", {"mean": 0.5, "rate": 3.4}),
        Preset("Centred, rate 3.4", {"mean": 0.0, "rate": 3.4}),
        Preset("Centred, rate 20", {"mean": 0.0, "rate": 20.0}),
    )

    def set_up(self) -> tuple[Figure, Artists]:
        figure, (left, middle, right) = style.panels(1, 3, height=3.7, title="")
        left.set(xlim=(-4, 4), ylim=(-4, 4), aspect="equal", title="gradients at the start")
        left.set(xlabel="for weight 1", ylabel="for weight 2")
        for corner in ((0, 0), (-4, -4)):
            left.add_patch(Rectangle(corner, 4, 4, color=style.SKY, alpha=0.15, linewidth=0))
        middle.set(xlim=(-SIDE, SIDE), ylim=(-SIDE, SIDE), aspect="equal", title="the path")
        middle.set(xlabel="weight 1", ylabel="weight 2")
        right.set(xlim=(0, STEPS), ylim=(1e-6, 1e3), yscale="log", title="the loss")
        right.set_box_aspect(1)
        right.set(xlabel="step", xticks=range(0, STEPS + 1, 5))
        for line in (left.axhline, left.axvline):
            line(0, color=style.MUTED, lw=1)
        red = {"color": style.GRADIENT, "marker": "o", "lw": 1.4}
        valley = LineCollection([], colors=style.MUTED, linewidths=0.8)
        middle.add_collection(valley, autolim=False)
        artists = Artists(
            gradients=left.plot(
                [], [], ".", color=style.GRADIENT, alpha=0.6, markersize=6, label="one example"
            )[0],
            valley=valley,
            path=middle.plot([], [], **red, markersize=3.5, label="path")[0],
            ends=(
                middle.plot(*START, "s", color=style.INK, markersize=9, label="start")[0],
                middle.plot(*GOAL, "*", color=style.GREEN, markersize=17, label="least loss")[0],
            ),
            losses=right.plot([], [], **red, markersize=4)[0],
        )
        figure.legend(loc="outside lower center", ncols=4, markerscale=0.8)
        return figure, artists

    def compute(self, values: Values) -> Data:
        X = _inputs(values["mean"])
        y = X @ GOAL
        path = [START]
        for _ in range(STEPS):
            gradient = self.weight_gradients(X, X @ path[-1] - y).mean(axis=0)
            path.append(np.clip(path[-1] - values["rate"] * gradient, -GONE, GONE))
        residuals = np.array(path) @ X.T - y
        return Data(
            mean=values["mean"],
            rate=values["rate"],
            gradients=self.weight_gradients(X, X @ START - y),
            hessian=X.T @ X / len(X),
            path=np.array(path),
            losses=0.5 * (residuals**2).mean(axis=1),
        )

    def draw(self, artists: Artists, data: Data) -> Reading:
        artists.gradients.set_data(*data.gradients.T)
        curvatures, directions = np.linalg.eigh(data.hessian)
        angle = np.linspace(0, 2 * np.pi, 121)
        circle = np.array([np.cos(angle), np.sin(angle)]).T
        bowl = circle * np.sqrt(2 / curvatures) @ directions.T
        artists.valley.set_segments([GOAL + np.sqrt(level) * bowl for level in LEVELS])
        artists.path.set_data(*data.path.T)
        artists.losses.set_data(np.arange(len(data.losses)), np.maximum(data.losses, 1e-9))
        limit = 2 / curvatures[-1]
        distance = float(np.linalg.norm(data.path[-1] - GOAL))
        return Reading(
            f"Mean {data.mean:.2f}, rate {data.rate:g}: {_end(data, distance, limit)}",
            f"The valley is {np.sqrt(curvatures[-1] / curvatures[0]):.1f} times as long as it is "
            f"wide. Any rate above {limit:.3g} makes the steps grow.",
        )


def _end(data: Data, distance: float, limit: float) -> str:
    if data.rate > limit and distance > np.linalg.norm(START - GOAL):
        return "the steps grow, the path runs away"
    left = f"{distance:.2f} to go" if distance >= 0.01 else "at the goal"
    return f"{left} after {STEPS} steps"


def zigzag(*, weight_gradients: Callable[..., Any]) -> None:
    """Explore the path of gradient descent for inputs of some mean.

    Parameters
    ----------
    weight_gradients : X (N, D), dz (N,) -> (N, D), from lesson 01
    """
    show(Zigzag(elementwise("weight_gradients", weight_gradients)))
