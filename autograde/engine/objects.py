"""The student's objects as the tests name them, and the tests' callbacks as a student sees them.

It runs in the fork, among the student's code: nothing here guards anything.
"""

import builtins
import inspect
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy import absolute, allclose, amax, array_equal, finfo, isfinite

from autograde.engine.wire import Named, WireError

SUMMARY = 200
"""Characters of a name that goes over."""


class Callback:
    """A function of the test's, for the student's code to call."""

    def __init__(self, number: int, name: str, call: Callable[..., Any]) -> None:
        self._number = number
        self._call = call
        self.__name__ = self.__qualname__ = name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._call(self._number, args, kwargs)

    def __repr__(self) -> str:
        return f"<function {self.__name__}>"


class Objects:
    """The table of what has been named, both ways.

    Parameters
    ----------
    call : does a call of the callback with a number.
    """

    def __init__(self, call: Callable[[int, tuple[Any, ...], dict[str, Any]], Any]) -> None:
        self.call = call
        self.kept: list[object] = []
        self.numbers: dict[int, int] = {}
        self.generators: dict[int, np.random.Generator] = {}
        self.lent: set[int] = set()

    def outgoing(self, value: object) -> Named:
        """Name an object that is no value."""
        if type(value) is Callback:
            return "callback", [value._number]
        for key, generator in self.generators.items():
            if generator is value:
                return "generator", [key]
        number = self.numbers.get(id(value))
        if number is None:
            number = self.numbers[id(value)] = len(self.kept)
            self.kept.append(value)
        return "handle", [number, _name(type(value)), *_nature(value)]

    def incoming(self, tag: str, fields: list[Any]) -> object:
        """What a name stands for."""
        if tag == "handle":
            return self.kept[fields[0]]
        if tag == "callback":
            return Callback(fields[0], fields[1], self.call)
        if tag == "generator":
            return self._generator(*fields)
        if tag == "numpy":
            return getattr(np, fields[0])
        if tag == "builtin":
            return getattr(builtins, fields[0])
        raise WireError("an unknown kind of value")

    def _generator(self, key: int, kind: str, state: dict[str, Any]) -> np.random.Generator:
        known = self.generators.get(key)
        if known is None or type(known.bit_generator).__name__ != kind:
            known = self.generators[key] = np.random.Generator(getattr(np.random, kind)())
        known.bit_generator.state = state
        self.lent.add(key)
        return known

    def generator_states(self) -> dict[int, Any]:
        """The states of the generators that came in since the last time."""
        states = {key: self.generators[key].bit_generator.state for key in self.lent}
        self.lent = set()
        return states


def _name(kind: type) -> str:
    return "".join(c for c in str(kind.__name__)[:SUMMARY] if c.isprintable())


def _nature(value: object) -> tuple[bool, bool, str]:
    """Whether it can be called, whether it is a function or a class, and a module's name."""
    own = isinstance(value, type) or inspect.isroutine(value)
    module = str(value.__name__)[:SUMMARY] if inspect.ismodule(value) else ""
    return callable(value), own, module


def signature_of(function: Any) -> list[tuple[str, int, bool, str]]:
    """The parameters of a function: name, kind, whether there is a default, and its text."""
    return [
        (p.name, int(p.kind), p.default is not p.empty, repr(p.default)[:SUMMARY])
        for p in inspect.signature(function).parameters.values()
    ]


def same(before: Any, after: Any, depth: int = 0) -> bool:
    """Whether an argument is as it was, up to the rounding of a step there and back."""
    if type(before) is not type(after) or depth > 32:
        return before is after
    if type(before) is np.ndarray:
        if before.shape != after.shape or before.dtype != after.dtype:
            return False
        if array_equal(before, after, equal_nan=before.dtype.kind in "fc"):
            return True
        if before.dtype.kind not in "fc":
            return False
        scale = float(amax(absolute(before[isfinite(before)]), initial=1.0))
        rounding = 64 * float(finfo(before.dtype).eps) * scale
        return bool(allclose(before, after, rtol=0, atol=rounding, equal_nan=True))
    if type(before) in (list, tuple):
        return len(before) == len(after) and all(
            same(one, other, depth + 1) for one, other in zip(before, after, strict=True)
        )
    if type(before) is dict:
        return list(before) == list(after) and all(
            same(before[key], after[key], depth + 1) for key in before
        )
    if type(before) in (int, float, complex, str, bytes, bool):
        return bool(before == after or (before != before and after != after))
    return True


def snapshot(value: Any, depth: int = 0) -> Any:
    """A copy of what a function could change in place: arrays, lists and dictionaries."""
    if type(value) is np.ndarray:
        return value.copy()
    if type(value) in (list, tuple) and depth < 32:
        return type(value)(snapshot(item, depth + 1) for item in value)
    if type(value) is dict and depth < 32:
        return {key: snapshot(item, depth + 1) for key, item in value.items()}
    return value
