"""Values in words: short enough for a message, exact enough to find the slip."""

from collections.abc import Callable

import numpy as np

FEW = 6
"""An array with at most this many entries is written out."""


def describe(value: object) -> str:
    """A value as an argument of a call: numbers written out, larger arrays by their shape."""
    if isinstance(value, np.random.Generator):
        return "rng"
    if isinstance(value, np.ndarray):
        return _array_as_argument(value)
    if isinstance(value, (bool, int, float, str)) or value is None:
        return repr(value)
    if isinstance(value, np.generic):
        return repr(value.item())
    if isinstance(value, (list, tuple)) and len(value) <= FEW:
        inner = ", ".join(describe(item) for item in value)
        return f"[{inner}]" if isinstance(value, list) else f"({inner})"
    if isinstance(value, dict) and len(value) <= FEW:
        return "{" + ", ".join(f"{key!r}: {describe(item)}" for key, item in value.items()) + "}"
    if callable(value):
        return getattr(value, "__name__", "a function")
    return f"a {type(value).__name__}"


def _array_as_argument(array: np.ndarray) -> str:
    if array.size <= FEW and array.ndim <= 2:
        return _nested(array.tolist()) + (" (float32)" if array.dtype == np.float32 else "")
    dtype = "" if array.dtype == np.float64 else f" {array.dtype}"
    return f"<{'×'.join(map(str, array.shape))}{dtype} array>"


def _nested(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_nested(item) for item in value)}]"
    return f"{value:.5g}" if isinstance(value, float) else str(value)


def numbers(array: np.ndarray, digits: int = 4) -> str:
    """The first few numbers of an array, and its shape."""
    array = np.asarray(array)
    if array.ndim == 0:
        return f"{array.item():.{digits + 2}g}" if array.dtype.kind == "f" else str(array.item())
    with np.printoptions(threshold=2 * FEW, edgeitems=3, precision=digits, linewidth=70):
        text = str(array)
    if text.count("\n") > FEW:
        with np.printoptions(precision=digits, linewidth=70):
            text = str(array.reshape(-1)[:FEW])[:-1] + " ...]"
    return text.replace("\n", "\n             ") + f"   shape {array.shape}"


def two(one: np.ndarray, other: np.ndarray) -> tuple[str, str]:
    """The numbers of two arrays, with as many digits as it takes to tell them apart."""
    texts = numbers(one), numbers(other)
    for digits in (8, 15):
        if texts[0] == texts[1]:
            texts = numbers(one, digits), numbers(other, digits)
    return texts


def shape(sizes: tuple[int, ...]) -> str:
    """A shape in words."""
    return f"shape {sizes}" if sizes else "one number"


def call(name: str, args: tuple[object, ...], kwargs: dict[str, object]) -> str:
    """The call as a student would type it: ``leaky_relu([-1., 2.], slope=0.1)``."""
    parts = [describe(arg) for arg in args]
    parts += [f"{key}={describe(value)}" for key, value in kwargs.items()]
    return f"{name}({', '.join(parts)})"


def message(headline: str, *lines: tuple[str, str], hint: str = "") -> str:
    """A headline, labelled lines under it, and a hint at the end."""
    labelled = [f"  {label + ':':<10} {text}" for label, text in lines if text]
    if hint:
        labelled.append(f"  {'hint:':<10} {hint}")
    return "\n".join([headline, *labelled])


def with_reason(message: str, reason: str) -> str:
    """The message with what is behind the failure, above its hint."""
    line = f"  {'why:':<10} {reason}"
    above, mark, hint = message.partition("\n  hint: ")
    return f"{above}\n{line}{mark}{hint}"


def plain_name(function: Callable[..., object]) -> str:
    """A function's own name, for messages."""
    return getattr(function, "__name__", type(function).__name__)
