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
# # Lesson 06: Batch normalisation
#
# In [lesson 05](../05_initialization/initialization.ipynb) you chose the first weights with care, so that every
# layer gets a signal of the right size. It worked, for the first step. But training *moves* the weights, and
# nobody chooses them again.
#
# So here is a bold idea (Ioffe and Szegedy, 2015). Do not hope that the signal has the right size. **Make it
# so**, in every layer, at every step: subtract its mean, divide by its standard deviation, and let the gradient
# flow through all of that.
#
# In this lesson you
#
# - write batch normalisation, forward and backward, and derive the gradient step by step,
# - write what it does at test time, where there is no batch,
# - train a deep sigmoid network that learns nothing without it,
# - see how it makes a network forgive wrong weights and wrong learning rates,
# - measure what goes wrong when a network uses the statistics of its batch at test time. It is a famous bug.
#
# Time: about 90 minutes. From lesson 05 you need the stack of layers; from
# [lesson 02](../02_dead_relus/dead_relus.ipynb) the *cache*, in which
# a forward function keeps what its backward function needs.

# %%
import sys
from functools import cache

sys.path.append("..")  # the package `lab` lies one folder up, beside the lessons

import numpy as np
from tqdm.auto import tqdm

from lab import check, datasets, experiments, explore, features, normed, plots

# %% [markdown]
# ## Normalise, scale, shift
#
# One layer gives numbers $x$ of the shape (N, D): a row for each example of the batch, a column for each
# unit. Batch normalisation treats **each column on its own**. It computes the mean and the variance of the
# column over the batch,
#
# $$\mu = \frac1N \sum_i x_i, \qquad \sigma^2 = \frac1N \sum_i (x_i - \mu)^2,$$
#
# then normalises, and then it scales and shifts by two numbers for each column, $\gamma$ (gamma) and $\beta$ (beta):
#
# $$\hat x_i = \frac{x_i - \mu}{\sqrt{\sigma^2 + \varepsilon}}, \qquad \text{out}_i = \gamma\, \hat x_i + \beta$$
#
# - $\hat x$ ("x hat") has mean 0 and standard deviation 1 in each column, whatever came in (but a constant column gives 0).
# - $\varepsilon$ (epsilon, `eps`) is a very small number. It keeps us from dividing by 0 where a column is
#   constant. It stands **inside** the root.
# - $\gamma$ and $\beta$ are *learned*, like weights. So each unit may choose its own spread and its own mean.
# - The variance divides by $N$, as everywhere in this course.
#
# ### Exercise 1: forward, in training
#
# Return the output, and a cache. You will need the cache in exercise 3; put in what you like, and come back to it.
#
# <details><summary>Hint</summary>
# <code>np.mean(x, axis=0)</code> is the mean of each column, of the shape (D,). NumPy lines up (N, D) with (D,) as we need it.
# </details>


# %% nbgrader={"grade_id": "batchnorm_train", "solution": true}
def batchnorm_train(x, gamma, beta, eps=1e-5):
    """Normalise each column by the mean and the variance of the batch, then scale and shift.

    Parameters
    ----------
    x : (N, D) array, one row an example
    gamma, beta : (D,) arrays, the scale and the shift of each column
    eps : is added to the variance, under the root

    Returns
    -------
    out : (N, D) array
    cache : whatever batchnorm_backward needs
    """
    ### BEGIN SOLUTION
    import solutions.batchnorm

    return solutions.batchnorm.batchnorm_train(x, gamma, beta, eps)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_batchnorm_train", "grade": true, "points": 3}
layer_tests = check.exercise("batchnorm_train", batchnorm_train)
x = np.array([[1.0, 10.0], [1.0, 30.0], [5.0, 10.0], [5.0, 30.0]])
ones, zeros = np.ones(2), np.zeros(2)
out, cache_of_layer = check.output_and_cache(layer_tests, x, ones, zeros, eps=0.0)
layer_tests.close(
    out,
    np.array([[-1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, 1.0]]),
    "out of batchnorm_train(x, gamma, beta, eps=0.0) for gamma 1 and beta 0",
    hint="The columns have the means 3 and 20 and the variances 4 and 100 (divided by N = 4, not by N - 1). "
    "Work along axis 0, and divide by the root of the variance.",
)
out, cache_of_layer = check.output_and_cache(
    layer_tests, x, np.array([2.0, 10.0]), np.array([0.0, 5.0]), eps=0.0
)
layer_tests.close(
    out,
    np.array([[-2.0, -5.0], [-2.0, 15.0], [2.0, -5.0], [2.0, 15.0]]),
    "out of batchnorm_train(x, gamma, beta, eps=0.0) for gamma = (2, 10) and beta = (0, 5)",
    hint="Normalise first, then multiply column j by gamma[j] and add beta[j].",
)
out, cache_of_layer = check.output_and_cache(layer_tests, x, ones, zeros, eps=5.0)
layer_tests.close(
    out,
    np.array([[-2.0, -10.0], [-2.0, 10.0], [2.0, -10.0], [2.0, 10.0]]) / np.sqrt([9.0, 105.0]),
    "out of batchnorm_train(x, gamma, beta, eps=5.0)",
    hint="With eps = 5 the first column is divided by the root of 4 + 5, which is 3: use the argument eps, "
    "and add it to the variance, not to the standard deviation.",
)
small = np.array([[1.0, 0.001], [1.0, -0.001]])
out, cache_of_layer = check.output_and_cache(layer_tests, small, ones, zeros)
layer_tests.close(
    out,
    np.array([[0.0, 0.30151134], [0.0, -0.30151134]]),
    "out of batchnorm_train([[1, 0.001], [1, -0.001]], gamma, beta)",
    hint="The first column is constant: without eps it would be 0/0. The second has the variance 1e-6, "
    "less than the default eps = 1e-5; it becomes 0.001 / sqrt(1e-6 + 1e-5).",
)
### BEGIN HIDDEN TESTS
import solutions.batchnorm

reference = solutions.batchnorm.batchnorm_train


def same_as_reference(x, gamma, beta, what, hint, **how):
    out, _ = check.output_and_cache(layer_tests, x, gamma, beta, **how)
    layer_tests.close(
        out,
        reference(x, gamma, beta, **how)[0],
        f"out of batchnorm_train(x, gamma, beta) for {what}",
        hint=hint,
        reveal=False,
        rtol=1e-4 if x.dtype == np.float32 else 1e-6,
    )


rng = check.rng("batchnorm_train")
for N, D in [(6, 4), (3, 7), (2, 1), (40, 3), (5, 5)]:
    for dtype in (np.float64, np.float32):
        same_as_reference(
            rng.normal(2.0, 3.0, size=(N, D)).astype(dtype),
            rng.uniform(0.5, 2.0, size=D).astype(dtype),
            rng.normal(size=D).astype(dtype),
            f"x of shape ({N}, {D})",
            "Each column on its own: minus its mean, over the root of its variance plus eps, "
            "times its gamma, plus its beta.",
        )
gamma, beta = rng.uniform(0.6, 2.0, size=4), rng.normal(size=4)
for eps in (1e-3, 2.0):
    same_as_reference(
        0.1 * rng.normal(size=(5, 4)),
        gamma,
        beta,
        f"x of shape (5, 4) and eps = {eps}",
        "Use the argument eps, inside the root.",
        eps=eps,
    )
locked = rng.normal(size=(5, 4))
locked.flags.writeable = False
for x, what in [
    (rng.normal(size=(1, 4)), "a single row"),
    (rng.integers(-9, 9, size=(6, 4)), "whole numbers"),
    (rng.normal(size=(12, 8))[::2, ::-2], "a view with gaps"),
    (locked, "an x that can't be written to"),
    (1e3 + rng.normal(size=(7, 4)), "a mean of 1000"),
    (1e6 * rng.normal(size=(7, 4)), "very large numbers"),
]:
    same_as_reference(
        x,
        gamma,
        -beta,
        what,
        "Where a column is constant, its output is beta. x itself stays as it is.",
    )
### END HIDDEN TESTS
layer_tests.done()

# %% [markdown]
# Look at what it does. Ten layers of tanh, with weights that are too small: in
# [lesson 05](../05_initialization/initialization.ipynb) such a signal died.
# Below, the same weights, but every layer normalises before its tanh.


# %% tags=["experiment"]
def tanh_stack(normalised, seed=0, depth=10, width=100, scale=0.3):
    """What each layer gives for 500 random rows; the weights are `scale` times the right size."""
    rng = np.random.default_rng(seed)
    H = rng.standard_normal((500, width))
    Hs = []
    for _ in range(depth):
        Z = scale * H @ rng.standard_normal((width, width)) / np.sqrt(width)
        if normalised:
            Z, _ = batchnorm_train(Z, np.ones(width), np.zeros(width))
        H = np.tanh(Z)
        Hs.append(H)
    return Hs


with experiments.using(batchnorm_train):
    plots.histogram_rows(
        {"without": tanh_stack(normalised=False), "with": tanh_stack(normalised=True)},
        title="Weights too small: the signal dies, batch normalisation keeps it alive",
    )

# %% [markdown]
# **What you see.** Without it the standard deviation falls to $5.3 \cdot 10^{-6}$ in layer 10. With it, every
# layer has the same histogram, with a standard deviation of about 0.63 (means over 5 seeds). The weights are
# as small as before. It does not matter any more: if all weights of a layer are made 10 times smaller, then $\mu$ is
# 10 times smaller, and $\sigma$ too, and $\hat x$ is what it was.

# %% [markdown]
# ### Exercise 2: can the network undo it?
#
# Perhaps a layer was better off without. Then it should be able to switch batch normalisation off, by learning the right
# $\gamma$ and $\beta$. Which ones? Return those for which `batchnorm_train` gives exactly $x$ back.
#
# <details><summary>Hint</summary>
# Solve out = x for one column: gamma times (x - mean) / root + beta = x. What must gamma be, so that the root cancels?
# What is left over for beta?
# </details>


# %% nbgrader={"grade_id": "identity_parameters", "solution": true}
def identity_parameters(x, eps=1e-5):
    """The gamma and beta for which batchnorm_train(x, gamma, beta, eps) gives x back.

    Parameters
    ----------
    x : (N, D) array
    eps : as for batchnorm_train

    Returns
    -------
    gamma, beta : (D,) arrays
    """
    ### BEGIN SOLUTION
    import solutions.batchnorm

    return solutions.batchnorm.identity_parameters(x, eps)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_identity_parameters", "grade": true, "points": 2}
tests = check.exercise("identity_parameters", identity_parameters)
x = np.array([[1.0, 10.0], [1.0, 30.0], [5.0, 10.0], [5.0, 30.0]])
tests.returns(
    (np.array([2.0, 10.0]), np.array([3.0, 20.0])),
    x,
    eps=0.0,
    outputs=("gamma", "beta"),
    hint="Return gamma first, then beta. The columns were divided by 2 and 10 (standard deviations, not the "
    "variances 4 and 100), and 3 and 20 were subtracted.",
)
tests.returns(
    (np.array([3.0, np.sqrt(105.0)]), np.array([3.0, 20.0])),
    x,
    eps=5.0,
    outputs=("gamma", "beta"),
    hint="With eps = 5 the first column is divided by the root of 4 + 5. gamma must undo exactly that.",
)
### BEGIN HIDDEN TESTS
import solutions.batchnorm

rng = check.rng("identity_parameters")
names_of_both = "gamma", "beta"
for N, D in [(6, 4), (3, 7), (1, 5), (9, 1)]:
    for dtype in (np.float64, np.float32):
        tests.agrees(
            solutions.batchnorm.identity_parameters,
            rng.normal(1.0, 2.0, size=(N, D)).astype(dtype),
            outputs=names_of_both,
            hint="gamma is the root of the variance plus eps, beta is the mean, both column by column.",
        )
tests.agrees(
    solutions.batchnorm.identity_parameters,
    1e-3 * rng.normal(size=(5, 3)),
    outputs=names_of_both,
    hint="The default eps is 1e-5, and it counts: these columns have variances near 1e-6.",
)
tests.agrees(
    solutions.batchnorm.identity_parameters,
    rng.integers(-9, 9, size=(6, 3)),
    outputs=names_of_both,
    hint="Whole numbers have a mean and a variance, too.",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# So nothing is lost: the network can still compute all that it could compute before. But now a good spread is
# where it *starts*, and where small steps keep it.

# %% [markdown]
# ## Backward, step by step
#
# Every example of the batch takes part in $\mu$ and $\sigma^2$. So if one $x_i$ changes, **all** outputs of its column change.
# That makes the gradient longer than those that you know. The way through it is always the same: draw the calculation as a graph
# of small steps, and go back through them one by one.

# %% tags=["experiment"]
plots.batchnorm_graph()

# %% [markdown]
# **What you see.** Blue arrows: the forward pass, in six steps. Orange dashes: the gradient on its way back. There are
# two rules. Where a value is *used twice*, two gradients come back, and they add up: that is so for $c$, and for $x$. Where one
# value is *given to all rows* ($\mu$, $\sigma^2$, $s$, $\gamma$, $\beta$ have no row of their own), the gradients of all rows
# add up: a sum over $i$.
#
# | | forward | backward |
# |---|---|---|
# | 6 | $\text{out} = \gamma\,\hat x + \beta$ | $d\beta = \sum_i d\text{out}_i$, $\quad d\gamma = \sum_i d\text{out}_i\,\hat x_i$, $\quad d\hat x = d\text{out}\cdot\gamma$ |
# | 5 | $\hat x = c / s$ | $dc = d\hat x / s$ (first path), $\quad ds = -\sum_i d\hat x_i\, c_i / s^2$ |
# | 4 | $s = \sqrt{\sigma^2 + \varepsilon}$ | $d\sigma^2 = ds / (2 s)$ |
# | 3 | $\sigma^2 = \frac1N \sum_i c_i^2$ | $dc \mathrel{+}= d\sigma^2 \cdot 2c/N$ (second path) |
# | 2 | $c = x - \mu$ | $dx = dc$ (first path), $\quad d\mu = -\sum_i dc_i$ |
# | 1 | $\mu = \frac1N \sum_i x_i$ | $dx \mathrel{+}= d\mu / N$ (second path) |
#
# Read it from the top: each line uses only what the lines above it gave.
#
# **The short form.** If you put one line into the next and tidy up, most of it cancels, and this is left:
#
# $$dx = \frac{\gamma}{s}\,\Bigl(d\text{out} - \operatorname{mean}(d\text{out}) - \hat x \cdot \operatorname{mean}(d\text{out} \cdot \hat x)\Bigr)$$
#
# The means go over the rows. It says something: the gradient loses its mean, and it loses its part along $\hat x$. No wonder:
# add the same number to all $x_i$, or stretch them all, and the output stays as it was. In these two directions
# there is nothing to gain.
#
# ### Exercise 3: backward
#
# Write the six steps, or the short form, as you like. Both give the same numbers.
#
# <details><summary>Hint 1</summary>
# The short form needs x_hat, the root s, and gamma: put these into the cache. The six steps also need c, which is x - mean.
# </details>
# <details><summary>Hint 2</summary>
# dgamma and dbeta have the shape (D,): sum over the rows, axis 0. Divide by N, the number of rows, where the table says so.
# </details>


# %% nbgrader={"grade_id": "batchnorm_backward", "solution": true}
def batchnorm_backward(dout, cache):
    """The gradients of batchnorm_train.

    Parameters
    ----------
    dout : (N, D) upstream gradient
    cache : what batchnorm_train returned

    Returns
    -------
    dx (N, D), dgamma (D,), dbeta (D,)
    """
    ### BEGIN SOLUTION
    import solutions.batchnorm

    return solutions.batchnorm.batchnorm_backward(dout, cache)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_batchnorm_backward", "grade": true, "points": 4}
layer_tests = check.exercise("batchnorm_train", batchnorm_train)
tests = check.exercise("batchnorm_backward", batchnorm_backward)
names = ("dx", "dgamma", "dbeta")
x = np.array([[1.0, 10.0], [1.0, 30.0], [5.0, 10.0], [5.0, 30.0]])
upstream = np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 3.0], [6.0, 8.0]])
_, cache_of_layer = check.output_and_cache(
    layer_tests, x, np.array([1.0, 10.0]), np.array([0.0, 5.0]), eps=0.0
)
dx, dgamma, dbeta = (
    np.array([[-0.25, -1.0], [0.25, -3.0], [-0.75, 1.0], [0.75, 3.0]]),
    np.array([6.0, 6.0]),
    np.array([12.0, 14.0]),
)
came = tests.call(upstream, cache_of_layer)
tests.that(
    type(came) in (tuple, list) and len(came) == 3,
    "batchnorm_backward(dout, cache) must return 3 values: dx, dgamma, dbeta.",
    hint="End it with `return dx, dgamma, dbeta`.",
)
tests.close(
    came[2],
    dbeta,
    "dbeta of batchnorm_backward(dout, cache)",
    hint="beta is added to every row, so dbeta is the sum of dout over the rows, axis 0. A sum, not a mean.",
)
tests.close(
    came[1],
    dgamma,
    "dgamma of batchnorm_backward(dout, cache)",
    hint="gamma multiplies x_hat, so dgamma is the sum of dout times x_hat (not times x) over the rows.",
)
tests.close(
    came[0],
    dx,
    "dx of batchnorm_backward(dout, cache)",
    hint="dout times gamma over the root is only the first part. The mean and the variance depend on x as "
    "well: their two paths are missing or wrong. Each column of dx must add up to 0.",
)
_, cache_of_layer = check.output_and_cache(layer_tests, x, np.ones(2), np.zeros(2), eps=5.0)
tests.close(
    tests.call(upstream, cache_of_layer),
    (
        np.array([[-8.0, -15.0], [-2.0, -41.0], [-4.0, 13.0], [14.0, 43.0]])
        / np.array([18.0, 14 * np.sqrt(105.0)]),
        np.array([4.0, 60.0 / np.sqrt(105.0)]),
        dbeta,
    ),
    "batchnorm_backward(dout, cache) after batchnorm_train(x, gamma, beta, eps=5.0)",
    outputs=names,
    hint="Here s is the root of 4 + 5 in the first column: put the root of the variance plus eps into the cache.",
)
### BEGIN HIDDEN TESTS
import solutions.batchnorm

rng = check.rng("batchnorm_backward")
for N, D, eps in [
    (6, 4, 1e-5),
    (3, 7, 1e-5),
    (4, 1, 0.3),
    (5, 5, 1e-2),
    (1, 3, 1e-5),
    (30, 2, 1e-5),
]:
    for dtype in (np.float64, np.float32):
        x, upstream = (rng.normal(1.0, 2.0, size=(N, D)).astype(dtype) for _ in range(2))
        gamma, beta = (rng.uniform(0.5, 2.0, size=D).astype(dtype) for _ in range(2))
        _, cache_of_layer = check.output_and_cache(layer_tests, x, gamma, beta, eps=eps)
        check.output_and_cache(layer_tests, -2 * x + upstream, 3 * gamma, beta)
        _, right_cache = solutions.batchnorm.batchnorm_train(x, gamma, beta, eps)
        came = tests.call(
            upstream,
            cache_of_layer,
            hint="The layer may have been called again before its backward function.",
        )
        tests.close(
            came,
            solutions.batchnorm.batchnorm_backward(upstream, right_cache),
            f"batchnorm_backward(dout, cache) for x of shape ({N}, {D})",
            outputs=names,
            hint="Check the table line by line. All that you need comes from the cache: the layer may have been "
            "called again in between. For a single row, dx is 0.",
            reveal=False,
            rtol=1e-3 if dtype == np.float32 else 1e-6,
        )
locked = rng.normal(size=(8, 3))
locked.flags.writeable = False
x, gamma = rng.normal(size=(8, 3)), np.array([1.0, -2.0, 0.5])
_, cache_of_layer = check.output_and_cache(layer_tests, x, gamma, gamma)
_, right_cache = solutions.batchnorm.batchnorm_train(x, gamma, gamma)
for upstream in (locked, rng.integers(-5, 5, size=(8, 3)), rng.normal(size=(16, 6))[::2, ::2]):
    tests.close(
        tests.call(upstream, cache_of_layer, hint="dout may be of any kind of number."),
        solutions.batchnorm.batchnorm_backward(upstream, right_cache),
        "batchnorm_backward(dout, cache), called with one cache several times,",
        outputs=names,
        hint="Change neither dout nor the cache: work on new arrays.",
        reveal=False,
    )
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# A check that you can always make yourself (lesson 00): move $x$ a little in a random direction, forwards and
# backwards, and compare the slope of a loss with what your gradient says.

# %% tags=["experiment"]
with experiments.using(batchnorm_train, batchnorm_backward):
    rng = np.random.default_rng(0)
    x, direction, upstream = rng.normal(size=(3, 6, 4))
    gamma, beta = rng.uniform(0.5, 2.0, size=4), rng.normal(size=4)
    ahead, behind = (
        np.sum(upstream * batchnorm_train(x + step * direction, gamma, beta)[0])
        for step in (1e-5, -1e-5)
    )
    dx, _, _ = batchnorm_backward(upstream, batchnorm_train(x, gamma, beta)[1])
    print(f"central difference: {(ahead - behind) / 2e-5:.8f}")
    print(f"your gradient:      {np.sum(dx * direction):.8f}")

# %% [markdown]
# ## At test time there is no batch
#
# Your network is trained, and somebody sends one photo. What is the mean of a batch of one? The photo itself. Its variance is 0,
# so $\hat x = 0$ in every layer: all photos of the world would get the same answer.
#
# The way out: at test time use a mean and a variance that **training** has left. While it trains, each layer keeps a *running
# average* of the batch statistics that it meets:
#
# $$\text{running} \leftarrow \text{momentum} \cdot \text{running} + (1 - \text{momentum}) \cdot \text{batch value}$$
#
# With a *momentum* of 0.9, one new batch counts for a tenth. At test time these numbers are fixed. Then each row is treated on its
# own, by the same affine map. (Careful with other people's code: in PyTorch, this momentum is what we call $1 - \text{momentum}$, 0.1 by
# default, and its running variance divides by $N - 1$. And the momentum of a training step is another thing: lesson 08.)
#
# ### Exercise 4: the running average


# %% nbgrader={"grade_id": "update_running", "solution": true}
def update_running(running, batch_value, momentum=0.9):
    """The running average after one more batch.

    Parameters
    ----------
    running, batch_value : (D,) arrays; both stay as they are
    momentum : the share of the old value, from 0 to 1

    Returns
    -------
    (D,) array
        momentum * running + (1 - momentum) * batch_value.
    """
    ### BEGIN SOLUTION
    import solutions.batchnorm

    return solutions.batchnorm.update_running(running, batch_value, momentum)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_update_running", "grade": true, "points": 1}
tests = check.exercise("update_running", update_running)
tests.returns(
    np.array([11.0, 0.5]),
    np.array([10.0, 0.0]),
    np.array([20.0, 5.0]),
    hint="The default momentum is 0.9: nine tenths of the old value, one tenth of the new one. If [19, 4.5] came, "
    "they are swapped.",
)
tests.returns(
    np.array([17.5, 3.75]),
    np.array([10.0, 0.0]),
    np.array([20.0, 5.0]),
    momentum=0.25,
    hint="Use the argument momentum, not the number 0.9.",
)
### BEGIN HIDDEN TESTS
import solutions.batchnorm

rng = check.rng("update_running")
for D in (4, 1, 7):
    for dtype in (np.float64, np.float32):
        for momentum in (0.0, 0.3, 0.99, 1.0):
            old, new = (rng.normal(size=D).astype(dtype) for _ in range(2))
            old.flags.writeable = new.flags.writeable = False
            tests.agrees(
                solutions.batchnorm.update_running,
                old,
                new,
                momentum=momentum,
                hint="momentum times the old value, plus (1 - momentum) times the new one, in a new array.",
            )
tests.agrees(
    solutions.batchnorm.update_running,
    np.array([3, -7, 0]),
    np.array([8, 1, 5]),
    hint="0.9 · old + 0.1 · new, for whole numbers too.",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ### Exercise 5: forward, at test time
#
# The same as exercise 1, but the mean and the variance are given.


# %% nbgrader={"grade_id": "batchnorm_test", "solution": true}
def batchnorm_test(x, gamma, beta, running_mean, running_var, eps=1e-5):
    """Normalise each row by given statistics, then scale and shift.

    Parameters
    ----------
    x : (N, D) array
    gamma, beta : (D,) arrays
    running_mean, running_var : (D,) arrays, a mean and a variance for each column
    eps : is added to the variance, under the root

    Returns
    -------
    (N, D) array
    """
    ### BEGIN SOLUTION
    import solutions.batchnorm

    return solutions.batchnorm.batchnorm_test(x, gamma, beta, running_mean, running_var, eps)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_batchnorm_test", "grade": true, "points": 2}
tests = check.exercise("batchnorm_test", batchnorm_test)
given_mean, given_var = np.array([3.0, 20.0]), np.array([4.0, 100.0])
tests.returns(
    np.array([[-1.0, 1.0], [2.0, 2.0]]),
    np.array([[1.0, 30.0], [7.0, 40.0]]),
    np.ones(2),
    np.zeros(2),
    given_mean,
    given_var,
    eps=0.0,
    hint="Subtract running_mean and divide by the root of running_var, 2 and 10. The mean and the variance of "
    "x itself are not used here.",
)
tests.returns(
    np.array([[-2.0, 15.0]]),
    np.array([[1.0, 30.0]]),
    np.array([2.0, 10.0]),
    np.array([0.0, 5.0]),
    given_mean,
    given_var,
    eps=0.0,
    hint="gamma and beta count at test time, too: gamma times (-1, 1) plus beta. And one row is enough.",
)
tests.returns(
    np.array([[-1.0, 1.0]]),
    np.array([[0.0, 30.0]]),
    np.array([1.0, 1.0]),
    np.array([0.0, 0.0]),
    given_mean,
    np.array([4.0, 95.0]),
    eps=5.0,
    hint="With eps = 5 the columns are divided by the roots of 4 + 5 and 95 + 5: add eps to the variance, "
    "under the root.",
)
### BEGIN HIDDEN TESTS
import solutions.batchnorm

rng = check.rng("batchnorm_test")
for N, D in [(6, 4), (1, 5), (3, 1), (2, 7)]:
    for dtype in (np.float64, np.float32):
        tests.agrees(
            solutions.batchnorm.batchnorm_test,
            *(rng.normal(size=s).astype(dtype) for s in [(N, D), (D,), (D,), (D,)]),
            rng.uniform(0.2, 5.0, size=D).astype(dtype),
            hint="gamma · (x - running_mean) / root of (running_var + eps) + beta, column by column.",
        )
locked = rng.normal(size=(5, 3))
locked.flags.writeable = False
for x in (locked, rng.integers(-9, 9, size=(5, 3)), rng.normal(size=(10, 6))[::2, ::-2]):
    tests.agrees(
        solutions.batchnorm.batchnorm_test,
        x,
        np.array([1.0, -2.0, 0.5]),
        np.array([0.3, 0.0, -1.0]),
        np.array([1.0, 2.0, 0.0]),
        np.array([0.0, 1e-6, 1.0]),
        hint="A variance of 0 is no problem: eps keeps the root away from 0.",
    )
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ### Exercise 6: the layer
#
# Now put all of it into one class, a layer that knows its parameters and remembers its statistics. Use the functions that
# you have written.
#
# - `BatchNorm(dim)` has `gamma` (all 1), `beta` (all 0), `running_mean` (all 0), `running_var` (all 1), each of the shape (dim,).
# - `forward(x, train)`: if `train` is true, it normalises by the batch, updates both running statistics, and keeps the
#   cache. If not, it uses the running statistics, and **changes nothing**.
# - `backward(dout)` returns `dx`, and leaves `self.dgamma` and `self.dbeta`. It belongs to the last `forward` with `train` true.
#
# <details><summary>Hint 1</summary>
# What a method must remember goes into <code>self</code>: <code>self.gamma = np.ones(dim)</code> in <code>__init__</code>,
# <code>self.cache = ...</code> in forward.
# </details>
# <details><summary>Hint 2</summary>
# The running statistics need the mean and the variance of the batch. Compute them again with np.mean and np.var, axis=0.
# </details>


# %% nbgrader={"grade_id": "BatchNorm", "solution": true}
class BatchNorm:
    """A layer of batch normalisation.

    Parameters
    ----------
    dim : number of columns, D
    momentum : the share of the old value in the running statistics
    eps : is added to the variance, under the root

    Attributes
    ----------
    gamma, beta : (D,) arrays, at first 1 and 0
    running_mean, running_var : (D,) arrays, at first 0 and 1; they change in training only
    dgamma, dbeta : (D,) arrays, left by backward
    """

    def __init__(self, dim, momentum=0.9, eps=1e-5):
        ### BEGIN SOLUTION
        import solutions.batchnorm

        solutions.batchnorm.BatchNorm.__init__(self, dim, momentum, eps)  # pyright: ignore
        ### END SOLUTION

    def forward(self, x, train):
        """The output (N, D) for x (N, D): by the batch if train is true, else by the running statistics."""
        ### BEGIN SOLUTION
        import solutions.batchnorm

        return solutions.batchnorm.BatchNorm.forward(self, x, train)  # pyright: ignore
        ### END SOLUTION

    def backward(self, dout):
        """The gradient dx (N, D) of the last training batch; leaves self.dgamma and self.dbeta."""
        ### BEGIN SOLUTION
        import solutions.batchnorm

        return solutions.batchnorm.BatchNorm.backward(self, dout)  # pyright: ignore
        ### END SOLUTION


# %% nbgrader={"grade_id": "test_BatchNorm", "grade": true, "points": 4}
layer_tests = check.exercise("BatchNorm", BatchNorm)


def attribute(layer, name, when):
    """What the layer holds under this name."""
    layer_tests.that(
        hasattr(layer, name),
        f"the layer has no {name} {when}.",
        hint=f"Write `self.{name} = ...`; without self it is forgotten when the method ends.",
    )
    return getattr(layer, name)


def method(layer, name):
    """Checks of one method of the layer."""
    return check.exercise(f"layer.{name}", attribute(layer, name, "method"))


def holds(layer, name, expected, when, hint, **how):
    """The layer holds these numbers under this name."""
    layer_tests.close(
        attribute(layer, name, when), expected, f"layer.{name} {when}", hint=hint, **how
    )


layer = layer_tests.call(2)
for name, value in [("gamma", 1.0), ("beta", 0.0), ("running_mean", 0.0), ("running_var", 1.0)]:
    holds(
        *(layer, name, np.full(2, value), "of a new BatchNorm(2)"),
        hint="At first gamma and running_var are 1, beta and running_mean are 0, each of the shape (dim,).",
    )
x = np.array([[1.0, 10.0], [1.0, 30.0], [5.0, 10.0], [5.0, 30.0]])
upstream = np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 3.0], [6.0, 8.0]])
normalised = (x - [3.0, 20.0]) / np.sqrt([4.0 + 1e-5, 100.0 + 1e-5])
layer_tests.close(
    method(layer, "forward").call(x, True),
    normalised,
    "layer.forward(x, True), the first call",
    hint="In training the layer returns the output of batchnorm_train, without the cache; the running statistics "
    "are not used.",
)
holds(
    *(layer, "running_mean", np.array([0.3, 2.0]), "after one training batch"),
    hint="update_running with the batch means (3, 20): 0.9 · 0 + 0.1 · 3 = 0.3. If (2.7, 18) came, momentum is "
    "swapped; if (3, 20) came, it is the last batch alone.",
)
holds(
    *(layer, "running_var", np.array([1.3, 10.9]), "after one training batch"),
    hint="The batch variances are 4 and 100, divided by N = 4: 0.9 · 1 + 0.1 · 4 = 1.3. With N - 1 it would "
    "be 1.433.",
)
layer_tests.close(
    method(layer, "backward").call(upstream),
    (upstream - upstream.mean(axis=0) - normalised * np.mean(upstream * normalised, axis=0))
    / np.sqrt([4.0 + 1e-5, 100.0 + 1e-5]),
    "layer.backward(dout)",
    hint="Return dx alone. dgamma and dbeta are kept in the layer.",
)
holds(
    *(layer, "dgamma", np.sum(upstream * normalised, axis=0), "after backward"),
    hint="`self.dgamma` is what batchnorm_backward gives for gamma.",
)
holds(
    *(layer, "dbeta", np.array([12.0, 14.0]), "after backward"),
    hint="`self.dbeta` is the sum of dout over the rows.",
)
layer.gamma, layer.beta = np.array([2.0, 3.0]), np.array([-1.0, 4.0])
layer_tests.close(
    method(layer, "forward").call(np.array([[5.0, 10.0]]), False),
    np.array([2.0, 3.0]) * ([5.0, 10.0] - np.array([0.3, 2.0])) / np.sqrt([1.3 + 1e-5, 10.9 + 1e-5])
    + [[-1.0, 4.0]],
    "layer.forward([[5, 10]], False)",
    hint="At test time: batchnorm_test with the layer's own running_mean and running_var, gamma and beta (they "
    "were changed, as training does). If (-1, 4) came, it used the statistics of this batch of one.",
)
for name, value in [("running_mean", [0.3, 2.0]), ("running_var", [1.3, 10.9])]:
    holds(
        *(layer, name, np.array(value), "after a call with train false"),
        hint="Only training changes the running statistics. At test time they are used, and stay.",
    )
layer_tests.close(
    method(layer, "forward").call(-x, True),
    np.array([2.0, 3.0]) * -normalised + np.array([-1.0, 4.0]),
    "layer.forward(-x, True), with gamma (2, 3) and beta (-1, 4)",
    hint="In training, too, the layer uses its own gamma and beta.",
)
holds(
    *(layer, "running_mean", np.array([-0.03, -0.2]), "after a second training batch"),
    hint="0.9 · 0.3 + 0.1 · (-3) = -0.03: the running mean takes in every training batch.",
)
method(layer, "backward").call(upstream)
holds(
    *(layer, "dbeta", np.array([12.0, 14.0]), "after a second backward"),
    hint="The gradients of this batch alone: new ones replace the old ones.",
)
other = layer_tests.call(2, momentum=0.5, eps=5.0)
layer_tests.close(
    method(other, "forward").call(x, True),
    (x - [3.0, 20.0]) / np.sqrt([9.0, 105.0]),
    "forward(x, True) of BatchNorm(2, momentum=0.5, eps=5.0)",
    hint="Keep eps in self, and hand it on.",
)
holds(
    *(other, "running_mean", np.array([1.5, 10.0]), "of BatchNorm(2, momentum=0.5, eps=5.0)"),
    hint="Keep momentum in self, and hand it on: 0.5 · 0 + 0.5 · 3 = 1.5.",
)
### BEGIN HIDDEN TESTS
import solutions.batchnorm

rng = check.rng("BatchNorm")
for N, D, how in [
    (6, 4, {}),
    (3, 7, {"momentum": 0.5}),
    (5, 1, {"eps": 0.5}),
    (4, 3, {"momentum": 0.99, "eps": 1e-3}),
    (1, 4, {"momentum": 0.0}),
]:
    for dtype in (np.float64, np.float32):
        layer, right = layer_tests.call(D, **how), solutions.batchnorm.BatchNorm(D, **how)
        other = layer_tests.call(D)  # its statistics are its own
        gamma, beta = rng.uniform(0.5, 2.0, size=D).astype(dtype), rng.normal(size=D).astype(dtype)
        layer.gamma, layer.beta = gamma, beta
        right.gamma, right.beta = gamma, beta
        loose = {"reveal": False, "rtol": 1e-3 if dtype == np.float32 else 1e-6}
        told = f"of BatchNorm({', '.join([str(D), *(f'{k}={v}' for k, v in how.items())])})"
        for batch in range(2):
            x, dout = (rng.normal(1.0, 2.0, size=(N, D)).astype(dtype) for _ in range(2))
            layer_tests.close(
                method(layer, "forward").call(x, train=True),
                right.forward(x, True),
                f"forward(x, True) {told}, batch {batch + 1},",
                hint="In training the statistics of this very batch are used, with the layer's eps, gamma and "
                "beta.",
                **loose,
            )
            method(other, "forward").call(dout, True)
            for name in ("running_mean", "running_var"):
                holds(
                    *(layer, name, getattr(right, name), f"{told} after batch {batch + 1}"),
                    hint="momentum · old + (1 - momentum) · batch value, with the layer's momentum; the variance "
                    "divides by N. Each layer has statistics of its own.",
                    **loose,
                )
            rows = rng.normal(1.0, 2.0, size=(1 + batch, D)).astype(dtype)
            layer_tests.close(
                method(layer, "backward").call(dout),
                right.backward(dout),
                f"backward(dout) {told}, batch {batch + 1},",
                hint="backward uses the cache of the last training batch. For a single row it gives 0.",
                **loose,
            )
            for name in ("dgamma", "dbeta"):
                holds(
                    *(layer, name, getattr(right, name), f"{told} after batch {batch + 1}"),
                    hint="The gradients of this batch alone: they replace the old ones.",
                    **loose,
                )
            layer_tests.close(
                method(layer, "forward").call(rows, False),
                right.forward(rows, False),
                f"forward(x, False) {told} after batch {batch + 1}",
                hint="At test time: running_mean and running_var, the layer's eps, gamma and beta. One row is "
                "enough.",
                **loose,
            )
            for name in ("running_mean", "running_var", "gamma", "beta"):
                holds(
                    *(layer, name, getattr(right, name), f"{told} after a call with train false"),
                    hint="A call with train false changes nothing.",
                    **loose,
                )
### END HIDDEN TESTS
layer_tests.done()

# %% [markdown]
# ## Real images
#
# 2,000 small images (8 x 8 pixels, 192 numbers, mean 0 and spread 1) to train on, 500 to compare settings, and 1,000 that we
# keep for the end. The training loop is in `lab.normed`: gradient descent with batches of 50, and a layer of yours before each
# activation. It trains **many networks side by side**. Batch normalisation treats each column on its own, so the columns of a
# hundred networks can pass through one call of your layer. That makes a hundred small trainings a matter of seconds.

# %% tags=["experiment"]
images = datasets.load(train=2_000, val=500, test=1_000)
print(images)
X_train, X_val, X_test = features.standardized(
    *(
        features.shrunk(part)
        for part in (images.train_images, images.val_images, images.test_images)
    )
)
print("training inputs:", X_train.shape)

# %% [markdown]
# ## Predict: eight layers of sigmoids
#
# In lesson 01, a gradient lost nearly all of its size on its way through a stack of sigmoids. Now we train one: eight hidden layers
# of 40 sigmoid units, weights of the right size ($1/\sqrt n$), 300 steps. **No** batch normalisation. Five learning rates, 0.01,
# 0.1, 1, 3 and 10, and five seeds for each. There are ten classes, so guessing is right in 10 % of all cases. What is the accuracy on
# the validation images, for the best of the five rates?
#
# - **a** about 60 %
# - **b** about 40 %
# - **c** about 20 %
# - **d** about 10 %

# %% nbgrader={"grade_id": "predict_deep_sigmoid", "solution": true}
# Your prediction: predict_deep_sigmoid = "a", "b", "c" or "d"
### BEGIN SOLUTION
predict_deep_sigmoid = "d"
### END SOLUTION

# %% nbgrader={"grade_id": "test_predict_deep_sigmoid", "grade": true, "points": 1}
tests = check.question("predict_deep_sigmoid", predict_deep_sigmoid, "abcd")
### BEGIN HIDDEN TESTS
tests.is_answered_by(
    "d",
    hint="The gradient is divided by more than 4 at every layer. Does a larger learning rate help, if it is "
    "larger for the last layer as well? Run the experiment and read the first line of the table.",
)
### END HIDDEN TESTS
tests.done()

# %% tags=["experiment"]
SEEDS = range(5)
SIGMOID_RATES = (0.01, 0.1, 1.0, 3.0, 10.0)


@cache
def deep_sigmoids(norm, depth=8, width=40, steps=300):
    """Networks for every rate and seed, side by side; norm is None, or the class of the layer."""
    rates, seeds = np.meshgrid(SIGMOID_RATES, SEEDS, indexing="ij")
    name = "with" if norm else "without"
    with tqdm(total=steps, desc=f"25 networks {name}") as progress:
        return normed.train(
            *(X_train, images.train_labels),
            depth=depth,
            width=width,
            activation=normed.SIGMOID,
            norm=norm,
            rates=rates,
            seeds=seeds,
            steps=steps,
            progress=progress,
        )


def sigmoid_accuracy(norm):
    """On the validation images: (rates, seeds)."""
    return deep_sigmoids(norm).accuracy(X_val, images.val_labels).reshape(-1, len(SEEDS))


with experiments.using(BatchNorm):
    print("learning rate ", *(f"{rate:>12g}" for rate in SIGMOID_RATES))
    for name, norm in [("without", None), ("with", BatchNorm)]:
        cells = [
            f"{100 * a.mean():.0f} ± {100 * a.std(ddof=1):.0f} %" for a in sigmoid_accuracy(norm)
        ]
        print(f"{name:14}", *(f"{cell:>12}" for cell in cells))

# %% tags=["experiment"]
with experiments.using(BatchNorm):
    at_rate = SIGMOID_RATES.index(0.1)
    losses = {
        name: deep_sigmoids(norm).losses.reshape(-1, len(SIGMOID_RATES), len(SEEDS))[:, at_rate].T
        for name, norm in [("without", None), ("with batch normalisation", BatchNorm)]
    }
    plots.loss_runs(
        losses,
        title="Eight sigmoid layers: stuck at guessing, until batch normalisation comes in",
        guessing=np.log(10),
    )

# %% [markdown]
# **What you see.** Without batch normalisation the network does not learn, at any of the five rates: 10 % of the photographs are
# right (mean over 5 seeds, rate 0.1), which is guessing. With your layer and the same rate 49 % are right, after
# only 300 steps.
#
# Ioffe and Szegedy did the same on ImageNet (2015, section 4.2.2). Their network with sigmoids and without batch normalisation never got
# better than guessing (1 in 1,000). With it, it was right on 69.8 %. They also write, honestly, that ReLU got further.
#
# ### Why? Look at the gradients
#
# Before the first step, we measure the size (the root of the sum of squares) of the gradient of the weights, in each layer.


# %% tags=["experiment"]
def gradient_sizes(norm, depth=8, width=40):
    """How large the gradient of each layer's weights is at the start: (seeds, layers)."""
    nets = normed.train(
        *(X_train, images.train_labels),
        depth=depth,
        width=width,
        activation=normed.SIGMOID,
        norm=norm,
        seeds=SEEDS,
        steps=0,
    )
    _, dWs, _ = nets.gradients(X_train[:200], images.train_labels[:200])
    return np.array([np.linalg.norm(dW, axis=(1, 2)) for dW in dWs[:-1]]).T


with experiments.using(BatchNorm):
    plots.signal_by_layer(
        {"without": gradient_sizes(None), "with batch normalisation": gradient_sizes(BatchNorm)},
        title="The gradient fades on its way down; with batch normalisation it does not",
        ylabel="size of the gradient of the weights",
    )

# %% [markdown]
# **What you see.** Read it from right to left, as the gradient goes. Without batch normalisation, the gradient of layer 8 has a size of 0.12,
# and that of layer 1 has $1.9 \cdot 10^{-5}$ (means over 5 seeds). With it, layer 8 has 0.21 and layer 1 has 0.79: nothing is lost on the way.
#
# Two things change. First, $1/s$: a sigmoid makes the spread of a signal four times smaller, so $s$ is small, and dividing by $s$ makes
# the gradient large again. The factor of 4 that $\sigma'$ costs comes back. Second, each unit is centred, so that it stays where the sigmoid is
# steep.

# %% [markdown]
# ## The size of the weights does not matter any more
#
# You saw it above: weights that are too small did no harm. Let us be exact. A layer computes $Z = XW + b$, and your function
# normalises $Z$. What happens if we take $10\,W$? Or add 5 to the bias?

# %% tags=["experiment"]
with experiments.using(batchnorm_train, batchnorm_backward):
    rng = np.random.default_rng(0)
    X, W, b, upstream = (rng.normal(size=s) for s in [(50, 20), (20, 8), (8,), (50, 8)])

    def output_and_gradient(W, b):
        """Output of affine map + batch normalisation, and the gradients of W and b."""
        out, kept = batchnorm_train(X @ W + b, np.ones(8), np.zeros(8))
        dZ, _, _ = batchnorm_backward(upstream, kept)
        return out, X.T @ dZ, dZ.sum(axis=0)

    out, slope, slope_of_b = output_and_gradient(W, b)
    out_10, slope_10, _ = output_and_gradient(10 * W, b)
    out_5, _, _ = output_and_gradient(W, b + 5)
    print(f"10 W:   the output changes by {np.abs(out_10 - out).max():.1e} at most")
    print(
        f"        the gradient of W becomes {np.linalg.norm(slope) / np.linalg.norm(slope_10):.3f} times smaller"
    )
    print(f"b + 5:  the output changes by {np.abs(out_5 - out).max():.1e} at most")
    print(f"        the gradient of b is {np.abs(slope_of_b).max():.1e} at most")

# %% [markdown]
# **What you see.**
#
# - The output is the same, up to rounding and the tiny $\varepsilon$. The **size** of the weights has no meaning any more, only their direction.
# - The gradient becomes 10 times smaller, for weights that are 10 times larger. So the same learning rate turns the weights 100 times
#   more slowly. Large weights are not a catastrophe any more, only slow.
# - The bias does nothing, and its gradient is 0: the mean is subtracted anyway. A layer before batch normalisation **needs no bias**;
#   $\beta$ does its work.

# %% [markdown]
# ## Predict: ten times too large
#
# Five hidden layers of 32 ReLU units. The first weights are **10 times** larger than He's rule says (lesson 05), the learning rate is
# 0.1, we train for 150 steps. Which network learns?
#
# - **a** both, with batch normalisation and without
# - **b** the one without batch normalisation
# - **c** the one with batch normalisation
# - **d** none of them

# %% nbgrader={"grade_id": "predict_ten_times", "solution": true}
# Your prediction: predict_ten_times = "a", "b", "c" or "d"
### BEGIN SOLUTION
predict_ten_times = "c"
### END SOLUTION

# %% nbgrader={"grade_id": "test_predict_ten_times", "grade": true, "points": 1}
tests = check.question("predict_ten_times", predict_ten_times, "abcd")
### BEGIN HIDDEN TESTS
tests.is_answered_by(
    "c",
    hint="Without it, five layers make the scores 10 to the power of 5 times too large. With it, the size of the "
    "weights changes nothing but the speed.",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# The experiment: five sizes of the first weights, five learning rates, five seeds, with and without. These are 250 networks.

# %% tags=["experiment"]
SCALES = (0.1, 0.3, 1.0, 3.0, 10.0)
RATES = (0.001, 0.01, 0.1, 1.0, 10.0)


@cache
def accuracy_map(norm, depth=5, width=32, steps=150):
    """Accuracy on the validation images: (scales, rates, seeds)."""
    scales, rates, seeds = np.meshgrid(SCALES, RATES, SEEDS, indexing="ij")
    name = "with" if norm else "without"
    with tqdm(total=steps, desc=f"125 networks {name}") as progress:
        nets = normed.train(
            *(X_train, images.train_labels),
            depth=depth,
            width=width,
            activation=normed.RELU,
            norm=norm,
            scales=scales,
            rates=rates,
            seeds=seeds,
            steps=steps,
            progress=progress,
        )
    return nets.accuracy(X_val, images.val_labels).reshape(scales.shape)


with experiments.using(BatchNorm):
    plots.accuracy_maps(
        {"without": accuracy_map(None), "with batch normalisation": accuracy_map(BatchNorm)},
        SCALES,
        RATES,
        title="Few settings learn without batch normalisation; with it, most of them do",
    )

# %% [markdown]
# **What you see.** Each field is the mean of five networks. Call a setting good if a third of the photographs is right. Without batch
# normalisation 3 of the 25 settings are good, with it 15 are (means over 5 seeds). The best setting without it (1 and 0.1) has
# 50 %; with it, this setting has 55 %. So if you have found the right setting, batch normalisation brings little. **It makes the right
# setting easy to find.**
#
# The bottom left of the right map is dark: large weights and a small rate. That is the slowness of the last section. And it does not
# forgive everything: at a rate of 10 nothing learns.

# %% [markdown]
# ## Predict: the batch of one
#
# Now the famous bug. Five networks of this kind are trained with batch normalisation. On 1,000 test images (of photos10) they are right on
# 64 % (mean over 5 seeds), with the running statistics, as it should be. Somebody forgets `train=False`, so the network normalises by the statistics of the
# *batch* at test time, too. And the images come **one by one**. How many are right?
#
# - **a** none at all
# - **b** about 10 %, as by guessing
# - **c** about half as many as before
# - **d** nearly as many as before

# %% nbgrader={"grade_id": "predict_batch_of_one", "solution": true}
# Your prediction: predict_batch_of_one = "a", "b", "c" or "d"
### BEGIN SOLUTION
predict_batch_of_one = "b"
### END SOLUTION

# %% nbgrader={"grade_id": "test_predict_batch_of_one", "grade": true, "points": 1}
tests = check.question("predict_batch_of_one", predict_batch_of_one, "abcd")
### BEGIN HIDDEN TESTS
tests.is_answered_by(
    "b",
    hint="The mean of a batch of one is the image itself, and x minus its mean is 0. What is the output of the "
    "first layer then? Does it depend on the image?",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# We send the test images in batches of 1, 2, 5, and so on, in two orders: **shuffled**, so that each batch is a mixture, and **sorted** by class,
# as images often lie in folders: all cats, then all rockets.


# %% tags=["experiment"]
@cache
def trained_with(norm, depth=5, width=32, steps=300):
    """Five networks with batch normalisation, that differ in their seed."""
    with tqdm(total=steps, desc="5 networks") as progress:
        return normed.train(
            *(X_train, images.train_labels),
            depth=depth,
            width=width,
            activation=normed.RELU,
            norm=norm,
            seeds=SEEDS,
            steps=steps,
            progress=progress,
        )


def by_its_batch(layer, Z):
    """The bug: the statistics of the batch, at test time."""
    return batchnorm_train(Z, layer.gamma, layer.beta)[0]


def accuracy_in_batches(nets, order, size):
    """The share of test images that are right, in batches of this size, with the bug: (seeds,)."""
    parts = np.array_split(order, len(order) // size)
    right = [
        nets.accuracy(X_test[part], images.test_labels[part], by_its_batch) * len(part)
        for part in parts
    ]
    return np.sum(right, axis=0) / len(order)


BATCH_SIZES = (1, 2, 5, 10, 20, 50, 100, 200)

# %% tags=["experiment"]
with experiments.using(BatchNorm, batchnorm_train):
    nets = trained_with(BatchNorm)
    orders = {
        "batch statistics, shuffled": np.random.default_rng(0).permutation(len(X_test)),
        "batch statistics, sorted by class": np.argsort(images.test_labels, kind="stable"),
    }
    plots.accuracy_by_batch(
        BATCH_SIZES,
        {
            name: np.array([accuracy_in_batches(nets, order, size) for size in BATCH_SIZES]).T
            for name, order in orders.items()
        },
        nets.accuracy(X_test, images.test_labels),
        guessing=0.1,
        title="With the statistics of the batch, an answer depends on the neighbours",
    )

# %% [markdown]
# **What you see.** With the running statistics (green, at the top) the order and the size of the batches make no difference: each image is treated on
# its own. With the statistics of the batch
#
# - in batches of **one**, 10 % are right: every image gets the same answer,
# - in shuffled batches of 10, 47 %. In batches of 100 it is 63 %, as good as it should be: so **the bug hides, as long as you test with
#   large, mixed batches**,
# - in sorted batches of 50, 11 %. If all images of a batch are cats, then "cat" is the mean, and the mean is what is subtracted.
#
# The same happens in training with small or sorted batches: the statistics are then poor, or wrong. (Shuffle your training data.)

# %% [markdown]
# Now turn the knobs: a stack of five layers, drawn and trained by your two functions. **Try this:** switch batch normalisation off and
# move the gain up and down. Then switch it on, and find the largest learning rate at which the network still learns.

# %% tags=["experiment"]
explore.batchnorm(
    batchnorm_train=batchnorm_train,
    batchnorm_backward=batchnorm_backward,
    images=X_train[:200],
    labels=images.train_labels[:200],
)

# %% [markdown]
# ## Why does it work?
#
# Be careful with the answer. The paper says that batch normalisation reduces "internal covariate shift": the inputs of a layer keep changing while the layers
# below it learn. Santurkar and others (2018) tested that. They added noise *after* batch normalisation, so that the inputs shifted more than ever, and
# the network still learned well. They found that the loss becomes smoother: a step goes less often in a wrong direction. The
# discussion is not over.
#
# What is sure is what you measured. The signal and the gradient keep their size through many layers, and the size of the weights does not matter. So larger
# learning rates work, and the first weights are less important.

# %% [markdown]
# ## Explain
#
# **Question.** A colleague has trained a network with batch normalisation. On the test set, in shuffled batches of 128, it is right on 91 %. In the
# app, where users send one photo at a time, it gives the same class for every photo. "Overfitting", says your colleague, "we need more data".
# What do you think has happened? How do you check it in one minute? What do you change? (Three to five sentences.)

# %% [markdown] nbgrader={"grade_id": "explain_one_photo", "grade": true, "solution": true, "points": 3}
# ### BEGIN SOLUTION
# The network still normalises by the statistics of the batch (it is in training mode). With a batch of one, x minus its mean is 0 in
# every layer, so the output is the same for every photo. In batches of 128 mixed images the batch statistics are near the
# running ones, and so the mistake did not show. Overfitting is not the reason: the test images were new as well. To check, send one
# photo alone, and then in a batch with others: if the answer changes, the batch matters, and it must not. Change: use the running mean and
# variance at test time (forward with train=False, model.eval() in PyTorch), and check that they were updated in training.
#
# === BEGIN MARK SCHEME ===
# 1 point: batch statistics at test time; for a batch of one they make every layer's output the same (x - mean = 0).
# 1 point: a check: the same photo alone and among others, or batches of 1 on the test set, or switching the mode.
# 1 point: running statistics at test time (train=False, eval mode). Not: more data, larger batches in the app.
# === END MARK SCHEME ===
# ### END SOLUTION

# %% [markdown]
# ## In practice
#
# | what | do |
# |---|---|
# | where | after the affine map or convolution, before the activation |
# | bias of that map | leave it out: $\beta$ does its work |
# | $\gamma$, $\beta$ at first | 1 and 0 |
# | momentum | 0.9 (in PyTorch's words: 0.1), more if batches are small |
# | training batches | shuffled, and not too small: 16 or more |
# | at test time | the running statistics: `train=False`, `model.eval()` in PyTorch |
# | very small batches, texts | layer or group normalisation: the same idea along other axes, without a batch |
#
# ## Summary
#
# - Batch normalisation subtracts the mean and divides by the standard deviation of each column, over the batch; then it scales by
#   $\gamma$ and shifts by $\beta$, which are learned.
# - Its gradient has three paths: through $x$ itself, through the mean, and through the variance.
# - At test time there is no batch: use running averages from training. If you forget it, an answer depends on its neighbours.
# - It keeps signals and gradients at their size, makes the size of the weights meaningless, and so forgives wrong first weights and large
#   learning rates.
#
# **Sources.** S. Ioffe, C. Szegedy, *Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift* (2015):
# algorithms 1 and 2, section 3 for the gradient, section 4.2.2 for sigmoids. CS231n, lecture 5 (2016; lecture 6 in 2017), slides "Batch Normalization", and
# course notes "Neural Networks Part 2" (Stanford). S. Santurkar, D. Tsipras, A. Ilyas, A. Madry, *How Does Batch Normalization Help Optimization?*
# (2018). Y. Wu, K. He, *Group Normalization* (2018). J. Ba, J. Kiros, G. Hinton, *Layer Normalization* (2016).
#
# **Next:** [lesson 07](../07_hyperparameters/hyperparameters.ipynb), hyper-parameter search. Batch normalisation makes the field of good settings large. How do you find the best place in
# it, with as few trials as possible?
