"""The reference answer to an exercise as a student would hand it in: text that stands alone.

A lesson's answer cell only calls the reference, which no student's process may import. So the
functions that it takes are copied out of ``solutions/``.
"""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from autograde.lesson.reading import Lesson
from autograde.lesson.regions import find_regions
from lab.errors import CourseError

PACKAGE = "solutions"


@dataclass(frozen=True)
class Reference:
    """The reference answer to one exercise.

    Parameters
    ----------
    exercise : its name.
    before : what its function needs: imports, helpers, functions of other exercises.
    own : the text of the function or class itself.
    """

    exercise: str
    before: str
    own: str

    @property
    def code(self) -> str:
        """The text of the whole cell."""
        return self.with_own(self.own)

    def with_own(self, text: str) -> str:
        """The text of the cell with another function in place of the right one."""
        return "\n\n\n".join(part for part in (self.before, text) if part) + "\n"


def reference_to(lesson: Lesson, exercise: str, root: Path) -> Reference:
    """The reference answer to an exercise of a lesson.

    Parameters
    ----------
    root : the folder that holds ``solutions/``.

    Raises
    ------
    CourseError
        If the answer cell calls something that ``solutions/`` hasn't.
    """
    cell = next(c.source for c in lesson.source.cells if c.id == exercise)
    module = _module_called(cell, exercise)
    if module is None:
        return Reference(exercise, "", _without_markers(cell))
    found: dict[str, str] = {}
    _collect(root, module, exercise, found, exercise)
    *before, own = found.values()
    return Reference(exercise, "\n\n\n".join(before), own)


@dataclass(frozen=True)
class _Part:
    """A top-level statement of a module."""

    node: ast.stmt
    names: frozenset[str]


def _module_called(cell: str, exercise: str) -> str | None:
    """The module whose function or class of the exercise's name a cell uses, if there is one."""
    for node in ast.walk(ast.parse(cell)):
        match node:
            case ast.Attribute(
                value=ast.Attribute(value=ast.Name(id="solutions"), attr=module), attr=name
            ) if name == exercise:
                return f"{PACKAGE}.{module}"
    return None


def _without_markers(cell: str) -> str:
    marked = {line for region in find_regions(cell) for line in (region.begin, region.end)}
    return "\n".join(line for n, line in enumerate(cell.split("\n")) if n not in marked)


def _collect(root: Path, module: str, name: str, found: dict[str, str], exercise: str) -> None:
    """Gather the texts that a name of a module needs, each before its use, and its own last."""
    part = next((part for part in _parts(root, module) if name in part.names), None)
    if part is None:
        raise CourseError(f"The answer to {exercise} calls {module}.{name}, which isn't there.")
    key = f"{module}:{ast.unparse(part.node)}"
    if key in found:
        return
    if isinstance(part.node, ast.ImportFrom) and _is_ours(part.node.module or ""):
        _collect(root, part.node.module or "", name, found, exercise)
        return
    known = set().union(*(other.names for other in _parts(root, module))) - part.names
    for needed in _in_order(_names_in(part.node), known):
        _collect(root, module, needed, found, exercise)
    found[key] = ast.unparse(part.node)


def _in_order(names: Iterable[str], known: set[str]) -> Iterator[str]:
    return (name for name in dict.fromkeys(names) if name in known)


def _names_in(node: ast.AST) -> Iterator[str]:
    return (inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name))


def _is_ours(module: str) -> bool:
    return module.partition(".")[0] == PACKAGE


@cache
def _parts(root: Path, module: str) -> tuple[_Part, ...]:
    path = root.joinpath(*module.split(".")).with_suffix(".py")
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except (OSError, SyntaxError) as error:
        raise CourseError(f"{path} can't be read ({error}). Mend it.") from None
    return tuple(_Part(node, frozenset(_defined(node))) for node in tree.body if _defined(node))


def _defined(node: ast.stmt) -> set[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return {name}
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            return {alias.asname or alias.name.partition(".")[0] for alias in names}
        case ast.Assign(targets=targets):
            return {target.id for target in targets if isinstance(target, ast.Name)}
        case ast.AnnAssign(target=ast.Name(id=name)):
            return {name}
    return set()
