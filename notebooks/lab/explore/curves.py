"""Lines and points in the panels of an explorer: their data change, their axes stay."""

from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D

from lab import style
from lab.explore.results import Array


def line(axes: Axes, *marker: str, **look: Any) -> Line2D:
    """A line, or with a marker such as "o" points, still without data."""
    return axes.plot([], [], *marker, **look)[0]


def contours(axes: Axes) -> LineCollection:
    """Thin lines, whose number may change."""
    lines = LineCollection([], colors=style.MUTED, linewidths=0.8)
    axes.add_collection(lines, autolim=False)
    return lines


def square(axes: Axes, limit: float, title: str, *labels: str) -> None:
    """A plane from -limit to limit both ways, with labels for x and y."""
    axes.set(xlim=(-limit, limit), ylim=(-limit, limit), aspect="equal", title=title)
    axes.set(**dict(zip(("xlabel", "ylabel"), labels, strict=False)))


def origin(axes: Axes) -> None:
    """Lines through the origin."""
    axes.axhline(0, color=style.MUTED, lw=1)
    axes.axvline(0, color=style.MUTED, lw=1)


class History(NamedTuple):
    """Lines over the steps of a training, one for each number that was noted down."""

    lines: tuple[Line2D, ...]

    def draw(self, *noted: Array) -> None:
        """Show for each line the values (T,) of steps 0, 1, 2, ..."""
        for artist, values in zip(self.lines, noted, strict=True):
            artist.set_data(np.arange(len(values)), values)


def history(axes: Axes, steps: int, *looks: dict[str, Any]) -> History:
    """Lines over the steps in a panel, one for each look."""
    axes.set(xlim=(0, steps), xlabel="step")
    return History(tuple(line(axes, **look) for look in looks))


def losses(axes: Axes, steps: int, limits: tuple[float, float], *looks: dict[str, Any]) -> History:
    """The same for losses, on a log scale."""
    axes.set(ylim=limits, yscale="log", title="the loss")
    return history(axes, steps, *looks)
