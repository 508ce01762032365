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
from autograde.lesson.reading import read_lessons

pytestmark = pytest.mark.slow

COURSE = Course(Path(__file__).resolve().parents[2])
CELL_TIMEOUT = "20"
"""Seconds: one cell of the class never ends, and all others take one or two."""

POINTS = {
    ("ada", "00_start"): 6,
    ("ada", "01_activations"): 24,
    ("ada", "02_dead_relus"): 16,
    ("ada", "03_capacity"): 20,
    ("ada", "04_preprocessing"): 27,
    ("ada", "05_initialization"): 22,
    ("ada", "06_batchnorm"): 19,
    ("ada", "07_hyperparameters"): 22,
    ("ada", "08_capstone"): 11,
    ("ben", "00_start"): 6,
    ("ben", "01_activations"): 24,
    ("ben", "02_dead_relus"): 16,
    ("ben", "03_capacity"): 20,
    ("ben", "04_preprocessing"): 27,
    ("ben", "05_initialization"): 22,
    ("ben", "06_batchnorm"): 19,
    ("ben", "07_hyperparameters"): 22,
    ("ben", "08_capstone"): 11,
    ("chen", "00_start"): 2,
    ("chen", "01_activations"): 10,
    ("chen", "02_dead_relus"): 9,
    ("chen", "03_capacity"): 10,
    ("chen", "04_preprocessing"): 10,
    ("chen", "05_initialization"): 7,
    ("chen", "06_batchnorm"): 5,
    ("chen", "07_hyperparameters"): 10,
    ("chen", "08_capstone"): 1,
    ("dora", "00_start"): 5,
    ("dora", "01_activations"): 21,
    ("emil", "00_start"): 6,
    ("emil", "01_activations"): 23,
    ("fay", "00_start"): 0,
    ("fay", "01_activations"): 0,
    ("gus", "00_start"): 0,
    ("gus", "01_activations"): 4,
    ("gus", "02_dead_relus"): 2,
    ("gus", "03_capacity"): 1,
    ("gus", "04_preprocessing"): 2,
    ("gus", "05_initialization"): 1,
    ("gus", "06_batchnorm"): 1,
    ("gus", "07_hyperparameters"): 1,
    ("gus", "08_capstone"): 0,
    ("hana", "00_start"): 3,
    ("hana", "01_activations"): 17,
    ("ivan", "00_start"): 5,
    ("jo", "00_start"): 0,
    ("jo", "01_activations"): 2,
}
"""Of at most 6, 24, 16, 20, 27, 22, 19 and 22 points that tests give in lessons 00 to 07, and 11 in
08. What isn't listed was not handed in."""


@dataclass(frozen=True)
class Loss:
    """A test cell that gave no points: its status, words of its message, and the reason."""

    status: str
    words: str
    reason: str


STUB = Loss("error", "is not written yet", "left as it was handed out")
BLANK = Loss("error", "is not defined", "the prediction was left blank")
WRONG_GUESS = Loss("failed", "is not what happens", "predicted wrongly")

LESSONS = {lesson.assignment: lesson for lesson in read_lessons(COURSE.lessons)}


def whole_lesson(assignment: str, loss: Loss, **others: Loss) -> dict[str, Loss]:
    """Every test cell of a lesson with the same loss, ``others`` apart."""
    return {f"test_{name}": loss for name in LESSONS[assignment].exercises} | others


def untouched_from(assignment: str, exercise: str) -> dict[str, Loss]:
    """The losses of who stopped before an exercise: predictions are blank, the rest are stubs."""
    exercises = LESSONS[assignment].exercises
    return {
        f"test_{name}": BLANK if name.startswith("predict") else STUB
        for name in exercises[exercises.index(exercise) :]
    }


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
    ("chen", "02_dead_relus"): untouched_from("02_dead_relus", "sgd_step"),
    ("chen", "03_capacity"): untouched_from("03_capacity", "l2_penalty"),
    ("chen", "04_preprocessing"): untouched_from("04_preprocessing", "principal_components"),
    ("chen", "05_initialization"): untouched_from("05_initialization", "predict_small_weights")
    | {"test_predict_equal_units": WRONG_GUESS},
    ("chen", "06_batchnorm"): untouched_from("06_batchnorm", "batchnorm_backward"),
    ("chen", "07_hyperparameters"): untouched_from("07_hyperparameters", "predict_brake")
    | {"test_predict_linear_draws": WRONG_GUESS},
    ("chen", "08_capstone"): {
        "test_build_and_train": Loss(
            "failed", "0 of 10 points", "the first network that ran: 8 units, one epoch"
        ),
    },
    ("dora", "00_start"): {
        "test_predict_step_size": WRONG_GUESS,
    },
    ("dora", "01_activations"): {
        "test_sigmoid_grad": Loss(
            "failed", "x is the input", "x (1 - x), as if x were the sigmoid's output"
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
        "test_relative_error": Loss("failed", "came:      0.31", "the sum, not the largest"),
        "test_numerical_gradient": Loss(
            "failed", "2.00001", "f(x + h) - f(x): one-sided, so ten thousand times less exact"
        ),
        "test_predict_step_size": WRONG_GUESS,
    },
    ("gus", "01_activations"): {
        "test_sigmoid": Loss("failed", "gave a warning: overflow", "exp(-x) for x = -10000"),
        "test_tanh_grad": Loss("failed", "square belongs to tanh", "squares x, not tanh(x)"),
        "test_saturated_fraction": Loss("failed", "came:      40", "percent, not a share"),
        "test_relu_grad": Loss("failed", "0 at 0", "x >= 0 makes the derivative 1 at 0"),
        "test_leaky_relu": Loss("failed", "slope=0.2", "the slope is hard-coded as 0.01"),
        "test_leaky_relu_grad": Loss("failed", "[-0.03  1.  ]", "slope · x, the function's value"),
        "test_elu": Loss("failed", "alpha=3.0", "alpha · exp(x) - 1: alpha outside the bracket"),
        "test_elu_grad": Loss("failed", "alpha=3.0", "alpha is forgotten"),
        "test_maxout": Loss("failed", "is wrong in 4 of 4", "the biases are forgotten"),
        "test_maxout_backward": Loss("failed", "winner alone", "both maps get the whole gradient"),
        "test_weight_gradients": Loss("failed", "wrong shape", "the examples are added up"),
        "test_same_sign_fraction": Loss(
            "failed", "which is neither", ">= 0 counts rows with zeros"
        ),
        "test_predict_same_sign": WRONG_GUESS,
    },
    ("gus", "02_dead_relus"): {
        "test_affine_relu": Loss("failed", "the output, and the cache", "returns H alone"),
        "test_affine_relu_backward": Loss(
            "failed", "the output, and the cache", "right, but his forward function gives no cache"
        ),
        "test_dead_units": Loss("failed", "2 and -2 add up to 0", "asks whether the sum is 0"),
        "test_dead_fraction": Loss("failed", "not zeros", "the share of zeros, not of dead units"),
        "test_killing_bias": Loss("failed", "[-3. -0.]", "takes no bias above 0"),
        "test_sgd_step": Loss("failed", "changed the arrays in params", "-= on the old arrays"),
        "test_predict_dead_gradient": WRONG_GUESS,
        "test_affine_leaky_relu_backward": Loss(
            "failed", "called again", "global variables, which the next forward call overwrites"
        ),
        "test_predict_centred": WRONG_GUESS,
    },
    ("gus", "03_capacity"): {
        "test_bump": Loss("failed", "is wrong in 4 of 5", "s x - a in place of s (x - a)"),
        "test_bump_network": Loss("failed", "b1 is -steepness", "the minus of b1 is forgotten"),
        "test_predict_bump_error": WRONG_GUESS,
        "test_softmax_cross_entropy": Loss(
            "failed", "divided by N", "the loss is a mean, its gradient a sum"
        ),
        "test_l2_penalty": Loss("failed", "changed the arrays in weights", "W *= strength"),
        "test_two_layer_loss": Loss("failed", "Biases have no penalty", "penalises biases too"),
        "test_parameter_count": Loss("failed", "came:      27", "biases for the inputs, too"),
        "test_predict_spread": WRONG_GUESS,
    },
    ("gus", "04_preprocessing"): {
        "test_channel_means": Loss("failed", "shape (3, 3)", "three means for each picture"),
        "test_center": Loss("failed", "3 - 5 in uint8 is 254", "subtracts in uint8"),
        "test_fit_standardizer": Loss("failed", "2.582", "N - 1 for N"),
        "test_standardize": Loss("failed", "2.e+08", "std + 1e-8 in place of a look for zeros"),
        "test_minmax_scale": Loss("failed", "come from X_train", "the range of X itself"),
        "test_covariance": Loss("failed", "Centred", "forgot to centre"),
        "test_principal_components": Loss("failed", "U[::-1] the rows", "turned the rows round"),
        "test_project": Loss("failed", "Directions are columns", "the first k rows of U"),
        "test_reconstruct": Loss("failed", "then add the mean", "forgot the mean"),
        "test_whiten": Loss("failed", "root of the variance", "divides by S, not by its root"),
        "test_variance_kept": Loss("failed", "not 0/0", "0/0 where all variances are 0"),
        "test_components_needed": Loss("failed", "came:      4", "an index, where k is one more"),
        "test_predict_components": WRONG_GUESS,
        "test_predict_whitened_noise": WRONG_GUESS,
        "test_preprocess_split": Loss(
            "failed", "from the training rows", "mean and std of all rows: a leak"
        ),
    },
    ("gus", "05_initialization"): {
        "test_constant_init": Loss("failed", "shape (2, 3)", "n_out rows, n_in columns"),
        "test_distinct_columns": Loss("failed", "rounding only", "np.unique knows no tolerance"),
        "test_predict_equal_units": WRONG_GUESS,
        "test_small_random_init": Loss("failed", "rng alone", "np.random in place of rng"),
        "test_forward_activations": Loss("failed", "X is not one of them", "returns X as well"),
        "test_layer_statistics": Loss("failed", "One row for each layer", "transposed"),
        "test_predict_small_weights": WRONG_GUESS,
        "test_backward_gradients": Loss("failed", "dH as it came", "last layer first"),
        "test_predict_large_weights": WRONG_GUESS,
        "test_output_std": Loss("failed", "came:      40", "n_in without its root"),
        "test_xavier_init": Loss("failed", "not that of outputs", "n_out for n_in"),
        "test_he_init": Loss("failed", "deviation of 0.00999", "2 / n_in without its root"),
        "test_init_for": Loss(
            "failed", "must raise ValueError", "any other name is taken for tanh"
        ),
    },
    ("gus", "06_batchnorm"): {
        "test_batchnorm_train": Loss(
            "failed", "eps=5.0) is wrong in 8 of 8", "eps outside of the root"
        ),
        "test_identity_parameters": Loss(
            "failed", "not the variances", "the variance for its root"
        ),
        "test_batchnorm_backward": Loss(
            "failed", "only the first part", "no gradient through the variance"
        ),
        "test_update_running": Loss("failed", "they are swapped", "momentum is swapped"),
        "test_batchnorm_test": Loss(
            "failed", "x itself are not used here", "the statistics of the batch at test time"
        ),
        "test_BatchNorm": Loss("failed", "1.433", "divides the running variance by N - 1"),
        "test_predict_deep_sigmoid": WRONG_GUESS,
        "test_predict_batch_of_one": WRONG_GUESS,
    },
    ("gus", "07_hyperparameters"): {
        "test_predict_linear_draws": WRONG_GUESS,
        "test_log_uniform": Loss("failed", "95 % in the highest", "linear draws"),
        "test_step_decay": Loss("failed", "2 of 4 places", "/ for //: falls in every epoch"),
        "test_exponential_decay": Loss("failed", "[0.5 1.  2. ]", "forgot the minus"),
        "test_inverse_decay": Loss("failed", "[0.6 1.6 5.6]", "forgot the brackets"),
        "test_predict_decay": WRONG_GUESS,
        "test_dropout": Loss("failed", "1 / keep = 2 only", "a mask of 0 and 1: not inverted"),
        "test_dropout_backward": Loss("failed", "2 of 4 places", "the mask without its factor"),
        "test_predict_brake": WRONG_GUESS,
        "test_random_search": Loss("failed", "come as nan", "sorts without a thought of NaN"),
        "test_grid_search": Loss("failed", "called the objective 2 times", "zip for product"),
        "test_zoom": Loss("failed", "wherever they stand", "the first five, not the best"),
        "test_on_boundary": Loss("failed", "Compare exponents", "measures on the linear scale"),
    },
    ("gus", "08_capstone"): {
        "test_predict_best_of_forty": WRONG_GUESS,
        "test_build_and_train": Loss("failed", "(250, 10)", "predict returns scores, no labels"),
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
    ("jo", "00_start"): {
        "test_relative_error": Loss("failed", "came:      0.103", "the mean, not the largest"),
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


def test_what_was_not_handed_in_is_missing_whole(graded):
    students = {student for student, _ in POINTS}
    for student, assignment in {(s, a) for s in students for a in LESSONS} - POINTS.keys():
        lines = list(graded.of(student, assignment))
        tested = whole_lesson(assignment, STUB).keys()
        assert tested < {line["grade_id"] for line in lines}
        for line in lines:
            assert (line["status"], line["points"]) == ("missing", 0)
            assert "Nothing was handed in" in line["message"]


def test_a_written_answer_waits_for_a_person(graded):
    waiting = {
        (line["student"], line["assignment"], line["grade_id"])
        for line in graded.lines
        if line["status"] == "manual"
    }
    written = {
        "00_start": "explain_step_size",
        "01_activations": "explain_saturation",
        "02_dead_relus": "explain_dead_relus",
        "03_capacity": "explain_capacity",
        "04_preprocessing": "explain_whitening",
        "05_initialization": "explain_first_weights",
        "06_batchnorm": "explain_one_photo",
        "07_hyperparameters": "explain_search",
        "08_capstone": "explain_design",
    }
    assert waiting == {(student, name, written[name]) for student, name in POINTS}


def test_the_class_is_in_order_and_nobody_is_left_out(graded):
    students = [line["student"] for line in graded.lines]
    assert students == sorted(students)
    everybody = {(student, assignment) for student, _ in POINTS for assignment in LESSONS}
    assert {(line["student"], line["assignment"]) for line in graded.lines} == everybody


def test_the_deleted_test_cell_is_told(graded):
    assert "the test cell test_saturated_fraction was missing and was put back" in graded.printed
