"""Explorer 1: what inputs of some mean and spread meet, the steep part of a curve or its flat ends.

It draws the student's own functions.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import StepPatch
from numpy.typing import NDArray

from lab import style
from lab.explore.answers import elementwise, single_number
from lab.explore.controls import Choice, Preset, Slider, Values
from lab.explore.display import show
from lab.explore.explorer import Reading

Array = NDArray[np.floating]
Function = Callable[..., Any]

CURVE = np.linspace(-15, 15, 601)
BINS = 90
EDGES = np.linspace(-15, 15, BINS + 1)
SHARES = np.linspace(0, 1.2, 49)
STANDARD_NORMAL = np.random.default_rng(0).standard_normal(4_000)
FLAT = 0.01
"""Where the derivative is smaller, the lesson calls the function saturated."""


class Artists(NamedTuple):
    flat: tuple[StepPatch, StepPatch]
    inputs: tuple[StepPatch, StepPatch]
    function: Line2D
    derivative: Line2D
    passing: StepPatch
    mean: Line2D


class Data(NamedTuple):
    name: str
    function: Array
    derivative: Array
    inputs: Array
    passing: Array
    mean: float
    saturated: float
    outside: float


@dataclass(frozen=True)
class Activations:
    """The explorer; its parameters are the student's functions, made careful."""

    functions: Mapping[str, tuple[Function, Function]]
    share: Function

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
        figure, panels = style.panels(1, 3, height=4.0, title="")
        left, middle, right = panels
        for axes, limits, name in (
            (left, (-1.6, 3.2), "function f(x)"),
            (middle, (-0.1, 1.25), "derivative f′(x)"),
        ):
            axes.set(xlim=(-15, 15), ylim=limits, xlabel="input x", title=name)
        right.set(xlim=(0, 1.2), ylim=(0, 1.05), title="gradient that passes")
        right.set(xlabel="|f′(x)| at the inputs", ylabel="share of the inputs")
        grey = {"fill": True, "color": style.MUTED, "alpha": 0.22, "lw": 0}
        sky = {"fill": True, "color": style.INPUT, "alpha": 0.55, "lw": 0}
        nothing = np.zeros(len(EDGES) - 1)
        edges = _midpoints(CURVE)
        artists = Artists(
            flat=(
                left.stairs(np.zeros(len(CURVE)), edges, baseline=-1.6, **grey, label="saturated"),
                middle.stairs(np.zeros(len(CURVE)), edges, baseline=-0.1, **grey),
            ),
            inputs=(
                left.stairs(nothing, EDGES, **sky, label="inputs (histogram)"),
                middle.stairs(nothing, EDGES, **sky),
            ),
            function=left.plot([], [], color=style.ACTIVATION, label="f(x)")[0],
            derivative=middle.plot(
                [], [], color=style.GRADIENT, ls=style.DASHED, label="f′(x), the local gradient"
            )[0],
            passing=right.stairs(
                np.zeros(len(SHARES) - 1), SHARES, fill=True, color=style.GRADIENT, alpha=0.75
            ),
            mean=right.axvline(0, color=style.INK, ls=":", label="mean"),
        )
        figure.legend(loc="outside lower center", ncols=5)
        return figure, artists

    def compute(self, values: Values) -> Data:
        function, derivative = self.functions[values["function"]]
        x = values["mean"] + values["spread"] * STANDARD_NORMAL
        local = derivative(x)
        counts = np.histogram(x, BINS, (-15, 15))[0]
        return Data(
            name=values["function"],
            function=function(CURVE),
            derivative=derivative(CURVE),
            inputs=counts / max(counts.max(), 1),
            passing=np.histogram(np.clip(np.abs(local), 0, 1.19), SHARES)[0] / len(x),
            mean=float(np.abs(local).mean()),
            saturated=float(self.share(local)),
            outside=float(np.mean(np.abs(x) > 15)),
        )

    def draw(self, artists: Artists, data: Data) -> Reading:
        flat = np.abs(data.derivative) < FLAT
        for patch, low, high in zip(artists.flat, (-1.6, -0.1), (3.2, 1.25), strict=True):
            patch.set_data(np.where(flat, high, low))
        for patch, height in zip(artists.inputs, (1.0, 0.5), strict=True):
            patch.set_data(height * data.inputs)
        artists.function.set_data(CURVE, data.function)
        artists.derivative.set_data(CURVE, data.derivative)
        artists.passing.set_data(data.passing)
        artists.mean.set_xdata([min(data.mean, 1.19)] * 2)
        beyond = f" {data.outside:.0%} of the inputs lie outside the picture." * (data.outside > 0)
        return Reading(
            f"{data.name}: {data.saturated:.0%} of the inputs are saturated",
            f"On average {data.mean:.3f} of the gradient passes; the most that this function lets "
            f"through is {np.abs(data.derivative).max():.2f}.{beyond}",
        )


def _midpoints(x: Array) -> Array:
    inner = (x[1:] + x[:-1]) / 2
    return np.concatenate([x[:1], inner, x[-1:]])


def activations(
    *,
    sigmoid: Function,
    sigmoid_grad: Function,
    tanh_grad: Function,
    saturated_fraction: Function,
    relu: Function | None = None,
    relu_grad: Function | None = None,
    leaky_relu: Function | None = None,
    leaky_relu_grad: Function | None = None,
    elu: Function | None = None,
    elu_grad: Function | None = None,
) -> None:
    """Explore activation functions: inputs, curve, derivative, and the gradient that passes.

    Parameters
    ----------
    sigmoid, ..., elu_grad : the functions of lesson 01, elementwise; a pair may be missing
    saturated_fraction : array of derivatives -> share of them that is saturated
    """
    pairs = {
        "sigmoid": (("sigmoid", sigmoid), ("sigmoid_grad", sigmoid_grad)),
        "tanh": (("tanh", np.tanh), ("tanh_grad", tanh_grad)),
        "ReLU": (("relu", relu), ("relu_grad", relu_grad)),
        "Leaky ReLU": (("leaky_relu", leaky_relu), ("leaky_relu_grad", leaky_relu_grad)),
        "ELU": (("elu", elu), ("elu_grad", elu_grad)),
    }
    functions = {
        label: (elementwise(*function), elementwise(*derivative))
        for label, (function, derivative) in pairs.items()
        if function[1] is not None and derivative[1] is not None
    }
    show(Activations(functions, single_number("saturated_fraction", saturated_fraction)))
