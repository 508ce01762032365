"""The pictures are PNGs that others read."""

import io

import numpy as np
import pytest
from PIL import Image

from lab.explore.png import encoded


@pytest.mark.parametrize("shape", [(1, 1), (7, 5), (390, 920)])
def test_a_reader_finds_the_pixels_that_were_written(shape: tuple[int, int]) -> None:
    rgba = np.random.default_rng(0).integers(0, 256, (*shape, 4), dtype=np.uint8)
    image = Image.open(io.BytesIO(encoded(rgba)))
    image.verify()
    image = Image.open(io.BytesIO(encoded(rgba)))
    assert np.array_equal(np.asarray(image), rgba)
