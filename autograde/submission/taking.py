"""Takes a private copy of one submission, within limits, and fingerprints it on the way.

What is graded is the copy, so a file is read once and can't change in between. Nothing is opened
but regular files: a link is not followed, a pipe is not waited for.
"""

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from autograde.submission.finding import Submission
from autograde.verdicts import Status
from lab.errors import CourseError

NOTEBOOK_LIMIT = 50_000_000
"""Bytes that a notebook may have; plots make some large."""
BESIDE_LIMIT = 100_000_000
"""Bytes that the files beside it may have together."""
COUNT_LIMIT = 1000
"""Files and folders that may lie beside it."""
NAME_LIMIT = 1000
"""Bytes of a file's path inside the submission; a longer one might not fit into the copy."""
CHUNK = 1 << 20


@dataclass(frozen=True)
class Taken:
    """A submission as it was at one moment.

    Parameters
    ----------
    folder : the copy of what was handed in; it may be written to.
    notebook : the notebook's name in it, or None where there is nothing to run.
    status, reason : then, whether it is missing or refused, and why.
    notes : what was left out, or taken for something else, in sentences.
    fingerprint : of all that was handed in: the same files give the same.
    """

    folder: Path
    notebook: str | None
    status: Status | None
    reason: str
    notes: tuple[str, ...]
    fingerprint: str


class _Unusable(Exception):
    """There is nothing to run: the status, and the sentence that says why."""


class _Unreadable(Exception):
    """A file that is left out; the text is the end of a sentence that begins with its name."""


@dataclass
class _Copy:
    """A copy in the making."""

    source: Path
    target: Path
    room: int = BESIDE_LIMIT
    notes: list[str] = field(default_factory=list)
    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)


def take(submission: Submission, into: Path) -> Taken:
    """Copy a submission to the new folder ``into``.

    Raises
    ------
    CourseError
        If the copy can't be written.
    """
    copy = _Copy(submission.folder or Path(), into)
    notebook, status, reason = None, None, ""
    try:
        into.mkdir(parents=True)
        notebook = _take_notebook(submission, copy)
        _take_beside(notebook, copy)
    except _Unusable as unusable:
        status, reason = unusable.args
    except OSError as error:
        raise CourseError(
            f"{into} could not be written ({error.strerror}). "
            "Free some space there, or set TMPDIR to another folder."
        ) from error
    copy.digest.update(repr((notebook, status, reason)).encode())
    return Taken(into, notebook, status, reason, tuple(copy.notes), copy.digest.hexdigest())


def _take_notebook(submission: Submission, copy: _Copy) -> str:
    if submission.obstacle:
        raise _Unusable(Status.REFUSED, submission.obstacle)
    if submission.folder is None:
        raise _Unusable(Status.MISSING, f"Nothing was handed in for {submission.assignment}.")
    if submission.folder.is_symlink():
        raise _Unusable(
            Status.REFUSED, "The assignment's folder is a symbolic link, which is not followed."
        )
    if submission.folder.name != submission.assignment:
        copy.notes.append(
            f"{_shown(submission.folder.name)} was taken for {submission.assignment}."
        )
    name = _chosen(submission, submission.folder)
    wanted = f"{submission.notebook}.ipynb"
    if name != wanted:
        copy.notes.append(f"{_shown(name)} was taken for {wanted}.")
    try:
        _add(name, NOTEBOOK_LIMIT, copy)
    except _Unreadable as reason:
        raise _Unusable(Status.REFUSED, f"{_shown(name)} {reason}.") from None
    return name


def _chosen(submission: Submission, folder: Path) -> str:
    """The name of the notebook: the right one, or the only one that there is."""
    wanted = f"{submission.notebook}.ipynb"
    try:
        inside = {entry.name: entry for entry in os.scandir(folder)}
    except OSError as error:
        raise _Unusable(
            Status.REFUSED, f"The assignment's folder can't be read ({error.strerror})."
        ) from error
    names = [name for name in inside if _is_notebook(inside[name])]
    if wanted in names:
        return wanted
    if len(names) == 1:
        return names[0]
    reason = f"There is no {wanted}"
    if names:
        reason += f", and more than one other notebook: {', '.join(map(_shown, sorted(names)))}"
    raise _Unusable(Status.MISSING, f"{reason}.")


def _is_notebook(entry: os.DirEntry[str]) -> bool:
    return (
        entry.name.lower().endswith(".ipynb")
        and not entry.name.startswith(".")
        and not entry.is_dir(follow_symlinks=False)
    )


def _take_beside(notebook: str, copy: _Copy) -> None:
    names = sorted(islice(_names_below(copy), COUNT_LIMIT + 1))
    if len(names) > COUNT_LIMIT:
        copy.notes.append(f"more than {COUNT_LIMIT} files lie beside it; some were left out.")
    for name in names[:COUNT_LIMIT]:
        if name == notebook:
            continue
        try:
            copy.room -= _add(name, copy.room, copy)
        except _Unreadable as reason:
            copy.notes.append(f"{_shown(name)} {reason}, and was left out.")
            copy.digest.update(f"{_shown(name)} {reason}".encode())


def _names_below(copy: _Copy) -> Iterator[str]:
    """The paths of all that lies in the submission, hidden and cached files apart."""
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            entries = sorted(os.scandir(copy.source / folder), key=lambda entry: entry.name)
        except OSError as error:
            copy.notes.append(f"{_shown(folder)} can't be read ({error.strerror}).")
            continue
        for entry in entries:
            name = os.path.join(folder, entry.name)  # noqa: PTH118 (a text, sorted as one)
            if entry.name.startswith(".") or entry.name == "__pycache__":
                continue
            if len(os.fsencode(name)) > NAME_LIMIT:
                copy.notes.append(f"{_shown(name)[:80]}... is nested too deeply.")
            elif entry.is_dir(follow_symlinks=False):
                folders.append(name)
            else:
                yield name


def _add(name: str, limit: int, copy: _Copy) -> int:
    """Copy one file of at most ``limit`` bytes; returns how many it had."""
    size = 0
    target = copy.target / name
    copy.digest.update(repr(os.fsencode(name)).encode())
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("wb") as file:
            for chunk in _chunks(copy.source / name, limit):
                copy.digest.update(chunk)
                size += file.write(chunk)
    except _Unreadable:
        target.unlink()
        raise
    # Where a file ends is hashed too, so that no two submissions look alike.
    copy.digest.update(f"{size} bytes".encode())
    return size


def _chunks(path: Path, limit: int) -> Iterator[bytes]:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise _Unreadable("is no regular file")
            if status.st_size > limit:
                raise _Unreadable(f"is too large ({status.st_size / 1e6:.0f} MB)")
            # A file that grows meanwhile is cut, not followed.
            for _ in range(0, status.st_size, CHUNK):
                yield file.read(CHUNK)
    except OSError as error:
        if path.is_symlink():
            raise _Unreadable("is a symbolic link, which is not followed") from None
        raise _Unreadable(f"can't be read ({error.strerror})") from None


def _shown(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "backslashreplace")
