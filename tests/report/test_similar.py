"""Similar answers: copies are found whatever their names, and nobody is found who wrote alone."""

import random
import re
from pathlib import Path

import jupytext
import pytest

from autograde.course import Course
from autograde.lesson.answers import Kind, read_answers
from autograde.lesson.reading import Lesson, read_lessons
from autograde.report.gathering import known_programs
from autograde.report.similar import Pair, same_lines, similar_pairs

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "answers"
LONG = '''\
def running_median(values, width):
    """Docstring."""
    kept = []
    for start in range(len(values) - width + 1):
        window = sorted(values[start : start + width])
        middle = width // 2
        if width % 2:
            kept.append(window[middle])
        else:
            kept.append((window[middle - 1] + window[middle]) / 2)
    return np.array(kept)
'''
OTHER = """\
def running_median(values, width):
    view = np.lib.stride_tricks.sliding_window_view(np.asarray(values), width)
    return np.median(view, axis=1)
"""
SHORT = "def relu(x):\n    return np.maximum(x, 0)\n"
COURSE = Course.here()
LESSONS = read_lessons(COURSE.lessons)
KNOWN = read_answers(COURSE.answers, LESSONS)


def renamed(code: str) -> str:
    """A copy with other names, comments and layout."""
    names = ["values", "width", "kept", "start", "window", "middle"]
    for number, name in enumerate(names):
        code = re.sub(rf"\b{name}\b", f"my_{number}", code)
    code = code.replace('"""Docstring."""', "# my own work")
    return code.replace(" + ", "+").replace("\n    for", "\n\n    # loop\n    for")


def found(pairs: list[Pair]) -> list[tuple[str, str]]:
    return [(pair.first, pair.second) for pair in pairs]


def test_a_copy_with_other_names_comments_and_layout_is_found() -> None:
    class_ = {"ann": {"f": LONG}, "bob": {"f": renamed(LONG)}, "cleo": {"f": OTHER}}
    (pair,) = similar_pairs(class_, [])
    assert (pair.first, pair.second) == ("ann", "bob")
    assert pair.exercises[0].likeness == 1


def test_what_can_only_be_written_one_way_is_not_found() -> None:
    class_ = {name: {"relu": SHORT} for name in ("ann", "bob", "cleo")}
    assert similar_pairs(class_, []) == []


def test_known_programs_are_no_evidence() -> None:
    class_ = {"ann": {"f": LONG}, "bob": {"f": renamed(LONG)}}
    assert similar_pairs(class_, [LONG]) == []


def test_what_many_of_the_class_share_is_no_evidence() -> None:
    class_ = {f"s{number}": {"f": LONG} for number in range(40)}
    assert similar_pairs(class_, []) == []


def test_different_exercises_are_not_compared() -> None:
    assert similar_pairs({"ann": {"f": LONG}, "bob": {"g": LONG}}, []) == []


@pytest.mark.parametrize(
    "text", ["", "'" * 9000, '"""' + "\\" * 9000, "((((" * 3000, "\ud800", "é"]
)
def test_whatever_was_written_can_be_compared(text: str) -> None:
    class_ = {"ann": {"f": text + LONG}, "bob": {"f": text + LONG}, "cleo": {"f": text}}
    assert set(found(similar_pairs(class_, []))) <= {("ann", "bob")}


def test_lines_that_are_the_same_but_for_names_are_marked() -> None:
    lines = dict(same_lines("a = b + 1\n\nreturn a", "x = y + 1  # mine\nreturn [x]"))
    assert lines == {"a = b + 1": True, "": False, "return a": False}


def example_class(lesson: Lesson) -> dict[str, dict[str, str]]:
    class_ = {}
    for path in sorted(EXAMPLES.glob(f"*/{lesson.assignment}.py")):
        cells = jupytext.reads(path.read_text(encoding="utf-8"), fmt="py:percent").cells
        typed = {c.metadata["title"]: c.source for c in cells if c.metadata.get("title")}
        class_[path.parent.name] = {n: t for n, t in typed.items() if n in lesson.exercises}
    return class_


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.assignment)
def test_the_example_students_who_wrote_alone_are_not_found(lesson: Lesson) -> None:
    known = known_programs(COURSE, lesson, KNOWN[lesson.assignment])
    assert similar_pairs(example_class(lesson), known) == []


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.assignment)
def test_independent_right_answers_are_not_found(lesson: Lesson) -> None:
    """Students who each give another of the known right answers, which is then not known."""
    rng = random.Random(0)
    right = {
        exercise: [answer.code for answer in answers if answer.kind is Kind.RIGHT]
        for exercise, answers in KNOWN[lesson.assignment].items()
    }
    for _ in range(5):
        drawn = {name: rng.sample(codes, 2) for name, codes in right.items() if len(codes) > 1}
        class_ = {str(i): {name: two[i] for name, two in drawn.items()} for i in range(2)}
        given = {code for two in drawn.values() for code in two}
        known = known_programs(COURSE, lesson, KNOWN[lesson.assignment])
        assert similar_pairs(class_, [text for text in known if text not in given]) == []


@pytest.mark.parametrize("name", ["01_activations", "03_capacity", "04_preprocessing"])
def test_who_copies_a_whole_lesson_from_somebody_with_a_style_is_found(name: str) -> None:
    (lesson,) = (lesson for lesson in LESSONS if lesson.assignment == name)
    class_ = example_class(lesson)
    class_["zoe"] = {n: re.sub(r"\b[xXcghk]\b", "mine", t) for n, t in class_["ben"].items()}
    known = known_programs(COURSE, lesson, KNOWN[lesson.assignment])
    assert found(similar_pairs(class_, known)) == [("ben", "zoe")]
