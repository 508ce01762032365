"""Explorer 10: random and grid search on a surface of scores, with a warning at the boundary.

It searches with the student's own functions.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from numpy.typing import NDArray

from lab import style
from lab.explore.answers import checked
from lab.explore.controls import Choice, Preset, Slider, Values
from lab.explore.display import show
from lab.explore.explorer import Reading
from lab.plots.hyperparameters import paint
from lab.surface import Surface

Array = NDArray[np.floating]


class Artists(NamedTuple):
    trials: Line2D
    best: Line2D
    ends: tuple[Line2D, Line2D]
    heights: Line2D
    height: Line2D


class Data(NamedTuple):
    kind: str
    trials: Array
    """(n, 3): score, learning rate, L2 strength; the best first."""
    ends: Array
    warning: bool


@dataclass(frozen=True)
class Search:
    """The explorer; its first two parameters search with the student's functions, made careful."""

    random: Callable[..., Array]
    grid: Callable[..., Array]
    on_boundary: Callable[..., Array]
    surface: Surface

    look_for = (
        "How many different learning rates does each search try? Draw anew: how often does it find "
        "the ridge? Lower the highest rate until the warning comes."
    )
    controls = (
        Choice("kind", "search", ("random", "grid")),
        Slider("budget", "trials", 1, 64, start=9, step=1),
        Slider("low", "lowest rate: 10 to the", -5.0, -3.0, start=-5.0, step=0.25),
        Slider("high", "highest rate: 10 to the", -2.5, 1.0, start=0.5, step=0.25),
        Slider("draw", "draw", 0, 20, start=0, step=1),
    )
    presets = (
        Preset("Grid, 9 trials", {"kind": "grid"}),
        Preset("Random, 36 trials", {"budget": 36}),
        Preset("The best at the edge", {"budget": 25, "high": -2.0}),
    )

    def set_up(self) -> tuple[Figure, Artists]:
        figure, (image, scores) = style.panels(1, 2, height=4.4, title="", sharex=True)
        paint(image, self.surface)
        image.set_title("accuracy over both")
        low, high = (float(10.0**end) for end in self.surface.exponents[0][[0, -1]])
        profile = self.surface.scores.max(axis=1)
        rates = 10.0 ** self.surface.exponents[0]
        scores.plot(rates, profile, color=style.MUTED, lw=1.5, label="best for each rate")
        scores.set(xlim=(low / 1.6, high * 1.6), ylim=(0, 1.15 * profile.max()))
        scores.set(xlabel="learning rate", title="accuracy over the learning rate alone")
        ends = tuple(
            axes.plot(
                [], [], color=style.VERMILION, ls=style.DASHED, lw=1.6, label="ends of the range"
            )[0]
            for axes in (image, scores)
        )
        dots = [
            axes.plot([], [], "o", color=face, mec=edge, ms=7, label="trial")[0]
            for axes, face, edge in (
                (image, "white", style.INK),
                (scores, style.BLUE, style.BLUE),
            )
        ]
        stars = [
            axes.plot([], [], "*", color=style.VERMILION, mec="white", ms=18, label="best trial")[0]
            for axes in (image, scores)
        ]
        for marks in (*dots, *stars):  # whole at the edge of a panel, which they must not move
            marks.set(clip_on=False, in_layout=False)
        figure.legend(*scores.get_legend_handles_labels(), loc="outside lower center", ncols=4)
        return figure, Artists(dots[0], stars[0], (ends[0], ends[1]), dots[1], stars[1])

    def compute(self, values: Values) -> Data:
        low, high = values["low"], values["high"]
        first, second = self.surface.names
        space = {first: (low, high), second: self.surface.space[second]}
        rng = np.random.default_rng(int(values["draw"]))
        if values["kind"] == "random":
            trials = self.random(space, int(values["budget"]), rng)
        else:
            trials = self.grid(_shifted(space, math.isqrt(int(values["budget"])), rng))
        warning = bool(self.on_boundary(float(trials[0, 1]), low, high))
        return Data(values["kind"], trials, np.array([low, high]), warning)

    def draw(self, artists: Artists, data: Data) -> Reading:
        scores, rates, strengths = data.trials.T
        artists.trials.set_data(rates, strengths)
        artists.best.set_data(rates[:1], strengths[:1])
        artists.heights.set_data(rates, scores)
        artists.height.set_data(rates[:1], scores[:1])
        low, high = 10.0**data.ends
        bottom, top = 10.0 ** self.surface.exponents[1][[0, -1]]
        for line, (down, up) in zip(artists.ends, ((bottom, top), (0, 1)), strict=True):
            line.set_data([low, low, np.nan, high, high], [down, up, np.nan, down, up])
        count, tried = len(rates), len(np.unique(rates.round(12)))
        trials = f"{count} trial{'s' if count > 1 else ''}"
        edge = (
            "Warning: the best learning rate lies on the boundary of its range; widen it."
            if data.warning
            else "The best learning rate lies inside its range."
        )
        return Reading(
            f"{data.kind}: {trials}, best accuracy {scores[0]:.2f}",
            f"{tried} different learning rate{'s' if tried > 1 else ''} tried; the best has "
            f"{rates[0]:.2g}. {edge}",
        )


def _shifted(
    space: dict[str, tuple[float, float]], k: int, rng: np.random.Generator
) -> dict[str, list[float]]:
    """k values for each name, at equal distances on the log scale, shifted by chance."""
    return {
        name: [float(10 ** (low + (high - low) * place)) for place in (np.arange(k) + shift) / k]
        for (name, (low, high)), shift in zip(space.items(), rng.random(len(space)), strict=True)
    }


def search(
    *,
    random_search: Callable[..., Any],
    grid_search: Callable[..., Any],
    on_boundary: Callable[..., Any],
    surface: Surface,
) -> None:
    """Explore searches for a learning rate and an L2 strength.

    Parameters
    ----------
    random_search, grid_search, on_boundary : the functions of lesson 07
    surface : the scores
    """
    show(Search(*careful(random_search, grid_search, on_boundary, surface), surface))


def careful(
    random_search: Callable[..., Any],
    grid_search: Callable[..., Any],
    on_boundary: Callable[..., Any],
    surface: Surface,
) -> tuple[Callable[..., Array], Callable[..., Array], Callable[..., Array]]:
    """The three functions with their results checked; trials come as an (n, 3) array."""

    def table(trials: Any) -> Array:
        return np.array([[score, *(params[n] for n in surface.names)] for score, params in trials])

    return (
        checked(
            "random_search",
            lambda space, n, rng: table(random_search(surface, space, n, rng)),
            lambda _space, n, _rng: (n, 3),
        ),
        checked(
            "grid_search",
            lambda grids: table(grid_search(surface, grids)),
            lambda grids: (math.prod(len(values) for values in grids.values()), 3),
        ),
        checked("on_boundary", on_boundary, lambda *_args: ()),
    )
