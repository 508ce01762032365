"""``autograde data`` and ``python -m lab.datasets``: what they take, say and refuse."""

import hashlib
import subprocess
import sys
import tarfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from loopback import Copy, Server
from stand_ins import little_cifar10, write_binary, write_python
from typer.testing import CliRunner

from autograde.cli import app
from lab.datasets import cache, cifar10, load
from lab.datasets.cifar10 import ARCHIVES, Archive
from lab.errors import CourseError

IMAGES = little_cifar10(20)
UNPACK = Path(__file__).parents[3] / "shared" / "cifar10" / "unpack.py"


@pytest.fixture
def archives(tmp_path: Path) -> dict[Path, Archive]:
    """Small archives in both layouts, each with what would be known of it if it were official."""
    known = {}
    for write, official in ((write_python, ARCHIVES[0]), (write_binary, ARCHIVES[1])):
        folder = write(tmp_path / "unpacked", IMAGES)
        path = tmp_path / official.file
        with tarfile.open(path, "w:gz") as tar:
            tar.add(folder, folder.name)
        known[path] = replace(official, md5=hashlib.md5(path.read_bytes()).hexdigest(), urls=())
    return known


def fetch(source: Path | None, archives: list[Archive]) -> str:
    """Run it on the small images and give what it said."""
    said: list[str] = []
    cifar10.fetch(source, said.append, archives, batch_size=20)
    return " ".join(said)


def kept(home: Path) -> np.ndarray:
    records = cache.read(home / "cifar10-v1.npy", IMAGES.size)
    assert records is not None
    return records


def test_an_archive_of_either_layout_is_taken_by_its_checksum(
    home: Path, archives: dict[Path, Archive]
) -> None:
    for path, archive in archives.items():
        renamed = path.rename(path.with_name("download (1)"))
        said = fetch(renamed, list(archives.values()))
        assert f"has the checksum of the official {archive.file}" in said
        np.testing.assert_array_equal(kept(home), IMAGES.ravel())


def test_an_archive_with_another_checksum_is_not_opened(
    home: Path, archives: dict[Path, Archive]
) -> None:
    for path in archives:
        with pytest.raises(CourseError, match="not an official CIFAR-10 archive"):
            cifar10.fetch(path, print)
    assert not home.exists()


def test_a_folder_is_taken_and_it_is_said_how_it_was_checked(home: Path, tmp_path: Path) -> None:
    said = fetch(write_binary(tmp_path, IMAGES), [])
    assert "no checksum" in said
    assert "each record was checked" in said
    np.testing.assert_array_equal(kept(home), IMAGES.ravel())


def test_a_download_ends_in_the_cache_alone(
    home: Path, server: Server, archives: dict[Path, Archive]
) -> None:
    path, archive = next(iter(archives.items()))
    fine = server.offer("/fine", Copy(path.read_bytes()))
    fetch(None, [replace(archive, urls=(f"{server.address}/none", fine))])
    np.testing.assert_array_equal(kept(home), IMAGES.ravel())
    assert [file.name for file in home.iterdir()] == ["cifar10-v1.npy"]


def test_where_one_version_is_not_to_be_had_the_other_is_taken(
    home: Path, server: Server, archives: dict[Path, Archive]
) -> None:
    (_, first), (path, second) = archives.items()
    fine = server.offer("/fine", Copy(path.read_bytes()))
    fetch(None, [replace(first, urls=(f"{server.address}/none",)), replace(second, urls=(fine,))])
    np.testing.assert_array_equal(kept(home), IMAGES.ravel())


def test_without_a_network_one_sentence_says_what_was_tried(home: Path, server: Server) -> None:
    dead = [replace(archive, urls=(f"{server.address}/{archive.file}",)) for archive in ARCHIVES]
    with pytest.raises(CourseError) as raised:
        fetch(None, dead)
    assert "cifar-10-python.tar.gz (404 Not Found)" in str(raised.value)
    assert "cifar-10-binary.tar.gz (404 Not Found)" in str(raised.value)
    assert "--from ARCHIVE_OR_FOLDER" in str(raised.value)


def test_a_cache_that_cannot_be_written_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "file" / "cache"))
    with pytest.raises(CourseError, match="could not be written"):
        fetch(write_binary(tmp_path, IMAGES), [])


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["mnist"], 'no images called "mnist"'),
        (["cifar10", "--from", "nowhere"], "nowhere doesn't exist"),
        (["cifar10", "--from", __file__], "not an official CIFAR-10 archive"),
        (["cifar10", "--from", str(Path(__file__).parent)], "There is no CIFAR-10 in"),
        (["photos10", "--from", "nowhere"], "needs no --from"),
    ],
    ids=["unknown name", "no file", "another file", "another folder", "photos from"],
)
def test_bad_input_is_one_sentence(home: Path, arguments: list[str], sentence: str) -> None:
    error = CliRunner().invoke(app, ["data", *arguments]).exception
    assert isinstance(error, CourseError)
    assert sentence in str(error)
    done = subprocess.run(
        [sys.executable, "-m", "lab.datasets", *arguments], capture_output=True, text=True
    )
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert not home.exists()


def test_photos10_is_built_by_its_command(home: Path) -> None:
    result = CliRunner().invoke(app, ["data", "photos10"])
    assert result.exit_code == 0
    assert "24,000 patches" in result.stdout
    assert [file.name for file in home.iterdir()] == ["photos10-v1.npy"]


@pytest.mark.slow
@pytest.mark.skipif(not UNPACK.is_file(), reason="the real images are not beside the repository")
def test_the_real_cifar10_comes_from_a_folder(home: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(UNPACK), str(tmp_path)], check=True)
    result = CliRunner().invoke(app, ["data", "cifar10", "--from", str(tmp_path)])
    assert result.exit_code == 0, result.output
    images = load("best", train=45_000, val=5_000, test=10_000)
    assert images.name == "cifar10"
    assert np.bincount(images.test_labels).tolist() == [1_000] * 10
    seen = np.bincount(images.train_labels) + np.bincount(images.val_labels)
    assert seen.tolist() == [5_000] * 10
    # Ships and planes are bluer than frogs: the planes of a record are red, green, blue.
    means = [images.train_images[images.train_labels == c].mean((0, 1, 2)) for c in (0, 8, 6)]
    assert means[0][2] > means[0][0]
    assert means[1][2] > means[1][0]
    assert means[2][2] < means[2][0]
