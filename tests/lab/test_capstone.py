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
