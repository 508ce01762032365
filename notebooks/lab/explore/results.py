"""Judges what a student's function returned; calling it is not its business."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from lab.errors import CourseError
from lab.words import counted

Array = NDArray[np.floating]
Labels = NDArray[np.integer]
Function = Callable[..., Any]
Due: TypeAlias = "tuple[int, ...] | list[Due] | dict[str, Due] | None"
"""What is due: the shape of an array; a list or a dictionary of what is due in it, for several
results; or None for anything, such as a cache."""


class AnswerError(CourseError):
    """A student's function can't be drawn; the text says which one, and why."""


def fitting(due: Due, value: Any, said: str) -> Any:
    """The value with its numbers in arrays, if it looks as it is due.

    Parameters
    ----------
    said : how a message begins: "sigmoid returned"

    Raises
    ------
    AnswerError
        If it does not look so.
    """
    if due is None:
        return value
    if value is None:
        raise AnswerError(f"{said} None. Does it end in `return ...`?")
    match due:
        case list():
            return _several(due, value, said)
        case dict():
            if not isinstance(value, dict) or not due.keys() <= value.keys():
                raise AnswerError(f"{said} no dictionary with {', '.join(due)}.")
            return {
                key: fitting(part, value[key], f"{said}, as {key},") for key, part in due.items()
            }
        case _:
            return _array(due, value, said)


def finite(value: Any, said: str) -> Any:
    """The value in float64, if all its numbers are finite: an array, or some in a list or
    dictionary; or an `AnswerError`."""
    match value:
        case list() | tuple():
            return [finite(part, said) for part in value]
        case dict():
            return {key: finite(part, said) for key, part in value.items()}
    wrong = ~np.isfinite(value)
    if wrong.any():
        kind = "NaN" if np.isnan(value).any() else "an infinite number"
        raise AnswerError(f"{said} {kind} for {wrong.sum():,} of {value.size:,} numbers.")
    return value.astype(float)


def _several(due: list[Due], value: Any, said: str) -> list[Any]:
    if not isinstance(value, list | tuple) and np.ndim(value) == 0:
        raise AnswerError(f"{said} a {type(value).__name__}; expected were {len(due)} results.")
    if len(value) != len(due):
        raise AnswerError(f"{said} {counted(len(value), 'result')}; expected were {len(due)}.")
    said = said.removesuffix(",")
    return [
        fitting(part, one, f"{said}, as result {number} of {len(due)},")
        for number, (part, one) in enumerate(zip(due, value, strict=True), start=1)
    ]


def _array(shape: tuple[int, ...], value: Any, said: str) -> Array:
    try:
        array = np.asarray(value)
        if array.dtype.kind not in "biuf":
            raise TypeError
    except (TypeError, ValueError):
        raise AnswerError(
            f"{said} a {type(value).__name__} that is no array of real numbers."
        ) from None
    if array.shape != shape:
        raise AnswerError(f"{said} an array of shape {array.shape}; expected was shape {shape}.")
    return array
