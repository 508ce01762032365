"""The references of lessons 02 and 03 at the edges that their docstrings name."""

import numpy as np
import pytest

from solutions import capacity, dead_relus


def test_one_row_is_enough_to_be_dead_on():
    X, W = np.array([[2.0, -1.0]]), np.array([[1.0], [1.0]])
    bias = dead_relus.killing_bias(X, W)
    assert bias == [-1.0]
    assert dead_relus.dead_units(dead_relus.affine_relu(X, W, bias)[0]).all()
    assert not dead_relus.dead_units(dead_relus.affine_relu(X, W, bias + 1e-9)[0]).any()


def test_a_unit_whose_sums_are_negative_survives_only_with_a_positive_bias():
    assert dead_relus.killing_bias([[1.0], [2.0]], [[-3.0]]) == [3.0]


def test_no_layers_have_no_dead_shares():
    assert dead_relus.dead_fraction([]).shape == (0,)


def test_float32_stays_float32_through_a_layer_and_back():
    rng = np.random.default_rng(0)
    X, W, b = (rng.normal(size=s).astype(np.float32) for s in [(4, 3), (3, 2), (2,)])
    for forward, backward in (
        (dead_relus.affine_relu, dead_relus.affine_relu_backward),
        (dead_relus.affine_leaky_relu, dead_relus.affine_leaky_relu_backward),
    ):
        H, cache = forward(X, W, b)
        assert {a.dtype for a in (H, *backward(H, cache))} == {np.dtype(np.float32)}


def test_a_leaky_relu_of_slope_0_is_a_relu():
    rng = np.random.default_rng(0)
    X, W, b, dH = (rng.normal(size=s) for s in [(5, 3), (3, 2), (2,), (5, 2)])
    H, cache = dead_relus.affine_leaky_relu(X, W, b, slope=0.0)
    right, right_cache = dead_relus.affine_relu(X, W, b)
    np.testing.assert_array_equal(H, right)
    pairs = zip(
        dead_relus.affine_leaky_relu_backward(dH, cache),
        dead_relus.affine_relu_backward(dH, right_cache),
        strict=True,
    )
    for grad, expected in pairs:
        np.testing.assert_allclose(grad, expected)


@pytest.mark.filterwarnings("error")
def test_the_cross_entropy_of_a_hopeless_example_is_large_and_finite():
    loss, dscores = capacity.softmax_cross_entropy([[-1e4, 1e4]], [0])
    assert loss == 2e4
    np.testing.assert_array_equal(dscores, [[-1.0, 1.0]])


def test_no_weights_cost_nothing():
    assert capacity.l2_penalty([], 3.0) == (0.0, [])


def test_a_net_without_layers_has_no_parameters():
    assert capacity.parameter_count([7]) == 0


def test_a_single_bump_makes_a_net():
    W1, b1, W2 = capacity.bump_network(np.cos, 1)
    assert (W1.shape, b1.shape, W2.shape) == ((1, 2), (2,), (2, 1))
