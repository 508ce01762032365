"""What a lesson's cell is to the grader. The metadata must be the lesson's own, not a student's."""

from collections.abc import Iterator

from nbformat import NotebookNode

from autograde.lesson.roles import Role, role_of

EXPERIMENT = "experiment"


def grade_id(cell: NotebookNode) -> str | None:
    """The cell's name in the gradebook, or None for a cell that nbgrader doesn't know."""
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def role(cell: NotebookNode) -> Role:
    """What nbgrader does with the cell."""
    return role_of(cell.metadata.get("nbgrader", {})) or Role.PROSE


def is_answer(cell: NotebookNode) -> bool:
    """Whether the student writes in this cell."""
    return role(cell) in {Role.ANSWER, Role.WRITTEN}


def is_test(cell: NotebookNode) -> bool:
    """Whether points come from running this cell."""
    return role(cell) is Role.TEST


def is_written(cell: NotebookNode) -> bool:
    """Whether a person gives the points."""
    return role(cell) in {Role.WRITTEN, Role.TASK}


def is_experiment(cell: NotebookNode) -> bool:
    """Whether no verdict depends on the cell."""
    return EXPERIMENT in cell.metadata.get("tags", [])


def points(cell: NotebookNode) -> float:
    """The most that the cell can earn."""
    return float(cell.metadata.get("nbgrader", {}).get("points", 0))


def graded(notebook: NotebookNode) -> Iterator[NotebookNode]:
    """The cells with points, in their order."""
    return (cell for cell in notebook.cells if role(cell).has_points)
