"""A little CIFAR-10 of random images, in both of the official layouts."""

import pickle
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np

from lab.datasets.cache import RECORD


def little_cifar10(batch_size: int = 20) -> np.ndarray:
    """(6, batch_size) records with random images and as many of each class in every batch."""
    rng = np.random.default_rng(0)
    records = np.empty((6, batch_size), RECORD)
    records["image"] = rng.integers(0, 256, records["image"].shape, np.uint8)
    labels = np.tile(np.arange(10), (6, batch_size // 10))
    records["label"] = rng.permuted(labels, axis=1)
    return records


def write_binary(folder: Path, records: np.ndarray) -> Path:
    """Write the official binary layout into ``folder / cifar-10-batches-bin``."""
    out = folder / "cifar-10-batches-bin"
    out.mkdir(parents=True)
    for name, batch in zip(batch_names(".bin"), records, strict=True):
        planes = batch["image"].transpose(0, 3, 1, 2).reshape(len(batch), -1)
        (out / name).write_bytes(np.column_stack([batch["label"], planes]).tobytes())
    (out / "batches.meta.txt").write_text("airplane\n")
    return out


def write_python(
    folder: Path,
    records: np.ndarray,
    dump: Callable[[np.ndarray, list[int]], bytes] | None = None,
) -> Path:
    """Write the official python layout into ``folder / cifar-10-batches-py``."""
    out = folder / "cifar-10-batches-py"
    out.mkdir(parents=True)
    for name, batch in zip(batch_names(""), records, strict=True):
        planes = batch["image"].transpose(0, 3, 1, 2).reshape(len(batch), -1)
        (out / name).write_bytes((dump or pickled_by_python_2)(planes, batch["label"].tolist()))
    (out / "readme.html").write_text("<html></html>")
    return out


def batch_names(suffix: str) -> list[str]:
    """The names of the six batches in order."""
    return [f"data_batch_{i}{suffix}" for i in range(1, 6)] + [f"test_batch{suffix}"]


def pickled_by_python_3(data: np.ndarray, labels: list[int]) -> bytes:
    """A batch as today's Python and NumPy pickle it."""
    return pickle.dumps({b"data": np.ascontiguousarray(data), b"labels": labels})


def pickled_by_python_2(data: np.ndarray, labels: list[int]) -> bytes:
    """A batch as the official files have it: protocol 2, byte strings, NumPy's old module names."""

    def string(text: bytes) -> bytes:
        return b"U" + bytes([len(text)]) + text

    def number(value: int) -> bytes:
        return b"J" + struct.pack("<i", value)

    dtype = b"cnumpy\ndtype\n" + string(b"u1") + b"K\x00K\x01\x87R"
    dtype += b"(K\x03" + string(b"|") + b"NNN" + number(-1) * 2 + b"K\x00tb"
    array = b"cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85" + string(b"b")
    array += b"\x87R(K\x01" + number(data.shape[0]) + number(data.shape[1]) + b"\x86" + dtype
    array += b"\x89T" + struct.pack("<i", data.size) + data.tobytes() + b"tb"
    items = string(b"batch_label") + string(b"a batch")
    items += string(b"labels") + b"](" + b"".join(map(number, labels)) + b"e"
    items += string(b"data") + array
    items += string(b"filenames") + b"](" + string(b"leptodactylus_s_000004.png") * len(data) + b"e"
    return b"\x80\x02}(" + items + b"u."
