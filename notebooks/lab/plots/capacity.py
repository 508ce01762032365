"""The figures of lesson 03: bumps, their error, decision boundaries, and where trainings end."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.colors import ListedColormap
from matplotlib.image import AxesImage
from matplotlib.ticker import FixedLocator, NullFormatter, NullLocator
from numpy.typing import NDArray

from lab import style
from lab.figures import show

Array = NDArray[np.floating]

CLASS_LOOKS = [(style.BLUE, "o"), (style.VERMILION, "^"), (style.GREEN, "s")]
LINE_LOOKS = [(style.BLUE, "o", "-"), (style.PURPLE, "s", (0, (5, 1.5)))]


@style.look()
def bumps(x: Array, target: Array, outputs: Mapping[int, Array]) -> None:
    """Show a curve, and nets that approximate it with a growing number of bumps.

    Parameters
    ----------
    x, target : (K,) arrays, the curve
    outputs : number of bumps -> the net's output at x (K,)
    """
    figure, panels = style.panels(
        1, len(outputs), height=3.9, title="More bumps follow the curve more closely", sharey=True
    )
    for axes, (count, output) in zip(panels, outputs.items(), strict=True):
        axes.plot(x, target, color=style.INK, lw=1.3, ls=style.DASHED, label="the function f")
        axes.plot(x, output, color=style.ACTIVATION, lw=1.7, label="the network")
        axes.set(title=f"{count} bumps, {2 * count} units", xlabel="x")
    panels[0].set_ylabel("value")
    figure.legend(*panels[0].get_legend_handles_labels(), loc="outside lower center", ncols=2)
    listed = ", ".join(str(count) for count in outputs)
    show(figure, f"A smooth curve and its approximation by a staircase of {listed} bumps.")


@style.look()
def bump_errors(counts: Sequence[int], errors: Mapping[str, Array]) -> None:
    """Show the largest error against the number of bumps, on log scales.

    Parameters
    ----------
    counts : K numbers of bumps
    errors : name of the function -> (K,) array of largest errors
    """
    figure, (axes,) = style.panels(1, 1, height=4.3, title="Twice as many bumps, half the error")
    slopes = []
    for (name, error), (colour, marker, line) in zip(errors.items(), LINE_LOOKS, strict=False):
        slope = np.polyfit(np.log(counts), np.log(error), 1)[0]
        label = f"{name}: error falls as n^({slope:.2f})"
        axes.loglog(counts, error, color=colour, marker=marker, ls=line, label=label)
        slopes.append(label)
    axes.set_xticks(counts, labels=[str(count) for count in counts])
    axes.xaxis.set_minor_locator(NullLocator())
    axes.set_xlabel("number of bumps n")
    axes.set_ylabel("largest error on [1/n, 1 − 1/n]")
    axes.legend()
    show(figure, f"Largest error against number of bumps, falling: {'; '.join(slopes)}.")


@style.look()
def decision_boundaries(
    X: Array, y: NDArray[np.integer], regions: Mapping[str, Array], title: str, limit: float = 1.2
) -> None:
    """Show which class a net gives to each point of the plane, one panel a net.

    Parameters
    ----------
    X, y : (N, 2) points and their (N,) classes 0, 1, 2
    regions : name -> (side, side) array of classes over the square from -limit to limit
    title : what to see
    """
    figure, panels = style.panels(
        1, len(regions), height=1.2 + 8.3 / len(regions), title=title, sharex=True, sharey=True
    )
    for axes, (name, classes) in zip(panels, regions.items(), strict=True):
        draw_regions(axes, X, y, classes, limit)
        axes.set(title=name, xlabel="x₁")
    panels[0].set_ylabel("x₂")
    told = "; ".join(regions).replace("\n", ", ")
    show(figure, f"Points on three arms over the regions of a net: {told}.")


def draw_regions(
    axes: Axes, X: Array, y: NDArray[np.integer], classes: Array, limit: float, size: float = 15
) -> tuple[AxesImage, tuple[PathCollection, ...]]:
    """Draw the points X (N, 2) of classes y (N,) over what a net makes of the plane.

    Parameters
    ----------
    classes, limit : as for `decision_boundaries`
    size : area of a point, in points²

    Returns
    -------
    the regions, and the points of each class
    """
    colours = ListedColormap([colour for colour, _ in CLASS_LOOKS])
    look = {"cmap": colours, "alpha": 0.28, "interpolation": "nearest", "origin": "lower"}
    ends = (-limit, limit, -limit, limit)
    regions = axes.imshow(classes, extent=ends, vmin=0, vmax=2, **look)
    edge = {"edgecolors": "white", "linewidths": 0.4}
    points = tuple(
        axes.scatter(*X[y == number].T, s=size, color=colour, marker=marker, **edge)
        for number, (colour, marker) in enumerate(CLASS_LOOKS)
    )
    axes.grid(visible=False)
    axes.set(xlim=(-limit, limit), ylim=(-limit, limit), aspect="equal")
    return regions, points


@style.look()
def final_losses(groups: Mapping[str, Array], title: str) -> None:
    """Show where each training ended, one dot a seed, one row a kind of net.

    Parameters
    ----------
    groups : name -> (R,) array of final losses
    title : what to see
    """
    figure, (axes,) = style.panels(1, 1, height=0.85 * len(groups) + 1.7, title=title)
    rng = np.random.default_rng(0)
    told = []
    for row, (name, losses) in enumerate(groups.items()):
        colour, marker, _ = (*CLASS_LOOKS[row % 3], None)
        heights = row + rng.uniform(-0.22, 0.22, size=len(losses))
        axes.plot(losses, heights, marker, color=colour, ms=7, alpha=0.6, mec="white", mew=0.5)
        mean, spread = losses.mean(), losses.std(ddof=1)
        axes.plot([mean, mean], [row - 0.36, row + 0.36], color=style.INK, lw=2)
        told.append(f"{name}: mean {mean:.3f}, standard deviation {spread:.3f}")
    axes.set_yticks(range(len(groups)), labels=list(groups))
    axes.set_ylim(len(groups) - 0.5, -0.5)
    axes.set_xscale("log")
    axes.xaxis.set_major_locator(FixedLocator([0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0]))
    axes.xaxis.set_major_formatter("{x:g}")
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.grid(visible=False, axis="y")
    axes.set_xlabel("loss at the end of the training   (one mark a seed; the line is their mean)")
    show(figure, f"Final losses of all seeds. {'; '.join(told)}.")
