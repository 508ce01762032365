"""``autograde data``: what ``lab.datasets`` does, told on the console."""

from pathlib import Path

from rich.console import Console

from lab.datasets.fetching import fetch


def get_images(name: str, source: Path | None, console: Console) -> None:
    """Bring the images called ``name`` (photos10, cifar10) into ``data/``.

    Raises
    ------
    CourseError
        If there are no such images, or they can't be had or kept.
    """
    fetch(name, source, lambda sentence: console.print(sentence, markup=False, soft_wrap=True))
