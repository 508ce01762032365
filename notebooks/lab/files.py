"""Files and folders that are either whole or not there."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from lab.errors import CourseError


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Give a temporary path to write to, and rename it to ``path`` when the block ends well.

    Raises
    ------
    CourseError
        If the disk refuses (full, read-only): ``path`` is then as it was before.
    """
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        os.close(handle)
        temporary = Path(name)
        yield temporary
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CourseError(
            f"{path} could not be written ({reason}). Free some space or choose another folder."
        ) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write several files; they take their names only after the last of them is on the disk.

    Raises
    ------
    CourseError
        If the disk refuses.
    """
    with ExitStack() as stack:
        for path, data in files.items():
            stack.enter_context(written_whole(path)).write_bytes(data)


@contextmanager
def folder_written_whole(path: Path) -> Iterator[Path]:
    """The same for a folder: fill the temporary one, and it takes the place of ``path``."""
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
        yield temporary
        temporary.chmod(0o755)
        if path.exists():
            shutil.rmtree(path)
        temporary.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CourseError(
            f"{path} could not be written ({reason}). Free some space or choose another folder."
        ) from error
    finally:
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)
