"""What stands in a test for an object of the student's that is no plain value.

A proxy asks the student's process, and gives back values or further proxies. It never compares,
calculates or converts: for that a test needs a value, which an object can't pretend to be.
"""

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn, Protocol

from autograde.engine.student_errors import NotAValue

ABOUT = {"__name__", "__qualname__", "__doc__", "__module__"}
"""The special attributes that a test may read: texts about the object."""


@dataclass(frozen=True)
class Handle:
    """The name of an object that stays in the student's process."""

    number: int
    kind: str
    callable: bool
    """Whether it can be called."""
    defined: bool
    """Whether it is a function or a class, not an instance."""
    module: str
    """If it is a module, its name."""


class Asks(Protocol):
    """Whatever brings a request to the student's process and the answer back."""

    def ask(self, kind: str, *fields: Any) -> Any:
        """The value of a request."""
        ...

    def call(self, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """The value of a call."""
        ...


class Proxy:
    """An object of the student's."""

    __slots__ = ("_student_handle", "_student_link")
    __array_ufunc__ = None

    def __init__(self, link: Asks, handle: Handle) -> None:
        object.__setattr__(self, "_student_link", link)
        object.__setattr__(self, "_student_handle", handle)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            if name == "__signature__" and self._student_handle.callable:
                return _signature(self)
            if name not in ABOUT:
                raise AttributeError(name)
            return _text_about(self, name)
        value = self._student_link.ask("attribute", self, name)
        _lock(value)
        return value

    def __setattr__(self, name: str, value: Any) -> None:
        self._student_link.ask("set_attribute", self, name, value)

    def __delattr__(self, name: str) -> None:
        self._student_link.ask("del_attribute", self, name)

    def __getitem__(self, key: Any) -> Any:
        return self._student_link.ask("item", self, key)

    def __setitem__(self, key: Any, value: Any) -> None:
        self._student_link.ask("set_item", self, key, value)

    def __delitem__(self, key: Any) -> None:
        self._student_link.ask("del_item", self, key)

    def __len__(self) -> int:
        return self._student_link.ask("length", self)

    def __contains__(self, value: Any) -> bool:
        return self._student_link.ask("contains", self, value) is True

    def __iter__(self) -> Iterator[Any]:
        iterator = self._student_link.ask("iterate", self)
        while True:
            try:
                yield self._student_link.ask("next", iterator)
            except StopStudentIteration:
                return

    def __instancecheck__(self, value: Any) -> bool:
        if not isinstance(value, Proxy):
            return False
        return self._student_link.ask("is_instance", value, self) is True

    def __eq__(self, other: object) -> bool:
        # An object that says it is equal to a number isn't that number.
        if not isinstance(other, Proxy):
            return False
        if other._student_handle == self._student_handle:
            return True
        return self._student_link.ask("operate", "__eq__", self, other) is True

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self._student_handle.number)

    def __copy__(self) -> Any:
        return self

    def __deepcopy__(self, memo: Any) -> Any:
        return self if self._student_handle.defined else self._student_link.ask("copy", self)

    def __repr__(self) -> str:
        return f"<the student's {self._student_handle.kind}>"

    def __format__(self, spec: str) -> str:
        return repr(self)

    def __dir__(self) -> list[str]:
        return []

    def __reduce__(self) -> NoReturn:
        raise NotAValue(f"{self!r} can't be pickled")


class CallableProxy(Proxy):
    """A function, a class or another object of the student's that can be called."""

    __slots__ = ()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._student_link.call(self, args, kwargs)


class StopStudentIteration(Exception):
    """The student's iterator is at its end."""


def _text_about(proxy: Proxy, name: str) -> str:
    text = proxy._student_link.ask("attribute", proxy, name)
    return text if type(text) is str else ""


for _kind in (Proxy, CallableProxy):
    # In place of our own documentation.
    _kind.__doc__ = property(lambda self: _text_about(self, "__doc__"))  # type: ignore[assignment]


def _refusal(operation: str) -> Any:
    def refuse(self: Proxy, *_: object, **__: object) -> NoReturn:
        raise NotAValue(
            f"an object of type {self._student_handle.kind} came where a plain value is needed: "
            "a number, a list, or a NumPy array of numbers"
        )

    refuse.__name__ = operation
    return refuse


def _operation(name: str) -> Any:
    """An operation of two of the student's objects is theirs; with a value there is none."""

    def operate(self: Proxy, other: object) -> Any:
        if isinstance(other, Proxy):
            return self._student_link.ask("operate", name, self, other)
        return _refusal(name)(self)

    operate.__name__ = name
    return operate


BINARY = ("add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow")
for _name in (*BINARY, "lt", "le", "gt", "ge"):
    setattr(Proxy, f"__{_name}__", _operation(f"__{_name}__"))
REFUSED = (*(f"r{name}" for name in BINARY), "bool", "float", "int", "index", "complex", "array")
for _name in (*REFUSED, "neg", "pos", "abs", "round", "invert", "trunc", "floor", "ceil"):
    setattr(Proxy, f"__{_name}__", _refusal(f"__{_name}__"))


def _signature(function: Proxy) -> inspect.Signature:
    parameters = []
    for name, kind, has_default, default in function._student_link.ask("signature", function):
        shown = _Shown(default) if has_default else inspect.Parameter.empty
        parameters.append(inspect.Parameter(name, inspect._ParameterKind(kind), default=shown))
    return inspect.Signature(parameters)


class _Shown:
    """A default value, of which only the text is known."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def _lock(value: Any) -> None:
    """An array that is read from an attribute is a copy: writing to it would be lost in silence."""
    import numpy as np

    if type(value) is np.ndarray:
        value.flags.writeable = False
