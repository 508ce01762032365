"""Measures the capstone's reference network: accuracy and seconds, over seeds.

    COURSE_DATA=... python benchmarks/capstone.py [--changes] [SEEDS]

First as in grading: 10,000 images and held-out ones. Then, where CIFAR-10 is there, on
all of its training images, judged by its test images. Always on one core, so that processor time
is what it takes on an idle one. With ``--changes`` it measures instead what the lesson's model
answer tells of its network: accuracies on CIFAR-10 without one thing or another.
"""

import argparse
import contextlib
import io
import time
from dataclasses import replace
from unittest import mock

import numpy as np
from threadpoolctl import threadpool_limits

from lab import datasets
from lab.datasets import cifar10
from solutions import capstone, heldout

FULL = capstone.Plan(epochs=12, decay=3e-4, seconds=1000.0)
"""It needs a minute of processor time; a busy computer may take its time."""

CHANGES = {
    "the reference": capstone.Plan(),
    "neither mirrored images nor dropout": capstone.Plan(keep=(1.0, 1.0, 1.0)),
    "components as they are, not whitened": capstone.Plan(eps=1e3),
    "all 768 components": capstone.Plan(components=768),
}
"""With so large an eps all components are divided by nearly the same number."""

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


def what_changes_bring(seeds: range) -> None:
    """The accuracy on training and on validation images, for each of the changes."""
    for name, plan in CHANGES.items():
        mirrored = (lambda images: images) if "mirrored" in name else capstone.mirrored
        shares = []
        for seed in seeds:
            drawn = heldout.draw(rng=np.random.default_rng(seed), name="cifar10")
            train = drawn.train_images, drawn.train_labels
            val = drawn.val_images, drawn.val_labels
            with (
                threadpool_limits(1, user_api="blas"),
                contextlib.redirect_stdout(io.StringIO()),
                mock.patch.object(capstone, "mirrored", mirrored),
            ):
                patient = replace(plan, seconds=1000.0)
                rng = np.random.default_rng(seed)
                predict = capstone.build_and_train(*train, *val, rng, plan=patient)
                shares.append([100 * np.mean(predict(X) == y) for X, y in (train, val)])
        on_train, on_val = np.transpose(shares)
        each = ", ".join(f"{share:.1f}" for share in on_val)
        print(
            f"{name}: training {on_train.mean():.1f} %, validation {on_val.mean():.1f} % ({each})"
        )


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description="Accuracy and seconds of the capstone's reference")
    parser.add_argument("seeds", nargs="?", type=int, default=3)
    parser.add_argument("--changes", action="store_true")
    options = parser.parse_args()
    seeds = range(options.seeds)
    if options.changes:
        what_changes_bring(seeds)
        return
    as_in_grading("photos10", seeds)
    if cifar10.cached() is not None:
        as_in_grading("cifar10", seeds)
        on_all_of_cifar10(seeds)


if __name__ == "__main__":
    main()
