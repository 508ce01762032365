"""The capstone's rules, its stopwatch and its leaderboard."""

import json

import numpy as np
import pytest

from lab import capstone, check, leaderboard
from lab.check import CheckFailure
from lab.errors import CourseError

IMAGES = np.zeros((2300, 32, 32, 3), np.uint8)


@pytest.mark.parametrize(
    ("accuracy", "points"), [(0.1, 0), (0.349, 0), (0.35, 4), (0.449, 6), (0.45, 8), (1.0, 10)]
)
def test_points_come_in_steps(accuracy: float, points: int, capsys) -> None:
    assert capstone.points(accuracy, "cifar10") == points
    assert capstone.earned(accuracy, "cifar10") == points
    told = capsys.readouterr().out
    assert f"{points} of 10 points" in told
    assert ("next step" in told) == (points < 10)
    assert ("Guessing gives 10 %" in told) == (accuracy < 0.15)


def test_a_watch_counts_down_and_keeps_its_notes(capsys) -> None:
    watch = capstone.Watch(budget=50)
    watch.note(2.3)
    watch.note(1.9, train=0.4, val=0.25)
    assert 0 < watch.left < 50
    assert [(note.epoch, note.val) for note in watch.notes] == [(1, None), (2, 0.25)]
    assert "validation 25.0 %" in capsys.readouterr().out
    watch.start()
    assert watch.notes == []


def predicted(predict) -> np.ndarray:
    tests = check.exercise("build_and_train", lambda: predict)
    return check.predicted_labels(tests, predict, IMAGES)


@pytest.mark.parametrize(
    "kind", [list, tuple, np.array, lambda found: np.array(found, dtype=np.uint8)]
)
def test_labels_of_any_whole_kind_are_taken_piece_by_piece(kind) -> None:
    assert predicted(lambda images: kind([3] * len(images))).tolist() == [3] * len(IMAGES)


@pytest.mark.parametrize(
    ("predict", "words"),
    [
        (3, "must return a function"),
        (lambda images: [0] * 999, "shape"),
        (lambda images: [0.0] * len(images), "whole number"),
        (lambda images: [True] * len(images), "whole number"),
        (lambda images: [-1] * len(images), "from -1 to -1"),
        (lambda images: None, "returned None"),
        (lambda images: 1 / 0, "ZeroDivisionError"),
    ],
)
def test_what_are_no_labels_is_refused_with_the_reason(predict, words: str) -> None:
    with pytest.raises(CheckFailure, match=words):
        predicted(predict)


def test_a_refusal_says_what_was_right_before_and_where_hints_are() -> None:
    tests = check.exercise("build_and_train", lambda: None)
    check.predicted_labels(tests, lambda images: [3] * len(images), IMAGES[:7])
    with pytest.raises(CheckFailure) as refused:
        check.predicted_labels(tests, lambda images: [10] * len(images), IMAGES[:7])
    shown = "\n".join(refused.value._render_traceback_())
    assert "right:     predict for 7 images" in shown
    assert refused.value.facts is not None
    assert refused.value.facts.exercise == "build_and_train"


BRIGHTNESS = np.arange(30, dtype=np.uint8)[:, None, None, None] * np.ones((32, 32, 3), np.uint8)


def labels_of_single_images(predict) -> None:
    tests = check.exercise("build_and_train", lambda: predict)
    check.labels_of_single_images(tests, predict, BRIGHTNESS)


@pytest.mark.parametrize(
    "predict",
    [
        lambda images: images.mean(axis=(1, 2, 3)).astype(int) % 10,
        lambda images: np.random.default_rng().integers(10, size=len(images)),
        lambda images: np.where(images.max(axis=(1, 2, 3)) > 0, 5, len(images) % 10),
    ],
    ids=["each by itself", "by chance", "one near the border"],
)
def test_labels_that_depend_on_the_image_are_right(predict) -> None:
    labels_of_single_images(predict)


def test_labels_that_depend_on_the_other_images_are_refused() -> None:
    def predict(images: np.ndarray) -> np.ndarray:
        means = images.mean(axis=(1, 2, 3))
        return (means > means.mean()).astype(int) * 9

    with pytest.raises(CheckFailure, match="15 of 30 images another label when each comes alone"):
        labels_of_single_images(predict)


def test_attempts_are_kept_under_names_that_differ(tmp_path) -> None:
    file = tmp_path / "leaderboard.json"
    added = [leaderboard.add(0.6 + i / 100, 10.0, f"change {i}", file) for i in range(5)]
    assert leaderboard.attempts(file) == added
    assert len({attempt.name for attempt in added}) == 5


def test_the_table_has_the_best_first_and_the_house_between(tmp_path) -> None:
    file = tmp_path / "leaderboard.json"
    for accuracy in (0.36, 0.47, 0.2):
        leaderboard.add(accuracy, 10.0, file=file)
    rows = leaderboard.table(leaderboard.attempts(file), "cifar10").splitlines()[1:]
    shares = [float(row.split(" %")[0].split()[-1]) for row in rows]
    assert shares == [48.0, 47.0, 45.0, 40.0, 36.0, 35.0, 20.0]


@pytest.mark.parametrize("text", ["", '{"a": 1}', '[{"name": "Shy Otter"}]', json.dumps([3])])
def test_a_damaged_leaderboard_says_what_to_do(text: str, tmp_path) -> None:
    file = tmp_path / "leaderboard.json"
    file.write_text(text)
    with pytest.raises(CourseError, match="Rename or delete it"):
        leaderboard.add(0.5, 1.0, file=file)
