"""The process in which known slips are put to tests: it may hang, crash and print as it likes.

The slips are ours, so it is one of the trusted processes: a fork of the examiner's for one
submission, begun with the first test that fails. No student's code runs here, and no student's
process hears of any of this.
"""

import contextlib
import os
import signal
import socket
import time
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from typing import Any

from autograde.engine import cage
from autograde.engine.channel import Channel, ChannelClosed, ChannelLate
from autograde.engine.findings import Findings
from autograde.engine.known import Known, Slip
from autograde.engine.trial import attempt, stage_names
from autograde.engine.wire import WireError
from lab.check import Facts

SECONDS, EACH = 6.0, 2.0
"""That all slips of an exercise may take together, and each alone; slower ones are not told."""
VALUE = 50_000_000
"""Bytes of what came of a slip."""
UNKNOWN = Findings((Facts("", -2, "", "unknown"),))
"""What is known of a slip that did not come to an end."""


@dataclass(frozen=True)
class Test:
    """A test cell: its grade id, its text, and whether its exercise is to change its argument."""

    name: str
    text: str
    in_place: bool


class Stand:
    """Where slips are tried. Nothing runs before the first of them, nor after ``close``."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self._child = 0
        self._channel: Channel | None = None

    def findings(
        self, test: Test, slips: Mapping[str, Slip], until_drawn: bool
    ) -> dict[str, Findings]:
        """What a test finds in each slip. One that takes too long is unknown.

        Parameters
        ----------
        slips : of the test's exercise, by keys of the caller's.
        until_drawn : whether to stop where the test draws inputs.
        """
        found: dict[str, Findings] = {}
        ends = time.monotonic() + SECONDS
        while left := {key: slip.code for key, slip in slips.items() if key not in found}:
            found |= self._tried(test, left, until_drawn, ends)
            if len(found) < len(slips):
                late = next(key for key in slips if key not in found)
                found[late] = UNKNOWN
            if time.monotonic() >= ends:
                found |= {key: UNKNOWN for key in slips if key not in found}
        return found

    def close(self) -> None:
        """End the process, if there is one."""
        if self._channel is not None:
            self._channel.close()
            os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)
            self._channel = None

    def _tried(
        self, test: Test, codes: Mapping[str, str], until_drawn: bool, ends: float
    ) -> dict[str, Findings]:
        """What came of the slips, up to one that the process did not survive."""
        channel = self._open()
        found: dict[str, Findings] = {}
        try:
            channel.deadline = ends
            channel.send(("try", *astuple(test), until_drawn, dict(codes)))
            for _ in codes:
                channel.deadline = min(ends, time.monotonic() + EACH)
                key, findings = receive_findings(channel)
                found[key] = findings
        except (ChannelClosed, ChannelLate, WireError):
            self.close()
        return found

    def _open(self) -> Channel:
        if self._channel is None:
            ours, theirs = socket.socketpair()
            self._child = os.fork()
            if self._child == 0:
                try:
                    cage.die_with_parent()
                    ours.close()
                    _serve(Channel(theirs, VALUE), self.known)
                finally:
                    os._exit(0)
            theirs.close()
            self._channel = Channel(ours, VALUE)
        return self._channel


def _serve(channel: Channel, known: Known) -> None:
    """Try what is asked for, until the process is ended."""
    from autograde.engine.exam import silence

    silence()
    stages: dict[str, dict[str, Any]] = {}
    with contextlib.suppress(ChannelClosed):
        while True:
            _, name, text, in_place, until_drawn, codes = channel.receive()
            if name not in stages:
                texts = [text, *(slip.code for slip in known.slips_of(name))]
                stages[name] = stage_names(known.stage, name, texts)
            for key, code in codes.items():
                found = attempt(
                    stages[name], code, name, text, in_place=in_place, until_drawn=until_drawn
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
