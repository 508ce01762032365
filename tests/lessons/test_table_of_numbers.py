"""A stated number is judged by its rounding and the runs' spread; what was measured is listed."""

from importlib import import_module

import pytest

from tests.lessons.conftest import ROOT
from tests.lessons.definitions import definitions_of
from tests.lessons.looked_up import numbers_looked_up
from tests.lessons.numbers import Measured, Number, quoted, rows, table

COMMITTED = rows((ROOT / "docs" / "numbers.md").read_text("utf-8"))
MODULES = [
    import_module(f"tests.lessons.{file.stem}")
    for file in sorted((ROOT / "tests" / "lessons").glob("test_numbers*.py"))
]


def number(text: str, notes: list[Measured], *, place: int = 0, **rest: str) -> Number:
    return Number(text, rest.pop("lesson", "01"), place, rest.pop("words", "it is"), notes, **rest)


@pytest.mark.parametrize(
    ("text", "runs", "right"),
    [
        ("2.0", [2.04, 2.04], True),
        ("2.0", [2.06, 2.06], False),
        ("2", [2.4, 2.4], True),
        ("2.0", [1.9, 2.3], True),
        ("1.0", [1.9, 2.3], False),
        ("3e-7", [3.4e-7, 3.4e-7], True),
        ("3.0e-7", [3.4e-7, 3.4e-7], False),
    ],
)
def test_a_mean_may_be_off_by_its_rounding_and_by_chance(text, runs, right):
    assert number(text, []).is_mean_of(runs) is right


def test_a_single_published_run_may_be_further_off_than_a_mean():
    runs = [0.9, 1.0, 1.1] * 10
    assert number("1.2", []).is_one_of(runs)
    assert not number("1.2", []).is_mean_of(runs)
    assert not number("1.5", []).is_one_of(runs)


def test_a_bound_holds_for_either_sign():
    assert number("0.2", []).bounds_mean_of([-0.1, -0.11])
    assert not number("0.2", []).bounds_mean_of([-0.3, -0.31])


def test_the_table_has_what_was_measured_in_the_order_of_the_lessons():
    notes: list[Measured] = []
    number("7", notes, lesson="02", words="last").rounds(7.2)
    number("0.5", notes, place=9, words="second", source="A. Author").is_one_of([0.5, 0.7])
    number("3", notes, place=4, words="first").is_mean_of([3, 3])
    lines = table(notes).splitlines()
    assert [line for line in lines if line.startswith(("| first", "| s", "| l"))] == [
        "| first | 3 | 3 | 0 | 2 |  |",
        "| second |  | 0.6 | 0.14 | 2 | 0.5 (A. Author) |",
        "| last | 7 | 7.2 |  |  |  |",
    ]


def test_what_hangs_on_chance_may_be_a_little_off_and_more_than_is_more():
    notes: list[Measured] = []
    assert number("20", notes).is_near(19, within=3)
    assert not number("20", notes).is_near(16, within=3)
    assert number("60", notes).is_below(61)
    assert not number("60", notes).is_below(60)
    assert [note.mean for note in notes] == [19, 16, 61, 60]


def test_the_rows_of_a_table_are_read_as_they_were_written():
    notes: list[Measured] = []
    number("7", notes, lesson="02", words=r"\|z\| is").rounds(7.2)
    number("0.5", notes, source="A. Author").is_one_of([0.5, 0.7])
    assert rows(table(notes)) == [
        ("01", "it is", "", "0.5 (A. Author)"),
        ("02", r"\|z\| is", "7", ""),
    ]


def test_the_committed_table_has_each_number_that_the_tests_look_up_and_no_other():
    looked_up = set().union(*map(numbers_looked_up, MODULES))
    assert len(looked_up) > 100
    committed = {(lesson, words, number) for lesson, words, number, _ in COMMITTED if number}
    assert committed == looked_up, "Run `make numbers`."


def test_the_committed_table_has_the_published_numbers():
    tables = definitions_of("05_initialization")["PUBLISHED"].values()
    sizes = [size for table in tables for size in table if size is not None]
    published = [published for *_, published in COMMITTED if published]
    assert published == [f"{size:g} (CS231n, lecture 5)" for size in sizes], "Run `make numbers`."


def test_a_quotation_has_the_number_in_bold_and_no_markdown():
    prose = "so that the *size* $|z|$ falls to **0.39** of what it was"
    start = prose.index("0.39")
    words = quoted(prose, start, start + 4, "0.39")
    assert words == r"… that the size \|z\| falls to **0.39** of what it …"
