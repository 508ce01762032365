"""What a person may ask for by name: get CIFAR-10, or build photos10 ahead of the first lesson."""

from collections.abc import Callable
from pathlib import Path

from lab.datasets import cifar10, photos
from lab.errors import CourseError


def fetch(name: str, source: Path | None, say: Callable[[str], None]) -> None:
    """Bring the images called ``name`` into the cache.

    Parameters
    ----------
    name : "cifar10" or "photos10"
    source : where CIFAR-10 lies on this computer, as an archive or an unpacked folder
    say : called with each sentence that the user should read

    Raises
    ------
    CourseError
        If there are no such images, or they can't be had or kept.
    """
    if name == "cifar10":
        cifar10.fetch(source, say)
    elif name == "photos10" and source is None:
        photos.fetch(say)
    elif name == "photos10":
        raise CourseError(
            "photos10 is made from photographs in the installed packages and needs no --from; "
            f"--from {source} is for cifar10."
        )
    else:
        raise CourseError(f'There are no images called "{name}". Ask for cifar10 or photos10.')
