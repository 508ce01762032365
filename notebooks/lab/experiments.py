"""Lets an experiment that runs on a student's functions fail with a word on which of them to look
at, so that the rest of the notebook still runs. It judges nothing: that is what `lab.check` does.
"""

import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FunctionType
from typing import Any


@contextmanager
def using(*functions: Callable[..., Any]) -> Iterator[None]:
    """Run an experiment: ``with experiments.using(relu, he_init): ...``.

    An exception in it becomes a message that names the function to mend.

    Parameters
    ----------
    functions : those of the student's functions that the experiment calls
    """
    try:
        yield
    except Exception as error:
        print(f"This experiment could not be run. {_advice(functions, error)}", file=sys.stderr)


def _advice(functions: tuple[Callable[..., Any], ...], error: Exception) -> str:
    names = ", ".join(function.__name__ for function in functions)
    reason = f"{type(error).__name__}: {error}".strip(": ")
    if isinstance(error, NameError):
        return f"{error}. Run the cells above first, and mend what they complain about."
    guilty = _raised_in(functions, error)
    if guilty is None:
        again = "run its test again" if len(functions) == 1 else "run their tests again"
        return f"{reason}. It uses {names}: {again}, and mend what is wrong there."
    if isinstance(error, NotImplementedError):
        return f"{guilty} is not written yet. Write it, run its cell and its test, then this cell."
    return f"{guilty} raised {reason}. Run its test again, and mend it."


def _raised_in(functions: tuple[Callable[..., Any], ...], error: Exception) -> str | None:
    """The name of the innermost of the functions that the error came through."""
    names = {f.__code__: f.__name__ for f in functions if isinstance(f, FunctionType)}
    codes = [frame.f_code for frame, _ in traceback.walk_tb(error.__traceback__)]
    return next((names[code] for code in reversed(codes) if code in names), None)
