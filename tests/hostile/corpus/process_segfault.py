# threat: the process crashes
# stock: -
# outcome: killed
# %% relu
import ctypes


def relu(x):
    ctypes.string_at(0)
