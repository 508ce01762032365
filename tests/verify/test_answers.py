"""Answers are read from text; what is malformed is told with its place."""

from pathlib import Path

import pytest

from autograde.lesson.answers import Kind, known_of, read_answers, read_exercise
from autograde.lesson.reading import read_lessons
from lab.errors import CourseError
from tests.verify.course import CENTRED, small_course


def test_each_cell_is_an_answer_of_its_kind(tmp_path: Path) -> None:
    path = tmp_path / "f.py"
    path.write_text(CENTRED)
    answers = read_exercise(path)
    assert [answer.kind for answer in answers] == [Kind.RIGHT, Kind.SLIP, Kind.SLIP]
    assert answers[1].name == "adds the mean"
    assert answers[1].says == "You added the mean. Subtract it."
    assert answers[1].code == "def centred(x):\n    return x + np.mean(x)\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("def f():\n    pass\n", "the first line must head a cell"),
        ("# %% right\nx = 1\n", "line 1: the header is no JSON"),
        ('# %% ["right"]\nx = 1\n', 'names one of "right", "slip" and "cheat"'),
        ('# %% {"wrong": "a"}\nx = 1\n', 'names one of "right", "slip" and "cheat"'),
        ('# %% {"right": "a", "slip": "b"}\nx = 1\n', 'names one of "right", "slip" and "cheat"'),
        ('# %% {"right": ""}\nx = 1\n', 'names one of "right", "slip" and "cheat"'),
        ('# %% {"right": "a", "says": "b"}\nx = 1\n', 'only a slip "says" something'),
        ('# %% {"right": "a"}\nx = \n', "isn't Python"),
        ('# %% {"right": "a"}\n# nothing\n', "the answer is empty"),
        ('# %% {"right": "a"}\nx = 1\n# %% {"right": "a"}\nx = 2\n', 'two rights "a"'),
        ('# %% {"right": "a"}\nx = 1\n\n# %% {"slip": 1}\nx = 2\n', "line 4"),
    ],
)
def test_a_malformed_file_is_refused_with_its_place(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "f.py"
    path.write_text(text)
    with pytest.raises(CourseError, match=r"f\.py") as caught:
        read_exercise(path)
    assert words in str(caught.value)


def test_a_file_that_belongs_to_no_exercise_is_refused(tmp_path: Path) -> None:
    course = small_course(tmp_path, centered=CENTRED)
    with pytest.raises(CourseError, match="00_spread has no exercise centered"):
        read_answers(course.answers, read_lessons(course.lessons))


def test_a_course_without_answers_has_none(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    assert read_answers(tmp_path / "nowhere", read_lessons(course.lessons)) == {"00_spread": {}}


def test_the_grader_knows_the_slips_that_say_something(tmp_path: Path) -> None:
    course = small_course(tmp_path, centred=CENTRED)
    lessons = read_lessons(course.lessons)
    known = known_of(lessons[0], read_answers(course.answers, lessons)["00_spread"])
    assert [slip.says[:7] for slip in known.slips["centred"]] == ["You add", "You too"]
    assert [cell.name for cell in known.stage if cell.name] == [
        *("centred", "test_centred", "spread", "test_spread")
    ]
