"""The numbers in lesson 03 are what its own code gives."""

from functools import cache
from typing import Any

import numpy as np
import pytest

from tests.lessons.definitions import definitions_of

LESSON = "03_capacity"


@cache
def lesson() -> dict[str, Any]:
    """The lesson's names, once: its trainings are cached in them."""
    return definitions_of(LESSON)


def trained(hidden: int) -> tuple[np.ndarray, np.ndarray]:
    """The accuracies in per cent and the final losses of the lesson's twenty nets."""
    names = lesson()
    nets = names["trained"](names["two_layer_loss"], hidden)
    return (
        np.array([100 * names["accuracy"](params) for params, _ in nets]),
        np.array([loss for _, loss in nets]),
    )


@pytest.mark.parametrize(
    ("curve", "pattern"),
    [
        ("wavy", r"exponents: \*\*-([\d.]+)\*\*"),
        ("kink", r"smooth curve, \*\*-([\d.]+)\*\*"),
    ],
)
def test_the_error_of_the_bumps_falls_as_one_over_n(stated, curve, pattern):
    names = lesson()
    counts = [20, 40, 80, 160]
    errors = [names["largest_error"](names[curve], n) for n in counts]
    slope = np.polyfit(np.log(counts), np.log(errors), 1)[0]
    assert stated(LESSON, pattern).rounds(-slope)


@pytest.mark.parametrize(
    ("hidden", "pattern"),
    [
        (3, r"for the spiral: \*\*(\d+) %\*\*"),
        (10, r"With 10 units \*\*(\d+) %\*\*"),
        (50, r"with 50 \*\*(\d+) %\*\*"),
    ],
)
def test_the_share_of_points_that_each_net_gets_right(stated, hidden, pattern):
    assert stated(LESSON, pattern).is_mean_of(trained(hidden)[0])


@pytest.mark.parametrize(
    ("hidden", "mean", "spread", "relative"),
    [
        (
            3,
            r"losses have a mean of \*\*([\d.]+)\*\*",
            r"standard deviation of \*\*([\d.]+)\*\*",
            r"3 units still have \*\*([\d.]+)\*\*",
        ),
        (
            50,
            r"with 50 units the mean is \*\*([\d.]+)\*\*",
            r"standard deviation \*\*([\d.]+)\*\*",
            r"50 units \*\*([\d.]+)\*\*",
        ),
    ],
)
def test_where_twenty_trainings_end(stated, hidden, mean, spread, relative):
    losses = trained(hidden)[1]
    assert stated(LESSON, mean).is_mean_of(losses)
    assert stated(LESSON, spread).rounds(losses.std(ddof=1))
    assert stated(LESSON, relative).rounds(losses.std(ddof=1) / losses.mean())


def test_the_final_losses_of_the_three_sizes_do_not_overlap():
    small, middle, large = (trained(hidden)[1] for hidden in (3, 10, 50))
    assert small.min() > middle.max()
    assert middle.min() > large.max()


@pytest.mark.parametrize(
    ("strength", "part", "pattern"),
    [
        (0.0, 0, r"Without a penalty \*\*(\d+) %\*\*"),
        (0.0, 1, r"only \*\*([\d.]+) %\*\* of new points"),
        (0.001, 1, r"strength of 0\.001 it is \*\*([\d.]+) %\*\*"),
        (0.01, 1, r"too smooth, \*\*(\d+) %\*\*"),
    ],
)
def test_what_the_penalty_does_to_known_and_new_points(stated, strength, part, pattern):
    names = lesson()
    shares = [
        100 * names["right_shares"](names["two_layer_loss"], strength, seed)[part]
        for seed in range(5)
    ]
    assert stated(LESSON, pattern).is_mean_of(shares)


def test_with_a_penalty_of_0_1_the_net_has_nearly_given_up():
    names = lesson()
    known, new = np.mean(
        [names["right_shares"](names["two_layer_loss"], 0.1, seed) for seed in range(5)], axis=0
    )
    assert known < 0.65
    assert new < 0.6


def test_a_weak_penalty_helps_with_new_points_more_often_than_not():
    names = lesson()
    gains = [
        names["right_shares"](names["two_layer_loss"], 0.001, seed)[1]
        - names["right_shares"](names["two_layer_loss"], 0.0, seed)[1]
        for seed in range(5)
    ]
    assert np.mean(gains) > 0
    assert np.mean(np.array(gains) > 0) > 0.5


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("1 hidden layer", r"one hidden layer the mean loss is \*\*([\d.]+)\*\*"),
        ("2 hidden layers", r"with two \*\*([\d.]+)\*\*"),
        ("3 hidden layers", r"with three \*\*([\d.]+)\*\*"),
    ],
)
def test_the_loss_of_one_two_and_three_layers(stated, name, pattern):
    names = lesson()
    train_deep, loss = names["train_deep"], names["softmax_cross_entropy"]
    losses = [train_deep(loss, names["DEPTHS"][name], seed) for seed in range(10)]
    assert stated(LESSON, pattern).is_mean_of(losses)


def test_most_of_the_deepest_nets_are_the_best_and_one_got_stuck(stated):
    names = lesson()
    train_deep, loss = names["train_deep"], names["softmax_cross_entropy"]
    _, two, three = (
        [train_deep(loss, sizes, seed) for seed in range(10)] for sizes in names["DEPTHS"].values()
    )
    assert sum(np.array(three) < min(two)) > 5
    assert stated(LESSON, r"one got stuck near ([\d.]+)\. Depth").rounds(max(three))


def test_the_nets_of_different_depth_have_about_300_parameters():
    names = lesson()
    counts = [names["parameter_count"](sizes) for sizes in names["DEPTHS"].values()]
    assert max(counts) - min(counts) <= 0.03 * min(counts)
