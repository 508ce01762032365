"""Live explorers: sliders on the student's own functions. docs/explorers.md shows how to write one.

explore.zigzag(weight_gradients=weight_gradients)
"""

from lab.explore.activations import activations
from lab.explore.zigzag import zigzag

__all__ = ["activations", "zigzag"]
