"""Trials as a table, and the places of a shifted grid."""

import numpy as np
import pytest

from lab import trials

SPACE = {"rate": (-4.0, 0.0), "l2": (-2.0, -1.0)}


def test_a_table_has_the_scores_and_the_values_of_the_names_in_order():
    found = [(0.5, {"a": 1.0, "b": 2.0}), (0.4, {"b": 3.0, "a": 4.0})]
    assert trials.table(found, ("b", "a")).tolist() == [[0.5, 2.0, 1.0], [0.4, 3.0, 4.0]]


def test_a_grid_has_equal_distances_on_the_log_scale_within_the_space():
    grid = trials.shifted_grid(SPACE, 4, np.random.default_rng(0))
    for (low, high), values in zip(SPACE.values(), grid.values(), strict=True):
        exponents = np.log10(values)
        assert np.diff(exponents) == pytest.approx(np.full(3, (high - low) / 4))
        assert exponents.min() >= low
        assert exponents.max() < high


def test_chance_shifts_it():
    first, second = (trials.shifted_grid(SPACE, 2, np.random.default_rng(seed)) for seed in (0, 1))
    assert first["rate"] != second["rate"]
