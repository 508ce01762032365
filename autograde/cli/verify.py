"""``autograde verify``: tests of the tests."""

from pathlib import Path
from typing import Annotated

import typer

from autograde.cli.shared import CONSOLE, OneAssignment


def verify(
    assignment: OneAssignment = None,
    exercise: Annotated[str | None, typer.Option(help="Only this exercise.")] = None,
    seeds: Annotated[int, typer.Option(min=1, help="Grade each answer with this many seeds.")] = 1,
    mutants: Annotated[
        bool, typer.Option(help="Also grade small changes of the reference.")
    ] = True,
    untold: Annotated[
        bool, typer.Option("--untold", help="List the slips whose message is not their own.")
    ] = False,
    messages: Annotated[
        Path | None, typer.Option(help="Write the table of slips and messages into this file.")
    ] = None,
    jobs: Annotated[int | None, typer.Option(min=1, help="Answers at a time.")] = None,
    jail: Annotated[
        bool, typer.Option("--jail/--no-jail", help="Without, code runs with your rights.")
    ] = True,
) -> None:
    """Judge the tests: grade answers that are known to be right or wrong."""
    from autograde.course import Course
    from autograde.verify.messages import write_messages
    from autograde.verify.run import VerifyOptions, problems, verify_course

    options = VerifyOptions(
        assignment=assignment,
        exercise=exercise,
        seeds=seeds,
        mutants=mutants,
        untold=untold,
        jobs=jobs,
        jailed=jail,
    )
    tallies = verify_course(Course.here(), options, CONSOLE)
    if messages is not None:
        write_messages(messages, tallies)
    if problems(tallies):
        raise typer.Exit(1)
