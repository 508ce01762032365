"""What the checks of searches, of log-uniform draws and of dropout accept, refuse and tell."""

import itertools
import math

import numpy as np
import pytest

from lab import check

NAN = float("nan")
SPACE = {"a": (-3, -1)}


def search(objective, space, n_trials, rng):
    """A right answer."""
    trials = []
    for _ in range(n_trials):
        params = {name: 10 ** rng.uniform(*ends) for name, ends in space.items()}
        trials.append((objective(dict(params)), params))
    return sorted(trials, key=lambda trial: (math.isnan(trial[0]), -trial[0]))


def judged(answer, scores=(0.2, NAN, 0.9, -math.inf)):
    tests = check.exercise("search", answer)
    rng = np.random.default_rng(0)
    return check.trials_of(tests, list(scores), {"a"}, SPACE, len(scores), rng)


def same_dict(objective, space, n_trials, rng):
    params, trials = {}, []
    for _ in range(n_trials):
        params["a"] = 10 ** rng.uniform(*space["a"])
        trials.append((objective(params), params))
    return trials


def test_trials_come_back_with_the_best_first_and_nan_last():
    scores = [score for score, _ in judged(search)]
    assert scores[:3] == [0.9, 0.2, -math.inf]
    assert math.isnan(scores[3])


@pytest.mark.parametrize("change", [tuple, lambda found: [list(trial) for trial in found]])
def test_lists_and_tuples_are_the_same(change):
    assert judged(lambda *args: change(search(*args)))


@pytest.mark.parametrize("order", list(itertools.permutations([0.2, NAN, 0.9])))
def test_every_wrong_order_is_refused(order):
    def in_this_order(*args):
        found = search(*args)
        place = {str(score): number for number, score in enumerate(order)}
        return sorted(found, key=lambda trial: place[str(trial[0])])

    if order[0] == 0.9 and order[1] == 0.2:
        assert judged(in_this_order, order)
    else:
        with pytest.raises(check.CheckFailure, match="not sorted"):
            judged(in_this_order, order)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda *args: None, "Does the function end"),
        (lambda *args: search(*args)[:-1], "returned 3 trials"),
        (lambda *args: search(*args)[0], "list of pairs"),
        (lambda *args: [score for score, _ in search(*args)], "list of pairs"),
        (lambda *args: [(score, {"b": 1.0}) for score, _ in search(*args)], "wrong names"),
        (lambda *args: [(score, {"a": 1.0}) for score, _ in search(*args)], "did not give it"),
        (lambda *args: [(1.0, params) for _, params in search(*args)], "did not give it"),
        (lambda *args: [(s, {"a": np.ones(2)}) for s, _ in search(*args)], "One number"),
        (same_dict, "did not give it"),
    ],
)
def test_a_slip_of_a_search_is_named(answer, words):
    with pytest.raises(check.CheckFailure, match=words):
        judged(answer)


def draws_judged(answer):
    check.log_uniform_draws(check.exercise("draw", answer), -3, 1, size=(40, 50), hint="Exponents.")


def test_any_way_to_draw_log_uniformly_is_accepted():
    draws_judged(lambda low, high, rng, size: 10 ** rng.uniform(low, high, size))
    draws_judged(lambda low, high, rng, size: (10 ** (low + 4 * rng.random(size))).tolist())


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda low, high, rng, size: rng.uniform(10.0**low, 10.0**high, size), "Exponents"),
        (lambda low, high, rng, size: rng.uniform(low, high, size), "not positive"),
        (lambda low, high, rng, size: np.exp(rng.uniform(low, high, size)), "evenly"),
        (lambda low, high, rng, size: 10 ** rng.uniform(low, high + 1, size), "outside"),
        (lambda low, high, rng, size: 10.0 ** rng.integers(low, high, size), "different numbers"),
        (lambda low, high, rng, size: 10 ** rng.uniform(low, high), "wrong shape"),
        (lambda low, high, rng, size: 10 ** np.random.uniform(low, high, size), "rng alone"),  # noqa: NPY002
    ],
)
def test_a_slip_of_a_draw_is_named(answer, words):
    with pytest.raises(check.CheckFailure, match=words):
        draws_judged(answer)


def test_a_small_mask_is_judged_by_its_values_not_by_their_number():
    tests = check.exercise("dropout", lambda x, keep, rng: (2.0 * x, np.full(x.shape, 2.0)))
    check.dropout_pair(tests, np.ones((2, 2)), 0.5)
    with pytest.raises(check.CheckFailure, match="repeats one row"):
        check.dropout_pair(tests, np.ones((40, 50)), 0.5)
