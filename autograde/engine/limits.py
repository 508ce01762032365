"""What one submission may use up. A number that is not here is no limit."""

from dataclasses import dataclass

MB = 1_000_000


@dataclass(frozen=True)
class Limits:
    """The limits of a submission.

    Parameters
    ----------
    cell_seconds, submission_seconds : wall clock, for one cell and for all of them.
    memory : bytes, for all the student's processes together.
    processes : how many there may be at a time, threads included.
    output : bytes of output that are kept of one cell.
    disk : bytes in each of the two folders that can be written to.
    value : bytes of one value that goes over to the tests, or comes from them.
    threads : of linear algebra; with as many jobs as cores, one is quickest.
    sealed : 1 hides all images, the packages that hold photographs or learn by themselves, and what
        was handed in beside the notebook: for points that depend on images which nobody had.
    """

    cell_seconds: float = 30.0
    submission_seconds: float = 600.0
    memory: int = 2_000 * MB
    processes: int = 64
    output: int = 1 * MB
    disk: int = 200 * MB
    value: int = 500 * MB
    threads: int = 1
    sealed: int = 0
