"""Each number in the lessons' prose is what the lessons' own code gives, over several seeds."""

import numpy as np
import pytest

from tests.lessons.conftest import names_of

SCIENTIFIC = r"\$?([\d.]+ \\cdot 10\^\{-?\d+\})\$?"


@pytest.mark.parametrize(
    ("step", "pattern"),
    [
        (1e-5, rf"error at \$h = 10\^\{{-5\}}\$ is about {SCIENTIFIC}"),
        (1e-10, rf"at \$h = 10\^\{{-10\}}\$ it is about {SCIENTIFIC}"),
    ],
)
def test_the_error_of_the_central_difference(stated, step, pattern):
    lesson = names_of("00_start")
    errors = [lesson["error_of"](lesson["numerical_gradient"], step, seed) for seed in range(20)]
    assert stated("00_start", pattern).is_mean_of(errors)


def test_a_step_of_1e_12_spoils_the_fourth_digit():
    lesson = names_of("00_start")
    errors = [lesson["error_of"](lesson["numerical_gradient"], 1e-12, seed) for seed in range(20)]
    assert 1e-4 <= np.mean(errors) < 1e-3


def test_the_gradient_that_reaches_layer_1_of_a_sigmoid_stack(stated):
    lesson = names_of("01_activations")
    sizes = lesson["repeated"](lesson["sigmoid"], lesson["sigmoid_grad"], seeds=range(10))[:, 0]
    assert stated("01_activations", rf"millionths\*\* \({SCIENTIFIC}").is_mean_of(sizes)
    assert all(sizes < 1e-5), "the answer of the prediction, less than 1/100,000"


def test_the_gradient_that_reaches_layer_1_of_a_tanh_stack(stated):
    lesson = names_of("01_activations")
    sizes = lesson["repeated"](np.tanh, lesson["tanh_grad"], seeds=range(10))[:, 0]
    assert stated("01_activations", r"tanh falls to \*\*([\d.]+)\*\*").is_mean_of(sizes)


def test_the_gradient_that_reaches_layer_1_of_a_relu_stack(stated):
    lesson = names_of("01_activations")
    sizes = lesson["repeated"](
        lesson["relu"], lesson["relu_grad"], gain=np.sqrt(2), seeds=range(10)
    )[:, 0]
    assert stated("01_activations", r"large as it was\*\* \(([\d.]+)\)").is_mean_of(sizes)


def test_the_share_of_saturated_inputs(stated):
    lesson = names_of("01_activations")
    shares = [
        100 * lesson["saturated_fraction"](lesson["sigmoid_grad"](8 * rng.standard_normal(20_000)))
        for rng in map(np.random.default_rng, range(10))
    ]
    assert stated("01_activations", r"half of them are: (\d+) %").is_mean_of(shares)


def test_the_share_of_examples_whose_gradients_have_one_sign(stated):
    lesson = names_of("01_activations")
    shares = np.array([lesson["sign_shares"](np.random.default_rng(s)) for s in range(5)])
    positive = stated("01_activations", r"positive inputs it is \*\*(\d+) %\*\*")
    assert positive.is_mean_of(100 * shares[:, 0])
    assert all(shares[:, 0] == 1)
    centred = stated("01_activations", r"centred inputs \*\*([\d.]+) %\*\*")
    assert centred.is_mean_of(100 * shares[:, 1])


def test_the_learning_rate_at_which_the_valley_throws_the_path_out(stated):
    limit = stated("01_activations", r"any rate above about ([\d.]+) makes")
    lesson = names_of("01_activations")
    rng = np.random.default_rng(1)
    X = lesson["sigmoid"](rng.standard_normal((100_000, 2)))
    largest_curvature = np.linalg.eigvalsh(X.T @ X / len(X))[-1]
    assert limit.rounds(2 / largest_curvature)
