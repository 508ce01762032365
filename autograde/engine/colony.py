"""The zygote as the trusted side sees it: it is started here, and forks are asked for and ended."""

import array
import json
import os
import signal
import socket
import struct
import subprocess
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from autograde.engine.cage import MEMORY_EXIT, SIGNAL_EXIT
from autograde.engine.channel import Channel, ChannelClosed, ChannelLate
from autograde.engine.jail import many_users, why_not, zygote_command, zygote_environment
from autograde.engine.limits import Limits
from autograde.engine.wire import WireError
from lab.errors import CourseError

START_SECONDS = 60.0


@dataclass(frozen=True)
class Fork:
    """A fork that serves one submission: what to talk to it over, and its process ids inside."""

    channel: Channel
    guard: int
    child: int


class Colony:
    """A zygote that is alive, and the socket to it."""

    def __init__(self, data: Path | None, limits: Limits, jailed: bool) -> None:
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        users = many_users() if jailed else None
        command = zygote_command(theirs.fileno(), users, data, limits, jailed)
        self.process = subprocess.Popen(
            command,
            pass_fds=(theirs.fileno(), *([] if users is None else [users])),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=None if jailed else zygote_environment(data, limits),
        )
        theirs.close()
        if users is not None:
            os.close(users)
        self.jailed = jailed
        self._ready = False

    def wait(self) -> None:
        """Wait until the zygote is ready to fork.

        Raises
        ------
        CourseError
            If it did not start.
        """
        if self._ready:
            return
        self.control.settimeout(START_SECONDS)
        try:
            self._ready = self.control.recv(16) == b"ready"
        except OSError:
            self._ready = False
        self.control.settimeout(None)
        if self._ready:
            return
        self.process.kill()
        said = (self.process.stderr.read() if self.process.stderr else b"").decode(errors="replace")
        reason = (why_not() if self.jailed else "") or f"Its last words: {said.strip()[-2000:]}"
        raise CourseError(f"The process that runs students' code could not be started. {reason}")

    def fork(self, limits: Limits) -> Fork:
        """A new fork."""
        self.wait()
        ours, theirs = socket.socketpair()
        with theirs:
            descriptors = array.array("i", [theirs.fileno()])
            request = b"fork" + json.dumps(asdict(limits)).encode()
            self.control.sendmsg([request], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, descriptors)])
        guard, child = struct.unpack("<ii", self._answer(8))
        fork = Fork(Channel(ours, limits.value), guard, child)
        self._require_ready(fork)
        return fork

    def _require_ready(self, fork: Fork) -> None:
        """Wait until a fork is shut in; that it can't be is no fault of a student's."""
        fork.channel.deadline = time.monotonic() + START_SECONDS
        try:
            kind, *reason = fork.channel.receive()
        except (ChannelClosed, ChannelLate, WireError):
            kind, reason = "", []
        if kind == "ready":
            return
        why = self.end(fork)
        raise CourseError(
            "A submission's sandbox could not be set up, so nothing more was graded. "
            f"{reason[0] if reason else why}. The system must allow user namespaces within others."
        )

    def end(self, fork: Fork) -> str:
        """Kill a fork and all that it started; why it had ended before, if it had."""
        fork.channel.close()
        self.control.send(b"end" + struct.pack("<ii", fork.guard, fork.child))
        (code,) = struct.unpack("<i", self._answer(4))
        return how_it_ended(code)

    def close(self) -> None:
        """End the zygote and everything in its jail."""
        self.control.close()
        self.process.kill()
        self.process.wait()

    def _answer(self, size: int) -> bytes:
        answer = self.control.recv(size)
        if len(answer) != size:
            raise CourseError("The process that runs students' code has ended. Start again.")
        return answer


def how_it_ended(code: int) -> str:
    """A guard's exit code in words."""
    if code == MEMORY_EXIT:
        return "It used more memory than is allowed"
    if code == SIGNAL_EXIT + signal.SIGKILL or code < 0:
        return "It was killed"
    if code > SIGNAL_EXIT:
        try:
            return f"It crashed ({signal.Signals(code - SIGNAL_EXIT).name})"
        except ValueError:
            return "It crashed"
    return f"It ended itself (exit code {code})"
