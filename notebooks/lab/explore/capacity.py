"""Explorer 5: what hidden units and an L2 penalty do to the regions of three classes.

Each picture trains a net anew, with the student's ``two_layer_loss``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from numpy.typing import NDArray

from lab import spirals, style, training
from lab.explore.answers import checked
from lab.explore.controls import Preset, Slider, Values
from lab.explore.display import show
from lab.explore.explorer import Reading

Array = NDArray[np.floating]

LOOKS = [(style.BLUE, "o"), (style.VERMILION, "^"), (style.GREEN, "s")]
STEPS, RATE, MOMENTUM = 250, 0.2, 0.9
SIDE, LIMIT = 90, 1.2
POINTS, CLASSES = spirals.spiral(np.random.default_rng(100), per_class=50)
PLANE = spirals.plane(SIDE, LIMIT)


class Artists(NamedTuple):
    regions: AxesImage
    points: tuple[Line2D, ...]
    """They never change, but must lie over the regions."""
    losses: Line2D


class Data(NamedTuple):
    hidden: int
    l2: float
    losses: Array
    regions: Array
    right: float


@dataclass(frozen=True)
class Capacity:
    """The explorer; its parameter trains a net with the student's loss."""

    scores_and_losses: Callable[..., Array]

    look_for = (
        "With how many hidden units can the net follow the spiral? Take 40 units, and make the "
        "penalty stronger: when does the boundary become too smooth?"
    )
    controls = (
        Slider("hidden", "hidden units", 1, 40, start=3, step=1),
        Slider("l2", "L2 strength", 1e-6, 1e-1, start=1e-6, step=0.25, log=True),
    )
    presets = (
        Preset("3 units", {"hidden": 3, "l2": 1e-6}),
        Preset("10 units", {"hidden": 10, "l2": 1e-6}),
        Preset("40 units, strong L2", {"hidden": 40, "l2": 1e-2}),
    )

    def set_up(self) -> tuple[Figure, Artists]:
        figure, (left, right) = style.panels(1, 2, height=4.4, title="")
        image = left.imshow(
            np.zeros((SIDE, SIDE)),
            **{"origin": "lower", "extent": (-LIMIT, LIMIT, -LIMIT, LIMIT), "alpha": 0.28},
            **{"vmin": 0, "vmax": 2, "interpolation": "nearest"},
            cmap=ListedColormap([colour for colour, _ in LOOKS]),
        )
        points = tuple(
            left.plot(*POINTS[number == CLASSES].T, mark, color=colour, ms=5, mec="white", mew=0.4)[
                0
            ]
            for number, (colour, mark) in enumerate(LOOKS)
        )
        left.grid(visible=False)
        left.set(xlabel="x₁", ylabel="x₂", title="the regions")
        right.set(xlim=(0, STEPS), ylim=(0.01, 3), yscale="log", title="the loss")
        right.set(xlabel="step", ylabel="loss on the training points")
        return figure, Artists(image, points, right.plot([], [], color=style.ACTIVATION)[0])

    def compute(self, values: Values) -> Data:
        hidden, l2 = int(values["hidden"]), float(values["l2"])
        flat = self.scores_and_losses(hidden, l2)
        losses, scores = flat[:STEPS], flat[STEPS:].reshape(-1, 3)
        classes = scores.argmax(axis=1)
        right = float(np.mean(classes[: len(POINTS)] == CLASSES))
        return Data(hidden, l2, losses, classes[len(POINTS) :].reshape(SIDE, SIDE), right)

    def draw(self, artists: Artists, data: Data) -> Reading:
        artists.regions.set_data(data.regions)
        artists.losses.set_data(np.arange(STEPS), np.clip(data.losses, 1e-9, 1e9))
        units = f"{data.hidden} hidden unit{'s' if data.hidden > 1 else ''}"
        strength = np.format_float_positional(data.l2, precision=1, fractional=False, trim="-")
        return Reading(
            f"{units}, L2 {strength}: {data.right:.0%} of the points are right",
            f"The loss with its penalty ends at {data.losses[-1]:.2g} after {STEPS} steps.",
        )


def capacity(*, two_layer_loss: Callable[..., Any]) -> None:
    """Explore what a net with one hidden layer makes of a spiral.

    Parameters
    ----------
    two_layer_loss : params, X, y, l2 -> loss, grads, from lesson 03
    """
    show(Capacity(careful(two_layer_loss)))


def careful(two_layer_loss: Callable[..., Any]) -> Callable[..., Array]:
    """Hidden units, L2 -> in one row: the losses, then the scores of the points and the plane."""

    def train(hidden: int, l2: float) -> Array:
        params = training.first_params((2, hidden, 3), np.random.default_rng(0), last=1.0)
        speed = {name: np.zeros_like(value) for name, value in params.items()}
        losses = []
        for _ in range(STEPS):
            loss, grads = two_layer_loss(params, POINTS, CLASSES, l2)
            speed = {name: MOMENTUM * speed[name] - RATE * grads[name] for name in params}
            params = {name: params[name] + speed[name] for name in params}
            losses.append(loss)
        H = np.maximum(0, np.vstack([POINTS, PLANE]) @ params["W1"] + params["b1"])
        return np.concatenate([losses, (H @ params["W2"] + params["b2"]).ravel()])

    due = STEPS + 3 * (len(POINTS) + len(PLANE))
    return checked("two_layer_loss", train, lambda _hidden, _l2: (due,))
