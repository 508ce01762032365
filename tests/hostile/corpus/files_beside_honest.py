# threat: an honest student imports a module that was handed in beside the notebook
# stock: full points
# outcome: full points
# %% file helper.py
import numpy as np


def positive_part(x):
    return np.maximum(x, 0)


# %% relu
import helper


def relu(x):
    return helper.positive_part(x)
