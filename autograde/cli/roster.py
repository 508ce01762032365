"""``autograde roster``: who is in the class."""

from pathlib import Path
from typing import Annotated

import typer

from autograde.cli.shared import CONSOLE, GradebookUrl


def roster(
    file: Annotated[Path, typer.Argument(help="CSV: id, first_name, last_name, email, ...")],
    out: Annotated[Path, typer.Option("--out", help="The folder that is graded into.")],
    db: GradebookUrl = None,
) -> None:
    """Enter the names of the students in the gradebook."""
    from autograde.batch.class_list import take_roster

    take_roster(file, out, db, CONSOLE)
