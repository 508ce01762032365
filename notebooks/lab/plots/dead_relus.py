"""The figures of lesson 02: what a bias kills, gradients of single units, deaths over training."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import LogLocator, NullLocator
from numpy.typing import NDArray

from lab import style
from lab.figures import show

Array = NDArray[np.floating]

LAYER_LOOKS = [
    (style.BLUE, "o", "-"),
    (style.PURPLE, "s", (0, (5, 1.5))),
    (style.GREEN, "^", (0, (1.5, 1))),
]
RUN_LOOKS = [
    (style.VERMILION, "o", "-"),
    (style.GREEN, "^", (0, (1.5, 1))),
    (style.BLUE, "s", (0, (5, 1.5))),
]


@style.look()
def killing_biases(
    sums: Array, bias: float, steps: Array, measured: Array, predicted: Array
) -> None:
    """Show what a bias does to the sums X W of one unit, and when the units of a layer die.

    Parameters
    ----------
    sums : (N,) array, X w of one unit on every row
    bias : that unit's killing bias
    steps : (K,) array of biases that were tried on the whole layer
    measured : (K,) array, the share of units dead at each
    predicted : (M,) array, the killing bias of each unit of the layer
    """
    figure, (left, right) = style.panels(
        1, 2, height=4.2, title="At its killing bias, a unit's last image falls to 0"
    )
    spread = float(np.ptp(sums))
    width = spread / 45
    edges = width * np.arange(np.floor((sums.min() + min(bias, 0)) / width), sums.max() / width + 1)
    looks = ((0.0, style.SKY, "bias 0"), (bias, style.VERMILION, f"bias {bias:.2f}"))
    for shift, colour, label in looks:
        counts, _ = np.histogram(sums + shift - 1e-4 * spread, bins=edges)
        left.stairs(counts, edges, fill=True, color=colour, alpha=0.55, label=label)
    left.axvspan(edges[0], 0, color=style.GRID, alpha=0.6, zorder=0)
    left.axvline(0, color=style.INK, lw=1.2)
    left.set(xlabel="x · w + b of one unit   (grey: ReLU gives 0)", ylabel="images")
    left.set_title("one unit, all images")
    left.margins(x=0)
    left.legend(loc="upper left")

    ordered = np.sort(predicted)
    share = 1 - (np.arange(len(ordered)) + 0.5) / len(ordered)
    right.plot(ordered, share, "o", ms=5, color=style.VERMILION, label="killing_bias of each unit")
    right.plot(steps, measured, color=style.ACTIVATION, label="dead_units, tried out")
    right.set(xlabel="bias of all units", ylabel="share of dead units", ylim=(-0.04, 1.04))
    right.set_title("all units of the layer")
    right.legend(loc="lower left")
    show(
        figure,
        f"Left: histograms of one unit's sums, with bias 0 and with its killing bias {bias:.2f}, "
        "where the largest sum is 0. Right: the share of dead units grows from 0 to 1 as the "
        "bias falls, along the killing biases of the units.",
    )


@style.look()
def unit_gradients(sizes: Mapping[str, Array], killed: NDArray[np.bool_]) -> None:
    """Show the size of each unit's weight gradient over training, from exactly 0 upward.

    Parameters
    ----------
    sizes : name -> (T, M) array: the length of column j of dW at each of T steps
    killed : (M,) bool array, the units that were dead at the start
    """
    figure, panels = style.panels(
        1,
        len(sizes),
        height=4.3,
        title="A dead ReLU's gradient is exactly 0; through a Leaky ReLU a little always passes",
        sharey=True,
    )
    ends = []
    for axes, (name, runs) in zip(panels, sizes.items(), strict=True):
        steps, means = _means_of_ten(runs)
        alive = means[:, ~killed]
        low, middle, high = np.percentile(alive, [5, 50, 95], axis=1)
        axes.fill_between(steps, low, high, color=style.SKY, alpha=0.35, label="90 % of the others")
        axes.plot(steps, middle, color=style.BLUE, label="the unit in their middle")
        axes.plot(steps, means[:, killed], color=style.VERMILION, lw=1.4, ls=style.DASHED)
        axes.plot([], color=style.VERMILION, lw=1.4, ls=style.DASHED, label="dead at the start")
        axes.set_yscale("symlog", linthresh=1e-4)
        axes.set_ylim(-2e-5, None)
        axes.set(title=name, xlabel="step")
        ends.append(f"{name} from {runs[:, killed].min():.1e} to {runs[:, killed].max():.1e}")
    panels[0].set_ylabel("size of the unit's gradient")
    figure.legend(*panels[0].get_legend_handles_labels(), loc="outside lower center", ncols=3)
    show(figure, f"Gradient sizes over steps. Units dead at the start: {'; '.join(ends)}.")


def _means_of_ten(runs: Array) -> tuple[Array, Array]:
    """Steps (T // 10,), and the mean of ten steps around each, (T // 10, M)."""
    count = len(runs) // 10
    return 10 * np.arange(count) + 4.5, runs[: 10 * count].reshape(count, 10, -1).mean(axis=1)


@style.look()
def dead_share(steps: NDArray[np.integer], runs: Mapping[str, Array], title: str) -> None:
    """Show the share of dead units in each layer over training, one panel a setting.

    Parameters
    ----------
    steps : (T,) array, when it was measured
    runs : name -> (R, T, L) array: R repetitions, L layers; the band spans the repetitions
    title : what to see
    """
    figure, panels = style.panels(1, len(runs), height=4.1, title=title, sharey=True)
    ends = []
    for axes, (name, shares) in zip(panels, runs.items(), strict=True):
        _draw_layers(axes, steps, shares)
        axes.set(title=name, xlabel="step")
        last = ", ".join(f"{share:.0%}" for share in shares[:, -1].mean(axis=0))
        ends.append(f"{name}: {last}")
    panels[0].set_ylabel("share of dead units")
    panels[0].set_ylim(-0.02, None)
    panels[0].yaxis.set_major_formatter("{x:.0%}")
    panels[0].legend(loc="upper left")
    show(
        figure, f"Share of dead units over training; at the end, layer by layer: {'; '.join(ends)}."
    )


def _draw_layers(axes: Axes, steps: NDArray[np.integer], shares: Array) -> None:
    for layer, (colour, marker, line) in zip(range(shares.shape[2]), LAYER_LOOKS, strict=False):
        one = shares[:, :, layer]
        axes.fill_between(steps, one.min(axis=0), one.max(axis=0), color=colour, alpha=0.18)
        axes.plot(
            *(steps, one.mean(axis=0)),
            **{"color": colour, "marker": marker, "ls": line, "markevery": 5, "ms": 5},
            label=f"layer {layer + 1}",
        )


@style.look()
def losses(steps: NDArray[np.integer], runs: Mapping[str, Array], title: str) -> None:
    """Show the training loss of several nets.

    Parameters
    ----------
    steps : (T,) array, when it was measured
    runs : name -> (R, T) array: R repetitions; the band spans them, the line is their mean
    title : what to see
    """
    figure, (axes,) = style.panels(1, 1, height=4.4, title=title)
    ends = []
    for (name, loss), (colour, marker, line) in zip(runs.items(), RUN_LOOKS, strict=False):
        mean = loss.mean(axis=0)
        axes.fill_between(steps, loss.min(axis=0), loss.max(axis=0), color=colour, alpha=0.18)
        axes.plot(steps, mean, color=colour, marker=marker, ls=line, ms=5, markevery=5, label=name)
        ends.append(f"{name} {mean[-1]:.2f}")
    axes.set_xlabel("step")
    axes.set_ylabel("loss on the training images")
    axes.set_yscale("log")
    axes.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axes.yaxis.set_major_formatter("{x:g}")
    axes.yaxis.set_minor_locator(NullLocator())
    axes.legend()
    show(figure, f"Loss over training, mean of the runs. At the end: {', '.join(ends)}.")
