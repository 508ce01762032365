"""The ``autograde`` command line: it reads arguments, calls one function, and words the errors."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from autograde.engine.limits import MB, Limits
from lab.errors import CourseError

DEFAULTS = Limits()

app = typer.Typer(
    help="Build the course's notebooks, get its images, grade its submissions.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
console = Console()


@app.command()
def build() -> None:
    """Turn the lessons into the students' notebooks (and nbgrader's source)."""
    from autograde.course import Course
    from autograde.publish.build import build_course

    build_course(Course.here(), console)


@app.command()
def release(
    out: Annotated[Path, typer.Option("--out", help="Where the student's copy goes.")],
    until: Annotated[str | None, typer.Option(help="The last lesson to hand out.")] = None,
    zipped: Annotated[bool, typer.Option("--zip", help="Write OUT.zip, too.")] = False,
) -> None:
    """Write the student's copy: notebooks, lab and what to install; no answers."""
    from autograde.course import Course
    from autograde.publish.release import release_course

    release_course(Course.here(), out, console, until=until, zipped=zipped)


@app.command()
def data(
    name: Annotated[str, typer.Argument(help="photos10 (no network needed) or cifar10.")],
    source: Annotated[
        Path | None,
        typer.Option("--from", help="A CIFAR-10 archive or unpacked folder that you already have."),
    ] = None,
) -> None:
    """Get the images that the notebooks use, into data/."""
    from autograde.images import get_images

    get_images(name, source, console)


@app.command()
def grade(
    submissions: Annotated[Path, typer.Argument(help="<student>/<assignment>/<notebook>.ipynb")],
    out: Annotated[Path, typer.Option("--out", help="Where the grades go.")],
    assignment: Annotated[str | None, typer.Option(help="Only this assignment.")] = None,
    jobs: Annotated[int | None, typer.Option(min=1, help="Submissions at a time.")] = None,
    dask: Annotated[
        str | None, typer.Option(help="Cluster to grade on: tls://scheduler:8786, or local:4.")
    ] = None,
    db: Annotated[str | None, typer.Option(help="Gradebook URL; default OUT/gradebook.db.")] = None,
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
    grade_class(Course.here(), submissions, out, options, console)


@app.command()
def verify(
    assignment: Annotated[str | None, typer.Option(help="Only this assignment.")] = None,
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
    tallies = verify_course(Course.here(), options, console)
    if messages is not None:
        write_messages(messages, tallies)
    if problems(tallies):
        raise typer.Exit(1)


@app.command()
def roster(
    file: Annotated[Path, typer.Argument(help="CSV: id, first_name, last_name, email, ...")],
    out: Annotated[Path, typer.Option("--out", help="The folder that is graded into.")],
    db: Annotated[str | None, typer.Option(help="Gradebook URL; default OUT/gradebook.db.")] = None,
) -> None:
    """Enter the names of the students in the gradebook."""
    from autograde.batch.class_list import take_roster

    take_roster(file, out, db, console)


@app.command()
def deadlines(
    file: Annotated[Path, typer.Argument(help="CSV: assignment, due, and student for extensions.")],
    out: Annotated[Path, typer.Option("--out", help="The folder that is graded into.")],
    timezone: Annotated[str, typer.Option(help="Of the times, such as Europe/Berlin.")] = "UTC",
    db: Annotated[str | None, typer.Option(help="Gradebook URL; default OUT/gradebook.db.")] = None,
) -> None:
    """Enter due dates and extensions; late penalties follow them."""
    from autograde.batch.class_list import take_deadlines
    from autograde.course import Course

    take_deadlines(Course.here(), file, out, db, timezone, console)


@app.command()
def feedback(
    out: Annotated[Path, typer.Argument(help="The folder that was graded into.")],
    assignment: Annotated[str | None, typer.Option(help="Only this assignment.")] = None,
    jobs: Annotated[int | None, typer.Option(min=1, help="Pages at a time.")] = None,
    db: Annotated[str | None, typer.Option(help="Gradebook URL; default OUT/gradebook.db.")] = None,
) -> None:
    """Write a page for each student and assignment: points, messages, code, plots."""
    from autograde.course import Course
    from autograde.feedback.pages import FeedbackOptions, write_feedback

    write_feedback(Course.here(), out, FeedbackOptions(assignment, db, jobs), console)


@app.command()
def report(
    out: Annotated[Path, typer.Argument(help="The folder that was graded into.")],
    to: Annotated[Path | None, typer.Option(help="The page; default OUT/report.html.")] = None,
    db: Annotated[str | None, typer.Option(help="Gradebook URL; default OUT/gradebook.db.")] = None,
) -> None:
    """Write a page about the class, and its grades for Canvas, Moodle and Gradescope."""
    from autograde.course import Course
    from autograde.report.pages import ReportOptions, write_report

    write_report(Course.here(), out, ReportOptions(to, db), console)


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
