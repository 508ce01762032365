"""Turns images into rows of numbers for small, quick networks; it learns nothing from them."""

import numpy as np
from numpy.typing import NDArray


def shrunk(images: np.ndarray, factor: int = 4) -> NDArray[np.float32]:
    """Small versions of the images, one row each: every block of pixels becomes its mean.

    Parameters
    ----------
    images : (N, 32, 32, 3) array
    factor : side of a block, a divisor of 32

    Returns
    -------
    (N, D) float32 array, D = 3 (32 / factor)^2, from 0 to 255
    """
    n, height, width, channels = images.shape
    blocks = images.reshape(n, height // factor, factor, width // factor, factor, channels)
    return blocks.mean(axis=(2, 4), dtype=np.float32).reshape(n, -1)


def standardized(train: np.ndarray, *others: np.ndarray) -> list[np.ndarray]:
    """Each array minus the training mean, over the training standard deviation, per column.

    Parameters
    ----------
    train, others : (N, D) arrays; a column that is constant in ``train`` gets mean 0 alone
    """
    mean, std = train.mean(axis=0), train.std(axis=0)
    return [(X - mean) / np.where(std > 0, std, 1) for X in (train, *others)]
