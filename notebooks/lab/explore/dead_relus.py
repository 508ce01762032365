"""Explorer 3: how the learning rate, the first bias and the slope decide which units die."""

from dataclasses import dataclass
from typing import NamedTuple

from matplotlib.figure import Figure

from lab import leaky_net, style
from lab.explore.answers import through
from lab.explore.controls import Preset, Slider, Values
from lab.explore.curves import History, history, losses
from lab.explore.explorer import Reading
from lab.explore.results import Array, Labels

STEPS = 80
Artists = tuple[History, History]


class Data(NamedTuple):
    rate: float
    history: leaky_net.History


@dataclass(frozen=True)
class DeadReLUs:
    """The explorer; each picture trains a net anew, with the student's layer, on images (N, D)."""

    layer: leaky_net.Layer
    images: Array
    labels: Labels

    look_for = (
        "Raise the learning rate until units die. Do those of layer 1 come back? Then give the "
        "left side a slope, or start with a negative bias at a small rate."
    )
    controls = (
        Slider("rate", "learning rate", 0.001, 1.0, start=0.01, step=0.125, log=True),
        Slider("bias", "first bias", -3.0, 1.0, start=0.0, step=0.1),
        Slider("slope", "slope on the left", 0.0, 0.3, start=0.0, step=0.01),
    )
    presets = (
        Preset("A good rate", {}),
        Preset("Far too large", {"rate": 0.17783}),
        Preset("A deadly bias", {"bias": -2.0}),
    )

    def set_up(self) -> tuple[Figure, Artists]:
        figure, (left, right) = style.panels(1, 2, height=3.9, title="")
        left.set(ylim=(-0.02, 1.02), ylabel="share of units", title="at most 0 on every image")
        left.yaxis.set_major_formatter("{x:.0%}")
        first = {"color": style.BLUE, "label": "layer 1"}
        second = {"color": style.PURPLE, "ls": style.DASHED, "label": "layer 2"}
        shares = history(left, STEPS, first, second)
        left.legend(loc="upper right")
        right.set_ylabel("loss on the images")
        return figure, (shares, losses(right, STEPS, (0.3, 1000), {"color": style.VERMILION}))

    def compute(self, values: Values) -> Data:
        names = "affine_leaky_relu and affine_leaky_relu_backward"
        given = self.layer, self.images, self.labels
        history = through(names, leaky_net.train, *given, **values, steps=STEPS)
        return Data(values["rate"], history)

    def draw(self, artists: Artists, data: Data) -> Reading:
        shares, loss = artists
        off, losses = data.history
        shares.draw(*off.T)
        loss.draw(losses)
        first, second = off[-1]
        return Reading(
            f"Rate {data.rate:.3g}: {first:.0%} of layer 1 and {second:.0%} of layer 2 are off",
            f"The loss goes from {losses[0]:.3g} to {losses[-1]:.3g}.",
        )
