"""The figures of lesson 05: what the first weights do to units, signals, gradients and losses."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import StepPatch
from matplotlib.ticker import NullLocator
from numpy.typing import NDArray

from lab import style
from lab.figures import show

Array = NDArray[np.floating]

LOOKS = [
    (style.VERMILION, "o", "-"),
    (style.BLUE, "s", (0, (5, 1.5))),
    (style.GREEN, "^", (0, (1.5, 1))),
    (style.PURPLE, "D", "-."),
]


@style.look()
def unit_pictures(units: Mapping[str, Array], *, title: str, count: int = 10) -> None:
    """Show the weights of the first hidden units as small pictures, one row for each network.

    Parameters
    ----------
    units : name -> (3 S S, M) array, a column holds one unit's weights for an S x S colour image
    title : what to see
    count : how many units of each network
    """
    figure, panels = style.panels(len(units), 1, height=1.3 * len(units) + 0.5, title=title)
    for axes, (name, W) in zip(panels, units.items(), strict=True):
        axes.imshow(_strip(W[:, :count]), interpolation="nearest")
        axes.set(xticks=[], yticks=[])
        axes.grid(visible=False)
        axes.spines[:].set_visible(False)
        axes.set_title(name)
    show(figure, f"The weights of {count} hidden units each for {', '.join(units)}. {title}.")


def _strip(W: Array) -> Array:
    """Units' weights as colour pictures side by side: grey is 0, the largest weight reaches the
    end of the scale."""
    side = round(np.sqrt(len(W) / 3))
    largest = np.maximum(np.abs(W).max(axis=0), 1e-300)
    pictures = np.clip(0.5 + W / (2 * largest), 0, 1).T.reshape(-1, side, side, 3)
    framed = np.pad(pictures, ((0, 0), (0, 0), (0, 1), (0, 0)), constant_values=1.0)
    return np.concatenate(list(framed), axis=1)[:, :-1]


@style.look()
def layer_histograms(Hs: Sequence[Array], dHs: Sequence[Array] = (), *, title: str) -> None:
    """Show how the outputs of each layer are distributed, and the gradients that come back.

    Parameters
    ----------
    Hs : L arrays, each layer's outputs
    dHs : the gradients with respect to them, in the order of the layers; may be left out
    title : what to see
    """
    rows = [("outputs", Hs, style.ACTIVATION), ("gradients", dHs, style.GRADIENT)]
    rows = [row for row in rows if len(row[1])]
    figure, panels = style.panels(
        len(rows), len(Hs), height=2.1 * len(rows) + 0.9, title=title, sharey="row"
    )
    for number, (name, arrays, colour) in enumerate(rows):
        axes = panels[number * len(Hs) : (number + 1) * len(Hs)]
        draw_histograms(axes, arrays, colour)
        axes[0].set_ylabel(name)
        for layer, panel in enumerate(axes, start=1):
            panel.set_xlabel(f"std\n{_short(np.std(arrays[layer - 1]))}", fontsize=9.5)
            if number == 0:
                panel.set_title(f"{layer}" if layer > 1 else "layer 1", fontsize=11)
    ends = "; ".join(
        f"{name}: standard deviation {_short(np.std(arrays[0]))} in layer 1, "
        f"{_short(np.std(arrays[-1]))} in layer {len(arrays)}"
        for name, arrays, _ in rows
    )
    show(figure, f"Histograms for each layer. {ends}.")


def draw_histograms(
    axes: Sequence[Axes], arrays: Sequence[Array], colour: str, bins: int = 41
) -> list[StepPatch]:
    """Draw one array into each of the axes, values upwards, all over the same range.

    Some 100,000 entries are enough for a picture; of a larger array the first rows are drawn.

    The range holds all but the outermost 0.2 % of each array; what lies beyond is not drawn. A heap
    of exact zeros runs out of its panel, so that the rest can be seen.
    """
    arrays = [values[: max(1, 100_000 // values.shape[1])] for values in arrays]
    low, high = limits(arrays)
    patches = []
    for panel, values in zip(axes, arrays, strict=True):
        counts, edges = np.histogram(values, bins=bins, range=(low, high))
        tallest = np.histogram(values[values != 0], bins=bins, range=(low, high))[0].max()
        patches.append(
            panel.stairs(
                np.minimum(counts / max(tallest, 1), 2.0),
                edges,
                orientation="horizontal",
                fill=True,
                color=colour,
            )
        )
        panel.set(ylim=(low, high), xlim=(0, 1.08))
        panel.xaxis.set_major_locator(NullLocator())
        panel.tick_params(axis="y", labelsize=9.5)
        panel.ticklabel_format(axis="y", scilimits=(-2, 3))
    return patches


def limits(arrays: Sequence[Array]) -> tuple[float, float]:
    """A range that holds nearly all of every array, and 0."""
    ends = np.array([np.quantile(values, [0.002, 0.998]) for values in arrays])
    low, high = min(0.0, ends[:, 0].min()), max(0.0, ends[:, 1].max())
    margin = 0.04 * (high - low) or 1.0
    return low - margin, high + margin


def _short(number: float | np.floating) -> str:
    """Three digits, as narrow as they can be: 0.63, 2e-06, 7.5e+04."""
    if 0.01 <= abs(number) < 1000 or number == 0:
        return f"{number:.3g}"
    return f"{number:.1e}"


@style.look()
def signal_by_layer(
    runs: Mapping[str, Array],
    published: Mapping[str, Sequence[float | None]] | None = None,
    *,
    title: str,
    ylabel: str = "standard deviation of the outputs",
) -> None:
    """Show the size of the signal in each layer on a log scale, with what others have published.

    Parameters
    ----------
    runs : name -> (R, L) array: R repetitions, layer 1 first; the band spans the repetitions
    published : name -> sizes, layer 1 first, drawn as black crosses; None where there is none
    title : what to see
    """
    figure, (axes,) = style.panels(1, 1, height=4.8, title=title)
    layers = np.arange(1, next(iter(runs.values())).shape[1] + 1)
    ends = []
    for (name, sizes), (colour, marker, line) in zip(runs.items(), LOOKS, strict=False):
        mean = sizes.mean(axis=0)
        axes.fill_between(layers, sizes.min(axis=0), sizes.max(axis=0), color=colour, alpha=0.2)
        axes.semilogy(layers, mean, color=colour, marker=marker, ls=line, label=name)
        ends.append(f"{name}: {_short(mean[0])} in layer 1, {_short(mean[-1])} in the last")
    label = "published (CS231n)"
    for sizes in (published or {}).values():
        found = np.array(sizes, dtype=float)
        axes.plot(layers[: len(found)], found, "kx", ms=8, mew=1.4, label=label, zorder=3)
        label = ""
    axes.set_xticks(layers)
    axes.set_xlabel("layer")
    axes.set_ylabel(ylabel)
    figure.legend(loc="outside lower center", ncols=2)
    show(figure, f"{ylabel.capitalize()}, by layer. {'; '.join(ends)}.")


@style.look()
def loss_runs(runs: Mapping[str, Array], *, title: str, guessing: float, window: int = 20) -> None:
    """Show losses during training, one thin line a run, each averaged over the last steps.

    Parameters
    ----------
    runs : name -> (R, T) array of the losses of R runs at each step
    title : what to see
    guessing : the loss of a network that gives every class the same probability
    window : how many steps a point averages
    """
    figure, (axes,) = style.panels(1, 1, height=4.4, title=title)
    ends = []
    losses_end = max(losses.shape[1] for losses in runs.values())
    for (name, losses), (colour, _, line) in zip(runs.items(), LOOKS, strict=False):
        smooth = np.lib.stride_tricks.sliding_window_view(losses, window, axis=1).mean(axis=-1)
        steps = np.arange(window, losses.shape[1] + 1)
        for run, values in enumerate(smooth):
            axes.plot(steps, values, color=colour, ls=line, lw=1.4, label=name if not run else None)
        ends.append(f"{name}: {smooth[:, -1].mean():.2f} at the end")
    axes.axhline(guessing, color=style.INK, lw=1.2, ls=":", label="guessing")
    axes.set_xlim(0, losses_end)
    axes.set_xlabel("training step")
    axes.set_ylabel(f"loss (mean of {window} batches)")
    axes.legend(loc="lower left")
    show(figure, f"Training losses. {'; '.join(ends)}; guessing gives {guessing:.2f}.")


@style.look()
def first_biases(losses: Mapping[float, Array], *, title: str) -> None:
    """Show the loss at the end of training for several first values of the biases.

    Parameters
    ----------
    losses : first value -> (R,) array, a dot each; the bar is their mean
    title : what to see
    """
    figure, (axes,) = style.panels(1, 1, height=3.9, title=title)
    for place, values in enumerate(losses.values()):
        spread = np.linspace(-0.12, 0.12, len(values)) + place
        axes.plot(spread, values, "o", color=style.BLUE, alpha=0.8, label=None if place else "run")
        axes.plot(
            [place - 0.25, place + 0.25],
            [np.mean(values)] * 2,
            color=style.VERMILION,
            label=None if place else "mean",
        )
    axes.set_xticks(range(len(losses)), [f"{bias:g}" for bias in losses])
    axes.set_ylim(bottom=0)
    axes.set_xlabel("all biases start at")
    axes.set_ylabel("loss at the end")
    axes.legend(loc="lower left", ncols=2)
    listed = "; ".join(f"{bias:g}: {np.mean(values):.2f}" for bias, values in losses.items())
    show(figure, f"Loss at the end of training by the first value of the biases, means: {listed}.")
