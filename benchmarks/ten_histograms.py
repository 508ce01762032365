"""A demanding explorer for the benchmark: ten layers of activations, a histogram each.

It is no part of the course; explorer 8 will be its relative.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import StepPatch
from numpy.typing import NDArray

from lab import style
from lab.explore.controls import Preset, Slider, Values
from lab.explore.explorer import Reading

DEPTH, WIDTH, ROWS = 10, 500, 200
BINS = 40
EDGES = np.linspace(-1, 1, BINS + 1)


class Artists(NamedTuple):
    histograms: tuple[StepPatch, ...]


def network() -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
    """Inputs (ROWS, WIDTH) and ten weight matrices (WIDTH, WIDTH), in float32."""
    rng = np.random.default_rng(0)
    X = rng.standard_normal((ROWS, WIDTH), dtype=np.float32)
    scale = np.float32(1 / np.sqrt(WIDTH))
    return X, [scale * rng.standard_normal((WIDTH, WIDTH), dtype=np.float32) for _ in range(DEPTH)]


@dataclass(frozen=True)
class TenHistograms:
    """tanh layers; the weights' gain is the slider."""

    inputs: NDArray[np.float32]
    weights: list[NDArray[np.float32]]

    look_for = "At which gain do the layers keep their spread?"
    controls = (Slider("gain", "gain of the weights", 0.2, 3.0, start=1.0, step=0.01),)
    presets = (Preset("Too small", {"gain": 0.5}),)

    def set_up(self) -> tuple[Figure, Artists]:
        figure, panels = style.panels(2, 5, height=4.2, title="", sharex=True, sharey=True)
        for number, axes in enumerate(panels, start=1):
            axes.set(xlim=(-1, 1), ylim=(0, 1.05), title=f"layer {number}")
        nothing = np.zeros(len(EDGES) - 1)
        return figure, Artists(
            tuple(axes.stairs(nothing, EDGES, fill=True, color=style.ACTIVATION) for axes in panels)
        )

    def compute(self, values: Values) -> list[NDArray[np.floating]]:
        H, shapes = self.inputs, []
        for W in self.weights:
            H = np.tanh(np.float32(values["gain"]) * (H @ W))
            # Eight times as quick as np.histogram, for values that can't leave the range.
            number = np.minimum((H + 1) * np.float32(BINS / 2), BINS - 1).astype(np.uint8)
            counts = np.bincount(number.ravel(), minlength=BINS)
            shapes.append(counts / counts.max())
        return shapes

    def draw(self, artists: Artists, data: list[NDArray[np.floating]]) -> Reading:
        for patch, heights in zip(artists.histograms, data, strict=True):
            patch.set_data(heights)
        filled = (data[-1] > 0.05).mean()
        return Reading(f"Layer 10 fills {filled:.0%} of the range", "Ten layers of tanh.")
