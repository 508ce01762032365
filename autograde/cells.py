"""What nbgrader's metadata says about a cell. The flags are those of a trusted notebook."""

from collections.abc import Iterator

from nbformat import NotebookNode


def grade_id(cell: NotebookNode) -> str | None:
    """The cell's name in the gradebook, or None for a cell that nbgrader doesn't know."""
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def is_answer(cell: NotebookNode) -> bool:
    """Whether the student writes in this cell."""
    return _flag(cell, "solution")


def is_test(cell: NotebookNode) -> bool:
    """Whether points come from running this cell."""
    return _flag(cell, "grade") and not is_answer(cell)


def is_written(cell: NotebookNode) -> bool:
    """Whether a person gives the points: a written answer, or a task."""
    return (_flag(cell, "grade") and is_answer(cell)) or _flag(cell, "task")


def points(cell: NotebookNode) -> float:
    """The most that the cell can earn."""
    return float(cell.metadata.get("nbgrader", {}).get("points", 0))


def graded(notebook: NotebookNode) -> Iterator[NotebookNode]:
    """The cells with points, in their order."""
    return (cell for cell in notebook.cells if is_test(cell) or is_written(cell))


def _flag(cell: NotebookNode, name: str) -> bool:
    return bool(cell.metadata.get("nbgrader", {}).get(name, False))
