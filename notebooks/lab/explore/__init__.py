"""Live explorers: sliders on the student's own functions. docs/explorers.md shows how to write one.

explore.zigzag(weight_gradients=weight_gradients)
"""

from lab.explore.lessons import (
    activations,
    batchnorm,
    bumps,
    capacity,
    clouds,
    dead_relus,
    eigen_images,
    initialization,
    search,
    zigzag,
)

__all__ = [
    "activations",
    "batchnorm",
    "bumps",
    "capacity",
    "clouds",
    "dead_relus",
    "eigen_images",
    "initialization",
    "search",
    "zigzag",
]
