# threat: the process crashes
# stock: lost
# outcome: killed
# %% relu
import ctypes


def relu(x):
    ctypes.string_at(0)
