"""The examiner's end of the line to a student's process: requests, and what comes back with them.

Whatever arrives is a plain value or a handle; that a student's process may lie is taken as given.
"""

import builtins
import sys
import time
import types
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

from autograde.engine import generators
from autograde.engine.channel import Channel, ChannelClosed, ChannelLate
from autograde.engine.outputs import Output
from autograde.engine.proxy import CallableProxy, Handle, Proxy, StopStudentIteration
from autograde.engine.student_errors import (
    STUDENT_FILE,
    NotAValue,
    StudentGone,
    StudentLate,
    StudentRaised,
    student_error,
    warning_category,
)
from autograde.engine.wire import Named, WireError

CALLBACK_DEPTH = 20
PIECE = 4_000_000
"""Bytes of a file that are sent at a time."""
ERROR_STATE = np.geterr()

ShowOutput = Callable[[Output], None]


class Link:
    """The line to one fork.

    Parameters
    ----------
    channel : the fork's.
    show : takes what a call of the student's printed or drew.
    """

    def __init__(self, channel: Channel, show: ShowOutput) -> None:
        self.channel = channel
        self.show = show
        self.in_place = False
        """Whether arguments that were changed are changed here too."""
        self.changed: list[str] = []
        """Functions that changed an argument in place."""
        self._broken: BaseException | None = None
        self._callbacks: list[Callable[..., Any]] = []
        self._errors: dict[int, BaseException] = {}
        self._generators: dict[int, np.random.Generator] = {}
        self._depth = 0

    def limit(self, seconds: float) -> None:
        """Set when the present cell has to be done."""
        self.channel.deadline = time.monotonic() + seconds

    def begin_test(self, *, in_place: bool) -> None:
        """Forget the callbacks of the last test, and what it changed."""
        self.in_place, self.changed = in_place, []
        self._callbacks, self._errors = [], {}

    # Requests

    def lay_out(self, files: list[tuple[str, bytes]]) -> None:
        """Put files into the working folder, as far as there is room."""
        for name, data in files:
            pieces = range(0, max(len(data), 1), PIECE)
            try:
                for start in pieces:
                    self.ask("file", name, data[start : start + PIECE])
                self.ask("lock_file", name)
            except StudentRaised:
                continue

    def run_cell(self, code: str, count: int) -> tuple[bool, list[Any]]:
        """Run a cell; whether it went well, and its outputs, of any form."""
        self._send(("cell", code, count))
        answer = self._receive()
        if len(answer) != 3 or answer[0] != "ran" or type(answer[2]) is not list:
            raise self._break(WireError("the cell's outputs are malformed"))
        return answer[1] is True, answer[2]

    def ask(self, kind: str, *fields: Any) -> Any:
        """The value of a request.

        Raises
        ------
        StudentRaised, NotAValue
        StudentGone, StudentLate
        """
        self._send((kind, *fields))
        return self._value(self._receive(), kind)

    def call(self, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """The value of a call; what it printed, drew, warned of and changed is passed on."""
        errors = {key: how for key, how in np.geterr().items() if how != ERROR_STATE[key]}
        if any(how in ("call", "log") for how in errors.values()):
            errors = {}
        known = dict(self._generators)
        try:
            self._send(("call", function, args, kwargs, errors))
            answer = self._receive()
            while answer and answer[0] == "callback":
                self._call_back(answer)
                answer = self._receive()
            if len(answer) > 4:
                *answer, shown, warned, changed, states = answer
                self._take_aside(shown, warned, states)
                self._take_changes(function, args, kwargs, changed)
            return self._value(tuple(answer), "call")
        finally:
            self._generators = known

    def _value(self, answer: tuple[Any, ...], kind: str) -> Any:
        if answer[0] == "value" and len(answer) == 2:
            return answer[1]
        if answer[0] == "missing":
            raise KeyError
        if answer[0] == "refused" and len(answer) == 2 and type(answer[1]) is str:
            raise NotAValue(f"the student's code gave {answer[1]}")
        if answer[0] == "raised" and len(answer) == 6:
            kinds, text, function, line, shown = answer[1:]
            words = all(type(word) is str for word in (text, function, shown))
            if type(kinds) is list and all(type(k) is str for k in kinds) and words:
                if kind == "next" and "StopIteration" in kinds:
                    raise StopStudentIteration
                place = line if type(line) is int else 0
                raise self._original(text) or student_error(kinds, text, function, place, shown)
        raise self._break(WireError("an answer of no known kind"))

    # What a call does apart from its answer

    def _take_aside(self, shown: Any, warned: Any, states: Any) -> None:
        for output in shown if type(shown) is list else []:
            if type(output) is dict:
                self._print_or_show(output)
        for key, state in (states if type(states) is dict else {}).items():
            if key in self._generators:
                generators.advance(self._generators[key], state)
        for warning in warned if type(warned) is list else []:
            if type(warning) is tuple and [type(part) for part in warning] == [list, str, int]:
                kinds, text, line = warning
                named = [kind for kind in kinds if type(kind) is str]
                warnings.warn_explicit(text, warning_category(named), STUDENT_FILE, line)

    def _print_or_show(self, output: Output) -> None:
        """Print to wherever the test has print go, so that it can look at what came."""
        text = output.get("text")
        if output.get("output_type") == "stream" and type(text) is str:
            (sys.stderr if output.get("name") == "stderr" else sys.stdout).write(text)
        else:
            self.show(output)

    def _take_changes(self, function: Any, args: Any, kwargs: Any, changed: Any) -> None:
        for change in changed if type(changed) is list else []:
            place, value = change if type(change) is tuple and len(change) == 2 else (None, None)
            if type(place) is int and 0 <= place < len(args):
                given = args[place]
            elif type(place) is str and place in kwargs:
                given = kwargs[place]
            else:
                continue
            if take_change(given, value):
                self.changed.append(getattr(function, "__name__", "a function"))

    # Callbacks

    def _call_back(self, message: tuple[Any, ...]) -> None:
        """Run a function of the test's for the student's code."""
        number, args, kwargs = message[1:] if len(message) == 4 else (None, None, None)
        known = type(number) is int and 0 <= number < len(self._callbacks)
        if not known or type(args) is not tuple or type(kwargs) is not dict:
            raise self._break(WireError("a call of no known function"))
        if self._depth >= CALLBACK_DEPTH:
            self._send(("threw", ["RecursionError"], "the test's function calls itself too deeply"))
            return
        self._depth += 1
        try:
            value = self._callbacks[number](*args, **kwargs)  # type: ignore[index]
            self._send(("returned", value))
        except Exception as error:
            # Recognised by its text if the student's code lets it through.
            text = f"{error} [{len(self._errors)}]" if str(error) else f"[{len(self._errors)}]"
            self._errors[len(self._errors)] = error
            self._send(("threw", [kind.__name__ for kind in type(error).__mro__], text))
        finally:
            self._depth -= 1

    def _original(self, text: str) -> BaseException | None:
        """The error of a callback, come back through the student's code."""
        number = text[text.rfind("[") + 1 : -1] if text.endswith("]") else ""
        return self._errors.get(int(number)) if number.isdecimal() and len(number) < 9 else None

    # The line itself

    def _send(self, message: tuple[Any, ...]) -> None:
        self._require_alive()
        try:
            self.channel.send(message, self._outgoing)
        except WireError as error:
            raise NotAValue(f"the test passes {error} to the student's code") from None
        except ChannelClosed as error:
            raise self._break(error) from None
        except ChannelLate as error:
            raise self._break(error) from None

    def _receive(self) -> tuple[Any, ...]:
        self._require_alive()
        try:
            return self.channel.receive(self._incoming)
        except (WireError, ChannelClosed, ChannelLate, MemoryError) as error:
            raise self._break(error) from None

    def _require_alive(self) -> None:
        if self._broken is not None:
            raise self._broken

    def _break(self, error: BaseException) -> BaseException:
        """No word is exchanged with this fork any more."""
        late = isinstance(error, ChannelLate)
        self._broken = StudentLate() if late else StudentGone(str(error))
        return self._broken

    def _outgoing(self, value: object) -> Named:
        if isinstance(value, Proxy):
            if value._student_link is not self:
                raise WireError("an object of a process that has ended")
            return "handle", [value._student_handle.number]
        if isinstance(value, np.random.Generator):
            state = generators.sent(value)
            if state is not None:
                self._generators[id(value)] = value
                return "generator", [id(value), *state]
        if isinstance(value, np.ufunc | type) and getattr(np, value.__name__, None) is value:
            return "numpy", [value.__name__]
        built_in = isinstance(value, types.BuiltinFunctionType | type)
        if built_in and getattr(builtins, value.__name__, None) is value:
            return "builtin", [value.__name__]
        if callable(value):
            known = (n for n, callback in enumerate(self._callbacks) if callback is value)
            number = next(known, len(self._callbacks))
            if number == len(self._callbacks):
                self._callbacks.append(value)
            return "callback", [number, str(getattr(value, "__name__", type(value).__name__))]
        raise WireError(f"an object of type {type(value).__name__}")

    def _incoming(self, tag: str, fields: list[Any]) -> object:
        if tag == "handle":
            handle = _handle(fields)
            return (CallableProxy if handle.callable else Proxy)(self, handle)
        number = fields[0] if len(fields) == 1 and type(fields[0]) is int else -1
        if tag == "callback" and 0 <= number < len(self._callbacks):
            return self._callbacks[number]
        if tag == "generator" and number in self._generators:
            return self._generators[number]
        raise WireError("an object of no known kind")


def _handle(fields: list[Any]) -> Handle:
    kinds = [type(field) for field in fields]
    if kinds != [int, str, bool, bool, str]:
        raise WireError("a malformed handle")
    return Handle(*fields)


def take_change(given: Any, value: Any) -> bool:
    """Change an argument of the test's into what it became; whether that could be done."""
    if type(given) is not type(value):
        return False
    if type(given) is np.ndarray:
        if given.shape != value.shape or given.dtype != value.dtype or not given.flags.writeable:
            return False
        given[...] = value
    elif type(given) is list:
        given[:] = value
    elif type(given) is dict:
        given.clear()
        given.update(value)
    else:
        return False
    return True
