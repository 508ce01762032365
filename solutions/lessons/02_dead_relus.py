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
# # Lesson 02: Dead ReLUs
#
# In [lesson 01](../01_activations/activations.ipynb) the ReLU won: where it is active, the gradient passes
# undiminished. But on its left side nothing passes at all. What if a unit lands on the left side for
# **every** example? Then it gives 0 for all of them, its gradient is 0, and gradient descent cannot move it. It is
# called *dead*, and people like to say that it stays dead for ever.
#
# In this lesson you
#
# - write layers with a ReLU and with a Leaky ReLU, forward and backward,
# - compute the exact bias that kills a unit,
# - watch the gradient of a dead unit, and see which units come back,
# - see how a large learning rate kills on real images, and what helps.
#
# Time: about 90 minutes. From [lesson 01](../01_activations/activations.ipynb) you need ReLU, Leaky ReLU, and the
# backward rule of an affine map.

# %%
import sys
from functools import cache

sys.path.append("..")  # the package `lab` lies one folder up, beside the lessons

import numpy as np
from tqdm.auto import tqdm

from lab import check, datasets, experiments, explore, features, plots, training

# %% [markdown]
# ## A layer with a ReLU
#
# A layer of $M$ units takes $N$ examples with $D$ numbers each. It multiplies, adds a bias, and cuts off at 0:
#
# $$Z = XW + b, \qquad H = \max(0, Z)$$
#
# Column $j$ of $W$, entry $j$ of $b$ and column $j$ of $H$ belong to **unit** $j$. Row $i$ of $H$ belongs to **example** $i$.
#
# ### Exercise 1: forward
#
# The backward pass will need some of the numbers that the forward pass has. So the forward function returns two things:
# the output, and a *cache*, in which you put whatever you will need. Nobody but you looks into it: a tuple, a dict, as you like.
#
# <details><summary>Hint</summary>
# Read exercise 2 first: which of X, W, b, Z and H does it use? <code>return H, (X, W, Z)</code> returns an output and a cache.
# </details>


# %% nbgrader={"grade_id": "affine_relu", "solution": true}
def affine_relu(X, W, b):
    """A layer with a ReLU.

    Parameters
    ----------
    X : (N, D) array
    W : (D, M) array
    b : (M,) array

    Returns
    -------
    H : (N, M) array, max(0, X W + b)
    cache : whatever affine_relu_backward needs
    """
    ### BEGIN SOLUTION
    import solutions.dead_relus

    return solutions.dead_relus.affine_relu(X, W, b)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_affine_relu", "grade": true, "points": 1}
tests = check.exercise("affine_relu", affine_relu)
X = np.array([[1.0, 2.0, 0.0], [-1.0, 0.0, 1.0]])
W = np.array([[1.0, -1.0], [1.0, 0.0], [0.0, 2.0]])
H, cache_of_layer = check.output_and_cache(
    tests,
    *(X, W, np.array([0.5, -1.5])),
    hint="np.maximum(0, Z) compares entry by entry; np.max is the largest entry of one array.",
)
tests.close(
    H,
    np.array([[3.5, 0.0], [0.0, 1.5]]),
    "H of affine_relu(X, W, b)",
    hint="Z is [[3.5, -2.5], [-0.5, 1.5]]: add the bias first, then np.maximum(0, Z).",
)
### BEGIN HIDDEN TESTS
import solutions.dead_relus

rng = check.rng("affine_relu")
for N, D, M in [(5, 4, 3), (1, 3, 2), (6, 1, 4), (3, 5, 1)]:
    for dtype in (np.float64, np.float32):
        X, W, b = (rng.normal(size=s).astype(dtype) for s in [(N, D), (D, M), (M,)])
        H, _ = check.output_and_cache(tests, X, W, b)
        tests.close(
            H,
            solutions.dead_relus.affine_relu(X, W, b)[0],
            f"H of affine_relu(X, W, b) for X {X.shape}, W {W.shape}",
            hint="max(0, X W + b), entry by entry; b has one entry for each unit.",
            reveal=False,
        )
X, W, b = rng.integers(-3, 4, size=(8, 3)), rng.normal(size=(4, 3)).T, rng.normal(size=4)
X.flags.writeable = False
H, _ = check.output_and_cache(tests, X, W, b)
tests.close(
    H,
    solutions.dead_relus.affine_relu(X, W, b)[0],
    "H of affine_relu(X, W, b) for X of whole numbers",
    hint="X may hold whole numbers; H must be able to hold fractions.",
    reveal=False,
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ### Exercise 2: backward
#
# From above comes $dH$: the gradient of the loss with respect to every entry of $H$. On the way back it meets the ReLU first. Where
# $Z > 0$ the gradient passes, elsewhere it is blocked. (A condition in brackets is 1 where it is true, else 0.)
#
# $$dZ = dH \cdot [Z > 0]$$
#
# Then comes the affine map, as for maxout in [lesson 01](../01_activations/activations.ipynb):
#
# $$dX = dZ\,W^{\top}, \qquad dW = X^{\top} dZ, \qquad db = \text{sum of the rows of } dZ$$
#
# <details><summary>Hint</summary>
# <code>Z > 0</code> is an array of True and False. Multiplied by <code>dH</code>, it acts as 1 and 0. Do not change <code>dH</code> itself.
# </details>


# %% nbgrader={"grade_id": "affine_relu_backward", "solution": true}
def affine_relu_backward(dH, cache):
    """The gradients of a layer with a ReLU.

    Parameters
    ----------
    dH : (N, M) upstream gradient
    cache : what affine_relu returned

    Returns
    -------
    dX (N, D), dW (D, M), db (M,)
    """
    ### BEGIN SOLUTION
    import solutions.dead_relus

    return solutions.dead_relus.affine_relu_backward(dH, cache)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_affine_relu_backward", "grade": true, "points": 3}
layer_tests = check.exercise("affine_relu", affine_relu)
tests = check.exercise("affine_relu_backward", affine_relu_backward)
names = ("dX", "dW", "db")
X = np.array([[1.0, 2.0, 0.0], [-1.0, 0.0, 1.0], [2.0, 0.0, 0.0]])
W = np.array([[1.0, -1.0], [1.0, 0.0], [0.0, 2.0]])
upstream = np.array([[10.0, 20.0], [30.0, -40.0], [50.0, 60.0]])
_, cache_of_layer = check.output_and_cache(layer_tests, X, W, np.array([0.5, -1.5]))
tests.close(
    tests.call(upstream, cache_of_layer),
    (
        np.array([[10.0, 10.0, 0.0], [40.0, 0.0, -80.0], [50.0, 50.0, 0.0]]),
        np.array([[110.0, 40.0], [20.0, 0.0], [0.0, -40.0]]),
        np.array([60.0, -40.0]),
    ),
    "affine_relu_backward(dH, cache)",
    outputs=names,
    hint="Z is positive in three places, and dZ is [[10, 0], [0, -40], [50, 0]]. "
    "Then dX = dZ W.T, dW = X.T dZ, and db sums dZ over the examples, axis 0.",
)
### BEGIN HIDDEN TESTS
import solutions.dead_relus

rng = check.rng("affine_relu_backward")
for N, D, M in [(5, 4, 3), (1, 3, 2), (6, 1, 4), (3, 5, 1)]:
    for dtype in (np.float64, np.float32):
        X, W, b, upstream = (
            rng.normal(size=s).astype(dtype) for s in [(N, D), (D, M), (M,), (N, M)]
        )
        _, cache_of_layer = check.output_and_cache(layer_tests, X, W, b)
        check.output_and_cache(layer_tests, -2 * X, 3 * W, b)
        _, right_cache = solutions.dead_relus.affine_relu(X, W, b)
        tests.close(
            tests.call(
                upstream,
                cache_of_layer,
                hint="The layer may have been called again before its backward function.",
            ),
            solutions.dead_relus.affine_relu_backward(upstream, right_cache),
            f"affine_relu_backward(dH, cache) for X {X.shape}, W {W.shape}",
            outputs=names,
            hint="dZ = dH where Z > 0, else 0; then the affine map's rules. All that you need comes from "
            "the cache: the layer may have been called again in between.",
            reveal=False,
        )
X, W, b = rng.integers(-3, 4, size=(8, 3)), rng.normal(size=(4, 3)).T, rng.normal(size=4)
upstream = rng.normal(size=(8, 4))
upstream.flags.writeable = False
_, cache_of_layer = check.output_and_cache(layer_tests, X, W, b)
grads_of_whole = tests.call(upstream, cache_of_layer)
tests.close(
    grads_of_whole,
    solutions.dead_relus.affine_relu_backward(
        upstream, solutions.dead_relus.affine_relu(X, W, b)[1]
    ),
    "affine_relu_backward(dH, cache) for X of whole numbers",
    outputs=names,
    hint="Gradients are fractions, even if X holds whole numbers.",
    reveal=False,
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ## Dead units
#
# A ReLU that gives 0 for *some* images does its work: it says "not my kind of image". A unit that gives 0 for **all**
# images says nothing. Look at the formula for $dW$: if a whole column of $Z$ is negative, that column of $dZ$ is 0, so
# that column of $dW$ is 0.
#
# ### Exercises 3 and 4: count them
#
# `dead_units` looks at the outputs of one layer and says which units are 0 on **every** row. `dead_fraction` takes a list of
# such arrays, one for each layer, and returns the share of dead units in each. The layers may differ in width.
#
# <details><summary>Hint</summary>
# <code>np.all(condition, axis=0)</code> asks column by column; <code>axis=1</code> would ask row by row. The mean of an array of True and False is the share of True.
# </details>


# %% nbgrader={"grade_id": "dead_units", "solution": true}
def dead_units(H):
    """Which units are 0 on every row.

    Parameters
    ----------
    H : (N, M) array, the outputs of a layer

    Returns
    -------
    (M,) array of bool
    """
    ### BEGIN SOLUTION
    import solutions.dead_relus

    return solutions.dead_relus.dead_units(H)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_dead_units", "grade": true, "points": 2}
tests = check.exercise("dead_units", dead_units)
tests.returns(
    np.array([False, True, False]),
    np.array([[0.0, 0.0, 5.0], [2.0, 0.0, 0.0]]),
    hint="Units are columns: unit 2 is 0 on both rows. Units 1 and 3 are each active once.",
)
tests.returns(
    np.array([False, False, True]),
    np.array([[2.0, -1.0, 0.0], [-2.0, -3.0, 0.0]]),
    hint="A Leaky ReLU has negative outputs: they are not 0, so such a unit is not dead. "
    "2 and -2 add up to 0, but neither is 0.",
)
### BEGIN HIDDEN TESTS
import solutions.dead_relus

rng = check.rng("dead_units")
for N, M in [(6, 4), (1, 5), (5, 1), (40, 7)]:
    for dtype in (np.float64, np.float32):
        H = np.maximum(0, rng.normal(size=(N, M))).astype(dtype)
        H[:, rng.uniform(size=M) < 0.4] = 0
        tests.agrees(solutions.dead_relus.dead_units, H, hint="Column by column: is every entry 0?")
whole = rng.integers(0, 2, size=(4, 12))[::2]
whole.flags.writeable = False
tests.agrees(solutions.dead_relus.dead_units, whole, hint="H may hold whole numbers.")
almost = np.zeros((50, 3))
almost[17, 1] = 1e-3
tests.agrees(
    solutions.dead_relus.dead_units,
    almost,
    hint="A unit that is active on a single row, however weakly, is not dead.",
)
### END HIDDEN TESTS
tests.done()


# %% nbgrader={"grade_id": "dead_fraction", "solution": true}
def dead_fraction(Hs):
    """The share of dead units in each layer.

    Parameters
    ----------
    Hs : list of L arrays, the outputs of each layer; all have N rows, their widths may differ

    Returns
    -------
    (L,) array, each from 0.0 to 1.0
    """
    ### BEGIN SOLUTION
    import solutions.dead_relus

    return solutions.dead_relus.dead_fraction(Hs)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_dead_fraction", "grade": true, "points": 1}
tests = check.exercise("dead_fraction", dead_fraction)
tests.returns(
    np.array([2 / 3, 1 / 2, 0.0]),
    [
        np.array([[0.0, 0.0, 0.0], [2.0, 0.0, 0.0]]),
        np.array([[1.0, 0.0], [3.0, 0.0]]),
        np.array([[1.0, 0.0], [0.0, 1.0]]),
    ],
    hint="Layer 1 has two dead units of three, layer 2 one of two. Layer 3 has none: each unit is "
    "active once. Count dead units, not zeros.",
)
### BEGIN HIDDEN TESTS
import solutions.dead_relus

rng = check.rng("dead_fraction")
for N, widths in [(6, (4, 8, 3)), (1, (5, 5)), (9, (7,))]:
    layers = [np.maximum(0, rng.normal(size=(N, M))) for M in widths]
    for H in layers:
        H[:, rng.uniform(size=H.shape[1]) < 0.4] = 0
    tests.agrees(
        solutions.dead_relus.dead_fraction,
        layers,
        hint="For each layer on its own: the mean of dead_units(H).",
    )
tests.agrees(
    solutions.dead_relus.dead_fraction,
    [rng.integers(0, 2, size=(2, 30)), rng.integers(0, 2, size=(20, 2)).T.astype(np.float32)],
    hint="A layer may hold whole numbers. For each on its own: the mean of dead_units(H).",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ## The bias that kills
#
# How negative must a bias be to kill a unit? Unit $j$ is dead on the examples $X$ if $x_i \cdot w_j + b_j \le 0$ for every row $x_i$. So
# it is enough to look at the row with the largest $x_i \cdot w_j$.
#
# ### Exercise 5: the killing bias
#
# For each unit return the **largest** bias at which the unit is dead on all rows of $X$.
#
# <details><summary>Hint</summary>
# At that bias the largest x · w + b is exactly 0. It need not be negative: a unit whose sums are all negative is dead with bias 0 already, and with a small positive one too.
# </details>


# %% nbgrader={"grade_id": "killing_bias", "solution": true}
def killing_bias(X, W):
    """The largest bias of each unit at which it is dead on all of X.

    Parameters
    ----------
    X : (N, D) array
    W : (D, M) array

    Returns
    -------
    (M,) array
    """
    ### BEGIN SOLUTION
    import solutions.dead_relus

    return solutions.dead_relus.killing_bias(X, W)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_killing_bias", "grade": true, "points": 2}
tests = check.exercise("killing_bias", killing_bias)
tests.returns(
    np.array([-3.0, 1.0]),
    np.array([[1.0, 2.0], [2.0, 0.0], [1.0, 1.0]]),
    np.array([[1.0, -1.0], [1.0, 0.0]]),
    hint="X W is [[3, -1], [2, -2], [2, -1]]. Unit 1: the largest sum is 3, so b = -3. "
    "Unit 2: the largest sum is -1, so it is dead up to b = +1.",
)
### BEGIN HIDDEN TESTS
import solutions.dead_relus

rng = check.rng("killing_bias")
for N, D, M in [(6, 4, 3), (1, 3, 2), (5, 1, 4), (3, 7, 1)]:
    for dtype in (np.float64, np.float32):
        X, W = rng.normal(size=(N, D)).astype(dtype), rng.normal(size=(D, M)).astype(dtype)
        tests.agrees(
            solutions.dead_relus.killing_bias,
            X,
            W,
            hint="For each unit (column of X W) take the largest over the rows, and change its sign.",
        )
X = rng.integers(-9, 10, size=(12, 4))[::2, ::-1]
X.flags.writeable = False
for W in (rng.normal(size=(3, 4)).T, rng.integers(-9, 10, size=(4, 3))):
    tests.agrees(
        solutions.dead_relus.killing_bias,
        X,
        W,
        hint="X and W may hold whole numbers, and may be views of larger arrays.",
    )
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ## Real images
#
# Now take 1,000 training images. To keep things quick they are shrunk to 16 × 16 pixels. A row has $16 \cdot 16 \cdot 3 = 768$ numbers
# from 0 (dark) to 1 (bright). All take photos10 here, so that your numbers are those of the text. If you have CIFAR-10, write
# `name="cifar10"` wherever you see `name="photos10"`, and see what stays: there the same rates kill even more units, and 0.12 is too much for a Leaky ReLU as well.


# %%
@cache
def rows_and_labels(name="photos10", count=1_000):
    """Training images as rows of numbers from 0 to 1, (count, 768), and their labels (count,)."""
    images = datasets.load(name)
    X = features.shrunk(images.train_images[:count], factor=2) / np.float32(255)
    return X, images.train_labels[:count]


X_images, y_images = rows_and_labels()
print("images:", X_images.shape, X_images.dtype, "classes:", np.unique(y_images))

# %% [markdown]
# A layer of 100 units with random weights looks at them. We turn down the bias of all units together, step by step,
# and count the dead. Does `killing_bias` predict when each unit dies?

# %% tags=["experiment"]
with experiments.using(affine_relu, dead_units, killing_bias):
    W = training.first_params((768, 100), np.random.default_rng(0), last=1.0)["W1"]
    predicted = killing_bias(X_images, W)
    biases = np.linspace(1.1 * predicted.min(), max(0, predicted.max()), 80, dtype=np.float32)
    shares = [dead_units(affine_relu(X_images, W, np.full(100, b))[0]).mean() for b in biases]
    plots.killing_biases(X_images @ W[:, 0], predicted[0], biases, np.array(shares), predicted)

# %% [markdown]
# **What you see.** Left: a bias moves the whole histogram of a unit to the left. At the killing bias the last image
# reaches 0, and the unit is silent. Right: the line is the share of dead units that you *measured*; the dots are the killing biases that you
# *computed*, in order. They lie on one another: no unit dies sooner, none later. A negative bias alone can kill a whole layer.
#
# ## One step of gradient descent
#
# ### Exercise 6: the step
#
# All weights and biases of a *net* (short for network) are kept in a dict, such as `{"W1": ..., "b1": ...}`, and the gradients in another one with the same
# names. A step goes a little way down: parameter minus learning rate times gradient. (`sgd` stands for *stochastic* gradient
# descent: each step takes its gradient from a batch of examples drawn at random.) Return a **new** dict, and leave the old arrays
# as they are.
#
# <details><summary>Hint</summary>
# <code>{name: ... for name in params}</code> makes a dict. <code>p - lr * g</code> is a new array, while <code>p -= lr * g</code> changes the old one.
# </details>


# %% nbgrader={"grade_id": "sgd_step", "solution": true}
def sgd_step(params, grads, lr):
    """One step of gradient descent.

    Parameters
    ----------
    params : dict of arrays
    grads : dict of arrays, the same names and shapes
    lr : the learning rate

    Returns
    -------
    new dict of new arrays, params - lr * grads
    """
    ### BEGIN SOLUTION
    import solutions.dead_relus

    return solutions.dead_relus.sgd_step(params, grads, lr)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_sgd_step", "grade": true, "points": 1}
tests = check.exercise("sgd_step", sgd_step)
params = {"W": np.array([[1.0, 2.0]]), "b": np.array([3.0])}
grads = {"W": np.array([[10.0, -20.0]]), "b": np.array([20.0])}
new = tests.call(params, grads, 0.1)
tests.that(
    isinstance(new, dict) and set(new) == {"W", "b"},
    f"sgd_step(params, grads, 0.1) must return a dict with the names W and b; {type(new).__name__} came.",
    hint="Return a dict with the names of params.",
)
tests.close(
    new["W"],
    np.array([[0.0, 4.0]]),
    'sgd_step(params, grads, 0.1)["W"]',
    hint="1 - 0.1 · 10 = 0 and 2 + 0.1 · 20 = 4: against the gradient, times the learning rate.",
)
tests.close(
    new["b"],
    np.array([1.0]),
    'sgd_step(params, grads, 0.1)["b"]',
    hint="3 - 0.1 · 20 = 1: every name takes the step, weights and biases.",
)
sgd_step(params, grads, 0.1)
tests.that(
    np.array_equal(params["W"], [[1.0, 2.0]]),
    "sgd_step changed the arrays in params; it must make new ones.",
    hint="`params[name] -= ...` changes the old array. Write `params[name] - lr * grads[name]`.",
)
### BEGIN HIDDEN TESTS
import solutions.dead_relus

rng = check.rng("sgd_step")
for dtype in (np.float64, np.float32):
    shapes = {"W1": (4, 3), "b1": (3,), "gamma": (2, 1, 5)}
    params = {name: rng.normal(size=shape).astype(dtype) for name, shape in shapes.items()}
    grads = {name: rng.normal(size=shape).astype(dtype) for name, shape in shapes.items()}
    lr = float(rng.uniform(0.01, 1.0))
    new = tests.call(params, grads, lr)
    tests.that(
        isinstance(new, dict) and set(new) == set(params),
        "sgd_step(params, grads, lr) must return a dict with the names of params.",
        hint="Go through all names in params, whatever they are.",
    )
    for name, value in solutions.dead_relus.sgd_step(params, grads, lr).items():
        tests.close(
            new[name],
            value,
            f'sgd_step(params, grads, lr)["{name}"]',
            hint="params[name] - lr * grads[name], for every name.",
            reveal=False,
        )
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ## Predict: the gradient of a dead unit
#
# We put a net on the images: two layers of 100 ReLU units, then 10 scores, one for each class. Before the training starts, 10 units of the first
# layer get a bias a little below their killing bias. Then the net trains for 300 steps, with a batch of 100
# random images in each, and it learns well.
# How large is the weight gradient of these ten units on the way?
#
# - **a** like that of the others, after a few steps
# - **b** about a hundred times smaller than that of the others
# - **c** tiny, but it grows from step to step
# - **d** exactly 0 in every step

# %% nbgrader={"grade_id": "predict_dead_gradient", "solution": true}
# Your prediction: predict_dead_gradient = "a", "b", "c" or "d"
### BEGIN SOLUTION
predict_dead_gradient = "d"
### END SOLUTION

# %% nbgrader={"grade_id": "test_predict_dead_gradient", "grade": true, "points": 1}
tests = check.question("predict_dead_gradient", predict_dead_gradient, "abcd")
### BEGIN HIDDEN TESTS
tests.is_answered_by(
    "d",
    hint="Where Z is not positive, dZ is dH times 0. For these units Z is negative on every image: "
    "what is their column of X.T @ dZ? And can a step of that size change anything?",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ## A layer with a Leaky ReLU
#
# Before we run it, a rival: the Leaky ReLU from lesson 01. It keeps a small slope on the left, so a little gradient passes there.
#
# ### Exercises 7 and 8: forward and backward
#
# As exercises 1 and 2, but with $Z$ in place of 0 on the left: $H = Z$ where $Z > 0$, and $\text{slope} \cdot Z$ elsewhere. The backward
# function gets no slope; so put it into the cache.


# %% nbgrader={"grade_id": "affine_leaky_relu", "solution": true}
def affine_leaky_relu(X, W, b, slope=0.01):
    """A layer with a Leaky ReLU.

    Parameters
    ----------
    X : (N, D) array
    W : (D, M) array
    b : (M,) array
    slope : from 0 to 1

    Returns
    -------
    H : (N, M) array; with Z = X W + b it is Z where Z > 0, slope * Z elsewhere
    cache : whatever affine_leaky_relu_backward needs
    """
    ### BEGIN SOLUTION
    import solutions.dead_relus

    return solutions.dead_relus.affine_leaky_relu(X, W, b, slope)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_affine_leaky_relu", "grade": true, "points": 1}
tests = check.exercise("affine_leaky_relu", affine_leaky_relu)
X = np.array([[1.0, 2.0, 0.0], [-1.0, 0.0, 1.0]])
W = np.array([[1.0, -1.0], [1.0, 0.0], [0.0, 2.0]])
b = np.array([0.5, -1.5])
hint = "Z is [[3.5, -2.5], [-0.5, 1.5]]. Multiply the negative entries by `slope`, and only those."
H, cache_of_layer = check.output_and_cache(tests, X, W, b, slope=0.2)
tests.close(
    H,
    np.array([[3.5, -0.5], [-0.1, 1.5]]),
    "H of affine_leaky_relu(X, W, b, slope=0.2)",
    hint=hint,
)
H, cache_of_layer = check.output_and_cache(tests, X, W, b)
tests.close(
    H,
    np.array([[3.5, -0.025], [-0.005, 1.5]]),
    "H of affine_leaky_relu(X, W, b)",
    hint="If no slope is given, it is 0.01: " + hint,
)
### BEGIN HIDDEN TESTS
import solutions.dead_relus

rng = check.rng("affine_leaky_relu")
for N, D, M in [(5, 4, 3), (1, 3, 2), (6, 1, 4), (3, 5, 1)]:
    for dtype in (np.float64, np.float32):
        X, W, b = (rng.normal(size=s).astype(dtype) for s in [(N, D), (D, M), (M,)])
        slope = float(rng.uniform(0.05, 0.9))
        H, _ = check.output_and_cache(tests, X, W, b, slope=slope)
        tests.close(
            H,
            solutions.dead_relus.affine_leaky_relu(X, W, b, slope)[0],
            f"H of affine_leaky_relu(X, W, b, slope) for X {X.shape}, W {W.shape}",
            hint="Z where Z > 0, slope · Z elsewhere, with Z = X W + b.",
            reveal=False,
        )
X, W, b = rng.integers(-3, 4, size=(8, 3)), rng.normal(size=(4, 3)).T, rng.normal(size=4)
X.flags.writeable = False
for slope in (0.0, 1.0):
    H, _ = check.output_and_cache(tests, X, W, b, slope=slope)
    tests.close(
        H,
        solutions.dead_relus.affine_leaky_relu(X, W, b, slope)[0],
        f"H of affine_leaky_relu(X, W, b, slope={slope}) for X of whole numbers",
        hint="A slope of 0 is a ReLU, a slope of 1 changes nothing. X may hold whole numbers.",
        reveal=False,
    )
### END HIDDEN TESTS
tests.done()


# %% nbgrader={"grade_id": "affine_leaky_relu_backward", "solution": true}
def affine_leaky_relu_backward(dH, cache):
    """The gradients of a layer with a Leaky ReLU.

    Parameters
    ----------
    dH : (N, M) upstream gradient
    cache : what affine_leaky_relu returned

    Returns
    -------
    dX (N, D), dW (D, M), db (M,)
    """
    ### BEGIN SOLUTION
    import solutions.dead_relus

    return solutions.dead_relus.affine_leaky_relu_backward(dH, cache)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_affine_leaky_relu_backward", "grade": true, "points": 2}
layer_tests = check.exercise("affine_leaky_relu", affine_leaky_relu)
tests = check.exercise("affine_leaky_relu_backward", affine_leaky_relu_backward)
names = ("dX", "dW", "db")
X = np.array([[1.0, 2.0, 0.0], [-1.0, 0.0, 1.0], [2.0, 0.0, 0.0]])
W = np.array([[1.0, -1.0], [1.0, 0.0], [0.0, 2.0]])
upstream = np.array([[10.0, 20.0], [30.0, -40.0], [50.0, 60.0]])
_, cache_of_layer = check.output_and_cache(layer_tests, X, W, np.array([0.5, -1.5]), slope=0.1)
tests.close(
    tests.call(upstream, cache_of_layer),
    (
        np.array([[8.0, 10.0, 4.0], [43.0, 3.0, -80.0], [44.0, 50.0, 12.0]]),
        np.array([[107.0, 54.0], [20.0, 4.0], [3.0, -40.0]]),
        np.array([63.0, -32.0]),
    ),
    "affine_leaky_relu_backward(dH, cache), slope 0.1",
    outputs=names,
    hint="dZ is [[10, 2], [3, -40], [50, 6]]: dH where Z > 0, slope · dH elsewhere, with the slope that "
    "the forward function was called with.",
)
### BEGIN HIDDEN TESTS
import solutions.dead_relus

rng = check.rng("affine_leaky_relu_backward")
for N, D, M in [(5, 4, 3), (1, 3, 2), (6, 1, 4), (3, 5, 1)]:
    for dtype in (np.float64, np.float32):
        X, W, b, upstream = (
            rng.normal(size=s).astype(dtype) for s in [(N, D), (D, M), (M,), (N, M)]
        )
        slope = float(rng.uniform(0.05, 0.9))
        _, cache_of_layer = check.output_and_cache(layer_tests, X, W, b, slope=slope)
        check.output_and_cache(layer_tests, -2 * X, 3 * W, b, slope=0.5)
        _, right_cache = solutions.dead_relus.affine_leaky_relu(X, W, b, slope)
        tests.close(
            tests.call(
                upstream,
                cache_of_layer,
                hint="The layer may have been called again before its backward function.",
            ),
            solutions.dead_relus.affine_leaky_relu_backward(upstream, right_cache),
            f"affine_leaky_relu_backward(dH, cache) for X {X.shape}, W {W.shape}",
            outputs=names,
            hint="dZ = dH where Z > 0, slope · dH elsewhere. The slope too comes from the cache: "
            "the layer may have been called again in between.",
            reveal=False,
        )
X, W, b = rng.integers(-3, 4, size=(8, 3)), rng.normal(size=(4, 3)).T, rng.normal(size=4)
upstream = rng.normal(size=(8, 4))
upstream.flags.writeable = False
for slope in (0.0, 1.0):
    _, cache_of_layer = check.output_and_cache(layer_tests, X, W, b, slope=slope)
    grads_of_whole = tests.call(upstream, cache_of_layer)
    tests.close(
        grads_of_whole,
        solutions.dead_relus.affine_leaky_relu_backward(
            upstream, solutions.dead_relus.affine_leaky_relu(X, W, b, slope)[1]
        ),
        f"affine_leaky_relu_backward(dH, cache), slope {slope}, for X of whole numbers",
        outputs=names,
        hint="A slope of 0 blocks what is negative, a slope of 1 lets everything pass.",
        reveal=False,
    )
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ## The experiment
#
# The next cell puts your functions together. `forward` and `gradients` work with any pair of layer functions, so the ReLU net and
# the Leaky ReLU net run through the same lines. The loss is the *hinge loss*: every wrong class costs
# what its score lacks to lie at least 1 below the score of the right class. (Lesson 03 brings another one.)


# %%
def forward(layer, params, X, **options):
    """Both hidden layers' outputs, the scores, and both caches."""
    H1, cache1 = layer(X, params["W1"], params["b1"], **options)
    H2, cache2 = layer(H1, params["W2"], params["b2"], **options)
    return H1, H2, H2 @ params["W3"] + params["b3"], (cache1, cache2)


def gradients(layer, layer_backward, params, X, y, **options):
    """The gradients of the loss with respect to all parameters."""
    _, H2, scores, (cache1, cache2) = forward(layer, params, X, **options)
    _, dscores = training.hinge_loss(scores, y)
    dH1, dW2, db2 = layer_backward(dscores @ params["W3"].T, cache2)
    _, dW1, db1 = layer_backward(dH1, cache1)
    dW3, db3 = H2.T @ dscores, dscores.sum(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


# %% [markdown]
# Ten units of layer 1 start dead, and we note the size of each unit's gradient (the length of its column of $dW_1$) in 300 steps.


# %%
KILLED = np.arange(100) < 10


@cache  # running the cell below again costs nothing, as long as your functions are the same
@training.on_one_thread
def gradient_sizes(answers, seed, name="photos10", steps=300, rate=0.02, **options):
    """Each layer-1 unit's gradient, (steps, 100), and which are at most 0 everywhere at the end."""
    X, y = rows_and_labels(name)
    layer, layer_backward, killing_bias, sgd_step = answers
    rng = np.random.default_rng(seed)
    params = training.first_params((768, 100, 100, 10), rng)
    params["b1"] = np.where(KILLED, killing_bias(X, params["W1"]) - 0.1, 0).astype(np.float32)
    sizes = []
    for _ in range(steps):
        rows = rng.integers(0, len(X), size=100)
        grads = gradients(layer, layer_backward, params, X[rows], y[rows], **options)
        sizes.append(np.linalg.norm(grads["W1"], axis=0))
        params = sgd_step(params, grads, rate)
    return np.array(sizes), np.all(X @ params["W1"] + params["b1"] <= 0, axis=0)


# %% tags=["experiment"]
with experiments.using(
    affine_relu,
    affine_relu_backward,
    affine_leaky_relu,
    affine_leaky_relu_backward,
    killing_bias,
    sgd_step,
):
    relu = (affine_relu, affine_relu_backward, killing_bias, sgd_step)
    leaky = (affine_leaky_relu, affine_leaky_relu_backward, killing_bias, sgd_step)
    watched = {
        "ReLU": gradient_sizes(relu, seed=0),
        "Leaky ReLU, slope 0.01": gradient_sizes(leaky, seed=0, slope=0.01),
        "Leaky ReLU, slope 0.1": gradient_sizes(leaky, seed=0, slope=0.1),
    }
    for name, (_, off) in watched.items():
        print(f"{name}: {off[KILLED].sum()} of 10 are still at most 0 on every image at the end")
    plots.unit_gradients({name: sizes for name, (sizes, _) in watched.items()}, KILLED)

# %% [markdown]
# **What you see.** The vertical axis is logarithmic, with the exact 0 at its foot. (Each point is a mean over ten steps.) On the left the ten dead ReLUs
# lie **on** the 0, from the first step to the last: not tiny, but 0. A Leaky ReLU lets `slope` times the gradient pass. With a slope of 0.01 that is
# too little to bring one of the ten back in 300 steps. With a slope of 0.1, **42 %** of them have come back at the end: they are
# positive on some image again (mean over 5 seeds, on photos10).
#
# ## Predict: a larger learning rate
#
# Nobody sets killing biases on purpose. In practice it is a *step* that does it: one step too far, and the bias and the weights of a unit land
# where every image gives a negative sum. We train the same net from the same first weights with a rate of 0.02, which is
# good, and with **0.12**, six times as much. All biases start at 0. About what share of the units of layer 1 is dead after
# 300 steps with a rate of 0.12?
#
# - **a** none
# - **b** 5 %
# - **c** 60 %
# - **d** all of them

# %% nbgrader={"grade_id": "predict_large_rate", "solution": true}
# Your prediction: predict_large_rate = "a", "b", "c" or "d"
### BEGIN SOLUTION
predict_large_rate = "c"
### END SOLUTION

# %% nbgrader={"grade_id": "test_predict_large_rate", "grade": true, "points": 1}
tests = check.question("predict_large_rate", predict_large_rate, "abcd")
### BEGIN HIDDEN TESTS
tests.is_answered_by(
    "c",
    hint="Run the experiment and read the end of the line of layer 1, in the panel on the right.",
)
### END HIDDEN TESTS
tests.done()


# %% [markdown]
# The training loop. Every ten steps it looks at all 1,000 images: which units are dead, and how large is the loss?


# %%
@cache
@training.on_one_thread
def train(answers, rate, seed, centred=False, name="photos10", steps=300, **options):
    """Train one net; look at it every ten steps.

    Returns the steps (T,), the dead units of both layers (T, 2, 100), and the loss (T,).
    """
    layer, layer_backward, dead_units, sgd_step = answers
    X, y = rows_and_labels(name)
    X = X - X.mean(axis=0) if centred else X
    rng = np.random.default_rng(seed)
    params = training.first_params((768, 100, 100, 10), rng)
    looks = []
    for step in range(steps + 1):
        if step % 10 == 0:
            H1, H2, scores, _ = forward(layer, params, X, **options)
            looks.append(
                (step, [dead_units(H1), dead_units(H2)], training.hinge_loss(scores, y)[0])
            )
        rows = rng.integers(0, len(X), size=100)
        grads = gradients(layer, layer_backward, params, X[rows], y[rows], **options)
        params = sgd_step(params, grads, rate)
    return tuple(np.array(column) for column in zip(*looks, strict=True))


def repeated(label, answers, rate, seeds=range(5), **options):
    """The same for several seeds: steps (T,), dead units (R, T, 2, 100), losses (R, T)."""
    runs = [train(answers, rate, seed, **options) for seed in tqdm(seeds, label, leave=False)]
    return (
        runs[0][0],
        np.array([dead for _, dead, _ in runs]),
        np.array([loss for *_, loss in runs]),
    )


# %% tags=["experiment"]
with experiments.using(affine_relu, affine_relu_backward, dead_units, sgd_step):
    relu_net = (affine_relu, affine_relu_backward, dead_units, sgd_step)
    relu_runs = {rate: repeated(f"rate {rate}", relu_net, rate) for rate in (0.02, 0.06, 0.12)}
    plots.dead_share(
        relu_runs[0.02][0],
        {f"learning rate {rate}": dead.mean(axis=-1) for rate, (_, dead, _) in relu_runs.items()},
        title="The larger the learning rate, the more units of layer 1 die, and stay dead",
    )

# %% [markdown]
# **What you see.** Each panel starts from the same weights; the line is the mean of five seeds, the band spans them. With 0.02 next to nothing happens in layer 1. With
# 0.06, **3 %** of its units are dead at the end, with 0.12 **63 %** (on photos10). Most of them die in the first 50 steps, when the gradients are large.
# And look closely: the line of layer 1 only ever rises. The line of layer 2 goes up **and down**.
#
# ## Do they never come back?
#
# Many texts say that a dead ReLU is dead for ever. You have all the data to check it: which units were dead at one look, and alive at a
# later one?


# %%
def came_back(dead):
    """Of the units that were ever dead, the share that is alive at the end: (2,), one per layer.

    dead : (R, T, 2, 100), as from `repeated`
    """
    ever = dead.any(axis=1)
    return (ever & ~dead[:, -1]).sum(axis=(0, 2)) / np.maximum(1, ever.sum(axis=(0, 2)))


# %% tags=["experiment"]
with experiments.using(affine_relu, affine_relu_backward, dead_units, sgd_step):
    layer1, layer2 = came_back(repeated("rate 0.12", relu_net, 0.12)[1])
    print(
        f"of the units that were ever dead, came back: layer 1 {layer1:.0%}, layer 2 {layer2:.0%}"
    )

# %% [markdown]
# In layer 1 **0 %** came back: its inputs are the images, they never change, so a unit that is dead on all of them
# has no way back. (With plain gradient descent. A step with *momentum*, which repeats a part of the steps before it, goes on moving a unit for a while, and noise in the images
# may save one.)
#
# In layer 2 about **51 %** of the units that were ever dead are alive at the end. Their own weights did not move, but *their inputs did*: layer 1 went on
# learning, its outputs changed, and some sums became positive again. So the saying must be made exact: **a dead unit cannot save itself.** Only the layers below it can, and below layer 1 there is none.
#
# ## The same run with a Leaky ReLU
#
# Same images, same first weights, same order of the batches, same rate of 0.12. Only the layer functions are exchanged.

# %% tags=["experiment"]
with experiments.using(
    affine_relu, affine_relu_backward, affine_leaky_relu, affine_leaky_relu_backward, sgd_step
):
    leaky_net = (affine_leaky_relu, affine_leaky_relu_backward, dead_units, sgd_step)
    runs = {
        "ReLU": repeated("ReLU", relu_net, 0.12),
        "Leaky ReLU, slope 0.01": repeated("Leaky ReLU", leaky_net, 0.12),
    }
    plots.losses(
        runs["ReLU"][0],
        {name: loss for name, (_, _, loss) in runs.items()},
        title="At a rate that kills ReLUs, a Leaky ReLU goes on learning",
    )

# %% [markdown]
# **What you see.** At the end the ReLU net has a loss of **5.5**; it began at 9, and with one of the five seeds it is still there. The Leaky ReLU net
# has **2.5** (means over 5 seeds, on photos10). Same weights, same batches, same rate. Its units are pushed to the negative side as well, but
# there they still have a gradient.
#
# But a Leaky ReLU does not bear every rate. Try `repeated("Leaky ReLU", leaky_net, 0.2)`: the numbers grow until they overflow, and
# NumPy says so. With a rate that is far too large, ReLUs die and Leaky ReLUs explode; neither learns.
#
# Now try it yourself, on a smaller net that trains while you watch (200 images, two layers of 40 units, 80 steps). A slope of 0 is a ReLU. **Try this:** raise the learning rate until the share of layer 1
# climbs; does it ever fall again, as that of layer 2 does? Then go back to a small rate, and start with a negative bias.

# %% tags=["experiment"]
with experiments.using(affine_leaky_relu, affine_leaky_relu_backward):
    explore.dead_relus(
        affine_leaky_relu=affine_leaky_relu,
        affine_leaky_relu_backward=affine_leaky_relu_backward,
        images=X_images[:200],
        labels=y_images[:200],
    )

# %% [markdown]
# ## Predict: centred inputs
#
# The inputs were brightnesses from 0 to 1: **all positive**. From lesson 01 you know what that does: all weight gradients of a unit have one sign
# for an example, so a step moves all 768 weights the same way. Now subtract from every pixel its mean over the
# images, and train the ReLU net again with the rate of 0.12. What share of layer 1 is dead after 300 steps?
#
# - **a** more than before
# - **b** as many as before
# - **c** about half as many
# - **d** none, or nearly none

# %% nbgrader={"grade_id": "predict_centred", "solution": true}
# Your prediction: predict_centred = "a", "b", "c" or "d"
### BEGIN SOLUTION
predict_centred = "d"
### END SOLUTION

# %% nbgrader={"grade_id": "test_predict_centred", "grade": true, "points": 1}
tests = check.question("predict_centred", predict_centred, "abcd")
### BEGIN HIDDEN TESTS
tests.is_answered_by(
    "d",
    hint="With centred inputs a step raises the sum for some images and lowers it for others. "
    "Can it push all images to the negative side at once?",
)
### END HIDDEN TESTS
tests.done()

# %% tags=["experiment"]
with experiments.using(affine_relu, affine_relu_backward, dead_units, sgd_step):
    centred_runs = repeated("centred", relu_net, 0.12, centred=True)
    plots.dead_share(
        centred_runs[0],
        {
            "inputs from 0 to 1": repeated("rate 0.12", relu_net, 0.12)[1].mean(axis=-1),
            "inputs centred": centred_runs[1].mean(axis=-1),
        },
        title="At the same rate, next to no unit dies once the inputs are centred",
    )
    print(f"loss at the end, inputs centred: {centred_runs[2][:, -1].mean():.2f}")

# %% [markdown]
# **What you see.** With centred inputs **0 %** of layer 1 are dead at the end, and the loss is **0.24** in place of 5.5 (means over 5 seeds, on photos10). The same
# rate that was deadly is now a good one. So before you blame the ReLU, look at your inputs. (It is
# no licence either. With a rate of 0.3 nearly all of layer 2 dies, whose inputs are not centred, or the numbers overflow.)
#
# ## Explain
#
# **Question.** A classmate's net has stopped learning. In layer 1, 60 of 100 units are 0 on every training image. The classmate lowers the
# learning rate and trains on, but the 60 units stay as they are. Explain why, and name two things to do differently from the start. (Three to five sentences.)

# %% [markdown] nbgrader={"grade_id": "explain_dead_relus", "grade": true, "solution": true, "points": 3}
# ### BEGIN SOLUTION
# A unit that is 0 on every image has Z <= 0 everywhere, so its column of dZ is 0 and its gradient is exactly 0. A step of any size
# leaves its weights and its bias where they are; and as the images do not change either, layer 1 stays as it is. From the start: a smaller
# learning rate, centred inputs, no negative initial biases, or Leaky ReLU (ELU, maxout), which lets some gradient through.
#
# === BEGIN MARK SCHEME ===
# 1 point: the gradient of a dead unit is exactly 0, so no learning rate moves it (for layer 1 the inputs never change).
# 2 points: one for each sensible and different measure that acts before the units die: smaller rate from the start, centred inputs,
# initial biases not negative, smaller initial weights, Leaky ReLU / ELU / maxout, batch normalisation. Starting again is implied.
# === END MARK SCHEME ===
# ### END SOLUTION

# %% [markdown]
# ## In practice
#
# | what you notice | what to do |
# |---|---|
# | you train with ReLUs | print the dead share of each layer now and then; it costs one line |
# | it grows in the first steps | a smaller learning rate; **centred inputs** |
# | units are dead before the first step | look at the initial biases and at the scale of the weights |
# | it grows whatever you do | Leaky ReLU, ELU or maxout: none of the three can block every gradient |
# | a few per cent are dead | leave them; the net has others |
#
# ELU lets less and less through on the far left, but never exactly nothing; a maxout unit always passes the gradient to one of its two maps.
#
# ## Summary
#
# - A ReLU unit is **dead** if its sum is at most 0 on every example. Its gradient is then exactly 0.
# - `killing_bias` = minus the largest $x \cdot w$: there, and not sooner, a unit dies.
# - In layer 1 dead means dead for ever, as long as the images are the same. Deeper, a unit can be woken by the layers below it.
# - Large steps kill, above all with inputs that are all positive. Centre them.
# - Leaky ReLU keeps a way back open.
#
# **Sources.** CS231n, course notes "Neural Networks Part 1", section "Commonly used activation functions" (Stanford): dying ReLUs and the learning rate.
# V. Nair, G. Hinton, *Rectified Linear Units Improve Restricted Boltzmann Machines* (2010).
# A. Maas, A. Hannun, A. Ng, *Rectifier Nonlinearities Improve Neural Network Acoustic Models* (2013): Leaky ReLU.
# L. Lu, Y. Shin, Y. Su, G. Karniadakis, *Dying ReLU and Initialization: Theory and Numerical Examples* (2020).
# J. Weston, C. Watkins, *Support Vector Machines for Multi-Class Pattern Recognition* (1999): the hinge loss.
#
# **Next:** [lesson 03](../03_capacity/capacity.ipynb) asks what a network can represent at all, and how many units it takes.
