"""Says which known slip a wrong answer is: the slip, put to the same test, fails in the same way.

The slips are ours, so they run among the trusted processes: in a fork of the examiner's, which ends
with them. No student's code runs here, and no student's process hears of any of this.
"""

import hashlib
import os
import signal
import socket
import time
from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograde.engine import cage
from autograde.engine.channel import Channel, ChannelClosed, ChannelLate
from autograde.engine.known import Known, Slip, StageCell
from autograde.engine.trial import Outcome, attempt, stage_names
from autograde.engine.wire import WireError
from lab.check import Facts

SECONDS = 8.0
"""That all slips of one exercise may take together; those that are slower are not told."""
VALUE = 50_000_000
"""Bytes of what came of a slip."""
STRICT, LOOSE = 1e-6, 1e-4
"""How near two numbers must be for the same slip: float64, and with a float32 among them."""


Outcomes = MutableMapping[str, Outcome]
Learnt = Callable[[str, Outcome], None]


class SlipBook:
    """Looks up a failure among the slips of its exercise.

    Parameters
    ----------
    known : of the lesson.
    seed : of the inputs that its tests draw.
    outcomes : of slips that were tried before; new ones are added.
    learnt : is told of each new one.
    """

    def __init__(self, known: Known, seed: int, outcomes: Outcomes, learnt: Learnt) -> None:
        self.known = known
        self.seed = seed
        self.outcomes = outcomes
        self.learnt = learnt
        self._stage = hashlib.sha256(repr(known.stage).encode()).hexdigest()

    def says(self, test: str, text: str, facts: Facts, *, in_place: bool = False) -> str:
        """What to tell a student whose answer failed with these facts; empty where no slip fits.

        Parameters
        ----------
        test, text : the grade id of the test cell, and what stands in it.
        in_place : whether the exercise is to change its argument.
        """
        exercise = test.removeprefix("test_")
        slips = [slip for slip in self.known.slips.get(exercise, ()) if slip.says]
        keys = [self._key(text, slip) for slip in slips]
        if said := self._look_up(slips, keys, facts):
            return said
        untried = [
            (key, slip) for key, slip in zip(keys, slips, strict=True) if not self._tried(key)
        ]
        if not untried:
            return ""
        trial = _Trial(self.known.stage, test, text, in_place, tuple(untried))
        for key, outcome in trial.outcomes():
            key = self._with_seed(key) if outcome.drew else key
            self.outcomes[key] = outcome
            self.learnt(key, outcome)
        return self._look_up(slips, keys, facts)

    def _look_up(self, slips: Sequence[Slip], keys: Sequence[str], facts: Facts) -> str:
        for slip, key in zip(slips, keys, strict=True):
            outcome = self._tried(key)
            if outcome and outcome.facts and same(outcome.facts, facts):
                return slip.says
        return ""

    def _tried(self, key: str) -> Outcome | None:
        return self.outcomes.get(key) or self.outcomes.get(self._with_seed(key))

    def _key(self, text: str, slip: Slip) -> str:
        return hashlib.sha256(repr((self._stage, text, slip.code)).encode()).hexdigest()

    def _with_seed(self, key: str) -> str:
        return f"{key} {self.seed}"


def same(one: Facts, other: Facts) -> bool:
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


@dataclass(frozen=True)
class _Trial:
    """Slips to be put to a test."""

    stage: tuple[StageCell, ...]
    test: str
    text: str
    in_place: bool
    slips: tuple[tuple[str, Slip], ...]

    def outcomes(self) -> list[tuple[str, Outcome]]:
        """What came of each, in a process that may hang, crash and print as it likes."""
        ours, theirs = socket.socketpair()
        child = os.fork()
        if child == 0:
            try:
                cage.die_with_parent()
                ours.close()
                self._try_all(Channel(theirs, VALUE))
            finally:
                os._exit(0)
        theirs.close()
        channel = Channel(ours, VALUE)
        channel.deadline = time.monotonic() + SECONDS
        found = []
        try:
            for _ in self.slips:
                found.append(receive_outcome(channel))
        except (ChannelClosed, ChannelLate, WireError):
            # The one that hung, and those after it, count as tried: they are not waited for again.
            found += [(key, Outcome(None, True)) for key, _ in self.slips[len(found) :]]
        finally:
            channel.close()
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        return found

    def _try_all(self, channel: Channel) -> None:
        from autograde.engine.exam import silence

        silence()
        names = stage_names(self.stage, self.test)
        for key, slip in self.slips:
            outcome = attempt(names, slip.code, self.test, self.text, in_place=self.in_place)
            send_outcome(channel, key, outcome)


def send_outcome(channel: Channel, key: str, outcome: Outcome) -> None:
    """Send an outcome to another trusted process; facts that are no plain values are left out."""
    facts = outcome.facts
    fields = facts and (facts.exercise, facts.number, facts.call, facts.came, facts.near)
    try:
        channel.send(("outcome", key, fields, outcome.drew))
    except WireError:
        channel.send(("outcome", key, None, outcome.drew))


def receive_outcome(channel: Channel) -> tuple[str, Outcome]:
    """Wait for one that was sent, with its key."""
    _, key, fields, drew = channel.receive()
    return key, Outcome(Facts(*fields) if fields else None, drew)
