"""Lesson 07: references at their edges, an interrupted search, a course without Optuna."""

import contextlib
import importlib.util
import io
import math

import numpy as np
import pytest

from solutions import hyperparameters
from tests.lessons.conftest import lessons
from tests.lessons.definitions import definitions_of

NAME = "07_hyperparameters"
SPACE = {"a": (-3.0, 0.0), "b": (1.0, 2.0)}


@pytest.fixture(scope="module")
def lesson():
    return definitions_of(NAME)


def test_an_interrupted_search_keeps_its_trials_the_best_first(lesson, capsys):
    scores = iter([0.3, float("nan"), 0.8])

    def objective(params):
        score = next(scores, None)
        if score is None:
            raise KeyboardInterrupt
        return score

    kept = lesson["watched_search"](objective, SPACE, 20, np.random.default_rng(0))
    assert [score for score, _ in kept[:2]] == [0.8, 0.3]
    assert math.isnan(kept[2][0])
    assert all(set(params) == set(SPACE) for _, params in kept)
    assert "3 trials that are done are kept" in capsys.readouterr().out


def test_a_watched_search_finds_what_the_search_itself_finds(lesson):
    def objective(params):
        return params["a"] - params["b"]

    watched = lesson["watched_search"](objective, SPACE, 8, np.random.default_rng(0))
    assert watched == hyperparameters.random_search(objective, SPACE, 8, np.random.default_rng(0))


def test_without_optuna_its_cell_says_how_to_get_it(monkeypatch):
    (cell,) = [c for c in lessons()[NAME].source.cells if 'find_spec("optuna")' in c.source]
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    names = definitions_of(NAME)
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(cell.source, "optuna", "exec"), names)
    assert "pip install optuna" in printed.getvalue()


def test_dropout_of_everything_kept_changes_nothing():
    x = np.random.default_rng(0).normal(size=(3, 4)).astype(np.float32)
    out, mask = hyperparameters.dropout(x, 1.0, np.random.default_rng(0))
    np.testing.assert_array_equal(out, x)
    np.testing.assert_array_equal(mask, np.ones_like(x))
    assert {out.dtype, mask.dtype} == {np.dtype(np.float32)}


def test_a_unit_keeps_its_mean_under_dropout():
    x = np.full((400, 300), 2.0)
    out, _ = hyperparameters.dropout(x, 0.3, np.random.default_rng(0))
    assert out.mean() == pytest.approx(2.0, rel=0.02)


def test_nan_ranks_after_minus_infinity():
    scores = [math.nan, -math.inf, math.inf, 0.0, math.nan]
    ranked = hyperparameters.best_first([(score, {}) for score in scores])
    assert [score for score, _ in ranked][:3] == [math.inf, 0.0, -math.inf]
    assert all(math.isnan(score) for score, _ in ranked[3:])


def test_zoom_leaves_out_a_trial_that_blew_up():
    trials = [(math.nan, {"a": 1e3}), (0.5, {"a": 0.1}), (0.4, {"a": 0.01})]
    assert hyperparameters.zoom(trials, {"a": (-3, 3)}, top=2) == {"a": (-2.0, -1.0)}


def test_an_objective_that_changes_its_params_changes_no_trial():
    def objective(params):
        params["a"] = 99.0
        return 1.0

    for trials in (
        hyperparameters.random_search(objective, {"a": (0, 1)}, 3, np.random.default_rng(0)),
        hyperparameters.grid_search(objective, {"a": [1.0, 2.0]}),
    ):
        assert all(params["a"] != 99.0 for _, params in trials)


def test_a_grid_without_hyperparameters_is_one_trial():
    assert hyperparameters.grid_search(lambda params: 1.0, {}) == [(1.0, {})]


@pytest.mark.parametrize("place", [0.0, 1.0, -0.2, 1.2])
def test_ends_and_what_lies_beyond_are_on_the_boundary_whatever_the_margin(place):
    assert hyperparameters.on_boundary(10 ** (-4 + 3 * place), -4, -1, margin=1e-9)
