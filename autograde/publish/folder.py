"""Keeps a folder the same as a set of files that are made anew each time: a release.

A list in the folder says what was written there, so that a later release can take away what is no
longer in it. What isn't on the list, ``.git`` and a person's own files, is never touched.
"""

import hashlib
import zipfile
from collections.abc import Mapping, Set
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lab.errors import CourseError
from lab.files import write_all, written_whole

LIST = ".release"
"""The list, in the form of ``sha256sum``: ``sha256sum --check .release`` works in the folder."""
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of all files in a zip archive, so that the same files give the same bytes."""
ZIP_COMMENT = b"A student's copy, made by autograde release."
SHOWN = 5
"""Files that are named in a message."""


@dataclass(frozen=True)
class Changes:
    """How many files were written because they are new or differ, removed, and as they were."""

    written: int
    removed: int
    unchanged: int


def update_folder(folder: Path, files: Mapping[str, bytes]) -> Changes:
    """Make ``folder`` hold these files, in place of those of the last release.

    Parameters
    ----------
    folder : made if it isn't there.
    files : contents by path, with ``/`` between folders.

    Raises
    ------
    CourseError
        If a file is in the way that no release wrote, or that was changed since (nothing is written
        then), or the disk refuses.
    """
    wanted = {name: _hash(data) for name, data in files.items()}
    released = _released(folder)
    there = {name: _hash_of(folder / name) for name in {*wanted, *released}}
    _refuse_to_lose(folder, wanted, released, there)
    changed = {name: data for name, data in files.items() if there[name] != wanted[name]}
    stale = sorted(name for name in released if name not in wanted and there[name])
    final = _listed({name: {digest} for name, digest in wanted.items()})
    if changed or stale:
        # Of both releases, so that one that is stopped half way is gone on with by the next.
        both = {name: {*released.get(name, ())} for name in there}
        for name, digest in wanted.items():
            both[name].add(digest)
        write_all({folder / LIST: _listed(both)})
        write_all({folder / name: data for name, data in changed.items()})
        _remove(folder, stale)
    if _hash_of(folder / LIST) != _hash(final):
        write_all({folder / LIST: final})
    return Changes(len(changed), len(stale), len(files) - len(changed))


def write_zip(path: Path, top: str, files: Mapping[str, bytes]) -> None:
    """Write the files as an archive that unpacks into one folder, ``top``.

    Raises
    ------
    CourseError
        If another file has that name, or the disk refuses.
    """
    if path.exists() and not _is_release(path):
        raise CourseError(
            f"{path} was written by no release. Move it, or name another folder with --out."
        )
    with written_whole(path) as temporary, zipfile.ZipFile(temporary, "w") as archive:
        archive.comment = ZIP_COMMENT
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{top}/{name}", LONG_AGO)
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, files[name], zipfile.ZIP_DEFLATED)


def _is_release(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.comment == ZIP_COMMENT
    except (OSError, zipfile.BadZipFile):
        return False


def _refuse_to_lose(
    folder: Path,
    wanted: Mapping[str, str],
    released: Mapping[str, Set[str]],
    there: Mapping[str, str | None],
) -> None:
    """A file may be written over or removed if it is as a release left it, or as it will be."""
    foreign = sorted(
        name
        for name, found in there.items()
        if found not in {None, wanted.get(name), *released.get(name, ())}
    )
    if foreign:
        more = f" and {len(foreign) - SHOWN} more" if len(foreign) > SHOWN else ""
        raise CourseError(
            f"{folder} holds files that no release wrote, or that were changed since, and that "
            f"would be lost: {', '.join(foreign[:SHOWN])}{more}. Move or delete these, or name "
            "another folder with --out."
        )


def _released(folder: Path) -> dict[str, set[str]]:
    """The files of the last release, with their hashes: one each, or two if it was stopped."""
    try:
        lines = (folder / LIST).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise CourseError(
            f"{folder / LIST}, the list of what was released, can't be read ({error}). "
            "Name another folder with --out."
        ) from error
    released: dict[str, set[str]] = {}
    for line in lines:
        digest, _, name = line.partition("  ")
        # The list may have been edited: nothing outside of the folder is ever ours.
        if name and _is_inside(name):
            released.setdefault(name, set()).add(digest)
    return released


def _is_inside(name: str) -> bool:
    path = Path(name)
    return not path.is_absolute() and ".." not in path.parts and path.parts[0] != ".git"


def _listed(hashes: Mapping[str, Set[str]]) -> bytes:
    lines = (f"{digest}  {name}\n" for name in sorted(hashes) for digest in sorted(hashes[name]))
    return "".join(lines).encode()


def _remove(folder: Path, names: list[str]) -> None:
    for name in names:
        path = folder / name
        try:
            path.unlink()
        except OSError as error:
            raise CourseError(
                f"{path} is no longer in the release, but can't be removed ({error.strerror}). "
                "Remove it."
            ) from error
        with suppress(OSError):  # it holds other files
            for parent in list(Path(name).parents)[:-1]:
                (folder / parent).rmdir()


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _hash_of(path: Path) -> str | None:
    try:
        return _hash(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CourseError(
            f"{path} can't be read ({error.strerror}). Mend that, or name another folder with "
            "--out."
        ) from error
