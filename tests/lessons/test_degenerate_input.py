"""The reference answers keep what their docstrings say about input at the edge."""

import warnings

import numpy as np
import pytest

from lab.linear import linear_error
from solutions import initialization, preprocessing


@pytest.fixture(autouse=True)
def _no_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


@pytest.fixture
def rows():
    return np.random.default_rng(0).normal(2, 3, size=(3, 5))


@pytest.mark.parametrize("value", [0.0, 0.1, 7.0, -1e6])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_a_constant_feature_is_0_after_standardising_and_scaling(value, dtype):
    X = np.full((1000, 1), value, dtype)
    assert np.all(preprocessing.standardize(X + dtype(1), *preprocessing.fit_standardizer(X)) == 0)
    assert np.all(preprocessing.minmax_scale(X, X + dtype(1)) == 0)


def test_a_feature_of_small_spread_is_not_taken_for_a_constant():
    X = 1000 + 1e-6 * np.array([[-1.0], [1.0]])
    scaled = preprocessing.standardize(X, *preprocessing.fit_standardizer(X))
    assert np.allclose(scaled, [[-1], [1]])


def test_one_row_has_no_variance(rows):
    U, S = preprocessing.principal_components(rows[:1])
    assert np.all(preprocessing.covariance(rows[:1]) == 0)
    assert np.all(S == 0)
    assert np.allclose(U.T @ U, np.eye(5))
    assert preprocessing.variance_kept(S, 1) == 1.0


def test_fewer_rows_than_features_leave_variances_of_0_that_whiten_to_finite_numbers(rows):
    U, S = preprocessing.principal_components(rows)
    assert np.all(S >= 0)
    assert np.allclose(S[2:], 0)
    Z = preprocessing.project(rows, rows.mean(axis=0), U, 5)
    white = preprocessing.whiten(Z, S)
    assert np.all(np.isfinite(white))
    assert np.allclose(white[:, :2].var(axis=0), 1, rtol=1e-3)
    assert preprocessing.components_needed(S, 1.0) <= 5


@pytest.mark.parametrize(("k", "columns"), [(0, 0), (2, 2), (5, 5), (9, 5)])
def test_k_from_none_to_more_than_there_are(rows, k, columns):
    mean = rows.mean(axis=0)
    U, S = preprocessing.principal_components(rows)
    Z = preprocessing.project(rows, mean, U, k)
    back = preprocessing.reconstruct(Z, mean, U)
    assert Z.shape == (3, columns)
    assert back.shape == rows.shape
    assert np.allclose(back, rows if k >= 2 else mean)
    assert preprocessing.variance_kept(S, k) == pytest.approx(1.0 if k >= 2 else 0.0)


def test_pixels_are_neither_rounded_nor_wrapped():
    pixels = np.array([[250, 3], [255, 5]], dtype=np.uint8)
    assert preprocessing.feature_means(pixels).tolist() == [252.5, 4.0]
    assert preprocessing.center(pixels, pixels[1]).tolist() == [[-5, -2], [0, 0]]
    assert preprocessing.covariance(pixels).tolist() == [[6.25, 2.5], [2.5, 1.0]]


def test_a_mean_of_many_float32_rows_is_as_exact_as_float32_can_hold():
    X = np.full((200_000, 1), 0.1, np.float32)
    assert preprocessing.feature_means(X)[0] == np.float32(0.1)


def test_a_stack_without_layers_has_no_outputs_and_one_layer_hands_its_gradient_back(rows):
    assert initialization.forward_activations(rows, [], np.tanh) == []
    assert initialization.layer_statistics([]).shape == (0, 2)
    (gradient,) = initialization.backward_gradients([rows], [np.eye(5)], rows, np.cos)
    assert gradient is rows
    assert initialization.distinct_columns(np.ones((3, 0))) == 0


def test_the_linear_classifier_learns_what_a_line_can_tell():
    rng = np.random.default_rng(0)
    X = rng.standard_normal((400, 3))
    y = (X @ [1.0, -1.0, 0.5] > 0).astype(int)
    assert linear_error(X[:200], y[:200], X[200:], y[200:]) < 0.1
