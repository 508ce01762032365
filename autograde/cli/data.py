"""``autograde data``: the images."""

from pathlib import Path
from typing import Annotated

import typer

from autograde.cli.shared import CONSOLE


def data(
    name: Annotated[str, typer.Argument(help="photos10 (no network needed) or cifar10.")],
    source: Annotated[
        Path | None,
        typer.Option("--from", help="A CIFAR-10 archive or unpacked folder that you already have."),
    ] = None,
) -> None:
    """Get the images that the notebooks use, into data/."""
    from autograde.images import get_images

    get_images(name, source, CONSOLE)
