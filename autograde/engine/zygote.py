"""One pre-imported Python in the jail; a fork of it serves one submission.

It never runs a line of a student's, so every fork begins alike. It is started as
``python -m autograde.engine.zygote CONTROL_FD JAILED`` and told what to do over a socket: ``fork``
(with the limits, and the channel's socket beside it) and ``end``.
"""

import array
import contextlib
import gc
import json
import os
import signal
import socket
import struct
import sys
import tempfile
from pathlib import Path

from autograde.engine import cage
from autograde.engine.channel import Channel
from autograde.engine.limits import Limits
from autograde.engine.outputs import Outputs
from autograde.engine.serve import serve
from autograde.engine.shell import CaptureShell, import_lab, new_shell


def main() -> None:
    """Serve the control socket until it is closed."""
    control = socket.socket(fileno=int(sys.argv[1]))
    jailed = sys.argv[2] == "jailed"
    shell = warmed_shell()
    gc.freeze()  # what is here stays: forks need not look through it, nor copy it for that
    control.send(b"ready")
    number = 0
    while True:
        request, ancillary, *_ = control.recvmsg(4096, socket.CMSG_SPACE(4))
        if not request:
            return
        if request.startswith(b"fork"):
            number += 1
            limits = Limits(**json.loads(request[4:]))
            descriptor = array.array("i", ancillary[0][2][:4])[0]
            pair = fork(descriptor, shell, limits, number, jailed)
            os.close(descriptor)
            control.send(struct.pack("<ii", *pair))
        else:
            control.send(struct.pack("<i", end(*struct.unpack("<ii", request[3:]), jailed)))


def warmed_shell() -> CaptureShell:
    """A fresh shell, in a process that has already imported and once used what notebooks use."""
    import matplotlib.pyplot as plt
    import numpy as np

    import_lab()
    shell = new_shell(Outputs(Limits().output))
    figure, axes = plt.subplots()
    axes.plot(np.arange(3), label="warm")
    axes.legend()
    with Path(os.devnull).open("wb") as nowhere:
        figure.savefig(nowhere, format="png")
    plt.close("all")
    np.linalg.svd(np.ones((2, 2)))
    np.random.default_rng()
    raise_once(shell)
    return shell


def raise_once(shell: CaptureShell) -> None:
    """Run a cell that fails: to show its first error, a shell looks up the file of every module."""
    shell.run_cell("raise RuntimeError", silent=True)
    shell.outputs.taken()
    for name in ("last_type", "last_value", "last_traceback"):
        delattr(sys, name)


def fork(
    descriptor: int, shell: CaptureShell, limits: Limits, number: int, jailed: bool
) -> tuple[int, int]:
    """Fork a guard and its caged child; their process ids, the child's 0 if there is none."""
    tell, told = os.pipe()
    guard = os.fork()
    if guard == 0:
        try:
            os.close(tell)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)

            def job() -> None:
                work(descriptor, shell, limits, jailed)

            cage.caged(job, limits, number, descriptor, told, jailed)
        except BaseException as error:
            Channel(socket.socket(fileno=descriptor), limits.value).send(("broken", repr(error)))
        finally:
            os._exit(1)
    os.close(told)
    answer = os.read(tell, 4)
    os.close(tell)
    return guard, struct.unpack("<i", answer)[0] if answer else 0


def work(descriptor: int, shell: CaptureShell, limits: Limits, jailed: bool) -> None:
    """What the caged child does: it becomes the submission's process."""
    shell.outputs.limit = limits.output
    channel = Channel(socket.socket(fileno=os.dup(descriptor)), limits.value)
    keep = channel.socket.fileno()
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(nothing, standard)
    os.closerange(3, keep)
    os.closerange(keep + 1, 1024)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    home = cage.HOME if jailed else Path(tempfile.mkdtemp(prefix="submission-"))
    folder = home / "work"
    folder.mkdir(parents=True)
    os.environ.update(HOME=str(home), TMPDIR=str(home), MPLCONFIGDIR=str(home))
    tempfile.tempdir = None
    channel.send(("ready",))
    serve(channel, shell, folder)


def end(guard: int, child: int, jailed: bool) -> int:
    """Kill a submission's processes; the guard's exit code says how the first of them had ended."""
    ended, status = os.waitpid(guard, os.WNOHANG)
    if not ended:
        with contextlib.suppress(ProcessLookupError):
            # In the jail all die with the first, as its namespace does.
            (os.kill if jailed else os.killpg)(child or guard, signal.SIGKILL)
        _, status = os.waitpid(guard, 0)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    main()
