"""Cells of ours as programs, compiled once: what an examiner has compiled, its forks have too.

Only texts that are ours may come here: lessons, tests, known slips.
"""

import ast
import contextlib
from dataclasses import dataclass
from functools import cache
from itertools import chain
from types import CodeType
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager

from autograde.engine.known import Known
from autograde.lesson.names import names_defined, names_used

DEFINITIONS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)
IMPORTS = (ast.Import, ast.ImportFrom)


@dataclass(frozen=True)
class TestProgram:
    """A test cell: all but its last expression, that one, and whether it is written out there."""

    __test__ = False

    body: CodeType
    last: CodeType | None
    written: bool


def parsed(text: str) -> ast.Module:
    """A cell's program; only one with IPython's own syntax takes the time to be translated.

    Raises
    ------
    SyntaxError
    """
    try:
        return ast.parse(text)
    except SyntaxError:
        return ast.parse(TransformerManager().transform_cell(text))


@cache
def program(text: str, name: str) -> CodeType:
    """A whole cell, whose lines errors tell under ``name``."""
    return compile(parsed(text), name, "exec")


@cache
def definitions(text: str) -> str:
    """What a cell imports and defines, without what it does."""
    tree = parsed(text)
    tree.body = [node for node in tree.body if isinstance(node, DEFINITIONS)]
    return ast.unparse(tree)


@cache
def imports(text: str) -> list[CodeType]:
    """The import statements of a cell, one by one; none if it is no Python."""
    try:
        body = parsed(text).body
    except SyntaxError:
        return []
    return [
        compile(ast.Module([node], []), "<lesson>", "exec")
        for node in body
        if isinstance(node, IMPORTS)
    ]


def run_test(text: str, names: dict[str, Any]) -> tuple[Any, bool]:
    """Run a test cell; the value of its last expression, and whether that is written out in it."""
    test = _test_program(text)
    exec(test.body, names)
    return None if test.last is None else eval(test.last, names), test.written


@cache
def _test_program(text: str) -> TestProgram:
    tree = parsed(text)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    body = compile(tree, "<test>", "exec")
    if not isinstance(last, ast.Expr):
        return TestProgram(body, None, False)
    value = compile(ast.Expression(last.value), "<test>", "eval")
    return TestProgram(body, value, isinstance(last.value, ast.Constant))


def compile_ahead(known: Known) -> None:
    """Compile all that is known of a lesson; what is no program is for its user to find out."""
    for cell in known.stage:
        with contextlib.suppress(SyntaxError):
            if cell.test:
                _test_program(cell.text)
                names_used(cell.text)
            text = definitions(cell.text) if cell.test else cell.text
            program(text, "<lesson>")
            names_defined(text)
            names_used(text)
    for slip in chain.from_iterable(known.slips.values()):
        with contextlib.suppress(SyntaxError):
            program(slip.code, "<slip>")
            names_used(slip.code)
