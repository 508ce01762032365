"""CIFAR-10: from the official archives or folders to one file of labelled images in the cache.

Krizhevsky, "Learning multiple layers of features from tiny images" (2009).
"""

from collections.abc import Mapping

import numpy as np

from lab.datasets import cache
from lab.datasets.cache import Split

CLASSES = (
    "airplane",
    "automobile",
    "bird",
    "cat",
    "deer",
    "dog",
    "frog",
    "horse",
    "ship",
    "truck",
)

COUNTS: Mapping[Split, int] = {"train": 45_000, "val": 5_000, "test": 10_000}
"""The official training images in the order of the archive, of which the last 5,000 are for
validation, and the official test images."""

VERSION = 1


def cached() -> np.ndarray | None:
    """All images, if they are in the cache and whole.

    Returns
    -------
    (60000,) array of ``cache.RECORD``, not yet in memory: data_batch_1 to 5, test_batch; or None.
    """
    return cache.read(cache.folder() / f"cifar10-v{VERSION}.npy", sum(COUNTS.values()))
