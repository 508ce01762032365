"""Explorer 9: what batch normalisation does to the signal of a stack, and to its training.

Each picture trains two small nets anew, one of them through the student's two functions.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import StepPatch
from matplotlib.text import Text
from matplotlib.ticker import NullLocator
from numpy.typing import NDArray

from lab import normed, style
from lab.explore.answers import checked
from lab.explore.controls import Choice, Preset, Slider, Values
from lab.explore.display import show
from lab.explore.explorer import Reading

Array = NDArray[np.floating]
Function = Callable[..., Any]

LAYERS, UNITS, STEPS, BATCH = 5, 30, 60, 50
BINS = 41
LIMITS = (-6.0, 6.0)
LOW, HIGH = 0.1, 100.0
"""Losses beyond lie on the edge of the panel."""


class Artists(NamedTuple):
    sums: tuple[StepPatch, ...]
    sizes: tuple[Text, ...]
    losses: tuple[Line2D, Line2D]


class Data(NamedTuple):
    norm: str
    sums: Array
    sizes: Array
    losses: Array


@dataclass(frozen=True)
class BatchNormalisation:
    """The explorer; its parameters are the student's functions, made careful, and the images.

    ``normalise(x, gamma, beta)`` gives an array like x; ``losses(gain, rate, gamma, beta)`` the
    losses of a training with batch normalisation and of one without, (2, STEPS).
    """

    normalise: Function
    losses: Function
    images: Array

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
        figure, panels = style.panels(
            1, LAYERS + 1, height=3.9, title="", width_ratios=[1] * LAYERS + [4]
        )
        *layers, right = panels
        edges = np.linspace(*LIMITS, BINS + 1)
        for number, panel in enumerate(layers, start=1):
            panel.set(xlim=(0, 1.08), ylim=LIMITS)
            panel.set_xlabel(f"{number}" if number > 1 else "layer 1", fontsize=10)
            panel.xaxis.set_major_locator(NullLocator())
            panel.tick_params(labelleft=number == 1)
        layers[0].set_ylabel("what enters the ReLU")
        right.set(xlim=(0, STEPS), ylim=(LOW, HIGH), yscale="log")
        right.set(xlabel="step", ylabel="loss", title="training")
        artists = Artists(
            sums=tuple(
                panel.stairs(
                    np.zeros(BINS),
                    edges,
                    orientation="horizontal",
                    fill=True,
                    color=style.ACTIVATION,
                )
                for panel in layers
            ),
            sizes=tuple(panel.set_title(" ", fontsize=9, fontweight="normal") for panel in layers),
            losses=(
                right.plot([], [], color=style.BLUE, label="on")[0],
                right.plot([], [], color=style.VERMILION, ls=style.DASHED, label="off")[0],
            ),
        )
        right.legend(loc="upper right", ncols=2, title="batch normalisation")
        return figure, artists

    def compute(self, values: Values) -> Data:
        gain, gamma, beta = (values[name] for name in ("gain", "gamma", "beta"))
        sums = self._sums(gain, gamma, beta, values["norm"] == "on")
        counts = np.array([np.histogram(Z, BINS, LIMITS)[0] for Z in sums], dtype=float)
        heights = counts / np.maximum(counts.max(axis=1, keepdims=True), 0.05 * sums[0].size)
        losses = self.losses(gain, values["rate"], gamma, beta)
        return Data(values["norm"], heights, sums.std(axis=(1, 2)), losses)

    def _sums(self, gain: float, gamma: float, beta: float, norm: bool) -> Array:
        """What enters each layer's ReLU before training, (LAYERS, N, UNITS)."""
        rng = np.random.default_rng(0)
        H, found = self.images, []
        for _ in range(LAYERS):
            n = H.shape[1]
            Z = gain * np.sqrt(2 / n) * H @ rng.standard_normal((n, UNITS))
            if norm:
                Z = self.normalise(Z, np.full(UNITS, gamma), np.full(UNITS, beta))
            found.append(Z)
            H = np.maximum(0, Z)
        return np.array(found)

    def draw(self, artists: Artists, data: Data) -> Reading:
        for patch, text, heights, size in zip(
            artists.sums, artists.sizes, data.sums, data.sizes, strict=True
        ):
            patch.set_data(heights)
            text.set_text(f"std {_short(size)}")
        for line, losses in zip(artists.losses, data.losses, strict=True):
            line.set_data(np.arange(STEPS), np.clip(losses, LOW, HIGH))
        on, off = (_loss(losses[-10:].mean()) for losses in data.losses)
        return Reading(
            f"The loss ends at {on} with batch normalisation, at {off} without",
            f"Left, with batch normalisation {data.norm}, before training: what enters the ReLU "
            f"has a standard deviation of {_short(data.sizes[0])} in layer 1 and "
            f"{_short(data.sizes[-1])} in layer {LAYERS}; each is written above its panel. "
            "Guessing gives a loss of 2.3.",
        )


def _short(size: float) -> str:
    return f"{size:.2g}" if 0.01 <= size < 100 or size == 0 else f"{size:.0e}"


def _loss(loss: float) -> str:
    return f"{loss:.2f}" if loss < HIGH else f"{HIGH:g} or more"


def batchnorm(
    *,
    batchnorm_train: Function,
    batchnorm_backward: Function,
    images: NDArray[np.floating],
    labels: NDArray[np.integer],
) -> None:
    """Explore batch normalisation: the signal of each layer, and the training.

    Parameters
    ----------
    batchnorm_train, batchnorm_backward : the functions of lesson 06
    images : (N, D) array with mean 0 and spread 1
    labels : (N,) array
    """
    show(
        BatchNormalisation(
            *careful(batchnorm_train, batchnorm_backward, images, labels), images=images
        )
    )


def careful(
    batchnorm_train: Function, batchnorm_backward: Function, X: Array, y: NDArray[np.integer]
) -> tuple[Function, Function]:
    """``normalise`` and ``losses`` of the explorer, through a student's two functions."""

    class Layer:
        dgamma: Array
        dbeta: Array

        def __init__(self, gamma: Array, beta: Array) -> None:
            self.gamma, self.beta = gamma, beta

        def forward(self, x: Array, train: bool) -> Array:
            out, self.cache = batchnorm_train(x, self.gamma, self.beta)
            return out

        def backward(self, dout: Array) -> Array:
            dx, self.dgamma, self.dbeta = batchnorm_backward(dout, self.cache)
            return dx

    def losses(gain: float, rate: float, gamma: float, beta: float) -> Array:
        def layer(dim: int) -> Layer:
            return Layer(np.full(dim, gamma), np.full(dim, beta))

        nets = [
            normed.train(
                *(X, y),
                depth=LAYERS,
                width=UNITS,
                activation=normed.RELU,
                norm=norm,
                scales=gain,
                rates=rate,
                steps=STEPS,
                batch=BATCH,
            )
            for norm in (layer, None)
        ]
        ends = np.array([net.losses[:, 0] for net in nets])
        return np.minimum(np.nan_to_num(ends, nan=HIGH, posinf=HIGH), HIGH)

    return (
        checked("batchnorm_train", lambda x, g, b: batchnorm_train(x, g, b)[0], _like_x),
        checked("batchnorm_backward", losses, lambda *_: (2, STEPS)),
    )


def _like_x(x: Array, _gamma: Array, _beta: Array) -> tuple[int, ...]:
    return x.shape
