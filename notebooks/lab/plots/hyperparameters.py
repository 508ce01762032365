"""The figures of lesson 07: scales, schedules, overfitting, and searches over a surface."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import QuadMesh
from matplotlib.patches import Rectangle
from matplotlib.ticker import LogLocator, NullLocator
from numpy.typing import NDArray

from lab import style
from lab.figures import show
from lab.surface import Surface
from lab.words import plain

Array = NDArray[np.floating]
Trials = Sequence[tuple[float, Mapping[str, float]]]
Space = Mapping[str, tuple[float, float]]

RANDOM, GRID = style.VERMILION, style.BLUE
LOOKS = [
    (style.VERMILION, "-"),
    (style.BLUE, (0, (5, 1.5))),
    (style.GREEN, (0, (1.5, 1))),
    (style.PURPLE, "-."),
]
LABELS = {"learning_rate": "learning rate", "l2": "L2 strength"}


@style.look()
def draws(samples: Mapping[str, Array]) -> None:
    """Show where drawn numbers lie on a log scale, and how many fall into each decade.

    Parameters
    ----------
    samples : name -> (N,) positive numbers, a panel each
    """
    figure, panels = style.panels(
        1,
        len(samples),
        height=3.9,
        title="Drawn evenly, nearly all numbers are large; drawn by exponent, all sizes are tried",
        sharex=True,
        sharey=True,
    )
    everything = np.concatenate(list(samples.values()))
    low, high = np.floor(np.log10(everything.min())), np.ceil(np.log10(everything.max()))
    decades = 10.0 ** np.arange(low, high + 1)
    listed = []
    for axes, (name, numbers), colour in zip(
        panels, samples.items(), (style.VERMILION, style.BLUE), strict=False
    ):
        counts = np.histogram(numbers, decades)[0]
        bars = axes.stairs(100 * counts / len(numbers), decades, fill=True, color=style.INPUT)
        bars.set_alpha(0.6)
        for left, count in zip(decades, counts, strict=False):
            axes.text(
                left * 10**0.5,
                100 * count / len(numbers) + 2,
                f"{count / len(numbers):.0%}",
                ha="center",
                fontsize=10,
            )
        height = np.random.default_rng(99).uniform(-16, -5, size=min(len(numbers), 150))
        axes.plot(numbers[:150], height, ".", color=colour, ms=4)
        axes.set(xscale="log", ylim=(-19, 105), title=name, xlabel="learning rate")
        listed.append(f"{name}: {counts[-1] / len(numbers):.0%} in the highest decade")
    panels[0].set_ylabel("% of the draws")
    panels[0].set_yticks([0, 50, 100])
    show(figure, f"Histograms of draws by decade. {'; '.join(listed)}.")


@style.look()
def schedules(rates: Mapping[str, Array], accuracies: Mapping[str, Array]) -> None:
    """Show the rates of several schedules, and the validation accuracy of nets trained by them.

    Parameters
    ----------
    rates : name -> (epochs,)
    accuracies : name -> (R, epochs), a thin line for each of R nets; the same names
    """
    figure, (left, *rest) = style.panels(
        1,
        1 + len(accuracies),
        height=3.9,
        title="With a constant rate the accuracy jumps to the end; as the rate falls, it settles",
        width_ratios=[1.5] + [1] * len(accuracies),
    )
    ends = []
    for axes, (name, runs), (colour, line) in zip(rest, accuracies.items(), LOOKS, strict=False):
        left.plot(rates[name], color=colour, ls=line, label=name)
        axes.plot(runs.T, color=colour, lw=0.9)
        axes.set(title=name, xlabel="epoch")
        axes.sharex(left)
        ends.append(f"{name}: from {runs[:, -1].min():.2f} to {runs[:, -1].max():.2f} at the end")
    for axes in rest[1:]:
        axes.sharey(rest[0])
        axes.tick_params(labelleft=False)
    left.set(xlabel="epoch", title="learning rate", yscale="log")
    left.yaxis.set_major_locator(LogLocator(subs=(1, 3)))
    left.yaxis.set_major_formatter("{x:g}")
    left.yaxis.set_minor_locator(NullLocator())
    left.legend(loc="lower left", fontsize=10)
    rest[0].set_ylabel("validation accuracy")
    show(figure, f"Four schedules and five nets trained by each. Accuracy {'; '.join(ends)}.")


@style.look()
def overfitting(train: Mapping[str, Array], val: Mapping[str, Array], *, title: str) -> None:
    """Show accuracy on the training and on the validation images, a panel for each setting.

    Parameters
    ----------
    train, val : name -> (R, epochs), R repetitions; bands from the smallest to the largest
    title : what to see
    """
    figure, panels = style.panels(1, len(train), height=3.9, title=title, sharey=True)
    ends = []
    for axes, name in zip(panels, train, strict=True):
        for runs, colour, line, label in (
            (train[name], style.BLUE, "-", "training images"),
            (val[name], style.VERMILION, style.DASHED, "validation images"),
        ):
            mean, epochs = runs.mean(axis=0), np.arange(1, runs.shape[1] + 1)
            axes.fill_between(epochs, runs.min(axis=0), runs.max(axis=0), color=colour, alpha=0.2)
            axes.plot(epochs, mean, color=colour, ls=line, lw=1.8, label=label)
            axes.text(
                epochs[-1], mean[-1] - 0.06, f"{mean[-1]:.2f}", ha="right", va="top", fontsize=11
            )
        axes.set(title=name, xlabel="epoch", ylim=(0, 1.04))
        ends.append(f"{name}: {train[name][:, -1].mean():.2f} and {val[name][:, -1].mean():.2f}")
    panels[0].set_ylabel("accuracy")
    figure.legend(*panels[0].get_legend_handles_labels(), loc="outside lower center", ncols=2)
    show(figure, f"Accuracy on training and validation images at the end, {'; '.join(ends)}.")


def paint(axes: Axes, surface: Surface) -> QuadMesh:
    """Paint the scores of a surface over its two hyper-parameters, on log scales."""
    first, second = (10.0**exponents for exponents in surface.exponents)
    mesh = axes.pcolormesh(
        first, second, surface.scores.T, cmap="cividis", shading="gouraud", rasterized=True
    )
    axes.grid(visible=False)
    axes.set(xscale="log", yscale="log")
    axes.set(xlabel=LABELS[surface.names[0]], ylabel=LABELS[surface.names[1]])
    return mesh


@style.look()
def score_surface(surface: Surface, *, title: str) -> None:
    """Show the scores over both hyper-parameters, and along each of them alone.

    Parameters
    ----------
    title : what to see
    """
    figure, (image, first, second) = style.panels(
        1, 3, height=3.9, title=title, width_ratios=[1.5, 1, 1]
    )
    figure.colorbar(paint(image, surface), ax=image, label="validation accuracy", pad=0.02)
    for axes, axis, name, exponents, other in zip(
        (first, second),
        (1, 0),
        surface.names,
        surface.exponents,
        ("L2", "rates"),
        strict=True,
    ):
        axes.semilogx(10.0**exponents, surface.scores.mean(axis=axis), color=style.BLUE)
        axes.set(xlabel=LABELS[name], ylim=(0, 0.55), title=f"mean over {other}")
    first.set_ylabel("accuracy")
    shares = surface.shares
    show(
        figure,
        f"Accuracy over learning rate and L2 strength, from {surface.scores.min():.2f} to "
        f"{surface.scores.max():.2f}. The rate alone explains {shares[0]:.0%} of the variance, "
        f"L2 alone {shares[1]:.0%}.",
    )


@style.look()
def two_searches(surface: Surface, searches: Mapping[str, Trials], *, title: str) -> None:
    """Show the trials of searches on the surface, and above which learning rates they tried.

    Parameters
    ----------
    searches : name -> trials, a panel each
    title : what to see
    """
    figure = style.panels(1, 1, height=5.2, title=title)[0]
    figure.clear()
    style.headline(figure, title)
    panels = figure.subplots(
        2, len(searches), sharex=True, sharey="row", height_ratios=[1, 1.9], squeeze=False
    )
    best_rate = surface.scores.max(axis=1)
    listed = []
    for (top, image), (name, trials) in zip(panels.T, searches.items(), strict=True):
        rates = np.array([params[surface.names[0]] for _, params in trials])
        strengths = np.array([params[surface.names[1]] for _, params in trials])
        scores = np.array([score for score, _ in trials])
        tried = len(np.unique(rates.round(12)))
        paint(image, surface)
        image.plot(rates, strengths, "o", color="white", mec=style.INK, ms=8, clip_on=False)
        image.plot(
            rates[:1], strengths[:1], "*", color=style.VERMILION, mec="white", ms=17, clip_on=False
        )
        top.plot(10.0 ** surface.exponents[0], best_rate, color=style.MUTED, lw=1.5)
        top.vlines(rates, 0, scores, color=style.VERMILION, lw=1.6)
        top.plot(rates, scores, "o", color=style.VERMILION, ms=5)
        top.set(title=f"{name}: {tried} rates tried, best {scores.max():.2f}", ylim=(0, 0.58))
        listed.append(f"{name}: {tried} different learning rates, best {scores.max():.2f}")
    panels[0, 0].set_ylabel("accuracy")
    for axes in panels[1, 1:]:
        axes.set_ylabel("")
    show(figure, f"Trials on the surface of accuracies. {'; '.join(listed)}.")


@style.look()
def best_by_budget(random: Array, grid: Mapping[int, Array], *, title: str) -> None:
    """Show the best score so far against the number of trials, over many repetitions.

    Parameters
    ----------
    random : (R, T) array, the best score of R searches after 1, 2, ... T trials
    grid : number of trials -> (R,) best scores
    title : what to see
    """
    figure, (axes,) = style.panels(1, 1, height=4.7, title=title)
    budgets = np.arange(1, random.shape[1] + 1)
    axes.fill_between(budgets, *np.quantile(random, [0.1, 0.9], axis=0), color=RANDOM, alpha=0.18)
    axes.plot(budgets, random.mean(axis=0), color=RANDOM, label="random search")
    sizes = np.array(list(grid))
    means = np.array([scores.mean() for scores in grid.values()])
    ends = np.array([np.quantile(scores, [0.1, 0.9]) for scores in grid.values()])
    axes.errorbar(
        sizes,
        means,
        yerr=np.abs(ends.T - means),
        color=GRID,
        ls=style.DASHED,
        marker="s",
        capsize=4,
        elinewidth=1.4,
        label="grid search",
    )
    axes.set(
        xlabel="number of trials", ylabel="best validation accuracy", xlim=(0, budgets[-1] + 1)
    )
    axes.set_xticks(sizes)
    axes.legend(loc="lower right", title="mean, and the middle 80 of 100 repetitions")
    listed = ", ".join(
        f"{size}: grid {mean:.3f}, random {random[:, size - 1].mean():.3f}"
        for size, mean in zip(sizes, means, strict=True)
    )
    show(figure, f"Best score by number of trials, means. {listed}.")


@style.look()
def stages(trials: Mapping[str, Trials], spaces: Sequence[Space], *, title: str) -> None:
    """Show the trials of a search in stages over both hyper-parameters, the better the larger.

    Parameters
    ----------
    trials : name of the stage -> trials with the names of the space
    spaces : the space of each stage, drawn as a frame
    title : what to see
    """
    figure, panels = style.panels(1, len(trials), height=4.5, title=title)
    every = [score for found in trials.values() for score, _ in found if not np.isnan(score)]
    worst, best = min(every), max(every)
    mesh, listed = None, []
    for number, (axes, (name, found)) in enumerate(zip(panels, trials.items(), strict=True)):
        scores = np.array([score for score, _ in found])
        points = np.array([list(params.values()) for _, params in found])
        lost = np.isnan(scores)
        mesh = axes.scatter(
            *points[~lost].T,
            c=scores[~lost],
            cmap="cividis",
            vmin=worst,
            vmax=best,
            s=60,
            edgecolor="white",
            linewidth=0.6,
            zorder=2,
        )
        axes.plot(*points[lost].T, "x", color=style.VERMILION, ms=7, mew=1.8)
        axes.plot(*points[:1].T, "*", color=style.VERMILION, mec="white", ms=18, zorder=3)
        for space in spaces[number + 1 : number + 2]:
            axes.add_patch(_frame(space))
        names = list(spaces[number])
        axes.set(xscale="log", yscale="log", title=f"{name}: best {np.nanmax(scores):.3f}")
        for axis, (low, high) in zip(
            (axes.xaxis, axes.yaxis), spaces[number].values(), strict=True
        ):
            axis.set_minor_locator(NullLocator())
            ticks = np.logspace(low, high, 3)
            axis.set_ticks(ticks, [plain(tick, digits=1) for tick in ticks])
        axes.set(xlabel=LABELS[names[0]], ylabel=LABELS[names[1]])
        listed.append(f"{name}: best {np.nanmax(scores):.3f}, {lost.sum()} blew up")
    assert mesh is not None
    figure.colorbar(mesh, ax=panels, label="validation accuracy", pad=0.02)
    show(figure, f"Trials over learning rate and L2 strength. {'; '.join(listed)}.")


def _frame(space: Space) -> Rectangle:
    (left, right), (bottom, top) = ((10.0**low, 10.0**high) for low, high in space.values())
    return Rectangle(
        (left, bottom), right - left, top - bottom, fill=False, ec=style.VERMILION, lw=2, ls="--"
    )


@style.look()
def on_the_edge(searches: Mapping[str, Trials], space: Mapping[str, Space], *, title: str) -> None:
    """Show scores against the learning rate, a panel for each search, with its range.

    Parameters
    ----------
    searches : name -> trials
    space : the same name -> the space that was searched
    title : what to see
    """
    figure, panels = style.panels(
        1, len(searches), height=3.9, title=title, sharex=True, sharey=True
    )
    listed = []
    for axes, (name, trials) in zip(panels, searches.items(), strict=True):
        low, high = space[name]["learning_rate"]
        axes.axvspan(10.0**low, 10.0**high, color=style.SKY, alpha=0.18, lw=0, label="range")
        rates = np.array([params["learning_rate"] for _, params in trials])
        scores = np.array([score for score, _ in trials])
        axes.plot(rates, scores, "o", color=style.BLUE, ms=6, label="trial")
        axes.plot(rates[:1], scores[:1], "*", color=style.VERMILION, ms=17, label="best")
        axes.set(xscale="log", xlabel="learning rate", ylim=(0, 0.58))
        axes.set_title(f"{name}: best {scores[0]:.2f} at {rates[0]:.2g}")
        listed.append(f"{name}: the best, {scores[0]:.2f}, at a rate of {rates[0]:.2g}")
    panels[0].set_ylabel("validation accuracy")
    panels[0].legend(loc="upper left")
    show(figure, f"Accuracy against learning rate. {'; '.join(listed)}.")
