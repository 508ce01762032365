"""Runs a restored notebook with nbgrader's own executor: one kernel a notebook, no jail.

A cell that hangs is interrupted, and the next cells run. If the kernel dies, or doesn't heed the
interrupt, the remaining cells of the notebook are lost.
"""

import logging
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL
from time import perf_counter
from typing import Any

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbconvert.filters.ansi import strip_ansi
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute
from traitlets.config import Config

from autograde.cells import grade_id, is_test, points
from autograde.verdicts import Execution, Status, Verdict

MESSAGE_LIMIT = 2000
OUTPUT_LIMIT = 2_000_000
"""Characters of output that are kept of one cell."""
ONE_THREAD = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)
FAILURES = {"AssertionError", "CheckFailure"}
"""The names of what a test raises where an answer is wrong."""
SPOKEN = {"CheckFailure", "CallRaised", "NotAttempted"}
"""The exceptions of ``lab.check``, whose text is a whole sentence."""
TIMED_OUT = "CellTimeoutError"
KILLED = "CellKilled"


@dataclass(frozen=True)
class KernelExecutor:
    """An `autograde.verdicts.Executor` with a fresh kernel for each notebook."""

    def run(
        self,
        notebook: NotebookNode,
        files: Path,
        *,
        cell_timeout: float,
        seed: int,
        lesson: NotebookNode,
    ) -> Execution:
        """Run ``notebook`` in the folder ``files``, and judge its test cells.

        Raises
        ------
        RuntimeError
            If no kernel starts.
        """
        with tempfile.TemporaryDirectory() as home:
            run = _NotebookRun(cell_timeout, seed, home)
            run.preprocess(notebook, {"metadata": {"path": str(files)}})
        verdicts = [
            _verdict(cell, run.ends.get(index), cell_timeout)
            for index, cell in enumerate(notebook.cells)
            if is_test(cell)
        ]
        return Execution(notebook, tuple(verdicts))


@dataclass(frozen=True)
class _End:
    """How a cell ended: the kernel's reply, with its exception where it raised one."""

    status: str
    ename: str
    evalue: str
    seconds: float


class _NotebookRun(Execute):
    """nbgrader's executor, which goes on where a kernel died, and remembers how each cell ended."""

    def __init__(self, cell_timeout: float, seed: int, home: str) -> None:
        sockets = Config()
        sockets.KernelManager.transport = "ipc"
        sockets.KernelManager.connection_file = str(Path(home) / "kernel.json")
        super().__init__(
            config=sockets,
            log=_silent_log(),
            timeout_func=lambda _: cell_timeout,
            # Long enough for a kernel that has printed a lot; a stuck one is waited for as long.
            iopub_timeout=20,
            shutdown_kernel="immediate",
            record_timing=False,
        )
        self.environment = _environment(seed, home)
        self.ends: dict[int, _End] = {}
        self.reply: dict[str, Any] = {}
        self.dead = ""
        self.room = OUTPUT_LIMIT

    def start_new_kernel(self, **kwargs: Any) -> None:
        super().start_new_kernel(env=self.environment, stdout=DEVNULL, stderr=DEVNULL, **kwargs)

    def preprocess_cell(
        self, cell: NotebookNode, resources: Any, index: int
    ) -> tuple[NotebookNode, Any]:
        if cell.cell_type != "code" or not cell.source.strip():
            return cell, resources
        self.reply = {}
        self.room = OUTPUT_LIMIT
        started = perf_counter()
        try:
            if self.dead:
                self._refuse(cell, KILLED, self.dead)
            else:
                super().preprocess_cell(cell, resources, index)
        except DeadKernelError:
            self._refuse(cell, KILLED, "The process ended while this cell ran.")
            self.dead = "The process had ended in an earlier cell, so this one could not run."
        except CellTimeoutError:
            self._refuse(cell, TIMED_OUT, "")
            self.dead = "An earlier cell could not be stopped, so this one could not run."
        self.ends[index] = _End(
            status=self.reply.get("status", ""),
            ename=self.reply.get("ename", ""),
            evalue=self.reply.get("evalue", ""),
            seconds=perf_counter() - started,
        )
        return cell, resources

    def on_cell_executed(self, **kwargs: Any) -> None:
        super().on_cell_executed(**kwargs)
        self.reply = kwargs["execute_reply"]["content"]

    def output(
        self, outs: list[NotebookNode], msg: dict, display_id: str | None, cell_index: int
    ) -> NotebookNode | None:
        content = msg["content"]
        size = len(str(content))
        if msg["msg_type"] != "error" and size > self.room:
            if self.room > 0:
                cut = "\n... The rest of the output was cut. ...\n"
                text = str(content.get("text", ""))[: self.room] + cut
                outs.append(new_output("stream", name="stdout", text=text))
            self.room = 0
            return None
        self.room -= size
        if _continues(outs, msg) and not self.clear_before_next_output:
            outs[-1]["text"] += content["text"]
            return outs[-1]
        return super().output(outs, msg, display_id, cell_index)

    def _refuse(self, cell: NotebookNode, ename: str, evalue: str) -> None:
        """Say in the notebook too why the cell did not run to its end."""
        self.reply = {"status": "error", "ename": ename, "evalue": evalue}
        cell.outputs.append(new_output("error", ename=ename, evalue=evalue, traceback=[evalue]))


def _continues(outs: list[NotebookNode], msg: dict) -> bool:
    """Whether a message is more text of the stream that was written to last."""
    if not outs or msg["msg_type"] != "stream" or outs[-1]["output_type"] != "stream":
        return False
    return outs[-1]["name"] == msg["content"]["name"]


def _silent_log() -> logging.Logger:
    log = logging.Logger("autograde.execute")
    log.addHandler(logging.NullHandler())
    return log


def _environment(seed: int, home: str) -> dict[str, str]:
    return {
        **os.environ,
        **dict.fromkeys(ONE_THREAD, "1"),
        "COURSE_SEED": str(seed),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "NBGRADER_EXECUTION": "autograde",
        # Its start-up files would run in every notebook.
        "IPYTHONDIR": home,
        "PYTHONHASHSEED": "0",
    }


def _verdict(cell: NotebookNode, end: _End | None, cell_timeout: float) -> Verdict:
    status, message = _judged(end, cell_timeout)
    return Verdict(
        grade_id=str(grade_id(cell)),
        status=status,
        points=points(cell) if status is Status.PASSED else 0.0,
        max_points=points(cell),
        message=strip_ansi(message)[:MESSAGE_LIMIT],
        seconds=round(end.seconds, 3) if end else 0.0,
    )


def _judged(end: _End | None, cell_timeout: float) -> tuple[Status, str]:
    if end is None:
        return Status.ERROR, "The test cell did not run."
    if end.status == "ok":
        return Status.PASSED, ""
    if end.ename == TIMED_OUT:
        return Status.TIMEOUT, f"The cell ran for more than {cell_timeout:g} s and was stopped."
    if end.ename == KILLED:
        return Status.KILLED, end.evalue
    if end.ename in FAILURES:
        return Status.FAILED, end.evalue or "An assertion of the test does not hold."
    if end.ename in SPOKEN:
        return Status.ERROR, end.evalue
    if end.ename == "NotImplementedError":
        return Status.ERROR, f"Not attempted yet: {end.evalue or 'the stub is as it was.'}"
    return Status.ERROR, f"{end.ename}: {end.evalue}" if end.evalue else end.ename
