"""Explorer 7: what is left of photographs when k coordinates in the eigen-images stand for them.

It draws through the student's own functions; the eigen-images are found before, and given.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from numpy.typing import NDArray

from lab import style
from lab.explore.answers import checked, single_number
from lab.explore.controls import Preset, Slider, Values
from lab.explore.display import show
from lab.explore.explorer import Reading
from lab.plots.preprocessing import draw_picture, tiled

Array = NDArray[np.floating]
Function = Callable[..., Any]

ROW = 4
MOST = 500
# Close to each other where the curve is steep.
COUNTS = np.unique(np.geomspace(1, MOST + 1, 50).round().astype(int)) - 1


class Artists(NamedTuple):
    rebuilt: AxesImage
    curve: Line2D
    point: Line2D


class Data(NamedTuple):
    k: int
    rebuilt: Array
    curve: Array
    kept: float


@dataclass(frozen=True)
class EigenImages:
    """The explorer; its functions are the student's, made careful and given the components.

    ``rebuilt(k)`` gives the images (16, D) from k coordinates each, ``kept(k)`` their share of
    the variance.
    """

    images: Array
    rebuilt: Callable[[int], Array]
    kept: Callable[[int], Array]

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
        (curve,) = right.plot([], [], color=style.BLUE)
        (point,) = right.plot([], [], "o", ms=9, color=style.VERMILION)
        return figure, Artists(rebuilt, curve, point)

    def compute(self, values: Values) -> Data:
        k = int(values["k"])
        curve = np.array([self.kept(int(count)) for count in COUNTS])
        return Data(k, self.rebuilt(k), curve, float(self.kept(k)))

    def draw(self, artists: Artists, data: Data) -> Reading:
        artists.rebuilt.set_data(tiled(np.clip(data.rebuilt, 0, 1), ROW))
        artists.curve.set_data(COUNTS, data.curve)
        artists.point.set_data([data.k], [data.kept])
        error = np.sqrt(np.mean((data.rebuilt - self.images) ** 2))
        return Reading(
            f"k = {data.k}: {data.kept:.1%} of the variance is kept",
            f"The rebuilt pixels of these {len(self.images)} images are off by {error:.3f} "
            "(root mean square; black is 0, white is 1).",
        )


def eigen_images(
    *,
    project: Function,
    reconstruct: Function,
    variance_kept: Function,
    images: Array,
    mean: Array,
    U: Array,
    S: Array,
) -> None:
    """Explore how many eigen-images photographs need.

    Parameters
    ----------
    project, reconstruct, variance_kept : the functions of lesson 04
    images : (N, D) rows of pixels from 0 to 1, square, in colour; the first 16 are shown
    mean, U, S : (D,), (D, D), (D,), the mean, the directions and the variances of all images
    """
    functions = careful(project, reconstruct, variance_kept, images[: ROW**2], mean, U, S)
    show(EigenImages(images[: ROW**2], *functions), photographs=True)


def careful(
    project: Function,
    reconstruct: Function,
    variance_kept: Function,
    images: Array,
    mean: Array,
    U: Array,
    S: Array,
) -> tuple[Callable[[int], Array], Callable[[int], Array]]:
    """Functions of k, with the student's results checked: rebuilt images, share of variance."""
    directions = np.ascontiguousarray(U).view()
    directions.flags.writeable = False  # so that it need not be copied for every picture
    to_coordinates = checked(
        "project", project, lambda X, _mean, U, k: (len(X), min(k, U.shape[1]))
    )
    back = checked("reconstruct", reconstruct, lambda Z, mean, _U: (len(Z), len(mean)))
    share = single_number("variance_kept", variance_kept)

    def rebuilt(k: int) -> Array:
        coordinates = to_coordinates(images, mean, directions, k)
        return back(coordinates.astype(images.dtype), mean, directions)

    return rebuilt, lambda k: share(S, k)
