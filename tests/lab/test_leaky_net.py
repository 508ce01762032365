"""Training a net whose hidden layers are handed in, and counting the units that are off."""

import numpy as np
import pytest

from lab import leaky_net
from solutions.dead_relus import affine_leaky_relu, affine_leaky_relu_backward

LAYER = leaky_net.Layer(affine_leaky_relu, affine_leaky_relu_backward)


@pytest.fixture
def rows():
    rng = np.random.default_rng(0)
    y = rng.integers(10, size=120)
    X = (rng.random((120, 20)) + 2 * np.eye(10, 20)[y]).astype(np.float32)
    return X, y


def train(rows, layer=LAYER, **changed):
    settings = {"rate": 0.05, "bias": 0.0, "slope": 0.0, "steps": 60} | changed
    return leaky_net.train(layer, *rows, **settings)


def test_the_loss_falls_and_each_step_is_noted(rows):
    off, losses = train(rows)
    assert off.shape == (60, 2)
    assert losses.shape == (60,)
    assert losses[-1] < 0.5 * losses[0]
    assert ((off >= 0) & (off <= 1)).all()


def test_a_deadly_bias_switches_all_units_of_layer_1_off(rows):
    assert (train(rows, bias=-100.0).off[:, 0] == 1).all()
    assert train(rows, bias=5.0).off[0, 0] < 0.5


def test_a_net_that_runs_away_keeps_what_was_noted_last(rows):
    _, losses = train(rows, rate=1e4)
    assert losses.max() < leaky_net.FAR
    assert losses[-1] == losses[-2]


def test_a_layer_that_gives_no_numbers_leaves_none(rows):
    broken = LAYER._replace(forward=lambda X, W, b, slope: affine_leaky_relu(np.nan * X, W, b))
    assert np.isnan(train(rows, broken).losses).all()
