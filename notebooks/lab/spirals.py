"""Points in a plane on three arms of a spiral: a small task that no straight line can do."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]


def spiral(
    rng: np.random.Generator, per_class: int = 100, noise: float = 0.2, turns: float = 0.75
) -> tuple[Array, NDArray[np.int64]]:
    """Points of three classes, one arm each.

    Parameters
    ----------
    per_class : points on each arm
    noise : standard deviation of the angle, in radians
    turns : how far an arm winds, in full turns

    Returns
    -------
    X : (3 per_class, 2) array, within the circle of radius 1
    y : (3 per_class,) array of class numbers 0, 1, 2
    """
    y = np.repeat(np.arange(3), per_class)
    radius = np.tile(np.linspace(0.05, 1, per_class), 3)
    angle = 2 * np.pi * (y / 3 + turns * radius) + noise * rng.standard_normal(3 * per_class)
    return np.column_stack([radius * np.sin(angle), radius * np.cos(angle)]), y


def plane(side: int = 150, limit: float = 1.2) -> Array:
    """A grid of points that covers the plane around the spiral: (side², 2), row by row."""
    line = np.linspace(-limit, limit, side)
    return np.stack(np.meshgrid(line, line), axis=-1).reshape(-1, 2)
