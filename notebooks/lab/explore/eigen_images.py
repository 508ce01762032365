"""Explorer 7: what is left of photographs when k coordinates in the eigen-images stand for them."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D

from lab import style
from lab.explore.controls import Preset, Slider, Values
from lab.explore.curves import line
from lab.explore.explorer import Reading
from lab.explore.results import Array, Function
from lab.plots.preprocessing import draw_picture, tiled

ROW = 4
MOST = 500
# Close to each other where the curve is steep.
COUNTS = np.unique(np.geomspace(1, MOST + 1, 50).round().astype(int)) - 1
Artists = tuple[AxesImage, Line2D, Line2D]


class Data(NamedTuple):
    k: int
    rebuilt: Array
    curve: Array
    kept: float


@dataclass(frozen=True)
class EigenImages:
    """The explorer; its parameters are the student's functions, square colour images (16, D), and
    the mean (D,), directions (D, D) and variances (D,) of many of their kind."""

    project: Function
    reconstruct: Function
    variance_kept: Function
    images: Array
    mean: Array
    U: Array
    S: Array

    look_for = (
        "Start at k = 0, where every image is the mean, and press the right arrow key: each press "
        "adds one eigen-image. When do you recognise the first image, and what do you still miss "
        "when 95% of the variance are there?"
    )
    controls = (Slider("k", "coordinates k", 0, MOST, start=20, step=1),)
    presets = (
        Preset("The mean alone", {"k": 0}),
        Preset("5", {"k": 5}),
        Preset("144, as in the classic figure", {"k": 144}),
        Preset("500", {"k": 500}),
    )

    def set_up(self) -> tuple[Figure, Artists]:
        figure, (left, middle, right) = style.panels(1, 3, height=3.7, title="")
        draw_picture(left, tiled(self.images, ROW))
        left.set(title="the images", xlabel=f"{self.images.shape[1]:,} numbers each")
        rebuilt = draw_picture(middle, tiled(self.images, ROW))
        middle.set(title="rebuilt", xlabel="k numbers each")
        right.set(xlim=(-10, MOST + 10), ylim=(-0.03, 1.04), title="variance kept", xlabel="k")
        right.yaxis.set_major_formatter("{x:.0%}")
        curve, point = line(right, color=style.BLUE), line(right, "o", ms=9, color=style.VERMILION)
        return figure, (rebuilt, curve, point)

    def compute(self, values: Values) -> Data:
        k = int(values["k"])
        coordinates = self.project(self.images, self.mean, self.U, k).astype(self.images.dtype)
        rebuilt = self.reconstruct(coordinates, self.mean, self.U)
        curve = np.array([self.variance_kept(self.S, int(count)) for count in COUNTS])
        return Data(k, rebuilt, curve, float(self.variance_kept(self.S, k)))

    def draw(self, artists: Artists, data: Data) -> Reading:
        rebuilt, curve, point = artists
        rebuilt.set_data(tiled(np.clip(data.rebuilt, 0, 1), ROW))
        curve.set_data(COUNTS, data.curve)
        point.set_data([data.k], [data.kept])
        error = np.sqrt(np.mean((data.rebuilt - self.images) ** 2))
        return Reading(
            f"k = {data.k}: {data.kept:.1%} of the variance is kept",
            f"The rebuilt pixels of these {len(self.images)} images are off by {error:.3f} "
            "(root mean square; black is 0, white is 1).",
        )
