"""How a class is to be graded, as the person who grades it chose."""

from dataclasses import dataclass, field

from autograde.engine.limits import Limits


@dataclass(frozen=True)
class GradeOptions:
    """How to grade.

    Parameters
    ----------
    assignment : only this one; None means all.
    jobs : submissions at a time; None means one a core.
    dask : the Dask cluster to mark on, ``tls://scheduler:8786`` or ``local:4``; None means here.
    db_url : the gradebook; None means the one in the output folder.
    cell_timeout : seconds that a cell may run.
    limits : of a submission, but for those that its lesson names.
    seed : of the inputs that tests draw, mixed with each student's name; None means that of the
        run which is gone on with, or a new one.
    resume : whether to go on with what earlier runs left, or start anew.
    jailed : False runs the students' code without the sandbox.
    experiments : whether to run the lessons' experiments, on which no verdict depends, too.
    """

    assignment: str | None = None
    jobs: int | None = None
    dask: str | None = None
    db_url: str | None = None
    cell_timeout: float = 30.0
    limits: Limits = field(default_factory=Limits)
    seed: int | None = None
    resume: bool = True
    jailed: bool = True
    experiments: bool = False
