"""Which cells of a notebook no verdict depends on: the lesson's experiments, left as they were.

An experiment stays in if the student wrote something that uses a name which it defines. Nothing
is run here.
"""

import symtable
from collections.abc import Iterable

from nbformat import NotebookNode
from nbformat.v4 import new_output

from autograde.lesson.cells import grade_id, is_answer, is_experiment

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
    for index in _wanted(idle, needed):
        del idle[index]
    for index in idle:
        notebook.cells[index].source = ""
    return idle


def put_back(notebook: NotebookNode, texts: dict[int, str]) -> None:
    """Give the emptied cells their text again, and say below each that it was not run."""
    for index, text in texts.items():
        cell = notebook.cells[index]
        cell.source = text
        cell.outputs = [new_output("stream", name="stdout", text=NOTE)]


def _wanted(idle: dict[int, str], needed: set[str]) -> set[int]:
    """The places of those that define a needed name, or one that such a cell itself needs."""
    wanted: set[int] = set()
    left = {index: names_defined(text) for index, text in idle.items()}
    while found := {i for i, names in left.items() if i not in wanted and names & needed}:
        wanted |= found
        needed = needed.union(*(names_used(idle[index]) for index in found))
    return wanted


def names_used(text: str) -> set[str]:
    """The names that a cell takes from the notebook, those in its functions included."""
    return {
        symbol.get_name()
        for table in _tables(text)
        for symbol in table.get_symbols()
        if symbol.is_referenced() and (symbol.is_global() or table.get_type() == "module")
    }


def names_defined(text: str) -> set[str]:
    """The names that a cell gives to the notebook."""
    return {
        symbol.get_name()
        for table in _tables(text)
        for symbol in table.get_symbols()
        if (symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace())
        and (table.get_type() == "module" or symbol.is_declared_global())
    }


def _tables(text: str) -> Iterable[symtable.SymbolTable]:
    """The table of a cell's own names and those of its functions; none if it is no Python."""
    try:
        tables: list[symtable.SymbolTable] = [symtable.symtable(text, "cell", "exec")]
    except (SyntaxError, ValueError):
        return []
    for table in tables:
        tables.extend(table.get_children())
    return tables
