"""The images that the capstone is graded on: drawn in grading alone, and known to no student.

The classes get new numbers by chance, the order is new, and no held-out image is equal to one that
anybody can have: so a list or a table of labels that was made at home is worth nothing. It belongs
to the instructor's side; a student's process gets images, and the labels of the training images.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lab import datasets
from lab.datasets import cifar10, photos

Images = NDArray[np.uint8]
Labels = NDArray[np.int64]

CLASSES = 10
LIGHT = 0.03
"""The brightness of a held-out image of CIFAR-10 is changed by up to this share."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """Images to learn from, and held-out ones to be judged by.

    Images are (N, 32, 32, 3) uint8 arrays, labels (N,) arrays in the new numbering.
    """

    name: str
    train_images: Images
    train_labels: Labels
    val_images: Images
    val_labels: Labels
    images: Images
    labels: Labels


def draw(
    train: int = 10_000,
    val: int = 1_000,
    held_out: int = 4_000,
    rng: np.random.Generator | None = None,
    name: str | None = None,
) -> Drawn:
    """Draw images from CIFAR-10 where it is on this computer, else from the ten photographs.

    Parameters
    ----------
    train, val, held_out : how many images of each kind
    rng : by default it begins anywhere, unlike those of other tests: what is drawn from a seed
        that students know, they can know too
    name : "cifar10" or "photos10", to have one of them for sure

    Raises
    ------
    CourseError
        If there are no such images, or not so many.
    """
    rng = rng or np.random.default_rng()
    name = name or ("photos10" if cifar10.cached() is None else "cifar10")
    counts = (cifar10 if name == "cifar10" else photos).COUNTS
    known = datasets.load(name, **counts)
    images, labels = (
        _changed(known.test_images, known.test_labels, held_out, rng)
        if name == "cifar10"
        else _cut(held_out, rng)
    )
    number = rng.permutation(CLASSES)
    chosen = rng.choice(len(known.train_labels), train, replace=False)
    chosen_val = rng.choice(len(known.val_labels), val, replace=False)
    return Drawn(
        name,
        known.train_images[chosen],
        number[known.train_labels[chosen]],
        known.val_images[chosen_val],
        number[known.val_labels[chosen_val]],
        images,
        number[labels],
    )


def _changed(
    images: Images, labels: Labels, count: int, rng: np.random.Generator
) -> tuple[Images, Labels]:
    """Some of the images, half of them mirrored, each a little lighter or darker."""
    rows = rng.choice(len(images), count, replace=False)
    light = rng.uniform(1 - LIGHT, 1 + LIGHT, (count, 1, 1, 1)).astype(np.float32)
    turned = np.where(rng.random((count, 1, 1, 1)) < 0.5, images[rows, :, ::-1], images[rows])
    return (turned * light).round().clip(0, 255).astype(np.uint8), labels[rows]


def _cut(count: int, rng: np.random.Generator) -> tuple[Images, Labels]:
    """New patches from those parts of the photographs that no training image shows."""
    labels = rng.integers(len(photos.PHOTOS), size=count)
    images = np.empty((count, 32, 32, 3), np.uint8)
    for label, photo in enumerate(photos.PHOTOS):
        rows = np.flatnonzero(labels == label)
        images[rows] = photos.patches(photos.read(photo), "test", len(rows), rng)
    return images, labels
