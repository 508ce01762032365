"""The student's errors as the tests see them: of a trusted type, with the student's words."""

import builtins
import types
from functools import lru_cache
from typing import Any

import numpy as np

from lab.check.failures import STUDENT_FILE

UNFIT = {
    # Not errors of a function's, or with a text of their own making.
    *("BaseException", "SystemExit", "KeyboardInterrupt", "GeneratorExit", "StopIteration"),
    *("StopAsyncIteration", "BaseExceptionGroup", "ExceptionGroup"),
}
LinAlgError = np.linalg.LinAlgError


class StudentRaised(Exception):
    """The student's code raised an error.

    It is also an instance of the built-in error that it was, so that ``except ValueError`` works.
    """

    def __init__(self, text: str, kind: str, line: int, shown: str) -> None:
        Exception.__init__(self, text)
        self.text = text
        self.kind = kind
        self.line = line
        self.shown = shown

    def __str__(self) -> str:
        return self.text


class StudentGone(BaseException):
    """The student's process has ended; no ``except Exception`` in a test goes on without it."""


class StudentLate(BaseException):
    """The student's code, or a test with it, took too long."""


class NotAValue(TypeError):
    """An object of the student's stands where a plain value is needed."""


def student_error(kinds: list[str], text: str, function: str, line: int, shown: str) -> Exception:
    """The error to raise in a test.

    Parameters
    ----------
    kinds : the names of its types, from its own to ``object``.
    function, line : where the student's code raised it.
    """
    trusted = next((kind for name in kinds if (kind := _trusted(name))), Exception)
    error = _error_type(_word(kinds[0]) if kinds else "Exception", trusted)(
        text, _word(kinds[0]) if kinds else "Exception", line, shown
    )
    return _raised_at(error, function, line)


def _trusted(name: str) -> type[Exception] | None:
    if name == "LinAlgError":
        return LinAlgError
    kind = getattr(builtins, name, None)
    fit = isinstance(kind, type) and issubclass(kind, Exception) and name not in UNFIT
    return kind if fit else None  # type: ignore[return-value]


@lru_cache(maxsize=256)
def _error_type(name: str, trusted: type[Exception]) -> type[StudentRaised]:
    bases = (StudentRaised,) if trusted is Exception else (StudentRaised, trusted)
    return type(name, bases, {})


def _word(name: str) -> str:
    return "".join(c for c in name if c.isalnum() or c == "_")[:80] or "Exception"


def _raised_at(error: Exception, function: str, line: int) -> Exception:
    """Give the error a traceback that ends in the student's function, as it would in a kernel."""
    names: dict[str, Any] = {"error": error}
    place = max(1, min(line, 100_000))
    code = compile("def raiser():\n raise error", STUDENT_FILE, "exec")
    inner = next(c for c in code.co_consts if isinstance(c, types.CodeType))
    named = inner.replace(co_name=_word(function) if function else "cell", co_firstlineno=place - 1)
    try:
        types.FunctionType(named, names)()
    except Exception as raised:
        return raised
    raise AssertionError("unreachable")


def warning_category(kinds: list[str]) -> type[Warning]:
    """The built-in category of a student's warning."""
    for name in kinds:
        kind = getattr(builtins, name, None)
        if isinstance(kind, type) and issubclass(kind, Warning):
            return kind
    return UserWarning
