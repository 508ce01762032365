"""The loss of the training loops, for one net and for many."""

import numpy as np
import pytest

from lab.softmax import softmax_cross_entropy
from solutions import capacity


@pytest.fixture
def problem():
    rng = np.random.default_rng(0)
    return 5 * rng.standard_normal((4, 30, 6)), rng.integers(6, size=(4, 30))


def test_each_of_many_nets_has_the_loss_and_the_gradient_that_it_has_alone(problem):
    scores, y = problem
    losses, dscores = softmax_cross_entropy(scores, y)
    for net in range(4):
        loss, dscore = capacity.softmax_cross_entropy(scores[net], y[net])
        assert losses[net] == pytest.approx(loss)
        assert dscores[net] == pytest.approx(dscore)


def test_large_scores_do_not_overflow_and_float32_stays(problem):
    scores, y = problem
    loss, dscores = softmax_cross_entropy((1e4 * scores).astype(np.float32), y)
    assert np.isfinite(loss).all()
    assert dscores.dtype == np.float32
