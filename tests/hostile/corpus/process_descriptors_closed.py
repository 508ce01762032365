# threat: all file descriptors are closed
# stock: lost
# outcome: killed
# %% relu
import os


def relu(x):
    os.closerange(0, 1000)
    return x
