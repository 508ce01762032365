"""Explorer 9: what batch normalisation does to the signal of a stack, and to its training."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from matplotlib.figure import Figure

from lab import norm_functions, style
from lab.explore.answers import through
from lab.explore.controls import Choice, Preset, Slider, Values
from lab.explore.curves import History, losses
from lab.explore.explorer import Reading
from lab.explore.histograms import Layers, Spreads, layers, spreads
from lab.explore.results import Array, Labels
from lab.words import size

LAYERS, STEPS = 5, 60
LIMITS = (-6.0, 6.0)
LOW, HIGH = 0.1, 100.0
"""Losses beyond lie on the edge of the panel."""
Artists = tuple[Layers, History]


class Data(NamedTuple):
    norm: str
    sums: Spreads
    losses: Array
    """With batch normalisation, and without: (2, STEPS)."""


@dataclass(frozen=True)
class BatchNormalisation:
    """The explorer; each picture trains two nets anew on images (N, D), one of them through the
    student's functions."""

    functions: norm_functions.Functions
    images: Array
    labels: Labels

    look_for = (
        "Move the first weights up and down, with batch normalisation off and on. Which histograms "
        "follow, and which curve? Then find the largest learning rate at which each net learns."
    )
    controls = (
        Choice("norm", "batch normalisation", ("on", "off")),
        Slider("gain", "first weights, times", 0.1, 10.0, start=1.0, step=0.25, log=True),
        Slider("gamma", "gamma at first", 0.1, 4.0, start=1.0, step=0.1),
        Slider("beta", "beta at first", -3.0, 3.0, start=0.0, step=0.1),
        Slider("rate", "learning rate", 0.001, 10.0, start=0.1, step=0.25, log=True),
    )
    presets = (
        Preset("Weights too small, off", {"norm": "off", "gain": 0.31623}),
        Preset("Weights too small, on", {"gain": 0.31623}),
        Preset("Weights too large, off", {"norm": "off", "gain": 3.16228}),
        Preset("A large learning rate", {"rate": 1.0}),
    )

    def set_up(self) -> tuple[Figure, Artists]:
        widths = [1] * LAYERS + [4]
        figure, panels = style.panels(1, LAYERS + 1, height=3.9, title="", width_ratios=widths)
        sums = layers(panels[:-1], LIMITS, style.ACTIVATION, "what enters the ReLU")
        on = {"color": style.BLUE, "label": "on"}
        off = {"color": style.VERMILION, "ls": style.DASHED, "label": "off"}
        training = losses(panels[-1], STEPS, (LOW, HIGH), on, off)
        panels[-1].set(ylabel="loss", title="training")
        panels[-1].legend(loc="upper right", ncols=2, title="batch normalisation")
        return figure, (sums, training)

    def compute(self, values: Values) -> Data:
        names = "batchnorm_train and batchnorm_backward"
        given, norm = (self.functions, self.images, self.labels), values["norm"] == "on"
        settings = {**values, "norm": norm, "depth": LAYERS, "steps": STEPS}
        sums, losses = through(names, norm_functions.compare, *given, **settings)
        return Data(values["norm"], spreads(sums, LIMITS), np.clip(losses, LOW, HIGH))

    def draw(self, artists: Artists, data: Data) -> Reading:
        sums, training = artists
        sums.draw(data.sums)
        training.draw(*data.losses)
        ends = [losses[-10:].mean() for losses in data.losses]
        on, off = (f"{end:.2f}" if end < HIGH else f"{HIGH:g} or more" for end in ends)
        first, *_, last = data.sums.sizes
        return Reading(
            f"The loss ends at {on} with batch normalisation, at {off} without",
            f"Left, with batch normalisation {data.norm}, before training: what enters the ReLU "
            f"has a standard deviation of {size(first)} in layer 1 and {size(last)} in layer "
            f"{LAYERS}; each is written above its panel. Guessing gives a loss of 2.3.",
        )
