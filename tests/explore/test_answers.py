"""What a student's function may do, and what the explorer says about it."""

import contextlib
import threading
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from lab.explore.answers import AnswerError, elementwise, single_number, within
from lab.explore.explorer import Explorer
from lab.explore.stage import Stage

X = np.array([-1.0, 0.0, 2.0])


def refusal(answer: Callable[..., Any]) -> str:
    with pytest.raises(AnswerError) as caught:
        elementwise("sigmoid", answer)(X)
    message = str(caught.value)
    assert message.startswith("sigmoid ")
    assert "\n" not in message
    return message


def raises(x: np.ndarray) -> np.ndarray:
    y = x + 1
    raise ValueError(f"no luck\nwith {y.size} numbers")


def not_written(x: np.ndarray) -> np.ndarray:
    raise NotImplementedError


def exits(x: np.ndarray) -> np.ndarray:
    raise SystemExit(3)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (raises, "raised ValueError in its line 3: no luck with 3 numbers"),
        (not_written, "is not written yet"),
        (exits, "raised SystemExit in its line 2: 3"),
        (lambda x: None, "returned None"),
        (lambda x: "text", "returned a str that is no array of real numbers"),
        (lambda x: x * 1j, "that is no array of real numbers"),
        (lambda x: [[1], [1, 2]], "returned a list that is no array of real numbers"),
        (lambda x: x[:2], "shape (2,); expected was shape (3,)"),
        (lambda x: x.sum(), "shape (); expected was shape (3,)"),
        (lambda x: np.log(x), "returned NaN for 2 of 3 numbers"),
        (lambda x: 1 / x, "returned an infinite number for 1 of 3 numbers"),
        (lambda x, y: x, "raised TypeError"),
    ],
)
def test_what_cannot_be_drawn_is_told_in_one_line(answer: Callable[..., Any], words: str) -> None:
    assert words in refusal(answer)


def test_lists_integers_and_float32_are_fine() -> None:
    assert elementwise("f", lambda x: [1, 2, 3])(X).tolist() == [1, 2, 3]
    assert elementwise("f", lambda x: x.astype(np.float32))(X).dtype == np.float64
    assert single_number("share", lambda x: np.float32(0.5))(X) == 0.5


def test_a_function_that_changes_its_argument_harms_nobody() -> None:
    def greedy(x: np.ndarray) -> np.ndarray:
        x[:] = 7
        return x

    before = X.copy()
    elementwise("f", greedy)(X)
    assert np.array_equal(X, before)


def test_a_read_only_array_stays_as_it_is_and_a_try_to_change_it_is_told() -> None:
    def hasty(x: np.ndarray) -> np.ndarray:
        x *= 2
        return x

    constant = X.copy()
    constant.flags.writeable = False
    with pytest.raises(AnswerError, match=r"hasty raised ValueError in its line 2: .*read-only"):
        elementwise("hasty", hasty)(constant)
    assert np.array_equal(constant, X)


def test_an_overflow_on_the_way_is_no_noise(recwarn: pytest.WarningsRecorder) -> None:
    naive = elementwise("sigmoid", lambda x: 1 / (1 + np.exp(-1000 * x)))
    assert naive(X).tolist() == [0, 0.5, 1]
    assert not recwarn


def test_an_endless_loop_is_ended_and_told() -> None:
    began, ended = threading.Event(), threading.Event()

    def endless() -> None:
        try:
            began.set()
            while True:
                pass
        finally:
            ended.set()

    with pytest.raises(AnswerError, match=r"took longer than 0\.2 s"):
        within(0.2, endless)
    assert began.is_set()
    assert ended.wait(20), "the loop is still running"


def test_an_except_exception_in_the_students_loop_does_not_keep_it_alive() -> None:
    ended = threading.Event()

    def stubborn(x: np.ndarray) -> np.ndarray:
        try:
            while True:
                with contextlib.suppress(Exception):
                    sum(range(100))
        finally:
            ended.set()

    with pytest.raises(AnswerError, match="took longer"):
        within(0.2, lambda: elementwise("f", stubborn)(X))
    assert ended.wait(20), "the loop is still running"


def test_a_failing_answer_shows_its_message_and_the_next_values_a_picture(
    tiny: Callable[..., Explorer[Any, Any]],
) -> None:
    broken = threading.Event()

    def answer(x: np.ndarray) -> np.ndarray:
        return x[:1] if broken.is_set() else x

    stage = Stage(tiny(answer))
    before = stage.frame({"height": 2})
    broken.set()
    told = stage.frame({"height": 2})
    broken.clear()
    assert told.failed
    assert "expected was shape (3,)" in told.reading.details
    assert told.png != before.png
    assert stage.frame({"height": 2}) == before


def test_an_endless_answer_becomes_a_message_in_the_picture(
    tiny: Callable[..., Explorer[Any, Any]],
) -> None:
    def endless(x: np.ndarray) -> np.ndarray:
        while True:
            pass

    frame = Stage(tiny(endless), seconds=0.2).frame({"height": 2})
    assert frame.failed
    assert "took longer than 0.2 s" in frame.reading.details
