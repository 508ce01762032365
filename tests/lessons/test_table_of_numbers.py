"""A stated number is judged by its rounding and the runs' spread; what was measured is listed."""

import pytest

from tests.lessons.numbers import Measured, Number, quoted, table


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
    rows = [
        line for line in table(notes).splitlines() if line.startswith(("| first", "| s", "| l"))
    ]
    assert rows == [
        "| first | 3 | 3 | 0 | 2 |  |",
        "| second |  | 0.6 | 0.14 | 2 | 0.5 (A. Author) |",
        "| last | 7 | 7.2 |  |  |  |",
    ]


def test_a_quotation_has_the_number_in_bold_and_no_markdown():
    prose = "so that the *size* $|z|$ falls to **0.39** of what it was"
    start = prose.index("0.39")
    words = quoted(prose, start, start + 4, "0.39")
    assert words == r"… that the size \|z\| falls to **0.39** of what it …"
