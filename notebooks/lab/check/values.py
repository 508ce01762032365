"""Is what came the value that was meant? Each question that can be asked of it, one function each.

Only exact built-in numbers, lists and tuples of them, and plain numeric NumPy arrays count as
values: an object that merely says it is equal to everything does not.
"""

import numpy as np

from lab.check import words
from lab.check.failures import CheckFailure

LOOSE = 1e-4
"""Relative tolerance where float32 takes part."""
STRICT = 1e-6
"""Relative tolerance for float64."""

TINY = 1e-38
"""A number below this, which float32 can't hold, is as good as 0."""
ROUNDING = 1e-12
"""What a step and the step back may change in an array, on the scale of its largest entry."""

NUMERIC_KINDS = "biuf"
PLAIN_NUMBERS = frozenset({bool, int, float, *np.sctypeDict.values()})


def as_plain_array(value: object, call: str, hint: str = "") -> np.ndarray:
    """The value as an array of numbers.

    Raises
    ------
    CheckFailure
        If it is None, text, a ragged list, an array of objects, or a subclass of a number or array.
    """
    if value is None:
        raise CheckFailure(
            words.message(f"{call} returned None.", hint="Does the function end in `return ...`?")
        )
    if not _is_plain(value):
        kind = type(value).__name__
        raise CheckFailure(
            words.message(
                f"{call} returned a {kind}; a number or a plain NumPy array was expected.",
                hint=hint,
            )
        )
    try:
        array = np.asarray(value)
    except ValueError:
        raise CheckFailure(
            words.message(f"{call} returned a list whose rows differ in length.", hint=hint)
        ) from None
    if array.dtype.kind not in NUMERIC_KINDS:
        raise CheckFailure(
            words.message(
                f"{call} returned an array of dtype {array.dtype}; real numbers were expected.",
                hint=hint,
            )
        )
    return array


def _is_plain(value: object) -> bool:
    if type(value) in (list, tuple):
        return all(_is_plain(item) for item in value)  # type: ignore[attr-defined]
    if type(value) is np.ndarray:
        return value.dtype.kind != "O"
    return type(value) in PLAIN_NUMBERS


def require_shape(actual: np.ndarray, shape: tuple[int, ...], call: str, hint: str = "") -> None:
    """Refuse an array of another shape."""
    if actual.shape != shape:
        raise CheckFailure(
            words.message(
                f"{call} has the wrong shape.",
                ("came", words.shape(actual.shape)),
                ("expected", words.shape(shape)),
                hint=hint,
            )
        )


def require_close(
    actual: np.ndarray,
    expected: np.ndarray,
    call: str,
    *,
    hint: str = "",
    reveal: bool = True,
    rtol: float,
) -> None:
    """Refuse numbers that differ by more than ``rtol``, or by a thousandth of it on the scale
    of the largest expected number (a tenth for float32). NaN equals NaN only."""
    if np.array_equal(actual, expected):  # as most are, and much quicker to tell
        return
    not_numbers = int(np.isnan(actual).sum() - np.isnan(expected).sum())
    if not_numbers > 0:
        raise CheckFailure(
            words.message(
                f"{call} gave NaN (not a number) in {not_numbers} of {actual.size} places.",
                ("came", words.numbers(actual)),
                hint=hint or "0/0, inf - inf and log of a negative number give NaN.",
            )
        )
    wrong = ~np.isclose(actual, expected, rtol=rtol, atol=_absolute(expected, rtol), equal_nan=True)
    if wrong.any():
        count = f" in {int(wrong.sum())} of {actual.size} places" if actual.size > 1 else ""
        came, target = words.two(actual, expected)
        cut = actual.dtype.kind in "iu" and bool(np.any(expected[wrong] % 1))
        raise CheckFailure(
            words.message(
                f"{call} is wrong{count}.",
                ("came", came),
                ("expected", target if reveal else ""),
                ("note", "This is an integer array, where 0.5 becomes 0." if cut else ""),
                hint=hint,
            )
        )


def _absolute(expected: np.ndarray, rtol: float) -> float:
    finite = np.abs(expected[np.isfinite(expected)].astype(np.float64))
    scale = float(finite.max()) if finite.size else 0.0
    return max(TINY, scale * rtol * (0.1 if rtol >= LOOSE else 1e-3))


def is_as_before(before: np.ndarray, after: np.ndarray) -> bool:
    """Whether an array still is what it was, up to what x + h - 2h + h rounds away."""
    if np.array_equal(before, after):
        return True
    if before.dtype.kind != "f":
        return False
    scale = float(np.abs(before[np.isfinite(before)]).max(initial=1.0))
    return np.allclose(after, before, rtol=0.0, atol=ROUNDING * scale, equal_nan=True)


def tolerance(*values: object) -> float:
    """The relative tolerance: loose where an array or number of float32 takes part."""
    return LOOSE if any(_is_single(value) for value in values) else STRICT


def _is_single(value: object) -> bool:
    if type(value) in (list, tuple):
        return any(_is_single(item) for item in value)  # type: ignore[attr-defined]
    return getattr(value, "dtype", None) == np.float32
