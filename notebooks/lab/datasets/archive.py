"""Reads chosen files out of a .tar.gz, in memory: nothing in an archive is ever written to disk.

So no name in it can reach outside a folder; an archive with names or links that try is refused.
"""

import tarfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from lab.errors import CourseError


def read_files(
    archive: Path, folder: str, limits: Mapping[str, int]
) -> Iterator[tuple[str, bytes]]:
    """Give the name and the bytes of each wanted file, one at a time, in the archive's order.

    Parameters
    ----------
    archive : a .tar.gz file
    folder : the one folder that everything in it lies in
    limits : the largest size in bytes of each wanted file, by its name in ``folder``. Other small
        files are passed over.

    Raises
    ------
    CourseError
        If the archive is damaged, holds anything but plain files in ``folder``, or one too large.
    """
    try:
        with tarfile.open(archive, "r:gz") as tar:
            for member in tar:
                name = _checked_name(archive, folder, member, limits)
                content = tar.extractfile(member) if name in limits else None
                if content is not None:
                    yield name, content.read()
    except (tarfile.TarError, EOFError, zlib.error, OSError) as error:
        raise CourseError(
            f"{archive} could not be read as a .tar.gz archive ({error}). Get it again."
        ) from error


def _checked_name(
    archive: Path, folder: str, member: tarfile.TarInfo, limits: Mapping[str, int]
) -> str:
    path = PurePosixPath(member.name)
    if member.isdir() and path.parts == (folder,):
        return ""
    if not member.isreg() or len(path.parts) != 2 or path.parts[0] != folder or ".." in path.parts:
        raise CourseError(
            f'{archive} was refused: it holds "{member.name}", which is not a plain file in '
            f"{folder}/. Get the official archive again."
        )
    limit = limits.get(path.name, max(limits.values()))
    if member.size > limit:
        raise CourseError(
            f'{archive} was refused: "{member.name}" has {member.size:,} bytes, more than the '
            f"{limit:,} it may have. Get the official archive again."
        )
    return path.name
