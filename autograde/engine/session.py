"""Takes one restored notebook through its cells: the student's in a fork, the tests here.

A cell that loses the fork costs what it touched: a new fork replays the good cells before it, and
the notebook goes on.
"""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from autograde.engine.channel import ChannelClosed
from autograde.engine.clean import clean
from autograde.engine.colony import Colony, Fork
from autograde.engine.exam import Exam, Result, imported_names
from autograde.engine.findings import Findings
from autograde.engine.known import Known
from autograde.engine.limits import Limits
from autograde.engine.link import Link
from autograde.engine.outputs import Output
from autograde.engine.shell import CaptureShell, redirect
from autograde.engine.slips import Learnt, Outcomes, SlipBook
from autograde.engine.student_errors import NotAValue, StudentGone, StudentLate
from autograde.verdicts import Status

IN_PLACE = "in-place"
"""The tag of a test cell whose exercise is to change its argument."""
ERROR = 300
"""Characters of a cell's error that a test's message repeats."""
SHOWN = {"display_data", "execute_result"}


@dataclass(frozen=True)
class Cell:
    """A code cell of the notebook to run; its name is its grade id, if it has one."""

    index: int
    text: str
    test: bool
    name: str = ""
    answer: bool = False
    untouched: bool = False
    """Whether an answer cell is as it was handed out."""
    points: float = 0.0
    in_place: bool = False


@dataclass(frozen=True)
class Job:
    """One submission.

    Parameters
    ----------
    cells : the code cells in their order.
    setup : the lesson's own ordinary cells; what they import, the tests have from us.
    files : what was handed in beside the notebook.
    settled : tests that are not to be run, by index, with the reason.
    known : what is known of the lesson's exercises, to say more of a failure than its test does.
    seed : of the inputs that tests draw.
    """

    cells: list[Cell]
    setup: list[str]
    files: list[tuple[str, bytes]]
    limits: Limits
    settled: Mapping[int, str] = field(default_factory=dict)
    known: Known = field(default_factory=Known)
    seed: int = 0


@dataclass(frozen=True)
class Lost:
    """A cell that lost the fork."""

    status: Status
    reason: str


Emit = Callable[[dict[str, Any]], None]


class Session:
    """The run of one job.

    Parameters
    ----------
    outcomes : of slips that earlier jobs tried.
    emit : is told when a cell begins and ends.
    learnt : is told of each slip that was tried in this one.
    """

    def __init__(
        self,
        job: Job,
        colony: Colony,
        shell: CaptureShell,
        emit: Emit,
        outcomes: Outcomes | None = None,
        learnt: Learnt = lambda key, outcome: None,
    ) -> None:
        self.job = job
        self.colony = colony
        self.outputs = shell.outputs
        self.outputs.limit = job.limits.output
        self.emit = emit
        self.exam = Exam(imported_names(job.setup), shell)
        self.slips = SlipBook(job.known, job.seed, {} if outcomes is None else outcomes, learnt)
        self.fork: Fork | None = None
        self.link: Link | None = None
        self.good: list[tuple[Cell, int]] = []
        self.since_test: list[Lost] = []
        self.ends = time.monotonic() + job.limits.submission_seconds

    def run(self) -> None:
        """Run all cells, and tell of each."""
        for count, cell in enumerate(self.job.cells, 1):
            self.emit({"begin": cell.index})
            if cell.test:
                self._test(cell, count)
            else:
                self._student_cell(cell, count)
        self._discard()
        self.slips.close()

    # One cell

    def _student_cell(self, cell: Cell, count: int) -> None:
        error = None
        if cell.text.strip():
            try:
                failure = self._run_in_fork(cell, count)
                if cell.answer:
                    self.exam.answered[cell.name] = _answered(cell, failure)
                self.good.append((cell, count))
            except (StudentLate, StudentGone) as end:
                lost = self._lose(end)
                if cell.answer:
                    self.since_test.append(lost)
                error = _lost_output(lost)
            except NotAValue:
                error = _lost_output(Lost(Status.KILLED, "The cell is too large to be run."))
        self.emit({"end": cell.index, "count": count, "outputs": self._taken(error)})

    def _test(self, cell: Cell, count: int) -> None:
        result = self._examined(cell)
        failed = result.status not in (Status.PASSED, Status.FAILED) or (
            result.status is Status.FAILED and not result.points
        )
        if failed and self.since_test:
            # The cell that the test is about was lost; what the test missed follows from that.
            lost = self.since_test[-1]
            result = replace(result, status=lost.status, message=lost.reason, error=None)
        self.since_test = []
        error = result.error
        if error is None and result.status in (Status.TIMEOUT, Status.KILLED):
            error = _lost_output(Lost(result.status, result.message))
        outputs = self._taken(error)
        if result.status in (Status.PASSED, Status.FAILED) and result.points < cell.points:
            outputs = [o for o in outputs if o["output_type"] != "execute_result"]
            if error is None:
                outputs.append(_points_output(result.points, count))
        elif result.status is Status.PASSED:
            outputs = [_harmless(output) for output in outputs]
        self.emit(
            {
                "end": cell.index,
                "count": count,
                "outputs": outputs,
                "status": result.status.value,
                "points": result.points,
                "message": result.message,
                "seconds": result.seconds,
            }
        )

    def _examined(self, cell: Cell) -> Result:
        if cell.index in self.job.settled:
            return Result(Status.TIMEOUT, self.job.settled[cell.index], 0.0, 0.0, None)
        try:
            link = self._alive()
            seconds = self._seconds()
        except (StudentLate, StudentGone) as end:
            lost = self._lose(end)
            return Result(lost.status, lost.reason, 0.0, 0.0, None)
        redirect(self.outputs)
        result = self.exam.take(
            cell.text,
            link,
            points=cell.points,
            seconds=seconds,
            in_place=cell.in_place,
            explain=lambda found: self._why(cell, found),
        )
        if result.lost:
            self._discard()
        if result.status in (Status.TIMEOUT, Status.KILLED):
            end = StudentLate() if result.status is Status.TIMEOUT else StudentGone(result.message)
            lost = self._lose(end)
            said = result.message if result.status is Status.TIMEOUT else ""
            return replace(result, message=f"{lost.reason} {said}".strip())
        return result

    def _why(self, cell: Cell, found: Findings) -> str:
        """What to tell of a failure; the time that it takes to find out is not the student's."""
        started = time.monotonic()
        said = self.slips.says(cell.name, cell.text, found, in_place=cell.in_place)
        self.ends += time.monotonic() - started
        return said

    # The fork

    def _alive(self) -> Link:
        """The link to a fork that has run the good cells."""
        while self.link is None:
            self._seconds()
            self.fork = self.colony.fork(self.job.limits)
            self.link = Link(self.fork.channel, self._show)
            replayed = list(self.good)
            self.good = []
            self.link.limit(self._seconds())
            if self.job.files and not self.job.limits.sealed:
                self.link.lay_out(self.job.files)
            for cell, count in replayed:
                try:
                    self._run_in_fork(cell, count)
                    self.good.append((cell, count))
                except (StudentLate, StudentGone) as end:
                    # It went well the first time; this time it costs itself, not those after it.
                    self._lose(end)
                    self.good.extend(pair for pair in replayed if pair[0].index > cell.index)
                    break
                finally:
                    self.outputs.taken()
        return self.link

    def _run_in_fork(self, cell: Cell, count: int) -> str:
        """Run a cell; the error that it ended in, in words, or nothing."""
        link = self._alive()
        link.limit(self._seconds())
        well, outputs = link.run_cell(cell.text, count)
        for output in outputs:
            self._show(output)
        return "" if well else _error_in(outputs)

    def _lose(self, end: BaseException) -> Lost:
        """Take leave of the fork, and say why."""
        why = self._discard()
        if isinstance(end, StudentLate):
            if time.monotonic() >= self.ends:
                most = self.job.limits.submission_seconds
                return Lost(Status.TIMEOUT, f"The notebook took more than its {most:g} seconds.")
            most = self.job.limits.cell_seconds
            return Lost(Status.TIMEOUT, f"The cell ran for more than {most:g} s and was stopped.")
        if str(end) and not isinstance(end.__context__, ChannelClosed):
            return Lost(Status.KILLED, f"The process was ended, as it sent {end}.")
        return Lost(Status.KILLED, f"The process ended while this cell ran. {why}.")

    def _discard(self) -> str:
        fork, self.fork, self.link = self.fork, None, None
        return self.colony.end(fork) if fork is not None else "It was not there"

    def _seconds(self) -> float:
        """Seconds that the next cell has."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise StudentLate
        return min(self.job.limits.cell_seconds, left)

    # What is shown

    def _show(self, output: Any) -> None:
        """Keep an output that came from a fork, if it is one."""
        if type(output) is not dict:
            return
        kind = output.get("output_type")
        if kind == "stream" and type(output.get("text")) is str:
            name = "stderr" if output.get("name") == "stderr" else "stdout"
            self.outputs.stream(name, output["text"])
        elif kind == "error":
            lines = output.get("traceback")
            texts = [line for line in lines if type(line) is str] if type(lines) is list else []
            words = {key: str(output.get(key, ""))[:4000] for key in ("ename", "evalue")}
            self.outputs.add({"output_type": "error", **words, "traceback": texts})
        elif kind in SHOWN:
            self._show_data(output)

    def _show_data(self, output: Output) -> None:
        try:
            shown = json.loads(json.dumps({k: output.get(k) or {} for k in ("data", "metadata")}))
        except (TypeError, ValueError, RecursionError):
            return
        if not all(isinstance(shown[key], dict) for key in ("data", "metadata")):
            return
        shown["data"] = clean(shown["data"])
        if not shown["data"]:
            return
        result = {"output_type": output["output_type"], **shown}
        if output["output_type"] == "execute_result":
            result["execution_count"] = None
        self.outputs.add(result)

    def _taken(self, error: Output | None) -> list[Output]:
        outputs = self.outputs.taken()
        return [*outputs, error] if error else outputs


def _error_in(outputs: list[Any]) -> str:
    """The error among a cell's outputs, as far as it is one."""
    for output in reversed(outputs):
        if type(output) is dict and output.get("output_type") == "error":
            words = [output.get(key) for key in ("ename", "evalue")]
            if all(type(word) is str for word in words):
                return ": ".join(words).partition("\n")[0][:ERROR]  # type: ignore[arg-type]
    return "an error"


def _answered(cell: Cell, failure: str) -> str:
    """What became of an answer cell, for a test that doesn't find what it should define."""
    if cell.untouched:
        return "its cell is as it was handed out"
    if failure:
        return f"its cell ended in {failure}"
    return "its cell ran, but gave it another name"


def _harmless(output: Output) -> Output:
    """A result that nbgrader would take for a number of points is shown as a display."""
    if output["output_type"] != "execute_result":
        return output
    return {"output_type": "display_data", "data": output["data"], "metadata": output["metadata"]}


def _points_output(points: float, count: int) -> Output:
    """What nbgrader reads partial points from."""
    return {
        "output_type": "execute_result",
        "execution_count": count,
        "data": {"text/plain": f"{points:g}"},
        "metadata": {},
    }


def _lost_output(lost: Lost) -> Output:
    name = "CellTimeout" if lost.status is Status.TIMEOUT else "ProcessEnded"
    return {
        "output_type": "error",
        "ename": name,
        "evalue": lost.reason,
        "traceback": [f"{name}: {lost.reason}"],
    }
