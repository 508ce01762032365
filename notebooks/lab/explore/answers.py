"""Calls a student's function with care: a copy of the arguments, no endless wait, no odd result.

What goes wrong becomes an `AnswerError`, one line that a student can read.
"""

import functools
import inspect
import threading
import traceback
from collections.abc import Callable
from ctypes import c_ulong, py_object, pythonapi
from types import CodeType
from typing import Any, ParamSpec, TypeVar

import numpy as np

from lab.explore.results import AnswerError, Array, Due, Function, finite, fitting
from lab.training import on_one_thread

P = ParamSpec("P")
Result = TypeVar("Result")

SECONDS = 2.0
"""How long one picture's computation may take; a sane one takes a few milliseconds."""


class _TimeIsUp(SystemExit):
    """Ends a computation from outside: past any ``except Exception``, and without a traceback."""


def checked(name: str, function: Function, due: Callable[..., Due]) -> Function:
    """The student's function, which must give finite numbers in the right shape.

    Parameters
    ----------
    name : what the student calls it
    due : from the same arguments, the shape that is due; a list of shapes for several results

    Returns
    -------
    a function that hands on copies of its arrays (of those that can be written to), so that nothing
    is changed in place, and raises `AnswerError` for whatever can't be drawn
    """
    careful = in_training(name, function, due)

    def call(*args: Any, **options: Any) -> Any:
        with np.errstate(all="ignore"):
            value = careful(*map(_copied, args), **options)
        return finite(value, f"{name} returned")

    return call


def in_training(name: str, function: Function, due: Callable[..., Due]) -> Function:
    """The same for a function that a training calls hundreds of times: it gets its arguments
    themselves, and its numbers may leave the finite range. `through` looks at where they lead.
    """

    def call(*args: Any, **options: Any) -> Any:
        try:
            value = function(*args, **options)
        except NotImplementedError:
            raise AnswerError(
                f"{name} is not written yet. Write it, run its cell, then run this cell again."
            ) from None
        except (AnswerError, _TimeIsUp):
            raise
        except BaseException as error:
            where = _line_in(function, error)
            raise AnswerError(f"{name} raised {_in_one_line(error, where)}") from error
        return fitting(due(*args, **options), value, f"{name} returned")

    return call


def elementwise(name: str, function: Function) -> Function:
    """The student's function, which must give finite numbers in the shape of its first argument."""
    return checked(name, function, lambda x, *_rest, **_options: np.shape(x))


def single_number(name: str, function: Function) -> Function:
    """The student's function, which must give one finite number."""
    return checked(name, function, lambda *_args, **_options: ())


def through(name: str, compute: Callable[P, Result], *args: P.args, **options: P.kwargs) -> Result:
    """The result of ``compute(*args, **options)``, our own code around a student's function.

    Parameters
    ----------
    name : what the student calls the function (or two of them)
    compute : gets it, `in_training`, among its arguments, and gives a tuple of arrays

    Raises
    ------
    AnswerError
        If nothing can be computed with its results, or they lead to numbers that aren't finite.
    """
    try:
        with np.errstate(all="ignore"):
            result = compute(*args, **options)
    except AnswerError:
        raise
    except Exception as error:
        raise AnswerError(f"What {name} returned can't be used: {_in_one_line(error)}") from error
    finite(result, f"What {name} returned leads to")
    return result


def constant(array: Array) -> Array:
    """The same numbers, where a student's function can't change them; so nobody has to copy."""
    view = np.ascontiguousarray(array).view()
    view.flags.writeable = False
    return view


def within(seconds: float, compute: Callable[[], Result]) -> Result:
    """The result of ``compute()``; a Python loop that takes longer is ended.

    It runs on a thread of its own: only there can it be interrupted wherever the caller is. Linear
    algebra gets one core: for a picture's small arrays more are slower, on a busy computer by far.

    Raises
    ------
    AnswerError
        If the time is up.
    """
    outcome: list[tuple[Result | None, BaseException | None]] = []

    def run() -> None:
        try:
            outcome.append((on_one_thread(compute)(), None))
        except BaseException as error:  # handed on below, on the caller's thread
            outcome.append((None, error))

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if not outcome:
        pythonapi.PyThreadState_SetAsyncExc(c_ulong(thread.ident or 0), py_object(_TimeIsUp))
        raise AnswerError(
            f"The computation took longer than {seconds:g} s and was stopped. "
            "Does a loop in your function never end?"
        )
    result, error = outcome[0]
    if error is not None:
        raise error
    return result  # type: ignore[return-value]


def _copied(value: Any) -> Any:
    changeable = isinstance(value, np.ndarray) and value.flags.writeable
    return value.copy() if changeable else value


def _line_in(function: Function, error: BaseException) -> str:
    """Where in the student's own function it came about: " in its line 3", or nothing."""
    code = _code(function)
    frames = traceback.walk_tb(error.__traceback__)
    inside = [line - code.co_firstlineno + 1 for f, line in frames if code and f.f_code is code]
    return f" in its line {inside[-1]}" if inside else ""


def _code(function: Function) -> CodeType | None:
    """The code that the student wrote, under whatever is wrapped around it."""
    while isinstance(function, functools.partial):
        function = function.func
    return getattr(inspect.unwrap(function), "__code__", None)


def _in_one_line(error: BaseException, where: str = "") -> str:
    reason = " ".join(str(error).split())
    return f"{type(error).__name__}{where}" + (f": {reason[:140]}" if reason else "")
