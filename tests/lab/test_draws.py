"""What the check of drawn weights accepts, refuses and tells."""

import numpy as np
import pytest

from lab import check


def draw(n_in, n_out, rng):
    return rng.normal(0, 0.5, size=(n_in, n_out))


def judged(answer, std=0.5):
    tests = check.exercise("draw", answer)
    check.normal_weights(tests, 100, 150, std=std, hint="The spread is 0.5.")
    return tests


@pytest.mark.parametrize(
    "answer",
    [
        draw,
        lambda n_in, n_out, rng: (0.5 * rng.standard_normal((n_out, n_in))).T,
        lambda n_in, n_out, rng: [[0.5 * rng.normal() for _ in range(n_out)] for _ in range(n_in)],
        lambda n_in, n_out, rng: draw(n_in, n_out, rng).astype(np.float32),
    ],
)
def test_any_way_to_draw_from_the_generator_is_accepted(answer):
    assert judged(answer).passed


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda n_in, n_out, rng: draw(n_out, n_in, rng), "wrong shape"),
        (lambda n_in, n_out, rng: draw(n_in, n_out, np.random.default_rng(3)), "rng alone"),
        (lambda n_in, n_out, rng: draw(n_in, n_out, np.random.default_rng()), "rng alone"),
        (lambda n_in, n_out, rng: draw(1, n_out, rng) * np.ones((n_in, 1)), "several places"),
        (lambda n_in, n_out, rng: 2 * draw(n_in, n_out, rng), "The spread is 0.5"),
        (lambda n_in, n_out, rng: draw(n_in, n_out, rng) + 0.1, r"mean of 0\.(1|09)"),
        (
            lambda n_in, n_out, rng: np.sqrt(3) / 2 * rng.uniform(-1, 1, (n_in, n_out)),
            "not normal: 58 %",
        ),
    ],
)
def test_a_slip_is_named(answer, words):
    with pytest.raises(check.CheckFailure, match=words):
        judged(answer)
