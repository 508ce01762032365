"""Calls a student's function with care: a copy of the arguments, no endless wait, no odd result.

What goes wrong becomes an `AnswerError`, one line that a student can read.
"""

import threading
import traceback
from collections.abc import Callable
from ctypes import c_ulong, py_object, pythonapi
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from lab.errors import CourseError
from lab.training import on_one_thread

Array = NDArray[np.floating]
Result = TypeVar("Result")

SECONDS = 2.0
"""How long one picture's computation may take; a sane one takes a few milliseconds."""


class AnswerError(CourseError):
    """A student's function can't be drawn; the text says which one, and why."""


class _TimeIsUp(SystemExit):
    """Ends a computation from outside: past any ``except Exception``, and without a traceback."""


def checked(
    name: str, function: Callable[..., Any], shape_of: Callable[..., tuple[int, ...]]
) -> Callable[..., Array]:
    """The student's function, which must give finite numbers in the right shape.

    Parameters
    ----------
    name : what the student calls it
    shape_of : from the same arguments, the shape that is due

    Returns
    -------
    a function that hands on copies of its arrays (of those that can be written to), so that nothing
    is changed in place, and raises `AnswerError` for whatever can't be drawn
    """

    def call(*args: Any, **named: Any) -> Array:
        try:
            with np.errstate(all="ignore"):
                value = function(*map(_copied, args), **named)
        except NotImplementedError:
            raise AnswerError(
                f"{name} is not written yet. Write it, run its cell, then run this cell again."
            ) from None
        except _TimeIsUp:
            raise
        except BaseException as error:
            raise AnswerError(_in_one_line(name, function, error)) from error
        return _numbers(name, value, shape_of(*args, **named))

    return call


def elementwise(name: str, function: Callable[..., Any]) -> Callable[..., Array]:
    """The student's function, which must give finite numbers in the shape of its first argument."""
    return checked(name, function, lambda x, *_rest, **_named: np.shape(x))


def single_number(name: str, function: Callable[..., Any]) -> Callable[..., Array]:
    """The student's function, which must give one finite number."""
    return checked(name, function, lambda *_args, **_named: ())


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


def _in_one_line(name: str, function: Callable[..., Any], error: BaseException) -> str:
    code = getattr(function, "__code__", None)
    frames = traceback.walk_tb(error.__traceback__)
    inside = [line - code.co_firstlineno + 1 for f, line in frames if code and f.f_code is code]
    where = f" in its line {inside[-1]}" if inside else ""
    reason = " ".join(str(error).split())
    reason = f": {reason[:140]}" if reason else ""
    return f"{name} raised {type(error).__name__}{where}{reason}"


def _numbers(name: str, value: Any, shape: tuple[int, ...]) -> Array:
    if value is None:
        raise AnswerError(f"{name} returned None. Does it end in `return ...`?")
    try:
        array = np.asarray(value)
        if array.dtype.kind not in "biuf":
            raise TypeError
    except (TypeError, ValueError):
        raise AnswerError(
            f"{name} returned a {type(value).__name__} that is no array of real numbers."
        ) from None
    if array.shape != shape:
        raise AnswerError(
            f"{name} returned an array of shape {array.shape}; expected was shape {shape}."
        )
    wrong = ~np.isfinite(array)
    if wrong.any():
        kind = "NaN" if np.isnan(array).any() else "an infinite number"
        raise AnswerError(f"{name} returned {kind} for {wrong.sum():,} of {array.size:,} numbers.")
    return array.astype(float)
