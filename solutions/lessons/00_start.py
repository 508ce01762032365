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
# # Lesson 00: Start here
#
# Welcome. In this course you build the parts of a neural network yourself, in plain NumPy, and
# you *see* what each part does. Every lesson has the same rhythm:
#
# 1. **A claim.** For example: "a sigmoid lets almost no gradient through".
# 2. **You write it.** A few lines of NumPy, in a cell that waits for your code.
# 3. **You see it.** Figures are drawn by *your* functions. If your function is wrong, the picture is wrong.
# 4. **What to do in practice**, in a short summary.
#
# In this lesson you
#
# - learn how the course works, and check that your computer is ready,
# - build a tool that will find most of your mistakes in all later lessons: a gradient that needs no
#   calculus.
#
# Time: about 30 minutes. You need Python, a little NumPy (arrays, shapes, broadcasting), and the idea of
# a derivative.

# %% [markdown]
# ## How to work
#
# A notebook is a list of *cells*. Click a cell and press **Shift + Enter** to run it. Run the cells
# from top to bottom; a later cell uses what an earlier one made.
#
# There are four kinds of cells:
#
# | cell | what you do |
# |---|---|
# | text, like this one | read |
# | code that is complete | run it, look at what comes out |
# | code with `raise NotImplementedError()` | **replace that line by your own code**, then run |
# | a test, right below your code | run it; it tells you what is right and what is not |
#
# If a test fails, read its message from the top: it says what was called, what came, what was
# expected, and often a hint. Change your code, run your cell again, run the test again. You can do
# this as often as you like; nothing is counted until you hand in.
#
# *Run All* stops at a test that fails. You can go on without mending it: click the cell below it, and choose *Run → Run
# Selected Cell and All Below*. A figure that needs the wrong function says so.
#
# The tests that you see are only a part. When you hand in, more tests run on new numbers. So a
# function that only gives the right answer for the visible numbers does not pass.
#
# **To hand in:** save the notebook (Ctrl + S), choose *Kernel → Restart Kernel and Run All Cells* once to
# see that it runs from the top, and submit it as your instructor told you. Do not rename the file, and
# do not delete the test cells.

# %% [markdown]
# ## Is your computer ready?
#
# Run the next cell. It imports NumPy and `lab`, the small package of this course that draws the
# figures and checks your answers. If it ends with a line of version numbers, all is well.

# %%
import sys

sys.path.append("..")  # the package `lab` lies one folder up, beside the lessons

import numpy as np

from lab import check, datasets, plots

print(f"Python {sys.version.split()[0]}, NumPy {np.__version__}")

# %% [markdown]
# Neural networks need data. Most lessons use small colour pictures (*images*) of ten kinds (*classes*). The
# next cell takes the best set that is on this computer: **CIFAR-10** (60,000 pictures of animals and vehicles)
# if somebody has put it there, else **photos10**, a set that is cut from ten photographs and needs
# no internet. Both have the same shapes, so every lesson works with both.

# %% tags=["experiment"]
images = datasets.load()
print(images)

# %% [markdown]
# A picture is an array of whole numbers from 0 to 255: 32 rows, 32 columns, 3 colours. A *batch* of N
# pictures has the shape (N, 32, 32, 3). Throughout the course the first axis counts the *examples*. The *label* of a
# picture is the number of its class.
#
# The pictures come in three parts. Networks learn from the **training** pictures. The **validation** pictures help you to
# choose between networks. The **test** pictures are for the very end: how good is the network on new pictures?

# %% tags=["experiment"]
print("training pictures:", images.train_images.shape, images.train_images.dtype)
print("their labels:     ", images.train_labels.shape, "for example", images.train_labels[:5])
plots.image_grid(images.train_images, images.train_labels, images.class_names)

# %% [markdown]
# ## Exercise 1: are two arrays nearly equal?
#
# Computers round. `0.1 + 0.2 == 0.3` is `False` in Python. So to compare two results we ask how large
# their difference is, *compared with the numbers themselves*. For two numbers $a$ and $b$ we use
#
# $$\text{relative error} = \frac{|a - b|}{\max(10^{-8},\ |a| + |b|)}$$
#
# It is 0 if they are equal, and 1 if one is zero or the signs differ. The $10^{-8}$ only keeps us from
# dividing by zero. For two arrays we take the **largest** relative error of all entries.
#
# <details><summary>Hint 1</summary>
# <code>np.abs</code>, <code>np.maximum</code> and division all work on whole arrays: no loop is needed.
# </details>
# <details><summary>Hint 2</summary>
# <code>np.maximum(p, q)</code> is the larger of two, entry by entry. <code>np.max(p)</code> is the largest entry of one array. You need both.
# </details>


# %% nbgrader={"grade_id": "relative_error", "solution": true}
def relative_error(a, b):
    """The largest relative difference between two arrays.

    Parameters
    ----------
    a, b : arrays of one shape (or two numbers)

    Returns
    -------
    float
        The maximum over the entries of |a - b| / max(1e-8, |a| + |b|).
    """
    ### BEGIN SOLUTION
    import solutions.start

    return solutions.start.relative_error(a, b)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_relative_error", "grade": true, "points": 2}
tests = check.exercise("relative_error", relative_error)
tests.returns(0.0, np.array([1.0, 2.0]), np.array([1.0, 2.0]), hint="Equal arrays differ by 0.")
tests.returns(
    0.2,
    np.array([4.0, 33.0, 99.0]),
    np.array([6.0, 27.0, 101.0]),
    hint="|4 - 6| / (4 + 6) = 0.2 is the largest of three. Not their mean, not their sum.",
)
tests.returns(
    1.0,
    np.array([-3.0]),
    np.array([2.0]),
    hint="|a| + |b| is not |a + b|: take the absolute values first.",
)
### BEGIN HIDDEN TESTS
import solutions.start

rng = check.rng("relative_error")
for a in check.elementwise_inputs(rng):
    tests.agrees(
        solutions.start.relative_error,
        a,
        a * rng.uniform(0.4, 0.9, size=np.shape(a)),
        hint="Take the absolute values first, then divide entry by entry, then take the largest.",
    )
    tests.agrees(
        solutions.start.relative_error,
        a,
        rng.normal(size=np.shape(a)),
        hint="The difference is divided by |a| + |b|, not by one of them.",
    )
a = rng.normal(size=(5, 4))
tests.agrees(
    solutions.start.relative_error,
    a,
    a * (1 + 1e-3 * rng.uniform(0.5, 1.0, size=a.shape)),
    hint="The difference is divided by |a| + |b|, not by one of them.",
)
tests.returns(0.0, np.zeros(3), np.zeros(3), hint="0 / max(1e-8, 0) is 0, without a NaN.")
tests.agrees(
    solutions.start.relative_error,
    np.array([0.0, 1e-9]),
    np.array([0.0, 3e-9]),
    hint="Below 1e-8 the divisor is 1e-8: max(1e-8, |a| + |b|).",
)
tests.agrees(solutions.start.relative_error, 3.0, 5.0, hint="Two plain numbers work too.")
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ## A gradient without calculus
#
# To train a network we need the *gradient* of a function $f(x)$: for each entry $x_i$ of the array $x$,
# how fast $f$ grows when only $x_i$ grows. Later you will derive gradients with calculus, and calculus
# is where mistakes happen. So we want a second way to the same number, to compare with.
#
# The idea: step a little to the right, step a little to the left, and divide the rise by the run.
#
# $$\frac{\partial f}{\partial x_i} \approx \frac{f(x + h\,e_i) - f(x - h\,e_i)}{2h}$$
#
# Here $e_i$ is 1 at entry $i$ and 0 elsewhere, and $h$ is a small number, the *step*. This is called
# the **central difference**. It is slow (two calls of $f$ for each entry), so nobody trains with it.
# It is used to *check* the quick gradient.
#
# ## Exercise 2: the numerical gradient
#
# `f` takes an array of the same shape as `x` and returns one number. `x` can have any shape.
#
# <details><summary>Hint 1</summary>
# <code>for index in np.ndindex(x.shape):</code> runs through all entries, whatever the shape. Then <code>x[index]</code> is one number.
# </details>
# <details><summary>Hint 2</summary>
# Change one entry of a copy, call <code>f</code>, change it to the other side, call <code>f</code> again, and put it back before you go on to the next entry.
# </details>


# %% nbgrader={"grade_id": "numerical_gradient", "solution": true}
def numerical_gradient(f, x, h=1e-5):
    """The gradient of f at x, by central differences.

    Parameters
    ----------
    f : function that takes an array of x's shape and returns a number
    x : float64 array of any shape; after the call it is as it was before
    h : the step

    Returns
    -------
    array of x's shape
        Entry i is (f(x + h e_i) - f(x - h e_i)) / (2 h).
    """
    ### BEGIN SOLUTION
    import solutions.start

    return solutions.start.numerical_gradient(f, x, h)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_numerical_gradient", "grade": true, "points": 3}
def sum_of_squares(x):
    return np.sum(x**2)


def product(x):
    return x[0] * x[1]


tests = check.exercise("numerical_gradient", numerical_gradient)
tests.returns(
    np.array([2.0, -4.0, 6.0]),
    sum_of_squares,
    np.array([1.0, -2.0, 3.0]),
    hint="The gradient of x1² + x2² + x3² is (2 x1, 2 x2, 2 x3). Take f(x + h) - f(x - h), "
    "divide by 2h, and put each entry back before you change the next one.",
)
tests.returns(
    np.array([[0.0, 2.0], [4.0, 6.0]]),
    sum_of_squares,
    np.array([[0.0, 1.0], [2.0, 3.0]]),
    hint="The result has the shape of x; np.ndindex(x.shape) visits each entry of any shape.",
)
tests.returns(
    np.array([3.0, 2.0]),
    product,
    np.array([2.0, 3.0]),
    h=0.5,
    hint="The gradient of x1 · x2 is (x2, x1). Only one entry may differ from x at a time: put each back.",
)
### BEGIN HIDDEN TESTS
import solutions.start

rng = check.rng("numerical_gradient")
for shape in [(1,), (5,), (3, 2), (2, 2, 3)]:
    weights = rng.normal(size=shape)

    def sine_of_weighted(x, weights=weights):
        return np.sum(np.sin(x) * weights)

    point = rng.normal(size=shape)
    tests.close(
        tests.call(sine_of_weighted, point),
        np.cos(point) * weights,
        f"numerical_gradient(f, x) for x of shape {shape}",
        hint="Each entry has a derivative of its own.",
        reveal=False,
        rtol=1e-5,
    )


def cubic(x):
    return np.sum(x**3)


def cube_of_weighted_sum(x):
    return float(x @ slopes) ** 3


slopes = np.array([1.0, -2.0, 0.5, 3.0])
point = rng.uniform(0.5, 1.0, size=4)
tests.close(
    tests.call(cubic, point, h=0.1),
    3 * point**2 + 0.1**2,
    "numerical_gradient(f, x, h=0.1) for f = sum of x³",
    hint="Use the given h, and the difference of both sides: f(x + h) - f(x - h), not f(x + h) - f(x).",
    reveal=False,
)
tests.close(
    tests.call(cube_of_weighted_sum, point, h=0.1),
    3 * (point @ slopes) ** 2 * slopes + slopes**3 * 0.1**2,
    "numerical_gradient(f, x, h=0.1) for f = (sum of weights · x)³",
    hint="Only one entry may differ from x at a time: put each back before you change the next one.",
    reveal=False,
)
tests.close(
    tests.call(cubic, np.zeros(3)),
    np.full(3, 1e-5**2),
    "numerical_gradient(f, x) for f = sum of x³ and x = 0, where the formula gives h²",
    hint="The default step is h = 1e-5.",
    reveal=False,
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ## Predict: how small should the step be?
#
# The formula is exact only for $h \to 0$. So is a smaller step always better? **First predict, then run.**
# You learn more from a wrong prediction that you made than from a right one that you only read.
#
# We take $f(x) = \sum_i \sin x_i$, whose gradient is $\cos x_i$, and make the step one hundred thousand
# times smaller: $h = 10^{-10}$ in place of $h = 10^{-5}$. The error of the numerical gradient then becomes
#
# - **a** about a hundred thousand times smaller
# - **b** about ten times smaller
# - **c** the same
# - **d** much larger
#
# In the next cell, replace the last line by your choice, for example `predict_step_size = "a"`.

# %% nbgrader={"grade_id": "predict_step_size", "solution": true}
# Your prediction: predict_step_size = "a", "b", "c" or "d"
### BEGIN SOLUTION
predict_step_size = "d"
### END SOLUTION

# %% nbgrader={"grade_id": "test_predict_step_size", "grade": true, "points": 1}
tests = check.question("predict_step_size", predict_step_size, "abcd")
### BEGIN HIDDEN TESTS
tests.is_answered_by(
    "d",
    hint="Run the experiment and read the figure at h = 1e-10. f(x + h) and f(x - h) are then "
    "nearly equal, and their difference keeps only the rounding.",
)
### END HIDDEN TESTS
tests.done()


# %% [markdown]
# Now run the experiment. It also tries the simpler *forward difference*, $(f(x + h) - f(x)) / h$.


# %% tags=["experiment"]
def sum_of_sines(x):
    return np.sum(np.sin(x))


def forward_difference(f, x, h):
    """The gradient of f at x (N,), by steps to the right only."""
    return np.array([(f(x + h * e) - f(x)) / h for e in np.eye(len(x))])


def error_of(gradient, step, seed=0):
    """The relative error of a numerical gradient of sum_of_sines at a random point."""
    x = np.random.default_rng(seed).uniform(0.2, 1.2, size=10)
    return relative_error(gradient(sum_of_sines, x, step), np.cos(x))


steps = 10.0 ** np.arange(-13, 0.5, 0.5)
plots.step_size_error(
    steps,
    {
        "central difference": np.array([error_of(numerical_gradient, h) for h in steps]),
        "forward difference": np.array([error_of(forward_difference, h) for h in steps]),
    },
)

# %% [markdown]
# **What you see.** Both axes are logarithmic: equal distances are equal *factors*. Both curves are a V.
#
# - On the **right** side the step is too large: the formula itself is wrong. The central difference
#   falls with $h^2$ (two decades down for one decade left; a *decade* is a factor of 10), the forward
#   difference only with $h$.
# - On the **left** side the step is too small. A float64 number keeps about 16 digits. $f(x+h)$ and
#   $f(x-h)$ agree in nearly all of them, and when we subtract, only the rounded last digits remain.
#   Dividing by a tiny $2h$ makes this rounding large.
#
# With the central difference the error at $h = 10^{-5}$ is about $4 \cdot 10^{-11}$; at $h = 10^{-10}$
# it is about $4 \cdot 10^{-6}$, one hundred thousand times *larger* (means over 20 random points).
# That is why `h=1e-5` is the default, and why a relative error below about $10^{-7}$ means "your gradient
# is right" in float64.

# %% [markdown]
# ## Explain
#
# Write your answer in the next cell (double-click it). A person reads it, so write for a person; two or
# three sentences are enough.
#
# **Question.** A friend computes numerical gradients with `h = 1e-12` "to be as exact as possible", and
# finds that they differ from the exact gradient in the fourth digit. What would you tell your friend?

# %% [markdown] nbgrader={"grade_id": "explain_step_size", "grade": true, "solution": true, "points": 2}
# ### BEGIN SOLUTION
# With so small a step, f(x + h) and f(x - h) agree in almost all of their 16 digits. Their difference
# keeps only the rounded last ones, and dividing by 2h makes this rounding error large. A step near 1e-5
# balances the two errors for the central difference.
#
# === BEGIN MARK SCHEME ===
# 1 point: names rounding (cancellation of nearly equal numbers) as the cause.
# 1 point: says that a larger step, near 1e-5, is better, or that there is a best step between two errors.
# === END MARK SCHEME ===
# ### END SOLUTION

# %% [markdown]
# ## Summary
#
# - Run from top to bottom; replace `raise NotImplementedError()`; run the test; read its message.
# - Compare floating-point results by their **relative error**, never with `==`.
# - The **central difference** gives a gradient without calculus. It is slow, so use it to check, not to train.
# - The step has a best size, near $10^{-5}$ for float64. Smaller is not better.
#
# **Sources.** CS231n, *Convolutional Neural Networks for Visual Recognition*, course notes "Neural Networks
# Part 3", section "Gradient checks" (Stanford). W. H. Press et al., *Numerical Recipes*, 3rd edition (2007),
# section 5.7 "Numerical Derivatives". A. Krizhevsky, *Learning Multiple Layers of Features from Tiny
# Images* (2009), for CIFAR-10.
#
# **Next:** [Lesson 01](../01_activations/activations.ipynb) asks what happens to a gradient on its way
# through a network, and why the choice of one small function decides whether a deep network learns at all.
