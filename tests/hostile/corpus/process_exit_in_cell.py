# threat: the process ends itself in the answer cell
# stock: lost
# outcome: killed
# %% relu
import os


def relu(x):
    return np.maximum(x, 0)


os._exit(0)
