"""A surface of scores answers like an objective; a small net learns, or says that it blew up."""

import numpy as np
import pytest

from lab import small_net
from lab.surface import Surface

SURFACE = Surface(
    ("rate", "l2"),
    (np.array([-2.0, 0.0]), np.array([-3.0, -2.0, -1.0])),
    np.array([[0.0, 1.0, 4.0], [2.0, 3.0, 6.0]]),
)


@pytest.mark.parametrize(
    ("rate", "l2", "score"),
    [
        (1e-2, 1e-3, 0.0),
        (1.0, 1e-1, 6.0),
        (1e-1, 1e-2, 2.0),
        (1e-2, 10**-1.5, 2.5),
        (1e9, 1e-1, 6.0),
        (1e-9, 1e-9, 0.0),
    ],
)
def test_between_and_beyond_its_entries_it_is_straight_and_flat(rate, l2, score):
    assert SURFACE({"rate": rate, "l2": l2}) == pytest.approx(score)


def test_its_space_has_the_exponents_of_its_ends():
    assert SURFACE.space == {"rate": (-2.0, 0.0), "l2": (-3.0, -1.0)}


def test_its_shares_are_those_of_independent_effects():
    shares = SURFACE.shares
    assert sum(shares) == pytest.approx(1)
    assert shares[1] > shares[0]


@pytest.fixture
def images():
    rng = np.random.default_rng(0)
    y = rng.integers(3, size=90)
    X = (rng.normal(size=(90, 6)) + 5 * np.eye(3, 6)[y]).astype(np.float32)
    return small_net.Images(X[:60], y[:60], X[60:], y[60:])


def test_a_small_net_learns_what_is_easy(images):
    run = small_net.train(
        images, np.random.default_rng(0), learning_rate=lambda epoch: 0.5 / (1 + epoch), batch=10
    )
    assert run.val.shape == (5,)
    assert run.val[-1] > 0.9
    assert run.train_loss[-1] < run.train_loss[0]


def test_the_accuracy_alone_is_that_of_the_whole_run(images):
    how = {"learning_rate": 0.1, "l2": 0.01, "batch": 10}
    run = small_net.train(images, np.random.default_rng(3), **how)
    alone = small_net.validation_accuracy(images, np.random.default_rng(3), **how)
    assert alone == run.val[-1]


@pytest.mark.filterwarnings("error")
def test_a_net_that_blows_up_is_nan_without_a_warning(images):
    how = {"learning_rate": 1e30}
    assert np.isnan(small_net.validation_accuracy(images, np.random.default_rng(0), **how))
    assert np.isnan(small_net.train(images, np.random.default_rng(0), **how).val[-1])


@pytest.mark.filterwarnings("error")
def test_a_net_about_to_blow_up_has_a_finite_loss_without_a_warning(images):
    how = {"epochs": 1, "batch": len(images.X_train)}
    losses = []
    for rate in np.geomspace(1e18, 1e19, 9):  # one step to float32's largest numbers, and beyond
        run = small_net.train(images, np.random.default_rng(0), learning_rate=rate, **how)
        assert np.isfinite(run.val_loss) == np.isfinite(run.val)
        losses.append(run.val_loss[0])
    assert np.nanmax(losses) > 1e36
    assert np.isnan(losses[-1])


def test_dropout_is_applied_in_training_alone(images):
    calls = []

    def forward(H, keep, rng):
        calls.append(len(H))
        return H, np.ones_like(H)

    dropout = small_net.Dropout(forward, lambda dout, mask: dout * mask, 0.5)
    how = {"learning_rate": 0.1, "batch": 20}
    with_dropout = small_net.train(images, np.random.default_rng(0), dropout=dropout, **how)
    without = small_net.train(images, np.random.default_rng(0), **how)
    assert calls == [20] * 15
    np.testing.assert_array_equal(with_dropout.val, without.val)
