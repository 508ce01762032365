"""Hints come one step at a time."""

import re
from pathlib import Path

import pytest

import lab
from autograde.course import Course
from autograde.lesson.reading import read_lessons

COURSE = Course(Path(__file__).resolve().parents[2])
EXERCISES = [
    (lesson.assignment, exercise)
    for lesson in read_lessons(COURSE.lessons)
    for exercise in lesson.exercises
    if not exercise.startswith("predict_")
]


def shown(exercise: object, capsys: pytest.CaptureFixture[str]) -> str:
    lab.hint(exercise)  # type: ignore[arg-type]
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("name", [exercise for _, exercise in EXERCISES])
def test_each_exercise_has_two_to_four_hints_and_each_call_shows_the_next(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = [shown(name, capsys) for _ in range(6)]
    count = int(re.match(r"Hint 1 of (\d): .+", texts[0])[1])  # type: ignore[index]
    assert 2 <= count <= 4
    assert [text.partition(":")[0] for text in texts[:count]] == [
        f"Hint {step} of {count}" for step in range(1, count + 1)
    ]
    assert len(set(texts)) == count, "the last one stays"
    assert texts[-1].endswith("That was the last hint for this exercise.")


def test_an_unknown_name_is_answered_with_near_ones(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown("sigmiod", capsys)
    assert text.startswith('There is no hint for "sigmiod". Do you mean sigmoid')


@pytest.mark.parametrize("name", ["zzz", 7, None])
def test_a_name_like_none_is_answered_with_a_sentence(
    name: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "Give the name of an exercise" in shown(name, capsys)


@pytest.mark.parametrize("assignment", sorted({assignment for assignment, _ in EXERCISES}))
def test_hints_are_for_exercises_of_their_lesson(assignment: str) -> None:
    text = (COURSE.notebooks / "lab" / "hints" / f"{assignment}.md").read_text()
    names = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert set(names) <= {exercise for of, exercise in EXERCISES if of == assignment}
