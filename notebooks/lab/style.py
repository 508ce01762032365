"""The look of every figure in the course: one palette with fixed meanings, one set of sizes."""

from contextlib import ContextDecorator
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

# Okabe and Ito (2008): distinguishable with the common forms of colour blindness.
BLUE = "#0072B2"
VERMILION = "#D55E00"
GREEN = "#009E73"
PURPLE = "#AA4499"
SKY = "#56B4E9"
INK = "#222222"
MUTED = "#666666"
GRID = "#E3E3E3"

ACTIVATION = BLUE
GRADIENT = VERMILION
INPUT = SKY
DASHED = (0, (5, 2))
"""Gradients are dashed as well as vermilion, so that a figure reads without colour."""

WIDTH = 9.2
"""Inches; at `DPI` it fills a notebook's output in a window 1280 px wide."""
DPI = 100

_SETTINGS: Any = {
    "axes.axisbelow": True,
    "axes.edgecolor": MUTED,
    "axes.grid": True,
    "axes.labelcolor": INK,
    "axes.labelsize": 12,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 12.5,
    "axes.titleweight": "bold",
    "figure.facecolor": "white",
    "font.family": "DejaVu Sans",
    "font.size": 12,
    "grid.color": GRID,
    "legend.fontsize": 11,
    "legend.frameon": False,
    "lines.linewidth": 2.2,
    "text.color": INK,
    "xtick.color": MUTED,
    "xtick.labelcolor": INK,
    "ytick.color": MUTED,
    "ytick.labelcolor": INK,
}


def look() -> ContextDecorator:
    """The course's look; as a decorator, ``@look()``, around a function that draws a figure."""
    return mpl.rc_context(_SETTINGS)


def panels(
    rows: int, columns: int, *, height: float, title: str, **sharing: Any
) -> tuple[Figure, list[Axes]]:
    """A figure of ``rows`` x ``columns`` panels.

    Parameters
    ----------
    height : inches
    title : what to see in the figure, in a sentence
    sharing : ``sharex``, ``sharey`` and the like, as for `Figure.subplots`

    Returns
    -------
    figure, and its axes row by row
    """
    figure = Figure(figsize=(WIDTH, height), dpi=DPI, layout="constrained")
    axes = figure.subplots(rows, columns, squeeze=False, **sharing)
    headline(figure, title)
    return figure, list(axes.ravel())


def headline(figure: Figure, title: str) -> Text:
    """Write the figure's one title, or write it anew."""
    return figure.suptitle(title, x=0.01, ha="left", fontsize=14, fontweight="bold")
