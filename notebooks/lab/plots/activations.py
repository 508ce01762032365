"""The figures of lesson 01: activation functions, saturation, signs of gradients, cost."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from lab import style
from lab.figures import show

Array = NDArray[np.floating]
Function = Callable[[Array], Array]

LOOKS = [
    (style.VERMILION, "o", "-"),
    (style.BLUE, "s", (0, (5, 1.5))),
    (style.GREEN, "^", (0, (1.5, 1))),
    (style.PURPLE, "D", "-."),
]


@style.look()
def activation_curves(functions: Mapping[str, tuple[Function, Function]]) -> None:
    """Show each function with its derivative.

    Parameters
    ----------
    functions : name -> (function, derivative), each elementwise on (N,) arrays; at most six
    """
    figure, panels = style.panels(
        2,
        3,
        height=6.0,
        title="Where a curve is flat, its derivative is 0 and no gradient passes",
        sharex=True,
        sharey=True,
    )
    x = np.linspace(-5, 5, 501)
    for axes, (name, (function, derivative)) in zip(panels, functions.items(), strict=False):
        axes.plot(x, function(x), color=style.ACTIVATION, label="f(x)")
        axes.plot(x, derivative(x), color=style.GRADIENT, ls=style.DASHED, label="f′(x)")
        axes.set_title(name)
        axes.set_ylim(-1.6, 3.2)
    for axes in panels[3:]:
        axes.set_xlabel("input x")
    for axes in panels[::3]:
        axes.set_ylabel("value")
    panels[0].legend(loc="upper left")
    show(
        figure,
        f"Six panels: {', '.join(functions)}, each with its derivative. The derivatives of "
        "sigmoid and tanh fall to 0 on both sides; that of ReLU is 0 on the left and 1 on the "
        "right; Leaky ReLU, ELU and Maxout keep a gradient on the left too.",
    )


@style.look()
def saturation(
    function: Function,
    derivative: Function,
    share: Callable[[Array], float],
    spreads: Sequence[float] = (0.5, 2.0, 8.0),
) -> None:
    """Show what inputs of growing spread meet: the steep middle of the curve, or its flat ends.

    Parameters
    ----------
    function, derivative : elementwise on (N,) arrays
    share : (N,) array of derivatives -> share of them that is saturated
    spreads : standard deviations of the inputs, one panel each
    """
    figure, panels = style.panels(
        1,
        len(spreads),
        height=3.9,
        title="The wider the inputs spread, the more of them land where the sigmoid is flat",
        sharey=True,
    )
    rng = np.random.default_rng(0)
    curve = np.linspace(-20, 20, 801)
    shares = []
    for axes, spread in zip(panels, spreads, strict=True):
        x = spread * rng.standard_normal(20_000)
        shares.append(share(derivative(x)))
        counts, edges = np.histogram(x, bins=60, range=(-20, 20))
        axes.stairs(counts / counts.max(), edges, fill=True, color=style.INPUT, alpha=0.45)
        axes.plot(curve, function(curve), color=style.ACTIVATION)
        axes.plot(curve, 4 * derivative(curve), color=style.GRADIENT, ls=style.DASHED)
        axes.set_title(f"spread {spread:g}: {shares[-1]:.0%} saturated")
        axes.set_xlabel("input x")
    panels[0].set_ylabel("value")
    labels = ["inputs (histogram)", "sigmoid", "4 × its derivative"]
    handles = [*panels[0].patches[:1], *panels[0].lines]
    figure.legend(handles, labels, loc="outside lower center", ncols=3)
    numbers = ", ".join(f"{s:.0%} for spread {w:g}" for s, w in zip(shares, spreads, strict=True))
    show(figure, f"Histograms of inputs behind the sigmoid. Saturated inputs: {numbers}.")


@style.look()
def gradient_by_layer(sizes: Mapping[str, Array]) -> None:
    """Show the size of the gradient that reaches each layer, on a log scale.

    Parameters
    ----------
    sizes : name -> (R, L) array: R repetitions, layer 1 first; the band spans the repetitions
    """
    figure, (axes,) = style.panels(
        1, 1, height=4.4, title="In a deep sigmoid stack almost no gradient reaches layer 1"
    )
    layers = np.arange(1, next(iter(sizes.values())).shape[1] + 1)
    ends = []
    for (name, runs), (colour, marker, line) in zip(sizes.items(), LOOKS, strict=False):
        mean = np.exp(np.log(np.maximum(runs, 1e-300)).mean(axis=0))
        axes.fill_between(layers, runs.min(axis=0), runs.max(axis=0), color=colour, alpha=0.2)
        axes.semilogy(layers, mean, color=colour, marker=marker, ls=line, label=name)
        ends.append(f"{name} {mean[0]:.1e}")
    axes.set_xticks(layers)
    axes.set_xlabel("layer   (the loss is on the right; the gradient travels to the left)")
    axes.set_ylabel("size of the gradient")
    axes.legend(loc="lower right")
    show(figure, f"Gradient size per layer. At layer 1: {', '.join(ends)}; at the top layer 1.")


@style.look()
def gradient_signs(positive: Array, centred: Array) -> None:
    """Show each example's gradient for two weights: inputs all positive against zero-centred.

    Parameters
    ----------
    positive, centred : (N, 2) arrays, a row is one example's gradient
    """
    figure, panels = style.panels(
        1,
        2,
        height=4.6,
        title="Positive inputs: both weights must move up together, or down together",
        sharex=True,
        sharey=True,
    )
    limit = 1.05 * max(np.abs(positive).max(), np.abs(centred).max())
    for axes, gradients, name in zip(
        panels, (positive, centred), ("inputs all positive", "inputs zero-centred"), strict=True
    ):
        for corner in ((0, 0), (-limit, -limit)):
            axes.add_patch(_quadrant(corner, limit))
        axes.scatter(*np.transpose(gradients), s=14, color=style.GRADIENT, alpha=0.6, linewidths=0)
        axes.axhline(0, color=style.MUTED, lw=1)
        axes.axvline(0, color=style.MUTED, lw=1)
        axes.set(xlim=(-limit, limit), ylim=(-limit, limit), aspect="equal", title=name)
        axes.set_xlabel("gradient for weight 1")
    panels[0].set_ylabel("gradient for weight 2")
    show(
        figure,
        "Two scatter plots of gradients for two weights. With positive inputs all points lie in "
        "the two shaded quadrants where both have one sign; with centred inputs in all four.",
    )


def _quadrant(corner: tuple[float, float], size: float) -> Rectangle:
    return Rectangle(corner, size, size, color=style.SKY, alpha=0.15, linewidth=0)


@style.look()
def zigzag(paths: Mapping[str, tuple[Array, Array]], target: Array) -> None:
    """Show the path of gradient descent over the lines of equal loss, one panel a path.

    Parameters
    ----------
    paths : name -> (path (T, 2), hessian (2, 2)): the loss is a parabola around ``target``
    target : (2,) array, the weights with the least loss
    """
    figure, panels = style.panels(
        1,
        len(paths),
        height=4.6,
        title="Positive inputs make a narrow valley; centred inputs make a round bowl",
        sharex=True,
        sharey=True,
    )
    left = [float(np.linalg.norm(path[-1] - target)) for path, _ in paths.values()]
    for axes, name, (path, hessian), distance in zip(
        panels, paths, paths.values(), left, strict=True
    ):
        _contours(axes, hessian, target)
        axes.plot(*path.T, color=style.GRADIENT, marker="o", markersize=3.5, lw=1.4)
        axes.plot(*path[0], "s", color=style.INK, markersize=9, label="start")
        axes.plot(*target, "*", color=style.GREEN, markersize=17, label="least loss")
        axes.set_title(f"{name}\n{_left(distance)} after {len(path) - 1} steps", fontsize=11.5)
        axes.set(xlim=(-2.6, 2.6), ylim=(-2.6, 2.6), aspect="equal", xlabel="weight 1")
    panels[0].set_ylabel("weight 2")
    figure.legend(
        *panels[0].get_legend_handles_labels(), loc="outside lower center", ncols=2, markerscale=0.8
    )
    ends = "; ".join(f"{name}: {_left(d)}" for name, d in zip(paths, left, strict=True))
    show(figure, f"Paths of gradient descent over contours of the loss. At the end, {ends}.")


def _left(distance: float) -> str:
    return f"{distance:.2f} to go" if distance >= 0.01 else "at the goal"


def _contours(axes: Axes, hessian: Array, target: Array) -> None:
    side = np.linspace(-2.6, 2.6, 121)
    grid = np.stack(np.meshgrid(side, side), axis=-1) - target
    loss = 0.5 * np.einsum("...i,ij,...j->...", grid, hessian, grid)
    axes.contour(
        side, side, loss, levels=np.geomspace(0.02, 8, 9), colors=style.MUTED, linewidths=0.8
    )


@style.look()
def function_costs(seconds: Mapping[str, float]) -> None:
    """Show how long each function takes, relative to the quickest.

    Parameters
    ----------
    seconds : name -> seconds for one and the same array
    """
    names = sorted(seconds, key=lambda name: seconds[name])
    title = f"Quickest here is {names[0]}, slowest is {names[-1]}"
    figure, (axes,) = style.panels(1, 1, height=0.45 * len(seconds) + 1.6, title=title)
    quickest = seconds[names[0]]
    ratios = [seconds[name] / quickest for name in names]
    axes.hlines(names, 1, ratios, color=style.ACTIVATION)
    axes.plot(ratios, names, "o", color=style.ACTIVATION, ms=9)
    for name, ratio in zip(names, ratios, strict=True):
        axes.annotate(
            f"{ratio:.1f} ×", (ratio, name), (9, 0), textcoords="offset points", va="center"
        )
    axes.invert_yaxis()
    axes.grid(visible=False, axis="y")
    axes.set(xscale="log", xlim=(0.9, 2 * max(ratios)))
    axes.xaxis.set_major_formatter("{x:g}")
    axes.set_xlabel("time, as a multiple of the quickest (logarithmic)")
    listed = ", ".join(f"{name} {ratio:.1f}" for name, ratio in zip(names, ratios, strict=True))
    show(figure, f"The time that each function takes, as a multiple of the quickest: {listed}.")
