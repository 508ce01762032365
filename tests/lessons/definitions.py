"""What a lesson's code defines, without the minutes that its experiments take."""

import ast
from typing import Any

from tests.lessons.conftest import lessons

DEFINITIONS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)


def definitions_of(assignment: str, **given: Any) -> dict[str, Any]:
    """The functions, imports and CONSTANTS of a lesson with the reference answers.

    Parameters
    ----------
    given : what the functions find where the lesson has a variable, such as its images
    """
    names: dict[str, Any] = dict(given)
    for cell in lessons()[assignment].source.cells:
        if cell.cell_type == "code":
            tree = ast.parse(cell.source)
            tree.body = [n for n in tree.body if isinstance(n, DEFINITIONS) or _is_constant(n)]
            exec(compile(tree, f"{assignment}:{cell.id}", "exec"), names)
    return names


def _is_constant(node: ast.stmt) -> bool:
    match node:
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name.isupper() and len(name) > 1  # a single letter is a matrix
    return False
