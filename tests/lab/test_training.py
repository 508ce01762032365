"""First weights, the hinge loss, and the number of threads of a training."""

from itertools import pairwise

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from lab import training


def threads() -> set[int]:
    """How many threads each linear algebra library would use now."""
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


@pytest.mark.parametrize(
    ("limited", "most"), [(training.on_one_thread, 1), (training.on_two_threads, 2)]
)
def test_a_limit_on_threads_holds_during_the_call_and_changes_nothing_else(limited, most):
    def scaled(x: float, by: float = 2.0) -> tuple[float, set[int]]:
        """Its own words."""
        return x * by, threads()

    before = threads()
    product, during = limited(scaled)(3.0, by=5.0)
    assert product == 15.0
    assert max(during) <= most
    assert threads() == before
    assert limited(scaled).__doc__ == "Its own words."


def test_the_threads_come_back_after_an_error():
    def failing() -> None:
        raise ZeroDivisionError

    before = threads()
    with pytest.raises(ZeroDivisionError):
        training.on_one_thread(failing)()
    assert threads() == before


def test_first_weights_have_the_size_that_suits_their_inputs_and_biases_are_0():
    sizes = (400, 300, 200)
    params = training.first_params(sizes, np.random.default_rng(0), last=0.1)
    assert list(params) == ["W1", "b1", "W2", "b2"]
    for number, ((inputs, outputs), factor) in enumerate(
        zip(pairwise(sizes), (1, 0.1), strict=True), start=1
    ):
        W, b = params[f"W{number}"], params[f"b{number}"]
        assert W.shape == (inputs, outputs)
        assert W.dtype == b.dtype == np.float32
        assert W.mean() == pytest.approx(0, abs=5 * W.std() / np.sqrt(W.size))
        assert W.std() == pytest.approx(factor * np.sqrt(2 / inputs), rel=0.02)
        assert b.shape == (outputs,)
        assert not b.any()


def test_first_weights_depend_on_the_generator_alone():
    one, same, other = (
        training.first_params((3, 4, 2), np.random.default_rng(seed)) for seed in (1, 1, 2)
    )
    assert all((one[name] == same[name]).all() for name in one)
    assert (one["W1"] != other["W1"]).any()


def test_the_hinge_loss_counts_what_each_wrong_class_lacks():
    scores = np.array([[3.0, 2.5, 1.0], [0.0, 4.0, 4.0]])
    loss, dscores = training.hinge_loss(scores, np.array([0, 2]))
    assert loss == pytest.approx((0.5 + 1.0) / 2)
    assert dscores == pytest.approx(np.array([[-0.5, 0.5, 0.0], [0.0, 0.5, -0.5]]))


def test_scores_that_are_all_equal_cost_one_for_each_wrong_class():
    loss, _ = training.hinge_loss(np.zeros((5, 10)), np.arange(5))
    assert loss == 9


def test_scores_that_lead_by_more_than_1_cost_nothing():
    loss, dscores = training.hinge_loss(np.array([[5.0, 3.9], [-2.0, 0.0]]), np.array([0, 1]))
    assert loss == 0
    assert not dscores.any()


def test_the_gradient_of_the_hinge_loss_is_the_numerical_one():
    rng = np.random.default_rng(0)
    scores, y = rng.normal(size=(6, 4)), rng.integers(4, size=6)
    _, dscores = training.hinge_loss(scores, y)
    h = 1e-6
    for place in np.ndindex(scores.shape):
        step = np.zeros_like(scores)
        step[place] = h
        up, down = (training.hinge_loss(scores + sign * step, y)[0] for sign in (1, -1))
        assert dscores[place] == pytest.approx((up - down) / (2 * h), abs=1e-7)


def test_the_gradient_keeps_the_precision_of_the_scores():
    for dtype in (np.float32, np.float64):
        _, dscores = training.hinge_loss(np.ones((2, 3), dtype), np.array([0, 1]))
        assert dscores.dtype == dtype
