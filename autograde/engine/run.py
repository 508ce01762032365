"""``EngineExecutor``: runs a restored notebook in the engine; what the grader calls.

It keeps one examiner process, with its jail, for many submissions, and replaces it if it hangs.
"""

import copy
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from nbformat import NotebookNode, from_dict

from autograde.engine import jail
from autograde.engine.examiner import read, write
from autograde.engine.known import Known
from autograde.engine.limits import Limits
from autograde.lesson.cells import grade_id, is_answer, is_experiment, is_test, is_written, points
from autograde.verdicts import Execution, Status, Verdict
from lab.errors import CourseError

LIMITS_KEY = "grading"
"""Where a lesson's metadata holds its own limits, by the names of `Limits`."""
GRACE_SECONDS = 15.0
"""What a cell may take beyond its limit, for the fork to be replaced, before all is ended."""

Event = dict[str, Any]

NOT_RUN = [
    {
        "output_type": "error",
        "ename": "NotRun",
        "evalue": "The test could not be run.",
        "traceback": ["The test could not be run."],
    }
]
"""Below a test cell that never ran: without an error, nbgrader would give all points."""


class EngineExecutor:
    """An ``Executor`` that keeps a student's code away from everything that gives points.

    Parameters
    ----------
    limits : of each submission.
    jailed : False runs the student's code without the sandbox: only for code that is trusted.
    data : the folder of images that notebooks may read; by default the course's.
    course : the folder that holds ``solutions`` and ``notebooks``; by default that of this package.

    Raises
    ------
    CourseError
        If there is to be a sandbox, and can't be one.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        jailed: bool = True,
        data: Path | None = None,
        course: Path | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self.jailed = jailed
        self.data = data if data is not None else _images()
        self.course = course
        self._process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        if jailed and (reason := jail.why_not()):
            raise CourseError(reason)

    def __reduce__(self) -> tuple[Any, ...]:
        # Each process that it is sent to has one of its own, for all that it is sent.
        return shared_engine, (self.limits, self.jailed, self.data, self.course)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the examiner and its jail, without waiting for them."""
        self._open()

    def run(
        self,
        notebook: NotebookNode,
        files: Path,
        *,
        cell_timeout: float | None = None,
        seed: int = 0,
        lesson: NotebookNode | None = None,
        known: Known | None = None,
    ) -> Execution:
        """Run ``notebook`` beside the files in ``files``.

        Parameters
        ----------
        notebook : restored: its test cells are ours, whole.
        cell_timeout : seconds a cell may take; by default as the limits say.
        seed : of the inputs that tests draw.
        lesson : the notebook's source. What its ordinary cells import, tests have from us, and the
            limits that its metadata names hold. Without it, the locked cells of ``notebook`` are
            taken.
        known : the lesson's slips, by which a failure is explained.

        Returns
        -------
        Execution
            A copy of the notebook with its outputs, and a verdict for each graded cell.

        Raises
        ------
        CourseError
            If no submission can be run here.
        RuntimeError
            If this one can't be, through no fault of its own.
        """
        limits = self.limits
        if cell_timeout is not None:
            limits = replace(limits, cell_seconds=cell_timeout)
        if lesson is not None:
            limits = replace(limits, **lesson.metadata.get(LIMITS_KEY, {}))
        code = [(i, cell) for i, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
        stubs = {} if lesson is None else {grade_id(c): c.source for c in lesson.cells}
        message = {
            "cells": [_described(i, cell, stubs) for i, cell in code],
            "setup": _setup(lesson if lesson is not None else notebook, lesson is not None),
            "files": str(files.resolve()),
            "limits": asdict(limits),
            "seed": seed,
            "settled": {},
            "known": (known or Known()).text,
        }
        ended = self._ended(message, limits)
        return _execution(notebook, ended)

    def close(self) -> None:
        """End the examiner and its jail."""
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._line = self._process = None

    def _ended(self, message: Event, limits: Limits) -> dict[int, Event]:
        """What became of each cell, by its index."""
        ended: dict[int, Event] = {}
        tests = {cell["index"] for cell in message["cells"] if cell["test"]}
        stopped_at: set[int | None] = set()
        while True:
            present: int | None = None
            for event in self._events(message, limits):
                if "begin" in event:
                    present = event["begin"]
                elif "end" in event:
                    # A cell that was run before is replayed: what it earned then counts.
                    ended.setdefault(event["end"], event)
                elif "refused" in event:
                    self.close()
                    raise CourseError(event["refused"])
                elif "done" in event:
                    return ended
            # The examiner itself hung or died in this cell.
            self.close()
            if present in stopped_at:
                raise RuntimeError(f"the examiner ended twice at cell {present}")
            stopped_at.add(present)
            if present in tests:
                reason = "The test was stopped: it did not come to an end."
                message["settled"][str(present)] = reason

    def _events(self, message: Event, limits: Limits) -> Iterator[Event]:
        line = self._open()
        try:
            write(line, message)
            while True:
                line.settimeout(limits.cell_seconds + GRACE_SECONDS)
                event = read(line)
                if event is None or "broken" in event:
                    return
                yield event
        except OSError:
            return

    def _open(self) -> socket.socket:
        if self._line is not None:
            return self._line
        ours, theirs = socket.socketpair()
        settings = {
            "data": str(self.data) if self.data else "",
            "limits": asdict(self.limits),
            "jailed": self.jailed,
        }
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-P", "-m", "autograde.engine.examiner"),
                *(str(theirs.fileno()), json.dumps(settings)),
            ],
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.DEVNULL,
            env=self._environment(),
            start_new_session=True,  # Ctrl-C in a terminal is not for it; it ends with its parent
        )
        theirs.close()
        self._line = ours
        return ours

    def _environment(self) -> dict[str, str]:
        threads = str(self.limits.threads)
        course = []
        if self.course is not None and (self.course / "solutions" / "__init__.py").is_file():
            course = [str(self.course), str(self.course / "notebooks")]
        before = [os.environ["PYTHONPATH"]] if os.environ.get("PYTHONPATH") else []
        return {
            **os.environ,
            "OMP_NUM_THREADS": threads,
            "OPENBLAS_NUM_THREADS": threads,
            **({"PYTHONPATH": os.pathsep.join([*course, *before])} if course else {}),
        }


@cache
def shared_engine(
    limits: Limits | None = None,
    jailed: bool = True,
    data: Path | None = None,
    course: Path | None = None,
) -> EngineExecutor:
    """The engine of this process with these settings; it ends with the process."""
    return EngineExecutor(limits, jailed=jailed, data=data, course=course)


def _images() -> Path | None:
    try:
        from lab.datasets.cache import folder
    except ImportError:
        return None
    return folder() if folder().is_dir() else None


def _described(index: int, cell: NotebookNode, stubs: Mapping[str | None, str]) -> Event:
    test = is_test(cell)
    name = grade_id(cell) or ""
    return {
        "index": index,
        "text": cell.source,
        "test": test,
        "name": name,
        "answer": is_answer(cell),
        "untouched": is_answer(cell) and cell.source == stubs.get(name),
        "points": points(cell) if test else 0.0,
        "in_place": test and "in-place" in cell.metadata.get("tags", []),
    }


def _setup(notebook: NotebookNode, whole: bool) -> list[str]:
    """The cells that a student could not change: of the lesson all but answers and tests.

    No test needs an experiment, whose imports may take seconds.
    """
    return [
        cell.source
        for cell in notebook.cells
        if cell.cell_type == "code"
        and not is_answer(cell)
        and not is_test(cell)
        and not is_experiment(cell)
        and (whole or cell.metadata.get("nbgrader", {}).get("locked"))
    ]


def _execution(notebook: NotebookNode, ended: Mapping[int, Event]) -> Execution:
    result = copy.deepcopy(notebook)
    verdicts: list[Verdict] = []
    for index, cell in enumerate(result.cells):
        event = ended.get(index)
        if cell.cell_type == "code":
            outputs = event["outputs"] if event else NOT_RUN if is_test(cell) else []
            cell.execution_count = event["count"] if event and cell.source.strip() else None
            for output in outputs:
                if output["output_type"] == "execute_result":
                    output["execution_count"] = cell.execution_count
            cell.outputs = [from_dict(output) for output in outputs]
        if is_test(cell):
            verdicts.append(_verdict(cell, event))
        elif is_written(cell):
            name = str(grade_id(cell))
            verdicts.append(Verdict(name, Status.MANUAL, 0.0, points(cell)))
    return Execution(result, tuple(verdicts))


def _verdict(cell: NotebookNode, event: Event | None) -> Verdict:
    name, most = str(grade_id(cell)), points(cell)
    if event is None:
        return Verdict(name, Status.KILLED, 0.0, most, "The test could not be run.")
    status = Status(event["status"])
    return Verdict(name, status, event["points"], most, event["message"], event["seconds"])
