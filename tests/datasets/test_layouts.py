"""CIFAR-10 in both layouts, from archives and folders, and what is refused."""

import io
import os
import pickle
import tarfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from stand_ins import little_cifar10, pickled_by_python_2, pickled_by_python_3, write_binary
from stand_ins import write_python as write_python_layout

from lab.datasets.layouts import BINARY, PYTHON, Layout, from_archive, from_folder
from lab.datasets.unpickling import load_arrays
from lab.errors import CourseError

SIZE = 20
IMAGES = little_cifar10(SIZE)
Writer = Callable[[Path, np.ndarray], Path]


def write_python_3_layout(folder: Path, records: np.ndarray) -> Path:
    return write_python_layout(folder, records, pickled_by_python_3)


BOTH = pytest.mark.parametrize(
    ("write", "layout"),
    [(write_binary, BINARY), (write_python_layout, PYTHON), (write_python_3_layout, PYTHON)],
    ids=["binary", "python", "python-3"],
)


def packed(folder: Path) -> Path:
    archive = folder.parent / "images.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(folder, folder.name)
    return archive


@BOTH
def test_an_archive_gives_its_images_in_order(
    tmp_path: Path, write: Writer, layout: Layout
) -> None:
    archive = packed(write(tmp_path, IMAGES))
    np.testing.assert_array_equal(from_archive(archive, layout, SIZE), IMAGES.ravel())


@BOTH
@pytest.mark.parametrize("inside", [True, False], ids=["the folder", "the folder above"])
def test_a_folder_gives_its_images_in_order(
    tmp_path: Path, write: Writer, layout: Layout, inside: bool
) -> None:
    folder = write(tmp_path, IMAGES)
    source = folder if inside else tmp_path
    np.testing.assert_array_equal(from_folder(source, SIZE), IMAGES.ravel())


@BOTH
def test_a_label_above_nine_is_named(tmp_path: Path, write: Writer, layout: Layout) -> None:
    records = IMAGES.copy()
    records["label"][2, 7] = 10
    with pytest.raises(CourseError, match=r"data_batch_3.*record 7 has the label 10"):
        from_folder(write(tmp_path, records), SIZE)


@BOTH
def test_classes_that_are_not_equally_frequent_are_not_cifar10(
    tmp_path: Path, write: Writer, layout: Layout
) -> None:
    records = IMAGES.copy()
    records["label"][5] = 3
    with pytest.raises(CourseError, match="test images each class should have 2"):
        from_folder(write(tmp_path, records), SIZE)


@BOTH
def test_a_missing_batch_is_named(tmp_path: Path, write: Writer, layout: Layout) -> None:
    folder = write(tmp_path, IMAGES)
    (folder / layout.batches[4]).unlink()
    with pytest.raises(CourseError, match="data_batch_5"):
        from_folder(folder, SIZE)
    with pytest.raises(CourseError, match="data_batch_5"):
        from_archive(packed(folder), layout, SIZE)


@BOTH
def test_a_batch_that_was_cut_is_named(tmp_path: Path, write: Writer, layout: Layout) -> None:
    folder = write(tmp_path, IMAGES)
    batch = folder / layout.batches[1]
    batch.write_bytes(batch.read_bytes()[:-100])
    with pytest.raises(CourseError, match="data_batch_2"):
        from_folder(folder, SIZE)


@BOTH
def test_a_batch_with_too_much_in_it_is_not_read(
    tmp_path: Path, write: Writer, layout: Layout
) -> None:
    folder = write(tmp_path, IMAGES)
    with (folder / layout.batches[0]).open("ab") as file:
        file.write(bytes(100_000))
    with pytest.raises(CourseError, match="too many for 20 images"):
        from_folder(folder, SIZE)
    with pytest.raises(CourseError, match="more than the"):
        from_archive(packed(folder), layout, SIZE)


def test_a_python_label_that_would_wrap_to_a_byte_is_refused(tmp_path: Path) -> None:
    folder = write_python_layout(
        tmp_path, IMAGES, lambda data, labels: pickled_by_python_2(data, [256, *labels[1:]])
    )
    with pytest.raises(CourseError, match="label 256"):
        from_folder(folder, SIZE)


@pytest.mark.parametrize(
    "content",
    [
        {b"data": np.zeros((SIZE, 3072)), b"labels": [0] * SIZE},
        {b"data": np.zeros((SIZE, 3071), np.uint8), b"labels": [0] * SIZE},
        {b"data": np.zeros((SIZE, 3072), np.uint8), b"labels": [0] * 19},
        {b"data": np.zeros((SIZE, 3072), np.uint8), b"labels": [0.0] * SIZE},
        {b"data": b"bytes", b"labels": [0] * SIZE},
        {},
        [1, 2, 3],
    ],
    ids=["floats", "short rows", "few labels", "float labels", "no array", "empty", "no dict"],
)
def test_a_python_batch_of_another_form_is_refused(tmp_path: Path, content: object) -> None:
    folder = write_python_layout(tmp_path, IMAGES, lambda *_: pickle.dumps(content))
    with pytest.raises(CourseError, match="data_batch_1"):
        from_folder(folder, SIZE)


def test_a_folder_without_batches_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="There is no CIFAR-10 in"):
        from_folder(tmp_path, SIZE)


class Runs:
    """Pickled, it is a call that makes a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self.path),)


def test_a_pickle_that_runs_something_is_refused_before_it_does(tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    folder = write_python_layout(
        tmp_path / "images", IMAGES, lambda *_: pickle.dumps({b"data": Runs(trap)})
    )
    with pytest.raises(CourseError, match=r"data_batch_1.*mkdir, which no array needs"):
        from_folder(folder, SIZE)
    assert not trap.exists()


@pytest.mark.parametrize(
    "raw",
    [
        b"cbuiltins\neval\n(S'1'\ntR.",
        b"cnumpy\nload\n(S'x'\ntR.",
        b"\x80\x04\x8c\x16numpy.core.multiarray\x8c\x1a_reconstruct.__self__.load\x93.",
        b"\x80\x04\x8c\x05numpy\x8c\x11ndarray.__class__\x93.",
        b"\x82\x01.",
        b"Pnothing\n.",
        b"(cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\n(L99999999999999L\ntS'd'\ntR.",
        b"",
        b"not a pickle",
    ],
    ids=[
        "eval",
        "numpy.load",
        "dotted",
        "class",
        "extension",
        "persistent",
        "huge",
        "empty",
        "text",
    ],
)
def test_a_pickle_of_anything_but_arrays_is_a_sentence(raw: bytes) -> None:
    with pytest.raises(CourseError, match=r"that\.bin was not read"):
        load_arrays(raw, "that.bin")


def member(name: str, kind: bytes = tarfile.REGTYPE, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


@pytest.mark.parametrize(
    "evil",
    [
        member("../evil"),
        member("/tmp/evil"),
        member("cifar-10-batches-bin/../../evil"),
        member("cifar-10-batches-bin/.."),
        member("elsewhere/data_batch_1.bin"),
        member("cifar-10-batches-bin/deep/data_batch_1.bin"),
        member("cifar-10-batches-bin/data_batch_1.bin", tarfile.SYMTYPE, "/etc/passwd"),
        member("cifar-10-batches-bin/data_batch_1.bin", tarfile.LNKTYPE, "/etc/passwd"),
        member("cifar-10-batches-bin", tarfile.SYMTYPE, "/tmp"),
        member("cifar-10-batches-bin/data_batch_1.bin", tarfile.FIFOTYPE),
        member("cifar-10-batches-bin/data_batch_1.bin", tarfile.CHRTYPE),
    ],
    ids=lambda info: f"{info.name} {info.type.decode()}",
)
def test_an_archive_that_reaches_out_is_refused(tmp_path: Path, evil: tarfile.TarInfo) -> None:
    folder = write_binary(tmp_path / "in", IMAGES)
    archive = tmp_path / "images.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.addfile(evil)
        tar.add(folder, folder.name)
    with pytest.raises(CourseError, match="was refused"):
        from_archive(archive, BINARY, SIZE)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["images.tar.gz", "in"]


def test_a_file_that_unpacks_to_gigabytes_is_refused_unread(tmp_path: Path) -> None:
    archive = tmp_path / "bomb.tar.gz"
    info = member("cifar-10-batches-bin/readme.html")
    info.size = 1 << 24
    with tarfile.open(archive, "w:gz") as tar:
        tar.addfile(info, io.BytesIO(bytes(info.size)))
    with pytest.raises(CourseError, match=r"16,777,216 bytes, more than"):
        from_archive(archive, BINARY, SIZE)


@pytest.mark.parametrize("keep", [0, 10, 5_000], ids=["empty", "header", "half"])
def test_an_archive_that_was_cut_is_a_sentence(tmp_path: Path, keep: int) -> None:
    archive = packed(write_binary(tmp_path, IMAGES))
    archive.write_bytes(archive.read_bytes()[:keep])
    with pytest.raises(CourseError, match=r"images\.tar\.gz"):
        from_archive(archive, BINARY, SIZE)
