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
# # Lesson 01: Activation functions and saturation
#
# A layer of a network multiplies its input by weights, adds biases, and then applies a simple function
# to every number: the *activation function*. (Each of a layer's output numbers comes from one *unit*, also called
# *neuron*.) The activation function looks like a detail. It is not: with one choice a deep
# network learns, with another, layer 1 hears nothing of the loss at all.
#
# In this lesson you
#
# - write six activation functions and their derivatives,
# - see how a flat curve stops a gradient (*saturation*), and measure it in a stack of ten layers,
# - see why outputs that are all positive make gradient descent walk in a zig-zag,
# - measure what `exp` really costs, and end with a rule for practice.
#
# Time: about 90 minutes. From [lesson 00](../00_start/start.ipynb) you need only the way of working.

# %%
import sys
import timeit

sys.path.append("..")  # the package `lab` lies one folder up, beside the lessons

import numpy as np

from lab import check, explore, plots, training

# %% [markdown]
# ## Why a network needs a curve
#
# Without activation functions, two layers are no better than one: $(X W_1)\,W_2 = X\,(W_1 W_2)$, and
# $W_1 W_2$ is just another matrix. A hundred such layers still make one straight map. A function that
# *bends* between the layers is what makes depth worth having.
#
# For training, we need one thing more. The *loss* $L$ is one number that says how wrong the network is. *Gradient
# descent* makes it smaller step by step: from each weight it subtracts the *learning rate* times the gradient of $L$ with
# respect to that weight. To find these gradients, we go through the network backwards, from the loss to
# layer 1. At each activation the gradient is multiplied by the function's derivative, $f'(x)$. The derivative at
# the point where we are is called the **local gradient**; what comes from above is the **upstream gradient**:
#
# $$\underbrace{\frac{\partial L}{\partial x}}_{\text{goes on down}} = \underbrace{\frac{\partial L}{\partial f}}_{\text{upstream gradient}} \cdot \underbrace{f'(x)}_{\text{local gradient}}$$
#
# So look at two things in every activation function: its shape, **and where its derivative is zero**.

# %% [markdown]
# ## The sigmoid
#
# For decades the standard choice was the sigmoid. It squeezes any number into the range from 0 to 1:
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}}$$
#
# ### Exercise 1: sigmoid
#
# Write it so that it works for **every** number. The formula as it stands computes $e^{-x}$; for
# $x = -1000$ that is $e^{1000}$, too large for a computer (*overflow*), and NumPy gives a warning. In
# this exercise a warning counts as an error. The trick: for negative $x$ use the equal form
# $\sigma(x) = e^{x} / (1 + e^{x})$, whose exponent is not positive either.
#
# In all functions of one `x` in this lesson, `x` is a number or an array of any shape; the entries may be
# float64, float32 or whole numbers.
#
# <details><summary>Hint 1</summary>
# <code>np.where(c, p, q)</code> chooses between two arrays, but it computes <b>both</b> of them first. So the exponent must be safe in both.
# </details>
# <details><summary>Hint 2</summary>
# <code>e = np.exp(-np.abs(x))</code> is never larger than 1. For x ≥ 0 the sigmoid is 1 / (1 + e), for x < 0 it is e / (1 + e).
# </details>


# %% nbgrader={"grade_id": "sigmoid", "solution": true}
def sigmoid(x):
    """The sigmoid of every entry of x, without overflow and without a warning.

    Parameters
    ----------
    x : number or array of any shape, with entries from -1e4 to 1e4

    Returns
    -------
    array of x's shape
        1 / (1 + exp(-x)).
    """
    ### BEGIN SOLUTION
    import solutions.activations

    return solutions.activations.sigmoid(x)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_sigmoid", "grade": true, "points": 3}
tests = check.exercise("sigmoid", sigmoid)
tests.returns(0.5, 0.0, hint="exp(0) = 1, so sigmoid(0) = 1 / 2.")
tests.returns(
    np.array([0.1, 0.5, 0.9]),
    np.log(np.array([1 / 9, 1.0, 9.0])),
    hint="Check the sign in the exponent: the sigmoid grows from 0 on the left to 1 on the right.",
)
tests.returns(
    np.array([0.0, 1.0]),
    np.array([-1e4, 1e4]),
    silent=True,
    hint="exp of a large positive number overflows, also in the part that np.where does not choose.",
)
### BEGIN HIDDEN TESTS
import solutions.activations

rng = check.rng("sigmoid")
for x in check.elementwise_inputs(rng):
    tests.agrees(
        solutions.activations.sigmoid, x, silent=True, hint="1 / (1 + exp(-x)), entry by entry."
    )
for x in (
    rng.uniform(-1e4, 1e4, size=(5, 4)),
    rng.uniform(-1e4, 1e4, size=6).astype(np.float32),
    np.array([-9000, -1, 0, 1, 9000]),
    -1e4,
    1e4,
):
    tests.agrees(
        solutions.activations.sigmoid,
        x,
        silent=True,
        hint="For large |x| only exp(-|x|) is safe: 1 / (1 + e) on the right, e / (1 + e) on the left.",
    )
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ### Exercise 2: the sigmoid's derivative
#
# With a little calculus the derivative becomes a product of values that you already have:
#
# $$\sigma'(x) = \sigma(x)\,\bigl(1 - \sigma(x)\bigr)$$
#
# It is largest in the middle: $\sigma'(0) = \tfrac12 \cdot \tfrac12 = 0.25$. Keep this number in mind.
#
# All `_grad` functions in this lesson take the **input** $x$ of the activation, not its output.


# %% nbgrader={"grade_id": "sigmoid_grad", "solution": true}
def sigmoid_grad(x):
    """The derivative of the sigmoid at every entry of x (any shape); at most 0.25."""
    ### BEGIN SOLUTION
    import solutions.activations

    return solutions.activations.sigmoid_grad(x)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_sigmoid_grad", "grade": true, "points": 2}
tests = check.exercise("sigmoid_grad", sigmoid_grad)
tests.returns(
    np.array([0.09, 0.25, 0.16]),
    np.log(np.array([1 / 9, 1.0, 4.0])),
    hint="x is the input. Take s = sigmoid(x) first, then s (1 - s); x (1 - x) is something else.",
)
tests.returns(0.25, 0.0, hint="sigmoid(0) (1 - sigmoid(0)) = 0.5 · 0.5.")
### BEGIN HIDDEN TESTS
import solutions.activations

rng = check.rng("sigmoid_grad")
for x in [*check.elementwise_inputs(rng), np.array([-1e4, -800.0, 0.0, 800.0, 1e4])]:
    tests.agrees(
        solutions.activations.sigmoid_grad,
        x,
        hint="s (1 - s) with s = sigmoid(x), entry by entry; far from 0 it is 0, never NaN.",
    )
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ### Exercise 3: the derivative of tanh
#
# The hyperbolic tangent, `np.tanh`, has the same S shape, but runs from -1 to 1. It is a sigmoid in
# other units: $\tanh(x) = 2\,\sigma(2x) - 1$. Its derivative is
#
# $$\tanh'(x) = 1 - \tanh^2(x)$$


# %% nbgrader={"grade_id": "tanh_grad", "solution": true}
def tanh_grad(x):
    """The derivative of tanh at every entry of x (any shape); at most 1."""
    ### BEGIN SOLUTION
    import solutions.activations

    return solutions.activations.tanh_grad(x)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_tanh_grad", "grade": true, "points": 1}
tests = check.exercise("tanh_grad", tanh_grad)
tests.returns(
    np.array([0.64, 1.0, 0.36]),
    np.arctanh(np.array([-0.6, 0.0, 0.8])),
    hint="1 - tanh(x)²: the square belongs to tanh(x), and x is the input.",
)
tests.returns(1.0, 0.0, hint="tanh(0) = 0, so the derivative is 1 - 0² = 1.")
### BEGIN HIDDEN TESTS
import solutions.activations

rng = check.rng("tanh_grad")
for x in [*check.elementwise_inputs(rng, spread=1.5), np.array([-1e4, 0.0, 1e4])]:
    tests.agrees(solutions.activations.tanh_grad, x, hint="1 - tanh(x)², entry by entry.")
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ## Saturation
#
# Far from zero the sigmoid is flat: a change of the input hardly changes the output. We say the neuron is
# **saturated**. Its local gradient is nearly 0, so nearly no gradient passes, whatever comes from above.
#
# ### Exercise 4: measure it
#
# We call an entry saturated if its local gradient is smaller than a threshold, in absolute value.
# Return the **share** of such entries: a number from 0 to 1.


# %% nbgrader={"grade_id": "saturated_fraction", "solution": true}
def saturated_fraction(grad, threshold=0.01):
    """The share of saturated entries.

    Parameters
    ----------
    grad : array of local gradients, any shape
    threshold : an entry is saturated if |entry| < threshold

    Returns
    -------
    float
        From 0.0 (none) to 1.0 (all).
    """
    ### BEGIN SOLUTION
    import solutions.activations

    return solutions.activations.saturated_fraction(grad, threshold)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_saturated_fraction", "grade": true, "points": 1}
tests = check.exercise("saturated_fraction", saturated_fraction)
tests.returns(
    0.4,
    np.array([[0.2, -0.3, 0.008, 0.0, 0.1], [-0.004, 0.015, 0.2, 0.001, 0.2]]),
    hint="Four of ten entries are below 0.01: 0.008, 0, -0.004 and 0.001. -0.3 is far from 0. Return the share, "
    "0.4, not the count or a percentage.",
)
tests.returns(
    0.75,
    np.array([0.2, -0.3, 0.0, -0.1]),
    threshold=0.25,
    hint="Use the given threshold, 0.25, and absolute values.",
)
### BEGIN HIDDEN TESTS
import solutions.activations

rng = check.rng("saturated_fraction")
for shape in [(9,), (4, 5), (2, 3, 4)]:
    tests.agrees(
        solutions.activations.saturated_fraction,
        rng.normal(size=shape) * rng.choice([1.0, 1e-4], size=shape),
        hint="The mean of |grad| < threshold over all entries, one number.",
    )
    tests.agrees(
        solutions.activations.saturated_fraction,
        rng.normal(size=shape),
        threshold=float(rng.uniform(0.3, 1.0)),
        hint="Use the given threshold, and absolute values.",
    )
tests.returns(0.0, np.ones((3, 2)), hint="No entry is small here.")
tests.returns(1.0, np.zeros(4), hint="All entries are 0, so all are saturated.")
tests.returns(
    0.5,
    np.array([0.5, -0.5, 0.25, 0.0]),
    threshold=0.5,
    hint="An entry is saturated if it is smaller than the threshold: 0.5 is not smaller than 0.5.",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# Now look. In light blue: inputs drawn from a bell curve (mean 0) of growing spread. The figure uses your
# three functions.

# %% tags=["experiment"]
plots.saturation(sigmoid, sigmoid_grad, saturated_fraction)

# %% [markdown]
# **What you see.** With a spread of 0.5 no input is saturated, with a spread of 8 more than half of
# them are: 57 %. And remember what the spread is: the input of a neuron is a sum of weights times inputs. *Weights
# that are too large saturate a sigmoid before training has begun.* How large is right? That is the question
# of [lesson 05](../05_initialization/initialization.ipynb).

# %% [markdown]
# Now with your own hands. Choose the function, then move the sliders (click one, or press Tab; the arrow keys work too). Grey is
# where the curve is flat. **Try this:** at which spread is half of the sigmoid's input saturated? Is tanh better or worse there?
# And which mean does the most harm to inputs of a small spread?

# %% tags=["experiment"]
explore.activations(
    sigmoid=sigmoid,
    sigmoid_grad=sigmoid_grad,
    tanh_grad=tanh_grad,
    saturated_fraction=saturated_fraction,
)

# %% [markdown]
# ## Predict: a gradient on its way through ten layers
#
# Ten layers of 200 neurons, each followed by a sigmoid. The weights are random, of a sensible size, so that no
# layer is saturated at first. From the loss, a gradient of size 1 enters at layer 10. What size does the
# gradient have when it reaches layer 1?
#
# - **a** about 1
# - **b** about 1/10
# - **c** about 1/1,000
# - **d** less than 1/100,000
#
# Replace the last line of the next cell by your choice. (A hint for those who like to compute: what is the
# largest value of $\sigma'$, and how often is the gradient multiplied by it?)

# %% nbgrader={"grade_id": "predict_gradient_at_layer_1", "solution": true}
# Your prediction: predict_gradient_at_layer_1 = "a", "b", "c" or "d"
### BEGIN SOLUTION
predict_gradient_at_layer_1 = "d"
### END SOLUTION

# %% nbgrader={"grade_id": "test_predict_gradient_at_layer_1", "grade": true, "points": 1}
tests = check.question("predict_gradient_at_layer_1", predict_gradient_at_layer_1, "abcd")
### BEGIN HIDDEN TESTS
tests.is_answered_by(
    "d",
    hint="On the way from layer 10 to layer 1 the gradient is multiplied nine times by a local "
    "gradient of at most 0.25. Compute 0.25 to the power of 9.",
)
### END HIDDEN TESTS
tests.done()


# %% [markdown]
# The experiment: forward through the stack, then backward. The size of a gradient is its root mean square.
# Each function gets weights of the scale that suits it (`gain`; lesson 05 explains why ReLU needs $\sqrt 2$). All is
# repeated with five *seeds*: from each seed the random numbers are drawn anew.


# %% tags=["experiment"]
def gradient_at_each_layer(activation, activation_grad, rng, gain=1.0, depth=10, width=200):
    """The size of the gradient with respect to each layer's output, (depth,), layer 1 first."""
    h = rng.standard_normal((100, width))
    layers = []
    for _ in range(depth):
        W = gain * rng.standard_normal((width, width)) / np.sqrt(width)
        z = h @ W
        h = activation(z)
        layers.append((W, z))

    dh = rng.standard_normal(h.shape)  # what comes from the loss: size 1
    sizes = []
    for W, z in reversed(layers):
        sizes.append(np.sqrt(np.mean(dh**2)))
        dz = dh * activation_grad(z)  # the local gradient
        dh = dz @ W.T
    return np.array(sizes[::-1])


def repeated(activation, activation_grad, gain=1.0, seeds=range(5)):
    """The same for several seeds: (len(seeds), depth)."""
    return np.array(
        [
            gradient_at_each_layer(activation, activation_grad, np.random.default_rng(seed), gain)
            for seed in seeds
        ]
    )


plots.gradient_by_layer(
    {
        "sigmoid": repeated(sigmoid, sigmoid_grad),
        "tanh": repeated(np.tanh, tanh_grad),
        "ReLU": repeated(lambda x: np.maximum(0, x), lambda x: (x > 0) * 1.0, gain=np.sqrt(2)),
    }
)

# %% [markdown]
# **What you see.** The vertical axis is logarithmic: a straight line down to the left means that the
# gradient is divided by the same factor at every layer. For the sigmoid the factor is a little more than 4 (it cannot be less,
# as $\sigma' \le 0.25$), and of a gradient of size 1 only
# **about 2 millionths** ($2.2 \cdot 10^{-6}$, mean over 5 seeds) reach layer 1. Its weights hardly move: the first layer of a
# deep sigmoid network does not learn. This is the *vanishing gradient* (Hochreiter, 1991).
#
# The gradient of tanh falls to **0.39**, because $\tanh'(0) = 1$: a factor of 4 gained at every layer. That of ReLU arrives
# **as large as it was** (1.0): where a ReLU is active, its local gradient is exactly 1.

# %% [markdown]
# ## The rectifier and its relatives
#
# The remedy is surprisingly plain: a function that does not saturate on the right at all. Write the next
# six functions one after another; each takes one or two lines.
#
# ### Exercises 5 and 6: ReLU
#
# The *rectified linear unit* passes what is positive and blocks the rest: $\operatorname{relu}(x) = \max(0, x)$.
# At $x = 0$ it has a corner, so it has no derivative there; we agree on 0.


# %% nbgrader={"grade_id": "relu", "solution": true}
def relu(x):
    """max(0, x) for every entry of x (any shape)."""
    ### BEGIN SOLUTION
    import solutions.activations

    return solutions.activations.relu(x)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_relu", "grade": true, "points": 1}
tests = check.exercise("relu", relu)
tests.returns(
    np.array([0.0, 0.0, 0.5, 7.5]),
    np.array([-3.0, 0.0, 0.5, 7.5]),
    hint="Negative entries become 0, positive ones stay. np.maximum compares entry by entry.",
)
### BEGIN HIDDEN TESTS
import solutions.activations

for x in [*check.elementwise_inputs(check.rng("relu")), np.array([-1e4, -9.0, 9.0, 1e4])]:
    tests.agrees(solutions.activations.relu, x, hint="np.maximum(0, x), in a new array.")
### END HIDDEN TESTS
tests.done()


# %% nbgrader={"grade_id": "relu_grad", "solution": true}
def relu_grad(x):
    """The derivative of ReLU at every entry of x (any shape): 1 where x > 0, else 0."""
    ### BEGIN SOLUTION
    import solutions.activations

    return solutions.activations.relu_grad(x)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_relu_grad", "grade": true, "points": 1}
tests = check.exercise("relu_grad", relu_grad)
tests.returns(
    np.array([0.0, 0.0, 1.0, 1.0]),
    np.array([-3.0, 0.0, 0.5, 2.5]),
    hint="The derivative is the slope of the curve, 0 or 1, not the curve's value; it is 0 at 0.",
)
### BEGIN HIDDEN TESTS
import solutions.activations

for x in [
    *check.elementwise_inputs(check.rng("relu_grad")),
    np.zeros((2, 2)),
    np.array([-1e4, -1e-9, 1e-9, 1e4]),
]:
    tests.agrees(solutions.activations.relu_grad, x, hint="1 where x > 0, 0 elsewhere.")
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ### Exercises 7 and 8: Leaky ReLU
#
# On the left a ReLU is as flat as can be: no gradient passes at all, and a unit that is there for every input
# is *dead* ([lesson 02](../02_dead_relus/dead_relus.ipynb)). *Leaky ReLU* keeps a small slope there:
#
# $$f(x) = \begin{cases} x & x > 0 \\ \text{slope} \cdot x & \text{else}\end{cases}$$


# %% nbgrader={"grade_id": "leaky_relu", "solution": true}
def leaky_relu(x, slope=0.01):
    """x where x > 0, slope * x elsewhere, for every entry of x (any shape); 0 <= slope <= 1."""
    ### BEGIN SOLUTION
    import solutions.activations

    return solutions.activations.leaky_relu(x, slope)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_leaky_relu", "grade": true, "points": 1}
tests = check.exercise("leaky_relu", leaky_relu)
tests.returns(
    np.array([-0.03, 0.0, 2.5]),
    np.array([-3.0, 0.0, 2.5]),
    hint="Negative entries are multiplied by the slope, 0.01.",
)
tests.returns(
    np.array([-0.6, 2.5]),
    np.array([-3.0, 2.5]),
    slope=0.2,
    hint="Use the argument `slope`, not the number 0.01.",
)
### BEGIN HIDDEN TESTS
import solutions.activations

rng = check.rng("leaky_relu")
for x in check.elementwise_inputs(rng):
    tests.agrees(solutions.activations.leaky_relu, x, hint="x on the right, 0.01 · x on the left.")
    tests.agrees(
        solutions.activations.leaky_relu,
        x,
        slope=float(rng.uniform(0.05, 0.9)),
        hint="Use the argument `slope` for the negative entries alone.",
    )
for slope in (0.0, 1.0):
    tests.agrees(
        solutions.activations.leaky_relu,
        np.array([-1e4, -9.0, 9.0, 1e4]),
        slope=slope,
        hint="0 and 1 are slopes like any other.",
    )
### END HIDDEN TESTS
tests.done()


# %% nbgrader={"grade_id": "leaky_relu_grad", "solution": true}
def leaky_relu_grad(x, slope=0.01):
    """The derivative of Leaky ReLU at every entry of x (any shape)."""
    ### BEGIN SOLUTION
    import solutions.activations

    return solutions.activations.leaky_relu_grad(x, slope)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_leaky_relu_grad", "grade": true, "points": 1}
tests = check.exercise("leaky_relu_grad", leaky_relu_grad)
tests.returns(
    np.array([0.01, 1.0]),
    np.array([-3.0, 2.5]),
    hint="The slope of the line on the left is 0.01, on the right 1.",
)
tests.returns(
    np.array([0.2, 1.0]),
    np.array([-3.0, 2.5]),
    slope=0.2,
    hint="The derivative on the left is `slope` itself, not slope · x.",
)
### BEGIN HIDDEN TESTS
import solutions.activations

rng = check.rng("leaky_relu_grad")
for x in check.elementwise_inputs(rng):
    tests.agrees(solutions.activations.leaky_relu_grad, x, hint="1 on the right, 0.01 on the left.")
    tests.agrees(
        solutions.activations.leaky_relu_grad,
        x,
        slope=float(rng.uniform(0.05, 0.9)),
        hint="1 on the right, `slope` on the left.",
    )
for slope in (0.0, 1.0):
    tests.agrees(
        solutions.activations.leaky_relu_grad,
        np.array([-1e4, -1e-9, 1e-9, 1e4]),
        slope=slope,
        hint="0 and 1 are slopes like any other.",
    )
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ### Exercises 9 and 10: ELU
#
# The *exponential linear unit* bends smoothly to $-\alpha$ on the left, so its outputs have a mean
# nearer to zero:
#
# $$f(x) = \begin{cases} x & x > 0 \\ \alpha\,(e^{x} - 1) & \text{else}\end{cases}$$
#
# Work out the derivative of the lower branch yourself; it needs one rule only.
#
# <details><summary>Hint</summary>
# The derivative of e<sup>x</sup> is e<sup>x</sup>, and that of a constant is 0. To keep large positive entries out of <code>np.exp</code>, use <code>np.minimum(x, 0)</code>.
# </details>


# %% nbgrader={"grade_id": "elu", "solution": true}
def elu(x, alpha=1.0):
    """x where x > 0, alpha * (exp(x) - 1) elsewhere, for every entry of x (any shape)."""
    ### BEGIN SOLUTION
    import solutions.activations

    return solutions.activations.elu(x, alpha)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_elu", "grade": true, "points": 1}
tests = check.exercise("elu", elu)
tests.returns(
    np.array([-2.25, 2.5]),
    np.array([-np.log(4.0), 2.5]),
    alpha=3.0,
    hint="exp(-log 4) = 1/4, so the left branch gives 3 · (1/4 - 1): alpha multiplies the whole bracket, and only on the left.",
)
tests.returns(
    np.array([-0.5, 0.0, 2.5]),
    np.array([-np.log(2.0), 0.0, 2.5]),
    hint="alpha is 1 if it is not given: the left branch gives 1/2 - 1.",
)
### BEGIN HIDDEN TESTS
import solutions.activations

rng = check.rng("elu")
for x in [*check.elementwise_inputs(rng), np.array([-1e4, -40.0, 40.0, 1e4])]:
    tests.agrees(solutions.activations.elu, x, hint="x on the right, exp(x) - 1 on the left.")
    tests.agrees(
        solutions.activations.elu,
        x,
        alpha=float(rng.uniform(0.3, 2.5)),
        hint="x on the right, alpha · (exp(x) - 1) on the left.",
    )
### END HIDDEN TESTS
tests.done()


# %% nbgrader={"grade_id": "elu_grad", "solution": true}
def elu_grad(x, alpha=1.0):
    """The derivative of ELU at every entry of x (any shape)."""
    ### BEGIN SOLUTION
    import solutions.activations

    return solutions.activations.elu_grad(x, alpha)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_elu_grad", "grade": true, "points": 1}
tests = check.exercise("elu_grad", elu_grad)
tests.returns(
    np.array([0.25, 1.0]),
    np.array([-np.log(4.0), 2.5]),
    hint="On the left the derivative of exp(x) - 1 is exp(x): here exp(-log 4) = 1/4.",
)
tests.returns(
    np.array([0.75, 1.0]),
    np.array([-np.log(4.0), 2.5]),
    alpha=3.0,
    hint="On the left alpha · exp(x), on the right 1.",
)
### BEGIN HIDDEN TESTS
import solutions.activations

rng = check.rng("elu_grad")
for x in [*check.elementwise_inputs(rng), np.array([-1e4, -40.0, 40.0, 1e4])]:
    tests.agrees(solutions.activations.elu_grad, x, hint="1 on the right, exp(x) on the left.")
    tests.agrees(
        solutions.activations.elu_grad,
        x,
        alpha=float(rng.uniform(0.3, 2.5)),
        hint="1 on the right, alpha · exp(x) on the left.",
    )
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ### Exercises 11 and 12: Maxout
#
# A *maxout* layer has no fixed curve at all. It computes two *affine maps* (a matrix product plus a
# bias) and keeps the larger result, entry by entry:
#
# $$\text{maxout}(X) = \max(X W_1 + b_1,\ X W_2 + b_2)$$
#
# ReLU is the special case $W_2 = 0, b_2 = 0$. Maxout never saturates and never dies, and pays with twice as
# many weights.
#
# Backward: of the two maps only the winner had any influence on the output, so **the upstream
# gradient goes to the winner alone**. For one affine map $Z = XW + b$ with upstream gradient $dZ$:
#
# $$dX = dZ\,W^{\top}, \qquad dW = X^{\top} dZ, \qquad db = \text{sum of the rows of } dZ$$
#
# The input $X$ fed both maps, so its gradient is the sum of two parts.
#
# <details><summary>Hint 1</summary>
# A mask <code>first = Z1 > Z2</code> of shape (N, M) says where the first map won. <code>dout * first</code> is the gradient of Z1, <code>dout * ~first</code> that of Z2.
# </details>
# <details><summary>Hint 2</summary>
# Check your shapes: dW1 is (D, M) like W1, db1 is (M,) like b1, and dX is (N, D) like X.
# </details>


# %% nbgrader={"grade_id": "maxout", "solution": true}
def maxout(X, W1, b1, W2, b2):
    """The larger of two affine maps.

    Parameters
    ----------
    X : (N, D) array
    W1, W2 : (D, M) arrays
    b1, b2 : (M,) arrays

    Returns
    -------
    (N, M) array
    """
    ### BEGIN SOLUTION
    import solutions.activations

    return solutions.activations.maxout(X, W1, b1, W2, b2)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_maxout", "grade": true, "points": 2}
tests = check.exercise("maxout", maxout)
tests.returns(
    np.array([[5.0, 2.0], [7.0, 0.0]]),
    np.array([[0.0, -2.0, 2.0], [0.0, 2.0, 1.0]]),
    np.array([[1.0, -1.0], [1.0, -2.0], [0.0, 0.0]]),
    np.array([3.0, -2.0]),
    np.array([[2.0, -2.0], [1.0, 0.0], [2.0, -1.0]]),
    np.array([3.0, 1.0]),
    hint="X @ W1 + b1 and X @ W2 + b2 are both (N, M); np.maximum keeps the larger entry of each pair.",
)
### BEGIN HIDDEN TESTS
import solutions.activations

rng = check.rng("maxout")
for N, D, M in [(5, 4, 3), (1, 3, 2), (6, 1, 4), (3, 5, 1)]:
    for dtype in (np.float64, np.float32):
        X, W1, W2 = (rng.normal(size=s).astype(dtype) for s in [(N, D), (D, M), (D, M)])
        b1, b2 = (rng.normal(size=M).astype(dtype) for _ in range(2))
        tests.agrees(
            solutions.activations.maxout,
            X,
            W1,
            b1,
            W2,
            b2,
            hint="The larger of X W1 + b1 and X W2 + b2, with both biases, entry by entry.",
        )
### END HIDDEN TESTS
tests.done()


# %% nbgrader={"grade_id": "maxout_backward", "solution": true}
def maxout_backward(dout, X, W1, b1, W2, b2):
    """The gradients of maxout.

    Parameters
    ----------
    dout : (N, M) upstream gradient
    X, W1, b1, W2, b2 : what maxout was called with

    Returns
    -------
    dX (N, D), dW1 (D, M), db1 (M,), dW2 (D, M), db2 (M,)
    """
    ### BEGIN SOLUTION
    import solutions.activations

    return solutions.activations.maxout_backward(dout, X, W1, b1, W2, b2)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_maxout_backward", "grade": true, "points": 4}
tests = check.exercise("maxout_backward", maxout_backward)
names = ("dX", "dW1", "db1", "dW2", "db2")
tests.returns(
    (
        np.array([[20.0, 10.0], [-20.0, 60.0]]),
        np.array([[10.0], [20.0]]),
        np.array([10.0]),
        np.array([[-20.0], [60.0]]),
        np.array([20.0]),
    ),
    np.array([[10.0], [20.0]]),
    np.array([[1.0, 2.0], [-1.0, 3.0]]),
    np.array([[2.0], [1.0]]),
    np.array([4.0]),
    np.array([[-1.0], [3.0]]),
    np.array([0.0]),
    outputs=names,
    hint="Example 1 is won by map 1 (8 against 5), example 2 by map 2 (10 against 5). "
    "The winner alone gets the gradient; dX adds what comes back through both.",
)
### BEGIN HIDDEN TESTS
import solutions.activations

rng = check.rng("maxout_backward")
for N, D, M in [(5, 4, 3), (1, 3, 2), (6, 1, 4), (3, 5, 1)]:
    for dtype in (np.float64, np.float32):
        dout, X, W1, W2 = (
            rng.normal(size=s).astype(dtype) for s in [(N, M), (N, D), (D, M), (D, M)]
        )
        b1, b2 = (rng.normal(size=M).astype(dtype) for _ in range(2))
        tests.agrees(
            solutions.activations.maxout_backward,
            dout,
            X,
            W1,
            b1,
            W2,
            b2,
            outputs=names,
            hint="The winner alone gets the gradient; dX is the sum of both maps' parts; "
            "db sums over the examples, axis 0.",
        )
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# All six side by side, with their derivatives. (Maxout is drawn for one input, with the two lines
# $-0.5x - 0.5$ and $0.8x$: it is whatever its weights make of it.)


# %% tags=["experiment"]
def one_input_maxout(x):
    """Maxout of the lines -0.5 x - 0.5 and 0.8 x, and its derivative, for x (N,)."""
    X = x[:, np.newaxis]
    lines = np.array([[-0.5]]), np.array([-0.5]), np.array([[0.8]]), np.array([0.0])
    dX = maxout_backward(np.ones_like(X), X, *lines)[0]
    return maxout(X, *lines)[:, 0], dX[:, 0]


plots.activation_curves(
    {
        "sigmoid": (sigmoid, sigmoid_grad),
        "tanh": (np.tanh, tanh_grad),
        "ReLU": (relu, relu_grad),
        "Leaky ReLU (slope 0.1)": (
            lambda x: leaky_relu(x, 0.1),
            lambda x: leaky_relu_grad(x, 0.1),
        ),
        "ELU": (elu, elu_grad),
        "Maxout": (lambda x: one_input_maxout(x)[0], lambda x: one_input_maxout(x)[1]),
    }
)

# %% [markdown]
# **What you see.** Follow the dashed line, the derivative. For sigmoid and tanh it falls to 0 on both sides. For ReLU
# it is 0 on the left and exactly 1 on the right. Leaky ReLU and Maxout let a gradient through everywhere;
# ELU does so too, less and less to the left.

# %% [markdown]
# The explorer from above, now with all five functions of one input. **Try this:** push the mean to -8. Which functions still let a gradient
# through? Then push it to 8.

# %% tags=["experiment"]
explore.activations(
    sigmoid=sigmoid,
    sigmoid_grad=sigmoid_grad,
    tanh_grad=tanh_grad,
    relu=relu,
    relu_grad=relu_grad,
    leaky_relu=leaky_relu,
    leaky_relu_grad=leaky_relu_grad,
    elu=elu,
    elu_grad=elu_grad,
    saturated_fraction=saturated_fraction,
)

# %% [markdown]
# ## Outputs that are not centred on zero
#
# A sigmoid has a second fault: all its outputs are positive. They are the inputs of the next layer. Look at
# one neuron of that layer, $z = x_1 w_1 + x_2 w_2 + \dots$ For one example, with $dz = \partial L / \partial z$,
#
# $$\frac{\partial L}{\partial w_j} = dz \cdot x_j$$
#
# ### Exercises 13 and 14
#
# `weight_gradients` returns these gradients for N examples at once, row by row; do **not** add them up.
# `same_sign_fraction` returns the share of rows in which **all** entries are > 0, or **all** are < 0.
#
# <details><summary>Hint</summary>
# <code>dz[:, np.newaxis]</code> has the shape (N, 1), and broadcasts against (N, D). <code>np.all(condition, axis=1)</code> asks row by row.
# </details>


# %% nbgrader={"grade_id": "weight_gradients", "solution": true}
def weight_gradients(X, dz):
    """Each example's gradient for the weights of one neuron z = X w.

    Parameters
    ----------
    X : (N, D) array, the neuron's inputs
    dz : (N,) array, the gradient of example i's loss with respect to z_i

    Returns
    -------
    (N, D) array
        Row i is the gradient of example i's loss with respect to w.
    """
    ### BEGIN SOLUTION
    import solutions.activations

    return solutions.activations.weight_gradients(X, dz)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_weight_gradients", "grade": true, "points": 2}
tests = check.exercise("weight_gradients", weight_gradients)
tests.returns(
    np.array([[10.0, 20.0, 0.0], [-3.0, 0.0, -6.0]]),
    np.array([[1.0, 2.0, 0.0], [1.0, 0.0, 2.0]]),
    np.array([10.0, -3.0]),
    hint="Row i is dz[i] · X[i]; the rows are not added up.",
)
### BEGIN HIDDEN TESTS
import solutions.activations

rng = check.rng("weight_gradients")
for N, D in [(6, 3), (4, 4), (1, 5), (5, 1)]:
    for dtype in (np.float64, np.float32):
        tests.agrees(
            solutions.activations.weight_gradients,
            rng.normal(size=(N, D)).astype(dtype),
            rng.normal(size=N).astype(dtype),
            hint="Row i is dz[i] · X[i]: dz belongs to the rows, so make it (N, 1).",
        )
### END HIDDEN TESTS
tests.done()


# %% nbgrader={"grade_id": "same_sign_fraction", "solution": true}
def same_sign_fraction(G):
    """The share of rows whose entries are all > 0 or all < 0.

    Parameters
    ----------
    G : (N, D) array

    Returns
    -------
    float
        From 0.0 to 1.0.
    """
    ### BEGIN SOLUTION
    import solutions.activations

    return solutions.activations.same_sign_fraction(G)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_same_sign_fraction", "grade": true, "points": 1}
tests = check.exercise("same_sign_fraction", same_sign_fraction)
tests.returns(
    0.625,
    np.array(
        [
            [-3.0, -3.0, -1.0],
            [-3.0, -3.0, -3.0],
            [-3.0, -2.0, -2.0],
            [3.0, 3.0, 2.0],
            [1.0, 2.0, 0.0],
            [-3.0, 2.0, 2.0],
            [-1.0, -2.0, 2.0],
            [-1.0, -3.0, -2.0],
        ]
    ),
    hint="Five of eight rows count: rows 1, 2, 3 and 8 are all negative, row 4 is all positive. "
    "Row 5 does not count: it has a 0, which is neither > 0 nor < 0.",
)
tests.returns(
    0.0,
    np.array([[0.0, 2.0], [-1.0, 0.0], [0.0, 0.0]]),
    hint="0 is neither > 0 nor < 0, so none of these rows counts.",
)
### BEGIN HIDDEN TESTS
import solutions.activations

rng = check.rng("same_sign_fraction")
for N, D in [(30, 2), (20, 3), (1, 4), (8, 1)]:
    G = rng.normal(size=(N, D))
    G[rng.uniform(size=N) < 0.3] *= np.where(rng.uniform(size=D) < 0.3, 0.0, 1.0)
    tests.agrees(
        solutions.activations.same_sign_fraction,
        G,
        hint="Row by row (axis=1): all entries > 0, or all entries < 0; then the mean.",
    )
tests.returns(1.0, np.abs(rng.normal(size=(4, 3))) + 0.1, hint="All rows are positive.")
tests.returns(1.0, -np.abs(rng.normal(size=(4, 3))) - 0.1, hint="All rows are negative.")
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ## Predict: the signs of ten gradients
#
# A neuron has **ten** inputs, and all of them are outputs of sigmoids. Each example gives one gradient for each of
# the ten weights. In what share of the examples do **all ten** gradients have the same sign?
#
# - **a** in about 0.2 % (ten coins that all fall on one side)
# - **b** in about 10 %
# - **c** in about 50 %
# - **d** in all of them

# %% nbgrader={"grade_id": "predict_same_sign", "solution": true}
# Your prediction: predict_same_sign = "a", "b", "c" or "d"
### BEGIN SOLUTION
predict_same_sign = "d"
### END SOLUTION

# %% nbgrader={"grade_id": "test_predict_same_sign", "grade": true, "points": 1}
tests = check.question("predict_same_sign", predict_same_sign, "abcd")
### BEGIN HIDDEN TESTS
tests.is_answered_by(
    "d",
    hint="Each gradient is dz · x_j, with the same dz for all ten, and every x_j comes out of a "
    "sigmoid. What signs can x_j have?",
)
### END HIDDEN TESTS
tests.done()


# %% tags=["experiment"]
def sign_shares(rng, n_inputs=10, n_examples=50_000):
    """The share of same-sign gradients for sigmoid outputs, and for the same ones centred."""
    X = sigmoid(rng.standard_normal((n_examples, n_inputs)))
    dz = rng.standard_normal(n_examples)
    gradients = weight_gradients(X, dz), weight_gradients(X - X.mean(axis=0), dz)
    return [same_sign_fraction(G) for G in gradients]


shares = np.mean([sign_shares(np.random.default_rng(seed)) for seed in range(5)], axis=0)
print(f"all ten gradients of one sign: {shares[0]:.1%} of the examples")
print(f"after the inputs are centred:  {shares[1]:.1%}")

# %% [markdown]
# With positive inputs it is **100 %**; with centred inputs **0.2 %**, like ten coins. The same with two weights, so that we
# can draw it: each dot is the gradient of one example.

# %% tags=["experiment"]
rng = np.random.default_rng(0)
X = sigmoid(rng.standard_normal((300, 2)))
dz = rng.standard_normal(300)
plots.gradient_signs(weight_gradients(X, dz), weight_gradients(X - X.mean(axis=0), dz))

# %% [markdown]
# **What you see.** On the left, no example can ever say "more of weight 1, less of weight 2". If that is the way to
# the goal, gradient descent has to go there by turns: too far up, then too far down. Let us watch it.


# %% tags=["experiment"]
def descend(X, y, w, learning_rate, steps=20):
    """Gradient descent on 0.5 * mean((X w - y)**2): the path of the weights, (steps + 1, 2)."""
    path = [w]
    for _ in range(steps):
        gradient = np.mean(weight_gradients(X, X @ w - y), axis=0)
        w = w - learning_rate * gradient
        path.append(w)
    return np.array(path)


goal = np.array([1.5, -1.5])
start = np.array([-1.5, -0.5])
positive = sigmoid(np.random.default_rng(0).standard_normal((500, 2)))
centred = positive - positive.mean(axis=0)


def path_and_hessian(X, learning_rate):
    """The path, and the matrix of the loss's second derivatives: the shape of the valley."""
    return descend(X, X @ goal, start, learning_rate), X.T @ X / len(X)


plots.zigzag(
    {
        "positive, rate 3.4": path_and_hessian(positive, 3.4),
        "centred, rate 3.4": path_and_hessian(centred, 3.4),
        "centred, rate 20": path_and_hessian(centred, 20.0),
    },
    goal,
)

# %% [markdown]
# **What you see.** The grey lines connect weights of equal loss. With positive inputs they form a long narrow valley:
# across it the path jumps from side to side, along it it creeps. With centred inputs the valley becomes
# a round bowl. The same learning rate now walks straight to the goal, but it is not sooner there. The gain comes
# with the rate of 20: the bowl allows it, and the path arrives in a few steps. In the narrow valley any rate above
# about 3.7 makes the jumps grow instead of shrink.
#
# So centring does not make one step better. **It allows larger steps.** This is why tanh is usually better than
# sigmoid, why we subtract the mean from data ([lesson 04](../04_preprocessing/preprocessing.ipynb)), and one reason why batch
# normalisation ([lesson 06](../06_batchnorm/batchnorm.ipynb)) works. (With the gradients of many examples added up, as here, the signs of the *sum* may differ, so the zig-zag is
# milder than for one example at a time; the valley remains.)

# %% [markdown]
# Walk there yourself: the explorer takes its gradients from your `weight_gradients`. **Try this:** move the mean from 0.5 to 0 and
# watch the valley become round. At each mean, raise the learning rate until the steps grow: how much more does the round
# bowl allow?

# %% tags=["experiment"]
explore.zigzag(weight_gradients=weight_gradients)

# %% [markdown]
# ## What does `exp` cost?
#
# Sigmoid, tanh and ELU need an exponential for each number; ReLU needs one comparison. Many texts say that this
# makes them expensive. Measure it: 100,000 numbers, the outputs of a layer of 500 neurons for 200 examples. For
# comparison, there is also the matrix product that made them.

# %% tags=["experiment"]
rng = np.random.default_rng(0)
inputs, weights = rng.standard_normal((200, 500)), rng.standard_normal((500, 500))
z = rng.standard_normal(100_000)


@training.on_one_thread
def seconds_for(function, *arguments):
    """The least of several measured times, in seconds, on one processor core."""
    return min(timeit.repeat(lambda: function(*arguments), number=5, repeat=7)) / 5


plots.function_costs(
    {
        "your ReLU": seconds_for(relu, z),
        "your Leaky ReLU": seconds_for(leaky_relu, z),
        "your ELU": seconds_for(elu, z),
        "np.tanh": seconds_for(np.tanh, z),
        "your sigmoid": seconds_for(sigmoid, z),
        "np.exp alone": seconds_for(np.exp, z),
        "the layer's matrix product": seconds_for(np.matmul, inputs, weights),
    }
)

# %% [markdown]
# **What you see.** On a processor of today `np.exp` alone costs little more than a comparison. If your sigmoid or your ELU
# is several times slower than your ReLU, then mostly because it runs over the array several times and makes
# new arrays on the way. And the matrix product, which every layer needs whatever its activation, usually takes longest by far; its time grows with the
# number of inputs, and that of the others does not. So the cost of `exp` is a reason for ReLU, but a small one. The gradient is the large one.

# %% [markdown]
# ## Explain
#
# **Question.** A classmate trains a network of ten sigmoid layers. The loss goes down a little and then stays where it
# is. The last layers have changed, the first ones look as on the first day. Explain what happens, and name two different changes that
# would help. (Three to five sentences.)

# %% [markdown] nbgrader={"grade_id": "explain_saturation", "grade": true, "solution": true, "points": 3}
# ### BEGIN SOLUTION
# On its way back the gradient is multiplied, at every layer, by the sigmoid's derivative, which is at most 0.25 and
# nearly 0 where the sigmoid is saturated. After nine such factors almost nothing is left, so the first layers
# do not learn. Helpful: ReLU (or a relative) in place of the sigmoid, as its derivative is 1 where it is active; smaller initial weights or
# batch normalisation, so that the units are not saturated; tanh in place of the sigmoid.
#
# === BEGIN MARK SCHEME ===
# 1 point: the gradient is multiplied by a small local gradient (at most 0.25) at each layer: it vanishes.
# 2 points: one for each sensible and different change (other activation; weights of a suitable scale;
# normalisation; fewer layers). Not: "a larger learning rate", as the last layers would then break.
# === END MARK SCHEME ===
# ### END SOLUTION

# %% [markdown]
# ## In practice
#
# | activation | saturates | outputs centred | needs exp | use it |
# |---|---|---|---|---|
# | sigmoid | on both sides | no, all positive | yes | not between layers; at the end, for a probability |
# | tanh | on both sides | yes | yes | where outputs from -1 to 1 are wanted |
# | ReLU | on the left | no | no | **the default**; watch the learning rate, units can die (lesson 02) |
# | Leaky ReLU | no | nearly | no | if ReLUs die |
# | ELU | on the far left | nearly | yes | worth a try |
# | Maxout | no | depends | no | worth a try; twice the weights |
#
# ## Summary
#
# - On the way back, the gradient is multiplied by the activation's derivative at every layer.
# - **Saturated** = derivative near 0 = no gradient passes. Sigmoid and tanh saturate on both sides.
# - The sigmoid's derivative is at most 0.25: ten layers leave about two millionths of the gradient.
# - Outputs that are all positive give each example's weight gradients one common sign: a narrow valley, and small steps.
# - Start with ReLU.
#
# **Sources.** CS231n, course notes "Neural Networks Part 1", section "Commonly used activation functions" (Stanford).
# S. Hochreiter, *Untersuchungen zu dynamischen neuronalen Netzen* (1991): vanishing gradients.
# Y. LeCun, L. Bottou, G. Orr, K.-R. Müller, *Efficient BackProp* (1998), section 4: centred inputs and the shape of the loss.
# X. Glorot, Y. Bengio, *Understanding the difficulty of training deep feedforward neural networks* (2010).
# V. Nair, G. Hinton (2010): ReLU. A. Maas, A. Hannun, A. Ng (2013): Leaky ReLU.
# I. Goodfellow et al., *Maxout Networks* (2013). D.-A. Clevert, T. Unterthiner, S. Hochreiter (2015): ELU.
#
# **Next:** [lesson 02](../02_dead_relus/dead_relus.ipynb) shows how a ReLU dies, and whether it ever comes back.
