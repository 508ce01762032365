"""Each way in which a lesson can be malformed is refused: which file, which cell, what to do."""

import re

import pytest

from autograde.lesson.reading import LessonError, read_lesson, read_lessons

ANSWER = '# %% nbgrader={"grade_id": "relu", "solution": true}'
TEST = '# %% nbgrader={"grade_id": "test_relu", "grade": true, "points": 2}'
WRITTEN = (
    '# %% [markdown] nbgrader={"grade_id": "why", "grade": true, "solution": true, "points": 3}'
)
SOLUTION = "### BEGIN SOLUTION\nrelu = abs\n### END SOLUTION"
HIDDEN = "### BEGIN HIDDEN TESTS\nassert relu(2) == 2\n### END HIDDEN TESTS"
PAIR = f"{ANSWER}\n{SOLUTION}\n\n{TEST}\nassert relu(1) == 1\n{HIDDEN}"

# What it is: its cells (a title comes before them), and words of the message.
CASES = {
    "the same grade id twice": (f"{PAIR}\n\n{PAIR}", "cell 'relu' (line 28)", "same grade_id"),
    "no test for an exercise": (f"{ANSWER}\n{SOLUTION}", "cell 'relu' (line 17)", "'test_relu'"),
    "code between an exercise and its test": (
        PAIR.replace("\n\n# %% nb", "\n\n# %%\n1\n\n# %% nb"),
        "cell 'relu'",
        "no test follows",
    ),
    "a test of something else": (
        PAIR.replace("test_relu", "test_tanh"),
        "cell 'test_tanh'",
        "Name it 'test_relu'",
    ),
    "a test without an exercise": (f"{TEST}\n{HIDDEN}", "cell 'test_relu'", "no answer stands"),
    "no hidden tests": (PAIR.replace(HIDDEN, ""), "cell 'test_relu'", "no hidden tests"),
    "no solution": (PAIR.replace(SOLUTION, "relu = abs"), "cell 'relu'", "no solution"),
    "an empty solution": (PAIR.replace("relu = abs\n", ""), "cell 'relu'", "region is empty"),
    "no points": (PAIR.replace(', "points": 2', ""), "cell 'test_relu'", "points are missing"),
    "zero points": (PAIR.replace('"points": 2', '"points": 0'), "'test_relu'", "more than 0"),
    "negative points": (PAIR.replace('"points": 2', '"points": -1'), "'test_relu'", "more than 0"),
    "endless points": (PAIR.replace('"points": 2', '"points": Infinity'), "test_relu", "than 0"),
    "points in words": (PAIR.replace('"points": 2', '"points": "2"'), "'test_relu'", "a number"),
    "points that are true": (PAIR.replace('"points": 2', '"points": true'), "relu", "a number"),
    "points on an answer": (
        PAIR.replace('"solution": true', '"solution": true, "points": 2'),
        "cell 'relu'",
        "isn't graded",
    ),
    "no grade id": (PAIR.replace('"grade_id": "relu", ', ""), "cell 2 (line 17)", "is missing"),
    "a grade id that is no word": (PAIR.replace('"relu"', '"re lu"'), "'re lu'", "can't be used"),
    "a grade id that is a number": (PAIR.replace('"relu"', "7"), "grade_id 7", "can't be used"),
    "a solution in a cell without metadata": (
        PAIR.replace(ANSWER, "# %%"),
        "cell 2 (line 17)",
        "holds a SOLUTION region, but its header has no nbgrader metadata",
    ),
    "hidden tests in a cell without metadata": (
        f"# %%\n{HIDDEN}",
        "cell 2 (line 17)",
        "holds a HIDDEN TESTS region, but its header has no nbgrader metadata",
    ),
    "a solution in a markdown cell without metadata": (
        "# %% [markdown]\n# ### BEGIN SOLUTION\n# Yes.\n# ### END SOLUTION",
        "cell 2 (line 17)",
        "SOLUTION region, but its header has no nbgrader metadata",
    ),
    "hidden tests in an answer": (
        PAIR.replace(SOLUTION, f"{SOLUTION}\n{HIDDEN}"),
        "cell 'relu'",
        "an answer cell can't hold a HIDDEN TESTS region",
    ),
    "a solution in a test": (
        PAIR.replace(HIDDEN, f"{HIDDEN}\n{SOLUTION}"),
        "cell 'test_relu'",
        "a test cell can't hold a SOLUTION region",
    ),
    "a region that does not end": (
        PAIR.replace("\n### END SOLUTION", ""),
        "cell 'relu'",
        "BEGIN SOLUTION has no END SOLUTION",
    ),
    "a region that does not begin": (
        PAIR.replace("### BEGIN HIDDEN TESTS\n", ""),
        "cell 'test_relu'",
        "END HIDDEN TESTS has no BEGIN HIDDEN TESTS",
    ),
    "a region in itself": (
        PAIR.replace("### BEGIN SOLUTION\n", "### BEGIN SOLUTION\n### BEGIN SOLUTION\n"),
        "cell 'relu'",
        "BEGIN SOLUTION stands inside a SOLUTION region",
    ),
    "hidden tests in a solution": (
        PAIR.replace("relu = abs", HIDDEN),
        "cell 'relu'",
        "BEGIN HIDDEN TESTS stands inside a SOLUTION region",
    ),
    "a mark scheme beside the solution": (
        f"{WRITTEN}\n# ### BEGIN SOLUTION\n# Yes.\n# ### END SOLUTION\n"
        "# === BEGIN MARK SCHEME ===\n# Yes?\n# === END MARK SCHEME ===",
        "cell 'why'",
        "Move it inside",
    ),
    "a question that nbgrader would replace": (
        f"{WRITTEN}\n# Why?\n# === BEGIN MARK SCHEME ===\n# Yes?\n# === END MARK SCHEME ===",
        "cell 'why'",
        "replaces the whole cell",
    ),
    "a written answer without a model answer": (f"{WRITTEN}\n# Why?", "cell 'why'", "replaces"),
    "a task without a mark scheme": (
        '# %% [markdown] nbgrader={"grade_id": "do", "task": true, "points": 1}\n# Do it.',
        "cell 'do'",
        "no mark scheme",
    ),
    "a syntax error": (
        PAIR.replace("relu = abs", "relu = = abs"),
        "cell 'relu'",
        "isn't Python (invalid syntax, line 19 of the file)",
    ),
    "a return outside a function": (
        PAIR.replace("relu = abs", "return abs"),
        "cell 'relu'",
        "'return' outside function",
    ),
    "a copy that is no Python": (
        PAIR.replace("assert relu(1) == 1", "if relu(1) == 1:").replace(
            "assert relu(2)", "    assert relu(2)"
        ),
        "cell 'test_relu'",
        "without its regions",
    ),
    "a cell magic": (f"{PAIR}\n\n# %%\n# %%time\nrelu(1)", "cell 4", "a cell magic hides"),
    "np.allclose in a test": (
        PAIR.replace("assert relu(2) == 2", "import numpy as np\nassert np.allclose(relu(2), 2)"),
        "cell 'test_relu'",
        "it calls allclose",
    ),
    "assert_allclose in a test": (
        PAIR.replace("assert relu(1) == 1", "assert_allclose(relu(1), 1)"),
        "cell 'test_relu'",
        "it calls assert_allclose",
    ),
    "the reference imported outside a region": (
        PAIR.replace("assert relu(1) == 1", "import solutions.activations as ref\nref.relu(1)"),
        "cell 'test_relu'",
        "names solutions outside its regions",
    ),
    "the reference imported from, outside a region": (
        f"{PAIR}\n\n# %%\nfrom solutions import activations",
        "cell 4",
        "names solutions outside its regions",
    ),
    "the reference used outside a region": (
        PAIR.replace("assert relu(1) == 1", "assert relu(1) == solutions.activations.relu(1)"),
        "cell 'test_relu'",
        "names solutions outside its regions",
    ),
    "an unknown nbgrader key": (
        PAIR.replace('"points"', '"pionts": 2, "points"'),
        "cell 'test_relu'",
        "'pionts' is no nbgrader key",
    ),
    "a misspelt nbgrader": (PAIR.replace("# %% nbgrader=", "# %% nbgarder="), "'nbgarder'"),
    "an equals sign forgotten": (
        PAIR.replace("nbgrader=", "nbgrader "),
        "'nbgrader' in its header",
    ),
    "metadata that is no JSON": (
        PAIR.replace("true", "tru"),
        "cell 2",
        "can't be read as metadata",
    ),
    "metadata that is a word": (f'# %% nbgrader="relu"\n{SOLUTION}', "cell 2", "no dictionary"),
    "another schema version": (
        PAIR.replace('"solution": true', '"solution": true, "schema_version": 2'),
        "cell 'relu'",
        "schema_version is 2",
    ),
    "a flag that is a word": (PAIR.replace('"grade": true', '"grade": "yes"'), "must be true or"),
    "metadata that is a list": (f"# %% nbgrader=[1]\n{SOLUTION}", "cell 2", "no dictionary"),
    "a role that does not exist": (
        PAIR.replace('"solution": true', '"solution": true, "locked": true'),
        "cell 'relu'",
        "solution, locked at once",
    ),
    "a test that is not locked": (
        PAIR.replace('"grade": true', '"grade": true, "locked": false'),
        "cell 'test_relu'",
        "always locked",
    ),
    "no role": (PAIR.replace(', "solution": true', ""), "cell 'relu'", "gives no role"),
    "a test in markdown": (
        TEST.replace("# %%", "# %% [markdown]") + "\n# Text.",
        "a markdown cell can't be a test cell",
    ),
    "a task in code": (
        '# %% nbgrader={"grade_id": "do", "task": true, "points": 1}\n1',
        "a code cell can't be a task",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_malformed_cell_is_refused_with_its_file_and_what_to_do(name, write_lesson):
    cells, *words = CASES[name]
    path = write_lesson("01_bad.py", "# %% [markdown]\n# # Title\n", cells)

    with pytest.raises(LessonError) as caught:
        read_lesson(path)

    message = str(caught.value)
    assert message.startswith(f"{path}, cell ")
    for expected in words:
        assert expected in message
    assert re.search(r"\(line \d+\)", message)


def test_the_pair_that_the_cases_break_is_itself_in_order(write_lesson):
    lesson = read_lesson(write_lesson("01_good.py", "# %% [markdown]\n# # Title\n", PAIR))

    assert lesson.exercises == ("relu",)


def test_the_line_of_a_problem_is_the_line_of_the_cells_header(write_lesson):
    cells = [
        "# %% [markdown]\n# # Title",
        '# %%\ntext = """\n# %% no cell\n"""\n\n\n',
        f"{TEST}\n1",
    ]
    path = write_lesson("01_bad.py", *cells)

    with pytest.raises(LessonError) as caught:
        read_lesson(path)

    line = path.read_text().splitlines().index(TEST) + 1
    assert f"cell 'test_relu' (line {line})" in str(caught.value)


def test_all_problems_of_a_lesson_are_told_at_once(write_lesson):
    bad = PAIR.replace("relu = abs", "relu = = abs").replace(HIDDEN, "")

    with pytest.raises(LessonError) as caught:
        read_lesson(write_lesson("01_bad.py", "# %% [markdown]\n# # Title\n", bad))

    assert "cell 'relu'" in str(caught.value)
    assert "cell 'test_relu'" in str(caught.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"", "is empty", id="an empty file"),
        pytest.param(b"  \n\n", "is empty", id="a blank file"),
        pytest.param("# %%\ncafé = 1".encode("latin-1"), "is not UTF-8", id="another encoding"),
        pytest.param(b"# %%\nx = 1\n", "no Jupytext header", id="no header"),
        pytest.param(b"# ---\n# jupyter: [\n# ---\n\n# %%\n1", "header", id="a broken header"),
        pytest.param(b"# ---\n# title: x\n# ---\n\n# %%\n1", "no Jupytext", id="another header"),
    ],
)
def test_a_file_that_is_no_lesson_is_refused(course, content, words):
    path = course.lessons / "01_bad.py"
    path.write_bytes(content)

    with pytest.raises(LessonError, match=words) as caught:
        read_lesson(path)

    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        pytest.param("name: python3", "name: ir", "python3", id="another kernel"),
        pytest.param("  kernelspec:", "  kernelspec: 3\n#   x:", "header", id="a kernel of 3"),
        pytest.param("  jupytext:", "  jupytext:\n#   x:", "header", id="an empty entry"),
        pytest.param("# # Doubling", "# # Doubling\n\n# %%% deep", "cell_depth", id="a sub-cell"),
        pytest.param("format_name: percent", "format_name: light", "percent", id="another format"),
        pytest.param("# ---\n\n", "# ---\n\nx = 1\n", "before the first cell", id="stray text"),
        pytest.param("# # Doubling", "# Doubling", "no title", id="no title"),
        pytest.param("[markdown]", '[markdown] tags="a"', "'a' is not of type", id="a lone tag"),
        pytest.param("[markdown]", '[markdown] tags=["a", "a"]', "non-unique", id="a tag twice"),
    ],
)
def test_a_lesson_without_its_frame_is_refused(write_lesson, exercise, before, after, words):
    path = write_lesson("01_bad.py", exercise)
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after))

    with pytest.raises(LessonError, match=words):
        read_lesson(path)


@pytest.mark.parametrize("name", ["bad.py", "1_bad.py", "01-bad.py", "01_Bad.py", "001_bad.py"])
def test_a_file_name_that_gives_no_assignment_is_refused(write_lesson, exercise, name):
    with pytest.raises(LessonError, match=r"NN_name\.py"):
        read_lesson(write_lesson(name, exercise))


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [("01_a.py", "01_b.py", "number 01 too"), ("01_a.py", "02_a.py", "notebook 'a' too")],
)
def test_two_lessons_with_one_name_are_refused(
    course, write_lesson, exercise, first, second, words
):
    write_lesson(first, exercise)
    write_lesson(second, exercise)

    with pytest.raises(LessonError, match=words) as caught:
        read_lessons(course.lessons)

    assert first in str(caught.value)
    assert second in str(caught.value)


def test_a_course_without_lessons_and_a_lesson_that_is_a_folder_are_refused(course):
    with pytest.raises(LessonError, match="no lesson"):
        read_lessons(course.lessons)

    (course.lessons / "01_folder.py").mkdir()
    with pytest.raises(LessonError, match=r"01_folder\.py can't be read"):
        read_lessons(course.lessons)
