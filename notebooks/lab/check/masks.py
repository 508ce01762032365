"""Checks of dropout: the mask is random, so what counts is what values it holds, and how many."""

from typing import Any

import numpy as np

from lab.check import values, words
from lab.check.draws import SIGMAS
from lab.check.exercise import Exercise
from lab.check.failures import CheckFailure


def dropout_pair(tests: Exercise, x: np.ndarray, keep: float) -> None:
    """The exercise's function returns x * mask and a mask of 0 and 1 / keep.

    Parameters
    ----------
    x : array; where it is large enough, the share of what stays is looked at too
    keep : probability that an entry stays
    """
    call = words.call(tests.name, (x, keep, np.random.default_rng()), {})
    out, mask = _pair(tests.call(x, keep, np.random.default_rng(1)), call)
    values.require_shape(mask, x.shape, f"mask of {call}", "One number of the mask for each of x.")
    values.require_shape(out, x.shape, f"out of {call}")
    _holds_two_values(tests, mask, keep, call)
    rtol = values.tolerance(x, out, mask)
    tests.close(out, x * mask, f"out of {call}", hint="out = x * mask.", reveal=False, rtol=rtol)
    if x.size >= 1000 and keep < 1:
        _is_drawn_entry_by_entry(tests, mask, keep, call)
        again, other = (
            _pair(tests.call(x, keep, np.random.default_rng(seed)), call)[1] for seed in (1, 2)
        )
        tests.that(
            np.array_equal(mask, again) and not np.array_equal(mask, other),
            f"{call} does not depend on rng alone: equal generators must give equal masks, "
            "different generators different ones.",
            hint="Draw with the given generator, rng.random(x.shape), not with np.random.",
        )


def _pair(value: Any, call: str) -> tuple[np.ndarray, np.ndarray]:
    if type(value) not in (tuple, list) or len(value) != 2:
        raise CheckFailure(
            words.message(
                f"{call} must return two values: out and mask.",
                ("came", words.describe(value)),
                hint="End it with `return out, mask`: backward needs the mask.",
            )
        )
    out, mask = value
    return (
        values.as_plain_array(out, f"out of {call}"),
        values.as_plain_array(mask, f"mask of {call}"),
    )


def _holds_two_values(tests: Exercise, mask: np.ndarray, keep: float, call: str) -> None:
    zero, kept = mask == 0, np.isclose(mask, 1 / keep, rtol=1e-5)
    others = mask[~(zero | kept)]
    hint = "It holds 1 / keep where a unit stays: what stays is enlarged, to make up for the rest."
    if others.size and np.allclose(others, 1 / (1 - keep) if keep < 1 else 0, rtol=1e-5):
        hint = "Divide by keep, the probability that a unit stays, not by 1 - keep."
    tests.that(
        others.size == 0,
        f"mask of {call} holds {np.unique(mask.astype(float))[-1]:.4g}; expected are 0 and "
        f"1 / keep = {1 / keep:.4g} only.",
        hint=hint,
    )


def _is_drawn_entry_by_entry(tests: Exercise, mask: np.ndarray, keep: float, call: str) -> None:
    rows = (mask.reshape(len(mask), -1) > 0).astype(float)
    share = rows.mean()
    repeated = any(len(np.unique(m, axis=0)) < 0.8 * min(len(m), 20) for m in (rows, rows.T))
    tests.that(
        not repeated,
        f"mask of {call} repeats one row or one column.",
        hint="Each entry has a draw of its own: rng.random(x.shape).",
    )
    tests.that(
        abs(share - keep) < SIGMAS * np.sqrt(keep * (1 - keep) / rows.size),
        f"mask of {call} keeps {100 * share:.0f} % of the entries; about {100 * keep:.0f} % "
        "should stay.",
        hint="keep is the probability that an entry stays. rng.random() < keep is true that often; "
        "the numbers must be uniform, from rng.random, not normal.",
    )
