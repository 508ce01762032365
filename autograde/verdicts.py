"""The words that grading is spoken in: what a cell earned, why, and how it was run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # nbformat takes a second to import, which the examiner does not have
    from pathlib import Path

    from nbformat import NotebookNode

    from autograde.engine.known import Known


class Status(StrEnum):
    """How the grading of one test cell or written answer ended."""

    PASSED = "passed"
    FAILED = "failed"
    """An assertion of the test did not hold."""
    ERROR = "error"
    """The student's code, or the call of it, raised."""
    TIMEOUT = "timeout"
    KILLED = "killed"
    """The process ended, or was ended for breaking a limit."""
    MISSING = "missing"
    """No notebook was handed in."""
    MANUAL = "manual"
    """A written answer, which a person grades."""
    REFUSED = "refused"
    """The notebook cannot be read as one."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one test cell or written answer earned.

    Parameters
    ----------
    seconds : its run time.
    slip : the name of the known slip that the answer is, where it was recognised as one.
    """

    grade_id: str
    status: Status
    points: float
    max_points: float
    message: str = ""
    seconds: float = 0.0
    slip: str = ""

    @property
    def not_attempted(self) -> bool:
        """Whether the answer is as it was handed out."""
        if self.status is Status.MANUAL:
            return bool(self.message)
        return "is not written yet." in self.message or self.message.startswith("Not attempted")


@dataclass(frozen=True)
class Execution:
    """A notebook that was run, with its outputs, and the verdicts of its cells in their order."""

    notebook: NotebookNode
    verdicts: tuple[Verdict, ...]


class Executor(Protocol):
    """Whatever runs a restored notebook: the one thing that touches a student's code."""

    def start(self) -> None:
        """Make ready for the first notebook, without waiting; it need not be called."""
        ...

    def run(
        self,
        notebook: NotebookNode,
        files: Path,
        *,
        cell_timeout: float,
        seed: int,
        lesson: NotebookNode,
        known: Known,
    ) -> Execution:
        """Run ``notebook`` with the folder ``files`` (what was handed in) as its working folder.

        ``lesson`` is the source that the notebook was restored from, ``known`` what is known of it.
        """
        ...
