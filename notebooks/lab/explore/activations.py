"""Explorer 1: what inputs of some mean and spread meet, a curve's steep part or its flat ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import StepPatch

from lab import style
from lab.explore.controls import Choice, Preset, Slider, Values
from lab.explore.explorer import Reading
from lab.explore.histograms import CurveOverInputs, curve_over_inputs, histogram
from lab.explore.results import Array, Function

CURVE = np.linspace(-15, 15, 601)
SHARES = np.linspace(0, 1.2, 49)
STANDARD_NORMAL = np.random.default_rng(0).standard_normal(4_000)
FLAT = 0.01
"""Where the derivative is smaller, the lesson calls the function saturated."""


class Artists(NamedTuple):
    function: CurveOverInputs
    derivative: CurveOverInputs
    passing: StepPatch
    mean: Line2D


class Data(NamedTuple):
    name: str
    inputs: Array
    function: Array
    derivative: Array
    local: Array
    """The derivative at each of the inputs."""
    saturated: float


@dataclass(frozen=True)
class Activations:
    """The explorer; its parameters are the student's: name -> a function and its derivative, and
    ``saturated_fraction``."""

    functions: Mapping[str, Sequence[Function]]
    saturated_fraction: Function

    look_for = (
        "Widen the spread, then move the mean. When do the inputs leave the steep part of the "
        "curve, and what does that do to the gradient on the right?"
    )
    presets = (
        Preset("Spread 0.5: all in the steep part", {"spread": 0.5}),
        Preset("Spread 8: saturated", {"spread": 8.0}),
        Preset("Mean 5: on one flat side", {"mean": 5.0}),
    )

    @property
    def controls(self) -> tuple[Choice | Slider, ...]:
        return (
            Choice("function", "function", tuple(self.functions)),
            Slider("mean", "mean of the inputs", -8, 8, start=0.0, step=0.1),
            Slider("spread", "spread of the inputs", 0.1, 10, start=2.0, step=0.1, unit="(std)"),
        )

    def set_up(self) -> tuple[Figure, Artists]:
        figure, (left, middle, right) = style.panels(1, 3, height=4.0, title="")
        left.set(ylim=(-1.6, 3.2), title="function f(x)")
        middle.set(ylim=(-0.1, 1.25), title="derivative f′(x)")
        right.set(xlim=(0, 1.2), ylim=(0, 1.05), title="gradient that passes")
        right.set(xlabel="|f′(x)| at the inputs", ylabel="share of the inputs")
        dashed = {"color": style.GRADIENT, "ls": style.DASHED, "label": "f′(x), the local gradient"}
        function = curve_over_inputs(left, CURVE, color=style.ACTIVATION, label="f(x)")
        derivative = curve_over_inputs(middle, CURVE, **dashed)
        passing = histogram(right, SHARES, color=style.GRADIENT, alpha=0.75)
        mean = right.axvline(0, color=style.INK, ls=":", label="mean")
        named = [function.flat, function.inputs, function.curve, derivative.curve, mean]
        figure.legend(handles=named, loc="outside lower center", ncols=5)
        return figure, Artists(function, derivative, passing, mean)

    def compute(self, values: Values) -> Data:
        name = values["function"]
        function, derivative = self.functions[name]
        x = values["mean"] + values["spread"] * STANDARD_NORMAL
        local = derivative(x)
        saturated = float(self.saturated_fraction(local))
        return Data(name, x, function(CURVE), derivative(CURVE), local, saturated)

    def draw(self, artists: Artists, data: Data) -> Reading:
        flat, passes = np.abs(data.derivative) < FLAT, np.abs(data.local)
        artists.function.draw(data.function, flat, data.inputs, height=1.0)
        artists.derivative.draw(data.derivative, flat, data.inputs, height=0.5)
        counts, _ = np.histogram(np.clip(passes, 0, 1.19), SHARES)
        artists.passing.set_data(counts / len(passes))
        artists.mean.set_xdata([min(passes.mean(), 1.19)] * 2)
        outside = np.mean(np.abs(data.inputs) > CURVE[-1])
        beyond = f" {outside:.0%} of the inputs lie outside the picture." if outside else ""
        return Reading(
            f"{data.name}: {data.saturated:.0%} of the inputs are saturated",
            f"On average {passes.mean():.3f} of the gradient passes; the most that this function "
            f"lets through is {np.abs(data.derivative).max():.2f}.{beyond}",
        )
