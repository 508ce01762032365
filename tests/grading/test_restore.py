"""Restoring is pure, so these tests run nothing."""

import copy
from collections import Counter
from collections.abc import Callable

import nbformat
import pytest
from classroom import Classroom, cell_of
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograde.lesson.reading import read_lesson
from autograde.records.gradebook import notebook_for_grading
from autograde.submission.restore import restore


@pytest.fixture
def source(classroom: Classroom) -> NotebookNode:
    return notebook_for_grading(read_lesson(classroom.course.lessons / "00_first.py"))


@pytest.fixture
def student(classroom: Classroom) -> NotebookNode:
    notebook = classroom.released()
    cell_of(notebook, "double").source = "def double(x): return x + x"
    return notebook


def names(notebook: NotebookNode) -> list[str | None]:
    return [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells]


def test_an_honest_notebook_keeps_its_answers_and_gets_the_hidden_tests(
    student: NotebookNode, source: NotebookNode
) -> None:
    restored = restore(student, source)
    assert restored.notes == ()
    assert cell_of(restored.notebook, "double").source == "def double(x): return x + x"
    assert "another number" in cell_of(restored.notebook, "test_double").source
    assert names(restored.notebook) == names(source)
    nbformat.validate(restored.notebook)


def test_neither_notebook_is_changed(student: NotebookNode, source: NotebookNode) -> None:
    before = copy.deepcopy((student, source))
    restore(student, source)
    assert (student, source) == before


def weaken(notebook: NotebookNode) -> None:
    cell_of(notebook, "test_double").source = "pass"


def skip(notebook: NotebookNode) -> None:
    cell_of(notebook, "test_double").metadata.tags = ["skip-execution", "raises-exception"]


def relabel(notebook: NotebookNode) -> None:
    cell_of(notebook, "test_double").metadata.nbgrader.update(solution=True, points=99)


def future_schema(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader.update(schema_version=99, unknown="x")


def to_text(notebook: NotebookNode) -> None:
    cell = cell_of(notebook, "test_double")
    cell.cell_type = "markdown"
    del cell["outputs"], cell["execution_count"]


def delete(notebook: NotebookNode) -> None:
    notebook.cells.remove(cell_of(notebook, "test_double"))


def duplicate(notebook: NotebookNode) -> None:
    test = cell_of(notebook, "test_double")
    notebook.cells.append(copy.deepcopy(test))
    notebook.cells.insert(0, copy.deepcopy(test))


def lose_metadata(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        cell.metadata = "lost"


def lose_grade_ids_of_all_but_answers(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.metadata.nbgrader = ["no", "mapping"]


@pytest.mark.parametrize(
    "edit",
    [
        weaken,
        skip,
        relabel,
        future_schema,
        to_text,
        delete,
        duplicate,
        lose_metadata,
        lose_grade_ids_of_all_but_answers,
    ],
)
def test_every_known_cell_is_run_as_the_lesson_has_it(
    edit: Callable[[NotebookNode], None], student: NotebookNode, source: NotebookNode
) -> None:
    edit(student)
    restored = restore(student, source).notebook
    nbformat.validate(restored)
    assert Counter(filter(None, names(restored))) == Counter(filter(None, names(source)))
    for name in ("setup", "test_double", "test_square"):
        assert cell_of(restored, name) == cell_of(source, name)
    assert cell_of(restored, "double").metadata == cell_of(source, "double").metadata
    assert cell_of(restored, "double").source == "def double(x): return x + x"


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (weaken, "the test cell test_double had been changed"),
        (skip, "carried the tag skip-execution"),
        (relabel, "grading metadata"),
        (to_text, "had been made a markdown cell"),
        (delete, "the test cell test_double was missing and was put back"),
        (duplicate, "test_double was there 3 times"),
    ],
)
def test_what_was_mended_is_told(
    edit: Callable[[NotebookNode], None], said: str, student: NotebookNode, source: NotebookNode
) -> None:
    edit(student)
    assert any(said in note for note in restore(student, source).notes)


def test_a_students_own_cells_stay_where_they_are_without_their_metadata(
    student: NotebookNode, source: NotebookNode
) -> None:
    own = new_code_cell("helper = 1", metadata={"tags": ["skip-execution"], "nbgrader": "x"})
    student.cells.insert(2, own)
    restored = restore(student, source).notebook
    assert restored.cells[2].source == "helper = 1"
    assert restored.cells[2].metadata == {}


def test_the_students_order_of_cells_is_kept(student: NotebookNode, source: NotebookNode) -> None:
    student.cells.reverse()
    assert names(restore(student, source).notebook) == names(source)[::-1]


def test_a_missing_test_comes_behind_what_the_student_wrote_for_it(
    student: NotebookNode, source: NotebookNode
) -> None:
    place = student.cells.index(cell_of(student, "square"))
    student.cells[place + 1 : place + 2] = [new_code_cell("square = lambda x: x * x")]
    restored = restore(student, source).notebook
    sources = [cell.source for cell in restored.cells]
    assert sources.index("square = lambda x: x * x") < names(restored).index("test_square")


def test_a_missing_answer_does_not_undo_an_answer_in_another_cell(
    student: NotebookNode, source: NotebookNode
) -> None:
    student.cells.remove(cell_of(student, "double"))
    student.cells.insert(0, new_code_cell("def double(x): return x + x"))
    restored = restore(student, source).notebook
    assert "def double" not in cell_of(restored, "double").source
    assert restored.cells[0].source == "def double(x): return x + x"


def test_a_missing_written_answer_comes_back_as_it_was_handed_out(
    student: NotebookNode, source: NotebookNode
) -> None:
    student.cells.remove(cell_of(student, "why"))
    assert cell_of(restore(student, source).notebook, "why") == cell_of(source, "why")


def test_of_several_answers_the_last_written_one_counts(
    student: NotebookNode, source: NotebookNode
) -> None:
    stub = copy.deepcopy(cell_of(source, "double"))
    second = copy.deepcopy(stub)
    second.source = "def double(x): return 2 * x"
    student.cells += [second, stub]
    restored = restore(student, source).notebook
    assert cell_of(restored, "double").source == "def double(x): return 2 * x"
    assert sum(cell.source == stub.source for cell in restored.cells) == 0


def test_cell_ids_are_unique_and_outputs_are_gone(
    student: NotebookNode, source: NotebookNode
) -> None:
    for cell in student.cells:
        cell.id = "same"
    student.cells.append(new_code_cell("1", id="same", outputs=[], execution_count=7))
    student.cells.append(NotebookNode(new_markdown_cell("text"), id="not allowed"))
    student.metadata.kernelspec = {"name": "ruby", "display_name": "Ruby"}
    restored = restore(student, source).notebook
    nbformat.validate(restored)
    assert len({cell.id for cell in restored.cells}) == len(restored.cells)
    assert {cell.execution_count for cell in restored.cells if cell.cell_type == "code"} == {None}
    assert restored.metadata.kernelspec == source.metadata.kernelspec


def test_cells_that_are_no_cells_do_no_harm(student: NotebookNode, source: NotebookNode) -> None:
    odd = [None, 7, "text", {}, {"cell_type": ["code"], "source": {}}, {"source": ["a", 1, "b"]}]
    student["cells"] = [*odd, *student.cells]
    restored = restore(student, source).notebook
    nbformat.validate(restored)
    assert cell_of(restored, "double").source == "def double(x): return x + x"
