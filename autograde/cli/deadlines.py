"""``autograde deadlines``: when work is due."""

from pathlib import Path
from typing import Annotated

import typer

from autograde.cli.shared import CONSOLE, GradebookUrl


def deadlines(
    file: Annotated[Path, typer.Argument(help="CSV: assignment, due, and student for extensions.")],
    out: Annotated[Path, typer.Option("--out", help="The folder that is graded into.")],
    timezone: Annotated[str, typer.Option(help="Of the times, such as Europe/Berlin.")] = "UTC",
    db: GradebookUrl = None,
) -> None:
    """Enter due dates and extensions; late penalties follow them."""
    from autograde.batch.class_list import take_deadlines
    from autograde.course import Course

    take_deadlines(Course.here(), file, out, db, timezone, CONSOLE)
