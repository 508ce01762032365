"""The numbers in lesson 06 are what its own code gives on photos10, over five seeds."""

from functools import cache
from typing import Any

import numpy as np
import pytest

from lab import datasets, features
from solutions.batchnorm import BatchNorm
from tests.lessons.definitions import definitions_of

LESSON = "06_batchnorm"
SEEDS = range(5)
SCIENTIFIC = r"\$([\d.]+ \\cdot 10\^\{-?\d+\})\$"


@cache
def lesson() -> dict[str, Any]:
    """The lesson's names, once: its trainings are cached in them."""
    images = datasets.load("photos10", train=2_000, val=500, test=1_000)
    parts = (images.train_images, images.val_images, images.test_images)
    X_train, X_val, X_test = features.standardized(*map(features.shrunk, parts))
    return definitions_of(LESSON, images=images, X_train=X_train, X_val=X_val, X_test=X_test)


def order(kind: str) -> np.ndarray:
    """The test images in one of the two orders of the lesson."""
    labels = lesson()["images"].test_labels
    if kind == "sorted":
        return np.argsort(labels, kind="stable")
    return np.random.default_rng(0).permutation(len(labels))


def right_in_batches(kind: str, size: int) -> np.ndarray:
    """Per cent of the test images, with the statistics of batches of this size: (5,)."""
    nets = lesson()["trained_with"](BatchNorm)
    return 100 * lesson()["accuracy_in_batches"](nets, order(kind), size)


def test_what_ten_layers_leave_of_a_signal(stated):
    without, with_it = (
        np.array([[H.std() for H in lesson()["tanh_stack"](on, seed=seed)] for seed in SEEDS])
        for on in (False, True)
    )
    assert stated(LESSON, rf"falls to {SCIENTIFIC} in layer 10").is_mean_of(without[:, -1])
    assert stated(LESSON, r"deviation of about ([\d.]+) \(means").is_mean_of(with_it[:, -1])
    assert np.ptp(with_it.mean(axis=0)) < 0.01, "every layer has the same histogram"


def test_a_deep_sigmoid_net_learns_with_batch_normalisation_alone(stated):
    without, with_it = (100 * lesson()["sigmoid_accuracy"](norm) for norm in (None, BatchNorm))
    at = lesson()["SIGMOID_RATES"].index(0.1)
    number = stated(LESSON, r"five rates: (\d+) % of the photographs")
    assert number.is_mean_of(without[at])
    assert without.mean(axis=1).max() < 12, "the answer of the prediction"
    assert stated(LESSON, r"same rate (\d+) % are right").is_mean_of(with_it[at])


@pytest.mark.parametrize(
    ("norm", "layer", "pattern"),
    [
        (None, -1, r"gradient of layer 8 has a size of ([\d.]+),"),
        (None, 0, rf"that of layer 1 has {SCIENTIFIC}"),
        (BatchNorm, -1, r"layer 8 has ([\d.]+) and layer 1"),
        (BatchNorm, 0, r"and layer 1 has ([\d.]+): nothing"),
    ],
)
def test_the_gradient_of_the_first_and_the_last_layer(stated, norm, layer, pattern):
    assert stated(LESSON, pattern).is_mean_of(lesson()["gradient_sizes"](norm)[:, layer])


@pytest.mark.parametrize(
    ("norm", "settings", "best"),
    [
        (None, r"normalisation (\d+) of the 25 settings", r"\(1 and 0\.1\) has (\d+) %"),
        (BatchNorm, r"with it (\d+) are \(means", r"this setting has (\d+) %"),
    ],
)
def test_how_many_settings_learn_and_how_well_the_best_without(stated, norm, settings, best):
    accuracies = lesson()["accuracy_map"](norm)
    good = np.sum(accuracies >= 1 / 3, axis=(0, 1))
    assert stated(LESSON, settings).is_mean_of(good)
    at = lesson()["SCALES"].index(1.0), lesson()["RATES"].index(0.1)
    assert stated(LESSON, best).is_mean_of(100 * accuracies[at])


def test_weights_ten_times_too_large_learn_with_batch_normalisation_alone():
    at = lesson()["SCALES"].index(10.0), lesson()["RATES"].index(0.1)
    without, with_it = (lesson()["accuracy_map"](norm)[at] for norm in (None, BatchNorm))
    assert without.max() < 0.15
    assert with_it.min() > 0.3


def test_at_a_rate_of_10_nothing_learns():
    at = lesson()["RATES"].index(10.0)
    assert lesson()["accuracy_map"](BatchNorm)[:, at].max() < 0.12


def test_the_title_of_the_maps_is_true():
    shares = [(lesson()["accuracy_map"](n).mean(axis=-1) > 1 / 3).mean() for n in (None, BatchNorm)]
    assert shares[0] < 0.2
    assert shares[1] > 0.5


def test_what_is_right_with_the_running_statistics(stated):
    images = lesson()["images"]
    accuracies = lesson()["trained_with"](BatchNorm).accuracy(
        lesson()["X_test"], images.test_labels
    )
    assert stated(LESSON, r"right on (\d+) % \(mean over 5").is_mean_of(100 * accuracies)


@pytest.mark.parametrize(
    ("kind", "size", "pattern"),
    [
        ("shuffled", 1, r"batches of \*\*one\*\*, (\d+) %"),
        ("shuffled", 10, r"batches of 10, (\d+) %"),
        ("shuffled", 100, r"In batches of 100 it is (\d+) %"),
        ("sorted", 50, r"sorted batches of 50, (\d+) %"),
    ],
)
def test_what_is_right_with_the_statistics_of_the_batch(stated, kind, size, pattern):
    assert stated(LESSON, pattern).is_mean_of(right_in_batches(kind, size))


def test_without_neighbours_every_image_gets_the_same_answer():
    nets = lesson()["trained_with"](BatchNorm)
    answers = {
        tuple(nets.outputs(row, lesson()["by_its_batch"])[-1].argmax(axis=-1).ravel().tolist())
        for row in np.split(lesson()["X_test"][:20], 20)
    }
    assert len(answers) == 1
