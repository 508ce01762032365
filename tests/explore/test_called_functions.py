"""What the explorers say of a lesson's functions that fail, each where it is called."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import numpy as np
import pytest

from lab.explore.controls import start_values
from lab.explore.explorer import Explorer
from lab.explore.stage import Stage
from solutions.dead_relus import affine_leaky_relu

Make = Callable[..., Explorer[Any, Any]]

CALLED = [
    ("activations", "sigmoid", {}),
    ("activations", "sigmoid_grad", {}),
    ("activations", "tanh_grad", {"function": "tanh"}),
    ("activations", "relu", {"function": "ReLU"}),
    ("activations", "relu_grad", {"function": "ReLU"}),
    ("activations", "leaky_relu", {"function": "Leaky ReLU"}),
    ("activations", "leaky_relu_grad", {"function": "Leaky ReLU"}),
    ("activations", "elu", {"function": "ELU"}),
    ("activations", "elu_grad", {"function": "ELU"}),
    ("activations", "saturated_fraction", {}),
    ("zigzag", "weight_gradients", {}),
    ("dead_relus", "affine_leaky_relu", {}),
    ("dead_relus", "affine_leaky_relu_backward", {}),
    ("bumps", "bump_network", {}),
    ("capacity", "two_layer_loss", {}),
    ("clouds", "feature_means", {}),
    ("clouds", "principal_components", {}),
    ("clouds", "project", {}),
    ("clouds", "whiten", {}),
    ("eigen_images", "project", {}),
    ("eigen_images", "reconstruct", {}),
    ("eigen_images", "variance_kept", {}),
    ("initialization", "forward_activations", {}),
    ("initialization", "backward_gradients", {}),
    ("initialization", "xavier_init", {"scheme": "1/√n"}),
    ("initialization", "he_init", {"scheme": "√(2/n)"}),
    ("initialization", "small_random_init", {"scheme": "0.01"}),
    ("batchnorm", "batchnorm_train", {}),
    ("batchnorm", "batchnorm_backward", {}),
    ("search", "random_search", {}),
    ("search", "grid_search", {"kind": "grid"}),
    ("search", "on_boundary", {}),
]
every_function = pytest.mark.parametrize(("name", "function", "values"), CALLED)


def told(explorer: Explorer[Any, Any], values: dict[str, Any] | None = None) -> str:
    frame = Stage(explorer).frame(start_values(explorer.controls) | (values or {}))
    assert frame.failed
    return frame.reading.details


def raises(*args: Any) -> None:
    count = len(args)
    raise ValueError(f"no luck with {count} arguments" if count else "never called so")


def returns_nothing(*args: Any) -> None:
    pass


@every_function
def test_the_students_function_and_his_own_line_are_named(
    explorer_of: Make, name: str, function: str, values: dict[str, Any]
) -> None:
    message = told(explorer_of(name, **{function: raises}), values)
    assert message.startswith(f"{function} raised ValueError in its line 3: no luck with ")


@every_function
def test_a_forgotten_return_is_told_of_the_function_that_lacks_it(
    explorer_of: Make, name: str, function: str, values: dict[str, Any]
) -> None:
    message = told(explorer_of(name, **{function: returns_nothing}), values)
    assert message == f"{function} returned None. Does it end in `return ...`?"


def test_a_wrapper_around_the_students_function_does_not_hide_his_line(explorer_of: Make) -> None:
    @wraps(raises)
    def timed(*args: Any) -> Any:
        before = len(args)
        after = before + 1
        return raises(*args) if after else None

    assert " in its line 3: " in told(explorer_of("zigzag", weight_gradients=timed))


@pytest.mark.parametrize(
    ("name", "function", "answer", "message"),
    [
        (
            *("dead_relus", "affine_leaky_relu"),
            lambda X, W, b, slope: X @ W + b,
            "affine_leaky_relu returned 200 results; expected were 2.",
        ),
        (
            *("dead_relus", "affine_leaky_relu"),
            lambda X, W, b, slope: affine_leaky_relu(np.nan * X, W, b, slope),
            "What affine_leaky_relu and affine_leaky_relu_backward returned leads to NaN for 80 of "
            "80 numbers.",
        ),
        (
            *("dead_relus", "affine_leaky_relu_backward"),
            lambda dH, cache: (dH, np.zeros((3, 2)), dH.sum(axis=0)),
            "What affine_leaky_relu and affine_leaky_relu_backward returned can't be used: "
            "ValueError: ",
        ),
        (
            *("capacity", "two_layer_loss"),
            lambda params, X, y, l2: (1.0, {"W1": params["W1"]}),
            "two_layer_loss returned, as result 2 of 2, no dictionary with W1, b1, W2, b2.",
        ),
        (
            *("capacity", "two_layer_loss"),
            lambda params, X, y, l2: (np.inf, params),
            "What two_layer_loss returned leads to an infinite number for 250 of 250 numbers.",
        ),
        (
            *("batchnorm", "batchnorm_train"),
            lambda x, gamma, beta: (x[:, :1], None),
            "batchnorm_train returned, as result 1 of 2, an array of shape (200, 1); expected was "
            "shape (200, 30).",
        ),
        (
            *("clouds", "principal_components"),
            lambda X: (np.eye(2), np.eye(2)),
            "principal_components returned, as result 2 of 2, an array of shape (2, 2); expected "
            "was shape (2,).",
        ),
        (
            *("search", "random_search"),
            lambda objective, space, n, rng: [(1.0, {"learning_rate": 0.1})] * n,
            "random_search returned, as result 1 of 9, as result 2 of 2, no dictionary with "
            "learning_rate, l2.",
        ),
        (
            *("initialization", "forward_activations"),
            lambda X, weights, activation: [X],
            "forward_activations returned 1 result; expected were 10.",
        ),
    ],
)
def test_an_odd_result_is_told_of_the_function_that_gave_it(
    explorer_of: Make, name: str, function: str, answer: Callable[..., Any], message: str
) -> None:
    assert told(explorer_of(name, **{function: answer})).startswith(message)


def test_a_pair_of_activations_may_be_missing(explorer_of: Make) -> None:
    explorer = explorer_of("activations", relu=None, elu_grad=None)
    assert explorer.controls[0].extremes == ("sigmoid", "tanh", "Leaky ReLU")


def test_a_layer_that_changes_the_images_is_told_so_and_they_stay(explorer_of: Make) -> None:
    def greedy(X: np.ndarray, W: np.ndarray, b: np.ndarray, slope: float) -> Any:
        X -= 1
        return X @ W + b, None

    explorer: Any = explorer_of("dead_relus", affine_leaky_relu=greedy)
    before = explorer.images.copy()
    assert "affine_leaky_relu raised ValueError in its line 2: " in told(explorer)
    assert np.array_equal(explorer.images, before)
