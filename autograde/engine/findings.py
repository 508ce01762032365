"""What a test found in an answer: the facts of every check that failed.

Two answers, a student's and one of ours, with the same findings made the same slip.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from autograde.engine.wire import WireError, encode
from lab.check import CheckFailure, Evidence, Facts, InputsDrawn

STRICT, LOOSE = 1e-6, 1e-4
"""How near two numbers must be for the same slip: float64, and with a float32 among them."""
NO_VALUE = "an object that is no value"
CHANGED = "an argument that was changed in place"
PLAIN = frozenset({-1.0, 0.0, 1.0})
"""Numbers that many slips give."""


@dataclass(frozen=True)
class Findings:
    """The failures of a test, in order.

    Parameters
    ----------
    seen : those before the test drew any inputs; they are the same for all seeds.
    after : those after that.
    drew : whether it came so far.
    whole : whether it went to its end, as far as the answer let it.
    """

    seen: tuple[Facts, ...]
    after: tuple[Facts, ...] = ()
    drew: bool = False
    whole: bool = True

    @property
    def first(self) -> Facts | None:
        """The failure that the student reads of."""
        return next(iter(self.seen + self.after), None)

    def has_same_seen(self, other: "Findings") -> bool:
        """Whether they are the same up to where inputs are drawn."""
        return _all_same(self.seen, other.seen)

    def is_same(self, other: "Findings") -> bool:
        """Whether they are the same to the end."""
        return (
            self.whole
            and other.whole
            and self.drew == other.drew
            and self.has_same_seen(other)
            and _all_same(self.after, other.after)
        )

    def has_same_first(self, other: "Findings") -> bool:
        """Whether the first failure is the same, and one that is hardly a coincidence."""
        one, two = self.first, other.first
        return bool(one and two and _same(one, two) and _is_telling(one.came))


def findings(evidence: Evidence, error: BaseException | None, *, whole: bool = True) -> Findings:
    """From what a test gathered, and what ended it, if anything did.

    Parameters
    ----------
    whole : False where the test was cut short from outside.
    """
    facts = [_facts_of(failure) for failure in evidence.failures]
    stopped = isinstance(error, InputsDrawn)
    if error is not None and not stopped and all(error is not f for f in evidence.failures):
        facts.append(_facts_of(error))
    seen = len(facts) if evidence.seen is None else evidence.seen
    drew = stopped or evidence.seen is not None
    return Findings(tuple(facts[:seen]), tuple(facts[seen:]), drew, whole and not stopped)


def changed_argument(function: str) -> CheckFailure:
    """The failure of an answer that is right, and changes its argument."""
    failure = CheckFailure(
        f"{function} changed its argument in place.\n"
        "  hint:      Work on a new array: `x = x * 2` makes one, `x *= 2` does not."
    )
    failure.facts = Facts(function, -1, "", CHANGED)
    return failure


def line_in_test(error: BaseException) -> int:
    """The line of the test cell in which an error arose, or 0."""
    trace, line = error.__traceback__, 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<test>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _facts_of(error: BaseException) -> Facts:
    """A failure's own facts, or its line and text."""
    facts = error.facts if isinstance(error, CheckFailure) else None
    if facts is None:
        text = f"{type(error).__name__}: {error}"
        return Facts("", line_in_test(error), "", text)
    try:
        encode(facts.came)
    except WireError:
        return replace(facts, came=NO_VALUE)
    return facts


def _all_same(ones: Sequence[Facts], others: Sequence[Facts]) -> bool:
    return len(ones) == len(others) and all(map(_same, ones, others))


def _same(one: Facts, other: Facts) -> bool:
    """Whether two answers failed in the same check with the same value."""
    place = (one.exercise, one.number, one.call) == (other.exercise, other.number, other.call)
    return place and _alike(one.came, other.came, max(one.near, other.near))


def _alike(one: Any, other: Any, near: float) -> bool:
    if type(one) is str or one is None or type(other) is str or other is None:
        return type(one) is type(other) and one == other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_alike(one[k], other[k], near) for k in one)
    array, target = _as_numbers(one), _as_numbers(other)
    if array is not None and target is not None:
        return _close(array, target, near)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(
            _alike(a, b, near) for a, b in zip(one, other, strict=True)
        )
    return False


def _as_numbers(value: Any) -> np.ndarray | None:
    if type(value) not in (np.ndarray, list, tuple) and not isinstance(value, int | float):
        return value if isinstance(value, np.generic) else None  # type: ignore[return-value]
    try:
        array = np.asarray(value)
    except ValueError:
        return None
    return array if array.dtype.kind in "biuf" else None


def _close(one: np.ndarray, other: np.ndarray, near: float) -> bool:
    # Whole numbers where the other has fractions is a slip of its own.
    kinds = {one.dtype.kind.replace("u", "i"), other.dtype.kind.replace("u", "i")}
    if one.shape != other.shape or kinds == {"i", "f"}:
        return False
    single = np.float32 in (one.dtype, other.dtype)
    wide = [np.asarray(array, dtype=np.float64) for array in (one, other)]
    finite = np.abs(wide[1][np.isfinite(wide[1])])
    scale = float(finite.max(initial=0.0))
    rtol = LOOSE if single else STRICT
    atol = near + scale * rtol * (0.1 if single else 1e-3)
    return bool(np.allclose(*wide, rtol=rtol, atol=atol, equal_nan=True))


def _is_telling(came: Any) -> bool:
    """Whether two answers that agree in this have hardly done so by chance."""
    numbers = _as_numbers(came)
    if numbers is None:
        return isinstance(came, list | tuple) and any(map(_is_telling, came))
    flat = np.asarray(numbers, dtype=np.float64).ravel()
    return bool(len({round(x, 9) for x in flat[np.isfinite(flat)].tolist()} - PLAIN) > 1) or (
        flat.size == 1 and not float(1000 * flat[0]).is_integer()
    )
