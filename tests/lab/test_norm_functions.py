"""A net trained through two functions of batch normalisation, beside one without."""

import numpy as np
import pytest

from lab import norm_functions
from solutions.batchnorm import batchnorm_backward, batchnorm_train

FUNCTIONS = norm_functions.Functions(batchnorm_train, batchnorm_backward)


@pytest.fixture
def rows():
    rng = np.random.default_rng(0)
    y = rng.integers(10, size=200)
    return rng.standard_normal((200, 12)) + 3 * np.eye(10, 12)[y], y


def compare(rows, functions=FUNCTIONS, **changed):
    settings = {"norm": True, "gain": 1.0, "rate": 0.1, "gamma": 1.0, "beta": 0.0}
    return norm_functions.compare(functions, *rows, **settings | changed, depth=3, steps=80)


def test_with_norms_the_sums_have_the_mean_beta_and_the_spread_gamma(rows):
    sums = compare(rows, gain=9.0, gamma=2.0, beta=-1.0).sums
    assert sums.shape == (3, 200, 30)
    assert sums.mean(axis=1) == pytest.approx(np.full((3, 30), -1.0))
    assert sums.std(axis=1) == pytest.approx(np.full((3, 30), 2.0), rel=1e-3)


def test_without_norms_the_sums_grow_with_the_first_weights(rows):
    small, large = (compare(rows, norm=False, gain=gain).sums for gain in (0.1, 1.0))
    assert np.allclose(1e3 * small[2], large[2])


def test_both_nets_learn_and_small_weights_hinder_the_one_without(rows):
    normal, small = compare(rows).losses, compare(rows, gain=0.01).losses
    assert (normal[:, -10:].mean(axis=1) < 0.5 * normal[:, 0]).all()
    with_norm, without = small[:, -10:].mean(axis=1)
    assert with_norm < 0.5 * without


def test_losses_that_are_no_numbers_count_as_the_highest(rows):
    broken = FUNCTIONS._replace(
        train=lambda x, gamma, beta: batchnorm_train(np.nan * x, gamma, beta)
    )
    losses = compare(rows, broken).losses
    assert (losses[0] == 100).all()
    assert losses[1, -1] < 2.3


def test_a_layer_of_functions_is_for_training_alone():
    layer = norm_functions.FunctionLayer(FUNCTIONS, np.ones(2), np.zeros(2))
    with pytest.raises(ValueError, match="no running statistics"):
        layer.forward(np.ones((3, 2)), train=False)
