"""A message names the line of the student's own cell in which their code failed, and no other."""

from typing import Any

import numpy as np
import pytest

from autograde.verdicts import Status
from lab import check
from tests.engine.conftest import Judge

FUNCTION = """\
# The mean, and what is around it.
def f(x):
    total = x.sum()
    return total / len(None)
"""
HELPER = """\
def helper(x):
    x = x + 1

    return np.linalg.inv(x)

def f(x):
    return helper(x)
"""
CLASS = """\
class Machine:
    def __init__(self):
        self.size = 2
    def __call__(self, x):
        return x.reshape(self.size, 99)
f = Machine()
"""
SLIPS = {
    "a function": (FUNCTION, "TypeError", "(line 4 of f)"),
    "a helper, and NumPy below it": (HELPER, "LinAlgError", "(line 4 of helper)"),
    "a method of that name in the grader, too": (CLASS, "ValueError", "(line 5 of __call__)"),
}
TEST = """\
tests = check.exercise("f", f)
tests.returns(np.zeros(3), np.zeros((3, 3)))
tests.done()
"""


@pytest.mark.parametrize(("answer", "error", "place"), SLIPS.values(), ids=SLIPS)
def test_the_grader_names_the_students_line(
    judge: Judge, answer: str, error: str, place: str
) -> None:
    verdict = judge(answer, TEST)
    assert verdict.status is Status.ERROR
    headline = verdict.message.splitlines()[0]
    assert f"raised {error}" in headline
    assert headline.endswith(f"{place}.")


@pytest.mark.parametrize(("answer", "error", "place"), SLIPS.values(), ids=SLIPS)
def test_the_notebook_names_the_same_line(answer: str, error: str, place: str) -> None:
    names: dict[str, Any] = {"np": np}
    exec(compile(answer, "<cell>", "exec"), names)
    with pytest.raises(check.CallRaised, match=f"raised {error}") as caught:
        check.exercise("f", names["f"]).returns(np.zeros(3), np.zeros((3, 3)))
    assert str(caught.value).splitlines()[0].endswith(f"{place}.")
