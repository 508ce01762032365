"""The numbers of lesson 05, from its own code: 5 seeds, and the images of photos10."""

import numpy as np
import pytest

from lab import datasets, features, stacks
from tests.lessons.definitions import definitions_of

NAME = "05_initialization"
SEEDS = range(5)
SCIENTIFIC = r"\$([\d.]+ \\cdot 10\^\{-?\d+\})\$"


@pytest.fixture(scope="module")
def lesson():
    images = datasets.load("photos10", train=2_000, val=0, test=0)
    (X_train,) = features.standardized(features.shrunk(images.train_images))
    return definitions_of(NAME, images=images, X_train=X_train)


@pytest.fixture(scope="module")
def tanh_stacks(lesson):
    """Spread of outputs, of gradients, and saturated share: (seeds, layers) for each start."""
    found = {}
    for init in ("small_random_init", "large_random_init", "xavier_init"):
        rows = []
        for seed in SEEDS:
            Hs, dHs = lesson["up_and_down"](
                lesson[init], np.tanh, lesson["tanh_grad_from_output"], seed
            )
            saturated = [np.mean(lesson["tanh_grad_from_output"](H) < 0.01) for H in Hs]
            rows.append([[H.std() for H in Hs], [dH.std() for dH in dHs], saturated])
        found[init] = np.moveaxis(np.array(rows), 1, 0)
    return found


@pytest.fixture(scope="module")
def relu_spreads(lesson):
    return {
        "ReLU, 1/√n": lesson["spreads"](lesson["xavier_init"], lesson["relu"]),
        "ReLU, √(2/n)": lesson["spreads"](lesson["he_init"], lesson["relu"]),
    }


@pytest.fixture(scope="module")
def relu_passes(lesson):
    return stacks.Passes(
        lesson["forward_activations"],
        lesson["backward_gradients"],
        lesson["relu"],
        lesson["relu_grad_from_output"],
    )


def test_equal_weights_stay_one_unit_and_learn_less(stated, lesson):
    def run(hidden, output, seed):
        trained = lesson["trained_from"](hidden, output, seed)
        return lesson["distinct_columns"](trained.weights[0], tol=0), trained.losses[-30:].mean()

    constant, draw = lesson["constant_init"], lesson["small_random_init"]
    equal = [run(constant(192, 100, 0.01), constant(100, 10, 0.01), s) for s in SEEDS]
    zero = run(constant(192, 100), constant(100, 10), 0)
    rngs = [np.random.default_rng(seed) for seed in SEEDS]
    random = [
        run(draw(192, 100, rng), draw(100, 10, rng), s) for s, rng in zip(SEEDS, rngs, strict=True)
    ]

    assert [units for units, _ in equal] == [1] * 5, "the answer of the prediction"
    assert [units for units, _ in random] == [100] * 5
    assert stated(NAME, r"loss ends near ([\d.]+),").is_mean_of([loss for _, loss in equal])
    assert stated(NAME, r"random start reaches ([\d.]+) in").is_mean_of([ls for _, ls in random])
    guessing = stated(NAME, r"\\log 10 = ([\d.]+)\$")
    assert guessing.rounds(zero[1])


def test_what_small_weights_leave(stated, tanh_stacks):
    outputs, gradients, _ = tanh_stacks["small_random_init"]
    assert stated(NAME, rf"a millionth \({SCIENTIFIC}").is_mean_of(outputs[:, -1])
    assert all(outputs[:, -1] < 1e-6), "the answer of the prediction"
    assert stated(NAME, rf"{SCIENTIFIC} is left of it").is_mean_of(gradients[:, 0])
    per_layer = (gradients[:, -1] / gradients[:, 0]) ** (1 / 9)
    assert stated(NAME, r"divided by about ([\d.]+) in every layer").is_mean_of(per_layer)
    assert stated(NAME, r"same factor of ([\d.]+),").is_mean_of(per_layer)


def test_what_large_weights_do(stated, tanh_stacks):
    _, gradients, saturated = tanh_stacks["large_random_init"]
    assert stated(NAME, r"-1 or 1: (\d+) % are saturated").is_mean_of(100 * saturated[:, -1])
    assert stated(NAME, r"about (\d+) % of the units are").is_mean_of(100 * saturated[:, -1])
    per_layer = (gradients[:, 0] / gradients[:, -1]) ** (1 / 9)
    assert stated(NAME, r"by a factor of about ([\d.]+) at").is_mean_of(per_layer)
    first = gradients[:, 0] / 1000
    assert stated(NAME, r"to about (\d+),000 in layer 1").is_mean_of(first)
    assert all(first > 10), "the answer of the prediction"


def test_what_xavier_keeps(stated, tanh_stacks):
    outputs, gradients, _ = tanh_stacks["xavier_init"]
    assert stated(NAME, r"slowly, from ([\d.]+) to").is_mean_of(outputs[:, 0])
    assert stated(NAME, r"slowly, from [\d.]+ to ([\d.]+) \(").is_mean_of(outputs[:, -1])
    assert stated(NAME, r"Of the gradient, ([\d.]+) is left").is_mean_of(gradients[:, 0])


def test_the_published_tables(published, lesson, tanh_stacks, relu_spreads):
    measured = {
        "tanh, 0.01": tanh_stacks["small_random_init"][0],
        "tanh, 1/√n": tanh_stacks["xavier_init"][0],
        **relu_spreads,
    }
    assert lesson["PUBLISHED"].keys() == measured.keys()
    for name, sizes in lesson["PUBLISHED"].items():
        for layer, size in enumerate(sizes):
            if size is not None:
                what = f"{name}: spread of layer {layer + 1}"
                number = published(NAME, what, size, "CS231n, lecture 5")
                assert number.is_one_of(measured[name][:, layer]), what


def test_what_relu_keeps(stated, relu_spreads):
    xavier, he = relu_spreads["ReLU, 1/√n"], relu_spreads["ReLU, √(2/n)"]
    assert stated(NAME, r"falls from ([\d.]+) to about [\d.]+, with").is_mean_of(xavier[:, 0])
    assert stated(NAME, r"falls from [\d.]+ to about ([\d.]+), with").is_mean_of(xavier[:, -1])
    assert stated(NAME, r"it stays near ([\d.]+)\. The").is_mean_of(he.mean(axis=1))


def test_how_far_a_single_relu_network_may_be_off(stated, lesson):
    top = lesson["spreads"](lesson["he_init"], lesson["relu"], seeds=range(20))[:, -1]
    assert stated(NAME, r"may have ([\d.]+) or [\d.]+ in layer 10").rounds(top.min())
    assert stated(NAME, r"may have [\d.]+ or ([\d.]+) in layer 10").rounds(top.max())


def test_he_learns_where_xavier_stalls(stated, lesson, relu_passes):
    ends = {
        init: lesson["losses_from"](lesson[init], relu_passes)[:, -20:].mean(axis=1)
        for init in ("xavier_init", "he_init")
    }
    assert stated(NAME, r"their loss ends at ([\d.]+)\. The five").is_mean_of(ends["xavier_init"])
    assert stated(NAME, r"runs end at ([\d.]+) \(mean").is_mean_of(ends["he_init"])
    assert all(abs(ends["xavier_init"] - np.log(10)) < 0.01), "the answer of the prediction"
    assert all(ends["he_init"] < 2)
    ratio = stated(NAME, r"30\} \\approx (\d+)\{,\}000")
    assert ratio.rounds(np.sqrt(2) ** 30 / 1000)


def test_the_first_value_of_the_biases_matters_less_than_the_seed(stated, lesson, relu_passes):
    ends = {
        bias: lesson["losses_from_bias"](bias, lesson["he_init"], relu_passes)
        for bias in (0.0, 0.01)
    }
    assert stated(NAME, r"means are ([\d.]+) for 0,").is_mean_of(ends[0.0])
    assert stated(NAME, r"and ([\d.]+) for 0\.01").is_mean_of(ends[0.01])
    difference = abs(ends[0.0].mean() - ends[0.01].mean())
    assert difference < min(np.ptp(values) for values in ends.values())


def test_the_numbers_of_the_model_answer(lesson):
    per_layer = lesson["output_std"](256, 0.02, 1.0)
    assert per_layer == pytest.approx(0.32, abs=0.005)
    assert per_layer / np.sqrt(2) == pytest.approx(0.23, abs=0.005)
    assert -26.5 < 40 * np.log10(per_layer / np.sqrt(2)) < -25.5
    assert np.sqrt(2 / 256) == pytest.approx(0.088, abs=5e-4)
