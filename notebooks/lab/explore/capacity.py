"""Explorer 5: what hidden units and an L2 penalty do to the regions of three classes."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.image import AxesImage

from lab import momentum, small_net, spirals, style, training
from lab.explore.answers import through
from lab.explore.controls import Preset, Slider, Values
from lab.explore.curves import History, losses
from lab.explore.explorer import Reading
from lab.explore.results import Array, Function
from lab.plots.capacity import draw_regions
from lab.words import counted, plain

STEPS, SIDE, LIMIT = 250, 90, 1.2
POINTS, CLASSES = spirals.spiral(np.random.default_rng(100), per_class=50)
PLANE = spirals.plane(SIDE, LIMIT)
Artists = tuple[AxesImage, tuple[PathCollection, ...], History]


class Data(NamedTuple):
    values: Values
    losses: Array
    scores: Array
    """Of the points, then of the plane: (N + SIDE², 3)."""


@dataclass(frozen=True)
class Capacity:
    """The explorer; each picture trains a net anew, by the student's function."""

    two_layer_loss: Function

    look_for = (
        "With how many hidden units can the net follow the spiral? Take 40 units, and make the "
        "penalty stronger: when does the boundary become too smooth?"
    )
    controls = (
        Slider("hidden", "hidden units", 1, 40, start=3, step=1),
        Slider("l2", "L2 strength", 1e-6, 1e-1, start=1e-6, step=0.25, log=True),
    )
    presets = (
        Preset("3 units", {"hidden": 3, "l2": 1e-6}),
        Preset("10 units", {"hidden": 10, "l2": 1e-6}),
        Preset("40 units, strong L2", {"hidden": 40, "l2": 1e-2}),
    )

    def set_up(self) -> tuple[Figure, Artists]:
        figure, (left, right) = style.panels(1, 2, height=4.4, title="")
        nothing = np.zeros((SIDE, SIDE))
        regions, points = draw_regions(left, POINTS, CLASSES, nothing, LIMIT, size=25)
        left.set(xlabel="x₁", ylabel="x₂", title="the regions")
        right.set_ylabel("loss on the training points")
        history = losses(right, STEPS, (0.01, 3), {"color": style.ACTIVATION})
        return figure, (regions, points, history)

    def compute(self, values: Values) -> Data:
        return Data(values, *through("two_layer_loss", self._trained, **values))

    def _trained(self, hidden: int, l2: float) -> tuple[Array, Array]:
        params = training.first_params((2, hidden, 3), np.random.default_rng(0), last=1.0)

        def loss(params: momentum.Params) -> tuple[float, momentum.Params]:
            return self.two_layer_loss(params, POINTS, CLASSES, l2)

        losses, params = momentum.descend(loss, params, rate=0.2, steps=STEPS)
        return losses, small_net.scores(params, np.vstack([POINTS, PLANE]))

    def draw(self, artists: Artists, data: Data) -> Reading:
        regions, _, history = artists
        classes = data.scores.argmax(axis=1)
        regions.set_data(classes[len(POINTS) :].reshape(SIDE, SIDE))
        history.draw(data.losses)
        units, l2 = counted(data.values["hidden"], "hidden unit"), plain(data.values["l2"])
        right = np.mean(classes[: len(POINTS)] == CLASSES)
        return Reading(
            f"{units}, L2 {l2}: {right:.0%} of the points are right",
            f"The loss with its penalty ends at {data.losses[-1]:.2g} after {STEPS} steps.",
        )
