"""Checks of a function that draws random numbers: any way to draw them is right, if the numbers
come from the given generator and are spread as asked."""

from typing import Any

import numpy as np

from lab.check import values, words
from lab.check.exercise import Exercise

SIGMAS = 6.0
"""A check refuses what a right answer gives less than once in a hundred million runs."""


def normal_weights(
    tests: Exercise,
    n_in: int,
    n_out: int,
    *,
    std: float,
    hint: str,
    before: tuple[object, ...] = (),
    reveal: bool = True,
    **kwargs: Any,
) -> None:
    """The exercise's function draws (n_in, n_out) normal weights with mean 0 from a generator.

    Parameters
    ----------
    n_in, n_out : what it is called with; their product is 10,000 or more
    std : the standard deviation that is expected
    hint : the likely slip, if that differs
    before : arguments that stand before n_in
    reveal : whether a message shows the expected standard deviation
    kwargs : arguments that follow the generator
    """
    call = words.call(tests.name, (*before, n_in, n_out, np.random.default_rng()), kwargs)
    first, again, other = (
        values.as_plain_array(
            tests.call(*before, n_in, n_out, np.random.default_rng(seed), hint=hint, **kwargs),
            call,
            hint,
        )
        for seed in (n_in + n_out, n_in + n_out, n_in + n_out + 1)
    )
    values.require_shape(first, (n_in, n_out), call, "n_in rows, n_out columns.")
    tests.that(
        np.array_equal(first, again) and not np.array_equal(first, other),
        f"{call} does not depend on rng alone: equal generators must give equal weights, "
        "different generators different ones.",
        hint="Draw with the given generator, rng.normal(...) or rng.standard_normal(...), and "
        "neither with np.random nor with a generator of your own.",
    )
    tests.that(
        len(np.unique(first)) > 0.99 * first.size,
        f"{call} gives the same weight in several places.",
        hint="Draw n_in x n_out numbers, one for each weight.",
    )
    within = float(np.mean(np.abs(first) < std))
    # Of another draw with the same slip these are the same, up to chance.
    spread = {
        "came": [float(first.std() / std), float(first.mean() / std), within],
        "near": 2 * SIGMAS / float(np.sqrt(first.size)),
    }
    expected = f", expected about {std:.4g}" if reveal else ""
    tests.that(
        abs(first.std() / std - 1) < SIGMAS / np.sqrt(2 * first.size),
        f"{call} has a standard deviation of {first.std():.4g}{expected}.",
        hint=hint,
        **spread,
    )
    tests.that(
        abs(first.mean()) < SIGMAS * std / np.sqrt(first.size),
        f"{call} has a mean of {first.mean():.3g}; it must be 0, up to chance.",
        hint="rng.uniform(0, 1) and rng.random() give positive numbers; a normal draw has mean 0.",
        **spread,
    )
    tests.that(
        abs(within - 0.6827) < SIGMAS * np.sqrt(0.6827 * 0.3173 / first.size),
        f"{call} is not normal: {100 * within:.0f} % of the weights lie within one standard "
        "deviation, in a normal distribution 68 % do.",
        hint="rng.normal or rng.standard_normal draw from the bell curve, rng.uniform does not.",
        **spread,
    )
