"""Values go over and come back as they were, and no bytes can make anything else."""

import math
from contextlib import suppress
from typing import Any

import hypothesis.extra.numpy as arrays
import hypothesis.strategies as st
import msgpack
import numpy as np
import pytest
from hypothesis import given

from autograde.engine.wire import COUNT, DEPTH, WireError, decode, encode

ATOMS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(-(1 << 200), 1 << 200)
    | st.floats()
    | st.complex_numbers()
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    | st.binary(max_size=20)
)
KEYS = st.integers() | st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
VALUES = st.recursive(
    ATOMS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(KEYS, inner, max_size=4)
    ),
    max_leaves=20,
)
NUMBERS = st.one_of(
    arrays.boolean_dtypes(),
    arrays.integer_dtypes(endianness="?"),
    arrays.unsigned_integer_dtypes(endianness="?"),
    arrays.floating_dtypes(endianness="?"),
    arrays.complex_number_dtypes(endianness="?"),
)


def there_and_back(value: Any) -> Any:
    return decode([bytes(part) for part in encode(value)])


def alike(one: Any, other: Any) -> bool:
    if type(one) is not type(other):
        return False
    if type(one) in (list, tuple):
        return len(one) == len(other) and all(map(alike, one, other))
    if type(one) is dict:
        return list(one) == list(other) and all(alike(one[key], other[key]) for key in one)
    if type(one) is float:
        return one == other or (math.isnan(one) and math.isnan(other))
    if type(one) is complex:
        return alike(one.real, other.real) and alike(one.imag, other.imag)
    return one == other


@given(VALUES)
def test_a_plain_value_comes_back_as_it_was(value: Any) -> None:
    assert alike(there_and_back(value), value)


@given(arrays.arrays(NUMBERS, arrays.array_shapes(min_dims=0, max_dims=4, min_side=0)))
def test_a_numeric_array_comes_back_as_it_was(value: np.ndarray) -> None:
    back = there_and_back(value)
    assert type(back) is np.ndarray
    assert (back.dtype, back.shape) == (value.dtype, value.shape)
    assert back.tobytes() == value.tobytes()


@given(arrays.arrays(np.float64, (4, 6)))
def test_a_view_with_gaps_comes_back_as_an_array_of_its_own(value: np.ndarray) -> None:
    back = there_and_back(value[::2, ::-1])
    assert np.array_equal(back, value[::2, ::-1], equal_nan=True)
    assert back.flags.owndata or back.base is not value


@given(arrays.arrays(NUMBERS, ()).map(lambda array: array[()]))
def test_a_numpy_number_keeps_its_type(value: np.generic) -> None:
    back = there_and_back(value)
    assert type(back) is type(value)
    assert back.tobytes() == value.tobytes()


def test_an_array_that_is_read_only_stays_so() -> None:
    array = np.ones(3)
    array.flags.writeable = False
    assert not there_and_back(array).flags.writeable
    assert there_and_back(np.ones(3)).flags.writeable


class Liar(float):
    pass


@pytest.mark.parametrize(
    "value",
    [
        Liar(1),
        np.ones(2).view(np.matrix) if hasattr(np, "matrix") else object(),
        np.ma.masked_all(2),
        np.array([object()]),
        np.zeros(2, dtype=[("a", float)]),
        np.array(["text"]),
        object(),
        len,
        math,
        type("Sub", (list,), {})(),
        "\ud800",
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_only_looks_like_a_value_does_not_go_over(value: object) -> None:
    with pytest.raises(WireError):
        encode([value])


def test_what_is_too_deep_or_too_large_does_not_go_over() -> None:
    deep: list[Any] = []
    for _ in range(DEPTH + 1):
        deep = [deep]
    cyclic: list[Any] = []
    cyclic.append(cyclic)
    for value in (deep, cyclic, [0] * (COUNT + 1), 1 << 10**9):
        with pytest.raises(WireError):
            encode(value)


@given(st.lists(st.binary(max_size=60), max_size=4))
def test_any_bytes_are_a_value_or_refused(parts: list[bytes]) -> None:
    with suppress(WireError):
        decode(parts)


TAGS = [
    *("list", "tuple", "set", "frozenset", "dict", "named", "array", "scalar", "int", "complex"),
    *("ellipsis", "slice", "range", "dtype", "object"),
]
MESSY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(1 << 63), (1 << 64) - 1)
    | st.floats()
    | st.sampled_from([*TAGS, "<f8", "|b1", "|O", "<U3", "|V8"])
    | st.binary(max_size=16),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(st.sampled_from(TAGS), inner, inner).map(list)
        | st.tuples(st.just("array"), st.sampled_from(["<f8", "|b1", "|O"]), inner, inner).map(list)
    ),
    max_leaves=12,
)


@given(MESSY, st.lists(st.binary(max_size=24), max_size=3))
def test_a_message_of_the_right_form_and_the_wrong_contents_is_refused(
    message: Any, buffers: list[bytes]
) -> None:
    with suppress(WireError):
        decode([msgpack.packb(message) or b"", *buffers])


@pytest.mark.parametrize(
    ("message", "buffers"),
    [
        (["array", "<f8", [2], True], [b"\0" * 8]),
        (["array", "<f8", [1 << 62, 1 << 62], True], [b""]),
        (["array", "<f8", [-1], True], [b""]),
        (["array", "|O", [1], True], [b"\0" * 8]),
        (["array", "|b1", [1], True], [b"\7"]),
        (["array", "<f8", [1], True], []),
        (None, [b"left over"]),
        (["scalar", "<f8", b"123"], []),
        (["dict", ["list"], None], []),
        (["set", ["dict"]], []),
        (["range", 0, 1, 0], []),
        (["named", "handle", 3], []),
    ],
)
def test_a_forged_value_is_refused(message: Any, buffers: list[bytes]) -> None:
    with pytest.raises(WireError):
        decode([msgpack.packb(message) or b"", *buffers])
