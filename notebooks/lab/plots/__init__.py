"""The figures of the lessons, one module a lesson; each function shows one figure."""

from lab.plots.activations import (
    activation_curves,
    function_costs,
    gradient_by_layer,
    gradient_signs,
    saturation,
    zigzag,
)
from lab.plots.batchnorm import (
    accuracy_by_batch,
    accuracy_maps,
    batchnorm_graph,
    histogram_rows,
)
from lab.plots.capacity import bump_errors, bumps, decision_boundaries, final_losses
from lab.plots.capstone import attempts, best_of_many, confusions, learning_curves
from lab.plots.dead_relus import dead_share, killing_biases, losses, unit_gradients
from lab.plots.hyperparameters import (
    best_by_budget,
    draws,
    on_the_edge,
    overfitting,
    schedules,
    score_surface,
    stages,
    two_searches,
)
from lab.plots.initialization import (
    first_biases,
    layer_histograms,
    loss_runs,
    signal_by_layer,
    unit_pictures,
)
from lab.plots.preprocessing import (
    clouds,
    eigen_images,
    leakage,
    reconstructions,
    seconds_taken,
    variance_curve,
    whitened_noise,
)
from lab.plots.start import image_grid, step_size_error

__all__ = [
    "accuracy_by_batch",
    "accuracy_maps",
    "activation_curves",
    "attempts",
    "batchnorm_graph",
    "best_by_budget",
    "best_of_many",
    "bump_errors",
    "bumps",
    "clouds",
    "confusions",
    "dead_share",
    "decision_boundaries",
    "draws",
    "eigen_images",
    "final_losses",
    "first_biases",
    "function_costs",
    "gradient_by_layer",
    "gradient_signs",
    "histogram_rows",
    "image_grid",
    "killing_biases",
    "layer_histograms",
    "leakage",
    "learning_curves",
    "loss_runs",
    "losses",
    "on_the_edge",
    "overfitting",
    "reconstructions",
    "saturation",
    "schedules",
    "score_surface",
    "seconds_taken",
    "signal_by_layer",
    "stages",
    "step_size_error",
    "two_searches",
    "unit_gradients",
    "unit_pictures",
    "variance_curve",
    "whitened_noise",
    "zigzag",
]
