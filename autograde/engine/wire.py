"""Values as bytes, and back: a format in which nothing can be executed and nothing pretends.

Only exact built-in types and plain numeric arrays are values. The decoder trusts no byte. What is
not a value is given to the caller's ``outgoing``, which may name it (a handle, a callback).
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

import msgpack
import numpy as np

DEPTH = 32
"""Levels of nesting."""
COUNT = 1_000_000
"""Values inside one message."""
HEADER = 32_000_000
"""Bytes of a message without its arrays."""
DIMENSION = 1 << 40
"""The largest dimension of an array, which matters where another one is 0."""
TEXT = 10_000_000
"""Characters of one text, and bytes of one large integer."""

NUMERIC = re.compile(r"[<>|=](b1|[iu][1248]|f(2|4|8|16)|c(8|16|32))")
ATOMS = (type(None), bool, float)
SEQUENCES: dict[type, str] = {list: "list", tuple: "tuple", set: "set", frozenset: "frozenset"}

Named = tuple[str, list[Any]]
Outgoing = Callable[[object], Named]
Incoming = Callable[[str, list[Any]], object]


class WireError(ValueError):
    """A value that can't go over, or bytes that are none of ours."""


def nothing_goes(value: object) -> Named:
    """An ``outgoing`` for plain values alone."""
    raise WireError(f"{type(value).__name__} is no plain value")


def nothing_comes(tag: str, fields: list[Any]) -> object:
    """An ``incoming`` for plain values alone."""
    raise WireError("an unknown kind of value")


def encode(value: object, outgoing: Outgoing = nothing_goes) -> list[bytes | memoryview]:
    """A value as a header and the contents of its arrays.

    Raises
    ------
    WireError
        If the value is too deep or too large, or ``outgoing`` refuses a part of it.
    """
    packer = _Packer(outgoing)
    packed = packer.pack(value, 0)
    try:
        header = msgpack.packb(packed, use_bin_type=True)
    except (ValueError, OverflowError) as error:
        raise WireError("a value that can't be written") from error
    if header is None or len(header) > HEADER:
        raise WireError("a value of too many bytes")
    return [header, *packer.buffers]


def decode(parts: Sequence[bytes | bytearray], incoming: Incoming = nothing_comes) -> Any:
    """The value that these parts were made of.

    Raises
    ------
    WireError
        If they are not what ``encode`` makes, or break a limit.
    """
    if not parts or len(parts[0]) > HEADER:
        raise WireError("a message without a header, or with too large a one")
    try:
        packed = msgpack.unpackb(
            parts[0], raw=False, use_list=True, max_map_len=0, max_ext_len=0, max_array_len=COUNT
        )
    except Exception as error:
        raise WireError("bytes that are no message") from error
    unpacker = _Unpacker(list(parts[1:]), incoming)
    value = unpacker.unpack(packed, 0)
    if any(buffer is not None for buffer in unpacker.buffers):
        raise WireError("an array that no one asked for")
    return value


class _Packer:
    def __init__(self, outgoing: Outgoing) -> None:
        self.outgoing = outgoing
        self.buffers: list[bytes | memoryview] = []
        self.count = 0

    def pack(self, value: object, depth: int) -> Any:
        self.count += 1
        if depth > DEPTH:
            raise WireError(f"a value nested more than {DEPTH} levels deep")
        if self.count > COUNT:
            raise WireError(f"more than {COUNT:,} values in one")
        kind = type(value)
        if kind in ATOMS:
            return value
        if kind is int:
            return self._integer(value)  # type: ignore[arg-type]
        if kind is str:
            return self._text(value)  # type: ignore[arg-type]
        if kind is bytes:
            if len(value) > TEXT:  # type: ignore[arg-type]
                raise WireError("too many bytes in one value")
            return value
        if kind is np.ndarray:
            return self._array(value)  # type: ignore[arg-type]
        if kind in SEQUENCES:
            return [SEQUENCES[kind], *(self.pack(v, depth + 1) for v in list(value))]  # type: ignore[call-overload]
        if kind is dict:
            pairs = list(value.items())  # type: ignore[attr-defined]
            return ["dict", *(self.pack(part, depth + 1) for pair in pairs for part in pair)]
        return self._rarer(value, depth)

    def _integer(self, value: int) -> Any:
        if -(1 << 63) <= value < 1 << 63:
            return value
        size = value.bit_length() // 8 + 1
        if size > TEXT:
            raise WireError("an integer of too many digits")
        return ["int", value.to_bytes(size, "little", signed=True)]

    def _text(self, value: str) -> str:
        if len(value) > TEXT:
            raise WireError("a text of too many characters")
        try:
            value.encode()
        except UnicodeEncodeError:
            raise WireError("a text with half a character") from None
        return value

    def _array(self, value: np.ndarray) -> Any:
        dtype = value.dtype.str
        if not NUMERIC.fullmatch(dtype) or value.dtype.fields:
            return self._named(value, 0)
        block = np.ascontiguousarray(value)
        self.buffers.append(block.reshape(-1).view(np.uint8).data if block.size else b"")
        return ["array", dtype, list(value.shape), bool(value.flags.writeable)]

    def _rarer(self, value: object, depth: int) -> Any:
        kind = type(value)
        if isinstance(value, np.generic) and kind.__module__ == "numpy":
            dtype = value.dtype.str
            if NUMERIC.fullmatch(dtype) and value.dtype.type is kind:
                return ["scalar", dtype, value.tobytes()]
        elif kind is complex:
            return ["complex", value.real, value.imag]  # type: ignore[attr-defined]
        elif value is Ellipsis:
            return ["ellipsis"]
        elif kind is slice or kind is range:
            ends = (value.start, value.stop, value.step)  # type: ignore[attr-defined]
            return [kind.__name__, *(self.pack(end, depth + 1) for end in ends)]
        elif isinstance(value, np.dtype) and NUMERIC.fullmatch(value.str) and not value.fields:
            return ["dtype", value.str]
        return self._named(value, depth)

    def _named(self, value: object, depth: int) -> Any:
        tag, fields = self.outgoing(value)
        return ["named", tag, *(self.pack(field, depth + 1) for field in fields)]


class _Unpacker:
    def __init__(self, buffers: Sequence[bytes | bytearray | None], incoming: Incoming) -> None:
        self.buffers = list(buffers)
        self.taken = 0
        self.incoming = incoming
        self.count = 0

    def unpack(self, packed: Any, depth: int) -> Any:
        self.count += 1
        if depth > DEPTH or self.count > COUNT:
            raise WireError("a value too deep or too large")
        kind = type(packed)
        if kind in ATOMS or kind is int:
            return packed
        if kind is str or kind is bytes:
            if len(packed) > TEXT:
                raise WireError("a text of too many characters")
            return packed
        if kind is not list or not packed or type(packed[0]) is not str:
            raise WireError("a value of no known kind")
        tag, fields = packed[0], packed[1:]
        if tag in ("list", "tuple", "set", "frozenset", "dict", "named"):
            return self._container(tag, [self.unpack(field, depth + 1) for field in fields])
        try:
            return self._leaf(tag, fields)
        except WireError:
            raise
        except Exception as error:
            raise WireError(f"a malformed {tag[:20]}") from error

    def _container(self, tag: str, items: list[Any]) -> Any:
        if tag == "list":
            return items
        if tag == "tuple":
            return tuple(items)
        if tag == "named":
            if not items or type(items[0]) is not str:
                raise WireError("a named value without a name")
            return self.incoming(items[0], items[1:])
        try:
            if tag == "dict":
                if len(items) % 2:
                    raise WireError("a dictionary with half a pair")
                return dict(zip(items[::2], items[1::2], strict=True))
            return set(items) if tag == "set" else frozenset(items)
        except TypeError:
            raise WireError("a key that can't be one") from None

    def _leaf(self, tag: str, fields: list[Any]) -> Any:
        if tag == "array":
            return self._array(*fields)
        if tag == "scalar":
            dtype, data = fields
            kind = _numeric(dtype)
            if type(data) is not bytes or len(data) != kind.itemsize:
                raise WireError("a number of the wrong size")
            return np.frombuffer(data, kind)[0]
        if tag == "int":
            (data,) = fields
            if type(data) is not bytes:
                raise WireError("an integer without digits")
            return int.from_bytes(data, "little", signed=True)
        if tag == "complex":
            real, imag = fields
            if type(real) is not float or type(imag) is not float:
                raise WireError("a complex number without parts")
            return complex(real, imag)
        if tag == "ellipsis" and not fields:
            return Ellipsis
        if tag in ("slice", "range"):
            start, stop, step = (self.unpack(end, DEPTH - 1) for end in fields)
            return slice(start, stop, step) if tag == "slice" else range(start, stop, step)
        if tag == "dtype":
            return _numeric(*fields)
        raise WireError("a value of no known kind")

    def _array(self, dtype: object, shape: object, writeable: object) -> np.ndarray:
        kind = _numeric(dtype)
        if self.taken >= len(self.buffers):
            raise WireError("an array without contents")
        data, self.buffers[self.taken] = self.buffers[self.taken], None
        self.taken += 1
        if type(shape) is not list or len(shape) > DEPTH or type(writeable) is not bool:
            raise WireError("an array of no shape")
        size = kind.itemsize
        for length in shape:
            if type(length) is not int or not 0 <= length <= DIMENSION:
                raise WireError("an array of an impossible shape")
            size *= length
        if data is None or size != len(data):
            raise WireError("an array whose contents don't fill it")
        if kind.kind == "b" and max(data, default=0) > 1:
            raise WireError("a truth value that is neither true nor false")
        array = np.frombuffer(data, kind).reshape(shape)
        if not array.flags.writeable:
            array = array.copy()
        array.flags.writeable = writeable
        return array


def _numeric(dtype: object) -> np.dtype[Any]:
    if type(dtype) is not str or not NUMERIC.fullmatch(dtype):
        raise WireError("numbers of no known kind")
    return np.dtype(dtype)
