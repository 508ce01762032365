"""Puts an answer of ours to a lesson's test in this very process, and tells how it fails.

What stands before the test in the lesson is run with the reference in place of the answers. Only
answers that are trusted may come here.
"""

import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Any

import numpy as np

from autograde.engine.findings import Findings, changed_argument, findings
from autograde.engine.known import StageCell
from autograde.engine.link import take_change
from autograde.engine.objects import same, snapshot
from autograde.engine.programs import definitions, program, run_test
from autograde.lesson.names import names_used, wanted
from lab import check
from lab.check import Evidence


def stage_names(stage: Sequence[StageCell], test: str, texts: Iterable[str] = ()) -> dict[str, Any]:
    """The globals that a test finds where the cells before it hold the reference.

    Of earlier tests only what they define is taken.

    Parameters
    ----------
    test : the grade id of the test cell.
    texts : of the test, and of what else is to be run. Only what they need is there.
    """
    earlier = takewhile(lambda cell: cell.name != test, stage)
    before = [definitions(cell.text) if cell.test else cell.text for cell in earlier]
    needed = wanted(before, set().union(*map(names_used, texts)))
    names: dict[str, Any] = {"__name__": "__main__"}
    for place in sorted(needed):
        try:
            exec(program(before[place], "<lesson>"), names)
        except Exception:
            continue
    return names


def attempt(
    names: Mapping[str, Any], code: str, test: str, text: str, *, in_place: bool, until_drawn: bool
) -> Findings:
    """Put an answer of ours to a test, in this process.

    Parameters
    ----------
    names : as `stage_names` gives them; they stay as they are.
    code : the answer cell.
    test, text : the test cell's grade id, and its text.
    in_place : whether the exercise is to change its argument.
    until_drawn : whether to stop where the test draws inputs.
    """
    own = dict(names)
    changed: list[str] = []
    exercise = test.removeprefix("test_")
    own.pop(exercise, None)
    evidence = Evidence(until_drawn=until_drawn)
    error: Exception | None = None
    try:
        exec(program(code, "<slip>"), own)
        if isinstance(own.get(exercise), types.FunctionType) and not in_place:
            own[exercise] = _watched(own[exercise], changed)
        with check.going_on(evidence):
            run_test(text, own)
    except Exception as raised:
        error = raised
    if changed and error is None:
        error = changed_argument(exercise)
    return findings(evidence, error)


def _watched(function: Callable[..., Any], changed: list[str]) -> Callable[..., Any]:
    """The function as a test finds a student's, which gets copies and sends back what changed."""

    def call(*args: Any, **kwargs: Any) -> Any:
        before = snapshot(args)
        given = snapshot(args)
        for own, new in zip(args, given, strict=True):
            if type(new) is np.ndarray:
                new.flags.writeable = own.flags.writeable
        value = function(*given, **kwargs)
        for own, old, new in zip(args, before, given, strict=True):
            if not same(old, new) and take_change(own, new):
                changed.append(function.__name__)
        return value

    call.__name__ = function.__name__
    return call
