"""Histograms in the panels of an explorer: their heights change, their edges stay."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import StepPatch
from matplotlib.text import Text
from matplotlib.ticker import NullLocator
from numpy.typing import NDArray

from lab import style
from lab.explore.results import Array
from lab.words import size

INPUT_BINS = 60
BINS = 41
FULL = 1.08
"""The end of a layer's panel; the tallest bar has a length of 1."""


def histogram(axes: Axes, edges: Array, **look: Any) -> StepPatch:
    """A filled histogram between the edges (B + 1,), still flat."""
    return axes.stairs(np.zeros(len(edges) - 1), edges, fill=True, **look)


class CurveOverInputs(NamedTuple):
    """A function's curve over the histogram of its inputs, on grey where it is saturated."""

    flat: StepPatch
    inputs: StepPatch
    curve: Line2D

    def draw(self, values: Array, flat: NDArray[np.bool_], inputs: Array, height: float) -> None:
        """Show the function's values at the places that were given, and the inputs.

        Parameters
        ----------
        values, flat : (K,) arrays, and where the function is saturated
        inputs : array of any shape
        height : of the tallest bar
        """
        x = np.asarray(self.curve.get_xdata())
        counts, _ = np.histogram(inputs, INPUT_BINS, (x[0], x[-1]))
        self.inputs.set_data(height * (counts / max(counts.max(), 1)))
        self.flat.set_data(flat)
        self.curve.set_ydata(values)


def curve_over_inputs(axes: Axes, x: Array, **look: Any) -> CurveOverInputs:
    """Make it for values at x (K,), equally far apart; the look is the curve's."""
    axes.set(xlim=(x[0], x[-1]), xlabel="input x")
    edges = np.concatenate([x[:1], (x[1:] + x[:-1]) / 2, x[-1:]])
    grey = {"color": style.MUTED, "alpha": 0.22, "lw": 0, "transform": axes.get_xaxis_transform()}
    sky = {"color": style.INPUT, "alpha": 0.55, "lw": 0}
    return CurveOverInputs(
        histogram(axes, edges, **grey, label="saturated"),
        histogram(
            axes, np.linspace(x[0], x[-1], INPUT_BINS + 1), **sky, label="inputs (histogram)"
        ),
        axes.plot(x, np.zeros(len(x)), **look)[0],
    )


class Spreads(NamedTuple):
    """How the numbers of each layer spread: bars (L, `BINS`), standard deviations (L,)."""

    bars: Array
    sizes: Array


def spreads(layers: Iterable[Array], limits: tuple[float, float]) -> Spreads:
    """How the numbers of L layers (N, M) spread within limits.

    Parameters
    ----------
    limits : numbers outside are in no bar; where nearly all lie outside, the few that are left
        don't fill the panel. A heap of exact zeros counts for no more than fills it.
    """
    found = [(_bars(numbers, limits), numbers.std()) for numbers in layers]
    bars, sizes = zip(*found, strict=True)
    return Spreads(np.array(bars), np.array(sizes))


def _bars(numbers: Array, limits: tuple[float, float]) -> Array:
    counts = np.histogram(numbers, BINS, limits)[0].astype(float)
    tallest = np.histogram(numbers[numbers != 0], BINS, limits)[0].max()
    return np.minimum(counts / max(tallest, 0.05 * numbers.size), FULL)


class Layers(NamedTuple):
    """A row of panels, one a layer: the histogram of its numbers, with their size above."""

    histograms: tuple[StepPatch, ...]
    sizes: tuple[Text, ...]

    def draw(self, data: Spreads) -> None:
        """Show them; panels without a layer stay empty."""
        flat, depth = np.zeros(BINS), len(data.bars)
        for number, (patch, text) in enumerate(zip(self.histograms, self.sizes, strict=True)):
            patch.set_data(data.bars[number] if number < depth else flat)
            label = "" if number else "std "
            text.set_text(f"{label}{size(data.sizes[number])}" if number < depth else " ")


def layers(panels: Sequence[Axes], limits: tuple[float, float], colour: str, name: str) -> Layers:
    """Make a row of panels, whose values go upwards over the same limits.

    Parameters
    ----------
    name : what is counted
    """
    panels[0].set_ylabel(name)
    for number, panel in enumerate(panels, start=1):
        panel.set(xlim=(0, FULL), ylim=limits)
        panel.set_xlabel(f"{number}" if number > 1 else "layer 1", fontsize=10)
        panel.xaxis.set_major_locator(NullLocator())
        panel.tick_params(labelleft=number == 1)
    look = {"orientation": "horizontal", "color": colour}
    edges = np.linspace(*limits, BINS + 1)
    return Layers(
        tuple(histogram(panel, edges, **look) for panel in panels),
        tuple(panel.set_title(" ", fontsize=9, fontweight="normal") for panel in panels),
    )
