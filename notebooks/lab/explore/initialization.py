"""Explorer 8: what the first weights of a stack do to the signal upwards, the gradient downwards.

It draws through the student's own functions.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import StepPatch
from matplotlib.text import Text
from matplotlib.ticker import NullLocator
from numpy.typing import NDArray

from lab import style
from lab.explore.answers import checked
from lab.explore.controls import Choice, Preset, Slider, Values
from lab.explore.display import show
from lab.explore.explorer import Reading

Array = NDArray[np.floating]
Function = Callable[..., Any]

LAYERS = 12
ROWS = 100
BINS = 41
RANGES = ((-1.1, 2.5), (-3.2, 3.2))
"""Of the outputs, and of the gradients, whose size is 1 at the top."""
ACTIVATIONS: Mapping[str, tuple[Function, Function]] = {
    "tanh": (np.tanh, lambda h: 1 - h**2),
    "ReLU": (lambda z: np.maximum(0, z), lambda h: (h > 0) * 1.0),
}


class Artists(NamedTuple):
    outputs: tuple[StepPatch, ...]
    gradients: tuple[StepPatch, ...]
    output_sizes: tuple[Text, ...]
    gradient_sizes: tuple[Text, ...]


class Data(NamedTuple):
    outputs: Array
    gradients: Array
    output_sizes: Array
    gradient_sizes: Array


@dataclass(frozen=True)
class Initialization:
    """The explorer; its parameters are the student's functions, made careful.

    ``forward(X, weights, activation)`` and ``backward(Hs, weights, dH, derivative)`` give one
    (L, N, M) array; ``schemes`` maps a name to a function of n_in, n_out and a generator.
    """

    forward: Function
    backward: Function
    schemes: Mapping[str, Function]

    look_for = (
        "Find the gain at which the signal keeps its size, for tanh and for ReLU. What does the "
        "gradient do there, and what does a gain 20% larger or smaller do?"
    )
    presets = (
        Preset("tanh, 0.01: all vanishes", {"activation": "tanh", "scheme": "0.01"}),
        Preset("ReLU, 1/√n: fades", {"activation": "ReLU", "scheme": "1/√n"}),
        Preset("ReLU, √(2/n): stays", {"activation": "ReLU", "scheme": "√(2/n)"}),
        Preset("tanh, too large: explodes", {"scheme": "1/√n", "gain": 8.0}),
    )

    @property
    def controls(self) -> tuple[Choice | Slider, ...]:
        return (
            Choice("activation", "activation", tuple(ACTIVATIONS)),
            Choice("scheme", "spread of weights", tuple(self.schemes)),
            Slider("gain", "times a gain of", 0.2, 10, start=1.0, step=0.1),
            Slider("depth", "layers", 2, LAYERS, start=10, step=1),
            Slider("width", "units in a layer", 20, 300, start=200, step=20),
        )

    def set_up(self) -> tuple[Figure, Artists]:
        figure, panels = style.panels(2, LAYERS, height=4.9, title="", sharey="row")
        rows = panels[:LAYERS], panels[LAYERS:]
        looks = (("outputs", style.ACTIVATION), ("gradients", style.GRADIENT))
        patches, sizes = [], []
        for axes, limits, (name, colour) in zip(rows, RANGES, looks, strict=True):
            axes[0].set_ylabel(name)
            for panel in axes:
                panel.set(xlim=(0, 1.08), ylim=limits)
                panel.xaxis.set_major_locator(NullLocator())
                panel.tick_params(axis="y", labelsize=9.5)
            edges = np.linspace(*limits, BINS + 1)
            patches.append(
                tuple(
                    panel.stairs(
                        np.zeros(BINS), edges, orientation="horizontal", fill=True, color=colour
                    )
                    for panel in axes
                )
            )
            sizes.append(
                tuple(panel.set_title(" ", fontsize=9, fontweight="normal") for panel in axes)
            )
        for number, panel in enumerate(panels):
            layer = number % LAYERS + 1
            panel.set_xlabel(f"{layer}" if layer > 1 else "layer 1", fontsize=10)
        return figure, Artists(*patches, *sizes)

    def compute(self, values: Values) -> Data:
        activation, derivative = ACTIVATIONS[values["activation"]]
        depth, width = int(values["depth"]), int(values["width"])
        rng = np.random.default_rng(0)
        init = self.schemes[values["scheme"]]
        weights = [values["gain"] * init(width, width, rng) for _ in range(depth)]
        Hs = self.forward(rng.standard_normal((ROWS, width)), weights, activation)
        dHs = self.backward(Hs, weights, rng.standard_normal(Hs[-1].shape), derivative)
        outputs, gradients = (
            np.array([_histogram(layer, limits) for layer in arrays])
            for arrays, limits in zip((Hs, dHs), RANGES, strict=True)
        )
        return Data(outputs, gradients, Hs.std(axis=(1, 2)), dHs.std(axis=(1, 2)))

    def draw(self, artists: Artists, data: Data) -> Reading:
        depth = len(data.outputs)
        for patches, heights in (
            (artists.outputs, data.outputs),
            (artists.gradients, data.gradients),
        ):
            for layer, patch in enumerate(patches):
                patch.set_data(heights[layer] if layer < depth else np.zeros(BINS))
        for texts, sizes in (
            (artists.output_sizes, data.output_sizes),
            (artists.gradient_sizes, data.gradient_sizes),
        ):
            for layer, text in enumerate(texts):
                label = "" if layer else "std "
                text.set_text(f"{label}{_short(sizes[layer])}" if layer < depth else " ")
        top, bottom = data.output_sizes[-1], data.gradient_sizes[0]
        return Reading(
            f"Layer {depth} gives outputs of size {_short(top)}; "
            f"layer 1 gets a gradient of size {_short(bottom)}",
            f"Sizes are standard deviations, written above each layer. The outputs of layer 1 have "
            f"{_short(data.output_sizes[0])}, and the gradient enters layer {depth} with "
            f"{_short(data.gradient_sizes[-1])}. What lies outside a panel is not drawn.",
        )


def _histogram(values: Array, limits: tuple[float, float]) -> Array:
    """Counts over the range, the tallest 1; a heap of exact zeros counts for no more than that.

    Where nearly all lies outside, the few that are left don't fill the panel.
    """
    zeros = values == 0
    counts = np.histogram(values, BINS, limits)[0].astype(float)
    tallest = np.histogram(values[~zeros], BINS, limits)[0].max()
    return np.minimum(counts / max(tallest, 0.05 * values.size), 1.08)


def _short(size: float) -> str:
    return f"{size:.2g}" if 0.01 <= size < 100 or size == 0 else f"{size:.0e}"


def initialization(
    *,
    forward_activations: Function,
    backward_gradients: Function,
    small_random_init: Function,
    xavier_init: Function,
    he_init: Function,
) -> None:
    """Explore first weights: what comes out of each layer, and what gradient comes back.

    Parameters
    ----------
    forward_activations, ..., he_init : the functions of lesson 05
    """

    def one_shape(weights: Sequence[Array], rows: int) -> tuple[int, ...]:
        return (len(weights), rows, weights[-1].shape[1])

    def due(n_in: int, n_out: int, _rng: np.random.Generator) -> tuple[int, int]:
        return (n_in, n_out)

    show(
        Initialization(
            checked(
                "forward_activations",
                forward_activations,
                lambda X, weights, _f: one_shape(weights, len(X)),
            ),
            checked(
                "backward_gradients",
                backward_gradients,
                lambda _Hs, weights, dH, _f: one_shape(weights, len(dH)),
            ),
            {
                "1/√n": checked("xavier_init", xavier_init, due),
                "√(2/n)": checked("he_init", he_init, due),
                "0.01": checked("small_random_init", small_random_init, due),
            },
        )
    )
