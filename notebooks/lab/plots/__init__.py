"""The figures of the lessons, one module a lesson; each function shows one figure."""

from lab.plots.activations import (
    activation_curves,
    function_costs,
    gradient_by_layer,
    gradient_signs,
    saturation,
    zigzag,
)
from lab.plots.capacity import bump_errors, bumps, decision_boundaries, final_losses
from lab.plots.dead_relus import dead_share, killing_biases, losses, unit_gradients
from lab.plots.start import image_grid, step_size_error

__all__ = [
    "activation_curves",
    "bump_errors",
    "bumps",
    "dead_share",
    "decision_boundaries",
    "final_losses",
    "function_costs",
    "gradient_by_layer",
    "gradient_signs",
    "image_grid",
    "killing_biases",
    "losses",
    "saturation",
    "step_size_error",
    "unit_gradients",
    "zigzag",
]
