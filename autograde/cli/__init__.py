"""The ``autograde`` command line, a module a command: it reads arguments and calls one function.

What a command needs is imported when it runs, so that ``--help`` doesn't wait for it.
"""

import typer
from rich.console import Console

from autograde.cli import build, data, deadlines, feedback, grade, release, report, roster, verify
from lab.errors import CourseError

app = typer.Typer(
    help="From lessons to notebooks, and from submissions to grades and feedback.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (
    build.build,
    verify.verify,
    release.release,
    data.data,
    roster.roster,
    deadlines.deadlines,
    grade.grade,
    feedback.feedback,
    report.report,
):
    app.command()(command)


def main() -> None:
    """Run the command; a mistake of the user's ends in one sentence and exit code 2."""
    try:
        app()
    except CourseError as error:
        Console(stderr=True).print(
            f"autograde: {error}", style="bold red", markup=False, soft_wrap=True
        )
        raise SystemExit(2) from None
    except KeyboardInterrupt:
        Console(stderr=True).print("autograde: interrupted. The same command goes on from here.")
        raise SystemExit(130) from None
