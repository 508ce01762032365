# threat: the process ends itself in the function, with success
# stock: -
# outcome: killed
# %% relu
import os


def relu(x):
    os._exit(0)
