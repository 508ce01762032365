"""Says which known slip a wrong answer is: the slip, put to the same test, fails in the same way.

The slips are ours, so they run among the trusted processes: in a fork of the examiner's, which ends
with them. No student's code runs here, and no student's process hears of any of this.
"""

import contextlib
import hashlib
import os
import signal
import socket
import time
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import astuple, dataclass

from autograde.engine import cage
from autograde.engine.channel import Channel, ChannelClosed, ChannelLate
from autograde.engine.findings import Findings
from autograde.engine.known import Known, Slip, StageCell
from autograde.engine.trial import attempt, stage_names
from autograde.engine.wire import WireError
from lab.check import Facts

SECONDS, EACH = 6.0, 2.0
"""That all slips of an exercise may take together, and each alone; slower ones are not told."""
VALUE = 50_000_000
"""Bytes of what came of a slip."""
UNKNOWN = Findings((Facts("", -2, "", "unknown"),))
"""What is known of a slip that did not come to an end."""

Outcomes = MutableMapping[str, Findings]
Learnt = Callable[[str, Findings], None]


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

    def says(self, test: str, text: str, found: Findings, *, in_place: bool = False) -> str:
        """What to tell a student in whose answer a test found this; empty where no slip fits.

        Parameters
        ----------
        test, text : the grade id of the test cell, and what stands in it.
        in_place : whether the exercise is to change its argument.
        """
        slips = self.known.slips.get(test.removeprefix("test_"), ())
        trial = _Trial(self.known.stage, test, text, in_place)
        in_sight = self._tried(trial, [slip for slip in slips if slip.says], until_drawn=True)
        likely = [(slip, other) for slip, other in in_sight if other.has_same_seen(found)]
        further = self._tried(trial, [slip for slip, other in likely if not other.whole])
        compared = [*(pair for pair in likely if pair[1].whole), *further]
        same = [slip.says for slip, other in compared if other.is_same(found)]
        near = {slip.says for slip, other in compared if other.has_same_first(found)}
        if same:
            return same[0]
        return near.pop() if len(near) == 1 else ""

    def _tried(
        self, trial: "_Trial", slips: Sequence[Slip], *, until_drawn: bool = False
    ) -> list[tuple[Slip, Findings]]:
        """What the test finds in each slip, up to where it draws inputs, or to its end."""
        keys = [self._key(trial.text, slip, until_drawn) for slip in slips]
        new = {key: slip for key, slip in zip(keys, slips, strict=True) if key not in self.outcomes}
        for key, outcome in trial.outcomes(new, until_drawn).items():
            self.outcomes[key] = outcome
            self.learnt(key, outcome)
        return [(slip, self.outcomes[key]) for key, slip in zip(keys, slips, strict=True)]

    def _key(self, text: str, slip: Slip, until_drawn: bool) -> str:
        parts = self._stage, text, slip.code, None if until_drawn else self.seed
        return hashlib.sha256(repr(parts).encode()).hexdigest()


@dataclass(frozen=True)
class _Trial:
    """A test that slips are put to."""

    stage: tuple[StageCell, ...]
    test: str
    text: str
    in_place: bool

    def outcomes(self, slips: Mapping[str, Slip], until_drawn: bool) -> dict[str, Findings]:
        """What came of each. One that takes too long is unknown, and is not waited for again."""
        found: dict[str, Findings] = {}
        ends = time.monotonic() + SECONDS
        while left := {key: slip for key, slip in slips.items() if key not in found}:
            found |= self._in_a_fork(left, until_drawn, ends)
            if len(found) < len(slips):
                late = next(key for key in slips if key not in found)
                found[late] = UNKNOWN
            if time.monotonic() >= ends:
                found |= {key: UNKNOWN for key in slips if key not in found}
        return found

    def _in_a_fork(
        self, slips: Mapping[str, Slip], until_drawn: bool, ends: float
    ) -> dict[str, Findings]:
        """What came of the first few, in a process that may hang, crash and print as it likes."""
        ours, theirs = socket.socketpair()
        child = os.fork()
        if child == 0:
            try:
                cage.die_with_parent()
                ours.close()
                self._try_all(Channel(theirs, VALUE), slips, until_drawn)
            finally:
                os._exit(0)
        theirs.close()
        channel = Channel(ours, VALUE)
        found: dict[str, Findings] = {}
        with contextlib.suppress(ChannelClosed, ChannelLate, WireError):
            for _ in slips:
                channel.deadline = min(ends, time.monotonic() + EACH)
                key, findings = receive_findings(channel)
                found[key] = findings
        channel.close()
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return found

    def _try_all(self, channel: Channel, slips: Mapping[str, Slip], until_drawn: bool) -> None:
        from autograde.engine.exam import silence

        silence()
        texts = [self.text, *(slip.code for slip in slips.values())]
        names = stage_names(self.stage, self.test, texts)
        for key, slip in slips.items():
            found = attempt(
                names,
                slip.code,
                self.test,
                self.text,
                in_place=self.in_place,
                until_drawn=until_drawn,
            )
            send_findings(channel, key, found)


def send_findings(channel: Channel, key: str, found: Findings) -> None:
    """Send findings to another trusted process."""
    seen, after = ([astuple(one) for one in some] for some in (found.seen, found.after))
    channel.send(("findings", key, seen, after, found.drew, found.whole))


def receive_findings(channel: Channel) -> tuple[str, Findings]:
    """Wait for some that were sent, with their key."""
    _, key, seen, after, drew, whole = channel.receive()
    seen, after = (tuple(Facts(*fields) for fields in some) for some in (seen, after))
    return key, Findings(seen, after, drew, whole)
