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
# # Lesson 03: What a network can represent
#
# How large must a network be? There is a famous theorem: *one* hidden layer (a layer between the inputs and the output) is enough for **any** continuous function. And there
# is the practice: nets with many layers and millions of weights. Both are right. In this lesson you see how they fit together.
#
# You
#
# - build a network by hand that follows any curve you like, and measure how its error falls,
# - write the loss that most classifiers are trained with,
# - see what 3, 10 and 50 hidden units can do with a spiral, and what regularisation changes,
# - train the same nets from 20 different starts, and see why large nets are easier to train.
#
# Time: about 90 minutes. From [lesson 01](../01_activations/activations.ipynb) you need the sigmoid and ReLU,
# from [lesson 02](../02_dead_relus/dead_relus.ipynb) the backward rule of a layer.

# %%
import sys
from functools import cache

sys.path.append("..")  # the package `lab` lies one folder up, beside the lessons

import numpy as np
from tqdm.auto import tqdm

from lab import check, experiments, explore, plots, spirals, training

# %% [markdown]
# ## A bump from two sigmoids
#
# The sigmoid of lesson 01 goes from 0 to 1. Multiply its input by a large number, the *steepness* $s$, and it becomes a switch: $\sigma(s\,(x - a))$ is
# nearly 0 left of $a$ and nearly 1 right of it. Switch on at one place, and subtract a second switch further right:
#
# $$\text{bump}(x) = h \cdot \bigl(\sigma(s\,(x - \text{left})) - \sigma(s\,(x - \text{right}))\bigr)$$
#
# It is about $h$ between left and right, and about 0 elsewhere. Two hidden units make one bump.
#
# ### Exercise 1: bump
#
# You may use the `sigmoid` of the next cell: the formula is that of lesson 01, written with tanh.


# %%
def sigmoid(x):
    """The sigmoid of every entry of x; it is a tanh in other units."""
    return 0.5 * (1 + np.tanh(0.5 * x))


# %% nbgrader={"grade_id": "bump", "solution": true}
def bump(x, left, right, height, steepness=200.0):
    """A bump made of two sigmoids.

    Parameters
    ----------
    x : array of any shape
    left, right : the places of its edges
    height : its height
    steepness : the factor inside both sigmoids

    Returns
    -------
    array of x's shape
        height * (sigmoid(steepness (x - left)) - sigmoid(steepness (x - right)))
    """
    ### BEGIN SOLUTION
    import solutions.capacity

    return solutions.capacity.bump(x, left, right, height, steepness)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_bump", "grade": true, "points": 1}
tests = check.exercise("bump", bump)
tests.returns(
    np.array([0.0, 1.5, 3.0, 1.5, 0.0]),
    np.array([0.0, 0.2, 0.4, 0.6, 0.8]),
    0.2,
    0.6,
    3.0,
    hint="In the middle it is the height, outside 0, and half the height at both edges. The first "
    "sigmoid switches on at left, the second one is subtracted and switches at right.",
)
tests.returns(
    np.array([2 * (0.75 - 0.25)]),
    np.array([0.5]),
    0.0,
    1.0,
    2.0,
    steepness=2 * np.log(3.0),
    hint="Use the argument `steepness`; it multiplies (x - left) and (x - right).",
)
### BEGIN HIDDEN TESTS
import solutions.capacity

rng = check.rng("bump")
for shape in [(7,), (4, 3), (1,)]:
    for dtype in (np.float64, np.float32):
        left, height = float(rng.uniform(0.0, 0.4)), float(rng.normal())
        x = rng.uniform(-1, 2, size=shape)
        x.flat[0] = left + 0.25
        x = x.astype(dtype)
        hint = (
            "height · (sigmoid(s (x - left)) - sigmoid(s (x - right))); s is 200 if none is given."
        )
        tests.agrees(solutions.capacity.bump, x, left, left + 0.5, height, hint=hint)
        steepness = float(rng.uniform(2, 30))
        tests.agrees(
            solutions.capacity.bump, x, left, left + 0.5, height, steepness=steepness, hint=hint
        )
whole = rng.integers(-3, 4, size=(4, 6))[::2, ::-1]
whole.flags.writeable = False
tests.agrees(
    solutions.capacity.bump,
    whole,
    -1.2,
    1.7,
    float(rng.uniform(1, 2)),
    steepness=1.5,
    hint="x may hold whole numbers; the bump must be able to hold fractions.",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ## Bumps side by side
#
# Now approximate a function $f$ on the interval from 0 to 1. Cut it into $n$ equal pieces, put a bump on each, as high as $f$ is there, and
# add them up. All of it is **one** network with one hidden layer of $2n$ sigmoid units:
#
# $$\text{output}(x) = \sigma(x\,W_1 + b_1)\,W_2$$
#
# A unit that switches at the place $a$ is $\sigma(s\,(x - a)) = \sigma(s\,x - s\,a)$. Read off its weight and its bias.
#
# ### Exercise 2: the network
#
# <details><summary>Hint 1</summary>
# All entries of W1 are the steepness. The bias of a unit that switches at a is -steepness · a. In W2 stands the height for the left edge of a bump, and minus the height for its right edge.
# </details>
# <details><summary>Hint 2</summary>
# <code>np.linspace(0, 1, n_bumps + 1)</code> gives all edges: <code>edges[:-1]</code> are the left ones, <code>edges[1:]</code> the right ones. Call f once, with the array of all middles.
# </details>


# %% nbgrader={"grade_id": "bump_network", "solution": true}
def bump_network(f, n_bumps, steepness=2000.0):
    """The weights of a net that approximates f on [0, 1] by bumps of equal width.

    Parameters
    ----------
    f : function that takes and returns an array (K,)
    n_bumps : n; bump i reaches from i / n to (i + 1) / n and is as high as f is there (in its middle)
    steepness : of all edges

    Returns
    -------
    W1 (1, 2n), b1 (2n,), W2 (2n, 1)
        The output of the net for x (K, 1) is sigmoid(x @ W1 + b1) @ W2.
    """
    ### BEGIN SOLUTION
    import solutions.capacity

    return solutions.capacity.bump_network(f, n_bumps, steepness)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_bump_network", "grade": true, "points": 4}
def output_of(weights, x):
    """The output of a net with weights (W1, b1, W2) for x (K,): an array (K,)."""
    W1, b1, W2 = weights
    return (sigmoid(x[:, np.newaxis] @ W1 + b1) @ W2)[:, 0]


def require_shapes(tests, weights, n, call):
    """Check that three arrays came, with the shapes of a net of n bumps."""
    came = [np.shape(w) for w in weights] if isinstance(weights, tuple | list) else type(weights)
    tests.that(
        came == [(1, 2 * n), (2 * n,), (2 * n, 1)],
        f"{call} must return W1 (1, {2 * n}), b1 ({2 * n},), W2 ({2 * n}, 1); {came} came.",
        hint="Each bump needs two hidden units; b1 has one axis, W2 is a column.",
    )


def parabola(x):
    return 1 - x**2


tests = check.exercise("bump_network", bump_network)
weights = tests.call(parabola, 4)
require_shapes(tests, weights, 4, "bump_network(parabola, 4)")
outside = output_of(weights, np.array([-1.0, 2.0]))
tests.that(
    np.abs(outside).max() < 1e-6,
    f"The output of bump_network(parabola, 4) is {outside[0]:.4g} at x = -1 and {outside[1]:.4g} at x = 2; "
    "far to the left and right of [0, 1] it must be 0.",
    hint="Every bump switches off again: W2 holds each height with a plus and with a minus. "
    "And its edges lie in [0, 1]: b1 is -steepness · edge, with a minus.",
)
error = np.abs(output_of(weights, np.linspace(0.3, 0.7, 40)) - parabola(np.linspace(0.3, 0.7, 40)))
tests.that(
    error.max() <= 2 / 4,
    f"bump_network(parabola, 4) differs from 1 - x² by up to {error.max():.2g} on [0.3, 0.7].",
    hint="Bump i reaches from i/4 to (i + 1)/4, with f of its middle as height. b1 is -steepness · edge.",
)
### BEGIN HIDDEN TESTS
import solutions.capacity

rng = check.rng("bump_network")
a, b, c = rng.uniform(1, 2, size=3)


def wave(x):
    return a * np.sin(5 * b * x) + c


def valley(x):
    return a * np.abs(x - 0.2 * b) - c


def constant(x):
    return c + 0 * x


for f, lipschitz in [(wave, 5 * a * b), (valley, a), (constant, 0.0)]:
    for n in (2, 7, 40):
        weights = tests.call(f, n)
        require_shapes(tests, weights, n, f"bump_network(f, {n})")
        x = np.linspace(1 / n, 1 - 1 / n, 997)
        error = np.abs(output_of(weights, x) - f(x)).max()
        tests.that(
            error <= 1.1 * lipschitz / n + 1e-6,
            f"bump_network(f, {n}) differs from f by up to {error:.2g} on [1/{n}, 1 - 1/{n}].",
            hint="The n bumps fill [0, 1] without gaps, and each is as high as f is there.",
        )
weights = tests.call(constant, 3, steepness=9.0)
x = np.linspace(-0.5, 1.5, 21)
tests.close(
    output_of(weights, x),
    solutions.capacity.bump(x, 0.0, 1.0, c, steepness=9.0),
    "the output of bump_network(constant function, 3, steepness=9.0)",
    hint="Use the argument `steepness`, in W1 and in b1. Bumps of one height join to a single wide one.",
    reveal=False,
)
x = np.linspace(-0.002, 0.002, 9)
tests.close(
    output_of(tests.call(constant, 3), x),
    solutions.capacity.bump(x, 0.0, 1.0, c, steepness=2000.0),
    "the output of bump_network(constant function, 3) near the edge at 0",
    hint="If no steepness is given, it is 2000.",
    reveal=False,
)
require_shapes(tests, tests.call(wave, 1), 1, "bump_network(f, 1)")
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# Give it a curve.


# %%
def wavy(x):
    """A smooth curve on [0, 1]."""
    return np.sin(2 * np.pi * x) + 0.3 * np.sin(6 * np.pi * x)


def network_output(weights, x):
    """The output of the net (W1, b1, W2) at every x (K,)."""
    W1, b1, W2 = weights
    return (sigmoid(x[:, np.newaxis] @ W1 + b1) @ W2)[:, 0]


# %% tags=["experiment"]
with experiments.using(bump_network):
    x = np.linspace(0, 1, 1_001)
    outputs = {n: network_output(bump_network(wavy, n), x) for n in (5, 20, 80)}
    plots.bumps(x, wavy(x), outputs)

# %% [markdown]
# **What you see.** The network is a staircase along the curve, and with more stairs it comes closer. Nothing was trained: you
# *wrote* the weights. At the two ends, x = 0 and x = 1, the outer edges are half way down. So from now on we measure on $[1/n, 1 - 1/n]$.
#
# ## Predict: ten times as many bumps
#
# How fast does the largest error fall? Think of one stair: over its width of $1/n$, how far can $f$ move away from it? With **ten times** as many bumps
# the largest error becomes about
#
# - **a** three times smaller
# - **b** ten times smaller
# - **c** a hundred times smaller
# - **d** a thousand times smaller

# %% nbgrader={"grade_id": "predict_bump_error", "solution": true}
# Your prediction: predict_bump_error = "a", "b", "c" or "d"
### BEGIN SOLUTION
predict_bump_error = "b"
### END SOLUTION

# %% nbgrader={"grade_id": "test_predict_bump_error", "grade": true, "points": 1}
tests = check.question("predict_bump_error", predict_bump_error, "abcd")
### BEGIN HIDDEN TESTS
tests.is_answered_by(
    "b",
    hint="If f changes by at most L per unit of x, then over half the width of a bump it changes by at "
    "most L / (2n). How does that depend on n?",
)
### END HIDDEN TESTS
tests.done()


# %%
def kink(x):
    """A curve with a corner: it has no derivative at 0.4."""
    return 2 * np.abs(x - 0.4)


def largest_error(f, n):
    """The largest error of the net with n bumps on [1/n, 1 - 1/n]."""
    x = np.linspace(1 / n, 1 - 1 / n, 20_001)
    # Edges stay sharp against the width of a bump.
    return np.abs(network_output(bump_network(f, n, steepness=2_000.0 * n), x) - f(x)).max()


# %% tags=["experiment"]
with experiments.using(bump_network):
    counts = [20, 40, 80, 160]
    errors = {
        "smooth curve": np.array([largest_error(wavy, n) for n in counts]),
        "curve with a corner": np.array([largest_error(kink, n) for n in counts]),
    }
    plots.bump_errors(counts, errors)

# %% [markdown]
# **What you see.** Both lines go straight down with a slope of about -1: the error falls as $1/n$ (fitted exponents: **-0.99** for the smooth curve, **-1.00** for the one with the corner). That needs no
# derivative, only that $f$ has a largest slope, a *Lipschitz constant* $L$: over half the width of a bump, $f$ moves by at most $L / (2n)$.
#
# **Try this** in the explorer below: double the bumps and read the error; then make the edges less steep, until the stairs melt.

# %% tags=["experiment"]
explore.bumps(bump_network=bump_network)

# %% [markdown]
# This is the theorem in pictures (Cybenko, 1989; Hornik et al., 1989): one hidden layer with enough units comes as close to any continuous function as you like.
#
# Now see what the theorem does **not** say. It does not say that gradient descent finds these weights. It does not say that few units are enough: with two inputs, a grid of bumps of the same
# width needs $n^2$ of them, with 3,072 inputs $n^{3072}$. And a staircase through the training points says nothing about new points. So representation is only the first of three questions; the other two are training and *generalisation*: is the net
# right on new points?

# %% [markdown]
# ## A loss for classifiers
#
# For the other two we need nets that learn. A classifier gives one *score* for each class. The **softmax** turns the scores $s$ of an example into probabilities,
# and the **cross-entropy** is minus the logarithm of the probability that the right class $y$ got:
#
# $$p_j = \frac{e^{s_j}}{\sum_k e^{s_k}}, \qquad L = -\log p_y, \qquad \frac{\partial L}{\partial s_j} = p_j - [j = y]$$
#
# The gradient is beautiful: probability minus 1 for the right class, probability for the others. The loss of a batch is the **mean** over its $N$ examples, so its gradient is divided by $N$.
#
# ### Exercise 3: softmax and cross-entropy
#
# $e^{1000}$ overflows. (All logarithms here are natural ones: $\log e = 1$.) But the probabilities do not change if the same number is subtracted from all scores of an example. Subtract the largest: then every exponent is at most 0. And take the
# logarithm by hand, $-\log p_y = \log \sum_k e^{s_k} - s_y$: a probability can be rounded to 0, and $\log 0$ is $-\infty$.
#
# <details><summary>Hint 1</summary>
# <code>scores[np.arange(N), y]</code> picks from each row the score of its right class. <code>keepdims=True</code> keeps (N, 1), which broadcasts against (N, C).
# </details>
# <details><summary>Hint 2</summary>
# shifted = scores - row maximum; log_sum = log of the row sums of exp(shifted); log p = shifted - log_sum. The loss needs only the entries of the right classes.
# </details>


# %% nbgrader={"grade_id": "softmax_cross_entropy", "solution": true}
def softmax_cross_entropy(scores, y):
    """The mean cross-entropy of softmax probabilities, and its gradient.

    Parameters
    ----------
    scores : (N, C) array, entries from -1e4 to 1e4
    y : (N,) array of class numbers

    Returns
    -------
    loss : float
    dscores : (N, C) array, the gradient of the loss with respect to the scores
    """
    ### BEGIN SOLUTION
    import solutions.capacity

    return solutions.capacity.softmax_cross_entropy(scores, y)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_softmax_cross_entropy", "grade": true, "points": 4}
tests = check.exercise("softmax_cross_entropy", softmax_cross_entropy)
names = ("loss", "dscores")
tests.returns(
    (np.log(2.0), np.array([[-0.25, 0.25], [0.25, -0.25]])),
    np.array([[3.0, 3.0], [-1.0, -1.0]]),
    np.array([0, 1]),
    outputs=names,
    hint="Both probabilities are 1/2, so the loss of each example is log 2. The gradient is (p - 1) for "
    "the right class and p for the other, divided by N = 2.",
)
tests.returns(
    (-np.log(0.7), np.array([[0.1, -0.3, 0.2]])),
    np.log(np.array([[0.1, 0.7, 0.2]])),
    np.array([1]),
    outputs=names,
    hint="Normalise over the classes of one example (axis 1), not over the examples.",
)
tests.returns(
    (10_500.0, np.array([[-0.5, 0.5], [0.5, -0.5]])),
    np.array([[-1e4, 1e4], [-5e3, -6e3]]),
    np.array([0, 1]),
    outputs=names,
    hint="Subtract from each row its own largest score before exp. And use log(sum) - score, not log of a "
    "probability: that may be rounded to 0. Example 1 has a loss of 20,000, example 2 of 1,000.",
)
### BEGIN HIDDEN TESTS
import solutions.capacity

rng = check.rng("softmax_cross_entropy")
for N, C in [(5, 3), (1, 4), (7, 2), (3, 6)]:
    for dtype, spread in [(np.float64, 2.0), (np.float32, 2.0), (np.float64, 3e3)]:
        tests.agrees(
            solutions.capacity.softmax_cross_entropy,
            (spread * rng.normal(size=(N, C))).astype(dtype),
            rng.integers(0, C, size=N),
            outputs=names,
            hint="scores[np.arange(N), y] picks one entry of each row, scores[:, y] does not. Then the mean "
            "over the examples; the gradient is divided by N as well.",
        )
tests.agrees(
    solutions.capacity.softmax_cross_entropy,
    rng.normal(size=(4, 3)) - 9_000,
    np.array([2, 0, 1, 1]),
    outputs=names,
    hint="If all scores are very low, every exp is 0: subtract the row's largest score first.",
)
scores = rng.integers(-4, 5, size=(10, 3))[::2]
scores.flags.writeable = False
tests.agrees(
    solutions.capacity.softmax_cross_entropy,
    scores,
    rng.integers(0, 3, size=5).astype(np.uint8),
    outputs=names,
    hint="Scores may be whole numbers; dscores must be able to hold fractions.",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ### Exercise 4: the L2 penalty
#
# *Regularisation* holds a net back, so that it doesn't follow its data too closely. The most common kind makes large weights expensive.
# The *L2 penalty* adds to the loss
#
# $$\tfrac12\,\lambda \sum_W \sum_{i,j} W_{ij}^2, \qquad \text{with the gradient } \lambda W \text{ for each } W$$
#
# The number $\lambda$ is its *strength*.


# %% nbgrader={"grade_id": "l2_penalty", "solution": true}
def l2_penalty(weights, strength):
    """The L2 penalty, and its gradients.

    Parameters
    ----------
    weights : list of arrays
    strength : a number, 0 for no penalty

    Returns
    -------
    penalty : float, 0.5 * strength * the sum of the squares of all entries of all arrays
    grads : list of arrays, one for each array in weights, of its shape
    """
    ### BEGIN SOLUTION
    import solutions.capacity

    return solutions.capacity.l2_penalty(weights, strength)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_l2_penalty", "grade": true, "points": 2}
def require_penalty(tests, actual, expected, call, **how):
    """Check a penalty, and its gradients one by one."""
    tests.that(
        isinstance(actual, tuple | list) and len(actual) == 2,
        f"{call} must return two values: the penalty, and the list of gradients.",
    )
    tests.close(actual[0], expected[0], f"penalty of {call}", **how)
    tests.that(
        isinstance(actual[1], tuple | list) and len(actual[1]) == len(expected[1]),
        f"The gradients of {call} must be a list of {len(expected[1])} arrays.",
        hint="One array for each array in weights.",
    )
    for number, (grad, right) in enumerate(zip(actual[1], expected[1], strict=True)):
        tests.close(grad, right, f"gradient {number} of {call}", **how)


tests = check.exercise("l2_penalty", l2_penalty)
small = [np.array([[1.0, -2.0]]), np.array([[3.0]])]
require_penalty(
    tests,
    tests.call(small, 0.1),
    (0.7, [np.array([[0.1, -0.2]]), np.array([[0.3]])]),
    "l2_penalty([[[1, -2]], [[3]]], 0.1)",
    hint="0.5 · 0.1 · (1 + 4 + 9) = 0.7. The square brings down a 2, which the 0.5 cancels: the gradient is 0.1 · W.",
)
l2_penalty(small, 0.1)
tests.that(
    np.array_equal(small[0], [[1.0, -2.0]]),
    "l2_penalty changed the arrays in weights; it must make new ones.",
    hint="`W *= strength` changes the net's own weights. Write `strength * W`.",
)
### BEGIN HIDDEN TESTS
import solutions.capacity

rng = check.rng("l2_penalty")
for shapes in [[(4, 3), (3, 2)], [(1, 5)], [(2, 2), (3,), (2, 1, 2)]]:
    for dtype in (np.float64, np.float32):
        weights = [rng.normal(size=shape).astype(dtype) for shape in shapes]
        for strength in (0.0, float(rng.uniform(0.01, 2))):
            require_penalty(
                tests,
                tests.call(weights, strength),
                solutions.capacity.l2_penalty(weights, strength),
                f"l2_penalty(weights, {strength:.3g}) for {len(shapes)} arrays",
                hint="All arrays count. The penalty is 0.5 · strength · sum of squares, the gradients are strength · W.",
                reveal=False,
                rtol=1e-4 if dtype == np.float32 else None,
            )
locked = [rng.normal(size=(3, 4)).T, rng.normal(size=(6, 2))[::2]]
for W in locked:
    W.flags.writeable = False
require_penalty(
    tests,
    tests.call(locked, 1),
    solutions.capacity.l2_penalty(locked, 1),
    "l2_penalty(weights, 1)",
    hint="The penalty is 0.5 · strength · sum of squares, the gradients are strength · W, as new arrays.",
    reveal=False,
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ### Exercise 5: a net with one hidden layer
#
# Put it all together: $H = \max(0, X W_1 + b_1)$, scores $= H W_2 + b_2$, then the loss, plus the penalty on $W_1$ and $W_2$. The biases are not penalised: they only shift, and do not
# make the function wild. On the way back, use what you know from lesson 02.
#
# <details><summary>Hint 1</summary>
# Backward, from the scores: dW2 = H.T @ dscores, db2 = column sums of dscores, dH = dscores @ W2.T. Then dZ = dH where Z > 0, and so on.
# </details>
# <details><summary>Hint 2</summary>
# The penalty's gradients are added to dW1 and dW2, and its value to the loss. Both, or your numerical gradient will not agree.
# </details>


# %% nbgrader={"grade_id": "two_layer_loss", "solution": true}
def two_layer_loss(params, X, y, l2=0.0):
    """The loss of a net with one hidden ReLU layer, and its gradients.

    Parameters
    ----------
    params : dict with W1 (D, H), b1 (H,), W2 (H, C), b2 (C,)
    X : (N, D) array
    y : (N,) array of class numbers
    l2 : strength of the penalty on W1 and W2

    Returns
    -------
    loss : float, the mean cross-entropy plus the penalty
    grads : dict with the names of params, each gradient of its parameter's shape
    """
    ### BEGIN SOLUTION
    import solutions.capacity

    return solutions.capacity.two_layer_loss(params, X, y, l2)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_two_layer_loss", "grade": true, "points": 5}
def random_net(rng, D, H, C, dtype):
    """Parameters of a net, all different from 0."""
    shapes = {"W1": (D, H), "b1": (H,), "W2": (H, C), "b2": (C,)}
    return {name: rng.normal(size=shape).astype(dtype) for name, shape in shapes.items()}


def require_loss_and_grads(tests, actual, expected, call, **how):
    """Check a loss, and its gradients name by name."""
    tests.that(
        isinstance(actual, tuple | list) and len(actual) == 2 and isinstance(actual[1], dict),
        f"{call} must return two values: the loss, and a dict of gradients.",
    )
    tests.close(actual[0], expected[0], f"the loss of {call}", **how)
    tests.that(
        set(actual[1]) == {"W1", "b1", "W2", "b2"},
        f"The gradients of {call} must have the names W1, b1, W2, b2; {sorted(actual[1])} came.",
    )
    for name in ("W2", "b2", "W1", "b1"):
        tests.close(actual[1][name], expected[1][name], f'grads["{name}"] of {call}', **how)


tests = check.exercise("two_layer_loss", two_layer_loss)
log2 = np.log(2.0)
net = {
    "W1": np.array([[1.0, -1.0], [0.0, 2.0]]),
    "b1": np.array([0.0, 1.0]),
    "W2": log2 * np.array([[2.0, 1.0], [0.0, 1.0]]),
    "b2": np.array([log2, 0.0]),
}
X, y = np.array([[1.0, -0.5], [-1.0, -0.5], [2.0, 1.0]]), np.array([0, 1, 1])
expected_grads = {
    "W1": log2 / 3 * np.array([[1.4, -1.1], [0.9, -0.55]]),
    "b1": log2 / 3 * np.array([0.6, -1.3]),
    "W2": np.array([[1.4, -1.4], [1.3, -1.3]]) / 3,
    "b2": np.array([1.1, -1.1]) / 3,
}
require_loss_and_grads(
    tests,
    tests.call(net, X, y),
    ((np.log(1 / 0.8) + np.log(1 / 0.5) + np.log(1 / 0.2)) / 3, expected_grads),
    "two_layer_loss(net, X, y)",
    hint="H is [[1, 0], [0, 1], [2, 1]], class 0 has the probabilities 0.8, 0.5, 0.8, and the right classes are "
    "0, 1, 1. dW2 = H.T @ dscores; dZ is dscores @ W2.T where Z > 0, else 0.",
)
expected_grads = {
    name: grad + 0.1 * net[name] * (name in ("W1", "W2")) for name, grad in expected_grads.items()
}
require_loss_and_grads(
    tests,
    tests.call(net, X, y, l2=0.1),
    (np.log(12.5) / 3 + 0.05 * (6 + 6 * log2**2), expected_grads),
    "two_layer_loss(net, X, y, l2=0.1)",
    hint="0.5 · 0.1 · (sum of squares of W1 and W2) is added to the loss, 0.1 · W to the gradients of W1 "
    "and W2. Biases have no penalty.",
)


def slopes(name, net, X, y, h=1e-5):
    """The central differences of your own loss for one parameter of the net."""
    slope = np.empty_like(net[name])
    for index in np.ndindex(slope.shape):
        losses = []
        for step in (h, -h):
            moved = net[name].copy()
            moved[index] += step
            losses.append(two_layer_loss(net | {name: moved}, X, y, l2=0.1)[0])
        slope[index] = (losses[0] - losses[1]) / (2 * h)
    return slope


rng = np.random.default_rng(0)
net = random_net(rng, 2, 3, 2, np.float64)
X, y = rng.normal(size=(4, 2)), np.array([0, 1, 1, 0])
_, grads = tests.call(net, X, y, l2=0.1)
for name in ("W2", "b2", "W1", "b1"):
    tests.close(
        grads[name],
        slopes(name, net, X, y),
        f'grads["{name}"], compared with the slope of your own loss,',
        hint="dH = dscores @ W2.T; dZ is dH where Z > 0, else 0; then dW1 = X.T @ dZ, and db1 sums dZ.",
        rtol=1e-4,
    )
### BEGIN HIDDEN TESTS
import solutions.capacity

rng = check.rng("two_layer_loss")
for N, D, H, C in [(6, 4, 5, 3), (1, 2, 3, 4), (4, 1, 6, 2), (5, 3, 1, 4)]:
    for dtype in (np.float64, np.float32):
        net = random_net(rng, D, H, C, dtype)
        X, y = rng.normal(size=(N, D)).astype(dtype), rng.integers(0, C, size=N)
        for l2 in (0.0, 0.3):
            require_loss_and_grads(
                tests,
                tests.call(net, X, y, l2=l2),
                solutions.capacity.two_layer_loss(net, X, y, l2),
                f"two_layer_loss(params, X, y, l2={l2}) for X {X.shape} and {H} hidden units",
                hint="dZ is dH where Z > 0, else 0. The penalty counts in the loss and in dW1 and dW2, "
                "not in the biases. Compare with numerical_gradient of lesson 00.",
                reveal=False,
                rtol=1e-4 if dtype == np.float32 else None,
            )
net = random_net(rng, 3, 4, 5, np.float64)
X, y = rng.integers(-2, 3, size=(16, 3))[::2], rng.integers(0, 5, size=8).astype(np.uint8)
for array in (X, y, *net.values()):
    array.flags.writeable = False
require_loss_and_grads(
    tests,
    tests.call(net, X, y, l2=1),
    solutions.capacity.two_layer_loss(net, X, y, 1),
    "two_layer_loss(params, X, y, l2=1) for X of whole numbers",
    hint="X may hold whole numbers; loss and gradients must be able to hold fractions.",
    reveal=False,
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ### Exercise 6: count the parameters
#
# To compare nets fairly, we need to know how large they are. A net with the *sizes* `[2, 50, 3]` has 2 inputs, a hidden layer of 50 units, and 3 scores. Count all weights **and** biases.


# %% nbgrader={"grade_id": "parameter_count", "solution": true}
def parameter_count(sizes):
    """The number of weights and biases of a fully connected net.

    Parameters
    ----------
    sizes : list of layer sizes: inputs, hidden layers, outputs

    Returns
    -------
    int
    """
    ### BEGIN SOLUTION
    import solutions.capacity

    return solutions.capacity.parameter_count(sizes)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_parameter_count", "grade": true, "points": 1}
tests = check.exercise("parameter_count", parameter_count)
tests.returns(
    23,
    [4, 3, 2],
    hint="4 · 3 weights and 3 biases, then 3 · 2 weights and 2 biases. Inputs have no biases.",
)
tests.returns(8, [3, 2], hint="No hidden layer: 3 · 2 weights and 2 biases.")
### BEGIN HIDDEN TESTS
import solutions.capacity

rng = check.rng("parameter_count")
for layers in (2, 3, 4, 6):
    tests.agrees(
        solutions.capacity.parameter_count,
        [int(size) for size in rng.integers(1, 60, size=layers)],
        hint="For each layer (inputs + 1) · outputs, added up over all layers.",
    )
tests.agrees(
    solutions.capacity.parameter_count,
    [3072, 500, 1, 10],
    hint="A large net, with a layer of a single unit: (inputs + 1) · outputs, layer by layer.",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ## A task that no straight line can do
#
# 300 points in a plane, on three arms of a spiral, 100 of each class. The whole training set is one batch, and each net takes 1,000 steps with a learning rate of 1.


# %%
@cache  # running a cell again costs nothing, as long as your function is the same
@training.on_one_thread
def train(two_layer_loss, hidden, seed, l2=0.0, points=100, steps=1_000, rate=1.0, **task):
    """Train a net on a spiral; return its parameters and its loss at the end, penalty excluded.

    seed is that of the first weights, points that of the spiral, and task describes the spiral.
    """
    X, y = spirals.spiral(rng=np.random.default_rng(points), **task)
    params = training.first_params((2, hidden, 3), np.random.default_rng(seed), last=1.0)
    for _ in range(steps):
        _, grads = two_layer_loss(params, X, y, l2)
        params = {name: params[name] - rate * grads[name] for name in params}
    return params, two_layer_loss(params, X, y)[0]


def classes(params, X):
    """The class with the highest score, (N,)."""
    return np.argmax(
        np.maximum(0, X @ params["W1"] + params["b1"]) @ params["W2"] + params["b2"], axis=1
    )


def accuracy(params, points=100, **task):
    """The share of a spiral's points that get the right class."""
    X, y = spirals.spiral(rng=np.random.default_rng(points), **task)
    return float(np.mean(classes(params, X) == y))


def regions(params, side=150):
    """The class of every point of the plane, (side, side)."""
    return classes(params, spirals.plane(side)).reshape(side, side)


# %% tags=["experiment"]
with experiments.using(two_layer_loss, parameter_count):
    X, y = spirals.spiral(np.random.default_rng(100))
    drawn = {}
    for hidden in (3, 10, 50):
        params, _ = train(two_layer_loss, hidden, seed=0)
        count = parameter_count([2, hidden, 3])
        drawn[f"{hidden} units, {count} parameters\n{accuracy(params):.0%} right"] = regions(params)
    plots.decision_boundaries(X, y, drawn, title="Three hidden units cannot bend enough; ten can")

# %% [markdown]
# **What you see.** A hidden ReLU unit adds one straight fold to the boundaries. With 3 units there are 3 folds, and that is too few for the spiral: **70 %** of the points are right
# (mean over 20 seeds; one of them is drawn). With 10 units **99 %**, with 50 **100 %**, and the boundary becomes smoother.
#
# ## Predict: twenty starts
#
# The figure shows one seed. Now the same nets from 20 different random starts each. How far apart do the *final losses* end, for 3 units and for 50?
#
# - **a** the large net spreads more: it has more ways to go wrong
# - **b** both spread the same
# - **c** the small net spreads more, and ends higher
# - **d** all trainings of one net end at the same loss

# %% nbgrader={"grade_id": "predict_spread", "solution": true}
# Your prediction: predict_spread = "a", "b", "c" or "d"
### BEGIN SOLUTION
predict_spread = "c"
### END SOLUTION

# %% nbgrader={"grade_id": "test_predict_spread", "grade": true, "points": 1}
tests = check.question("predict_spread", predict_spread, "abcd")
### BEGIN HIDDEN TESTS
tests.is_answered_by(
    "c",
    hint="With three units, each one must find its right place: one that lands badly cannot be replaced. "
    "What if there are fifty?",
)
### END HIDDEN TESTS
tests.done()


# %%
def trained(two_layer_loss, hidden, seeds=range(20), **options):
    """Nets from several seeds: a list of (params, final loss)."""
    return [
        train(two_layer_loss, hidden, seed, **options)
        for seed in tqdm(seeds, f"{hidden} hidden units", leave=False)
    ]


# %% tags=["experiment"]
with experiments.using(two_layer_loss):
    final = {
        f"{hidden} hidden units": np.array([loss for _, loss in trained(two_layer_loss, hidden)])
        for hidden in (3, 10, 50)
    }
    for name, losses in final.items():
        print(f"{name}: mean {losses.mean():.3f}, standard deviation {losses.std(ddof=1):.4f}")
    plots.final_losses(
        final, title="Small nets end high and far apart; large nets end low and close together"
    )

# %% [markdown]
# **What you see.** The three groups do not overlap. With 3 hidden units the final losses have a mean of **0.61** and a standard deviation of **0.16**; with 50 units the mean is **0.025**, and the
# standard deviation **0.0007** (20 seeds each). So the large net's loss is not only lower, it also hardly depends on the luck of the start. This is what Choromanska et al. (2015) found on
# images of handwritten digits. A *local minimum* is a place where no small step makes the loss smaller. In small nets many of them are bad, in large ones
# most are about equally good.
#
# To be fair: a lower loss leaves less room for a spread. Divide the standard deviation by the mean, and 3 units still have **0.26**, 50 units **0.03**. The claim holds on this scale too. And remember that these are *training* losses: they say that
# large nets are easier to train, and nothing yet about new points.

# %% [markdown]
# ## Do large nets overfit?
#
# A net *overfits* if it follows the noise in its training points, and so is worse on new points. Now a task in which the arms overlap: 50 points in each class and much more noise. (The arms wind less, so that it is not hopeless.) A net with 50 units has enough folds to go
# around single points. The usual advice from the days of small data was: then take a smaller net. Look at
# the other way: keep the 50 units, and make large weights expensive. Each net is tried on 3,000 *new* points as well.

# %%
NOISY = {"noise": 0.9, "per_class": 50, "turns": 0.4}


def right_shares(two_layer_loss, l2, seed):
    """The share of right answers of a net with 50 units on its noisy points, and on new ones."""
    params, _ = train(two_layer_loss, 50, seed, l2, points=seed, steps=2_000, **NOISY)
    return accuracy(params, points=seed, **NOISY), accuracy(
        params, points=99, **NOISY | {"per_class": 1_000}
    )


# %% tags=["experiment"]
with experiments.using(two_layer_loss, l2_penalty):
    X, y = spirals.spiral(rng=np.random.default_rng(0), **NOISY)
    drawn = {}
    for l2 in tqdm((0.0, 0.001, 0.01, 0.1), "L2 strengths", leave=False):
        params, _ = train(two_layer_loss, 50, 0, l2, points=0, steps=2_000, **NOISY)
        known, new = np.mean([right_shares(two_layer_loss, l2, seed) for seed in range(5)], axis=0)
        print(
            f"strength {l2:<5g}: {known:.0%} of the training points right, {new:.0%} of new points"
        )
        drawn[f"L2 strength {l2:g}"] = regions(params)
    plots.decision_boundaries(
        X, y, drawn, title="The stronger the penalty, the smoother the boundary", limit=1.2
    )

# %% [markdown]
# **What you see.** From left to right the boundary loses its corners. Without a penalty **81 %** of the training points are right, but only **71.0 %** of new points: the net has learnt some of the
# noise. With a strength of 0.001 it is **72.6 %** of new points: a little better, and the training points a little worse. That is the trade that regularisation makes. With 0.01 the boundary is too smooth, **66 %**, and with 0.1 the net has
# nearly given up (means over 5 seeds, each with points of its own).
#
# The gain is real but small, because two inputs leave little room to overfit, and it is not always there: on the clean spiral above, every one of these strengths does harm. So the strength has to be *found*, on data that were not trained on.
# What the penalty does give you is a knob that turns smoothly, while the number of units stays large and the training easy.

# %% [markdown]
# In the explorer each picture is a net trained anew, with your `two_layer_loss`. **Try this:** find the smallest number of hidden units that gets all points right. Then take 40 units, and raise the L2
# strength until the net gives up.

# %% tags=["experiment"]
explore.capacity(two_layer_loss=two_layer_loss)

# %% [markdown]
# ## Predict: does depth help?
#
# The theorem needs one hidden layer. Would the same number of parameters do better in two or three layers? For a fair comparison all three nets below have about 300 parameters, and all get the same
# 2,000 steps. The spiral winds twice as far here, so that the task is harder. Which net ends with the lowest loss?
#
# - **a** the one with a single wide layer
# - **b** all three end at about the same loss
# - **c** those with two or three layers, by a little (their loss is three quarters as large)
# - **d** those with two or three layers, by far (their loss is less than a tenth as large)

# %% nbgrader={"grade_id": "predict_depth", "solution": true}
# Your prediction: predict_depth = "a", "b", "c" or "d"
### BEGIN SOLUTION
predict_depth = "d"
### END SOLUTION

# %% nbgrader={"grade_id": "test_predict_depth", "grade": true, "points": 1}
tests = check.question("predict_depth", predict_depth, "abcd")
### BEGIN HIDDEN TESTS
tests.is_answered_by(
    "d",
    hint="Run the experiment and compare the lines of the means. The second layer folds what the first "
    "one has folded already: how many straight pieces can that give?",
)
### END HIDDEN TESTS
tests.done()


# %%
DEPTHS = {
    "1 hidden layer": (2, 50, 3),
    "2 hidden layers": (2, 14, 14, 3),
    "3 hidden layers": (2, 10, 10, 11, 3),
}


@cache
@training.on_one_thread
def train_deep(softmax_cross_entropy, sizes, seed, steps=2_000, rate=0.3, turns=1.5):
    """Train a ReLU net of any depth on the wound-up spiral; return its final loss."""
    X, y = spirals.spiral(np.random.default_rng(100), noise=0.1, turns=turns)
    params = training.first_params(sizes, np.random.default_rng(seed), last=1.0)
    last = len(sizes) - 1
    loss = np.inf
    for _ in range(steps):
        Hs = [X]
        for layer in range(1, last + 1):
            Z = Hs[-1] @ params[f"W{layer}"] + params[f"b{layer}"]
            Hs.append(Z if layer == last else np.maximum(0, Z))
        loss, dZ = softmax_cross_entropy(Hs[-1], y)
        for layer in range(last, 0, -1):
            dW, db = Hs[layer - 1].T @ dZ, dZ.sum(axis=0)
            dZ = (dZ @ params[f"W{layer}"].T) * (Hs[layer - 1] > 0)
            params[f"W{layer}"] = params[f"W{layer}"] - rate * dW
            params[f"b{layer}"] = params[f"b{layer}"] - rate * db
    return loss


# %% tags=["experiment"]
with experiments.using(softmax_cross_entropy, parameter_count):
    deep = {}
    for name, sizes in DEPTHS.items():
        seeds = tqdm(range(10), name, leave=False)
        losses = np.array([train_deep(softmax_cross_entropy, sizes, seed) for seed in seeds])
        deep[f"{name}: {parameter_count(sizes)} parameters"] = losses
    plots.final_losses(
        deep, title="With as many parameters, deeper nets fit the wound-up spiral far better"
    )

# %% [markdown]
# **What you see.** With one hidden layer the mean loss is **0.84**, with two **0.036**, with three **0.035** (10 seeds each): less than a tenth. The second layer folds a plane that the first one
# has folded already, so the folds multiply instead of adding up. From two to three layers the picture is mixed: most of the ten deepest nets are the best of all, but one got stuck near 0.3. Depth makes a net able to do more *and* harder to train; lessons 05 and 06
# are about the second half. (All nets got 2,000 steps and one learning rate. With many more steps, or many more units, one layer gets there as well: that is the theorem.)
#
# ## Explain
#
# **Question.** A classmate has few and noisy data, and proposes: "I take a net with 3 hidden units, then it cannot overfit." What do you advise instead, and why? Use what you saw in the figures of the 20 starts and of the L2 strengths. (Three to five sentences.)

# %% [markdown] nbgrader={"grade_id": "explain_capacity", "grade": true, "solution": true, "points": 3}
# ### BEGIN SOLUTION
# Take a larger net, and regularise it (L2, and later dropout), with the strength chosen on validation data. A net with 3 units is hard to train: where it ends depends on the luck of the start, and it may not be able to
# represent the boundary at all. The large net ends at nearly the same low loss from every start, and the penalty controls how smooth its boundary is: continuously, and without making the training hard.
#
# === BEGIN MARK SCHEME ===
# 1 point: a larger net with regularisation, in place of a small net.
# 1 point: small nets are harder to train (large spread of the final losses, bad minima) or cannot represent the function.
# 1 point: the strength of the penalty controls smoothness / overfitting, and is chosen on data that were not trained on.
# === END MARK SCHEME ===
# ### END SOLUTION

# %% [markdown]
# ## In practice
#
# - Do not choose a small net out of fear of overfitting. Choose one that is large enough, and regularise.
# - How strong? Try strengths on a logarithmic scale, and look at validation data ([lesson 07](../07_hyperparameters/hyperparameters.ipynb)).
# - Before you believe that one net is better than another, train each from several seeds.
# - More layers are worth a try at the same cost; but they are harder to train, and need good first weights ([lesson 05](../05_initialization/initialization.ipynb)).
#
# ## Summary
#
# - One hidden layer can approximate any continuous function: $2n$ sigmoid units make $n$ bumps, and the error falls as $1/n$.
# - That is about representing. It promises neither that training finds it nor that it holds for new points, and in many dimensions the bumps are far too many.
# - Softmax with cross-entropy: subtract the largest score, and take the logarithm by hand.
# - Large nets end at similar, low losses; small ones depend on their start.
# - Regularisation, not size, is the knob against overfitting.
#
# **Sources.** G. Cybenko, *Approximation by Superpositions of a Sigmoidal Function* (1989). K. Hornik, M. Stinchcombe, H. White, *Multilayer Feedforward Networks Are Universal Approximators* (1989).
# M. Nielsen, *Neural Networks and Deep Learning* (2015), chapter 4: the bumps. CS231n, course notes "Neural Networks Part 1", section "Setting number of layers and their sizes" (Stanford).
# A. Choromanska et al., *The Loss Surfaces of Multilayer Networks* (2015): small and large nets.
#
# **Next:** [lesson 04](../04_preprocessing/preprocessing.ipynb) turns to the data: what to subtract and divide before a net sees them.
