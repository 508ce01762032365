"""The inputs that tests draw: new for each grading run, the same again for the same seed."""

import os
import zlib

import numpy as np

SEED_VARIABLE = "COURSE_SEED"


def rng(name: str) -> np.random.Generator:
    """A generator for the test called ``name``; its seed is the run's, mixed with the name."""
    return np.random.default_rng(
        [int(os.environ.get(SEED_VARIABLE, "0")), zlib.crc32(name.encode())]
    )
