"""Images as a lesson gets them: photos10 made from photographs, and the choice of the best."""

import io
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from lab.datasets import Dataset, cache, load, photos
from lab.datasets.cache import Split
from lab.errors import CourseError

SPLITS: tuple[Split, ...] = ("train", "val", "test")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder in which photos10 was built once."""
    folder = tmp_path_factory.mktemp("built")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_DATA", str(folder))
        load("photos10")
    return folder


@pytest.fixture
def images(built: Path, monkeypatch: pytest.MonkeyPatch) -> Dataset:
    monkeypatch.setenv("COURSE_DATA", str(built))
    return load("photos10")


def test_photos10_has_the_form_of_cifar10(images: Dataset) -> None:
    assert images.name == "photos10"
    assert len(set(images.class_names)) == 10
    for split, size in (("train", 10_000), ("val", 1_000), ("test", 1_000)):
        pictures, labels = getattr(images, f"{split}_images"), getattr(images, f"{split}_labels")
        assert pictures.shape == (size, 32, 32, 3)
        assert pictures.dtype == np.uint8
        assert labels.shape == (size,)
        assert np.issubdtype(labels.dtype, np.integer)


def test_every_class_is_equally_frequent(images: Dataset) -> None:
    assert np.bincount(images.train_labels).tolist() == [1_000] * 10
    assert np.bincount(images.test_labels).tolist() == [100] * 10
    assert np.bincount(load("photos10", train=230).train_labels).tolist() == [23] * 10


def test_the_classes_come_shuffled(images: Dataset) -> None:
    first = images.train_labels[:100].reshape(10, 10)
    assert not (first == first[0]).all()


def test_patches_look_different_from_one_another(images: Dataset) -> None:
    flat = images.train_images.reshape(len(images.train_images), -1)
    assert len(np.unique(flat, axis=0)) > 0.99 * len(flat)
    grey = images.train_images.mean(axis=3)
    assert (grey.std(axis=(1, 2)) > 1).mean() > 0.99


def test_an_image_cannot_be_changed_by_mistake(images: Dataset) -> None:
    with pytest.raises(ValueError, match="read-only"):
        images.train_images[0] = 0
    with pytest.raises(ValueError, match="read-only"):
        images.val_labels[0] = 0


def test_fewer_images_are_the_first_of_more(images: Dataset) -> None:
    fewer = load("photos10", train=300, val=0, test=7)
    np.testing.assert_array_equal(fewer.train_images, images.train_images[:300])
    np.testing.assert_array_equal(fewer.test_labels, images.test_labels[:7])
    assert fewer.val_images.shape == (0, 32, 32, 3)


@pytest.mark.parametrize("sizes", [{"train": 20_001}, {"val": 2_001}, {"test": -1}])
def test_a_size_that_cannot_be_had_is_a_sentence(images: Dataset, sizes: dict[str, int]) -> None:
    with pytest.raises(CourseError, match=f"{next(iter(sizes.values())):,} were asked for"):
        load("photos10", **sizes)


@pytest.mark.parametrize("photo", photos.PHOTOS, ids=photos.CLASSES)
def test_no_pixel_of_a_photograph_is_in_two_splits(photo: photos.Photo) -> None:
    height, width = photos.read(photo).shape[:2]
    owners = np.zeros((height, width), int)
    for split in SPLITS:
        boxes = photos.tiles(height, width, split)
        assert len(boxes) >= 5
        for rows, columns in boxes:
            assert owners[rows, columns].size > 0
            owners[rows, columns] += 1
    assert owners.max() == 1


def test_of_five_tiles_three_are_for_training() -> None:
    assert [len(photos.tiles(500, 500, split)) for split in SPLITS] == [15, 5, 5]


@pytest.mark.parametrize("split", SPLITS)
def test_a_patch_depends_on_pixels_of_its_own_split_alone(split: Split) -> None:
    photo = photos.read(photos.PHOTOS[1])
    painted = np.full_like(photo, 255)
    for rows, columns in photos.tiles(photo.shape[0], photo.shape[1], split):
        painted[rows, columns] = photo[rows, columns]
    of_photo, of_painted = (
        photos.patches(picture, split, 50, np.random.default_rng(3)) for picture in (photo, painted)
    )
    np.testing.assert_array_equal(of_photo, of_painted)


def test_a_damaged_cache_is_built_again_just_as_before(built: Path, home: Path) -> None:
    (kept,) = built.iterdir()
    raw = kept.read_bytes()
    home.mkdir()
    (home / kept.name).write_bytes(raw[: len(raw) // 2])
    load("photos10")
    assert (home / kept.name).read_bytes() == raw


def saved(array: np.ndarray) -> bytes:
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()


WHOLE = saved(np.zeros(5, cache.RECORD))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"text",
        WHOLE[:20],
        WHOLE[:-1],
        saved(np.zeros(4, cache.RECORD)),
        saved(np.zeros((5, 3073), np.uint8)),
        saved(np.array([{}], object)),
    ],
    ids=["empty", "text", "half a header", "cut", "too few", "another form", "a pickle"],
)
def test_what_is_not_whole_in_the_cache_counts_as_missing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "images.npy"
    path.write_bytes(WHOLE)
    assert cache.read(path, 5) is not None
    path.write_bytes(content)
    assert cache.read(path, 5) is None


def test_a_cache_that_cannot_be_written_is_done_without(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSE_DATA", str(built))
    expected = load("photos10", train=100)
    # A file where the folder should be: no user, not even root, can write into it.
    (tmp_path / "file").touch()
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "file" / "cache"))
    np.testing.assert_array_equal(load("photos10", train=100).train_images, expected.train_images)


def test_the_best_is_photos10_where_there_is_no_cifar10(images: Dataset) -> None:
    best = load("best")
    assert best.name == "photos10"
    assert "\n" not in str(best)
    assert "10,000 training" in str(best)
    assert "python -m lab.datasets cifar10" in str(best)


def test_the_best_is_cifar10_where_it_is(home: Path) -> None:
    records = np.zeros(60_000, cache.RECORD)
    records["label"] = np.arange(60_000) % 7
    cache.write(home / "cifar10-v1.npy", records)
    best = load("best", train=50, val=60, test=70)
    assert best.name == "cifar10"
    assert best.class_names[0] == "airplane"
    assert str(best).startswith("cifar10: 50 training, 60 validation and 70 test images")
    np.testing.assert_array_equal(best.train_labels, np.arange(50) % 7)
    np.testing.assert_array_equal(best.val_labels, np.arange(45_000, 45_060) % 7)
    np.testing.assert_array_equal(best.test_labels, np.arange(50_000, 50_070) % 7)


def test_cifar10_that_is_not_there_is_a_sentence_that_says_how_to_get_it(home: Path) -> None:
    with pytest.raises(CourseError, match=r"run: python -m lab\.datasets cifar10"):
        load("cifar10")


def test_an_unknown_name_is_a_sentence(home: Path) -> None:
    with pytest.raises(CourseError, match=r'"mnist".*cifar10, photos10 or best'):
        load("mnist")


def folder_of(lab: Path, environment: dict[str, str]) -> str:
    """The cache folder that a copy of the package finds."""
    code = "from lab.datasets import cache; print(cache.folder())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=lab.parent,
        env={"PATH": "", "PYTHONPATH": str(lab.parent), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_the_cache_lies_where_the_notebooks_are(tmp_path: Path) -> None:
    notebooks = tmp_path / "course" / "notebooks"
    lab = Path(cache.__file__).parents[1]
    shutil.copytree(lab, notebooks / "lab", ignore=shutil.ignore_patterns("__pycache__"))
    # A student has the notebooks alone, perhaps beside a data/ folder of something else.
    (tmp_path / "course" / "data").mkdir()
    assert folder_of(notebooks / "lab", {}) == str(notebooks / "data")
    (tmp_path / "course" / "data" / "README.md").touch()
    assert folder_of(notebooks / "lab", {}) == str(tmp_path / "course" / "data" / "cache")
    chosen = str(tmp_path / "chosen")
    assert folder_of(notebooks / "lab", {"COURSE_DATA": chosen}) == chosen
