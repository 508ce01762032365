"""Gradient descent in the bowl of a linear unit's loss."""

import numpy as np
import pytest

from lab.bowl import GONE, Bowl, sigmoid_outputs

START, GOAL = np.array([-1.5, -0.5]), np.array([1.5, -1.5])


def weight_gradients(X, dz):
    return dz[:, np.newaxis] * X


@pytest.fixture
def bowl():
    return Bowl(sigmoid_outputs(0.5), GOAL)


def test_the_inputs_have_the_mean_that_was_asked_for_and_at_a_half_are_positive():
    assert sigmoid_outputs(-0.3).mean(axis=0) == pytest.approx([-0.3, -0.3])
    assert sigmoid_outputs(0.5).min() > 0


def test_the_path_goes_down_to_the_goal_where_the_loss_is_nothing(bowl):
    path = bowl.descend(START, weight_gradients, rate=3.0, steps=500)
    losses = bowl.losses(path)
    assert path.shape == (501, 2)
    assert (np.diff(losses) <= 0).all()
    assert path[-1] == pytest.approx(GOAL, abs=1e-3)
    assert losses[-1] == pytest.approx(0, abs=1e-6)


def test_the_mean_gradient_is_the_slope_of_the_loss(bowl):
    mean = bowl.gradients(START, weight_gradients).mean(axis=0)
    nudges = 1e-6 * np.eye(2)
    slopes = (bowl.losses(START + nudges) - bowl.losses(START - nudges)) / 2e-6
    assert mean == pytest.approx(slopes)


@pytest.mark.parametrize(("share", "grows"), [(0.95, False), (1.05, True)])
def test_above_the_highest_rate_the_steps_grow(bowl, share, grows):
    path = bowl.descend(START, weight_gradients, rate=share * bowl.highest_rate, steps=100)
    assert (bowl.losses(path)[-1] > bowl.losses(path)[0]) == grows


def test_weights_that_run_away_are_held(bowl):
    path = bowl.descend(START, weight_gradients, rate=1e6, steps=9)
    assert np.abs(path).max() == GONE


def test_a_contour_has_its_level_all_around_and_is_as_long_as_it_says(bowl):
    levels = np.array([0.1, 2.0])
    contours = bowl.contours(levels)
    assert contours.shape == (2, 121, 2)
    for contour, level in zip(contours, levels, strict=True):
        assert bowl.losses(contour) == pytest.approx(np.full(121, level))
    distances = np.linalg.norm(contours[0] - GOAL, axis=1)
    assert distances.max() / distances.min() == pytest.approx(bowl.stretch, rel=0.01)
