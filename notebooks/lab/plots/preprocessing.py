"""The figures of lesson 04: clouds of points, eigen-images, variance kept, noise, leakage."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.image import AxesImage
from numpy.typing import NDArray

from lab import style
from lab.figures import show

Array = NDArray[np.floating]


@style.look()
def clouds(steps: Mapping[str, Array], *, title: str, limit: float) -> None:
    """Show what each step of preprocessing makes of points in the plane, over one scale.

    Parameters
    ----------
    steps : name -> (N, 2) array
    title : what to see
    limit : the axes run from -limit to limit
    """
    figure, panels = style.panels(1, len(steps), height=3.9, title=title, sharex=True, sharey=True)
    for axes, (name, X) in zip(panels, steps.items(), strict=True):
        draw_cloud(axes, X, limit)
        axes.set_title(name)
        axes.set_xlabel("coordinate 1")
    panels[0].set_ylabel("coordinate 2")
    spreads = "; ".join(
        f"{name}: means {X.mean(axis=0).round(1)}, standard deviations {X.std(axis=0).round(1)}"
        for name, X in steps.items()
    )
    show(figure, f"Scatter plots of the same points. {spreads}.")


def draw_cloud(axes: Axes, X: Array, limit: float) -> PathCollection:
    """Draw the points X (N, 2), with lines through the origin."""
    axes.axhline(0, color=style.MUTED, lw=1)
    axes.axvline(0, color=style.MUTED, lw=1)
    axes.set(xlim=(-limit, limit), ylim=(-limit, limit), aspect="equal")
    return axes.scatter(*X.T, s=9, color=style.INPUT, edgecolor=style.BLUE, linewidths=0.4)


@style.look()
def eigen_images(
    images: Array, U: Array, reconstructed: Array, whitened: Array, *, kept: float
) -> None:
    """Show images, eigen-images, what the eigen-images keep, and the whitened images.

    Parameters
    ----------
    images, reconstructed : (49, 3072) arrays of pixels from 0 to 1
    U : (3072, 144) array, an eigen-image in each column
    whitened : (49, 3072) array, centred on 0
    kept : share of the variance in the 144 components
    """
    figure, panels = style.panels(
        2, 2, height=9.4, title=f"144 numbers in place of 3,072 keep {kept:.0%} of the variance"
    )
    pictures = {
        "49 images": tiled(images, 7),
        "the 144 eigen-images of most variance": tiled(around_grey(U.T), 12),
        "the 49 images, from 144 numbers each": tiled(np.clip(reconstructed, 0, 1), 7),
        "whitened: all 144 weigh the same": tiled(around_grey(whitened), 7),
    }
    for axes, (name, picture) in zip(panels, pictures.items(), strict=True):
        draw_picture(axes, picture)
        axes.set_title(name)
    show(
        figure,
        "Four mosaics: 49 images; 144 eigen-images, the first smooth, the later ones finer; the "
        f"images rebuilt from 144 components, blurred ({kept:.0%} of the variance); the whitened "
        "images, in which fine structure stands out.",
        photographs=True,
    )


def around_grey(pictures: Array) -> Array:
    """Each row scaled so that 0 becomes grey and nearly all its entries lie from 0 to 1."""
    largest = np.quantile(np.abs(pictures), 0.995, axis=1, keepdims=True)
    return np.clip(0.5 + pictures / (2 * np.maximum(largest, 1e-12)), 0, 1)


def tiled(pictures: Array, columns: int) -> Array:
    """One large picture of small ones (N, 3 S S), row by row, with white lines between them."""
    side = round(np.sqrt(pictures.shape[1] / 3))
    small = pictures.reshape(-1, columns, side, side, 3)
    framed = np.pad(small, ((0, 0), (0, 0), (0, 2), (0, 2), (0, 0)), constant_values=1.0)
    rows, _, height, width, _ = framed.shape
    return framed.transpose(0, 2, 1, 3, 4).reshape(rows * height, columns * width, 3)[:-2, :-2]


def draw_picture(axes: Axes, picture: Array) -> AxesImage:
    """Draw a picture (H, W, 3) from 0 to 1, without ticks."""
    axes.set(xticks=[], yticks=[])
    axes.grid(visible=False)
    axes.spines[:].set_visible(False)
    return axes.imshow(picture, interpolation="nearest")


@style.look()
def reconstructions(rows: Mapping[str, Array]) -> None:
    """Show the same images rebuilt from more and more components.

    Parameters
    ----------
    rows : label -> (N, 3072) array of pixels, a strip of N images each
    """
    figure, panels = style.panels(
        len(rows),
        1,
        height=0.84 * len(rows) + 0.5,
        title="Few components keep the light, many keep the detail",
    )
    for axes, (name, pictures) in zip(panels, rows.items(), strict=True):
        draw_picture(axes, tiled(np.clip(pictures, 0, 1), len(pictures)))
        axes.set_ylabel(name, rotation=0, ha="right", va="center")
    listed = ", ".join(rows)
    show(
        figure,
        f"Strips of the same images: {listed}; each is sharper than the last.",
        photographs=True,
    )


@style.look()
def variance_curve(kept: Array, needed: Mapping[float, int]) -> None:
    """Show the share of the variance that the first k components keep.

    Parameters
    ----------
    kept : (D,) array, for k = 1 .. D
    needed : share -> the number of components that it takes
    """
    figure, (axes,) = style.panels(
        1, 1, height=4.2, title="A few directions hold nearly all of the variance"
    )
    k = np.arange(1, len(kept) + 1)
    axes.semilogx(k, kept, color=style.BLUE)
    for share, count in needed.items():
        axes.plot(count, share, "o", color=style.VERMILION)
        axes.annotate(
            f"{share:.0%}: {count:,}", (count, share), (8, -14), textcoords="offset points"
        )
    axes.set_ylim(0, 1.04)
    axes.set_xlabel(f"number of components k (of {len(kept):,})")
    axes.set_ylabel("share of the variance kept")
    listed = ", ".join(f"{count:,} for {share:.0%}" for share, count in needed.items())
    show(figure, f"Variance kept against the number of components. Needed: {listed}.")


@style.look()
def whitened_noise(eps: Array, noise: Mapping[str, Array], pictures: Mapping[str, Array]) -> None:
    """Show how much of a whitened image is noise, and one image at several eps.

    Parameters
    ----------
    eps : (E,) array
    noise : name -> (E,) array, the share of the whitened variance that is noise
    pictures : label -> (3 S S,) array, one image whitened with each of some eps, largest first
    """
    figure, panels = style.panels(
        2,
        1,
        height=6.0,
        title="The smaller eps, the more of the whitened image is noise",
        height_ratios=(3, 1.5),
    )
    looks = ((style.VERMILION, "o", "-"), (style.BLUE, "s", (0, (5, 1.5))))
    for (name, values), (colour, marker, line) in zip(noise.items(), looks, strict=False):
        panels[0].semilogx(eps, values, color=colour, marker=marker, ls=line, label=name)
    panels[0].invert_xaxis()
    panels[0].set_ylim(0, 1)
    panels[0].set_xlabel("eps")
    panels[0].set_ylabel("share of noise")
    panels[0].legend(loc="upper left")
    strip = tiled(around_grey(np.array(list(pictures.values()))), len(pictures))
    draw_picture(panels[1], strip)
    places = (np.arange(len(pictures)) + 0.5) * strip.shape[1] / len(pictures)
    panels[1].set_xticks(places, list(pictures), fontsize=11)
    panels[1].tick_params(length=0)
    panels[1].set_title("one noisy image, whitened with all components")
    ends = "; ".join(f"{name}: from {v[0]:.0%} to {v[-1]:.0%}" for name, v in noise.items())
    show(
        figure,
        f"Share of noise in whitened images as eps falls from {eps[0]:g}. {ends}.",
        photographs=True,
    )


@style.look()
def seconds_taken(seconds: Mapping[str, float], *, title: str) -> None:
    """Show how long each way takes, as bars.

    Parameters
    ----------
    seconds : name -> seconds
    """
    figure, (axes,) = style.panels(1, 1, height=0.5 * len(seconds) + 1.6, title=title)
    bars = axes.barh(list(seconds), list(seconds.values()), color=style.BLUE, height=0.6)
    axes.bar_label(bars, [f"{value:.2f} s" for value in seconds.values()], padding=5)
    axes.invert_yaxis()
    axes.grid(visible=False, axis="y")
    axes.set_xlim(0, 1.15 * max(seconds.values()))
    axes.set_xlabel("seconds on this computer")
    listed = ", ".join(f"{name} {value:.2f} s" for name, value in seconds.items())
    show(figure, f"Time that each way takes: {listed}.")


@style.look()
def leakage(errors: Mapping[str, Sequence[Array]]) -> None:
    """Show test errors measured honestly and with test rows in the preprocessing.

    Parameters
    ----------
    errors : experiment -> (honest, leaky), (R,) arrays each, one entry a repetition
    """
    figure, panels = style.panels(
        1,
        len(errors),
        height=4.2,
        title="A leak may change nothing, or make noise look like knowledge",
        sharey=True,
    )
    for axes, (name, pair) in zip(panels, errors.items(), strict=True):
        for run in np.transpose(pair):
            axes.plot([0, 1], run, color=style.MUTED, lw=0.8)
        for place, (values, colour) in enumerate(
            zip(pair, (style.BLUE, style.VERMILION), strict=True)
        ):
            axes.plot(np.full(len(values), place), values, "o", color=colour, alpha=0.7)
        axes.set_xticks([0, 1], ["training rows\nalone", "test rows\ntoo"])
        axes.set_xlim(-0.4, 1.4)
        axes.set_ylim(0, 1)
        axes.set_title(name)
    panels[0].set_ylabel("test error")
    listed = "; ".join(
        f"{name}: {np.mean(a):.0%} honest, {np.mean(b):.0%} leaky"
        for name, (a, b) in errors.items()
    )
    show(figure, f"Test errors, a line for each repetition. Means: {listed}.")
