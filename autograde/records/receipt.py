"""What nbgrader's exchange puts beside a submission, and asks back to hand its feedback out.

``timestamp.txt`` says when it was handed in; ``submission_secret.txt`` is known to its student
alone, and names the file in which the exchange keeps the feedback.
"""

import os
import stat
from pathlib import Path

from lab.files import written_whole

RECEIPT = ("timestamp.txt", "submission_secret.txt")
LONGEST = 4096
"""Bytes; a longer file is none of nbgrader's."""


def keep_receipt(taken: Path, folder: Path) -> None:
    """Copy it, where there is one, from what was handed in to a folder of results.

    Raises
    ------
    CourseError
        If the disk refuses.
    """
    for name in RECEIPT:
        data = _read(taken / name)
        if data is not None:
            with written_whole(folder / name) as path:
                path.write_bytes(data)


def _read(path: Path) -> bytes | None:
    # The student's code ran in that folder: what lies there now may be no file, or a link.
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode) or status.st_size > LONGEST:
                return None
            return file.read(LONGEST)
    except OSError:
        return None
