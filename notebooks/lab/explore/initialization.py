"""Explorer 8: what the first weights of a stack do to the signal up, the gradient down."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure

from lab import style
from lab.explore.controls import Choice, Preset, Slider, Values
from lab.explore.explorer import Reading
from lab.explore.histograms import Layers, Spreads, layers, spreads
from lab.explore.results import Function
from lab.words import size

LAYERS, ROWS = 12, 100
OUTPUTS, GRADIENTS = (-1.1, 2.5), (-3.2, 3.2)
"""What the panels show; the gradient has the size 1 at the top."""
ACTIVATIONS: Mapping[str, tuple[Function, Function]] = {
    "tanh": (np.tanh, lambda h: 1 - h**2),
    "ReLU": (lambda z: np.maximum(0, z), lambda h: (h > 0) * 1.0),
}
Artists = tuple[Layers, Layers]
Data = tuple[Spreads, Spreads]


@dataclass(frozen=True)
class Initialization:
    """The explorer; its parameters are the student's functions, the three schemes by name."""

    forward_activations: Function
    backward_gradients: Function
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
        for panel in panels:
            panel.tick_params(axis="y", labelsize=9.5)
        outputs = layers(panels[:LAYERS], OUTPUTS, style.ACTIVATION, "outputs")
        return figure, (outputs, layers(panels[LAYERS:], GRADIENTS, style.GRADIENT, "gradients"))

    def compute(self, values: Values) -> Data:
        activation, derivative = ACTIVATIONS[values["activation"]]
        depth, width = int(values["depth"]), int(values["width"])
        rng, scheme = np.random.default_rng(0), self.schemes[values["scheme"]]
        weights = [values["gain"] * scheme(width, width, rng) for _ in range(depth)]
        X, top = rng.standard_normal((2, ROWS, width))
        Hs = self.forward_activations(X, weights, activation)
        dHs = self.backward_gradients(Hs, weights, top, derivative)
        return spreads(Hs, OUTPUTS), spreads(dHs, GRADIENTS)

    def draw(self, artists: Artists, data: Data) -> Reading:
        for row, spread in zip(artists, data, strict=True):
            row.draw(spread)
        outputs, gradients = ([size(number) for number in spread.sizes] for spread in data)
        depth = len(outputs)
        return Reading(
            f"Layer {depth} gives outputs of size {outputs[-1]}; "
            f"layer 1 gets a gradient of size {gradients[0]}",
            f"Sizes are standard deviations, written above each layer. The outputs of layer 1 have "
            f"{outputs[0]}, and the gradient enters layer {depth} with {gradients[-1]}. "
            "What lies outside a panel is not drawn.",
        )
