"""The course's own notebooks: what the lessons give, and nothing that a student must not see."""

import ast
import io
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from IPython.core.inputtransformer2 import TransformerManager
from nbformat import NotebookNode
from rich.console import Console

from autograde.course import Course
from autograde.lesson.reading import Lesson, read_lessons
from autograde.lesson.regions import find_regions, text_inside
from autograde.publish.build import build_course

COURSE = Course(Path(__file__).resolve().parents[2])
LESSONS = read_lessons(COURSE.lessons)
EXERCISES = {
    "00_start": ["relative_error", "numerical_gradient"],
    "01_activations": [
        "sigmoid",
        "sigmoid_grad",
        "tanh_grad",
        "relu",
        "relu_grad",
        "leaky_relu",
        "leaky_relu_grad",
        "elu",
        "elu_grad",
        "maxout",
        "maxout_backward",
        "saturated_fraction",
        "weight_gradients",
        "same_sign_fraction",
    ],
    "02_dead_relus": [
        "affine_relu",
        "affine_relu_backward",
        "dead_units",
        "dead_fraction",
        "killing_bias",
        "sgd_step",
        "affine_leaky_relu",
        "affine_leaky_relu_backward",
    ],
    "03_capacity": [
        "bump",
        "bump_network",
        "softmax_cross_entropy",
        "l2_penalty",
        "two_layer_loss",
        "parameter_count",
    ],
    "04_preprocessing": [
        "feature_means",
        "channel_means",
        "center",
        "fit_standardizer",
        "standardize",
        "minmax_scale",
        "covariance",
        "principal_components",
        "project",
        "reconstruct",
        "variance_kept",
        "components_needed",
        "whiten",
        "preprocess_split",
    ],
    "05_initialization": [
        "constant_init",
        "small_random_init",
        "xavier_init",
        "he_init",
        "forward_activations",
        "layer_statistics",
        "backward_gradients",
        "distinct_columns",
        "output_std",
        "init_for",
    ],
    "06_batchnorm": [
        "batchnorm_train",
        "identity_parameters",
        "batchnorm_backward",
        "update_running",
        "batchnorm_test",
        "BatchNorm",
    ],
    "07_hyperparameters": [
        "log_uniform",
        "step_decay",
        "exponential_decay",
        "inverse_decay",
        "dropout",
        "dropout_backward",
        "random_search",
        "grid_search",
        "on_boundary",
        "zoom",
    ],
    "08_capstone": ["build_and_train"],
}

each_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=[ls.assignment for ls in LESSONS])


def path_of(lesson: Lesson) -> Path:
    return COURSE.notebooks / lesson.assignment / f"{lesson.notebook}.ipynb"


def copy_of(lesson: Lesson) -> NotebookNode:
    return nbformat.read(path_of(lesson), as_version=4)


def secret_lines(cell: NotebookNode) -> set[str]:
    """The lines of a cell's regions, but for those of fewer than three names and numbers.

    Such a line, ``)`` or ``silent=True,``, tells nothing by itself, and stands in many places.
    """
    lines = {
        line.strip()
        for region in find_regions(cell.source)
        for line in text_inside(cell.source, region).splitlines()
    }
    return {line for line in lines if len(re.findall(r"\w+", line)) >= 3}


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The course, built anew in another folder."""
    course = Course(tmp_path_factory.mktemp("rebuilt"))
    shutil.copytree(COURSE.lessons, course.lessons)
    build_course(course, Console(file=io.StringIO()))
    return course


@each_lesson
def test_the_committed_notebook_is_what_the_lesson_gives(lesson, rebuilt):
    built = rebuilt.notebooks / lesson.assignment / f"{lesson.notebook}.ipynb"

    assert path_of(lesson).exists(), f"Run `autograde build`, and commit {path_of(lesson)}."
    # Not ==, whose explanation of a difference would be thousands of lines long.
    same = path_of(lesson).read_bytes() == built.read_bytes()
    assert same, f"{path_of(lesson)} isn't what its lesson gives. Remove it, run `autograde build`."


@each_lesson
def test_no_line_of_a_solution_or_a_hidden_test_is_in_the_copy(lesson):
    shown = {line.strip() for cell in copy_of(lesson).cells for line in cell.source.splitlines()}
    secrets = {cell.id: secret_lines(cell) for cell in lesson.source.cells}

    assert {cell_id: lines & shown for cell_id, lines in secrets.items() if lines & shown} == {}
    assert sum(len(lines) for lines in secrets.values()) > len(lesson.exercises)


@each_lesson
def test_the_copys_code_does_not_name_the_reference(lesson):
    code = "\n".join(c.source for c in copy_of(lesson).cells if c.cell_type == "code")

    assert not re.search(r"\bsolutions\b", code)


@each_lesson
def test_the_right_answer_of_a_prediction_is_not_in_the_copy(lesson):
    copies = {cell.id: cell.source for cell in copy_of(lesson).cells}
    predictions = [name for name in lesson.exercises if name.startswith("predict_")]
    for cell in lesson.source.cells:
        if cell.id not in predictions:
            continue
        (region,) = find_regions(cell.source)
        right = ast.literal_eval(text_inside(cell.source, region).partition("=")[2].strip())
        assert len(right) == 1
        for text in copies.values():
            assert not re.search(rf"{cell.id}\W+{right}\b", text)
        # The two cells quote all letters or none, but never the right one alone.
        pair = copies[cell.id] + copies[f"test_{cell.id}"]
        assert set(re.findall(r"""["']([a-z])["']""", pair)) != {right}
    assert predictions


@each_lesson
def test_the_copy_is_a_valid_notebook_without_outputs_whose_code_compiles(lesson):
    notebook = copy_of(lesson)

    nbformat.validate(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert (cell.outputs, cell.execution_count) == ([], None)
            code = TransformerManager().transform_cell(cell.source)
            compile(code, cell.id, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)


@each_lesson
def test_every_exercise_is_a_stub_followed_by_its_locked_test(lesson):
    cells = copy_of(lesson).cells
    answers = {
        cell.metadata.nbgrader.grade_id: position
        for position, cell in enumerate(cells)
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution")
    }

    assert set(EXERCISES.get(lesson.assignment, [])) <= set(answers)
    for name, position in answers.items():
        assert "raise NotImplementedError()" in cells[position].source
        test = next(c for c in cells[position + 1 :] if c.cell_type == "code")
        assert test.metadata.nbgrader.grade_id == f"test_{name}"
        assert test.metadata.nbgrader.points > 0
        assert test.metadata.editable is False
        assert test.metadata.deletable is False


@each_lesson
def test_every_lesson_asks_for_a_prediction_and_for_an_answer_in_words(lesson):
    notebook = copy_of(lesson)
    written = [
        cell
        for cell in notebook.cells
        if cell.cell_type == "markdown" and cell.metadata.get("nbgrader", {}).get("grade")
    ]

    assert any(name.startswith("predict_") for name in lesson.exercises)
    assert written
    assert all("YOUR ANSWER HERE" in cell.source for cell in written)


def test_the_tests_above_know_every_lesson_of_the_contract():
    assert set(EXERCISES) <= {lesson.assignment for lesson in LESSONS}
