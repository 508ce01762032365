"""The trials of a search, pairs (score, {name: value}): as a table, and at the places of a grid."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]
Space = Mapping[str, tuple[float, float]]


def table(trials: Sequence[tuple[float, Mapping[str, float]]], names: Sequence[str]) -> Array:
    """A row for each trial, in their order: the score, then the values of these names."""
    rows = [[score, *(params[name] for name in names)] for score, params in trials]
    return np.array(rows, dtype=float)


def shifted_grid(space: Space, k: int, rng: np.random.Generator) -> dict[str, list[float]]:
    """For each name k values at equal distances on the log scale, all shifted by chance.

    Parameters
    ----------
    space : name -> (low, high), decimal exponents
    """
    shifts = rng.random(len(space))
    return {
        name: [float(10 ** (low + (high - low) * place)) for place in (np.arange(k) + shift) / k]
        for (name, (low, high)), shift in zip(space.items(), shifts, strict=True)
    }
