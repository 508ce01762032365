"""Explorer 2: how the mean of the inputs makes gradient descent zig-zag."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from lab import style
from lab.bowl import Bowl, sigmoid_outputs
from lab.explore.controls import Preset, Slider, Values
from lab.explore.curves import History, contours, line, losses, origin, square
from lab.explore.explorer import Reading
from lab.explore.results import Array, Function

STEPS = 20
START, GOAL = np.array([-1.5, -0.5]), np.array([1.5, -1.5])
LEVELS = np.geomspace(0.02, 8, 9)
Artists = tuple[Line2D, LineCollection, Line2D, tuple[Line2D, Line2D], History]


class Data(NamedTuple):
    values: Values
    bowl: Bowl
    gradients: Array
    path: Array


@dataclass(frozen=True)
class Zigzag:
    """The explorer; its parameter is the student's function."""

    weight_gradients: Function

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
        square(left, 4, "gradients at the start", "for weight 1", "for weight 2")
        origin(left)
        for corner in ((0, 0), (-4, -4)):
            left.add_patch(Rectangle(corner, 4, 4, color=style.SKY, alpha=0.15, linewidth=0))
        dots = line(left, ".", color=style.GRADIENT, alpha=0.6, ms=6, label="one example")
        square(middle, 2.6, "the path", "weight 1", "weight 2")
        red = {"color": style.GRADIENT, "marker": "o", "lw": 1.4}
        valley, path = contours(middle), line(middle, **red, ms=3.5, label="path")
        (start,) = middle.plot(*START, "s", color=style.INK, ms=9, label="start")
        (goal,) = middle.plot(*GOAL, "*", color=style.GREEN, ms=17, label="least loss")
        right.set(box_aspect=1, xticks=range(0, STEPS + 1, 5))
        loss = losses(right, STEPS, (1e-6, 1e3), red | {"ms": 4})
        figure.legend(loc="outside lower center", ncols=4, markerscale=0.8)
        return figure, (dots, valley, path, (start, goal), loss)

    def compute(self, values: Values) -> Data:
        bowl = Bowl(sigmoid_outputs(values["mean"]), GOAL)
        gradients = bowl.gradients(START, self.weight_gradients)
        path = bowl.descend(START, self.weight_gradients, values["rate"], STEPS)
        return Data(values, bowl, gradients, path)

    def draw(self, artists: Artists, data: Data) -> Reading:
        dots, valley, path, _, loss = artists
        dots.set_data(*data.gradients.T)
        valley.set_segments(list(data.bowl.contours(LEVELS)))
        path.set_data(*data.path.T)
        loss.draw(data.bowl.losses(data.path))
        rate, limit = data.values["rate"], data.bowl.highest_rate
        first, last = np.linalg.norm(data.path[[0, -1]] - GOAL, axis=1)
        left = f"{last:.2f} to go" if last >= 0.01 else "at the goal"
        grows = rate > limit and last > first
        end = "the steps grow, the path runs away" if grows else f"{left} after {STEPS} steps"
        return Reading(
            f"Mean {data.values['mean']:.2f}, rate {rate:g}: {end}",
            f"The valley is {data.bowl.stretch:.1f} times as long as it is wide. "
            f"Any rate above {limit:.3g} makes the steps grow.",
        )
