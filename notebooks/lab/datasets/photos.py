"""``photos10``: ten classes of 32x32 patches, cut from ten photographs that pip packages ship.

A stand-in for CIFAR-10 that needs no network. Each photograph is laid out in square tiles, each
tile belongs to one split, and a patch lies within one tile: so no pixel is in two splits.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from lab.datasets import cache
from lab.datasets.cache import IMAGE_SHAPE, RECORD, Split
from lab.errors import CourseError

VERSION = 1
"""Part of the cache's file name: raise it when the patches change."""

COUNTS: Mapping[Split, int] = {"train": 20_000, "val": 2_000, "test": 2_000}

TILES_ACROSS = 5
"""Tiles along the shorter side of a photograph."""

SIZES = (32, 40, 48, 56, 64)
"""A tile is shrunk or enlarged to these sides, in pixels, and a patch is cut from one of them."""

LIGHT = 0.25
"""Brightness and contrast of a patch vary by up to this share."""

DULL = 3.0
"""Standard deviation of grey levels below which a patch shows nothing, such as a black corner."""


@dataclass(frozen=True)
class Photo:
    """A photograph in an installed package: the class's name and where the file is."""

    name: str
    package: str
    file: str


PHOTOS = (
    Photo("astronaut", "skimage", "data/astronaut.png"),
    Photo("cat", "skimage", "data/chelsea.png"),
    Photo("coffee", "skimage", "data/coffee.png"),
    Photo("rocket", "skimage", "data/rocket.jpg"),
    Photo("galaxies", "skimage", "data/hubble_deep_field.jpg"),
    Photo("tissue", "skimage", "data/ihc.png"),
    Photo("retina", "skimage", "data/retina.jpg"),
    Photo("motorcycle", "skimage", "data/motorcycle_left.png"),
    Photo("temple", "sklearn", "datasets/images/china.jpg"),
    Photo("flower", "sklearn", "datasets/images/flower.jpg"),
)

CLASSES = tuple(photo.name for photo in PHOTOS)


def records() -> np.ndarray:
    """The patches from the cache, or built and put there; a cache that can't be written is skipped.

    Returns
    -------
    (24000,) array of ``cache.RECORD``: training, then validation, then test (see ``COUNTS``).
    """
    kept = cached()
    if kept is not None:
        return kept
    built = build()
    with suppress(CourseError):
        cache.write(_path(), built)
    return built


def cached() -> np.ndarray | None:
    """The same, if they are in the cache and whole."""
    return cache.read(_path(), sum(COUNTS.values()))


def fetch(say: Callable[[str], None]) -> None:
    """Build the patches and put them into the cache, unless they are there.

    Raises
    ------
    CourseError
        If a photograph is missing or the disk refuses.
    """
    if cached() is None:
        cache.write(_path(), build())
    say(f"photos10 is in {_path()}: {sum(COUNTS.values()):,} patches of ten photographs.")


def _path() -> Path:
    return cache.folder() / f"photos10-v{VERSION}.npy"


def read(photo: Photo) -> np.ndarray:
    """Read a photograph: (height, width, 3) uint8.

    Raises
    ------
    CourseError
        If the package or the file in it is missing.
    """
    try:
        from skimage.io import imread

        # By path, not by skimage.data, which would look for a missing file on the network; and
        # without importing the package, which takes longer than reading its photographs.
        spec = find_spec(photo.package)
        if spec is None or spec.origin is None:
            raise ImportError(f"{photo.package} is not installed")
        return imread(Path(spec.origin).parent / photo.file)[..., :3]
    except (ImportError, OSError) as error:
        raise CourseError(
            f"The photograph {photo.file} of the package {photo.package} could not be read "
            f"({error}). Install the packages scikit-image and scikit-learn again."
        ) from error


def packages() -> set[Path]:
    """The folders of the installed packages that hold the photographs."""
    found = {photo.package: find_spec(photo.package) for photo in PHOTOS}
    return {Path(spec.origin).parent for spec in found.values() if spec and spec.origin}


def tiles(height: int, width: int, split: Split) -> list[tuple[slice, slice]]:
    """Rows and columns of the tiles of a photograph that belong to ``split``.

    Of five neighbours in a row or a column, one is for validation and one for testing.
    """
    side = min(height, width) // TILES_ACROSS
    owner: dict[int, Split] = {0: "val", 1: "test"}
    return [
        (slice(row * side, (row + 1) * side), slice(column * side, (column + 1) * side))
        for row in range(height // side)
        for column in range(width // side)
        if owner.get((column + 2 * row) % 5, "train") == split
    ]


def patches(photo: np.ndarray, split: Split, count: int, rng: np.random.Generator) -> np.ndarray:
    """Cut patches from a photograph's tiles of one split.

    Parameters
    ----------
    photo : (height, width, 3) uint8 array
    count : number of patches

    Returns
    -------
    (count, 32, 32, 3) uint8 array
    """
    from skimage.transform import resize

    pictures = [
        np.asarray(
            resize(photo[rows, columns].astype(np.float32), (size, size), anti_aliasing=True)
        )
        for rows, columns in tiles(photo.shape[0], photo.shape[1], split)
        for size in SIZES
    ]
    cut = np.empty((count, *IMAGE_SHAPE), np.float32)
    for i in range(count):
        cut[i] = _patch(pictures, rng)
    mirrored = rng.random(count) < 0.5
    cut[mirrored] = cut[mirrored, :, ::-1]
    mean = cut.mean(axis=(1, 2, 3), keepdims=True)
    brightness, contrast = rng.uniform(1 - LIGHT, 1 + LIGHT, (2, count, 1, 1, 1))
    lit = (cut - mean) * contrast + mean * brightness
    return lit.round().clip(0, 255).astype(np.uint8)


def _patch(pictures: Sequence[np.ndarray], rng: np.random.Generator) -> np.ndarray:
    """Draw patches until one shows something; a photograph without contrast gives what it has."""
    patch = pictures[0][:32, :32]
    for _ in range(100):
        picture = pictures[int(rng.integers(len(pictures)))]
        top, left = rng.integers(0, picture.shape[0] - 32 + 1, 2)
        patch = picture[top : top + 32, left : left + 32]
        if patch.mean(axis=2).std() >= DULL:
            break
    return patch


def build(seed: int = 10) -> np.ndarray:
    """All patches of the ten photographs: training first, then validation, then test.

    Any ten that follow one another from a multiple of ten hold each class once, so that the first
    n of a split are balanced whatever n is.

    Returns
    -------
    (24000,) array of ``cache.RECORD``
    """
    rng = np.random.default_rng(seed)
    photographs = [read(photo) for photo in PHOTOS]
    classes = len(PHOTOS)
    splits = []
    for split, count in COUNTS.items():
        records = np.empty((count // classes, classes), RECORD)
        records["label"] = rng.permuted(np.tile(np.arange(classes), (len(records), 1)), axis=1)
        for label, photograph in enumerate(photographs):
            records["image"][records["label"] == label] = patches(
                photograph, split, len(records), rng
            )
        splits.append(records.ravel())
    return np.concatenate(splits)
