"""``autograde grade``: from submissions to grades."""

from pathlib import Path
from typing import Annotated

import typer

from autograde.cli.shared import CONSOLE, GradebookUrl, OneAssignment
from autograde.engine.limits import MB, Limits

DEFAULTS = Limits()


def grade(
    submissions: Annotated[Path, typer.Argument(help="<student>/<assignment>/<notebook>.ipynb")],
    out: Annotated[Path, typer.Option("--out", help="Where the grades go.")],
    assignment: OneAssignment = None,
    jobs: Annotated[int | None, typer.Option(min=1, help="Submissions at a time.")] = None,
    dask: Annotated[
        str | None, typer.Option(help="Cluster to grade on: tls://scheduler:8786, or local:4.")
    ] = None,
    db: GradebookUrl = None,
    cell_timeout: Annotated[float, typer.Option(min=0.1, help="Seconds a cell may run.")] = 30.0,
    seed: Annotated[
        int | None,
        typer.Option(min=0, help="Seed of the inputs that tests draw; default a new one."),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume/--fresh", help="Go on with OUT, or start anew.")
    ] = True,
    jail: Annotated[
        bool,
        typer.Option("--jail/--no-jail", help="Without, code runs with your rights."),
    ] = True,
    experiments: Annotated[
        bool, typer.Option(help="Run the lessons' experiments too, for feedback with all plots.")
    ] = False,
    submission_timeout: Annotated[
        float, typer.Option(min=1, help="Seconds a submission may run.")
    ] = DEFAULTS.submission_seconds,
    memory: Annotated[
        int, typer.Option(min=100, help="MB that a submission may use.")
    ] = DEFAULTS.memory // MB,
    processes: Annotated[
        int, typer.Option(min=1, help="Processes and threads of a submission.")
    ] = DEFAULTS.processes,
    output: Annotated[
        float, typer.Option(min=0.01, help="MB of output kept of a cell.")
    ] = DEFAULTS.output / MB,
    disk: Annotated[
        int, typer.Option(min=1, help="MB that a submission may write.")
    ] = DEFAULTS.disk // MB,
) -> None:
    """Grade a folder of submissions."""
    from autograde.batch.workers import begin_early

    if dask is None:
        begin_early(["autograde.submission.marking", "autograde.engine.run"])

    from autograde.batch.grading import grade_class
    from autograde.batch.options import GradeOptions
    from autograde.course import Course

    options = GradeOptions(
        assignment=assignment,
        jobs=jobs,
        dask=dask,
        db_url=db,
        cell_timeout=cell_timeout,
        seed=seed,
        resume=resume,
        jailed=jail,
        experiments=experiments,
        limits=Limits(
            submission_seconds=submission_timeout,
            memory=memory * MB,
            processes=processes,
            output=int(output * MB),
            disk=disk * MB,
        ),
    )
    grade_class(Course.here(), submissions, out, options, CONSOLE)
