"""The numbers of lesson 04, from its own code, on the images of photos10."""

import numpy as np
import pytest

from lab import datasets
from tests.lessons.definitions import definitions_of

NAME = "04_preprocessing"


@pytest.fixture(scope="module")
def images():
    return datasets.load("photos10")


@pytest.fixture(scope="module")
def lesson(images):
    return definitions_of(NAME, images=images)


def test_the_directions_that_photographs_need(stated, lesson, images):
    pictures = np.concatenate([images.train_images, images.val_images]).reshape(-1, 3072)
    C = lesson["covariance"](pictures.astype(np.float32) / 255)
    S = np.linalg.eigvalsh(C)[::-1]  # the variances alone, as the directions take long to find
    needed = {share: lesson["components_needed"](S, share) for share in (0.90, 0.95, 0.99)}
    assert stated(NAME, r"\*\*(\d+)\*\* directions hold 90 %").rounds(needed[0.90])
    assert stated(NAME, r"of the variance, (\d+) hold 95 %").rounds(needed[0.95])
    assert stated(NAME, r"and (\d+) hold 99 %").rounds(needed[0.99])
    assert needed[0.90] < 150, "the answer of the prediction"


def test_the_share_of_noise_in_whitened_pictures(stated, lesson):
    parts = lesson["small_components"](lesson["principal_components"])
    shares = [100 * lesson["noise_share"](*parts, 1e-5, 2, seed) for seed in range(5)]
    assert stated(NAME, r"make up \*\*(\d+) %\*\*").is_mean_of(shares)
    assert all(share > 20 for share in np.array(shares)), "the answer of the prediction"
    assert lesson["noise_share"](*parts, 1.0, 2) < 0.01, "with a large eps nearly no noise"


def test_standardising_with_the_test_rows_changes_next_to_nothing(stated, lesson, images):
    rows, labels = lesson["features"].shrunk(images.train_images) / 255, images.train_labels
    honest, leaky = (
        np.array([lesson["error_standardized"](rows, labels, seed, leak) for seed in range(20)])
        for leak in (False, True)
    )
    differences = 100 * (leaky - honest)
    limit = stated(NAME, r"differ by less than ([\d.]+) percentage points")
    assert limit.bounds_mean_of(differences)


def test_choosing_features_with_the_test_labels_flatters(stated, lesson):
    honest, leaky = (
        [100 * lesson["error_selected"](seed, leak) for seed in range(20)] for leak in (False, True)
    )
    assert stated(NAME, r"measured error is (\d+) %").is_mean_of(leaky)
    assert stated(NAME, r"the honest one (\d+) % \(means").is_mean_of(honest)
    assert abs(np.mean(leaky) - 20) < 5, "the answer of the prediction"
