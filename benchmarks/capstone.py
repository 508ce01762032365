"""Measures the capstone's reference network: accuracy and seconds, over seeds.

    COURSE_DATA=... python benchmarks/capstone.py [SEEDS]

First as in grading: 10,000 images and held-out ones. Then, where CIFAR-10 is there, on
all of its training images, judged by its test images. Always on one core, so that processor time
is what it takes on an idle one.
"""

import contextlib
import io
import sys
import time

import numpy as np
from threadpoolctl import threadpool_limits

from lab import datasets
from lab.datasets import cifar10
from solutions import capstone, heldout

FULL = capstone.Plan(epochs=12, decay=3e-4, seconds=1000.0)
"""It needs a minute of processor time; a busy computer may take its time."""


Labelled = tuple[np.ndarray, np.ndarray]


def measured(train: Labelled, val: Labelled, test: Labelled, seed: int, plan: capstone.Plan) -> str:
    """Train once, and tell the accuracy on ``test`` and the seconds that it took."""
    started, computed = time.perf_counter(), time.process_time()
    with contextlib.redirect_stdout(io.StringIO()):
        predict = capstone.build_and_train(*train, *val, np.random.default_rng(seed), plan=plan)
    wall, cpu = time.perf_counter() - started, time.process_time() - computed
    images, labels = test
    accuracy = 100 * np.mean(predict(images) == labels)
    return f"seed {seed}: {accuracy:.1f} % in {wall:.0f} s, {cpu:.0f} s of processor time"


def as_in_grading(name: str, seeds: range) -> None:
    """10,000 images of a data set."""
    print(f"{name}, as in grading")
    for seed in seeds:
        drawn = heldout.draw(rng=np.random.default_rng(seed), name=name)
        train, val = (drawn.train_images, drawn.train_labels), (drawn.val_images, drawn.val_labels)
        with threadpool_limits(1, user_api="blas"):
            told = measured(train, val, (drawn.images, drawn.labels), seed, capstone.Plan())
        print(" ", told, flush=True)


def on_all_of_cifar10(seeds: range) -> None:
    """All 50,000 training images."""
    images = datasets.load("cifar10", **cifar10.COUNTS)
    val = images.val_images, images.val_labels
    train = (
        np.concatenate([images.train_images, images.val_images]),
        np.concatenate([images.train_labels, images.val_labels]),
    )
    print(f"cifar10, all {len(train[1]):,} training images, judged by the test images")
    for seed in seeds:
        with threadpool_limits(1, user_api="blas"):
            told = measured(train, val, (images.test_images, images.test_labels), seed, FULL)
        print(" ", told, flush=True)


if __name__ == "__main__":
    SEEDS = range(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
    as_in_grading("photos10", SEEDS)
    if cifar10.cached() is not None:
        as_in_grading("cifar10", SEEDS)
        on_all_of_cifar10(SEEDS)
