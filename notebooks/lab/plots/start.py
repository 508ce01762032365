"""The figures of lesson 00: the images, and the error of a numerical gradient."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from lab import style
from lab.figures import show


@style.look()
def image_grid(
    images: NDArray[np.uint8], labels: NDArray[np.integer], class_names: Sequence[str]
) -> None:
    """Show the first eight images of each class, one row a class.

    Parameters
    ----------
    images : (N, 32, 32, 3) array of uint8
    labels : (N,) array of class numbers
    class_names : the classes' names, in the order of their numbers
    """
    per_class = 8
    figure, (axes,) = style.panels(1, 1, height=7.2, title="Ten classes, eight images of each")
    canvas = np.full((len(class_names) * 34, per_class * 34, 3), 255, np.uint8)
    for row in range(len(class_names)):
        for column, image in enumerate(images[labels == row][:per_class]):
            top, left = row * 34 + 1, column * 34 + 1
            canvas[top : top + 32, left : left + 32] = image
    axes.imshow(canvas, interpolation="nearest")
    axes.set_yticks(np.arange(len(class_names)) * 34 + 17, labels=list(class_names))
    axes.set_xticks([])
    axes.grid(visible=False)
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    show(
        figure,
        f"A grid of small pictures, one row for each class: {', '.join(class_names)}.",
        photographs=True,
    )


@style.look()
def step_size_error(
    steps: NDArray[np.floating], errors: Mapping[str, NDArray[np.floating]]
) -> None:
    """Show the error of a difference formula against its step, both on log scales.

    Parameters
    ----------
    steps : (K,) array of steps h
    errors : for each formula's name, a (K,) array of relative errors
    """
    figure, (axes,) = style.panels(
        1, 1, height=4.4, title="Too large a step is wrong, and too small a step is wrong too"
    )
    looks = [(style.GRADIENT, "o"), (style.MUTED, "s")]
    for (name, error), (colour, marker) in zip(errors.items(), looks, strict=False):
        axes.loglog(steps, error, marker=marker, markersize=4, color=colour, label=name)
    axes.set_xlabel("step h   (small steps on the left)")
    axes.set_ylabel("relative error")
    axes.legend()
    best = {name: steps[np.argmin(error)] for name, error in errors.items()}
    places = "; ".join(f"{name} is best near h = {step:.0e}" for name, step in best.items())
    show(figure, f"Relative error against step, a V for each formula: {places}.")
