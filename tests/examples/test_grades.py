"""What each student of the example class earns, and for every point that is lost, the reason why.

The class is graded once, by the command. Written answers wait for a person and earn nothing here.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from autograde.course import Course
from autograde.lessons import read_lessons

pytestmark = pytest.mark.slow

COURSE = Course(Path(__file__).resolve().parents[2])
CELL_TIMEOUT = "20"
"""Seconds: one cell of the class never ends, and all others take one or two."""

POINTS = {
    ("ada", "00_start"): 6,
    ("ada", "01_activations"): 24,
    ("ben", "00_start"): 6,
    ("ben", "01_activations"): 24,
    ("chen", "00_start"): 2,
    ("chen", "01_activations"): 10,
    ("dora", "00_start"): 5,
    ("dora", "01_activations"): 21,
    ("emil", "00_start"): 6,
    ("emil", "01_activations"): 23,
    ("fay", "00_start"): 0,
    ("fay", "01_activations"): 0,
    ("gus", "00_start"): 0,
    ("gus", "01_activations"): 4,
    ("hana", "00_start"): 3,
    ("hana", "01_activations"): 17,
    ("ivan", "00_start"): 5,
    ("ivan", "01_activations"): 0,
    ("jo", "00_start"): 0,
    ("jo", "01_activations"): 2,
}
"""Of at most 6 points that tests give in lesson 00, and 24 in lesson 01."""


@dataclass(frozen=True)
class Loss:
    """A test cell that gave no points: its status, words of its message, and the reason."""

    status: str
    words: str
    reason: str


STUB = Loss("error", "is not written yet", "left as it was handed out")
BLANK = Loss("error", "is not defined", "the prediction was left blank")
WRONG_GUESS = Loss("failed", "is not what happens", "predicted wrongly")
NOTHING = Loss("missing", "Nothing was handed in", "handed in lesson 00 only")


def whole_lesson(assignment: str, loss: Loss, **others: Loss) -> dict[str, Loss]:
    """Every test cell of a lesson with the same loss, ``others`` apart."""
    (lesson,) = (ls for ls in read_lessons(COURSE.lessons) if ls.assignment == assignment)
    return {f"test_{name}": loss for name in lesson.exercises} | others


LOSSES: dict[tuple[str, str], Mapping[str, Loss]] = {
    ("chen", "00_start"): {
        "test_numerical_gradient": STUB,
        "test_predict_step_size": BLANK,
    },
    ("chen", "01_activations"): {
        "test_predict_gradient_at_layer_1": WRONG_GUESS,
        "test_leaky_relu_grad": STUB,
        "test_elu": STUB,
        "test_elu_grad": STUB,
        "test_maxout": STUB,
        "test_maxout_backward": STUB,
        "test_weight_gradients": STUB,
        "test_same_sign_fraction": STUB,
        "test_predict_same_sign": BLANK,
    },
    ("dora", "00_start"): {
        "test_predict_step_size": WRONG_GUESS,
    },
    ("dora", "01_activations"): {
        "test_sigmoid_grad": Loss(
            "failed", "sigmoid_grad(0.0) is wrong", "x (1 - x), as if x were the sigmoid's output"
        ),
        "test_predict_gradient_at_layer_1": Loss(
            "failed", '"b" is not what happens', "read off a figure that her wrong derivative drew"
        ),
    },
    ("emil", "01_activations"): {
        "test_elu": Loss("error", "elu", "a parenthesis isn't closed, so there is no function"),
    },
    ("fay", "00_start"): whole_lesson("00_start", STUB, test_predict_step_size=BLANK),
    ("fay", "01_activations"): whole_lesson(
        "01_activations",
        STUB,
        test_predict_gradient_at_layer_1=BLANK,
        test_predict_same_sign=BLANK,
    ),
    ("gus", "00_start"): {
        "test_relative_error": Loss("failed", "came:      0.3", "the sum, not the largest"),
        "test_numerical_gradient": Loss(
            "failed", "2.00001", "f(x + h) - f(x): one-sided, so ten thousand times less exact"
        ),
        "test_predict_step_size": WRONG_GUESS,
    },
    ("gus", "01_activations"): {
        "test_sigmoid": Loss("failed", "gave a warning: overflow", "exp(-x) for x = -10000"),
        "test_tanh_grad": Loss("failed", "square belongs to tanh", "squares x, not tanh(x)"),
        "test_saturated_fraction": Loss("failed", "came:      50", "percent, not a share"),
        "test_relu_grad": Loss("failed", "0 at 0", "x >= 0 makes the derivative 1 at 0"),
        "test_leaky_relu": Loss("failed", "slope=0.2", "the slope is hard-coded as 0.01"),
        "test_leaky_relu_grad": Loss("failed", "[-0.03  1.  ]", "slope · x, the function's value"),
        "test_elu": Loss("failed", "alpha=3.0", "alpha · exp(x) - 1: alpha outside the bracket"),
        "test_elu_grad": Loss("failed", "alpha=3.0", "alpha is forgotten"),
        "test_maxout": Loss("failed", "is wrong in 3 of 4", "the biases are forgotten"),
        "test_maxout_backward": Loss("failed", "winner alone", "both maps get the whole gradient"),
        "test_weight_gradients": Loss("failed", "wrong shape", "the examples are added up"),
        "test_same_sign_fraction": Loss("failed", "0 is neither", ">= 0 counts rows with zeros"),
        "test_predict_same_sign": WRONG_GUESS,
    },
    ("hana", "00_start"): {
        "test_numerical_gradient": Loss(
            "timeout", "ran for more than", "a while loop that counts on for one dimension only"
        ),
    },
    ("hana", "01_activations"): {
        "test_predict_gradient_at_layer_1": WRONG_GUESS,
        "test_elu_grad": Loss("failed", "NaN", "exp(10000) is infinite, and she multiplies by 0"),
        "test_maxout_backward": STUB,
        "test_predict_same_sign": WRONG_GUESS,
    },
    ("ivan", "00_start"): {
        "test_predict_step_size": WRONG_GUESS,
    },
    ("ivan", "01_activations"): whole_lesson("01_activations", NOTHING, explain_saturation=NOTHING),
    ("jo", "00_start"): {
        "test_relative_error": Loss("failed", "came:      0.1", "the mean, not the largest"),
        "test_numerical_gradient": Loss(
            "failed", "changed its argument", "steps to x - h, and never back"
        ),
        "test_predict_step_size": Loss("error", "predict_step_size", "d without quotes"),
    },
    ("jo", "01_activations"): {
        "test_sigmoid": Loss("error", "truth value of an array", "`if` on a whole array"),
        "test_sigmoid_grad": Loss("error", "truth value of an array", "calls the failing sigmoid"),
        "test_tanh_grad": Loss("error", "bitwise_xor", "^ is no power in Python"),
        "test_saturated_fraction": Loss("failed", "wrong shape", "one share for each column"),
        "test_predict_gradient_at_layer_1": Loss(
            "failed", "must be one of", "the words of the answer in place of its letter"
        ),
        "test_relu": Loss("failed", "changed its argument", "sets the entries of x itself to 0"),
        "test_leaky_relu": Loss("error", "truth value of an array", "max() on whole arrays"),
        "test_leaky_relu_grad": Loss(
            "failed", "int64", "ones_like(x) of whole numbers holds whole numbers, so 0.01 is 0"
        ),
        "test_elu": Loss("failed", "returned None", "prints the result, and doesn't return it"),
        "test_maxout": Loss("error", "TypeError", "np.max(p, q) takes q for an axis"),
        "test_maxout_backward": Loss("failed", "wrong shape", "sums over axis 1 for the biases"),
        "test_weight_gradients": Loss("error", "broadcast", "(N,) times (N, D), without an axis"),
        "test_same_sign_fraction": Loss("failed", "is wrong", "asks the columns, not the rows"),
        "test_predict_same_sign": BLANK,
    },
}


@dataclass(frozen=True)
class Graded:
    """What the command printed, and the lines of its results."""

    printed: str
    lines: list[dict]

    def of(self, student: str, assignment: str) -> Iterator[dict]:
        """The lines of one submission."""
        asked = (student, assignment)
        return (line for line in self.lines if (line["student"], line["assignment"]) == asked)


@pytest.fixture(scope="session")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    out = tmp_path_factory.mktemp("grades") / "out"
    command = [Path(sys.executable).with_name("autograde"), "grade", "examples/submissions"]
    options = ["--out", out, "--cell-timeout", CELL_TIMEOUT]
    run = subprocess.run(
        [*command, *options], cwd=COURSE.root, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    lines = (out / "results.jsonl").read_text(encoding="utf-8").splitlines()
    return Graded(" ".join(run.stdout.split()), [json.loads(line) for line in lines])


@pytest.mark.parametrize(("student", "assignment"), POINTS, ids=str)
def test_each_student_earns_the_points_of_what_is_right(graded, student, assignment):
    earned = sum(line["points"] for line in graded.of(student, assignment))
    assert earned == POINTS[student, assignment]


@pytest.mark.parametrize(("student", "assignment"), POINTS, ids=str)
def test_each_point_is_lost_for_its_reason(graded, student, assignment):
    losses = LOSSES.get((student, assignment), {})
    found = {
        line["grade_id"]: (line["status"], line["message"])
        for line in graded.of(student, assignment)
        if line["status"] not in ("passed", "manual")
    }
    assert {name: status for name, (status, _) in found.items()} == {
        name: loss.status for name, loss in losses.items()
    }
    for name, loss in losses.items():
        assert loss.words in found[name][1], f"{name}: {loss.reason}"


def test_a_written_answer_waits_for_a_person(graded):
    waiting = {
        (line["student"], line["grade_id"]) for line in graded.lines if line["status"] == "manual"
    }
    written = {"00_start": "explain_step_size", "01_activations": "explain_saturation"}
    handed_in = POINTS.keys() - {("ivan", "01_activations")}
    assert waiting == {(student, written[assignment]) for student, assignment in handed_in}


def test_the_class_is_in_order_and_nobody_is_left_out(graded):
    students = [line["student"] for line in graded.lines]
    assert students == sorted(students)
    assert {(line["student"], line["assignment"]) for line in graded.lines} == POINTS.keys()


def test_the_deleted_test_cell_is_told(graded):
    assert "the test cell test_saturated_fraction was missing and was put back" in graded.printed
