"""Item analysis: its numbers against those that are reckoned by hand."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from class_work import result, verdict

from autograde.report.items import SAME_FOR_ALL, SAME_REST, TOO_FEW, Item, items_of
from autograde.verdicts import Status, Verdict


def class_of(first: Sequence[float], second: Sequence[float]) -> dict[str, Item]:
    """The items of a class with these points in two exercises."""
    rows = enumerate(zip(first, second, strict=True))
    results = [result(f"s{i}", verdict("one", a), verdict("two", b)) for i, (a, b) in rows]
    return {item.exercise: item for item in items_of(results)}


def test_discrimination_is_the_correlation_with_the_rest_of_the_score() -> None:
    # Four passed both, four neither, one each the one alone: (4 * 4 - 1 * 1) / 5 ** 2.
    items = class_of([2, 2, 2, 2, 2, 0, 0, 0, 0, 0], [2, 2, 2, 2, 0, 2, 0, 0, 0, 0])
    assert items["one"].discrimination == pytest.approx(0.6)
    assert items["two"].discrimination == pytest.approx(0.6)


def test_an_exercise_that_the_weak_pass_discriminates_negatively() -> None:
    items = class_of([0] * 5 + [2] * 5, [2] * 5 + [0] * 5)
    assert items["one"].discrimination == pytest.approx(-1)


def test_part_of_the_points_counts_in_the_rest_but_is_no_pass() -> None:
    # Mean rest 1.5 of those who passed, 0.5 of the others; sd of the rest is 0.5 ** 0.5.
    items = class_of([2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1], [1, 1, 1, 2, 2, 2, 0, 0, 0, 1, 1, 1])
    assert items["one"].passed == 6
    assert items["one"].mean == pytest.approx(0.75)
    assert items["one"].discrimination == pytest.approx((1.5 - 0.5) / 0.5**0.5 * 0.5)


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ([2] * 10, [0, 2] * 5, SAME_FOR_ALL),
        ([0] * 10, [0, 2] * 5, SAME_FOR_ALL),
        ([0, 2] * 5, [1] * 10, SAME_REST),
        ([0, 2], [0, 2], TOO_FEW),
    ],
)
def test_where_there_is_no_discrimination_it_says_why(
    first: Sequence[float], second: Sequence[float], reason: str
) -> None:
    item = class_of(first, second)["one"]
    assert (item.discrimination, item.why_none) == (None, reason)


def test_slips_are_counted_and_the_most_frequent_is_first() -> None:
    slips = ["wrong axis", "no root", "wrong axis", ""]
    results = [result(f"s{i}", verdict("one", 0, slip=slip)) for i, slip in enumerate(slips)]
    (item,) = items_of(results)
    assert list(item.slips.items()) == [("wrong axis", 2), ("no root", 1)]
    assert item.unexplained == 1


def test_what_was_not_attempted_is_no_unexplained_failure() -> None:
    stub = verdict("one", 0, Status.ERROR, message="Not attempted yet: the stub is as it was.")
    (item,) = items_of([result("a", stub), result("b", verdict("one", 2))])
    assert (item.not_attempted, item.unexplained, item.passed_share) == (1, 0, 0.5)


def test_missing_and_refused_work_and_written_answers_are_left_out() -> None:
    written = Verdict("why", Status.MANUAL, 0, 4)
    absent = [
        result(
            status.value, verdict("one", 0, status), Verdict("why", status, 0, 4), notes=("Gone.",)
        )
        for status in (Status.MISSING, Status.REFUSED)
    ]
    items = items_of([result("a", verdict("one", 2), written), *absent])
    assert [(item.exercise, item.students) for item in items] == [("one", 1)]


def test_work_on_which_the_grader_failed_is_left_out() -> None:
    failed = replace(result("b", verdict("one", 0, Status.KILLED)), fingerprint="")
    (item,) = items_of([result("a", verdict("one", 2)), failed])
    assert (item.students, item.passed) == (1, 1)


def test_time_is_the_median_of_the_tests_that_came_to_an_end() -> None:
    times = [0.1, 0.3, 0.7]
    results = [result(f"s{i}", verdict("one", 2, seconds=t)) for i, t in enumerate(times)]
    hung = result("hung", verdict("one", 0, Status.TIMEOUT, seconds=30))
    (item,) = items_of([*results, hung])
    assert item.seconds == 0.3


def test_nobody_and_one_student_have_no_nan() -> None:
    assert items_of([]) == []
    gone = result("a", verdict("one", 0, Status.MISSING))
    (item,) = items_of([gone])
    assert (item.students, item.passed_share, item.mean, item.seconds) == (0, None, None, None)
    (item,) = items_of([result("a", verdict("one", 2))])
    assert (item.passed_share, item.discrimination) == (1, None)
