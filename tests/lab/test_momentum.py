"""Gradient descent with momentum on a loss that is handed in."""

import numpy as np
import pytest

from lab import momentum

GOAL = np.array([1.0, -2.0])


def bowl(params):
    away = params["w"] - GOAL
    return 0.5 * float(away @ away), {"w": away}


def test_it_reaches_the_least_loss_and_leaves_the_first_parameters_alone():
    first = {"w": np.zeros(2)}
    losses, last = momentum.descend(bowl, first, rate=0.05, steps=300)
    assert losses[0] == 2.5
    assert last["w"] == pytest.approx(GOAL, abs=1e-4)
    assert np.array_equal(first["w"], [0, 0])


def test_momentum_carries_the_last_step_on():
    losses, last = momentum.descend(bowl, {"w": GOAL + 1}, rate=0.1, steps=2, momentum=0.5)
    assert losses == pytest.approx([1.0, 0.81])
    assert last["w"] == pytest.approx(GOAL + 1 - 0.1 - (0.5 * 0.1 + 0.1 * 0.9))
