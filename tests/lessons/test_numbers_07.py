"""The numbers of lesson 07, from its own code, on the images of photos10."""

import numpy as np
import pytest

from lab import datasets, features, small_net
from lab.surface import Surface
from tests.lessons.definitions import definitions_of

NAME = "07_hyperparameters"
SEEDS = range(5)


@pytest.fixture(scope="module")
def lesson():
    images = datasets.load("photos10", train=2_000, val=1_000, test=0)
    X_train, X_val = features.standardized(
        features.shrunk(images.train_images), features.shrunk(images.val_images)
    )
    y_train, y_val = np.array(images.train_labels), np.array(images.val_labels)
    return definitions_of(
        NAME,
        images=images,
        X_train=X_train,
        X_val=X_val,
        y_train=y_train,
        y_val=y_val,
        rows=small_net.Images(X_train, y_train, X_val, y_val),
    )


@pytest.fixture(scope="module")
def surfaces(lesson):
    """The surface of each seed's table."""
    exponents = lesson["RATE_EXPONENTS"], lesson["L2_EXPONENTS"]
    names = ("learning_rate", "l2")
    return [Surface(names, exponents, lesson["accuracy_table"](seed)) for seed in SEEDS]


@pytest.fixture(scope="module")
def surface(surfaces):
    mean = np.mean([one.scores for one in surfaces], axis=0)
    return Surface(surfaces[0].names, surfaces[0].exponents, mean)


@pytest.fixture(scope="module")
def best_of_random(lesson, surface):
    return lesson["best_of_random"](lesson["random_search"], surface)


def test_linear_draws_crowd_in_the_highest_decade(stated, lesson):
    above, in_each, below = [], [], []
    for seed in SEEDS:
        rng = np.random.default_rng(seed)
        linear = rng.uniform(1e-5, 1, size=2_000)
        above.append(100 * np.mean(linear > 0.1))
        below.append(np.mean(linear < 0.001))
        drawn = lesson["log_uniform"](-5, 0, rng, size=2_000)
        in_each.append(100 * np.mean(drawn > 0.1))
    assert stated(NAME, r"On the left, (\d+) % of them").is_mean_of(above)
    assert stated(NAME, r"On the right each decade gets (\d+) %").is_mean_of(in_each)
    assert stated(NAME, r"from 0\.00001 to 1 puts (\d+) % of the trials").is_mean_of(above)
    assert np.mean(below) < 0.005, "hardly any below 0.001"


def test_a_falling_rate_makes_the_end_calm(stated, lesson):
    accuracies = {
        name: lesson["accuracies_by"](lesson["SCHEDULES"][name]) for name in ("constant", "step")
    }
    changes = {
        name: 100 * np.abs(np.diff(runs[:, -10:], axis=1)).mean(axis=1)
        for name, runs in accuracies.items()
    }
    assert stated(NAME, r"changes by ([\d.]+) percentage points").is_mean_of(changes["constant"])
    assert stated(NAME, r"it changes by ([\d.]+) points").is_mean_of(changes["step"])
    assert changes["constant"].min() > 3 * changes["step"].max(), "the answer of the prediction"
    constant, step = (runs[:, -1] for runs in accuracies.values())
    assert stated(NAME, r"accuracy is ([\d.]+) with the constant rate").is_mean_of(constant)
    assert stated(NAME, r"and ([\d.]+) with step decay").is_mean_of(step)


def test_brakes_narrow_the_gap(stated, lesson):
    functions = lesson["dropout"], lesson["dropout_backward"]
    free = lesson["runs_with"]()
    l2 = lesson["runs_with"](l2=0.03)
    strong = lesson["runs_with"](l2=0.1)
    dropped = lesson["runs_with"](keep=0.25, functions=functions)

    def ends(runs, what, scale=100):
        return scale * np.array([getattr(run, what)[-1] for run in runs])

    for pattern, runs, what in [
        (r"At the end (\d+) % of these 400", free, "train"),
        (r"but only (\d+) % of the new ones", free, "val"),
        (r"the blue line goes to (\d+) %", free, "train"),
        (r"dashed one stays at (\d+) %", free, "val"),
        (r"With L2 it is (\d+) % and", l2, "train"),
        (r"With L2 it is \d+ % and (\d+) %", l2, "val"),
        (r"with dropout (\d+) % and", dropped, "train"),
        (r"with dropout \d+ % and (\d+) %", dropped, "val"),
    ]:
        assert stated(NAME, pattern).is_mean_of(ends(runs, what)), pattern
    for pattern, runs in [
        (r"tells more: ([\d.]+) without a brake", free),
        (r"without a brake, ([\d.]+) with L2", l2),
        (r"with L2 and ([\d.]+) with dropout", dropped),
    ]:
        assert stated(NAME, pattern).is_mean_of(ends(runs, "val_loss", 1)), pattern
    assert stated(NAME, r"Guessing gives ([\d.]+)!").rounds(np.log(10))
    assert ends(l2, "train").max() < ends(free, "train").min(), "the answer of the prediction"
    assert ends(l2, "val").mean() > ends(free, "val").mean() + 1, "the answer of the prediction"
    for what in ("train", "val"):
        assert ends(strong, what).mean() < ends(l2, what).mean(), "0.1 is too strong"


def test_the_learning_rate_decides(stated, surfaces):
    rate, l2 = 100 * np.array([one.shares for one in surfaces]).T
    assert stated(NAME, r"rate alone explains (\d+) % of the variance").is_mean_of(rate)
    assert stated(NAME, r"L2 alone (\d+) % \(means").is_mean_of(l2)


def test_the_ridge_lies_between_rates_that_learn_nothing_and_rates_that_blow_up(surface):
    rates, best = 10 ** surface.exponents[0], surface.scores.max(axis=1)
    assert best[rates < 0.001].max() < 0.12, "they learn almost nothing"
    assert (best[rates > 0.6] == 0.1).all(), "all blew up"
    ridge = surface.exponents[0][best > 0.4]
    assert 0.8 <= np.ptp(ridge) <= 1.2, "about one decade"


def test_random_search_needs_fewer_trials_than_a_grid(stated, lesson, surface, best_of_random):
    grid = lesson["best_of_grid"](lesson["grid_search"], surface, 6)
    assert stated(NAME, r"The 6 x 6 grid reaches ([\d.]+) on").is_mean_of(grid)
    assert stated(NAME, r"after 36 it is at ([\d.]+),").is_mean_of(best_of_random[:, 35])
    needed = int(np.argmax(best_of_random.mean(axis=0) >= grid.mean())) + 1
    assert stated(NAME, r"you find with (\d+) \w+ what such a grid").is_near(needed, within=3)
    assert stated(NAME, r"is there after about (\d+) trials").is_near(needed, within=3)
    assert 15 <= needed <= 25, "the answer of the prediction"
    large_grid = lesson["best_of_grid"](lesson["grid_search"], surface, 8)
    assert abs(large_grid.mean() - best_of_random[:, 63].mean()) < 0.005, "nearly caught up"
    assert stated(NAME, r"0\.95\^\{60\} = (\d+)\$ %").rounds(100 * (1 - 0.95**60))


def test_a_grid_is_better_where_both_matter(stated, lesson, surface):
    ridge = surface.scores[:, :3].mean(axis=1)
    rates = lesson["RATE_EXPONENTS"]
    both = Surface(surface.names, (rates, rates), np.sqrt(np.outer(ridge, ridge)))
    grid = lesson["best_of_grid"](lesson["grid_search"], both, 6)
    random = lesson["best_of_random"](lesson["random_search"], both)[:, 35]
    assert stated(NAME, r"Here the grid reaches ([\d.]+),").is_mean_of(grid)
    assert stated(NAME, r"reaches [\d.]+, random search ([\d.]+): now").is_mean_of(random)


def test_two_stages_help_the_unlucky(stated, lesson, surface, best_of_random):
    search, zoom = lesson["random_search"], lesson["zoom"]
    one = best_of_random[:, 29]
    two = lesson["best_in_stages"](search, zoom, surface, 30)
    assert stated(NAME, r"one stage reaches ([\d.]+), two").is_mean_of(one)
    assert stated(NAME, r"two stages ([\d.]+)\. That").is_mean_of(two)
    assert stated(NAME, r"ends below ([\d.]+) with one stage").rounds(np.quantile(one, 0.1))
    assert stated(NAME, r"below ([\d.]+) with two").rounds(np.quantile(two, 0.1))
    best = surface.exponents[0][surface.scores.max(axis=1).argmax()]
    missed = 0
    for seed in range(100):
        trials = search(surface, surface.space, 15, np.random.default_rng(seed))
        low, high = zoom(trials, surface.space)["learning_rate"]
        missed += not low <= best <= high
    assert stated(NAME, r"in (\d+) of the 100 repetitions").is_near(missed, within=3)


def test_a_search_that_ends_on_the_boundary_is_mended(stated, lesson, surface):
    search, on_boundary = lesson["random_search"], lesson["on_boundary"]
    found = [lesson["search_and_widen"](search, on_boundary, surface, s) for s in range(100)]
    alarms = [one for one in found if "widened" in one]
    scores = {name: [one[name][1][0][0] for one in alarms] for name in ("first range", "widened")}
    assert stated(NAME, r"the accuracy rises from ([\d.]+) to").is_mean_of(scores["first range"])
    assert stated(NAME, r"rises from [\d.]+ to ([\d.]+)\. Four").is_mean_of(scores["widened"])
    assert 94 <= len(alarms) <= 98, "four searches gave no message"
    for one in alarms:
        space, trials = one["widened"]
        assert not on_boundary(trials[0][1]["learning_rate"], *space["learning_rate"])


def test_what_optuna_saves(stated, lesson, surface, best_of_random):
    pytest.importorskip("optuna")
    best = lesson["best_of_optuna"](surface, 20)
    assert stated(NAME, r"after 20 trials Optuna is at ([\d.]+) \(mean").is_mean_of(best[:, 19])
    by_chance = best_of_random[:, 19]
    assert stated(NAME, r"Random search is at ([\d.]+) then").is_mean_of(by_chance)
    longer = lesson["best_of_random"](lesson["random_search"], surface, n_trials=200)
    needed = int(np.argmax(longer.mean(axis=0) >= best[:, 19].mean())) + 1
    assert stated(NAME, r"needs more than (\d+) trials to get").is_below(needed)
    assert best[:, 9].mean() < best_of_random[:, 9].mean() + 0.01, "no difference after ten"
