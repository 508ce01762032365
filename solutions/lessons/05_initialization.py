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
# # Lesson 05: Where to start: the first weights
#
# Before training begins, every weight needs a value. Which one? It will be changed anyway, so it looks like
# a detail. It is not: at the end of this lesson you train two networks of thirty layers. They have the same
# layers, the same images, the same learning rate. Their first weights differ by a factor of 1.4. One
# learns, the other does not learn anything.
#
# In this lesson you
#
# - start all weights at the same number, and see that a hundred units then behave like one,
# - send a signal up through ten layers, and a gradient down, and watch both vanish or explode,
# - derive the right size of the weights from one formula, and repeat four published tables,
# - train a thirty-layer network that only one of two rules can start.
#
# Time: about 90 minutes. From [lesson 01](../01_activations/activations.ipynb) you need the idea of
# the local gradient, from [lesson 04](../04_preprocessing/preprocessing.ipynb) images that are standardised.

# %%
import sys
from functools import cache
from itertools import pairwise

sys.path.append("..")  # the package `lab` lies one folder up, beside the lessons

import numpy as np
from tqdm.auto import tqdm

from lab import check, datasets, experiments, explore, features, plots, stacks

# %% [markdown]
# ## All weights equal: a network that is one unit
#
# The first idea is often zero: on average, half of the weights of a trained network are positive and
# half are negative, so zero would be a fair guess. Or, if not zero, one small number for all.
#
# ### Exercise 1: one constant
#
# Weights have the shape (n_in, n_out): a row for each input, a column for each unit. Column $j$ holds all
# weights of unit $j$.


# %% nbgrader={"grade_id": "constant_init", "solution": true}
def constant_init(n_in, n_out, value=0.0):
    """Weights that all have the same value.

    Parameters
    ----------
    n_in : number of inputs
    n_out : number of units
    value : the value of each weight

    Returns
    -------
    (n_in, n_out) array
    """
    ### BEGIN SOLUTION
    import solutions.initialization

    return solutions.initialization.constant_init(n_in, n_out, value)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_constant_init", "grade": true, "points": 1}
tests = check.exercise("constant_init", constant_init)
tests.returns(
    np.array([[0.5, 0.5], [0.5, 0.5], [0.5, 0.5]]),
    3,
    2,
    0.5,
    hint="n_in = 3 rows, n_out = 2 columns, and the value 0.5 everywhere. np.full makes such an array.",
)
tests.returns(np.zeros((2, 3)), 2, 3, hint="The default value is 0.")
### BEGIN HIDDEN TESTS
import solutions.initialization

rng = check.rng("constant_init")
for n_in, n_out in [(4, 7), (6, 1), (1, 5), (1, 1)]:
    tests.agrees(
        solutions.initialization.constant_init,
        n_in,
        n_out,
        value=float(rng.normal()),
        hint="n_in rows, n_out columns, the given value in each place.",
    )
tests.agrees(
    solutions.initialization.constant_init,
    int(rng.integers(2, 9)),
    3,
    -2,
    hint="The value may be a whole number, and negative.",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ### Exercise 2: count the different units
#
# Two units with equal weights compute the same number for every input. So the number of **different
# columns** tells how many units a layer really has. Because computers round, two columns count as the same
# if none of their entries differ by more than a small tolerance, `tol`.
#
# <details><summary>Hint 1</summary>
# Keep a list of the columns that you have met. Go through the columns; is the next one close to one of the
# list?
# <code>W.T</code> is the array whose <i>rows</i> are the columns of W, so <code>for column in W.T:</code> visits them one by one.
# </details>
# <details><summary>Hint 2</summary>
# <code>np.max(np.abs(p - q)) &lt;= tol</code> asks whether all entries of two columns agree.
# </details>


# %% nbgrader={"grade_id": "distinct_columns", "solution": true}
def distinct_columns(W, tol=1e-9):
    """The number of different columns.

    Parameters
    ----------
    W : (D, M) array
    tol : two columns are the same if no entries differ by more than this

    Returns
    -------
    int
        From 1 (all the same) to M (all different).
    """
    ### BEGIN SOLUTION
    import solutions.initialization

    return solutions.initialization.distinct_columns(W, tol)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_distinct_columns", "grade": true, "points": 2}
tests = check.exercise("distinct_columns", distinct_columns)
tests.returns(
    2,
    np.array([[1.0, 1.0, 1.0, 1.0], [0.0, 2.0, 0.0, 2.0]]),
    hint="Columns 1 and 3 are equal, and so are 2 and 4. Equal columns need not be neighbours, and all "
    "entries must agree.",
)
tests.returns(
    2,
    np.array([[2.0, 2.0, 1.0, 1.0, 1.0], [2.0, 2.0, 3.0, 3.0, 3.0]]),
    hint="There are two kinds of columns: the first two, and the last three. Compare entry by entry: their "
    "sums are equal.",
)
tests.returns(
    2,
    np.array([[1.0, 2.0], [2.0, 1.0], [5.0, 5.0]]),
    hint="Two columns, which are different. Compare columns, not rows, and entry by entry.",
)
tests.returns(
    3,
    np.array([[1.0, 2.0, 0.0], [2.0, 4.0, 0.0]]),
    hint="A multiple of a column is a different column. And differences may be negative: look at their size.",
)
tests.returns(
    1,
    np.array([[1.0, 1.0 + 1e-12], [3.0, 3.0]]),
    hint="These two differ by rounding only, less than tol = 1e-9: they count as the same.",
)
tests.returns(
    1,
    np.array([[2.0, 2.06, 2.04]]),
    tol=0.1,
    hint="Use the argument `tol`, not the number 1e-9. And compare two columns: rounding each to a "
    "multiple of tol separates 2.0 from 2.06.",
)
### BEGIN HIDDEN TESTS
import solutions.initialization

rng = check.rng("distinct_columns")
for D, different, M in [(5, 3, 8), (1, 2, 6), (7, 4, 4), (3, 1, 1), (4, 1, 9)]:
    columns = rng.permuted(np.tile(np.arange(-4.0, 5.0), (D, 1)), axis=1)[:, :different]
    copies = np.r_[:different, rng.integers(different, size=M - different)]
    W = columns[:, rng.permutation(copies)]
    for noise, how in [(0.0, {}), (1e-11, {}), (0.02, {"tol": 0.1})]:
        tests.agrees(
            solutions.initialization.distinct_columns,
            W + noise * rng.uniform(-1, 1, size=W.shape),
            **how,
            hint="Columns whose entries differ by at most tol are the same; each different one counts once.",
        )
tests.agrees(
    solutions.initialization.distinct_columns,
    np.array([[1.0, -1.0, 1.0], [2.0, -2.0, 2.0]]),
    hint="A column and its negative are different.",
)
tests.agrees(
    solutions.initialization.distinct_columns,
    rng.integers(0, 3, size=(2, 12)).astype(np.float32),
    hint="The columns are compared, each different one counts once.",
)
whole = rng.integers(-1, 2, size=(4, 16))[::2, ::-1]
whole.flags.writeable = False
tests.agrees(
    solutions.initialization.distinct_columns,
    whole,
    hint="W may hold whole numbers, and may be a view.",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ## Predict: a hundred equal units
#
# A network with one hidden layer of 100 units learns to tell ten kinds of images apart. All its weights
# start at 0.01. We train for 300 steps, and the loss does go down. How many **different** hidden units does
# it have then?
#
# - **a** 100: training makes them all different
# - **b** about 10, one for each class
# - **c** 2, one for "yes" and one for "no"
# - **d** 1

# %% nbgrader={"grade_id": "predict_equal_units", "solution": true}
# Your prediction: predict_equal_units = "a", "b", "c" or "d"
### BEGIN SOLUTION
predict_equal_units = "d"
### END SOLUTION

# %% nbgrader={"grade_id": "test_predict_equal_units", "grade": true, "points": 1}
tests = check.question("predict_equal_units", predict_equal_units, "abcd")
### BEGIN HIDDEN TESTS
tests.is_answered_by(
    "d",
    hint="At the start all units have the same inputs, the same weights, the same output. What could "
    "make the gradient of one unit differ from that of its neighbour?",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# The images, made small (8 x 8 pixels, 192 numbers) and brought to mean 0 and spread 1, so that all runs
# take seconds. The training loop itself is in `lab.stacks`; in this first experiment it uses ready-made
# parts.

# %% tags=["experiment"]
images = datasets.load(train=2_000, val=500, test=0)
print(images)
X_train, X_val = features.standardized(
    features.shrunk(images.train_images), features.shrunk(images.val_images)
)
print("training inputs:", X_train.shape)


# %% tags=["experiment"]
def trained_from(hidden_weights, output_weights, seed=0):
    """Train one hidden layer of tanh units from these weights."""
    return stacks.train(
        [hidden_weights, output_weights],
        X_train,
        images.train_labels,
        stacks.ONE_TANH_LAYER,
        np.random.default_rng(seed),
        learning_rate=0.1,
    )


with experiments.using(constant_init, distinct_columns):
    rng = np.random.default_rng(0)
    random = trained_from(
        0.01 * rng.standard_normal((192, 100)), 0.01 * rng.standard_normal((100, 10))
    )
    equal = trained_from(constant_init(192, 100, 0.01), constant_init(100, 10, 0.01))
    zero = trained_from(constant_init(192, 100), constant_init(100, 10))
    for name, run in [("random", random), ("all 0.01", equal), ("all 0", zero)]:
        units = distinct_columns(run.weights[0])
        print(f"{name:8}: {units:3} different units, loss {run.losses[-30:].mean():.3f}")

# %% tags=["experiment"]
with experiments.using(constant_init):
    plots.unit_pictures(
        {
            "weights started at 0.01 everywhere": equal.weights[0],
            "weights started at random": random.weights[0],
        },
        title="Equal units stay equal: ten of the hundred, after training",
    )

# %% [markdown]
# **What you see.** Each little picture shows the weights of one unit, as an image: the unit answers to
# images that look like it. In the top row all ten are the same picture; `distinct_columns` says that it is
# the same for all hundred, also to the last digit.
#
# The reason is **symmetry**. Equal weights give equal outputs. So the loss depends on every unit in the
# same way, every unit gets the same gradient, and after the step the weights are equal again. The network
# learns, but as a network with *one* hidden unit, copied a hundred times: on our photographs (photos10) its
# loss ends near 1.9, where the random start reaches 1.03 in the same time.
#
# With **all zeros** it is worse: nothing moves. The outputs of the hidden units are $\tanh(0) = 0$, so the
# output weights get no gradient; the output weights are 0, so the hidden units get none. The loss stays at
# $\log 10 = 2.303$, what guessing gives: each of the ten classes gets the probability 1/10, and
# $-\log \tfrac{1}{10} = \log 10$. (Rule: *random numbers break the symmetry*. Which ones, is the
# rest of this lesson.)

# %% [markdown]
# ## Small random numbers
#
# So each weight gets a random number near 0. How near? The classic choice was a normal distribution (bell
# curve) with standard deviation 0.01.
#
# ### Exercise 3
#
# `rng` is a NumPy generator. `rng.standard_normal((3, 2))` draws an array of the shape (3, 2) with mean 0
# and standard deviation 1. Take all numbers from the given `rng`: who gives an equal generator gets equal
# weights. That makes an experiment repeatable.


# %% nbgrader={"grade_id": "small_random_init", "solution": true}
def small_random_init(n_in, n_out, rng, scale=0.01):
    """Normal weights (n_in, n_out) with mean 0 and standard deviation `scale`, drawn from rng."""
    ### BEGIN SOLUTION
    import solutions.initialization

    return solutions.initialization.small_random_init(n_in, n_out, rng, scale)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_small_random_init", "grade": true, "points": 1}
tests = check.exercise("small_random_init", small_random_init)
check.normal_weights(
    tests, 100, 600, std=0.01, hint="Multiply numbers of standard deviation 1 by scale, 0.01."
)
check.normal_weights(
    tests,
    200,
    300,
    scale=0.5,
    std=0.5,
    hint="Use the argument `scale`. It is a standard deviation, not a variance.",
)
### BEGIN HIDDEN TESTS
rng = check.rng("small_random_init")
for n_in, n_out in [(700, 40), (30, 900)]:
    scale = float(rng.uniform(0.02, 3.0))
    check.normal_weights(
        tests, n_in, n_out, scale=scale, std=scale, reveal=False, hint="The spread is `scale`."
    )
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ### Exercise 4: a signal on its way up
#
# Build the stack: each layer multiplies by its weights and applies the activation. There are no biases.
#
# $$H_1 = f(X W_1), \qquad H_2 = f(H_1 W_2), \qquad \dots$$
#
# Return **all** of $H_1, H_2, \dots$ in a list, without $X$ itself.


# %% nbgrader={"grade_id": "forward_activations", "solution": true}
def forward_activations(X, weights, activation):
    """The output of each layer.

    Parameters
    ----------
    X : (N, D) array
    weights : list of L arrays; the first is (D, M1), the second (M1, M2), and so on
    activation : function of an array, works entry by entry

    Returns
    -------
    list of L arrays
        Of the shapes (N, M1), (N, M2), ...
    """
    ### BEGIN SOLUTION
    import solutions.initialization

    return solutions.initialization.forward_activations(X, weights, activation)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_forward_activations", "grade": true, "points": 2}
def positive_part(x):
    return np.maximum(0, x)


tests = check.exercise("forward_activations", forward_activations)
tests.returns(
    (np.array([[3.0, 0.0], [1.0, 0.0]]), np.array([[6.0, 0.0, 3.0], [2.0, 0.0, 1.0]])),
    np.array([[1.0, 2.0, 0.0], [0.0, 1.0, -1.0]]),
    [
        np.array([[1.0, -1.0], [1.0, 0.0], [0.0, 2.0]]),
        np.array([[2.0, -1.0, 1.0], [5.0, 1.0, 1.0]]),
    ],
    positive_part,
    outputs=("layer 1", "layer 2"),
    hint="Two layers, two outputs, X is not one of them. Each layer takes the output of the one before, "
    "and the activation follows every layer, the last one too.",
)
### BEGIN HIDDEN TESTS
import itertools

import solutions.initialization


def reference_outputs(X, weights, activation):
    return tuple(solutions.initialization.forward_activations(X, weights, activation))


rng = check.rng("forward_activations")
for N, sizes in [(5, (4, 3, 6)), (1, (2, 5, 1, 3)), (4, (3, 3, 3, 3)), (6, (1, 2)), (3, (5, 1))]:
    for dtype in (np.float64, np.float32):
        for activation in (np.tanh, positive_part):
            tests.agrees(
                reference_outputs,
                rng.normal(size=(N, sizes[0])).astype(dtype),
                [rng.normal(size=s).astype(dtype) for s in itertools.pairwise(sizes)],
                activation,
                hint="H = activation(H @ W) for each W, starting with X; keep every H.",
            )
X = rng.integers(-3, 4, size=(8, 3))[::2]
X.flags.writeable = False
tests.agrees(
    reference_outputs,
    X,
    [rng.normal(size=(5, 3)).T, rng.normal(size=(5, 2))],
    np.tanh,
    hint="X may hold whole numbers; the outputs must be able to hold fractions.",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ### Exercise 5: mean and spread of each layer


# %% nbgrader={"grade_id": "layer_statistics", "solution": true}
def layer_statistics(Hs):
    """The mean and the standard deviation of each array in a list, over all its entries.

    Parameters
    ----------
    Hs : list of L arrays

    Returns
    -------
    (L, 2) array
        Row i is mean and standard deviation of Hs[i]; the variance divides by the number of entries.
    """
    ### BEGIN SOLUTION
    import solutions.initialization

    return solutions.initialization.layer_statistics(Hs)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_layer_statistics", "grade": true, "points": 1}
tests = check.exercise("layer_statistics", layer_statistics)
tests.returns(
    np.array([[3.0, 3.0], [1.0, 0.0], [2.0, 1.0]]),
    [np.array([[0.0, 2.0], [2.0, 8.0]]), np.ones((2, 3)), np.array([[1.0, 3.0]])],
    hint="One row for each layer: np.mean(H), np.std(H) over all entries. The mean of 0, 2, 2, 8 is 3, "
    "their variance is 9, so their standard deviation is 3.",
)
### BEGIN HIDDEN TESTS
import solutions.initialization

rng = check.rng("layer_statistics")
for shapes in [[(5, 4), (5, 3), (5, 6)], [(1, 4)], [(3, 1), (3, 1)], [(2, 2)] * 4]:
    for dtype in (np.float64, np.float32):
        tests.agrees(
            solutions.initialization.layer_statistics,
            [rng.normal(1.5, 2.0, size=shape).astype(dtype) for shape in shapes],
            rtol=1e-4 if dtype == np.float32 else None,
            hint="Row i holds mean and standard deviation of Hs[i], over all entries, divided by their number.",
        )
tests.agrees(
    solutions.initialization.layer_statistics,
    [rng.integers(-9, 10, size=(4, 6)), rng.normal(size=(6, 4)).T, rng.normal(size=(9, 2))[::3]],
    hint="A layer may hold whole numbers; mean and standard deviation are fractions.",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ## Predict: small weights in ten layers
#
# Ten layers of 500 tanh units. The inputs are 1,000 rows of random numbers with standard deviation 1, the
# weights have standard deviation 0.01. How large is the standard deviation of the outputs of layer **10**?
#
# - **a** about 1
# - **b** about 0.1
# - **c** about 0.001
# - **d** less than a millionth

# %% nbgrader={"grade_id": "predict_small_weights", "solution": true}
# Your prediction: predict_small_weights = "a", "b", "c" or "d"
### BEGIN SOLUTION
predict_small_weights = "d"
### END SOLUTION

# %% nbgrader={"grade_id": "test_predict_small_weights", "grade": true, "points": 1}
tests = check.question("predict_small_weights", predict_small_weights, "abcd")
### BEGIN HIDDEN TESTS
tests.is_answered_by(
    "d",
    hint="Run the experiment and read the number under layer 1. Each following layer divides by "
    "about the same factor.",
)
### END HIDDEN TESTS
tests.done()


# %% tags=["experiment"]
def gaussian_inputs(seed, n=1_000, width=500):
    return np.random.default_rng(seed).standard_normal((n, width))


def stack_of(init, seed, depth=10, width=500):
    """The weights of a stack; init takes (n_in, n_out, rng)."""
    rng = np.random.default_rng(1_000 + seed)
    return [init(width, width, rng) for _ in range(depth)]


with experiments.using(small_random_init, forward_activations):
    Hs = forward_activations(gaussian_inputs(0), stack_of(small_random_init, 0), np.tanh)
    plots.layer_histograms(Hs, title="Weights of 0.01: every layer says less than the one before")

# %% [markdown]
# **What you see.** The standard deviation is divided by about 4.5 in every layer. In layer 10 it is less
# than a millionth ($3.0 \cdot 10^{-7}$, mean over 5 seeds): whatever image comes in, the network says 0.
#
# And the gradients? The gradient of a weight is (gradient of the unit above) x (output of the unit below).
# If the outputs are nearly 0, so are the gradients of the weights. Now we look at the other factor.

# %% [markdown]
# ## A gradient on its way down
#
# From lesson 01: at each layer the gradient is multiplied by the local gradient, then it goes through the
# weights to the layer below. With $H_l = f(Z_l)$ and $Z_l = H_{l-1} W_l$:
#
# $$dZ_l = dH_l \cdot f'(Z_l), \qquad dH_{l-1} = dZ_l\, W_l^{\top}$$
#
# We kept the outputs $H_l$, but not the $Z_l$. Is that enough? For tanh, sigmoid and ReLU it is. Their
# derivatives can be written **in terms of the output** $h$:
#
# | activation | output | derivative, from the output |
# |---|---|---|
# | tanh | $h = \tanh z$ | $1 - h^2$ |
# | sigmoid | $h = \sigma(z)$ | $h\,(1 - h)$ |
# | ReLU | $h = \max(0, z)$ | 1 where $h > 0$, else 0 |
#
# This works because tanh and sigmoid never take the same value twice: who knows $h$, knows $z$. A ReLU does
# take the value 0 for many $z$, but for all of them the derivative is 0 too (at the kink we agreed on
# that).
#
# ### Exercise 6: backward through the stack
#
# Return the gradient with respect to **each layer's output**, in the order of the layers. The last one is
# `dH` itself. The gradient with respect to $X$ is not asked for, so the first weights are not needed.
#
# <details><summary>Hint 1</summary>
# Start with <code>gradients = [dH]</code>, go through the layers from the last to the second, append, and
# turn the list round at the end: <code>gradients[::-1]</code>.
# </details>
# <details><summary>Hint 2</summary>
# One step: from dH of layer l to dH of layer l-1 you need the output of layer <b>l</b> (for the derivative)
# and the weights of layer <b>l</b>.
# </details>


# %% nbgrader={"grade_id": "backward_gradients", "solution": true}
def backward_gradients(Hs, weights, dH, activation_grad_from_output):
    """The gradient with respect to each layer's output.

    Parameters
    ----------
    Hs : list of L arrays, what forward_activations returned
    weights : list of L arrays, what forward_activations was given
    dH : the gradient with respect to the last output, of the same shape
    activation_grad_from_output : the derivative of the activation as a function of its output

    Returns
    -------
    list of L arrays
        Entry i has the shape of Hs[i]; the last one is dH.
    """
    ### BEGIN SOLUTION
    import solutions.initialization

    return solutions.initialization.backward_gradients(Hs, weights, dH, activation_grad_from_output)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_backward_gradients", "grade": true, "points": 3}
def one_where_positive(h):
    return (h > 0).astype(h.dtype)


tests = check.exercise("backward_gradients", backward_gradients)
tests.returns(
    (np.array([[3.0, 6.0], [0.0, -3.0]]), np.array([[1.0, 1.0, 1.0], [-1.0, 0.0, 2.0]])),
    [np.array([[3.0, 0.0], [1.0, 0.0]]), np.array([[6.0, 0.0, 3.0], [2.0, 0.0, 1.0]])],
    [
        np.array([[1.0, -1.0], [1.0, 0.0], [0.0, 2.0]]),
        np.array([[2.0, -1.0, 1.0], [5.0, 1.0, 1.0]]),
    ],
    np.array([[1.0, 1.0, 1.0], [-1.0, 0.0, 2.0]]),
    one_where_positive,
    outputs=("gradient for layer 1", "gradient for layer 2"),
    hint="The last entry is dH as it came. For layer 1: multiply dH by the derivative at layer 2's output, "
    "Hs[1], entry by entry; then @ weights[1].T. Layer 1's own derivative is not part of it.",
)
### BEGIN HIDDEN TESTS
import itertools

import solutions.initialization


def reference_gradients(Hs, weights, dH, activation_grad_from_output):
    return tuple(
        solutions.initialization.backward_gradients(Hs, weights, dH, activation_grad_from_output)
    )


def one_minus_square(h):
    return 1 - np.square(h)


rng = check.rng("backward_gradients")
for N, sizes in [(5, (4, 3, 6)), (1, (2, 5, 1, 3)), (4, (3, 3, 3, 3)), (3, (5, 2))]:
    for dtype in (np.float64, np.float32):
        for activation, derivative in [(np.tanh, one_minus_square), (np.abs, one_where_positive)]:
            weights = [rng.normal(size=s).astype(dtype) for s in itertools.pairwise(sizes)]
            X = rng.normal(size=(N, sizes[0])).astype(dtype)
            tests.agrees(
                reference_gradients,
                solutions.initialization.forward_activations(X, weights, activation),
                weights,
                rng.normal(size=(N, sizes[-1])).astype(dtype),
                derivative,
                hint="dH of the layer below = (dH * derivative(H)) @ W.T, with H and W of the upper layer; "
                "as many gradients as layers, first layer first.",
            )
weights = [rng.normal(size=(4, 3)).T, rng.normal(size=(4, 2)), rng.normal(size=(2, 5))]
upstream = rng.integers(-3, 4, size=(6, 5))
upstream.flags.writeable = False
tests.agrees(
    reference_gradients,
    solutions.initialization.forward_activations(rng.normal(size=(6, 3)), weights, np.tanh),
    weights,
    upstream,
    one_minus_square,
    hint="dH may hold whole numbers; the gradients below must be able to hold fractions.",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# The two activations of this lesson, ready for use, with their derivatives from the output:


# %%
def relu(x):
    return np.maximum(0, x)


def tanh_grad_from_output(h):
    return 1 - h**2


def relu_grad_from_output(h):
    return (h > 0).astype(h.dtype)


# %% [markdown]
# A gradient of size 1 enters at layer 10. Small weights again, outputs above, gradients below:


# %% tags=["experiment"]
def up_and_down(init, activation, derivative, seed, depth=10, width=500):
    """The outputs of each layer, and the gradients when one of size 1 enters at the top."""
    weights = stack_of(init, seed, depth, width)
    Hs = forward_activations(gaussian_inputs(seed, width=width), weights, activation)
    dH = np.random.default_rng(2_000 + seed).standard_normal(Hs[-1].shape)
    return Hs, backward_gradients(Hs, weights, dH, derivative)


with experiments.using(small_random_init, forward_activations, backward_gradients):
    plots.layer_histograms(
        *up_and_down(small_random_init, np.tanh, tanh_grad_from_output, seed=0),
        title="Weights of 0.01: outputs vanish upwards, gradients vanish downwards",
    )

# %% [markdown]
# **What you see.** The gradient shrinks by the same factor of 4.5, in the other direction:
# $1.4 \cdot 10^{-6}$ is left of it in layer 1 (mean over 5 seeds). For the gradient of a weight this counts
# twice over: a tiny gradient times a tiny output.
#
# ## Predict: weights that are too large
#
# Now the opposite: a standard deviation of 1. Each unit adds up 500 products, so its input is far from 0,
# and tanh is flat there: about 89 % of the units are **saturated** (a local gradient below 0.01). A
# gradient of size 1 enters at layer 10. What is its size (standard deviation) when it reaches layer 1?
#
# - **a** exactly 0, as all units are saturated
# - **b** tiny, less than a millionth
# - **c** about 1
# - **d** huge, more than 10,000

# %% nbgrader={"grade_id": "predict_large_weights", "solution": true}
# Your prediction: predict_large_weights = "a", "b", "c" or "d"
### BEGIN SOLUTION
predict_large_weights = "d"
### END SOLUTION

# %% nbgrader={"grade_id": "test_predict_large_weights", "grade": true, "points": 1}
tests = check.question("predict_large_weights", predict_large_weights, "abcd")
### BEGIN HIDDEN TESTS
tests.is_answered_by(
    "d",
    hint="Two things happen at each layer. Most entries are multiplied by nearly 0, but about one in nine "
    "passes. Then 500 of these, times weights of size 1, are added up.",
)
### END HIDDEN TESTS
tests.done()


# %% tags=["experiment"]
def large_random_init(n_in, n_out, rng):
    return small_random_init(n_in, n_out, rng, scale=1.0)


with experiments.using(small_random_init, forward_activations, backward_gradients):
    outputs, gradients = up_and_down(large_random_init, np.tanh, tanh_grad_from_output, seed=0)
    share = np.mean(tanh_grad_from_output(outputs[-1]) < 0.01)
    print(f"saturated units in layer 10: {share:.0%}")
    plots.layer_histograms(
        outputs,
        gradients,
        title="Weights of 1: outputs stick at -1 and 1, gradients explode downwards",
    )

# %% [markdown]
# **What you see.** The outputs are all at the ends, -1 or 1: 89 % are saturated. But the gradient does not
# vanish. It **grows** by a factor of about 3.5 at every layer, to about 76,000 in layer 1 (mean over 5
# seeds).
#
# Many texts, the slides of CS231n among them, say of this case that the gradients will be zero. That is
# true of the *local* gradient of most units. But a few are not saturated, and what passes through those is
# multiplied by large weights, and 500 of them add up. The large weights win. A network in this state is
# *chaotic*: a tiny change of the input changes every output. It can't be trained either: a step that suits
# layer 10 throws layer 1 far out.
#
# So 0.01 is too small, and 1 is too large. There must be something in between.

# %% [markdown]
# ## The right size
#
# One unit computes $z = w_1 x_1 + \dots + w_n x_n$. If weights and inputs are independent with mean 0, then
#
# - the variance of a product is the product of the variances:
#   $\operatorname{Var}(w_i x_i) = \operatorname{Var}(w)\operatorname{Var}(x)$,
# - the variance of a sum of independent terms is the sum of the variances:
#   $\operatorname{Var}(z) = n \operatorname{Var}(w)\operatorname{Var}(x)$.
#
# ### Exercise 7: the spread of a sum
#
# Turn this into a formula for the standard deviations.


# %% nbgrader={"grade_id": "output_std", "solution": true}
def output_std(n_in, weight_std, input_std):
    """The standard deviation of w1 x1 + ... + wn xn, with n_in independent terms of mean 0.

    Parameters
    ----------
    n_in : the number of terms
    weight_std, input_std : standard deviations of the weights and of the inputs

    Returns
    -------
    float
    """
    ### BEGIN SOLUTION
    import solutions.initialization

    return solutions.initialization.output_std(n_in, weight_std, input_std)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_output_std", "grade": true, "points": 2}
tests = check.exercise("output_std", output_std)
tests.returns(
    4.0,
    100,
    0.2,
    2.0,
    hint="The variance is 100 · 0.2² · 2² = 16. The standard deviation is its square root; "
    "so n_in comes in as a square root.",
)
### BEGIN HIDDEN TESTS
import solutions.initialization

rng = check.rng("output_std")
for n_in in (1, 2, 500, 3072):
    tests.agrees(
        solutions.initialization.output_std,
        n_in,
        float(rng.uniform(0.01, 3)),
        float(rng.uniform(0.1, 5)),
        hint="sqrt(n_in) times both standard deviations.",
    )
tests.returns(0.0, 10, 0.0, 1.0, hint="Weights of 0 give a sum of 0, always.")
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# Is the formula right for a real layer of the stack? Before the activation:

# %% tags=["experiment"]
with experiments.using(output_std, small_random_init):
    for std in (0.01, 0.1, 1.0):
        z = gaussian_inputs(0) @ small_random_init(500, 500, np.random.default_rng(1), std)
        print(
            f"weights of {std:4}: measured {z.std():8.4f}, formula {output_std(500, std, 1):8.4f}"
        )

# %% [markdown]
# With weights of 0.01 the factor is $\sqrt{500} \cdot 0.01 = 0.22$, that is 1/4.5: the factor that you saw
# in every layer. The signal keeps its size if the factor is **1**:
#
# $$\sqrt{n} \cdot \text{std} = 1 \qquad\Rightarrow\qquad \text{std} = \frac{1}{\sqrt{n}}$$
#
# where $n$ is the number of inputs of the unit, the *fan-in*.
#
# ### Exercise 8: 1 over the square root of n


# %% nbgrader={"grade_id": "xavier_init", "solution": true}
def xavier_init(n_in, n_out, rng):
    """Normal weights (n_in, n_out) with mean 0 and standard deviation 1 / sqrt(n_in), from rng."""
    ### BEGIN SOLUTION
    import solutions.initialization

    return solutions.initialization.xavier_init(n_in, n_out, rng)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_xavier_init", "grade": true, "points": 2}
tests = check.exercise("xavier_init", xavier_init)
check.normal_weights(
    tests,
    900,
    100,
    std=1 / 30,
    hint="1 / sqrt(900) = 1/30: the number of inputs counts, not that of outputs. "
    "1 / n_in is the variance; take the square root.",
)
### BEGIN HIDDEN TESTS
for n_in, n_out in [(100, 400), (37, 500), (900, 20), (1, 10_000)]:
    check.normal_weights(
        tests,
        n_in,
        n_out,
        std=1 / np.sqrt(n_in),
        reveal=False,
        hint="Divide normal numbers by the square root of n_in.",
    )
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# This rule carries the name of Xavier Glorot. (Glorot and Bengio, 2010, use the mean of n_in and n_out,
# because the gradient passes through the same weights in the other direction, where the number of outputs
# counts. LeCun and others recommended $1/\sqrt{n}$ in 1998.)

# %% tags=["experiment"]
with experiments.using(xavier_init, forward_activations, backward_gradients):
    plots.layer_histograms(
        *up_and_down(xavier_init, np.tanh, tanh_grad_from_output, seed=0),
        title="tanh, weights of 1/√n: every layer has a signal, every layer has a gradient",
    )

# %% [markdown]
# **What you see.** No spike at 0, no heap at the ends, in any of the ten layers. The spread does fall
# slowly, from 0.63 to 0.23 (means over 5 seeds), because tanh makes everything a little smaller: for tanh,
# $|\tanh z| < |z|$. Of the gradient, 0.39 is left in layer 1.
#
# ## ReLU needs more
#
# Now ReLU in place of tanh, with the same weights. A ReLU throws away one half of its inputs: of a
# symmetric distribution it keeps half of the mean square. So the mean square is divided by 2 at every
# layer, and the standard deviation by $\sqrt 2 = 1.41$.
#
# The remedy (He and others, 2015): make the variance of the weights twice as large. Then the two factors
# cancel:
#
# $$\text{std} = \sqrt{\frac{2}{n}}$$
#
# ### Exercise 9: the square root of 2 over n


# %% nbgrader={"grade_id": "he_init", "solution": true}
def he_init(n_in, n_out, rng):
    """Normal weights (n_in, n_out) with mean 0 and standard deviation sqrt(2 / n_in), from rng."""
    ### BEGIN SOLUTION
    import solutions.initialization

    return solutions.initialization.he_init(n_in, n_out, rng)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_he_init", "grade": true, "points": 2}
tests = check.exercise("he_init", he_init)
check.normal_weights(
    tests,
    200,
    300,
    std=0.1,
    hint="sqrt(2 / 200) = 0.1. The 2 stands under the square root, and n is the number of inputs.",
)
### BEGIN HIDDEN TESTS
for n_in, n_out in [(100, 400), (37, 500), (900, 20), (1, 10_000)]:
    check.normal_weights(
        tests,
        n_in,
        n_out,
        std=np.sqrt(2 / n_in),
        reveal=False,
        hint="Multiply normal numbers by the square root of 2 / n_in.",
    )
### END HIDDEN TESTS
tests.done()

# %% tags=["experiment"]
with experiments.using(he_init, forward_activations, backward_gradients):
    plots.layer_histograms(
        *up_and_down(he_init, relu, relu_grad_from_output, seed=0),
        title="ReLU, weights of √(2/n): layer 10 says as much as layer 1, and hears as much",
    )

# %% [markdown]
# **What you see.** Half of the outputs are 0 (the bar at the bottom, which runs out of the panel): that is
# what a ReLU does. The rest keeps its spread in all ten layers, and so does the gradient.
#
# ### Exercise 10: the right rule for each activation
#
# `init_for("tanh", ...)` gives weights of $1/\sqrt n$, `init_for("relu", ...)` of $\sqrt{2/n}$. For any
# other name (also `"ReLU"`) raise a `ValueError`: a program that goes on with wrong weights would be worse
# than one that stops.


# %% nbgrader={"grade_id": "init_for", "solution": true}
def init_for(activation_name, n_in, n_out, rng):
    """The weights (n_in, n_out) that suit an activation.

    Parameters
    ----------
    activation_name : "tanh" or "relu"; anything else raises a ValueError
    n_in, n_out : number of inputs and of units
    rng : NumPy generator

    Returns
    -------
    (n_in, n_out) array
    """
    ### BEGIN SOLUTION
    import solutions.initialization

    return solutions.initialization.init_for(activation_name, n_in, n_out, rng)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_init_for", "grade": true, "points": 2}
tests = check.exercise("init_for", init_for)
for name, std in [("tanh", 0.05), ("relu", np.sqrt(2 / 400))]:
    check.normal_weights(
        tests,
        400,
        100,
        std=std,
        before=(name,),
        hint="tanh takes 1 / sqrt(n_in), relu takes sqrt(2 / n_in).",
    )
tests.raises(
    ValueError, "sine", 4, 3, np.random.default_rng(0), hint="raise ValueError(...) at the end."
)
### BEGIN HIDDEN TESTS
for name, gain in [("tanh", 1), ("relu", 2)]:
    check.normal_weights(
        tests,
        90,
        300,
        std=np.sqrt(gain / 90),
        before=(name,),
        reveal=False,
        hint="Variance 1 / n_in for tanh, 2 / n_in for relu.",
    )
for name in ("ReLU", "Tanh", "", "sigmoid", "leaky_relu"):
    tests.raises(
        ValueError,
        name,
        90,
        300,
        np.random.default_rng(0),
        hint='Only "tanh" and "relu", in this spelling, are known.',
    )
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ## Four published tables
#
# In lecture 5 of CS231n, the spread in each layer was printed for these four choices. You have all the
# parts to repeat the measurement: 10 layers of 500 units, 1,000 random inputs, now with five seeds each.
# (`None`: not published. From the first table the last layers are left out, as only their first digit was
# printed.)

# %%
PUBLISHED = {
    "tanh, 0.01": [0.213, 0.0476, 0.0106, 0.00238, 0.000532, 0.000119, 0.000026],
    "tanh, 1/√n": [0.628, 0.486, 0.408, 0.357, 0.321, 0.294, 0.273, 0.255, 0.241, 0.228],
    "ReLU, 1/√n": [0.58, None, None, None, None, None, None, None, None, 0.025],
    "ReLU, √(2/n)": [0.825, 0.828, 0.814, 0.827, 0.834, 0.860, 0.871, 0.889, 0.845, 0.845],
}


# %% tags=["experiment"]
def spreads(init, activation, seeds=range(5), depth=10, width=500):
    """The standard deviation of each layer's outputs, (number of seeds, depth)."""
    return np.array(
        [
            layer_statistics(
                forward_activations(
                    gaussian_inputs(seed, width=width),
                    stack_of(init, seed, depth, width),
                    activation,
                )
            )[:, 1]
            for seed in tqdm(seeds, desc=init.__name__)
        ]
    )


with experiments.using(
    small_random_init, xavier_init, he_init, forward_activations, layer_statistics
):
    measured = {
        "tanh, 0.01": spreads(small_random_init, np.tanh),
        "tanh, 1/√n": spreads(xavier_init, np.tanh),
        "ReLU, 1/√n": spreads(xavier_init, relu),
        "ReLU, √(2/n)": spreads(he_init, relu),
    }
    plots.signal_by_layer(
        measured, PUBLISHED, title="Four choices: one signal dies, one fades, two stay"
    )

# %% tags=["experiment"]
with experiments.using(layer_statistics):
    for name, runs in measured.items():
        mean, spread = runs.mean(axis=0), runs.std(axis=0, ddof=1)
        shown = ", ".join(f"{mean[layer]:.3g} ± {spread[layer]:.1g}" for layer in (0, 3, 9))
        print(f"{name:12}  layers 1, 4, 10: {shown}")

# %% [markdown]
# **What you see.** The black crosses, the published numbers of one run each, lie on the lines or within the
# bands. With ReLU and $1/\sqrt n$ the spread falls from 0.58 to about 0.026, with $\sqrt{2/n}$ it stays
# near 0.83. The bands show the smallest and the largest of five seeds: for tanh they are thin as the line;
# for ReLU they widen layer by layer. So *one* ReLU network may have 0.7 or 1.0 in layer 10: the rule holds
# on average, and the more layers, and the narrower they are, the less exactly for a single network.

# %% [markdown]
# Turn the knobs yourself: it is your stack, forwards and backwards. **Try this:** start from $1/\sqrt n$ with ReLU, and find
# the gain at which both the signal and the gradient keep their size. Then look for the best gain of tanh.

# %% tags=["experiment"]
explore.initialization(
    forward_activations=forward_activations,
    backward_gradients=backward_gradients,
    small_random_init=small_random_init,
    xavier_init=xavier_init,
    he_init=he_init,
)

# %% [markdown]
# ## Predict: does it matter for training?
#
# A factor of $\sqrt 2$ per layer does not look like much. Take **30** layers of 64 ReLU units and train
# them on the images, once from $1/\sqrt n$ ("Xavier") and once from $\sqrt{2/n}$ ("He"). All else is equal:
# images, learning rate, 300 steps. Guessing gives a loss of 2.303. Then
#
# - **a** both learn equally well
# - **b** Xavier learns too, but needs about 1.4 times as many steps
# - **c** He learns, Xavier does not move from 2.303
# - **d** Xavier learns, He explodes

# %% nbgrader={"grade_id": "predict_thirty_layers", "solution": true}
# Your prediction: predict_thirty_layers = "a", "b", "c" or "d"
### BEGIN SOLUTION
predict_thirty_layers = "c"
### END SOLUTION

# %% nbgrader={"grade_id": "test_predict_thirty_layers", "grade": true, "points": 1}
tests = check.question("predict_thirty_layers", predict_thirty_layers, "abcd")
### BEGIN HIDDEN TESTS
tests.is_answered_by(
    "c",
    hint="Compute 1.41 to the power of 30: that is how much smaller the signal is at the top. The "
    "gradient is divided by as much on its way back.",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# The next cell trains ten networks through *your* `forward_activations` and `backward_gradients`. It takes
# some seconds; what is computed is kept (`@cache`), so that running the cell after it again costs nothing.


# %% tags=["experiment"]
@cache
def losses_from(init, passes, depth=30, width=64, learning_rate=0.01, steps=300, seeds=range(5)):
    """The loss at each step for several seeds, (number of seeds, steps)."""
    sizes = [X_train.shape[1]] + [width] * depth
    losses = []
    with tqdm(total=len(seeds) * steps, desc=init.__name__) as progress:
        for seed in seeds:
            rng = np.random.default_rng(seed)
            hidden = [init(n_in, n_out, rng) for n_in, n_out in pairwise(sizes)]
            output = rng.standard_normal((width, 10)) / np.sqrt(width)
            trained = stacks.train(
                [*hidden, output],
                X_train,
                images.train_labels,
                passes,
                rng,
                learning_rate=learning_rate,
                steps=steps,
                progress=progress,
            )
            losses.append(trained.losses)
    return np.array(losses)


with experiments.using(xavier_init, he_init, forward_activations, backward_gradients):
    relu_stack = stacks.Passes(forward_activations, backward_gradients, relu, relu_grad_from_output)
    from_xavier = losses_from(xavier_init, relu_stack)
    from_he = losses_from(he_init, relu_stack)

# %% tags=["experiment"]
with experiments.using(xavier_init, he_init, forward_activations, backward_gradients):
    plots.loss_runs(
        {"Xavier, 1/√n": losses_from(xavier_init, relu_stack), "He, √(2/n)": from_he},
        title="Thirty ReLU layers: all five He runs learn, no Xavier run does",
        guessing=np.log(10),
    )

# %% [markdown]
# **What you see.** The five Xavier runs lie on top of each other, on the line of guessing: on the
# photographs their loss ends at 2.303. The five He runs end at 1.51 (mean over 5 seeds). The signal at the
# top of a Xavier stack is $1.41^{30} \approx 33{,}000$ times smaller than with He, and the gradient that
# comes back is divided by as much. The first layers get nothing; the last layers get a gradient, but what
# they are given to work with is 33,000 times too small.
#
# He and others (2015, section 2.2, figure 3) saw the same with 30 layers on ImageNet (over a million photographs in 1,000
# classes). With 22 layers, they
# write, both rules learned, Xavier later. Batch normalisation ([lesson 06](../06_batchnorm/batchnorm.ipynb)) makes a network forgive much of
# this, and is one reason why you may have never met the problem.
#
# ## Biases: zero, and why
#
# Biases start at **zero**, as a rule:
#
# - the weights are random, so symmetry is broken already;
# - a bias adds the same number for all examples. It carries no signal, so there is no size to keep.
#
# Some people start the biases of ReLU units at 0.01, so that all units are active at first. Does it help?
# Measure: ten layers, He, four values, five seeds each. (A bias is nothing but the weight of an input that
# is always 1. `stacks.with_bias_row` adds such an input to a layer, so that your two functions can train it
# without a change.)


# %% tags=["experiment"]
@cache
def losses_from_bias(bias, init, passes, depth=10, width=64, seeds=range(5)):
    """The mean loss of the last 30 of 300 steps for several seeds, (number of seeds,)."""
    sizes = [X_train.shape[1]] + [width] * depth
    X = np.column_stack([X_train, np.ones(len(X_train), X_train.dtype)])
    ends = []
    for seed in tqdm(seeds, desc=f"bias {bias}"):
        rng = np.random.default_rng(seed)
        hidden = [
            stacks.with_bias_row(init(n_in, n_out, rng), bias) for n_in, n_out in pairwise(sizes)
        ]
        output = np.vstack([rng.standard_normal((width, 10)) / np.sqrt(width), np.zeros(10)])
        trained = stacks.train(
            [*hidden, output],
            X,
            images.train_labels,
            passes,
            rng,
            learning_rate=0.03,
            held_unit=True,
        )
        ends.append(trained.losses[-30:].mean())
    return np.array(ends)


with experiments.using(he_init, forward_activations, backward_gradients):
    plots.first_biases(
        {bias: losses_from_bias(bias, he_init, relu_stack) for bias in (0.0, 0.01, 0.1, 1.0)},
        title="The first value of the biases: the runs differ more than the values",
    )

# %% [markdown]
# **What you see.** The dots of different columns lie at the same height: on the photographs the means are
# 0.82 for 0, and 0.78 for 0.01, while the runs from one value differ by more than that. So a small positive
# bias neither hurts nor helps in a way that one would see. Zero needs no choice; take zero.

# %% [markdown]
# ## Explain
#
# **Question.** A colleague builds a network of 40 ReLU layers, each with 256 units. All weights are drawn
# with standard deviation 0.02. The loss stays at the value of guessing, whatever the learning rate. Your
# colleague says: "The gradients are 0, so there must be a bug in backward." What do you think happens, how
# would you check it in one minute, and what would you change? (Three to five sentences. The formula of
# exercise 7 gives you a number.)

# %% [markdown] nbgrader={"grade_id": "explain_first_weights", "grade": true, "solution": true, "points": 3}
# ### BEGIN SOLUTION
# The weights are too small: a layer multiplies the spread by sqrt(256) · 0.02 = 0.32, and ReLU by a further
# 0.71, so by 0.23 in all. After 40 layers the signal is 10^-26 of what it was, and the gradient shrinks as
# much on its way back. Nothing is wrong with backward. To check, print the standard deviation of the
# outputs of each layer (and of the gradients) before training: it falls by the same factor at every layer.
# Change the standard deviation to sqrt(2/256) = 0.088 (He), or use batch normalisation.
#
# === BEGIN MARK SCHEME ===
# 1 point: the signal and the gradient vanish, by a factor per layer (0.32, or 0.23 with ReLU), because the
# weights are too small.
# 1 point: looks at the spread of outputs or gradients, layer by layer, before training.
# 1 point: He's rule, sqrt(2 / 256) = 0.088 (or batch normalisation, with a reason). Not: a larger learning
# rate.
# === END MARK SCHEME ===
# ### END SOLUTION

# %% [markdown]
# ## In practice
#
# | what | start |
# |---|---|
# | weights before a ReLU | normal, standard deviation $\sqrt{2/n}$, $n$ = number of inputs |
# | weights before tanh | normal, standard deviation $1/\sqrt{n}$ |
# | biases | 0 |
# | anything deep | look at the spread of every layer *before* you train |
#
# ## Summary
#
# - Equal weights stay equal: a layer that starts from one constant is one unit. Random numbers break the
#   symmetry.
# - Each layer multiplies the spread of the signal by $\sqrt n \cdot \text{std}$ (and by what the activation
#   does). Over ten or thirty layers, any factor other than 1 becomes a catastrophe, for the signal upwards
#   and for the gradient downwards.
# - Too small: all vanishes. Too large: tanh saturates, and the gradient explodes.
# - $1/\sqrt n$ for tanh, $\sqrt{2/n}$ for ReLU, zero for biases.
#
# **Sources.** CS231n, lecture 5 (2016; lecture 6 in 2017), slides "Weight Initialization", and course notes
# "Neural Networks Part 2", section "Weight initialization" (Stanford). Y. LeCun, L. Bottou, G. Orr, K.-R.
# Müller, *Efficient BackProp* (1998), section 4.6. X. Glorot, Y. Bengio, *Understanding the difficulty of
# training deep feedforward neural networks* (2010). K. He, X. Zhang, S. Ren, J. Sun, *Delving Deep into
# Rectifiers* (2015). S. Schoenholz, J. Gilmer, S. Ganguli, J. Sohl-Dickstein, *Deep Information
# Propagation* (2017): why the gradients of a saturated tanh network explode.
#
# **Next:** [lesson 06](../06_batchnorm/batchnorm.ipynb), batch normalisation: what if every layer brought its
# own signal to the right size, at every step?
