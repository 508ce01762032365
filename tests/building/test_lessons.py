"""What a well-formed lesson is read as."""

import nbformat
import pytest

from autograde.lesson.reading import read_lesson, read_lessons
from lab.errors import CourseError


def test_a_lesson_is_named_after_its_file_and_titled_by_its_first_heading(write_lesson, exercise):
    lesson = read_lesson(write_lesson("03_doubling.py", exercise))

    assert (lesson.assignment, lesson.notebook) == ("03_doubling", "doubling")
    assert lesson.title == "Doubling"
    assert lesson.exercises == ("double",)


def test_the_few_words_of_an_author_are_completed_to_nbgraders_schema(
    write_lesson, exercise, written
):
    lesson = read_lesson(write_lesson("01_doubling.py", exercise, written))

    roles = {c.id: c.metadata.nbgrader for c in lesson.source.cells if "nbgrader" in c.metadata}
    flags = {
        grade_id: (m.grade, m.solution, m.locked, m.task, m.schema_version, m.get("points"))
        for grade_id, m in roles.items()
    }
    assert flags == {
        "double": (False, True, False, False, 3, None),
        "test_double": (True, False, True, False, 3, 2),
        "why": (True, True, False, False, 3, 3),
    }
    assert lesson.max_points == 5


def test_full_metadata_is_taken_as_it_is(write_lesson, exercise):
    full = exercise.replace(
        '"grade_id": "double", "solution": true',
        '"grade": false, "grade_id": "double", "locked": false, "schema_version": 3, '
        '"solution": true, "task": false',
    ).replace(
        '"grade_id": "test_double", "grade": true, "points": 2',
        '"grade": true, "grade_id": "test_double", "locked": true, "points": 2, '
        '"schema_version": 3, "solution": false, "task": false',
    )

    short = read_lesson(write_lesson("01_short.py", exercise))
    long = read_lesson(write_lesson("02_long.py", full))

    assert long.source == short.source


def test_the_notebook_is_complete_valid_and_without_outputs(write_lesson, exercise, written):
    notebook = read_lesson(write_lesson("01_doubling.py", exercise, written)).source

    nbformat.validate(notebook)
    text = nbformat.writes(notebook)
    for secret in ("return x + x", "double(21)", "Because x + x is 2x", "Three points"):
        assert secret in text
    assert all(
        not c.outputs and c.execution_count is None for c in notebook.cells if "outputs" in c
    )
    assert set(notebook.metadata) == {"kernelspec"}


def test_cell_ids_are_unique_and_stay_when_another_cell_changes(write_lesson, exercise):
    twins = "# %%\n1 + 1\n\n# %%\n1 + 1\n"
    before = read_lesson(write_lesson("01_twins.py", exercise, twins)).source
    changed = exercise.replace("# # Doubling", "# # Doubling, again")
    after = read_lesson(write_lesson("01_twins.py", changed, twins)).source

    ids = [cell.id for cell in before.cells]
    assert len(set(ids)) == len(ids)
    assert [cell.id for cell in after.cells][1:] == ids[1:]
    assert after.cells[0].id != ids[0]


def test_tags_are_kept_and_the_layout_of_the_text_is_not(write_lesson, exercise):
    experiment = '# %% tags=["experiment"]\n\n\ntotal = 1\n\n\n\n# %%\ntotal\n'
    cells = read_lesson(write_lesson("01_tags.py", exercise, experiment)).source.cells

    assert cells[-2].metadata == {"tags": ["experiment"]}
    assert cells[-1].metadata == {}


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("# %matplotlib inline\nx = 1", id="a line magic"),
        pytest.param("import asyncio\n\nawait asyncio.sleep(0)", id="a top-level await"),
        pytest.param('text = """\n# %% inside a string\n"""', id="a cell marker in a string"),
    ],
)
def test_notebook_code_that_no_script_could_hold_is_accepted(write_lesson, exercise, code):
    lesson = read_lesson(write_lesson("01_code.py", exercise, f"# %%\n{code}\n"))

    assert len(lesson.source.cells) == 4


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(
            '# %% nbgrader={"grade_id": "free", "grade": true, "solution": true, "points": 1}\n'
            "### BEGIN SOLUTION\nx = 1\n### END SOLUTION\n",
            id="code that a person grades",
        ),
        pytest.param(
            '# %% [markdown] nbgrader={"grade_id": "free", "task": true, "points": 1}\n'
            "# Do it.\n# === BEGIN MARK SCHEME ===\n# Done?\n# === END MARK SCHEME ===\n",
            id="a task",
        ),
        pytest.param(
            '# %% [markdown] nbgrader={"grade_id": "free", "grade": true, "solution": true, '
            '"points": 1}\n# === BEGIN MARK SCHEME ===\n# Fine?\n# === END MARK SCHEME ===\n',
            id="a cell that is a mark scheme alone",
        ),
    ],
)
def test_what_a_person_grades_needs_no_test(write_lesson, exercise, answer):
    lesson = read_lesson(write_lesson("01_free.py", exercise, answer))

    assert lesson.max_points == 3
    assert lesson.exercises == ("double",)


def test_lessons_come_in_the_order_of_their_numbers(course, write_lesson, exercise):
    for name in ("10_c.py", "02_b.py", "01_a.py"):
        write_lesson(name, exercise)
    (course.lessons / "__init__.py").touch()

    assert [ls.notebook for ls in read_lessons(course.lessons)] == ["a", "b", "c"]


def test_the_problems_of_all_lessons_are_told_at_once(course, write_lesson, exercise):
    write_lesson("01_a.py", exercise.replace('"points": 2', '"points": 0'))
    write_lesson("02_b.py", exercise.replace("test_double", "test_triple"))
    write_lesson("Third.py", exercise)

    with pytest.raises(CourseError) as caught:
        read_lessons(course.lessons)

    for words in ("01_a.py, cell 'test_double'", "02_b.py, cell 'double'", "Third.py"):
        assert words in str(caught.value)
