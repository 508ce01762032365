"""Where images are kept on this computer, and in which form: one file of labelled images each.

It knows nothing of what is in the images.
"""

import os
from pathlib import Path
from typing import Literal

import numpy as np

from lab.files import written_whole

Split = Literal["train", "val", "test"]

IMAGE_SHAPE = (32, 32, 3)

RECORD = np.dtype([("label", np.uint8), ("image", np.uint8, IMAGE_SHAPE)])
"""One labelled image. A data set on disk is a ``.npy`` array of these, read by memory map."""


def folder() -> Path:
    """The folder that images are kept in; it need not exist.

    It is the environment variable ``COURSE_DATA`` if that is set; ``data/cache`` in a checkout of
    the course; else ``data`` in the student's copy of the notebooks.
    """
    chosen = os.environ.get("COURSE_DATA")
    if chosen:
        return Path(chosen).expanduser()
    notebooks = Path(__file__).resolve().parents[2]
    data = notebooks.parent / "data"
    # The README tells the course's data/ from any folder of that name beside a student's copy.
    if (data / "README.md").is_file():
        return data / "cache"
    return notebooks / "data"


def read(path: Path, count: int) -> np.ndarray | None:
    """Open the records in ``path``, unless it is missing or damaged.

    Returns
    -------
    (count,) array of RECORD, read-only and not yet in memory; or None.
    """
    try:
        records = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    whole = records.dtype == RECORD and records.shape == (count,)
    return records if whole else None


def write(path: Path, records: np.ndarray) -> None:
    """Keep ``records`` in ``path``; processes that do so at once don't disturb each other.

    Raises
    ------
    CourseError
        If the disk refuses.
    """
    with written_whole(path) as temporary, temporary.open("wb") as file:
        np.save(file, records, allow_pickle=False)
