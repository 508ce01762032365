"""Messages over a socket, among them those of someone who means harm."""

import socket
import struct
import time

import pytest

from autograde.engine.channel import Channel, ChannelClosed, ChannelLate
from autograde.engine.wire import WireError


@pytest.fixture
def ends() -> tuple[Channel, socket.socket]:
    ours, theirs = socket.socketpair()
    channel = Channel(ours, 1000)
    channel.deadline = time.monotonic() + 5
    return channel, theirs


def test_a_message_arrives_as_it_was_sent(ends: tuple[Channel, socket.socket]) -> None:
    channel, theirs = ends
    Channel(theirs, 1000).send(("call", 3, (1.5, "x")))
    assert channel.receive() == ("call", 3, (1.5, "x"))


@pytest.mark.parametrize(
    "data",
    [
        struct.pack("<I", 0),
        struct.pack("<I", 1 << 31),
        struct.pack("<IQ", 1, 1 << 60),
        struct.pack("<IQ", 1, 1001),
        struct.pack("<IQ", 1, 3) + b"\xff\xff\xff",
        struct.pack("<IQ", 1, 1) + b"\x01",
    ],
)
def test_what_is_no_message_is_refused_before_it_is_waited_for(
    data: bytes, ends: tuple[Channel, socket.socket]
) -> None:
    channel, theirs = ends
    theirs.sendall(data)
    with pytest.raises(WireError):
        channel.receive()


def test_a_message_that_breaks_off_ends_the_channel(ends: tuple[Channel, socket.socket]) -> None:
    channel, theirs = ends
    theirs.sendall(struct.pack("<IQ", 1, 100) + b"half")
    theirs.close()
    with pytest.raises(ChannelClosed):
        channel.receive()


def test_waiting_ends_at_the_deadline(ends: tuple[Channel, socket.socket]) -> None:
    channel, theirs = ends
    theirs.sendall(struct.pack("<I", 1))
    channel.deadline = time.monotonic()
    with pytest.raises(ChannelLate):
        channel.receive()


def test_too_large_a_message_is_not_sent(ends: tuple[Channel, socket.socket]) -> None:
    channel, theirs = ends
    with pytest.raises(WireError):
        channel.send(("x", b"0" * 1000))
    channel.send(("x", b"0" * 10))
    assert Channel(theirs, 1000).receive() == ("x", b"0" * 10)
