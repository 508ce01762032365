"""The figures of the lessons, one module a lesson; each function shows one figure."""

from lab.plots.activations import (
    activation_curves,
    function_costs,
    gradient_by_layer,
    gradient_signs,
    saturation,
    zigzag,
)
from lab.plots.start import image_grid, step_size_error

__all__ = [
    "activation_curves",
    "function_costs",
    "gradient_by_layer",
    "gradient_signs",
    "image_grid",
    "saturation",
    "step_size_error",
    "zigzag",
]
