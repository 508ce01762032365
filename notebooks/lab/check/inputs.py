"""The inputs that tests draw: new for each grading run, the same again for the same seed."""

import os
import zlib

import numpy as np

from lab.check.failures import evidence

SEED_VARIABLE = "COURSE_SEED"


def rng(name: str) -> np.random.Generator:
    """A generator for the test called ``name``; its seed is the run's, mixed with the name."""
    if (found := evidence()) is not None:
        found.note_draw()
    return np.random.default_rng(
        [int(os.environ.get(SEED_VARIABLE, "0")), zlib.crc32(name.encode())]
    )


def elementwise_inputs(rng: np.random.Generator, spread: float = 3.0) -> list[float | np.ndarray]:
    """What a function "of any shape" must take: numbers, arrays of several shapes and dtypes,
    a view with gaps, and an array that can't be written to. No entry is 0.

    Parameters
    ----------
    spread : standard deviation of the entries
    """
    locked = spread * rng.normal(size=(3, 2))
    locked.flags.writeable = False
    return [
        float(spread * rng.normal()),
        spread * rng.normal(size=7),
        spread * rng.normal(size=(2, 3, 4)),
        (spread * rng.normal(size=(4, 3))).astype(np.float32),
        rng.choice([-3, -2, -1, 1, 2, 3], size=(2, 5)),
        (spread * rng.normal(size=(6, 4)))[::2, ::-1],
        locked,
    ]
