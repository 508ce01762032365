"""Checks of numbers that should be uniform on a logarithmic scale, however they are drawn."""

import numpy as np

from lab.check import values, words
from lab.check.draws import SIGMAS
from lab.check.exercise import Exercise

PARTS = 4


def log_uniform_draws(
    tests: Exercise, low_exp: float, high_exp: float, *, size: int | tuple[int, ...], hint: str
) -> None:
    """The exercise's function draws ``size`` numbers between 10**low_exp and 10**high_exp.

    Parameters
    ----------
    size : a few hundred numbers or more
    hint : the likely slip, if their spread is not as asked
    """
    call = words.call(tests.name, (low_exp, high_exp, np.random.default_rng()), {"size": size})
    first, again, other = (
        values.as_plain_array(
            tests.call(low_exp, high_exp, np.random.default_rng(seed), size=size, hint=hint),
            call,
            hint,
        )
        for seed in (1, 1, 2)
    )
    shape = size if isinstance(size, tuple) else (size,)
    values.require_shape(first, shape, call, "`size` is the shape; rng.uniform takes it too.")
    tests.that(
        np.array_equal(first, again) and not np.array_equal(first, other),
        f"{call} does not depend on rng alone: equal generators must give equal numbers, "
        "different generators different ones.",
        hint="Draw with the given generator, rng.uniform(...), not with np.random.",
    )
    spread_in_decades(tests, first, (low_exp, high_exp), call, hint=hint)


def spread_in_decades(
    tests: Exercise, drawn: np.ndarray, exponents: tuple[float, float], call: str, *, hint: str
) -> None:
    """Numbers are in their range, differ, and each quarter of the exponents has as many."""
    low, high = exponents
    tests.that(
        bool(np.all(drawn > 0)) and bool(np.all(np.isfinite(drawn))),
        f"{call} gives numbers that are not positive.",
        hint="10.0 ** exponent is always positive; an exponent alone is not.",
    )
    found = np.log10(drawn.astype(np.float64).ravel())
    tests.that(
        low - 1e-5 <= found.min() and found.max() <= high + 1e-5,
        f"{call} gives numbers from {drawn.min():.3g} to {drawn.max():.3g}, "
        f"outside 10^{low:g} to 10^{high:g}.",
        hint="Draw the exponent between the two given ones, then raise 10 to it (not e, not 2).",
    )
    tests.that(
        len(np.unique(drawn)) > 0.9 * drawn.size,
        f"{call} gives only {len(np.unique(drawn))} different numbers of {drawn.size}.",
        hint="The exponent is any number of the range, not only a whole one; and each is a draw of "
        "its own.",
    )
    places = (found - low) / (high - low)
    shares = np.histogram(places, bins=PARTS, range=(0, 1))[0] / len(places)
    expected = 1 / PARTS
    tests.that(
        bool(
            np.all(
                np.abs(shares - expected)
                < SIGMAS * np.sqrt(expected * (1 - expected) / len(places))
            )
        ),
        f"{call} is not spread evenly over the exponents: {100 * shares[0]:.0f} % of the numbers "
        f"lie in the lowest quarter of the exponents, {100 * shares[-1]:.0f} % in the highest; "
        "both should be near 25 %.",
        hint=hint,
    )
