"""The images that lessons learn from: CIFAR-10 where it is on disk, else the embedded photos10.

>>> data = load("best")
>>> print(data)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from lab.datasets import cache, cifar10, photos
from lab.datasets.cache import Split
from lab.errors import CourseError

__all__ = ["Dataset", "load"]


@dataclass(frozen=True, eq=False)
class Dataset:
    """Labelled images in three parts that share none; its ``str`` is one line that says what it is.

    Images are (N, 32, 32, 3) uint8 arrays, labels (N,) int64 arrays of indices into
    ``class_names``. All are read-only.
    """

    name: str
    class_names: tuple[str, ...]
    train_images: np.ndarray = field(repr=False)
    train_labels: np.ndarray = field(repr=False)
    val_images: np.ndarray = field(repr=False)
    val_labels: np.ndarray = field(repr=False)
    test_images: np.ndarray = field(repr=False)
    test_labels: np.ndarray = field(repr=False)
    note: str = ""

    def __str__(self) -> str:
        sizes = (
            f"{len(self.train_labels):,} training, {len(self.val_labels):,} validation and "
            f"{len(self.test_labels):,} test images, 32x32 RGB, {len(self.class_names)} classes."
        )
        return f"{self.name}: {sizes} {self.note}".rstrip()


def load(
    name: str = "best", *, train: int = 10_000, val: int = 1_000, test: int = 1_000
) -> Dataset:
    """Load images; the first time photos10 takes a few seconds to build, later it is read at once.

    Parameters
    ----------
    name : "cifar10", "photos10", or "best": CIFAR-10 if it is on this computer, else photos10.
    train, val, test : how many images of each part. CIFAR-10 has 45,000, 5,000 and 10,000,
        photos10 20,000, 2,000 and 2,000. A smaller number gives the first so many.

    Raises
    ------
    CourseError
        If there is no such data set, it isn't on this computer, or it has fewer images.
    """
    wanted: dict[Split, int] = {"train": train, "val": val, "test": test}
    if name == "best":
        name = "photos10" if cifar10.cached() is None else "cifar10"
    if name == "photos10":
        return _dataset(name, photos.CLASSES, photos.records(), photos.COUNTS, wanted, _PHOTOS_NOTE)
    if name == "cifar10":
        records = cifar10.cached()
        if records is None:
            raise CourseError(
                f"CIFAR-10 is not in {cache.folder()}, or its file there is damaged. {_OFFER}"
            )
        return _dataset(name, cifar10.CLASSES, records, cifar10.COUNTS, wanted, "")
    raise CourseError(f'There are no images called "{name}". Ask for cifar10, photos10 or best.')


_OFFER = "To get CIFAR-10 (170 MB), run: python -m lab.datasets cifar10"
_PHOTOS_NOTE = f"Patches of ten photographs, a stand-in for CIFAR-10. {_OFFER}"


def _dataset(
    name: str,
    class_names: tuple[str, ...],
    records: np.ndarray,
    counts: Mapping[Split, int],
    wanted: Mapping[Split, int],
    note: str,
) -> Dataset:
    """Take the first images of each split; ``records`` holds the splits one after another."""
    parts: dict[str, np.ndarray] = {}
    start = 0
    for split, count in counts.items():
        size = wanted[split]
        if not 0 <= size <= count:
            raise CourseError(
                f"{name} has {count:,} images for {split}; {size:,} were asked for. "
                f"Ask for {split}={count} or fewer."
            )
        chosen = records[start : start + size]
        parts[f"{split}_images"] = np.array(chosen["image"])
        parts[f"{split}_labels"] = chosen["label"].astype(np.int64)
        start += count
    for array in parts.values():
        array.flags.writeable = False
    return Dataset(name, class_names, **parts, note=note)
