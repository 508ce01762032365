"""Which cells of a notebook no verdict depends on: the lesson's experiments, left as they were.

An experiment stays in if the student wrote something that uses a name which it defines. Nothing
is run here.
"""

from nbformat import NotebookNode, from_dict

from autograde.lesson.cells import grade_id, is_answer, is_experiment
from autograde.lesson.names import names_used, wanted

NOTE = "(Not run in grading: no points depend on this cell.)\n"


def set_aside(notebook: NotebookNode, lesson: NotebookNode) -> dict[int, str]:
    """Empty the experiments that no verdict needs, so that running the notebook skips them.

    Parameters
    ----------
    notebook : restored; its cells are changed.
    lesson : its source, whose tags say what is an experiment.

    Returns
    -------
    The text of each emptied cell, by its place, for `put_back`.
    """
    experiments = {cell.source for cell in lesson.cells if is_experiment(cell)}
    theirs = {cell.source for cell in lesson.cells if not is_answer(cell)}
    idle: dict[int, str] = {}
    needed: set[str] = set()
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type != "code":
            continue
        if cell.source in experiments and grade_id(cell) is None:
            idle[index] = cell.source
        elif cell.source not in theirs:
            needed |= names_used(cell.source)
    places = list(idle)
    for place in wanted([idle[index] for index in places], needed):
        del idle[places[place]]
    for index in idle:
        notebook.cells[index].source = ""
    return idle


def put_back(notebook: NotebookNode, texts: dict[int, str]) -> None:
    """Give the emptied cells their text again, and say below each that it was not run."""
    for index, text in texts.items():
        cell = notebook.cells[index]
        cell.source = text
        cell.outputs = [from_dict({"output_type": "stream", "name": "stdout", "text": NOTE})]
