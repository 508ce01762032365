"""The trials of a search as points in a panel, with the best one and the ends of a range marked."""

from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from lab import style
from lab.explore.curves import line
from lab.explore.results import Array


class MarkedTrials(NamedTuple):
    """The points, a star on the best, and dashed lines at both ends of the range below."""

    ends: Line2D
    points: Line2D
    best: Line2D

    def draw(self, x: Array, y: Array, low: float, high: float) -> None:
        """Show trials at x (n,), y (n,), the best first, and the ends of the range of x."""
        self.ends.set_data([low, low, np.nan, high, high], [0, 1, np.nan, 0, 1])
        self.points.set_data(x, y)
        self.best.set_data(x[:1], y[:1])


def marked_trials(axes: Axes, face: str, edge: str) -> MarkedTrials:
    """Make them; the points have these two colours."""
    dashes = {"color": style.VERMILION, "ls": style.DASHED, "lw": 1.6}
    upright = {"transform": axes.get_xaxis_transform(), "label": "ends of the range"}
    ends = line(axes, **dashes, **upright)
    points = line(axes, "o", color=face, mec=edge, ms=7, label="trial")
    best = line(axes, "*", color=style.VERMILION, mec="white", ms=18, label="best trial")
    for marks in (points, best):  # whole at the edge of a panel, which they must not move
        marks.set(clip_on=False, in_layout=False)
    return MarkedTrials(ends, points, best)
