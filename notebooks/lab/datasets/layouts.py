"""The two layouts that CIFAR-10 is published in, from bytes to checked records.

It knows nothing of downloads or of where the result is kept.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lab.datasets.archive import read_files
from lab.datasets.cache import RECORD
from lab.datasets.unpickling import load_arrays
from lab.errors import CourseError

BATCH_SIZE = 10_000
PIXELS = 3 * 32 * 32


@dataclass(frozen=True)
class Layout:
    """How one version of CIFAR-10 is laid out in its folder.

    Parameters
    ----------
    folder : name of the folder that its archive unpacks to
    batches : its files in order: five of training images, one of test images
    decode : from the bytes of a file, its name for messages and the number of images to records
    bytes_per_image : upper bound; a file may have no more, and a little for its frame
    """

    folder: str
    batches: tuple[str, ...]
    decode: Callable[[bytes, str, int], np.ndarray]
    bytes_per_image: int

    def limit(self, batch_size: int) -> int:
        """The largest size in bytes of a file with so many images."""
        return batch_size * self.bytes_per_image + 4_096


def from_archive(path: Path, layout: Layout, batch_size: int = BATCH_SIZE) -> np.ndarray:
    """Read all images of an archive (whose checksum is the caller's business).

    Returns
    -------
    (6 * batch_size,) array of ``cache.RECORD``: the five training batches, then the test batch.

    Raises
    ------
    CourseError
        If a file in it is missing, too large or not what its layout says.
    """
    limits = dict.fromkeys(layout.batches, layout.limit(batch_size))
    return _assemble(path, layout, read_files(path, layout.folder, limits), batch_size)


def from_folder(path: Path, batch_size: int = BATCH_SIZE) -> np.ndarray:
    """Read all images of an unpacked folder of either layout, or of a folder that holds one.

    A folder has no checksum. So every file is checked for its size and every record for its
    label, and the ten classes must be equally frequent.

    Returns and raises as ``from_archive``.
    """
    # The binary layout first: where both are, there is no need to unpickle anything.
    for layout in (BINARY, PYTHON):
        for folder in (path / layout.folder, path):
            if any((folder / name).is_file() for name in layout.batches):
                return _assemble(
                    folder, layout, _read_folder(folder, layout, batch_size), batch_size
                )
    raise CourseError(
        f"There is no CIFAR-10 in {path}: neither {BINARY.batches[0]} nor {PYTHON.batches[0]} is "
        f"in it, or in a folder {BINARY.folder} or {PYTHON.folder} in it. Unpack the archive first."
    )


def _read_folder(folder: Path, layout: Layout, batch_size: int) -> Iterator[tuple[str, bytes]]:
    for name in layout.batches:
        file = folder / name
        if not file.is_file():
            continue
        try:
            size = file.stat().st_size
            if size > layout.limit(batch_size):
                raise CourseError(
                    f"{file} has {size:,} bytes, too many for {batch_size:,} images. "
                    "Unpack the official archive again."
                )
            yield name, file.read_bytes()
        except OSError as error:
            raise CourseError(
                f"{file} could not be read ({error.strerror}). Look at its permissions."
            ) from error


def _assemble(
    source: Path, layout: Layout, files: Iterable[tuple[str, bytes]], batch_size: int
) -> np.ndarray:
    """Put the batches of images in their order, and see that none is missing or one-sided."""
    records = np.empty((len(layout.batches), batch_size), RECORD)
    missing = set(layout.batches)
    for name, raw in files:
        where = f"{source}: {name}"
        records[layout.batches.index(name)] = layout.decode(raw, where, batch_size)
        missing.discard(name)
    if missing:
        raise CourseError(
            f"{source} is not complete: {', '.join(sorted(missing))} not found in it. "
            "Unpack or get the official archive again."
        )
    for part, labels in (("training", records["label"][:-1]), ("test", records["label"][-1])):
        per_class = np.bincount(labels.ravel(), minlength=10)
        if (per_class != labels.size // 10).any():
            raise CourseError(
                f"{source} is not CIFAR-10: of its {part} images each class should have "
                f"{labels.size // 10:,}, but they have {', '.join(map(str, per_class))}."
            )
    return records.ravel()


def _decode_binary(raw: bytes, where: str, count: int) -> np.ndarray:
    """A record is one label byte, then the red, green and blue planes of the image by rows."""
    if len(raw) != count * (1 + PIXELS):
        raise CourseError(
            f"{where} has {len(raw):,} bytes; {count:,} records of {1 + PIXELS:,} bytes are "
            f"{count * (1 + PIXELS):,}. Unpack or get the official archive again."
        )
    rows = np.frombuffer(raw, np.uint8).reshape(count, 1 + PIXELS)
    return _records(rows[:, 0], rows[:, 1:], where)


def _decode_python(raw: bytes, where: str, count: int) -> np.ndarray:
    """A batch is a dict with the images in ``data`` (count, 3072) and their list of ``labels``."""
    batch = load_arrays(raw, where)
    data = batch.get(b"data") if isinstance(batch, dict) else None
    labels = batch.get(b"labels") if isinstance(batch, dict) else None
    if (
        not isinstance(data, np.ndarray)
        or data.dtype != np.uint8
        or data.shape != (count, PIXELS)
        or not isinstance(labels, list)
        or len(labels) != count
        or not all(type(label) is int for label in labels)
    ):
        raise CourseError(
            f"{where} does not hold {count:,} images of {PIXELS:,} bytes with a label each. "
            "Unpack or get the official archive again."
        )
    # As Python integers, because a label of 256 would pass for 0 in a byte.
    return _records(np.array(labels, object), data, where)


def _records(labels: np.ndarray, planes: np.ndarray, where: str) -> np.ndarray:
    wrong = np.flatnonzero((labels < 0) | (labels > 9))
    if wrong.size:
        raise CourseError(
            f"{where}: record {wrong[0]:,} has the label {labels[wrong[0]]}; labels are 0 to 9. "
            "Unpack or get the official archive again."
        )
    records = np.empty(len(labels), RECORD)
    records["label"] = labels.astype(np.uint8)
    records["image"] = planes.reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1)
    return records


PYTHON = Layout(
    "cifar-10-batches-py",
    (*(f"data_batch_{i}" for i in range(1, 6)), "test_batch"),
    _decode_python,
    # Pixels and label, and the name of the image's file, which the batches list too.
    bytes_per_image=PIXELS + 128,
)
BINARY = Layout(
    "cifar-10-batches-bin",
    (*(f"data_batch_{i}.bin" for i in range(1, 6)), "test_batch.bin"),
    _decode_binary,
    bytes_per_image=PIXELS + 1,
)
