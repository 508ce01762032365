"""An experiment is left out of grading, unless the student's own work needs what it defines."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograde.submission.skipping import put_back, set_aside

DRAW = "def draw(x):\n    return x + offset\n\n\nfor step in range(3):\n    draw(step)"
OFFSET = "offset = 1"
ANSWER = {"grade_id": "square", "solution": True, "grade": False, "locked": False, "task": False}


def notebook(answer: str, *extra: str, draw: str = DRAW):
    return new_notebook(
        cells=[
            new_markdown_cell("# A lesson"),
            new_code_cell("import math"),
            new_code_cell(OFFSET, metadata={"tags": ["experiment"]}),
            new_code_cell(draw, metadata={"tags": ["experiment"]}),
            new_code_cell(answer, metadata={"nbgrader": ANSWER}),
            *(new_code_cell(text) for text in extra),
        ]
    )


LESSON = notebook("def square(x):\n    raise NotImplementedError()")


def left_out(student) -> set[int]:
    return set(set_aside(student, LESSON))


@pytest.mark.parametrize(
    ("answer", "extra", "expected"),
    [
        ("def square(x):\n    return x * x", [], {2, 3}),
        ("def square(draw):\n    offset = draw * draw\n    return offset", [], {2, 3}),
        ("def square(x):\n    return x * x * offset", [], {3}),
        ("def square(x):\n    return draw(x) - 1", [], set()),
        ("def square(x):\n    return x * x", ["print(step)"], set()),
        ("def square(x):\n    return [offset for _ in x]", [], {3}),
        ("def square(x:\n", ["%matplotlib inline"], {2, 3}),
    ],
    ids=[
        "no use",
        "the same names, but its own",
        "a variable",
        "a function, and what that needs",
        "a loop's variable, in a cell of the student's",
        "inside a comprehension",
        "no Python",
    ],
)
def test_what_the_students_work_needs_is_run(answer, extra, expected):
    assert left_out(notebook(answer, *extra)) == expected


def test_an_experiment_that_the_student_changed_is_run_with_what_it_needs():
    assert left_out(notebook("", draw=DRAW + "\n# mine")) == set()


def test_a_students_cell_is_no_experiment_by_its_tag():
    student = notebook("", "print('mine')")
    student.cells[-1].metadata.tags = ["experiment"]
    assert 5 not in left_out(student)


def test_what_was_left_out_is_put_back_with_a_word_about_it():
    student = notebook("")
    texts = set_aside(student, LESSON)
    assert student.cells[3].source == ""
    put_back(student, texts)
    assert student.cells[3].source == DRAW
    assert "Not run in grading" in student.cells[3].outputs[0].text
