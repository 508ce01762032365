"""Three arms of a spiral, and the grid of points around it."""

import numpy as np
import pytest

from lab import spirals


def test_each_arm_has_its_points_and_winds_from_the_middle_to_the_edge():
    X, y = spirals.spiral(np.random.default_rng(0), per_class=40)
    assert X.shape == (120, 2)
    assert np.bincount(y).tolist() == [40, 40, 40]
    radius = np.hypot(*X.T).reshape(3, 40)
    assert (np.diff(radius, axis=1) > 0).all()
    assert radius[:, 0] == pytest.approx(0.05)
    assert radius[:, -1] == pytest.approx(1)


def test_the_arms_are_one_arm_turned_by_a_third_if_there_is_no_noise():
    X, _ = spirals.spiral(np.random.default_rng(0), per_class=25, noise=0)
    arms = (X[:, 1] + 1j * X[:, 0]).reshape(3, 25)
    third = np.exp(2j * np.pi / 3)
    assert arms[1] == pytest.approx(arms[0] * third)
    assert arms[2] == pytest.approx(arms[1] * third)


@pytest.mark.parametrize("turns", [0.25, 0.75, 1.5])
def test_an_arm_winds_by_its_turns_for_each_step_of_1_in_radius(turns):
    X, _ = spirals.spiral(np.random.default_rng(0), per_class=200, noise=0, turns=turns)
    angle = np.unwrap(np.arctan2(*X[:200].T))
    assert angle[-1] - angle[0] == pytest.approx(2 * np.pi * turns * 0.95)


def test_noise_spreads_the_angle_and_leaves_the_radius():
    clean, _ = spirals.spiral(np.random.default_rng(0), per_class=2_000, noise=0)
    noisy, _ = spirals.spiral(np.random.default_rng(0), per_class=2_000, noise=0.3)
    assert np.hypot(*noisy.T) == pytest.approx(np.hypot(*clean.T))
    turned = np.angle((noisy[:, 1] + 1j * noisy[:, 0]) / (clean[:, 1] + 1j * clean[:, 0]))
    assert turned.mean() == pytest.approx(0, abs=0.02)
    assert turned.std() == pytest.approx(0.3, rel=0.05)


def test_no_straight_line_tells_an_arm_from_the_others():
    X, y = spirals.spiral(np.random.default_rng(0))
    rows = np.column_stack([X, np.ones(len(X))])
    right = np.linalg.lstsq(rows, np.eye(3)[y], rcond=None)[0]
    assert np.mean((rows @ right).argmax(axis=1) == y) < 0.7


def test_the_plane_is_a_grid_row_by_row_around_the_spiral():
    points = spirals.plane(side=5, limit=2.0)
    assert points.shape == (25, 2)
    line = [-2, -1, 0, 1, 2]
    assert points[:5].tolist() == [[x, -2] for x in line]
    assert points[::5, 1].tolist() == line
