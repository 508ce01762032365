"""Runs a locked test cell in the trusted process, and says what it earned.

A name that the test doesn't define is looked up in the student's process. A name that the lesson
itself imports, and every built-in one, is ours.
"""

import builtins
import importlib
import math
import numbers
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from IPython.display import display
from rich.text import Text

from autograde.engine.findings import Findings, changed_argument, findings, line_in_test
from autograde.engine.link import Link
from autograde.engine.outputs import Output
from autograde.engine.programs import imports, run_test
from autograde.engine.proxy import Proxy
from autograde.engine.shell import CaptureShell
from autograde.engine.student_errors import StudentGone, StudentLate, StudentRaised
from autograde.verdicts import Status
from lab.check import Evidence, going_on, words

LIBRARIES = {"numpy", "scipy", "matplotlib", "lab", "math", "random", "itertools", "functools"}
"""Modules of the student's that stand for the same module of ours."""
HIDDEN = ("### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS")
WRONG = {"AssertionError", "CheckFailure"}
"""What a test raises where an answer is wrong; its other errors say that there was none."""
FURTHER = 3.0
"""Seconds that a test may go on after a failure."""
MESSAGE = 2000
"""Characters of a message."""

Explain = Callable[[Findings], str]


@dataclass(frozen=True)
class Result:
    """What a test cell earned, as a share of its points or in points."""

    status: Status
    message: str
    points: float
    seconds: float
    error: Output | None
    """What to show below the cell, where it failed."""
    lost: bool = False
    """Whether the student's process ended, or has to."""


class TestNames(dict[str, Any]):
    """The globals of the test cells.

    A test that reads a global of the student's may then bind or delete it: the student's code sees
    that. Other names of a test's stay here.
    """

    __test__ = False

    def __init__(self) -> None:
        super().__init__(__name__="__main__", __builtins__=builtins, display=display)
        self.link: Link | None = None
        self.theirs: set[str] = set()

    def __missing__(self, name: str) -> Any:
        if hasattr(builtins, name) or self.link is None:
            raise KeyError(name)
        value = self.link.ask("global", name)
        self.theirs.add(name)
        if isinstance(value, Proxy) and value._student_handle.module:
            return _our_module(name, value._student_handle.module)
        return value

    def __setitem__(self, name: str, value: Any) -> None:
        if name in self.theirs and self.link is not None:
            self.link.ask("set_global", name, value)
        else:
            super().__setitem__(name, value)

    def __delitem__(self, name: str) -> None:
        if name not in self and self.link is not None:
            self.link.ask("del_global", name)
        else:
            super().__delitem__(name)


def _our_module(name: str, module: str) -> Any:
    if module.partition(".")[0] not in LIBRARIES:
        raise NameError(f"name '{name}' is not defined")
    return importlib.import_module(module)


def imported_names(cells: list[str]) -> TestNames:
    """The globals that the import statements of a lesson's own cells make."""
    names = TestNames()
    for statement in chain.from_iterable(map(imports, cells)):
        with suppress(ImportError):
            exec(statement, names)
    return names


class Exam:
    """The test cells of one notebook, in their order.

    Parameters
    ----------
    names : the globals that the tests share.
    shell : of this process; what a test shows lands in its outputs.
    """

    def __init__(self, names: TestNames, shell: CaptureShell) -> None:
        self.names = names
        self.names["get_ipython"] = lambda: shell
        self.answered: dict[str, str] = {}
        """What became of the answer cells, in the words of a sentence that begins with a name."""
        self.shell = shell

    def take(
        self,
        text: str,
        link: Link,
        *,
        points: float,
        seconds: float,
        in_place: bool,
        explain: Explain = lambda found: "",
    ) -> Result:
        """Run a test cell.

        Parameters
        ----------
        points : the most that it can earn.
        seconds : that it may take.
        in_place : whether the student's function may change its arguments.
        explain : says more about a failure than the test does, or nothing.
        """
        self.names.link, self.names.theirs = link, set()
        link.begin_test(in_place=in_place)
        link.limit(seconds)
        started = time.monotonic()

        def hurry() -> None:
            # What comes after a failure only serves to explain it.
            left = max(0.1, min(FURTHER, seconds - time.monotonic() + started))
            link.limit(left)
            _ring_in(left)

        def result(
            status: Status, message: str, earned: float, error: Output | None, *, lost: bool = False
        ) -> Result:
            text = Text.from_ansi(message).plain[:MESSAGE]
            return Result(status, text, earned, spent, error, lost)

        evidence = Evidence(at_first=hurry)
        earned, end = None, None
        try:
            with _alarm(seconds), going_on(evidence):
                value, written = run_test(text, self.names)
                earned = _points(value, written, points)
                if value is not None and earned is None:
                    self.shell.displayhook(value)
                self.shell.events.trigger("post_execute")
                if link.changed and not in_place:
                    raise changed_argument(link.changed[0])
        except BaseException as raised:
            end = raised
        spent = round(time.monotonic() - started, 4)
        lost = isinstance(end, StudentLate | StudentGone)
        error = evidence.failures[0] if evidence.failures else end
        if isinstance(error, StudentLate | StudentGone):
            late = isinstance(error, StudentLate)
            # A test may have noted what the time was for.
            said = " ".join(getattr(error, "__notes__", [])) if late else str(error)
            return result(Status.TIMEOUT if late else Status.KILLED, said, 0.0, None)
        if error is not None:
            status, message = _judged(error, text)
            found = findings(evidence, end, whole=not lost)
            more = self._what_is_missing(message) or explain(found)
            if more:
                message = words.with_reason(message, more)
            return result(status, message, 0.0, _error_output(error, message), lost=lost)
        if earned is None:
            return result(Status.PASSED, "", points, None)
        full = earned >= points
        message = "" if full else f"{earned:g} of {points:g} points."
        return result(Status.PASSED if full else Status.FAILED, message, earned, None)

    def _what_is_missing(self, message: str) -> str:
        """What became of the cell that should define a name which isn't there."""
        found = re.search(r"NameError: name '(\w+)' is not defined", message)
        what = self.answered.get(found[1], "") if found else ""
        return what and f"{found[1]} is not there: {what}."  # type: ignore[index]


def _ring_in(seconds: float) -> None:
    """Have the alarm ring a little after some time, and again and again after that."""
    signal.setitimer(signal.ITIMER_REAL, seconds + 0.5, 0.5)


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """End the block after some time, whatever it does in Python."""

    def ring(*_: object) -> None:
        raise StudentLate

    before = signal.signal(signal.SIGALRM, ring)
    _ring_in(seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _points(value: Any, written: bool, most: float) -> float | None:
    """The points that a test's last value gives, or None for all.

    Raises
    ------
    ValueError
        If it is none that a test may end in: a student's text or number could pass for points.
    """
    if value is None or (written and type(value) is str):
        return None
    if type(value) in (bool, np.bool_):
        if not value:
            raise AssertionError
        return None
    if isinstance(value, numbers.Number | np.number):
        earned = float(value)  # type: ignore[arg-type]
        if not math.isfinite(earned) or not 0 <= earned <= most:
            raise ValueError(f"the test gave {earned} points; it gives 0 to {most:g}")
        return earned
    if isinstance(value, str | bytes | Proxy):
        raise ValueError("the test ended in a text or an object where it should give points")
    return None


def _judged(error: BaseException, text: str) -> tuple[Status, str]:
    """The status and the message of an error that ended a test."""
    own = isinstance(error, StudentRaised)
    if isinstance(error, AssertionError) and not own:
        status = Status.FAILED if type(error).__name__ in WRONG else Status.ERROR
        return status, _text(error) or _bare_assertion(error, text)
    if isinstance(error, StudentRaised) and isinstance(error, NotImplementedError):
        return Status.ERROR, f"Not attempted yet: {error.text or 'the stub is as it was.'}"
    if isinstance(error, StudentRaised):
        where = f" (line {error.line})" if error.line else ""
        return Status.ERROR, f"{error.kind}: {error.text}{where}".strip()
    if isinstance(error, NameError) and getattr(error, "name", None):
        return Status.ERROR, f"NameError: {error}."
    return Status.ERROR, f"{type(error).__name__}: {_text(error)}"


def _text(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:
        return ""


def _bare_assertion(error: BaseException, text: str) -> str:
    """An assertion without a message says which one it was, unless it is hidden."""
    line = line_in_test(error)
    lines = text.split("\n")
    before = lines[:line]
    hidden = sum(mark.strip() == HIDDEN[0] for mark in before) > sum(
        mark.strip() == HIDDEN[1] for mark in before
    )
    if hidden or not 0 < line <= len(lines):
        return "A hidden test does not hold."
    return f"This does not hold: {lines[line - 1].strip()}"


def _error_output(error: BaseException, message: str) -> Output:
    """What stands below a failed test: the message, and the student's own lines, none of ours."""
    shown: BaseException | None = error
    while shown is not None and not isinstance(shown, StudentRaised):
        shown = shown.__cause__
    trace = [shown.shown] if isinstance(shown, StudentRaised) else []
    name = error.kind if isinstance(error, StudentRaised) else type(error).__name__
    return {
        "output_type": "error",
        "ename": name,
        "evalue": message[:MESSAGE],
        "traceback": [*trace, message[:MESSAGE]],
    }


def silence() -> None:
    """Have this process print nowhere between tests."""
    sys.stdout = sys.stderr = open("/dev/null", "w")  # noqa: SIM115, PTH123
