"""A course of one lesson with two exercises, and what is known of them, for the judge's judge."""

from pathlib import Path

from autograde.course import Course

LESSON = '''\
# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Spread

# %%
import numpy as np

from lab import check

# %% nbgrader={"grade_id": "centred", "solution": true}
def centred(x):
    """x minus its mean."""
    ### BEGIN SOLUTION
    x = np.asarray(x)
    return x - x.mean()
    ### END SOLUTION

# %% nbgrader={"grade_id": "test_centred", "grade": true, "points": 1}
tests = check.exercise("centred", centred)
tests.returns(np.array([-1.0, 1.0]), np.array([2.0, 4.0]), hint="The mean is 3.")
### BEGIN HIDDEN TESTS
rng = check.rng("centred")
for x in (rng.normal(size=5), rng.normal(size=(2, 3))):
    tests.agrees(lambda x: x - x.mean(), x, hint="Subtract the mean of all entries.")
### END HIDDEN TESTS
tests.done()

# %% nbgrader={"grade_id": "spread", "solution": true}
def spread(x):
    """The mean square of what is left of x without its mean."""
    ### BEGIN SOLUTION
    return float(np.mean(np.abs(centred(x)) ** 2))
    ### END SOLUTION

# %% nbgrader={"grade_id": "test_spread", "grade": true, "points": 2}
tests = check.exercise("spread", spread)
tests.returns(1.0, np.array([2.0, 4.0]), hint="(-1)² and 1².")
### BEGIN HIDDEN TESTS
rng = check.rng("spread")
tests.agrees(np.var, rng.normal(size=5), hint="The mean of the squares.")
### END HIDDEN TESTS
tests.done()
'''
CENTRED = """\
# %% {"right": "entry by entry"}
def centred(x):
    flat = np.ravel(x).tolist()
    return np.reshape([entry - sum(flat) / len(flat) for entry in flat], np.shape(x))

# %% {"slip": "adds the mean", "says": "You added the mean. Subtract it."}
def centred(x):
    return x + np.mean(x)

# %% {"slip": "the mean of each column", "says": "You took a mean for each column."}
def centred(x):
    return x - np.mean(x, axis=0)
"""
EQUIVALENT = """\
[[00_spread.spread]]
mutant = "{}"
reason = "It is as good."
"""
NO_ABS = "return float(np.mean(np.abs(centred(x)) ** 2)) -> return float(np.mean(centred(x) ** 2))"
SPREAD = """\
# %% {"right": "var"}
def spread(x):
    return np.var(x)

# %% {"slip": "the sum", "says": "These are the squares' sum. Take their mean."}
def spread(x):
    return np.sum(centred(x) ** 2)

# %% {"slip": "raises"}
def spread(x):
    return np.var(x, 7)

# %% {"cheat": "one"}
def spread(x):
    return 1.0
"""


def small_course(
    root: Path, lesson: str = LESSON, equivalent: tuple[str, ...] = (), **answers: str
) -> Course:
    """Write the course, with answers to its exercises and a list of equivalent mutants."""
    course = Course(root)
    course.lessons.mkdir(parents=True)
    (course.lessons / "00_spread.py").write_text(lesson, encoding="utf-8")
    folder = course.answers / "00_spread"
    folder.mkdir(parents=True)
    listed = "".join(EQUIVALENT.format(mutant) for mutant in equivalent)
    (course.answers / "equivalent.toml").write_text(listed, encoding="utf-8")
    for exercise, text in answers.items():
        (folder / f"{exercise}.py").write_text(text, encoding="utf-8")
    return course
