"""The trusted process: it has the reference and the hidden tests, and no student's code.

It holds neither the gradebook nor other submissions. Each job is done in a fork of it, so that a
test leaves nothing behind for the next student. Started as ``python -m autograde.engine.examiner
FD SETTINGS``; jobs and events go over the socket as JSON, one length-prefixed line each.
"""

import contextlib
import gc
import importlib
import json
import os
import pkgutil
import resource
import socket
import struct
import sys
from functools import cache
from pathlib import Path
from typing import Any

from autograde.engine import cage
from autograde.engine.channel import Channel, ChannelClosed
from autograde.engine.colony import Colony
from autograde.engine.limits import Limits
from autograde.engine.wire import WireError
from lab.errors import CourseError

ROOM = 4_000_000_000
"""Bytes that a test may use above what the examiner has at its start."""


def main() -> None:
    """Serve jobs until the socket is closed."""
    line = socket.socket(fileno=int(sys.argv[1]))
    cage.die_with_parent()
    settings = json.loads(sys.argv[2])
    data = Path(settings["data"]) if settings["data"] else None
    colony = Colony(data, Limits(**settings["limits"]), settings["jailed"])
    # Imported while the zygote starts.
    shell = _warmed_shell()
    outcomes: dict[str, Any] = {}
    try:
        while (message := read(line)) is not None:
            try:
                colony.wait()
            except CourseError as error:
                write(line, {"refused": str(error)})
                return
            _import_for(tuple(message["setup"]))
            known = _known(message["known"])
            gc.freeze()  # what is here stays: forks need not look through it, nor copy it for that
            ours, theirs = socket.socketpair()
            job = os.fork()
            if job == 0:
                code = 1
                try:
                    cage.die_with_parent()
                    ours.close()
                    _do(message, known, colony, shell, line, outcomes, theirs)
                    code = 0
                finally:
                    os._exit(code)
            theirs.close()
            # While the first job of a lesson runs, for those to come.
            _compile_for(message["known"])
            _learn(ours, outcomes)
            _, status = os.waitpid(job, 0)
            if status:
                write(line, {"broken": os.waitstatus_to_exitcode(status)})
    finally:
        colony.close()


def _warmed_shell() -> Any:
    from autograde.engine.outputs import Outputs
    from autograde.engine.shell import import_lab, new_shell

    importlib.import_module("autograde.engine.session")
    import_lab()
    solutions = importlib.import_module("solutions")
    for module in pkgutil.iter_modules(solutions.__path__):
        if not module.ispkg:
            importlib.import_module(f"solutions.{module.name}")
    return new_shell(Outputs(Limits().output))


@cache
def _import_for(setup: tuple[str, ...]) -> None:
    """Import what a lesson imports, once, so that not each submission's fork has to."""
    from autograde.engine.exam import imported_names

    # What can't be imported is for the tests to tell, each time.
    with contextlib.suppress(Exception):
        imported_names(list(setup))


@cache
def _known(text: str) -> Any:
    """What is known of a lesson, read once."""
    from autograde.engine.known import Known

    return Known.of(text)


@cache
def _compile_for(text: str) -> None:
    from autograde.engine.programs import compile_ahead

    compile_ahead(_known(text))


def _learn(job: socket.socket, outcomes: dict[str, Any]) -> None:
    """Keep, for the jobs to come, what a job finds out about slips, until it ends."""
    from autograde.engine.stand import VALUE, receive_findings

    channel = Channel(job, VALUE)
    with contextlib.suppress(ChannelClosed, WireError):
        while True:
            key, outcome = receive_findings(channel)
            outcomes[key] = outcome
    channel.close()


def _do(
    message: dict[str, Any],
    known: Any,
    colony: Colony,
    shell: Any,
    line: socket.socket,
    outcomes: dict[str, Any],
    parent: socket.socket,
) -> None:
    from autograde.engine.session import Cell, Job, Session
    from autograde.engine.stand import VALUE, send_findings

    os.environ["COURSE_SEED"] = str(message["seed"])
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    room = pages * resource.getpagesize() + ROOM
    resource.setrlimit(resource.RLIMIT_AS, (room, room))
    job = Job(
        cells=[Cell(**cell) for cell in message["cells"]],
        setup=message["setup"],
        files=_files(Path(message["files"])),
        limits=Limits(**message["limits"]),
        settled={int(index): reason for index, reason in message["settled"].items()},
        known=known,
        seed=message["seed"],
    )
    channel = Channel(parent, VALUE)
    try:
        Session(
            job,
            colony,
            shell,
            lambda event: write(line, event),
            outcomes,
            lambda key, outcome: send_findings(channel, key, outcome),
        ).run()
        write(line, {"done": True})
    except CourseError as error:
        write(line, {"refused": str(error)})


def _files(folder: Path) -> list[tuple[str, bytes]]:
    """What was handed in beside the notebook: plain files alone, by their relative names."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file() or path.suffix == ".ipynb":
            continue
        if any(parent.is_symlink() for parent in path.relative_to(folder).parents):
            continue
        name = str(path.relative_to(folder)).encode("utf-8", "replace").decode()
        found.append((name, path.read_bytes()))
    return found


def write(line: socket.socket, message: dict[str, Any]) -> None:
    """Send one message."""
    data = json.dumps(message).encode()
    line.sendall(struct.pack("<Q", len(data)) + data)


def read(line: socket.socket) -> dict[str, Any] | None:
    """The next message, or None at the end."""
    head = _exactly(line, 8)
    if head is None:
        return None
    data = _exactly(line, struct.unpack("<Q", head)[0])
    return None if data is None else json.loads(data)


def _exactly(line: socket.socket, size: int) -> bytes | None:
    data = bytearray()
    while len(data) < size:
        piece = line.recv(min(1 << 20, size - len(data)))
        if not piece:
            return None
        data += piece
    return bytes(data)


if __name__ == "__main__":
    main()
