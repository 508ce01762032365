"""Explorer 10: random and grid search on a surface of scores, with a warning at the boundary."""

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from matplotlib.figure import Figure

from lab import style, trials
from lab.explore.controls import Choice, Preset, Slider, Values
from lab.explore.explorer import Reading
from lab.explore.marked_trials import MarkedTrials, marked_trials
from lab.explore.results import Array, Function
from lab.plots.hyperparameters import paint
from lab.surface import Surface
from lab.words import counted

Artists = tuple[MarkedTrials, MarkedTrials]


class Data(NamedTuple):
    values: Values
    table: Array
    """(n, 3): score, learning rate, L2 strength; the best first."""
    on_boundary: bool


@dataclass(frozen=True)
class Search:
    """The explorer; its parameters are the student's functions, and the scores."""

    random_search: Function
    grid_search: Function
    on_boundary: Function
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
        figure, (image, alone) = style.panels(1, 2, height=4.4, title="", sharex=True)
        paint(image, self.surface)
        image.set_title("accuracy over both")
        rates, profile = 10.0 ** self.surface.exponents[0], self.surface.scores.max(axis=1)
        alone.plot(rates, profile, color=style.MUTED, lw=1.5, label="best for each rate")
        alone.set(xlim=(rates[0] / 1.6, rates[-1] * 1.6), ylim=(0, 1.15 * profile.max()))
        alone.set(xlabel="learning rate", title="accuracy over the learning rate alone")
        over_both = marked_trials(image, "white", style.INK)
        over_rates = marked_trials(alone, style.BLUE, style.BLUE)
        names = alone.get_legend_handles_labels()
        figure.legend(*names, loc="outside lower center", ncols=4)
        return figure, (over_both, over_rates)

    def compute(self, values: Values) -> Data:
        low, high, budget = values["low"], values["high"], int(values["budget"])
        space = self.surface.space | {self.surface.names[0]: (low, high)}
        rng = np.random.default_rng(int(values["draw"]))
        if values["kind"] == "random":
            found = self.random_search(self.surface, space, budget, rng)
        else:
            grids = trials.shifted_grid(space, math.isqrt(budget), rng)
            found = self.grid_search(self.surface, grids)
        table = trials.table(found, self.surface.names)
        on_boundary = bool(self.on_boundary(float(table[0, 1]), low, high))
        return Data(values, table, on_boundary)

    def draw(self, artists: Artists, data: Data) -> Reading:
        scores, rates, strengths = data.table.T
        for marked, heights in zip(artists, (strengths, scores), strict=True):
            marked.draw(rates, heights, 10 ** data.values["low"], 10 ** data.values["high"])
        inside = "The best learning rate lies inside its range."
        edge = "Warning: the best learning rate lies on the boundary of its range; widen it."
        tried = counted(len(np.unique(rates.round(12))), "different learning rate")
        return Reading(
            f"{data.values['kind']}: {counted(len(rates), 'trial')}, best accuracy {scores[0]:.2f}",
            f"{tried} tried; the best has {rates[0]:.2g}. {edge if data.on_boundary else inside}",
        )
