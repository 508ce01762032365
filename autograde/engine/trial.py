"""Puts an answer of ours to a lesson's test in this very process, and tells where it fails.

What stands before the test in the lesson is run with the reference in place of the answers. Only
answers that are trusted may come here.
"""

import ast
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from IPython.core.inputtransformer2 import TransformerManager

from autograde.engine.known import StageCell
from autograde.engine.objects import same, snapshot
from lab import check
from lab.check import Facts

CHANGED = "an argument that was changed in place"
DEFINITIONS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)


@dataclass(frozen=True)
class Outcome:
    """How an answer fares in a test: where it fails, if it does, and whether it drew inputs."""

    facts: Facts | None
    drew: bool


def stage_names(stage: Sequence[StageCell], test: str) -> dict[str, Any]:
    """The globals that a test finds where all cells before it hold the reference.

    Of earlier tests only what they define is taken.
    """
    names: dict[str, Any] = {"__name__": "__main__"}
    for cell in stage:
        if cell.name == test:
            break
        tree = _tree(cell.text)
        if cell.test:
            tree.body = [node for node in tree.body if isinstance(node, DEFINITIONS)]
        try:
            exec(compile(tree, "<lesson>", "exec"), names)
        except Exception:
            continue
    return names


def attempt(
    names: Mapping[str, Any], code: str, test: str, text: str, *, in_place: bool = False
) -> Outcome:
    """Put an answer of ours to a test, in this process.

    Parameters
    ----------
    names : as `stage_names` gives them; they stay as they are.
    code : the answer cell.
    test, text : the test cell's grade id, and its text.
    """
    own = dict(names)
    drawn: list[str] = []
    changed: list[str] = []
    exercise = test.removeprefix("test_")
    rng = check.rng

    def counted(name: str) -> np.random.Generator:
        drawn.append(name)
        return rng(name)

    check.rng = counted
    try:
        own.pop(exercise, None)
        exec(compile(_tree(code), "<slip>", "exec"), own)
        if isinstance(own.get(exercise), types.FunctionType) and not in_place:
            own[exercise] = _kept_apart(own[exercise], changed)
        exec(compile(_tree(text), "<test>", "exec"), own)
    except Exception as error:
        return Outcome(facts_of(error, line_in_test(error)), bool(drawn))
    finally:
        check.rng = rng
    return Outcome(changed_facts(exercise) if changed else None, bool(drawn))


def line_in_test(error: BaseException) -> int:
    """The line of the test cell in which an error arose, or 0."""
    trace, line = error.__traceback__, 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<test>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _tree(text: str) -> ast.Module:
    return ast.parse(TransformerManager().transform_cell(text))


def facts_of(error: BaseException, line: int) -> Facts | None:
    """What is known of a test's failure: the check's own facts, or an error and its line.

    A bare assertion says nothing about what came.
    """
    if isinstance(error, check.CheckFailure):
        return error.facts
    if isinstance(error, AssertionError) or not isinstance(error, Exception):
        return None
    return Facts("", line, "", f"{type(error).__name__}: {error}")


def changed_facts(function: str) -> Facts:
    """What is known of an answer that is right, and changes its argument."""
    return Facts(function, -1, "", CHANGED)


def _kept_apart(function: Callable[..., Any], changed: list[str]) -> Callable[..., Any]:
    """The function as a test finds a student's: what it does to its arguments stays there."""

    def call(*args: Any, **kwargs: Any) -> Any:
        given = snapshot((args, kwargs))
        before = snapshot((args, kwargs))
        value = function(*given[0], **given[1])
        if not same(before, given):
            changed.append(function.__name__)
        return value

    call.__name__ = function.__name__
    return call
