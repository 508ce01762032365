"""What a loopback server offers, what goes wrong with it, and what it was asked."""

import os
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Copy:
    """A file on the server, and what goes wrong with it."""

    body: bytes = b""
    status: int = 200
    ranges: bool = True
    breaks_after: int | None = None
    """An answer ends after so many bytes,"""
    breaks: int = 1_000_000
    """as often as this."""
    stalls_after: int | None = None
    trickles: bool = False
    when_half: Callable[[], None] | None = None


@dataclass
class Server:
    """Where the copies are, and the ``(path, Range)`` of each request so far."""

    address: str
    copies: dict[str, Copy]
    requests: list[tuple[str, str | None]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def offer(self, path: str, copy: Copy) -> str:
        """Put a copy at ``path`` and give its address."""
        self.copies[path] = copy
        return f"{self.address}{path}"

    def ranges(self, path: str) -> list[str | None]:
        """The Range of each request for ``path``."""
        return [asked for where, asked in self.requests if where == path]


def interrupt_main() -> None:
    """What Ctrl-C does."""
    os.kill(os.getpid(), signal.SIGINT)
