"""Forward functions that return an output and a cache, whose backward functions take the cache."""

from typing import Any

from lab.check import words
from lab.check.exercise import Exercise
from lab.check.failures import CheckFailure


def output_and_cache(
    forward: Exercise, *args: Any, hint: str = "", **kwargs: Any
) -> tuple[Any, Any]:
    """Call ``forward``; return its output, and its cache, which only backward looks into.

    Raises
    ------
    CheckFailure
        If it doesn't return two values.
    """
    value = forward.call(*args, hint=hint, **kwargs)
    call = words.call(forward.name, args, kwargs)
    # An array of two rows could be unpacked too: it is an output whose cache was forgotten.
    if type(value) not in (tuple, list) or len(value) != 2:
        failure = CheckFailure(
            words.message(
                f"{call} must return two values: the output, and the cache.",
                ("came", words.describe(value)),
                hint="End it with `return H, cache`.",
            )
        )
        raise forward.noted(failure, call, value)
    output, cache = value
    return output, cache
