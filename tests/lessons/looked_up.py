"""Which numbers of the lessons a module of tests looks up: its text is read, nothing measured."""

import ast
import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from tests.lessons.conftest import lessons, places_of


def numbers_looked_up(module: ModuleType) -> set[tuple[str, str, str]]:
    """(lesson, words around the number, number) for each `stated` number of a module of tests.

    A string of the module is a pattern if it has one group and stands in one place of a lesson that
    the module names.
    """
    strings = set(_strings(module))
    return {
        (assignment, words, number)
        for assignment in strings & lessons().keys()
        for pattern in strings
        if _groups(pattern) == 1 and len(places := places_of(assignment, pattern)) == 1
        for _, number, words in places
    }


def _strings(module: ModuleType) -> Iterator[str]:
    """The strings in the module's text, those that are put together from its constants included."""
    assert module.__file__
    parts: set[ast.AST] = set()
    for node in ast.walk(ast.parse(Path(module.__file__).read_text("utf-8"))):
        if isinstance(node, ast.JoinedStr):
            parts.update(node.values)
            with contextlib.suppress(NameError):  # a message with a test's own variables
                yield eval(compile(ast.Expression(node), "<test>", "eval"), vars(module))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in parts:
            yield node.value


def _groups(pattern: str) -> int:
    try:
        return re.compile(pattern).groups
    except re.error:
        return 0
