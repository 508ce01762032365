"""The checks of one exercise: they call the student's function and judge what comes back."""

import copy
import traceback
import warnings
import zlib
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from lab.check import slips, values, words
from lab.check.failures import (
    STUDENT_FILE,
    CallRaised,
    CheckFailure,
    Facts,
    NotAttempted,
    evidence,
)

GOOD_WORDS = (
    "Well done.",
    "Nicely done.",
    "That is right.",
    "Good work.",
    "All of it is right.",
    "It works. On to the next one.",
    "Good: this one is yours now.",
    "Right, from the first check to the last.",
)


def exercise(name: str, answer: Callable[..., Any]) -> "Exercise":
    """Begin the checks of ``answer``, the student's function or class called ``name``."""
    return Exercise(name, answer)


class Exercise:
    """The checks of one exercise; the first that fails raises `CheckFailure`."""

    def __init__(self, name: str, answer: Callable[..., Any], whole: str = "") -> None:
        self.name = name
        self.answer = answer
        self.whole = whole or name
        self.passed: list[str] = []

    def part(self, name: str, answer: Callable[..., Any]) -> "Exercise":
        """The checks of a function that the answer returned; they count among this one's."""
        part = Exercise(name, answer, self.whole)
        part.passed = self.passed
        return part

    def returns(
        self,
        expected: Any,
        *args: Any,
        hint: str = "",
        silent: bool = False,
        outputs: Sequence[str] = (),
        rtol: float | None = None,
        **kwargs: Any,
    ) -> None:
        """The call gives ``expected``; on failure the message shows it.

        Parameters
        ----------
        expected : number, array, or a tuple of them for a function that returns several
        args, kwargs : what the function is called with
        hint : the likely slip, in a sentence
        silent : whether a warning during the call fails the check
        outputs : names of the returned values, where there are several
        rtol : relative tolerance, where the usual one does not suit
        """
        try:
            actual = self.call(*args, hint=hint, silent=silent, **kwargs)
        except CheckFailure as failure:
            self._go_on_after(failure)
            return
        self.close(
            actual,
            expected,
            words.call(self.name, args, kwargs),
            hint=hint,
            outputs=outputs,
            rtol=rtol or values.tolerance(actual, expected, *args),
        )

    def agrees(
        self,
        reference: Callable[..., Any],
        *args: Any,
        hint: str = "",
        silent: bool = False,
        outputs: Sequence[str] = (),
        rtol: float | None = None,
        **kwargs: Any,
    ) -> None:
        """The call gives what ``reference`` gives; on failure the message doesn't show that."""
        expected = reference(*copy.deepcopy(args), **kwargs)
        try:
            actual = self.call(*args, hint=hint, silent=silent, **kwargs)
        except CheckFailure as failure:
            self._go_on_after(failure)
            return
        self.close(
            actual,
            expected,
            words.call(self.name, args, kwargs),
            hint=hint,
            outputs=outputs,
            reveal=False,
            rtol=rtol or values.tolerance(actual, expected, *args),
        )

    def close(
        self,
        actual: Any,
        expected: Any,
        call: str,
        *,
        hint: str = "",
        outputs: Sequence[str] = (),
        reveal: bool = True,
        rtol: float | None = None,
    ) -> None:
        """A value that is there already is close to ``expected``; ``call`` names its origin."""
        how = {"hint": hint, "reveal": reveal, "rtol": rtol}
        try:
            if isinstance(expected, tuple):
                _require_each(actual, expected, call, outputs, how)
            else:
                _require(actual, expected, call, **how)
        except CheckFailure as failure:
            self._go_on_after(self.noted(failure, call, actual))
            return
        self.passed.append(call)

    def noted(
        self, failure: CheckFailure, call: str, came: object, near: float = 0.0
    ) -> CheckFailure:
        """The same failure, with what was judged: the call, and what came of it.

        It is then raised, unless the test goes on after failures and nothing hangs on this one.
        """
        failure.facts = Facts(self.whole, len(self.passed), call, came, near)
        failure.passed = tuple(self.passed)
        if (found := evidence()) is not None:
            found.take(failure)
        return failure

    def _go_on_after(self, failure: CheckFailure) -> None:
        """Raise a failure that was noted, unless the next check can be made all the same."""
        if evidence() is None or isinstance(failure, NotAttempted):
            raise failure

    def raises(self, error: type[Exception], *args: Any, hint: str = "", **kwargs: Any) -> None:
        """The call raises ``error``."""
        call = words.call(self.name, args, kwargs)
        try:
            value = self.answer(*_copied(args), **kwargs)
        except NotImplementedError as stub:
            raise self._not_attempted(stub) from stub
        except error:
            self.passed.append(call)
            return
        except Exception as other:
            failure = self._raised(call, other, hint)
            failure.__cause__ = other
            self._go_on_after(failure)
            return
        failure = CheckFailure(
            words.message(
                f"{call} must raise {error.__name__}.", ("came", words.describe(value)), hint=hint
            )
        )
        self._go_on_after(self.noted(failure, call, value))

    def that(
        self, holds: bool, message: str, hint: str = "", *, came: object = None, near: float = 0.0
    ) -> None:
        """A statement about the answer holds; ``message`` says what is wrong where it doesn't.

        Parameters
        ----------
        came : what was judged; the same slip gives the same. By default the message is taken.
        near : how far a number in it may be off for the same slip, where it depends on chance.
        """
        if not bool(holds):
            failure = CheckFailure(words.message(message, hint=hint))
            self._go_on_after(self.noted(failure, "", message if came is None else came, near))
            return
        self.passed.append("")

    def call(self, *args: Any, hint: str = "", silent: bool = False, **kwargs: Any) -> Any:
        """What the student's function returns for these arguments, which it must leave as they are.

        Raises
        ------
        NotAttempted
            If it still is the stub.
        CallRaised
            If it raised.
        CheckFailure
            If it changed an argument, or warned where ``silent`` is asked.
        """
        call = words.call(self.name, args, kwargs)
        given = _copied(args)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                value = self.answer(*given, **kwargs)
            except NotImplementedError as stub:
                raise self._not_attempted(stub) from stub
            except Exception as error:
                raise self._raised(call, error, hint) from error
        if silent and caught:
            failure = CheckFailure(
                words.message(
                    f"{call} gave a warning: {caught[0].message}.",
                    hint=hint or "The result may look right; an intermediate number overflowed.",
                )
            )
            raise self.noted(failure, call, [str(caught[0].message), value])
        self._require_unchanged(call, args, given)
        return value

    def _not_attempted(self, stub: NotImplementedError) -> NotAttempted:
        """The failure of a function that is as it was handed out, or that calls one that is."""
        place = traceback.extract_tb(stub.__traceback__)[-1].name
        own = (self.name, getattr(self.answer, "__name__", ""), "__init__")
        other = place if place.isidentifier() and place not in own else ""
        headline = f"{self.name} needs {other}, which" if other else self.name
        message = words.message(
            f"{headline} is not written yet.",
            hint="Replace the line `raise NotImplementedError()` by your own code, "
            "run that cell, then this one.",
        )
        failure = NotAttempted(message)
        self.noted(failure, "", "not attempted")
        return failure

    def _raised(self, call: str, error: Exception, hint: str) -> CallRaised:
        """The failure of a call that raised."""
        # The first frame is this module's, the next one the student's; NumPy's may follow.
        frames = traceback.extract_tb(error.__traceback__)[1:]
        files = [frame.filename for frame in frames]
        student = STUDENT_FILE if STUDENT_FILE in files else next(iter(files), "")
        own = [frame for frame in frames if frame.filename == student]
        where = f" (line {own[-1].lineno} of {own[-1].name})" if own else ""
        came = f"{type(error).__name__}: {error}"
        hint = slips.hint_for(error) or hint
        failure = CallRaised(words.message(f"{call} raised {came}{where}.", hint=hint))
        self.noted(failure, call, came)
        return failure

    def _require_unchanged(
        self, call: str, before: tuple[Any, ...], after: tuple[Any, ...]
    ) -> None:
        for kept, given in zip(before, after, strict=True):
            if isinstance(kept, np.ndarray) and not values.is_as_before(kept, given):
                was, now = words.two(kept, given)
                failure = CheckFailure(
                    words.message(
                        f"{call} changed its argument.",
                        ("was", was),
                        ("now", now),
                        hint="Work on a new array: `x = x * 2` makes one, `x *= 2` does not.",
                    )
                )
                raise self.noted(failure, call, given)

    def done(self) -> None:
        """Say that all checks passed."""
        if (found := evidence()) is not None and found.failures:
            return
        count = len(self.passed)
        word = GOOD_WORDS[zlib.crc32(self.name.encode()) % len(GOOD_WORDS)]
        print(f"{self.name}: {count} check{'s' if count != 1 else ''} passed. {word}")


def _require_each(
    actual: Any,
    expected: tuple[Any, ...],
    call: str,
    outputs: Sequence[str],
    how: dict[str, Any],
) -> None:
    if type(actual) not in (tuple, list) or len(actual) != len(expected):
        came = f"{len(actual)} values" if type(actual) in (tuple, list) else words.describe(actual)
        names = f": {', '.join(outputs)}" if outputs else ""
        raise CheckFailure(
            words.message(
                f"{call} must return {len(expected)} values{names}.",
                ("came", came),
                hint=how["hint"],
            )
        )
    names = outputs or [f"value {number}" for number in range(1, len(expected) + 1)]
    for name, one, target in zip(names, actual, expected, strict=True):
        _require(one, target, f"{name} of {call}", **how)


def _require(
    actual: Any, expected: Any, call: str, *, hint: str, reveal: bool, rtol: float | None
) -> None:
    rtol = rtol or values.tolerance(actual, expected)
    target = np.asarray(expected)
    array = values.as_plain_array(actual, call, hint)
    values.require_shape(array, target.shape, call, hint)
    values.require_close(array, target, call, hint=hint, reveal=reveal, rtol=rtol)


def _copied(args: tuple[Any, ...]) -> tuple[Any, ...]:
    """Copies of the arguments; an array that can't be written to stays one."""
    copies = copy.deepcopy(args)
    for kept, given in zip(args, copies, strict=True):
        if isinstance(kept, np.ndarray):
            given.flags.writeable = kept.flags.writeable
    return copies
