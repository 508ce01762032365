"""``autograde feedback``: a page for each student."""

from pathlib import Path
from typing import Annotated

import typer

from autograde.cli.shared import CONSOLE, GradebookUrl, OneAssignment


def feedback(
    out: Annotated[Path, typer.Argument(help="The folder that was graded into.")],
    assignment: OneAssignment = None,
    jobs: Annotated[int | None, typer.Option(min=1, help="Pages at a time.")] = None,
    db: GradebookUrl = None,
) -> None:
    """Write a page for each student and assignment: points, messages, code, plots."""
    from autograde.course import Course
    from autograde.feedback.pages import FeedbackOptions, write_feedback

    write_feedback(Course.here(), out, FeedbackOptions(assignment, db, jobs), CONSOLE)
