# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Lesson 04: Preprocessing: centre, scale, rotate, whiten
#
# A network meets numbers, not pictures. Each number of an example is a *feature*. One feature may run from 0 to 255,
# another from -0.01 to 0.01; all pixels of a photograph are positive, and neighbours are nearly equal. From [lesson
# 01](../01_activations/activations.ipynb) you know what that does: long narrow valleys, and small steps.
#
# In this lesson you bring data into a better shape *before* it enters the network. You
#
# - subtract means and divide by spreads, and see what happens to a cloud of points,
# - turn the cloud until its features are uncorrelated, and make it round (*whitening*),
# - do the same with thousands of photographs, and meet the *eigen-images*,
# - measure when it matters that the test data stay out of all this.
#
# Time: about 100 minutes. You need matrix products, and the idea of a variance. From
# [lesson 03](../03_capacity/capacity.ipynb) you need only the difference between training and new data.

# %%
import sys
import time
from functools import cache

sys.path.append("..")  # the package `lab` lies one folder up, beside the lessons

import numpy as np

from lab import check, datasets, experiments, explore, features, linear, plots

# %% [markdown]
# ## Subtract the mean
#
# Data come as an array $X$ of the shape (N, D): a row for each example, a column for each feature. The
# first step is nearly always to **centre**: subtract from each feature its mean. Three means are in use:
#
# | subtract | shape | used for |
# |---|---|---|
# | the mean of each feature | (D,) | anything |
# | the mean of each colour | (3,) | pictures: red, green and blue are treated alike everywhere |
# | one number for all | one number | pictures, in a hurry |
#
# ### Exercise 1: the mean of each feature


# %% nbgrader={"grade_id": "feature_means", "solution": true}
def feature_means(X):
    """The mean of each feature.

    Parameters
    ----------
    X : (N, D) array, of integers or floats

    Returns
    -------
    (D,) array
    """
    ### BEGIN SOLUTION
    import solutions.preprocessing

    return solutions.preprocessing.feature_means(X)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_feature_means", "grade": true, "points": 1}
tests = check.exercise("feature_means", feature_means)
tests.returns(
    np.array([4.5, -35.0]),
    np.array([[1.0, -10.0], [2.0, -20.0], [4.0, -30.0], [11.0, -80.0]]),
    hint="One mean for each column: the mean over the rows is axis=0.",
)
### BEGIN HIDDEN TESTS
import solutions.preprocessing

rng = check.rng("feature_means")
for N, D in [(5, 3), (1, 4), (6, 1)]:
    for dtype in (np.float64, np.float32):
        tests.agrees(
            solutions.preprocessing.feature_means,
            rng.normal(2, 1, size=(N, D)).astype(dtype),
            hint="The mean over the rows, for each column.",
        )
tests.agrees(
    solutions.preprocessing.feature_means,
    rng.integers(0, 256, size=(9, 4), dtype=np.uint8),
    hint="Pixels are small integers: the mean has digits behind the point, and must not overflow at 255.",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ### Exercise 2: the mean of each colour
#
# Pictures have the shape (N, 32, 32, 3); the last axis holds red, green and blue. Take the mean over *all*
# pixels of *all* pictures.


# %% nbgrader={"grade_id": "channel_means", "solution": true}
def channel_means(images):
    """The mean of each colour.

    Parameters
    ----------
    images : (N, H, W, 3) array

    Returns
    -------
    (3,) array
    """
    ### BEGIN SOLUTION
    import solutions.preprocessing

    return solutions.preprocessing.channel_means(images)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_channel_means", "grade": true, "points": 1}
tests = check.exercise("channel_means", channel_means)
tests.returns(
    np.array([5.0, 5.5, 80.0]),
    np.array(
        [
            [[[1, 5, 40], [3, 5, 60]]],
            [[[6, 5, 80], [10, 6, 100]]],
            [[[4, 5, 90], [6, 7, 110]]],
        ],
        dtype=np.uint8,
    ),
    hint="Three pictures of 1 x 2 pixels. np.mean takes several axes: axis=(0, 1, 2) leaves the colours.",
)
### BEGIN HIDDEN TESTS
import solutions.preprocessing

rng = check.rng("channel_means")
for N, H, W in [(4, 5, 6), (1, 3, 2), (7, 1, 1)]:
    tests.agrees(
        solutions.preprocessing.channel_means,
        rng.integers(0, 256, size=(N, H, W, 3), dtype=np.uint8),
        hint="Three numbers: the mean over pictures, rows and columns.",
    )
    tests.agrees(
        solutions.preprocessing.channel_means,
        rng.normal(size=(N, H, W, 3)),
        hint="Three numbers: the mean over pictures, rows and columns.",
    )
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ### Exercise 3: centre
#
# A trap: pixels are `uint8`, whole numbers from 0 to 255. `np.uint8(3) - np.uint8(5)` is **254**, not -2.
# So compute with floats.


# %% nbgrader={"grade_id": "center", "solution": true}
def center(X, mean):
    """Subtract a mean.

    Parameters
    ----------
    X : array, of integers or floats
    mean : a number, or an array that broadcasts against X: (D,) for rows, (3,) for images

    Returns
    -------
    array of X's shape, of floats
    """
    ### BEGIN SOLUTION
    import solutions.preprocessing

    return solutions.preprocessing.center(X, mean)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_center", "grade": true, "points": 1}
tests = check.exercise("center", center)
tests.returns(
    np.array([[-1.0, 5.0], [1.0, -5.0]]),
    np.array([[1.0, 30.0], [3.0, 20.0]]),
    np.array([2.0, 25.0]),
    hint="X - mean; NumPy subtracts the (D,) mean from every row.",
)
tests.returns(
    np.array([[-2.0, 250.0]]),
    np.array([[3, 255]], dtype=np.uint8),
    np.array([5, 5], dtype=np.uint8),
    hint="3 - 5 in uint8 is 254. Make floats first: X.astype(float).",
)
### BEGIN HIDDEN TESTS
import solutions.preprocessing

rng = check.rng("center")
for X, mean in [
    (rng.normal(size=(5, 3)), rng.normal(size=3)),
    (rng.normal(size=(4, 2)).astype(np.float32), rng.normal(size=2).astype(np.float32)),
    (rng.integers(0, 256, size=(2, 4, 4, 3), dtype=np.uint8), rng.uniform(100, 150, size=3)),
    (rng.integers(0, 256, size=(2, 4, 4, 3), dtype=np.uint8), 120.5),
    (rng.normal(size=(1, 6)), rng.normal(size=6)),
]:
    tests.agrees(
        solutions.preprocessing.center, X, mean, hint="X - mean, in floats, in a new array."
    )
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ## Divide by the spread
#
# If one feature is measured in metres and another in millimetres, the second one has a thousand times
# larger numbers, and a thousand times larger gradients. **Normalise**: bring all features to one scale. Two
# ways are common:
#
# - *standardise*: subtract the mean, divide by the standard deviation; the result has mean 0 and standard
#   deviation 1;
# - *min-max*: map the range of each feature to [-1, 1].
#
# For pixels it matters little (all run from 0 to 255), for most other data a lot.
#
# All statistics are taken from the **training rows**. Other rows (validation, test, tomorrow's) are treated
# with *the same* numbers. Hence two functions: one to measure, one to apply.
#
# ### Exercises 4 and 5: standardise
#
# The standard deviation divides by N. And a feature that is **constant** in training has a standard
# deviation of 0: then 0/0 gives NaN, and one NaN ruins the whole network. Such a feature says nothing, so
# we want 0 for it, **in every row**. Mind the rounding: for a column of 0.1 the computer may find a
# standard deviation of $10^{-17}$ in place of 0.
#
# <details><summary>Hint</summary>
# <code>constant = std &lt;= 1e-12 * np.abs(mean)</code> finds the constant features. <code>np.where(constant, 1, std)</code> is a divisor without zeros;
# <code>np.where(constant, 0, result)</code> puts the zeros in.
# </details>


# %% nbgrader={"grade_id": "fit_standardizer", "solution": true}
def fit_standardizer(X_train):
    """What standardising needs to know of the training rows.

    Parameters
    ----------
    X_train : (N, D) array

    Returns
    -------
    mean (D,), std (D,)
        Of each feature; the variance divides by N.
    """
    ### BEGIN SOLUTION
    import solutions.preprocessing

    return solutions.preprocessing.fit_standardizer(X_train)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_fit_standardizer", "grade": true, "points": 1}
tests = check.exercise("fit_standardizer", fit_standardizer)
names = ("mean", "std")
tests.returns(
    (np.array([4.0, 20.0]), np.array([np.sqrt(5.0), 0.0])),
    np.array([[1.0, 20.0], [3.0, 20.0], [5.0, 20.0], [7.0, 20.0]]),
    outputs=names,
    hint="Column by column (axis=0). The variance of 1, 3, 5, 7 is 5 if it divides by N = 4; std is its root, 2.236.",
)
### BEGIN HIDDEN TESTS
import solutions.preprocessing

rng = check.rng("fit_standardizer")
for N, D in [(6, 3), (2, 5), (1, 4), (7, 1)]:
    for dtype in (np.float64, np.float32):
        tests.agrees(
            solutions.preprocessing.fit_standardizer,
            rng.normal(1, 3, size=(N, D)).astype(dtype),
            outputs=names,
            hint="Mean and standard deviation over the rows, axis=0, divided by N.",
        )
tests.agrees(
    solutions.preprocessing.fit_standardizer,
    rng.integers(0, 256, size=(9, 4), dtype=np.uint8),
    outputs=names,
    hint="Integers work too.",
)
### END HIDDEN TESTS
tests.done()


# %% nbgrader={"grade_id": "standardize", "solution": true}
def standardize(X, mean, std):
    """Rows in units of the training set's spread.

    Parameters
    ----------
    X : (N, D) array
    mean, std : (D,) arrays, from fit_standardizer

    Returns
    -------
    (N, D) array
        (X - mean) / std; 0 in every row for a feature whose std is 0, up to rounding.
    """
    ### BEGIN SOLUTION
    import solutions.preprocessing

    return solutions.preprocessing.standardize(X, mean, std)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_standardize", "grade": true, "points": 2}
tests = check.exercise("standardize", standardize)
tests.returns(
    np.array([[-1.0, 2.0], [3.0, 0.0]]),
    np.array([[8.0, 6.0], [16.0, 5.0]]),
    np.array([10.0, 5.0]),
    np.array([2.0, 0.5]),
    hint="Subtract the given mean, divide by the given std; don't compute them anew from X.",
)
tests.returns(
    np.array([[0.0], [0.0]]),
    np.array([[7.0], [9.0]]),
    np.array([7.0]),
    np.array([0.0]),
    hint="The feature was constant in training (std 0): 0 in every row, also where X differs from the mean.",
)
### BEGIN HIDDEN TESTS
import solutions.preprocessing

rng = check.rng("standardize")
for N, D in [(6, 3), (1, 4), (5, 1)]:
    for dtype in (np.float64, np.float32):
        X = rng.normal(1, 3, size=(N, D)).astype(dtype)
        mean, std = rng.normal(size=D).astype(dtype), rng.uniform(0.3, 3, size=D).astype(dtype)
        tests.agrees(solutions.preprocessing.standardize, X, mean, std, hint="(X - mean) / std.")
        std[0] = 0
        tests.agrees(
            solutions.preprocessing.standardize,
            X,
            mean,
            std,
            hint="0 in every row where std is 0; the other features as usual.",
        )
tests.returns(
    np.array([[0.0, 2.0], [0.0, -1.0]]),
    np.array([[0.1, 3.0], [0.1 + 1e-16, 0.0]]),
    np.array([0.1 + 2e-17, 1.0]),
    np.array([1.4e-17, 1.0]),
    hint="A std of 1e-17 beside a mean of 0.1 is rounding: the feature is constant.",
)
tests.returns(
    np.zeros((2, 2)),
    np.array([[0.0, 10000.1], [3.0, 10000.3]]),
    np.array([0.0, 10000.1]),
    np.array([0.0, 1e-12]),
    hint="A feature that is 0 in every training row is constant, too; and a std of 1e-12 beside a mean of 10,000 is rounding.",
)
tests.agrees(
    solutions.preprocessing.standardize,
    rng.integers(0, 9, size=(4, 2)),
    np.array([3.0, 4.0]),
    np.array([2.0, 0.001]),
    hint="Integers work too, and a std of 0.001 is not 0.",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ### Exercise 6: min-max
#
# For each feature: the smallest training value goes to -1, the largest to 1, and all others lie on the
# straight line through these two. Rows outside the training range land outside [-1, 1]: do not clip them. A
# constant feature gives 0.
#
# <details><summary>Hint</summary>
# (X - low) / (high - low) runs from 0 to 1. How do you get from there to -1 and 1?
# </details>


# %% nbgrader={"grade_id": "minmax_scale", "solution": true}
def minmax_scale(X_train, X):
    """Rows scaled so that the training range of each feature becomes [-1, 1].

    Parameters
    ----------
    X_train : (M, D) array
    X : (N, D) array, the rows to scale

    Returns
    -------
    (N, D) array
        0 in every row for a feature that is constant in X_train.
    """
    ### BEGIN SOLUTION
    import solutions.preprocessing

    return solutions.preprocessing.minmax_scale(X_train, X)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_minmax_scale", "grade": true, "points": 2}
tests = check.exercise("minmax_scale", minmax_scale)
tests.returns(
    np.array([[0.0, -1.0, 0.0], [2.0, 1.0, 0.0]]),
    np.array([[0.0, 10.0, 7.0], [10.0, 20.0, 7.0]]),
    np.array([[5.0, 10.0, 7.0], [15.0, 20.0, 8.0]]),
    hint="Training range 0 to 10: 5 goes to 0, and 15 to 2 (no clipping). Smallest and largest come from X_train, "
    "the rows from X. The third feature is constant in training: 0.",
)
### BEGIN HIDDEN TESTS
import solutions.preprocessing

rng = check.rng("minmax_scale")
for M, N, D in [(6, 4, 3), (2, 1, 4), (5, 7, 1), (1, 3, 2)]:
    for dtype in (np.float64, np.float32):
        X_train = rng.normal(size=(M, D)).astype(dtype)
        X_train[:, 0] = 3
        tests.agrees(
            solutions.preprocessing.minmax_scale,
            X_train,
            rng.normal(size=(N, D)).astype(dtype),
            hint="2 (X - low) / (high - low) - 1 with low and high of each training column; 0 if they are equal.",
        )
tests.agrees(
    solutions.preprocessing.minmax_scale,
    rng.integers(100, 256, size=(6, 3), dtype=np.uint8),
    rng.integers(0, 100, size=(4, 3), dtype=np.uint8),
    hint="uint8 can't hold negative differences: compute with floats.",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# Now look: 400 points, whose two features have different means and spreads, and belong together.

# %%
rng = np.random.default_rng(0)
points = rng.standard_normal((400, 2)) @ np.array([[3.0, 0.9], [0.0, 0.5]]) + np.array([4.0, 3.0])

# %% tags=["experiment"]
with experiments.using(feature_means, center, fit_standardizer, standardize):
    plots.clouds(
        {
            "raw": points,
            "centred": center(points, feature_means(points)),
            "normalised": standardize(points, *fit_standardizer(points)),
        },
        title="Centring moves the cloud, normalising makes its sides equal",
        limit=13,
    )

# %% [markdown]
# **What you see.** The same points three times, over the same axes. Centring moves the cloud to the origin;
# its shape stays. Normalising makes it as wide as it is high. But it is still a slanted ellipse: if you know
# feature 1, you can nearly tell feature 2. The two are **correlated**.
#
# ## Turn the cloud: principal components
#
# How do we get rid of the correlation? Turn the cloud until its long side lies along an axis. This is *principal component
# analysis* (**PCA**). Its tool is the **covariance** matrix. With centred data:
#
# $$C = \frac{1}{N} X^{\top} X$$
#
# On its diagonal stand the variances of the features, beside it the covariances: how much two features go
# together.
#
# ### Exercise 7: the covariance


# %% nbgrader={"grade_id": "covariance", "solution": true}
def covariance(X):
    """The covariance of the features.

    Parameters
    ----------
    X : (N, D) array; it is centred here

    Returns
    -------
    (D, D) array
        Divided by N (all zeros for a single row).
    """
    ### BEGIN SOLUTION
    import solutions.preprocessing

    return solutions.preprocessing.covariance(X)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_covariance", "grade": true, "points": 2}
tests = check.exercise("covariance", covariance)
tests.returns(
    np.array([[1.0, 2.0], [2.0, 4.0]]),
    np.array([[1.0, 10.0], [3.0, 14.0], [3.0, 14.0], [1.0, 10.0]]),
    hint="Centred, the rows are (-1, -2) and (1, 2), twice each. Then X.T @ X, (D, D), divided by N = 4. "
    "np.cov divides by N - 1, and wants the features in rows.",
)
### BEGIN HIDDEN TESTS
import solutions.preprocessing

rng = check.rng("covariance")
for N, D in [(7, 3), (2, 5), (1, 3), (6, 1)]:
    for dtype in (np.float64, np.float32):
        tests.agrees(
            solutions.preprocessing.covariance,
            rng.normal(1, 2, size=(N, D)).astype(dtype),
            hint="Centre X by its own column means, then X.T @ X / N.",
        )
tests.agrees(
    solutions.preprocessing.covariance,
    rng.integers(0, 256, size=(8, 3), dtype=np.uint8),
    hint="Integers work too; products of uint8 overflow.",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ### Exercise 8: the principal components
#
# The **eigenvectors** of the covariance are the directions we look for: along them the data are
# uncorrelated. Each **eigenvalue** is the variance in its direction. `np.linalg.eigh` (for symmetric
# matrices) returns both, the eigenvalues in *increasing* order. We want the largest first.
#
# (There are other ways to find them. Take this one: your function will meet 3,072 features and many rows,
# and the others are too slow there.)
#
# An eigenvector may point either way, $u$ or $-u$: both signs are right. Rounding may turn an eigenvalue of
# 0 into $-10^{-17}$; a variance is never negative, so set those to 0.


# %% nbgrader={"grade_id": "principal_components", "solution": true}
def principal_components(X):
    """The directions of greatest variance.

    Parameters
    ----------
    X : (N, D) array

    Returns
    -------
    U : (D, D) array
        Orthonormal columns, the direction of the largest variance first; signs are free.
    S : (D,) array
        The variances in these directions, none negative. With N <= D the last ones are 0.
    """
    ### BEGIN SOLUTION
    import solutions.preprocessing

    return solutions.preprocessing.principal_components(X)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_principal_components", "grade": true, "points": 3}
def judge_components(tests, X, expected_S, expected_C, reveal, hint):
    """U and S are the components of X, whatever the signs and however they were found."""
    answer = tests.call(X, hint=hint)
    tests.that(
        type(answer) in (tuple, list) and len(answer) == 2,
        "principal_components must return two arrays, U and S.",
    )
    U, S = (np.asarray(part) for part in answer)
    D = X.shape[1]
    loose = {"rtol": 1e-4 if X.dtype == np.float32 else 1e-6, "reveal": reveal}
    tests.close(S, expected_S, "S of principal_components(X)", hint=hint, **loose)
    tests.that(
        bool(np.all(S >= 0)), "S has a negative variance.", "np.maximum(S, 0) mends rounding."
    )
    tests.that(U.shape == (D, D), f"U has the shape {U.shape}, expected {(D, D)}.", hint=hint)
    tests.close(
        U.T @ U,
        np.eye(D),
        "U.T @ U",
        hint="The columns of U have length 1 and right angles.",
        **loose,
    )
    tests.close(
        (U * S) @ U.T,
        expected_C,
        "U @ diag(S) @ U.T, which must be the covariance,",
        hint="The directions are the columns of U, in the order of S: U[:, ::-1] turns the columns round, U[::-1] the rows.",
        **loose,
    )


tests = check.exercise("principal_components", principal_components)
judge_components(
    tests,
    np.array([[5.0, 5.0], [-3.0, -1.0], [2.5, 0.0], [-0.5, 4.0]]),
    np.array([12.5, 3.125]),
    np.array([[9.125, 4.5], [4.5, 6.5]]),
    reveal=True,
    hint="S holds the eigenvalues of the covariance (not their roots), the largest first: here 12.5 in the direction (0.8, 0.6). covariance(X) centres the data.",
)
### BEGIN HIDDEN TESTS
import solutions.preprocessing

rng = check.rng("principal_components")
for N, D in [(40, 4), (6, 6), (3, 5), (1, 3), (9, 1)]:
    for dtype in (np.float64, np.float32):
        X = rng.normal(1, 1, size=(N, D)).astype(dtype) * np.arange(1, D + 1, dtype=dtype)
        judge_components(
            tests,
            X,
            solutions.preprocessing.principal_components(X)[1],
            solutions.preprocessing.covariance(X),
            reveal=False,
            hint="Centre X; S by decreasing variance, divided by N; U is (D, D) also for few rows.",
        )
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ### Exercises 9 and 10: there and back
#
# The coordinates of a row in the new directions are its products with the columns of $U$:
# $Z = (X - \text{mean})\,U$. If we keep only the first $k$ columns, we have $k$ numbers in place of $D$.
# The way back: $Z\,U^{\top} + \text{mean}$, with the same $k$ columns. What was in the other directions is
# lost.


# %% nbgrader={"grade_id": "project", "solution": true}
def project(X, mean, U, k):
    """The coordinates of each row in the first k directions.

    Parameters
    ----------
    X : (N, D) array
    mean : (D,) array, subtracted first
    U : (D, D) array, a direction in each column
    k : how many directions; 0 gives an (N, 0) array, more than D gives all D

    Returns
    -------
    (N, k) array
    """
    ### BEGIN SOLUTION
    import solutions.preprocessing

    return solutions.preprocessing.project(X, mean, U, k)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_project", "grade": true, "points": 2}
tests = check.exercise("project", project)
tests.returns(
    np.array([[5.0], [0.0]]),
    np.array([[5.0, 4.0, 9.0], [0.4, 1.8, 3.0]]),
    np.array([1.0, 1.0, 2.0]),
    np.array([[0.8, -0.6, 0.0], [0.6, 0.8, 0.0], [0.0, 0.0, 1.0]]),
    1,
    hint="Subtract the mean: (4, 3, 7) and (-0.6, 0.8, 1). Directions are columns: U[:, :k]. The products are 5 and 0.",
)
### BEGIN HIDDEN TESTS
import solutions.preprocessing

rng = check.rng("project")
for N, D, k in [(6, 4, 2), (1, 3, 3), (5, 4, 0), (4, 3, 7), (3, 1, 1)]:
    for dtype in (np.float64, np.float32):
        tests.agrees(
            solutions.preprocessing.project,
            rng.normal(size=(N, D)).astype(dtype),
            rng.normal(size=D).astype(dtype),
            np.linalg.qr(rng.normal(size=(D, D)))[0].astype(dtype),
            k,
            hint="(X - mean) @ U[:, :k].",
        )
### END HIDDEN TESTS
tests.done()


# %% nbgrader={"grade_id": "reconstruct", "solution": true}
def reconstruct(Z, mean, U):
    """Rows that have the given coordinates in the first directions, and 0 in the others.

    Parameters
    ----------
    Z : (N, k) array
    mean : (D,) array, added at the end
    U : (D, D) array, a direction in each column

    Returns
    -------
    (N, D) array
        The mean in each row for k = 0.
    """
    ### BEGIN SOLUTION
    import solutions.preprocessing

    return solutions.preprocessing.reconstruct(Z, mean, U)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_reconstruct", "grade": true, "points": 2}
tests = check.exercise("reconstruct", reconstruct)
tests.returns(
    np.array([[5.0, 4.0], [1.0, 1.0]]),
    np.array([[5.0], [0.0]]),
    np.array([1.0, 1.0]),
    np.array([[0.8, -0.6], [0.6, 0.8]]),
    hint="k is the number of columns of Z. Z @ U[:, :k].T has D columns again; then add the mean.",
)
### BEGIN HIDDEN TESTS
import solutions.preprocessing

rng = check.rng("reconstruct")
for N, D, k in [(6, 4, 2), (1, 3, 3), (5, 4, 0), (3, 1, 1), (4, 4, 4)]:
    for dtype in (np.float64, np.float32):
        tests.agrees(
            solutions.preprocessing.reconstruct,
            rng.normal(size=(N, k)).astype(dtype),
            rng.normal(size=D).astype(dtype),
            np.linalg.qr(rng.normal(size=(D, D)))[0].astype(dtype),
            hint="Z @ U[:, :k].T + mean, with k = Z.shape[1].",
        )
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ### Exercise 11: whiten
#
# The last step: divide each coordinate by its standard deviation. Then all directions have variance 1, and
# the cloud is round.
#
# **A pitfall**, in many texts and programs: $S$ holds *variances*. Divide by $\sqrt S$, not by $S$. And a
# direction with a variance of nearly 0 would be divided by nearly 0; a small number, `eps`, is added under
# the root.
#
# $$Z_{\text{white}} = \frac{Z}{\sqrt{S + \text{eps}}}$$


# %% nbgrader={"grade_id": "whiten", "solution": true}
def whiten(Z, S, eps=1e-5):
    """Coordinates with variance 1 in every direction.

    Parameters
    ----------
    Z : (N, k) array, from project
    S : (D,) array, variances, D >= k; the first k are used
    eps : added to the variances

    Returns
    -------
    (N, k) array
        Z / sqrt(S[:k] + eps).
    """
    ### BEGIN SOLUTION
    import solutions.preprocessing

    return solutions.preprocessing.whiten(Z, S, eps)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_whiten", "grade": true, "points": 2}
tests = check.exercise("whiten", whiten)
tests.returns(
    np.array([[1.0, 2.0], [-3.0, 0.0]]),
    np.array([[2.0, 1.0], [-6.0, 0.0]]),
    np.array([3.75, 0.0, 0.0]),
    eps=0.25,
    hint="sqrt(3.75 + 0.25) = 2 and sqrt(0 + 0.25) = 0.5: divide by the root of the variance, with eps under the root. "
    "Z has two columns, so use the first two of S.",
)
### BEGIN HIDDEN TESTS
import solutions.preprocessing

rng = check.rng("whiten")
for N, D, k in [(6, 4, 2), (1, 3, 3), (5, 4, 0), (3, 1, 1), (4, 4, 4)]:
    for dtype in (np.float64, np.float32):
        Z, S = rng.normal(size=(N, k)).astype(dtype), np.sort(rng.uniform(0.001, 4, D))[::-1]
        tests.agrees(
            solutions.preprocessing.whiten, Z, S.astype(dtype), hint="Z / sqrt(S[:k] + 1e-5)."
        )
        tests.agrees(
            solutions.preprocessing.whiten,
            Z,
            np.zeros(D, dtype),
            eps=float(rng.uniform(0.1, 1)),
            hint="Use the given eps; variances of 0 do not give NaN then.",
        )
### END HIDDEN TESTS
tests.done()

# %% tags=["experiment"]
with experiments.using(feature_means, principal_components, project, whiten):
    U, S = principal_components(points)
    turned = project(points, feature_means(points), U, 2)
    plots.clouds(
        {"raw": points, "decorrelated": turned, "whitened": whiten(turned, S)},
        title="Turned, the features are uncorrelated; whitened, the cloud is round",
        limit=13,
    )
    print("variances:", S.round(3))
    print("standard deviations after Z / sqrt(S):", whiten(turned, S).std(axis=0).round(3))
    print("standard deviations after Z / S:      ", (turned / S).std(axis=0).round(3))

# %% [markdown]
# **What you see.** Decorrelated: the long side lies along the first axis. Whitened: as wide in each
# direction. The last line of numbers shows the pitfall. If you divide by $S$, what was wide becomes
# narrow, and the direction that held least becomes the largest.

# %% [markdown]
# Now with your own hands, and your four functions. **Try this:** raise the correlation until one direction
# is empty. What becomes of it when eps is small, and when eps is large?

# %% tags=["experiment"]
explore.clouds(
    feature_means=feature_means,
    principal_components=principal_components,
    project=project,
    whiten=whiten,
)

# %% [markdown]
# ## How many directions?
#
# ### Exercises 12 and 13
#
# `variance_kept`: the share of the variance in the first $k$ directions. `components_needed`: the smallest
# $k$ that keeps at least a given share.
#
# <details><summary>Hint</summary>
# <code>np.cumsum(S)</code> holds the sums of the first 1, 2, 3, ... variances. <code>np.argmax(condition)</code> is the first index at which a condition is True;
# index 0 means k = 1. For a share of 1, compare with the last of the sums, not with 1: rounding.
# </details>


# %% nbgrader={"grade_id": "variance_kept", "solution": true}
def variance_kept(S, k):
    """The share of the variance in the first k directions.

    Parameters
    ----------
    S : (D,) array of variances, largest first
    k : 0 gives 0.0; D or more gives 1.0

    Returns
    -------
    float
        From 0.0 to 1.0; 1.0 if all variances are 0, as there is nothing to lose.
    """
    ### BEGIN SOLUTION
    import solutions.preprocessing

    return solutions.preprocessing.variance_kept(S, k)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_variance_kept", "grade": true, "points": 1}
tests = check.exercise("variance_kept", variance_kept)
tests.returns(
    0.75,
    np.array([8.0, 7.0, 6.0, 5.0, 2.0]),
    3,
    hint="(8 + 7 + 6) / 28: S holds variances already, don't square.",
)
tests.returns(1.0, np.zeros(3), 1, hint="All variances 0: 1.0, not 0/0.")
### BEGIN HIDDEN TESTS
import solutions.preprocessing

rng = check.rng("variance_kept")
for D in (1, 5, 40):
    S = np.sort(rng.uniform(0, 3, D))[::-1]
    for k in (0, 1, D - 1, D, D + 3):
        tests.agrees(
            solutions.preprocessing.variance_kept,
            S,
            k,
            hint="Sum of the first k, over the sum of all.",
        )
### END HIDDEN TESTS
tests.done()


# %% nbgrader={"grade_id": "components_needed", "solution": true}
def components_needed(S, fraction):
    """The smallest k for which variance_kept(S, k) is at least `fraction`.

    Parameters
    ----------
    S : (D,) array of variances, largest first, not all 0
    fraction : 0 < fraction <= 1

    Returns
    -------
    int
        From 1 to D.
    """
    ### BEGIN SOLUTION
    import solutions.preprocessing

    return solutions.preprocessing.components_needed(S, fraction)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_components_needed", "grade": true, "points": 2}
tests = check.exercise("components_needed", components_needed)
tests.returns(
    5,
    np.array([12.0, 9.0, 8.0, 4.0, 4.0, 3.0, 3.0, 3.0, 2.0, 1.0]),
    0.75,
    hint="The sum is 49, and 0.75 of it is 36.75. k = 4 keeps 12 + 9 + 8 + 4 = 33, k = 5 keeps 37.",
)
tests.returns(
    2, np.array([2.0, 1.0, 1.0]), 0.75, hint="k = 2 keeps 0.75 exactly: at least means >=, not >."
)
tests.returns(1, np.array([3.0, 1.0]), 0.1, hint="Index 0 of the sums is k = 1; never less than 1.")
tests.returns(
    10,
    np.full(10, 0.1),
    1.0,
    hint="Added up one by one, ten times 0.1 is a little less than 1. Compare np.cumsum(S) with "
    "fraction times its last entry.",
)
### BEGIN HIDDEN TESTS
import solutions.preprocessing

rng = check.rng("components_needed")
for D in (1, 6, 50):
    S = np.sort(rng.uniform(0.1, 3, D))[::-1]
    for fraction in (0.013, 0.4, 0.912, 0.997, 1.0):
        tests.agrees(
            solutions.preprocessing.components_needed,
            S,
            fraction,
            hint="The first k whose sum reaches fraction times the sum of all; for 1.0 all that are not 0.",
        )
tests.returns(2, np.array([3.0, 1.0, 0.0, 0.0]), 1.0, hint="The last two hold nothing.")
tests.returns(2, np.array([6.0, 3.0, 1.0]), 0.65, hint="0.6 is near, but less than 0.65.")
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ## Photographs
#
# A picture of 32 x 32 pixels and 3 colours is a point with 3,072 coordinates. For this measurement we take
# all pictures that are not kept for testing, with pixels from 0 to 1, in float32 (half the memory of
# float64).

# %% tags=["experiment"]
images = datasets.load()
if images.name == "cifar10":
    images = datasets.load("cifar10", train=45_000, val=5_000)
print(images)
X = np.concatenate([images.train_images, images.val_images]).reshape(-1, 3072)
X = X.astype(np.float32) / 255
print(f"{X.shape[0]:,} pictures, {X.shape[1]:,} numbers each")

# %% [markdown]
# ## Predict: how many numbers does a photograph need?
#
# After turning, how many of the 3,072 coordinates do you need to keep **90 %** of the variance?
#
# - **a** about 2,765 (90 % of 3,072)
# - **b** about 1,500
# - **c** about 500
# - **d** fewer than 150

# %% nbgrader={"grade_id": "predict_components", "solution": true}
# Your prediction: predict_components = "a", "b", "c" or "d"
### BEGIN SOLUTION
predict_components = "d"
### END SOLUTION

# %% nbgrader={"grade_id": "test_predict_components", "grade": true, "points": 1}
tests = check.question("predict_components", predict_components, "abcd")
### BEGIN HIDDEN TESTS
tests.is_answered_by(
    "d",
    hint="Neighbouring pixels of a photograph are nearly equal. Run the experiment and read the first mark on the curve.",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# The next cell finds 3,072 directions with *your* `principal_components`. It takes about 10 to 20 seconds,
# and is the longest of this lesson.

# %% tags=["experiment"]
with experiments.using(feature_means, principal_components):
    started = time.perf_counter()
    mean = feature_means(X)
    U, S = principal_components(X)
    print(f"{time.perf_counter() - started:.1f} seconds")

# %% tags=["experiment"]
with experiments.using(variance_kept, components_needed, principal_components):
    plots.variance_curve(
        np.array([variance_kept(S, k) for k in range(1, len(S) + 1)]),
        {share: components_needed(S, share) for share in (0.90, 0.95, 0.99)},
    )

# %% [markdown]
# **What you see.** A few directions hold most of it (the axis is logarithmic). On photos10, **19** directions
# hold 90 % of the variance, 66 hold 95 %, and 441 hold 99 %. Ten photographs resemble themselves; the
# 50,000 different pictures of CIFAR-10 need more, but also far fewer than 3,072.
#
# What are these directions? Each has 3,072 numbers, so we can look at it as a picture: an **eigen-image**.

# %% tags=["experiment"]
with experiments.using(principal_components, project, reconstruct, whiten, variance_kept):
    some = X[:49]
    coordinates = project(some, mean, U, 144)
    plots.eigen_images(
        some,
        U[:, :144],
        reconstruct(coordinates, mean, U),
        reconstruct(whiten(coordinates, S), 0 * mean, U),
        kept=variance_kept(S, 144),
    )

# %% [markdown]
# **What you see.** The first eigen-images are large smooth patches: bright against dark, top against
# bottom, warm against cold. The later ones are finer and finer waves. So most of the variance of
# photographs is in slow changes of light, and little of it in edges. The pictures rebuilt from 144 numbers
# are blurred, but you still see what they show.
#
# Whitened (and turned back, so that you can look at them): the smooth parts, which had most variance, are
# divided by the most. What remains are edges and fine structure, all with equal weight.
#
# ### A k that moves

# %% tags=["experiment"]
with experiments.using(principal_components, project, reconstruct, variance_kept):
    ten = X[:10]
    rows = {
        f"k = {k:,}  ({variance_kept(S, k):.1%})": reconstruct(project(ten, mean, U, k), mean, U)
        for k in (1, 5, 20, 144, 500, 3072)
    }
    plots.reconstructions(rows)

# %% [markdown]
# **What you see.** With one direction there is only bright or dark. With 20 you guess, with 144 you
# recognise, with 500 it takes a second look to find what is missing.
#
# Now move k yourself; your three functions rebuild sixteen of the pictures. **Try this:** start at 0 and add one
# eigen-image after the other. At which k do you recognise a picture, and what share of the variance is that?

# %% tags=["experiment"]
with experiments.using(principal_components, project, reconstruct, variance_kept):
    explore.eigen_images(
        project=project,
        reconstruct=reconstruct,
        variance_kept=variance_kept,
        images=X,
        mean=mean,
        U=U,
        S=S,
    )

# %% [markdown]
# ## Noise and eps
#
# Whitening makes every direction equally important, **also the directions that hold almost nothing**. What
# is in them? In a real camera: noise.
#
# ## Predict: what does whitening do to noise?
#
# We add noise of 2 grey levels (of 255) to each pixel; you could not see it. We whiten with *all*
# directions and eps = $10^{-5}$. Which share of the variance of the whitened pictures is noise?
#
# - **a** less than 0.1 %
# - **b** about 1 %
# - **c** about 5 %
# - **d** more than 20 %

# %% nbgrader={"grade_id": "predict_whitened_noise", "solution": true}
# Your prediction: predict_whitened_noise = "a", "b", "c" or "d"
### BEGIN SOLUTION
predict_whitened_noise = "d"
### END SOLUTION

# %% nbgrader={"grade_id": "test_predict_whitened_noise", "grade": true, "points": 1}
tests = check.question("predict_whitened_noise", predict_whitened_noise, "abcd")
### BEGIN HIDDEN TESTS
tests.is_answered_by(
    "d",
    hint="Noise has the same variance in every direction, a picture has hardly any in most of them. What is divided by a small number grows.",
)
### END HIDDEN TESTS
tests.done()


# %% [markdown]
# For this experiment the pictures are shrunk to 16 x 16 pixels (768 numbers), which makes it quick.


# %% tags=["experiment"]
@cache
def small_components(principal_components):
    """Small pictures from 0 to 1, their directions and variances."""
    small = features.shrunk(images.train_images[:10_000], 2) / 255
    return small, *principal_components(small)


def noise_share(small, U, S, eps, grey_levels, seed=0):
    """The share of noise in the variance of 500 whitened pictures."""
    mean = feature_means(small)
    noise = np.random.default_rng(seed).normal(0, grey_levels / 255, size=(500, len(S)))
    signal = whiten(project(small[:500], mean, U, len(S)), S, eps)
    noise = whiten(project(noise, 0 * mean, U, len(S)), S, eps)
    return np.sum(noise**2) / (np.sum(signal**2) + np.sum(noise**2))


with experiments.using(principal_components, project, reconstruct, whiten, feature_means):
    small, U_small, S_small = small_components(principal_components)
    all_eps = 10.0 ** np.arange(0, -5.5, -0.5)
    shares = {
        f"noise of {levels} grey levels": np.array(
            [noise_share(small, U_small, S_small, eps, levels) for eps in all_eps]
        )
        for levels in (8, 2)
    }
    noisy = small[:1] + np.random.default_rng(0).normal(0, 2 / 255, size=(1, 768))
    centre = feature_means(small)
    coordinates = project(noisy, centre, U_small, 768)
    pictures = {"not whitened": noisy[0] - centre} | {
        f"eps {eps}": reconstruct(whiten(coordinates, S_small, float(eps)), 0 * centre, U_small)[0]
        for eps in ("1", "0.1", "0.01", "0.001", "0.0001", "0.00001")
    }
    plots.whitened_noise(all_eps, shares, pictures)

# %% [markdown]
# **What you see.** With a large eps, nearly no noise. As eps shrinks, the share of noise grows: at
# $10^{-5}$, 2 grey levels of noise make up **29 %** of the variance (mean over 5 seeds; photos10). In the
# pictures below the curve (the first one is not whitened) the same image drowns step by step.
#
# Two remedies: a larger eps, as a limit to how much a direction may be enlarged; or fewer directions, as in
# the figure above with 144.
#
# ## Which way to compute it?
#
# Principal components can also be had from a *singular value decomposition* (SVD) of the centred data,
# $X = A\,\Sigma\,U^{\top}$, with $S = \Sigma^2 / N$. It is more exact, since it never squares the data. So
# why take the covariance? And if a few directions are enough, there is a third way. A **randomised** SVD
# multiplies $X$ by a few random vectors, and so finds the directions in which nearly all of the variance lies.

# %% tags=["experiment"]
from sklearn.utils.extmath import randomized_svd


def seconds_for(function, *arguments, **settings):
    started = time.perf_counter()
    function(*arguments, **settings)
    return time.perf_counter() - started


with experiments.using(principal_components, feature_means):
    small = small_components(principal_components)[0][:4_000]
    centred = small - feature_means(small)
    plots.seconds_taken(
        {
            "covariance and eigh: your function": seconds_for(principal_components, small),
            "SVD of the data": seconds_for(np.linalg.svd, centred, full_matrices=False),
            "randomised SVD, 50 directions": seconds_for(
                randomized_svd, centred, 50, n_iter=4, random_state=0
            ),
        },
        title=f"{len(small):,} pictures, {small.shape[1]} numbers each: the covariance is the quick way",
    )

# %% [markdown]
# **What you see.** The SVD of the data takes several times as long. It works on all N rows at each of its
# steps, and returns an array as large as the data besides. The covariance goes through the data *once*, in
# one matrix product; from then on there is only a (D, D) matrix, whatever N is. For 50,000 pictures with
# 3,072 numbers the SVD would need minutes, and several gigabytes. The randomised SVD gives only the first
# directions, and only nearly, but costs little even where D is too large for a (D, D) matrix.
#
# ## The test data stay out
#
# ### Exercise 14: split, then preprocess
#
# Every number that preprocessing needs (mean, spread, directions) is *learned from data*. If test rows take
# part in it, the test is no longer a test: information has **leaked**. Take the statistics from the
# training rows, and apply them to both.


# %% nbgrader={"grade_id": "preprocess_split", "solution": true}
def preprocess_split(X, train, test):
    """Standardised training and test rows, without leaking the test rows.

    Parameters
    ----------
    X : (N, D) array
    train, test : integer arrays, the indices of the rows of each part

    Returns
    -------
    X[train], X[test]
        Both standardised with the mean and the standard deviation of X[train]; a feature that is
        constant there gives 0.
    """
    ### BEGIN SOLUTION
    import solutions.preprocessing

    return solutions.preprocessing.preprocess_split(X, train, test)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_preprocess_split", "grade": true, "points": 2}
tests = check.exercise("preprocess_split", preprocess_split)
names = ("the training rows", "the test rows")
tests.returns(
    (np.array([[-1.0], [1.0]]), np.array([[5.0]])),
    np.array([[13.0], [1.0], [5.0]]),
    np.array([1, 2]),
    np.array([0]),
    outputs=names,
    hint="Mean 3 and std 2 come from the training rows, 1 and 5, alone. The test row 13 is treated with the same two numbers: "
    "(13 - 3) / 2.",
)
### BEGIN HIDDEN TESTS
import solutions.preprocessing

rng = check.rng("preprocess_split")
for N, n, D in [(9, 5, 3), (6, 2, 1), (5, 4, 4)]:
    for dtype in (np.float64, np.float32):
        order = rng.permutation(N)
        X = rng.normal(2, 3, size=(N, D)).astype(dtype)
        X[order[:n], 0] = 4
        tests.agrees(
            solutions.preprocessing.preprocess_split,
            X,
            order[:n],
            order[n:],
            outputs=names,
            hint="fit_standardizer(X[train]), then standardize X[train] and X[test], in the order of the indices.",
        )
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ## Predict: how much does a leak flatter?
#
# A friend has 100 rows with 2,000 features each, and labels 0 or 1. He looks for the 20 features that go
# best with the labels, **on all 100 rows**. Then he splits: 50 rows to train a linear classifier on these
# 20 features, 50 to test it. What he does not know: the data are pure noise, and the labels were coins. On average,
# no classifier can be wrong in less than 50 % of cases. Which test error does he *measure*, on average?
#
# - **a** about 50 %
# - **b** about 45 %
# - **c** about 35 %
# - **d** about 20 %

# %% nbgrader={"grade_id": "predict_leakage", "solution": true}
# Your prediction: predict_leakage = "a", "b", "c" or "d"
### BEGIN SOLUTION
predict_leakage = "d"
### END SOLUTION

# %% nbgrader={"grade_id": "test_predict_leakage", "grade": true, "points": 1}
tests = check.question("predict_leakage", predict_leakage, "abcd")
### BEGIN HIDDEN TESTS
tests.is_answered_by(
    "d",
    hint="Among 2,000 columns of noise, the best 20 fit all 100 labels well by chance, those of the test rows too. Run the experiment.",
)
### END HIDDEN TESTS
tests.done()


# %% tags=["experiment"]
def error_standardized(rows, labels, seed, leak):
    """Test error of real pictures, standardised by the training rows, or by all rows (leak)."""
    order = np.random.default_rng(seed).permutation(len(rows))[:2_000]
    train, test = order[:1_000], order[1_000:]
    if leak:
        scaled = standardize(rows, *fit_standardizer(rows[order]))
        X_train, X_test = scaled[train], scaled[test]
    else:
        X_train, X_test = preprocess_split(rows, train, test)
    return linear.linear_error(X_train, labels[train], X_test, labels[test])


def error_selected(seed, leak, rows=100, features=2_000, chosen=20):
    """Test error on pure noise, with the best features by the training rows, or by all rows (leak)."""
    rng = np.random.default_rng(seed)
    X, y = rng.standard_normal((rows, features)), rng.permutation(np.arange(rows) % 2)
    order = rng.permutation(rows)
    train, test = order[: rows // 2], order[rows // 2 :]
    seen = order if leak else train
    best = np.argsort(-np.abs((y[seen] - y[seen].mean()) @ X[seen]))[:chosen]
    X_train, X_test = preprocess_split(X[:, best], train, test)
    return linear.linear_error(X_train, y[train], X_test, y[test])


with experiments.using(fit_standardizer, standardize, preprocess_split):
    rows = features.shrunk(images.train_images[:10_000]) / 255
    labels = images.train_labels[:10_000]
    seeds = range(20)
    plots.leakage(
        {
            "pictures, standardised": tuple(
                np.array([error_standardized(rows, labels, seed, leak) for seed in seeds])
                for leak in (False, True)
            ),
            "noise, the best 20 features": tuple(
                np.array([error_selected(seed, leak) for seed in seeds]) for leak in (False, True)
            ),
        }
    )

# %% [markdown]
# **What you see.** Each grey line is one repetition, measured in both ways. On the left, standardising with
# the test rows changes **nothing** you could see: the means of 1,000 and of 2,000 rows are nearly the same
# (the errors differ by less than 0.2 percentage points, mean over 20 seeds). On the right, the labels of
# the test rows took part in choosing the features: the measured error is 19 %, the honest one 50 % (means
# over 20 seeds), though there is nothing to learn.
#
# So a leak hurts most where *labels* take part, where there are few rows and many features. But the rule
# costs nothing, and then you need not think: **split first, then preprocess.**

# %% [markdown]
# ## Explain
#
# **Question.** A classmate whitens pictures with all 3,072 directions and `eps = 1e-12`, with statistics
# from all pictures, the test pictures too. The network learns badly, and the whitened pictures look like
# snow on an old television. Name what goes wrong, two things that would help, and say what you think of the
# statistics from all pictures. (Three to five sentences.)

# %% [markdown] nbgrader={"grade_id": "explain_whitening", "grade": true, "solution": true, "points": 3}
# ### BEGIN SOLUTION
# Most of the 3,072 directions have almost no variance; what is in them is mostly noise. Whitening divides
# by the root of this tiny variance, so the noise becomes as large as everything else. A larger eps limits
# this, and so does keeping only the first directions, for example those with 99 % of the variance. The
# statistics should come from the training pictures alone: with thousands of pictures the difference will be
# small, but a test must not have any part in training, and it costs nothing to do it right.
#
# === BEGIN MARK SCHEME ===
# 1 point: directions of tiny variance hold noise, and whitening enlarges it.
# 1 point: a larger eps, and fewer directions (both).
# 1 point: statistics from the training pictures alone; small effect here, but a leak.
# === END MARK SCHEME ===
# ### END SOLUTION

# %% [markdown]
# ## In practice
#
# - **Pictures:** subtract the mean (per pixel or per colour); divide by a spread if you like. PCA and
#   whitening are rarely used before convolutional networks (lesson 08 says what these are).
# - **Other data:** standardise. Look for constant features first.
# - **Always:** statistics from the training rows; keep them with the network, as you need them for every
#   row to come.
#
# ## Summary
#
# - Centring moves the cloud, normalising equals its sides, PCA turns it, whitening makes it round.
# - The covariance's eigenvectors are the directions, its eigenvalues the **variances**: whiten by their
#   square roots.
# - Photographs need few directions: neighbouring pixels are alike.
# - Whitening blows up noise in directions that hold nothing; eps, or a smaller k, limits that.
# - Split first, then preprocess.
#
# **Sources.** CS231n, course notes "Neural Networks Part 2", section "Data Preprocessing" (Stanford), with
# the classic figure of the eigen-images of CIFAR-10. Y. LeCun, L. Bottou, G. Orr, K.-R. Müller, *Efficient
# BackProp* (1998), section 4.3. A. Krizhevsky, *Learning Multiple Layers of Features from Tiny Images*
# (2009), on whitening CIFAR-10. N. Halko, P.-G. Martinsson, J. Tropp, *Finding Structure with Randomness*
# (2011): randomised SVD. T. Hastie, R. Tibshirani, J. Friedman, *The Elements of Statistical Learning*, 2nd
# edition (2009), section 7.10.2: the wrong and the right way to do cross-validation.
#
# **Next:** [lesson 05](../05_initialization/initialization.ipynb): the data are ready. Which weights should
# the network start from?
