"""The numbers of lesson 08, from its own code: 5 repetitions, and the images of photos10."""

import numpy as np
import pytest

from lab import datasets, training
from tests.lessons.definitions import definitions_of

NAME = "08_capstone"


@pytest.fixture(scope="module")
def repetitions():
    """The accuracies of forty networks, on their judges and on new images: (5, 2, 40)."""
    forty_networks = training.on_one_thread(definitions_of(NAME)["forty_networks"])
    images = datasets.load("photos10", train=2000, val=2000, test=0)
    return np.array([forty_networks(images, repetition) for repetition in range(5)])


def test_the_best_of_forty_was_lucky(stated, repetitions):
    judged, new = repetitions[:, 0], repetitions[:, 1]
    winners = judged.argmax(axis=1)[:, np.newaxis]
    at_its_judges = 100 * np.take_along_axis(judged, winners, axis=1).ravel()
    elsewhere = 100 * np.take_along_axis(new, winners, axis=1).ravel()

    assert stated(NAME, r"(\d+) % on its validation images").is_mean_of(at_its_judges)
    assert stated(NAME, r"and (\d+) % on new ones").is_mean_of(elsewhere)
    assert stated(NAME, r"average of the forty is (\d+) %").is_mean_of(100 * new.mean(axis=1))


def test_the_standard_errors_are_those_of_the_formula(stated):
    few = stated(NAME, r"N = 100 \\to (\d+)\\,\\%")
    many = stated(NAME, r"N = 1\{,\}000 \\to ([\d.]+)\\,\\%")

    assert few.rounds(100 * np.sqrt(0.25 / 100))
    assert many.rounds(100 * np.sqrt(0.25 / 1000))
