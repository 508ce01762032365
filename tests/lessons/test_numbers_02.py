"""The numbers in lesson 02 are what its own code gives on photos10, over five seeds."""

from functools import cache
from typing import Any

import numpy as np
import pytest

from tests.lessons.definitions import definitions_of

LESSON = "02_dead_relus"
SEEDS = range(5)


@cache
def lesson() -> dict[str, Any]:
    """The lesson's names, once: its trainings are cached in them."""
    return definitions_of(LESSON)


def runs(kind: str, rate: float, **options: Any) -> tuple[np.ndarray, np.ndarray]:
    """Dead units (R, T, 2, 100) and losses (R, T) of the lesson's training."""
    names = lesson()
    layer = names[kind], names[f"{kind}_backward"], names["dead_units"], names["sgd_step"]
    _, dead, losses = names["repeated"](kind, layer, rate, seeds=SEEDS, name="photos10", **options)
    return dead, losses


@pytest.mark.parametrize(
    ("rate", "pattern"),
    [(0.06, r"0\.06, \*\*(\d+) %\*\* of its units"), (0.12, r"with 0\.12 \*\*(\d+) %\*\*")],
)
def test_the_share_of_layer_1_that_a_rate_kills(stated, rate, pattern):
    dead, _ = runs("affine_relu", rate)
    assert stated(LESSON, pattern).is_mean_of(100 * dead[:, -1, 0].mean(axis=-1))


def test_a_good_rate_kills_next_to_nothing_in_layer_1():
    dead, _ = runs("affine_relu", 0.02)
    assert np.mean(dead[:, -1, 0]) < 0.01


def test_most_of_the_units_that_die_do_so_in_the_first_50_steps():
    dead, _ = runs("affine_relu", 0.12)
    at_50, at_the_end = dead[:, 5, 0].mean(), dead[:, -1, 0].mean()
    assert at_50 > at_the_end / 2


def test_a_dead_unit_of_layer_1_never_comes_back(stated):
    dead, _ = runs("affine_relu", 0.12)
    shares = [100 * lesson()["came_back"](dead[[run]])[0] for run in SEEDS]
    assert stated(LESSON, r"In layer 1 \*\*(\d+) %\*\* came back").is_mean_of(shares)
    assert not any(shares)


def test_the_share_of_layer_2_that_comes_back(stated):
    dead, _ = runs("affine_relu", 0.12)
    shares = [100 * lesson()["came_back"](dead[[run]])[1] for run in SEEDS]
    assert stated(LESSON, r"In layer 2 about \*\*(\d+) %\*\*").is_mean_of(shares)


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        ("affine_relu", r"ReLU net has a loss of \*\*([\d.]+)\*\*"),
        ("affine_leaky_relu", r"Leaky ReLU net has \*\*([\d.]+)\*\*"),
    ],
)
def test_the_loss_at_the_end_of_a_deadly_rate(stated, kind, pattern):
    _, losses = runs(kind, 0.12)
    assert stated(LESSON, pattern).is_mean_of(losses[:, -1])


def test_where_the_loss_of_a_deadly_rate_began_and_in_one_run_stayed(stated):
    _, losses = runs("affine_relu", 0.12)
    first = stated(LESSON, r"it began at (\d+), and")
    assert first.is_mean_of(losses[:, 0])
    assert sum(losses[:, -1] > first.value - 0.5) == 1


def test_a_leaky_relu_overflows_where_the_rate_is_far_too_large():
    with np.errstate(all="ignore"):
        _, losses = runs("affine_leaky_relu", 0.2)
    assert not np.isfinite(losses[:, -1]).any()


def test_the_loss_and_the_dead_with_centred_inputs(stated):
    dead, losses = runs("affine_relu", 0.12, centred=True)
    shares = 100 * dead[:, -1, 0].mean(axis=-1)
    assert stated(LESSON, r"inputs \*\*(\d+) %\*\* of layer 1").is_mean_of(shares)
    assert stated(LESSON, r"the loss is \*\*([\d.]+)\*\* in place").is_mean_of(losses[:, -1])
    _, without = runs("affine_relu", 0.12)
    assert stated(LESSON, r"in place of ([\d.]+) \(means").is_mean_of(without[:, -1])


def test_centred_inputs_are_no_licence_for_any_rate():
    with np.errstate(all="ignore"):
        dead, losses = runs("affine_relu", 0.3, centred=True)
    layer_2_died = dead[:, -1, 1].mean(axis=-1) > 0.9
    assert (layer_2_died | ~np.isfinite(losses[:, -1])).all()


def killed_units(kind: str, **options: Any) -> tuple[np.ndarray, np.ndarray]:
    """Gradient sizes (R, T, 10) of the units killed at the start; which are off at the end."""
    names = lesson()
    answers = names[kind], names[f"{kind}_backward"], names["killing_bias"], names["sgd_step"]
    both = [
        names["gradient_sizes"](answers, seed=seed, name="photos10", **options) for seed in SEEDS
    ]
    killed = names["KILLED"]
    return np.array([s[:, killed] for s, _ in both]), np.array([off[killed] for _, off in both])


def test_the_gradient_of_a_dead_relu_is_exactly_0_and_it_stays_dead():
    sizes, off = killed_units("affine_relu")
    assert not sizes.any()
    assert off.all()


def test_a_slope_of_0_01_brings_none_back_in_300_steps():
    sizes, off = killed_units("affine_leaky_relu", slope=0.01)
    assert (sizes > 0).all()
    assert off.all()


def test_the_share_that_a_slope_of_0_1_brings_back(stated):
    _, off = killed_units("affine_leaky_relu", slope=0.1)
    back = 100 * (~off).mean(axis=1)
    assert stated(LESSON, r"slope of 0\.1, \*\*(\d+) %\*\*").is_mean_of(back)
