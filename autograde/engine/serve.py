"""What a fork does for the examiner: it runs cells, and answers requests about their objects.

It runs in the jail, in one process with the student's code, which may change anything here. So
nothing here is trusted: an answer is a value that a student's process gave, and no more than that.
"""

import copy
import operator
import os
import sys
import threading
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from autograde.engine.channel import Channel
from autograde.engine.objects import Objects, same, signature_of, snapshot
from autograde.engine.shell import CaptureShell, redirect
from autograde.engine.wire import WireError

MESSAGES = 20_000
"""Characters of an error's text and of its traceback."""
WARNINGS = 50

Answer = tuple[Any, ...]


class Missing(Exception):
    """There is no global of that name."""


class Server:
    """The loop that answers, one request at a time."""

    def __init__(self, channel: Channel, shell: CaptureShell) -> None:
        self.channel = channel
        self.shell = shell
        self.objects = Objects(self.call_back)
        self.lock = threading.RLock()
        self.busy = False
        self.actions: dict[str, Callable[..., Any]] = {
            "file": self.file,
            "lock_file": lambda name: Path(name).chmod(0o444),
            "global": self.get_global,
            "set_global": lambda name, value: self.shell.user_ns.__setitem__(name, value),
            "del_global": self.del_global,
            "attribute": lambda thing, name: getattr(thing, name),
            "set_attribute": lambda thing, name, value: setattr(thing, name, value),
            "del_attribute": lambda thing, name: delattr(thing, name),
            "item": lambda thing, key: thing[key],
            "set_item": lambda thing, key, value: thing.__setitem__(key, value),
            "del_item": lambda thing, key: thing.__delitem__(key),
            "length": lambda thing: len(thing),
            "contains": lambda thing, value: value in thing,
            "iterate": lambda thing: _Iterator(iter(thing)),
            "next": lambda iterator: next(iterator.inner),
            "is_instance": lambda thing, kind: isinstance(thing, kind),
            "operate": lambda name, one, other: getattr(operator, name)(one, other),
            "copy": lambda thing: copy.deepcopy(thing),
            "signature": signature_of,
        }

    def run(self) -> None:
        """Answer until the channel is closed."""
        while True:
            kind, *fields = self.channel.receive(self.objects.incoming)
            self.busy = True
            try:
                answer = self.cell(*fields) if kind == "cell" else self.nested(kind, fields)
            except BaseException as error:
                # The student's code may have changed what this one needs.
                answer = ("raised", *described(error))
            self.busy = False
            self.reply(answer)

    def reply(self, answer: Answer) -> None:
        """Send an answer, or say why it can't go over."""
        try:
            self.channel.send(answer, self.objects.outgoing)
        except (WireError, MemoryError, RecursionError) as error:
            self.channel.send(("refused", str(error)[:MESSAGES], *_rest(answer)))

    def cell(self, code: str, count: int) -> Answer:
        """Run a cell of the notebook."""
        self.shell.execution_count = count
        redirect(self.shell.outputs)
        result = self.shell.run_cell(code, store_history=True)
        return "ran", bool(result.success), self.shell.outputs.taken()

    def call(self, function: Any, args: Any, kwargs: Any, errors: dict[str, str]) -> Answer:
        """Call an object; say also what it printed, warned of, drew and changed."""
        redirect(self.shell.outputs)
        before = snapshot((args, kwargs))
        with warnings.catch_warnings(record=True) as caught, np.errstate(**errors):  # type: ignore[arg-type]
            warnings.simplefilter("always")
            answer = self.answer(lambda: function(*args, **kwargs))
        changed = [
            (key, value)
            for key, value, old in _arguments(args, kwargs, before)
            if not same(old, value)
        ]
        return (*answer, *self.aside(caught, changed))

    def aside(self, caught: Any, changed: list[Any]) -> tuple[Any, ...]:
        """What a call did apart from its answer."""
        warned = [
            ([kind.__name__ for kind in w.category.__mro__], str(w.message)[:MESSAGES], w.lineno)
            for w in caught[:WARNINGS]
        ]
        return self.shell.outputs.taken(), warned, changed, self.objects.generator_states()

    def answer(self, action: Callable[[], Any]) -> Answer:
        """The value of an action, or the error that it raised."""
        try:
            return "value", action()
        except Missing:
            return ("missing",)
        except BaseException as error:
            return ("raised", *described(error))

    def call_back(self, number: int, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Have the examiner run a function of the test's."""
        with self.lock:
            if not self.busy:
                raise RuntimeError("the test that this function belongs to has ended")
            self.channel.send(("callback", number, args, kwargs), self.objects.outgoing)
            kind, *fields = self.channel.receive(self.objects.incoming)
            while kind != "returned":
                if kind == "threw":
                    raise _builtin_error(*fields)
                self.reply(self.nested(kind, fields))
                kind, *fields = self.channel.receive(self.objects.incoming)
            return fields[0]

    def nested(self, kind: str, fields: list[Any]) -> Answer:
        """Answer a request that may come while a call is under way, from a callback."""
        if kind == "call":
            return self.call(*fields)
        return self.answer(lambda: self.actions[kind](*fields))

    def file(self, name: str, data: bytes) -> None:
        """Lay out the next piece of a file that was handed in beside the notebook."""
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as file:
            file.write(data)

    def get_global(self, name: str) -> Any:
        """A global of the notebook."""
        if name not in self.shell.user_ns:
            raise Missing
        return self.shell.user_ns[name]

    def del_global(self, name: str) -> None:
        """Delete a global of the notebook."""
        if name not in self.shell.user_ns:
            raise Missing
        del self.shell.user_ns[name]


class _Iterator:
    """Keeps an iterator from being taken for a value."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner


def _rest(answer: Answer) -> tuple[Any, ...]:
    """What a call did apart from an answer that can't go over, without the objects it changed."""
    if len(answer) < 5 or answer[0] == "ran":
        return ()
    shown, warned, _, states = answer[-4:]
    return shown, warned, [], states


def _arguments(args: Any, kwargs: Any, before: Any) -> list[tuple[Any, Any, Any]]:
    old_args, old_kwargs = before
    by_place = [(i, arg, old) for i, (arg, old) in enumerate(zip(args, old_args, strict=True))]
    return by_place + [(name, arg, old_kwargs[name]) for name, arg in kwargs.items()]


def described(error: BaseException) -> tuple[list[str], str, str, int, str]:
    """An error's types, text, and the function and line that raised it, and its traceback."""
    kinds = [kind.__name__ for kind in type(error).__mro__]
    own = os.path.dirname(__file__)  # noqa: PTH120
    frames = [
        f for f in traceback.extract_tb(error.__traceback__) if not f.filename.startswith(own)
    ]
    # The last frame that is the student's: NumPy's own lines help no one.
    theirs = [f for f in frames if "site-packages" not in f.filename and f.line] or frames
    where = (theirs[-1].name, int(theirs[-1].lineno or 0)) if theirs else ("", 0)
    try:
        text = str(error)
    except Exception:
        text = ""
    shown = "".join([*traceback.format_list(frames[-20:]), f"{kinds[0]}: {text[:MESSAGES]}"])
    return kinds, text[:MESSAGES], where[0], where[1], shown[-MESSAGES:]


def _builtin_error(kinds: list[str], text: str) -> BaseException:
    """An error of the test's callback, as the student's code can catch it."""
    import builtins

    kind = next(
        (k for name in kinds if isinstance(k := getattr(builtins, name, None), type)), Exception
    )
    try:
        return kind(text)
    except Exception:
        return Exception(text)


def serve(channel: Channel, shell: CaptureShell, folder: Path) -> None:
    """Serve the examiner from ``folder``, which becomes the working folder, until it goes."""
    os.chdir(folder)
    # As in a kernel: modules that were handed in beside the notebook can be imported.
    sys.path.insert(0, str(folder))
    Server(channel, shell).run()
