"""Training a stack of layers through functions that are handed in."""

from dataclasses import replace

import numpy as np
import pytest

from lab import features, stacks

PASSES = stacks.ONE_TANH_LAYER


@pytest.fixture
def problem():
    rng = np.random.default_rng(0)
    X = rng.standard_normal((200, 4))
    y = (X[:, 0] > 0).astype(int)
    return rng, X, y, [rng.standard_normal((4, 8)), rng.standard_normal((8, 2))]


def test_the_loss_falls_and_the_first_weights_stay_as_they_were(problem):
    rng, X, y, weights = problem
    before = [W.copy() for W in weights]
    trained = stacks.train(weights, X, y, PASSES, rng, learning_rate=0.5, steps=200)
    assert trained.losses[-20:].mean() < 0.5 * trained.losses[:20].mean()
    assert all(np.array_equal(W, old) for W, old in zip(weights, before, strict=True))


def test_a_step_goes_down_the_numerical_gradient(problem):
    _, X, y, weights = problem
    whole = {"learning_rate": 1e-3, "steps": 1, "batch": 50}

    def loss(W):
        return stacks.train(
            [W, weights[1]], X, y, PASSES, np.random.default_rng(1), **whole
        ).losses[0]

    step = stacks.train(weights, X, y, PASSES, np.random.default_rng(1), **whole)
    moved = (weights[0] - step.weights[0]) / 1e-3
    for index in [(0, 0), (3, 7)]:
        nudge = np.zeros_like(weights[0])
        nudge[index] = 1e-5
        slope = (loss(weights[0] + nudge) - loss(weights[0] - nudge)) / 2e-5
        assert moved[index] == pytest.approx(slope, rel=1e-5)


def test_the_bias_row_acts_as_biases_and_its_unit_is_held_at_1(problem):
    rng, X, y, (W, W_out) = problem
    relu = replace(
        PASSES,
        activation=lambda x: np.maximum(0, x),
        activation_grad_from_output=lambda h: (h > 0) * 1.0,
    )
    X1 = np.column_stack([X, np.ones(len(X))])
    larger = stacks.with_bias_row(W, 0.3)
    H = relu.forward(X1, [larger], relu.activation)[0]
    assert np.allclose(H[:, :-1], np.maximum(0, X @ W + 0.3))

    out = np.vstack([W_out, np.zeros(2)])
    trained = stacks.train(
        [larger, out], X1, y, relu, rng, learning_rate=0.1, steps=20, held_unit=True
    )
    assert np.array_equal(trained.weights[0][:, -1], [0, 0, 0, 0, 1])
    assert not np.allclose(trained.weights[0][-1, :-1], 0.3)


def test_a_shrunk_image_keeps_the_mean_of_each_block():
    images = np.random.default_rng(0).integers(0, 256, (3, 32, 32, 3), dtype=np.uint8)
    small = features.shrunk(images, 16).reshape(3, 2, 2, 3)
    assert np.allclose(small[1, 0, 1], images[1, :16, 16:].mean(axis=(0, 1)))


def test_standardizing_uses_the_training_rows_and_leaves_a_constant_column_at_0():
    rng = np.random.default_rng(0)
    train, other = rng.normal(5, 3, (50, 3)), rng.normal(0, 1, (7, 3))
    train[:, 1] = 4
    scaled, others = features.standardized(train, other)
    assert np.allclose(scaled[:, [0, 2]].std(axis=0), 1)
    assert np.allclose(scaled[:, 1], 0)
    assert np.allclose(others[:, 0], (other[:, 0] - train[:, 0].mean()) / train[:, 0].std())
