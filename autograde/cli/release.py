"""``autograde release``: the student's copy."""

from pathlib import Path
from typing import Annotated

import typer

from autograde.cli.shared import CONSOLE


def release(
    out: Annotated[Path, typer.Option("--out", help="Where the student's copy goes.")],
    until: Annotated[str | None, typer.Option(help="The last lesson to hand out.")] = None,
    zipped: Annotated[bool, typer.Option("--zip", help="Write OUT.zip, too.")] = False,
) -> None:
    """Write the student's copy: notebooks, lab and what to install; no answers."""
    from autograde.course import Course
    from autograde.publish.release import release_course

    release_course(Course.here(), out, CONSOLE, until=until, zipped=zipped)
