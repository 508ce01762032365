"""The figures of lesson 06: the computation as a graph, signals, and what accuracy depends on."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Normalize
from numpy.typing import NDArray

from lab import style
from lab.figures import show
from lab.plots.initialization import draw_histograms

Array = NDArray[np.floating]

NODES = {
    r"$x$": (0.0, 1.0),
    r"$\mu$": (1.0, 0.0),
    r"$c$": (2.0, 1.0),
    r"$\sigma^2$": (3.0, 0.0),
    r"$s$": (4.1, 0.0),
    r"$\hat{x}$": (5.1, 1.0),
    r"$\gamma$": (5.6, 0.0),
    r"$\beta$": (6.6, 0.0),
    "out": (6.6, 1.0),
}
"""Where the values of the calculation stand: those with a row for each example above."""
STEPS = (
    ("1", (r"$x$",), r"$\mu$"),
    ("2", (r"$x$", r"$\mu$"), r"$c$"),
    ("3", (r"$c$",), r"$\sigma^2$"),
    ("4", (r"$\sigma^2$",), r"$s$"),
    ("5", (r"$c$", r"$s$"), r"$\hat{x}$"),
    ("6", (r"$\hat{x}$", r"$\gamma$", r"$\beta$"), "out"),
)
"""The number of a step, what goes into it, what comes out."""
MARKS = ("o", "s", "^", "D")
COLOURS = (style.VERMILION, style.PURPLE, style.BLUE)
LINES = ("-", (0, (5, 1.5)), (0, (1.5, 1)))


@style.look()
def batchnorm_graph() -> None:
    """Show batch normalisation as a graph of six steps, forwards and backwards."""
    figure, (axes,) = style.panels(
        1, 1, height=3.7, title="Six steps forward; the gradient takes every way back"
    )
    axes.set(xlim=(-0.5, 7.1), ylim=(-0.75, 1.75))
    axes.axis("off")
    for number, sources, target in STEPS:
        for source in sources:
            _arrows(axes, NODES[source], NODES[target])
        x, y = NODES[target]
        axes.text(
            x, y + (0.42 if y else -0.48), number, ha="center", va="center", color=style.MUTED
        )
    for label, (x, y) in NODES.items():
        axes.plot(x, y, "o", ms=36, mfc="white", mec=style.INK, mew=1.4, zorder=3)
        axes.text(x, y, label, ha="center", va="center", fontsize=15, zorder=4)
    axes.text(-0.45, 1.55, "a row for each example", color=style.MUTED, fontsize=11)
    axes.text(-0.45, -0.7, "one number for each column", color=style.MUTED, fontsize=11)
    axes.plot([], [], color=style.ACTIVATION, label="forward")
    axes.plot([], [], color=style.GRADIENT, ls=style.DASHED, label="gradient")
    figure.legend(loc="outside lower center", ncols=2)
    show(
        figure,
        "The graph of batch normalisation. Step 1 makes the mean from x; 2, c = x minus the mean; "
        "3, the variance from c; 4, its root s; 5, x hat = c over s; 6, out from x hat, gamma and "
        "beta. The gradient goes back along every arrow, so two ways lead back to c and two to x.",
    )


def _arrows(axes: Axes, start: tuple[float, float], end: tuple[float, float]) -> None:
    """One forward, and one back beside it."""
    for a, b, colour, line in (
        (start, end, style.ACTIVATION, "-"),
        (end, start, style.GRADIENT, style.DASHED),
    ):
        axes.annotate(
            "",
            xy=b,
            xytext=a,
            arrowprops={
                "arrowstyle": "-|>,head_width=0.3,head_length=0.6",
                "connectionstyle": "arc3,rad=0.13",
                "color": colour,
                "ls": line,
                "lw": 1.8,
                "shrinkA": 19,
                "shrinkB": 19,
            },
        )


@style.look()
def histogram_rows(rows: Mapping[str, Sequence[Array]], *, title: str) -> None:
    """Show how the outputs of each layer are distributed, one row a network, on one scale.

    Parameters
    ----------
    rows : name -> L arrays, each layer's outputs
    title : what to see
    """
    layers = len(next(iter(rows.values())))
    figure, panels = style.panels(len(rows), layers, height=2.1 * len(rows) + 0.8, title=title)
    draw_histograms(panels, [H for Hs in rows.values() for H in Hs], style.ACTIVATION)
    spreads = [[float(np.std(H)) for H in Hs] for Hs in rows.values()]
    for number, panel in enumerate(panels):
        row, layer = divmod(number, layers)
        panel.set_xlabel(f"std\n{spreads[row][layer]:.2g}", fontsize=9.5)
        if layer:
            panel.tick_params(labelleft=False)
        else:
            panel.set_ylabel(f"{list(rows)[row]}: outputs")
        if row == 0:
            panel.set_title(f"{layer + 1}" if layer else "layer 1", fontsize=11)
    ends = "; ".join(
        f"{name}: standard deviation {spread[0]:.2g} in layer 1, {spread[-1]:.2g} in the last"
        for name, spread in zip(rows, spreads, strict=True)
    )
    show(figure, f"Histograms of each layer's outputs. {ends}.")


@style.look()
def accuracy_maps(
    maps: Mapping[str, Array], scales: Sequence[float], rates: Sequence[float], *, title: str
) -> None:
    """Show accuracies by size of the first weights and by learning rate, maps side by side.

    Parameters
    ----------
    maps : name -> (S, R, runs) array of shares from 0 to 1; the mean of the runs is shown
    scales : S sizes, as multiples of the right one
    rates : R learning rates
    title : what to see
    """
    figure, panels = style.panels(1, len(maps), height=4.6, title=title, sharey=True)
    means = {name: 100 * runs.mean(axis=-1) for name, runs in maps.items()}
    top = max(mean.max() for mean in means.values())
    scale = Normalize(0, top)
    for axes, (name, mean) in zip(panels, means.items(), strict=True):
        axes.imshow(mean, norm=scale, cmap="cividis", aspect="auto")
        for (row, column), value in np.ndenumerate(mean):
            colour = "white" if value < 0.6 * top else "black"
            axes.text(column, row, f"{value:.0f}", ha="center", va="center", color=colour)
        axes.set_xticks(range(len(rates)), [f"{rate:g}" for rate in rates])
        axes.set_yticks(range(len(scales)), [f"{scale:g}" for scale in scales])
        axes.grid(visible=False)
        axes.set(title=name, xlabel="learning rate")
    panels[0].set_ylabel("first weights (1 is He's rule)")
    figure.colorbar(ScalarMappable(scale, "cividis"), ax=panels, label="accuracy in %", pad=0.02)
    told = "; ".join(
        f"{name}: {np.sum(mean >= 100 / 3)} of {mean.size} settings reach a third, the best has "
        f"{mean.max():.0f} %"
        for name, mean in means.items()
    )
    show(figure, f"Accuracy by first weights and learning rate. {told}.")


@style.look()
def accuracy_by_batch(
    sizes: Sequence[int],
    runs: Mapping[str, Array],
    right: Array,
    *,
    guessing: float,
    title: str,
) -> None:
    """Show what accuracy a network has in test batches of several sizes.

    Parameters
    ----------
    sizes : B sizes of a batch
    runs : name -> (R, B) array of shares from 0 to 1; the band spans the runs
    right : (R,) array, the accuracy with the running statistics
    guessing : the accuracy of a guess
    title : what to see
    """
    figure, (axes,) = style.panels(1, 1, height=4.5, title=title)
    axes.axhline(right.mean(), color=style.GREEN, ls=(0, (1, 1)), label="running statistics")
    axes.axhspan(right.min(), right.max(), color=style.GREEN, alpha=0.15)
    ends = [f"running statistics: {right.mean():.0%}"]
    for (name, shares), colour, mark, line in zip(
        runs.items(), COLOURS, MARKS, LINES, strict=False
    ):
        mean = shares.mean(axis=0)
        axes.fill_between(sizes, shares.min(axis=0), shares.max(axis=0), color=colour, alpha=0.2)
        axes.plot(sizes, mean, color=colour, marker=mark, ls=line, label=name)
        ends.append(
            f"{name}: {mean[0]:.0%} in batches of {sizes[0]}, {mean[-1]:.0%} of {sizes[-1]}"
        )
    axes.axhline(guessing, color=style.INK, lw=1.2, ls=":", label="guessing")
    axes.set_xscale("log")
    axes.set_xticks(sizes, [str(size) for size in sizes])
    axes.minorticks_off()
    axes.set_ylim(0, None)
    axes.yaxis.set_major_formatter("{x:.0%}")
    axes.set(xlabel="images in a test batch", ylabel="accuracy on the test images")
    figure.legend(loc="outside lower center", ncols=2)
    show(figure, f"Accuracy by size of the test batches. {'; '.join(ends)}.")
