"""``autograde report``: a page about the class, and its grades for other systems."""

from pathlib import Path
from typing import Annotated

import typer

from autograde.cli.shared import CONSOLE, GradebookUrl


def report(
    out: Annotated[Path, typer.Argument(help="The folder that was graded into.")],
    to: Annotated[Path | None, typer.Option(help="The page; default OUT/report.html.")] = None,
    anonymous: Annotated[
        bool, typer.Option("--anonymous", help="For graders: a page without students' names.")
    ] = False,
    db: GradebookUrl = None,
) -> None:
    """Write a page about the class, and its grades for Canvas, Moodle and Gradescope."""
    from autograde.course import Course
    from autograde.report.pages import ReportOptions, write_report

    write_report(Course.here(), out, ReportOptions(to, db, anonymous), CONSOLE)
