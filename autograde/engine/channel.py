"""Messages over a socket: whole or not at all, before a deadline, within limits.

A message is one wire value, a tuple whose first item is its kind.
"""

import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from autograde.engine.wire import (
    HEADER,
    Incoming,
    Outgoing,
    WireError,
    decode,
    encode,
    nothing_comes,
    nothing_goes,
)

PARTS = 10_000
"""Arrays in one message."""
CHUNK = 1 << 20
AHEAD = 1 << 14
"""Bytes that are read at once, where as many have come: small messages then need one reading."""


class ChannelClosed(Exception):
    """The other end is gone."""


class ChannelLate(Exception):
    """The other end did not answer in time."""


class Channel:
    """One end of a socket that carries messages.

    Parameters
    ----------
    socket : a connected stream socket; the channel owns it.
    limit : the most bytes that a message which comes in may have.
    """

    def __init__(self, socket: socket.socket, limit: int) -> None:
        self.socket = socket
        self.limit = limit
        self.deadline: float | None = None
        """When waiting ends, by ``time.monotonic()``."""
        self._ahead = bytearray()
        """What has come and was not asked for yet."""

    def send(self, message: tuple[Any, ...], outgoing: Outgoing = nothing_goes) -> None:
        """Send a message.

        Raises
        ------
        WireError
            If it can't be written; nothing was sent then.
        ChannelClosed, ChannelLate
        """
        parts = encode(message, outgoing)
        sizes = [len(part) for part in parts]
        if len(parts) > PARTS or sum(sizes) > self.limit:
            raise WireError(f"a value of more than {self.limit:,} bytes")
        whole = [struct.pack(f"<I{len(sizes)}Q", len(sizes), *sizes), *parts]
        for piece in [b"".join(whole)] if sum(sizes) < CHUNK else whole:
            self._write(piece)

    def receive(self, incoming: Incoming = nothing_comes) -> tuple[Any, ...]:
        """Wait for a message.

        Raises
        ------
        WireError
            If the other end breaks the rules; it is not to be spoken to again.
        ChannelClosed, ChannelLate
        """
        (count,) = struct.unpack("<I", self._read(4))
        if not 0 < count <= PARTS:
            raise WireError("a message of too many parts")
        sizes = struct.unpack(f"<{count}Q", self._read(8 * count))
        if sizes[0] > HEADER or sum(sizes) > self.limit:
            raise WireError("a message of too many bytes")
        message = decode([self._read(size) for size in sizes], incoming)
        if type(message) is not tuple or not message or type(message[0]) is not str:
            raise WireError("a message without a kind")
        return message

    def close(self) -> None:
        """Let go of the socket."""
        self.socket.close()

    def _read(self, size: int) -> bytearray:
        # Grows with what really comes: a size that is only claimed costs nothing.
        while len(self._ahead) < size:
            with self._waiting():
                piece = self.socket.recv(min(CHUNK, max(AHEAD, size - len(self._ahead))))
            if not piece:
                raise ChannelClosed
            self._ahead += piece
        if len(self._ahead) == size:
            data, self._ahead = self._ahead, bytearray()
        else:
            data = self._ahead[:size]
            del self._ahead[:size]
        return data

    def _write(self, data: bytes | memoryview) -> None:
        left = memoryview(data)
        while left:
            with self._waiting():
                left = left[self.socket.send(left) :]

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        """Wait in the block for the socket, until the deadline; what has come is there after it."""
        left = None if self.deadline is None else max(self.deadline - time.monotonic(), 0.0)
        try:
            self.socket.settimeout(left)
            yield
        except (TimeoutError, BlockingIOError) as error:
            raise ChannelLate from error
        except OSError as error:
            raise ChannelClosed from error
