"""Live explorers: sliders on the student's own functions. docs/explorers.md shows how to write one.

explore.zigzag(weight_gradients=weight_gradients)
"""

from lab.explore.activations import activations
from lab.explore.batchnorm import batchnorm
from lab.explore.clouds import clouds
from lab.explore.eigen_images import eigen_images
from lab.explore.initialization import initialization
from lab.explore.lessons import bumps, capacity, dead_relus, zigzag
from lab.explore.search import search

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
