"""The loss of a classifier that gives scores, for the training loops in `lab`."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]
Labels = NDArray[np.integer]


def softmax_cross_entropy(scores: Array, y: Labels) -> tuple[Array, Array]:
    """The mean loss of N rows of scores, and its gradient; for one net, or for many side by side.

    Parameters
    ----------
    scores : (N, C) or (K, N, C) array
    y : (N,) or (K, N) array of class numbers

    Returns
    -------
    loss : a number, or (K,) array
    dscores : like scores
    """
    shifted = scores - scores.max(axis=-1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    right = np.asarray(y)[..., np.newaxis]
    loss = -np.take_along_axis(log_p, right, axis=-1)[..., 0].mean(axis=-1)
    chosen = np.eye(scores.shape[-1], dtype=scores.dtype)[y]
    return loss, (np.exp(log_p) - chosen) / scores.shape[-2]
