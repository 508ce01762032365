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
# # Lesson 07: The search for hyper-parameters
#
# Training finds the weights. But some numbers training does not find: you have to choose them before it
# starts. The learning rate is one, the strength of the L2 penalty another. They are called
# **hyper-parameters**, and for a good result they matter as much as anything in this course.
# [Lesson 06](../06_batchnorm/batchnorm.ipynb) drew a map of two of them: without batch normalisation
# most places on it were bad.
#
# Many people choose them by hand, or they try all combinations of a few values. Both waste most of the
# computing time. At the end of this lesson you find with 20 trainings what such a grid needs 36 for.
#
# In this lesson you
#
# - draw numbers on the right scale,
# - let the learning rate fall during training, and see what that is good for,
# - write dropout, and hold back a network that learns its images by heart,
# - write two searches, run each of them a hundred times, and see which is better, and why,
# - zoom in on the best region, and notice when a search has ended at the edge of its range,
# - see what is used in real work.
#
# Time: about 120 minutes. From [lesson 03](../03_capacity/capacity.ipynb) you need L2 and the two-layer
# network.

# %%
import importlib.util
import sys
from functools import cache
from itertools import product

sys.path.append("..")  # the package `lab` lies one folder up, beside the lessons

import numpy as np
from tqdm.auto import tqdm

from lab import check, datasets, experiments, explore, features, plots, small_net
from lab.surface import Surface

# %% [markdown]
# ## On which scale?
#
# Suppose that you know nothing of a good learning rate, only that it lies between 0.00001 and 1. You let
# the computer draw some at random. The first idea is `rng.uniform(0.00001, 1)`.
#
# ## Predict: where do the draws fall?
#
# A thousand numbers are drawn by `rng.uniform(0.00001, 1)`. How many of them lie **above 0.1**?
#
# - **a** about 200, as 0.1 to 1 is one of five decades (a decade is a factor of 10)
# - **b** about 500
# - **c** about 900
# - **d** nearly all, more than 990

# %% nbgrader={"grade_id": "predict_linear_draws", "solution": true}
# Your prediction: predict_linear_draws = "a", "b", "c" or "d"
### BEGIN SOLUTION
predict_linear_draws = "c"
### END SOLUTION

# %% nbgrader={"grade_id": "test_predict_linear_draws", "grade": true, "points": 1}
tests = check.question("predict_linear_draws", predict_linear_draws, "abcd")
### BEGIN HIDDEN TESTS
tests.is_answered_by(
    "c",
    hint="`uniform` gives each stretch of the number line as many draws as it is long. How long is the "
    "stretch from 0.1 to 1, and how long is the whole?",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# For a learning rate we think in *factors*: the step from 0.001 to 0.01 is as large a change as the step
# from 0.1 to 1. So each decade should get as many draws. The way to it: draw the **exponent** evenly, and
# raise 10 to it.
#
# $$r = 10^{\,u}, \qquad u \text{ uniform between two exponents}$$
#
# ### Exercise 1: log-uniform draws
#
# For example, `log_uniform(-5, 0, rng)` is a number between 0.00001 and 1.
#
# <details><summary>Hint</summary>
# <code>rng.uniform(low, high, size)</code> gives one number for <code>size=None</code>, and an array otherwise.
# </details>


# %% nbgrader={"grade_id": "log_uniform", "solution": true}
def log_uniform(low_exp, high_exp, rng, size=None):
    """Random numbers between 10**low_exp and 10**high_exp, as many in each decade.

    Parameters
    ----------
    low_exp, high_exp : exponents, any numbers with low_exp < high_exp
    rng : NumPy generator, from which all draws are taken
    size : None for one number, else the shape of the result

    Returns
    -------
    number, or array of shape `size`
        10 ** u with u uniform between the exponents.
    """
    ### BEGIN SOLUTION
    import solutions.hyperparameters

    return solutions.hyperparameters.log_uniform(low_exp, high_exp, rng, size)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_log_uniform", "grade": true, "points": 2}
tests = check.exercise("log_uniform", log_uniform)
one = tests.call(-3, -1, np.random.default_rng(0))
tests.that(
    np.shape(one) == () and 0.001 <= one <= 0.1,
    f"log_uniform(-3, -1, rng) is {one}; expected is one number between 0.001 and 0.1.",
    hint="Draw an exponent between -3 and -1, then 10.0 ** exponent.",
)
check.log_uniform_draws(
    tests,
    -5,
    0,
    size=2_000,
    hint="The exponent is uniform, not the number: 10.0 ** rng.uniform(low_exp, high_exp, size).",
)
### BEGIN HIDDEN TESTS
for low, high, size in [(-2.5, 1.25, (40, 50)), (0, 3, 2_500), (-7.5, -7.1, (2, 30, 40))]:
    check.log_uniform_draws(
        tests, low, high, size=size, hint="10 to the power of uniform exponents, of shape `size`."
    )
ones = [float(tests.call(-4, 4, np.random.default_rng(seed))) for seed in range(100)]
check.spread_in_decades(
    tests,
    np.array(ones),
    (-4, 4),
    "log_uniform(-4, 4, rng), for 100 generators,",
    hint="Without a size it is one number, drawn in the same way.",
)
### END HIDDEN TESTS
tests.done()

# %% tags=["experiment"]
with experiments.using(log_uniform):
    rng = np.random.default_rng(0)
    plots.draws(
        {
            "rng.uniform(0.00001, 1)": rng.uniform(1e-5, 1, size=2_000),
            "your log_uniform(-5, 0)": log_uniform(-5, 0, rng, size=2_000),
        }
    )

# %% [markdown]
# **What you see.** The dots below the bars are the first 150 draws. On the left, 90 % of them lie above
# 0.1, and hardly any below 0.001: such a search would hardly look there. On the right each decade gets 20 %.
#
# Rule: what acts as a **factor** is drawn by its exponent: learning rate, L2 strength. What acts as a
# **share** or a **count** is drawn evenly: the probability of dropout, the number of layers.

# %% [markdown]
# ## A learning rate that falls
#
# One learning rate for the whole training is a compromise. At first large steps are good: there is a long
# way to go. Near the goal they are bad: the weights jump over it again and again. So let the rate fall.
# With $\eta_0$ the first rate and $t$ the epoch (the number of passes through the training images), three
# classic schedules are
#
# | schedule | rate in epoch $t$ |
# |---|---|
# | step decay | $\eta_0 \cdot \text{drop}^{\lfloor t / \text{every} \rfloor}$, for example one half after every 10 epochs |
# | exponential decay | $\eta_0\, e^{-k t}$ |
# | 1/t decay | $\eta_0 / (1 + k t)$ |
#
# ($\lfloor a \rfloor$ is $a$ rounded down; in Python `a // b` divides and rounds down.)
#
# ### Exercises 2, 3 and 4
#
# `epoch` is a number or an array; for an array return an array of rates.


# %% nbgrader={"grade_id": "step_decay", "solution": true}
def step_decay(lr0, epoch, drop=0.5, every=10):
    """The learning rate lr0, multiplied by `drop` after every `every` epochs.

    Parameters
    ----------
    lr0 : the rate in epoch 0
    epoch : number or array, 0 or larger
    drop : factor of each step
    every : epochs from step to step

    Returns
    -------
    number, or array of epoch's shape
    """
    ### BEGIN SOLUTION
    import solutions.hyperparameters

    return solutions.hyperparameters.step_decay(lr0, epoch, drop, every)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_step_decay", "grade": true, "points": 1}
tests = check.exercise("step_decay", step_decay)
tests.returns(
    np.array([0.8, 0.8, 0.4, 0.2]),
    0.8,
    np.array([0, 9, 10, 25]),
    hint="Until epoch 9 the rate is lr0, from 10 to 19 it is lr0 · 0.5, from 20 to 29 lr0 · 0.25: "
    "the exponent is epoch // every, rounded down.",
)
tests.returns(0.01, 1.0, 7, drop=0.1, every=3, hint="Use `drop` and `every`: 7 // 3 = 2 drops.")
### BEGIN HIDDEN TESTS
import solutions.hyperparameters

rng = check.rng("step_decay")
for epoch in (0, 10, 99, 12.5, np.arange(60), rng.integers(0, 90, size=(3, 4)), np.array([20.0])):
    for how in ({}, {"drop": float(rng.uniform(0.05, 0.9)), "every": int(rng.integers(2, 9))}):
        tests.agrees(
            solutions.hyperparameters.step_decay,
            float(rng.uniform(0.001, 2)),
            epoch,
            **how,
            hint="lr0 * drop ** (epoch // every), for a number and for an array.",
        )
### END HIDDEN TESTS
tests.done()


# %% nbgrader={"grade_id": "exponential_decay", "solution": true}
def exponential_decay(lr0, epoch, k):
    """The learning rate lr0 e^(-k epoch), for a number or an array of epochs."""
    ### BEGIN SOLUTION
    import solutions.hyperparameters

    return solutions.hyperparameters.exponential_decay(lr0, epoch, k)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_exponential_decay", "grade": true, "points": 1}
tests = check.exercise("exponential_decay", exponential_decay)
tests.returns(
    np.array([0.5, 0.25, 0.125]),
    0.5,
    np.array([0, 1, 2]),
    float(np.log(2)),
    hint="With k = log 2 the rate halves in each epoch. e^(-k t): mind the minus; np.exp takes arrays, "
    "math.exp does not.",
)
### BEGIN HIDDEN TESTS
import solutions.hyperparameters

rng = check.rng("exponential_decay")
for epoch in (0, 7, 2.5, np.arange(30), rng.uniform(0, 50, size=(2, 3)), np.array([4])):
    tests.agrees(
        solutions.hyperparameters.exponential_decay,
        float(rng.uniform(0.001, 2)),
        epoch,
        float(rng.uniform(0.01, 0.3)),
        hint="lr0 * np.exp(-k * epoch), for a number and for an array.",
    )
### END HIDDEN TESTS
tests.done()


# %% nbgrader={"grade_id": "inverse_decay", "solution": true}
def inverse_decay(lr0, epoch, k):
    """The learning rate lr0 / (1 + k epoch), for a number or an array of epochs."""
    ### BEGIN SOLUTION
    import solutions.hyperparameters

    return solutions.hyperparameters.inverse_decay(lr0, epoch, k)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_inverse_decay", "grade": true, "points": 1}
tests = check.exercise("inverse_decay", inverse_decay)
tests.returns(
    np.array([0.6, 0.3, 0.1]),
    0.6,
    np.array([0, 2, 10]),
    0.5,
    hint="In epoch 2 the divisor is 1 + 0.5 · 2 = 2. The brackets belong round the whole divisor.",
)
### BEGIN HIDDEN TESTS
import solutions.hyperparameters

rng = check.rng("inverse_decay")
for epoch in (0, 7, 2.5, np.arange(30), rng.uniform(0, 50, size=(2, 3)), np.array([4])):
    tests.agrees(
        solutions.hyperparameters.inverse_decay,
        float(rng.uniform(0.001, 2)),
        epoch,
        float(rng.uniform(0.01, 0.9)),
        hint="lr0 / (1 + k * epoch), for a number and for an array.",
    )
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ## Predict: what does a falling rate change?
#
# A small network (192 inputs, 32 ReLU units, 10 classes) learns from 2,000 images for 40 epochs. Its
# learning rate is 0.3, which is high. We train it five times with this constant rate, and five times with
# the rate halved after every ten epochs. What is the clearest difference in the **last ten epochs**?
#
# - **a** none: by then both are as good as they will get
# - **b** with the falling rate the accuracy on new images is far lower, as the steps are too small to learn
# - **c** with the constant rate the accuracy on new images jumps up and down from epoch to epoch, with the
#   falling rate it stays nearly still
# - **d** with the falling rate the network blows up

# %% nbgrader={"grade_id": "predict_decay", "solution": true}
# Your prediction: predict_decay = "a", "b", "c" or "d"
### BEGIN SOLUTION
predict_decay = "c"
### END SOLUTION

# %% nbgrader={"grade_id": "test_predict_decay", "grade": true, "points": 1}
tests = check.question("predict_decay", predict_decay, "abcd")
### BEGIN HIDDEN TESTS
tests.is_answered_by(
    "c",
    hint="Each batch of 100 images pulls the weights in a direction of its own. How far do they go with "
    "a step that stays large, and how far with one that has become eight times smaller?",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# The images, made small as in lesson 05. All hyper-parameters are chosen by the **validation** images: the network never
# learns from these, so they tell how good it is on new images.
# The training loop, with L2 and dropout, is in `lab.small_net`.

# %% tags=["experiment"]
images = datasets.load(train=2_000, val=1_000, test=0)
print(images)
X_train, X_val = features.standardized(
    features.shrunk(images.train_images), features.shrunk(images.val_images)
)
y_train, y_val = np.array(images.train_labels), np.array(images.val_labels)
rows = small_net.Images(X_train, y_train, X_val, y_val)


# %% tags=["experiment"]
EPOCHS = 40
SCHEDULES = {
    "constant": lambda epoch: 0.3 + 0 * epoch,
    "step": lambda epoch: step_decay(0.3, epoch),
    "exponential": lambda epoch: exponential_decay(0.3, epoch, 0.07),
    "1/t": lambda epoch: inverse_decay(0.3, epoch, 0.15),
}


@cache
def accuracies_by(schedule, seeds=range(5)):
    """Validation accuracy after each epoch, (number of seeds, EPOCHS)."""
    return np.array(
        [
            small_net.train(
                rows, np.random.default_rng(seed), learning_rate=schedule, epochs=EPOCHS
            ).val
            for seed in tqdm(seeds, desc="five networks")
        ]
    )


with experiments.using(step_decay, exponential_decay, inverse_decay):
    plots.schedules(
        {name: schedule(np.arange(EPOCHS)) for name, schedule in SCHEDULES.items()},
        {name: accuracies_by(schedule) for name, schedule in SCHEDULES.items()},
    )

# %% [markdown]
# **What you see.** Each thin line is one network. With the constant rate the accuracy changes by 4.3
# percentage points from each epoch to the next, on average over the last ten (our photographs, photos10, as
# everywhere in this lesson). So the result depends on the epoch in which you happen to stop. With step decay
# it changes by 0.4 points. You also see the steps: after epoch 10, when the rate is halved, the lines become
# calmer at once.
#
# At the end the accuracy is 0.57 with the constant rate and 0.59 with step decay (means over 5 seeds): the
# gain is small, and which of the three schedules you take matters little. What you gain is a result that you
# can rely on.
#
# **Advice** (CS231n): find a good constant rate first; add a schedule when the rest works. A rate that falls
# too early stops the network before it has learned.

# %% [markdown]
# ## A network that learns by heart
#
# Give a network few images and much time, and it learns them by heart: all are right, but on new images it is
# much worse. This is **overfitting** ([lesson 03](../03_capacity/capacity.ipynb)) at its plainest. Two brakes, each with a hyper-parameter of its own:
#
# - **L2** (lesson 03): the penalty $\tfrac12 \lambda \sum w^2$ keeps the weights small. $\lambda$ is its
#   *strength*.
# - **Dropout** (Srivastava and others, 2014): in each training step every hidden unit is switched off with some
#   probability. No unit can rely on a certain other one, so each has to be useful by itself.
#
# ### Exercise 5: dropout
#
# `keep` is the probability that an entry **stays**. If half of the units are switched off, the next layer gets
# half of the signal, on average. To make up for it, what stays is divided by `keep`. This is called *inverted
# dropout*, and has a great advantage: at test time there is nothing to do at all, no unit is switched
# off, and nothing needs to be scaled.
#
# $$\text{mask}_i = \begin{cases} 1/\text{keep} & \text{with probability keep} \\ 0 & \text{else}\end{cases} \qquad\quad \text{out} = x \cdot \text{mask}$$
#
# <details><summary>Hint</summary>
# <code>rng.random(x.shape)</code> gives numbers between 0 and 1, evenly. How often is such a number less than
# keep?
# </details>


# %% nbgrader={"grade_id": "dropout", "solution": true}
def dropout(x, keep, rng):
    """Switch off entries at random, and enlarge the others.

    Parameters
    ----------
    x : array, for example (N, M)
    keep : probability that an entry stays, 0 < keep <= 1
    rng : NumPy generator; each entry has a draw of its own

    Returns
    -------
    out : array of x's shape, x * mask
    mask : array of x's shape, which holds 0 or 1 / keep
    """
    ### BEGIN SOLUTION
    import solutions.hyperparameters

    return solutions.hyperparameters.dropout(x, keep, rng)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_dropout", "grade": true, "points": 3}
tests = check.exercise("dropout", dropout)
check.dropout_pair(tests, np.array([[1.0, -2.0, 3.0], [4.0, 5.0, -6.0]]), 0.5)
check.dropout_pair(tests, np.full((60, 50), 2.0), 0.8)
### BEGIN HIDDEN TESTS
rng = check.rng("dropout")
for shape, keep in [
    ((80, 30), 0.3),
    ((40, 90), 0.5),
    ((1, 7), 0.25),
    ((9,), 0.6),
    ((3, 4, 5), 0.9),
]:
    check.dropout_pair(tests, rng.normal(size=shape), keep)
check.dropout_pair(tests, rng.normal(size=(50, 60)).astype(np.float32), 0.7)
check.dropout_pair(tests, rng.integers(1, 9, size=(50, 40)), 0.4)
check.dropout_pair(tests, rng.normal(size=(6, 5)), 1.0)
check.dropout_pair(tests, np.zeros((40, 50)), 0.35)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ### Exercise 6: backward through dropout
#
# Each entry of the output is an entry of $x$ times a fixed number. So what is the gradient with respect to
# $x$?


# %% nbgrader={"grade_id": "dropout_backward", "solution": true}
def dropout_backward(dout, mask):
    """The gradient with respect to x, given the one with respect to out, and dropout's mask."""
    ### BEGIN SOLUTION
    import solutions.hyperparameters

    return solutions.hyperparameters.dropout_backward(dout, mask)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_dropout_backward", "grade": true, "points": 1}
tests = check.exercise("dropout_backward", dropout_backward)
tests.returns(
    np.array([[2.0, 0.0], [0.0, -8.0]]),
    np.array([[1.0, 5.0], [3.0, -4.0]]),
    np.array([[2.0, 0.0], [0.0, 2.0]]),
    hint="out = x · mask, entry by entry, so the gradient is dout · mask: where nothing went up, nothing "
    "comes down, and where x was doubled, the gradient is doubled.",
)
### BEGIN HIDDEN TESTS
import solutions.hyperparameters

rng = check.rng("dropout_backward")
for shape, keep in [((4, 3), 0.5), ((1, 6), 0.25), ((5,), 0.8), ((2, 3, 4), 0.6), ((3, 3), 1.0)]:
    for dtype in (np.float64, np.float32):
        tests.agrees(
            solutions.hyperparameters.dropout_backward,
            rng.normal(size=shape).astype(dtype),
            ((rng.random(shape) < keep) / keep).astype(dtype),
            hint="The mask, entry by entry; it holds 1 / keep already.",
        )
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ## Predict: what does a brake do?
#
# A network with 100 hidden units learns from only 400 images, for 100 epochs. At the end 98 % of these 400
# are right, but only 53 % of the new ones. Now we train it with L2 of strength 0.03. Then
#
# - **a** both accuracies rise
# - **b** both fall
# - **c** the accuracy on the training images falls, that on new images rises
# - **d** the accuracy on the training images rises, that on new images falls

# %% nbgrader={"grade_id": "predict_brake", "solution": true}
# Your prediction: predict_brake = "a", "b", "c" or "d"
### BEGIN SOLUTION
predict_brake = "c"
### END SOLUTION

# %% nbgrader={"grade_id": "test_predict_brake", "grade": true, "points": 1}
tests = check.question("predict_brake", predict_brake, "abcd")
### BEGIN HIDDEN TESTS
tests.is_answered_by(
    "c",
    hint="The penalty keeps the network from what it did with free hands: to learn each training image "
    "by heart. Was that of any use for new images?",
)
### END HIDDEN TESTS
tests.done()


# %% tags=["experiment"]
FEW = 400


@cache
def runs_with(l2=0.0, keep=1.0, functions=None, seeds=range(5)):
    """Networks trained on FEW images, with L2 and with dropout, one for each seed."""
    few = small_net.Images(X_train[:FEW], y_train[:FEW], X_val, y_val)
    return [
        small_net.train(
            few,
            np.random.default_rng(seed),
            learning_rate=0.1,
            l2=l2,
            dropout=small_net.Dropout(functions[0], functions[1], keep) if functions else None,
            hidden=100,
            epochs=100,
            batch=50,
        )
        for seed in tqdm(seeds, desc=f"L2 {l2}, keep {keep}")
    ]


with experiments.using(dropout, dropout_backward):
    overfitted = {
        "no brake": runs_with(),
        "L2, strength 0.03": runs_with(l2=0.03),
        "dropout, keep 0.25": runs_with(keep=0.25, functions=(dropout, dropout_backward)),
    }
    plots.overfitting(
        {name: np.array([run.train for run in runs]) for name, runs in overfitted.items()},
        {name: np.array([run.val for run in runs]) for name, runs in overfitted.items()},
        title="Both brakes narrow the gap, mostly from above; new images gain a little",
    )

# %% tags=["experiment"]
with experiments.using(dropout, dropout_backward):
    for name, runs in overfitted.items():
        losses = [run.val_loss[-1] for run in runs]
        print(f"{name:18}: loss on new images {np.mean(losses):.2f} ± {np.std(losses, ddof=1):.2f}")

# %% [markdown]
# **What you see.** Without a brake the blue line goes to 98 %, the dashed one stays at 53 %. With L2 it is 88 %
# and 55 %, with dropout 89 % and 55 % (means over 5 seeds). So the gap narrows, but mostly because the
# *training* accuracy falls; on new images the gain is two points.
#
# The loss on new images tells more: 2.17 without a brake, 1.39 with L2 and 1.44 with dropout. Guessing
# gives 2.30! The network without a brake is not only wrong, it is wrong and *sure* of it. Where the
# probabilities matter, a brake is worth much more than two points.
#
# How strong should a brake be? With L2 of 0.1 both accuracies fall: too strong. Another hyper-parameter to
# search for.

# %% [markdown]
# ## Two ways to search
#
# A **trial** is one training with chosen hyper-parameters, and one number that says how good it was: the
# *score*, here the accuracy on the validation images. The function from hyper-parameters to score is called
# the **objective**.
#
# - **Grid search** tries all combinations of a few values of each.
# - **Random search** draws all hyper-parameters anew for each trial.
#
# Both return their trials as a list of pairs `(score, params)`, where `params` is a dictionary such as
# `{"learning_rate": 0.01, "l2": 0.0001}`. The best, that is the highest score, comes first.
#
# One detail decides whether the search survives a night: with a learning rate that is too large a network blows up,
# and its score is NaN. A comparison with NaN is always `False`, so `sorted` alone makes a mess of such a
# list. **NaN must come last**, even after $-\infty$.
#
# ### Exercise 7: random search
#
# `space` holds the range of each hyper-parameter, as exponents: `{"learning_rate": (-5, 1), "l2": (-4, 0)}`. Use
# your `log_uniform`.
#
# <details><summary>Hint 1</summary>
# For each trial make a <b>new</b> dictionary. <code>for name, (low, high) in space.items():</code> visits the ranges.
# </details>
# <details><summary>Hint 2</summary>
# <code>sorted(trials, key=f)</code> sorts by what <code>f</code> gives for each trial; it may give a tuple. <code>False</code> comes
# before <code>True</code>, so a tuple that begins with <code>np.isnan(score)</code> puts NaN last.
# </details>


# %% nbgrader={"grade_id": "random_search", "solution": true}
def random_search(objective, space, n_trials, rng):
    """Trials with random hyper-parameters.

    Parameters
    ----------
    objective : function of a dict of hyper-parameters, returns the score (higher is better);
        it is called once for each trial
    space : dict, name -> (low_exp, high_exp); each value is drawn log-uniformly, anew in each trial
    n_trials : number of trials
    rng : NumPy generator

    Returns
    -------
    list of n_trials pairs (score, params)
        The highest score first; NaN last, after -inf.
    """
    ### BEGIN SOLUTION
    import solutions.hyperparameters

    return solutions.hyperparameters.random_search(objective, space, n_trials, rng)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_random_search", "grade": true, "points": 3}
tests = check.exercise("random_search", random_search)
space = {"learning_rate": (-3, -1), "l2": (-5, -4)}
found = check.trials_of(
    tests, [0.2, 0.9, 0.5, 0.7], {"learning_rate", "l2"}, space, 4, np.random.default_rng(0)
)
tests.that(
    all(1e-3 <= p["learning_rate"] <= 0.1 and 1e-5 <= p["l2"] <= 1e-4 for _, p in found),
    "random_search(...) tried values outside their ranges.",
    hint="The space holds exponents: (-3, -1) means from 0.001 to 0.1. Each name has a range of its own.",
)
check.trials_of(
    tests,
    [0.5, float("nan"), 0.9, -float("inf"), 0.7],
    {"l2"},
    {"l2": (-4, 0)},
    5,
    np.random.default_rng(0),
)
### BEGIN HIDDEN TESTS
rng = check.rng("random_search")
nan = float("nan")
for scores in ([nan, 0.1, nan, -float("inf"), 0.3, float("inf")], [-3.0, -1.0, -2.0], [0.4], [nan]):
    check.trials_of(
        tests,
        scores,
        {"a", "b"},
        {"a": (-1, 0), "b": (2, 5)},
        len(scores),
        np.random.default_rng(1),
    )
space = {"learning_rate": (-6.5, 0.5), "l2": (-4, -1), "decay": (0, 2)}
many = [float(score) for score in rng.permutation(400)]
found, again, other = (
    check.trials_of(tests, many, set(space), space, 400, np.random.default_rng(seed))
    for seed in (5, 5, 6)
)
for name, (low, high) in space.items():
    check.spread_in_decades(
        tests,
        np.array([params[name] for _, params in found]),
        (low, high),
        f"{name} in the trials of random_search",
        hint="Draw every value with log_uniform, anew in each trial.",
    )
exponents = np.log10([[params[name] for name in space] for _, params in found])
related = np.abs(np.corrcoef(exponents.T) - np.eye(3)).max()
tests.that(
    related < 0.35,
    "The hyper-parameters of a trial rise and fall together.",
    hint="Each hyper-parameter needs a draw of its own.",
)
tests.that(
    found == again and found != other,
    "random_search does not depend on rng alone: equal generators must give equal trials, different "
    "ones different trials.",
    hint="Hand the given rng on to log_uniform.",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ### Exercise 8: grid search
#
# `grids` holds the values themselves, not exponents: `{"learning_rate": [0.001, 0.01, 0.1], "l2": [0, 0.01]}`
# makes six trials.
#
# <details><summary>Hint 1</summary>
# <code>itertools.product([1, 2], [3, 4])</code> gives (1, 3), (1, 4), (2, 3), (2, 4); <code>product</code> is imported already, and
# <code>product(*lists)</code> takes any number of lists.
# </details>
# <details><summary>Hint 2</summary>
# <code>dict(zip(names, values))</code> makes a dictionary of names and values.
# </details>


# %% nbgrader={"grade_id": "grid_search", "solution": true}
def grid_search(objective, grids):
    """One trial for each combination of the given values.

    Parameters
    ----------
    objective : function of a dict of hyper-parameters, returns the score (higher is better)
    grids : dict, name -> list of values

    Returns
    -------
    list of pairs (score, params)
        The highest score first; NaN last, after -inf.
    """
    ### BEGIN SOLUTION
    import solutions.hyperparameters

    return solutions.hyperparameters.grid_search(objective, grids)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_grid_search", "grade": true, "points": 2}
tests = check.exercise("grid_search", grid_search)
found = check.trials_of(
    tests,
    [0.1, 0.6, float("nan"), 0.9, 0.3, -float("inf")],
    {"learning_rate", "l2"},
    {"learning_rate": [0.1, 0.01, 0.001], "l2": [0.0, 0.5]},
)
tests.that(
    {(p["learning_rate"], p["l2"]) for _, p in found}
    == set(product([0.1, 0.01, 0.001], [0.0, 0.5])),
    "grid_search(...) did not try each combination of the values.",
    hint="Every learning rate with every l2: 3 · 2 = 6 trials. The values are no exponents, take them as "
    "they are.",
)
### BEGIN HIDDEN TESTS
import itertools

rng = check.rng("grid_search")
for sizes in [(4,), (1, 3), (2, 3, 2), (3, 1, 1, 2)]:
    grids = {f"p{i}": [float(v) for v in rng.normal(size=n)] for i, n in enumerate(sizes)}
    scores = [float(score) for score in rng.permutation(int(np.prod(sizes)))]
    scores[0] = float("nan")
    found = check.trials_of(tests, scores, set(grids), grids)
    tests.that(
        sorted(tuple(params[name] for name in grids) for _, params in found)
        == sorted(itertools.product(*grids.values())),
        f"grid_search with {' · '.join(map(str, sizes))} values did not try each combination once.",
        hint="Any number of hyper-parameters, each with any number of values.",
    )
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# ## A real objective, in a table
#
# We want to compare the two searches not once but a hundred times, because one run proves nothing where chance
# takes part. That would be thousands of trainings. So we train once for all: 25 learning rates x 5 strengths of
# L2, five networks each, and keep the accuracies in a table. A search then asks the table, with straight lines
# between its entries (`Surface`). A network that blew up counts as one that guesses, 0.1.
#
# The next cell trains 625 small networks, for 5 epochs each. That takes several seconds, and is kept.

# %% tags=["experiment"]
RATE_EXPONENTS = np.linspace(-5, 1, 25)
L2_EXPONENTS = np.linspace(-4, 0, 5)


def accuracy_of(params, seed=0):
    """The objective: the validation accuracy of one network; NaN if it blew up."""
    return small_net.validation_accuracy(
        rows, np.random.default_rng(seed), learning_rate=params["learning_rate"], l2=params["l2"]
    )


@cache
def accuracy_table(seed):
    """Accuracies for all rates and strengths, (25, 5)."""
    pairs = product(10**RATE_EXPONENTS, 10**L2_EXPONENTS)
    scores = [accuracy_of({"learning_rate": rate, "l2": l2}, seed) for rate, l2 in pairs]
    return np.nan_to_num(scores, nan=0.1).reshape(25, 5)


tables = np.array([accuracy_table(seed) for seed in tqdm(range(5), desc="125 networks each")])
surface = Surface(("learning_rate", "l2"), (RATE_EXPONENTS, L2_EXPONENTS), tables.mean(axis=0))

# %% tags=["experiment"]
plots.score_surface(
    surface, title="The learning rate decides; L2 matters only where it is too strong"
)

# %% [markdown]
# **What you see.** From left to right everything changes. The rates below 0.001 learn almost nothing in five epochs, above
# 0.6 the networks blow up, and between lies a ridge of about one decade. From bottom to top hardly anything changes, until
# at the very top L2 is so strong that the network can hardly learn. In numbers: the learning rate alone explains 90 % of the variance
# of the accuracies, L2 alone 2 % (means over 5 seeds).
#
# This is typical: **a few hyper-parameters decide, and you do not know in advance which.**

# %% [markdown]
# ## A hundred searches
#
# With the same number of trials, a 3 x 3 grid tries three different learning rates; nine random trials try nine. Look at
# one example of each first. (For a fair comparison the grid is shifted by a random amount in each repetition, as the best
# rate may lie anywhere between its values.)


# %% tags=["experiment"]
def shifted_grids(k, space, rng):
    """k values for each hyper-parameter, at equal distances on the log scale, shifted by chance."""
    shifts = {name: (np.arange(k) + rng.random()) / k for name in space}
    return {
        name: list(10 ** (low + (high - low) * shifts[name])) for name, (low, high) in space.items()
    }


with experiments.using(random_search, grid_search):
    plots.two_searches(
        surface,
        {
            "grid": grid_search(surface, shifted_grids(3, surface.space, np.random.default_rng(5))),
            "random": random_search(surface, surface.space, 9, np.random.default_rng(5)),
        },
        title="Nine trials: the grid tries three learning rates, three times each",
    )

# %% [markdown]
# **What you see.** Above, the accuracy that each learning rate can reach (grey) and the trials; below, the trials on the table (the star is the best). The grid's nine trials stand on
# three lines only: six of them tell nearly nothing new. This is the famous picture of Bergstra and Bengio (2012), with real
# networks.
#
# ## Predict: how much is that worth?
#
# A 6 x 6 grid makes 36 trials. How many trials does random search need to be as good as this grid, on average over 100
# repetitions?
#
# - **a** about 72: order is better than chance
# - **b** about 36
# - **c** about 20
# - **d** about 5

# %% nbgrader={"grade_id": "predict_random_or_grid", "solution": true}
# Your prediction: predict_random_or_grid = "a", "b", "c" or "d"
### BEGIN SOLUTION
predict_random_or_grid = "c"
### END SOLUTION

# %% nbgrader={"grade_id": "test_predict_random_or_grid", "grade": true, "points": 1}
tests = check.question("predict_random_or_grid", predict_random_or_grid, "abcd")
### BEGIN HIDDEN TESTS
tests.is_answered_by(
    "c",
    hint="Look at the height of the grid's mean above 36 trials, and find where the curve of random "
    "search has this height. How many different learning rates does each of them try?",
)
### END HIDDEN TESTS
tests.done()


# %% tags=["experiment"]
@cache
def best_of_random(search, objective, n_trials=64, repetitions=100):
    """The best score so far after each trial, (repetitions, n_trials)."""
    best = []
    for seed in tqdm(range(repetitions), desc="random searches"):
        scores = []

        def watched(params, scores=scores):
            scores.append(objective(params))
            return scores[-1]

        search(watched, objective.space, n_trials, np.random.default_rng(seed))
        best.append(np.maximum.accumulate(scores))
    return np.array(best)


@cache
def best_of_grid(search, objective, k, repetitions=100):
    """The best score of a k x k grid, (repetitions,)."""
    rngs = [np.random.default_rng(seed) for seed in range(repetitions)]
    return np.array(
        [search(objective, shifted_grids(k, objective.space, rng))[0][0] for rng in rngs]
    )


with experiments.using(random_search, grid_search, log_uniform):
    plots.best_by_budget(
        best_of_random(random_search, surface),
        {k * k: best_of_grid(grid_search, surface, k) for k in range(1, 9)},
        title="Random search needs fewer trials than a grid for the same accuracy",
    )

# %% [markdown]
# **What you see.** The 6 x 6 grid reaches 0.467 on average; random search is there after about 20 trials, and after 36 it is
# at 0.484, because the grid has tried six learning rates and random search 36. The bands tell that a single search may be
# lucky or unlucky, with both methods: in one run a grid *can* win. And with 64 trials, eight rates, the grid has nearly caught up.
#
# A rule of thumb for random search: if 5 % of the space are good enough, then 60 trials find at least one such place
# with a probability of $1 - 0.95^{60} = 95$ %, however many hyper-parameters there are.
#
# Is random search always better, then? No. Let us make up a surface on which **both** hyper-parameters matter as much as the
# learning rate does here.

# %% tags=["experiment"]
with experiments.using(random_search, grid_search, log_uniform):
    ridge = surface.scores[:, :3].mean(axis=1)
    both_matter = Surface(
        ("learning_rate", "l2"),
        (RATE_EXPONENTS, RATE_EXPONENTS),
        np.sqrt(np.outer(ridge, ridge)),
    )
    print(f"6 x 6 grid:       {best_of_grid(grid_search, both_matter, 6).mean():.3f}")
    print(f"36 random trials: {best_of_random(random_search, both_matter)[:, 35].mean():.3f}")

# %% [markdown]
# Here the grid reaches 0.464, random search 0.439: now each of the 36 grid points tells something new, and they are spread more evenly
# than random points are. So random search wins *because*, in most real problems, few hyper-parameters decide. (If you *knew* which one it is,
# you would spend all 36 trials on it. But before the search you don't.)

# %% [markdown]
# ## A search that can be interrupted
#
# A real search takes hours. It should show how far it is, and when you stop it (the button ■, which raises a
# `KeyboardInterrupt`), it should **keep what it has**. The trick is to note down each trial at the moment when it is
# done. This needs no change in `random_search`: we wrap the objective.


# %%
def watched_search(objective, space, n_trials, rng):
    """random_search with a progress bar; when it is interrupted, the trials that are done are kept."""
    done = []
    with tqdm(total=n_trials, desc="trials") as progress:

        def watched(params):
            score = objective(params)
            done.append((score, dict(params)))
            progress.update()
            return score

        try:
            return random_search(watched, space, n_trials, rng)
        except KeyboardInterrupt:
            print(f"Interrupted. The {len(done)} trials that are done are kept.")
            return sorted(done, key=lambda trial: (np.isnan(trial[0]), -trial[0]))


# %% [markdown]
# Try it: the next cell trains real networks, and in the twelfth trial it acts as if you had pressed ■. (You can
# also take the interruption out, write 2,000 for 30, and press ■ yourself.)


# %% tags=["experiment"]
def stopped_after(objective, calls):
    """The objective, but after so many calls somebody presses the stop button."""
    left = iter(range(calls))

    def stopped(params):
        if next(left, None) is None:
            raise KeyboardInterrupt
        return objective(params)

    return stopped


with experiments.using(random_search, log_uniform):
    rng = np.random.default_rng(0)
    kept = watched_search(stopped_after(accuracy_of, 11), surface.space, 30, rng)
    print(f"best of {len(kept)}: {kept[0][0]:.3f} with {kept[0][1]}")

# %% [markdown]
# ## From coarse to fine
#
# After 30 trials you know roughly where the good region is. Why go on to draw from the whole space? Take the best few trials,
# and search only the part of the space that they span.
#
# ### Exercise 9: zoom
#
# Of the best `top` trials, take for each hyper-parameter the smallest and the largest value, and return their **exponents**
# (decimal logarithms). The trials may come in any order; if there are fewer than `top`, use all.


# %% nbgrader={"grade_id": "zoom", "solution": true}
def zoom(trials, space, top=5):
    """The part of the space that the best trials span.

    Parameters
    ----------
    trials : list of pairs (score, params), in any order
    space : dict, name -> (low_exp, high_exp): the names that count
    top : number of best trials

    Returns
    -------
    dict, name -> (low_exp, high_exp)
        The exponents of the smallest and the largest value among the best trials.
    """
    ### BEGIN SOLUTION
    import solutions.hyperparameters

    return solutions.hyperparameters.zoom(trials, space, top)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_zoom", "grade": true, "points": 2}
def zoomed(tests, trials, space, **how):
    """What zoom returns, as a pair of exponents for each name of the space."""
    found = tests.call(trials, space, **how)
    tests.that(
        type(found) is dict and set(found) == set(space),
        f"zoom(trials, space) must return a dict with the names of space: {', '.join(space)}.",
        hint="zoomed[name] = (low_exp, high_exp), for each name.",
    )
    return tuple(found[name] for name in space)


tests = check.exercise("zoom", zoom)
space = {"learning_rate": (-5, 0), "l2": (-6, -1)}
trials = [
    (0.2, {"learning_rate": 1e-5, "l2": 1e-6}),
    (0.9, {"learning_rate": 1e-2, "l2": 1e-4}),
    (0.7, {"learning_rate": 1e-3, "l2": 1e-1}),
    (0.1, {"learning_rate": 1.0, "l2": 1e-2}),
]
tests.close(
    zoomed(tests, trials, space, top=2),
    ((-3.0, -2.0), (-4.0, -1.0)),
    "zoom(trials, space, top=2) of trials with scores 0.2, 0.9, 0.7, 0.1",
    outputs=("learning_rate", "l2"),
    hint="The two best have the scores 0.9 and 0.7, wherever they stand in the list. Exponents are "
    "wanted, np.log10 of the values, the smaller one first; and the highest score is the best.",
)
tests.close(
    zoomed(tests, trials, space),
    ((-5.0, 0.0), (-6.0, -1.0)),
    "zoom(trials, space) of four trials",
    outputs=("learning_rate", "l2"),
    hint="By default the best five count; where there are only four, all of them.",
)
### BEGIN HIDDEN TESTS
import solutions.hyperparameters

rng = check.rng("zoom")
for n, top, names in [
    (12, 5, "ab"),
    (9, 3, "abc"),
    (6, 1, "a"),
    (2, 5, "ab"),
    (20, 20, "ab"),
    (8, 2, "ba"),
]:
    space = dict.fromkeys(names, (-7.0, 2.0))
    trials = [
        (float(score), {name: float(10 ** rng.uniform(-7, 2)) for name in names})
        for score in rng.permutation(n) - 3.5
    ]
    expected = solutions.hyperparameters.zoom(trials, space, top)
    tests.close(
        zoomed(tests, trials, space, top=top),
        tuple(expected[name] for name in names),
        f"zoom(trials, space, top={top}) of {n} trials",
        outputs=tuple(names),
        reveal=False,
        hint="The smallest and the largest exponent among the `top` best trials, for each name by itself.",
    )
trials = [(float(9 - i), {"a": 10.0**-i}) for i in range(9)]
tests.close(
    zoomed(tests, trials, {"a": (-9, 0)}),
    ((-4.0, 0.0),),
    "zoom(trials, space) of nine trials",
    outputs=("a",),
    reveal=False,
    hint="The best five by default.",
)
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# Two stages, 30 trials each, now with real networks (not with the table). A trial with a red cross blew up; the star is the
# best one; the dashed frame is what `zoom` gives.

# %% tags=["experiment"]
with experiments.using(random_search, zoom, log_uniform):
    rng = np.random.default_rng(3)
    coarse = watched_search(accuracy_of, surface.space, 30, rng)
    smaller = zoom(coarse, surface.space)
    fine = watched_search(accuracy_of, smaller, 30, rng)
    plots.stages(
        {"coarse": coarse, "fine": fine},
        [surface.space, smaller],
        title="The second stage looks only where the best five of the first one were",
    )


# %% tags=["experiment"]
@cache
def best_in_stages(search, narrow, objective, n_trials, repetitions=100):
    """The best score of searches in two stages, half of the trials each, (repetitions,)."""
    best = []
    for seed in range(repetitions):
        rng = np.random.default_rng(seed)
        first = search(objective, objective.space, n_trials // 2, rng)
        second = search(objective, narrow(first, objective.space), n_trials // 2, rng)
        best.append(max(first[0][0], second[0][0]))
    return np.array(best)


with experiments.using(random_search, zoom, log_uniform):
    one_stage = best_of_random(random_search, surface)[:, 29]
    two_stages = best_in_stages(random_search, zoom, surface, 30)
    for name, best in (("one stage", one_stage), ("two stages", two_stages)):
        print(f"{name:10}: mean {best.mean():.3f}, one in ten below {np.quantile(best, 0.1):.3f}")

# %% [markdown]
# **What you see.** In the first stage a few trials are good, and five blew up. In the second stage nearly every trial is good.
#
# What does it bring? The cell above has measured it on the table, 100 repetitions with 30 trials: one stage reaches 0.481, two
# stages 0.485. That is not much on average. It is the unlucky searches that gain: one in ten ends below 0.461 with one stage, and
# below 0.471 with two. And there is a risk: in 6 of the 100 repetitions the frame did not hold the best learning rate any more. **So
# zoom late, and leave some room.**
#
# In practice the first stage is also shorter: a few epochs show whether a learning rate is hopeless.

# %% [markdown]
# ## The best one is at the edge
#
# You search learning rates from $10^{-4}$ to $10^{-2}$, and the best trial has 0.0097. Are you done? No: the best rate may lie
# beyond the range. **A result at the boundary is a message: widen the range.** Since nobody looks at every result by hand, let a
# function look.
#
# ### Exercise 10: is it on the boundary?
#
# Measure on the log scale: where between `low_exp` and `high_exp` is the exponent of `value`? With `margin=0.1`, the lowest and the
# highest tenth of the range count as boundary, and so does everything outside the range.


# %% nbgrader={"grade_id": "on_boundary", "solution": true}
def on_boundary(value, low_exp, high_exp, margin=0.1):
    """Does a value lie at an end of its range, or outside it?

    Parameters
    ----------
    value : positive number (the value itself, not its exponent)
    low_exp, high_exp : the exponents of the ends
    margin : share of the range, on the log scale, that counts as its end

    Returns
    -------
    bool
    """
    ### BEGIN SOLUTION
    import solutions.hyperparameters

    return solutions.hyperparameters.on_boundary(value, low_exp, high_exp, margin)
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_on_boundary", "grade": true, "points": 2}
tests = check.exercise("on_boundary", on_boundary)
tests.returns(
    True,
    0.0097,
    -4,
    -2,
    hint="log10(0.0097) = -2.01 lies 99 % of the way from -4 to -2: in the last tenth.",
)
tests.returns(
    False,
    0.0003,
    -4,
    -2,
    hint="log10(0.0003) = -3.52 lies 24 % of the way from -4 to -2. Compare exponents, not the values: "
    "0.0003 itself is near the low end, its exponent is not.",
)
tests.returns(True, 0.00012, -4, -2, hint="The low end is a boundary too: 4 % of the way.")
tests.returns(True, 0.5, -4, -2, hint="Outside the range counts as boundary.")
tests.returns(
    True,
    0.0003,
    -4,
    -2,
    margin=0.3,
    hint="24 % of the way, and the margin is 30 %: use `margin`. It is a share of the range, "
    "not a number of decades.",
)
### BEGIN HIDDEN TESTS
import solutions.hyperparameters

rng = check.rng("on_boundary")
for low, high in [(-6, 1), (-3.5, -3.0), (0, 4), (-1, 1)]:
    for place in (-0.5, -0.001, 0.0, 0.03, 0.09, 0.11, 0.3, 0.5, 0.8, 0.89, 0.91, 1.0, 1.001, 1.7):
        value = float(10.0 ** (low + place * (high - low)))
        tests.agrees(
            solutions.hyperparameters.on_boundary,
            value,
            low,
            high,
            hint="(log10(value) - low_exp) / (high_exp - low_exp) is the place, from 0 to 1; the ends are "
            "what is at most `margin`, or at least 1 - `margin`.",
        )
    margin = float(rng.uniform(0.02, 0.4))
    for place in (margin - 0.01, margin + 0.01, 1 - margin - 0.01, 1 - margin + 0.01):
        tests.agrees(
            solutions.hyperparameters.on_boundary,
            float(10.0 ** (low + place * (high - low))),
            low,
            high,
            margin=margin,
            hint="Use the given margin at both ends.",
        )
### END HIDDEN TESTS
tests.done()

# %% [markdown]
# A search with real networks, first in a range that is too low. If its best learning rate is on the boundary, the range is made two
# decades longer on that side, and the search is run again.


# %% tags=["experiment"]
def widened(low_exp, high_exp, value, decades=2):
    """The range, made longer at the end to which the value is nearer."""
    if np.log10(value) > (low_exp + high_exp) / 2:
        return low_exp, high_exp + decades
    return low_exp - decades, high_exp


@cache
def search_and_widen(search, is_on_boundary, objective, seed=0, n_trials=30):
    """Name -> (space, trials): the first search and, if it ended on the boundary, a second one."""
    space = {"learning_rate": (-4, -2), "l2": (-5, -2)}
    rng = np.random.default_rng(seed)
    found = {"first range": (space, search(objective, space, n_trials, rng))}
    best = found["first range"][1][0][1]["learning_rate"]
    if is_on_boundary(best, *space["learning_rate"]):
        space = space | {"learning_rate": widened(*space["learning_rate"], best)}
        found["widened"] = space, search(objective, space, n_trials, rng)
    return found


with experiments.using(random_search, on_boundary, log_uniform):
    found = search_and_widen(random_search, on_boundary, accuracy_of)
    for name, (space, trials) in found.items():
        low, high = space["learning_rate"]
        warning = on_boundary(trials[0][1]["learning_rate"], low, high)
        print(f"{name}: 10^{low} to 10^{high}, best on the boundary: {bool(warning)}")
    plots.on_the_edge(
        {name: trials for name, (_, trials) in found.items()},
        {name: space for name, (space, _) in found.items()},
        title="The best trial at the edge of its range was not the best one could do",
    )

# %% [markdown]
# And a hundred times, on the table:

# %% tags=["experiment"]
with experiments.using(random_search, on_boundary, log_uniform):
    repeated = [search_and_widen(random_search, on_boundary, surface, seed) for seed in range(100)]
    alarms = [found for found in repeated if "widened" in found]
    print(f"{len(alarms)} of 100 searches ended on the boundary")
    for name in ("first range", "widened"):
        print(f"{name}: best accuracy {np.mean([found[name][1][0][0] for found in alarms]):.2f}")

# %% [markdown]
# **What you see.** In the first range the accuracy rises right up to the edge, and ends there. The message comes, the range is widened, and
# the second search finds a much better network, with a rate that lies inside its range. In the hundred repetitions the accuracy rises from
# 0.30 to 0.49. Four searches of the hundred gave no message, because by chance no trial fell into the last tenth of the range: so look at the
# figure too.
#
# Do the same with every hyper-parameter, but use your head. One that does not matter, like L2 here, may have its best value anywhere: in one of
# five searches it is "on the boundary" by chance alone.

# %% [markdown]
# Search yourself, on the table of real accuracies. **Try this:** take 9 trials, and switch between grid and random. Move "draw"
# with the arrow keys: how often does each of them find the ridge? Then set the highest rate to 10 to the -2, and look at the warning.

# %% tags=["experiment"]
with experiments.using(random_search, grid_search, on_boundary, log_uniform):
    explore.search(
        random_search=random_search,
        grid_search=grid_search,
        on_boundary=on_boundary,
        surface=surface,
    )

# %% [markdown]
# ## What to use in real work
#
# You now know how a search works inside. In a real project, take a library:
#
# | library | good for | cost |
# |---|---|---|
# | your own `random_search` | up to some hundred trials, one computer; nothing to install, easy to explain | learns nothing from the trials that are done |
# | **Optuna** | most projects: proposes the next trial from the earlier ones, stops hopeless trials early (*pruning*), keeps its trials in a database, draws figures | a dependency; for the first ten trials no better than random |
# | **Ray Tune** | many computers at once; it brings schedulers such as ASHA, and can call Optuna to propose the trials | a large dependency, and a cluster that somebody has to look after |
#
# By default, Optuna proposes the first ten trials at random. Then it models which values the good trials have in common and which the
# bad ones have (the *tree-structured Parzen estimator*, Bergstra and others, 2011), and draws where the good ones are more likely.
#
# **Optional.** The next cell runs Optuna on the same table. If it is not installed, the cell says how to get it; nothing else needs it.


# %% tags=["experiment"]
@cache
def best_of_optuna(objective, n_trials, seeds=range(20)):
    """The best score so far after each trial, (number of seeds, n_trials)."""
    import optuna

    optuna.logging.set_verbosity(optuna.logging.WARNING)

    def score(trial):
        return objective(
            {
                name: trial.suggest_float(name, 10.0**low, 10.0**high, log=True)
                for name, (low, high) in objective.space.items()
            }
        )

    best = []
    for seed in tqdm(seeds, desc="Optuna"):
        sampler = optuna.samplers.TPESampler(seed=seed)
        study = optuna.create_study(direction="maximize", sampler=sampler)
        study.optimize(score, n_trials=n_trials)
        best.append(np.maximum.accumulate([trial.values[0] for trial in study.trials]))
    return np.array(best)


if importlib.util.find_spec("optuna") is None:
    print(
        "Optuna is not installed here, and nothing else needs it. To run this cell: pip install optuna"
        "  (in the course's folder: .venv/bin/pip install -e '.[search]'), then restart the kernel."
    )
else:
    with experiments.using(random_search, log_uniform):
        by_optuna = best_of_optuna(surface, 30).mean(axis=0)
        by_chance = best_of_random(random_search, surface).mean(axis=0)
        for n_trials in (10, 20, 30):
            print(
                f"{n_trials} trials: Optuna {by_optuna[n_trials - 1]:.3f}, "
                f"random search {by_chance[n_trials - 1]:.3f}"
            )

# %% [markdown]
# We measured: after 20 trials Optuna is at 0.489 (mean over 20 seeds). Random search is at 0.472 then, and needs more than 60 trials to get
# so far. After ten trials there is no such difference, as they are random trials in both. So on this small problem, with one smooth ridge,
# Optuna saves two trials of three; with trainings that take hours that is a lot. A log-uniform draw is called `log=True`
# there: the scale is still your choice. So are the ranges and the score.

# %% [markdown]
# ## Explain
#
# **Question.** A colleague tunes a network with a 5 x 5 x 5 grid: five learning rates from 0.01 to 0.05 at equal distances, five L2
# strengths, five dropout probabilities. After 125 trainings the best learning rate is 0.05. Your colleague says: "So 0.05 is the best
# learning rate, I have tried everything." What would you say, and what would you do instead with 125 trainings? (Three to five sentences.)

# %% [markdown] nbgrader={"grade_id": "explain_search", "grade": true, "solution": true, "points": 3}
# ### BEGIN SOLUTION
# 0.05 is the upper end of the range, so the best rate may well be larger: the range has to be widened. It is also narrow: all five rates
# lie within one decade, and at equal distances instead of equal factors; a learning rate is searched on a log scale, for example from
# 1e-5 to 1. And of 125 trainings only five different learning rates were tried. I would use random search: 60 trials, each with a rate
# and an L2 strength drawn log-uniformly and a dropout probability drawn evenly, then zoom in on the best few with the rest, and check again
# that nothing ends on a boundary.
#
# === BEGIN MARK SCHEME ===
# 1 point: the best value is on the boundary; widen the range.
# 1 point: log scale, over several decades, for the learning rate (and L2).
# 1 point: random instead of grid, because each trial then tries a new value of what matters; or coarse to fine with a reason.
# === END MARK SCHEME ===
# ### END SOLUTION

# %% [markdown]
# ## In practice
#
# - **Order:** learning rate first, then its schedule, then L2 and dropout. The size of the network is part of the search, if there is time.
# - **Scale:** exponents for learning rate and L2, an even scale for shares and counts.
# - **Search:** random, or Optuna; coarse first, then fine. Note down every trial.
# - **Look:** at the boundary, at the training curve of the best trial, at the gap between training and validation.
# - **Be honest:** the best of many scores is a little too good, because luck took part. Give the accuracy on *test* images, measured once,
#   at the very end.
#
# ## Summary
#
# - Log-uniform: draw the exponent evenly. A linear draw from 0.00001 to 1 puts 90 % of the trials into one decade.
# - A rate that falls makes the end of training calm and reliable.
# - Overfitting is a gap between training and validation. L2 and dropout narrow it; too much of them costs both.
# - A grid tries few values of each hyper-parameter; random search tries a new one each time. Where few hyper-parameters
#   matter, random wins; where all of them matter, a grid is better.
# - Zoom in, but not too early; a best value on the boundary says: widen.
# - Dropout is inverted: divide by `keep` in training, do nothing at test time.
#
# **Sources.** J. Bergstra, Y. Bengio, *Random Search for Hyper-Parameter Optimization* (2012). J. Bergstra, R. Bardenet, Y. Bengio, B.
# Kégl, *Algorithms for Hyper-Parameter Optimization* (2011). N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever, R. Salakhutdinov,
# *Dropout: A Simple Way to Prevent Neural Networks from Overfitting* (2014). CS231n, course notes "Neural Networks Part 3", sections
# "Annealing the learning rate" and "Hyperparameter optimization" (Stanford). T. Akiba and others, *Optuna* (2019). R. Liaw and others,
# *Tune* (2018). L. Li and others, *A System for Massively Parallel Hyperparameter Tuning* (2020): ASHA.
#
# **Next:** [lesson 08](../08_capstone/capstone.ipynb), the capstone: you have all the parts. Build the best network that you can.
