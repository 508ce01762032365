"""Lesson 04: centre, scale, rotate and whiten data, by statistics of the training rows alone."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.floating]


def _as_floats(X: ArrayLike) -> Array:
    """An array of floats: float32 stays float32, integers become float64."""
    X = np.asarray(X)
    return X if np.issubdtype(X.dtype, np.floating) else X.astype(np.float64)


def feature_means(X: ArrayLike) -> Array:
    """The mean of each column of X (N, D), N >= 1: (D,).

    Summed up in float64: in float32 the rounding of 50,000 additions would show.
    """
    X = np.asarray(X)
    mean = X.mean(axis=0, dtype=np.float64)
    return mean.astype(X.dtype) if np.issubdtype(X.dtype, np.floating) else mean


def channel_means(images: ArrayLike) -> Array:
    """The mean of each colour over all pixels of all images (N, H, W, 3): (3,)."""
    return np.asarray(images).mean(axis=(0, 1, 2), dtype=np.float64)


def center(X: ArrayLike, mean: ArrayLike) -> Array:
    """X - mean as floats; the mean may be one number, (D,) for rows, or (3,) for images."""
    return _as_floats(X) - np.asarray(mean)


def fit_standardizer(X_train: ArrayLike) -> tuple[Array, Array]:
    """The mean (D,) and the standard deviation (D,) of each column of X_train (N, D)."""
    X_train = _as_floats(X_train)
    mean = feature_means(X_train)
    return mean, np.sqrt(np.mean((X_train - mean) ** 2, axis=0))


def standardize(X: ArrayLike, mean: ArrayLike, std: ArrayLike) -> Array:
    """(X - mean) / std for X (N, D), and 0 where a feature was constant in training.

    Constant means that the standard deviation is 0, or is what rounding makes of 0.
    """
    X, mean, std = _as_floats(X), np.asarray(mean), np.asarray(std)
    constant = std <= 10 * np.finfo(X.dtype).eps * np.abs(mean)
    return np.where(constant, 0, (X - mean) / np.where(constant, 1, std)).astype(X.dtype)


def minmax_scale(X_train: ArrayLike, X: ArrayLike) -> Array:
    """X (N, D) mapped so that each feature's range in X_train (M, D) becomes [-1, 1].

    What lies outside that range stays outside; a feature that is constant in X_train gives 0.
    """
    X, X_train = _as_floats(X), _as_floats(X_train)
    low, high = X_train.min(axis=0), X_train.max(axis=0)
    constant = high == low
    scaled = 2 * (X - low) / np.where(constant, 1, high - low) - 1
    return np.where(constant, 0, scaled).astype(X.dtype)


def covariance(X: ArrayLike) -> Array:
    """The covariance (D, D) of the columns of X (N, D), divided by N; all 0 for one row."""
    X = _as_floats(X)
    centred = X - feature_means(X)
    product = centred.T @ centred
    product /= len(X)
    return product


def principal_components(X: ArrayLike) -> tuple[Array, Array]:
    """The directions of greatest variance of X (N, D), and the variances.

    By the eigenvectors of the covariance: its size does not depend on N, so that this is quicker
    than a singular value decomposition of the data, and needs less memory.

    Returns
    -------
    U : (D, D) array, orthonormal columns, by decreasing variance; their signs are free
    S : (D,) array, the variances, none negative; with fewer rows than columns the last are 0
    """
    S, U = np.linalg.eigh(covariance(X))
    return U[:, ::-1], np.maximum(S[::-1], 0)


def project(X: ArrayLike, mean: ArrayLike, U: Array, k: int) -> Array:
    """The first k coordinates of X (N, D) in the directions U (D, D): (N, k).

    k = 0 gives an (N, 0) array, k > D all D coordinates.
    """
    return center(X, mean) @ U[:, :k]


def reconstruct(Z: Array, mean: ArrayLike, U: Array) -> Array:
    """Rows (N, D) with the coordinates Z (N, k) in the first k directions of U (D, D), and 0 in the
    others; for k = 0 the mean in every row."""
    return Z @ U[:, : Z.shape[1]].T + np.asarray(mean)


def variance_kept(S: ArrayLike, k: int) -> float:
    """The share of the variance in the first k of the variances S (D,), from 0 to 1.

    0 for k = 0, 1 for k >= D; 1 if all variances are 0, as nothing is lost then.
    """
    S = np.asarray(S, dtype=np.float64)
    total = S.sum()
    return float(S[:k].sum() / total) if total > 0 else 1.0


def components_needed(S: ArrayLike, fraction: float) -> int:
    """The smallest k whose variance_kept(S, k) is at least ``fraction``, 0 < fraction <= 1.

    S is (D,), in decreasing order, with a positive sum.
    """
    kept = np.cumsum(np.asarray(S, dtype=np.float64))
    return int(np.argmax(kept >= fraction * kept[-1])) + 1


def whiten(Z: Array, S: ArrayLike, eps: float = 1e-5) -> Array:
    """Coordinates Z (N, k) divided by the standard deviations sqrt(S[:k] + eps); S is (D,).

    eps keeps a direction that holds nothing but noise, or nothing at all, from being blown up.
    """
    Z = _as_floats(Z)
    return Z / np.sqrt(np.asarray(S)[: Z.shape[1]] + eps).astype(Z.dtype)


def preprocess_split(X: ArrayLike, train: ArrayLike, test: ArrayLike) -> tuple[Array, Array]:
    """The rows ``train`` and the rows ``test`` of X (N, D), standardised by the former alone.

    Parameters
    ----------
    train, test : integer index arrays (n,), (m,)
    """
    X = np.asarray(X)
    train, test = np.asarray(train, dtype=int), np.asarray(test, dtype=int)
    mean, std = fit_standardizer(X[train])
    return standardize(X[train], mean, std), standardize(X[test], mean, std)
