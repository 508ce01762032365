"""Runs a locked test cell in the trusted process, and says what it earned.

A name that the test doesn't define is looked up in the student's process. A name that the lesson
itself imports, and every built-in one, is ours.
"""

import ast
import builtins
import importlib
import math
import numbers
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from IPython.core.inputtransformer2 import TransformerManager
from IPython.display import display
from rich.text import Text

from autograde.engine.link import Link
from autograde.engine.outputs import Output
from autograde.engine.proxy import Proxy
from autograde.engine.shell import CaptureShell
from autograde.engine.student_errors import StudentGone, StudentLate, StudentRaised
from autograde.verdicts import Status

LIBRARIES = {"numpy", "scipy", "matplotlib", "lab", "math", "random", "itertools", "functools"}
"""Modules of the student's that stand for the same module of ours."""
HIDDEN = ("### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS")
WRONG = {"AssertionError", "CheckFailure"}
"""What a test raises where an answer is wrong; its other errors say that there was none."""
MESSAGE = 2000
"""Characters of a message."""


@dataclass(frozen=True)
class Result:
    """What a test cell earned, as a share of its points or in points."""

    status: Status
    message: str
    points: float
    seconds: float
    error: Output | None
    """What to show below the cell, where it failed."""


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
    for text in cells:
        try:
            tree = _parsed(text)
        except SyntaxError:
            continue
        for statement in tree.body:
            if isinstance(statement, ast.Import | ast.ImportFrom):
                code = compile(ast.Module([statement], []), "<lesson>", "exec")
                try:
                    exec(code, names)
                except ImportError:
                    continue
    return names


def _parsed(text: str) -> ast.Module:
    """A cell's program; only one with IPython's own syntax takes the time to be translated."""
    try:
        return ast.parse(text)
    except SyntaxError:
        return ast.parse(TransformerManager().transform_cell(text))


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
        self.shell = shell

    def take(
        self, text: str, link: Link, *, points: float, seconds: float, in_place: bool
    ) -> Result:
        """Run a test cell.

        Parameters
        ----------
        points : the most that it can earn.
        seconds : that it may take.
        in_place : whether the student's function may change its arguments.
        """
        self.names.link, self.names.theirs = link, set()
        link.begin_test(in_place=in_place)
        link.limit(seconds)
        started = time.monotonic()

        def result(status: Status, message: str, earned: float, error: Output | None) -> Result:
            spent = round(time.monotonic() - started, 4)
            return Result(status, Text.from_ansi(message).plain[:MESSAGE], earned, spent, error)

        try:
            with _alarm(seconds):
                value, written = self._run(text)
                earned = _points(value, written, points)
                if value is not None and earned is None:
                    self.shell.displayhook(value)
                self.shell.events.trigger("post_execute")
                if link.changed and not in_place:
                    raise AssertionError(_changed(link.changed[0]))
        except (StudentLate, StudentGone) as error:
            late = isinstance(error, StudentLate)
            # A test may have noted what the time was for.
            said = " ".join(getattr(error, "__notes__", [])) if late else str(error)
            return result(Status.TIMEOUT if late else Status.KILLED, said, 0.0, None)
        except BaseException as error:
            status, message = _judged(error, text)
            return result(status, message, 0.0, _error_output(error, message))
        if earned is None:
            return result(Status.PASSED, "", points, None)
        full = earned >= points
        message = "" if full else f"{earned:g} of {points:g} points."
        return result(Status.PASSED if full else Status.FAILED, message, earned, None)

    def _run(self, text: str) -> tuple[Any, bool]:
        """Run the cell; the value of its last expression, and whether that is written out in it."""
        tree = _parsed(text)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, "<test>", "exec"), self.names)
        if last is None:
            return None, False
        expression = compile(ast.Expression(last.value), "<test>", "eval")  # type: ignore[attr-defined]
        return eval(expression, self.names), isinstance(last.value, ast.Constant)  # type: ignore[attr-defined]


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """End the block after some time, whatever it does in Python."""

    def ring(*_: object) -> None:
        raise StudentLate

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds + 0.5, 0.5)
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
        return Status.ERROR, f"NameError: {error}. Is its cell complete, and was it run?"
    return Status.ERROR, f"{type(error).__name__}: {_text(error)}"


def _text(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:
        return ""


def _bare_assertion(error: BaseException, text: str) -> str:
    """An assertion without a message says which one it was, unless it is hidden."""
    trace, line = error.__traceback__, 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<test>":
            line = trace.tb_lineno
        trace = trace.tb_next
    lines = text.split("\n")
    before = lines[:line]
    hidden = sum(mark.strip() == HIDDEN[0] for mark in before) > sum(
        mark.strip() == HIDDEN[1] for mark in before
    )
    if hidden or not 0 < line <= len(lines):
        return "A hidden test does not hold."
    return f"This does not hold: {lines[line - 1].strip()}"


def _changed(function: str) -> str:
    return (
        f"{function} changed its argument in place.\n"
        "  hint:      Work on a new array: `x = x * 2` makes one, `x *= 2` does not."
    )


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
